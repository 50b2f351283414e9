//! The coded answer of one case to one question, and what a condition needs to see of a case.

use std::collections::BTreeSet;

use crate::kept::kept;
use crate::survey::area::Areas;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// A coded answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerValue {
    /// One code: a single answer, an area, a category.
    Code(String),
    /// Codes of a multiple answer or items of a list; at least one.
    Options(BTreeSet<String>),
    /// A number.
    Quantity(Decimal),
    /// A day or a month.
    Date(CivilDate),
    /// Words.
    Text(String),
    /// No valid answer, and why.
    Missing(Missing),
}

kept!(enum AnswerValue {
    0 => Code(code),
    1 => Options(codes),
    2 => Quantity(number),
    3 => Date(date),
    4 => Text(text),
    5 => Missing(reason),
});

impl AnswerValue {
    /// The value as the ledger writes it; empty for a missing one.
    pub fn text(&self) -> String {
        match self {
            AnswerValue::Code(code) | AnswerValue::Text(code) => code.clone(),
            AnswerValue::Options(codes) => codes.iter().cloned().collect::<Vec<_>>().join("、"),
            AnswerValue::Quantity(number) => number.to_string(),
            AnswerValue::Date(date) => date.to_string(),
            AnswerValue::Missing(_) => String::new(),
        }
    }

    /// Why there is no valid answer.
    pub fn missing(&self) -> Option<Missing> {
        match self {
            AnswerValue::Missing(reason) => Some(*reason),
            AnswerValue::Code(_)
            | AnswerValue::Options(_)
            | AnswerValue::Quantity(_)
            | AnswerValue::Date(_)
            | AnswerValue::Text(_) => None,
        }
    }
}

/// One case as a condition sees it.
pub trait CaseView {
    /// The value of a question, column or frame column.
    fn value(&self, variable: &str) -> Option<&AnswerValue>;
    /// How the case ended.
    fn disposition(&self) -> Disposition;
    /// The areas of the workspace.
    fn areas(&self) -> &Areas;
}

impl Predicate {
    /// Whether the condition holds for a case. A missing answer meets no condition but `missing` (and `not`).
    pub fn holds(&self, case: &dyn CaseView) -> bool {
        match self {
            Predicate::Everyone => true,
            Predicate::Is { variable, codes } => match case.value(variable) {
                Some(AnswerValue::Code(code)) => codes.contains(code),
                Some(AnswerValue::Options(chosen)) => chosen.iter().any(|code| codes.contains(code)),
                Some(
                    AnswerValue::Quantity(_)
                    | AnswerValue::Date(_)
                    | AnswerValue::Text(_)
                    | AnswerValue::Missing(_),
                )
                | None => false,
            },
            Predicate::Within { variable, area } => match case.value(variable) {
                Some(AnswerValue::Code(code)) => case.areas().contains(area, code),
                Some(_) | None => false,
            },
            Predicate::Quantity { variable, comparison, value } => match case.value(variable) {
                Some(AnswerValue::Quantity(number)) => comparison.holds(number, value),
                Some(_) | None => false,
            },
            Predicate::Days { variable, from, to } => match case.value(variable) {
                Some(AnswerValue::Date(date)) => (*from..=*to).contains(&date.first_day_number()),
                Some(_) | None => false,
            },
            Predicate::Answered(variable) => case.value(variable).is_some_and(|value| value.missing().is_none()),
            Predicate::Missing { variable, reason } => {
                let found = case.value(variable).and_then(AnswerValue::missing);
                found.is_some_and(|found| reason.is_none_or(|wanted| wanted == found))
            }
            Predicate::Disposition(disposition) => case.disposition() == *disposition,
            Predicate::And(parts) => parts.iter().all(|part| part.holds(case)),
            Predicate::Or(parts) => parts.iter().any(|part| part.holds(case)),
            Predicate::Not(inner) => !inner.holds(case),
        }
    }
}
