//! The office's workbook of targets and actuals: each number entered by hand is one figure with its one cell. No
//! target is not the same as a target of 0.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::capture::{Captured, capture};
use crate::collect::files::{self, Arrived};
use crate::collect::gave;
use crate::collect::last_run::{Known, LastRun};
use crate::collect::round::EachFile;
use crate::collect::{AnswerCell, FileEntry, FileFate};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::kept::entries::digest;
use crate::kept::kept;
use crate::survey::concordance::Mergers;
use crate::survey::cover::Cover;
use crate::survey::definition::{Survey, SurveyKind};
use crate::survey::form::{Column, Form, Layout};
use crate::survey::indicator::{Indicator, IndicatorBook};
use crate::text::counters::{QuantityProblem, quantity};
use crate::text::era::{CivilDate, DateReading, read_date};
use crate::text::number::Decimal;
use crate::text::{clean, key, names};
use crate::workbook::{self, Content, Limits, Reading};

/// Target or actual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// 目標.
    Target,
    /// 実績.
    Actual,
}

/// One number that the office entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The number; none where the office wrote a dash: nothing was set.
    pub value: Option<Decimal>,
    /// Its cell.
    pub cell: AnswerCell,
    /// The day as of which it holds, where the workbook says one.
    pub as_of: Option<CivilDate>,
    /// The office's remark on the row.
    pub note: String,
}

/// Everything entered: indicator id, kind and fiscal year to the number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EnteredBook {
    /// The numbers.
    pub entries: BTreeMap<EntryKey, Entered>,
    /// The files.
    pub files: Vec<FileEntry>,
    /// Everything odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Indicator id, kind and fiscal year.
type EntryKey = (String, EntryKind, i32);
/// Every cell that says something about an entry, in reading order.
type Claims = BTreeMap<EntryKey, Vec<Entered>>;

/// The scope name under which findings about the workbook are kept.
pub const SCOPE: &str = "indicators";

/// Reads the workbooks of the indicators' folder. `each_file` is told of every file with its hash.
///
/// # Errors
/// Only a folder that is there and cannot be listed.
pub fn collect(
    root: &Path,
    book: &IndicatorBook,
    limits: &Limits,
    last: &mut LastRun,
    each_file: &mut EachFile<'_>,
) -> Result<EnteredBook, Error> {
    let layout = layout(book);
    let reading = Reading { limits: limits.clone(), ..Reading::default() };
    let mut entered = EnteredBook::default();
    let mut claims = Claims::new();
    let with = digest(format_args!("{layout:?} {}", gave::shown(&reading)));
    for file in files::list(root, &book.folder)? {
        let arrived = files::load(root, &file);
        each_file(&file, arrived.as_ref().ok().map(|arrived| arrived.hash.as_str()));
        let arrived = match arrived {
            Ok(arrived) => arrived,
            Err(diagnostic) => {
                entered.files.push(files::entry(&file, &BTreeMap::new(), FileFate::SetAside));
                entered.diagnostics.push(*diagnostic);
                continue;
            }
        };
        let hash = arrived.hash.clone();
        let known = Known { file: &file, hash: &hash, with };
        let lasts = |books: &Vec<Book>| {
            !books.iter().flat_map(|book| &book.odd).any(|found| workbook::is_of_the_moment(found.rule))
        };
        let (books, over) = last.keep(last.look(known, lasts, || read(&layout, arrived, &reading)));
        last.count(over, &file, books.iter().filter(|book| book.fate != FileFate::Ignored).count());
        for one in books {
            let mut entry = files::entry(&one.file, &BTreeMap::new(), one.fate);
            entry.hash = one.hash;
            entered.files.push(entry);
            entered.diagnostics.extend(one.odd);
            for row in &one.rows {
                read_row(book, row, &mut entered, &mut claims);
            }
        }
    }
    settle(book, claims, &mut entered);
    for diagnostic in &mut entered.diagnostics {
        diagnostic.scope.survey = Some(SCOPE.to_owned());
    }
    Ok(entered)
}

