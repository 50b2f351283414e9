//! A sheet with one respondent or event per row below a heading row. Notes under the table and total rows are no
//! respondents; a heading that is gone holds its question out for every row.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words, exports, layouts};
use crate::collect::layout::anchor::label_fits;
use crate::collect::layout::{Captured, Context, beside, headings, shared};
use crate::collect::{AnswerCell, around};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::form::Column;
use crate::text::key;
use crate::workbook::{CellValue, cell_ref};

/// Columns from which on a row with a single filled cell is odd.
const LEAST_COLUMNS: usize = 3;

pub(in crate::collect) fn capture(
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
        column_of(context, head, label)
            .map(Some)
            .ok_or_else(|| Box::new(lost_heading(context, head, label, Severity::SetAside)))
    };
    let code = identity(&context.form.case_code)?;
    let name = identity(&context.form.case_name)?;
    let places: Vec<Option<u32>> = columns.iter().map(|column| answers_of(context, head, &column.label)).collect();
    for (column, place) in columns.iter().zip(&places) {
        if place.is_none() {
            let mut diagnostic = lost_heading(context, head, &column.label, Severity::Undecided)
                .about(format!("{}!{}!{}", context.file, context.sheet.name, column.label));
            diagnostic.scope.question = Some(column.question.clone());
            diagnostics.push(diagnostic);
        }
    }
    let sent = match &context.form.export {
        Some(export) if !export.time.is_empty() => {
            let column = export.time.iter().find_map(|heading| column_of(context, head, heading));
            if column.is_none() {
                let found = exports::no_time(export.time.join(" / "));
                let hint = exports::hint_time();
                let (rule, severity) = ("lost-heading", Severity::Query);
                let told = Diagnostic::of_file(rule, severity, context.file, found, exports::time_column(), hint);
                diagnostics.push(told);
            }
            column
        }
        Some(_) | None => None,
    };
    let declared: BTreeSet<u32> = code.iter().chain(&name).chain(places.iter().flatten()).copied().collect();
    // A heading may be merged over several rows.
    let body = grid.row(head).map(|(at, _)| grid.merge_end_row(at) + 1).max().unwrap_or(head + 1);
    let mut captured = Vec::new();
    let mut told = BTreeSet::new();
    let mut lone = Vec::new();
    for row in grid.rows().filter(|row| *row >= body) {
        if let Some(found) = no_respondent(context, row) {
            told.insert(row);
            // One that stands beside the columns that are read is in nobody's way.
            if grid.row(row).any(|(at, _)| declared.contains(&at.column)) {
                diagnostics.push(not_counted(context, found));
            }
            continue;
        }
        // What a merge lends to a row does not make it a respondent; a cell of its own does.
        if !grid.row(row).any(|(at, _)| declared.contains(&at.column)) {
            continue;
        }
        let cell = |column: u32, option: Option<&str>| context.cell(CellAddress::new(row, column), option);
        let blank = |cell: &AnswerCell| cell.raw.trim().is_empty();
        let code = code.map(|column| cell(column, None));
        let name = name.map(|column| cell(column, None));
        let mut boxes: Vec<(String, Vec<AnswerCell>)> = Vec::new();
        let mut lost = BTreeSet::new();
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
        let mut own = grid.row(row).filter(|(at, _)| !grid.text(*at).trim().is_empty());
        if let (true, Some((at, _)), None) = (code.is_none() && name.is_none(), own.next(), own.next()) {
            lone.push(at);
        }
        if answered || identified {
            captured.push(Captured {
                sheet: context.sheet.name.clone(),
                row: Some(row),
                code,
                name,
                sent: sent.map(|column| cell(column, None)),
                boxes,
                lost,
                ..Captured::default()
            });
        }
    }
    shared::hold_out_rows(context, context.survey, &mut captured);
    // Records and indicators are kept for other ends too; their definition names the columns that matter.
    if context.survey.records().is_some() || context.survey.questions.is_empty() {
        return Ok((captured, diagnostics));
    }
    // In a list of one or two columns one filled cell is an ordinary answer.
    if let Some(first) = lone.first().filter(|_| declared.len() >= LEAST_COLUMNS) {
        let text = around::shortened(&grid.text(*first));
        diagnostics.push(
            Diagnostic::at(
                "lone-cell",
                Severity::Query,
                lone.iter().map(|at| cell_ref(context.file, &context.sheet.name, *at)).collect(),
                words::lone_cells(lone.len(), layouts::quoted(first, text)),
                words::expected_respondent(),
                words::hint_lone_cell(),
            )
            .about(format!("{}!{}", context.file, context.sheet.name)),
        );
    }
    let read: BTreeSet<u32> = declared.iter().copied().chain(sent).collect();
    let list = beside::List { head, body, read: &read, told: &told };
    diagnostics.extend(beside::said(context, &list));
    Ok((captured, diagnostics))
}

