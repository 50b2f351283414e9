//! Tables of rows × columns of counts: margins, expected counts and the rule that says whether χ² can be trusted.
//!
//! Rows and columns without anybody take no part in anything but keep their place.

mod association;
mod residuals;
mod two_by_two;

pub use residuals::CellTest;
pub use two_by_two::TwoByTwo;

use crate::stats::Undefined;
use crate::stats::number::{cross, float, rounded, sum};

/// A table of counts with its margins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    counts: Vec<Vec<u64>>,
    row_totals: Vec<u64>,
    column_totals: Vec<u64>,
    total: u64,
}

/// How many rows and columns have anybody in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Rows, at least 2.
    pub rows: u64,
    /// Columns, at least 2.
    pub columns: u64,
}

/// One cell with its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    observed: u64,
    row: u64,
    column: u64,
    total: u64,
}

/// How small the expected counts are, over the cells whose row and column have anybody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedCounts {
    /// The smallest.
    pub smallest: f64,
    /// Cells.
    pub cells: usize,
    /// Cells in which less than 5 are expected.
    pub below_five: usize,
    /// Cells in which less than 1 is expected.
    pub below_one: usize,
}

impl ExpectedCounts {
    /// Share of cells in which less than 5 are expected.
    pub fn share_below_five(&self) -> f64 {
        float(self.below_five as u64) / float(self.cells as u64)
    }

    /// Cochran's rule (1954) for the χ² approximation: at most a fifth of the cells below 5 and none below 1; in a 2 × 2
    /// table this means none below 5.
    pub fn suffice(&self) -> bool {
        self.below_one == 0 && 5 * self.below_five <= self.cells
    }
}

impl Cell {
    /// The count.
    pub fn observed(self) -> u64 {
        self.observed
    }

    /// Whether its row and its column have anybody.
    pub fn takes_part(self) -> bool {
        self.row > 0 && self.column > 0
    }

    /// Row total × column total / total; 0 in an empty row or column.
    pub fn expected(self) -> f64 {
        if self.takes_part() { rounded(cross(self.row, self.column, 0, 0)) / float(self.total) } else { 0.0 }
    }

    /// Observed less expected, rounded once.
    pub(super) fn excess(self) -> f64 {
        rounded(cross(self.total, self.observed, self.row, self.column)) / float(self.total.max(1))
    }

    /// Whether less than `limit` are expected, decided in whole numbers.
    fn expects_less_than(self, limit: u64) -> bool {
        cross(self.row, self.column, self.total, limit) < 0
    }
}

impl Table {
    /// Of rows of counts, all of one length.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where rows differ in length; [`Undefined::TooLarge`] above 2^53 units.
    pub fn new(counts: Vec<Vec<u64>>) -> Result<Self, Undefined> {
        let columns = counts.first().map_or(0, Vec::len);
        if counts.iter().any(|row| row.len() != columns) {
            return Err(Undefined::Impossible);
        }
        let total = sum(counts.iter().flatten().copied())?;
        let row_totals = counts.iter().map(|row| row.iter().sum()).collect();
        let mut column_totals = vec![0; columns];
        for row in &counts {
            column_totals.iter_mut().zip(row).for_each(|(total, count)| *total += count);
        }
        Ok(Self { counts, row_totals, column_totals, total })
    }

    /// Everybody in it.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Which rows have nobody, counted from 0.
    pub fn empty_rows(&self) -> Vec<usize> {
        empty(&self.row_totals)
    }

    /// Which columns have nobody, counted from 0.
    pub fn empty_columns(&self) -> Vec<usize> {
        empty(&self.column_totals)
    }

    /// How many rows and columns have anybody.
    ///
    /// # Errors
    /// [`Undefined::NoTable`] where there are fewer than two of either.
    pub fn shape(&self) -> Result<Shape, Undefined> {
        let filled = |totals: &[u64]| totals.iter().filter(|total| **total > 0).count() as u64;
        let shape = Shape { rows: filled(&self.row_totals), columns: filled(&self.column_totals) };
        if shape.rows < 2 || shape.columns < 2 { Err(Undefined::NoTable) } else { Ok(shape) }
    }

