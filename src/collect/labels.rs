//! A form with one respondent per workbook: each answer stands beside or below its label, or as a mark beside one
//! of the options listed below it.

use crate::catalogue::{Phrase, collect as words};
use crate::collect::AnswerCell;
use crate::collect::capture::{Anchor, Captured, Context, Labelled};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::code_list::ResponseOption;
use crate::survey::form::{AnswerBox, AnswerPlace, Side};
use crate::text::{key, marks};
use crate::workbook::cell_ref;

pub(super) fn capture(
    context: &Context<'_>,
    labelled: &Labelled<'_>,
    boxes: &[AnswerBox],
) -> (Vec<Captured>, Vec<Diagnostic>) {
    let mut captured = Captured { sheet: context.sheet.name.clone(), ..Captured::default() };
    let mut diagnostics = Vec::new();
    for (label, slot) in
        [(&context.form.case_code, &mut captured.code), (&context.form.case_name, &mut captured.name)]
    {
        if let Some(label) = label
            && let Some(at) = anchor(context, labelled, label, None, &mut diagnostics)
        {
            *slot = Some(context.cell(context.sheet.grid.right_of(at), None));
        }
    }
    let anchors: Vec<Option<CellAddress>> = boxes
        .iter()
        .map(|answer| anchor(context, labelled, &answer.label, Some(&answer.question), &mut diagnostics))
        .collect();
    for (answer, found) in boxes.iter().zip(&anchors) {
        let cells = found.and_then(|at| match answer.answer {
            AnswerPlace::Right => Some(vec![context.cell(context.sheet.grid.right_of(at), None)]),
            AnswerPlace::Below => Some(vec![context.cell(context.sheet.grid.below(at), None)]),
            AnswerPlace::Options { mark } => {
                let end = anchors.iter().flatten().map(|other| other.row).filter(|row| *row > at.row).min();
                options(context, answer, at, end, mark, &mut diagnostics)
            }
        });
        match cells {
            Some(cells) => captured.boxes.push((answer.question.clone(), cells)),
            None => {
                captured.lost.insert(answer.question.clone());
            }
        }
    }
    (vec![captured], diagnostics)
}

/// The label's cell; a label that is not there, or there more than once, is a finding that holds its question out.
fn anchor(
    context: &Context<'_>,
    labelled: &Labelled<'_>,
    label: &str,
    question: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CellAddress> {
    let (places, found) = match labelled.find(label) {
        Some(Anchor::At(at)) => return Some(at),
        Some(Anchor::Several(several)) => (several, words::label_several(label)),
        None => match labelled.holding(label) {
            Some((at, text)) => (vec![at], words::label_inside(label, &context.sheet.name, text)),
            None => (Vec::new(), words::label_missing(label, &context.sheet.name)),
        },
    };
    let places = places.into_iter().map(|at| cell_ref(context.file, &context.sheet.name, at)).collect::<Vec<_>>();
    let mut diagnostic = Diagnostic::at(
        "lost-label",
        Severity::Undecided,
        places,
        found,
        words::label_once(label),
        words::hint_label(),
    )
    .about(format!("{}!{}!{label}", context.file, context.sheet.name));
    diagnostic.file = Some(context.file.to_owned());
    diagnostic.scope.question = question.map(str::to_owned);
    diagnostics.push(diagnostic);
    None
}

/// The boxes of the options that stand below a label, in the order of the code list.
fn options(
    context: &Context<'_>,
    answer: &AnswerBox,
    from: CellAddress,
    end: Option<u32>,
    mark: Side,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<AnswerCell>> {
    let codes = context.survey.question(&answer.question)?.domain.codes()?;
    let grid = &context.sheet.grid;
    let in_block = |at: CellAddress| at.row > from.row && end.is_none_or(|end| at.row < end);
    let mut cells = Vec::new();
    for option in &codes.options {
        let mut hits = grid.cells().filter(|(at, _)| in_block(*at)).filter_map(|(at, value)| {
            let text = value.raw();
            if names_option(&text, option) {
                let box_at = match mark {
                    Side::Right => Some(grid.right_of(at)),
                    Side::Left => grid.left_of(at),
                };
                return box_at.map(|at| context.cell(at, Some(&option.code)));
            }
            // A mark written into the option's own cell: 「○1 必要である」.
            let rest = marks::marked_option(&text)?;
            names_option(&rest, option)
                .then(|| AnswerCell { rule: "mark-in-label".to_owned(), ..context.cell(at, Some(&option.code)) })
        });
        // An option that stands below the label twice may belong to another question beside it.
        let (Some(cell), None) = (hits.next(), hits.next()) else {
            let mut diagnostic = Diagnostic::of_file(
                "lost-option",
                Severity::Undecided,
                context.file,
                words::option_missing(&option.label, &answer.label),
                Phrase::same(option.label.clone()),
                words::hint_label(),
            )
            .about(format!("{}!{}!{}!{}", context.file, context.sheet.name, answer.label, option.label));
            diagnostic.scope.question = Some(answer.question.clone());
            diagnostics.push(diagnostic);
            return None;
        };
        cells.push(cell);
    }
    Some(cells)
}

/// Whether a cell's text is an option, with or without its number in front.
fn names_option(text: &str, option: &ResponseOption) -> bool {
    let names = || std::iter::once(&option.label).chain(&option.aliases);
    let whole = key::key(text);
    let choice = key::choice(text);
    names().any(|name| {
        let name = key::key(name);
        whole == name || (choice.label_key == name && choice.number.is_some())
    })
}
