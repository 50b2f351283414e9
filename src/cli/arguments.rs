//! What the user typed. The command line is built from the catalogue, so that its help speaks the user's language; each
//! command says its own arguments in its own file.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, builder::styling::Styles};

use crate::catalogue::{Lang, Phrase, command_line as command_words, console as words};
use crate::cli::{COMMANDS, environment_language};

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What holds for every command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Common {
    pub workspace: PathBuf,
    pub quiet: bool,
    pub no_pager: bool,
    pub color: Color,
}

/// Words a command needs for its help, in the user's language.
pub(super) struct Speaker {
    lang: Lang,
    heading: String,
    template: String,
}

impl Speaker {
    fn new(lang: Lang) -> Self {
        let text = |phrase: Phrase| phrase.text(lang).to_owned();
        let template = format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            text(words::usage_heading())
        );
        Self { lang, heading: text(words::options_heading()), template }
    }

    /// The language that is spoken.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// A command with an example of its use.
    pub(super) fn command(&self, name: &'static str, about: Phrase, example: &str) -> clap::Command {
        clap::Command::new(name)
            .about(about.text(self.lang).to_owned())
            .after_help(format!("\n{}:\n{example}", words::examples_heading().text(self.lang)))
            .help_template(self.template.clone())
            .disable_help_flag(true)
    }

    /// An option with a value: `--name VALUE`.
    pub(super) fn option(&self, name: &'static str, value: &'static str, help: Phrase) -> Arg {
        self.named(name, help).long(name).value_name(value)
    }

    /// An option without one: `--name`.
    pub(super) fn flag(&self, name: &'static str, help: Phrase) -> Arg {
        self.named(name, help).long(name).action(ArgAction::SetTrue)
    }

    /// `--format text|json`, of commands whose results programs read too.
    pub(super) fn format(&self) -> Arg {
        self.option("format", "text|json", command_words::help_format())
            .value_parser(["text", "json"])
            .hide_possible_values(true)
            .default_value("text")
            .hide_default_value(true)
    }

    /// An argument by its place.
    pub(super) fn positional(&self, name: &'static str, value: &'static str, help: Phrase) -> Arg {
        self.named(name, help).value_name(value)
    }

    fn named(&self, name: &'static str, help: Phrase) -> Arg {
        Arg::new(name).help(help.text(self.lang).to_owned()).help_heading(self.heading.clone())
    }
}

/// The language of messages: `--lang`, else that of the environment. It is needed before the rest can be parsed.
pub fn language(arguments: &[OsString]) -> Lang {
    typed_language(arguments).unwrap_or_else(environment_language)
}

/// The language that was typed (`--lang`). It is that of the reports too, which the environment says nothing about.
pub(super) fn typed_language(arguments: &[OsString]) -> Option<Lang> {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word {
            "--" => break,
            "--lang" => words.next(),
            _ => word.strip_prefix("--lang="),
        };
        match value {
            Some("en") => return Some(Lang::En),
            Some("ja") => return Some(Lang::Ja),
            Some(_) | None => {}
        }
    }
    None
}

/// The workspace that was typed (`-w`), else the current folder; needed where the rest could not be parsed.
pub(super) fn typed_workspace(arguments: &[OsString]) -> PathBuf {
    let mut words = arguments.iter().skip(1);
    while let Some(word) = words.next() {
        let text = word.to_string_lossy();
        if text == "-w" || text == "--workspace" {
            return words.next().map(PathBuf::from).unwrap_or_default();
        }
        if let Some(folder) = text.strip_prefix("--workspace=") {
            return PathBuf::from(folder);
        }
    }
    environment_workspace().unwrap_or_else(|| PathBuf::from("."))
}

