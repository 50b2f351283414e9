//! What is drawn on a sheet: over the boxes of a question or the words of its options it is probably an answer and waits
//! for a person; anywhere else it is said, since somebody may have answered there.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, evidence as words};
use crate::collect::evidence::index::Territory;
use crate::collect::evidence::own::{Finding, Own};
use crate::collect::evidence::{Looked, Printed, Told};
use crate::collect::{Answer, AnswerCell, Submission};
use crate::diagnostic::Severity;
use crate::survey::question::ResponseDomain;
use crate::workbook::evidence::{Drawing, DrawingKind};

impl Told<'_> {
    /// What is drawn over the boxes of a question or over the words of its options.
    pub(super) fn of_drawings(&mut self, looked: &Looked<'_>, answer: &Answer, found: &mut Vec<Finding>) {
        let mut over = BTreeSet::new();
        let mut by_drawing: Vec<(&str, usize, &Drawing, Vec<&AnswerCell>)> = Vec::new();
        for cell in &answer.cells {
            let Some((on, sheet, index)) = self.sheet(&cell.at.sheet) else { continue };
            let label = looked.printed.beside(&cell.at.sheet, cell.at.at);
            let territory = Territory::new(sheet, cell.at.at, label);
            for (number, drawing) in index.drawings(&territory).filter(|(_, drawing)| means_something(drawing)) {
                over.insert((on, number));
                // A box whose state is kept in the very cell that was read has said it.
                let own = drawing
                    .linked
                    .as_ref()
                    .is_some_and(|(sheet, at)| **sheet == *cell.at.sheet && *at == cell.at.at);
                if own && !cell.raw.trim().is_empty() {
                    continue;
                }
                match by_drawing
                    .iter_mut()
                    .find(|(sheet, known, ..)| **sheet == *cell.at.sheet && *known == number)
                {
                    Some((.., cells)) => cells.push(cell),
                    None => by_drawing.push((&cell.at.sheet, number, drawing, vec![cell])),
                }
            }
        }
        self.over_answers.extend(over);
        let mut held: Vec<(Finding, Option<String>)> = Vec::new();
        for (sheet, _, drawing, cells) in by_drawing {
            let blank = cells.iter().any(|cell| cell.words().trim().is_empty() || unmarked(cell));
            let words_in_it = !drawing.text.is_empty() && !is_box(drawing.kind);
            // A ring round what is marked anyway says the same once more.
            if !blank && !words_in_it {
                continue;
            }
            let likely = match cells.as_slice() {
                [only] => {
                    only.option.clone().or_else(|| Some(drawing.text.clone()).filter(|text| !text.is_empty()))
                }
                _ => None,
            };
            let over = place_text(drawing);
            let found = if words_in_it {
                words::drawn_with_words(kind(drawing.kind), over, &drawing.text)
            } else {
                words::drawn(kind(drawing.kind), over, drawing.middle)
            };
            let (severity, hint) = if blank {
                (Severity::Undecided, words::hint_drawn_held())
            } else {
                (Severity::Query, words::hint_drawn_beside())
            };
            let at = cells.first().map_or(drawing.middle, |cell| cell.at.at);
            let said = (found, words::expected_undrawn(), hint);
            let mut diagnostic =
                self.at(looked, "drawn-answer", severity, (sheet, at), said, Some(&answer.question));
            // Two drawings at one box are two findings.
            diagnostic.subject = format!("{}!{}", diagnostic.subject, frame_text(drawing));
            let own = Own::new(drawing.over.first, &format!("{}{}", frame_text(drawing), drawing.text));
            let finding = if is_box(drawing.kind) {
                Finding::of(diagnostic)
            } else {
                Finding::that_may_be_the_forms(diagnostic, own)
            };
            held.push((if blank { finding.holding(&answer.question) } else { finding }, likely));
        }
        // One row decides the answer, so it takes in what all of them say; a single answer with two rings has none.
        let multiple = looked
            .survey
            .question(&answer.question)
            .is_some_and(|q| matches!(q.domain, ResponseDomain::Multiple(_)));
        let all: Option<Vec<String>> = held.iter().map(|(_, likely)| likely.clone()).collect();
        let likely = all.filter(|all| all.len() == 1 || multiple).map(|all| all.join("、"));
        for (mut finding, _) in held {
            finding.diagnostic.suggested.clone_from(&likely);
            found.push(finding);
        }
    }

    /// What is drawn on the sheet of a return over none of its answers. Everything on it has been looked at; `alone` is
    /// whether the sheet holds this return only.
    pub(in crate::collect) fn outside(&self, submission: &Submission, alone: bool) -> Vec<Finding> {
        let Some((number, sheet, index)) = self.sheet(&submission.sheet) else { return Vec::new() };
        let printed = Printed::default();
        let looked = self.looked(submission, &printed);
        let drawings = index.evidence.drawings.iter().enumerate();
        let outside = drawings
            .filter(|(drawing, shape)| means_something(shape) && !self.over_answers.contains(&(number, *drawing)));
        let said = outside.map(|(_, drawing)| {
            let severity = match drawing.kind {
                // A frame, an arrow, a logo.
                DrawingKind::Shape | DrawingKind::Picture if drawing.text.is_empty() => Severity::Note,
                DrawingKind::Shape
                | DrawingKind::Picture
                | DrawingKind::Oval
                | DrawingKind::TextBox
                | DrawingKind::CheckBox { .. }
                | DrawingKind::RadioButton { .. }
                | DrawingKind::Control => Severity::Query,
            };
            let over = place_text(drawing);
            let found = if drawing.text.is_empty() {
                words::drawn_outside(kind(drawing.kind), over)
            } else {
                words::drawn_with_words(kind(drawing.kind), over, &drawing.text)
            };
            let said = (found, words::expected_drawn_nowhere(), words::hint_drawn_outside());
            let at = (sheet.name.as_str(), drawing.over.first);
            let mut diagnostic = self.at(&looked, "drawn-outside", severity, at, said, None);
            diagnostic.subject = format!("{}!{}", diagnostic.subject, frame_text(drawing));
            let own = Own::new(drawing.over.first, &format!("{}{}", frame_text(drawing), drawing.text));
            let finding = Finding::that_may_be_the_forms(diagnostic, own);
            if alone { finding } else { finding.about_the_file() }
        });
        said.collect()
    }
}

