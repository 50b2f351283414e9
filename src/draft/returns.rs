//! Several returns of one form: what differs between them is an answer, what is equal in all of them is the form.

use std::collections::BTreeMap;

use crate::draft::page::Returns;
use crate::provenance::CellAddress;
use crate::text::key::key;
use crate::workbook::{CellValue, Grid, Sheet, Workbook};

/// Cells that are compared; a form has fewer.
const MOST_CELLS: usize = 20_000;

/// The sheet of another return that carries the same form: of the same name, else the most alike.
fn counterpart<'b>(sheet: &Sheet, book: &'b Workbook) -> Option<&'b Sheet> {
    let named = book.sheets.iter().find(|other| key(&other.name) == key(&sheet.name));
    named
        .filter(|other| is_same_form(&sheet.grid, &other.grid))
        .or_else(|| book.sheets.iter().find(|other| is_same_form(&sheet.grid, &other.grid)))
}

/// Whether most of the words of a form stand in the same cells.
fn is_same_form(form: &Grid, other: &Grid) -> bool {
    let mut words = 0usize;
    let mut same = 0usize;
    for (at, value) in form.cells().take(MOST_CELLS) {
        if let CellValue::Text(text) = value {
            words += 1;
            same += usize::from(other.get(at).is_some_and(|found| key(&found.raw()) == key(text)));
        }
    }
    words > 0 && same * 10 >= words * 6
}

/// Gathers what the returns hold, cell by cell; the files that are no return of this form are named.
pub(super) fn gather(sheet: &Sheet, others: &[(String, &Workbook)]) -> (Returns, Vec<String>) {
    let mut found: BTreeMap<CellAddress, Vec<CellValue>> = BTreeMap::new();
    let mut take = |grid: &Grid| {
        for (at, value) in grid.cells().take(MOST_CELLS) {
            found.entry(at).or_default().push(value.clone());
        }
    };
    take(&sheet.grid);
    let mut count = 1;
    let mut strangers = Vec::new();
    for (file, book) in others {
        match counterpart(sheet, book) {
            Some(other) => {
                take(&other.grid);
                count += 1;
            }
            None => strangers.push(file.clone()),
        }
    }
    if count == 1 {
        return (Returns { count, found: BTreeMap::new() }, strangers);
    }
    (Returns { count, found }, strangers)
}
