//! A number that was computed in floating point, finite by construction: what is not is an [`Undefined`].

use crate::stats::Undefined;

/// A finite double. Two are equal where they are the same number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Real(f64);

impl Eq for Real {}

impl Real {
    /// A number that was computed.
    ///
    /// # Errors
    /// It is infinite or no number at all.
    pub fn new(value: f64) -> Result<Self, Undefined> {
        if value.is_finite() { Ok(Self(value)) } else { Err(Undefined::TooLarge) }
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers() {
        assert_eq!(Real::new(0.5).unwrap().get().to_bits(), 0.5_f64.to_bits());
        assert_eq!(Real::new(f64::NAN), Err(Undefined::TooLarge));
        assert_eq!(Real::new(f64::INFINITY), Err(Undefined::TooLarge));
    }
}
