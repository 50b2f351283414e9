//! Counts against a given distribution.

use crate::stats::number::float;
use crate::stats::{ChiSquareTest, Undefined};

/// Pearson's χ² for given shares.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Σ (O − E)² / E, with categories less one degrees of freedom.
    pub test: ChiSquareTest,
    /// The expected counts, one for each category.
    pub expected: Vec<f64>,
    /// (O − E) / √E, one for each category.
    pub residuals: Vec<f64>,
    /// (O − E) / √(E (1 − share)), one for each category.
    pub standardized: Vec<f64>,
    /// How many categories expect fewer than five: above a fifth of them χ² is not to be trusted (Cochran 1954).
    pub below_five: usize,
    /// How many expect fewer than one: any makes χ² doubtful.
    pub below_one: usize,
}

/// The counts that the shares lead one to expect; the shares need not add to 1 and are scaled.
///
/// # Errors
/// `Impossible` where the lists differ in length or a share is negative, no number or all are 0; `EmptyBase` without a count.
pub fn expected_counts(counts: &[u64], shares: &[f64]) -> Result<Vec<f64>, Undefined> {
    Ok(scaled(counts, shares)?.1)
}

/// The shares scaled to 1, and the expected counts.
fn scaled(counts: &[u64], shares: &[f64]) -> Result<(Vec<f64>, Vec<f64>), Undefined> {
    let sum: f64 = shares.iter().sum();
    let valid = counts.len() == shares.len() && shares.iter().all(|&share| share >= 0.0) && sum.is_finite();
    if !valid || sum <= 0.0 {
        return Err(Undefined::Impossible);
    }
    let n: f64 = counts.iter().copied().map(float).sum();
    if n <= 0.0 {
        return Err(Undefined::EmptyBase);
    }
    let shares: Vec<f64> = shares.iter().map(|share| share / sum).collect();
    let expected = shares.iter().map(|share| n * share).collect();
    Ok((shares, expected))
}

/// Counts against shares, one for each category, which need not add to 1. R `chisq.test(counts, p, rescale.p = TRUE)`.
///
/// # Errors
/// As `expected_counts`; `TooFew` with fewer than two categories, `ZeroReference` where a share is 0 (the test divides by it:
/// leave out what cannot occur).
pub fn goodness_of_fit(counts: &[u64], shares: &[f64]) -> Result<Fit, Undefined> {
    let (shares, expected) = scaled(counts, shares)?;
    if counts.len() < 2 {
        return Err(Undefined::TooFew);
    }
    if expected.iter().any(|&expected| expected <= 0.0) {
        return Err(Undefined::ZeroReference);
    }
    let off = || counts.iter().zip(&expected).map(|(&count, &expected)| (float(count) - expected, expected));
    let chi_square: f64 = off().map(|(off, expected)| off * (off / expected)).sum();
    if !chi_square.is_finite() {
        return Err(Undefined::TooLarge);
    }
    // The rest of the others, not 1 − share, which is lost where one share is nearly all.
    let others = |at: usize| -> f64 {
        shares.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, share)| share).sum()
    };
    let standardized: Vec<f64> =
        off().enumerate().map(|(at, (off, expected))| off / (expected * others(at)).sqrt()).collect();
    Ok(Fit {
        test: ChiSquareTest::new(chi_square, counts.len() as u64 - 1),
        residuals: off().map(|(off, expected)| off / expected.sqrt()).collect(),
        standardized,
        below_five: expected.iter().filter(|&&expected| expected < 5.0).count(),
        below_one: expected.iter().filter(|&&expected| expected < 1.0).count(),
        expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::one_sample::score_against;

    #[test]
    fn thirds() {
        let fit = goodness_of_fit(&[20, 30, 50], &[1.0, 1.0, 1.0]).unwrap();
        assert!((fit.test.statistic - 14.0).abs() < 1e-13 && fit.test.df == 2);
        assert!((fit.test.p - 7.0_f64.exp().recip()).abs() < 1e-15);
        assert_eq!((fit.below_five, fit.below_one), (0, 0));
    }

    /// Two categories are a share against a target: χ² = z², and both standardized residuals are z.
    #[test]
    fn two_categories_are_one_share() {
        let fit = goodness_of_fit(&[17, 32], &[0.45, 0.55]).unwrap();
        let score = score_against(17, 49, 0.45).unwrap();
        assert!((fit.test.statistic - score.z * score.z).abs() < 1e-13);
        assert!((fit.test.p - score.two_sided).abs() < 1e-14);
        assert!(fit.standardized.iter().all(|residual| (residual.abs() - score.z.abs()).abs() < 1e-13));
    }

    #[test]
    fn refused() {
        let of = |counts: &[u64], shares: &[f64]| goodness_of_fit(counts, shares).err();
        assert_eq!(of(&[0, 0], &[0.5, 0.5]), Some(Undefined::EmptyBase));
        assert_eq!(of(&[4], &[1.0]), Some(Undefined::TooFew));
        assert_eq!(of(&[], &[]), Some(Undefined::Impossible));
        assert_eq!(of(&[4, 5], &[1.0]), Some(Undefined::Impossible));
        assert_eq!(of(&[4, 5], &[1.0, -0.5]), Some(Undefined::Impossible));
        assert_eq!(of(&[4, 5], &[1.0, f64::NAN]), Some(Undefined::Impossible));
        assert_eq!(of(&[4, 5], &[0.0, 0.0]), Some(Undefined::Impossible));
        assert_eq!(of(&[4, 5, 0], &[0.5, 0.5, 0.0]), Some(Undefined::ZeroReference));
        assert_eq!(of(&[4, 5, 1], &[0.5, 0.5, 0.1]), None);
    }
}
