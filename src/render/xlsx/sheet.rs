//! The sheet of one table: caption and stamps, the head, the body, the notes; frozen and printed so that a long
//! or wide table keeps its headings in sight.

use rust_xlsxwriter::{IgnoreError, Url, Worksheet, XlsxError};

use super::alike::{Alike, Look};
use super::heat::{self, Figures};
use super::number_format::numeric;
use super::paper::{self, Content, Split};
use super::style::{Line, ROW_POINTS, Side, Style, height};
use super::{cell_text, chart, column_number, row_number};
use crate::render::{layout, width};
use crate::report::model::{CellLink, Report, ReportTable, ReportWords, TableCell};

/// Narrowest and widest column, in half-width characters.
const COLUMN_LIMITS: (usize, usize) = (6, 44);
/// A stub wider than this is not frozen: nothing would be left of the screen to scroll in.
const FROZEN_LIMIT: usize = 70;
/// A table wider than this, or of more than eight columns, is printed on landscape pages.
const UPRIGHT_LIMIT: usize = 100;
/// A table wider than this would be printed too small to read on a landscape page: its words break into more lines.
const PRINTED_LIMIT: usize = 160;
/// What such a column of words keeps.
const NARROW_WORDS: usize = 14;
/// Lines of text above and below a table get at least this width.
const LINE_WIDTH: usize = 70;
/// Longest link, and most links of a sheet, that Excel takes.
const LINK_LIMIT: usize = 2_000;
const MOST_LINKS: usize = 65_000;
/// Width of a column outside the table.
const SPARE_WIDTH: usize = 8;

/// The name that a table's sheet should have: the one it asks for, else its number, else its title.
pub(super) fn wanted_name(words: &ReportWords, table: &ReportTable) -> String {
    let numbered = layout::numbered(words, table);
    let candidates = table.sheet.as_deref().into_iter().chain([&*numbered, &*table.title, &*words.table]);
    candidates.into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default().to_owned()
}

/// A sheet while it is being filled from top to bottom.
struct Filling<'a> {
    sheet: &'a mut Worksheet,
    style: &'a Style,
    table: &'a ReportTable,
    widths: Vec<usize>,
    /// How it lies over several pages side by side, where it does.
    split: Option<Split>,
    /// The next free row.
    row: u32,
    /// Height of what is written, in points.
    points: f64,
    /// Cells that lead somewhere.
    links: usize,
}

/// Writes the sheet, and gives the first row below it.
pub(super) fn write(
    sheet: &mut Worksheet,
    name: &str,
    report: &Report,
    table: &ReportTable,
    (figures, style): (&Figures<'_>, &Style),
) -> Result<u32, XlsxError> {
    sheet.set_name(name)?;
    let widths = widths(table);
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column_number(column), column_number(*width))?;
    }
    let total: usize = widths.iter().sum();
    let lying = widths.len() > 8 || total > UPRIGHT_LIMIT;
    let across = paper::points(&widths);
    let split = paper::split(&widths, table.stub_columns.min(widths.len()), &layout::head_cells(table));
    let mut filling = Filling { sheet, style, table, widths, split, row: 0, points: 0.0, links: 0 };
    filling.line(&layout::caption(&report.words, table), &style.title())?;
    for stamp in &report.stamps {
        filling.line(stamp, &style.stamp())?;
    }
    filling.row += 1;
    filling.points += ROW_POINTS;
    filling.head()?;
    let body = filling.row;
    filling.body()?;
    let shaded = heat::shade(filling.sheet, table, body, figures)?;
    for note in layout::notes(&report.words, &table.notes) {
        filling.line(&note, &style.note())?;
    }
    if shaded {
        filling.line(&report.words.shading, &style.note())?;
    }
    let Filling { sheet, row, points, split, .. } = filling;
    let chart = table.chart.as_ref().map(|chart| (row, chart::WIDTH, chart::tall(chart)));
    paper::set_up_table(sheet, &Content { columns: across, split: split.as_ref(), rows: points, lying, chart })?;
    Ok(row)
}

/// The widths of the columns, in half-width characters.
fn widths(table: &ReportTable) -> Vec<usize> {
    let wanted = width::natural(table, width::HEAD_LIMIT);
    let mut widths: Vec<usize> =
        wanted.iter().map(|width| (width + 2).clamp(COLUMN_LIMITS.0, COLUMN_LIMITS.1)).collect();
    if widths.iter().sum::<usize>() > PRINTED_LIMIT {
        let fitted = width::fit(&widths, PRINTED_LIMIT);
        // A number that does not fit would be shown as ####.
        let numeric = layout::numeric_columns(table);
        for ((width, fitted), _) in widths.iter_mut().zip(fitted).zip(&numeric).filter(|(_, numeric)| !**numeric) {
            *width = fitted.max(NARROW_WORDS).min(*width);
        }
    }
    widths
}

