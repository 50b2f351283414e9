//! A form with one respondent per sheet: each answer stands beside, below or inside its label, in a cell that has a name
//! or a fixed address, or as marks at options and in grids.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words, layouts};
use crate::collect::AnswerCell;
use crate::collect::layout::anchor::{Anchor, Labelled};
use crate::collect::layout::{Context, Found, grid, group, inline, options, shared, squares, template};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::form::{AnswerBox, AnswerPlace, CASE_CODE, CASE_NAME, Writing};
use crate::text::key;
use crate::workbook::{Sheet, cell_ref};

/// The anchors of a form by the words of their labels; a label that was not found has none.
pub(super) type Anchors = BTreeMap<String, Option<CellAddress>>;

/// Where a box was found.
enum Spot<'a> {
    /// One cell of a sheet.
    Cell(&'a Sheet, CellAddress),
    /// Its cells, complete.
    Cells(Vec<AnswerCell>),
}

pub(in crate::collect) fn capture(context: &Context<'_>, labelled: &Labelled<'_>, boxes: &[AnswerBox]) -> Found {
    let mut found = Found::default();
    found.captured.sheet.clone_from(&context.sheet.name);
    let form = context.form;
    let mut anchors = Anchors::new();
    for label in [&form.case_code, &form.case_name].into_iter().flatten() {
        let at = anchor(context, labelled, label, &[], &mut found);
        anchors.insert(label.clone(), at);
    }
    for answer in boxes.iter().filter(|answer| needs_label(context, answer)) {
        if !anchors.contains_key(&answer.label) {
            let questions: Vec<&str> = boxes
                .iter()
                .filter(|other| other.label == answer.label)
                .flat_map(AnswerBox::questions)
                .filter(|question| context.survey.question(question).is_some())
                .collect();
            let at = anchor(context, labelled, &answer.label, &questions, &mut found);
            anchors.insert(answer.label.clone(), at);
        }
    }
    for label in &form.unread {
        if let Some(Anchor::At(at)) = labelled.find(label) {
            found.captured.printed.extend([at, context.sheet.grid.right_of(at)]);
        }
    }
    let beside = |label: &Option<String>| {
        let at = anchors.get(label.as_ref()?).copied().flatten()?;
        Some(context.cell(context.sheet.grid.right_of(at), None))
    };
    found.captured.code = beside(&form.case_code);
    found.captured.name = beside(&form.case_name);
    for answer in boxes {
        let cells = match locate(context, labelled, answer, &anchors, &mut found) {
            Some(Spot::Cell(sheet, at)) => written(context, sheet, at, answer, boxes, &anchors, &mut found),
            Some(Spot::Cells(cells)) => Some(cells),
            None => None,
        };
        match (&answer.answer, cells) {
            // A grid has filed its items one by one.
            (AnswerPlace::Grid { .. }, _) => {}
            (_, Some(cells)) => file(context, answer, cells, &mut found),
            (_, None) => {
                found.captured.lost.insert(answer.question.clone());
            }
        }
    }
    shared::hold_out(context, boxes, &mut found);
    group::capture(context, labelled, &mut found);
    found
}

/// Whether a box is found by its label. One with a name needs it only where the workbook does not have the name.
fn needs_label(context: &Context<'_>, answer: &AnswerBox) -> bool {
    let named = match &answer.answer {
        AnswerPlace::Name(name) => !named_cells(context, name).is_empty() || name.contains("{option}"),
        AnswerPlace::Right
        | AnswerPlace::Below
        | AnswerPlace::Inside
        | AnswerPlace::Options { .. }
        | AnswerPlace::Grid { .. } => false,
        // It stands where it must, or the box is lost.
        AnswerPlace::Cell { .. } => true,
    };
    !named && !answer.label.is_empty()
}

/// Puts the cells of a box where they belong: to its question, or to who answers.
fn file(context: &Context<'_>, answer: &AnswerBox, cells: Vec<AnswerCell>, found: &mut Found) {
    let slot = match answer.question.as_str() {
        CASE_CODE => &mut found.captured.code,
        CASE_NAME => &mut found.captured.name,
        question => {
            let mut cells = cells;
            if let Some(question) = context.survey.question(question) {
                found.diagnostics.extend(template::settle(question, &mut cells));
            }
            found.captured.boxes.push((answer.question.clone(), cells));
            return;
        }
    };
    // Who answers is one text, whatever cells it was written in.
    *slot = cells.into_iter().next().map(|cell| AnswerCell { raw: cell.words().to_owned(), part: None, ..cell });
}

