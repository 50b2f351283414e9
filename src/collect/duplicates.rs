//! Several returns of one case: the same answers once more count once; different answers are shown side by side
//! and held out until a row of the correction ledger says which file counts.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::{Answer, FileEntry, FileFate, Submission, corrections, groups};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::missing::Missing;
use crate::text::key;

/// What became of the returns of one case: the one that counts first, then the others with their fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The return that counts; where a person has to decide, the first one.
    pub submission: Submission,
    /// The others among which a person has to decide.
    pub others: Vec<Submission>,
    /// Whether a person has to decide.
    pub held_out: bool,
    /// The fate of every return, in the given order, the counting one included.
    pub fates: Vec<FileFate>,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Settles the returns of one case, given in the order of file names. `decision` is the `use` row of the case.
pub fn settle(submissions: Vec<Submission>, decision: Option<&Decision>) -> Option<Settled> {
    let count = submissions.len();
    let same = |a: &Submission, b: &Submission| same_answers(a, b) && groups::same(a, b);
    if let Some(decision) = decision
        && let DecisionKind::Use { file } = &decision.kind
    {
        let wanted: Vec<usize> = submissions
            .iter()
            .enumerate()
            .filter(|(_, submission)| is_named(submission, file))
            .map(|(index, _)| index)
            .collect();
        if let [index] = wanted.as_slice() {
            let fates =
                (0..count).map(|i| if i == *index { FileFate::Read } else { FileFate::Superseded }).collect();
            let submission = submissions.into_iter().nth(*index)?;
            return Some(Settled {
                submission,
                others: Vec::new(),
                held_out: false,
                fates,
                diagnostics: Vec::new(),
            });
        }
        let diagnostic = Diagnostic::at(
            "stale-correction",
            Severity::Undecided,
            vec![decision.place.clone()],
            words::files_are(submissions.iter().map(|s| s.file.to_string()).collect::<Vec<_>>().join("、")),
            words::file_of_case(file),
            words::hint_stale(),
        );
        let submission = submissions.into_iter().next()?;
        let fates = vec![FileFate::HeldOut; count];
        let (others, diagnostics) = (Vec::new(), vec![diagnostic]);
        return Some(Settled { submission, others, held_out: true, fates, diagnostics });
    }
    let first = submissions.first()?;
    if let Some(other) = submissions.iter().skip(1).find(|other| !same(first, other)) {
        let diagnostics = vec![contradiction(first, other)];
        let mut returns = submissions.into_iter();
        let (submission, others) = (returns.next()?, returns.collect());
        let fates = vec![FileFate::HeldOut; count];
        return Some(Settled { submission, others, held_out: true, fates, diagnostics });
    }
    let diagnostics = submissions.iter().skip(1).map(|again| counted_once(&again.file, &first.file)).collect();
    let fates = (0..count).map(|index| if index == 0 { FileFate::Read } else { FileFate::Duplicate }).collect();
    let submission = submissions.into_iter().next()?;
    Some(Settled { submission, others: Vec::new(), held_out: false, fates, diagnostics })
}

/// Files that were read and are the same, byte for byte, as one before them: each with that one.
pub(super) fn copies(entries: &[FileEntry]) -> Vec<(String, String)> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.fate == FileFate::Read && entry.submissions > 0) {
        match first.get(entry.hash.as_str()) {
            Some(earlier) => found.push((entry.file.clone(), (*earlier).to_owned())),
            None => drop(first.insert(&entry.hash, &entry.file)),
        }
    }
    found
}

/// A return that is there again.
pub(super) fn counted_once(again: &str, first: &str) -> Diagnostic {
    Diagnostic::of_file(
        "returned-twice",
        Severity::Note,
        again,
        words::same_answers(first),
        words::one_return(),
        words::hint_counted_once(),
    )
}

/// Whether two returns, or two rows, have the same answers.
pub(super) fn same_answers(a: &Submission, b: &Submission) -> bool {
    a.answers.len() == b.answers.len() && a.answers.iter().zip(&b.answers).all(|(a, b)| says_the_same(a, b))
}

/// Whether two answers say the same; where neither could be understood, by their words.
pub fn says_the_same(a: &Answer, b: &Answer) -> bool {
    let words = |answer: &Answer| answer.cells.iter().map(|cell| key::key(&cell.raw)).collect::<Vec<_>>();
    let understood = matches!(a.value.missing(), None | Some(Missing::NoAnswer));
    a.question == b.question && a.value == b.value && (understood || words(a) == words(b))
}

/// Whether a ledger row means this return: by its file, or by its place where one file holds several.
pub(super) fn is_named(submission: &Submission, name: &str) -> bool {
    let ends = |whole: &str| whole == name || whole.ends_with(&format!("/{name}"));
    ends(&submission.file) || ends(&submission.place())
}

/// Two returns of one case that do not say the same, cell beside cell.
fn contradiction(first: &Submission, second: &Submission) -> Diagnostic {
    let mut places = Vec::new();
    let mut differences = Vec::new();
    for a in &first.answers {
        let Some(b) = second.answers.iter().find(|b| b.question == a.question) else { continue };
        if !says_the_same(a, b) {
            places.extend(a.cells.iter().chain(&b.cells).map(|cell| cell.at.clone()));
            let shown = |answer: &Answer| {
                // What could not be understood is shown in its own words.
                let understood = answer.value.missing().is_none();
                let text = if understood { answer.value.text() } else { corrections::present(answer) };
                if text.trim().is_empty() { "―".to_owned() } else { text }
            };
            differences.push(format!("{}: {} ⇔ {}", a.question, shown(a), shown(b)));
        }
    }
    let (in_tables, cells) = groups::differences(first, second);
    differences.extend(in_tables);
    places.extend(cells);
    let names = if first.file == second.file {
        (first.place(), second.place())
    } else {
        (first.file.to_string(), second.file.to_string())
    };
    let mut diagnostic = Diagnostic::at(
        "contradicting-returns",
        Severity::Undecided,
        places,
        Phrase::same(differences.join("、")),
        words::one_return(),
        words::hint_use(&names.0, &names.1),
    )
    .about(format!("{}⇔{}", names.0, names.1));
    diagnostic.row = Some(names.1);
    diagnostic
}
