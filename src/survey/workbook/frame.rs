//! The frame (調査対象名簿) as a sheet of the definition workbook. Its cells become the same table that a CSV makes, so
//! that one reader of frames serves both.

use crate::catalogue::definition_workbook as words;
use crate::provenance::CellAddress;
use crate::survey::workbook::headings;
use crate::survey::workbook::rows::{shortened, shown};
use crate::survey::workbook::source::{Source, merged_across};
use crate::text::key::key;
use crate::workbook::{CellValue, Sheet};

/// Whether the sheet has a row below its headings.
pub(super) fn is_filled(sheet: &Sheet) -> bool {
    sheet.grid.rows().filter(|row| is_said(sheet, *row)).nth(1).is_some()
}

fn is_said(sheet: &Sheet, row: u32) -> bool {
    sheet.grid.row(row).any(|(_, value)| !value.raw().trim().is_empty())
}

/// Takes the cells of the frame into a source of their own.
pub(super) fn read(source: &mut Source<'_>, sheet: &Sheet) {
    let number = source.sheet(&sheet.name);
    let rows: Vec<u32> = sheet.grid.rows().filter(|row| is_said(sheet, *row)).collect();
    let Some(head) = rows.first().copied() else { return };
    let last = sheet.grid.row(head).map(|(at, _)| at.column).max().unwrap_or(0);
    let mut keys: Vec<(String, String)> = Vec::new();
    for column in 0..=last {
        let (value, text) = shown(sheet, CellAddress::new(head, column));
        let written = key(&text);
        let known = headings::FRAME.iter().find(|(_, japanese)| key(japanese) == written);
        let heading = known.map_or_else(|| text.trim().to_owned(), |(name, _)| (*name).to_owned());
        let placed = source.cell(number, CellAddress::new(head, column), &heading, None, "");
        if let Some((found, help)) = value.and_then(CellValue::failure) {
            source.say(placed.span.clone(), found, Some(help));
        }
        if let Some(range) = merged_across(sheet, placed.at) {
            source.say_merged(&placed, range);
        }
        keys.push((heading, text.trim().to_owned()));
    }
    let mut codes = Vec::new();
    for (place, row) in rows.iter().skip(1).enumerate() {
        let words_only = |(at, value): (CellAddress, &CellValue)| {
            let same = keys.get(usize::try_from(at.column).unwrap_or(usize::MAX));
            same.is_some_and(|(heading, _)| *heading == value.raw().trim())
        };
        // The row of keys below the Japanese headings.
        if place == 0 && sheet.grid.row(*row).all(words_only) {
            continue;
        }
        for column in 0..=last {
            let at = CellAddress::new(*row, column);
            let (value, text) = shown(sheet, at);
            let (heading, written) = &keys[usize::try_from(column).unwrap_or(0)];
            let placed = source.cell(number, at, text.trim(), Some(heading), written);
            if let Some(range) = merged_across(sheet, at) {
                source.say_merged(&placed, range);
            }
            let is_code = heading == "code";
            if let Some((found, help)) = value.and_then(CellValue::failure) {
                source.say(placed.span, found, Some(help));
                continue;
            }
            match value {
                Some(CellValue::Date(_)) if is_code => {
                    let message = words::excel_made_date(text.trim());
                    source.say(placed.span, message, Some(words::write_as_text()));
                }
                Some(value) if is_code => {
                    codes.push((at, matches!(value, CellValue::Number(_)), text.trim().to_owned()));
                }
                Some(_) | None => {}
            }
        }
    }
    for (at, other) in shortened(&codes) {
        let span = source.file.cells.as_ref().and_then(|cells| {
            cells.iter().find(|cell| cell.at == at && cell.sheet == number).map(|cell| cell.span.clone())
        });
        let text = sheet.grid.text(at);
        if let Some(span) = span {
            source.say(span, words::lost_zero(text.trim(), other), Some(words::write_as_text()));
        }
    }
}
