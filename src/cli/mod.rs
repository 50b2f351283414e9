//! The command line: arguments in, a call into the library, words out. One short file per command; nothing else in
//! the program prints, and nothing imports this.

mod ad_hoc;
mod arguments;
mod changes;
mod check;
mod code;
mod collect;
mod concordance;
mod console;
mod convert;
mod draft;
mod explain;
mod explain_file;
mod form;
mod new;
mod new_round;
mod progress;
mod publish;
mod query;
mod read_apart;
mod read_so_far;
mod report;
mod reproduce;
mod rules;
mod run;
mod tabulate;
mod trace;
mod trace_from;
mod validate;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

pub use arguments::language;

use crate::catalogue::Lang;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::error::Error;

/// What a command ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// Done, and there are findings that somebody should look at.
    Findings,
    /// A report is held back, because it would tell what is hidden.
    HeldBack,
}

/// A command: how it is typed, and what it does.
struct Entry {
    name: &'static str,
    command: fn(&Speaker) -> clap::Command,
    execute: fn(&ArgMatches, &Path, &Console) -> Result<Outcome, Error>,
}

/// Every command, in the order of the help.
const COMMANDS: &[Entry] = &[
    Entry { name: "run", command: run::command, execute: run::execute },
    Entry { name: "check", command: check::command, execute: check::execute },
    Entry { name: "collect", command: collect::command, execute: collect::execute },
    Entry { name: "code", command: code::command, execute: code::execute },
    Entry { name: "tabulate", command: tabulate::command, execute: tabulate::execute },
    Entry { name: "report", command: report::command, execute: report::execute },
    Entry { name: "publish", command: publish::command, execute: publish::execute },
    Entry { name: "reproduce", command: reproduce::command, execute: reproduce::execute },
    Entry { name: "trace", command: trace::command, execute: trace::execute },
    Entry { name: "concordance", command: concordance::command, execute: concordance::execute },
    Entry { name: "explain", command: explain::command, execute: explain::execute },
    Entry { name: "new", command: new::command, execute: new::execute },
    Entry { name: "new-round", command: new_round::command, execute: new_round::execute },
    Entry { name: "convert", command: convert::command, execute: convert::execute },
    Entry { name: "draft", command: draft::command, execute: draft::execute },
    Entry { name: "form", command: form::command, execute: form::execute },
    Entry { name: "query", command: query::command, execute: query::execute },
    Entry { name: "verify", command: verify::command, execute: verify::execute },
    Entry { name: "validate", command: validate::command, execute: validate::execute },
    // Not for people: the program reads single files in a process of its own.
    Entry { name: "read-apart", command: read_apart::command, execute: read_apart::execute },
];

/// Runs the program with its arguments (the program's own name first).
pub fn run(arguments: &[std::ffi::OsString]) -> ExitCode {
    let lang = arguments::language(arguments);
    // A reader that fails on one file is a finding of that file; the panic itself is told only where it is our bug.
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !crate::workbook::is_guarded() {
            tell(info);
        }
    }));
    if let Ok(program) = std::env::current_exe() {
        crate::workbook::read_apart_with(&program);
    }
    let matches = match arguments::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // A message that cannot be printed has nowhere else to go.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let Some((name, typed)) = matches.subcommand() else {
        let _ = arguments::command(lang).print_help();
        return ExitCode::from(2);
    };
    let common = arguments::common(typed);
    let console = Console::new(lang, common.quiet, common.color);
    let entry = COMMANDS.iter().find(|entry| entry.name == name);
    match entry.map_or(Ok(Outcome::Done), |entry| (entry.execute)(typed, &common.workspace, &console)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::HeldBack) => ExitCode::from(2),
        Err(error) => {
            console.error(&error);
            ExitCode::from(2)
        }
    }
}

/// The language of messages of the environment.
fn environment_language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if !locale.to_ascii_lowercase().starts_with("ja") => Lang::En,
        Some(_) | None => Lang::Ja,
    }
}
