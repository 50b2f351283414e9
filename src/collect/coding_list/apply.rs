//! Puts the codes of a list into the answers of a round: a multiple answer of its own, or more options beside the marks of
//! a question with その他. What has no code, or had one for another text, waits and is counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, coding as words};
use crate::collect::coding::{NOTHING, several};
use crate::collect::coding_list::{CodingList, Found, Index, NONE, Row, Target, print};
use crate::collect::round::Inputs;
use crate::collect::{Answer, AnswerCell, Unit};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::provenance::CellRef;
use crate::survey::answer::AnswerValue;
use crate::survey::code_list::CodeList;
use crate::survey::missing::Missing;
use crate::survey::question::ResponseDomain;
use crate::text::key::key;
use crate::text::names::nearest;

/// Applies every list of a survey to the units of one of its rounds.
pub fn apply(inputs: &Inputs<'_>, units: &mut [Unit]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for list in inputs.coding.iter().filter(|list| list.survey == inputs.survey.id) {
        let target = list.target(inputs.survey);
        let coded = match &target {
            Target::Derived(id) | Target::Other { question: id, .. } => id.clone(),
        };
        let Some(question) = inputs.survey.question(&coded) else { continue };
        let Some(codes) = question.domain.codes() else { continue };
        let rows = list.head().map(|head| list.rows(&head)).unwrap_or_default();
        let mut coder = Coder {
            round: &inputs.round.id,
            codes,
            index: Index::new(&rows),
            single: matches!(question.domain, ResponseDomain::Single(_)),
            used: BTreeSet::new(),
            waiting: Vec::new(),
            changed: 0,
            diagnostics: Vec::new(),
        };
        for unit in units.iter_mut() {
            coder.unit(&list.question, &target, unit);
        }
        let scope = Scope { question: Some(coded), ..inputs.scope() };
        coder.lost(list, &rows, units);
        coder.waits(list, &target, inputs.survey.sensitive);
        diagnostics.extend(coder.diagnostics.into_iter().map(|diagnostic| {
            let case = diagnostic.scope.case.clone();
            diagnostic.in_scope(Scope { case, ..scope.clone() })
        }));
    }
    diagnostics
}

