//! The answers of the 記入例: made from the definition, following its routing, so that an example never shows what a
//! respondent is not asked. A return that holds exactly these was sent back as it came.

use std::collections::BTreeMap;

use crate::catalogue::questionnaire as words;
use crate::questionnaire::SHEET_LANG;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::definition::{Round, Survey};
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::{Question, ResponseDomain};
use crate::text::era::{CivilDate, wareki_long};
use crate::text::number::Decimal;

/// The year of an example whose round has none.
const SOME_YEAR: i32 = 2020;

struct Filled {
    values: BTreeMap<String, AnswerValue>,
    areas: Areas,
}

impl CaseView for Filled {
    fn value(&self, variable: &str) -> Option<&AnswerValue> {
        self.values.get(variable)
    }

    fn disposition(&self) -> Disposition {
        Disposition::Valid
    }

    fn areas(&self) -> &Areas {
        &self.areas
    }
}

/// The example's answers by question.
pub fn answers(survey: &Survey, round: &Round) -> BTreeMap<String, AnswerValue> {
    let mut filled = Filled { values: BTreeMap::new(), areas: Areas::default() };
    for (place, question) in survey.printed().enumerate() {
        let asked = question.universe.holds(&filled);
        let value =
            if asked { value(question, round, place) } else { AnswerValue::Missing(Missing::NotApplicable) };
        filled.values.insert(question.id.clone(), value);
    }
    filled.values
}

fn value(question: &Question, round: &Round, place: usize) -> AnswerValue {
    match &question.domain {
        ResponseDomain::Single(list) => {
            // Items of a grid go through the options, so that the example shows that each line has its own mark.
            let item = question.id.contains('.');
            let at = if item { place % list.options.len().max(1) } else { 0 };
            list.options
                .get(at)
                .map_or(AnswerValue::Missing(Missing::NoAnswer), |option| AnswerValue::Code(option.code.clone()))
        }
        ResponseDomain::Multiple(list) => {
            let chosen = list.options.iter().step_by(2).take(2).map(|option| option.code.clone());
            AnswerValue::Options(chosen.collect())
        }
        ResponseDomain::Quantity { min, max, .. } => {
            let Some(usual) = Decimal::new(12, 0) else { return AnswerValue::Missing(Missing::NoAnswer) };
            let within = min.as_ref().map_or(usual, |min| usual.max(*min));
            AnswerValue::Quantity(max.as_ref().map_or(within, |max| within.min(*max)))
        }
        ResponseDomain::Date => AnswerValue::Date(day(round)),
        ResponseDomain::Text | ResponseDomain::Area | ResponseDomain::Category | ResponseDomain::List => {
            AnswerValue::Text(words::sample_text().text(SHEET_LANG).to_owned())
        }
    }
}

/// A day in the year of the round.
pub(super) fn day(round: &Round) -> CivilDate {
    let year = round.fiscal_year.unwrap_or(SOME_YEAR);
    CivilDate { year, month: 10, day: Some(1) }
}

/// A value as somebody would write it into its box.
pub fn written(value: &AnswerValue) -> String {
    match value {
        AnswerValue::Date(date) => wareki_long(date),
        AnswerValue::Code(_)
        | AnswerValue::Options(_)
        | AnswerValue::Quantity(_)
        | AnswerValue::Text(_)
        | AnswerValue::Missing(_) => value.text(),
    }
}
