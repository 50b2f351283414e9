//! Mean and sum of squared deviations, in two passes, so that a large offset costs no digits.

use crate::stats::Undefined;
use crate::stats::number::count;

/// What the numeric methods need to know of a group of answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// How many answers.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// The sum of the squared deviations from it; exactly 0 where all answers are equal.
    pub squares: f64,
}

impl Moments {
    /// Of a group of answers.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] without answers, [`Undefined::Impossible`] where one is not finite, [`Undefined::TooLarge`]
    /// where the squares are more than a double holds.
    pub fn of(values: &[f64]) -> Result<Self, Undefined> {
        finite(values)?;
        let n = values.len();
        let Some(&first) = values.first() else { return Err(Undefined::EmptyBase) };
        if values.iter().all(|value| value.to_bits() == first.to_bits() || same(*value, first)) {
            return Ok(Self { n, mean: first, squares: 0.0 });
        }
        // From the first answer on, and then once more from the mean itself.
        let rough = first + values.iter().map(|value| value - first).sum::<f64>() / count(n);
        let mean = rough + values.iter().map(|value| value - rough).sum::<f64>() / count(n);
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        if !squares.is_finite() {
            return Err(Undefined::TooLarge);
        }
        Ok(Self { n, mean, squares })
    }

    /// How many, as a number.
    pub fn size(self) -> f64 {
        count(self.n)
    }

    /// The variance with divisor n − 1 (R: `var`).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] with fewer than two answers.
    pub fn variance(self) -> Result<f64, Undefined> {
        if self.n < 2 { Err(Undefined::TooFew) } else { Ok(self.squares / (self.size() - 1.0)) }
    }

    /// The squared standard error of the mean, variance / n.
    ///
    /// # Errors
    /// As [`Moments::variance`].
    pub fn mean_variance(self) -> Result<f64, Undefined> {
        Ok(self.variance()? / self.size())
    }
}

/// Whether two answers are equal: 0 and −0 are.
#[expect(clippy::float_cmp, reason = "ties are equality of doubles")]
pub fn same(a: f64, b: f64) -> bool {
    a == b
}

/// That every answer is a finite number.
///
/// # Errors
/// [`Undefined::Impossible`] where one is not.
pub fn finite(values: &[f64]) -> Result<(), Undefined> {
    if values.iter().all(|value| value.is_finite()) { Ok(()) } else { Err(Undefined::Impossible) }
}

/// Whether a standard error is rounding only (the criterion of R's `t.test`: data are essentially constant).
pub fn only_rounding(standard_error: f64, largest: f64) -> bool {
    standard_error <= 10.0 * f64::EPSILON * largest.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_costs_no_digits() {
        let near = Moments::of(&[1.0, 2.0, 4.0]).unwrap();
        let far = Moments::of(&[1e9 + 1.0, 1e9 + 2.0, 1e9 + 4.0]).unwrap();
        assert!((near.squares - far.squares).abs() < 1e-6);
        assert!((near.squares - 14.0 / 3.0).abs() < 1e-14);
    }

    #[test]
    fn equal_answers_have_no_spread_at_all() {
        let equal = Moments::of(&[0.1; 7]).unwrap();
        assert_eq!((equal.mean.to_bits(), equal.squares.to_bits()), (0.1_f64.to_bits(), 0.0_f64.to_bits()));
        assert_eq!(Moments::of(&[]), Err(Undefined::EmptyBase));
        assert_eq!(Moments::of(&[f64::NAN]), Err(Undefined::Impossible));
        assert_eq!(Moments::of(&[1e200, -1e200]), Err(Undefined::TooLarge));
        assert_eq!(Moments::of(&[3.0]).unwrap().variance(), Err(Undefined::TooFew));
    }
}
