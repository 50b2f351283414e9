//! What stands in the boxes of a returned workbook, before any interpretation: the right sheet is found by its
//! labels, and each answer by its label or heading. A lost label is an error, never a neighbour's value; of two filled
//! sheets neither is the first.

use crate::catalogue::{Phrase, collect as words, layouts};
use crate::collect::layout::anchor::Labelled;
use crate::collect::layout::{Context, Found, labels, rest, rows};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::definition::Survey;
use crate::survey::form::{AnswerPlace, Form, Layout};
use crate::text::marks::{self, Mark};
use crate::text::{clean, key};
use crate::workbook::{Sheet, Workbook};

pub use crate::collect::layout::Captured;

/// A workbook with the texts of its sheets, made once for every form that it is held against.
pub(super) struct LabelledBook<'b> {
    book: &'b Workbook,
    sheets: Vec<Labelled<'b>>,
}

impl<'b> LabelledBook<'b> {
    /// Makes the texts of the sheets findable.
    pub(super) fn new(book: &'b Workbook) -> Self {
        Self { book, sheets: book.sheets.iter().map(Labelled::new).collect() }
    }
}

/// A sheet that carries the form, and how many of its labels are there.
struct Candidate<'a> {
    labels: usize,
    labelled: &'a Labelled<'a>,
}

impl Candidate<'_> {
    fn sheet(&self) -> &Sheet {
        self.labelled.sheet
    }
}

/// What one workbook brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// Its respondents.
    pub returns: Vec<Captured>,
    /// Its sheets of sample answers, read like returns.
    pub samples: Vec<Captured>,
    /// Sheets that are neither, with the place and text of the first thing in them.
    pub others: Vec<(String, CellAddress, String)>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every respondent of a workbook by a form.
///
/// # Errors
/// A finding of severity `SetAside` where no sheet, or more than one, carries the form.
pub fn capture(file: &str, book: &Workbook, survey: &Survey, form: &Form) -> Result<Taken, Box<Diagnostic>> {
    capture_labelled(file, &LabelledBook::new(book), survey, form)
}

/// The same for a workbook that was held against forms before.
pub(super) fn capture_labelled(
    file: &str,
    labelled: &LabelledBook<'_>,
    survey: &Survey,
    form: &Form,
) -> Result<Taken, Box<Diagnostic>> {
    let book = labelled.book;
    let wanted = wanted(form);
    let candidates = candidates(labelled, form, &wanted, |sheet| !is_sample(&sheet.name));
    if candidates.is_empty() {
        let samples = self::candidates(labelled, form, &wanted, |sheet| is_sample(&sheet.name));
        let found = if samples.is_empty() {
            words::no_form(Phrase::list(book.sheets.iter().map(|sheet| sheet.name.as_str())))
        } else {
            layouts::only_sample(
                samples.iter().map(|one| one.sheet().name.as_str()).collect::<Vec<_>>().join("、"),
            )
        };
        return Err(Box::new(Diagnostic::of_file(
            "no-form",
            Severity::SetAside,
            file,
            found,
            words::expected_labels(Phrase::list(&wanted)),
            words::hint_no_form(),
        )));
    }
    match &form.layout {
        Layout::Labels(boxes) => {
            if boxes.iter().any(|answer| !answer.label.is_empty()) && book.lost_merges {
                return Err(Box::new(Diagnostic::of_file(
                    "no-merges",
                    Severity::SetAside,
                    file,
                    words::no_merges(book.container.word()),
                    words::expected_merges(),
                    crate::catalogue::workbook::hint_resave(),
                )));
            }
            let read = |candidate: &Candidate<'_>| {
                let context = Context { file, book, sheet: candidate.sheet(), survey, form };
                let mut found = labels::capture(&context, candidate.labelled, boxes);
                found.captured.rest = rest::of_sheet(candidate.sheet(), &[&found.captured], form);
                found
            };
            let samples = self::candidates(labelled, form, &wanted, |sheet| is_sample(&sheet.name));
            let mut taken = filled_sheets(file, form, candidates.iter().map(|one| (one, read(one))).collect());
            taken.samples = samples.iter().map(|candidate| read(candidate).captured).collect();
            taken.others = book
                .sheets
                .iter()
                .filter(|sheet| !is_sample(&sheet.name))
                .filter(|sheet| !candidates.iter().any(|candidate| candidate.sheet().name == sheet.name))
                .filter_map(|sheet| {
                    let (at, value) = sheet.grid.cells().next()?;
                    Some((sheet.name.clone(), at, value.raw()))
                })
                .collect();
            Ok(taken)
        }
        Layout::Rows(columns) => {
            let chosen = row_sheets(file, form, &candidates)?;
            let mut taken = Taken::default();
            for candidate in &chosen {
                let context = Context { file, book, sheet: candidate.sheet(), survey, form };
                let (rows, odd) = rows::capture(&context, columns)?;
                taken.returns.extend(rows);
                taken.diagnostics.extend(odd);
                taken.diagnostics.extend(about_sheet(file, form, candidate));
            }
            if let [only] = chosen.as_slice() {
                taken.diagnostics.extend(others(file, only, &candidates));
            }
            Ok(taken)
        }
    }
}

