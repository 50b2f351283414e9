//! Which totals of a finite population a sample does not contradict.

use crate::stats::distribution::hypergeometric;
use crate::stats::number::float;
use crate::stats::{Interval, Level, Undefined};

/// The largest population for which tails are summed within about a second.
pub const LARGEST_POPULATION: u64 = 10_000_000_000;

/// Two probabilities this near to each other, relative to their size, are taken as equal. Totals are left out where a tail is
/// exactly (1 − level)/2, as 1/40 is at 95 %, and neither it nor the level is exact in binary.
const TIE: f64 = 1e-10;

/// The totals M of the population, from `low` to `high`, that a sample does not contradict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HypergeometricSet {
    /// The smallest such total.
    pub low: u64,
    /// The largest such total.
    pub high: u64,
    /// The smallest total that there can be whatever those say that were not seen: k.
    pub least: u64,
    /// The largest: k + N − n.
    pub most: u64,
    /// The units of the population, N.
    pub population: u64,
}

impl HypergeometricSet {
    /// The set as shares of the population.
    pub fn shares(&self) -> Interval {
        let all = float(self.population);
        Interval { low: float(self.low) / all, high: float(self.high) / all }
    }

    /// The bounds whatever those say that were not seen, as shares of the population: no sampling, no level.
    pub fn bounds(&self) -> Interval {
        let all = float(self.population);
        Interval { low: float(self.least) / all, high: float(self.most) / all }
    }
}

/// All M with P(X ≥ k | M) > (1 − level)/2 and P(X ≤ k | M) > (1 − level)/2, X hypergeometric of N, M and n: both tests at
/// half of the error, inverted (Katz 1953; Buonaccorsi 1987). In a census it is k alone; near one it may hold one total
/// although a second is possible, when that one is contradicted at the level (59 of 59 among 60 at 95 %).
///
/// # Errors
/// `EmptyBase` where nobody answered, `Impossible` where k > n or n > N, `TooLarge` beyond `LARGEST_POPULATION`.
pub fn hypergeometric_set(
    yes: u64,
    answered: u64,
    population: u64,
    level: Level,
) -> Result<HypergeometricSet, Undefined> {
    let unseen = population.checked_sub(answered).ok_or(Undefined::Impossible)?;
    let no = answered.checked_sub(yes).ok_or(Undefined::Impossible)?;
    if answered == 0 {
        return Err(Undefined::EmptyBase);
    }
    if population > LARGEST_POPULATION {
        return Err(Undefined::TooLarge);
    }
    let tail = level.tail() * (1.0 + TIE);
    let low = smallest(yes, answered, population, unseen, tail);
    // The largest total is seen from those who said no: the smallest number of them.
    let high = population - smallest(no, answered, population, unseen, tail);
    Ok(HypergeometricSet { low, high, least: yes, most: yes + unseen, population })
}

/// The smallest M from k to k + N − n with P(X ≥ k | M) above the tail. The probability grows with M, and is 1 at the end.
fn smallest(yes: u64, answered: u64, population: u64, unseen: u64, tail: f64) -> u64 {
    let (mut below, mut found) = (yes, yes + unseen);
    while below < found {
        let middle = below + (found - below) / 2;
        if hypergeometric::upper(yes, population, middle, answered) > tail {
            found = middle;
        } else {
            below = middle + 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(yes: u64, answered: u64, population: u64, level: f64) -> (u64, u64) {
        let set = hypergeometric_set(yes, answered, population, Level::new(level).unwrap()).unwrap();
        (set.low, set.high)
    }

    /// Published or computed with R's phyper.
    #[test]
    fn published() {
        assert_eq!(set(12, 16, 18, 0.95), (12, 14));
        assert_eq!(set(7, 20, 40, 0.95), (9, 21));
        assert_eq!(set(104, 129, 200, 0.95), (152, 169));
        let whole = hypergeometric_set(104, 129, 200, Level::PERCENT_95).unwrap();
        assert_eq!((whole.least, whole.most), (104, 175));
        assert!((whole.bounds().high - 0.875).abs() < 1e-15 && (whole.shares().low - 0.76).abs() < 1e-15);
    }

    /// One of n = 1: P(X ≥ 1 | M) = M/N, which is exactly 2.5 % at 1 of 40 and exactly 5 % at 1 of 20: left out.
    #[test]
    fn exact_ties_are_left_out() {
        assert_eq!(set(1, 1, 40, 0.95), (2, 40));
        assert_eq!(set(1, 1, 39, 0.95), (1, 39));
        assert_eq!(set(1, 1, 20, 0.9), (2, 20));
        assert_eq!(set(0, 1, 20, 0.9), (0, 18));
        assert_eq!(set(1, 1, 200, 0.99), (2, 200));
    }

    /// Against the definition, M by M with exact whole numbers: every sample of up to 25 units.
    #[test]
    fn against_whole_numbers() {
        let choose = |n: u128, k: u128| (0..k).fold(1_u128, |value, i| value * (n - i) / (i + 1));
        let ways = |x: u64, population: u64, marked: u64, drawn: u64| {
            if x > marked || x > drawn || drawn - x > population - marked {
                return 0;
            }
            choose(marked.into(), x.into()) * choose((population - marked).into(), (drawn - x).into())
        };
        for population in 1..=25_u64 {
            for drawn in 1..=population {
                let all = choose(population.into(), drawn.into());
                for yes in 0..=drawn {
                    for (level, part) in [(0.9, 20), (0.95, 40), (0.99, 200)] {
                        let above = |marked: u64, range: std::ops::RangeInclusive<u64>| {
                            range.map(|x| ways(x, population, marked, drawn)).sum::<u128>() * part > all
                        };
                        let low = (0..=population).find(|&marked| above(marked, yes..=drawn)).unwrap();
                        let high = (0..=population).rev().find(|&marked| above(marked, 0..=yes)).unwrap();
                        assert_eq!(
                            set(yes, drawn, population, level),
                            (low, high),
                            "{yes} {drawn} {population} {level}"
                        );
                    }
                }
            }
        }
    }

    /// In order, within the bounds, and a single total in a census.
    #[test]
    fn every_small_sample() {
        for population in 1..=60 {
            for answered in 1..=population {
                for yes in 0..=answered {
                    for level in [0.5, 0.9, 0.95, 0.99] {
                        let (low, high) = set(yes, answered, population, level);
                        assert!(yes <= low && low <= high && high <= yes + population - answered);
                        assert!(answered < population || low == high);
                        let (other, _) = set(answered - yes, answered, population, level);
                        assert_eq!(high, population - other);
                    }
                }
            }
        }
    }

    #[test]
    fn refused_and_large() {
        let of = |yes, answered, population| hypergeometric_set(yes, answered, population, Level::PERCENT_95);
        assert_eq!(of(0, 0, 10), Err(Undefined::EmptyBase));
        assert_eq!(of(3, 2, 10), Err(Undefined::Impossible));
        assert_eq!(of(3, 11, 10), Err(Undefined::Impossible));
        assert_eq!(of(3, 11, u64::MAX), Err(Undefined::TooLarge));
        assert_eq!(set(192, 384, 100_000, 0.95), (44_896, 55_104));
        let huge = of(500_000, 1_000_000, LARGEST_POPULATION).unwrap();
        assert!(huge.low < LARGEST_POPULATION / 2 && huge.high > LARGEST_POPULATION / 2);
    }
}
