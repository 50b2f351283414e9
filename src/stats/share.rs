//! A share: numerator, denominator, and where the mode allows it the bounds of non-response or an interval.

use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;
use crate::stats::proportion::{Method, Sample, interval};
use crate::stats::{Interval, Level, Undefined};

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

/// What may be printed beside a share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Beyond {
    /// Nothing: everyone answered, or nobody knows who was asked.
    Nothing,
    /// Bounds of non-response.
    Bounds(Share, Share),
    /// An interval of a sample, with the number of units in the population where it is in it.
    Interval {
        /// Its ends, as proportions.
        interval: Interval,
        /// Its method.
        method: Method,
        /// Its level.
        level: Level,
        /// N, where it is known.
        population: Option<u64>,
    },
    /// A sample without an interval, and why.
    Undefined(Undefined),
}

/// What the mode allows to be said beyond the share itself. A sample has Wilson's interval, on the variance of the finite
/// population where its size is known; of nobody or everybody in a finite population the exact hypergeometric set.
pub fn beyond(share: Share, chain: &BaseChain, mode: InferenceMode) -> Beyond {
    match mode {
        InferenceMode::CensusComplete | InferenceMode::Open => Beyond::Nothing,
        InferenceMode::CensusIncomplete => nonresponse_bounds(share.numerator, chain)
            .map_or(Beyond::Nothing, |(low, high)| Beyond::Bounds(low, high)),
        InferenceMode::Sample { population } => {
            let method = if population.is_some() { Method::WilsonDesign } else { Method::Wilson };
            // Of nobody or everybody a design shows no variance; the exact set serves there.
            let at_end = share.numerator == 0 || share.numerator == share.denominator;
            let method = if at_end { method.instead_at_ends(population.is_some()) } else { method };
            let sample = Sample { yes: share.numerator, answered: share.denominator, population };
            let level = Level::PERCENT_95;
            match interval(method, &sample, level) {
                Ok(interval) => Beyond::Interval { interval, method, level, population },
                Err(reason) => Beyond::Undefined(reason),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
