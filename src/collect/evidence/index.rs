//! What a sheet tells, looked up by cell: a list has a hundred thousand answers, and each asks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::provenance::CellAddress;
use crate::workbook::evidence::{Comment, Drawing, SheetEvidence};
use crate::workbook::{MergedRange, Sheet};

/// Rows of a drawing that it is looked up by; one over more rows is a frame round a part of the form.
const TALLEST: u32 = 12;

/// What a sheet tells whose format tells nothing.
static NOTHING: LazyLock<SheetEvidence> = LazyLock::new(SheetEvidence::default);

/// The evidence of one sheet.
pub(super) struct Index<'b> {
    sheet: &'b Sheet,
    pub(super) evidence: &'b SheetEvidence,
    comments: BTreeMap<CellAddress, Vec<&'b Comment>>,
    drawings: BTreeMap<u32, Vec<usize>>,
    /// By the first cell of the merge: the cells that it hides, with their words.
    covered: BTreeMap<CellAddress, Vec<(CellAddress, String)>>,
}

/// The cells where a mark for an answer can be: its box, and the words of its option.
pub(super) struct Territory {
    ranges: Vec<MergedRange>,
}

impl Territory {
    pub(super) fn new(sheet: &Sheet, at: CellAddress, label: Option<CellAddress>) -> Self {
        let ranges = std::iter::once(at).chain(label).map(|at| sheet.grid.extent(at)).collect();
        Self { ranges }
    }

    /// Whether the middle of a drawing lies here, or all of its box is under it.
    fn is_under(&self, drawing: &Drawing) -> bool {
        let within = |outer: &MergedRange, inner: &MergedRange| {
            outer.first.row <= inner.first.row
                && outer.first.column <= inner.first.column
                && outer.last.row >= inner.last.row
                && outer.last.column >= inner.last.column
        };
        let middle = MergedRange { first: drawing.middle, last: drawing.middle };
        let flat = drawing.over.last.row - drawing.over.first.row < 2;
        self.ranges.iter().any(|range| within(range, &middle))
            || (flat && self.ranges.first().is_some_and(|range| within(&drawing.over, range)))
    }
}

impl<'b> Index<'b> {
    /// Of a format that tells nothing beside its values, what the values and merges themselves show.
    pub(super) fn new(sheet: &'b Sheet) -> Self {
        let evidence = sheet.evidence.as_ref().unwrap_or(&NOTHING);
        let mut comments: BTreeMap<CellAddress, Vec<&Comment>> = BTreeMap::new();
        for comment in evidence.comments.iter().filter(|comment| !comment.text.is_empty()) {
            comments.entry(sheet.grid.resolve(comment.at)).or_default().push(comment);
        }
        let mut drawings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (number, drawing) in evidence.drawings.iter().enumerate() {
            let rows =
                drawing.over.first.row..=drawing.over.last.row.min(drawing.over.first.row.saturating_add(TALLEST));
            let rows: BTreeSet<u32> = rows.chain([drawing.middle.row]).collect();
            for row in rows {
                drawings.entry(row).or_default().push(number);
            }
        }
        let mut covered: BTreeMap<CellAddress, Vec<(CellAddress, String)>> = BTreeMap::new();
        for (at, value) in sheet.grid.covered() {
            let text = value.raw().trim().to_owned();
            if !text.is_empty() {
                covered.entry(sheet.grid.resolve(at)).or_default().push((at, text));
            }
        }
        Self { sheet, evidence, comments, drawings, covered }
    }

    pub(super) fn comments(&self, at: CellAddress) -> impl Iterator<Item = &'b Comment> {
        self.comments.get(&at).into_iter().flatten().copied()
    }

    pub(super) fn comments_in_row(&self, row: u32) -> impl Iterator<Item = &'b Comment> {
        self.comments
            .range(CellAddress::new(row, 0)..=CellAddress::new(row, u32::MAX))
            .flat_map(|(_, comments)| comments.iter().copied())
    }

    /// The drawings over a territory, each once, with their numbers.
    pub(super) fn drawings(&self, territory: &Territory) -> impl Iterator<Item = (usize, &'b Drawing)> {
        let mut numbers = BTreeSet::new();
        for range in &territory.ranges {
            for (_, found) in self.drawings.range(range.first.row..=range.last.row) {
                numbers.extend(found.iter().copied());
            }
        }
        let drawings = &self.evidence.drawings;
        let over: Vec<_> = numbers
            .into_iter()
            .filter_map(|number| Some((number, drawings.get(number)?)))
            .filter(|(_, drawing)| territory.is_under(drawing))
            .collect();
        over.into_iter()
    }

    /// What the merge that begins at a cell hides.
    pub(super) fn covered(&self, first: CellAddress) -> impl Iterator<Item = (CellAddress, &str)> {
        self.covered.get(&first).into_iter().flatten().map(|(at, text)| (*at, text.as_str()))
    }

    /// Everything that a merge hides: the first cell of the merge, the cell, its words, and what is seen.
    pub(super) fn all_covered(&self) -> impl Iterator<Item = (CellAddress, CellAddress, &str, String)> {
        self.covered.iter().flat_map(|(first, hidden)| {
            let shown = self.sheet.grid.text(*first);
            hidden.iter().map(move |(at, text)| (*first, *at, text.as_str(), shown.clone()))
        })
    }

    /// How many cells of a column hold something.
    pub(super) fn filled(&self, column: u32) -> usize {
        let first = CellAddress::new(0, column);
        self.sheet.grid.within(MergedRange { first, last: CellAddress::new(u32::MAX, column) }).count()
    }
}
