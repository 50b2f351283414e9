//! What two people keyed from the same papers, laid side by side: where they agree it counts once, with the cells of both;
//! where they differ a person decides. A paper that only one of them keyed is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::own_form as words;
use crate::collect::own_form::entered::columns::shown;
use crate::collect::{Submission, corrections, duplicates};
use crate::diagnostic::{Diagnostic, Severity};
use crate::questionnaire::entry::Typist;
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;
use crate::survey::missing::Missing;
use crate::text::key::key;

/// The entry sheets of a round, by which of two people keyed them.
pub(in crate::collect) struct Twice<'a> {
    survey: &'a Survey,
    /// File and typist.
    entries: &'a BTreeMap<String, String>,
    /// Two files that both say they are of the same typist and hold the same cases: how many.
    same: BTreeMap<(String, String), usize>,
}

impl<'a> Twice<'a> {
    pub(in crate::collect) fn new(survey: &'a Survey, entries: &'a BTreeMap<String, String>) -> Self {
        Self { survey, entries, same: BTreeMap::new() }
    }

    fn is_entry(&self, one: &Submission) -> bool {
        self.entries.contains_key(&*one.file)
    }

    fn typist(&self, one: &Submission) -> &str {
        self.entries.get(&*one.file).map_or(Typist::First.word(), String::as_str)
    }

    /// Whether a second person keys everything again.
    fn is_keyed_twice(&self) -> bool {
        let typists: BTreeSet<&String> = self.entries.values().collect();
        typists.len() > 1
    }

    /// Makes one return of what two people keyed for one case; every other return stays as it is.
    pub(in crate::collect) fn merge(
        &mut self,
        mut returns: Vec<Submission>,
    ) -> (Vec<Submission>, Vec<Diagnostic>) {
        let keyed: Vec<usize> =
            returns.iter().enumerate().filter(|(_, one)| self.is_entry(one)).map(|(at, _)| at).collect();
        let (first, second) = match keyed.as_slice() {
            [only] if self.is_keyed_twice() => {
                let found = self.keyed_once(&returns[*only]);
                return (returns, vec![found]);
            }
            [a, b] if returns[*a].file != returns[*b].file => {
                let swapped = self.typist(&returns[*a]) > self.typist(&returns[*b]);
                if swapped { (*b, *a) } else { (*a, *b) }
            }
            _ => return (returns, Vec::new()),
        };
        if self.typist(&returns[first]) == self.typist(&returns[second]) {
            let files = (returns[first].file.to_string(), returns[second].file.to_string());
            *self.same.entry(files).or_default() += 1;
        }
        let again = returns.remove(second);
        let first = if first > second { first - 1 } else { first };
        let found = self.laid_side_by_side(&mut returns[first], &again);
        (returns, found)
    }

    /// The same without a frame: two people keyed the same paper where they wrote the same code, or where neither wrote one
    /// and it stands in the same row.
    pub(in crate::collect) fn merge_unframed(
        &mut self,
        submissions: Vec<Submission>,
    ) -> (Vec<Submission>, Vec<Diagnostic>) {
        if self.entries.len() < 2 {
            return (submissions, Vec::new());
        }
        let mut order: Vec<String> = Vec::new();
        let mut papers: BTreeMap<String, Vec<Submission>> = BTreeMap::new();
        for one in submissions {
            let code = one.code.as_ref().map(|cell| key(&cell.raw)).filter(|code| !code.is_empty());
            let paper = match (self.is_entry(&one), code) {
                (true, Some(code)) => format!("code {code}"),
                (true, None) if self.is_keyed_twice() => format!("row {}", one.row.unwrap_or_default()),
                (true, None) | (false, _) => format!("at {}", one.place()),
            };
            if !papers.contains_key(&paper) {
                order.push(paper.clone());
            }
            papers.entry(paper).or_default().push(one);
        }
        let (mut merged, mut found) = (Vec::new(), Vec::new());
        for paper in order {
            let (returns, odd) = self.merge(papers.remove(&paper).unwrap_or_default());
            merged.extend(returns);
            found.extend(odd);
        }
        (merged, found)
    }

    /// Files that both say they are the sheet of the same person.
    pub(in crate::collect) fn same_typist(self) -> Vec<Diagnostic> {
        let pairs = self.same.into_iter();
        pairs
            .map(|((first, second), count)| {
                Diagnostic::of_file(
                    "entry-sheets",
                    Severity::Query,
                    &second,
                    words::same_typist(first.rsplit('/').next().unwrap_or(&first), count),
                    words::two_typists(),
                    words::hint_same_typist(),
                )
                .about(format!("{first}⇔{second}"))
            })
            .collect()
    }

    fn keyed_once(&self, one: &Submission) -> Diagnostic {
        let other = if self.typist(one) == Typist::First.word() { Typist::Second } else { Typist::First };
        let mut found = Diagnostic::at(
            "keyed-once",
            Severity::Query,
            one.identity().cloned().into_iter().collect(),
            words::keyed_once(self.typist(one), other.word()),
            words::keyed_by_both(),
            words::hint_keyed_once(),
        )
        .about(one.place());
        found.scope.case = Some(one.place());
        found
    }

    fn laid_side_by_side(&self, first: &mut Submission, again: &Submission) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let place = first.place();
        for answer in &mut first.answers {
            let Some(other) = again.answers.iter().find(|other| other.question == answer.question) else {
                continue;
            };
            if duplicates::says_the_same(answer, other) {
                answer.again.extend(other.cells.iter().cloned());
                continue;
            }
            let question = self.survey.question(&answer.question);
            let number = question.map_or(answer.question.as_str(), |question| question.number.ja.as_str());
            let cells: Vec<_> = answer.cells.iter().chain(&other.cells).map(|cell| cell.at.clone()).collect();
            let mut diagnostic = Diagnostic::at(
                "double-entry",
                Severity::Undecided,
                cells,
                words::keyed_twice(
                    number,
                    shown(corrections::present(answer)),
                    shown(corrections::present(other)),
                ),
                words::keyed_the_same(),
                words::hint_double_entry(),
            );
            diagnostic.scope.question = Some(answer.question.clone());
            diagnostic.scope.case = Some(place.clone());
            diagnostics.push(diagnostic);
            answer.cells.extend(other.cells.iter().cloned());
            answer.value = AnswerValue::Missing(Missing::HeldOut);
        }
        diagnostics
    }
}
