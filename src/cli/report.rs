//! `kaishu report`: writes the report of every plan as Word, Markdown and a page; with `--words` it prints the words for numbers
//! that its sentences may use, and writes nothing.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{bins as bin_words, console as words};
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::run::{produce, report_line};
use crate::cli::{Outcome, changes, documents};
use crate::error::Error;
use crate::findings::bins;
use crate::pipeline::outputs::{Format, Outputs};
use crate::render::terminal;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command("report", words::about_report(), "  kaishu report\n  kaishu report --words\n")
        .arg(speaker.flag("words", bin_words::about_words()))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    if typed.get_flag("words") {
        show_words(console);
        return Ok(Outcome::Done);
    }
    let outputs = Outputs::of_report(&[Format::Markdown, Format::Docx, Format::Html]);
    let produced = produce(root, &outputs, console)?;
    for result in produced.results.iter().filter(|result| result.findings.held_back.is_empty()) {
        if let Some(line) = report_line(root, &result.id, &outputs.formats) {
            console.say(&line);
        }
        for line in documents::written_lines(root, result, &produced.kept) {
            console.say(&line);
        }
        for stamp in &result.report.stamps {
            console.say(&words::summary_stamp(stamp));
        }
        changes::tell(root, result, &|phrase| console.say(&phrase));
    }
    Ok(produced.ended(root, console))
}

/// Prints the table of words that stand for a number: the one by which sentences are written and judged.
fn show_words(console: &Console) {
    let rows = bins::texts(console.lang);
    if console.on_terminal() {
        for line in terminal::table(&rows, &[false; 4]).lines() {
            console.line(line);
        }
    } else {
        for row in &rows {
            console.line(row.join("\t").trim_end());
        }
    }
}