/// How much of a form a workbook carries: the labels and names of its best sheet, and how many the form has.
pub(super) fn fit(labelled: &LabelledBook<'_>, form: &Form) -> (usize, usize) {
    let wanted = wanted(form);
    let best =
        candidates(labelled, form, &wanted, |sheet| !is_sample(&sheet.name)).iter().map(|one| one.labels).max();
    (best.unwrap_or(0), wanted.len() + names(form).len())
}

/// The labels by which a form is known.
fn wanted(form: &Form) -> Vec<String> {
    let mut labels: Vec<String> = form.case_code.iter().chain(&form.case_name).cloned().collect();
    let own: Vec<&String> = match &form.layout {
        Layout::Labels(boxes) => boxes.iter().map(|answer| &answer.label).collect(),
        Layout::Rows(columns) => columns.iter().map(|column| &column.label).collect(),
    };
    for label in own {
        if !label.is_empty() && !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    labels
}

/// The names by which a form without labels is known.
fn names(form: &Form) -> Vec<String> {
    let plain = |name: &str| key::key(name.split("{option}").next().unwrap_or_default());
    form.boxes()
        .iter()
        .filter_map(|answer| match &answer.answer {
            AnswerPlace::Name(name) if answer.label.is_empty() => Some(plain(name)),
            AnswerPlace::Name(_)
            | AnswerPlace::Right
            | AnswerPlace::Below
            | AnswerPlace::Inside
            | AnswerPlace::Options { .. }
            | AnswerPlace::Grid { .. }
            | AnswerPlace::Cell { .. } => None,
        })
        .collect()
}

/// The sheets that carry at least half of what the form is known by. A sheet of sample answers is not a return.
fn candidates<'a>(
    labelled: &'a LabelledBook<'a>,
    form: &Form,
    wanted: &[String],
    is_one: impl Fn(&Sheet) -> bool,
) -> Vec<Candidate<'a>> {
    let names = names(form);
    let named = |sheet: &Sheet, name: &String| {
        labelled.book.names.iter().any(|defined| {
            key::key(&defined.name).starts_with(name.as_str())
                && defined.target.as_ref().is_some_and(|(target, _)| *target == sheet.name)
        })
    };
    labelled
        .sheets
        .iter()
        .filter(|labelled| is_one(labelled.sheet))
        .map(|labelled| {
            let labels = wanted.iter().filter(|label| labelled.find(label).is_some()).count()
                + names.iter().filter(|name| named(labelled.sheet, name)).count();
            Candidate { labels, labelled }
        })
        .filter(|candidate| candidate.labels > 0 && candidate.labels * 2 >= wanted.len() + names.len())
        .collect()
}

/// A sheet of sample answers is not a return.
pub(super) fn is_sample(name: &str) -> bool {
    let name = clean::clean(name);
    name.contains("記入例") || name.contains("見本") || name.contains("記載例")
}

/// The sheets of a form with one respondent per sheet that count: those with an answer in them; where there is none, the
/// one that looks most like the form. A blank copy beside a filled sheet is no question.
fn filled_sheets(file: &str, form: &Form, read: Vec<(&Candidate<'_>, Found)>) -> Taken {
    let filled: Vec<bool> = read.iter().map(|(_, found)| is_filled(&found.captured)).collect();
    let best = read.iter().map(|(candidate, _)| candidate.labels).max();
    let declared = |candidate: &Candidate<'_>| is_declared(form, candidate.sheet());
    let blank = read
        .iter()
        .position(|(candidate, _)| declared(candidate))
        .or_else(|| read.iter().position(|(candidate, _)| Some(candidate.labels) == best));
    let counts = |index: usize| if filled.contains(&true) { filled[index] } else { Some(index) == blank };
    let chosen: Vec<&str> = read
        .iter()
        .enumerate()
        .filter(|(index, _)| counts(*index))
        .map(|(_, (candidate, _))| candidate.sheet().name.as_str())
        .collect();
    let mut diagnostics = Vec::new();
    if chosen.len() > 1 && !form.each_sheet {
        diagnostics.push(Diagnostic::of_file(
            "two-sheets",
            Severity::Query,
            file,
            words::several_sheets(Phrase::list(&chosen)),
            words::one_sheet(form.sheet.as_deref().unwrap_or_default()),
            words::hint_filled_sheets(),
        ));
    }
    let mut captured = Vec::new();
    for (index, (candidate, found)) in read.into_iter().enumerate() {
        if counts(index) {
            captured.push(found.captured);
            diagnostics.extend(found.diagnostics);
            diagnostics.extend(about_sheet(file, form, candidate));
        }
    }
    Taken { returns: captured, diagnostics, ..Taken::default() }
}

/// Whether somebody wrote an answer: empty boxes that the form prints are none.
pub(super) fn is_filled(captured: &Captured) -> bool {
    let rows = captured.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.boxes);
    captured
        .boxes
        .iter()
        .chain(rows)
        .flat_map(|(_, cells)| cells)
        .any(|cell| !matches!(marks::mark(cell.words()), Mark::Blank | Mark::NotChosen { .. }))
}

