//! A number or a day seen beside those of the other returns of a round: a thousand times as much is probably another unit
//! (円 for 千円), 1,462 days are the two ways in which workbooks count days. Only asked about, never changed.

use crate::catalogue::collect::in_unit;
use crate::catalogue::{Phrase, reading, units};
use crate::collect::{Answer, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;
use crate::survey::question::ResponseDomain;

/// Other returns that must be there before one of them can look odd.
const ENOUGH: usize = 5;

/// What is this many times the next smaller number of all stands apart: no two towns of a list do that by size.
const APART: i64 = 100;

/// Days between 1900-01-01 and 1904-01-02, from which workbooks count.
const SHIFT: i32 = 1_462;

/// Half a year: how far days of one question lie apart where they speak of one occasion.
const OCCASION: i32 = 183;

/// Compares the answers of all returns, question by question. Each finding comes with its case and question.
pub fn compared(survey: &Survey, units: &[Unit]) -> Vec<(String, String, Diagnostic)> {
    let mut found = Vec::new();
    for question in &survey.questions {
        let answers: Vec<(&Unit, &Answer)> =
            units.iter().filter_map(|unit| Some((unit, unit.answer(&question.id)?))).collect();
        let odd = match &question.domain {
            ResponseDomain::Quantity { unit, .. } => magnitudes(&answers, &unit.ja),
            ResponseDomain::Date => shifted_days(&answers),
            ResponseDomain::Single(_)
            | ResponseDomain::Multiple(_)
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List => Vec::new(),
        };
        found.extend(odd.into_iter().map(|(case, diagnostic)| (case, question.id.clone(), diagnostic)));
    }
    found
}

fn at(rule: &'static str, answer: &Answer, expected: Phrase, hint: Phrase) -> Diagnostic {
    let places = answer.cells.iter().map(|cell| cell.at.clone()).collect();
    let raw = answer.cells.iter().map(|cell| cell.raw.as_str()).collect::<Vec<_>>().join(" ");
    Diagnostic::at(rule, Severity::Query, places, Phrase::same(raw), expected, hint)
}

fn magnitudes(answers: &[(&Unit, &Answer)], unit: &str) -> Vec<(String, Diagnostic)> {
    let mut numbers: Vec<(i64, &Unit, &Answer)> = answers
        .iter()
        .filter(|(_, answer)| answer.corrected_by.is_none())
        .filter_map(|(unit, answer)| match &answer.value {
            AnswerValue::Quantity(number) => Some((number.milli()?, *unit, *answer)),
            AnswerValue::Code(_)
            | AnswerValue::Options(_)
            | AnswerValue::Date(_)
            | AnswerValue::Text(_)
            | AnswerValue::Missing(_) => None,
        })
        .filter(|(milli, ..)| *milli > 0)
        .collect();
    numbers.sort_by_key(|(milli, ..)| *milli);
    // The widest gap parts the numbers; the smaller side is odd where it is small.
    let apart = |at: &usize| numbers[*at].0 / numbers[at - 1].0 >= APART;
    let Some(gap) = (1..numbers.len()).filter(apart).max_by_key(|at| numbers[*at].0 / numbers[at - 1].0) else {
        return Vec::new();
    };
    let (low, high) = numbers.split_at(gap);
    let (few, many) = if high.len() <= low.len() { (high, low) } else { (low, high) };
    if many.len() < ENOUGH || few.len() * 4 > many.len() {
        return Vec::new();
    }
    let (least, most) = (many.first().map_or_else(String::new, text), many.last().map_or_else(String::new, text));
    few.iter()
        .map(|(_, case, answer)| {
            let expected = reading::like_the_others(&least, &most, unit);
            (
                case.id.clone(),
                at("other-magnitude", answer, expected, reading::hint_magnitude(in_unit(&units::of(unit)))),
            )
        })
        .collect()
}

fn text((_, _, answer): &(i64, &Unit, &Answer)) -> String {
    answer.value.text()
}

fn shifted_days(answers: &[(&Unit, &Answer)]) -> Vec<(String, Diagnostic)> {
    let days: Vec<(i32, &Unit, &Answer)> = answers
        .iter()
        .filter(|(_, answer)| answer.corrected_by.is_none())
        .filter_map(|(unit, answer)| match &answer.value {
            AnswerValue::Date(date) => Some((date.first_day_number(), *unit, *answer)),
            AnswerValue::Code(_)
            | AnswerValue::Options(_)
            | AnswerValue::Quantity(_)
            | AnswerValue::Text(_)
            | AnswerValue::Missing(_) => None,
        })
        .collect();
    let mut sorted: Vec<i32> = days.iter().map(|(day, ..)| *day).collect();
    sorted.sort_unstable();
    if sorted.len() <= ENOUGH {
        return Vec::new();
    }
    let middle = sorted[sorted.len() / 2];
    let near = |day: i32| (day - middle).abs() <= OCCASION;
    let odd: Vec<&(i32, &Unit, &Answer)> = days.iter().filter(|(day, ..)| !near(*day)).collect();
    // Where the days are spread anyway, 1,462 days mean nothing.
    if odd.is_empty() || odd.len() * 4 > days.len() {
        return Vec::new();
    }
    odd.into_iter()
        .filter_map(|(day, case, answer)| {
            let shifted = [day - SHIFT, day + SHIFT].into_iter().find(|day| near(*day))?;
            let date = crate::text::era::CivilDate::from_day_number(shifted);
            let mut diagnostic =
                at("four-years-off", answer, reading::days_like_the_others(), reading::hint_four_years(date));
            diagnostic.suggested = Some(date.to_string());
            Some((case.id.clone(), diagnostic))
        })
        .collect()
}
