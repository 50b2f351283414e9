//! The 2 × 2 table: tails of the hypergeometric distribution and the conditional odds ratio.

use crate::stats::contingency::TwoByTwo;
use crate::stats::distribution::noncentral::Noncentral;
use crate::stats::distribution::{discrete, hypergeometric};
use crate::stats::fisher::TIE;
use crate::stats::{Interval, Level, Undefined};

/// The most units of an exact 2 × 2 test; its work grows with their root.
pub const MOST_UNITS: u64 = 1_000_000_000;

/// The first cell given the margins.
#[derive(Clone, Copy)]
struct FirstCell {
    population: u64,
    marked: u64,
    drawn: u64,
    low: u64,
    high: u64,
    mode: u64,
    distribution: Noncentral,
}

impl FirstCell {
    fn probability(self, x: u64) -> f64 {
        discrete::hypergeometric(x, self.population, self.marked, self.drawn)
    }

    fn up_to(self, x: u64) -> f64 {
        hypergeometric::lower(x, self.population, self.marked, self.drawn)
    }

    fn from(self, x: u64) -> f64 {
        hypergeometric::upper(x, self.population, self.marked, self.drawn)
    }

    /// The sum over all values not more probable than x.
    fn not_more_probable(self, x: u64) -> f64 {
        let limit = self.probability(x) * (1.0 + TIE);
        let rare = |x: u64| self.probability(x) <= limit;
        if rare(self.mode) {
            return 1.0;
        }
        // Probabilities rise to the mode and fall after it, so that the rare values are two runs with an end to be found
        // by halving.
        let mut sum = 0.0;
        if rare(self.low) {
            let (mut last, mut common) = (self.low, self.mode);
            while common - last > 1 {
                let middle = last + (common - last) / 2;
                if rare(middle) { last = middle } else { common = middle }
            }
            sum += self.up_to(last);
        }
        if rare(self.high) {
            let (mut common, mut first) = (self.mode, self.high);
            while first - common > 1 {
                let middle = common + (first - common) / 2;
                if rare(middle) { first = middle } else { common = middle }
            }
            sum += self.from(first);
        }
        sum.min(1.0)
    }
}

impl TwoByTwo {
    fn first_cell(&self) -> Result<FirstCell, Undefined> {
        let (population, marked, drawn) = (self.total(), self.a + self.b, self.a + self.c);
        if population > MOST_UNITS {
            return Err(Undefined::TooLarge);
        }
        let distribution = Noncentral::new(population, marked, drawn);
        let (low, high) = distribution.range();
        Ok(FirstCell { population, marked, drawn, low, high, mode: distribution.mode(1.0), distribution })
    }

    /// The same table with rows, columns or both exchanged so that its smallest margins come first.
    fn in_one_order(self) -> Self {
        let Self { a, b, c, d } = self;
        let rows_and_columns = [[a, b, c, d], [b, a, d, c], [c, d, a, b], [d, c, b, a]];
        let turned = rows_and_columns.map(|[a, b, c, d]| [a, c, b, d]);
        let tables = rows_and_columns.into_iter().chain(turned).map(|[a, b, c, d]| Self { a, b, c, d });
        tables.min_by_key(|table| (table.a + table.b, table.a + table.c, table.a)).unwrap_or(self)
    }

    /// Fisher's two-sided p (R `fisher.test`), to the last digit the same in whatever order the categories stand.
    ///
    /// # Errors
    /// [`Undefined::TooLarge`] above [`MOST_UNITS`], as all of the following.
    pub fn fisher_p(&self) -> Result<f64, Undefined> {
        let table = self.in_one_order();
        Ok(table.first_cell()?.not_more_probable(table.a))
    }

    /// P(first cell ≤ the one seen): against an odds ratio below 1.
    pub fn fisher_up_to(&self) -> Result<f64, Undefined> {
        Ok(self.first_cell()?.up_to(self.a))
    }

    /// P(first cell ≥ the one seen): against an odds ratio above 1.
    pub fn fisher_from(&self) -> Result<f64, Undefined> {
        Ok(self.first_cell()?.from(self.a))
    }

    /// The conditional maximum likelihood odds ratio, at which the mean of the first cell is the one seen (R
    /// `fisher.test()$estimate`); 0 or infinite at the ends of the range.
    pub fn conditional_odds_ratio(&self) -> Result<f64, Undefined> {
        Ok(self.first_cell()?.distribution.likeliest(self.a))
    }

    /// The exact conditional interval of the odds ratio (Cornfield 1956; R `fisher.test()$conf.int`).
    pub fn conditional_odds_ratio_interval(&self, level: Level) -> Result<Interval, Undefined> {
        let distribution = self.first_cell()?.distribution;
        let tail = level.tail();
        Ok(Interval {
            low: distribution.with_tail_from(self.a, tail),
            high: distribution.with_tail_up_to(self.a, tail),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::contingency::Table;

    /// In every small table the tails overlap in the value seen, the two-sided p is at least the smaller tail, and the
    /// interval holds the estimate and leaves 1 out exactly where a tail is below its half.
    #[test]
    fn every_small_table() {
        for code in 0..6_u64.pow(4) {
            let cell = |place: u32| code / 6_u64.pow(place) % 6;
            let table = Table::new(vec![vec![cell(0), cell(1)], vec![cell(2), cell(3)]]).unwrap();
            let Ok(table) = table.two_by_two() else { continue };
            let (less, more, both) =
                (table.fisher_up_to().unwrap(), table.fisher_from().unwrap(), table.fisher_p().unwrap());
            let first = table.first_cell().unwrap();
            assert!((less + more - 1.0 - first.probability(table.a)).abs() < 1e-13);
            assert!(both >= less.min(more) * (1.0 - 1e-12) && both <= 1.0);
            let direct: f64 = (first.low..=first.high)
                .map(|x| first.probability(x))
                .filter(|p| *p <= first.probability(table.a) * (1.0 + TIE))
                .sum();
            assert!((both - direct).abs() < 1e-13);
            let (estimate, interval) = (
                table.conditional_odds_ratio().unwrap(),
                table.conditional_odds_ratio_interval(Level::PERCENT_95).unwrap(),
            );
            assert!(interval.low <= estimate && estimate <= interval.high && interval.low < interval.high);
            assert_eq!(interval.low > 1.0, more < 0.025);
            assert_eq!(interval.high < 1.0, less < 0.025);
        }
    }

    /// Large counts: Fisher's p comes near that of χ², in little time; and the limit is kept.
    #[test]
    fn large_counts() {
        let table = |a, b, c, d| Table::new(vec![vec![a, b], vec![c, d]]).unwrap();
        let large = table(100_020_000, 99_990_000, 99_985_000, 100_005_000);
        let (exact, pearson) = (large.two_by_two().unwrap().fisher_p().unwrap(), large.pearson().unwrap().p);
        assert!((exact / pearson - 1.0).abs() < 1e-2, "{exact} {pearson}");
        let odds = large.two_by_two().unwrap();
        assert!((odds.conditional_odds_ratio().unwrap() / odds.odds_ratio() - 1.0).abs() < 1e-6);
        let beyond = table(MOST_UNITS, 1, 1, 1).two_by_two().unwrap();
        assert_eq!(beyond.fisher_p(), Err(Undefined::TooLarge));
    }
}
