//! Numbers of the same units at two times: Wilcoxon's signed ranks, the sign test, and the mean difference.

use crate::stats::Undefined;
use crate::stats::distribution::discrete::binomial_up_to;
use crate::stats::distribution::normal_two_sided;
use crate::stats::moments::{Moments, finite, only_rounding};
use crate::stats::number::count;
use crate::stats::number::float;
use crate::stats::ranks::{Ranks, signed_rank_exact};
use crate::stats::two_samples::MeanDifference;

/// First less second, for each unit.
fn differences(first: &[f64], second: &[f64]) -> Result<Vec<f64>, Undefined> {
    if first.len() != second.len() {
        return Err(Undefined::Impossible);
    }
    if first.is_empty() {
        return Err(Undefined::EmptyBase);
    }
    let differences: Vec<f64> = first.iter().zip(second).map(|(x, y)| x - y).collect();
    finite(&differences)?;
    Ok(differences)
}

/// Wilcoxon's signed rank statistic with its normal approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRank {
    /// The sum of the ranks of the positive differences, zero differences dropped before ranking (R's V).
    pub v: f64,
    /// Differences that are not zero.
    pub nonzero: usize,
    /// (v − n(n+1)/4)/√(n(n+1)(2n+1)/24 − Σ(t³−t)/48).
    pub z: f64,
    /// Two-sided p of z (R: `wilcox.test(paired = TRUE, exact = FALSE, correct = FALSE)`).
    pub p: f64,
    /// Two-sided p with a correction for continuity of ½ towards 0.
    pub p_corrected: f64,
}

/// The ranks of the sizes of the differences that are not zero, and twice the sum of those of the positive ones.
fn signed_ranks(first: &[f64], second: &[f64]) -> Result<(Ranks, u64), Undefined> {
    let differences = differences(first, second)?;
    let moved: Vec<f64> = differences.into_iter().filter(|difference| *difference != 0.0).collect();
    if moved.is_empty() {
        return Err(Undefined::NoSpread);
    }
    let sizes: Vec<f64> = moved.iter().map(|difference| difference.abs()).collect();
    let ranks = Ranks::of(&sizes)?;
    let positive = ranks.doubled.iter().zip(&moved).filter(|(_, moved)| **moved > 0.0).map(|(rank, _)| rank).sum();
    Ok((ranks, positive))
}

/// Compares two times by the ranks of the differences (Wilcoxon 1945).
///
/// # Errors
/// [`Undefined::EmptyBase`] without units, [`Undefined::NoSpread`] where nothing changed, [`Undefined::Impossible`] where the
/// lengths differ or an answer is not finite.
pub fn signed_rank(first: &[f64], second: &[f64]) -> Result<SignedRank, Undefined> {
    let (ranks, positive) = signed_ranks(first, second)?;
    let n = count(ranks.doubled.len());
    let v = float(positive) / 2.0;
    let distance = v - n * (n + 1.0) / 4.0;
    let sigma = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ranks.tie_sum() / 48.0).sqrt();
    Ok(SignedRank {
        v,
        nonzero: ranks.doubled.len(),
        z: distance / sigma,
        p: normal_two_sided(distance / sigma),
        p_corrected: normal_two_sided((distance.abs() - 0.5).max(0.0) / sigma),
    })
}

/// Exact two-sided p of the signed rank statistic: all signs of the mid-ranks (R: `wilcox.test(exact = TRUE)`, with ties
/// `exactRankTests::wilcox.exact`).
///
/// # Errors
/// As [`signed_rank`], and [`Undefined::TooLarge`] beyond [`crate::stats::ranks::EXACT_WORK`].
pub fn signed_rank_exactly(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    let (ranks, positive) = signed_ranks(first, second)?;
    signed_rank_exact(&ranks, positive)
}

/// How many went up and down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignTest {
    /// Units whose first number is larger.
    pub positive: u64,
    /// Units whose second number is larger.
    pub negative: u64,
    /// Exact two-sided p of as many of each; 1 where nothing changed (R: `binom.test`).
    pub p: f64,
}

/// The sign test.
///
/// # Errors
/// [`Undefined::EmptyBase`] without units, [`Undefined::Impossible`] where the lengths differ or an answer is not finite.
pub fn sign_test(first: &[f64], second: &[f64]) -> Result<SignTest, Undefined> {
    let differences = differences(first, second)?;
    let positive = differences.iter().filter(|difference| **difference > 0.0).count() as u64;
    let negative = differences.iter().filter(|difference| **difference < 0.0).count() as u64;
    let (fewer, moved) = (positive.min(negative), positive + negative);
    let p = if 2 * fewer == moved { 1.0 } else { (2.0 * binomial_up_to(fewer, moved, 0.5)).min(1.0) };
    Ok(SignTest { positive, negative, p })
}

/// The mean of first less second.
///
/// # Errors
/// [`Undefined::EmptyBase`] without units, [`Undefined::Impossible`] where the lengths differ or an answer is not finite.
pub fn mean_change(first: &[f64], second: &[f64]) -> Result<f64, Undefined> {
    Ok(Moments::of(&differences(first, second)?)?.mean)
}

/// The mean of first less second with its t test (R: `t.test(paired = TRUE)`).
///
/// # Errors
/// As [`mean_change`]; [`Undefined::TooFew`] with one unit, [`Undefined::NoSpread`] where all differences are equal.
pub fn paired_t(first: &[f64], second: &[f64]) -> Result<MeanDifference, Undefined> {
    let moments = Moments::of(&differences(first, second)?)?;
    let standard_error = moments.mean_variance()?.sqrt();
    if only_rounding(standard_error, moments.mean) {
        return Err(Undefined::NoSpread);
    }
    Ok(MeanDifference::with(moments.mean, standard_error, moments.size() - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All up by one: V is the whole sum, and the exact p is 2/2ⁿ.
    #[test]
    fn all_up() {
        let (x, y) = ([2.0, 3.0, 4.0, 5.0], [1.0, 2.0, 3.0, 4.0]);
        let result = signed_rank(&x, &y).unwrap();
        assert!((result.v - 10.0).abs() < 1e-15 && (result.z - 2.0).abs() < 1e-15);
        assert!((signed_rank_exactly(&x, &y).unwrap() - 0.125).abs() < 1e-15);
        assert!((sign_test(&x, &y).unwrap().p - 0.125).abs() < 1e-15);
        assert_eq!(paired_t(&x, &y), Err(Undefined::NoSpread));
    }

    /// Exchanging the times changes the sign only.
    #[test]
    fn mirrored() {
        let (x, y) = ([2.0, 3.5, 4.0, 5.0, 1.0], [1.0, 6.0, 3.0, 5.0, 4.0]);
        let (a, b) = (signed_rank(&x, &y).unwrap(), signed_rank(&y, &x).unwrap());
        assert!((a.z + b.z).abs() < 1e-15 && (a.v + b.v - 10.0).abs() < 1e-15);
        let (a, b) = (signed_rank_exactly(&x, &y).unwrap(), signed_rank_exactly(&y, &x).unwrap());
        assert!((a - b).abs() < 1e-15);
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(signed_rank(&[], &[]), Err(Undefined::EmptyBase));
        assert_eq!(signed_rank(&[1.0], &[]), Err(Undefined::Impossible));
        assert_eq!(signed_rank(&[1.0], &[1.0]), Err(Undefined::NoSpread));
        assert!((sign_test(&[1.0], &[1.0]).unwrap().p - 1.0).abs() < 1e-15);
    }
}