/// A note or a row of totals.
fn not_counted(context: &Context<'_>, found: (CellAddress, &'static str, Phrase)) -> Diagnostic {
    let (at, rule, hint) = found;
    Diagnostic::at(
        rule,
        Severity::Note,
        vec![cell_ref(context.file, &context.sheet.name, at)],
        Phrase::same(context.sheet.grid.text(at)),
        words::expected_respondent(),
        hint,
    )
}

/// A note under the table (a single cell that begins with a note mark) or a row of totals, with what is said of it.
fn no_respondent(context: &Context<'_>, row: u32) -> Option<(CellAddress, &'static str, Phrase)> {
    let mut cells = context.sheet.grid.row(row).filter(|(_, value)| !value.raw().trim().is_empty());
    let (at, value) = cells.next()?;
    let text = key::key(&value.raw());
    if (is_note(&text) || is_end(&text)) && cells.next().is_none() {
        return Some((at, "note-row", words::hint_note_row()));
    }
    ["合計", "計", "小計", "総計", "総合計", "total"]
        .contains(&text.as_str())
        .then(|| (at, "total-row", words::hint_total_row()))
}

/// Words that end a list and say nothing else.
fn is_end(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    ["以上", "以下余白", "以下空白", "余白", "以下なし"].contains(&bare)
}

pub(super) fn is_note(text: &str) -> bool {
    ["※", "*", "注", "(注"].iter().any(|start| text.starts_with(start))
}

/// That a heading is not in its row, or there more than once.
pub(super) fn lost_heading(context: &Context<'_>, row: u32, label: &str, severity: Severity) -> Diagnostic {
    let cells: Vec<CellAddress> = context
        .sheet
        .grid
        .row(row)
        .filter(|(_, value)| label_fits(&key::key(&value.raw()), &key::key(label)))
        .map(|(at, _)| at)
        .collect();
    let said = match cells.as_slice() {
        [] => words::heading_missing(label, &context.sheet.name),
        [near] => {
            let near = format!("{near}「{}」", context.sheet.grid.text(*near));
            words::heading_near(label, &context.sheet.name, near)
        }
        several => {
            let listed = Phrase::list(several);
            words::heading_several(label, several.len(), listed)
        }
    };
    let places = cells.iter().map(|at| cell_ref(context.file, &context.sheet.name, *at)).collect();
    let (expected, hint) = (words::label_once(label), words::hint_label());
    let lost = Diagnostic::of_file("lost-heading", severity, context.file, said, expected, hint);
    Diagnostic { places, ..lost }
}

/// The column under which a heading stands: the only one that is exactly it, or else the only one that begins with
/// it. Two columns with the same heading are none: nobody can know which holds the answers.
fn column_of(context: &Context<'_>, row: u32, label: &str) -> Option<u32> {
    under(context, row, label, label_fits)
}

/// The same for a column of answers, whose heading says what is counted: it may only have notes behind it.
pub(super) fn answers_of(context: &Context<'_>, row: u32, label: &str) -> Option<u32> {
    under(context, row, label, headings::fits)
}

fn under(context: &Context<'_>, row: u32, label: &str, fits: fn(&str, &str) -> bool) -> Option<u32> {
    let wanted = key::key(label);
    let mut exact = Vec::new();
    let mut begins = Vec::new();
    for (at, value) in context.sheet.grid.row(row) {
        let CellValue::Text(text) = value else { continue };
        let found = key::key(text);
        if found == wanted {
            exact.push(at.column);
        } else if fits(&found, &wanted) {
            begins.push(at.column);
        }
    }
    match (exact.as_slice(), begins.as_slice()) {
        ([only], _) | ([], [only]) => Some(*only),
        _ => None,
    }
}
