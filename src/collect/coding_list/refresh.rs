//! Brings a coding list up to date: new answers are added below, changed ones again, new words that the analyst wrote become
//! codes. Everything that the analyst wrote stays, in its column and row.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, coding as words};
use crate::collect::coding::{NOTHING, several};
use crate::collect::coding_list::{
    CodingList, Found, Head, Index, Row, Target, TextSheet, heading, none_option, print,
};
use crate::questionnaire::coding::{CodingSheet, SheetKind};
use crate::survey::code_list::{CodeList, ResponseOption};
use crate::survey::definition::Survey;
use crate::survey::question::Question;
use crate::text::clean::clean;
use crate::text::key::key;
use crate::text::names::nearest;

/// Columns for codes of a new list.
const CODE_COLUMNS: usize = 5;

/// A free answer as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeAnswer {
    /// Round.
    pub round: String,
    /// Case or event.
    pub case: String,
    /// Its name.
    pub name: String,
    /// The clean text.
    pub text: String,
}

/// A list brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refreshed {
    /// Its sheets.
    pub sheets: Vec<CodingSheet>,
    /// Whether anything is new.
    pub differs: bool,
    /// Answers with something to code.
    pub total: usize,
    /// Those without a code.
    pub waiting: usize,
    /// Those of them whose text was another one when it was coded.
    pub changed: usize,
    /// Words that became codes.
    pub added: Vec<String>,
}

/// Brings a list up to date with the answers of these rounds; rows of other rounds stay as they are.
pub fn refresh(list: &CodingList, survey: &Survey, rounds: &[String], answers: &[FreeAnswer]) -> Refreshed {
    let mut list = list.clone();
    let before = list.sheets.clone();
    if let Some(question) = survey.question(&list.question) {
        complete(&mut list, question, survey);
    }
    let mut made =
        Refreshed { sheets: Vec::new(), differs: false, total: 0, waiting: 0, changed: 0, added: Vec::new() };
    if let Some(head) = list.head() {
        let offered = offered(&list, survey);
        grow(&mut list, &head, offered, &mut made);
        let codes = CodeList { id: String::new(), options: list.codes.clone() };
        compare(&mut list, &head, &codes, rounds, answers, &mut made);
    }
    made.differs = before != list.sheets;
    made.sheets = outgoing(&list);
    made
}

/// The options that the form offers, where the text is the words of one of them.
fn offered(list: &CodingList, survey: &Survey) -> Vec<ResponseOption> {
    match list.target(survey) {
        Target::Other { question, .. } => {
            let codes = survey.question(&question).and_then(|question| question.domain.codes());
            codes.map(|codes| codes.options.clone()).unwrap_or_default()
        }
        Target::Derived(_) => Vec::new(),
    }
}

/// Sheets and headings that a list needs and does not have.
fn complete(list: &mut CodingList, question: &Question, survey: &Survey) {
    if list.head().is_none() {
        let mut head: Vec<String> =
            [words::head_round(), words::head_case(), words::head_name(), words::head_text()].map(heading).into();
        head.extend((1..=CODE_COLUMNS).map(|at| format!("{}{at}", heading(words::head_code()))));
        head.extend([words::head_memo(), words::head_state(), words::head_print()].map(heading));
        let how = vec![heading(words::answers_how(&question.number, &question.text))];
        list.sheets.insert(0, TextSheet { name: free_name(list, words::answers_sheet()), rows: vec![how, head] });
    }
    if list.code_columns().is_none() {
        let mut rows = vec![
            vec![heading(words::codes_how())],
            [words::head_code(), words::head_label(), words::head_note()].map(heading).into(),
        ];
        let offered = offered(list, survey);
        for option in &offered {
            rows.push(vec![option.code.clone(), option.label.ja.clone(), heading(words::offered_code())]);
        }
        list.codes.extend(offered);
        if matches!(list.target(survey), Target::Derived(_)) {
            let none = none_option();
            rows.push(vec![none.code.clone(), none.label.ja.clone(), heading(words::none_note())]);
            list.codes.push(none);
        }
        let name = free_name(list, words::codes_sheet());
        list.sheets.insert(1.min(list.sheets.len()), TextSheet { name, rows });
    }
}

fn free_name(list: &CodingList, wanted: Phrase) -> String {
    let wanted = heading(wanted);
    let taken = |name: &str| list.sheets.iter().any(|sheet| sheet.name == name);
    if !taken(&wanted) {
        return wanted;
    }
    (2..100).map(|number| format!("{wanted}{number}")).find(|name| !taken(name)).unwrap_or(wanted)
}