/// What a workbook gave, or one of the workbooks in a file.
#[derive(Debug, Clone, PartialEq)]
struct Book {
    file: String,
    hash: String,
    fate: FileFate,
    rows: Vec<Captured>,
    odd: Vec<Diagnostic>,
}

kept!(Book { file, hash, fate, rows, odd });

/// Reads a file, and every file in it.
fn read(layout: &Survey, arrived: Arrived, reading: &Reading) -> Vec<Book> {
    let mut books = Vec::new();
    workbook::open(&arrived.file, arrived.bytes, reading, &mut |part| {
        let hash = files::sha256(&part.bytes);
        let mut book = Book { file: part.file, hash, fate: FileFate::Read, rows: Vec::new(), odd: Vec::new() };
        match part.content {
            Content::Workbook(mut workbook) => {
                // A blank says that nothing was set.
                workbook.show_unsaved();
                match capture(&book.file, &workbook, layout, &layout.forms[0]) {
                    Ok(taken) => {
                        book.odd.extend(workbook.diagnostics.into_iter().chain(taken.diagnostics));
                        book.rows = taken.returns;
                    }
                    Err(diagnostic) => {
                        book.fate = FileFate::SetAside;
                        book.odd.push(*diagnostic);
                    }
                }
            }
            Content::Helper => book.fate = FileFate::Ignored,
            Content::KeyIn(diagnostic) => {
                book.fate = FileFate::KeyIn;
                book.odd.push(*diagnostic);
            }
            Content::SetAside(diagnostic) => {
                book.fate = FileFate::SetAside;
                book.odd.push(*diagnostic);
            }
        }
        books.push(book);
    });
    books
}

/// The workbook as a row layout, so that it is found and captured like any other.
fn layout(book: &IndicatorBook) -> Survey {
    let mut columns =
        vec![("indicator".to_owned(), &book.indicator_column), ("kind".to_owned(), &book.kind_column)];
    columns.extend(book.year_columns.iter().map(|(year, label)| (format!("FY{year}"), label)));
    columns.extend(book.as_of_columns.iter().map(|(year, label)| (format!("as-of-FY{year}"), label)));
    columns.extend(book.note_column.iter().map(|label| ("note".to_owned(), label)));
    let columns = columns
        .into_iter()
        .map(|(question, label)| Column { question, label: label.clone(), option: None, unnumbered: false })
        .collect();
    Survey {
        id: SCOPE.to_owned(),
        title: Phrase::default(),
        kind: SurveyKind::Questionnaire,
        sensitive: false,
        frame: None,
        strata: Vec::new(),
        sampling: None,
        checks: Vec::new(),
        questions: Vec::new(),
        forms: vec![Form {
            id: SCOPE.to_owned(),
            sheet: book.sheet.clone(),
            each_sheet: false,
            unread: Vec::new(),
            case_code: None,
            case_name: None,
            export: None,
            layout: Layout::Rows(columns),
            groups: Vec::new(),
        }],
        rounds: Vec::new(),
        cover: Cover::default(),
        groups: Vec::new(),
        group_of: None,
        mergers: Mergers::default(),
        previous: None,
    }
}

