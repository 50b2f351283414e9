//! What an answer shows beside its value: something drawn over its box, a comment, a hidden row, a word struck through, a
//! formula without its result. None of it is counted; it is said where it touches an answer, and where the box itself is
//! empty the answer waits until a person decides. What stands in the same place in most returns came with the form.

mod drawings;
mod index;
mod own;

pub(super) use own::{Finding, Findings, settle};

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, evidence as words};
use crate::collect::asked::Asked;
use crate::collect::evidence::index::Index;
use crate::collect::evidence::own::Own;
use crate::collect::layout::Captured;
use crate::collect::{Answer, AnswerCell, Submission};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::provenance::CellAddress;
use crate::survey::definition::Survey;
use crate::survey::question::ResponseDomain;
use crate::workbook::evidence::{Comment, Formula, Struck};
use crate::workbook::{Sheet, Workbook, cell_ref};

/// What is said once of a whole file: that its format tells nothing but values.
pub(super) fn of_file(file: &str, book: &Workbook) -> Option<Diagnostic> {
    if book.container.offers_evidence() {
        return None;
    }
    Some(Diagnostic::of_file(
        "evidence-not-available",
        Severity::Note,
        file,
        words::not_available(book.container.word()),
        words::expected_available(),
        words::hint_not_available(),
    ))
}

/// The sheets of a file with what they tell, looked up by cell.
pub(super) struct Told<'b> {
    file: &'b str,
    asked: Asked<'b>,
    sheets: Vec<(&'b Sheet, Index<'b>)>,
    /// Columns of a list that are hidden and were said already.
    hidden_columns: BTreeSet<(usize, u32)>,
    /// Drawings that lie over an answer, by sheet and number.
    over_answers: BTreeSet<(usize, usize)>,
}

/// The answers that are looked at together: those of a return, or those of a row of one of its tables.
struct Looked<'s> {
    survey: &'s Survey,
    scope: Scope,
    submission: &'s Submission,
    printed: &'s Printed,
}

/// Cells of which everything has been said that they show.
type Seen = BTreeSet<(String, CellAddress)>;

impl<'b> Told<'b> {
    pub(super) fn new(asked: Asked<'b>, file: &'b str, book: &'b Workbook) -> Self {
        let sheets = book.sheets.iter().map(|sheet| (sheet, Index::new(sheet))).collect();
        Self { file, asked, sheets, hidden_columns: BTreeSet::new(), over_answers: BTreeSet::new() }
    }

