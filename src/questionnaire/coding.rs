//! The workbook in which free answers are coded: the answers with columns for codes, and the sheet of codes whose words are
//! offered there. What the analyst wrote into it comes in as rows and goes out as they are.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, FormatAlign, Workbook, XlsxError};

use crate::questionnaire::Refused;

/// Rows of the sheet of codes from which the choices are offered.
const OFFERED: usize = 500;
/// Rows below the answers in which codes can be chosen too.
const ROOM: usize = 50;

/// One sheet as rows of texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodingSheet {
    /// Name.
    pub name: String,
    /// What kind of sheet it is.
    pub kind: SheetKind,
    /// Its rows, from the first.
    pub rows: Vec<Vec<String>>,
}

/// What a sheet of the workbook is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SheetKind {
    /// The free answers.
    Answers {
        /// Row of the headings, from 0.
        head: usize,
        /// Columns for codes.
        codes: Vec<usize>,
        /// Column of the text.
        text: usize,
    },
    /// The sheet of codes.
    Codes {
        /// Row of the headings, from 0.
        head: usize,
        /// Column of the words.
        label: usize,
    },
    /// A sheet that the analyst added.
    #[default]
    Other,
}

/// Writes the workbook. Every cell is a text, so that no code becomes a date or loses its zeros.
///
/// # Errors
/// What the workbook library refuses.
pub fn write(sheets: &[CodingSheet]) -> Result<Vec<u8>, Refused> {
    made(sheets).map_err(|error| Refused { detail: error.to_string() })
}

fn made(sheets: &[CodingSheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = rust_xlsxwriter::DocProperties::new()
        .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let wrapped = text.clone().set_text_wrap();
    let heading = text.clone().set_bold().set_background_color(0x00D9_E2F3);
    let offered = sheets.iter().find_map(|sheet| match sheet.kind {
        SheetKind::Codes { head, label } => Some(offered(&sheet.name, head, label)),
        SheetKind::Answers { .. } | SheetKind::Other => None,
    });
    for sheet in sheets {
        let made = book.add_worksheet();
        made.set_name(&sheet.name)?;
        let head = match &sheet.kind {
            SheetKind::Answers { head, .. } | SheetKind::Codes { head, .. } => Some(*head),
            SheetKind::Other => None,
        };
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (at, column) = (number(row), small(column));
                let format = if Some(row) == head {
                    &heading
                } else if matches!(&sheet.kind, SheetKind::Answers { text, .. } if *text == usize::from(column)) {
                    &wrapped
                } else {
                    &text
                };
                made.write_string_with_format(at, column, cell, format)?;
            }
        }
        match &sheet.kind {
            SheetKind::Answers { head, codes, text: words } => {
                made.set_freeze_panes(number(head + 1), 0)?;
                made.set_column_width(small(*words), 60)?;
                let last = number(sheet.rows.len() + ROOM);
                for column in codes {
                    made.set_column_width(small(*column), 18)?;
                    // Columns keep their texts as they are typed, also below the last answer.
                    made.set_column_format(small(*column), &text)?;
                    if let Some(list) = &offered {
                        let rule = DataValidation::new()
                            .allow_list_formula(list.as_str().into())
                            .ignore_blank(true)
                            .set_error_style(DataValidationErrorStyle::Information)
                            .show_error_message(false);
                        made.add_data_validation(number(head + 1), small(*column), last, small(*column), &rule)?;
                    }
                }
            }
            SheetKind::Codes { head, label } => {
                made.set_freeze_panes(number(head + 1), 0)?;
                made.set_column_width(small(*label), 40)?;
                made.set_column_format(0, &text)?;
            }
            SheetKind::Other => {}
        }
    }
    book.save_to_buffer()
}

/// The words of the sheet of codes as a range.
fn offered(sheet: &str, head: usize, label: usize) -> String {
    let column = crate::provenance::CellAddress::new(0, u32::try_from(label).unwrap_or(0)).to_string();
    let letters: String = column.chars().filter(char::is_ascii_alphabetic).collect();
    format!("='{}'!${letters}${}:${letters}${}", sheet.replace('\'', "''"), head + 2, head + OFFERED)
}

fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn small(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
