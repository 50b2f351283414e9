//! A mean against a given one.

use crate::stats::distribution::{t_two_sided, t_upper};
use crate::stats::moments::{Moments, finite, only_rounding};
use crate::stats::{Interval, Level, Undefined};

/// Student's t test of one sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanTest {
    /// The mean.
    pub mean: f64,
    /// Its standard error, s/√n.
    pub standard_error: f64,
    /// (mean − target) / standard error.
    pub t: f64,
    /// Degrees of freedom, n − 1.
    pub df: u64,
    /// The two-sided p.
    pub two_sided: f64,
    /// Against a mean below the target.
    pub less: f64,
    /// Against a mean above the target.
    pub greater: f64,
    /// The interval of the mean at the level asked for.
    pub interval: Interval,
}

/// The mean of the values against a target, and its interval. R `t.test(x, mu)`.
///
/// # Errors
/// `TooFew` with fewer than two values; `NoSpread` where they are all equal or differ by nothing but rounding (a standard
/// error below ten units of the last place of the mean, as in R); `Impossible` for a value or target that is no number;
/// `TooLarge` where squares leave the range of numbers.
pub fn mean_against(values: &[f64], target: f64, level: Level) -> Result<MeanTest, Undefined> {
    finite(values)?;
    finite(&[target])?;
    if values.len() < 2 {
        return Err(Undefined::TooFew);
    }
    // Distances from one of the values: what they have in common costs no digits.
    let origin = values.first().copied().unwrap_or_default();
    let shifted: Vec<f64> = values.iter().map(|value| value - origin).collect();
    if shifted.iter().any(|value| !value.is_finite()) {
        return Err(Undefined::TooLarge);
    }
    let moments = Moments::of(&shifted)?;
    let mean = origin + moments.mean;
    let standard_error = moments.mean_variance()?.sqrt();
    if only_rounding(standard_error, mean) {
        return Err(Undefined::NoSpread);
    }
    let t = (origin - target + moments.mean) / standard_error;
    let df = moments.size() - 1.0;
    Ok(MeanTest {
        mean,
        standard_error,
        t,
        df: values.len() as u64 - 1,
        two_sided: t_two_sided(t, df),
        less: t_upper(-t, df),
        greater: t_upper(t, df),
        interval: Interval::around(mean, level.t(df) * standard_error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R `t.test(c(1, 2))`; the target at an end of the interval has p = 1 − level.
    #[test]
    fn two_values() {
        let test = mean_against(&[1.0, 2.0], 0.0, Level::PERCENT_95).unwrap();
        assert!((test.t - 3.0).abs() < 1e-14 && test.df == 1);
        assert!((test.two_sided - 0.204_832_764_699_133_45).abs() < 1e-13);
        assert!((test.interval.low + 4.853_102_368_087_347).abs() < 1e-11);
        for end in [test.interval.low, test.interval.high] {
            let at = mean_against(&[1.0, 2.0], end, Level::PERCENT_95).unwrap();
            assert!((at.two_sided - 0.05).abs() < 1e-12);
            assert!((at.less + at.greater - 1.0).abs() < 1e-14);
        }
    }

    /// A large common part changes nothing.
    #[test]
    fn common_part() {
        let small = [1.0, 5.0, 5.0, 3.0, 2.0];
        let large = small.map(|value| value + 1e12);
        let one = mean_against(&small, 3.0, Level::PERCENT_95).unwrap();
        let other = mean_against(&large, 1e12 + 3.0, Level::PERCENT_95).unwrap();
        assert!((one.t - other.t).abs() < 1e-12 && (one.standard_error - other.standard_error).abs() < 1e-12);
    }

    #[test]
    fn refused() {
        let of = |values: &[f64], target| mean_against(values, target, Level::PERCENT_95).err();
        assert_eq!(of(&[], 3.0), Some(Undefined::TooFew));
        assert_eq!(of(&[4.0], 3.0), Some(Undefined::TooFew));
        assert_eq!(of(&[0.1, 0.1, 0.1], 3.0), Some(Undefined::NoSpread));
        assert_eq!(of(&[0.0, 0.0], 3.0), Some(Undefined::NoSpread));
        assert_eq!(of(&[1.0, f64::NAN], 3.0), Some(Undefined::Impossible));
        assert_eq!(of(&[1.0, 2.0], f64::INFINITY), Some(Undefined::Impossible));
        assert_eq!(of(&[1e300, -1e300], 0.0), Some(Undefined::TooLarge));
        assert_eq!(of(&[1.0, 2.0], 3.0), None);
    }
}
