//! `kaishu man [FOLDER]`: the manual, made from the same commands as the help: the page of the program, or into a folder one
//! page for each command.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use crate::catalogue::{Lang, Phrase, command_line as words, console as console_words};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, for_people};
use crate::cli::console::Console;
use crate::error::Error;
use crate::pipeline::output;

pub(super) fn command(speaker: &Speaker) -> Command {
    speaker
        .command("man", words::about_man(), "  kaishu man | man -l -\n  kaishu man ~/.local/share/man/man1\n")
        .arg(
            speaker
                .positional("FOLDER", "FOLDER", words::help_man_folder())
                .value_parser(clap::value_parser!(PathBuf)),
        )
}

pub(super) fn execute(typed: &ArgMatches, _root: &Path, console: &Console) -> Result<Outcome, Error> {
    let pages = pages(console.lang)?;
    match typed.get_one::<PathBuf>("FOLDER") {
        None => {
            for (_, page) in pages.iter().take(1) {
                console.line(String::from_utf8_lossy(page).trim_end());
            }
        }
        Some(folder) => {
            output::write(folder, &pages)?;
            for (name, _) in &pages {
                console.line(&folder.join(name).display().to_string());
            }
        }
    }
    Ok(Outcome::Done)
}

/// The page of the program and those of its commands, by the names of their files.
fn pages(lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut program = for_people(lang);
    program.build();
    let mut pages = vec![page(&program, lang)?];
    for command in program.get_subcommands() {
        pages.push(page(command, lang)?);
    }
    Ok(pages)
}

fn page(command: &Command, lang: Lang) -> Result<(String, Vec<u8>), Error> {
    let man = Man::new(command.clone()).source(concat!("kaishu ", env!("CARGO_PKG_VERSION")));
    let mut roff = Vec::new();
    let written = man
        .render_title(&mut roff)
        .and_then(|()| man.render_name_section(&mut roff))
        .and_then(|()| man.render_synopsis_section(&mut roff))
        .and_then(|()| man.render_options_section(&mut roff))
        .and_then(|()| if command.has_subcommands() { man.render_subcommands_section(&mut roff) } else { Ok(()) });
    written.map_err(|error| Error::Internal(console_words::internal(error)))?;
    let text = |phrase: Phrase| phrase.text(lang).to_owned();
    let mut page = String::new();
    for line in String::from_utf8_lossy(&roff).lines() {
        page.push_str(&match line {
            ".SH NAME" => format!(".SH {}", text(words::man_name())),
            ".SH SYNOPSIS" => format!(".SH {}", text(words::man_synopsis())),
            line => line.to_owned(),
        });
        page.push('\n');
    }
    // As they are typed, line by line; the library would run them together.
    page.push_str(&format!(".SH {}\n.nf\n", text(console_words::examples_heading()).to_uppercase()));
    for line in crate::cli::arguments::examples(command) {
        page.push_str(&format!("{}\n", as_typed(&line)));
    }
    page.push_str(".fi\n");
    let main = command.get_name() == "kaishu";
    if !main {
        page.push_str(&format!(".SH {}\nkaishu(1)\n", text(words::man_see_also())));
    }
    Ok((man.get_filename(), page.into_bytes()))
}

/// A line for troff, with nothing in it taken for a command of troff.
fn as_typed(line: &str) -> String {
    let escaped = line.replace('\\', "\\e").replace('-', "\\-");
    if escaped.starts_with(['.', '\'']) { format!("\\&{escaped}") } else { escaped }
}
