//! `kaishu explain FIGURE`: what a figure is, by which formula with which numbers, and what may be said of it.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::Phrase;
use crate::catalogue::{console as console_words, disclosure, explain_figure as words};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, nearest_ids};
use crate::error::Error;
use crate::findings::figure::Figure;
use crate::pipeline::printed;
use crate::report::analyst::status_words;
use crate::report::explain_figure::{Known, explain};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu explain network-needed\n  kaishu explain need-by-area.saku.1.share\n";
    speaker
        .command("explain", words::about(), examples)
        .arg(speaker.positional("figure", "FIGURE", console_words::help_figure()).required(true))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let id = typed.get_one::<String>("figure").map(String::as_str).unwrap_or_default();
    let workspace = crate::cli::workspace(root, console)?;
    let (_, results) = evaluate_all(&workspace, &Progress::new(console))?;
    let found = results.iter().find_map(|result| Some((&result.findings, result.findings.figures.get(id)?)));
    let Some((findings, figure)) = found else {
        let ids = results.iter().flat_map(|result| result.findings.figures.keys());
        return Err(Error::Workspace(console_words::no_such_figure(id, nearest_ids(id, ids.map(String::as_str)))));
    };
    let known = Known { surveys: &workspace.surveys, areas: &workspace.areas, figures: &findings.figures };
    let cells = match &figure.withheld {
        Some(rule) => disclosure::hidden_by(rule),
        None => words::cells(figure.evidence.len(), id),
    };
    if wants_json(typed) {
        console.line(&printed::explanation(figure, &explain(figure, known), console.lang));
    } else {
        show(figure, known, &cells, console);
    }
    Ok(Outcome::Done)
}

/// Shows a figure and its explanation.
pub(super) fn show(figure: &Figure, known: Known<'_>, cells: &Phrase, console: &Console) {
    let lang = console.lang;
    console.line(&format!("{}  {}", figure.id, figure.label.text(lang)));
    let status = console_words::status(status_words(figure.status()));
    console.line(&format!("  {}  {}", figure.with_unit().text(lang), status.text(lang)));
    let say = |heading: &Phrase, lines: &[Phrase]| {
        console.line("");
        console.line(heading.text(lang));
        for line in lines {
            console.line(&format!("  {}", line.text(lang)));
        }
    };
    for part in explain(figure, known) {
        say(&part.heading, &part.lines);
    }
    say(&words::head_cells(), std::slice::from_ref(cells));
}
