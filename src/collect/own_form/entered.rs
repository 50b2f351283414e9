//! Entry sheets: what was keyed from paper and fax, a row each. A hidden row of names and the headings say what each column
//! holds, wherever they were moved; a row counts once an answer or the place of its paper stands in it. Whatever else
//! stands in the workbook is listed.

mod columns;
mod outside;
mod paper;
mod twice;

pub(in crate::collect) use paper::settle_keyed;
pub(in crate::collect) use twice::Twice;

use std::collections::BTreeSet;

use crate::catalogue::own_form as words;
use crate::collect::around;
use crate::collect::layout::{Captured, read_cell};
use crate::collect::matching::{CodeReading, FrameIndex};
use crate::collect::own_form::OwnForm;
use crate::collect::own_form::entered::columns::{Plan, Table};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::Holds;
use crate::questionnaire::entry::Typist;
use crate::questionnaire::identity::Identity;
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook, cell_ref};

/// Reads an entry sheet.
///
/// # Errors
/// A finding of severity `SetAside` where its columns cannot be told.
pub(super) fn read(
    asking: Asking<'_>,
    file: &str,
    book: &Workbook,
    identity: &Identity,
) -> Result<OwnForm, Box<Diagnostic>> {
    let plan = Plan::new(asking);
    let tables = plan.tables(book);
    if tables.is_empty() {
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            words::no_columns(),
            words::form_is(identity.word()),
            words::hint_no_columns(),
        )));
    }
    let known = Known(asking.frame.map(FrameIndex::new));
    let mut own = OwnForm::default();
    for table in &tables {
        let lost = plan.lost(file, table, &mut own.diagnostics);
        own.diagnostics.extend(around::moved(
            file,
            &table.sheet.name,
            &table.anchors(&plan),
            &plan.headings_expected(),
        ));
        own.diagnostics.extend(table.names_left_behind(file));
        let keyed: Vec<u32> = table.respondents(&known).collect();
        for row in &keyed {
            let place = format!("{file}!{}!{}", table.sheet.name, u64::from(*row) + 1);
            let paper = table.column(&Holds::Source).map(|column| CellAddress::new(*row, column));
            let paper = paper.map(|at| table.sheet.grid.text(at)).filter(|text| !text.trim().is_empty());
            own.sources.extend(paper.map(|paper| (paper, place)));
            own.captured.push(captured(file, table, *row, &plan, &lost));
        }
        own.diagnostics.extend(outside::beside_table(file, &plan, table, &keyed, &known));
    }
    let read: BTreeSet<&str> = tables.iter().map(|table| table.sheet.name.as_str()).collect();
    let others = book.sheets.iter().filter(|sheet| !read.contains(sheet.name.as_str()));
    own.diagnostics.extend(others.filter_map(|sheet| outside::other_sheet(file, &plan, sheet)));
    Ok(own)
}

/// Reads a workbook that does not say what it is and yet carries the hidden names of an entry sheet, as after its sheet was
/// copied into another file or saved as CSV.
pub(super) fn recognise(asking: Asking<'_>, file: &str, book: &Workbook, identity: &Identity) -> Option<OwnForm> {
    let plan = Plan::new(asking);
    if !plan.tables(book).iter().any(Table::has_names) {
        return None;
    }
    let mut own = read(asking, file, book, identity).ok()?;
    own.entry = Some(plan.typist(book).word().to_owned());
    Some(own)
}

/// What stands in the row of one respondent.
fn captured(file: &str, table: &Table<'_>, row: u32, plan: &Plan, lost: &[String]) -> Captured {
    let cell =
        |column: u32, option: Option<&str>| read_cell(file, table.sheet, CellAddress::new(row, column), option);
    let mut one = Captured {
        sheet: table.sheet.name.clone(),
        row: Some(row),
        code: table.column(&Holds::Code).map(|column| cell(column, None)),
        name: table.column(&Holds::Name).map(|column| cell(column, None)),
        lost: lost.iter().cloned().collect(),
        ..Captured::default()
    };
    for holds in plan.boxes() {
        let Holds::Answer { question, option } = holds else { continue };
        let (Some(column), false) = (table.column(holds), one.lost.contains(question)) else { continue };
        let cell = cell(column, option.as_deref());
        match one.boxes.iter_mut().find(|(id, _)| id == question) {
            Some((_, cells)) => cells.push(cell),
            None => one.boxes.push((question.clone(), vec![cell])),
        }
    }
    one
}

/// The frame, to tell a respondent's row from words that somebody wrote.
struct Known<'a>(Option<FrameIndex<'a>>);

impl Known<'_> {
    fn is_code(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|index| matches!(index.by_code(text), CodeReading::Case(_)))
    }

    fn is_name(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|index| index.by_name(text).is_some())
    }

    /// Whether a row names a case of the frame.
    fn names(&self, table: &Table<'_>, row: u32) -> bool {
        let text = |holds: &Holds| {
            table
                .column(holds)
                .map(|column| table.sheet.grid.text(CellAddress::new(row, column)))
                .unwrap_or_default()
        };
        self.is_code(&text(&Holds::Code)) || self.is_name(&text(&Holds::Name))
    }
}

impl Table<'_> {
    /// The rows in which something was keyed. Above the headings, where a person may write anything, only one that names a
    /// case: whoever sorts a whole sheet puts rows there.
    fn respondents(&self, known: &Known<'_>) -> impl Iterator<Item = u32> {
        let first = self.first();
        self.sheet.grid.rows().filter(move |row| {
            !self.is_printed(*row)
                && self
                    .held()
                    .filter(|(holds, _)| matches!(holds, Holds::Answer { .. } | Holds::Source))
                    .any(|(_, column)| is_filled(self.sheet, CellAddress::new(*row, column)))
                && (*row > first || known.names(self, *row))
        })
    }

    /// The note that columns were read by their headings, because the hidden names above them say otherwise.
    fn names_left_behind(&self, file: &str) -> Option<Diagnostic> {
        let places: Vec<_> = self.stale().map(|at| cell_ref(file, &self.sheet.name, at)).collect();
        (!places.is_empty()).then(|| {
            let found = words::column_names_stale(places.len());
            let (expected, hint) = (words::names_at_columns(), words::hint_by_headings());
            Diagnostic::at("names-left-behind", Severity::Note, places, found, expected, hint)
        })
    }
}

/// Whether something stands in a cell; a formula that was never computed is something.
fn is_filled(sheet: &Sheet, at: CellAddress) -> bool {
    let formula = sheet.evidence.as_ref().and_then(|evidence| evidence.formulas.get(&at));
    !sheet.grid.text(at).trim().is_empty() || formula.is_some_and(|formula| !formula.cached)
}

/// Which of two people keyed, by the words above the table.
fn typist(book: &Workbook, second: &str) -> Typist {
    let second = key(second);
    let mut cells = book.sheets.iter().flat_map(|sheet| sheet.grid.cells());
    if cells.any(|(_, value)| key(&value.raw()) == second) { Typist::Second } else { Typist::First }
}
