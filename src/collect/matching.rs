//! Which case of the frame a return is from: by code, then by the exact name, then by the normalised name or an
//! alias, then without 市町村 or in kana. Anything fuzzy is suggested and never taken; code, name and file name that
//! disagree are shown side by side.

mod index;
mod near;

pub use index::{CodeReading, FrameIndex};
pub use near::Candidate;

use crate::catalogue::{Phrase, respondents as words};
use crate::collect::{AnswerCell, Submission, around};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::frame::Case;
use crate::text::key;
use crate::text::names;

/// Answers that are quoted of a return that says neither code nor name.
const ANSWERS_SHOWN: usize = 3;

/// Whose a return is, and what is odd about how it says so.
#[derive(Debug, Clone)]
pub struct Matched<'a> {
    /// The case.
    pub case: &'a Case,
    /// Findings that hold nothing out.
    pub diagnostics: Vec<Diagnostic>,
}

/// A return that nobody can say whose it is.
#[derive(Debug, Clone)]
pub struct Unmatched<'a> {
    /// The finding that holds it out.
    pub diagnostic: Diagnostic,
    /// Whose it would be if a person agrees: one case, or those who answered together; none where a person has to
    /// choose.
    pub proposed: Vec<&'a Case>,
}

/// What a return says of its respondent.
struct Said<'s> {
    submission: &'s Submission,
    code: Option<&'s AnswerCell>,
    name: Option<&'s AnswerCell>,
}

impl<'s> Said<'s> {
    fn by(submission: &'s Submission) -> Self {
        let written = |cell: &'s Option<AnswerCell>| cell.as_ref().filter(|cell| !key::key(&cell.raw).is_empty());
        Self { submission, code: written(&submission.code), name: written(&submission.name) }
    }

    /// Its code and name; where it says neither, the answers by which a person may know it.
    fn shown(&self) -> Phrase {
        let text = identity_text(self.submission);
        if !text.is_empty() {
            return Phrase::same(text);
        }
        let cells = self.submission.answers.iter().flat_map(|answer| &answer.cells);
        let texts: Vec<String> = cells
            .filter(|cell| !cell.raw.trim().is_empty())
            .take(ANSWERS_SHOWN)
            .map(|cell| format!("{}「{}」", cell.at.at, around::shortened(&cell.raw)))
            .collect();
        words::says_nobody(Phrase::list(&texts))
    }

    /// A finding at the cells that identify the return, or at its file where there are none.
    fn finding(&self, rule: &'static str, severity: Severity, words: [Phrase; 3]) -> Diagnostic {
        let cells = [&self.submission.code, &self.submission.name];
        let places = cells.into_iter().flatten().map(|cell| cell.at.clone()).collect();
        let [found, expected, hint] = words;
        let mut diagnostic = Diagnostic::at(rule, severity, places, found, expected, hint);
        if diagnostic.places.is_empty() {
            diagnostic = diagnostic.about(self.submission.place());
            diagnostic.file = Some(self.submission.file.to_string());
        }
        diagnostic
    }
}

/// What a return says of its respondent, as one text; what a `match` row expects to find.
pub fn identity_text(submission: &Submission) -> String {
    let said = Said::by(submission);
    let raw = |cell: Option<&AnswerCell>| cell.map(|cell| cell.raw.trim().to_owned()).unwrap_or_default();
    format!("{} {}", raw(said.code), raw(said.name)).trim().to_owned()
}

fn means(what: Phrase, case: &Case) -> Phrase {
    words::means(what, &case.id, &case.name)
}

impl<'a> FrameIndex<'a> {
    /// The case of a return.
    ///
    /// # Errors
    /// A finding that holds the return out: no such case, a mistyped code, or code and name of two.
    pub fn find(&self, submission: &Submission) -> Result<Matched<'a>, Box<Unmatched<'a>>> {
        let said = Said::by(submission);
        let by_code = said.code.map(|cell| self.by_code(&cell.raw));
        let by_name = said.name.and_then(|cell| self.by_name(&cell.raw));
        let reading = submission.furigana.as_deref().filter(|_| by_name.is_none());
        let by_kana = said.name.zip(reading).and_then(|(cell, reading)| self.by_furigana(&cell.raw, reading));
        match (by_code, by_name.or(by_kana)) {
            (Some(CodeReading::Case(code)), Some(name)) if code.id != name.id => {
                Err(self.conflict(&said, code, Some(name)))
            }
            // A body that is not on the frame is not the municipality whose code it wrote.
            (Some(CodeReading::Case(code)), None) if is_other_body(&said, code) => {
                Err(self.conflict(&said, code, None))
            }
            // The name of several is theirs, whoever's code was written.
            (Some(CodeReading::Case(_)), None) if self.together(&said).len() > 1 => {
                let together = self.together(&said);
                let names: Vec<&str> = together.iter().map(|case| case.name.ja.as_str()).collect();
                let found = words::joint_of(format!("{}（{}）", names.join("、"), identity_text(submission)));
                Err(Box::new(Unmatched {
                    diagnostic: said.finding(
                        "joint-answer",
                        Severity::Undecided,
                        [found, words::one_case_or_several(), words::hint_joint_name()],
                    ),
                    proposed: together,
                }))
            }
            (Some(CodeReading::Case(code)), _) => {
                let mut diagnostics = self.against_file_name(&said, code);
                if let (Some(cell), None) = (said.name, by_name) {
                    diagnostics.push(said.finding(
                        "name-differs",
                        Severity::Note,
                        [
                            Phrase::same(cell.raw.clone()),
                            words::name_of(&code.name),
                            words::hint_name_differs(&code.id, &code.name),
                        ],
                    ));
                }
                Ok(Matched { case: code, diagnostics })
            }
            (None, Some(case)) => {
                let mut diagnostics = self.against_file_name(&said, case);
                if let (Some(cell), Some(reading), None) = (said.name, reading, by_name) {
                    diagnostics.push(said.finding(
                        "name-by-furigana",
                        Severity::Note,
                        [
                            words::with_furigana(&cell.raw, reading),
                            words::name_of(&case.name),
                            words::hint_by_furigana(&case.id, &case.name),
                        ],
                    ));
                }
                Ok(Matched { case, diagnostics })
            }
            (Some(CodeReading::WrongDigit { case, five, digit }), _) => Err(Box::new(Unmatched {
                diagnostic: said.finding(
                    "code-check-digit",
                    Severity::Undecided,
                    [
                        Phrase::same(identity_text(submission)),
                        words::digit_would_be(five, digit, &case.name),
                        words::hint_digit(&case.id, &case.name),
                    ],
                ),
                proposed: vec![case],
            })),
            // A code that is written and not on the frame is no reason to trust the name beside it.
            (Some(CodeReading::Elsewhere { prefecture }), by_name) => {
                let code = said.code.map(|cell| cell.raw.clone()).unwrap_or_default();
                Err(self.unmatched(&said, by_name, Some(words::code_elsewhere(code, prefecture))))
            }
            (Some(CodeReading::Unknown), by_name) => Err(self.unmatched(&said, by_name, None)),
            (None, None) => Err(self.unmatched(&said, None, None)),
        }
    }