    /// Every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = impl Iterator<Item = Cell> + '_> + '_ {
        self.counts.iter().zip(&self.row_totals).map(|(counts, row)| {
            counts.iter().zip(&self.column_totals).map(|(observed, column)| Cell {
                observed: *observed,
                row: *row,
                column: *column,
                total: self.total,
            })
        })
    }

    /// The cells whose row and column have anybody.
    pub(super) fn filled_cells(&self) -> impl Iterator<Item = Cell> + '_ {
        self.cells().flatten().filter(|cell| cell.takes_part())
    }

    /// The totals of the rows and of the columns that have anybody, from the smallest on.
    pub(super) fn filled_margins(&self) -> (Vec<u64>, Vec<u64>) {
        let sorted = |totals: &[u64]| {
            let mut totals: Vec<u64> = totals.iter().copied().filter(|total| *total > 0).collect();
            totals.sort_unstable();
            totals
        };
        (sorted(&self.row_totals), sorted(&self.column_totals))
    }

    /// Every count that is not 0, from the smallest on.
    pub(super) fn sorted_counts(&self) -> Vec<u64> {
        let mut counts: Vec<u64> = self.counts.iter().flatten().copied().filter(|count| *count > 0).collect();
        counts.sort_unstable();
        counts
    }

    /// The rows and columns that have anybody.
    pub(super) fn filled_counts(&self) -> Vec<Vec<u64>> {
        let rows = self.cells().map(|row| row.filter(|cell| cell.takes_part()).map(Cell::observed).collect());
        rows.filter(|row: &Vec<u64>| !row.is_empty()).collect()
    }

    /// Expected counts in the shape of the table, 0 in empty rows and columns.
    ///
    /// # Errors
    /// As [`Table::shape`].
    pub fn expected(&self) -> Result<Vec<Vec<f64>>, Undefined> {
        self.shape()?;
        Ok(self.cells().map(|row| row.map(Cell::expected).collect()).collect())
    }

    /// How small the expected counts are.
    ///
    /// # Errors
    /// As [`Table::shape`].
    pub fn expected_counts(&self) -> Result<ExpectedCounts, Undefined> {
        self.shape()?;
        let none = ExpectedCounts { smallest: f64::INFINITY, cells: 0, below_five: 0, below_one: 0 };
        Ok(self.filled_cells().fold(none, |sofar, cell| ExpectedCounts {
            smallest: sofar.smallest.min(cell.expected()),
            cells: sofar.cells + 1,
            below_five: sofar.below_five + usize::from(cell.expects_less_than(5)),
            below_one: sofar.below_one + usize::from(cell.expects_less_than(1)),
        }))
    }
}

fn empty(totals: &[u64]) -> Vec<usize> {
    totals.iter().enumerate().filter(|(_, total)| **total == 0).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Cabinet Office's table of plans by kind of municipality: 0.450 are expected to have none in the big cities.
    #[test]
    fn a_census_table_with_few_expected() {
        let counts = vec![vec![84, 619, 554], vec![1, 20, 59], vec![0, 2, 7], vec![1, 68, 306]];
        let table = Table::new(counts).unwrap();
        let expected = table.expected_counts().unwrap();
        assert!((expected.smallest - 0.450).abs() < 5e-4);
        assert_eq!((expected.cells, expected.below_five, expected.below_one), (12, 4, 1));
        assert!(!expected.suffice());
    }

    #[test]
    fn empty_rows_and_columns_keep_their_place() {
        let table = Table::new(vec![vec![5, 0, 2], vec![0, 0, 0], vec![3, 0, 7]]).unwrap();
        assert_eq!((table.empty_rows(), table.empty_columns()), (vec![1], vec![1]));
        assert_eq!(table.shape(), Ok(Shape { rows: 2, columns: 2 }));
        assert_eq!(table.filled_counts(), [[5, 2], [3, 7]]);
        assert_eq!(table.expected().unwrap()[1], [0.0; 3]);
    }

    #[test]
    fn no_table() {
        for counts in [vec![], vec![vec![]], vec![vec![], vec![]], vec![vec![3, 4]], vec![vec![0, 0], vec![1, 2]]]
        {
            let table = Table::new(counts).unwrap();
            assert_eq!(table.shape(), Err(Undefined::NoTable));
            assert_eq!(table.pearson(), Err(Undefined::NoTable));
        }
        assert_eq!(Table::new(vec![vec![1], vec![1, 2]]), Err(Undefined::Impossible));
        assert_eq!(Table::new(vec![vec![u64::MAX, 1]]), Err(Undefined::TooLarge));
    }

    /// Exactly 5 expected is not below 5.
    #[test]
    fn the_rule_is_strict() {
        let table = Table::new(vec![vec![6, 4], vec![4, 6]]).unwrap();
        assert_eq!(table.expected_counts().unwrap().below_five, 0);
        let table = Table::new(vec![vec![5, 4], vec![4, 6]]).unwrap();
        assert_eq!(table.expected_counts().unwrap().below_five, 3);
    }
}