/// The sheets of a form with one respondent per row that count.
fn row_sheets<'c, 'a>(
    file: &str,
    form: &Form,
    candidates: &'c [Candidate<'a>],
) -> Result<Vec<&'c Candidate<'a>>, Box<Diagnostic>> {
    if form.each_sheet {
        return Ok(candidates.iter().collect());
    }
    let best = candidates.iter().map(|candidate| candidate.labels).max().unwrap_or(0);
    let named = candidates.iter().find(|candidate| is_declared(form, candidate.sheet()));
    let fullest: Vec<&Candidate<'_>> = candidates.iter().filter(|candidate| candidate.labels == best).collect();
    match (named, fullest.as_slice()) {
        (Some(only), _) => Ok(vec![only]),
        (None, [only]) => Ok(vec![*only]),
        (None, several) => Err(Box::new(Diagnostic::of_file(
            "two-sheets",
            Severity::SetAside,
            file,
            words::several_sheets(Phrase::list(several.iter().map(|c| c.sheet().name.as_str()))),
            words::one_sheet(form.sheet.as_deref().unwrap_or("")),
            words::hint_one_sheet(),
        ))),
    }
}

fn is_declared(form: &Form, sheet: &Sheet) -> bool {
    form.sheet.as_deref().is_some_and(|name| key::key(name) == key::key(&sheet.name))
}

/// What is said of a sheet that counts: that it has another name, or is hidden.
fn about_sheet(file: &str, form: &Form, candidate: &Candidate<'_>) -> Vec<Diagnostic> {
    let sheet = candidate.sheet();
    let mut diagnostics = Vec::new();
    if let Some(declared) = form.sheet.as_ref().filter(|_| !form.each_sheet && !is_declared(form, sheet)) {
        diagnostics.push(Diagnostic::of_file(
            "sheet-renamed",
            Severity::Note,
            file,
            Phrase::same(sheet.name.clone()),
            Phrase::same(declared.clone()),
            words::hint_sheet_renamed(),
        ));
    }
    if !sheet.visible {
        diagnostics.push(Diagnostic::of_file(
            "hidden-sheet",
            Severity::Query,
            file,
            Phrase::same(sheet.name.clone()),
            words::expected_visible(),
            words::hint_hidden_sheet(),
        ));
    }
    diagnostics
}

/// Whether a sheet has a row below the first that says something.
fn holds_rows(sheet: &Sheet) -> bool {
    let says = |row: &u32| sheet.grid.row(*row).any(|(_, value)| !clean::clean(&value.raw()).is_empty());
    sheet.grid.rows().filter(says).nth(1).is_some()
}

/// Other sheets with all the headings of the list that was read; a hidden one where it holds rows too.
fn others(file: &str, read: &Candidate<'_>, candidates: &[Candidate<'_>]) -> Vec<Diagnostic> {
    let best = candidates.iter().map(|candidate| candidate.labels).max().unwrap_or(0);
    candidates
        .iter()
        .filter(|other| other.sheet().name != read.sheet().name && other.labels == best)
        .filter(|other| other.sheet().visible || holds_rows(other.sheet()))
        .map(|other| {
            let name = &other.sheet().name;
            let visible = other.sheet().visible;
            Diagnostic::of_file(
                "other-sheet",
                Severity::Query,
                file,
                if visible { words::other_sheet(name) } else { words::other_sheet_hidden(name) },
                words::one_sheet(&read.sheet().name),
                words::hint_other_sheet(&read.sheet().name),
            )
            .about(format!("{file}!{name}"))
        })
        .collect()
}
