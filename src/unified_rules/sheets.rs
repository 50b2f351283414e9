//! Rules that look at a sheet or a file as a whole: its form, merges, formulas, what is drawn or hidden, how many tables there
//! are.

use super::{Odd, Table, View};
use crate::catalogue::unified_rules as words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::workbook::evidence::{DrawingKind, SheetEvidence};
use crate::workbook::{CellValue, Container, Workbook};

/// The form of the file (1-1), and what could not be looked at in it.
pub(super) fn of_file(file: &str, workbook: &Workbook) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    match workbook.container {
        Container::Xlsx | Container::Delimited | Container::Ods => {}
        other => found.push(Diagnostic::of_file(
            "table-file-form",
            if other == Container::Html { Severity::Query } else { Severity::Note },
            file,
            words::form(other.word()),
            words::of_item("1-1", words::open_form()),
            words::hint_open_form(),
        )),
    }
    let blind = workbook.sheets.iter().any(|sheet| sheet.evidence.is_none());
    if blind && workbook.container != Container::Delimited {
        found.push(Diagnostic::of_file(
            "table-not-looked-at",
            Severity::Note,
            file,
            words::not_looked_at(),
            words::as_xlsx(),
            words::hint_as_xlsx(),
        ));
    }
    found
}

/// Merged cells.
pub(super) fn merges(view: &View<'_>) -> Vec<Odd> {
    let merges = view.sheet.grid.merges();
    merges.map(|range| Odd::new(range.first, words::range(range.first, range.last))).collect()
}

fn evidence<'a>(view: &'a View<'_>, look: impl Fn(&'a SheetEvidence) -> Vec<Odd>) -> Vec<Odd> {
    view.sheet.evidence.as_ref().map(look).unwrap_or_default()
}

/// Formulas.
pub(super) fn formulas(view: &View<'_>) -> Vec<Odd> {
    evidence(view, |evidence| {
        let formulas = evidence.formulas.iter();
        formulas.map(|(at, formula)| Odd::new(*at, words::quoted(format!("={}", formula.text)))).collect()
    })
}

/// What lies over the cells: shapes, pictures, charts, controls, comments.
pub(super) fn objects(view: &View<'_>) -> Vec<Odd> {
    let kind = |kind: DrawingKind| match kind {
        DrawingKind::Picture => words::picture(),
        DrawingKind::TextBox => words::text_box(),
        DrawingKind::Oval | DrawingKind::Shape => words::shape(),
        DrawingKind::CheckBox { .. } | DrawingKind::RadioButton { .. } | DrawingKind::Control => words::control(),
    };
    evidence(view, |evidence| {
        let drawn = evidence.drawings.iter().map(|one| Odd::new(one.over.first, kind(one.kind)));
        let said = evidence.comments.iter().map(|one| Odd::new(one.at, words::comment(&one.text)));
        drawn.chain(said).collect()
    })
}

/// Words that are struck through: what they mean is only in their looks.
pub(super) fn struck(view: &View<'_>) -> Vec<Odd> {
    evidence(view, |evidence| {
        evidence.struck.iter().map(|(at, struck)| Odd::new(*at, words::quoted(&struck.text))).collect()
    })
}

/// Hidden sheets, rows and columns with something in them.
pub(super) fn hidden(view: &View<'_>) -> Vec<Odd> {
    let mut found = Vec::new();
    if !view.sheet.visible {
        found.push(Odd::new(CellAddress::new(0, 0), words::hidden_sheet()));
    }
    found.extend(evidence(view, |evidence| {
        let cells = view.sheet.grid.cells();
        let hidden = cells.filter_map(|(at, _)| {
            let row = evidence.row_is_hidden(at.row);
            let column = evidence.column_is_hidden(at.column);
            (row || column).then(|| Odd::new(at, if row { words::hidden_row() } else { words::hidden_column() }))
        });
        hidden.collect()
    }));
    found
}

/// Whether the first row of a table already holds numbers, so that it goes on from the one above.
fn goes_on(view: &View<'_>, above: &Table, table: &Table) -> bool {
    let overlaps =
        above.columns().start() <= table.columns().end() && table.columns().start() <= above.columns().end();
    let first = crate::workbook::MergedRange {
        first: table.range.first,
        last: CellAddress::new(table.range.first.row, table.range.last.column),
    };
    let holds = view.sheet.grid.within(first).any(|(_, value)| match value {
        CellValue::Number(number) => !super::cells::is_year(*number),
        CellValue::Text(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => false,
    });
    overlaps && holds
}

/// Tables that an empty row takes apart.
pub(super) fn split(view: &View<'_>) -> Vec<Odd> {
    let pairs = view.tables.iter().zip(view.tables.iter().skip(1));
    let parts = pairs.filter(|(above, table)| goes_on(view, above, table));
    parts.map(|(_, table)| Odd::new(table.range.first, words::empty_row_above())).collect()
}

/// Tables beyond the first of a sheet.
pub(super) fn several(view: &View<'_>) -> Vec<Odd> {
    let pairs = view.tables.iter().zip(view.tables.iter().skip(1));
    let others = pairs.filter(|(above, table)| !goes_on(view, above, table));
    others
        .map(|(_, table)| Odd::new(table.range.first, words::another_table(table.range.first, table.range.last)))
        .collect()
}
