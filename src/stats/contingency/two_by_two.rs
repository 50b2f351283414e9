//! What only a table of two rows and two columns has: Yates' correction, φ and odds ratios.

use crate::stats::contingency::Table;
use crate::stats::number::{cross, float, rounded};
use crate::stats::{ChiSquareTest, Interval, Level, Undefined};

/// A 2 × 2 table in which every row and column has somebody.
///
/// | a | b |
/// |---|---|
/// | c | d |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoByTwo {
    pub(in crate::stats) a: u64,
    pub(in crate::stats) b: u64,
    pub(in crate::stats) c: u64,
    pub(in crate::stats) d: u64,
}

impl Table {
    /// The table as 2 × 2, once empty rows and columns are left out.
    ///
    /// # Errors
    /// [`Undefined::NoTable`] where fewer than two rows or columns have anybody; [`Undefined::Impossible`] where more have.
    pub fn two_by_two(&self) -> Result<TwoByTwo, Undefined> {
        self.shape()?;
        match self.filled_counts().iter().map(Vec::as_slice).collect::<Vec<_>>().as_slice() {
            [[a, b], [c, d]] => Ok(TwoByTwo { a: *a, b: *b, c: *c, d: *d }),
            _ => Err(Undefined::Impossible),
        }
    }
}

impl TwoByTwo {
    /// Everybody in it.
    pub fn total(&self) -> u64 {
        self.a + self.b + self.c + self.d
    }

    /// The root of the product of the four margins, as a product of roots that cannot overflow.
    fn root_of_margins(&self) -> f64 {
        [self.a + self.b, self.c + self.d, self.a + self.c, self.b + self.d]
            .into_iter()
            .map(|margin| float(margin).sqrt())
            .product()
    }

    /// X² with Yates' correction: Σ (|O − E| − min(½, |O − E|))² / E, df 1 (R `chisq.test(correct = TRUE)`).
    pub fn yates(&self) -> ChiSquareTest {
        // |O − E| is |ad − bc| / n in all four cells.
        let twice = (2 * cross(self.a, self.d, self.b, self.c).abs() - i128::from(self.total())).max(0);
        let root = 0.5 * rounded(twice) / self.root_of_margins();
        ChiSquareTest::new(root * root * float(self.total()), 1)
    }

    /// φ = (ad − bc) / √(product of the margins), from −1 to 1.
    pub fn phi(&self) -> f64 {
        (rounded(cross(self.a, self.d, self.b, self.c)) / self.root_of_margins()).clamp(-1.0, 1.0)
    }

    /// ad / bc, infinite where bc is 0.
    pub fn odds_ratio(&self) -> f64 {
        let (numerator, denominator) = (float(self.a) * float(self.d), float(self.b) * float(self.c));
        if denominator == 0.0 { f64::INFINITY } else { numerator / denominator }
    }

    /// exp(ln OR ∓ z √(1/a + 1/b + 1/c + 1/d)) (Woolf 1955).
    ///
    /// # Errors
    /// [`Undefined::EmptyCell`] where a cell is 0.
    pub fn odds_ratio_interval(&self, level: Level) -> Result<Interval, Undefined> {
        let cells = self.cells();
        if cells.contains(&0) {
            return Err(Undefined::EmptyCell);
        }
        Ok(woolf(cells.map(float), level.z()))
    }

    /// The odds ratio with ½ added to every cell (Haldane 1956, Anscombe 1956).
    pub fn odds_ratio_haldane(&self) -> f64 {
        ratio(self.cells().map(|count| float(count) + 0.5))
    }

    /// Woolf's interval with ½ added to every cell.
    pub fn odds_ratio_haldane_interval(&self, level: Level) -> Interval {
        woolf(self.cells().map(|count| float(count) + 0.5), level.z())
    }

    fn cells(&self) -> [u64; 4] {
        [self.a, self.b, self.c, self.d]
    }
}

fn ratio([a, b, c, d]: [f64; 4]) -> f64 {
    (a / b) * (d / c)
}

fn woolf(cells: [f64; 4], z: f64) -> Interval {
    let half = z * cells.iter().map(|cell| 1.0 / cell).sum::<f64>().sqrt();
    let ln = ratio(cells).ln();
    Interval { low: (ln - half).exp(), high: (ln + half).exp() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(a: u64, b: u64, c: u64, d: u64) -> Result<TwoByTwo, Undefined> {
        Table::new(vec![vec![a, b], vec![c, d]]).unwrap().two_by_two()
    }

    /// PSPP's CROSSTABS of (20, 10 / 5, 25): X² 15.43, Yates 13.44, V .51.
    #[test]
    fn pspp() {
        let table = table(20, 10, 5, 25).unwrap();
        assert!((table.yates().statistic - 13.44).abs() < 5e-3);
        assert!((table.phi() - 0.51).abs() < 5e-3);
        assert!((table.odds_ratio() - 10.0).abs() < 1e-14);
    }

    /// n φ² is X², and every interval is in order and holds its estimate.
    #[test]
    fn every_small_table() {
        for code in 0..5_u64.pow(4) {
            let cell = |place: u32| code / 5_u64.pow(place) % 5;
            let Ok(small) = table(cell(0), cell(1), cell(2), cell(3)) else { continue };
            let full = Table::new(vec![vec![small.a, small.b], vec![small.c, small.d]]).unwrap();
            let pearson = full.pearson().unwrap().statistic;
            assert!((small.phi().powi(2) * float(small.total()) - pearson).abs() < 1e-12);
            assert!(small.yates().statistic <= pearson + 1e-12 && small.yates().p <= 1.0);
            let haldane = small.odds_ratio_haldane_interval(Level::PERCENT_95);
            assert!(haldane.low < small.odds_ratio_haldane() && small.odds_ratio_haldane() < haldane.high);
            match small.odds_ratio_interval(Level::PERCENT_95) {
                Ok(interval) => assert!(interval.low < small.odds_ratio() && small.odds_ratio() < interval.high),
                Err(reason) => {
                    assert_eq!(reason, Undefined::EmptyCell);
                    assert!(small.cells().contains(&0));
                }
            }
        }
    }
}