    /// What is to be said of one return. `printed` knows the words of the form around its boxes.
    pub(super) fn look(&mut self, submission: &Submission, printed: &Printed) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut seen = Seen::new();
        let tables = Printed { list: true, ..Printed::default() };
        for (group, table) in submission.groups.iter().enumerate() {
            let Some(survey) = self.asked.surveys.iter().find(|survey| survey.id == table.survey) else {
                continue;
            };
            for (row, unit) in table.rows.iter().enumerate() {
                let scope = Asked { survey, ..self.asked }.scope();
                let looked = Looked { survey, scope, submission: unit, printed: &tables };
                let mut of_row = self.of_answers(&looked, &mut seen);
                of_row.extend(self.of_hidden_row(&looked));
                found.extend(of_row.into_iter().map(|finding| finding.of_row_of_table(group, row)));
            }
        }
        let looked = self.looked(submission, printed);
        let mut of_return = self.of_answers(&looked, &mut seen);
        self.of_sheet(&looked, &seen, &mut of_return);
        found.extend(of_return);
        found
    }

    fn looked<'s>(&self, submission: &'s Submission, printed: &'s Printed) -> Looked<'s>
    where
        'b: 's,
    {
        Looked { survey: self.asked.survey, scope: self.asked.scope(), submission, printed }
    }

    fn of_answers(&mut self, looked: &Looked<'_>, seen: &mut Seen) -> Vec<Finding> {
        let mut found = Vec::new();
        for answer in &looked.submission.answers {
            for cell in &answer.cells {
                self.of_cell(looked, answer, cell, seen, &mut found);
            }
            self.of_drawings(looked, answer, &mut found);
        }
        found
    }

    fn sheet(&self, name: &str) -> Option<(usize, &'b Sheet, &Index<'b>)> {
        let at = self.sheets.iter().position(|(sheet, _)| sheet.name == name)?;
        self.sheets.get(at).map(|(sheet, index)| (at, *sheet, index))
    }

    /// A finding about one cell of an answer.
    fn at(
        &self,
        looked: &Looked<'_>,
        rule: &'static str,
        severity: Severity,
        cell: (&str, CellAddress),
        said: (Phrase, Phrase, Phrase),
        question: Option<&str>,
    ) -> Diagnostic {
        let (found, expected, hint) = said;
        let place = cell_ref(self.file, cell.0, cell.1);
        Diagnostic::at(rule, severity, vec![place], found, expected, hint).in_scope(Scope {
            case: Some(looked.submission.place()),
            question: question.map(str::to_owned),
            ..looked.scope.clone()
        })
    }

    /// Comments, hidden rows and columns, strikethrough, merges and formulas of one box.
    fn of_cell(
        &mut self,
        looked: &Looked<'_>,
        answer: &Answer,
        cell: &AnswerCell,
        seen: &mut Seen,
        found: &mut Vec<Finding>,
    ) {
        let sheet_name = cell.at.sheet.to_string();
        let Some((number, sheet, index)) = self.sheet(&sheet_name) else { return };
        // Several options in one cell are one box.
        if !seen.insert((sheet_name.clone(), cell.at.at)) {
            return;
        }
        let place = (sheet_name.as_str(), cell.at.at);
        let question = Some(answer.question.as_str());
        let blank = cell.raw.trim().is_empty();
        let printed = looked.printed;
        let beside = printed.beside(&sheet_name, cell.at.at);
        for comment in index.comments(cell.at.at).chain(beside.into_iter().flat_map(|at| index.comments(at))) {
            found.push(self.commented(looked, &sheet_name, comment, question));
            seen.insert((sheet_name.clone(), comment.at));
        }
        let (row, column) = (cell.at.at.row, cell.at.at.column);
        if !blank && index.evidence.column_is_hidden(column) && printed.is_list() {
            if !self.hidden_columns.contains(&(number, column)) {
                let said = words::hidden_column(column_name(column), index.filled(column));
                let finding = self.at(
                    looked,
                    "hidden-answer",
                    Severity::Query,
                    place,
                    (said, words::expected_shown(), words::hint_hidden()),
                    question,
                );
                found.push(Finding::of_file(finding));
                self.hidden_columns.insert((number, column));
            }
        } else if !blank
            && (index.evidence.column_is_hidden(column)
                || (index.evidence.row_is_hidden(row) && !printed.is_list()))
        {
            let said = (words::hidden(&cell.raw), words::expected_shown(), words::hint_hidden());
            found.push(Finding::of(self.at(looked, "hidden-answer", Severity::Query, place, said, question)));
        }
        let Some((_, _, index)) = self.sheet(&sheet_name) else { return };
        if let Some(struck) = index.evidence.struck.get(&cell.at.at).filter(|_| !blank) {
            found.push(self.struck(looked, answer, cell, struck));
        }
        let covered: Vec<_> =
            index.covered(cell.at.at).filter(|(_, covered)| *covered != cell.raw.trim()).collect();
        for (at, text) in &covered {
            let seen = words::covered(text, &cell.raw);
            if blank && sheet.grid.own(cell.at.at).is_none() {
                // Nobody sees it, and it may be the answer.
                let said = (seen, words::expected_uncovered(), words::hint_covered_held());
                let place = (sheet_name.as_str(), *at);
                let mut held = self.at(looked, "covered-value", Severity::Undecided, place, said, question);
                let alone = covered.len() == 1 && cell.option.is_none();
                held.suggested = Some((*text).to_owned()).filter(|_| alone);
                found.push(Finding::that_holds(held, &answer.question));
            } else {
                let said = (seen, words::expected_uncovered(), words::hint_covered());
                let place = (sheet_name.as_str(), *at);
                found.push(Finding::of(self.at(looked, "covered-value", Severity::Query, place, said, question)));
            }
        }
        let formula = index.evidence.formulas.get(&cell.at.at);
        if let Some(formula) = formula.filter(|_| !cell.error) {
            let empty = sheet.grid.own(cell.at.at).is_none();
            found.push(self.computed(looked, place, formula, empty, answer));
        }
    }

    fn commented(&self, looked: &Looked<'_>, sheet: &str, comment: &Comment, question: Option<&str>) -> Finding {
        let text = if comment.author.is_empty() {
            words::comment_unsigned(&comment.text)
        } else {
            words::comment(&comment.author, &comment.text)
        };
        let said = (text, words::expected_no_comment(), words::hint_comment());
        let diagnostic = self.at(looked, "cell-comment", Severity::Query, (sheet, comment.at), said, question);
        Finding::that_may_be_the_forms(diagnostic, Own::new(comment.at, &comment.text))
    }

    fn struck(&self, looked: &Looked<'_>, answer: &Answer, cell: &AnswerCell, struck: &Struck) -> Finding {
        let free =
            looked.survey.question(&answer.question).is_some_and(|q| matches!(q.domain, ResponseDomain::Text));
        // A word taken back inside a long text leaves a text.
        let holds = !free || struck.whole;
        let found =
            if struck.whole { words::struck(&struck.text) } else { words::struck_part(&struck.text, &cell.raw) };
        let hint = if holds { words::hint_struck_held() } else { words::hint_struck_text() };
        let severity = if holds { Severity::Undecided } else { Severity::Query };
        let place = (cell.at.sheet.as_ref(), cell.at.at);
        let said = (found, words::expected_unstruck(), hint);
        let mut diagnostic = self.at(looked, "struck-answer", severity, place, said, Some(&answer.question));
        if holds && !struck.whole {
            let rest = cell.raw.replacen(&struck.text, "", 1).trim().to_owned();
            diagnostic.suggested = Some(rest).filter(|rest| !rest.is_empty());
        }
        if holds { Finding::that_holds(diagnostic, &answer.question) } else { Finding::of(diagnostic) }
    }

    fn computed(
        &self,
        looked: &Looked<'_>,
        place: (&str, CellAddress),
        formula: &Formula,
        empty: bool,
        answer: &Answer,
    ) -> Finding {
        let question = Some(answer.question.as_str());
        if !formula.cached && empty {
            let said = (words::not_computed(&formula.text), words::expected_result(), words::hint_not_computed());
            let diagnostic = self.at(looked, "result-not-saved", Severity::Undecided, place, said, question);
            return Finding::that_holds(diagnostic, &answer.question);
        }
        let found = match &formula.external {
            Some(file) => words::computed_elsewhere(&formula.text, file),
            None => words::computed(&formula.text),
        };
        let said = (found, words::expected_typed(), words::hint_computed());
        let diagnostic = self.at(looked, "answer-by-formula", Severity::Note, place, said, question);
        Finding::that_may_be_the_forms(diagnostic, Own::new(place.1, &formula.text))
    }

    /// What stands on the sheet of a return and belongs to none of its answers.
    fn of_sheet(&self, looked: &Looked<'_>, seen: &Seen, found: &mut Vec<Finding>) {
        let submission = looked.submission;
        let Some((_, sheet, index)) = self.sheet(&submission.sheet) else { return };
        let name = sheet.name.as_str();
        let Some(row) = submission.row else {
            for comment in &index.evidence.comments {
                if !seen.contains(&(name.to_owned(), comment.at)) {
                    found.push(self.commented(looked, name, comment, None));
                }
            }
            let of_answers: BTreeSet<CellAddress> =
                seen.iter().filter(|(s, _)| s == name).map(|(_, at)| *at).collect();
            for (first, at, covered, shown) in index.all_covered() {
                if !of_answers.contains(&first) && covered != shown.trim() {
                    let said =
                        (words::covered(covered, shown), words::expected_uncovered(), words::hint_covered());
                    found.push(Finding::of(self.at(
                        looked,
                        "covered-value",
                        Severity::Query,
                        (name, at),
                        said,
                        None,
                    )));
                }
            }
            return;
        };
        found.extend(self.of_hidden_row(looked));
        for comment in index.comments_in_row(row).filter(|comment| !seen.contains(&(name.to_owned(), comment.at)))
        {
            found.push(self.commented(looked, name, comment, None));
        }
    }

    /// That the row of a list is hidden.
    fn of_hidden_row(&self, looked: &Looked<'_>) -> Option<Finding> {
        let submission = looked.submission;
        let (_, sheet, index) = self.sheet(&submission.sheet)?;
        let row = submission.row.filter(|row| index.evidence.row_is_hidden(*row))?;
        let at = submission.identity().map_or(CellAddress::new(row, 0), |cell| cell.at);
        let said = (words::hidden_row(u64::from(row) + 1), words::expected_shown(), words::hint_hidden());
        Some(Finding::of(self.at(looked, "hidden-answer", Severity::Query, (&sheet.name, at), said, None)))
    }
}

/// The printed words of a form: which label or option a box belongs to.
#[derive(Debug, Clone, Default)]
pub(super) struct Printed {
    sheet: String,
    beside: BTreeMap<CellAddress, CellAddress>,
    list: bool,
}

impl Printed {
    pub(super) fn new(captured: &Captured) -> Self {
        Self { sheet: captured.sheet.clone(), beside: captured.beside.clone(), list: captured.row.is_some() }
    }

    fn beside(&self, sheet: &str, at: CellAddress) -> Option<CellAddress> {
        self.beside.get(&at).copied().filter(|_| self.sheet == sheet)
    }

    fn is_list(&self) -> bool {
        self.list
    }
}

/// The letters of a column.
fn column_name(column: u32) -> String {
    CellAddress::new(0, column).to_string().trim_end_matches('1').to_owned()
}
