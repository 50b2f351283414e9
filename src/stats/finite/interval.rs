//! Intervals of a share from the standard error of its design.

use crate::stats::distribution::t_quantile_upper;
use crate::stats::finite::{Estimate, Spread};
use crate::stats::number::float;
use crate::stats::proportion::Method;
use crate::stats::proportion::formula::{Counted, LARGEST_BASE, clopper_pearson, wilson_with};
use crate::stats::{Interval, Level, Undefined};

/// The interval of a design as a report may print it: within 0 … 1 and never a point.
///
/// # Errors
/// - `NothingEstimated`: every unit of the population answered.
/// - `NoWidthAtEnds`: nobody or everybody said yes, with a method other than Korn–Graubard capped.
/// - `NoSpread`: the standard error is 0 although not every unit was seen, since all answers within each stratum are alike.
/// - `TooFew`: a stratum with one answer of several units. `NoFiniteCorrection`: a method that knows no design.
pub fn interval(method: Method, estimate: &Estimate, level: Level) -> Result<Interval, Undefined> {
    if estimate.census {
        return Err(Undefined::NothingEstimated);
    }
    let found = formula(method, estimate, level)?;
    let no_width = estimate.spread.is_ok_and(|spread| spread.standard_error <= 0.0);
    if no_width && method != Method::KornGraubardCapped {
        return Err(if estimate.at_end() { Undefined::NoWidthAtEnds } else { Undefined::NoSpread });
    }
    Ok(found.clipped())
}

/// The formula as reference software computes it: the normal interval is not cut to 0 … 1 and a point where the standard
/// error is 0; the others are then a point inside 0 … 1 and not defined at its ends.
///
/// # Errors
/// `TooFew` without a variance, `NoWidthAtEnds` at 0 and 1 (save the normal interval and Korn–Graubard capped),
/// `NoFiniteCorrection` for a method that knows no design.
pub fn formula(method: Method, estimate: &Estimate, level: Level) -> Result<Interval, Undefined> {
    match method {
        Method::NormalDesign => normal(estimate, level),
        Method::KornGraubardCapped => korn_graubard_capped(estimate, level),
        Method::WilsonDesign => inside(estimate, |spread| Ok(wilson(estimate, spread, level))),
        Method::Logit => inside(estimate, |spread| Ok(logit(estimate, spread, level))),
        Method::KornGraubard => inside(estimate, |spread| {
            let base = effective_base(estimate, spread, level);
            // Beyond this base the two are one to more digits than the base itself has.
            if base > LARGEST_BASE {
                return normal(estimate, level);
            }
            Ok(clopper_pearson(Counted::effective(estimate.share, base)?, level))
        }),
        Method::Wilson
        | Method::WilsonContinuity
        | Method::ClopperPearson
        | Method::MidP
        | Method::Jeffreys
        | Method::JeffreysEqualTailed
        | Method::AgrestiCoull
        | Method::Wald
        | Method::SamplingError
        | Method::Hypergeometric => Err(Undefined::NoFiniteCorrection),
    }
}

/// What the methods have in common that divide by p(1−p) and by the variance.
fn inside(
    estimate: &Estimate,
    compute: impl FnOnce(Spread) -> Result<Interval, Undefined>,
) -> Result<Interval, Undefined> {
    let spread = estimate.spread?;
    if estimate.at_end() {
        Err(Undefined::NoWidthAtEnds)
    } else if spread.standard_error <= 0.0 {
        Ok(Interval::point(estimate.share))
    } else {
        compute(spread)
    }
}

/// p ± t · se. survey `svyciprop(method = "mean")`.
fn normal(estimate: &Estimate, level: Level) -> Result<Interval, Undefined> {
    let spread = estimate.spread?;
    if spread.standard_error <= 0.0 {
        return Ok(Interval::point(estimate.share));
    }
    Ok(Interval::around(estimate.share, level.t(float(spread.df)) * spread.standard_error))
}

/// Wilson's score interval with n = p(1−p)/se² and t in place of z. survey 4.5 `svyciprop(method = "wilson")`.
fn wilson(estimate: &Estimate, spread: Spread, level: Level) -> Interval {
    let base = estimate.share * estimate.rest / spread.standard_error / spread.standard_error;
    wilson_with(Counted::of_any_base(estimate.share, estimate.rest, base), level.t(float(spread.df)))
}

/// p ± on the scale of log(p/(1−p)), with se/(p(1−p)) there. survey `svyciprop(method = "xlogit")`, Stata `citype(logit)`.
fn logit(estimate: &Estimate, spread: Spread, level: Level) -> Interval {
    let reach = level.t(float(spread.df)) * spread.standard_error / estimate.share / estimate.rest;
    let odds = estimate.share / estimate.rest;
    // 1 / (1 + e⁻ˣ) at x = ln(odds) ± reach, without the logarithm.
    let at = |reach: f64| 1.0 / (1.0 + (-reach).exp() / odds);
    Interval { low: at(-reach), high: at(reach) }
}

/// p(1−p)/se² · (t of n−1 / t of the design)², Korn and Graubard 1998; without a limit where se = 0.
fn effective_base(estimate: &Estimate, spread: Spread, level: Level) -> f64 {
    let base = estimate.share * estimate.rest / spread.standard_error / spread.standard_error;
    let simple = t_quantile_upper(level.tail(), float(estimate.answered.saturating_sub(1)));
    let ratio = simple / t_quantile_upper(level.tail(), float(spread.df));
    base * ratio * ratio
}

