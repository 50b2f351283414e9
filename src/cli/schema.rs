//! `kaishu schema [NAME]`: the JSON Schema of a definition file, for editors, or of a result, for programs that read it.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::command_line as words;
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::run::nearest_ids;
use crate::error::Error;
use crate::findings::plan::keys::PLAN;
use crate::render::json::schema::{changes_schema, results_schema};
use crate::survey::toml::keys;
use crate::survey::toml::schema::schema;

/// A schema by its name.
type Named = (&'static str, fn() -> String);

/// Every one.
const SCHEMAS: [Named; 7] = [
    ("survey", || schema("survey", keys::SURVEY)),
    ("records", || schema("records", keys::RECORDS)),
    ("indicators", || schema("indicators", keys::INDICATORS)),
    ("workspace", || schema("workspace", keys::WORKSPACE)),
    ("plan", || schema("plan", PLAN)),
    ("results", results_schema),
    ("changes", changes_schema),
];

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "schema",
            words::about_schema(),
            "  kaishu schema\n  kaishu schema results > results.schema.json\n",
        )
        .arg(speaker.positional("NAME", "NAME", words::help_schema()))
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let names = SCHEMAS.map(|(name, _)| name);
    let Some(wanted) = typed.get_one::<String>("NAME") else {
        for name in names {
            console.line(name);
        }
        return Ok(Outcome::Done);
    };
    let Some((_, made)) = SCHEMAS.iter().find(|(name, _)| name == wanted) else {
        let near = nearest_ids(wanted, names.into_iter());
        return Err(Error::Workspace(words::no_such_schema(wanted, near, names.join(", "))));
    };
    console.line(made().trim_end());
    Ok(Outcome::Done)
}
