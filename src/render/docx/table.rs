//! A table of a Word file: head rows that repeat on every page, rows that do not break, widths that follow the
//! content, and a name and description for those who hear the table read.

use super::body::Page;
use super::paragraph::{Align, Paragraph};
use super::styles;
use crate::render::xml::escape;
use crate::render::{layout, looks, width};
use crate::report::model::{ReportTable, ReportWords, TableCell};

/// Left and right margin of a cell, and some air.
const CELL_AIR: usize = 240;

/// A table of at most this many rows is kept on one page.
const KEPT_ROWS: usize = 12;

/// What a table looks like as a whole.
pub(super) struct Dress<'d> {
    /// The style of the table; without one it has lines of its own.
    pub(super) style: Option<&'d str>,
    /// Twentieths of a point that it may be wide.
    pub(super) room: usize,
    /// Twentieths of a point that half of a full-width character takes.
    pub(super) character: usize,
    /// Fill of its headings; none where the style has one.
    pub(super) head_fill: Option<u32>,
    /// A paragraph of a cell, still empty.
    pub(super) paragraph: Paragraph,
}

impl<'d> Dress<'d> {
    /// In a report of ours.
    fn own(columns: usize, page: Page) -> Self {
        let (style, character) = match page {
            Page::Upright if columns <= ROOMY_COLUMNS => (styles::TABLE_TEXT, 100),
            Page::Upright | Page::Lying => (styles::WIDE_TABLE_TEXT, 90),
        };
        Self {
            style: Some(styles::TABLE),
            room: page.text_width(),
            character,
            head_fill: Some(looks::HEAD),
            paragraph: Paragraph::new(style),
        }
    }

    /// In a file of somebody else: with a style of theirs, and no style that they have not.
    pub(super) fn guest(columns: usize, style: Option<&'d str>, heads: bool, room: usize) -> Self {
        let (size, character) = if columns <= ROOMY_COLUMNS { (18, 100) } else { (16, 90) };
        let head_fill = (!heads).then_some(looks::HEAD);
        Self { style, room, character, head_fill, paragraph: Paragraph::new("").close(size) }
    }
}

/// How one cell is drawn.
struct Look<'d> {
    /// Width in twentieths of a point.
    width: usize,
    columns: usize,
    /// `w:vMerge`, where it is part of a heading that covers several rows.
    merge: &'static str,
    fill: Option<u32>,
    strong: bool,
    align: Align,
    keep_next: bool,
    dress: &'d Dress<'d>,
}

/// What a heading may ask for of its column where the table does not fit otherwise.
const CLOSE_HEAD: usize = 8;

/// Whether a table can stand on an upright page: with few columns, or with some more where no number breaks and no words take
/// many lines.
pub(super) fn stands_upright(table: &ReportTable) -> bool {
    let columns = layout::column_count(table);
    if columns <= UPRIGHT_COLUMNS || columns > CROWDED_COLUMNS {
        return columns <= UPRIGHT_COLUMNS;
    }
    let room: Vec<usize> = widths(table, Page::Upright.text_width(), 90)
        .iter()
        .map(|width| width.saturating_sub(MARGINS) / HALF)
        .collect();
    let numeric = layout::numeric_columns(table);
    let body = table.rows.iter().all(|row| {
        row.iter().zip(&room).zip(&numeric).all(|((cell, room), numeric)| {
            width::lines(&cell.text, *room) <= if *numeric { 1 } else { MOST_LINES }
        })
    });
    let head = layout::head_cells(table).iter().all(|head| {
        let room = room.iter().skip(head.column).take(head.columns).sum();
        width::lines(&head.cell.text, room) <= MOST_LINES
    });
    body && head
}

/// Twentieths of a point that half of a full-width character of 8 points takes, and the margins of a cell.
const HALF: usize = 80;
const MARGINS: usize = 160;

/// A table of at most this many columns stands on an upright page whatever is in it; of more than the other it never does.
const UPRIGHT_COLUMNS: usize = 11;
const CROWDED_COLUMNS: usize = 16;
/// Most lines of a cell of words in such a table.
const MOST_LINES: usize = 4;

/// A table of more columns than this is set smaller, so that it can stay on an upright page.
const ROOMY_COLUMNS: usize = 8;

/// Lines around every cell.
const LINES: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>";

