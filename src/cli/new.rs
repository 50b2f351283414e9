//! `kaishu new`: a workspace with a small survey to edit.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::catalogue::definition_workbook as words;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::{Outcome, advised};
use crate::error::Error;
use crate::pipeline::start::{Written, start};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("new", words::about_new(), "  kaishu new my-survey\n  kaishu run -w my-survey\n")
        .arg(
            speaker
                .positional("FOLDER", "FOLDER", words::help_new_folder())
                .required(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(speaker.flag("toml", words::help_new_toml()))
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let Some(folder) = typed.get_one::<PathBuf>("FOLDER") else { return Ok(Outcome::Done) };
    let written = if typed.get_flag("toml") { Written::Toml } else { Written::Excel };
    for file in start(folder, written, console.lang)? {
        console.line(&folder.join(file).display().to_string());
    }
    console.say(&words::next_run(advised::quoted(&folder.display().to_string())));
    Ok(Outcome::Done)
}
