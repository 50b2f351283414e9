//! The list in which free answers are coded, as the analyst keeps it: rows of answers with codes beside them, and the sheet
//! of codes. It is read in every run; a row belongs to the one answer whose check mark it carries, wherever it was sorted
//! to, and a text that is another one than was coded has no code.

mod apply;
mod read;
mod refresh;

use std::collections::BTreeMap;

use crate::catalogue::coding as words;
use crate::collect::AnswerCell;
use crate::collect::files::sha256;
use crate::diagnostic::Diagnostic;
use crate::provenance::{CellAddress, CellRef};
use crate::questionnaire::SHEET_LANG;
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::definition::Survey;
use crate::survey::question::{Handling, Question, ResponseDomain};
use crate::text::key::key;
use crate::workbook::cell_ref;

pub use apply::apply;
pub use read::read;
pub use refresh::{FreeAnswer, Refreshed, refresh};

/// Code of answers that say that there is nothing to say.
const NONE: &str = "none";

/// One list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodingList {
    /// Survey or record list.
    pub survey: String,
    /// The free-text question.
    pub question: String,
    /// The workbook, relative to the workspace.
    pub file: String,
    /// Its sheets as rows of texts.
    sheets: Vec<TextSheet>,
    /// Codes of its sheet of codes.
    codes: Vec<ResponseOption>,
    /// What is odd about the list itself.
    pub diagnostics: Vec<Diagnostic>,
}

/// A sheet as rows of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TextSheet {
    name: String,
    rows: Vec<Vec<String>>,
}

/// What the codes become.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// A multiple answer of its own.
    Derived(String),
    /// Options of the question whose その他 the text is the words of.
    Other {
        /// The question.
        question: String,
        /// Its option for その他.
        option: String,
    },
}

/// Where the columns of the answers are.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    sheet: usize,
    row: usize,
    round: usize,
    case: usize,
    name: Option<usize>,
    text: usize,
    codes: Vec<usize>,
    memo: Option<usize>,
    state: Option<usize>,
    print: usize,
}

/// One row of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// Its row on the sheet, from 0.
    at: usize,
    round: String,
    case: String,
    text: String,
    print: String,
    codes: Vec<AnswerCell>,
}

/// A heading of the sheets, as it is written.
fn heading(phrase: crate::catalogue::Phrase) -> String {
    phrase.text(SHEET_LANG).to_owned()
}

/// The check mark of an answer: it names round, case and text, and nothing that Excel could make a number of.
fn print(round: &str, case: &str, text: &str) -> String {
    let said = format!("{}\u{1f}{}\u{1f}{}", key(round), key(case), key(text));
    format!("t-{}", sha256(said.as_bytes()).chars().take(16).collect::<String>())
}

impl CodingList {
    /// The CSV that Excel may have saved beside the workbook, and that is not read; that it is there is a finding.
    pub fn beside(&self) -> Option<String> {
        let (stem, ending) = self.file.rsplit_once('.')?;
        (!ending.eq_ignore_ascii_case("csv")).then(|| format!("{stem}.csv"))
    }

