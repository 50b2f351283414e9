//! Families 01 and 02: intervals of one proportion, without and with a finite population.

use serde_json::Value;

use crate::stats::finite::{self, Estimate, Stratum, hypergeometric_set};
use crate::stats::number::float;
use crate::stats::proportion::formula::{self, Counted};
use crate::stats::proportion::{Method, Sample};
use crate::stats::{Interval, Level, Undefined};
use crate::validation::{Answer, Answers, Case};

/// The answers to a case of these families.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    match case.kind {
        "prop_interval" => {
            let (x, n) = (case.count("x")?, case.count("n")?);
            Some(unlimited(Counted::new(x, n), case.level(), None))
        }
        "prop_interval_neff" => {
            case.input("p")?;
            let (share, base) = (case.number("p"), case.number("n_eff")?);
            // A share of nobody is not given.
            let counted = share.ok_or(Undefined::EmptyBase).and_then(|share| Counted::effective(share, base));
            Some(unlimited(counted, case.level(), share))
        }
        "fpc_srs" => {
            let sample =
                Sample { yes: case.count("x")?, answered: case.count("n")?, population: Some(case.count("N")?) };
            Some(design(Estimate::simple(&sample), case.level()))
        }
        "fpc_stratified" => {
            let strata: Option<Vec<Stratum>> = case.input("strata")?.as_array()?.iter().map(stratum).collect();
            Some(design(Estimate::stratified(&strata?), case.level()))
        }
        "fpc_hypergeometric" => {
            let (x, n, all) = (case.count("x")?, case.count("n")?, case.count("N")?);
            let set = case.level().and_then(|level| hypergeometric_set(x, n, all, level));
            let estimate = set.map(|_| float(x) / float(n));
            Some(Answers::from([
                ("estimate", estimate.into()),
                ("count_lo", set.map(|set| set.low).into()),
                ("count_hi", set.map(|set| set.high).into()),
                ("lo", set.map(|set| set.shares().low).into()),
                ("hi", set.map(|set| set.shares().high).into()),
            ]))
        }
        _ => None,
    }
}

fn stratum(value: &Value) -> Option<Stratum> {
    let count = |key| value.get(key).and_then(Value::as_u64);
    Some(Stratum { population: count("N")?, answered: count("n")?, yes: count("x")? })
}

/// The formulas for a population without limit, as reference software prints them.
fn unlimited(counted: Result<Counted, Undefined>, level: Result<Level, Undefined>, share: Option<f64>) -> Answers {
    let of =
        |formula: fn(Counted, Level) -> Interval| Answer::from(counted.and_then(|one| Ok(formula(one, level?))));
    Answers::from([
        ("estimate", counted.map(|one| share.unwrap_or(one.share())).into()),
        ("wilson", of(formula::wilson)),
        ("wilson_cc", of(formula::wilson_continuity)),
        ("clopper_pearson", of(formula::clopper_pearson)),
        ("mid_p", of(formula::mid_p)),
        ("agresti_coull", of(formula::agresti_coull)),
        ("jeffreys", of(formula::jeffreys)),
        ("jeffreys_equal_tailed", of(formula::jeffreys_equal_tailed)),
        ("wald", of(formula::wald)),
    ])
}

/// The estimate of a design, and the formulas for its interval.
fn design(estimate: Result<Estimate, Undefined>, level: Result<Level, Undefined>) -> Answers {
    let spread = estimate.and_then(|estimate| estimate.spread);
    let of = |method| Answer::from(estimate.and_then(|one| finite::formula(method, &one, level?)));
    Answers::from([
        ("estimate", estimate.map(|one| one.share).into()),
        ("se", spread.map(|spread| spread.standard_error).into()),
        ("df", spread.map(|spread| spread.df).into()),
        ("total", estimate.map(|one| one.total).map_or(Answer::Undefined, Answer::from)),
        ("total_se", spread.map(|spread| spread.total_standard_error).map_or(Answer::Undefined, Answer::from)),
        ("mean", of(Method::NormalDesign)),
        ("logit", of(Method::Logit)),
        ("xlogit", of(Method::Logit)),
        ("beta", of(Method::KornGraubard)),
        ("beta_capped", of(Method::KornGraubardCapped)),
        ("wilson_t", of(Method::WilsonDesign)),
    ])
}
