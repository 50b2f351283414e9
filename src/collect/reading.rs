//! One file to its returns: its cells captured by the form, coded question by question. A file that carries another
//! form of the workspace better than its own is told apart here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::{Phrase, exports, layouts as words, own_form as own_words};
use crate::collect::around::ReturnedSheet;
use crate::collect::asked::Asked;
use crate::collect::capture::{self, Captured, LabelledBook, Taken};
use crate::collect::coding::{self, Coded, code_as};
use crate::collect::files::Arrived;
use crate::collect::groups::ReturnedGroup;
use crate::collect::layout::group::CapturedGroup;
use crate::collect::own_form::{self, OwnForms};
use crate::collect::{Answer, AnswerCell, Submission, evidence};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::export::Export;
use crate::survey::form::{Form, Layout};
use crate::survey::missing::Missing;
use crate::survey::question::Question;
use crate::workbook::Workbook;

/// What one file brought.
pub(super) struct ReadFile {
    /// Its returns, each with what is to be said of what it shows beside its values.
    pub submissions: Vec<(Submission, Vec<evidence::Finding>)>,
    /// Its sheets, to be compared with those of other files.
    pub returned: Vec<ReturnedSheet>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
    /// How it came, where its form says it.
    pub channel: Option<String>,
}

/// One workbook to its returns.
pub(super) fn read_book(
    asked: Asked<'_>,
    form: Option<&Form>,
    arrived: &Arrived,
    book: &Workbook,
    own_forms: &mut OwnForms,
) -> Result<ReadFile, Box<Diagnostic>> {
    let (mut taken, declared) = capture_book(asked, form, arrived, book, own_forms)?;
    let export = declared.and_then(|form| form.export.as_ref());
    let scope = asked.scope();
    let mut diagnostics: Vec<Diagnostic> = book
        .diagnostics
        .iter()
        .cloned()
        .chain(std::mem::take(&mut taken.diagnostics))
        .chain(evidence::of_file(&arrived.file, book))
        .map(|diagnostic| {
            let question = diagnostic.scope.question.clone();
            diagnostic.in_scope(Scope { question, ..scope.clone() })
        })
        .collect();
    let mut submissions = Vec::with_capacity(taken.returns.len());
    let mut returned = Vec::new();
    let single = taken.returns.len() == 1;
    let mut told = evidence::Told::new(asked, &arrived.file, book);
    for one in taken.returns {
        let printed = evidence::Printed::new(&one);
        let labels = declared.is_some_and(|form| matches!(form.layout, Layout::Labels(_)));
        let around = labels.then(|| one.clone());
        let (mut submission, odd) = code_all(asked, arrived, declared, one);
        submission.furigana = submission.name.as_ref().and_then(|cell| furigana(book, cell));
        if single {
            // What is odd about the file is odd about its only return.
            for diagnostic in &mut diagnostics {
                diagnostic.scope.case = Some(submission.place());
            }
        }
        returned.extend(around.map(|captured| ReturnedSheet {
            file: arrived.file.clone(),
            place: submission.place(),
            captured,
            samples: taken.samples.clone(),
            others: std::mem::take(&mut taken.others),
        }));
        diagnostics.extend(odd);
        let found = told.look(&submission, &printed);
        submissions.push((submission, found));
    }
    let mut sheets: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for (submission, _) in &submissions {
        *sheets.entry(submission.sheet.clone()).or_default() += 1;
    }
    for (submission, found) in &mut submissions {
        // Said with the first return of a sheet.
        if let Some(returns) = sheets.remove(&submission.sheet) {
            found.extend(told.outside(submission, returns == 1));
        }
    }
    let channel = export.map(|export| export.channel.clone());
    Ok(ReadFile { submissions, returned, diagnostics, channel })
}

/// What stands in a file, and the declared form that it was read by: by what it says it is, else by the names that only our
/// own forms have, else by the declared form, else by the words of our own form.
pub(super) fn capture_book<'f>(
    asked: Asked<'_>,
    form: Option<&'f Form>,
    arrived: &Arrived,
    book: &Workbook,
    own_forms: &mut OwnForms,
) -> Result<(Taken, Option<&'f Form>), Box<Diagnostic>> {
    let file = arrived.file.as_str();
    let mut own = match own_form::identity(book) {
        Some(identity) => own_form::read(asked, file, book, &identity)?,
        // Only kaishu gives such names; whose form it is, the words on it say.
        None if own_form::has_names(book) => own_form::recognise(asked, file, book)?,
        None => match form.map(|form| read_declared(asked, form, file, book)) {
            Some(Ok(taken)) => return Ok((taken, form)),
            Some(Err(odd)) if odd.rule != "no-form" => return Err(odd),
            Some(Err(odd)) => own_form::recognise(asked, file, book).map_err(|_| odd)?,
            None => own_form::recognise(asked, file, book).map_err(|_| Box::new(not_ours(file)))?,
        },
    };
    own_forms.note(file, &mut own);
    Ok((Taken { returns: own.captured, diagnostics: own.diagnostics, ..Taken::default() }, None))
}

