//! Entry sheets: what was keyed from paper and fax, a row each. The hidden row of names says what each column holds,
//! wherever it was moved; a row counts once an answer or the place of its paper stands in it. What two people keyed is
//! laid side by side: where they agree it counts once, where they differ a person decides.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, own_form as words};
use crate::collect::layout::{Captured, read_cell};
use crate::collect::own_form::OwnForm;
use crate::collect::{Answer, AnswerCell, FileEntry, FileFate, Submission, Unit, corrections};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::questionnaire::Asking;
use crate::questionnaire::blank::{Blank, Holds};
use crate::questionnaire::entry::{self, Typist};
use crate::questionnaire::identity::{Identity, fold};
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::text::key::key;
use crate::workbook::evidence::DefinedName;
use crate::workbook::{Sheet, Workbook};

/// Where an entry sheet's columns are, and the row above its respondents.
struct Columns<'a> {
    sheet: &'a Sheet,
    head: u32,
    held: Vec<(Holds, u32)>,
}

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
    let blank = entry::blank(asking, Typist::First);
    let found = book.sheets.iter().filter_map(|sheet| by_keys(&blank, sheet)).max_by_key(|found| found.held.len());
    let found = found.or_else(|| by_names(&blank, book));
    let Some(found) = found else {
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            words::no_columns(),
            words::form_is(identity.word()),
            words::hint_no_columns(),
        )));
    };
    let mut own = OwnForm::default();
    let place = |wanted: &Holds| found.held.iter().find(|(holds, _)| holds == wanted).map(|(_, column)| *column);
    let mut lost: Vec<&str> = Vec::new();
    for (_, input) in blank.boxes() {
        if let Holds::Answer { question, .. } = &input.holds
            && place(&input.holds).is_none()
            && !lost.contains(&question.as_str())
        {
            lost.push(question);
        }
    }
    for question in &lost {
        let mut diagnostic = Diagnostic::of_file(
            "lost-heading",
            Severity::Undecided,
            file,
            crate::catalogue::collect::heading_missing(question, &found.sheet.name),
            crate::catalogue::collect::label_once(question),
            words::hint_no_columns(),
        )
        .about(format!("{file}!{}!{question}", found.sheet.name));
        diagnostic.scope.question = Some((*question).to_owned());
        own.diagnostics.push(diagnostic);
    }
    let grid = &found.sheet.grid;
    for row in grid.rows().filter(|row| *row > found.head) {
        let cell = |column: u32, option: Option<&str>| {
            read_cell(file, found.sheet, CellAddress::new(row, column), option)
        };
        let mut one = Captured {
            sheet: found.sheet.name.clone(),
            row: Some(row),
            code: place(&Holds::Code).map(|column| cell(column, None)),
            name: place(&Holds::Name).map(|column| cell(column, None)),
            lost: lost.iter().map(|question| (*question).to_owned()).collect(),
            ..Captured::default()
        };
        for (_, input) in blank.boxes() {
            let Holds::Answer { question, option } = &input.holds else { continue };
            let (Some(column), false) = (place(&input.holds), one.lost.contains(question)) else { continue };
            let cell = cell(column, option.as_deref());
            match one.boxes.iter_mut().find(|(id, _)| id == question) {
                Some((_, cells)) => cells.push(cell),
                None => one.boxes.push((question.clone(), vec![cell])),
            }
        }
        let says = |cell: &AnswerCell| !cell.raw.trim().is_empty();
        let keyed = one.boxes.iter().flat_map(|(_, cells)| cells).any(says)
            || place(&Holds::Source).is_some_and(|column| says(&cell(column, None)));
        if keyed {
            if let Some(paper) = place(&Holds::Source).map(|column| cell(column, None)).filter(says) {
                own.sources.push((paper.raw, format!("{file}!{}!{}", found.sheet.name, u64::from(row) + 1)));
            }
            own.captured.push(one);
        }
    }
    Ok(own)
}

/// The columns by the row of names, wherever it is.
fn by_keys<'a>(blank: &Blank, sheet: &'a Sheet) -> Option<Columns<'a>> {
    let known: BTreeMap<String, &Holds> =
        blank.boxes().map(|(_, input)| (fold(&input.name), &input.holds)).collect();
    let rows = sheet.grid.rows().take(200).map(|row| {
        let columns: Vec<(Holds, u32)> = sheet
            .grid
            .row(row)
            .filter_map(|(at, value)| Some(((*known.get(&fold(value.raw().trim()))?).clone(), at.column)))
            .collect();
        (row, columns)
    });
    let (row, columns) = rows.max_by_key(|(row, columns)| (columns.len(), std::cmp::Reverse(*row)))?;
    // The headings follow the names, unless somebody deleted them: then the first respondent does.
    let first_box = blank.boxes().map(|(part, _)| part.range.first.row).min()?;
    let headings: BTreeSet<String> =
        blank.words().filter(|(at, _)| at.row + 1 == first_box).map(|(_, text)| key(text)).collect();
    let head = if sheet.grid.row(row + 1).any(|(_, value)| headings.contains(&key(&value.raw()))) {
        row + 1
    } else {
        row
    };
    (columns.len() > 1).then_some(Columns { sheet, head, held: columns })
}

