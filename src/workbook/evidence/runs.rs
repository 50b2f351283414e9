//! A value per cell, kept as runs down the columns: a column of a long list has one format, and a million cells with it
//! are one run.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::workbook::MergedRange;

/// A value for some cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs<T> {
    columns: BTreeMap<u32, Vec<Run<T>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Run<T> {
    first: u32,
    last: u32,
    value: T,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { columns: BTreeMap::new() }
    }
}

impl<T> Runs<T> {
    /// The value of a cell.
    pub fn get(&self, at: CellAddress) -> Option<&T> {
        let runs = self.columns.get(&at.column)?;
        let after = runs.partition_point(|run| run.first <= at.row);
        let run = runs.get(after.checked_sub(1)?)?;
        (at.row <= run.last).then_some(&run.value)
    }

    /// The runs, column by column.
    pub fn ranges(&self) -> impl Iterator<Item = (MergedRange, &T)> {
        self.columns.iter().flat_map(|(column, runs)| {
            runs.iter().map(|run| {
                let corner = |row| CellAddress::new(row, *column);
                (MergedRange { first: corner(run.first), last: corner(run.last) }, &run.value)
            })
        })
    }

    /// Whether no cell has a value.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
}

impl<T: PartialEq> Runs<T> {
    /// Gives a cell its value; says whether that took a new run. Cells come row by row; one that comes after a later row
    /// of its column, as only a damaged sheet has it, is not taken.
    pub(in crate::workbook) fn push(&mut self, at: CellAddress, value: T) -> bool {
        let runs = self.columns.entry(at.column).or_default();
        match runs.last_mut() {
            Some(run) if at.row <= run.last => return false,
            Some(run) if run.last.checked_add(1) == Some(at.row) && run.value == value => {
                run.last = at.row;
                return false;
            }
            Some(_) | None => {}
        }
        runs.push(Run { first: at.row, last: at.row, value });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_one_value_is_one_run() {
        let mut runs = Runs::default();
        for row in 0..1000 {
            for column in [0, 3] {
                if row != 500 {
                    runs.push(CellAddress::new(row, column), if row < 700 { 'a' } else { 'b' });
                }
            }
        }
        assert!(!runs.push(CellAddress::new(4, 0), 'z'), "an earlier row is not taken");
        assert_eq!(runs.ranges().count(), 6);
        let value = |row, column| runs.get(CellAddress::new(row, column)).copied();
        assert_eq!(
            [value(0, 0), value(499, 3), value(500, 3), value(501, 3)],
            [Some('a'), Some('a'), None, Some('a')]
        );
        assert_eq!([value(999, 0), value(1000, 0), value(3, 1)], [Some('b'), None, None]);
    }
}
