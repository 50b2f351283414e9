//! A sheet with one respondent or event per row below a heading row. Notes under the table and total rows are no
//! respondents; a heading that is gone holds its question out for every row.

use crate::catalogue::collect as words;
use crate::collect::AnswerCell;
use crate::collect::capture::{Captured, Context, label_fits};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::form::Column;
use crate::text::key;
use crate::workbook::{CellValue, cell_ref};

pub(super) fn capture(
    context: &Context<'_>,
    columns: &[Column],
) -> Result<(Vec<Captured>, Vec<Diagnostic>), Box<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let grid = &context.sheet.grid;
    let labels: Vec<&str> = context
        .form
        .case_code
        .iter()
        .chain(&context.form.case_name)
        .map(String::as_str)
        .chain(columns.iter().map(|column| column.label.as_str()))
        .collect();
    let last = grid.last_row().unwrap_or(0);
    // The heading row is the first of those with the most of the declared headings.
    let mut heading = (0usize, 0u32);
    for row in 0..=last.min(200) {
        let found = labels.iter().filter(|label| column_of(context, row, label).is_some()).count();
        if found > heading.0 {
            heading = (found, row);
        }
    }
    let head = heading.1;
    let identity = |label: &Option<String>| -> Result<Option<u32>, Box<Diagnostic>> {
        let Some(label) = label else { return Ok(None) };
        column_of(context, head, label).map(Some).ok_or_else(|| {
            Box::new(Diagnostic::of_file(
                "lost-heading",
                Severity::SetAside,
                context.file,
                words::heading_missing(label, &context.sheet.name),
                words::label_once(label),
                words::hint_label(),
            ))
        })
    };
    let code = identity(&context.form.case_code)?;
    let name = identity(&context.form.case_name)?;
    let places: Vec<Option<u32>> = columns.iter().map(|column| column_of(context, head, &column.label)).collect();
    for (column, place) in columns.iter().zip(&places) {
        if place.is_none() {
            let mut diagnostic = Diagnostic::of_file(
                "lost-heading",
                Severity::Undecided,
                context.file,
                words::heading_missing(&column.label, &context.sheet.name),
                words::label_once(&column.label),
                words::hint_label(),
            )
            .about(format!("{}!{}!{}", context.file, context.sheet.name, column.label));
            diagnostic.scope.question = Some(column.question.clone());
            diagnostics.push(diagnostic);
        }
    }
    let mut captured = Vec::new();
    for row in head + 1..=last {
        let cell = |column: u32, option: Option<&str>| context.cell(CellAddress::new(row, column), option);
        let blank = |cell: &AnswerCell| cell.raw.trim().is_empty();
        let code = code.map(|column| cell(column, None));
        let name = name.map(|column| cell(column, None));
        let mut boxes: Vec<(String, Vec<AnswerCell>)> = Vec::new();
        let mut lost = std::collections::BTreeSet::new();
        for (column, place) in columns.iter().zip(&places) {
            let Some(place) = place else {
                lost.insert(column.question.clone());
                continue;
            };
            let cell = cell(*place, column.option.as_deref());
            match boxes.iter_mut().find(|(question, _)| *question == column.question) {
                Some((_, cells)) => cells.push(cell),
                None => boxes.push((column.question.clone(), vec![cell])),
            }
        }
        boxes.retain(|(question, _)| !lost.contains(question));
        let answered = boxes.iter().flat_map(|(_, cells)| cells).any(|cell| !blank(cell));
        let identified = code.iter().chain(&name).any(|cell| !blank(cell));
        if !answered && !identified {
            continue;
        }
        let first = grid.row(row).next();
        let first_text = first.map(|(_, value)| key::key(&value.raw())).unwrap_or_default();
        if is_note(&first_text) && grid.row(row).count() <= 2 {
            continue;
        }
        if ["合計", "計", "小計", "総計"].contains(&first_text.as_str()) {
            if let Some((at, value)) = first {
                diagnostics.push(Diagnostic::at(
                    "total-row",
                    Severity::Note,
                    vec![cell_ref(context.file, &context.sheet.name, at)],
                    crate::catalogue::Phrase::same(value.raw()),
                    words::expected_respondent(),
                    words::hint_total_row(),
                ));
            }
            continue;
        }
        captured.push(Captured { sheet: context.sheet.name.clone(), row: Some(row), code, name, boxes, lost });
    }
    Ok((captured, diagnostics))
}

fn is_note(text: &str) -> bool {
    ["※", "*", "注", "(注"].iter().any(|start| text.starts_with(start))
}

/// The column under which a heading stands: exactly, or else as the only one that begins with it.
fn column_of(context: &Context<'_>, row: u32, label: &str) -> Option<u32> {
    let wanted = key::key(label);
    let mut begins = Vec::new();
    for (at, value) in context.sheet.grid.row(row) {
        let CellValue::Text(text) = value else { continue };
        let found = key::key(text);
        if found == wanted {
            return Some(at.column);
        }
        if label_fits(&found, &wanted) {
            begins.push(at.column);
        }
    }
    match begins.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}
