//! `kaishu collect --explain FILE`: what was read from one file, box by box, as a picture.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use clap::ArgMatches;

use crate::cli::Outcome;
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::error::Error;
use crate::pipeline::explain_file::{Wish, explain, resolve};
use crate::pipeline::rerun;
use crate::render::sketch;
use crate::report::sketch::Tone;

/// Shows the file whose name, or the end of it, was typed; writes nothing.
pub(super) fn execute(
    typed: &str,
    matches: &ArgMatches,
    root: &Path,
    console: &Console,
) -> Result<Outcome, Error> {
    let wish = Wish { row: matches.get_one::<u32>("row").copied(), raw: matches.get_flag("raw") };
    let workspace = crate::cli::workspace(root, console)?;
    let collection = rerun::collect(&workspace, &Progress::new(console))?;
    let here = std::env::current_dir().unwrap_or_default();
    let file = resolve(root, &collection, typed, &here)?;
    let parts = explain(&workspace, &collection, &file, wish, console.lang)?;
    for line in sketch::lines(&parts) {
        let text: String =
            line.iter().map(|piece| console.styled(style(piece.tone), &piece.text)).collect::<String>();
        console.line(text.trim_end());
    }
    Ok(Outcome::Done)
}

fn style(tone: Tone) -> Style {
    let colored = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Box => colored(AnsiColor::Green),
        Tone::Doubt => colored(AnsiColor::Yellow).bold(),
        Tone::Stray => colored(AnsiColor::Magenta),
    }
}