struct Coder<'a, 'r> {
    round: &'a str,
    codes: &'a CodeList,
    index: Index<'r>,
    single: bool,
    used: BTreeSet<usize>,
    waiting: Vec<CellRef>,
    changed: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Coder<'_, '_> {
    fn unit(&mut self, text: &str, target: &Target, unit: &mut Unit) {
        let Some(written) = unit.answer(text).cloned() else { return };
        let case = unit.id.clone();
        match target {
            Target::Derived(id) => {
                let (value, coded) = match &written.value {
                    AnswerValue::Text(words) if words == NOTHING => (self.nothing(), Vec::new()),
                    AnswerValue::Text(words) => match self.codes_of(&case, words, &written) {
                        Some((codes, cells)) => (AnswerValue::Options(codes), cells),
                        None => (AnswerValue::Missing(Missing::HeldOut), Vec::new()),
                    },
                    AnswerValue::Missing(reason) => (AnswerValue::Missing(*reason), Vec::new()),
                    AnswerValue::Code(_)
                    | AnswerValue::Options(_)
                    | AnswerValue::Quantity(_)
                    | AnswerValue::Date(_) => return,
                };
                let Some(answer) = answer(unit, id).filter(|answer| answer.corrected_by.is_none()) else { return };
                answer.value = value;
                answer.cells = written.cells;
                answer.cells.extend(coded);
            }
            Target::Other { question, option } => {
                let AnswerValue::Text(words) = &written.value else { return };
                let marked = match unit.answer(question).map(|answer| &answer.value) {
                    Some(AnswerValue::Code(code)) => code == option,
                    Some(AnswerValue::Options(codes)) => codes.contains(option),
                    Some(
                        AnswerValue::Quantity(_)
                        | AnswerValue::Date(_)
                        | AnswerValue::Text(_)
                        | AnswerValue::Missing(_),
                    )
                    | None => false,
                };
                // Words without a mark are asked about and make no mark.
                if !marked || words == NOTHING {
                    return;
                }
                let Some((codes, cells)) = self.codes_of(&case, words, &written) else { return };
                let Some(answer) = answer(unit, question) else { return };
                match &mut answer.value {
                    AnswerValue::Code(code) => {
                        let Some(only) = codes.into_iter().next() else { return };
                        *code = only;
                    }
                    AnswerValue::Options(marked) => {
                        marked.remove(option);
                        marked.extend(codes);
                    }
                    AnswerValue::Quantity(_)
                    | AnswerValue::Date(_)
                    | AnswerValue::Text(_)
                    | AnswerValue::Missing(_) => return,
                }
                answer.cells.extend(written.cells);
                answer.cells.extend(cells);
            }
        }
    }

    /// Answers that say that there is nothing to say have a code of their own, where the list has it.
    fn nothing(&self) -> AnswerValue {
        match self.codes.get(NONE) {
            Some(_) => AnswerValue::Options(BTreeSet::from([NONE.to_owned()])),
            None => AnswerValue::Missing(Missing::NoAnswer),
        }
    }

    /// The codes of a text with their cells; none where it waits.
    fn codes_of(
        &mut self,
        case: &str,
        text: &str,
        written: &Answer,
    ) -> Option<(BTreeSet<String>, Vec<AnswerCell>)> {
        let found = match self.index.find(self.round, case, text) {
            Found::At(rows) => rows,
            Found::Before(row) => {
                self.used.insert(row.at);
                self.changed += usize::from(self.index.was_coded(self.round, case, text));
                self.wait(written);
                return None;
            }
            Found::Nowhere => {
                self.wait(written);
                return None;
            }
        };
        self.used.extend(found.iter().map(|row| row.at));
        let mut read: Vec<(BTreeSet<String>, Vec<AnswerCell>)> = Vec::new();
        for row in found.iter().filter(|row| !row.codes.is_empty()) {
            match self.read(row) {
                Ok(codes) => read.push(codes),
                Err(diagnostic) => {
                    self.diagnostics.push(for_case(*diagnostic, case));
                    self.wait(written);
                    return None;
                }
            }
        }
        let Some((codes, cells)) = read.first().cloned() else {
            self.changed += usize::from(self.index.was_coded(self.round, case, text));
            self.wait(written);
            return None;
        };
        let conflict = read.iter().any(|(other, _)| *other != codes);
        if conflict || (self.single && codes.len() > 1) {
            let places = read.iter().flat_map(|(_, cells)| cells).map(|cell| cell.at.clone()).collect();
            let (found, expected, hint) = if conflict {
                (words::coded_twice(), words::coded_once(), words::hint_coded_twice())
            } else {
                (words::one_code_only(), words::coded_once(), words::hint_unknown_code(""))
            };
            let diagnostic = Diagnostic::at("coded-twice", Severity::Query, places, found, expected, hint);
            self.diagnostics.push(for_case(diagnostic, case));
            self.wait(written);
            return None;
        }
        Some((codes, cells))
    }

    fn wait(&mut self, written: &Answer) {
        self.waiting.extend(written.cells.iter().map(|cell| cell.at.clone()));
    }

    /// The codes of a row.
    fn read(&self, row: &Row) -> Result<(BTreeSet<String>, Vec<AnswerCell>), Box<Diagnostic>> {
        let mut codes = BTreeSet::new();
        let mut cells = Vec::new();
        for cell in &row.codes {
            let mut cell = cell.clone();
            match several(self.codes, &mut cell).value {
                AnswerValue::Options(read) => codes.extend(read),
                AnswerValue::Code(_)
                | AnswerValue::Quantity(_)
                | AnswerValue::Date(_)
                | AnswerValue::Text(_)
                | AnswerValue::Missing(_) => return Err(Box::new(self.unknown(&cell))),
            }
            cells.push(cell);
        }
        Ok((codes, cells))
    }

    fn unknown(&self, cell: &AnswerCell) -> Diagnostic {
        let labels = || self.codes.options.iter().map(|option| option.label.ja.as_str());
        let near = nearest(&cell.raw, labels(), 1);
        let hint = match near.first() {
            Some(label) => words::hint_unknown_code(words::near(label)),
            None => words::hint_unknown_code(""),
        };
        let known: Vec<String> =
            self.codes.options.iter().map(|option| format!("{} {}", option.code, option.label.ja)).collect();
        Diagnostic::at(
            "unknown-code",
            Severity::Query,
            vec![cell.at.clone()],
            Phrase::same(cell.raw.clone()),
            words::known_codes(Phrase::list(&known)),
            hint,
        )
    }

    /// Coded rows of this round that belong to no answer any more, and rows whose columns were sorted apart.
    fn lost(&mut self, list: &CodingList, rows: &[Row], units: &[Unit]) {
        let Some(head) = list.head() else { return };
        let sheet = &list.sheets[head.sheet];
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        let mut cases: BTreeSet<String> = BTreeSet::new();
        for unit in units {
            if let Some(AnswerValue::Text(text)) = unit.answer(&list.question).map(|answer| &answer.value) {
                texts.insert(print(self.round, &unit.id, text), text.clone());
                cases.insert(key(&unit.id));
            }
        }
        let mut gone = Vec::new();
        let unused = rows.iter().filter(|row| !row.codes.is_empty() && !self.used.contains(&row.at));
        let mut mixed = Vec::new();
        for row in unused {
            let at = list.place(sheet, row.at, head.text);
            if Index::is_mixed(row, &texts) {
                mixed.push(at);
            } else if key(&row.round) == key(self.round) && !cases.contains(&key(&row.case)) {
                gone.push(at);
            }
        }
        for at in mixed {
            let (found, expected) = (words::row_mixed(), words::row_whole());
            self.diagnostics.push(Diagnostic::at(
                "coding-row-mixed",
                Severity::Query,
                vec![at],
                found,
                expected,
                words::hint_mixed(),
            ));
        }
        if !gone.is_empty() {
            let found = words::coded_gone(gone.len());
            let hint = words::hint_gone();
            self.diagnostics.push(
                Diagnostic::at("coded-gone", Severity::Query, gone, found, words::answer_of_row(), hint)
                    .about(format!("{}!{}", list.file, self.round)),
            );
        }
    }

    /// Counts the texts that wait for a code. Where the codes are a question of their own they hold it out.
    fn waits(&mut self, list: &CodingList, target: &Target, sensitive: bool) {
        if self.waiting.is_empty() {
            return;
        }
        let (severity, hint) = match target {
            Target::Derived(_) => (Severity::Undecided, words::hint_waiting(&list.question)),
            Target::Other { .. } => (Severity::Query, words::hint_waiting_other(&list.question)),
        };
        let places = std::mem::take(&mut self.waiting);
        let found = words::texts_waiting(places.len(), self.changed);
        let mut diagnostic = Diagnostic::at(
            "uncoded-texts",
            severity,
            if sensitive { Vec::new() } else { places },
            found,
            words::every_text_coded(&list.file),
            hint,
        )
        .about(format!("{}!{}!{}", list.survey, self.round, list.question));
        diagnostic.file = Some(list.file.clone());
        self.diagnostics.push(diagnostic);
    }
}

fn for_case(diagnostic: Diagnostic, case: &str) -> Diagnostic {
    diagnostic.in_scope(Scope { case: Some(case.to_owned()), ..Scope::default() })
}

fn answer<'u>(unit: &'u mut Unit, question: &str) -> Option<&'u mut Answer> {
    unit.submission.as_mut()?.answers.iter_mut().find(|answer| answer.question == question)
}