/// Makes codes of words that the analyst wrote beside an answer and that are like none of the codes.
fn grow(list: &mut CodingList, head: &Head, offered: Vec<ResponseOption>, made: &mut Refreshed) {
    for option in offered {
        if !list.codes.iter().any(|code| code.code == option.code) {
            list.codes.push(option);
        }
    }
    let Some((sheet, _, code, label)) = list.code_columns() else { return };
    for row in list.rows(head) {
        for cell in &row.codes {
            let codes = CodeList { id: String::new(), options: list.codes.clone() };
            if several(&codes, &mut cell.clone()).value.missing().is_none() {
                continue;
            }
            for word in cell.raw.split(['、', '\n', ';', '；', ',']).map(clean).filter(|word| !word.is_empty()) {
                let labels = || list.codes.iter().map(|known| known.label.ja.as_str());
                let known = labels().any(|known| key(known) == key(&word));
                let number = word.chars().any(|c| c.is_ascii_digit());
                if known || number || !nearest(&word, labels(), 1).is_empty() {
                    continue;
                }
                let next =
                    list.codes.iter().filter_map(|known| known.code.parse::<u32>().ok()).max().unwrap_or(0) + 1;
                let mut cells = vec![String::new(); code.max(label) + 1];
                cells[code] = next.to_string();
                cells[label].clone_from(&word);
                cells.push(heading(words::added_code()));
                list.sheets[sheet].rows.push(cells);
                list.codes.push(ResponseOption {
                    code: next.to_string(),
                    label: Phrase::same(word.clone()),
                    ..ResponseOption::default()
                });
                made.added.push(word);
            }
        }
    }
}

/// Compares rows and answers: states are written, new and changed answers are added.
fn compare(
    list: &mut CodingList,
    head: &Head,
    codes: &CodeList,
    rounds: &[String],
    answers: &[FreeAnswer],
    made: &mut Refreshed,
) {
    let rows = list.rows(head);
    let index = Index::new(&rows);
    let mut states: Vec<(usize, String)> = Vec::new();
    let mut used = BTreeSet::new();
    let mut new: Vec<Vec<String>> = Vec::new();
    for answer in answers.iter().filter(|answer| answer.text != NOTHING) {
        made.total += 1;
        match index.find(&answer.round, &answer.case, &answer.text) {
            Found::At(found) => {
                let was_coded = index.was_coded(&answer.round, &answer.case, &answer.text);
                let mut coded = false;
                for row in found {
                    used.insert(row.at);
                    let state = match (state(row, codes), was_coded) {
                        (_, true) if row.codes.is_empty() => heading(words::state_changed()),
                        (state, _) => state,
                    };
                    coded |= state == heading(words::state_done());
                    states.push((row.at, state));
                }
                made.waiting += usize::from(!coded);
                made.changed += usize::from(!coded && was_coded);
            }
            Found::Before(row) => {
                made.waiting += 1;
                made.changed += usize::from(index.was_coded(&answer.round, &answer.case, &answer.text));
                used.insert(row.at);
                states.push((row.at, heading(words::state_old())));
                let earlier: Vec<&str> = row.codes.iter().map(|cell| cell.raw.trim()).collect();
                let memo = if earlier.is_empty() {
                    String::new()
                } else {
                    heading(words::memo_before(Phrase::list(&earlier)))
                };
                new.push(line(head, answer, words::state_changed(), memo));
            }
            Found::Nowhere => {
                made.waiting += 1;
                new.push(line(head, answer, words::state_open(), String::new()));
            }
        }
    }
    for row in rows.iter().filter(|row| !used.contains(&row.at)) {
        let here = rounds.iter().any(|round| key(round) == key(&row.round));
        let replaced = answers
            .iter()
            .any(|answer| key(&answer.round) == key(&row.round) && key(&answer.case) == key(&row.case));
        if here {
            let state = if replaced { words::state_old() } else { words::state_gone() };
            states.push((row.at, heading(state)));
        }
    }
    let sheet = &mut list.sheets[head.sheet];
    if let Some(column) = head.state {
        for (row, state) in states {
            let cells = &mut sheet.rows[row];
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = state;
        }
    }
    sheet.rows.extend(new);
}

fn state(row: &Row, codes: &CodeList) -> String {
    if row.codes.is_empty() {
        return heading(words::state_open());
    }
    let read = row.codes.iter().all(|cell| several(codes, &mut cell.clone()).value.missing().is_none());
    heading(if read { words::state_done() } else { words::state_unreadable() })
}

fn line(head: &Head, answer: &FreeAnswer, state: Phrase, memo: String) -> Vec<String> {
    let mut cells = Vec::new();
    let mut put = |column: Option<usize>, text: String| {
        let Some(column) = column else { return };
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    };
    put(Some(head.round), answer.round.clone());
    put(Some(head.case), answer.case.clone());
    put(head.name, answer.name.clone());
    put(Some(head.text), answer.text.clone());
    put(head.memo, memo);
    put(head.state, heading(state));
    put(Some(head.print), print(&answer.round, &answer.case, &answer.text));
    cells
}

fn outgoing(list: &CodingList) -> Vec<CodingSheet> {
    let (head, codes) = (list.head(), list.code_columns());
    let kind = |at: usize| match (&head, codes) {
        (Some(head), _) if head.sheet == at => {
            SheetKind::Answers { head: head.row, codes: head.codes.clone(), text: head.text }
        }
        (_, Some((sheet, row, _, label))) if sheet == at => SheetKind::Codes { head: row, label },
        (Some(_) | None, _) => SheetKind::Other,
    };
    list.sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| CodingSheet { name: sheet.name.clone(), kind: kind(at), rows: sheet.rows.clone() })
        .collect()
}