fn environment_workspace() -> Option<PathBuf> {
    std::env::var_os("KAISHU_WORKSPACE").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// The arguments where help was asked for with a word: `kaishu help run` is `kaishu run --help`.
pub(super) fn with_help(arguments: &[OsString]) -> Option<Vec<OsString>> {
    let at = first_word(arguments).filter(|at| arguments[*at] == "help")?;
    let mut with = arguments.to_vec();
    with.remove(at);
    with.retain(|word| word != "help");
    with.push("--help".into());
    Some(with)
}

/// Where the first word stands that is neither an option nor the value of one: the command, where there is one. Only options
/// that can stand before a command have to be known.
pub(super) fn first_word(arguments: &[OsString]) -> Option<usize> {
    let with_value = ["-w", "--workspace", "--lang", "--color"];
    let mut at = 1;
    while let Some(word) = arguments.get(at) {
        let text = word.to_string_lossy();
        if with_value.contains(&text.as_ref()) {
            at += 2;
        } else if text.starts_with('-') && text != "-" {
            at += 1;
        } else {
            return Some(at);
        }
    }
    None
}

/// The command line in a language, without what is not for people.
pub(super) fn for_people(lang: Lang) -> clap::Command {
    with(lang, |command| !command.is_hide_set())
}

/// The examples of a command, as they are typed.
pub(super) fn examples(command: &clap::Command) -> Vec<String> {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    help.lines().filter_map(|line| line.strip_prefix("  ")).map(str::to_owned).collect()
}

/// The command line in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    with(lang, |_| true)
}

/// The command line with the commands that are wanted.
fn with(lang: Lang, wanted: impl Fn(&clap::Command) -> bool) -> clap::Command {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let speaker = Speaker::new(lang);
    let program = clap::Command::new("kaishu")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(words::about()))
        .help_template(speaker.template.clone())
        .styles(Styles::plain())
        .subcommand_help_heading(text(words::commands_heading()))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .after_help(format!(
            "\n{}:\n  kaishu run\n  kaishu trace network-needed\n",
            text(words::examples_heading())
        ))
        .arg(
            speaker
                .option("workspace", "FOLDER", words::help_workspace())
                .global(true)
                .short('w')
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            speaker
                .option("lang", "ja|en", words::help_lang())
                .global(true)
                .value_parser(["ja", "en"])
                .hide_possible_values(true),
        )
        .arg(
            speaker
                .option("color", "auto|always|never", words::help_color())
                .global(true)
                .value_parser(["auto", "always", "never"])
                .hide_possible_values(true)
                .default_value("auto")
                .hide_default_value(true),
        )
        .arg(speaker.flag("no-pager", command_words::help_no_pager()).global(true))
        .arg(speaker.flag("quiet", words::help_quiet()).global(true).short('q'))
        .arg(speaker.flag("help", words::help_help()).global(true).short('h').action(ArgAction::Help))
        .arg(speaker.flag("version", words::help_version()).short('V').action(ArgAction::Version));
    let commands = COMMANDS.iter().map(|entry| (entry.command)(&speaker));
    program.subcommands(commands.filter(wanted))
}

/// Whether the results are wanted as data.
pub(super) fn wants_json(typed: &ArgMatches) -> bool {
    typed.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// What holds for every command, as it was typed.
pub(super) fn common(matches: &ArgMatches) -> Common {
    let color = match matches.get_one::<String>("color").map(String::as_str) {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        Some(_) | None => Color::Auto,
    };
    Common {
        workspace: matches
            .get_one::<PathBuf>("workspace")
            .cloned()
            .or_else(environment_workspace)
            .unwrap_or_else(|| PathBuf::from(".")),
        no_pager: matches.get_flag("no-pager"),
        quiet: matches.get_flag("quiet"),
        color,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_an_example_in_both_languages() {
        for lang in [Lang::Ja, Lang::En] {
            let mut command = command(lang);
            command.build();
            command.clone().debug_assert();
            for subcommand in command.get_subcommands() {
                let help = subcommand.clone().render_help().to_string();
                assert!(help.contains(&format!("  kaishu {}", subcommand.get_name())), "{help}");
            }
        }
    }

    #[test]
    fn the_language_is_found_anywhere() {
        let of = |words: &[&str]| language(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["kaishu", "run", "--lang", "en"]), Lang::En);
        assert_eq!(of(&["kaishu", "--lang=ja", "run"]), Lang::Ja);
    }
}
