//! What is left of a sheet when answers and the words of the form are taken away: titles and instructions, and what
//! somebody wrote outside every box.

use std::collections::BTreeSet;

use crate::collect::layout::{Captured, template};
use crate::provenance::CellAddress;
use crate::survey::form::{AnswerBox, AnswerPlace, Form, Writing};
use crate::text::clean::clean;
use crate::workbook::Sheet;

/// The cells of a sheet that are neither an answer nor words that the definition knows, in reading order.
pub(in crate::collect) fn of_sheet(
    sheet: &Sheet,
    captured: &[&Captured],
    form: &Form,
) -> Vec<(CellAddress, String)> {
    let mut taken: BTreeSet<CellAddress> = BTreeSet::new();
    for one in captured {
        taken.extend(&one.printed);
        let rows = one.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.boxes);
        let cells = one.boxes.iter().chain(rows).flat_map(|(_, cells)| cells).chain(&one.code).chain(&one.name);
        taken.extend(cells.filter(|cell| *cell.at.sheet == *sheet.name).map(|cell| cell.at.at));
    }
    let mut rest: Vec<(CellAddress, String)> = sheet
        .grid
        .cells()
        .filter(|(at, _)| !taken.contains(at))
        .map(|(at, value)| (at, value.raw()))
        .filter(|(_, raw)| !clean(raw).is_empty())
        .collect();
    for one in captured {
        rest.extend(shared_cells(one, form));
    }
    rest.sort();
    rest
}

/// The words of a cell with several answers that nobody has declared.
fn shared_cells(captured: &Captured, form: &Form) -> Vec<(CellAddress, String)> {
    let shares = |answer: &&AnswerBox| {
        matches!(answer.answer, AnswerPlace::Inside) && matches!(answer.writing, Writing::Between { .. })
    };
    let mut found = Vec::new();
    for (label, at) in &captured.anchors {
        let boxes: Vec<&AnswerBox> =
            form.boxes().iter().filter(shares).filter(|answer| answer.label == *label).collect();
        let cell = captured.boxes.iter().filter(|(id, _)| boxes.iter().any(|answer| answer.question == *id));
        let Some(raw) = cell.flat_map(|(_, cells)| cells).map(|cell| cell.raw.as_str()).next() else { continue };
        let left = template::left_over(raw, &boxes, form.boxes());
        if !left.is_empty() {
            found.push((*at, left));
        }
    }
    found
}
