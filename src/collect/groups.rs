//! Repeat groups as surveys of their own: every row of a table that came with a return that counts is a unit, with the
//! frame columns of its case. Corrections name it by case and number (`202011#2`); rows of totals are compared with the
//! rows as they were corrected, and never counted.

mod totals;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::repeats as words;
use crate::collect::layout::group::TotalRow;
use crate::collect::round::Inputs;
use crate::collect::{CollectedRound, Submission, Unit, coding_list, duplicates, neighbours, replay};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::kept::kept;
use crate::provenance::CellRef;
use crate::survey::definition::row_id;
use crate::survey::missing::Disposition;

/// The table of a repeat group that came with a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedGroup {
    /// The survey that its rows are.
    pub survey: String,
    /// Its rows.
    pub rows: Vec<Submission>,
    /// Its rows of totals.
    pub totals: Vec<TotalRow>,
    /// What was odd about the table.
    pub of_table: Vec<Diagnostic>,
    /// What was odd about its rows.
    pub of_rows: Vec<Diagnostic>,
}

kept!(ReturnedGroup { survey, rows, totals, of_table, of_rows });

/// The rows of a repeat group over a round, from the returns of that round.
pub fn collect(inputs: &Inputs<'_>, with: &CollectedRound) -> CollectedRound {
    let mut units: Vec<Unit> = Vec::new();
    let mut tables: Vec<(&str, &ReturnedGroup, Range<usize>)> = Vec::new();
    let (mut of_tables, mut diagnostics) = (Vec::new(), Vec::new());
    let mut told: BTreeSet<String> = BTreeSet::new();
    for case in &with.units {
        let Some(submission) = case.submission.as_ref().filter(|_| may_count(case.disposition)) else { continue };
        let scope = Scope { case: Some(case.id.clone()), ..inputs.scope() };
        let Some(group) = submission.groups.iter().find(|group| group.survey == inputs.survey.id) else {
            of_tables.push(not_on_form(inputs, submission).in_scope(scope));
            continue;
        };
        of_tables.extend(group.of_table.iter().cloned().map(|found| {
            let question = found.scope.question.clone();
            found.in_scope(Scope { question, ..scope.clone() })
        }));
        // Where a return counts for several cases, its rows are named for each of them below.
        if told.insert(submission.place()) {
            diagnostics.extend(group.of_rows.iter().cloned());
        }
        let first = units.len();
        units.extend(group.rows.iter().enumerate().map(|(index, row)| unit(case, index + 1, row)));
        tables.push((&case.id, group, first..units.len()));
    }
    replay::name_cases(&units, &mut diagnostics);
    diagnostics.extend(of_tables);
    let (looked_at, of_the_ledger) = replay::replay(inputs, &mut units, &mut diagnostics);
    for (case, group, rows) in &tables {
        let rows = units.get(rows.clone()).unwrap_or_default();
        for found in totals::compared(inputs, group, rows) {
            let question = found.scope.question.clone();
            let scope = Scope { case: Some((*case).to_owned()), question, ..inputs.scope() };
            diagnostics.push(found.in_scope(scope));
        }
    }
    diagnostics.extend(coding_list::apply(inputs, &mut units));
    for (case, question, diagnostic) in neighbours::compared(inputs.survey, &units) {
        let scope = Scope { case: Some(case), question: Some(question), ..inputs.scope() };
        diagnostics.push(diagnostic.in_scope(scope));
    }
    diagnostics.extend(of_the_ledger);
    replay::offer_rows(inputs, &units, &mut diagnostics);
    CollectedRound {
        survey: inputs.survey.id.clone(),
        round: inputs.round.id.clone(),
        units,
        files: Vec::new(),
        diagnostics,
        alterations: Vec::new(),
        decided: looked_at.into_iter().collect(),
    }
}

/// Whether the rows of a case are read: those of a return that counts, and those of one that a person has to decide about.
fn may_count(disposition: Disposition) -> bool {
    match disposition {
        Disposition::Valid | Disposition::Invalid | Disposition::HeldOut => true,
        Disposition::NotReturned
        | Disposition::Refused
        | Disposition::Nil
        | Disposition::Undeliverable
        | Disposition::KeyIn
        | Disposition::Late
        | Disposition::NotEligible
        | Disposition::Joint => false,
    }
}

fn unit(case: &Unit, number: usize, row: &Submission) -> Unit {
    Unit {
        id: row_id(&case.id, number),
        name: case.name.map(|name| row_id(name, number)),
        stratum: case.stratum.clone(),
        attributes: case.attributes.clone(),
        frame_row: None,
        disposition: case.disposition,
        remark: None,
        ended_by: None,
        submission: Some(row.clone()),
        contradicting: Vec::new(),
    }
}

/// A return by a form that has no table for the group, such as one that kaishu made.
fn not_on_form(inputs: &Inputs<'_>, submission: &Submission) -> Diagnostic {
    let title = inputs.survey.title.ja.as_str();
    Diagnostic::of_file(
        "group-not-read",
        Severity::Undecided,
        &submission.file,
        words::not_on_form(title),
        words::a_table(title),
        words::hint_not_on_form(),
    )
    .about(format!("{}!{}", submission.place(), inputs.survey.id))
}

/// Whether the tables of two returns say the same.
pub fn same(a: &Submission, b: &Submission) -> bool {
    a.groups.len() == b.groups.len() && a.groups.iter().zip(&b.groups).all(|(a, b)| same_rows(a, b))
}

fn same_rows(a: &ReturnedGroup, b: &ReturnedGroup) -> bool {
    let rows =
        a.rows.len() == b.rows.len() && a.rows.iter().zip(&b.rows).all(|(a, b)| duplicates::same_answers(a, b));
    a.survey == b.survey && rows
}

/// Tables in which two returns differ, in words, and the cells of the rows that do.
pub(super) fn differences(first: &Submission, second: &Submission) -> (Vec<String>, Vec<CellRef>) {
    let (mut said, mut places) = (Vec::new(), Vec::new());
    for (a, b) in first.groups.iter().zip(&second.groups).filter(|(a, b)| !same_rows(a, b)) {
        let count = a.rows.len().max(b.rows.len());
        for number in 0..count {
            let rows = (a.rows.get(number), b.rows.get(number));
            if matches!(rows, (Some(a), Some(b)) if duplicates::same_answers(a, b)) {
                continue;
            }
            let shown = |row: Option<&Submission>| {
                let texts =
                    row.map(|row| row.answers.iter().map(|answer| answer.value.text()).collect::<Vec<_>>());
                texts.map_or_else(|| "―".to_owned(), |texts| texts.join("／"))
            };
            said.push(format!("{}#{}: {} ⇔ {}", a.survey, number + 1, shown(rows.0), shown(rows.1)));
            let cells = [rows.0, rows.1].into_iter().flatten().flat_map(|row| &row.answers);
            places.extend(cells.flat_map(|answer| &answer.cells).map(|cell| cell.at.clone()));
        }
    }
    (said, places)
}
