//! The first sheet of the workbook: what the report is, and a line for every table with a link to its sheet.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::style::{ROW_POINTS, Side, Style, height};
use super::{cell_text, paper, row_number};
use crate::render::{layout, width};
use crate::report::model::{Report, ReportTable};

/// Widths of the columns number, title and sheet, in half-width characters: together a page of A4.
const WIDTHS: [usize; 3] = [10, 58, 14];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    name: &str,
    report: &Report,
    tables: &[(String, &ReportTable)],
    style: &Style,
) -> Result<(), XlsxError> {
    let words = &report.words;
    sheet.set_name(name)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, u16::try_from(width).unwrap_or(u16::MAX))?;
    }
    let total: usize = WIDTHS.iter().sum();
    let mut row = 0;
    let (title, stamp) = (style.title(), style.stamp());
    let stamps = report.stamps.iter().map(|text| (text, &stamp));
    for (text, line) in [(&report.title, &title)].into_iter().chain(stamps) {
        sheet.merge_range(row, 0, row, 2, &cell_text(text), &line.format)?;
        sheet.set_row_height(row, line.height(text, total))?;
        row = row.saturating_add(1);
    }

    let head = row + 1;
    for (column, text) in (0u16..).zip([&words.table, &words.title, &words.sheet]) {
        sheet.write_string_with_format(head, column, cell_text(text), &style.head())?;
    }
    let text = style.words(Side::Left, false);
    for (at, (target, table)) in tables.iter().enumerate() {
        let row = head.saturating_add(1).saturating_add(row_number(at));
        sheet.write_string_with_format(row, 0, cell_text(&layout::numbered(words, table)), text)?;
        sheet.write_string_with_format(row, 1, cell_text(&table.title), text)?;
        let link = Url::new(format!("internal:'{target}'!A1")).set_text(target);
        sheet.write_url_with_format(row, 2, link, &style.link())?;
        sheet.set_row_height(row, height(width::lines(&table.title, WIDTHS[1]), ROW_POINTS))?;
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    paper::set_up(sheet, false);
    Ok(())
}
