//! `[[check]]`: what the author of a survey says must fit within one case. What does not fit is asked about in the
//! author's own words, and held out where the definition calls it an error.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, reading};
use crate::collect::checks::View;
use crate::collect::{Answer, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::missing::Missing;
use crate::survey::question::{Check, CheckRule, Relation};
use crate::text::number::Decimal;

/// Checks one case.
pub fn checked(survey: &Survey, unit: &mut Unit, areas: &Areas) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for check in &survey.checks {
        let Some((found, expected, questions)) = broken(check, unit, areas) else { continue };
        let Some(submission) = unit.submission.as_mut() else { continue };
        let concerned: Vec<&mut Answer> =
            submission.answers.iter_mut().filter(|answer| questions.contains(&answer.question)).collect();
        let places: Vec<_> =
            concerned.iter().flat_map(|answer| &answer.cells).map(|cell| cell.at.clone()).collect();
        let severity = if check.holds_out { Severity::Undecided } else { Severity::Query };
        let place = places.first().map(ToString::to_string).unwrap_or_default();
        diagnostics.push(
            Diagnostic::at(
                "declared-check",
                severity,
                places,
                found,
                expected,
                reading::hint_check(Phrase::same(check.message.clone())),
            )
            .about(format!("{}!{place}", check.id)),
        );
        if check.holds_out {
            for answer in concerned {
                answer.value = AnswerValue::Missing(Missing::HeldOut);
            }
        }
    }
    diagnostics
}

/// What was found, what was expected, and the questions concerned, where a check does not hold.
fn broken(check: &Check, unit: &Unit, areas: &Areas) -> Option<(Phrase, Phrase, Vec<String>)> {
    match &check.rule {
        CheckRule::Must(condition) => {
            let values: BTreeMap<String, AnswerValue> = unit
                .submission
                .iter()
                .flat_map(|submission| &submission.answers)
                .map(|answer| (answer.question.clone(), answer.value.clone()))
                .collect();
            let questions: Vec<String> = condition.variables().into_iter().map(str::to_owned).collect();
            if condition.holds(&View { values: &values, areas }) || undecided(unit, &questions) {
                return None;
            }
            let shown: Vec<String> = questions.iter().map(|id| format!("{id} = {}", shown(unit, id))).collect();
            Some((Phrase::list(&shown), reading::condition_holds(condition), questions))
        }
        CheckRule::Sum { total, parts, relation } => {
            let number = |id: &String| match &unit.answer(id)?.value {
                AnswerValue::Quantity(number) => Some(*number),
                AnswerValue::Missing(_)
                | AnswerValue::Code(_)
                | AnswerValue::Options(_)
                | AnswerValue::Date(_)
                | AnswerValue::Text(_) => None,
            };
            let whole = number(total)?;
            let given: Vec<Decimal> = parts.iter().filter_map(number).collect();
            let questions: Vec<String> = parts.iter().chain([total]).cloned().collect();
            if given.is_empty() || undecided(unit, &questions) {
                return None;
            }
            // A part left blank counts as nothing; that it was left blank is quoted.
            let sum = given.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.milli()?))?;
            let whole_milli = whole.milli()?;
            let holds = match relation {
                Relation::Equal => whole_milli == sum,
                Relation::AtLeast => whole_milli >= sum,
                Relation::AtMost => whole_milli <= sum,
            };
            if holds {
                return None;
            }
            let added: Vec<String> = parts.iter().map(|id| format!("{id} {}", shown(unit, id))).collect();
            let sum = Decimal::new(i128::from(sum), 3).map_or_else(String::new, |sum| sum.to_string());
            let found = reading::total_and_sum(total, whole, sum, added.join(" + "));
            let expected = match relation {
                Relation::Equal => reading::total_is_sum(),
                Relation::AtLeast => reading::total_at_least(),
                Relation::AtMost => reading::total_at_most(),
            };
            Some((found, expected, questions))
        }
    }
}

/// Whether an answer that a check needs is not known, cannot be read or is not decided.
fn undecided(unit: &Unit, questions: &[String]) -> bool {
    questions.iter().filter_map(|id| unit.answer(id)).filter_map(|answer| answer.value.missing()).any(|missing| {
        match missing {
            Missing::DontKnow
            | Missing::Refused
            | Missing::Invalid
            | Missing::Contradictory
            | Missing::HeldOut => true,
            Missing::NoAnswer | Missing::NotApplicable => false,
        }
    })
}

fn shown(unit: &Unit, question: &str) -> String {
    match unit.answer(question).map(|answer| answer.value.text()) {
        Some(text) if !text.is_empty() => text,
        Some(_) | None => "－".to_owned(),
    }
}
