//! Reads the file that a definition was drafted from with that very definition, and says what it got: a draft that cannot
//! read its own file is worth nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Phrase;
use crate::collect::capture::capture;
use crate::collect::coding::code_as;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::respondents::{self, Respondent};
use crate::draft::sketch::Sketch;
use crate::provenance::CellRef;
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::survey::read_survey;
use crate::workbook::{Workbook, cell_ref};

/// What was read from one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// The file.
    pub file: String,
    /// Returns in it.
    pub returns: usize,
    /// Boxes that were found, over all returns.
    pub boxes: usize,
    /// Boxes with an answer.
    pub answered: usize,
    /// What was read of each question, by its id, and of who answers, by `case_code` and `case_name`.
    pub read: BTreeMap<String, ReadBox>,
    /// Who gave the returns, as far as they say.
    pub respondents: Vec<Respondent>,
    /// Questions whose place was not found: the id and why.
    pub lost: BTreeMap<String, Phrase>,
    /// Cells with something in them that no box covers and that are no words of the form.
    pub uncovered: Vec<(CellRef, String)>,
    /// What was odd.
    pub findings: Vec<Diagnostic>,
}

/// What is read of the code of who answers.
pub(super) const CASE_CODE: &str = "case_code";
/// What is read of the name of who answers.
pub(super) const CASE_NAME: &str = "case_name";

/// What was read of a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadBox {
    /// Its cells, in every return of the file.
    pub cells: Vec<CellRef>,
    /// Whether any return answers it.
    pub answered: bool,
}

impl ReadBox {
    fn take(&mut self, cells: impl IntoIterator<Item = CellRef>, answered: bool) {
        self.cells.extend(cells);
        self.answered |= answered;
    }
}

/// Reads a definition's text; none where it has mistakes, which are told.
///
/// # Errors
/// The mistakes, as a person would see them.
pub(super) fn survey(name: &str, text: &str) -> Result<Survey, crate::error::Error> {
    let file = SourceFile::new(name, text);
    let mut problems = Problems::new();
    let survey = read_survey(&file, &mut problems);
    problems.into_result()?;
    survey.ok_or_else(|| crate::error::Error::Internal(Phrase::same(name)))
}

/// Reads a workbook with a definition.
pub(super) fn prove(survey: &Survey, sketch: &Sketch, file: &str, book: &Workbook) -> Proof {
    let mut proof = Proof { file: file.to_owned(), ..Proof::default() };
    let Some(form) = survey.forms.first() else { return proof };
    let (captured, odd) = match capture(file, book, survey, form).map(|taken| (taken.returns, taken.diagnostics)) {
        Ok(found) => found,
        Err(diagnostic) => {
            proof.findings.push(*diagnostic);
            return proof;
        }
    };
    for diagnostic in &odd {
        if let Some(question) = &diagnostic.scope.question {
            proof.lost.entry(question.clone()).or_insert_with(|| diagnostic.found.clone());
        }
    }
    proof.findings.extend(odd);
    proof.returns = captured.len();
    // The other returns have the words of the form where the one has them that was drafted from.
    let mut covered: BTreeSet<CellRef> =
        sketch.known.iter().map(|cell| CellRef { file: file.into(), ..cell.clone() }).collect();
    let mut sheets: BTreeSet<String> = BTreeSet::new();
    let beside = respondents::beside(sketch);
    for one in captured {
        proof.respondents.extend(respondents::of_return(&one, &beside));
        sheets.insert(one.sheet.clone());
        covered.extend(one.printed.iter().map(|at| cell_ref(file, &one.sheet, *at)));
        covered.extend(one.code.iter().chain(&one.name).chain(&one.sent).map(|cell| cell.at.clone()));
        for (key, cell) in [(CASE_CODE, &one.code), (CASE_NAME, &one.name)] {
            if let Some(cell) = cell {
                proof.read.entry(key.to_owned()).or_default().take([cell.at.clone()], !cell.raw.trim().is_empty());
            }
        }
        for group in one.groups {
            let id = group.survey.rsplit('.').next().unwrap_or_default().to_owned();
            for diagnostic in group.diagnostics.iter().filter(|found| found.rule == "lost-group") {
                proof.lost.entry(id.clone()).or_insert_with(|| diagnostic.found.clone());
            }
            let rows = group.rows.iter().flat_map(|row| row.boxes.iter().flat_map(|(_, cells)| cells));
            let totals = group.totals.iter().flat_map(|total| total.cells.iter().map(|(_, cell)| cell));
            covered.extend(rows.chain(totals).map(|cell| cell.at.clone()));
            proof.findings.extend(group.diagnostics);
        }
        for (question, mut cells) in one.boxes {
            let Some(asked) = survey.question(&question) else { continue };
            covered.extend(cells.iter().map(|cell| cell.at.clone()));
            let coded = code_as(Some(form), asked, &mut cells, &Areas::default());
            proof.boxes += 1;
            let answered = coded.value.missing().is_none();
            proof.answered += usize::from(answered);
            proof.read.entry(question).or_default().take(cells.iter().map(|cell| cell.at.clone()), answered);
            proof.findings.extend(coded.diagnostics);
        }
    }
    for sheet in book.sheets.iter().filter(|sheet| sheets.contains(&sheet.name)) {
        for (at, value) in sheet.grid.cells() {
            let cell = cell_ref(file, &sheet.name, at);
            if sheet.grid.resolve(at) == at && !covered.contains(&cell) && !value.raw().trim().is_empty() {
                proof.uncovered.push((cell, value.raw()));
            }
        }
    }
    proof.findings.retain(|finding| finding.severity > Severity::Note);
    proof
}
