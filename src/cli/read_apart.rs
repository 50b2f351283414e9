//! `kaishu read-apart`: this program reading one file for itself, with limits of its own. Nobody types it. With `--file` it
//! says what a file is and holds, as a run would see it; the tests measure by it what a file costs.

use std::path::Path;

use clap::{Arg, ArgMatches};

use crate::catalogue::{console as words, files};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::error::Error;
use crate::workbook::{self, Content, Part, Reading};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let example = "  kaishu read-apart xls 1 2 3 4 5 6 7\n";
    speaker
        .command("read-apart", files::about_read_apart(), example)
        .hide(true)
        .arg(Arg::new("file").long("file"))
        .arg(Arg::new("limits").num_args(0..))
}

pub(super) fn execute(typed: &ArgMatches, _: &Path, console: &Console) -> Result<Outcome, Error> {
    if let Some(file) = typed.get_one::<String>("file") {
        let path = Path::new(file);
        let bytes = std::fs::read(path).map_err(|error| Error::io(words::act_read(), path, error))?;
        let mut lines = Vec::new();
        workbook::open(file, bytes, &Reading::default(), &mut |part| lines.push(line(&part)));
        for line in lines {
            console.line(&line);
        }
        return Ok(Outcome::Done);
    }
    let limits: Vec<String> = typed.get_many("limits").into_iter().flatten().cloned().collect();
    if workbook::serve_apart(&limits) {
        Ok(Outcome::Done)
    } else {
        Err(Error::Internal(words::internal("read-apart")))
    }
}

/// A part with what came of it: place, outcome, kind or rule, sheets, cells.
fn line(part: &Part) -> String {
    let (outcome, kind, counts) = match &part.content {
        Content::Workbook(book) => {
            let cells: usize = book.sheets.iter().map(|sheet| sheet.grid.len()).sum();
            ("read", book.container.word(), format!("{}\t{cells}", book.sheets.len()))
        }
        Content::KeyIn(found) => ("key-in", found.rule, found.found.en.clone()),
        Content::SetAside(found) => ("set-aside", found.rule, found.found.en.clone()),
        Content::Helper => ("helper", "", String::new()),
    };
    format!("{}\t{outcome}\t{kind}\t{}", part.file, counts.replace(['\n', '\r'], " "))
}