/// Whether a drawing can be an answer: a box that is not ticked and a button are not.
fn means_something(drawing: &Drawing) -> bool {
    match drawing.kind {
        DrawingKind::Oval | DrawingKind::TextBox | DrawingKind::Shape | DrawingKind::Picture => true,
        DrawingKind::CheckBox { checked } => checked,
        DrawingKind::RadioButton { chosen } => chosen,
        DrawingKind::Control => false,
    }
}

/// Whether it is a control with a state of its own, which says something wherever the form has it.
fn is_box(kind: DrawingKind) -> bool {
    match kind {
        DrawingKind::CheckBox { .. } | DrawingKind::RadioButton { .. } => true,
        DrawingKind::Oval
        | DrawingKind::TextBox
        | DrawingKind::Shape
        | DrawingKind::Picture
        | DrawingKind::Control => false,
    }
}

fn kind(kind: DrawingKind) -> Phrase {
    match kind {
        DrawingKind::Oval => words::oval(),
        DrawingKind::TextBox => words::text_box(),
        DrawingKind::CheckBox { .. } => words::check_box(),
        DrawingKind::RadioButton { .. } => words::radio_button(),
        DrawingKind::Shape | DrawingKind::Control => words::shape(),
        DrawingKind::Picture => words::picture(),
    }
}

/// Whether an option's cell holds its own words only, or an empty box.
fn unmarked(cell: &AnswerCell) -> bool {
    use crate::text::marks::{Mark, mark};
    cell.option.is_some() && matches!(mark(cell.words()), Mark::Blank | Mark::NotChosen { .. })
}

fn place_text(drawing: &Drawing) -> String {
    let (first, last) = (drawing.over.first, drawing.over.last);
    if first == last { first.to_string() } else { format!("{first}:{last}") }
}

fn frame_text(drawing: &Drawing) -> String {
    drawing.frame.iter().map(i64::to_string).collect::<Vec<_>>().join("/")
}
