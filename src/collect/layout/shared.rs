//! Boxes that are one cell, as after cells were merged over them: one mark would count for each option, one text would be the
//! answer to each question.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::AnswerCell;
use crate::collect::layout::labels::lost;
use crate::collect::layout::{Captured, Context, Found};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::provenance::CellRef;
use crate::survey::definition::Survey;
use crate::survey::form::{AnswerBox, CASE_CODE, CASE_NAME, Writing};
use crate::survey::question::ResponseDomain;
use crate::text::clean::clean;
use crate::text::marks::{Mark, mark};

/// The boxes that a cell is, by what tells one from the other, with their questions.
type Boxes<'a> = BTreeMap<CellRef, BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>>>;

/// Holds out the questions of which one filled cell is the box of several options or of several labels. An empty one says
/// nothing for any.
pub(super) fn hold_out(context: &Context<'_>, boxes: &[AnswerBox], found: &mut Found) {
    let options = of_options(&found.captured.boxes);
    let labels = of_labels(context, boxes, found);
    let mut held = Vec::new();
    for (at, boxes) in options.iter().chain(&labels).filter(|(_, boxes)| boxes.len() > 1) {
        let questions: BTreeSet<&str> = boxes.values().flatten().copied().collect();
        let asked: Vec<_> = questions.iter().filter_map(|id| context.survey.question(id)).collect();
        let written = context.sheet.grid.text(at.at);
        let written = written.trim();
        // Labels, for who answers has a box and is no question.
        let several: Vec<&str> = boxes.keys().map(|(label, _)| *label).collect();
        for question in &asked {
            let said: Phrase = if labels.contains_key(at) {
                words::labels_share_box(several.join("」「"), written)
            } else {
                words::box_shared(&question.number, boxes.len(), written)
            };
            let id = question.id.as_str();
            let (expected, hint) = (words::box_each(), words::hint_box_shared());
            let mut diagnostic = lost(context, "shared-box", id, Some(id), said, expected, hint);
            diagnostic.places.push(at.clone());
            held.push((id.to_owned(), diagnostic));
        }
    }
    for (question, diagnostic) in held {
        found.captured.boxes.retain(|(id, _)| *id != question);
        // The same question may have several such cells; one finding holds it out.
        if found.captured.lost.insert(question) {
            found.diagnostics.push(diagnostic);
        }
    }
}

/// Holds out the numbers of rows that share one cell, as after cells were merged over them: it would count once for each.
pub(super) fn hold_out_rows(context: &Context<'_>, survey: &Survey, rows: &mut [Captured]) {
    let is_number =
        |id: &str| survey.question(id).is_some_and(|q| matches!(q.domain, ResponseDomain::Quantity { .. }));
    let mut boxes: BTreeMap<CellRef, BTreeSet<(usize, String)>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        for (question, cells) in row.boxes.iter().filter(|(question, _)| is_number(question)) {
            for cell in cells.iter().filter(|cell| !clean(&cell.raw).is_empty()) {
                boxes.entry(cell.at.clone()).or_default().insert((index, question.clone()));
            }
        }
    }
    for (at, boxes) in boxes.into_iter().filter(|(_, boxes)| boxes.len() > 1) {
        let range = context.sheet.grid.extent(at.at);
        let range = format!("{}:{}", range.first, range.last);
        let said = words::rows_share_box(&range, boxes.len(), context.sheet.grid.text(at.at).trim());
        for (index, question) in boxes {
            let Some(row) = rows.get_mut(index) else { continue };
            row.boxes.retain(|(id, _)| *id != question);
            row.lost.insert(question.clone());
            let (expected, hint) = (words::box_each(), words::hint_box_shared());
            let place = vec![at.clone()];
            let subject = format!("{at}#{}!{question}", row.row.map_or(0, |row| u64::from(row) + 1));
            let odd = Diagnostic::at("shared-box", Severity::Undecided, place, said.clone(), expected, hint);
            row.odd.push(odd.about(subject).in_scope(Scope { question: Some(question), ..Scope::default() }));
        }
    }
}

/// Boxes that take the mark of one option.
fn of_options(captured: &[(String, Vec<AnswerCell>)]) -> Boxes<'_> {
    let mut options = Boxes::new();
    for (question, cells) in captured {
        for cell in cells {
            let marked = !matches!(mark(&cell.raw), Mark::Blank | Mark::NotChosen { .. });
            if let (Some(option), None, true) = (&cell.option, &cell.part, marked) {
                let one = options.entry(cell.at.clone()).or_default();
                one.entry((question, option)).or_default().insert(question);
            }
        }
    }
    options
}

/// Boxes that are a whole cell with one answer, by their labels: what one label has twice is declared so and no accident.
fn of_labels<'a>(context: &'a Context<'_>, boxes: &'a [AnswerBox], found: &Found) -> Boxes<'a> {
    let captured = &found.captured;
    let mut labels = Boxes::new();
    let mut note = |label: &'a str, question: Option<&'a str>, cell: &AnswerCell| {
        if cell.option.is_none() && cell.part.is_none() && !clean(&cell.raw).is_empty() {
            labels.entry(cell.at.clone()).or_default().entry((label, "")).or_default().extend(question);
        }
    };
    for (label, cell) in [(&context.form.case_code, &captured.code), (&context.form.case_name, &captured.name)] {
        if let (Some(label), Some(cell)) = (label, cell) {
            note(label, None, cell);
        }
    }
    for answer in boxes.iter().filter(|answer| matches!(answer.writing, Writing::Whole)) {
        let (question, cells) = match answer.question.as_str() {
            CASE_CODE => (None, captured.code.as_ref().map(std::slice::from_ref)),
            CASE_NAME => (None, captured.name.as_ref().map(std::slice::from_ref)),
            id => {
                let own = captured.boxes.iter().find(|(question, _)| question == id);
                (Some(id), own.map(|(_, cells)| cells.as_slice()))
            }
        };
        for cell in cells.unwrap_or_default() {
            note(&answer.label, question, cell);
        }
    }
    labels
}
