//! `kaishu read-apart`: this program reading one file for itself, with limits of its own. Nobody types it.

use std::path::Path;

use clap::{Arg, ArgMatches};

use super::Outcome;
use super::arguments::Speaker;
use super::console::Console;
use crate::catalogue::{console as words, files};
use crate::error::Error;
use crate::workbook;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let example = "  kaishu read-apart xls 1 2 3 4 5 6 7\n";
    speaker
        .command("read-apart", files::about_read_apart(), example)
        .hide(true)
        .arg(Arg::new("limits").num_args(0..))
}

pub(super) fn execute(typed: &ArgMatches, _: &Path, _: &Console) -> Result<Outcome, Error> {
    let limits: Vec<String> = typed.get_many("limits").into_iter().flatten().cloned().collect();
    if workbook::serve_apart(&limits) {
        Ok(Outcome::Done)
    } else {
        Err(Error::Internal(words::internal("read-apart")))
    }
}
