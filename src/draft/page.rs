//! A sheet as the drafter sees it: its cells with their extents and words, what varies between returns of the same form,
//! and which cells the file itself offers as boxes (dropdowns, open cells of a protected sheet).

use std::collections::BTreeMap;

use crate::collect::layout::anchor::{Anchor, Labelled};
use crate::draft::words;
use crate::provenance::{CellAddress, CellRef};
use crate::text::{clean::clean, key::key, marks};
use crate::workbook::evidence::Validation;
use crate::workbook::{CellValue, MergedRange, Sheet, cell_ref};

/// Cells beyond these belong to no form that a person fills in; a long list shows what it is in its first rows.
const MOST_ROWS: u32 = 2000;
const MOST_COLUMNS: u32 = 400;
const MOST_CELLS: usize = 60_000;

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Its first cell.
    pub at: CellAddress,
    /// The last cell of its merge, or itself.
    pub last: CellAddress,
    /// As read.
    pub raw: String,
    /// The clean form.
    pub text: String,
    /// Its key.
    pub key: String,
    /// Whether it is words and not a number, day or error.
    pub words: bool,
    /// The value.
    pub value: CellValue,
}

/// What the returns of one form have in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Returns {
    /// How many there are, the one that is drafted from included.
    pub count: usize,
    /// Every text found at a cell, once per file, blanks left out.
    pub found: BTreeMap<CellAddress, Vec<CellValue>>,
}

impl Returns {
    /// Whether a cell holds the same words in every return.
    fn is_fixed(&self, at: CellAddress) -> bool {
        self.found.get(&at).is_some_and(|values| {
            values.len() == self.count && values.windows(2).all(|pair| key(&pair[0].raw()) == key(&pair[1].raw()))
        })
    }
}