    /// The cases whose names stand together where the name is asked for.
    fn together(&self, said: &Said<'_>) -> Vec<&'a Case> {
        let candidates = said.name.map(|cell| self.candidates(&cell.raw)).unwrap_or_default();
        candidates.iter().filter(|candidate| candidate.joint).map(|candidate| candidate.case).collect()
    }

    /// Code, name and file name side by side.
    fn conflict(&self, said: &Said<'_>, code: &'a Case, name: Option<&'a Case>) -> Box<Unmatched<'a>> {
        let mut lines = Vec::new();
        if let Some(cell) = said.code {
            lines.push(means(words::code_says(&cell.raw), code));
        }
        if let Some(cell) = said.name {
            let what = words::name_says(&cell.raw);
            lines.push(name.map_or_else(|| words::means_other_body(&what), |case| means(what.clone(), case)));
        }
        let by_file = self.in_file_name(&said.submission.file);
        lines.extend(by_file.map(|case| means(words::file_says(last(&said.submission.file)), case)));
        Box::new(Unmatched {
            diagnostic: said.finding(
                "code-name-conflict",
                Severity::Undecided,
                [Phrase::listed(&lines), words::one_case(), words::hint_conflict()],
            ),
            proposed: Vec::new(),
        })
    }

    /// A file name that speaks of another case than the code and name in it. A workbook with a row per respondent
    /// is named after nobody.
    fn against_file_name(&self, said: &Said<'_>, case: &'a Case) -> Vec<Diagnostic> {
        let by_file = self.in_file_name(&said.submission.file).filter(|_| said.submission.row.is_none());
        let Some(by_file) = by_file.filter(|other| other.id != case.id) else { return Vec::new() };
        let lines = [
            said.code.map(|cell| means(words::code_says(&cell.raw), case)),
            said.name.map(|cell| means(words::name_says(&cell.raw), case)),
            Some(means(words::file_says(last(&said.submission.file)), by_file)),
        ];
        let lines: Vec<Phrase> = lines.into_iter().flatten().collect();
        vec![said.finding(
            "file-name-conflict",
            Severity::Query,
            [Phrase::listed(&lines), words::one_case(), words::hint_file_name()],
        )]
    }

    fn unmatched(&self, said: &Said<'_>, by_name: Option<&'a Case>, why: Option<Phrase>) -> Box<Unmatched<'a>> {
        let mut candidates: Vec<Candidate<'a>> = Vec::new();
        let mut add = |candidate: Candidate<'a>| {
            if !candidates.iter().any(|known| known.case.id == candidate.case.id) {
                candidates.push(candidate);
            }
        };
        if let (Some(case), Some(cell)) = (by_name, said.name) {
            add(Candidate { case, why: words::name_says(&cell.raw), joint: false });
        }
        if let Some(case) = self.in_file_name(&said.submission.file).filter(|_| said.submission.row.is_none()) {
            add(Candidate { case, why: words::from_file_name(), joint: false });
        }
        if let Some(cell) = said.name {
            self.candidates(&cell.raw).into_iter().for_each(add);
        }
        let hint = if candidates.is_empty() {
            words::hint_unmatched()
        } else {
            let named = |candidate: &Candidate<'_>| {
                words::candidate(&candidate.case.name, &candidate.case.id, &candidate.why)
            };
            words::hint_near(Phrase::listed(&candidates.iter().map(named).collect::<Vec<_>>()))
        };
        let found = match why {
            Some(why) => Phrase::listed(&[said.shown(), why]),
            None => said.shown(),
        };
        let joint = candidates.iter().any(|candidate| candidate.joint);
        let proposed: Vec<&Case> = candidates
            .iter()
            .filter(|candidate| candidate.joint == joint)
            .map(|candidate| candidate.case)
            .collect();
        let proposed = if joint || proposed.len() == 1 { proposed } else { Vec::new() };
        let expected = words::on_the_frame(&self.frame.file);
        Box::new(Unmatched {
            diagnostic: said.finding("unmatched", Severity::Undecided, [found, expected, hint]),
            proposed,
        })
    }
}

fn last(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn is_other_body(said: &Said<'_>, case: &Case) -> bool {
    said.name.is_some_and(|cell| names::place(&cell.raw).other_body) && !names::place(&case.name.ja).other_body
}
