//! `kaishu open [PLAN] [FORMAT]`: where the report is, in every format in which it is there. On a terminal the first, or the one that
//! is asked for, is opened with the program that the system has for it.

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
            "  kaishu open\n  kaishu open outcome-report docx\n  kaishu open xlsx\n  kaishu open --print\n",
        )
        .arg(speaker.positional("PLAN", "PLAN", words::help_open_plan()))
        .arg(speaker.positional("FORMAT", "FORMAT", words::help_open_format(known_formats())))
        .arg(speaker.flag("print", words::help_open_print()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    let plans: Vec<&str> = workspace.plans.iter().map(|plan| plan.id.as_str()).collect();
    let typed_word = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let (wanted, format) = match (typed_word("PLAN"), typed_word("FORMAT")) {
        // A plan that is called so is meant before a format.
        (Some(word), None) if !plans.contains(&word) && of_word(word).is_some() => (None, of_word(word)),
        (wanted, None) => (wanted, None),
        (wanted, Some(word)) => match of_word(word) {
            Some(format) => (wanted, Some(format)),
            None => return Err(Error::Workspace(words::no_such_format_to_open(word, known_formats()))),
        },
    };
    if let Some(id) = wanted.filter(|id| !plans.contains(id)) {
        let near = nearest_ids(id, plans.iter().copied());
        return Err(Error::Workspace(words::no_such_plan(id, near, plans.join(", "))));
    }
    let asked = plans.iter().filter(|id| wanted.is_none_or(|wanted| wanted == **id));
    let found: Vec<(&str, Vec<PathBuf>)> =
        asked.map(|id| (*id, reports(root, id, format))).filter(|(_, reports)| !reports.is_empty()).collect();
    for report in found.iter().flat_map(|(_, reports)| reports) {
        console.line(&report.display().to_string());
    }
    match found.as_slice() {
        [] => Err(Error::Workspace(match (wanted, format) {
            (_, Some(format)) => words::no_report_in(format.word()),
            (Some(id), None) => words::no_report_of(id),
            (None, None) => words::no_report(plans.join(", ")),
        })),
        [(_, reports)] => {
            let first = reports.first().filter(|_| console.on_terminal() && !typed.get_flag("print"));
            if let Some(report) = first {
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

/// A format that people read, by its word: `docx`, or `.docx`.
fn of_word(word: &str) -> Option<Format> {
    let word = word.trim_start_matches('.').to_lowercase();
    Format::TO_READ.into_iter().find(|format| format.word() == word)
}

fn known_formats() -> String {
    Format::TO_READ.map(Format::word).join(", ")
}

/// The report of a plan in the formats in which it is there, the one that a person likes best first; or in the one that is asked for.
fn reports(root: &Path, id: &str, format: Option<Format>) -> Vec<PathBuf> {
    let formats = Format::TO_READ.into_iter().filter(|known| format.is_none_or(|format| format == *known));
    let files = formats.map(|format| format.file(id)).filter(|file| root.join(file).is_file());
    files.map(|file| PathBuf::from(from_here(root, &file))).collect()
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
