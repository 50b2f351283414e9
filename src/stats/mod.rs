//! Computing from counts: shares with their base chain, what may be said about them, response rates, differences
//! and associations. An undefined result is a typed reason, never NaN. Nothing is counted here.

pub mod association;
pub mod base;
pub mod comparison;
pub mod inference;
pub mod outcome_rate;
pub mod proportion;

use crate::catalogue::{Phrase, findings as words};

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
        }
    }
}
