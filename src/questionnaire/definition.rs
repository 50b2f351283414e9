//! Draws a definition as a workbook that an analyst fills in: a sheet for each list with frozen headings, dropdowns for
//! every closed key, an input message at every cell, and 記入のしかた in front. The rows come from the definition; nothing
//! here decides what they say. The same definition gives the same bytes.

mod guide;
mod style;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, IgnoreError, Note, Workbook,
    Worksheet, XlsxError,
};

use crate::catalogue::{Lang, Phrase, definition_workbook as words};
use crate::error::Error;
use crate::questionnaire::definition::guide::{choices, is_required, meaning, sheet_name, shown, takes};
use crate::survey::remarks::Remarks;
use crate::survey::toml::shape::Shape;
use crate::survey::toml::tree::Table;
use crate::survey::workbook::headings::{self, FRAME_SHEET, RESPONDENTS_SHEET};
use crate::survey::workbook::layout::{Kind, Leaf, REMARKS, ROW_KIND, RowKind, SURVEY, SheetLayout};
use crate::survey::workbook::write::{FilledRow, FilledSheet, fill};
use crate::workbook::CellValue;

/// Rows below the filled ones that are made ready to be written in.
const READY: u32 = 100;
/// Longest input message and its title that Excel takes.
const MESSAGE: usize = 255;
const TITLE: usize = 32;

/// Rows of a frame, the headings first.
pub type FrameRows = Vec<Vec<String>>;

/// A definition of a workbook that may hold several.
#[derive(Debug, Clone, Copy)]
pub struct Part<'d> {
    /// What is defined.
    pub kind: Kind,
    /// The definition.
    pub table: &'d Table,
    /// What is remarked about its entries.
    pub remarks: &'d Remarks,
}

