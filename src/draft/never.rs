//! Boxes in which nobody wrote although something stands beside them in the returns: the draft may have taken the wrong cell,
//! which the form alone does not tell and its returns do.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, draft as say};
use crate::draft::proof::{CASE_CODE, CASE_NAME, Proof};
use crate::draft::sketch::Sketch;
use crate::provenance::{CellAddress, CellRef};

/// Rows and columns around a box in which what stands may be its answer.
const REACH: (u32, u32) = (3, 6);

/// Cells that are named in a question.
const MOST_NAMED: usize = 3;

/// A box of one cell that no return answers.
struct Empty<'s> {
    /// What is read there: the id of a question, or who answers.
    id: &'s str,
    /// Words of its label.
    text: &'s str,
    /// The cell of its label.
    label: &'s CellRef,
    /// The cell that is read.
    read: &'s CellRef,
}

/// Asks about boxes that are empty in every return although something stands beside them.
pub(super) fn ask(sketch: &mut Sketch, proofs: &[Proof]) {
    let labels: Vec<&CellRef> = sketch.questions.iter().filter_map(|question| question.cells.first()).collect();
    let files: Vec<Written<'_>> = proofs.iter().map(written).collect();
    let asks: Vec<(Option<String>, CellRef, Phrase)> =
        empty_boxes(sketch, proofs).iter().filter_map(|empty| asked(empty, &labels, proofs, &files)).collect();
    for (about, place, asked) in asks {
        sketch.ask(about.as_deref(), vec![place], asked);
    }
}

/// What stands in a file and is read by nothing, by sheet and cell.
type Written<'p> = BTreeMap<(&'p str, CellAddress), &'p str>;

fn written(proof: &Proof) -> Written<'_> {
    proof.uncovered.iter().map(|(cell, raw)| ((&*cell.sheet, cell.at), raw.as_str())).collect()
}

/// What is asked of a box, and of which question of the draft.
fn asked(
    empty: &Empty<'_>,
    labels: &[&CellRef],
    proofs: &[Proof],
    files: &[Written<'_>],
) -> Option<(Option<String>, CellRef, Phrase)> {
    let Empty { id, text, label, read } = empty;
    // What stands in the row of another label is beside that.
    let beside_other = |cell: &CellRef| {
        labels.iter().any(|other| other.at != label.at && other.sheet == cell.sheet && other.at.row == cell.at.row)
    };
    // What every file says alike is a part of the form.
    let differs = |cell: &CellRef| {
        let mut said = files.iter().map(|file| file.get(&(&*cell.sheet, cell.at)));
        let first = said.next();
        files.len() == 1 || said.any(|other| Some(other) != first)
    };
    let beside: BTreeSet<CellAddress> = proofs
        .iter()
        .flat_map(|proof| &proof.uncovered)
        .map(|(cell, _)| cell)
        .filter(|cell| cell.sheet == read.sheet && cell.at.row >= label.at.row && !beside_other(cell))
        .filter(|cell| distance(cell.at, read.at).is_some_and(|own| is_nearest(own, cell.at, proofs)))
        .filter(|cell| differs(cell))
        .map(|cell| cell.at)
        .collect();
    let first = beside.first()?;
    let named = beside.iter().take(MOST_NAMED).map(ToString::to_string).collect::<Vec<_>>().join("、");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let who = matches!(*id, CASE_CODE | CASE_NAME);
    let asked = if who {
        say::ask_never_named(text, read.at, named, first, label.at, id)
    } else {
        say::ask_never_answered(text, read.at, named, first, label.at)
    };
    let place = CellRef { file: label.file.clone(), ..(*read).clone() };
    Some(((!who).then(|| (*id).to_owned()), place, asked))
}

fn empty_boxes<'s>(sketch: &'s Sketch, proofs: &'s [Proof]) -> Vec<Empty<'s>> {
    let mut read: BTreeMap<&str, (&CellRef, bool)> = BTreeMap::new();
    for (id, found) in proofs.iter().flat_map(|proof| &proof.read) {
        if let Some(cell) = found.cells.first() {
            read.entry(id).or_insert((cell, false)).1 |= found.answered;
        }
    }
    // Where nobody answered anything the files are blank forms.
    if !read.values().any(|(_, answered)| *answered) {
        return Vec::new();
    }
    let who = [(CASE_CODE, &sketch.case_code), (CASE_NAME, &sketch.case_name)]
        .into_iter()
        .filter_map(|(id, found)| found.as_ref().map(|(text, label)| (id, text.as_str(), label)));
    let questions = sketch.questions.iter().filter(|question| question.place.is_one_cell());
    let questions =
        questions.filter_map(|asked| Some((asked.id.as_str(), asked.text.as_str(), asked.cells.first()?)));
    who.chain(questions)
        .filter_map(|(id, text, label)| {
            let (cell, answered) = read.get(id)?;
            (!answered).then_some(Empty { id, text, label, read: cell })
        })
        .collect()
}

/// How far a cell is from a box; none where it is out of reach.
fn distance(at: CellAddress, from: CellAddress) -> Option<u32> {
    let (rows, columns) = (at.row.abs_diff(from.row), at.column.abs_diff(from.column));
    (rows <= REACH.0 && columns <= REACH.1).then_some(rows + columns)
}

/// Whether no other box that was read is nearer to a cell.
fn is_nearest(own: u32, at: CellAddress, proofs: &[Proof]) -> bool {
    let mut read = proofs.iter().flat_map(|proof| proof.read.values()).flat_map(|found| &found.cells);
    !read.any(|cell| distance(at, cell.at).is_some_and(|other| other < own))
}
