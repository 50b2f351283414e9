//! Replays the correction ledger (データ修正記録) over the raw answers. A row applies only while the value it
//! expects is still there; otherwise its case is held out and the finding shows what was found instead.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words, respondents};
use crate::collect::coding::code;
use crate::collect::{Answer, AnswerCell, Unit, excel_harm};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::ResponseDomain;
use crate::text::key;
use crate::text::marks::{self, Mark};

/// Applies one `set` row. Findings of the answer it replaces are dropped by the caller, who asks
/// [`replaces`] about each of them.
pub fn apply(decision: &Decision, survey: &Survey, units: &mut [Unit], areas: &Areas) -> Vec<Diagnostic> {
    let DecisionKind::Set { question, old, new } = &decision.kind else { return Vec::new() };
    let stale = |found: Phrase, expected: Phrase| {
        Diagnostic::at(
            "stale-correction",
            Severity::Undecided,
            vec![decision.place.clone()],
            found,
            expected,
            words::hint_stale(),
        )
    };
    let Some(defined) = survey.question(question) else {
        let near =
            crate::text::names::nearest(question, survey.questions.iter().map(|q| q.id.as_str()), 1).join("、");
        return vec![stale(words::no_such_question(question), words::question_of(&survey.id, near))];
    };
    let Some(unit) = units.iter_mut().find(|unit| key::key(&unit.id) == key::key(&decision.case)) else {
        return vec![stale(words::no_such_case(&decision.case), words::case_of(&survey.id))];
    };
    let Some(answer) =
        unit.submission.as_mut().and_then(|s| s.answers.iter_mut().find(|answer| answer.question == *question))
    else {
        return vec![stale(words::not_returned(&unit.id), words::value_is(old))];
    };
    let restored = !holds_old_value(answer, old) && excel_harm::made_of(old, &present(answer));
    if !restored && !holds_old_value(answer, old) {
        let mut diagnostic = stale(Phrase::same(present(answer)), words::value_is(old));
        diagnostic.places.extend(answer.cells.iter().map(|cell| cell.at.clone()));
        if survey.records().is_some() {
            answer.value = AnswerValue::Missing(Missing::HeldOut);
        } else {
            unit.disposition = Disposition::HeldOut;
        }
        return vec![diagnostic];
    }
    if answer.corrected_by.is_some() {
        return vec![stale(words::corrected_twice(question), words::one_row_per_answer())];
    }
    // An answer whose place on the form was lost has no cell; the row itself is its place then.
    let at = answer.cells.first().map_or_else(|| decision.place.clone(), |first| first.at.clone());
    let mut corrected = [AnswerCell {
        at,
        raw: new.clone(),
        shown: None,
        part: None,
        option: None,
        error: false,
        format: None,
        rule: String::new(),
    }];
    let coded = code(defined, &mut corrected, areas);
    // A day or a shortened number where neither can be an answer is Excel's, and what it was nobody can tell.
    let rewritten = excel_harm::month_and_day(new).is_some() || excel_harm::is_shortened(new);
    if rewritten
        && coded.value.missing() == Some(Missing::Invalid)
        && !matches!(defined.domain, ResponseDomain::Date)
    {
        return vec![Diagnostic::at(
            "ledger-excel-changed",
            Severity::Undecided,
            vec![decision.place.clone()],
            Phrase::same(new.clone()),
            respondents::as_written(),
            respondents::hint_excel_changed(),
        )];
    }
    let said = restored.then(|| {
        Diagnostic::at(
            "ledger-text-restored",
            Severity::Note,
            vec![decision.place.clone()],
            respondents::old_restored(old, present(answer)),
            words::value_is(present(answer)),
            respondents::hint_old_restored(),
        )
    });
    answer.value = coded.value;
    answer.corrected_by = Some(decision.place.clone());
    // What is odd about the new value is said at the row that brought it.
    coded
        .diagnostics
        .into_iter()
        .map(|mut diagnostic| {
            diagnostic.places.insert(0, decision.place.clone());
            diagnostic
        })
        .chain(said)
        .collect()
}

/// Whether there is an answer with the value that a `set` row expects.
pub fn fits(decision: &Decision, units: &[Unit]) -> bool {
    let DecisionKind::Set { question, old, .. } = &decision.kind else { return false };
    units
        .iter()
        .find(|unit| key::key(&unit.id) == key::key(&decision.case))
        .and_then(|unit| unit.answer(question))
        .is_some_and(|answer| holds_old_value(answer, old) || excel_harm::made_of(old, &present(answer)))
}

/// Whether a finding was about an answer that a correction has replaced.
pub fn replaces(unit: &Unit, diagnostic: &Diagnostic) -> bool {
    let (Some(question), Some(case)) = (&diagnostic.scope.question, &diagnostic.scope.case) else { return false };
    *case == unit.id
        && unit
            .answer(question)
            .and_then(|answer| answer.corrected_by.as_ref())
            .is_some_and(|row| !diagnostic.places.contains(row))
}

/// Whether the value that a row expects is still there. On a form with a box per option the marked options count, not
/// the shape of the marks, or a mark that moved to another option would go unnoticed.
fn holds_old_value(answer: &Answer, old: &str) -> bool {
    let wanted = key::key(old);
    if answer.cells.iter().any(|cell| cell.option.is_some()) {
        let numbers: BTreeSet<String> = key::numbers(old).iter().map(u32::to_string).collect();
        let marked: BTreeSet<String> = marked(answer).map(|(option, _)| option.to_owned()).collect();
        return wanted == key::key(&present(answer))
            || (numbers == marked && wanted.is_empty() == marked.is_empty());
    }
    let raw: String = answer.cells.iter().map(|cell| key::key(cell.words())).collect();
    raw == wanted || (!wanted.is_empty() && key::key(&answer.value.text()) == wanted)
}

/// The boxes with something in them that may choose, with their options. A cross is such a mark only where no other is.
fn marked(answer: &Answer) -> impl Iterator<Item = (&str, &str)> {
    let marks: Vec<Mark> = answer.cells.iter().map(|cell| marks::mark(cell.words())).collect();
    let there = |mark: &Mark| !matches!(mark, Mark::Blank | Mark::NotChosen { .. } | Mark::Crossed { .. });
    let crosses = !marks.iter().any(there);
    answer.cells.iter().zip(marks).filter_map(move |(cell, mark)| {
        let there = there(&mark) || (crosses && matches!(mark, Mark::Crossed { .. }));
        there.then_some((cell.option.as_deref()?, cell.words().trim()))
    })
}

/// The present value as a ledger row writes it: the cell's text, or option and mark of every marked box (`1○、2○`).
pub fn present(answer: &Answer) -> String {
    if answer.cells.iter().any(|cell| cell.option.is_some()) {
        return marked(answer).map(|(option, raw)| format!("{option}{raw}")).collect::<Vec<_>>().join("、");
    }
    answer.cells.iter().map(AnswerCell::words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
