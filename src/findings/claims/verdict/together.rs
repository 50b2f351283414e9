//! A number that puts several answers to one question together: 「AまたはBと回答したのは」, 「AとBを合わせて」. Where each case gives one answer,
//! those who gave any of them are the sum; where it gives several they are not, and nothing is worked out.

use crate::findings::claims::bind::{Candidate, Context, Kind, SURE, put_together};
use crate::findings::claims::derive::together;
use crate::findings::claims::facts::{Fact, Facts, Measure};
use crate::findings::claims::judge::{Fit, Value, fit};
use crate::findings::claims::turn::of_round;
use crate::findings::claims::verdict::{Judged, Spoken, Verdict, Why, judged};
use crate::text::key::key;

/// What stands in the place of the answer that is meant while the others are taken out.
const PLACE: &str = "\n";

/// What comes of a statement of several answers where no figure of them all was found, or that figure says something else and their sum
/// says the same.
pub(super) fn instead(facts: &Facts, found: &Judged, of: (&Spoken, &Value, &Kind)) -> Option<Judged> {
    if found.verdict == Verdict::Agrees || of.0.declared.is_some() {
        return None;
    }
    let sum = check(facts, of)?;
    let nothing = matches!(found.verdict, Verdict::Unchecked(Why::NoFigure | Why::Far));
    (nothing || sum.verdict == Verdict::Agrees).then_some(sum)
}

/// Judges it by the sum; none where several answers are not what it is of, or where their sum cannot be told for certain.
fn check(facts: &Facts, (spoken, value, kind): (&Spoken, &Value, &Kind)) -> Option<Judged> {
    let answers = put_together(facts, &spoken.context);
    // 必要計 has other answers in it.
    if answers.iter().any(|answer| answer.ends_with('計')) {
        return None;
    }
    let mut parts = answers.iter().map(|answer| of_answer(facts, kind, &spoken.context, answer, &answers));
    let firsts = parts.next()?;
    let others: Vec<Vec<Candidate>> = parts.collect();
    let sum = |first: &Candidate| {
        let first = &facts.list[first.fact];
        let beside = |found: &Vec<Candidate>| {
            found.iter().map(|other| &facts.list[other.fact]).find(|other| other.stands_beside(first))
        };
        let all: Option<Vec<&Fact>> = std::iter::once(Some(first)).chain(others.iter().map(beside)).collect();
        together(&all?)
    };
    let sums: Vec<Fact> = firsts.iter().filter_map(sum).collect();
    let fits = |sum: &Fact| fit(value, spoken.degree, spoken.down, sum);
    // Only among sums that the words fit about equally well does the value decide.
    let sum = sums.iter().find(|sum| fits(sum) == Some(Fit::Same)).or(sums.first())?;
    Some(judged(sum, fits(sum), value, spoken, false))
}

/// The facts that the statement would certainly be of if it named one of its answers only.
fn of_answer(facts: &Facts, kind: &Kind, context: &Context, answer: &str, answers: &[String]) -> Vec<Candidate> {
    let alone = |text: &str| only(text, answer, answers);
    let context = Context {
        near: alone(&context.near),
        with_years: alone(&context.with_years),
        wider: alone(&context.wider),
        sentence: alone(&context.sentence),
        before: alone(&context.before),
        ..context.clone()
    };
    let (_, mut likely) = of_round(facts, kind, &context);
    likely.retain(|candidate| {
        let fact = &facts.list[candidate.fact];
        let adds_up = fact.table.is_some_and(|table| facts.adding_up.contains(&table));
        let sure = candidate.grounded && !candidate.other_year && candidate.score >= SURE;
        sure && adds_up
            && fact.option_words == answer
            && matches!(fact.measure, Measure::Number | Measure::Share)
            && fact.from.len() == 1
    });
    likely
}

/// A text in the matching form with one of some answers. The longer are looked for first, since the shorter may stand in them.
fn only(text: &str, answer: &str, answers: &[String]) -> String {
    let mut longest: Vec<&String> = answers.iter().collect();
    longest.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = longest.iter().fold(key(text), |text, word| {
        let left = if word.as_str() == answer { PLACE } else { "" };
        text.replace(word.as_str(), left)
    });
    rest.replace(PLACE, answer)
}
