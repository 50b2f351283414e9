//! What stands on the sheet and became neither question, option, title nor unit. It is listed in the draft with its cells,
//! so that nothing of a form vanishes because nobody understood it; what was taken for a note is listed apart.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, draft as say};
use crate::draft::proof::Proof;
use crate::draft::sketch::{LeftOut, Origin, Sketch, Unused};
use crate::draft::words;
use crate::provenance::CellRef;
use crate::text::clean::shortened;
use crate::workbook::{CellValue, Sheet, Workbook, cell_ref};

/// Signs of a text that are listed.
const MOST_SIGNS: usize = 60;

/// Notes what the draft of a sheet does not carry: words and values of its cells, words that are drawn over them, and the
/// other sheets.
pub(super) fn note(sketch: &mut Sketch, file: &str, book: &Workbook, proof: Option<&Proof>) {
    let drafted = sketch.sheet.clone();
    if let Some(sheet) = book.sheets.iter().find(|sheet| Some(&sheet.name) == drafted.as_ref()) {
        sketch.unused = cells(sketch, file, sheet, proof);
        let drawn = sheet.evidence.iter().flat_map(|evidence| &evidence.drawings);
        for drawing in drawn.filter(|drawing| !drawing.text.trim().is_empty()) {
            let place = cell_ref(file, &sheet.name, drawing.middle);
            sketch.left_out.push(LeftOut { place, what: say::left_drawing(shortened(&drawing.text, MOST_SIGNS)) });
        }
    }
    if sketch.origin == Origin::XlsForm && drafted.is_none() {
        return;
    }
    for other in book.sheets.iter().filter(|other| Some(&other.name) != drafted.as_ref()) {
        if let Some((at, _)) = other.grid.cells().next() {
            let place = cell_ref(file, &other.name, at);
            sketch.left_out.push(LeftOut { place, what: say::left_sheet(sheet_words(other)) });
        }
    }
}

/// A sheet as it is told: its name, whether it is hidden, how many cells it has.
pub(super) fn sheet_words(sheet: &Sheet) -> Phrase {
    let count = sheet.grid.len();
    if sheet.visible { say::sheet_shown(&sheet.name, count) } else { say::sheet_hidden(&sheet.name, count) }
}

fn cells(sketch: &Sketch, file: &str, sheet: &Sheet, proof: Option<&Proof>) -> Vec<Unused> {
    let mut known: BTreeSet<&CellRef> = sketch.known.iter().collect();
    known.extend(sketch.questions.iter().flat_map(|question| &question.cells));
    known.extend(sketch.repeats.iter().flat_map(|repeat| &repeat.cells));
    known.extend(sketch.doubts.iter().flat_map(|doubt| &doubt.places));
    known.extend(sketch.left_out.iter().map(|left| &left.place));
    known.extend(sketch.case_code.iter().chain(&sketch.case_name).chain(&sketch.time).map(|(_, cell)| cell));
    known.extend(&sketch.title_at);
    // Where the draft does not read its own file, nothing but its words is known.
    let uncovered: Option<BTreeSet<&CellRef>> = proof
        .filter(|proof| proof.returns > 0)
        .map(|proof| proof.uncovered.iter().map(|(cell, _)| cell).collect());
    sheet
        .grid
        .cells()
        .filter(|(at, _)| sheet.grid.resolve(*at) == *at)
        .filter_map(|(at, value)| {
            let cell = cell_ref(file, &sheet.name, at);
            let raw = value.raw();
            let is_note = matches!(value, CellValue::Text(_)) && words::is_note(&raw);
            let read = uncovered.as_ref().is_some_and(|cells| !cells.contains(&cell));
            let listed = !raw.trim().is_empty() && !known.contains(&cell) && (!read || is_note);
            listed.then(|| Unused { cell, text: shortened(&raw, MOST_SIGNS), is_note })
        })
        .collect()
}
