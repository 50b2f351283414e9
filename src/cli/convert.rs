//! `kaishu convert`: a definition from TOML into a workbook and back, and into an XLSForm.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use crate::catalogue::definition_workbook as words;
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::error::Error;
use crate::pipeline::convert::{Target, convert};
use crate::pipeline::definitions;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let example = "  kaishu convert surveys/my-survey.xlsx\n  kaishu convert surveys/my-survey.toml -o my-survey.xlsx\n  kaishu convert surveys/my-survey.xlsx --to xlsform\n";
    speaker
        .command("convert", words::about_convert(), example)
        .arg(
            speaker
                .positional("FILE", "FILE", words::help_convert_file())
                .required(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            speaker
                .option("to", "xlsx|toml|xlsform", words::help_convert_to())
                .value_parser(Target::WORDS)
                .hide_possible_values(true),
        )
        .arg(
            speaker
                .option("output", "FILE", words::help_convert_output())
                .short('o')
                .value_parser(clap::value_parser!(PathBuf)),
        )
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let Some(file) = typed.get_one::<PathBuf>("FILE") else { return Ok(Outcome::Done) };
    let to = typed.get_one::<String>("to").and_then(|word| Target::from_word(word));
    let output = typed.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let converted = convert(file, to, output, console.lang)?;
    for made in &converted.files {
        console.line(&made.display().to_string());
    }
    for lost in &converted.lost {
        console.say(lost);
    }
    for note in &converted.notes {
        console.say(&words::note_line(note.place(), &note.found, &note.hint));
    }
    // Both in one place would be a mistake of the next run.
    let beside = converted.files.first().is_some_and(|made| made.parent() == file.parent());
    let in_workspace = file
        .parent()
        .and_then(Path::file_name)
        .is_some_and(|folder| folder == definitions::SURVEYS || folder == definitions::ANALYSIS);
    if beside && in_workspace {
        console.say(&words::put_one_away(file.display()));
    }
    Ok(Outcome::Done)
}