/// The table as XML in a report of ours; the table must have a column.
pub(super) fn table(table: &ReportTable, words: &ReportWords, page: Page) -> String {
    dressed(table, words, &Dress::own(layout::column_count(table), page))
}

/// The table as XML; the table must have a column.
pub(super) fn dressed(table: &ReportTable, words: &ReportWords, dress: &Dress<'_>) -> String {
    let widths = widths(table, dress.room, dress.character);
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let description = layout::merged_head(words, table).join(" / ");
    let style = dress.style.map(|style| format!("<w:tblStyle w:val=\"{}\"/>", escape(style))).unwrap_or_default();
    let mut out = format!(
        "<w:tbl><w:tblPr>{style}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>{}\
         <w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"0\" w:noVBand=\"0\"/>\
         <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<usize>(),
        if dress.style.is_some() { "" } else { LINES },
        escape(&layout::caption(words, table)),
        escape(&description),
    );
    head(&mut out, table, &widths, dress);
    body(&mut out, table, &widths, dress);
    out.push_str("</w:tbl>");
    out
}

/// Column widths in twentieths of a point: as wide as the content, no wider than the page, and up to half as wide
/// again where the page has room, for a font whose figures are broader than half a full-width character.
fn widths(table: &ReportTable, available: usize, character: usize) -> Vec<usize> {
    let wanted = |head: usize| -> Vec<usize> {
        width::natural(table, head).iter().map(|columns| columns.max(&2) * character + CELL_AIR).collect()
    };
    let mut natural = wanted(width::HEAD_LIMIT);
    if natural.iter().sum::<usize>() > available {
        // Headings break before the words at the left do.
        natural = wanted(CLOSE_HEAD);
    }
    let fitted = width::fit(&natural, available);
    let total: usize = fitted.iter().sum();
    let target = available.min(total + total / 2);
    if target <= total { fitted } else { fitted.iter().map(|width| width * target / total.max(1)).collect() }
}

fn head(out: &mut String, table: &ReportTable, widths: &[usize], dress: &Dress<'_>) {
    let heads = layout::head_cells(table);
    for row in 0..table.head.len() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        let mut column = 0;
        while column < widths.len() {
            let found = heads.iter().find(|head| head.covers(row, column));
            let columns = found.map_or(1, |head| head.columns);
            let merge = match found {
                Some(head) if head.rows > 1 && head.row == row => "<w:vMerge w:val=\"restart\"/>",
                Some(head) if head.rows > 1 => "<w:vMerge/>",
                Some(_) | None => "",
            };
            let text = found.filter(|head| head.row == row).map_or("", |head| head.cell.text.as_str());
            let look = Look {
                width: widths.iter().skip(column).take(columns).sum(),
                columns,
                merge,
                fill: dress.head_fill,
                strong: true,
                align: Align::Center,
                keep_next: true,
                dress,
            };
            out.push_str(&cell(text, &look));
            column += columns;
        }
        out.push_str("</w:tr>");
    }
}

fn body(out: &mut String, table: &ReportTable, widths: &[usize], dress: &Dress<'_>) {
    let numeric = layout::numeric_columns(table);
    let empty = TableCell::default();
    for (at, row) in table.rows.iter().enumerate() {
        let last = at + 1 == table.rows.len();
        // The last row stays with its notes, so that a percentage is not read without its base.
        let keep_next = if last { !table.notes.is_empty() } else { table.rows.len() <= KEPT_ROWS };
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, (width, right)) in widths.iter().zip(&numeric).enumerate() {
            let found = row.get(column).unwrap_or(&empty);
            let look = Look {
                width: *width,
                columns: 1,
                merge: "",
                fill: found.provisional.then_some(looks::PROVISIONAL),
                strong: false,
                align: if *right { Align::Right } else { Align::Style },
                keep_next,
                dress,
            };
            out.push_str(&cell(&found.text, &look));
        }
        out.push_str("</w:tr>");
    }
}

/// A cell; the order of its properties is that of the schema.
fn cell(text: &str, look: &Look<'_>) -> String {
    let span = if look.columns > 1 { format!("<w:gridSpan w:val=\"{}\"/>", look.columns) } else { String::new() };
    let fill = look
        .fill
        .map(|fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", looks::hex(fill)))
        .unwrap_or_default();
    let paragraph =
        look.dress.paragraph.clone().keep_next(look.keep_next).align(look.align).text(text, look.strong);
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{}{fill}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
        look.width,
        look.merge,
        paragraph.xml()
    )
}