/// The label's cell; a label that is not there, or there more than once, is a finding that holds its questions out.
fn anchor(
    context: &Context<'_>,
    labelled: &Labelled<'_>,
    label: &str,
    questions: &[&str],
    out: &mut Found,
) -> Option<CellAddress> {
    let (places, found) = match labelled.find(label) {
        Some(Anchor::At(at)) => {
            out.captured.anchors.push((label.to_owned(), at));
            out.captured.printed.insert(at);
            out.captured.labels.insert(label.to_owned(), context.sheet.grid.text(at));
            return Some(at);
        }
        Some(Anchor::Several(several)) => (several, words::label_several(label)),
        None => match labelled.holding(label) {
            Some((at, text)) => (vec![at], words::label_inside(label, &context.sheet.name, text)),
            None => (Vec::new(), words::label_missing(label, &context.sheet.name)),
        },
    };
    let places = places.into_iter().map(|at| cell_ref(context.file, &context.sheet.name, at)).collect::<Vec<_>>();
    let first = questions.first().copied();
    let diagnostic =
        lost(context, "lost-label", label, first, found, words::label_once(label), words::hint_label());
    for (index, question) in questions.iter().enumerate().skip(1) {
        let mut again = diagnostic.clone().about(format!("{}!{index}", diagnostic.subject));
        again.scope.question = Some((*question).to_owned());
        again.places.clone_from(&places);
        out.diagnostics.push(again);
    }
    out.diagnostics.push(Diagnostic { places, ..diagnostic });
    None
}

/// A finding that holds a question out because its place on the form was not found.
pub(super) fn lost(
    context: &Context<'_>,
    rule: &'static str,
    subject: &str,
    question: Option<&str>,
    found: Phrase,
    expected: Phrase,
    hint: Phrase,
) -> Diagnostic {
    let mut diagnostic = Diagnostic::of_file(rule, Severity::Undecided, context.file, found, expected, hint)
        .about(format!("{}!{}!{subject}", context.file, context.sheet.name));
    diagnostic.scope.question = question.map(str::to_owned);
    diagnostic
}

/// The same where the label was found and what belongs below it was not: its cell is named, and the others with its words,
/// of which another may be the one that was meant.
pub(super) fn lost_below(
    context: &Context<'_>,
    rule: &'static str,
    (label, at): (&str, CellAddress),
    (subject, question): (&str, &str),
    found: Phrase,
    expected: Phrase,
) -> Diagnostic {
    let grid = &context.sheet.grid;
    let fits = |text: &str| super::anchor::label_fits(&key::key(text), &key::key(label));
    let others: Vec<CellAddress> = grid
        .cells()
        .filter(|(other, value)| *other != at && grid.resolve(*other) == *other && fits(&value.raw()))
        .map(|(other, _)| other)
        .collect();
    let hint = if others.is_empty() {
        words::hint_label_read_at(at)
    } else {
        let cells: Vec<String> = others.iter().map(ToString::to_string).collect();
        words::hint_label_elsewhere(label, at, Phrase::list(&cells))
    };
    let mut diagnostic = lost(context, rule, subject, Some(question), found, expected, hint);
    let places = std::iter::once(at).chain(others);
    diagnostic.places.extend(places.map(|at| cell_ref(context.file, &context.sheet.name, at)));
    diagnostic
}

fn locate<'a>(
    context: &'a Context<'_>,
    labelled: &Labelled<'_>,
    answer: &AnswerBox,
    anchors: &Anchors,
    found: &mut Found,
) -> Option<Spot<'a>> {
    let label = || anchors.get(&answer.label).copied().flatten();
    let grid = &context.sheet.grid;
    match &answer.answer {
        AnswerPlace::Right => Some(Spot::Cell(context.sheet, grid.right_of(label()?))),
        AnswerPlace::Below => Some(Spot::Cell(context.sheet, grid.below(label()?))),
        AnswerPlace::Inside => Some(Spot::Cell(context.sheet, label()?)),
        AnswerPlace::Options { mark } => {
            options::cells(context, answer, label()?, anchors, *mark, found).map(Spot::Cells)
        }
        AnswerPlace::Grid { items, along } => {
            match label() {
                Some(at) => grid::capture(context, answer, items, *along, (at, anchors), found),
                None => found.captured.lost.extend(items.iter().map(|item| item.question.clone())),
            }
            None
        }
        AnswerPlace::Name(name) => by_name(context, answer, name, label(), found),
        AnswerPlace::Cell { sheet, at } => fixed(context, labelled, answer, (sheet.as_deref(), *at), found),
    }
}

/// The places that the workbook calls by a name; a name of one sheet is looked for on this one.
fn named_cells<'a>(context: &'a Context<'_>, name: &str) -> Vec<(&'a Sheet, CellAddress)> {
    let wanted = key::key(name);
    let fits = |scope: &Option<String>| scope.as_ref().is_none_or(|scope| *scope == context.sheet.name);
    context
        .book
        .names
        .iter()
        .filter(|defined| key::key(&defined.name) == wanted && fits(&defined.scope))
        .filter_map(|defined| {
            let (sheet, range) = defined.target.as_ref()?;
            Some((context.sheet_named(sheet)?, range.first))
        })
        .collect()
}

