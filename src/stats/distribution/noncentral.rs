//! Fisher's noncentral hypergeometric distribution: the first cell of a 2 × 2 table with fixed margins, where the odds ratio
//! need not be 1. Only ratios of neighbouring probabilities are used, from the mode outwards.

use crate::stats::distribution::root;
use crate::stats::number::float;

/// A term this small beside the sum adds nothing to it.
const NEGLIGIBLE: f64 = 1e-19;

/// Logarithms of odds ratios beyond this are taken as infinite.
const FARTHEST: f64 = 700.0;

/// The distribution of the number of marked ones among those drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noncentral {
    population: u64,
    marked: u64,
    drawn: u64,
    low: u64,
    high: u64,
}

/// Sums of terms relative to the largest one.
struct Sums {
    all: f64,
    up_to: f64,
    from: f64,
    /// Mean of the distribution less the value asked for.
    mean_less_value: f64,
}

impl Noncentral {
    /// Of `drawn` from a population with so many `marked`; both are at most the population.
    pub fn new(population: u64, marked: u64, drawn: u64) -> Self {
        let (low, high) = super::discrete::hypergeometric_range(population, marked, drawn);
        Self { population, marked, drawn, low, high }
    }

    /// The smallest and the largest value.
    pub fn range(self) -> (u64, u64) {
        (self.low, self.high)
    }

    /// P(x + 1) / P(x) at odds ratio 1, for a value below the largest.
    pub fn ratio(self, x: u64) -> f64 {
        let unmarked_left = (self.population + x + 1).saturating_sub(self.marked + self.drawn);
        (float(self.marked - x) / float(x + 1)) * (float(self.drawn - x) / float(unmarked_left))
    }

    /// The most probable value at an odds ratio: the first whose successor is less probable.
    pub fn mode(self, odds_ratio: f64) -> u64 {
        let (mut from, mut to) = (self.low, self.high);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.ratio(middle) * odds_ratio < 1.0 {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        from
    }

    fn sums(self, value: u64, ln_odds_ratio: f64) -> Sums {
        let odds_ratio = ln_odds_ratio.exp();
        let mode = self.mode(odds_ratio);
        let from_value = |x: u64| if x >= value { float(x - value) } else { -float(value - x) };
        let mut sums = Sums { all: 0.0, up_to: 0.0, from: 0.0, mean_less_value: 0.0 };
        let mut add = |x: u64, term: f64| {
            sums.all += term;
            sums.mean_less_value += term * from_value(x);
            if x <= value {
                sums.up_to += term;
            }
            if x >= value {
                sums.from += term;
            }
            term > NEGLIGIBLE * sums.all
        };
        let mut term = 1.0;
        let mut x = mode;
        while add(x, term) && x < self.high {
            term *= self.ratio(x) * odds_ratio;
            x += 1;
        }
        let mut term = 1.0;
        let mut x = mode;
        while x > self.low {
            x -= 1;
            term /= self.ratio(x) * odds_ratio;
            if !add(x, term) {
                break;
            }
        }
        sums.mean_less_value /= sums.all;
        sums
    }

    /// The odds ratio at which the mean of the distribution is the value seen: 0 at the smallest value, infinite at the
    /// largest.
    pub fn likeliest(self, value: u64) -> f64 {
        if value <= self.low {
            return 0.0;
        }
        if value >= self.high {
            return f64::INFINITY;
        }
        increasing_root(|ln| self.sums(value, ln).mean_less_value)
    }

    /// The odds ratio at which P(X ≥ value) is `tail`; 0 where every value is at least this one.
    pub fn with_tail_from(self, value: u64, tail: f64) -> f64 {
        if value <= self.low {
            return 0.0;
        }
        increasing_root(|ln| {
            let sums = self.sums(value, ln);
            ln_share(sums.from, sums.all) - tail.ln()
        })
    }

    /// The odds ratio at which P(X ≤ value) is `tail`; infinite where every value is at most this one.
    pub fn with_tail_up_to(self, value: u64, tail: f64) -> f64 {
        if value >= self.high {
            return f64::INFINITY;
        }
        increasing_root(|ln| {
            let sums = self.sums(value, ln);
            tail.ln() - ln_share(sums.up_to, sums.all)
        })
    }
}

/// ln(part / all), finite also where the part is too small to be summed.
fn ln_share(part: f64, all: f64) -> f64 {
    (part / all).max(f64::MIN_POSITIVE).ln()
}

/// exp of the root of an increasing function of a logarithm.
fn increasing_root(function: impl Fn(f64) -> f64) -> f64 {
    let mut step = 1.0;
    let mut near = 0.0;
    let rising = function(0.0) < 0.0;
    while step < FARTHEST {
        let far = if rising { step } else { -step };
        if (function(far) < 0.0) != rising {
            return if rising { root(near, far, function) } else { root(far, near, function) }.exp();
        }
        near = far;
        step *= 2.0;
    }
    if rising { f64::INFINITY } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::discrete::hypergeometric;

    #[test]
    fn ratios_lead_from_one_probability_to_the_next() {
        for (population, marked, drawn) in [(20, 7, 9), (12, 11, 10), (50, 25, 25), (9, 1, 8)] {
            let distribution = Noncentral::new(population, marked, drawn);
            let (low, high) = distribution.range();
            for x in low..high {
                let (here, next) = (
                    hypergeometric(x, population, marked, drawn),
                    hypergeometric(x + 1, population, marked, drawn),
                );
                assert!((distribution.ratio(x) * here / next - 1.0).abs() < 1e-12);
            }
            let mode = distribution.mode(1.0);
            let largest = (low..=high).map(|x| hypergeometric(x, population, marked, drawn)).fold(0.0, f64::max);
            assert!((hypergeometric(mode, population, marked, drawn) / largest - 1.0).abs() < 1e-12);
        }
    }

    /// With one marked among two, half drawn, the odds are those of the odds ratio itself.
    #[test]
    fn one_of_two() {
        let distribution = Noncentral::new(2, 1, 1);
        assert!((distribution.with_tail_from(1, 0.025) - 0.025 / 0.975).abs() < 1e-14);
        assert!((distribution.with_tail_up_to(0, 0.025) - 39.0).abs() < 1e-11);
        assert!(distribution.likeliest(1).is_infinite() && distribution.likeliest(0) == 0.0);
    }
}
