//! `kaishu concordance [SURVEY]`: which question of a survey is which of the one before it, as far as it is declared; and for
//! the rest entries to confirm and paste.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Phrase, concordance as words, query};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::error::Error;
use crate::pipeline::{printed, workspace};
use crate::survey::concordance::suggest::{settled, suggestions};
use crate::survey::definition::Survey;
use crate::survey::question::Question;
use crate::survey::toml::concordance::toml_of;
use crate::survey::toml::source::suggest_or_list;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu concordance\n  kaishu concordance network-need-r3\n  kaishu concordance next-survey --previous my-survey\n";
    speaker
        .command("concordance", words::about(), examples)
        .arg(speaker.positional("survey", "SURVEY", query::help_survey()))
        .arg(speaker.option("previous", "SURVEY", words::help_previous()).requires("survey"))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let surveys = workspace::surveys(root)?;
    let wanted = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let pairs: Vec<(&Survey, &Survey)> = match wanted("survey") {
        Some(id) => {
            let later = named(&surveys, id)?;
            let declared = later.previous.as_ref().map(|previous| previous.survey.as_str());
            let Some(previous) = wanted("previous").or(declared) else {
                return Err(Error::Workspace(words::which_previous(id)));
            };
            vec![(named(&surveys, previous)?, later)]
        }
        None => {
            let mut pairs = Vec::new();
            for later in &surveys {
                if let Some(previous) = &later.previous {
                    pairs.push((named(&surveys, &previous.survey)?, later));
                }
            }
            pairs
        }
    };
    if wants_json(typed) {
        console.line(&printed::concordance(&pairs, console.lang));
        return Ok(Outcome::Done);
    }
    if pairs.is_empty() {
        console.line(words::nothing_follows().text(console.lang));
    }
    for (number, (earlier, later)) in pairs.into_iter().enumerate() {
        if number > 0 {
            console.line("");
        }
        show(earlier, later, console);
    }
    Ok(Outcome::Done)
}

/// A questionnaire of the workspace.
fn named<'s>(surveys: &'s [Survey], id: &str) -> Result<&'s Survey, Error> {
    let fits = |survey: &&Survey| survey.records().is_none() && survey.group_of.is_none();
    let known: Vec<&str> = surveys.iter().filter(fits).map(|survey| survey.id.as_str()).collect();
    surveys.iter().filter(fits).find(|survey| survey.id == id).ok_or_else(|| {
        Error::Workspace(words::no_such_survey(id, suggest_or_list(id, &known).unwrap_or_default()))
    })
}

fn show(earlier: &Survey, later: &Survey, console: &Console) {
    let lang = console.lang;
    let say = |phrase: Phrase| console.line(phrase.text(lang));
    let ids = |questions: &[&Question]| match questions {
        [] => words::none(),
        _ => Phrase::list(questions.iter().map(|question| question.id.as_str())),
    };
    let (same, declared) = settled(earlier, later);
    let suggested = suggestions(earlier, later, lang);
    say(words::head(&later.id, &later.title, &earlier.id, &earlier.title));
    say(words::same(ids(&same)));
    say(words::declared(ids(&declared)));
    if suggested.is_empty() {
        say(words::complete());
        return;
    }
    say(words::missing(suggested.len(), &later.id));
    for made in suggested {
        console.line("");
        say(words::comment(&made.why));
        for ask in &made.asks {
            say(words::comment(words::to_confirm(ask)));
        }
        console.line(toml_of(&made.entry).trim_end());
    }
}
