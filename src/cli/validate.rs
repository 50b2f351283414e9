//! `kaishu validate`: cases with known results through the computing that reports use.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::catalogue::validation as words;
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::error::Error;
use crate::pipeline::printed;
use crate::validation::{self, Failure, Verdict};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("validate", words::about_validate(), "  kaishu validate reference/*.json\n")
        .arg(
            speaker
                .positional("FILE", "FILE.json", words::help_validate_files())
                .required(true)
                .num_args(1..)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let files: Vec<&PathBuf> = typed.get_many::<PathBuf>("FILE").into_iter().flatten().collect();
    let (mut passed, mut failed) = (0, 0);
    // A file that is none ends the command with an error; the others are run all the same.
    let mut not_run = None;
    let (as_data, mut verdicts) = (wants_json(typed), Vec::new());
    for file in &files {
        match run(file) {
            Ok(verdict) => {
                passed += verdict.passed;
                failed += verdict.failed;
                if !as_data {
                    say(&verdict, console);
                }
                verdicts.push(verdict);
            }
            Err(error) => {
                if let Some(earlier) = not_run.replace(error) {
                    console.error(&earlier);
                }
            }
        }
    }
    if as_data {
        console.line(&printed::validation(&verdicts));
    } else if files.len() > 1 {
        console.line(words::in_all(passed, failed).text(console.lang));
    }
    match not_run {
        Some(error) => Err(error),
        None if failed > 0 || passed == 0 => Ok(Outcome::Findings),
        None => Ok(Outcome::Done),
    }
}

fn run(file: &Path) -> Result<Verdict, Error> {
    let text = std::fs::read_to_string(file).map_err(|error| Error::io(words::act_read_golden(), file, error))?;
    let data = |name: &str| {
        // A name of a file, and no way out of the folder.
        let plain = Path::new(name).file_name().is_some_and(|only| only == name);
        plain.then(|| std::fs::read_to_string(file.parent()?.join("data").join(name)).ok()).flatten()
    };
    validation::run(&text, &data).map_err(|error| Error::Workspace(words::not_golden(file.display(), error.found)))
}

fn say(verdict: &Verdict, console: &Console) {
    let Verdict { family, passed, failed, deviation, seen_at, failures } = verdict;
    if seen_at.is_empty() {
        console.line(words::family(family, passed, failed).text(console.lang));
    } else {
        console.line(
            words::family_deviation(family, passed, failed, format!("{deviation:.1e}"), seen_at)
                .text(console.lang),
        );
    }
    for Failure { case, kind, key, got, expected } in failures {
        match got {
            Some(got) => console.line(words::failure(case, kind, key, got, expected).text(console.lang)),
            None => console.line(words::unanswered(case, kind, key, expected).text(console.lang)),
        }
    }
}
