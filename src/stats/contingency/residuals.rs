//! Which cells make the difference.

use crate::stats::Undefined;
use crate::stats::contingency::{Cell, Table};
use crate::stats::distribution::normal_two_sided;
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::number::float;

/// The test of one cell against independence of rows and columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellTest {
    /// The adjusted standardised residual, 調整済み残差: standard normal where rows and columns are independent.
    pub residual: f64,
    /// Two-sided.
    pub p: f64,
    /// Adjusted for the number of cells that take part.
    pub p_adjusted: f64,
}

impl Cell {
    /// (O − E) / √E; none in an empty row or column.
    pub fn residual(self) -> Option<f64> {
        self.takes_part().then(|| self.excess() / self.expected().sqrt())
    }

    /// (O − E) / √(E (1 − row/n)(1 − column/n)) (Haberman 1973); none in an empty row or column, and where the row or the
    /// column holds everybody.
    pub fn adjusted_residual(self) -> Option<f64> {
        if !self.takes_part() || self.row == self.total || self.column == self.total {
            return None;
        }
        let n = float(self.total);
        let others = (float(self.total - self.row) / n) * (float(self.total - self.column) / n);
        Some(self.excess() / (self.expected() * others).sqrt())
    }
}

impl Table {
    /// Pearson residuals in the shape of the table (R `chisq.test()$residuals`).
    ///
    /// # Errors
    /// As [`Table::shape`].
    pub fn residuals(&self) -> Result<Vec<Vec<Option<f64>>>, Undefined> {
        self.shape()?;
        Ok(self.cells().map(|row| row.map(Cell::residual).collect()).collect())
    }

    /// Adjusted standardised residuals in the shape of the table (R `chisq.test()$stdres`).
    ///
    /// # Errors
    /// As [`Table::shape`].
    pub fn adjusted_residuals(&self) -> Result<Vec<Vec<Option<f64>>>, Undefined> {
        self.shape()?;
        Ok(self.cells().map(|row| row.map(Cell::adjusted_residual).collect()).collect())
    }

    /// Every cell tested, with p adjusted over all cells of the table: marks that are set on raw p turn up by chance in a
    /// table of many cells.
    ///
    /// # Errors
    /// As [`Table::shape`].
    pub fn cell_tests(&self, adjustment: Adjustment) -> Result<Vec<Vec<Option<CellTest>>>, Undefined> {
        let residuals = self.adjusted_residuals()?;
        let p: Vec<Option<f64>> =
            residuals.iter().flatten().map(|residual| residual.map(normal_two_sided)).collect();
        let mut tests = p.iter().copied().zip(adjust(&p, adjustment)?);
        let test = |residual: &Option<f64>| {
            let (p, p_adjusted) = tests.next()?;
            Some(CellTest { residual: (*residual)?, p: p?, p_adjusted: p_adjusted? })
        };
        let mut flat = residuals.iter().flatten().map(test).collect::<Vec<_>>().into_iter();
        Ok(residuals.iter().map(|row| flat.by_ref().take(row.len()).collect()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::two_proportions::TwoProportions;

    fn table(rows: &[&[u64]]) -> Table {
        Table::new(rows.iter().map(|row| row.to_vec()).collect()).unwrap()
    }

    #[test]
    fn published() {
        let near = |table: Table, row: usize, expected: &[f64]| {
            for (got, expected) in table.adjusted_residuals().unwrap()[row].iter().zip(expected) {
                assert!((got.unwrap() / expected - 1.0).abs() < 1e-4, "{got:?} {expected}");
            }
        };
        near(table(&[&[762, 327, 468], &[484, 239, 477]]), 0, &[4.502_053_521, 0.699_451_733, -5.315_945_543]);
        near(table(&[&[14, 9, 78, 6], &[18, 30, 42, 5]]), 0, &[-1.139_118, -4.163_771, 4.143_926, 0.107_641]);
        near(table(&[&[84, 619, 554], &[1, 20, 59], &[0, 2, 7], &[1, 68, 306]]), 0, &[5.282, 11.164, -13.330]);
    }

    /// Hair and eye colour: 11 of 16 cells are beyond 5 % one by one, 5 after Holm.
    #[test]
    fn adjusted_over_all_cells() {
        let hair = table(&[&[68, 20, 15, 5], &[119, 84, 54, 29], &[26, 17, 14, 14], &[7, 94, 10, 16]]);
        let tests: Vec<CellTest> =
            hair.cell_tests(Adjustment::Holm).unwrap().into_iter().flatten().map(Option::unwrap).collect();
        assert_eq!(tests.iter().filter(|test| test.p < 0.05).count(), 11);
        assert_eq!(tests.iter().filter(|test| test.p_adjusted < 0.05).count(), 5);
    }

    /// An adjusted residual is the pooled z of this column against all others.
    #[test]
    fn residual_is_the_z_against_the_rest() {
        let table = table(&[&[20, 10, 2, 0, 5], &[410, 350, 200, 0, 120]]);
        let residuals = table.adjusted_residuals().unwrap();
        for (column, (yes, no)) in [(20, 410), (10, 350), (2, 200), (0, 0), (5, 120)].into_iter().enumerate() {
            let Some(residual) = residuals[0][column] else {
                assert_eq!(yes + no, 0);
                continue;
            };
            let rest = TwoProportions::new(yes, yes + no, 37 - yes, 1117 - yes - no).unwrap();
            assert!((rest.pooled().unwrap().z / residual - 1.0).abs() < 1e-12);
        }
    }
}