/// What stands in a file by the form that its folder declares, unless another form of the workspace fits it better.
fn read_declared(asked: Asked<'_>, form: &Form, file: &str, book: &Workbook) -> Result<Taken, Box<Diagnostic>> {
    let book = &LabelledBook::new(book);
    let other = other_form(asked, form, file, book);
    if let Some(other) = other.clone().filter(|other| other.severity == Severity::SetAside) {
        return Err(Box::new(other));
    }
    let mut taken = capture::capture_labelled(file, book, asked.survey, form)?;
    taken.diagnostics.extend(other);
    Ok(taken)
}

/// Codes the words of an answer, which may be a part of a cell's text or spread over several cells.
fn code_words(form: Option<&Form>, question: &Question, cells: &mut [AnswerCell], areas: &Areas) -> Coded {
    let mut said: Vec<AnswerCell> = cells
        .iter()
        .filter(|cell| cell.rule != "joined")
        .map(|cell| AnswerCell { raw: cell.words().to_owned(), part: None, ..cell.clone() })
        .collect();
    let coded = code_as(form, question, &mut said, areas);
    for (cell, said) in cells.iter_mut().filter(|cell| cell.rule != "joined").zip(said) {
        cell.rule = said.rule;
    }
    coded
}

/// The words of who chose その他 in an export, as the answer to the question that asks for them and has no column.
fn add_own_words(asked: Asked<'_>, export: &Export, captured: &mut Captured) {
    for question in asked.survey.questions.iter().filter(|_| export.own_words) {
        let options = question.domain.codes().map(|codes| codes.options.as_slice()).unwrap_or_default();
        let Some(other) = options.iter().find_map(|option| option.other.as_ref()) else { continue };
        let has_column = captured.lost.contains(other) || captured.boxes.iter().any(|(id, _)| id == other);
        let cell = captured.boxes.iter().find(|(id, _)| *id == question.id).and_then(|(_, cells)| cells.first());
        if let Some(cell) = cell.filter(|cell| !has_column && cell.option.is_none()) {
            let part = Some(coding::own_words(export, question, cell.words()).unwrap_or_default());
            captured.boxes.push((other.clone(), vec![AnswerCell { part, ..cell.clone() }]));
        }
    }
}

/// The reading that Excel keeps with the words of a cell.
fn furigana(book: &Workbook, cell: &AnswerCell) -> Option<String> {
    let sheet = book.sheets.iter().find(|sheet| *sheet.name == *cell.at.sheet)?;
    // What stands in only a part of the cell, or in several, has no reading of its own.
    let whole = cell.part.is_none();
    sheet.evidence.as_ref()?.furigana.get(&cell.at.at).filter(|_| whole).cloned()
}

