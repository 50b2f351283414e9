//! A filled-in sheet for the workspace that one starts from: labels and answers as an office would have typed them.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, XlsxError};

use crate::catalogue::Phrase;
use crate::error::Error;

/// A workbook with one sheet of these rows.
///
/// # Errors
/// The library refuses.
pub fn sheet(name: &str, rows: &[Vec<&str>]) -> Result<Vec<u8>, Error> {
    draw(name, rows).map_err(|error| Error::Internal(Phrase::same(error.to_string())))
}

fn draw(name: &str, rows: &[Vec<&str>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("kaishu").set_creation_datetime(&date));
    let (title, label) = (Format::new().set_bold().set_font_size(14), Format::new());
    let answer = Format::new().set_border(FormatBorder::Thin);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_column_width(0, 52)?.set_column_width(1, 32)?;
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            let format = match (row, column) {
                (0, _) => &title,
                (_, 0) => &label,
                (_, _) => &answer,
            };
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number_with_format(row, column, number, format)?,
                Err(_) => sheet.write_string_with_format(row, column, *text, format)?,
            };
        }
    }
    book.save_to_buffer()
}
