//! Tails of the hypergeometric distribution for populations of any size: the sum starts at the value in question and ends where
//! nothing is added any more, some multiples of the standard deviation away, instead of going through all values.

use crate::stats::distribution::discrete::{hypergeometric, hypergeometric_range};
use crate::stats::number::float;

/// A term this small beside the sum no longer changes it.
const NEGLIGIBLE: f64 = 1e-18;

/// P(X ≥ x) for X marked ones among `drawn` from a population with `marked` marked ones; 0 or 1 outside the values that can
/// occur. `marked` and `drawn` are at most the population.
pub fn upper(x: u64, population: u64, marked: u64, drawn: u64) -> f64 {
    let (low, high) = hypergeometric_range(population, marked, drawn);
    if x <= low {
        return 1.0;
    }
    if x > high {
        return 0.0;
    }
    if x > mode(population, marked, drawn) {
        falling_sum(x, high, population, marked, drawn)
    } else {
        // The other tail, seen from the unmarked ones, is the one that falls.
        let unmarked = population - marked;
        let start = drawn - (x - 1);
        let (_, end) = hypergeometric_range(population, unmarked, drawn);
        1.0 - falling_sum(start, end, population, unmarked, drawn)
    }
}

/// P(X ≤ x).
pub fn lower(x: u64, population: u64, marked: u64, drawn: u64) -> f64 {
    if x >= drawn { 1.0 } else { upper(drawn - x, population, population - marked, drawn) }
}

/// The most probable value.
fn mode(population: u64, marked: u64, drawn: u64) -> u64 {
    let product = (u128::from(drawn) + 1) * (u128::from(marked) + 1);
    u64::try_from(product / (u128::from(population) + 2)).unwrap_or(u64::MAX)
}

/// The sum of the probabilities from `start`, beyond the mode, to `end`.
fn falling_sum(start: u64, end: u64, population: u64, marked: u64, drawn: u64) -> f64 {
    let mut term = hypergeometric(start, population, marked, drawn);
    let mut sum = term;
    for x in start..end {
        let left = float(marked - x) * float(drawn - x);
        let right = float(x + 1) * float(population + x + 1 - marked - drawn);
        term *= left / right;
        sum += term;
        if term <= sum * NEGLIGIBLE {
            break;
        }
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum of the probabilities of some values.
    fn full(values: impl Iterator<Item = u64>, population: u64, marked: u64, drawn: u64) -> f64 {
        values.map(|x| hypergeometric(x, population, marked, drawn)).sum()
    }

    #[test]
    fn equal_to_the_full_sums() {
        for population in 0..=24_u64 {
            for marked in 0..=population {
                for drawn in 0..=population {
                    for x in 0..=drawn {
                        let at_least = full(x..=drawn, population, marked, drawn);
                        let got = upper(x, population, marked, drawn);
                        assert!(
                            (got - at_least).abs() <= 1e-13,
                            "≥ {x} {population} {marked} {drawn}: {got} {at_least}"
                        );
                        let at_most = full(0..=x, population, marked, drawn);
                        let got = lower(x, population, marked, drawn);
                        assert!(
                            (got - at_most).abs() <= 1e-13,
                            "≤ {x} {population} {marked} {drawn}: {got} {at_most}"
                        );
                    }
                }
            }
        }
    }

    /// By exact whole numbers.
    #[test]
    fn large_populations() {
        let tail = upper(220, 100_000, 50_000, 384);
        assert!((tail / 0.002_428_823_520_226_556 - 1.0).abs() < 1e-12);
        let other = lower(219, 100_000, 50_000, 384);
        assert!((tail + other - 1.0).abs() < 1e-12);
        assert!(upper(600_000, 1_000_000_000, 500_000_000, 1_000_000) < 1e-300);
    }
}
