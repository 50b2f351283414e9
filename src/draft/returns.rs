//! Several returns of one form: what differs between them is an answer, what is equal in all of them is the form.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, draft as say};
use crate::draft::kind::label_words;
use crate::draft::page::Returns;
use crate::provenance::CellAddress;
use crate::text::key::key;
use crate::workbook::{CellValue, Grid, Sheet, Workbook};

/// Cells that are compared; a form has fewer.
const MOST_CELLS: usize = 20_000;

/// Words of the form that are named for a file that has them not.
const MOST_NAMED: usize = 3;

/// The sheet of another return that carries the same form: of the same name, else the most alike.
fn counterpart<'b>(sheet: &Sheet, book: &'b Workbook) -> Option<&'b Sheet> {
    let named = book.sheets.iter().find(|other| key(&other.name) == key(&sheet.name));
    named
        .filter(|other| is_same_form(&sheet.grid, &other.grid))
        .or_else(|| book.sheets.iter().find(|other| is_same_form(&sheet.grid, &other.grid)))
}

/// Whether most of the words of a form stand in the same cells.
fn is_same_form(form: &Grid, other: &Grid) -> bool {
    let words = form.cells().take(MOST_CELLS).filter(|(_, value)| matches!(value, CellValue::Text(_))).count();
    words > 0 && alike(form, other) * 10 >= words * 6
}

/// How many words of a form stand in the same cells of another sheet.
fn alike(form: &Grid, other: &Grid) -> usize {
    let same = |(at, value): &(CellAddress, &CellValue)| matches!(value, CellValue::Text(text) if other.get(*at).is_some_and(|found| key(&found.raw()) == key(text)));
    form.cells().take(MOST_CELLS).filter(same).count()
}

/// A file that is no return of the form.
pub(super) struct Stranger {
    /// The file.
    pub file: String,
    /// Words of the form that it has elsewhere or not at all.
    differs: Vec<Phrase>,
}

impl Stranger {
    /// The file with what differs.
    pub(super) fn told(&self) -> Phrase {
        if self.differs.is_empty() {
            say::stranger(&self.file)
        } else {
            say::stranger_where(&self.file, Phrase::listed(&self.differs))
        }
    }
}

/// The first words of the form that another file has elsewhere or not at all. Where other returns are known, what differs between
/// those is an answer and no word of the form.
fn differing(sheet: &Sheet, book: &Workbook, returns: &Returns) -> Vec<Phrase> {
    let named = book.sheets.iter().find(|other| key(&other.name) == key(&sheet.name));
    let Some(other) = named.or_else(|| book.sheets.iter().max_by_key(|other| alike(&sheet.grid, &other.grid)))
    else {
        return Vec::new();
    };
    let there: BTreeMap<String, CellAddress> =
        other.grid.cells().take(MOST_CELLS).map(|(at, value)| (key(&value.raw()), at)).collect();
    let is_printed = |at: CellAddress, text: &str| {
        let all = returns.found.get(&at);
        all.is_none_or(|all| all.len() == returns.count && all.iter().all(|value| key(&value.raw()) == key(text)))
    };
    let differs = sheet.grid.cells().take(MOST_CELLS).filter_map(|(at, value)| {
        let CellValue::Text(text) = value else { return None };
        let found = other.grid.get(at).map(CellValue::raw).unwrap_or_default();
        if text.trim().is_empty() || key(&found) == key(text) || !is_printed(at, text) {
            return None;
        }
        let words = label_words(text);
        Some(match there.get(&key(text)) {
            Some(place) => say::stranger_moved(at, words, place),
            None if found.trim().is_empty() => say::stranger_lacks(at, words),
            None => say::stranger_has(at, words, label_words(&found)),
        })
    });
    differs.take(MOST_NAMED).collect()
}

/// Gathers what the returns hold, cell by cell; the files that are no return of this form are told.
pub(super) fn gather(sheet: &Sheet, others: &[(String, &Workbook)]) -> (Returns, Vec<Stranger>) {
    let mut found: BTreeMap<CellAddress, Vec<CellValue>> = BTreeMap::new();
    let mut take = |grid: &Grid| {
        for (at, value) in grid.cells().take(MOST_CELLS) {
            found.entry(at).or_default().push(value.clone());
        }
    };
    take(&sheet.grid);
    let mut count = 1;
    let mut strangers = Vec::new();
    for other in others {
        match counterpart(sheet, other.1) {
            Some(same) => {
                take(&same.grid);
                count += 1;
            }
            None => strangers.push(other),
        }
    }
    if count == 1 {
        found.clear();
    }
    let returns = Returns { count, found };
    let of = |(file, book): &(String, &Workbook)| Stranger {
        file: file.clone(),
        differs: differing(sheet, book, &returns),
    };
    let strangers = strangers.into_iter().map(of).collect();
    (returns, strangers)
}
