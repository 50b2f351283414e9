//! The command line: arguments in, a call into the library, words out. One short file per command; nothing else in
//! the program prints, and nothing imports this.

mod arguments;
mod check;
mod collect;
mod console;
mod progress;
mod report;
mod run;
mod tabulate;
mod trace;

use std::process::ExitCode;

pub use arguments::language;

use crate::catalogue::Lang;
use crate::cli::arguments::Command;
use crate::cli::console::Console;
use crate::error::Error;

/// What a command ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// Done, and there are findings that somebody should look at.
    Findings,
}

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
    let matches = match arguments::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // A message that cannot be printed has nowhere else to go.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let Some(invocation) = arguments::invocation(&matches) else {
        let _ = arguments::command(lang).print_help();
        return ExitCode::from(2);
    };
    let console = Console::new(lang, invocation.quiet, invocation.color);
    match dispatch(&invocation.command, &invocation.workspace, &console) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            console.error(&error.text(lang));
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: &Command, root: &std::path::Path, console: &Console) -> Result<Outcome, Error> {
    match command {
        Command::Run { strict } => run::execute(root, *strict, console),
        Command::Check => check::execute(root, console),
        Command::Collect => collect::execute(root, console),
        Command::Tabulate { table } => tabulate::execute(root, table.as_deref(), console),
        Command::Report => report::execute(root, console),
        Command::Trace { figure, raw } => trace::execute(root, figure, *raw, console),
    }
}

/// The language of messages of the environment.
fn environment_language() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if !locale.to_ascii_lowercase().starts_with("ja") => Lang::En,
        Some(_) | None => Lang::Ja,
    }
}
