//! Intervals of a share under a design.

use crate::stats::design::{Design, Estimate};
use crate::stats::finite::{self, Spread};
use crate::stats::proportion::Method;
use crate::stats::{Interval, Level, Undefined};

/// Standard errors below this part of p(1 − p) are what rounding leaves of none.
const ROUNDING: f64 = 1e-14;

/// A share with the intervals that are in use. At 0 and 1 the design shows no variance, and only `mean` is defined, with no
/// width; where the design fixes a share in between (a stratum's), every interval is the point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProportionIntervals {
    /// The share.
    pub estimate: Estimate,
    /// Clusters less strata of the rows that answered.
    pub df: usize,
    /// share ± t · error, not clipped ([`Method::NormalDesign`]).
    pub mean: Result<Interval, Undefined>,
    /// On the logit scale ([`Method::Logit`]).
    pub logit: Result<Interval, Undefined>,
    /// Korn and Graubard's, not capped ([`Method::KornGraubard`]).
    pub beta: Result<Interval, Undefined>,
    /// Wilson's with the effective size and t in place of z ([`Method::WilsonDesign`]).
    pub wilson: Result<Interval, Undefined>,
}

impl ProportionIntervals {
    /// The interval of a method of designs.
    ///
    /// # Errors
    /// As its field; [`Undefined::UnknownDesign`] of a method that takes no standard error of a design.
    pub fn by(&self, method: Method) -> Result<Interval, Undefined> {
        match method {
            Method::NormalDesign => self.mean,
            Method::Logit => self.logit,
            Method::KornGraubard => self.beta,
            Method::WilsonDesign => self.wilson,
            Method::Wilson
            | Method::WilsonContinuity
            | Method::ClopperPearson
            | Method::MidP
            | Method::Jeffreys
            | Method::JeffreysEqualTailed
            | Method::AgrestiCoull
            | Method::Wald
            | Method::KornGraubardCapped
            | Method::SamplingError
            | Method::Hypergeometric => Err(Undefined::UnknownDesign),
        }
    }
}

impl Design {
    /// The share of those with a property, with its intervals; rows without an answer (none) are outside the domain.
    ///
    /// # Errors
    /// As [`Design::mean`].
    pub fn proportion(&self, has: &[Option<bool>], level: Level) -> Result<ProportionIntervals, Undefined> {
        let values: Vec<Option<f64>> = has.iter().map(|has| has.map(|has| f64::from(u8::from(has)))).collect();
        let mut estimate = self.mean(&values)?.estimate;
        estimate.value = estimate.value.clamp(0.0, 1.0);
        let domain: Vec<bool> = has.iter().map(Option::is_some).collect();
        let answers = domain.iter().filter(|inside| **inside).count();
        let df = self.degrees_of_freedom(&domain);
        let share = share(&estimate, answers, df);
        let by = |method| finite::formula(method, &share, level);
        Ok(ProportionIntervals {
            estimate,
            df,
            mean: by(Method::NormalDesign),
            logit: by(Method::Logit),
            beta: by(Method::KornGraubard),
            wilson: by(Method::WilsonDesign),
        })
    }
}

/// The estimate as the formulas of a share take it.
fn share(estimate: &Estimate, answers: usize, df: usize) -> finite::Estimate {
    // Sums of weights leave a share of nobody or everybody some places off.
    let place = |share: f64| if share <= 4.0 * f64::EPSILON { 0.0 } else { share };
    let (yes, no) = (place(estimate.value), place(1.0 - estimate.value));
    let spread = estimate.standard_error().and_then(|error| {
        let standard_error = if error <= ROUNDING * yes * no { 0.0 } else { error };
        let spread = Spread { standard_error, total_standard_error: None, df: df as u64 };
        match (answers, df) {
            (0 | 1, _) => Err(Undefined::TooFew),
            (_, 0) => Err(Undefined::NoDegrees),
            _ => Ok(spread),
        }
    });
    finite::Estimate { share: yes, rest: no, total: None, answered: answers as u64, census: false, spread }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;
    use crate::stats::distribution::beta::Beta;

    /// Every share of samples up to 12: nothing reversed, the share inside, a point only in a census, 0 and 1 refused.
    #[test]
    fn all_small_samples() {
        for n in 2..=12_u32 {
            for population in n..=14 {
                for yes in 0..=n {
                    let design = simple(&vec![1.0; n as usize], Some(f64::from(population)));
                    let has: Vec<Option<bool>> = (0..n).map(|row| Some(row < yes)).collect();
                    let result = design.proportion(&has, Level::PERCENT_95).unwrap();
                    let p = f64::from(yes) / f64::from(n);
                    for interval in [result.logit, result.beta, result.wilson] {
                        if yes == 0 || yes == n {
                            assert_eq!(interval, Err(Undefined::NoWidthAtEnds));
                            continue;
                        }
                        let Interval { low, high } = interval.unwrap();
                        assert!(0.0 <= low && low <= p + 1e-15 && p - 1e-15 <= high && high <= 1.0);
                        assert_eq!(low < high, population > n);
                    }
                    let Interval { low, high } = result.mean.unwrap();
                    assert!(low <= high);
                }
            }
        }
    }

    /// Without a design the interval of Korn and Graubard is that of Clopper and Pearson with n − 1 for n.
    #[test]
    fn simple_sample() {
        let has: Vec<Option<bool>> = (0..20).map(|row| Some(row < 5)).collect();
        let level = Level::new(0.9).unwrap();
        let Interval { low, high } = simple(&[1.0; 20], None).proportion(&has, level).unwrap().beta.unwrap();
        assert!((low - Beta::new(4.75, 15.25).quantile(0.05)).abs() < 1e-12);
        assert!((high - Beta::new(5.75, 14.25).quantile(0.95)).abs() < 1e-12);
    }

    #[test]
    fn too_few() {
        let one = simple(&[2.0, 2.0], None).proportion(&[Some(true), None], Level::PERCENT_95).unwrap();
        assert_eq!((one.df, one.beta, one.mean), (0, Err(Undefined::TooFew), Err(Undefined::TooFew)));
        assert_eq!(simple(&[2.0], None).proportion(&[None], Level::PERCENT_95), Err(Undefined::EmptyBase));
    }
}