fn read_row(book: &IndicatorBook, row: &Captured, entered: &mut EnteredBook, claims: &mut Claims) {
    let cell =
        |question: &str| row.boxes.iter().find(|(id, _)| id == question).and_then(|(_, cells)| cells.first());
    let (Some(name), Some(kind_cell)) = (cell("indicator"), cell("kind")) else { return };
    let kind = match key::key(&kind_cell.raw) {
        word if word == key::key(&book.target_word) => EntryKind::Target,
        word if word == key::key(&book.actual_word) => EntryKind::Actual,
        // A remark under the table has no 目標 or 実績 beside it.
        word if word.is_empty() => return,
        _ => {
            entered.diagnostics.push(Diagnostic::at(
                "indicator-kind",
                Severity::Query,
                vec![kind_cell.at.clone()],
                Phrase::same(kind_cell.raw.clone()),
                words::one_of(format!("{}、{}", book.target_word, book.actual_word)),
                words::hint_mend_cell(),
            ));
            return;
        }
    };
    let Some(indicator) = find(book, &name.raw) else {
        let known = book.indicators.iter().map(|indicator| indicator.label.ja.as_str());
        let near = Phrase::list(names::nearest(&name.raw, known, 1));
        entered.diagnostics.push(Diagnostic::at(
            "unknown-indicator",
            Severity::Query,
            vec![name.at.clone()],
            Phrase::same(name.raw.clone()),
            words::known_indicator(near),
            words::hint_mend_cell(),
        ));
        return;
    };
    let note = cell("note").map(|cell| clean::clean(&cell.raw)).unwrap_or_default();
    for (year, _) in &book.year_columns {
        let Some(number) = cell(&format!("FY{year}")) else { continue };
        let as_of = cell(&format!("as-of-FY{year}"))
            .filter(|_| kind == EntryKind::Actual)
            .and_then(|cell| as_of(cell, entered));
        if let Some(value) = value(indicator, number, entered) {
            let mut cell = number.clone();
            cell.rule = "entered".to_owned();
            let claim = Entered { value, cell, as_of, note: note.clone() };
            claims.entry((indicator.id.clone(), kind, *year)).or_default().push(claim);
        }
    }
}

/// One number for each entry. A blank or a dash never stands against a number and the same number may be said again;
/// different numbers hold the entry out, since nobody but the office knows which one counts.
fn settle(book: &IndicatorBook, claims: Claims, entered: &mut EnteredBook) {
    for (key, claims) in claims {
        let numbers: Vec<&Entered> = claims.iter().filter(|claim| claim.value.is_some()).collect();
        let Some(mut settled) = numbers.first().copied().or(claims.first()).cloned() else { continue };
        let as_of = numbers.iter().find_map(|claim| claim.as_of);
        settled.as_of = settled.as_of.or(as_of);
        if numbers.iter().any(|claim| claim.value != settled.value) {
            settled.value = None;
            entered.diagnostics.push(twice(book, &key, &numbers));
        }
        entered.entries.insert(key, settled);
    }
}

fn twice(book: &IndicatorBook, (id, kind, year): &EntryKey, numbers: &[&Entered]) -> Diagnostic {
    let label = book.indicators.iter().find(|indicator| indicator.id == *id).map_or(id, |found| &found.label.ja);
    let kind = match kind {
        EntryKind::Target => &book.target_word,
        EntryKind::Actual => &book.actual_word,
    };
    let values: Vec<&str> = numbers.iter().map(|claim| claim.cell.raw.as_str()).collect();
    Diagnostic::at(
        "indicator-twice",
        Severity::Undecided,
        numbers.iter().map(|claim| claim.cell.at.clone()).collect(),
        words::entered_twice(label, kind, year, values.join(" / ")),
        words::entered_once(),
        words::hint_entered_twice(),
    )
    .in_scope(Scope { question: Some(id.clone()), ..Scope::default() })
}

fn find<'a>(book: &'a IndicatorBook, written: &str) -> Option<&'a Indicator> {
    let (whole, choice) = (key::key(written), key::choice(written));
    book.indicators.iter().find(|indicator| {
        let label = key::key(&indicator.label.ja);
        label == whole || label == choice.label_key
    })
}

fn as_of(cell: &AnswerCell, entered: &mut EnteredBook) -> Option<CivilDate> {
    match read_date(&cell.raw) {
        DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => Some(date),
        DateReading::Blank => None,
        DateReading::TwoReadings { .. }
        | DateReading::FiscalYear { .. }
        | DateReading::Impossible { .. }
        | DateReading::EraMissing { .. }
        | DateReading::NotADate => {
            entered.diagnostics.push(Diagnostic::at(
                "not-a-date",
                Severity::Query,
                vec![cell.at.clone()],
                Phrase::same(cell.raw.clone()),
                words::expected_date(),
                words::hint_mend_cell(),
            ));
            None
        }
    }
}

