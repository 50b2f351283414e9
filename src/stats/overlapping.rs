//! Two samples that have part of their units in common: every answer counts, and those who gave both make the two estimates
//! depend on each other. With nobody in common this is the comparison of two independent samples, and with everybody in
//! common that of pairs.

use crate::stats::correlation::pearson;
use crate::stats::moments::{Moments, only_rounding};
use crate::stats::number::{count, float, sum};
use crate::stats::paired::Paired;
use crate::stats::proportion::formula::{Counted, wilson};
use crate::stats::two_proportions::TwoProportions;
use crate::stats::two_samples::{MeanDifference, Variances, mean_difference};
use crate::stats::{Interval, Level, Undefined, ZTest};

/// Two shares, of which some units stand in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverlappingProportions {
    first: (u64, u64),
    second: (u64, u64),
    both: Paired,
}

impl OverlappingProportions {
    /// `x1` of `n1` against `x2` of `n2`, and of those who are in both: yes–yes, yes–no, no–yes, no–no.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] where a sample or the common part has nobody; [`Undefined::Impossible`] where the common part is
    /// no part of both; [`Undefined::TooLarge`] above 2^53 units.
    pub fn new(x1: u64, n1: u64, x2: u64, n2: u64, [a, b, c, d]: [u64; 4]) -> Result<Self, Undefined> {
        TwoProportions::new(x1, n1, x2, n2)?;
        sum([a, b, c, d])?;
        let part = |yes: u64, no: u64, x: u64, n: u64| yes <= x && no <= n - x;
        if !part(a + b, c + d, x1, n1) || !part(a + c, b + d, x2, n2) {
            return Err(Undefined::Impossible);
        }
        Ok(Self { first: (x1, n1), second: (x2, n2), both: Paired::new(a, b, c, d)? })
    }

    /// The correlation of the two shares where that of the units in both is φ: φ m/√(n₁ n₂).
    fn of_shares(&self, phi: f64) -> f64 {
        phi * float(self.both.total()) / (float(self.first.1).sqrt() * float(self.second.1).sqrt())
    }

    /// First minus second.
    fn apart(&self) -> Result<TwoProportions, Undefined> {
        TwoProportions::new(self.first.0, self.first.1, self.second.0, self.second.1)
    }

    /// The interval of first minus second: Wilson's intervals of both shares joined with their correlation (Newcombe 1998; Zou
    /// and Donner 2008), φ as in method 10.
    ///
    /// # Errors
    /// None that [`OverlappingProportions::new`] has not told.
    pub fn interval(&self, level: Level) -> Result<Interval, Undefined> {
        let difference = self.apart()?.difference();
        let correlation = self.of_shares(self.both.phi_drawn());
        let ends = |(x, n): (u64, u64)| {
            let (share, interval) = (float(x) / float(n), wilson(Counted::of(x, n - x), level));
            (share - interval.low, interval.high - share)
        };
        let ((below1, above1), (below2, above2)) = (ends(self.first), ends(self.second));
        let distance =
            |one: f64, other: f64| (one * one - 2.0 * correlation * one * other + other * other).max(0.0).sqrt();
        Ok(Interval {
            low: (difference - distance(below1, above2)).max(-1.0),
            high: (difference + distance(above1, below2)).min(1.0),
        })
    }

    /// z = (p₁ − p₂) / √(p(1 − p)(1/n₁ + 1/n₂ − 2φm/(n₁n₂))) with p over both samples (Derrick and others 2015).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where all of both samples answer alike, or those in both leave no variance.
    pub fn test(&self) -> Result<ZTest, Undefined> {
        let z = self.apart()?.pooled()?.z;
        let (n1, n2) = (float(self.first.1), float(self.second.1));
        // Of the variance of independent samples what is left.
        let left = 1.0 - 2.0 * self.both.phi() * float(self.both.total()) / (n1 + n2);
        if left <= 4.0 * f64::EPSILON { Err(Undefined::NoSpread) } else { Ok(ZTest::new(z / left.sqrt())) }
    }
}