/// A sheet.
pub(super) struct Page<'a> {
    file: &'a str,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What other returns hold.
    pub returns: &'a Returns,
    /// The cells in reading order.
    pub pieces: Vec<Piece>,
    /// The last column that holds anything.
    pub last_column: u32,
    places: BTreeMap<CellAddress, usize>,
    open: Vec<MergedRange>,
    /// First and last cells of the headings 回答, 記入欄 of a table of questions.
    pub answer_heads: Vec<(CellAddress, CellAddress)>,
    labelled: Labelled<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(file: &'a str, sheet: &'a Sheet, returns: &'a Returns) -> Self {
        let mut pieces = Vec::new();
        for (at, value) in sheet.grid.cells() {
            if at.row >= MOST_ROWS || at.column >= MOST_COLUMNS || pieces.len() >= MOST_CELLS {
                continue;
            }
            let raw = value.raw();
            let text = clean(&raw);
            if text.is_empty() || sheet.grid.resolve(at) != at {
                continue;
            }
            pieces.push(Piece {
                at,
                last: last_of(sheet, at),
                key: key(&raw),
                text,
                raw,
                words: matches!(value, CellValue::Text(_)),
                value: value.clone(),
            });
        }
        let places: BTreeMap<CellAddress, usize> =
            pieces.iter().enumerate().map(|(index, piece): (usize, &Piece)| (piece.at, index)).collect();
        let open = open_cells(sheet, &pieces);
        let answer_heads = pieces
            .iter()
            .filter(|piece| piece.words && words::is_answer_heading(&piece.text))
            .filter(|piece| pieces.iter().filter(|other| other.at.row == piece.at.row).take(2).count() > 1)
            .map(|piece| (piece.at, piece.last))
            .collect();
        let last_column = pieces.iter().map(|piece| piece.last.column).max().unwrap_or(0);
        let labelled = Labelled::new(sheet);
        Self { file, sheet, returns, pieces, last_column, places, open, answer_heads, labelled }
    }

    /// The cell that holds something at a place, through merges.
    pub(super) fn piece(&self, at: CellAddress) -> Option<&Piece> {
        self.places.get(&self.sheet.grid.resolve(at)).map(|index| &self.pieces[*index])
    }

    /// The place of a cell.
    pub(super) fn cell(&self, at: CellAddress) -> CellRef {
        cell_ref(self.file, &self.sheet.name, at)
    }

    /// The next cell to the right, past merges.
    pub(super) fn right(&self, at: CellAddress) -> CellAddress {
        self.sheet.grid.right_of(at)
    }

    /// The next cell below, past merges.
    pub(super) fn below(&self, at: CellAddress) -> CellAddress {
        self.sheet.grid.below(at)
    }

    /// The cells of a row that hold something, from left to right.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = &Piece> {
        let range = CellAddress::new(row, 0)..=CellAddress::new(row, u32::MAX);
        self.places.range(range).map(|(_, index)| &self.pieces[*index])
    }

    /// The cells from one row on, before another.
    pub(super) fn rows(&self, from: u32, end: u32) -> impl Iterator<Item = &Piece> {
        let range = CellAddress::new(from, 0)..CellAddress::new(end.max(from), 0);
        self.places.range(range).map(|(_, index)| &self.pieces[*index])
    }

    /// The rule for input at a cell.
    pub(super) fn validation(&self, at: CellAddress) -> Option<&Validation> {
        let at = self.sheet.grid.resolve(at);
        self.sheet
            .evidence
            .as_ref()?
            .validations
            .iter()
            .find(|rule| rule.ranges.iter().any(|range| covers(range, at)))
    }

    /// The number format of a cell.
    pub(super) fn format(&self, at: CellAddress) -> Option<&str> {
        self.sheet.evidence.as_ref()?.formats.get(at).map(AsRef::as_ref)
    }

    /// Whether the file itself says that a cell is to be filled in: a rule for input, an open cell of a protected
    /// sheet, or different words in different returns.
    pub(super) fn is_box(&self, at: CellAddress) -> bool {
        let at = self.sheet.grid.resolve(at);
        self.validation(at).is_some() || self.open.iter().any(|range| covers(range, at)) || self.varies(at)
    }

    /// Whether returns of the same form differ here.
    pub(super) fn varies(&self, at: CellAddress) -> bool {
        self.returns.count > 1 && self.returns.found.contains_key(&at) && !self.returns.is_fixed(at)
    }

    /// Whether every return holds the same here.
    pub(super) fn is_form_text(&self, at: CellAddress) -> bool {
        self.returns.count > 1 && self.returns.is_fixed(at)
    }

    /// What the returns hold at a cell.
    pub(super) fn answers(&self, at: CellAddress) -> Vec<CellValue> {
        let at = self.sheet.grid.resolve(at);
        match self.returns.found.get(&at) {
            Some(values) => values.clone(),
            None => self.piece(at).map(|piece| piece.value.clone()).into_iter().collect(),
        }
    }

    /// The cell by which a label would be found again: see [`crate::collect::capture`].
    pub(super) fn finds(&self, label: &str) -> Option<CellAddress> {
        match self.labelled.find(label)? {
            Anchor::At(at) => Some(at),
            Anchor::Several(_) => None,
        }
    }

    /// The column that a heading would be found at in a row: the only one with exactly these words.
    pub(super) fn finds_heading(&self, row: u32, heading: &str) -> Option<u32> {
        let wanted = key(heading);
        let mut found = self.row(row).filter(|piece| piece.words && piece.key == wanted);
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only.at.column),
            _ => None,
        }
    }

    /// Whether a cell is empty or holds a mark only.
    pub(super) fn takes_mark(&self, at: CellAddress) -> bool {
        self.answers(at).iter().all(|value| is_mark(&value.raw()))
    }

    /// Whether a cell holds a mark, or the sign of a box for one.
    pub(super) fn has_mark(&self, at: CellAddress) -> bool {
        self.answers(at).iter().any(|value| is_mark(&value.raw()))
    }

    /// Whether a cell holds a mark that chooses, which the □ of a blank form does not.
    pub(super) fn has_chosen(&self, at: CellAddress) -> bool {
        self.answers(at).iter().any(|value| matches!(marks::mark(&value.raw()), marks::Mark::Chosen { .. }))
    }
}

/// Whether a text is a mark, or a sign that may be one.
pub(super) fn is_mark(raw: &str) -> bool {
    match marks::mark(raw) {
        marks::Mark::Chosen { .. }
        | marks::Mark::NotChosen { .. }
        | marks::Mark::Crossed { .. }
        | marks::Mark::Doubtful { .. } => true,
        marks::Mark::Blank | marks::Mark::Other => false,
    }
}

fn covers(range: &MergedRange, at: CellAddress) -> bool {
    (range.first.row..=range.last.row).contains(&at.row)
        && (range.first.column..=range.last.column).contains(&at.column)
}

/// The cells that a protected sheet leaves open; none where the labels are open too and the lock says nothing.
fn open_cells(sheet: &Sheet, pieces: &[Piece]) -> Vec<MergedRange> {
    let Some(evidence) = sheet.evidence.as_ref().filter(|evidence| evidence.protected) else { return Vec::new() };
    let words = pieces.iter().filter(|piece| piece.words);
    let open = words.clone().filter(|piece| !evidence.locks.is_locked(piece.at)).count();
    if open * 10 > words.count() * 6 { Vec::new() } else { evidence.locks.open().collect() }
}

fn last_of(sheet: &Sheet, at: CellAddress) -> CellAddress {
    sheet.grid.merged(at).map_or(at, |range| range.last)
}
