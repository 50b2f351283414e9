//! Several returns of one case: the same answers once more count once; different answers are shown side by side
//! and held out until a row of the correction ledger says which file counts.

use crate::catalogue::{Phrase, collect as words};
use crate::collect::{FileFate, Submission};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::{Decision, DecisionKind};

/// What became of the returns of one case: the one that counts first, then the others with their fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The return that counts; where a person has to decide, the first one.
    pub submission: Submission,
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
    let same = |a: &Submission, b: &Submission| {
        a.answers.len() == b.answers.len()
            && a.answers.iter().zip(&b.answers).all(|(a, b)| a.question == b.question && a.value == b.value)
    };
    if let Some(decision) = decision
        && let DecisionKind::Use { file } = &decision.kind
    {
        let wanted: Vec<usize> = submissions
            .iter()
            .enumerate()
            .filter(|(_, submission)| {
                submission.file.as_ref() == file || submission.file.ends_with(&format!("/{file}"))
            })
            .map(|(index, _)| index)
            .collect();
        if let [index] = wanted.as_slice() {
            let fates =
                (0..count).map(|i| if i == *index { FileFate::Read } else { FileFate::Superseded }).collect();
            let submission = submissions.into_iter().nth(*index)?;
            return Some(Settled { submission, held_out: false, fates, diagnostics: Vec::new() });
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
        return Some(Settled { submission, held_out: true, fates, diagnostics: vec![diagnostic] });
    }
    let first = submissions.first()?;
    if let Some(other) = submissions.iter().skip(1).find(|other| !same(first, other)) {
        let diagnostics = vec![contradiction(first, other)];
        let submission = submissions.into_iter().next()?;
        let fates = vec![FileFate::HeldOut; count];
        return Some(Settled { submission, held_out: true, fates, diagnostics });
    }
    let diagnostics = submissions
        .iter()
        .skip(1)
        .map(|again| {
            Diagnostic::of_file(
                "returned-twice",
                Severity::Note,
                &again.file,
                words::same_answers(&first.file),
                words::one_return(),
                words::hint_counted_once(),
            )
        })
        .collect();
    let fates = (0..count).map(|index| if index == 0 { FileFate::Read } else { FileFate::Duplicate }).collect();
    let submission = submissions.into_iter().next()?;
    Some(Settled { submission, held_out: false, fates, diagnostics })
}

/// Two returns of one case that do not say the same, cell beside cell.
fn contradiction(first: &Submission, second: &Submission) -> Diagnostic {
    let mut places = Vec::new();
    let mut differences = Vec::new();
    for a in &first.answers {
        let Some(b) = second.answers.iter().find(|b| b.question == a.question) else { continue };
        if a.value != b.value {
            places.extend(a.cells.iter().chain(&b.cells).map(|cell| cell.at.clone()));
            let shown = |answer: &crate::collect::Answer| {
                let text = answer.value.text();
                if text.is_empty() { "―".to_owned() } else { text }
            };
            differences.push(format!("{}: {} ⇔ {}", a.question, shown(a), shown(b)));
        }
    }
    Diagnostic::at(
        "contradicting-returns",
        Severity::Undecided,
        places,
        Phrase::same(differences.join("、")),
        words::one_return(),
        words::hint_use(&first.file, &second.file),
    )
    .about(format!("{}⇔{}", first.file, second.file))
}
