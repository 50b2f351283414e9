//! A correction ledger that is kept as a workbook: its sheet becomes the same rows that a CSV makes. What Excel has done
//! to a value (a date out of 1-2, a number out of 00201) is seen where the row is applied, and said there.

use crate::catalogue::definition as words;
use crate::csv;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::toml::decisions::action;
use crate::survey::toml::delimited::{CsvCell, CsvRow, Delimited};
use crate::text::clean::clean;
use crate::workbook::{self, CellValue, Sheet};

/// The headings are looked for in so many rows: an office likes to put a title above them.
const HEAD_ROWS: u32 = 20;

/// Cells behind the first that a row of a ledger has at least: whose finding is accepted, and why.
const LEAST_CELLS: usize = 2;

/// Whether bytes are a workbook and no text.
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// The sheet with most of the headings: its name, its rows from the headings on, and what is to be said of sheets that
/// seem to hold rows too.
///
/// # Errors
/// The finding that nothing of the ledger can be read.
pub(super) fn read(
    file: &str,
    bytes: &[u8],
    headings: &[[&str; 2]],
) -> Result<(String, Delimited, Vec<Diagnostic>), Box<Diagnostic>> {
    let book = workbook::read_own(file, bytes).map_err(|unreadable| {
        Box::new(Diagnostic::of_file(
            "ledger-unreadable",
            Severity::Undecided,
            file,
            unreadable.found,
            words::ledger_readable(),
            unreadable.hint,
        ))
    })?;
    let known = |text: &str| headings.iter().any(|names| names.contains(&clean(text).as_str()));
    let count =
        |sheet: &Sheet, row: u32| sheet.grid.row(row).filter(|(at, _)| known(&sheet.grid.text(*at))).count();
    let mut best: Option<(usize, &Sheet, u32)> = None;
    for sheet in &book.sheets {
        for row in 0..HEAD_ROWS {
            let found = count(sheet, row);
            if found > best.as_ref().map_or(0, |(most, ..)| *most) {
                best = Some((found, sheet, row));
            }
        }
    }
    let Some((_, sheet, first)) = best else {
        let sheet = book.sheets.first();
        return Ok((
            sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
            sheet.map_or_else(empty, |s| rows(s, 0)),
            Vec::new(),
        ));
    };
    let others = book.sheets.iter().filter(|other| other.name != sheet.name);
    let unread = others.filter_map(|other| unread(file, other, &sheet.name)).collect();
    Ok((sheet.name.clone(), rows(sheet, first), unread))
}

/// Rows of a ledger on another sheet than the one that is read: they begin with what a row does and go on.
fn unread(file: &str, sheet: &Sheet, read: &str) -> Option<Diagnostic> {
    let begins = |row: &u32| {
        let mut cells = sheet.grid.row(*row);
        cells.next().is_some_and(|(at, _)| action(&sheet.grid.text(at)).is_some()) && cells.count() >= LEAST_CELLS
    };
    let rows: Vec<u32> = (0..=sheet.grid.last_row()?).filter(begins).collect();
    let at = CellAddress::new(*rows.first()?, 0);
    Some(Diagnostic::at(
        "ledger-sheet-unread",
        Severity::Query,
        vec![workbook::cell_ref(file, &sheet.name, at)],
        words::ledger_sheet_unread(&sheet.name, rows.len()),
        words::ledger_one_sheet(read),
        words::ledger_sheet_hint(),
    ))
}

fn empty() -> Delimited {
    Delimited::of(Vec::new(), None)
}

fn rows(sheet: &Sheet, first: u32) -> Delimited {
    let columns = sheet.grid.cells().map(|(at, _)| at.column + 1).max().unwrap_or(0).min(200);
    let cell = |row, column| {
        let value = sheet.grid.get(CellAddress::new(row, column));
        let text = value.map(CellValue::raw).unwrap_or_default();
        let failed = value.and_then(CellValue::failure).map(|(found, _)| found);
        // The workbook may have been a CSV, with the guards that a CSV needs.
        CsvCell { text: csv::restored(text.trim()).to_owned(), span: 0..0, failed }
    };
    let rows = (first..=sheet.grid.last_row().unwrap_or(0)).filter(|row| sheet.grid.row(*row).next().is_some());
    let mut rows: Vec<CsvRow> =
        rows.map(|row| CsvRow { row, cells: (0..columns).map(|column| cell(row, column)).collect() }).collect();
    // A remark beside the table is no column of it.
    if let Some(head) = rows.first() {
        let width = head.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        for row in &mut rows {
            row.cells.truncate(width);
        }
    }
    Delimited::of(rows, None)
}
