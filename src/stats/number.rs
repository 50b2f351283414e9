//! Counts as numbers, and whole numbers: sums and differences of products of counts, taken before anything is rounded.

use crate::stats::Undefined;

/// The most units that a table may hold: beyond this, a count is no longer exact as a number.
pub const MOST_UNITS: u64 = 1 << 53;

/// A count as a number; exact up to [`MOST_UNITS`], which no survey reaches.
#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}

/// The length of a list as a number.
pub(crate) fn count(length: usize) -> f64 {
    float(length as u64)
}

/// A whole number as the nearest double.
#[expect(clippy::cast_precision_loss, reason = "rounded once, after the exact arithmetic")]
pub(super) fn rounded(number: i128) -> f64 {
    number as f64
}

/// The sum of counts.
///
/// # Errors
/// [`Undefined::TooLarge`] above [`MOST_UNITS`].
pub(super) fn sum(counts: impl IntoIterator<Item = u64>) -> Result<u64, Undefined> {
    counts
        .into_iter()
        .try_fold(0_u64, |sum, count| sum.checked_add(count).filter(|sum| *sum <= MOST_UNITS))
        .ok_or(Undefined::TooLarge)
}

/// a·b − c·d, exactly; the arguments stay below 2^53.
pub(super) fn cross(a: u64, b: u64, c: u64, d: u64) -> i128 {
    i128::from(a) * i128::from(b) - i128::from(c) * i128::from(d)
}
