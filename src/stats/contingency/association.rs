//! Whether rows and columns have to do with each other, and how much.

use crate::stats::contingency::{Shape, Table};
use crate::stats::distribution::deviance_of;
use crate::stats::number::float;
use crate::stats::{ChiSquareTest, Undefined};

impl Shape {
    fn df(self) -> u64 {
        (self.rows - 1) * (self.columns - 1)
    }

    /// The smaller of rows and columns, less 1.
    fn smaller_less_one(self) -> f64 {
        float(self.rows.min(self.columns) - 1)
    }
}

impl Table {
    /// Pearson's X² = Σ (O − E)² / E without correction, df = (r − 1)(c − 1) (R `chisq.test(correct = FALSE)`).
    ///
    /// # Errors
    /// [`Undefined::NoTable`] where fewer than two rows or columns have anybody.
    pub fn pearson(&self) -> Result<ChiSquareTest, Undefined> {
        let shape = self.shape()?;
        let statistic = self.filled_cells().map(|cell| cell.excess().powi(2) / cell.expected()).sum();
        Ok(ChiSquareTest::new(statistic, shape.df()))
    }

    /// The likelihood ratio statistic G = 2 Σ O ln(O / E), df = (r − 1)(c − 1) (Agresti 2013, 3.2.1; R
    /// `vcd::assocstats`). Summed as Σ O ln(O/E) − (O − E), of which every term is at least 0, so that nothing cancels.
    ///
    /// # Errors
    /// As [`Table::pearson`].
    pub fn likelihood_ratio(&self) -> Result<ChiSquareTest, Undefined> {
        let shape = self.shape()?;
        let half: f64 = self
            .filled_cells()
            .map(|cell| deviance_of(float(cell.observed()), cell.expected(), cell.excess()))
            .sum();
        Ok(ChiSquareTest::new(2.0 * half, shape.df()))
    }

    /// Cramér's V = √(X² / (n (min(r, c) − 1))), from 0 to 1.
    ///
    /// # Errors
    /// As [`Table::pearson`].
    pub fn cramers_v(&self) -> Result<f64, Undefined> {
        let shape = self.shape()?;
        let square = self.pearson()?.statistic / (float(self.total()) * shape.smaller_less_one());
        Ok(square.sqrt().min(1.0))
    }

    /// Cramér's V with Bergsma's correction (2013) of its bias: φ̃² = max(0, X²/n − (r−1)(c−1)/(n−1)),
    /// r̃ = r − (r−1)²/(n−1), c̃ likewise, V = √(φ̃² / min(r̃−1, c̃−1)).
    ///
    /// # Errors
    /// As [`Table::pearson`]; [`Undefined::TooFew`] where r̃ or c̃ is 1, which is where n is r or c.
    pub fn cramers_v_corrected(&self) -> Result<f64, Undefined> {
        let shape = self.shape()?;
        if self.total() <= shape.rows.max(shape.columns) {
            return Err(Undefined::TooFew);
        }
        let less_one = float(self.total() - 1);
        let phi_square = (self.pearson()?.statistic / float(self.total()) - float(shape.df()) / less_one).max(0.0);
        let shrunk = |size: u64| float(size - 1) - float(size - 1).powi(2) / less_one;
        Ok((phi_square / shrunk(shape.rows).min(shrunk(shape.columns))).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table<const R: usize, const C: usize>(rows: [[u64; C]; R]) -> Table {
        Table::new(rows.iter().map(|row| row.to_vec()).collect()).unwrap()
    }

    fn near(got: f64, expected: f64, relative: f64) {
        assert!((got / expected - 1.0).abs() < relative, "{got} {expected}");
    }

    /// R's `?chisq.test`, `vcd`, the Cabinet Office's table and others with published results.
    #[test]
    fn published() {
        let party = table([[762, 327, 468], [484, 239, 477]]);
        let test = party.pearson().unwrap();
        near(test.statistic, 30.070_149, 1e-7);
        near(test.p, 2.953_589e-7, 1e-6);
        near(party.cramers_v().unwrap(), 0.104_435_8, 1e-6);
        near(party.cramers_v_corrected().unwrap(), 0.100_920_0, 1e-6);
        let arthritis = table([[29, 7, 7], [13, 7, 21]]);
        near(arthritis.pearson().unwrap().statistic, 13.055, 1e-4);
        near(arthritis.cramers_v().unwrap(), 0.394_229_5, 1e-6);
        near(arthritis.cramers_v_corrected().unwrap(), 0.364_584_7, 1e-6);
        let hair = table([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]]);
        near(hair.pearson().unwrap().statistic, 138.289_84, 1e-7);
        assert_eq!(hair.pearson().unwrap().df, 9);
        let plans = table([[84, 619, 554], [1, 20, 59], [0, 2, 7], [1, 68, 306]]);
        near(plans.pearson().unwrap().statistic, 183.5408, 1e-6);
    }

    /// Multiplying every count multiplies both statistics, and V stays.
    #[test]
    fn scale() {
        let small = table([[3, 8, 2], [7, 1, 9]]);
        let large =
            table([[3_000_000_000, 8_000_000_000, 2_000_000_000], [7_000_000_000, 1_000_000_000, 9_000_000_000]]);
        for (one, other) in
            [(small.pearson(), large.pearson()), (small.likelihood_ratio(), large.likelihood_ratio())]
        {
            near(other.unwrap().statistic, one.unwrap().statistic * 1e9, 1e-13);
        }
        near(large.cramers_v().unwrap(), small.cramers_v().unwrap(), 1e-13);
    }

    /// Nothing in a small table is NaN, and V stays within 0 and 1.
    #[test]
    fn every_small_table() {
        for code in 0..4_u64.pow(6) {
            let cell = |place: u32| code / 4_u64.pow(place) % 4;
            let table = table([[cell(0), cell(1), cell(2)], [cell(3), cell(4), cell(5)]]);
            let Ok(test) = table.pearson() else { continue };
            let g = table.likelihood_ratio().unwrap();
            assert!(test.statistic >= 0.0 && g.statistic >= 0.0);
            assert!((0.0..=1.0).contains(&test.p) && (0.0..=1.0).contains(&g.p));
            assert!((0.0..=1.0).contains(&table.cramers_v().unwrap()));
            match table.cramers_v_corrected() {
                Ok(v) => assert!((0.0..=1.0 + 1e-12).contains(&v), "{table:?} {v}"),
                Err(reason) => assert_eq!(reason, Undefined::TooFew),
            }
        }
    }
}
