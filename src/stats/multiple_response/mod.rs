//! Whether multiple answers have to do with groups, or with another multiple answer. One unit gives several answers, so that
//! the table of mentions is no table of units and its X² is nobody's. Instead each option makes a table of its own, chosen or
//! not, which is tested by Pearson; all of them together by the sum of their X², which is no χ² because the options of one unit
//! go together. Its distribution is approximated from how they do (Rao and Scott's second order), or left aside (Bonferroni).
//!
//! Bilder and Loughin (2004), Biometrics 60, 241–248; Thomas and Decady (2004); Koziol and Bilder (2014), The R Journal 6(1).

mod crossed;
mod grouped;

pub use crossed::Crossed;
pub use grouped::Grouped;

use crate::stats::distribution::chi_square_upper;
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::number::count;
use crate::stats::{ChiSquareTest, Undefined};

/// The most tables (options by groups, or options by options) of one test; its work grows with their square.
pub const MOST_TABLES: usize = 2_500;

/// Eigenvalues whose squares sum to less than this come from rounding: the statistic does not vary.
const NOTHING: f64 = 1e-20;

/// The pairs of options that are counted for a test, in order, each option with itself first: how many chose both.
pub fn pairs(options: usize) -> Vec<(usize, usize)> {
    (0..options).flat_map(|first| (first..options).map(move |second| (first, second))).collect()
}

/// The line of a pair of options among the counts: everybody, then [`pairs`].
fn line(options: usize, one: usize, other: usize) -> usize {
    let (first, second) = (one.min(other), one.max(other));
    1 + first * (2 * options + 1 - first) / 2 + (second - first)
}

/// What the tables of a multiple answer say, each alone and all together.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginalIndependence {
    /// Units.
    pub units: u64,
    /// Pearson's test of each table without correction; undefined where everybody or nobody chose the option.
    pub each: Vec<Result<ChiSquareTest, Undefined>>,
    /// The test of all tables that can be tested.
    pub together: Result<Together, Undefined>,
}

impl MarginalIndependence {
    /// The p of each table adjusted for their number; none where a table has no test.
    ///
    /// # Errors
    /// As [`adjust`].
    pub fn adjusted(&self, adjustment: Adjustment) -> Result<Vec<Option<f64>>, Undefined> {
        adjust(&self.each.iter().map(|test| test.map(|test| test.p).ok()).collect::<Vec<_>>(), adjustment)
    }

    /// From the tests of the tables, and Σ λ² over the eigenvalues of those that have one.
    fn of(units: u64, each: Vec<Result<ChiSquareTest, Undefined>>, squares: Result<f64, Undefined>) -> Self {
        let tested: Vec<ChiSquareTest> = each.iter().filter_map(|test| test.ok()).collect();
        let together = if tested.is_empty() {
            Err(each.iter().find_map(|test| test.err()).unwrap_or(Undefined::NoTable))
        } else {
            let statistic = tested.iter().map(|test| test.statistic).sum();
            let df = tested.iter().map(|test| test.df).sum();
            let smallest = tested.iter().map(|test| test.p).fold(1.0, f64::min);
            Ok(Together {
                statistic,
                df,
                tables: tested.len(),
                smallest,
                second_order: squares.and_then(|squares| RaoScott::new(statistic, df, squares)),
                bonferroni: (count(tested.len()) * smallest).min(1.0),
            })
        };
        Self { units, each, together }
    }
}

/// The test of all tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Together {
    /// X²_S, the sum of the X² of the tables.
    pub statistic: f64,
    /// The sum of their degrees of freedom, which is the mean of X²_S where nothing is going on. X²_S is not χ² with them.
    pub df: u64,
    /// Tables that take part.
    pub tables: usize,
    /// Rao and Scott's second order correction.
    pub second_order: Result<RaoScott, Undefined>,
    /// The smallest p of a table.
    pub smallest: f64,
    /// That p times their number, at most 1: right however the options go together, and cautious.
    pub bonferroni: f64,
}

/// X²_S brought to the mean and variance of a χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaoScott {
    /// df X²_S / Σ λ².
    pub statistic: f64,
    /// df² / Σ λ², rarely whole.
    pub df: f64,
    /// Upper tail.
    pub p: f64,
    /// Σ λ² over the eigenvalues.
    pub squares: f64,
}

impl RaoScott {
    /// X²_S is a sum of χ²₁ times eigenvalues λ. Their mean is put at 1, what it is where nothing is going on, and not at its
    /// estimate (Bilder and Loughin 2004, as in their software).
    fn new(statistic: f64, df: u64, squares: f64) -> Result<Self, Undefined> {
        if squares < NOTHING {
            return Err(Undefined::NoSpread);
        }
        let tables = crate::stats::number::float(df);
        let (statistic, df) = (tables * statistic / squares, tables * tables / squares);
        let p = chi_square_upper(statistic, df);
        if p.is_finite() { Ok(Self { statistic, df, p, squares }) } else { Err(Undefined::TooLarge) }
    }
}

/// Counts line by line that can be counts of pairs: all lines of one length, and no pair chosen by more than either option,
/// nor an option by more than there are.
fn possible(options: usize, lines: &[Vec<u64>]) -> bool {
    let length = lines.first().map_or(0, Vec::len);
    let within = |part: usize, whole: usize| {
        let (part, whole) = (lines.get(part), lines.get(whole));
        part.zip(whole).is_some_and(|(part, whole)| part.iter().zip(whole).all(|(part, whole)| part <= whole))
    };
    lines.len() == pairs(options).len() + 1
        && lines.iter().all(|counts| counts.len() == length)
        && pairs(options).into_iter().all(|(one, other)| {
            let both = line(options, one, other);
            if one == other {
                within(both, 0)
            } else {
                within(both, line(options, one, one)) && within(both, line(options, other, other))
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_each_pair() {
        for options in 0..7 {
            for (place, (one, other)) in pairs(options).into_iter().enumerate() {
                assert_eq!(line(options, one, other), place + 1);
                assert_eq!(line(options, other, one), place + 1);
            }
        }
    }

    /// However small the eigenvalues come out, p is a number or there is a reason.
    #[test]
    fn eigenvalues_near_nothing() {
        for exponent in 0..40 {
            let squares = 10_f64.powi(-exponent);
            match RaoScott::new(3.0, 4, squares) {
                Ok(test) => assert!((0.0..=1.0).contains(&test.p) && test.df.is_finite()),
                Err(why) => assert!(matches!(why, Undefined::NoSpread | Undefined::TooLarge)),
            }
        }
    }
}
