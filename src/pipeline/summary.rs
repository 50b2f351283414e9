//! What a person wants to know at the end of a run: counts of files and findings, and every finding once.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, console, report};
use crate::collect::FileFate;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::run::{Collection, PlanResult};
use crate::survey::definition::{Survey, SurveyKind};
use crate::survey::question::ResponseDomain;

/// Counts that a person wants at the end of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files that were read.
    pub read: usize,
    /// Files that were set aside.
    pub set_aside: usize,
    /// Files that a person keys in.
    pub key_in: usize,
    /// Returns and events that were found.
    pub returns: usize,
    /// Findings that somebody should look at.
    pub open: usize,
    /// Findings that hold something out.
    pub undecided: usize,
    /// Notes.
    pub notes: usize,
}

impl Summary {
    /// The files in one line.
    pub fn files_line(&self) -> Phrase {
        let key_in = if self.key_in > 0 { console::summary_key_in(self.key_in) } else { Phrase::default() };
        console::summary_files(self.read, self.set_aside, key_in, self.returns)
    }
}

/// Sums up what was collected and found.
pub fn summary(collection: &Collection, results: &[PlanResult]) -> Summary {
    let files = collection.rounds.iter().flat_map(|round| &round.files).chain(&collection.entered.files);
    let mut summary = Summary::default();
    for file in files {
        match file.fate {
            FileFate::SetAside => summary.set_aside += 1,
            // Received, and counted with what is still to be done.
            FileFate::KeyIn => summary.key_in += 1,
            FileFate::Ignored => {}
            FileFate::Read
            | FileFate::Keyed
            | FileFate::Duplicate
            | FileFate::Superseded
            | FileFate::Late
            | FileFate::OtherRound
            | FileFate::NotAsked
            | FileFate::HeldOut => summary.read += 1,
        }
        summary.returns += file.submissions;
    }
    for diagnostic in all_diagnostics(collection, results) {
        summary.open += usize::from(diagnostic.is_open());
        summary.undecided += usize::from(diagnostic.holds_out());
        summary.notes += usize::from(diagnostic.severity == Severity::Note);
    }
    summary
}

/// How many free answers were written and where they stand; none where there are none. No table has them, so nobody would look.
/// Those of a survey that is sensitive are kept back there too.
pub fn free_answers(surveys: &[Survey], collection: &Collection) -> Option<Phrase> {
    let (mut answers, mut questions) = (0, BTreeSet::new());
    for round in &collection.rounds {
        let Some(survey) = surveys.iter().find(|survey| survey.id == round.survey) else { continue };
        // The words of a record list are no answers.
        if survey.sensitive || survey.kind != SurveyKind::Questionnaire {
            continue;
        }
        let units = round.units.iter().filter_map(|unit| unit.submission.as_ref());
        for answer in units.flat_map(|submission| &submission.answers) {
            let is_text = survey.question(&answer.question).is_some_and(|of| of.domain == ResponseDomain::Text);
            if is_text && answer.value.missing().is_none() && !answer.value.text().trim().is_empty() {
                answers += 1;
                questions.insert((&survey.id, &answer.question));
            }
        }
    }
    (answers > 0).then(|| console::summary_free_answers(answers, questions.len(), report::answers_sheet()))
}

/// How many figures of all plans each open finding can change, by its id.
pub fn touched(results: &[PlanResult]) -> BTreeMap<String, usize> {
    let mut touched = BTreeMap::new();
    for (id, count) in results.iter().flat_map(|result| &result.findings.touched) {
        *touched.entry(id.clone()).or_insert(0) += count;
    }
    touched
}

/// Every finding once, over all plans.
pub fn all_diagnostics<'a>(collection: &'a Collection, results: &'a [PlanResult]) -> Vec<&'a Diagnostic> {
    let mut seen = BTreeSet::new();
    collection
        .diagnostics
        .iter()
        .chain(results.iter().flat_map(|result| &result.findings.diagnostics))
        .filter(|diagnostic| seen.insert(diagnostic.id()))
        .collect()
}
