//! A table of a Word file: head rows that repeat on every page, rows that do not break, widths that follow the
//! content, and a name and description for those who hear the table read.

use super::body::Page;
use super::columns::{self, Columns};
use super::keep;
use super::paragraph::{Align, Paragraph};
use super::styles;
use crate::render::xml::escape;
use crate::render::{layout, looks};
use crate::report::model::{ReportTable, ReportWords, TableCell};

/// What a table looks like as a whole.
pub(super) struct Dress<'d> {
    /// The style of the table; without one it has lines of its own.
    pub(super) style: Option<&'d str>,
    /// Left and right margin of its cells; none where the style has one that its columns count with.
    pub(super) margins: Option<usize>,
    /// Fill of its headings; none where the style has one.
    pub(super) head_fill: Option<u32>,
    /// Its columns.
    columns: Columns,
    /// A paragraph of a cell, still empty.
    pub(super) paragraph: Paragraph,
}

impl<'d> Dress<'d> {
    /// In a report of ours.
    fn own(table: &ReportTable, page: Page) -> Self {
        let usual = match page {
            Page::Upright => usual(table),
            Page::Lying => SMALL,
        };
        let (size, columns) = set(table, page.text_width(), usual);
        let style = match size {
            USUAL => styles::TABLE_TEXT,
            SMALL => styles::WIDE_TABLE_TEXT,
            _ => styles::CLOSE_TABLE_TEXT,
        };
        Self {
            style: Some(styles::TABLE),
            margins: None,
            head_fill: Some(looks::HEAD),
            columns,
            paragraph: Paragraph::new(style),
        }
    }

    /// In a file of somebody else: with a style of theirs, and no style that they have not.
    pub(super) fn guest(table: &ReportTable, style: Option<&'d str>, heads: bool, room: usize) -> Self {
        let (size, columns) = set(table, room, usual(table));
        let head_fill = (!heads).then_some(looks::HEAD);
        let size = u32::try_from(size).unwrap_or_default();
        let margins = Some(CELL_MARGIN);
        Self { style, margins, head_fill, columns, paragraph: Paragraph::new("").close(size) }
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

/// Whether a table can stand on an upright page: with few columns, or with some more where no word or number breaks and nothing
/// takes many lines.
pub(super) fn stands_upright(table: &ReportTable) -> bool {
    let count = layout::column_count(table);
    if count <= UPRIGHT_COLUMNS || count > CROWDED_COLUMNS {
        return count <= UPRIGHT_COLUMNS;
    }
    let set = columns::columns(table, Page::Upright.text_width(), SMALL);
    set.whole && set.head <= MOST_HEAD_LINES && set.rows.iter().all(|lines| *lines <= MOST_LINES)
}

/// Whether a table of numbers can be read at a place of some width: no word or number breaks, no heading is read downwards or takes
/// more lines.
pub(super) fn reads_well(table: &ReportTable, room: usize, lines: usize) -> bool {
    let numeric = layout::numeric_columns(table);
    if numeric.iter().filter(|numeric| **numeric).count() * 2 < numeric.len() {
        return true;
    }
    let (_, set) = set(table, room, usual(table));
    set.whole && set.level && set.head <= lines
}

/// Whether the names of the rows have their room at a place of some width.
pub(super) fn names_have_room(table: &ReportTable, room: usize) -> bool {
    set(table, room, usual(table)).1.named
}

/// Left and right margin of a cell in a file of somebody else, as in ours; Word begins with more, and numbers would break.
const CELL_MARGIN: usize = 80;

/// Sizes of the letters of a table, in half points: of the usual one, of one that is set smaller, and where a word would
/// break otherwise.
const USUAL: usize = 18;
const SMALL: usize = 16;
const SMALLEST: usize = 14;

/// A table of at most this many columns stands on an upright page whatever is in it; of more than the other it never does.
const UPRIGHT_COLUMNS: usize = 11;
const CROWDED_COLUMNS: usize = 16;
/// Most lines of a cell, and of a heading, in such a table.
pub(super) const MOST_LINES: usize = 4;
pub(super) const MOST_HEAD_LINES: usize = 7;

/// A table of more columns than this is set smaller, so that it can stay on an upright page.
const ROOMY_COLUMNS: usize = 8;

/// The size of the letters of a table on an upright page.
fn usual(table: &ReportTable) -> usize {
    if layout::column_count(table) <= ROOMY_COLUMNS { USUAL } else { SMALL }
}

/// The largest letters in which no word of the table breaks, and the columns with them; the smallest where one always does. One
/// size smaller, where many columns of numbers leave so little to the words that a quarter of the lines is saved.
fn set(table: &ReportTable, room: usize, usual: usize) -> (usize, Columns) {
    let lines = |columns: &Columns| columns.rows.iter().sum::<usize>();
    let small = columns::columns(table, room, SMALL);
    if usual > SMALL {
        let large = columns::columns(table, room, usual);
        if large.whole && !(small.whole && lines(&small) * 4 < lines(&large) * 3) {
            return (usual, large);
        }
    }
    if small.whole { (SMALL, small) } else { (SMALLEST, columns::columns(table, room, SMALLEST)) }
}

/// Lines around every cell.
const LINES: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>\
                     <w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>";

/// The table as XML in a report of ours; the table must have a column.
pub(super) fn table(table: &ReportTable, words: &ReportWords, page: Page) -> String {
    dressed(table, words, &Dress::own(table, page))
}

/// The table as XML; the table must have a column.
pub(super) fn dressed(table: &ReportTable, words: &ReportWords, dress: &Dress<'_>) -> String {
    let widths = &dress.columns.widths;
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let description = layout::merged_head(words, table).join(" / ");
    let style = dress.style.map(|style| format!("<w:tblStyle w:val=\"{}\"/>", escape(style))).unwrap_or_default();
    let side = |side: &str, width: usize| format!("<w:{side} w:w=\"{width}\" w:type=\"dxa\"/>");
    let margins = dress.margins.map_or_else(String::new, |width| {
        format!("<w:tblCellMar>{}{}</w:tblCellMar>", side("left", width), side("right", width))
    });
    let mut out = format!(
        "<w:tbl><w:tblPr>{style}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>{}\
         <w:tblLayout w:type=\"fixed\"/>{margins}\
         <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"0\" w:noVBand=\"0\"/>\
         <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<usize>(),
        if dress.style.is_some() { "" } else { LINES },
        escape(&layout::caption(words, table)),
        escape(&description),
    );
    head(&mut out, table, widths, dress);
    body(&mut out, table, dress);
    out.push_str("</w:tbl>");
    out
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

fn body(out: &mut String, table: &ReportTable, dress: &Dress<'_>) {
    let numeric = layout::numeric_columns(table);
    let empty = TableCell::default();
    let kept = keep::kept(table, &dress.columns.rows);
    for (row, keep_next) in table.rows.iter().zip(kept) {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, (width, right)) in dress.columns.widths.iter().zip(&numeric).enumerate() {
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
