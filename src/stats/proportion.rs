//! A share: numerator, denominator, and where the mode allows it the bounds of non-response or an interval.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;

/// A share as the exact fraction it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    /// Cases that meet the condition.
    pub numerator: u64,
    /// Cases in the base.
    pub denominator: u64,
}

/// The share of a count in its base.
///
/// # Errors
/// Nobody is in the base.
pub fn share(numerator: u64, denominator: u64) -> Result<Share, Undefined> {
    if denominator == 0 { Err(Undefined::EmptyBase) } else { Ok(Share { numerator, denominator }) }
}

/// Bounds of the share among all units concerned, whatever those would have said who did not answer:
/// k/(n+m) and (k+m)/(n+m) with m units of unknown answer. No assumption is made.
pub fn nonresponse_bounds(numerator: u64, chain: &BaseChain) -> Option<(Share, Share)> {
    let m = chain.unknown();
    let all = chain.n + m;
    (all > 0 && chain.distributed.is_some())
        .then_some((Share { numerator, denominator: all }, Share { numerator: numerator + m, denominator: all }))
}

/// A two-sided interval with its level and method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end, as a proportion.
    pub low: f64,
    /// Upper end, as a proportion.
    pub high: f64,
    /// Level, such as 0.95.
    pub level: f64,
    /// Name of the method.
    pub method: &'static str,
}

/// Wilson's interval without continuity correction (Newcombe 1998, method 3):
/// (2np + z² ± z√(z² + 4np(1−p))) / (2(n + z²)).
///
/// # Errors
/// Nobody is in the base.
pub fn wilson(share: Share, level: f64) -> Result<Interval, Undefined> {
    if share.denominator == 0 {
        return Err(Undefined::EmptyBase);
    }
    let normal = Normal::standard();
    let z = normal.inverse_cdf(0.5 + level / 2.0);
    #[expect(clippy::cast_precision_loss, reason = "counts of cases stay far below 2^53")]
    let (k, n) = (share.numerator as f64, share.denominator as f64);
    let p = k / n;
    let spread = z * (z * z + 4.0 * n * p * (1.0 - p)).sqrt();
    let middle = 2.0 * n * p + z * z;
    let whole = 2.0 * (n + z * z);
    // At k = 0 and k = n the formula gives exactly 0 and 1; floating point may miss by one in the last place.
    let low = if share.numerator == 0 { 0.0 } else { (middle - spread) / whole };
    let high = if share.numerator == share.denominator { 1.0 } else { (middle + spread) / whole };
    Ok(Interval { low, high, level, method: "Wilson" })
}

/// What may be printed beside a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beyond {
    /// Nothing: everyone answered, or nobody knows who was asked.
    Nothing,
    /// Bounds of non-response.
    Bounds(Share, Share),
    /// An interval.
    Interval(Interval),
}

/// What the mode allows to be said beyond the share itself.
pub fn beyond(share: Share, chain: &BaseChain, mode: InferenceMode) -> Beyond {
    match mode {
        InferenceMode::CensusComplete | InferenceMode::Open => Beyond::Nothing,
        InferenceMode::CensusIncomplete => nonresponse_bounds(share.numerator, chain)
            .map_or(Beyond::Nothing, |(low, high)| Beyond::Bounds(low, high)),
        InferenceMode::Sample { .. } => wilson(share, 0.95).map_or(Beyond::Nothing, Beyond::Interval),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe (1998a), as recomputed to ten digits.
    #[test]
    fn wilson_agrees_with_the_published_table() {
        for (k, n, low, high) in [
            (81, 263, 0.255_288_519_9, 0.366_209_577_0),
            (15, 148, 0.062_386_399_5, 0.160_487_241_7),
            (0, 20, 0.0, 0.161_125_158_1),
            (1, 29, 0.006_113_214_3, 0.171_755_218_8),
            (18, 18, 0.824_120_776_4, 1.0),
        ] {
            let interval = wilson(Share { numerator: k, denominator: n }, 0.95).unwrap();
            assert!((interval.low - low).abs() < 1e-9, "{k}/{n}: {}", interval.low);
            assert!((interval.high - high).abs() < 1e-9, "{k}/{n}: {}", interval.high);
        }
        assert_eq!(wilson(Share { numerator: 0, denominator: 0 }, 0.95), Err(Undefined::EmptyBase));
    }

    #[test]
    fn bounds_of_the_incomplete_census() {
        // 18 centres, 16 returned, 12 yes: between 12/18 and 14/18.
        let chain = BaseChain {
            distributed: Some(18),
            not_returned: 2,
            returned: 16,
            valid: 16,
            n: 16,
            ..BaseChain::default()
        };
        let (low, high) = nonresponse_bounds(12, &chain).unwrap();
        assert_eq!((low.numerator, low.denominator, high.numerator), (12, 18, 14));
        assert!(matches!(
            beyond(Share { numerator: 12, denominator: 16 }, &chain, InferenceMode::Open),
            Beyond::Nothing
        ));
    }
}
