//! 方眼紙: one character a cell. A declared run of cells is joined into one text; where the characters are not spaced as
//! the form has them (a gap, two in a cell), the text is read and somebody is told.

use crate::catalogue::layouts;
use crate::collect::AnswerCell;
use crate::collect::layout::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::text::clean::clean;
use crate::workbook::Sheet;

/// The cells of a run that begins at a cell: at most so many, and none from the next label on.
pub(super) fn cells(
    context: &Context<'_>,
    sheet: &Sheet,
    from: CellAddress,
    count: u32,
    stops: &[CellAddress],
) -> (Vec<AnswerCell>, Vec<Diagnostic>) {
    let mut cells = Vec::new();
    let mut at = sheet.grid.resolve(from);
    for _ in 0..count {
        if stops.contains(&at) {
            break;
        }
        cells.push(context.cell_of(sheet, at, None));
        let next = sheet.grid.right_of(at);
        if next <= at {
            break;
        }
        at = next;
    }
    let characters: Vec<String> = cells.iter().map(|cell| clean(&cell.raw)).collect();
    let filled = |text: &String| !text.is_empty();
    let first = characters.iter().position(filled).unwrap_or(0);
    let last = characters.iter().rposition(filled).map_or(0, |last| last + 1);
    let odd = characters.get(first..last).unwrap_or_default().iter().any(|text| text.chars().count() != 1);
    let joined: String = characters.concat();
    for (index, cell) in cells.iter_mut().enumerate() {
        cell.part = Some(if index == 0 { joined.clone() } else { String::new() });
        if index > 0 {
            "joined".clone_into(&mut cell.rule);
        }
    }
    let written = cells.iter().filter(|cell| !cell.raw.trim().is_empty()).map(|cell| cell.at.clone()).collect();
    let diagnostic = odd.then(|| {
        Diagnostic::at(
            "squares-spacing",
            Severity::Query,
            written,
            layouts::squares_odd(joined),
            layouts::expected_squares(),
            layouts::hint_squares(),
        )
    });
    (cells, diagnostic.into_iter().collect())
}
