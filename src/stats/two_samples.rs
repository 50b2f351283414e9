//! Two independent groups: Mann–Whitney, and the difference of means by Welch and by Student.

use crate::stats::distribution::{normal_two_sided, t_two_sided};
use crate::stats::moments::{Moments, only_rounding};
use crate::stats::number::{count, float};
use crate::stats::ranks::{Ranks, rank_sum_exact, rank_sum_variance};
use crate::stats::{Interval, Level, Undefined};

/// The statistic of Mann and Whitney and its normal approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's answer is larger, ties half: the first group's rank sum less n₁(n₁ + 1)/2 (R's W).
    pub u1: f64,
    /// Pairs in which the second group's answer is larger, ties half.
    pub u2: f64,
    /// 2 u₁/(n₁ n₂) − 1, between −1 and 1: Cliff's delta of the first over the second group.
    pub rank_biserial: f64,
    /// (u₁ − n₁n₂/2)/σ with the variance corrected for ties; undefined where all answers are equal.
    pub z: Result<f64, Undefined>,
    /// Two-sided p of z (R: `wilcox.test(exact = FALSE, correct = FALSE)`).
    pub p: Result<f64, Undefined>,
    /// Two-sided p with a correction for continuity of ½ towards 0 (R: `correct = TRUE`).
    pub p_corrected: Result<f64, Undefined>,
}

/// Compares where two groups lie by the ranks of their answers (Mann and Whitney 1947).
///
/// # Errors
/// [`Undefined::EmptyBase`] where a group has no answers, [`Undefined::Impossible`] where an answer is not finite.
pub fn mann_whitney(first: &[f64], second: &[f64]) -> Result<MannWhitney, Undefined> {
    let ranks = joint_ranks(first, second)?;
    let (n1, n2) = (count(first.len()), count(second.len()));
    let sum: u64 = ranks.doubled.iter().take(first.len()).sum();
    let u1 = float(sum) / 2.0 - n1 * (n1 + 1.0) / 2.0;
    let distance = u1 - n1 * n2 / 2.0;
    let all_equal = ranks.ties.len() < 2;
    let sigma =
        if all_equal { Err(Undefined::NoSpread) } else { Ok(rank_sum_variance(&ranks, first.len()).sqrt()) };
    Ok(MannWhitney {
        u1,
        u2: n1 * n2 - u1,
        rank_biserial: 2.0 * u1 / (n1 * n2) - 1.0,
        z: sigma.map(|sigma| distance / sigma),
        p: sigma.map(|sigma| normal_two_sided(distance / sigma)),
        p_corrected: sigma.map(|sigma| normal_two_sided((distance.abs() - 0.5).max(0.0) / sigma)),
    })
}

/// Exact two-sided p of the Mann–Whitney statistic: the permutation distribution of the mid-rank sum, by the distance from
/// its mean (R: `wilcox.test(exact = TRUE)`, with ties `exactRankTests::wilcox.exact`).
///
/// # Errors
/// As [`mann_whitney`], and [`Undefined::TooLarge`] beyond [`crate::stats::ranks::EXACT_WORK`].
pub fn mann_whitney_exact(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    rank_sum_exact(&joint_ranks(first, second)?, first.len())
}

fn joint_ranks(first: &[f64], second: &[f64]) -> Result<Ranks, Undefined> {
    if first.is_empty() || second.is_empty() {
        return Err(Undefined::EmptyBase);
    }
    Ranks::of(&[first, second].concat())
}

/// How the variances of two groups are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variances {
    /// Each group has its own (Welch 1947; R: `t.test`).
    Separate,
    /// Both share one (Student; R: `t.test(var.equal = TRUE)`).
    Pooled,
}

/// A difference of means with its test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanDifference {
    /// First less second mean.
    pub difference: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The difference in standard errors.
    pub t: f64,
    /// Degrees of freedom, by Satterthwaite where the variances are separate.
    pub df: f64,
    /// Two-sided p of the hypothesis that the means are equal.
    pub p: f64,
}

impl MeanDifference {
    /// The interval of the difference at a level.
    pub fn interval(&self, level: Level) -> Interval {
        Interval::around(self.difference, level.t(self.df) * self.standard_error)
    }

    pub(super) fn with(difference: f64, standard_error: f64, df: f64) -> Self {
        let t = difference / standard_error;
        Self { difference, standard_error, t, df, p: t_two_sided(t, df) }
    }
}

