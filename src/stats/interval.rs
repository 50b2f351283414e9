//! Levels of confidence, and two-sided intervals.

use crate::stats::Undefined;
use crate::stats::distribution::{normal_critical, t_critical};
use crate::text::number::Decimal;

/// A level of confidence: strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

/// A level is a number: none is NaN.
impl Eq for Level {}

impl Level {
    /// 95 %.
    pub const PERCENT_95: Level = Level(0.95);

    /// A level.
    ///
    /// # Errors
    /// `Impossible` where it does not lie strictly between 0 and 1.
    pub fn new(level: f64) -> Result<Self, Undefined> {
        if level > 0.0 && level < 1.0 { Ok(Self(level)) } else { Err(Undefined::Impossible) }
    }

    /// As a share: 0.95.
    pub fn share(self) -> f64 {
        self.0
    }

    /// In percent, as it is printed: 95.
    pub fn percent(self) -> String {
        Decimal::from_f64(self.0 * 100.0).map(|level| level.to_string()).unwrap_or_default()
    }

    /// What is left of it, in percent, as it is printed: 5 for 95 %.
    pub fn rest_percent(self) -> String {
        let percent = Decimal::from_f64(self.0 * 100.0);
        let rest = percent
            .and_then(|level| Decimal::new(10_i128.pow(level.scale() + 2) - level.mantissa(), level.scale()));
        rest.map(|rest| rest.to_string()).unwrap_or_default()
    }

    /// The probability that each side leaves out, (1 − level) / 2.
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The quantile of the standard normal distribution above which a tail lies: 1.96 for 95 %.
    pub fn z(self) -> f64 {
        normal_critical(self.0)
    }

    /// The quantile of Student's t above which a tail lies, for `df` > 0 degrees of freedom.
    pub fn t(self, df: f64) -> f64 {
        t_critical(self.0, df)
    }
}

/// A two-sided interval; never NaN, never reversed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Neither end is NaN.
impl Eq for Interval {}

impl Interval {
    /// Of one value.
    pub fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// As far as a half width goes on both sides.
    pub fn around(middle: f64, half_width: f64) -> Self {
        Self { low: middle - half_width, high: middle + half_width }
    }

    /// How wide it is.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Cut to the shares that there are, 0 to 1.
    #[must_use]
    pub fn clipped(self) -> Self {
        Self { low: self.low.clamp(0.0, 1.0), high: self.high.clamp(0.0, 1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_lie_between_zero_and_one() {
        for wrong in [0.0, 1.0, -0.5, 95.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Level::new(wrong), Err(Undefined::Impossible));
        }
        assert!((Level::PERCENT_95.z() - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((Level::PERCENT_95.t(9.0) - 2.262_157_162_798_205_5).abs() < 1e-13);
        assert!((Level::PERCENT_95.tail() - 0.025).abs() < 1e-16);
    }

    #[test]
    fn what_is_left_of_a_level() {
        let left: Vec<String> =
            [0.95, 0.99, 0.9, 0.975].iter().map(|level| Level::new(*level).unwrap().rest_percent()).collect();
        assert_eq!(left, ["5", "1", "10", "2.5"]);
    }

    #[test]
    fn cutting_keeps_the_order() {
        assert_eq!(Interval::around(0.1, 0.2).clipped().low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(Interval::around(0.9, 0.2).clipped().high.to_bits(), 1.0_f64.to_bits());
        assert!(Interval::point(0.4).width() == 0.0);
    }
}
