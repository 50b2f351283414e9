//! `kaishu form`: blank questionnaires from the definition, one file for each case, or the entry sheet for paper.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Phrase, console, questionnaire as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::run::{from_here, nearest_ids};
use crate::error::Error;
use crate::pipeline::{blank_brackets, output, workspace::Workspace};
use crate::questionnaire::entry::{Typist, entry_sheet};
use crate::questionnaire::form::form;
use crate::questionnaire::{Asking, Outgoing, Refused, folder};
use crate::survey::definition::{Round, Survey};
use crate::text::key::key;
use crate::text::names::nearest;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "form",
            words::about_form(),
            "  kaishu form\n  kaishu form network-need --round R2 --case 202011\n  kaishu form --entry --twice\n",
        )
        .arg(speaker.positional("survey", "SURVEY", words::help_form_survey()))
        .arg(speaker.option("round", "ROUND", words::help_form_round()))
        .arg(speaker.option("case", "CASE", words::help_form_case()))
        .arg(speaker.flag("entry", words::help_form_entry()).conflicts_with("case"))
        .arg(speaker.flag("twice", words::help_form_twice()).requires("entry"))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    let wanted = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    for asking in asked(&workspace, wanted("survey"), wanted("round"))? {
        let (survey, round) = (asking.survey, asking.round);
        let files: Result<Vec<Outgoing>, Refused> = if typed.get_flag("entry") {
            let second = typed.get_flag("twice").then_some(Typist::Second);
            [Some(Typist::First), second].into_iter().flatten().map(|typist| entry_sheet(asking, typist)).collect()
        } else {
            let cases = asking.frame.map(|frame| frame.cases.as_slice()).unwrap_or_default();
            match (wanted("case"), cases) {
                (Some(code), cases) => {
                    let case = cases.iter().find(|case| key(&case.id) == key(code));
                    let Some(case) = case else { return Err(unknown_case(asking, code)) };
                    form(asking, Some(case)).map(|file| vec![file])
                }
                (None, []) => form(asking, None).map(|file| vec![file]),
                (None, cases) => cases.iter().map(|case| form(asking, Some(case))).collect(),
            }
        };
        let files = files.map_err(|refused| Error::Internal(console::internal(refused)))?;
        let folder = folder(survey, round);
        let count = files.len();
        let files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)).collect();
        output::write(root, &files)?;
        for finding in workspace.diagnostics.iter().filter(|finding| blank_brackets::is_of(finding, &survey.id)) {
            console.say(&console::finding(&finding.found, &finding.expected, &finding.hint));
        }
        if !survey.groups.is_empty() {
            let groups: Vec<&str> = survey.groups.iter().map(|group| group.title.ja.as_str()).collect();
            console.say(&words::groups_not_printed(&survey.id, Phrase::list(&groups)));
        }
        let said = if typed.get_flag("entry") { words::entry_written } else { words::forms_written };
        console.line(said(count, from_here(root, &folder)).text(console.lang));
    }
    Ok(Outcome::Done)
}

/// The survey of an id.
pub(super) fn known_survey<'a>(
    id: &str,
    surveys: impl Iterator<Item = &'a Survey> + Clone,
) -> Result<&'a Survey, Error> {
    surveys.clone().find(|survey| survey.id == id).ok_or_else(|| {
        let near = nearest_ids(id, surveys.map(|survey| survey.id.as_str()));
        Error::Workspace(words::no_such_survey(id, near))
    })
}

/// The round of an id.
pub(super) fn known_round<'a>(survey: &'a Survey, id: &str) -> Result<&'a Round, Error> {
    survey.round(id).ok_or_else(|| {
        let near = nearest_ids(id, survey.rounds.iter().map(|round| round.id.as_str()));
        Error::Workspace(words::no_such_round(&survey.id, id, near))
    })
}

/// That the frame has no such case, with those whose code or name is near.
pub(super) fn unknown_case(asking: Asking<'_>, typed: &str) -> Error {
    let cases = asking.frame.map(|frame| frame.cases.as_slice()).unwrap_or_default();
    // Whoever typed the name is told the code.
    let coded: Vec<(&str, String)> =
        cases.iter().map(|case| (case.name.ja.as_str(), format!("{} {}", case.id, case.name.ja))).collect();
    let by_code = nearest(typed, cases.iter().map(|case| case.id.as_str()), 3);
    let by_name = nearest(typed, coded.iter().map(|(name, _)| *name), 3);
    let near = coded
        .iter()
        .zip(cases)
        .filter(|((name, _), case)| by_code.contains(&case.id.as_str()) || by_name.contains(name))
        .map(|((_, shown), _)| Phrase::same(shown.clone()));
    let near: Vec<Phrase> = near.collect();
    let near = if near.is_empty() { Phrase::default() } else { console::nearest(Phrase::listed(&near)) };
    Error::Workspace(words::no_such_case(&asking.survey.id, typed, near))
}

/// The rounds that are meant: of one survey or of all, the last one or the one that is named.
pub(super) fn asked<'a>(
    workspace: &'a Workspace,
    survey: Option<&str>,
    round: Option<&str>,
) -> Result<Vec<Asking<'a>>, Error> {
    let questionnaires: Vec<_> = workspace
        .surveys
        .iter()
        .filter(|survey| survey.records().is_none() && survey.group_of.is_none())
        .collect();
    let meant: Vec<_> = match survey {
        Some(id) => vec![known_survey(id, questionnaires.iter().copied())?],
        None if questionnaires.is_empty() => return Err(Error::Workspace(words::no_survey())),
        None => questionnaires.clone(),
    };
    meant
        .into_iter()
        .map(|survey| {
            let found = match round {
                Some(id) => known_round(survey, id),
                None => survey.rounds.last().ok_or_else(|| Error::Workspace(words::no_round(&survey.id))),
            };
            Ok(Asking { survey, round: found?, frame: workspace.frames.get(&survey.id) })
        })
        .collect()
}
