//! What stands in a list beside the columns that the definition reads: columns that somebody added, and notes in the margin.
//! Nothing of it is an answer, and none of it may go unseen.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, layouts as words};
use crate::collect::around::{QUOTED, shortened};
use crate::collect::layout::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::text::key::key;
use crate::workbook::cell_ref;

/// Where the list of a sheet stands.
pub(super) struct List<'a> {
    /// The row of the headings.
    pub head: u32,
    /// The first row below them.
    pub body: u32,
    /// The columns that are read.
    pub read: &'a BTreeSet<u32>,
    /// Rows of notes and totals, which have a finding of their own.
    pub told: &'a BTreeSet<u32>,
}

/// Columns with a heading that the definition does not read, said once for the sheet, and cells under no heading.
pub(super) fn said(context: &Context<'_>, list: &List<'_>) -> Vec<Diagnostic> {
    let grid = &context.sheet.grid;
    let mut headed: BTreeMap<u32, (String, Vec<CellAddress>)> = BTreeMap::new();
    let mut margin: Vec<CellAddress> = Vec::new();
    for row in grid.rows().filter(|row| *row >= list.body && !list.told.contains(row)) {
        for (at, _) in grid.row(row).filter(|(at, _)| !list.read.contains(&at.column)) {
            if grid.text(at).trim().is_empty() {
                continue;
            }
            match heading(context, list, at.column) {
                Some(text) => headed.entry(at.column).or_insert_with(|| (text, Vec::new())).1.push(at),
                None => margin.push(at),
            }
        }
    }
    let unread: Vec<String> = context.form.unread.iter().map(|label| key(label)).collect();
    headed.retain(|_, (text, cells)| !unread.contains(&key(text)) && !only_counts(context, cells));
    let subject = format!("{}!{}", context.file, context.sheet.name);
    let places =
        |cells: &[CellAddress]| cells.iter().map(|at| cell_ref(context.file, &context.sheet.name, *at)).collect();
    let mut diagnostics = Vec::new();
    if !headed.is_empty() {
        let first: Vec<CellAddress> = headed.values().filter_map(|(_, cells)| cells.first().copied()).collect();
        let mut found: Vec<_> = headed
            .values()
            .take(QUOTED)
            .filter_map(|(text, cells)| {
                let at = cells.first()?;
                Some(words::unread_column(shortened(text), cells.len(), at, shortened(&grid.text(*at))))
            })
            .collect();
        if headed.len() > QUOTED {
            found.push(words::and_more(headed.len() - QUOTED));
        }
        let (expected, hint) = (words::expected_columns(), words::hint_unread_column());
        let (rule, severity) = ("unread-box", Severity::Note);
        let told = Diagnostic::at(rule, severity, places(&first), Phrase::list(found), expected, hint);
        diagnostics.push(told.about(subject.clone()));
    }
    if !margin.is_empty() {
        let mut found: Vec<_> =
            margin.iter().take(QUOTED).map(|at| words::quoted(at, shortened(&grid.text(*at)))).collect();
        if margin.len() > QUOTED {
            found.push(words::and_more(margin.len() - QUOTED));
        }
        let (expected, hint) = (words::expected_in_columns(), words::hint_outside());
        let (rule, severity) = ("outside-box", Severity::Query);
        let told = Diagnostic::at(rule, severity, places(&margin), Phrase::list(found), expected, hint);
        diagnostics.push(told.about(subject));
    }
    diagnostics
}

/// Whether a column does nothing but number the rows: 1, 2, 3 …
fn only_counts(context: &Context<'_>, cells: &[CellAddress]) -> bool {
    (1..).zip(cells).all(|(number, at): (usize, _)| key(&context.sheet.grid.text(*at)) == number.to_string())
}

/// The words above a column, seen through merges.
fn heading(context: &Context<'_>, list: &List<'_>, column: u32) -> Option<String> {
    let texts = (list.head..list.body).map(|row| context.sheet.grid.text(CellAddress::new(row, column)));
    texts.map(|text| text.trim().to_owned()).find(|text| !text.is_empty())
}
