//! A share: numerator, denominator, and where the mode allows it the bounds of non-response or an interval.

use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::finite::Parts;
use crate::stats::inference::InferenceMode;
use crate::stats::precision::{Found, Refused, Wanted, interval};

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
/// k/(n+m) and (k+m)/(n+m) with m units of unknown answer. No assumption is made. Whoever may or may not be in the group is one
/// of the m: the share is lowest and highest where all of them are in it.
pub fn nonresponse_bounds(numerator: u64, chain: &BaseChain) -> Option<(Share, Share)> {
    let m = chain.unknown();
    let all = chain.n + m;
    (all > 0 && (chain.distributed.is_some() || chain.unplaced > 0))
        .then_some((Share { numerator, denominator: all }, Share { numerator: numerator + m, denominator: all }))
}

/// What may be printed beside a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing: everyone answered, or nobody knows who was asked.
    Nothing,
    /// Bounds of non-response.
    Bounds(Share, Share),
    /// An interval of a sample.
    Interval(Found),
    /// A sample without an interval, and why.
    Refused(Refused),
}

/// What the mode allows to be said beyond the share itself. A sample has the interval that is wanted of it, over the strata
/// that the group lies in.
pub fn beyond(share: Share, chain: &BaseChain, mode: InferenceMode, parts: &Parts, wanted: &Wanted) -> Beyond {
    match mode {
        InferenceMode::CensusComplete | InferenceMode::Open => Beyond::Nothing,
        InferenceMode::CensusIncomplete => nonresponse_bounds(share.numerator, chain)
            .map_or(Beyond::Nothing, |(low, high)| Beyond::Bounds(low, high)),
        InferenceMode::Sample { .. } | InferenceMode::Strata => match parts {
            Ok(parts) => interval(parts, wanted).map_or_else(Beyond::Refused, Beyond::Interval),
            Err(why) => Beyond::Refused((*why).into()),
        },
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
            beyond(
                Share { numerator: 12, denominator: 16 },
                &chain,
                InferenceMode::Open,
                &Ok(Vec::new()),
                &Wanted::default()
            ),
            Beyond::Nothing
        ));
    }
}
