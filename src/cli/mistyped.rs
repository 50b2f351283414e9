//! What was mistyped on the command line, in the user's language, with the nearest word that there is. The parser says what
//! is wrong; here it is only worded.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::{Lang, Phrase, command_line as words, console as console_words};
use crate::cli::arguments::{first_word, typed_workspace};
use crate::pipeline::workspace;
use crate::text::names::nearest;

/// Words of which a name with spaces is put together at most.
const MOST_WORDS: usize = 8;
/// Commands that do all plans at once.
const OF_ALL_PLANS: [&str; 4] = ["run", "check", "report", "collect"];

/// Why the arguments cannot be read; none where the parser has only something to show (help, the version), or says something
/// that is nobody's mistake in typing.
pub(super) fn said(error: &clap::Error, program: &clap::Command, arguments: &[OsString]) -> Option<Phrase> {
    let many = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let one = |kind| many(kind).into_iter().next().unwrap_or_default();
    let argument = || one(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(ContextKind::InvalidSubcommand);
            let commands = program.get_subcommands().filter(|command| !command.is_hide_set());
            let near = nearest(&word, commands.map(clap::Command::get_name), 2);
            let more = without_quotes(arguments).map(words::quote_this).unwrap_or_default();
            words::no_such_command(&word, near_ones(&near), more)
        }
        ErrorKind::UnknownArgument if argument().starts_with('-') => {
            let suggested = many(ContextKind::SuggestedArg);
            words::no_such_option(argument(), near_ones(&suggested))
        }
        ErrorKind::UnknownArgument => {
            let more = without_quotes(arguments).map(words::quote_this);
            let more = more.or_else(|| plan(&argument(), program, arguments));
            words::word_too_many(argument(), more.unwrap_or_else(words::quote_names))
        }
        ErrorKind::InvalidValue => {
            let (value, known) = (one(ContextKind::InvalidValue), many(ContextKind::ValidValue));
            match (value.as_str(), known.as_slice()) {
                ("", _) => words::value_missing(argument()),
                (value, []) => words::bad_value(value, argument()),
                (value, known) => {
                    let near = nearest(value, known.iter().map(String::as_str), 2);
                    words::no_such_value(value, argument(), known.join(", "), near_ones(&near))
                }
            }
        }
        ErrorKind::ValueValidation => words::bad_value(one(ContextKind::InvalidValue), argument()),
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<Phrase> = many(ContextKind::InvalidArg).into_iter().map(Phrase::same).collect();
            words::argument_missing(Phrase::listed(&missing))
        }
        ErrorKind::ArgumentConflict => match many(ContextKind::PriorArg).as_slice() {
            [] => words::only_once(argument()),
            [other] if *other == argument() => words::only_once(argument()),
            others => words::not_together(argument(), others.join(", ")),
        },
        ErrorKind::TooManyValues => words::flag_with_value(argument(), one(ContextKind::InvalidValue)),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => words::value_missing(argument()),
        _ => return None,
    })
}

/// A file or folder that is there, whose name has spaces and was typed in several words.
fn without_quotes(arguments: &[OsString]) -> Option<String> {
    let typed: Vec<&str> = arguments.iter().skip(1).filter_map(|word| word.to_str()).collect();
    let ranges = (0..typed.len()).flat_map(|from| (from + 2..=typed.len()).map(move |to| (from, to)));
    let joined = ranges.filter(|(from, to)| to - from <= MOST_WORDS).map(|(from, to)| typed[from..to].join(" "));
    joined.into_iter().find(|path| Path::new(path).exists())
}

/// What to do where the word is the id of a plan of the workspace: it is chosen with an option, or not at all.
fn plan(word: &str, program: &clap::Command, arguments: &[OsString]) -> Option<Phrase> {
    let command = arguments.get(first_word(arguments)?)?.to_str()?;
    let command = program.find_subcommand(command)?;
    let workspace = workspace::load(&typed_workspace(arguments)).ok()?;
    workspace.plans.iter().find(|plan| plan.id == word)?;
    if command.get_arguments().any(|argument| argument.get_id() == "plan" && !argument.is_positional()) {
        return Some(words::plan_by_option(word));
    }
    OF_ALL_PLANS.contains(&command.get_name()).then(|| words::plan_is_run(word))
}

/// The message with where the use is explained: of the command that was typed, else of the program.
pub(super) fn with_help(said: &Phrase, command: Option<&str>, lang: Lang) -> String {
    let named = command.map_or_else(|| "kaishu".to_owned(), |command| format!("kaishu {command}"));
    format!(
        "{}: {}\n{}",
        console_words::error_word().text(lang),
        said.text(lang),
        words::see_help(named).text(lang)
    )
}

fn near_ones<T: AsRef<str>>(near: &[T]) -> Phrase {
    if near.is_empty() {
        return Phrase::default();
    }
    console_words::nearest(near.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "))
}
