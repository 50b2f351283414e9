//! `kaishu FOLDER`: a folder that is given to the program without a command, as when it is dropped on it. A workspace is
//! run; for a folder of returned files a workspace is drafted beside it, run, and said what to confirm.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::catalogue::{Phrase, command_line as words, console as console_words};
use crate::cli::arguments::{Speaker, first_word};
use crate::cli::console::Console;
use crate::cli::publish::today;
use crate::cli::{COMMANDS, Outcome, advised, draft, run};
use crate::error::Error;
use crate::pipeline::{from_folder, workspace};
use crate::text::era::{fiscal_year, fiscal_year_name};

/// The command that stands in for a folder. Nobody types it.
const NAME: &str = "run-folder";

/// The arguments with the command that a folder stands for; nothing where a command was typed. The name of a command wins over
/// that of a folder, which is then given as `./NAME`.
pub(super) fn with_command(arguments: &[OsString]) -> Option<Vec<OsString>> {
    let at = first_word(arguments)?;
    let word = arguments.get(at)?;
    if COMMANDS.iter().any(|entry| *word == *entry.name) {
        return None;
    }
    let path = Path::new(word);
    if !path.exists() && path.components().count() < 2 {
        return None;
    }
    let mut with = arguments.to_vec();
    with.insert(at, NAME.into());
    Some(with)
}

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker.command(NAME, words::about_folder(), "  kaishu run-folder returned\n").hide(true).arg(
        speaker
            .positional("FOLDER", "FOLDER", words::help_folder())
            .required(true)
            .value_parser(clap::value_parser!(PathBuf)),
    )
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let Some(folder) = typed.get_one::<PathBuf>("FOLDER") else { return Ok(Outcome::Done) };
    if !folder.is_dir() {
        let said = if folder.exists() { words::folder_is_file } else { words::folder_is_not_there };
        return Err(Error::Workspace(said(folder.display())));
    }
    if workspace::is_there(folder) {
        return run::everything(folder, console);
    }
    let place = from_folder::beside(folder)?;
    let shown = place.display();
    if workspace::is_there(&place) {
        console.line(words::folder_there_already(&shown).text(console.lang));
        let since = from_folder::since(folder, &place)?;
        if !since.is_empty() {
            let copies = from_folder::copies(&place);
            let files: Vec<Phrase> = since.into_iter().map(Phrase::same).collect();
            console.line(words::folder_grown(Phrase::listed(&files), copies.display()).text(console.lang));
        }
        console.line("");
        return run::everything(&place, console);
    }
    if place.symlink_metadata().is_ok() {
        return Err(Error::Workspace(words::folder_occupied(&shown)));
    }
    let made = from_folder::make(folder, &place, fiscal_year(&today()), console.lang)?;
    for odd in &made.unread {
        let said = console_words::finding(&odd.found, &odd.expected, &odd.hint);
        console.say(&Phrase::same(format!("{}: {}", odd.place().text(console.lang), said.text(console.lang))));
    }
    let Some(definition) = &made.definition else {
        draft::tell(&made.draft, console);
        console.line(words::folder_not_drafted(folder.display()).text(console.lang));
        return Ok(Outcome::Findings);
    };
    console.line(words::folder_drafted(folder.display(), &shown).text(console.lang));
    console.line("");
    let definition = place.join(definition);
    console.line(words::folder_confirm(definition.display()).text(console.lang));
    match made.assumed_year {
        Some(year) => console.line(words::folder_year(fiscal_year_name(year), year).text(console.lang)),
        None if made.draft.sketch.doubts.is_empty() => {
            console.line(words::folder_nothing_open().text(console.lang));
        }
        None => {}
    }
    draft::tell_doubts(&made.draft, console);
    console.line("");
    let outcome = run::everything(&place, console)?;
    console.line("");
    if let Some(prose) = &made.prose {
        let prose = place.join(prose);
        console.line(words::folder_plan(definition.display(), prose.display()).text(console.lang));
    }
    console.line(words::folder_next(advised::quoted(&shown.to_string())).text(console.lang));
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_wins_over_a_folder_and_a_path_over_a_command() {
        let of = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            with_command(&words).map(|with| with.iter().position(|word| word == NAME).unwrap_or_default())
        };
        // `src` is a folder here; `check` would be a command whatever lies here.
        assert_eq!(of(&["kaishu", "src"]), Some(1));
        assert_eq!(of(&["kaishu", "--lang", "ja", "-q", "src"]), Some(4));
        assert_eq!(of(&["kaishu", "check"]), None);
        assert_eq!(of(&["kaishu", "./check"]), Some(1), "and that it is not there is said");
        assert_eq!(of(&["kaishu", "rnu"]), None, "a mistyped command");
        assert_eq!(of(&["kaishu", "run", "src"]), None);
        assert_eq!(of(&["kaishu"]), None);
    }
}
