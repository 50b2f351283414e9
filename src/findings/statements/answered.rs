//! Of whom a comparison of shares may be said: of everyone, where all answered or where those who did not could not turn it
//! round; else only of those who answered.

use crate::findings::figure::Figure;
use crate::stats::inference::InferenceMode;
use crate::stats::share::Beyond;

/// The lowest and highest that a share can be of everyone it is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Range {
    /// It is that of everyone, exactly.
    Exact,
    /// Between these: bounds of non-response, or an interval.
    Between(f64, f64),
    /// Nobody knows.
    Unknown,
}

/// Where the share of everyone lies.
pub(super) fn range(figure: &Figure) -> Range {
    let between = || match figure.beyond.as_ref().map(|beside| &beside.beyond) {
        Some(Beyond::Bounds(low, high)) => {
            #[expect(clippy::cast_precision_loss, reason = "counts of units")]
            let of = |part: u64, all: u64| part as f64 / all as f64;
            Range::Between(of(low.numerator, low.denominator), of(high.numerator, high.denominator))
        }
        Some(Beyond::Interval(found)) => Range::Between(found.interval.low, found.interval.high),
        Some(Beyond::Nothing | Beyond::Refused(_)) | None => Range::Unknown,
    };
    match figure.mode {
        None | Some(InferenceMode::CensusComplete) => Range::Exact,
        Some(InferenceMode::CensusIncomplete | InferenceMode::Sample { .. } | InferenceMode::Strata) => between(),
        Some(InferenceMode::Open) => Range::Unknown,
    }
}

impl Range {
    /// Whether it lies wholly above a value.
    pub(super) fn is_above(self, value: f64) -> bool {
        matches!(self, Range::Between(low, _) if low > value)
    }

    /// Whether it lies wholly below a value.
    pub(super) fn is_below(self, value: f64) -> bool {
        matches!(self, Range::Between(_, high) if high < value)
    }
}

/// Whether the first is greater than the second whatever is not known of either, given that it is greater among those who
/// answered.
pub(super) fn carries(first: &Figure, second: &Figure) -> bool {
    match (range(first), range(second)) {
        (Range::Exact, Range::Exact) => true,
        (Range::Between(low, _), Range::Between(_, high)) => low > high,
        (Range::Exact | Range::Between(..) | Range::Unknown, _) => false,
    }
}