/// Compares the means of two independent groups.
///
/// # Errors
/// [`Undefined::EmptyBase`] where a group has no answers; [`Undefined::TooFew`] where one has a single answer (separate
/// variances) or both have (pooled); [`Undefined::NoSpread`] where neither has any spread; [`Undefined::Impossible`] where an
/// answer is not finite.
pub fn mean_difference(first: &[f64], second: &[f64], variances: Variances) -> Result<MeanDifference, Undefined> {
    // From one of the answers on, so that an offset that both groups share costs no digits.
    let base = first.first().copied().unwrap_or_default();
    let from_base = |values: &[f64]| Moments::of(&values.iter().map(|value| value - base).collect::<Vec<f64>>());
    let (x, y) = (from_base(first)?, from_base(second)?);
    let (variance, df) = match variances {
        Variances::Separate => {
            let (vx, vy) = (x.mean_variance()?, y.mean_variance()?);
            // As shares of the whole, so that nothing under- or overflows.
            let (sx, sy) = (vx / (vx + vy), vy / (vx + vy));
            (vx + vy, 1.0 / (sx * sx / (x.size() - 1.0) + sy * sy / (y.size() - 1.0)))
        }
        Variances::Pooled => {
            let df = x.size() + y.size() - 2.0;
            if df < 1.0 {
                return Err(Undefined::TooFew);
            }
            ((x.squares + y.squares) / df * (1.0 / x.size() + 1.0 / y.size()), df)
        }
    };
    if only_rounding(variance.sqrt(), (base + x.mean).abs().max((base + y.mean).abs())) {
        return Err(Undefined::NoSpread);
    }
    Ok(MeanDifference::with(x.mean - y.mean, variance.sqrt(), df))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without ties and with very different groups the exact p is 2 / C(n, n₁).
    #[test]
    fn separated_groups() {
        let exact = mann_whitney_exact(&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]).unwrap();
        assert!((exact - 0.1).abs() < 1e-15);
        let result = mann_whitney(&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]).unwrap();
        assert_eq!((result.u1.to_bits(), result.u2.to_bits()), (0.0_f64.to_bits(), 9.0_f64.to_bits()));
        assert!((result.rank_biserial + 1.0).abs() < 1e-15);
    }

    /// Groups of one size: Welch's t is Student's.
    #[test]
    fn two_routes_to_one_t() {
        let (x, y) = ([3.0, 4.0, 7.0, 1.0], [2.0, 9.0, 9.0, 5.0]);
        let welch = mean_difference(&x, &y, Variances::Separate).unwrap();
        let student = mean_difference(&x, &y, Variances::Pooled).unwrap();
        assert!((welch.t - student.t).abs() < 1e-14);
        let Interval { low, high } = student.interval(Level::new(1.0 - student.p).unwrap());
        assert!(low.abs() < 1e-12 || high.abs() < 1e-12);
    }

    /// A shared offset costs no digits.
    #[test]
    fn offset() {
        let (x, y) = ([0.25, 1.5, 2.0], [0.5, 1.0, 2.5, 0.0]);
        let far = |values: &[f64]| values.iter().map(|value| value + 1e9).collect::<Vec<f64>>();
        for variances in [Variances::Separate, Variances::Pooled] {
            let near = mean_difference(&x, &y, variances).unwrap();
            let offset = mean_difference(&far(&x), &far(&y), variances).unwrap();
            assert!((near.t - offset.t).abs() < 1e-14 && (near.df - offset.df).abs() < 1e-13);
        }
    }

    #[test]
    fn what_cannot_be_compared() {
        assert_eq!(mann_whitney(&[], &[1.0]), Err(Undefined::EmptyBase));
        assert_eq!(mann_whitney(&[2.0], &[2.0, 2.0]).unwrap().z, Err(Undefined::NoSpread));
        assert_eq!(mean_difference(&[1.0], &[2.0, 3.0], Variances::Separate), Err(Undefined::TooFew));
        assert_eq!(mean_difference(&[1.0], &[2.0], Variances::Pooled), Err(Undefined::TooFew));
        assert_eq!(mean_difference(&[0.1; 3], &[0.3; 4], Variances::Separate), Err(Undefined::NoSpread));
        assert!(mean_difference(&[5.0], &[1.0, 2.0, 3.0], Variances::Pooled).is_ok());
    }
}
