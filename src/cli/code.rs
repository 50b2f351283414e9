//! `kaishu code`: the workbook in which free answers are coded, made or brought up to date.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Phrase, coding as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::form::{known_round, known_survey};
use crate::cli::progress::Progress;
use crate::cli::run::{from_here, nearest_ids};
use crate::error::Error;
use crate::pipeline::coding::code;
use crate::pipeline::rerun;
use crate::pipeline::workspace::Workspace;
use crate::survey::definition::Survey;
use crate::survey::question::{Question, ResponseDomain};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("code", words::about_code(), "  kaishu code q4\n  kaishu code\n")
        .arg(speaker.positional("question", "QUESTION", words::help_question()))
        .arg(speaker.option("survey", "SURVEY", words::help_survey()))
        .arg(speaker.option("round", "ROUND", words::help_round()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    let wanted = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let meant = meant(&workspace, wanted("question"), wanted("survey"))?;
    if let Some(round) = wanted("round") {
        for (survey, _) in &meant {
            known_round(survey, round)?;
        }
    }
    let collection = rerun::collect(&workspace, &Progress::new(console))?;
    for (survey, question) in meant {
        let written = code(&workspace, &collection, survey, question, wanted("round"))?;
        let made = &written.refreshed;
        let shown = from_here(root, &written.file);
        console.line(words::list_written(&shown, made.total, made.waiting, made.changed).text(console.lang));
        if !made.added.is_empty() {
            console.say(&words::codes_added(Phrase::list(&made.added)));
        }
        if let Some(before) = &written.before {
            console.say(&words::list_kept(from_here(root, before)));
        }
        if question.handling.coded.is_none() {
            console.say(&words::add_key(&written.file));
        }
        if survey.sensitive {
            console.say(&words::sensitive_list());
        }
    }
    Ok(Outcome::Done)
}

/// The questions that are meant: the one that is named, or all whose list is declared.
fn meant<'w>(
    workspace: &'w Workspace,
    question: Option<&str>,
    survey: Option<&str>,
) -> Result<Vec<(&'w Survey, &'w Question)>, Error> {
    if let Some(id) = survey {
        known_survey(id, workspace.surveys.iter())?;
    }
    let free = workspace
        .surveys
        .iter()
        .filter(|known| survey.is_none_or(|survey| survey == known.id))
        .flat_map(|survey| survey.questions.iter().map(move |question| (survey, question)))
        .filter(|(_, question)| question.domain == ResponseDomain::Text);
    let found: Vec<_> = match question {
        Some(id) => free.clone().filter(|(_, known)| known.id == id).collect(),
        None => free.clone().filter(|(_, known)| known.handling.coded.is_some()).collect(),
    };
    match (question, found.as_slice()) {
        (Some(id), []) => {
            let near = nearest_ids(id, free.map(|(_, known)| known.id.as_str()));
            Err(Error::Workspace(words::no_such_question(id, near)))
        }
        (Some(id), [_, _, ..]) => {
            let surveys: Vec<&str> = found.iter().map(|(survey, _)| survey.id.as_str()).collect();
            Err(Error::Workspace(words::several_surveys(id, Phrase::list(&surveys))))
        }
        (None, []) => Err(Error::Workspace(words::nothing_to_code())),
        (Some(_) | None, _) => Ok(found),
    }
}