    /// A list of which there is no workbook yet.
    pub fn new(survey: &str, question: &str, file: &str) -> Self {
        Self {
            survey: survey.to_owned(),
            question: question.to_owned(),
            file: file.to_owned(),
            sheets: Vec::new(),
            codes: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn target(&self, survey: &Survey) -> Target {
        for question in &survey.questions {
            let options = question.domain.codes().map(|codes| codes.options.as_slice()).unwrap_or_default();
            if let Some(option) = options.iter().find(|option| option.other.as_ref() == Some(&self.question)) {
                return Target::Other { question: question.id.clone(), option: option.code.clone() };
            }
        }
        Target::Derived(format!("{}.code", self.question))
    }

    /// Puts what the list codes into the survey: a question of its own, or more options of the question with その他.
    pub fn declare(&self, survey: &mut Survey) {
        match self.target(survey) {
            Target::Other { question, .. } => {
                let Some(question) = survey.questions.iter_mut().find(|known| known.id == question) else {
                    return;
                };
                if let ResponseDomain::Single(list) | ResponseDomain::Multiple(list) = &mut question.domain {
                    let new = self.codes.iter().filter(|code| code.code != NONE && list.get(&code.code).is_none());
                    let new: Vec<ResponseOption> = new.cloned().collect();
                    list.options.extend(new);
                }
            }
            Target::Derived(id) => {
                let Some(place) = survey.questions.iter().position(|known| known.id == self.question) else {
                    return;
                };
                if survey.question(&id).is_some() {
                    return;
                }
                let text = &survey.questions[place];
                let options = if self.codes.is_empty() { vec![none_option()] } else { self.codes.clone() };
                let derived = Question {
                    id: id.clone(),
                    number: text.number.clone(),
                    text: words::derived_text(&text.text),
                    domain: ResponseDomain::Multiple(CodeList { id, options }),
                    universe: text.universe.clone(),
                    optional: text.optional,
                    handling: Handling { codes_of: Some(self.question.clone()), ..Handling::default() },
                };
                survey.questions.insert(place + 1, derived);
            }
        }
    }

    fn head(&self) -> Option<Head> {
        let named = |cells: &[String], phrase| {
            let wanted = key(&heading(phrase));
            cells.iter().position(|cell| key(cell) == wanted)
        };
        self.sheets.iter().enumerate().find_map(|(sheet, text)| {
            text.rows.iter().take(50).enumerate().find_map(|(row, cells)| {
                let code = key(&heading(words::head_code()));
                Some(Head {
                    sheet,
                    row,
                    round: named(cells, words::head_round())?,
                    case: named(cells, words::head_case())?,
                    name: named(cells, words::head_name()),
                    text: named(cells, words::head_text())?,
                    codes: (0..cells.len()).filter(|at| key(&cells[*at]).starts_with(&code)).collect(),
                    memo: named(cells, words::head_memo()),
                    state: named(cells, words::head_state()),
                    print: named(cells, words::head_print())?,
                })
            })
        })
    }

    fn rows(&self, head: &Head) -> Vec<Row> {
        let sheet = &self.sheets[head.sheet];
        let mut rows = Vec::new();
        for (at, cells) in sheet.rows.iter().enumerate().skip(head.row + 1) {
            let text = |column: usize| cells.get(column).map(|cell| cell.trim().to_owned()).unwrap_or_default();
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            rows.push(Row {
                at,
                round: text(head.round),
                case: text(head.case),
                text: text(head.text),
                print: text(head.print),
                codes: head
                    .codes
                    .iter()
                    .filter(|column| !text(**column).is_empty())
                    .map(|column| self.cell(sheet, at, *column))
                    .collect(),
            });
        }
        rows
    }

    fn place(&self, sheet: &TextSheet, row: usize, column: usize) -> CellRef {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        cell_ref(&self.file, &sheet.name, CellAddress::new(small(row), small(column)))
    }

    fn cell(&self, sheet: &TextSheet, row: usize, column: usize) -> AnswerCell {
        AnswerCell {
            at: self.place(sheet, row, column),
            raw: sheet.rows[row].get(column).cloned().unwrap_or_default(),
            shown: None,
            part: None,
            option: None,
            error: false,
            format: None,
            rule: String::new(),
        }
    }
}

/// The option of answers that say that there is nothing to say.
fn none_option() -> ResponseOption {
    ResponseOption { code: NONE.to_owned(), label: words::none_label(), ..ResponseOption::default() }
}

/// Which row belongs to an answer.
enum Found<'r> {
    /// None: it was never listed.
    Nowhere,
    /// Only one with another text of the same case.
    Before(&'r Row),
    /// These rows; more than one where the analyst copied it.
    At(Vec<&'r Row>),
}

/// Rows by what names their answer.
struct Index<'r> {
    by_print: BTreeMap<&'r str, Vec<&'r Row>>,
    by_case: BTreeMap<(String, String), Vec<&'r Row>>,
}

impl<'r> Index<'r> {
    fn new(rows: &'r [Row]) -> Self {
        let mut index = Self { by_print: BTreeMap::new(), by_case: BTreeMap::new() };
        for row in rows {
            index.by_print.entry(&row.print).or_default().push(row);
            index.by_case.entry((key(&row.round), key(&row.case))).or_default().push(row);
        }
        index
    }

    /// The rows of an answer: those with its check mark and its text. Where the mark was lost, case and text name it too.
    fn find(&self, round: &str, case: &str, text: &str) -> Found<'r> {
        let same = |row: &&'r Row| key(&row.text) == key(text);
        let marked = self.by_print.get(print(round, case, text).as_str());
        let found: Vec<&Row> = marked.into_iter().flatten().copied().filter(same).collect();
        if !found.is_empty() {
            return Found::At(found);
        }
        let of_case = self.by_case.get(&(key(round), key(case)));
        let unmarked: Vec<&Row> =
            of_case.into_iter().flatten().copied().filter(|row| row.print.is_empty()).filter(same).collect();
        if !unmarked.is_empty() {
            return Found::At(unmarked);
        }
        match of_case.into_iter().flatten().copied().rfind(|row| !same(row)) {
            Some(row) => Found::Before(row),
            None => Found::Nowhere,
        }
    }

    /// Whether another text of the same case was coded.
    fn was_coded(&self, round: &str, case: &str, text: &str) -> bool {
        let of_case = self.by_case.get(&(key(round), key(case)));
        of_case.into_iter().flatten().any(|row| !row.codes.is_empty() && key(&row.text) != key(text))
    }

    /// Whether the check mark of a row is that of an answer whose text the row does not carry.
    fn is_mixed(row: &Row, texts: &BTreeMap<String, String>) -> bool {
        texts.get(&row.print).is_some_and(|text| key(text) != key(&row.text))
    }
}
