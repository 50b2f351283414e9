//! Excel: the tables of a report as a workbook to calculate on: a contents sheet, then a sheet for each table,
//! under the name it asks for or named after its number. Numbers are numbers in full precision under the format that shows the printed text;
//! everything else is text, never a formula. Prose is not carried over; it is in the other formats.

mod alike;
mod chart;
mod contents;
mod heat;
mod number_format;
mod paper;
mod sheet;
mod sheet_name;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::RenderError;
use super::xml::legal;
use crate::report::model::{Block, Report, ReportTable, Section};
use chart::DataSheet;
use sheet_name::SheetNames;
use style::Style;

/// Longest text of a cell in Excel, in UTF-16 units.
const CELL_LIMIT: usize = 32_767;

/// The report's tables as the bytes of an `.xlsx` file.
///
/// # Errors
///
/// When the workbook library refuses, or a table exceeds the rows or columns of a sheet.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, RenderError> {
    xlsx_with(report, None)
}

/// The same with the tables of a section behind those of the report.
///
/// # Errors
///
/// When the workbook library refuses, or a table exceeds the rows or columns of a sheet.
pub fn xlsx_with(report: &Report, behind: Option<&Section>) -> Result<Vec<u8>, RenderError> {
    let whole = |error: XlsxError| refused("file", &error);
    let words = &report.words;
    let style = Style::of(words);
    let Names { contents: contents_name, tables, data } = named(report, behind);
    let mut data = DataSheet::new(data);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(super::COMPRESSION);
    // A fixed date: the same report gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(whole)?;
    workbook.set_properties(
        &DocProperties::new().set_title(legal(&report.title)).set_author("kaishu").set_creation_datetime(&date),
    );
    workbook.set_default_format(&style.base(), style::ROW_PIXELS, style::COLUMN_PIXELS).map_err(whole)?;

    let first = workbook.add_worksheet();
    contents::write(first, &contents_name, report, &tables, &style)
        .map_err(|error| refused(&contents_name, &error))?;
    let figures = report.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    for (name, table) in &tables {
        let next = workbook.add_worksheet();
        let below =
            sheet::write(next, name, report, table, (&figures, &style)).map_err(|error| refused(name, &error))?;
        if let Some(chart) = &table.chart {
            data.place(next, below, chart, words).map_err(|error| refused(name, &error))?;
        }
    }
    if !data.is_empty() {
        let last = workbook.add_worksheet();
        data.write(last, words, &style).map_err(|error| refused(&data.name, &error))?;
    }
    workbook.save_to_buffer().map_err(whole)
}

/// The sheets of a workbook.
struct Names<'r> {
    contents: String,
    /// The tables with the names of their sheets.
    tables: Vec<(String, &'r ReportTable)>,
    /// The numbers of the charts.
    data: String,
}

fn named<'r>(report: &'r Report, behind: Option<&'r Section>) -> Names<'r> {
    let mut names = SheetNames::default();
    let contents = names.unique(&report.words.contents);
    let tables =
        tables(report, behind).map(|table| (names.unique(&sheet::wanted_name(&report.words, table)), table));
    let tables = tables.collect();
    Names { contents, tables, data: names.unique(&report.words.chart_data) }
}

/// The sheet on which each table stands in the workbook: its name and the id of the table.
pub fn sheets(report: &Report) -> Vec<(String, &str)> {
    named(report, None).tables.into_iter().map(|(name, table)| (name, table.id.as_str())).collect()
}

/// The report's tables in the order of its sections.
fn tables<'r>(report: &'r Report, behind: Option<&'r Section>) -> impl Iterator<Item = &'r ReportTable> {
    report.sections.iter().chain(behind).flat_map(|section| &section.blocks).filter_map(Block::table)
}

pub(super) fn refused(place: &str, error: &XlsxError) -> RenderError {
    RenderError::Workbook { place: place.to_owned(), detail: error.to_string() }
}

/// Text as a cell can hold it: without characters that XML forbids, and cut with … at Excel's limit. The other
/// formats have the whole text.
pub(super) fn cell_text(text: &str) -> String {
    let text = legal(text);
    if text.contains('\r') {
        return cut(&text.replace("\r\n", "\n").replace('\r', "\n"), CELL_LIMIT);
    }
    cut(&text, CELL_LIMIT)
}

/// A text that ends with … where it has more UTF-16 units than Excel takes.
fn cut(text: &str, limit: usize) -> String {
    // No text has more units than bytes.
    if text.len() <= limit || text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut room = limit - 1;
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept.push('…');
    kept
}

/// A row number as Excel counts; what is too large is refused by the library with its own words.
pub(super) fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// A column number as Excel counts.
pub(super) fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::{CELL_LIMIT, cell_text};

    #[test]
    fn a_text_beyond_the_limit_is_cut_visibly() {
        let text = cell_text(&"𠮷".repeat(20_000));
        assert!(text.encode_utf16().count() <= CELL_LIMIT);
        assert!(text.ends_with("𠮷…"));
        assert_eq!(cell_text("a\u{1}\r\nb"), "a\u{FFFD}\nb");
    }
}