/// Writes definitions into one workbook, with remarks as notes at their cells and in the column 備考.
///
/// # Errors
/// The library refuses: a text beyond Excel's limit.
pub fn write_workbook(parts: &[Part<'_>], lang: Lang) -> Result<Vec<u8>, Error> {
    write_with_frame(parts, None, lang)
}

/// The same with the rows of the frame on the sheet 対象名簿; without rows it is there to be filled in, unless the survey
/// names a file.
///
/// # Errors
/// The library refuses: a text beyond Excel's limit.
pub fn write_with_frame(parts: &[Part<'_>], frame: Option<&FrameRows>, lang: Lang) -> Result<Vec<u8>, Error> {
    written(draw(parts, frame, None, lang))
}

/// The same for a draft: those who answered are on a sheet beside 対象名簿, which stays empty.
///
/// # Errors
/// The library refuses: a text beyond Excel's limit.
pub fn write_draft(parts: &[Part<'_>], respondents: Option<&FrameRows>, lang: Lang) -> Result<Vec<u8>, Error> {
    written(draw(parts, None, respondents, lang))
}

fn written(drawn: Result<Vec<u8>, XlsxError>) -> Result<Vec<u8>, Error> {
    drawn.map_err(|error| Error::Internal(Phrase::same(error.to_string())))
}

fn draw(
    parts: &[Part<'_>],
    frame: Option<&FrameRows>,
    respondents: Option<&FrameRows>,
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date: the same definition gives the same bytes.
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("kaishu").set_creation_datetime(&date));
    let filled: Vec<FilledSheet> =
        parts.iter().flat_map(|part| fill(part.kind, part.table, part.remarks, lang)).collect();
    let survey = parts.iter().find(|part| part.kind.word == SURVEY.word);
    let with_frame = survey.is_some_and(|part| part.table.get("frame").is_none());
    let layouts: Vec<SheetLayout> = filled.iter().map(|sheet| sheet.layout.clone()).collect();
    guide::write(book.add_worksheet(), &layouts, with_frame, respondents.is_some(), lang)?;
    for sheet in &filled {
        let drawn = book.add_worksheet();
        drawn.set_name(sheet_name(&sheet.layout, lang))?;
        if sheet.layout.is_settings() {
            settings(drawn, sheet, lang)?;
        } else {
            rows(drawn, sheet, lang)?;
        }
        drawn.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        if with_frame && sheet.layout.rows.first().is_some_and(|row| row.path == ["stratum"]) {
            let empty = vec![headings::FRAME.iter().map(|(key, _)| (*key).to_owned()).collect()];
            frame_sheet(book.add_worksheet(), FRAME_SHEET, frame.unwrap_or(&empty), lang)?;
            if let Some(rows) = respondents {
                let drawn = book.add_worksheet();
                frame_sheet(drawn, RESPONDENTS_SHEET, rows, lang)?;
                drawn.insert_note(0, 0, &own_note(words::guide_respondents().text(lang)))?;
            }
        }
    }
    book.save_to_buffer()
}

/// The sheet that has one value in each row.
fn settings(sheet: &mut Worksheet, filled: &FilledSheet, lang: Lang) -> Result<(), XlsxError> {
    let layout = &filled.layout;
    let heads = [words::item(), words::content(), words::guide_key(), words::explanation()];
    for ((column, head), width) in (0..).zip(heads).zip([28, 48, 22, 70]) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, head.text(lang), &style::heading(false))?;
    }
    let row = filled.rows.first().cloned().unwrap_or_default();
    for (line, leaf) in (1..).zip(&layout.settings) {
        let name = starred(shown(layout, &leaf.key, lang), leaf.required);
        sheet.write_string_with_format(line, 0, &name, &style::heading(leaf.required))?;
        let value = row.cells.iter().find(|(key, _)| *key == leaf.key).map(|(_, value)| value);
        cell(sheet, line, 1, value, &of_shape(leaf.shape))?;
        sheet.write_string_with_format(line, 2, &leaf.key, &style::quiet())?;
        sheet.write_string_with_format(line, 3, (leaf.meaning)().text(lang), &style::quiet())?;
        sheet.add_data_validation(line, 1, line, 1, &validation(layout, leaf, lang)?)?;
        note(sheet, line, 1, &row, &leaf.key)?;
    }
    // What is said of the survey as a whole stands below: words without a value beside them set nothing.
    let below = 2 + u32::try_from(layout.settings.len()).unwrap_or(u32::MAX);
    if !row.remarks.is_empty() {
        sheet.write_string_with_format(below, 0, shown(layout, REMARKS, lang), &style::heading(false))?;
    }
    for (line, remark) in (below + 1..).zip(&row.remarks) {
        sheet.write_string_with_format(line, 0, remark, &style::remark())?;
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// A sheet with a row for each table.
fn rows(sheet: &mut Worksheet, filled: &FilledSheet, lang: Lang) -> Result<(), XlsxError> {
    let layout = &filled.layout;
    let mut columns = layout.columns();
    if filled.rows.iter().any(|row| !row.remarks.is_empty() || !row.notes.is_empty()) {
        columns.push(REMARKS.to_owned());
    }
    // In English the key is the heading.
    let first = match lang {
        Lang::Ja => 2,
        Lang::En => 1,
    };
    let last = first + u32::try_from(filled.rows.len()).unwrap_or(u32::MAX - READY) + READY - 1;
    for (index, column) in (0_u16..).zip(&columns) {
        let leaf = layout.leaves().into_iter().find(|leaf| leaf.key == *column).cloned();
        let shape = leaf.as_ref().map_or(Shape::Text, |leaf| leaf.shape);
        let required = is_required(layout, column);
        sheet.set_column_width(index, width(column, shape))?;
        let name = starred(shown(layout, column, lang), required);
        sheet.write_string_with_format(0, index, &name, &style::heading(required))?;
        if lang == Lang::Ja {
            sheet.write_string_with_format(1, index, column, &style::key())?;
        }
        for line in 0..=(last - first) {
            let row = usize::try_from(line).ok().and_then(|line| filled.rows.get(line));
            let value =
                row.and_then(|row| row.cells.iter().find(|(key, _)| key == column)).map(|(_, value)| value);
            let joined = row.filter(|_| column == REMARKS).map(said).map(CellValue::Text);
            let format = of_shape(shape);
            let outer = row.is_some_and(|row| layout.is_mixed() && begins(row, filled));
            let format = if outer { style::outer(&format) } else { format };
            cell(sheet, first + line, index, value.or(joined.as_ref()), &format)?;
            if let Some(row) = row {
                note(sheet, first + line, index, row, column)?;
            }
        }
        if column != REMARKS {
            let rule = match &leaf {
                Some(leaf) => validation(layout, leaf, lang)?,
                None => of_column(layout, column, lang)?,
            };
            sheet.add_data_validation(first, index, last, index, &rule)?;
        }
        sheet.ignore_error_range(first, index, last, index, IgnoreError::NumberStoredAsText)?;
    }
    let kept = u16::try_from(layout.parents().len()).unwrap_or(0) + 1 + u16::from(layout.is_mixed());
    sheet.set_freeze_panes(first, kept)?;
    sheet.set_repeat_rows(0, first - 1)?;
    if lang == Lang::Ja {
        sheet.set_row_height(0, 30)?;
    }
    Ok(())
}

/// Whether rows of another kind stand below a row.
fn begins(row: &FilledRow, filled: &FilledSheet) -> bool {
    let kind = |row: &FilledRow| row.cells.iter().find(|(key, _)| key == ROW_KIND).map(|(_, value)| value.raw());
    let outer = filled.layout.rows.iter().find(|kind| !kind.lists.is_empty()).map(RowKind::word);
    let japanese = outer.and_then(|word| headings::word(ROW_KIND, word));
    kind(row).is_some_and(|word| Some(word.as_str()) == outer || Some(word.as_str()) == japanese)
}

/// What is remarked about a row and its values, in the column 備考.
fn said(row: &FilledRow) -> String {
    let notes = row.notes.iter().map(|(_, note)| note);
    row.remarks.iter().chain(notes).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The sheet of the frame, or one like it.
fn frame_sheet(
    sheet: &mut Worksheet,
    (english, japanese): (&str, &str),
    rows: &FrameRows,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(match lang {
        Lang::Ja => japanese,
        Lang::En => english,
    })?;
    let heads = rows.first().cloned().unwrap_or_default();
    for (column, head) in (0_u16..).zip(&heads) {
        let known = headings::FRAME.iter().find(|(key, _)| key == head).filter(|_| lang == Lang::Ja);
        let required = matches!(head.as_str(), "code" | "name");
        let name = starred(known.map_or(head.as_str(), |(_, japanese)| japanese), false);
        sheet.set_column_width(column, if head == "name" || head == "alias" { 28 } else { 14 })?;
        sheet.write_string_with_format(0, column, &name, &style::heading(required))?;
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX - READY) + READY;
    for line in 1..last {
        let row = usize::try_from(line).ok().and_then(|line| rows.get(line));
        for (column, _) in (0_u16..).zip(&heads) {
            let text = row.and_then(|row| row.get(usize::from(column))).filter(|text| !text.is_empty());
            let value = text.map(|text| CellValue::Text(text.clone()));
            cell(sheet, line, column, value.as_ref(), &style::words())?;
        }
    }
    let columns = u16::try_from(heads.len()).unwrap_or(1).max(1) - 1;
    sheet.ignore_error_range(1, 0, last, columns, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 2)?.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Option<&CellValue>,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    match value {
        Some(CellValue::Number(number)) => sheet.write_number_with_format(row, column, *number, format)?,
        Some(value) => sheet.write_string_with_format(row, column, value.raw(), format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    Ok(())
}

fn note(sheet: &mut Worksheet, row: u32, column: u16, filled: &FilledRow, key: &str) -> Result<(), XlsxError> {
    let notes: Vec<&str> =
        filled.notes.iter().filter(|(of, _)| of == key).map(|(_, note)| note.as_str()).collect();
    if !notes.is_empty() {
        sheet.insert_note(row, column, &own_note(&notes.join("\n")))?;
    }
    Ok(())
}

/// A note at a cell.
fn own_note(words: &str) -> Note {
    Note::new(words).set_author("kaishu").add_author_prefix(false).set_width(320)
}

/// The dropdown or the input message of a value.
fn validation(layout: &SheetLayout, leaf: &Leaf, lang: Lang) -> Result<DataValidation, XlsxError> {
    let known = match leaf.shape {
        Shape::Word(known) => choices(&leaf.key, known, lang),
        Shape::Flag => headings::YES_NO
            .iter()
            .map(|(japanese, english)| if lang == Lang::Ja { *japanese } else { *english })
            .collect(),
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Number
        | Shape::Whole(..)
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition
        | Shape::List(_)
        | Shape::Several(_)
        | Shape::Table(_)
        | Shape::Tables(_)
        | Shape::ByFiscalYear => Vec::new(),
    };
    let message = format!("{}\n{}", (leaf.meaning)().text(lang), takes(&leaf.key, leaf.shape, lang).text(lang));
    told(dropdown(&known)?, shown(layout, &leaf.key, lang), &message, lang)
}

/// The same for a column that says where a row stands.
fn of_column(layout: &SheetLayout, column: &str, lang: Lang) -> Result<DataValidation, XlsxError> {
    let known: Vec<&str> = if column == ROW_KIND {
        let word = |word| match lang {
            Lang::Ja => headings::word(ROW_KIND, word).unwrap_or(word),
            Lang::En => word,
        };
        layout.rows.iter().map(|row| word(row.word())).collect()
    } else {
        Vec::new()
    };
    told(dropdown(&known)?, shown(layout, column, lang), meaning(layout, column).text(lang), lang)
}

/// A dropdown of words; none where there are none, or more than Excel takes in one rule.
fn dropdown(known: &[&str]) -> Result<DataValidation, XlsxError> {
    let long = known.iter().map(|word| word.encode_utf16().count() + 1).sum::<usize>() > MESSAGE;
    if known.is_empty() || long {
        Ok(DataValidation::new().allow_any_value())
    } else {
        // The words of the other language are understood too, so Excel asks and does not refuse.
        let rule = DataValidation::new().allow_list_strings(known)?;
        Ok(rule.set_error_style(DataValidationErrorStyle::Warning))
    }
}

fn told(rule: DataValidation, title: &str, message: &str, lang: Lang) -> Result<DataValidation, XlsxError> {
    let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    rule.set_input_title(cut(title, TITLE))?
        .set_input_message(cut(message.trim(), MESSAGE))?
        .set_error_title(cut(title, TITLE))?
        .set_error_message(words::choose().text(lang))
}

fn starred(name: &str, required: bool) -> String {
    if required { format!("{name}＊") } else { name.to_owned() }
}

fn of_shape(shape: Shape) -> rust_xlsxwriter::Format {
    match shape {
        Shape::Number | Shape::Whole(..) => style::number(),
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Word(_)
        | Shape::Flag
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition
        | Shape::List(_)
        | Shape::Several(_)
        | Shape::Table(_)
        | Shape::Tables(_)
        | Shape::ByFiscalYear => style::words(),
    }
}

/// Width of a column by what it holds.
fn width(column: &str, shape: Shape) -> f64 {
    match shape {
        _ if matches!(column, "text" | "subject") => 52.0,
        _ if column == REMARKS => 48.0,
        Shape::Text if matches!(column, "label" | "title" | "name" | "where") => 34.0,
        Shape::Text | Shape::Separator => 15.0,
        Shape::Id | Shape::RoundId => 18.0,
        Shape::Code | Shape::Flag | Shape::Number | Shape::Whole(..) | Shape::FiscalYear => 11.0,
        Shape::Day => 13.0,
        Shape::Word(_) => 16.0,
        Shape::Condition => 24.0,
        Shape::Path => 40.0,
        Shape::List(_) | Shape::Several(_) => 26.0,
        Shape::ByFiscalYear | Shape::Table(_) | Shape::Tables(_) => 30.0,
    }
}