fn by_name<'a>(
    context: &'a Context<'_>,
    answer: &AnswerBox,
    name: &str,
    label: Option<CellAddress>,
    found: &mut Found,
) -> Option<Spot<'a>> {
    let mut missing = |name: &str| {
        let (said, expected) = (layouts::name_missing(name), layouts::expected_name(name));
        let question = context.survey.question(&answer.question).map(|question| question.id.as_str());
        found.diagnostics.push(lost(context, "lost-name", name, question, said, expected, layouts::hint_name()));
    };
    if name.contains("{option}") {
        let mut cells = Vec::new();
        for option in &context.survey.question(&answer.question)?.domain.codes()?.options {
            let name = name.replace("{option}", &option.code);
            let Some((sheet, at)) = named_cells(context, &name).first().copied() else {
                missing(&name);
                return None;
            };
            cells.push(context.cell_of(sheet, at, Some(&option.code)));
        }
        return Some(Spot::Cells(cells));
    }
    match (named_cells(context, name).first(), label) {
        (Some((sheet, at)), _) => Some(Spot::Cell(sheet, *at)),
        // The label is the second way to it, where the form declares one.
        (None, Some(label)) => Some(Spot::Cell(context.sheet, context.sheet.grid.right_of(label))),
        (None, None) => {
            missing(name);
            None
        }
    }
}

/// A fixed cell counts only while the label stands where the definition says.
fn fixed<'a>(
    context: &'a Context<'_>,
    labelled: &Labelled<'_>,
    answer: &AnswerBox,
    (sheet, at): (Option<&str>, CellAddress),
    found: &mut Found,
) -> Option<Spot<'a>> {
    let expected = answer.at?;
    let there = match sheet {
        Some(name) => context.sheet_named(name),
        None => Some(context.sheet),
    };
    let text = there.map(|sheet| sheet.grid.text(expected)).unwrap_or_default();
    let fits = super::anchor::label_fits(&key::key(&text), &key::key(&answer.label));
    if let Some(sheet) = there.filter(|_| fits) {
        return Some(Spot::Cell(sheet, at));
    }
    let now = match labelled.find(&answer.label) {
        Some(Anchor::At(now)) => Phrase::same(now.to_string()),
        Some(Anchor::Several(_)) | None => layouts::nowhere(),
    };
    let question = context.survey.question(&answer.question).map(|question| question.id.as_str());
    let mut diagnostic = lost(
        context,
        "shifted-cell",
        &answer.label,
        question,
        layouts::label_not_at(&answer.label, expected, text),
        layouts::label_at(&answer.label, expected),
        layouts::hint_shifted(now),
    );
    diagnostic.places.push(cell_ref(context.file, sheet.unwrap_or(&context.sheet.name), expected));
    found.diagnostics.push(diagnostic);
    None
}

/// The cells of an answer that stands in one place, by how it is written there.
fn written(
    context: &Context<'_>,
    sheet: &Sheet,
    at: CellAddress,
    answer: &AnswerBox,
    boxes: &[AnswerBox],
    anchors: &Anchors,
    found: &mut Found,
) -> Option<Vec<AnswerCell>> {
    let inside = matches!(answer.answer, AnswerPlace::Inside);
    match &answer.writing {
        Writing::Whole if inside => {
            let cell = context.cell_of(sheet, at, None);
            let part = template::behind_label(&cell.raw, &answer.label);
            Some(vec![AnswerCell { part: Some(part), ..cell }])
        }
        Writing::Whole => Some(vec![context.cell_of(sheet, at, None)]),
        Writing::Between { .. } => {
            let cell = context.cell_of(sheet, at, None);
            match template::between(&cell.raw, answer, boxes) {
                Ok(part) => Some(vec![AnswerCell { part: Some(part), ..cell }]),
                Err(lacking) => {
                    let question = context.survey.question(&answer.question).map(|question| question.id.as_str());
                    let mut diagnostic = lost(
                        context,
                        "lost-words",
                        &format!("{}!{lacking}", answer.label),
                        question,
                        layouts::words_missing(&lacking, &cell.raw),
                        layouts::words_there(&lacking),
                        words::hint_label(),
                    );
                    diagnostic.places.push(cell.at);
                    found.diagnostics.push(diagnostic);
                    None
                }
            }
        }
        Writing::Inline => {
            let codes = context.survey.question(&answer.question)?.domain.codes()?;
            let cell = context.cell_of(sheet, at, None);
            Some(inline::cells(&cell, codes, inside.then_some(answer.label.as_str())))
        }
        Writing::Squares(count) => {
            let stops: Vec<CellAddress> = anchors.values().flatten().copied().collect();
            let (cells, odd) = squares::cells(context, sheet, at, *count, &stops);
            found.diagnostics.extend(odd);
            Some(cells)
        }
    }
}
