//! Family 10: outcome rates.

use serde_json::Value;

use crate::stats::outcome_rate::aapor::{Dispositions, Eligibility, Rate};
use crate::validation::{Answers, Case};

/// The answers to a case of this family.
pub(super) fn answers(case: &Case<'_>) -> Option<Answers> {
    if case.kind != "aapor" {
        return None;
    }
    let dispositions = Dispositions {
        complete: case.count("I")?,
        partial: case.count("P")?,
        refusal: case.count("R")?,
        non_contact: case.count("NC")?,
        other: case.count("O")?,
        unknown_household: case.count("UH")?,
        unknown_other: case.count("UO")?,
        not_eligible: case.count("NE")?,
    };
    let eligibility = match case.option("e") {
        Some(Value::Number(share)) => Eligibility::Given(share.as_f64()?),
        Some(Value::String(word)) if word == "casro" => Eligibility::Casro,
        _ => return None,
    };
    let mut answers: Answers =
        Rate::ALL.into_iter().map(|rate| (rate.name(), dispositions.rate(rate, eligibility).into())).collect();
    answers.insert("e", dispositions.eligibility(eligibility).into());
    Some(answers)
}
