//! `kaishu completions SHELL`: what a shell needs to complete commands, options and files.

use std::path::Path;

use clap::ArgMatches;
use clap_complete::Shell;

use crate::catalogue::{command_line as words, console as console_words};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, for_people};
use crate::cli::console::Console;
use crate::error::Error;

/// The shells that people have, by the words that they are typed with.
const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("zsh", Shell::Zsh), ("fish", Shell::Fish), ("powershell", Shell::PowerShell)];

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let example = "  kaishu completions bash > ~/.local/share/bash-completion/completions/kaishu\n";
    speaker.command("completions", words::about_completions(), example).arg(
        speaker
            .positional("SHELL", "SHELL", words::help_shell())
            .required(true)
            .value_parser(SHELLS.map(|(word, _)| word))
            .hide_possible_values(true),
    )
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let word = typed.get_one::<String>("SHELL").map(String::as_str).unwrap_or_default();
    let unknown = || Error::Internal(console_words::internal(word));
    let (_, shell) = SHELLS.iter().find(|(known, _)| *known == word).ok_or_else(unknown)?;
    let mut written = Vec::new();
    clap_complete::generate(*shell, &mut for_people(console.lang), "kaishu", &mut written);
    console.line(String::from_utf8_lossy(&written).trim_end());
    Ok(Outcome::Done)
}
