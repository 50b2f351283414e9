//! A sparse sheet: only the cells that hold something, with the merged ranges. Reading through a merge gives the
//! value of its first cell; "the next cell to the right" is the one past the merge, as a person sees it.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::text::era::CivilDate;
use crate::text::number::Decimal;
use crate::workbook::merges::{MergedRange, Merges};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, from a cell that the file marks as a date.
    Date(CivilDate),
    /// TRUE or FALSE.
    Bool(bool),
    /// A failed formula, such as `#REF!`; in a file that the analyst keeps, also the formula itself (`=1+1`) where its
    /// result was not saved.
    Error(String),
}

/// A sheet's cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    cells: BTreeMap<CellAddress, CellValue>,
    merges: Merges,
}

impl Grid {
    /// Puts a value into a cell. Blank text is no value.
    pub fn insert(&mut self, at: CellAddress, value: CellValue) {
        if !matches!(&value, CellValue::Text(text) if text.is_empty()) {
            self.cells.insert(at, value);
        }
    }

    /// Declares a merged range.
    pub fn merge(&mut self, range: MergedRange) {
        self.merges.insert(range);
    }

    /// The merged ranges, each once, in a settled order.
    pub(crate) fn merges(&self) -> impl Iterator<Item = MergedRange> {
        self.merges.all()
    }

    /// How many cells hold something.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells in reading order.
    pub fn cells(&self) -> impl Iterator<Item = (CellAddress, &CellValue)> {
        self.cells.iter().map(|(at, value)| (*at, value))
    }

    /// The non-empty cells of one row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (CellAddress, &CellValue)> {
        self.cells
            .range(CellAddress::new(row, 0)..=CellAddress::new(row, u32::MAX))
            .map(|(at, value)| (*at, value))
    }

    /// The rows that hold something, each once, from top to bottom. A stray cell at the end of the sheet is one row
    /// more, not a million.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        let next = |from: Option<u32>| self.cells.range(CellAddress::new(from?, 0)..).next().map(|(at, _)| at.row);
        std::iter::successors(next(Some(0)), move |row| next(row.checked_add(1)))
    }

    /// The cells of a range that hold something, in reading order. Rows without cells cost nothing.
    pub fn within(&self, range: MergedRange) -> impl Iterator<Item = (CellAddress, &CellValue)> {
        let (first, last) = (range.first, range.last);
        let next = move |from: CellAddress| {
            let (at, _) = self.cells.range(from..).next()?;
            (at.row <= last.row).then_some(at.row)
        };
        let rows = std::iter::successors(next(first), move |row| next(CellAddress::new(row.checked_add(1)?, 0)));
        rows.flat_map(move |row| {
            // A range with its corners the wrong way round holds nothing.
            let columns = first.column..last.column.saturating_add(1);
            let columns = if columns.is_empty() { 0..0 } else { columns };
            self.cells
                .range(CellAddress::new(row, columns.start)..CellAddress::new(row, columns.end))
                .map(|(at, value)| (*at, value))
        })
    }

    /// Cells that a merge covers and that hold something all the same: nobody sees it, and nobody must lose it.
    pub fn covered(&self) -> impl Iterator<Item = (CellAddress, &CellValue)> {
        self.cells().filter(|(at, _)| self.resolve(*at) != *at)
    }

    /// The last row that holds something.
    pub fn last_row(&self) -> Option<u32> {
        self.cells.keys().next_back().map(|at| at.row)
    }

    /// The first cell of the merge that covers this one, or the cell itself.
    pub fn resolve(&self, at: CellAddress) -> CellAddress {
        self.merges.at(at).map_or(at, |range| range.first)
    }

    /// The merged range that covers a cell.
    pub fn merged(&self, at: CellAddress) -> Option<MergedRange> {
        self.merges.at(at).copied()
    }

    /// The value that a person sees at a cell: that of its merge, if it is covered by one.
    pub fn get(&self, at: CellAddress) -> Option<&CellValue> {
        self.cells.get(&self.resolve(at))
    }

    /// The value that stands in this very cell, whether a merge covers it or not.
    pub fn own(&self, at: CellAddress) -> Option<&CellValue> {
        self.cells.get(&at)
    }

    /// The cell to the right of this one, past its merge, resolved to the first cell of its own merge.
    pub fn right_of(&self, at: CellAddress) -> CellAddress {
        let last = self.merges.at(at).map_or(at.column, |range| range.last.column);
        self.resolve(CellAddress::new(at.row, last.saturating_add(1)))
    }

    /// The cell to the left of this one, past its merge; none at the edge.
    pub fn left_of(&self, at: CellAddress) -> Option<CellAddress> {
        let first = self.resolve(at).column;
        (first > 0).then(|| self.resolve(CellAddress::new(at.row, first - 1)))
    }

    /// The cell below this one, past its merge.
    pub fn below(&self, at: CellAddress) -> CellAddress {
        self.resolve(CellAddress::new(self.merge_end_row(at).saturating_add(1), at.column))
    }

    /// The last row of the merge that covers a cell, or the cell's own row.
    pub fn merge_end_row(&self, at: CellAddress) -> u32 {
        self.merges.at(at).map_or(at.row, |range| range.last.row)
    }

    /// The last column of the merge that covers a cell, or the cell's own column.
    pub fn merge_end_column(&self, at: CellAddress) -> u32 {
        self.merges.at(at).map_or(at.column, |range| range.last.column)
    }

    /// The merge that covers a cell, or the cell alone.
    pub fn extent(&self, at: CellAddress) -> MergedRange {
        self.merges.at(at).copied().unwrap_or(MergedRange { first: at, last: at })
    }

    /// The raw text of a cell, empty if nothing is there. Numbers as Excel's general format would show them.
    pub fn text(&self, at: CellAddress) -> String {
        self.get(at).map(CellValue::raw).unwrap_or_default()
    }
}

