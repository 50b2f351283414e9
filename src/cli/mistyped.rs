//! What was mistyped on the command line, in the user's language, with the nearest word that there is. The parser says what
//! is wrong; here it is only worded.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::catalogue::{Lang, Phrase, command_line as words, console as console_words};
use crate::text::names::nearest;

/// Why the arguments cannot be read; none where the parser has only something to show (help, the version), or says something
/// that is nobody's mistake in typing.
pub(super) fn said(error: &clap::Error, program: &clap::Command) -> Option<Phrase> {
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
            words::no_such_command(&word, near_ones(&near))
        }
        ErrorKind::UnknownArgument if argument().starts_with('-') => {
            let suggested = many(ContextKind::SuggestedArg);
            words::no_such_option(argument(), near_ones(&suggested))
        }
        ErrorKind::UnknownArgument => words::word_too_many(argument()),
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
