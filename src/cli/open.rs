//! `kaishu open [PLAN]`: where the report is. On a terminal it is opened with the program that the system has for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ArgMatches;

use crate::catalogue::{Phrase, command_line as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::run::{from_here, nearest_ids};
use crate::error::Error;
use crate::pipeline::outputs::Format;

/// What opens a file with the program that is meant for it. `start` of Windows is a word of cmd, which would read signs in
/// the path; explorer takes the path as it is.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "open",
            words::about_open(),
            "  kaishu open\n  kaishu open outcome-report\n  kaishu open --print\n",
        )
        .arg(speaker.positional("PLAN", "PLAN", words::help_open_plan()))
        .arg(speaker.flag("print", words::help_open_print()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    let plans: Vec<&str> = workspace.plans.iter().map(|plan| plan.id.as_str()).collect();
    let wanted = typed.get_one::<String>("PLAN").map(String::as_str);
    if let Some(id) = wanted.filter(|id| !plans.contains(id)) {
        let near = nearest_ids(id, plans.iter().copied());
        return Err(Error::Workspace(words::no_such_plan(id, near, plans.join(", "))));
    }
    let asked = || plans.iter().filter(|id| wanted.is_none_or(|wanted| wanted == **id));
    let found: Vec<(&str, PathBuf)> = asked().filter_map(|id| Some((*id, report(root, id)?))).collect();
    for (_, report) in &found {
        console.line(&report.display().to_string());
    }
    match found.as_slice() {
        [] => Err(Error::Workspace(match wanted {
            Some(id) => words::no_report_of(id),
            None => words::no_report(plans.join(", ")),
        })),
        [(_, report)] => {
            if console.on_terminal() && !typed.get_flag("print") {
                open(report, console);
            }
            Ok(Outcome::Done)
        }
        several => {
            if console.on_terminal() {
                let ids: Vec<Phrase> = several.iter().map(|(id, _)| Phrase::same(*id)).collect();
                console.say(&words::several_reports(Phrase::listed(&ids)));
            }
            Ok(Outcome::Done)
        }
    }
}

/// The report of a plan in the format that a person likes best of those that are there.
fn report(root: &Path, id: &str) -> Option<PathBuf> {
    let files = Format::TO_READ.iter().map(|format| format.file(id));
    files.into_iter().find(|file| root.join(file).is_file()).map(|file| PathBuf::from(from_here(root, &file)))
}

fn open(report: &Path, console: &Console) {
    let failed = match Command::new(OPENER).arg(report).status() {
        // explorer says 1 also where it opened the file.
        Ok(status) if status.success() || cfg!(windows) => return,
        Ok(status) => status.to_string(),
        Err(error) => error.to_string(),
    };
    console.say(&words::not_opened(OPENER, failed));
}
