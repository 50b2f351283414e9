//! Linear correlation of two quantities, of the numbers (Pearson) and of their ranks (Spearman).

use crate::stats::distribution::t_two_sided;
use crate::stats::moments::Moments;
use crate::stats::number::count;
use crate::stats::ranks::Ranks;
use crate::stats::{Interval, Level, Undefined};

/// The share of unexplained variance below which a correlation is perfect: what rounding leaves.
const PERFECT: f64 = 1e-26;

/// A correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Pairs of answers.
    pub n: usize,
    /// The coefficient, −1 to 1.
    pub r: f64,
    /// 1 − r², computed as such.
    unexplained: f64,
}

/// The t test of no correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CorrelationTest {
    /// r √((n − 2)/(1 − r²)).
    pub t: f64,
    /// n − 2.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
}

impl Correlation {
    /// The t test (R: `cor.test`).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] with fewer than three pairs, [`Undefined::Perfect`] where the correlation is perfect: nothing is
    /// left to estimate an error from.
    pub fn test(&self) -> Result<CorrelationTest, Undefined> {
        if self.n < 3 {
            return Err(Undefined::TooFew);
        }
        if self.unexplained <= PERFECT {
            return Err(Undefined::Perfect);
        }
        let df = count(self.n) - 2.0;
        let t = self.r * (df / self.unexplained).sqrt();
        Ok(CorrelationTest { t, df, p: t_two_sided(t, df) })
    }

    /// The interval by Fisher's z transformation (Fisher 1921; R: `cor.test`).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] with fewer than four pairs, [`Undefined::Perfect`] where the correlation is perfect.
    pub fn interval(&self, level: Level) -> Result<Interval, Undefined> {
        if self.n < 4 {
            return Err(Undefined::TooFew);
        }
        if self.unexplained <= PERFECT {
            return Err(Undefined::Perfect);
        }
        // atanh r = ½ ln((1 + |r|)² / (1 − r²)), with the sign of r.
        let size = 0.5 * ((1.0 + self.r.abs()).powi(2) / self.unexplained).ln();
        let z = size.copysign(self.r);
        let around = Interval::around(z, level.z() / (count(self.n) - 3.0).sqrt());
        Ok(Interval { low: around.low.tanh(), high: around.high.tanh() })
    }
}

/// Pearson's correlation.
///
/// # Errors
/// [`Undefined::EmptyBase`] without pairs, [`Undefined::TooFew`] with one, [`Undefined::NoSpread`] where one quantity is the
/// same everywhere, [`Undefined::Impossible`] where the lengths differ or an answer is not finite.
pub fn pearson(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    if x.len() != y.len() {
        return Err(Undefined::Impossible);
    }
    let (mx, my) = (Moments::of(x)?, Moments::of(y)?);
    if mx.n < 2 {
        return Err(Undefined::TooFew);
    }
    if mx.squares <= 0.0 || my.squares <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    let (sx, sy) = (mx.squares.sqrt(), my.squares.sqrt());
    let scaled = || x.iter().zip(y).map(|(x, y)| ((x - mx.mean) / sx, (y - my.mean) / sy));
    let r = scaled().map(|(x, y)| x * y).sum::<f64>().clamp(-1.0, 1.0);
    let unexplained = scaled().map(|(x, y)| (y - r * x).powi(2)).sum();
    Ok(Correlation { n: mx.n, r, unexplained })
}

/// Spearman's correlation: Pearson's of the mid-ranks (R: `cor.test(method = "spearman", exact = FALSE)`).
///
/// # Errors
/// As [`pearson`], and [`Undefined::TooFew`] with fewer than three pairs.
pub fn spearman(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    if x.len() != y.len() {
        return Err(Undefined::Impossible);
    }
    if x.len() == 1 || x.len() == 2 {
        return Err(Undefined::TooFew);
    }
    pearson(&Ranks::of(x)?.mid(), &Ranks::of(y)?.mid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::several_samples::anova;

    /// With a quantity of two values, r² is η² of the two groups, and the tests are the same.
    #[test]
    fn two_routes_to_one_p() {
        let (x, y) = ([0.0, 0.0, 0.0, 1.0, 1.0, 1.0], [2.0, 5.0, 3.0, 4.0, 9.0, 8.0]);
        let test = pearson(&x, &y).unwrap().test().unwrap();
        let groups = anova(&[vec![2.0, 5.0, 3.0], vec![4.0, 9.0, 8.0]]).unwrap();
        assert!((test.t.powi(2) - groups.f).abs() < 1e-12 && (test.p - groups.p).abs() < 1e-14);
    }

    #[test]
    fn perfect_and_impossible() {
        let rising = [1.0, 2.0, 3.0, 4.0];
        let perfect = pearson(&rising, &[0.1, 0.2, 0.3, 0.4]).unwrap();
        assert!((perfect.r - 1.0).abs() < 1e-15);
        assert_eq!(perfect.test(), Err(Undefined::Perfect));
        assert_eq!(perfect.interval(Level::PERCENT_95), Err(Undefined::Perfect));
        assert_eq!(pearson(&rising, &[5.0; 4]), Err(Undefined::NoSpread));
        assert_eq!(pearson(&rising, &[5.0; 3]), Err(Undefined::Impossible));
        assert_eq!(pearson(&[], &[]), Err(Undefined::EmptyBase));
        assert_eq!(spearman(&[1.0, 2.0], &[2.0, 1.0]), Err(Undefined::TooFew));
        assert!((spearman(&rising, &[1.0, 8.0, 27.0, 64.0]).unwrap().r - 1.0).abs() < 1e-15);
    }

    /// The interval holds the coefficient and is not reversed.
    #[test]
    fn interval_holds_the_coefficient() {
        let correlation = pearson(&[1.0, 2.0, 3.0, 4.0, 6.0], &[2.0, 1.0, 5.0, 3.0, 4.0]).unwrap();
        let Interval { low, high } = correlation.interval(Level::new(0.9).unwrap()).unwrap();
        assert!(low < correlation.r && correlation.r < high && low > -1.0 && high < 1.0);
    }
}