/// Korn–Graubard with an effective base of at most n, and of n where nobody or everybody said yes or the variance is 0
/// (NCHS Data Presentation Standards for Proportions, Parker et al. 2017). The cap gives away what a finite population gains:
/// the interval is then the wider one.
fn korn_graubard_capped(estimate: &Estimate, level: Level) -> Result<Interval, Undefined> {
    let answered = float(estimate.answered);
    let base = if estimate.at_end() {
        answered
    } else {
        let spread = estimate.spread?;
        if spread.standard_error <= 0.0 { answered } else { effective_base(estimate, spread, level).min(answered) }
    };
    Ok(clopper_pearson(Counted::effective(estimate.share, base)?, level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::finite::Stratum;
    use crate::stats::proportion::Sample;

    const METHODS: [Method; 5] = [
        Method::WilsonDesign,
        Method::Logit,
        Method::KornGraubard,
        Method::KornGraubardCapped,
        Method::NormalDesign,
    ];

    /// All pairs of strata with up to five units: given out with a width, or refused.
    #[test]
    fn every_pair_of_small_strata() {
        let mut all = Vec::new();
        for population in 1..=5_u64 {
            for answered in 1..=population {
                all.extend((0..=answered).map(|yes| Stratum { population, answered, yes }));
            }
        }
        for one in &all {
            for other in &all {
                let estimate = Estimate::stratified(&[*one, *other]).unwrap();
                for method in METHODS {
                    match interval(method, &estimate, Level::PERCENT_95) {
                        Ok(found) => {
                            assert!(
                                0.0 <= found.low && found.low < found.high && found.high <= 1.0,
                                "{estimate:?}"
                            );
                            assert!(!estimate.census);
                        }
                        Err(Undefined::NothingEstimated) => assert!(estimate.census),
                        Err(Undefined::NoWidthAtEnds) => assert!(estimate.at_end()),
                        Err(Undefined::NoSpread) => assert!(estimate.spread.unwrap().standard_error <= 0.0),
                        Err(Undefined::TooFew) => assert_eq!(estimate.spread, Err(Undefined::TooFew)),
                        Err(reason) => panic!("{method:?} {estimate:?} {reason:?}"),
                    }
                }
            }
        }
    }

    /// Without a finite population and with n − 1 degrees of freedom Korn–Graubard is Clopper–Pearson of n − 1 answers; capped
    /// at 0 it is that of n.
    #[test]
    fn korn_graubard_and_clopper_pearson() {
        let level = Level::PERCENT_95;
        let estimate = Estimate::simple(&Sample { yes: 9, answered: 37, population: None }).unwrap();
        let base = clopper_pearson(Counted::effective(9.0 / 37.0, 36.0).unwrap(), level);
        for method in [Method::KornGraubard, Method::KornGraubardCapped] {
            let found = formula(method, &estimate, level).unwrap();
            assert!((found.low - base.low).abs() < 1e-12 && (found.high - base.high).abs() < 1e-12);
        }
        let nobody = Estimate::simple(&Sample { yes: 0, answered: 37, population: Some(90) }).unwrap();
        let exact = clopper_pearson(Counted::new(0, 37).unwrap(), level);
        assert_eq!(interval(Method::KornGraubardCapped, &nobody, level), Ok(exact));
        assert_eq!(interval(Method::KornGraubard, &nobody, level), Err(Undefined::NoWidthAtEnds));
        // Half of the population was seen: more than n effective answers, which the cap takes back.
        let half = Estimate::simple(&Sample { yes: 9, answered: 37, population: Some(74) }).unwrap();
        let free = interval(Method::KornGraubard, &half, level).unwrap();
        let capped = interval(Method::KornGraubardCapped, &half, level).unwrap();
        assert_eq!(capped, clopper_pearson(Counted::new(9, 37).unwrap(), level));
        assert!(capped.low < free.low && free.high < capped.high);
    }

    /// 41 answers of p = 0.0218579235 with the effective base that R gives for the schools of `apiclus1` (survey 4.1-1).
    #[test]
    fn schools_in_clusters() {
        let share: f64 = 0.021_857_923_5;
        let standard_error = (share * (1.0 - share) / 41.776_450).sqrt();
        let spread = Spread { standard_error, total_standard_error: None, df: 14 };
        let estimate =
            Estimate { share, rest: 1.0 - share, total: None, answered: 183, census: false, spread: Ok(spread) };
        let near = |method, low: f64, high: f64| {
            let found = formula(method, &estimate, Level::PERCENT_95).unwrap();
            assert!((found.low - low).abs() < 2e-9 && (found.high - high).abs() < 2e-9, "{method:?} {found:?}");
        };
        near(Method::Logit, 0.002_304_691_3, 0.177_747_766_5);
        near(Method::KornGraubard, 0.000_216_146_8, 0.137_507_763_9);
        near(Method::KornGraubardCapped, 0.000_216_146_8, 0.137_507_763_9);
        near(Method::NormalDesign, -0.026_662_408_0, 0.070_378_255_0);
        near(Method::WilsonDesign, 0.003_178_777_2, 0.135_391_285_1);
    }

    /// In a census the formulas are the point; a report is refused one.
    #[test]
    fn census() {
        let estimate = Estimate::simple(&Sample { yes: 13, answered: 18, population: Some(18) }).unwrap();
        for method in METHODS {
            if method != Method::KornGraubardCapped {
                assert_eq!(formula(method, &estimate, Level::PERCENT_95), Ok(Interval::point(13.0 / 18.0)));
            }
            assert_eq!(interval(method, &estimate, Level::PERCENT_95), Err(Undefined::NothingEstimated));
        }
        let sample = Estimate::simple(&Sample { yes: 13, answered: 18, population: Some(40) }).unwrap();
        for method in Method::ALL.into_iter().filter(|method| !METHODS.contains(method)) {
            assert_eq!(interval(method, &sample, Level::PERCENT_95), Err(Undefined::NoFiniteCorrection));
        }
    }
}
