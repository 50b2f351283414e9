//! Draws an XLSForm: its sheets as they are, every cell a text, the headings frozen. The same form gives the same bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::error::Error;
use crate::survey::workbook::XlsForm;

/// Draws it as the bytes of a workbook.
///
/// # Errors
/// A text is longer than a cell takes.
pub fn draw(form: &XlsForm) -> Result<Vec<u8>, Error> {
    drawn(form).map_err(|error| match error {
        XlsxError::MaxStringLengthExceeded => Error::Workspace(words::xlsform_long(name(form))),
        other => Error::Internal(Phrase::same(other.to_string())),
    })
}

/// The id of the form, which stands on its last sheet.
fn name(form: &XlsForm) -> &str {
    let cell = form.sheets.last().and_then(|(_, rows)| rows.last()).and_then(|row| row.last());
    cell.map(String::as_str).unwrap_or_default()
}

fn drawn(form: &XlsForm) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date: the same definition gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("kaishu").set_creation_datetime(&date));
    let heading = Format::new().set_bold();
    let text = Format::new().set_num_format("@").set_text_wrap();
    for (name, rows) in &form.sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name)?;
        for (line, row) in (0..).zip(rows) {
            for (column, words) in (0..).zip(row) {
                if !words.is_empty() {
                    sheet.write_string_with_format(
                        line,
                        column,
                        words,
                        if line == 0 { &heading } else { &text },
                    )?;
                }
            }
        }
        for (column, width) in (0..).zip([22.0, 14.0, 60.0]) {
            sheet.set_column_width(column, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}
