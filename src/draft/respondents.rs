//! Who answered, as rows that an analyst copies into the frame. They are not the frame themselves: whoever did not answer is
//! not among them, and with a frame of only those who did every return rate would be 100 %.

use std::collections::BTreeSet;

use crate::catalogue::draft as say;
use crate::collect::layout::Captured;
use crate::draft::numbering::{Style, numbered};
use crate::draft::proof::Proof;
use crate::draft::sketch::{Kind, Origin, Place, Sketch, SketchQuestion};
use crate::draft::who;
use crate::questionnaire::definition::FrameRows;
use crate::survey::toml::frame::{ASKED, FORMER, KANA, NOT_ASKED};
use crate::survey::toml::tree::ENGLISH;
use crate::survey::workbook::headings;
use crate::text::key::key;

/// Whoever gave one return.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Respondent {
    /// Its code as written, empty where there is none.
    pub code: String,
    /// Its name as written, empty where there is none.
    pub name: String,
    /// What else says of what sort it is, in the order of those columns.
    pub beside: Vec<String>,
}

/// The columns of a list that say of what sort a respondent is: those with one answer before the first numbered question.
/// Where none is numbered, nothing tells them from the questions.
pub(super) fn beside(sketch: &Sketch) -> Vec<&SketchQuestion> {
    let is_asked = |question: &SketchQuestion| {
        numbered(&question.label).is_some_and(|number| number.style == Style::Question)
    };
    let Some(first) = sketch.questions.iter().position(is_asked) else { return Vec::new() };
    let own = |question: &&SketchQuestion| {
        question.place == Place::Column
            && matches!(question.kind, Kind::Single(_))
            && who::who(&question.label).is_none()
            && !means_something(&flat(&question.label))
    };
    sketch.questions[..first].iter().filter(own).collect()
}

/// Asks of each such column whether it is an answer at all.
pub(super) fn ask(sketch: &mut Sketch) {
    let asked = |question: &SketchQuestion| {
        (question.id.clone(), question.cells.clone(), say::ask_of_whom(flat(&question.label)))
    };
    let doubts: Vec<_> = beside(sketch).into_iter().map(asked).collect();
    for (id, cells, asks) in doubts {
        sketch.ask(Some(&id), cells, asks);
    }
}

/// Whether a frame takes a heading for something other than a column of the analyst's own.
fn means_something(heading: &str) -> bool {
    let own = headings::FRAME.iter().flat_map(|(english, japanese)| [*english, *japanese]);
    let others = [KANA, FORMER, ASKED, NOT_ASKED].concat();
    own.chain(others).any(|known| key(known) == key(heading)) || heading.ends_with(ENGLISH)
}

/// Whoever gave a return, where it says so.
pub(super) fn of_return(one: &Captured, beside: &[&SketchQuestion]) -> Option<Respondent> {
    let text =
        |cell: &Option<crate::collect::AnswerCell>| cell.as_ref().map(|cell| flat(&cell.raw)).unwrap_or_default();
    let (code, name) = (text(&one.code), text(&one.name));
    let said = |question: &&SketchQuestion| {
        let cells = one.boxes.iter().find(|(id, _)| *id == question.id).and_then(|(_, cells)| cells.first());
        cells.map(|cell| flat(&cell.raw)).unwrap_or_default()
    };
    let known = !code.is_empty() || !name.is_empty();
    known.then(|| Respondent { code, name, beside: beside.iter().map(said).collect() })
}

/// Rows below the headings of a frame, one for each respondent, in the order of the files. Without codes they are numbered,
/// since a frame has a code for every case.
pub(super) fn rows(sketch: &Sketch, proofs: &[Proof]) -> Option<FrameRows> {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    let all = proofs.iter().flat_map(|proof| &proof.respondents);
    // One that sent its answers twice is one, by its code, and by its name where it wrote no code.
    let once: Vec<&Respondent> = all
        .filter(|one| {
            let named = names.insert(key(&one.name));
            if one.code.is_empty() { named } else { codes.insert(key(&one.code)) }
        })
        .collect();
    // The number that a service gives to an answer says nothing of who gave it.
    let is_export = !matches!(sketch.origin, Origin::Form | Origin::List);
    if once.is_empty() || (is_export && once.iter().all(|one| one.name.is_empty())) {
        return None;
    }
    let heads = headings::FRAME.iter().map(|(english, _)| (*english).to_owned());
    let own = beside(sketch);
    let mut rows = vec![heads.chain(own.iter().map(|question| flat(&question.label))).collect::<Vec<_>>()];
    for (number, one) in (1..).zip(&once) {
        let code = if codes.is_empty() { number.to_string() } else { one.code.clone() };
        // Neither another name nor a stratum is known.
        let known = [code, one.name.clone(), String::new(), String::new()];
        rows.push(known.into_iter().chain(one.beside.iter().cloned()).collect());
    }
    Some(rows)
}

/// A text in one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
