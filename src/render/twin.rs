//! Excel for programs: the sheets of data beside the report's workbook, which keep 総務省's unified rules of machine-readable
//! tables. Nothing is merged, drawn, hidden or computed; looks say nothing; every sheet is one table that begins in A1.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::RenderError;
use super::xlsx::{cell_text, column_number, refused, row_number};
use super::{width, xml::legal};
use crate::report::data::{DataBook, DataCell, DataTable};

/// Narrowest and widest column, in half-width characters.
const WIDTHS: (usize, usize) = (8, 60);

/// The sheets as the bytes of an `.xlsx` file.
///
/// # Errors
///
/// When the workbook library refuses, or a table exceeds the rows or columns of a sheet.
pub fn twin(book: &DataBook) -> Result<Vec<u8>, RenderError> {
    let whole = |error: XlsxError| refused("file", &error);
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(super::COMPRESSION);
    // A fixed date: the same report gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(whole)?;
    workbook.set_properties(
        &DocProperties::new().set_title(legal(&book.title)).set_author("kaishu").set_creation_datetime(&date),
    );
    for table in &book.sheets {
        let sheet = workbook.add_worksheet();
        write(sheet, table).map_err(|error| refused(&table.name, &error))?;
    }
    workbook.save_to_buffer().map_err(whole)
}

fn write(sheet: &mut Worksheet, table: &DataTable) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    for (column, name) in table.head.iter().enumerate() {
        sheet.write_string(0, column_number(column), cell_text(name))?;
        let texts = table.rows.iter().filter_map(|row| match row.get(column) {
            Some(DataCell::Text(text)) => Some(text.as_str()),
            Some(DataCell::Number(_) | DataCell::Empty) | None => None,
        });
        let widest = texts.chain([name.as_str()]).map(|text| width::on_paper(text) + 2).max().unwrap_or(0);
        sheet.set_column_width(column_number(column), column_number(widest.clamp(WIDTHS.0, WIDTHS.1)))?;
    }
    for (at, row) in table.rows.iter().enumerate() {
        let at = row_number(at + 1);
        for (column, cell) in row.iter().enumerate() {
            let column = column_number(column);
            match cell {
                DataCell::Empty => {}
                DataCell::Text(text) => {
                    sheet.write_string(at, column, cell_text(text))?;
                }
                DataCell::Number(number) if number.decimals == 0 && number.value.fract() == 0.0 => {
                    sheet.write_number(at, column, number.value)?;
                }
                DataCell::Number(number) => {
                    let decimals = usize::try_from(number.decimals).unwrap_or(usize::MAX).min(15);
                    let shown = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
                    let shown = Format::new().set_num_format(shown);
                    sheet.write_number_with_format(at, column, number.value, &shown)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
