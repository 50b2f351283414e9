//! What a form came with: a drawing or a comment that is the same, at the same place, in most of its returns was not put
//! there by those who answered. Two people never draw the same ring to the unit of the format.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::evidence as words;
use crate::collect::Submission;
use crate::diagnostic::{Diagnostic, Severity};
use crate::kept::kept;
use crate::provenance::CellAddress;

/// Fewer returns than these do not show what the form came with.
const FEWEST: usize = 3;

/// Names something that a form may have come with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Own {
    at: CellAddress,
    what: String,
}

kept!(Own { at, what });

impl Own {
    pub(super) fn new(at: CellAddress, what: &str) -> Self {
        Self { at, what: what.to_owned() }
    }
}

/// A row of a return's tables: the table and its row.
type TableRow = (usize, usize);

/// Something to be said of a return, and the answer that waits for it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::collect) struct Finding {
    pub(super) diagnostic: Diagnostic,
    holds: Option<String>,
    own: Option<Own>,
    of_file: bool,
    /// The row that it is about, where it is about one.
    row: Option<TableRow>,
}

kept!(Finding { diagnostic, holds, own, of_file, row });

impl Finding {
    pub(super) fn of(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, holds: None, own: None, of_file: false, row: None }
    }

    /// One that is about all returns of a file.
    pub(super) fn of_file(diagnostic: Diagnostic) -> Self {
        Self::of(diagnostic).about_the_file()
    }

    pub(super) fn about_the_file(self) -> Self {
        Self { of_file: true, ..self }
    }

    pub(super) fn that_may_be_the_forms(diagnostic: Diagnostic, own: Own) -> Self {
        Self { own: Some(own), ..Self::of(diagnostic) }
    }

    /// One for which the answer to a question waits.
    pub(super) fn that_holds(diagnostic: Diagnostic, question: &str) -> Self {
        Self::of(diagnostic).holding(question)
    }

    pub(super) fn holding(self, question: &str) -> Self {
        Self { holds: Some(question.to_owned()), ..self }
    }

    pub(super) fn of_row_of_table(self, group: usize, row: usize) -> Self {
        Self { row: Some((group, row)), ..self }
    }
}

/// The findings of the returns of one folder: the number of the return among all, and what is to be said of it.
#[derive(Debug, Default)]
pub(in crate::collect) struct Findings {
    found: Vec<(usize, Finding)>,
    files: usize,
}

impl Findings {
    /// Counts a file that was read.
    pub(in crate::collect) fn file(&mut self) {
        self.files += 1;
    }

    pub(in crate::collect) fn add(&mut self, submission: usize, found: Vec<Finding>) {
        self.found.extend(found.into_iter().map(|finding| (submission, finding)));
    }
}

/// Says what is to be said, and holds out the answers that wait for it. What the form came with is said once.
pub(in crate::collect) fn settle(
    findings: Findings,
    submissions: &mut [Submission],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut files: BTreeMap<Own, Vec<String>> = BTreeMap::new();
    for (number, finding) in &findings.found {
        if let (Some(own), Some(submission)) = (&finding.own, submissions.get(*number)) {
            let known = files.entry(own.clone()).or_default();
            // Findings come file by file.
            if known.last().is_none_or(|last| **last != *submission.file) {
                known.push(submission.file.to_string());
            }
        }
    }
    let is_the_forms = |own: &Own| {
        let count = files.get(own).map_or(0, Vec::len);
        findings.files >= FEWEST && count * 2 > findings.files
    };
    // What the words of an answer that waits could not be read as is no matter until then.
    let held: BTreeSet<(usize, Option<TableRow>, &str)> = findings
        .found
        .iter()
        .filter(|(_, finding)| finding.own.as_ref().is_none_or(|own| !is_the_forms(own)))
        .filter_map(|(number, finding)| Some((*number, finding.row, finding.holds.as_deref()?)))
        .collect();
    let mut waiting: BTreeSet<(String, &str)> = BTreeSet::new();
    for (number, row, question) in held {
        let Some(submission) = submissions.get_mut(number) else { continue };
        match row {
            None => {
                submission.hold_out(question);
                waiting.insert((submission.place(), question));
            }
            Some((group, row)) => {
                let Some(table) = submission.groups.get_mut(group) else { continue };
                let Some(row) = table.rows.get_mut(row) else { continue };
                row.hold_out(question);
                let of_row = [(row.place(), question)].into();
                table.of_rows.retain(|said| !is_about(said, &of_row));
            }
        }
    }
    diagnostics.retain(|said| !is_about(said, &waiting));
    let mut said: BTreeSet<Own> = BTreeSet::new();
    for (number, finding) in findings.found {
        let Finding { mut diagnostic, own, of_file, row, holds: _ } = finding;
        if let Some(own) = own.filter(|own| is_the_forms(own)) {
            let count = files.get(&own).map_or(0, Vec::len);
            // A form that computes a box is how it is meant.
            if said.insert(own) && diagnostic.rule != "answer-by-formula" {
                let mut note = Diagnostic::at(
                    "came-with-form",
                    Severity::Note,
                    diagnostic.places,
                    words::part_of_form(count),
                    words::expected_part_of_form(),
                    words::hint_part_of_form(),
                );
                note.scope.question = diagnostic.scope.question;
                diagnostics.push(note);
            }
            continue;
        }
        if of_file {
            diagnostic.scope.case = None;
        }
        // What is said of a row counts where its return does.
        let table = row.and_then(|(group, _)| submissions.get_mut(number)?.groups.get_mut(group));
        match table {
            Some(table) => table.of_rows.push(diagnostic),
            None => diagnostics.push(diagnostic),
        }
    }
}

fn is_about(said: &Diagnostic, answers: &BTreeSet<(String, &str)>) -> bool {
    match (&said.scope.case, &said.scope.question) {
        (Some(case), Some(question)) => answers.contains(&(case.clone(), question.as_str())),
        (None, _) | (_, None) => false,
    }
}
