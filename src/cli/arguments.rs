//! What the user typed. The command is built from the catalogue, so that its help speaks the user's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, builder::styling::Styles};

use crate::catalogue::{Lang, Phrase, console as words};
use crate::cli::environment_language;

/// A command with its own arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
    /// Everything.
    Run {
        /// Exit 1 when there are findings.
        strict: bool,
    },
    /// Look, and write no report.
    Check,
    /// Read the returns and keep the ledger.
    Collect,
    /// Count the tables.
    Tabulate {
        /// Only this one.
        table: Option<String>,
    },
    /// Write the report.
    Report,
    /// Walk back from a figure.
    Trace {
        /// Its id.
        figure: String,
        /// Show the text of sensitive cells too.
        raw: bool,
    },
}

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

/// A parsed command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Invocation {
    pub command: Command,
    pub workspace: PathBuf,
    pub quiet: bool,
    pub color: Color,
}

/// The language of messages: `--lang`, else that of the environment. It is needed before the rest can be parsed.
pub fn language(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word {
            "--" => break,
            "--lang" => words.next(),
            _ => word.strip_prefix("--lang="),
        };
        match value {
            Some("en") => return Lang::En,
            Some("ja") => return Lang::Ja,
            Some(_) | None => {}
        }
    }
    environment_language()
}

/// The command line in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let heading = text(words::options_heading());
    let option = |id: &'static str, help: Phrase| {
        Arg::new(id).long(id).help(text(help)).help_heading(heading.clone()).global(true)
    };
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        text(words::usage_heading())
    );
    let subcommand = |name: &'static str, about: Phrase, example: &str| {
        clap::Command::new(name)
            .about(text(about))
            .after_help(format!("\n{}:\n{example}", text(words::examples_heading())))
            .help_template(template.clone())
            .disable_help_flag(true)
    };
    clap::Command::new("kaishu")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(words::about()))
        .help_template(template.clone())
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
            option("workspace", words::help_workspace())
                .short('w')
                .value_name("FOLDER")
                .default_value(".")
                .hide_default_value(true)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            option("lang", words::help_lang())
                .value_name("ja|en")
                .value_parser(["ja", "en"])
                .hide_possible_values(true),
        )
        .arg(
            option("color", words::help_color())
                .value_name("auto|always|never")
                .value_parser(["auto", "always", "never"])
                .hide_possible_values(true)
                .default_value("auto")
                .hide_default_value(true),
        )
        .arg(option("quiet", words::help_quiet()).short('q').action(ArgAction::SetTrue))
        .arg(option("help", words::help_help()).short('h').action(ArgAction::Help))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(text(words::help_version()))
                .help_heading(heading.clone()),
        )
        .subcommand(
            subcommand("run", words::about_run(), "  kaishu run\n  kaishu run --strict -w jisshi2026\n").arg(
                Arg::new("strict")
                    .long("strict")
                    .action(ArgAction::SetTrue)
                    .help(text(words::help_strict()))
                    .help_heading(heading.clone()),
            ),
        )
        .subcommand(subcommand("check", words::about_check(), "  kaishu check\n"))
        .subcommand(subcommand("collect", words::about_collect(), "  kaishu collect\n"))
        .subcommand(
            subcommand("tabulate", words::about_tabulate(), "  kaishu tabulate\n  kaishu tabulate need-by-area\n")
                .arg(
                    Arg::new("table")
                        .value_name("TABLE")
                        .help(text(words::help_table()))
                        .help_heading(heading.clone()),
                ),
        )
        .subcommand(subcommand("report", words::about_report(), "  kaishu report\n"))
        .subcommand(
            subcommand(
                "trace",
                words::about_trace(),
                "  kaishu trace network-needed\n  kaishu trace need-by-area.saku.1.count > cells.tsv\n",
            )
            .arg(
                Arg::new("figure")
                    .value_name("FIGURE")
                    .required(true)
                    .help(text(words::help_figure()))
                    .help_heading(heading.clone()),
            )
            .arg(
                Arg::new("raw")
                    .long("raw")
                    .action(ArgAction::SetTrue)
                    .help(text(words::help_raw()))
                    .help_heading(heading.clone()),
            ),
        )
}

/// What the matches mean; nothing where no command was named.
pub(super) fn invocation(matches: &ArgMatches) -> Option<Invocation> {
    let (name, inner) = matches.subcommand()?;
    let text = |id: &str| inner.get_one::<String>(id).cloned();
    let command = match name {
        "check" => Command::Check,
        "collect" => Command::Collect,
        "tabulate" => Command::Tabulate { table: text("table") },
        "report" => Command::Report,
        "trace" => Command::Trace { figure: text("figure").unwrap_or_default(), raw: inner.get_flag("raw") },
        _ => Command::Run { strict: inner.get_flag("strict") },
    };
    let color = match inner.get_one::<String>("color").map(String::as_str) {
        Some("always") => Color::Always,
        Some("never") => Color::Never,
        Some(_) | None => Color::Auto,
    };
    Some(Invocation {
        command,
        workspace: inner.get_one::<PathBuf>("workspace").cloned().unwrap_or_else(|| PathBuf::from(".")),
        quiet: inner.get_flag("quiet"),
        color,
    })
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