/// The columns by the defined names.
fn by_names<'a>(blank: &Blank, book: &'a Workbook) -> Option<Columns<'a>> {
    let known: BTreeMap<String, &Holds> =
        blank.boxes().map(|(_, input)| (fold(&input.name), &input.holds)).collect();
    let placed = |name: &DefinedName| {
        let (sheet, range) = name.target.clone()?;
        Some((sheet, range.first, (*known.get(&fold(&name.name))?).clone()))
    };
    let placed: Vec<(String, CellAddress, Holds)> = book.names.iter().filter_map(placed).collect();
    // The sheet that most of them are on.
    let on = |sheet: &Sheet| placed.iter().filter(|(name, _, _)| *name == sheet.name).count();
    let sheet = book.sheets.iter().filter(|sheet| on(sheet) > 1).max_by_key(|sheet| on(sheet))?;
    let here = || placed.iter().filter(|(name, _, _)| *name == sheet.name);
    let first = here().map(|(_, at, _)| at.row).min()?;
    let held = here().map(|(_, at, holds)| (holds.clone(), at.column)).collect();
    Some(Columns { sheet, head: first.saturating_sub(1), held })
}

/// Makes one return of what two people keyed for one case; everything else stays as it is. `entries` says which of two an
/// entry sheet is.
pub(in crate::collect) fn merge_entries(
    asking: Asking<'_>,
    mut returns: Vec<Submission>,
    entries: &BTreeMap<String, String>,
) -> (Vec<Submission>, Vec<Diagnostic>) {
    let by = |typist: Typist, returns: &[Submission]| {
        let is = |one: &Submission| entries.get(&*one.file).is_some_and(|entry| entry == typist.word());
        let found: Vec<usize> = returns.iter().enumerate().filter(|(_, one)| is(one)).map(|(at, _)| at).collect();
        if let [only] = found.as_slice() { Some(*only) } else { None }
    };
    let (Some(first), Some(second)) = (by(Typist::First, &returns), by(Typist::Second, &returns)) else {
        return (returns, Vec::new());
    };
    let again = returns.remove(second);
    let first = if first > second { first - 1 } else { first };
    let mut diagnostics = Vec::new();
    let place = returns[first].place();
    for answer in &mut returns[first].answers {
        let Some(other) = again.answers.iter().find(|other| other.question == answer.question) else { continue };
        if agree(answer, other) {
            continue;
        }
        let number =
            asking.survey.question(&answer.question).map_or(answer.question.as_str(), |q| q.number.as_str());
        let cells: Vec<_> = answer.cells.iter().chain(&other.cells).map(|cell| cell.at.clone()).collect();
        let shown = |answer: &Answer| {
            let text = corrections::present(answer);
            if text.trim().is_empty() { words::blank() } else { Phrase::same(text) }
        };
        let mut diagnostic = Diagnostic::at(
            "double-entry",
            Severity::Undecided,
            cells,
            words::keyed_twice(number, shown(answer), shown(other)),
            words::keyed_the_same(),
            words::hint_double_entry(),
        );
        diagnostic.scope.question = Some(answer.question.clone());
        diagnostic.scope.case = Some(place.clone());
        diagnostics.push(diagnostic);
        answer.cells.extend(other.cells.iter().cloned());
        answer.value = AnswerValue::Missing(Missing::HeldOut);
    }
    (returns, diagnostics)
}

/// A file that somebody had to key in, and whose name stands as the source of a keyed row, is settled: it is from the case
/// of that row, and nothing more has to be done about it.
pub(in crate::collect) fn settle_keyed(
    sources: &[(String, String)],
    units: &[Unit],
    entries: &mut [FileEntry],
    diagnostics: &mut [Diagnostic],
) {
    for entry in entries.iter_mut().filter(|entry| entry.fate == FileFate::KeyIn) {
        let name = key(entry.file.rsplit('/').next().unwrap_or(&entry.file));
        let Some((_, place)) = sources.iter().find(|(source, _)| key(source).contains(&name)) else { continue };
        let of_row = |unit: &&Unit| unit.submission.as_ref().is_some_and(|one| one.place() == *place);
        entry.case = units.iter().find(of_row).map(|unit| unit.id.clone());
        for found in diagnostics.iter_mut().filter(|found| found.file.as_ref() == Some(&entry.file)) {
            found.severity = Severity::Note;
            found.hint = words::hint_keyed(place);
        }
    }
}

/// Whether two people keyed the same; where neither could be understood, by their words.
fn agree(a: &Answer, b: &Answer) -> bool {
    let words = |answer: &Answer| answer.cells.iter().map(|cell| key(&cell.raw)).collect::<Vec<_>>();
    let understood = matches!(a.value.missing(), None | Some(Missing::NoAnswer));
    a.value == b.value && (understood || words(a) == words(b))
}
