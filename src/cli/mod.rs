//! The command line: arguments in, a call into the library, words out. One short file per command; nothing else in
//! the program prints, and nothing imports this.

mod ad_hoc;
mod advised;
mod arguments;
mod changes;
mod check;
mod check_table;
mod code;
mod collect;
mod completions;
mod concordance;
mod console;
mod convert;
mod documents;
mod draft;
mod explain;
mod explain_file;
mod fill;
mod folder;
mod form;
mod man;
mod mistyped;
mod new;
mod new_round;
mod open;
mod pager;
mod progress;
mod publish;
mod query;
mod read_apart;
mod read_so_far;
mod report;
mod reproduce;
mod rules;
mod run;
mod schema;
mod tabulate;
mod trace;
mod trace_from;
mod validate;
mod verify;
mod window;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

pub use arguments::language;

use crate::catalogue::Lang;
use crate::cli::arguments::Speaker;
use crate::cli::console::Console;
use crate::cli::pager::Pager;
use crate::error::Error;
use crate::pipeline::workspace::{self, Workspace};

/// What a command ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// Done, and there are findings that somebody should look at.
    Findings,
    /// A report is held back, because it would tell what is hidden.
    HeldBack,
    /// A file is open in another program: its new content stands beside it.
    Beside,
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
    Entry { name: "fill", command: fill::command, execute: fill::execute },
    Entry { name: "open", command: open::command, execute: open::execute },
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
    Entry { name: "check-table", command: check_table::command, execute: check_table::execute },
    Entry { name: "validate", command: validate::command, execute: validate::execute },
    Entry { name: "schema", command: schema::command, execute: schema::execute },
    Entry { name: "completions", command: completions::command, execute: completions::execute },
    Entry { name: "man", command: man::command, execute: man::execute },
    // Not for people: it stands in for a folder that is given without a command.
    Entry { name: "run-folder", command: folder::command, execute: folder::execute },
    // Nor this: the program reads single files in a process of its own.
    Entry { name: "read-apart", command: read_apart::command, execute: read_apart::execute },
];

/// Commands of which somebody reads all that they print.
const READ: [&str; 10] = [
    "check",
    "trace",
    "explain",
    "tabulate",
    "concordance",
    "verify",
    "check-table",
    "reproduce",
    "validate",
    "schema",
];

/// Runs the program with its arguments (the program's own name first).
pub fn run(arguments: &[OsString]) -> ExitCode {
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
    let with_help = arguments::with_help(arguments);
    let arguments = with_help.as_deref().unwrap_or(arguments);
    let with_command = folder::with_command(arguments);
    let by_itself = with_command.is_some() || arguments.len() <= 1;
    let code = answer(with_command.as_deref().unwrap_or(arguments), lang);
    if by_itself {
        window::hold(lang);
    }
    code
}

/// Does what the arguments ask for.
fn answer(arguments: &[OsString], lang: Lang) -> ExitCode {
    let program = arguments::command(lang);
    let matches = match program.clone().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // A message that cannot be printed has nowhere else to go.
            let _ = match mistyped::said(&error, &program, arguments) {
                Some(said) => {
                    let command = arguments::first_word(arguments).and_then(|at| arguments[at].to_str());
                    let command = command.filter(|word| COMMANDS.iter().any(|entry| entry.name == *word));
                    writeln!(std::io::stderr(), "{}", mistyped::with_help(&said, command, lang))
                }
                None => error.print(),
            };
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let Some((name, typed)) = matches.subcommand() else {
        let _ = program.clone().print_help();
        return ExitCode::from(2);
    };
    let common = arguments::common(typed);
    // After a run or where files were written the end of what is said is what counts; where somebody looks something up, all.
    let pager = if common.no_pager || !READ.contains(&name) { Pager::none() } else { Pager::of_person() };
    let typed_lang = arguments::typed_language(arguments);
    let workspace = advised::named(&common.workspace);
    let console = Console::new((lang, typed_lang), workspace, common.quiet, common.color, pager);
    let entry = COMMANDS.iter().find(|entry| entry.name == name);
    let done = entry.map_or(Ok(Outcome::Done), |entry| (entry.execute)(typed, &common.workspace, &console));
    console.finish();
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::HeldBack | Outcome::Beside) => ExitCode::from(2),
        Err(error) => {
            console.error(&error);
            ExitCode::from(2)
        }
    }
}

/// A workspace, whose reports are in the language that was typed; without one they stay in its own.
fn workspace(root: &Path, console: &Console) -> Result<Workspace, Error> {
    in_typed_language(root, console).map(|(workspace, _)| workspace)
}

/// The same, with the language that it is in by itself.
fn in_typed_language(root: &Path, console: &Console) -> Result<(Workspace, Lang), Error> {
    let mut workspace = workspace::load(root)?;
    let own = workspace.settings.language;
    workspace.settings.language = console.typed_lang.unwrap_or(own);
    Ok((workspace, own))
}

/// The language of messages of the environment.
fn environment_language() -> Lang {
    match std::env::var("KAISHU_LANG").as_deref() {
        Ok("ja") => return Lang::Ja,
        Ok("en") => return Lang::En,
        // Another word is no reason to end; the language of the machine is spoken.
        Ok(_) | Err(_) => {}
    }
    match sys_locale::get_locale() {
        Some(locale) if !locale.to_ascii_lowercase().starts_with("ja") => Lang::En,
        Some(_) | None => Lang::Ja,
    }
}
