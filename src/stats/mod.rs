//! Computing from counts: shares with their base chain, what may be said about them, response rates, differences
//! and associations. An undefined result is a typed reason, never NaN. Nothing is counted here.

pub mod base;
pub mod boxes;
pub mod column_proportions;
pub mod comparison;
pub mod concordance;
pub mod contingency;
pub mod correlation;
pub mod describe;
pub mod design;
pub mod distribution;
pub mod exact;
pub mod finite;
pub mod fisher;
pub mod inference;
mod interval;
pub mod linear;
pub mod moments;
pub mod multiple_response;
pub mod multiplicity;
pub(crate) mod number;
pub mod one_sample;
pub mod outcome_rate;
pub mod overlapping;
pub mod paired;
pub mod paired_samples;
pub mod precision;
pub mod proportion;
mod random;
pub mod ranks;
mod real;
mod results;
pub mod scale;
pub mod several_samples;
pub mod share;
#[cfg(test)]
mod small_samples;
pub mod trend;
pub mod two_proportions;
pub mod two_samples;
pub mod weights;

pub use interval::{Interval, Level};
pub use number::MOST_UNITS;
pub use real::Real;
pub use results::{ChiSquareTest, FTest, ZTest};

use crate::catalogue::{Phrase, findings as words, statistics};

/// Why a number cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undefined {
    /// Nobody is in the denominator.
    EmptyBase,
    /// Nobody knows how many were asked: whoever answered did.
    UnknownBase,
    /// The target or earlier value to compare with is not there.
    NothingToCompare,
    /// The value compared with is zero.
    ZeroReference,
    /// A part of it is undefined or held out.
    PartMissing,
    /// The table has fewer than two rows or columns with anybody in them.
    NoTable,
    /// The numbers are too large to be computed exactly.
    TooLarge,
    /// All values are equal, so that nothing can be said of their spread.
    NoSpread,
    /// Fewer units than the method needs.
    TooFew,
    /// A number that the method cannot take: a negative count, a weight below zero, N below n.
    Impossible,
    /// An iteration did not come to an end within its limit.
    NotConverged,
    /// Every unit was observed, so that nothing is estimated: a census has no interval.
    NothingEstimated,
    /// The method has no width (or divides by zero) where nobody or everybody is the one in question; another serves.
    NoWidthAtEnds,
    /// No formula with a name exists for the method in a finite population, or under the design in question.
    NoFiniteCorrection,
    /// The method needs the number of units in the population, which is not given.
    UnknownPopulation,
    /// The method needs the standard error of the design, which an effective base alone does not give.
    UnknownDesign,
    /// A stratum of the sample has one cluster, which shows no spread, and the design's rule gives it no variance.
    LonelyStratum,
    /// A cluster lies in two strata.
    NotNested,
    /// Nobody changed the answer between two rounds, so that there is no change to test.
    NoChange,
    /// Those who answered are no sample of the population, so nothing is estimated from them.
    NotASample,
    /// A cell of the table is empty, and the method divides by it.
    EmptyCell,
    /// A unit is in both of two groups that are compared as independent.
    Overlap,
    /// A correlation of 1 or −1, beside which nothing is left to estimate an error from.
    Perfect,
    /// As many clusters as strata, or one unit: the design leaves no degree of freedom for a variance.
    NoDegrees,
    /// One item, which has no consistency with others.
    OneItem,
}

impl Undefined {
    /// The reason in words, as it stands beside 「－」.
    pub fn words(self) -> Phrase {
        match self {
            Undefined::EmptyBase => words::undefined_empty_base(),
            Undefined::UnknownBase => words::undefined_unknown_base(),
            Undefined::NothingToCompare => words::undefined_nothing_to_compare(),
            Undefined::ZeroReference => words::undefined_zero_reference(),
            Undefined::PartMissing => words::undefined_part_missing(),
            Undefined::NoTable => words::undefined_no_table(),
            Undefined::TooLarge => words::undefined_too_large(),
            Undefined::NoSpread => statistics::no_spread(),
            Undefined::TooFew => statistics::too_few(),
            Undefined::Impossible => statistics::impossible(),
            Undefined::NotConverged => statistics::not_converged(),
            Undefined::NothingEstimated => statistics::nothing_estimated(),
            Undefined::NoWidthAtEnds => statistics::no_width_at_ends(),
            Undefined::NoFiniteCorrection => statistics::no_finite_correction(),
            Undefined::UnknownPopulation => statistics::unknown_population(),
            Undefined::UnknownDesign => statistics::unknown_design(),
            Undefined::LonelyStratum => statistics::lonely_stratum(),
            Undefined::NotNested => statistics::not_nested(),
            Undefined::NoChange => statistics::no_change(),
            Undefined::NotASample => statistics::not_a_sample(),
            Undefined::EmptyCell => statistics::empty_cell(),
            Undefined::Overlap => statistics::overlap(),
            Undefined::Perfect => statistics::perfect(),
            Undefined::NoDegrees => statistics::no_degrees(),
            Undefined::OneItem => statistics::one_item(),
        }
    }
}