impl CellValue {
    /// The value as text, before any interpretation.
    pub fn raw(&self) -> String {
        match self {
            CellValue::Text(text) | CellValue::Error(text) => text.clone(),
            CellValue::Number(number) => {
                Decimal::from_f64(*number).map_or_else(|| number.to_string(), |value| value.to_string())
            }
            CellValue::Date(date) => date.to_string(),
            CellValue::Bool(true) => "TRUE".to_owned(),
            CellValue::Bool(false) => "FALSE".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32, column: u32) -> CellAddress {
        CellAddress::new(row, column)
    }

    #[test]
    fn the_next_cell_is_past_the_merge() {
        let mut grid = Grid::default();
        grid.merge(MergedRange { first: at(2, 1), last: at(3, 2) });
        grid.merge(MergedRange { first: at(2, 3), last: at(2, 5) });
        grid.insert(at(2, 1), CellValue::Text("団体名".into()));
        grid.insert(at(2, 3), CellValue::Text("長野市".into()));
        assert_eq!(grid.right_of(at(2, 1)), at(2, 3));
        assert_eq!(grid.text(grid.right_of(at(3, 2))), "");
        assert_eq!(grid.below(at(2, 1)), at(4, 1));
        assert_eq!(grid.text(at(2, 5)), "長野市");
        assert_eq!(grid.left_of(at(2, 4)), Some(at(2, 1)));
        assert_eq!(grid.left_of(at(0, 0)), None);
    }

    #[test]
    fn rows_are_named_once_and_empty_ones_not_at_all() {
        let mut grid = Grid::default();
        assert_eq!(grid.rows().count(), 0);
        for place in [at(7, 3), at(7, 0), at(2, 9), at(1_048_575, 16_383), at(u32::MAX, 0)] {
            grid.insert(place, CellValue::Number(1.0));
        }
        assert_eq!(grid.rows().collect::<Vec<_>>(), [2, 7, 1_048_575, u32::MAX]);
    }

    #[test]
    fn a_range_holds_its_cells_and_no_others() {
        let mut grid = Grid::default();
        for row in 0..6 {
            for column in 0..6 {
                grid.insert(at(row * 1000, column), CellValue::Number(f64::from(row * 10 + column)));
            }
        }
        let within = |first, last| -> Vec<_> {
            grid.within(MergedRange { first, last }).map(|(at, _)| (at.row, at.column)).collect()
        };
        assert_eq!(within(at(500, 1), at(2000, 2)), [(1000, 1), (1000, 2), (2000, 1), (2000, 2)]);
        assert_eq!(within(at(0, 4), at(1_048_575, 4)).len(), 6);
        assert_eq!(within(at(5, 3), at(4, 2)), []);
        assert_eq!(within(at(0, 3), at(9000, 2)), []);
    }

    #[test]
    fn what_a_merge_covers_is_not_lost() {
        let mut grid = Grid::default();
        grid.merge(MergedRange { first: at(0, 0), last: at(0, 2) });
        grid.insert(at(0, 0), CellValue::Text("見える".into()));
        grid.insert(at(0, 1), CellValue::Text("隠れた".into()));
        grid.insert(at(1, 1), CellValue::Text("外".into()));
        let covered: Vec<_> = grid.covered().collect();
        assert_eq!(covered, [(at(0, 1), &CellValue::Text("隠れた".into()))]);
    }

    #[test]
    fn a_merge_ends_at_its_last_row() {
        let mut grid = Grid::default();
        grid.merge(MergedRange { first: at(2, 0), last: at(4, 0) });
        assert_eq!((2..6).map(|row| grid.merge_end_row(at(row, 0))).collect::<Vec<_>>(), [4, 4, 4, 5]);
        assert_eq!(grid.merge_end_row(at(3, 1)), 3);
    }
}
