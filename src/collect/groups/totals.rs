//! Rows of totals against the rows that they are the sum of: 小計 since the last 小計, 合計 of all rows above or, where a
//! table has several, since the last. A total that cannot be compared is said and holds nothing up.

use crate::catalogue::repeats as words;
use crate::collect::coding::code;
use crate::collect::groups::ReturnedGroup;
use crate::collect::layout::group::TotalRow;
use crate::collect::round::Inputs;
use crate::collect::{AnswerCell, Unit};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::key::key;
use crate::text::number::Decimal;

/// Compares every total of a table with its rows, as they were corrected.
pub(super) fn compared(inputs: &Inputs<'_>, group: &ReturnedGroup, rows: &[Unit]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (index, total) in group.totals.iter().enumerate() {
        for (question, cell) in &total.cells {
            let Some(question) = inputs.survey.question(question) else { continue };
            if cell.raw.trim().is_empty() || !matches!(question.domain, ResponseDomain::Quantity { .. }) {
                continue;
            }
            let parts = parts(group, index, rows);
            diagnostics.extend(of_column(inputs, total, question, cell, &parts));
        }
    }
    diagnostics
}

/// The rows that a total can be the sum of, the likeliest first.
fn parts<'u>(group: &ReturnedGroup, index: usize, rows: &'u [Unit]) -> Vec<&'u [Unit]> {
    let Some(total) = group.totals.get(index) else { return Vec::new() };
    let all = |range: std::ops::Range<usize>| rows.get(range).unwrap_or_default();
    let since = |word: Option<&str>| {
        let before = group.totals.iter().take(index).rev();
        before
            .filter(|other| word.is_none_or(|word| key(&other.word) == key(word)))
            .map(|other| other.above)
            .next()
    };
    // A total above the rows is that of all of them.
    if total.above == 0 {
        return vec![rows];
    }
    let since_last = all(since(None).unwrap_or(0)..total.above);
    let above = all(0..total.above);
    if key(&total.word) == key("小計") {
        return vec![since_last];
    }
    let since_same = all(since(Some(&total.word)).unwrap_or(0)..total.above);
    let mut parts = vec![above];
    for other in [since_same, since_last] {
        if !other.is_empty() && !parts.iter().any(|known| known.len() == other.len()) {
            parts.push(other);
        }
    }
    parts
}

fn of_column(
    inputs: &Inputs<'_>,
    total: &TotalRow,
    question: &Question,
    cell: &AnswerCell,
    parts: &[&[Unit]],
) -> Option<Diagnostic> {
    let label = question.text.ja.as_str();
    let finding = |rule, severity, places, found, hint| {
        let mut found = Diagnostic::at(rule, severity, places, found, words::total_of_rows(), hint);
        found.scope.question = Some(question.id.clone());
        found
    };
    let Some(whole) = amount(inputs, question, cell) else {
        let said = words::total_not_number(&total.word, label, cell.raw.trim());
        let note = Severity::Note;
        return Some(finding("total-unchecked", note, vec![cell.at.clone()], said, words::hint_unchecked()));
    };
    let sums: Vec<Option<i64>> = parts.iter().map(|rows| sum(rows, &question.id)).collect();
    if sums.contains(&whole.milli()) && whole.milli().is_some() {
        return None;
    }
    let cells = parts
        .iter()
        .flat_map(|rows| rows.iter())
        .take(parts.first().map_or(0, |rows| rows.len()))
        .filter_map(|row| row.answer(&question.id))
        .flat_map(|answer| &answer.cells)
        .map(|cell| cell.at.clone());
    let places = std::iter::once(cell.at.clone()).chain(cells).collect();
    match sums.first() {
        Some(Some(sum)) => {
            let sum = Decimal::new(i128::from(*sum), 3).map_or_else(String::new, |sum| sum.to_string());
            let said = words::total_differs(&total.word, whole, label, sum);
            Some(finding("total-mismatch", Severity::Query, places, said, words::hint_total()))
        }
        Some(None) | None => {
            let said = words::total_of_open(&total.word, label);
            Some(finding("total-unchecked", Severity::Note, places, said, words::hint_unchecked()))
        }
    }
}

/// The number in a total's cell. What bounds one row does not bound the sum.
fn amount(inputs: &Inputs<'_>, question: &Question, cell: &AnswerCell) -> Option<Decimal> {
    let mut question = question.clone();
    if let ResponseDomain::Quantity { min, max, .. } = &mut question.domain {
        *max = None;
        *min = min.filter(Decimal::is_negative);
    }
    let value = code(&question, &mut [cell.clone()], inputs.areas).value;
    number(&value)
}

fn number(value: &AnswerValue) -> Option<Decimal> {
    match value {
        AnswerValue::Quantity(number) => Some(*number),
        AnswerValue::Missing(_)
        | AnswerValue::Code(_)
        | AnswerValue::Options(_)
        | AnswerValue::Date(_)
        | AnswerValue::Text(_) => None,
    }
}

/// The sum in thousandths; none where a row has something that is no number. A blank counts as nothing.
fn sum(rows: &[Unit], question: &str) -> Option<i64> {
    rows.iter().try_fold(0_i64, |sum, row| {
        let value = &row.answer(question)?.value;
        match value.missing() {
            Some(Missing::NoAnswer | Missing::NotApplicable) => Some(sum),
            Some(
                Missing::DontKnow
                | Missing::Refused
                | Missing::Invalid
                | Missing::Contradictory
                | Missing::HeldOut,
            ) => None,
            None => sum.checked_add(number(value)?.milli()?),
        }
    })
}