/// `None`: nothing usable; `Some(None)`: the office says that nothing was set.
#[expect(clippy::option_option, reason = "unreadable and deliberately not set are different facts")]
fn value(indicator: &Indicator, cell: &AnswerCell, entered: &mut EnteredBook) -> Option<Option<Decimal>> {
    match quantity(&cell.raw, std::slice::from_ref(&indicator.unit.ja)) {
        Ok(reading) => Some(Some(reading.value)),
        Err(QuantityProblem::Dash | QuantityProblem::Blank) => Some(None),
        Err(
            QuantityProblem::Approximate(_)
            | QuantityProblem::OtherUnit { .. }
            | QuantityProblem::Range
            | QuantityProblem::NotANumber,
        ) => {
            let mut diagnostic = Diagnostic::at(
                "not-a-number",
                Severity::Query,
                vec![cell.at.clone()],
                Phrase::same(cell.raw.clone()),
                words::one_number(words::in_unit(&indicator.unit)),
                words::hint_mend_cell(),
            );
            diagnostic.scope = Scope { question: Some(indicator.id.clone()), ..Scope::default() };
            entered.diagnostics.push(diagnostic);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provenance::CellAddress;
    use crate::workbook::cell_ref;

    fn claim(row: u32, raw: &str) -> Entered {
        let at = cell_ref("指標.xlsx", "指標", CellAddress::new(row, 4));
        let cell = AnswerCell {
            at,
            raw: raw.to_owned(),
            shown: None,
            part: None,
            option: None,
            error: false,
            format: None,
            rule: "entered".to_owned(),
        };
        Entered { value: raw.parse::<i64>().ok().map(Decimal::from), cell, as_of: None, note: String::new() }
    }

    fn settled(raws: &[&str]) -> EnteredBook {
        let book = IndicatorBook {
            folder: String::new(),
            sheet: None,
            indicator_column: "指標".to_owned(),
            kind_column: "区分".to_owned(),
            note_column: None,
            year_columns: Vec::new(),
            as_of_columns: Vec::new(),
            target_word: "目標".to_owned(),
            actual_word: "実績".to_owned(),
            indicators: Vec::new(),
        };
        let claims = (1..).zip(raws).map(|(row, raw)| claim(row, raw)).collect();
        let mut entered = EnteredBook::default();
        settle(&book, Claims::from([(("a".to_owned(), EntryKind::Actual, 2020), claims)]), &mut entered);
        entered
    }

    #[test]
    fn a_blank_never_stands_against_a_number() {
        for raws in [["12", ""], ["", "12"], ["－", "12"], ["12", "12"]] {
            let entered = settled(&raws);
            assert_eq!(entered.diagnostics, []);
            let only: Vec<_> = entered.entries.values().map(|entry| entry.value).collect();
            assert_eq!(only, [Some(Decimal::from(12))], "{raws:?}");
        }
        assert!(settled(&["", "－"]).entries.values().all(|entry| entry.value.is_none()));
    }

    #[test]
    fn another_number_holds_the_entry_out() {
        let entered = settled(&["12", "", "15", "12"]);
        assert!(entered.entries.values().all(|entry| entry.value.is_none()));
        assert_eq!(entered.diagnostics.len(), 1);
        let found = &entered.diagnostics[0];
        assert_eq!((found.rule, found.severity), ("indicator-twice", Severity::Undecided));
        assert_eq!(found.scope.question.as_deref(), Some("a"));
        assert_eq!(found.place_text(), "指標.xlsx｜指標!E2、E4、E5");
        assert!(found.found.ja.ends_with("12 / 15 / 12"), "{}", found.found.ja);
    }
}
