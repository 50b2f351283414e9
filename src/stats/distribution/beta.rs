//! The beta distribution: both tails of the regularised incomplete beta function, and quantiles found on them.

use crate::stats::distribution::{root, saddle};

/// A beta distribution with positive parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    a: f64,
    b: f64,
}

impl Beta {
    /// With these parameters.
    pub fn new(a: f64, b: f64) -> Self {
        Self { a, b }
    }

    /// P(X ≤ x).
    pub fn below(self, x: f64) -> f64 {
        self.below_of(x, 1.0 - x)
    }

    /// P(X > x).
    pub fn above(self, x: f64) -> f64 {
        Self::new(self.b, self.a).below_of(1.0 - x, x)
    }

    /// P(X ≤ x) where 1 − x is known with all its digits.
    pub fn below_of(self, x: f64, rest: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        if rest <= 0.0 {
            return 1.0;
        }
        // The continued fraction converges fast on this side of the mean.
        if x <= (self.a + 1.0) / (self.a + self.b + 2.0) {
            tail(self.a, self.b, x, rest)
        } else {
            1.0 - tail(self.b, self.a, rest, x)
        }
    }

    /// The x with P(X ≤ x) = p.
    pub fn quantile(self, p: f64) -> f64 {
        if p <= 0.0 {
            return 0.0;
        }
        if p >= 1.0 {
            return 1.0;
        }
        // On the smaller tail, and on the side of zero where the quantile lies there.
        let half = self.below(0.5);
        if p <= half {
            root(0.0, 0.5, |x| self.below(x) - p)
        } else {
            let mirrored = Self::new(self.b, self.a);
            if p < 0.5 {
                1.0 - root(0.0, 0.5, |rest| p - mirrored.above(rest))
            } else {
                1.0 - root(0.0, 0.5, |rest| mirrored.below(rest) - (1.0 - p))
            }
        }
    }

    /// The x with P(X > x) = p: the tail's own digits count, which 1 − p would lose.
    pub fn quantile_upper(self, p: f64) -> f64 {
        if p <= 0.0 {
            return 1.0;
        }
        if p >= 1.0 {
            return 0.0;
        }
        if self.above(0.5) <= p {
            root(0.0, 0.5, |x| p - self.above(x))
        } else {
            let mirrored = Self::new(self.b, self.a);
            1.0 - root(0.0, 0.5, |rest| mirrored.below(rest) - p)
        }
    }
}

/// Work limit of the continued fraction; a base of 10¹⁵ needs some thousands of steps.
const STEPS: u32 = 100_000;

/// Iₓ(a, b) for x up to about the mean, by the even part of its continued fraction (Didonato and Morris 1992, BFRAC) with
/// Lentz's steps. What the plain fraction writes as 1 − (a+b)x/(a+1) enters as λ = a − (a+b)x, which is taken from the smaller
/// of x and 1 − x: otherwise x near 1 costs as many digits as a is long.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn tail(a: f64, b: f64, x: f64, rest: f64) -> f64 {
    let n = a + b;
    // xᵃ (1−x)ᵇ / B(a, b) is a binomial probability of a among a + b, times a b / n, by Loader's terms.
    let front = saddle::ln_binomial(a, n, x, rest).exp() * (a / n) * b;
    let lambda = if x <= 0.5 { a - n * x } else { n * rest - b };
    let tiny = 1e-300;
    let guard = |value: f64| if value.abs() < tiny { tiny } else { value };
    let mut fraction = guard(a / (a + 1.0) * (lambda + 1.0));
    let (mut above, mut below) = (fraction, 0.0);
    for k in 1..STEPS {
        let k = f64::from(k);
        let whole = a + 2.0 * k - 1.0;
        let part = k * (b - k) * x / whole;
        let numerator = part * (a + k - 1.0) / whole * (n + k - 1.0) * x;
        let denominator = k + part + (a + k) / (whole + 2.0) * (lambda + 1.0 + k * (1.0 + rest));
        below = 1.0 / guard(denominator + numerator * below);
        above = guard(denominator + numerator / above);
        let change = above * below;
        fraction *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    (front / fraction).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By mpmath with 30 digits.
    #[test]
    fn against_many_digits() {
        let near = |got: f64, expected: f64| assert!((got / expected - 1.0).abs() < 1e-13, "{got:e} {expected:e}");
        near(Beta::new(2.0, 3.0).below(0.3), 0.3483);
        near(Beta::new(0.5, 0.5).below(0.25), 1.0 / 3.0);
        near(Beta::new(81.0, 183.0).quantile(0.025), 0.252_736_745_585_271_2);
        near(Beta::new(2.0, 999_999.0).quantile(0.025), 2.422_093_703_160_032e-7);
        // One parameter very much larger than the other, on the far side of the mean.
        near(Beta::new(1.5, 999_999_999.5).quantile_upper(0.05), 3.907_363_944_968_684e-9);
        near(Beta::new(1.5, 999_999_999.5).quantile_upper(0.005), 6.419_078_214_301_813e-9);
    }

    /// Iₓ(a, b) + I₁₋ₓ(b, a) = 1, and the quantile leads back.
    #[test]
    fn identities() {
        for (a, b) in [(1.0, 1.0), (0.5, 12.0), (3.0, 0.7), (40.0, 60.0), (1.0, 1e6), (2e5, 3e5)] {
            for p in [1e-9, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975] {
                let beta = Beta::new(a, b);
                let x = beta.quantile(p);
                assert!((beta.below(x) / p - 1.0).abs() < 1e-9, "{a} {b} {p}: {x} {}", beta.below(x));
                assert!((beta.below(x) + beta.above(x) - 1.0).abs() < 1e-12);
                let mirrored = Beta::new(b, a).quantile(p);
                assert!((beta.quantile_upper(p) + mirrored - 1.0).abs() < 1e-15, "{a} {b} {p}");
            }
        }
    }
}