impl Filling<'_> {
    /// A line of text beside the table, over as many columns as it needs to be read.
    fn line(&mut self, text: &str, look: &Line) -> Result<(), XlsxError> {
        let text = cell_text(text);
        let mut columns = self.widths.len();
        let mut room: usize = self.widths.iter().sum();
        while room < LINE_WIDTH {
            columns += 1;
            room += SPARE_WIDTH;
        }
        // Not over more than a page, or the end of the line is off the screen.
        while room > 2 * LINE_WIDTH && columns > 1 {
            columns -= 1;
            room -= self.widths.get(columns).copied().unwrap_or(SPARE_WIDTH);
        }
        if columns > 1 {
            self.sheet.merge_range(self.row, 0, self.row, column_number(columns - 1), &text, &look.format)?;
        } else {
            self.sheet.write_string_with_format(self.row, 0, text.as_str(), &look.format)?;
        }
        let points = look.height(&text, room);
        self.sheet.set_row_height(self.row, points)?;
        self.points += points;
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    /// A link to a file or a cell in it; none where Excel would not take it.
    fn link(&self, link: &CellLink, text: &str) -> Option<Url> {
        // Excel reads a number sign as the beginning of the cell, and a percent sign as that of a code; where one has to be
        // written as a code, so has a blank.
        let mut file = link.file.replace('%', "%25").replace('#', "%23");
        if file != link.file {
            file = file.replace(' ', "%20");
        }
        let cell = link.cell.as_ref().map(|(sheet, cell)| format!("#'{}'!{cell}", sheet.replace('\'', "''")));
        let target = format!("file:///{file}{}", cell.unwrap_or_default());
        let fits = target.encode_utf16().count() <= LINK_LIMIT && text.encode_utf16().count() <= LINK_LIMIT;
        (fits && self.links < MOST_LINKS && !text.is_empty()).then(|| Url::new(target).set_text(cell_text(text)))
    }

    fn head(&mut self) -> Result<(), XlsxError> {
        let first = self.row;
        let format = self.style.head();
        let heads = paper::headings(self.table, self.split.as_ref());
        let mut lines = vec![1; self.table.head.len()];
        for head in &heads {
            let (top, left) = (first.saturating_add(row_number(head.row)), column_number(head.column));
            let text = cell_text(&head.cell.text);
            if head.rows * head.columns > 1 {
                let bottom = top.saturating_add(row_number(head.rows - 1));
                let right = column_number(head.column + head.columns - 1);
                self.sheet.merge_range(top, left, bottom, right, &text, &format)?;
            } else {
                self.sheet.write_string_with_format(top, left, text.as_str(), &format)?;
            }
            let room: usize = self.widths.iter().skip(head.column).take(head.columns).sum();
            // A heading over several rows needs its lines in all of them together.
            let needed = width::lines(&text, room.saturating_sub(2)).saturating_sub(head.rows - 1);
            if let Some(most) = lines.get_mut(head.row + head.rows - 1) {
                *most = (*most).max(needed);
            }
        }
        for (at, lines) in lines.iter().enumerate() {
            let points = height(*lines, ROW_POINTS);
            self.sheet.set_row_height(first.saturating_add(row_number(at)), points)?;
            self.points += points;
        }
        self.row = first.saturating_add(row_number(self.table.head.len()));

        let stub = self.table.stub_columns.min(self.widths.len());
        let frozen = if self.widths.iter().take(stub).sum::<usize>() > FROZEN_LIMIT { 0 } else { stub };
        if !self.table.head.is_empty() {
            self.sheet.set_freeze_panes(self.row, column_number(frozen))?;
            self.sheet.set_repeat_rows(first, self.row.saturating_sub(1))?;
        }
        Ok(())
    }

    fn body(&mut self) -> Result<(), XlsxError> {
        let first = self.row;
        let numeric_columns = layout::numeric_columns(self.table);
        let empty = TableCell::default();
        let mut alike = Alike::default();
        for cells in &self.table.rows {
            let mut lines = 1;
            for (column, (width, right)) in self.widths.iter().zip(&numeric_columns).enumerate() {
                let cell = cells.get(column).unwrap_or(&empty);
                let at = column_number(column);
                let look = if let Some((value, shown)) = numeric(cell) {
                    self.sheet.write_number(self.row, at, value)?;
                    Some(Look::Number(shown, cell.provisional))
                } else {
                    lines = lines.max(width::lines(&cell.text, width.saturating_sub(1)));
                    if let Some(url) = cell.link.as_ref().and_then(|link| self.link(link, &cell.text)) {
                        self.sheet.write_url_with_format(self.row, at, url, &self.style.place())?;
                        self.links += 1;
                        None
                    } else {
                        self.sheet.write_string(self.row, at, cell_text(&cell.text))?;
                        let side = if *right { Side::Right } else { Side::Left };
                        Some(Look::Words(side, cell.provisional))
                    }
                };
                alike.next(self.row, at, look);
            }
            let points = height(lines, ROW_POINTS);
            if lines > 1 {
                self.sheet.set_row_height(self.row, points)?;
            }
            self.points += points;
            self.row = self.row.saturating_add(1);
        }
        alike.apply(self.sheet, self.style, self.row)?;
        if let (Some(last_column), true) = (self.widths.len().checked_sub(1), self.row > first) {
            // A code such as 01 is a text on purpose; no green corner has to say so.
            let last_row = self.row - 1;
            self.sheet.ignore_error_range(
                first,
                0,
                last_row,
                column_number(last_column),
                IgnoreError::NumberStoredAsText,
            )?;
        }
        Ok(())
    }
}