pub(super) fn code_all(
    asked: Asked<'_>,
    arrived: &Arrived,
    form: Option<&Form>,
    mut captured: Captured,
) -> (Submission, Vec<Diagnostic>) {
    if let Some(export) = form.and_then(|form| form.export.as_ref()) {
        add_own_words(asked, export, &mut captured);
    }
    let mut diagnostics: Vec<Diagnostic> = std::mem::take(&mut captured.odd);
    for diagnostic in &mut diagnostics {
        diagnostic.scope = Scope { question: diagnostic.scope.question.take(), ..asked.scope() };
    }
    let groups = captured.groups.iter().filter_map(|group| code_group(asked, arrived, group)).collect();
    let mut answers = Vec::with_capacity(asked.survey.questions.len());
    for question in &asked.survey.questions {
        let answer = if captured.lost.contains(&question.id) {
            Answer {
                question: question.id.clone(),
                value: AnswerValue::Missing(Missing::HeldOut),
                cells: Vec::new(),
                again: Vec::new(),
                corrected_by: None,
            }
        } else {
            let mut cells = captured
                .boxes
                .iter()
                .find(|(id, _)| *id == question.id)
                .map(|(_, cells)| cells.clone())
                .unwrap_or_default();
            let coded = code_words(form, question, &mut cells, asked.areas);
            diagnostics.extend(coded.diagnostics.into_iter().map(|diagnostic| {
                diagnostic.in_scope(Scope { question: Some(question.id.clone()), ..asked.scope() })
            }));
            Answer {
                question: question.id.clone(),
                value: coded.value,
                cells,
                again: Vec::new(),
                corrected_by: None,
            }
        };
        answers.push(answer);
    }
    let sent = captured.sent.as_ref().and_then(coding::day);
    if let Some(cell) = captured.sent.as_ref().filter(|_| sent.is_none()) {
        let found = Phrase::same(cell.raw.clone());
        let places = vec![cell.at.clone()];
        let (expected, hint) = (exports::expected_time(), exports::hint_time());
        let told = Diagnostic::at("received-date", Severity::Query, places, found, expected, hint);
        diagnostics.push(told.in_scope(asked.scope()));
    }
    let submission = Submission {
        sent,
        file: arrived.file.as_str().into(),
        hash: arrived.hash.as_str().into(),
        sheet: captured.sheet.as_str().into(),
        row: captured.row,
        code: captured.code,
        furigana: None,
        name: captured.name,
        answers,
        groups,
    };
    // The case is not known yet; the place of the return stands for it until it is.
    for diagnostic in &mut diagnostics {
        diagnostic.scope.case = Some(submission.place());
    }
    (submission, diagnostics)
}

/// The rows of a repeat group, each coded like a return of the survey that they are.
fn code_group(asked: Asked<'_>, arrived: &Arrived, group: &CapturedGroup) -> Option<ReturnedGroup> {
    let survey = asked.surveys.iter().find(|survey| survey.id == group.survey)?;
    let asked = Asked { survey, frame: None, ..asked };
    let in_scope = |found: Diagnostic| {
        let question = found.scope.question.clone();
        found.in_scope(Scope { question, ..asked.scope() })
    };
    let mut returned = ReturnedGroup {
        survey: survey.id.clone(),
        rows: Vec::new(),
        totals: group.totals.clone(),
        of_table: group.diagnostics.iter().cloned().map(in_scope).collect(),
        of_rows: Vec::new(),
    };
    for row in &group.rows {
        let (row, odd) = code_all(asked, arrived, None, row.clone());
        returned.rows.push(row);
        returned.of_rows.extend(odd);
    }
    Some(returned)
}

/// A file in a folder for which only forms made by kaishu are expected, and which is none.
fn not_ours(file: &str) -> Diagnostic {
    Diagnostic::of_file(
        "no-form",
        Severity::SetAside,
        file,
        own_words::not_ours(),
        own_words::expected_ours(),
        own_words::hint_not_ours(),
    )
}

/// A finding where another form of the workspace fits a file better than the one of its folder: the form of another
/// survey, or the one of another round. A form that has more of its labels there is that form.
fn other_form(asked: Asked<'_>, form: &Form, file: &str, book: &LabelledBook<'_>) -> Option<Diagnostic> {
    let (own, own_all) = capture::fit(book, form);
    let others = asked.surveys.iter().flat_map(|survey| survey.forms.iter().map(move |other| (survey, other)));
    let mut best: Option<(usize, usize, &str, &str)> = None;
    for (survey, other) in others {
        if (survey.id == asked.survey.id && other.id == form.id) || other == form {
            continue;
        }
        let (found, all) = capture::fit(book, other);
        let better = best.is_none_or(|(best, best_all, ..)| (found * best_all, found) > (best * all, best));
        if found >= 2 && found >= own && better {
            best = Some((found, all, &survey.id, &other.id));
        }
    }
    let (found, all, survey, other) = best?;
    let fits_better = found * own_all > own * all;
    let complete = own == own_all && found == all && found > own;
    if !(fits_better || complete) {
        return None;
    }
    let certain = found > own && !complete;
    let severity = if certain { Severity::SetAside } else { Severity::Query };
    let hint = if certain { words::hint_other_form() } else { words::hint_maybe_other_form() };
    let said = words::other_form(
        words::form_of(&asked.survey.id, &form.id),
        words::labels_of(own, own_all),
        words::form_of(survey, other),
        words::labels_of(found, all),
    );
    let expected = words::expected_form(&asked.survey.id, &form.id);
    Some(Diagnostic::of_file("other-form", severity, file, said, expected, hint))
}
