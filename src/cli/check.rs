//! `kaishu check`: looks at definitions, returns and records, and writes no report.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::console as words;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::{Console, Show};
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, tell_gone, tell_held_back};
use crate::cli::{Outcome, read_so_far};
use crate::error::Error;
use crate::pipeline::printed;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::summary::{all_diagnostics, summary, touched};
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
        tell(typed, &workspace, &collection, &results, console);
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
) {
    let diagnostics = all_diagnostics(collection, results);
    let show = if typed.get_flag("all") { Show::All } else { Show::Most };
    console.findings(&diagnostics, &touched(results), show);
    let summary = summary(collection, results);
    console.say(&summary.files_line());
    console.say(&words::summary_findings(summary.open, summary.undecided, summary.notes));
    if results.is_empty() {
        read_so_far::show(workspace, collection, console);
    }
}
