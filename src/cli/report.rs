//! `kaishu report`: writes the report of every plan as Word and Markdown.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::console as words;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::run::{from_here, produce, tell_held_back};
use crate::cli::{Outcome, changes};
use crate::error::Error;
use crate::pipeline::outputs::Outputs;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker.command("report", words::about_report(), "  kaishu report\n")
}

pub(super) fn execute(_typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let outputs = Outputs { prose: true, tables: false, lists: false };
    let (_, _, results) = produce(root, outputs, console)?;
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        console.say(&words::summary_report(from_here(root, &format!("out/{0}/{0}.docx", result.id))));
        for stamp in &result.report.stamps {
            console.say(&words::summary_stamp(stamp));
        }
        changes::tell(root, result, &|phrase| console.say(&phrase));
    }
    Ok(if tell_held_back(&results, console) { Outcome::HeldBack } else { Outcome::Done })
}
