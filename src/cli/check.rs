//! `kaishu check`: looks at definitions, returns and records, and writes no report.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Lang, Phrase, console as words, english};
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::{Console, Show};
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, tell_gone, tell_held_back};
use crate::cli::{Outcome, advised, read_so_far};
use crate::error::Error;
use crate::pipeline::printed;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::summary::{all_diagnostics, summary, touched};
use crate::pipeline::untranslated::{Untranslated, count, untranslated};
use crate::pipeline::workspace::Workspace;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("check", words::about_check(), "  kaishu check\n  kaishu check --all\n")
        .arg(speaker.flag("all", words::help_all()))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    workspace.with_templates()?;
    let (collection, results) = evaluate_all(&workspace, &Progress::new(console))?;
    let summary = summary(&collection, &results);
    if wants_json(typed) {
        console.line(&printed::check(&collection, &results));
    } else {
        tell(typed, &workspace, &collection, &results, console)?;
    }
    let gone = tell_gone(root, &collection, console);
    if tell_held_back(&results, console) {
        return Ok(Outcome::HeldBack);
    }
    Ok(if summary.open > 0 || gone { Outcome::Findings } else { Outcome::Done })
}

/// Tells what was found.
fn tell(
    typed: &ArgMatches,
    workspace: &Workspace,
    collection: &Collection,
    results: &[PlanResult],
    console: &Console,
) -> Result<(), Error> {
    let diagnostics = all_diagnostics(collection, results);
    let show = if typed.get_flag("all") { Show::All } else { Show::Most };
    console.findings(&diagnostics, &touched(results), show);
    let summary = summary(collection, results);
    console.say(&summary.files_line());
    console.say(&words::summary_findings(summary.open, summary.undecided, summary.notes));
    if typed.get_flag("all") {
        list_untranslated(workspace, console)?;
    } else {
        tell_untranslated(workspace, console)?;
    }
    if results.is_empty() {
        read_so_far::show(workspace, collection, console);
    }
    Ok(())
}

/// Names of one place that are shown.
const NAMES_SHOWN: usize = 3;

/// What lists one by one what has no English.
const LISTED_BY: &str = "check --all --lang en";

/// Says how much stands in an English report as it is in Japanese, where that is the language of the reports, and what lists it.
pub(super) fn tell_untranslated(workspace: &Workspace, console: &Console) -> Result<(), Error> {
    let all = left_in_japanese(workspace)?;
    if !all.is_empty() {
        let list = advised::command(&workspace.root, LISTED_BY);
        console.say(&english::untranslated_run(count(&all), list));
    }
    Ok(())
}

/// Nothing where the reports are in Japanese.
fn left_in_japanese(workspace: &Workspace) -> Result<Vec<Untranslated>, Error> {
    if workspace.settings.language == Lang::En { untranslated(workspace) } else { Ok(Vec::new()) }
}

/// The same one by one.
fn list_untranslated(workspace: &Workspace, console: &Console) -> Result<(), Error> {
    let all = left_in_japanese(workspace)?;
    if all.is_empty() {
        return Ok(());
    }
    console.line(english::untranslated_head(count(&all)).text(console.lang));
    for Untranslated { file, place, names } in &all {
        let shown = Phrase::list(&names[..names.len().min(NAMES_SHOWN)]);
        let shown = if names.len() > NAMES_SHOWN { english::untranslated_more(shown) } else { shown };
        let line = if names.is_empty() {
            english::untranslated_prose(file, place)
        } else {
            english::untranslated(file, place, names.len(), shown)
        };
        console.line(line.text(console.lang));
    }
    Ok(())
}
