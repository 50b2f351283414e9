//! What was read, where no plan says what to make of it: of every round how many returned, and how many answered each
//! question. Whoever has just described a survey sees here whether its answers arrive.

use std::path::Path;

use crate::catalogue::{Phrase, console as words};
use crate::cli::console::Console;
use crate::cli::run::from_here;
use crate::collect::CollectedRound;
use crate::collect::last_run::Reread;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::render::terminal;
use crate::report::analyst::missing_words;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::Question;

/// Characters of a question that are shown.
const SHOWN: usize = 30;

/// Shows it for every round, and says how to get a plan.
pub(super) fn show(workspace: &Workspace, collection: &Collection, console: &Console) {
    for round in &collection.rounds {
        let Some(survey) = workspace.surveys.iter().find(|survey| survey.id == round.survey) else { continue };
        let valid = round.units.iter().filter(|unit| unit.disposition == Disposition::Valid).count();
        let framed = workspace.frames.contains_key(&round.survey);
        let asked = if framed { words::read_of(round.units.len()) } else { Phrase::default() };
        console.line(words::read_round(&survey.title, &round.round, valid, asked).text(console.lang));
        if valid > 0 {
            for line in
                terminal::table(&rows(survey, round, console), &[false, false, true, true, true, true]).lines()
            {
                console.line(&format!("  {line}"));
            }
        }
        console.line("");
    }
    console.line(words::no_plan().text(console.lang));
}

/// What became of the files since the last run, with the names of those that were read anew where they are few; nothing where
/// there was none.
pub(super) fn reread(root: &Path, reread: &Reread) -> Option<Phrase> {
    match reread {
        Reread { written: false, .. } => Some(words::summary_unchanged()),
        Reread { taken: 0, .. } => None,
        Reread { anew, named, taken, .. } => {
            let names: Vec<String> = named.iter().map(|file| from_here(root, file)).collect();
            let none = Phrase::default();
            let names = if names.is_empty() { none } else { words::summary_read_anew(Phrase::list(&names)) };
            Some(words::summary_reread(anew, taken, names))
        }
    }
}

/// A row for every question, with a column for every reason that somebody had.
fn rows(survey: &Survey, round: &CollectedRound, console: &Console) -> Vec<Vec<String>> {
    let text = |phrase: Phrase| phrase.text(console.lang).to_owned();
    let counted: Vec<(&Question, Counted)> =
        survey.questions.iter().map(|question| (question, Counted::of(question, round))).collect();
    let reasons: Vec<Missing> = Missing::ALL
        .into_iter()
        .filter(|reason| counted.iter().any(|(_, counted)| counted.missing(*reason) > 0))
        .collect();
    let mut head = vec![text(words::read_number()), text(words::read_question()), text(words::read_answers())];
    head.extend(reasons.iter().map(|reason| text(missing_words(*reason))));
    let mut rows = vec![head];
    for (question, counted) in &counted {
        let shown: String = question.text.ja.chars().take(SHOWN).collect();
        let more = if question.text.ja.chars().count() > SHOWN { "…" } else { "" };
        let mut row = vec![question.number.ja.clone(), format!("{shown}{more}"), counted.answers.to_string()];
        row.extend(reasons.iter().map(|reason| counted.missing(*reason).to_string()));
        rows.push(row);
    }
    rows
}

/// How many answered a question, and why the others did not.
struct Counted {
    answers: usize,
    missing: Vec<Missing>,
}

impl Counted {
    fn of(question: &Question, round: &CollectedRound) -> Self {
        let valid = round.units.iter().filter(|unit| unit.disposition == Disposition::Valid);
        let mut counted = Self { answers: 0, missing: Vec::new() };
        for unit in valid {
            match unit.answer(&question.id).map(|answer| answer.value.missing()) {
                Some(None) => counted.answers += 1,
                Some(Some(reason)) => counted.missing.push(reason),
                None => counted.missing.push(Missing::NoAnswer),
            }
        }
        counted
    }

    fn missing(&self, reason: Missing) -> usize {
        self.missing.iter().filter(|missing| **missing == reason).count()
    }
}