/// Compares two means of samples that share units: Welch's difference with the covariance of the answers of `both`
/// (Derrick, Russ, Toher and White 2017, unequal variances).
///
/// # Errors
/// As [`mean_difference`] with separate variances; [`Undefined::Impossible`] where `both` are not pairs.
pub fn overlapping_means(first: &[f64], second: &[f64], both: [&[f64]; 2]) -> Result<MeanDifference, Undefined> {
    let apart = mean_difference(first, second, Variances::Separate)?;
    let [x, y] = both;
    if x.len() != y.len() {
        return Err(Undefined::Impossible);
    }
    let m = count(x.len());
    // Too few pairs for a correlation are too few for it to matter.
    let r = pearson(x, y).map_or(0.0, |pairs| pairs.r);
    let (of_first, of_second) = (Moments::of(first)?, Moments::of(second)?);
    let (v1, v2) = (of_first.mean_variance()?, of_second.mean_variance()?);
    let (n1, n2) = (of_first.size(), of_second.size());
    let variance = v1 + v2 - 2.0 * r * (v1 * v2).sqrt() * m / (n1 * n2).sqrt();
    let error = variance.max(0.0).sqrt();
    if only_rounding(error, of_first.mean.abs().max(of_second.mean.abs())) {
        return Err(Undefined::NoSpread);
    }
    let alone = n1 + n2 - 2.0 * m;
    let df = (m - 1.0) + (apart.df - m + 1.0) / (n1 + n2) * alone;
    Ok(MeanDifference::with(apart.difference, error, df))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::paired_samples::paired_t;

    #[track_caller]
    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-12, "{found}, not {wanted}");
    }

    /// Everybody in both: the interval of pairs. Two of hundreds in both: nearly that of independent samples.
    #[test]
    fn between_pairs_and_independent_samples() {
        let level = Level::PERCENT_95;
        let pairs = Paired::new(1, 1, 7, 12).unwrap().newcombe_corrected(level);
        let all = OverlappingProportions::new(2, 21, 8, 21, [1, 1, 7, 12]).unwrap().interval(level).unwrap();
        near(all.low, pairs.low);
        near(all.high, pairs.high);
        let apart = TwoProportions::new(140, 200, 80, 200).unwrap();
        let two = OverlappingProportions::new(140, 200, 80, 200, [1, 0, 0, 1]).unwrap();
        let (found, wanted) = (two.interval(level).unwrap(), apart.newcombe(level));
        assert!((found.low - wanted.low).abs() < 0.001 && (found.high - wanted.high).abs() < 0.001);
        assert!((two.test().unwrap().z / apart.pooled().unwrap().z - 1.0).abs() < 0.006);
    }

    /// By hand: 12 of 20 and 9 of 25 with 10 in both, φ = 1/√6 of (4, 2, 1, 3).
    #[test]
    fn shares_by_hand() {
        let shares = OverlappingProportions::new(12, 20, 9, 25, [4, 2, 1, 3]).unwrap();
        let (p, phi) = (21.0 / 45.0_f64, 10.0 / 600.0_f64.sqrt());
        let variance = p * (1.0 - p) * (1.0 / 20.0 + 1.0 / 25.0 - 2.0 * phi * 10.0 / 500.0);
        near(shares.test().unwrap().z, 0.24 / variance.sqrt());
    }

    #[test]
    fn means_of_pairs_and_of_independent_samples() {
        let (x, y) = ([3.0, 4.5, 7.0, 1.0, 2.0], [2.0, 9.0, 9.5, 5.0, 1.0]);
        let (all, pairs) = (overlapping_means(&x, &y, [&x, &y]).unwrap(), paired_t(&x, &y).unwrap());
        near(all.t, pairs.t);
        near(all.df, pairs.df);
        let (none, apart) = (
            overlapping_means(&x, &y, [&[], &[]]).unwrap(),
            mean_difference(&x, &y, Variances::Separate).unwrap(),
        );
        near(none.t, apart.t);
        near(none.df, apart.df);
        let some = overlapping_means(&x, &y, [&x[..3], &y[..3]]).unwrap();
        assert!(some.standard_error < none.standard_error && some.standard_error > all.standard_error);
    }

    #[test]
    fn what_is_no_overlap() {
        assert_eq!(OverlappingProportions::new(1, 5, 2, 5, [2, 0, 0, 1]), Err(Undefined::Impossible));
        assert_eq!(OverlappingProportions::new(1, 5, 2, 5, [0, 0, 0, 5]), Err(Undefined::Impossible));
        assert_eq!(OverlappingProportions::new(1, 5, 2, 5, [0; 4]), Err(Undefined::EmptyBase));
        let alike = OverlappingProportions::new(0, 5, 0, 5, [0, 0, 0, 2]).unwrap();
        assert_eq!(alike.test(), Err(Undefined::NoSpread));
        assert_eq!(overlapping_means(&[1.0, 2.0], &[1.0, 3.0], [&[1.0], &[]]), Err(Undefined::Impossible));
    }
}
