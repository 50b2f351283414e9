//! `kaishu trace FIGURE`: the cells behind a figure. For a person a heading and a table; in a pipe one line per cell.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Phrase, console as words, disclosure, units, uses as forward};
use crate::cli::Outcome;
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, nearest_ids};
use crate::cli::trace_from;
use crate::error::Error;
use crate::findings::figure::Figure;
use crate::findings::marks::marks;
use crate::findings::single::chain_note;
use crate::pipeline::printed;
use crate::pipeline::run::PlanResult;
use crate::pipeline::trace::{CellFact, CellFacts};
use crate::pipeline::uses::Uses;
use crate::render::terminal;
use crate::report::analyst::status_words;
use crate::text::rules;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu trace network-needed\n  kaishu trace need-by-area.saku.1.count > cells.tsv\n  \
                    kaishu trace --from 202011.xlsx!F9\n  kaishu trace --case 202011\n";
    speaker
        .command("trace", words::about_trace(), examples)
        .arg(speaker.positional("figure", "FIGURE", words::help_figure()))
        .arg(speaker.option("from", "FILE!CELL", forward::help_from()))
        .arg(speaker.option("case", "CASE", forward::help_case()))
        .arg(speaker.flag("raw", words::help_raw()))
        .arg(speaker.flag("protected", disclosure::help_protected()))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let asked = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let shown = Shown { raw: typed.get_flag("raw"), hidden: typed.get_flag("protected"), data: wants_json(typed) };
    match (asked("figure"), asked("from"), asked("case")) {
        (Some(id), None, None) => {
            let workspace = crate::cli::workspace(root, console)?;
            let (collection, results) = evaluate_all(&workspace, &Progress::new(console))?;
            back(id, &results, &CellFacts::new(&workspace, &collection), shown, console)
        }
        (None, Some(from), None) => trace_from::cell_or_file(from, root, &uses(root, console)?, shown, console),
        (None, None, Some(case)) => trace_from::case(case, &uses(root, console)?, shown, console),
        _ => Err(Error::Workspace(forward::one_question())),
    }
}

/// What can be asked of the last run; where anything has changed since, of a new one.
fn uses(root: &Path, console: &Console) -> Result<Uses, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    if let Some(uses) = Uses::of_last_run(&workspace)? {
        return Ok(uses);
    }
    let (collection, results) = evaluate_all(&workspace, &Progress::new(console))?;
    Ok(Uses::new(&workspace, &collection, &results))
}

/// What is shown only when asked for.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// What persons wrote.
    pub raw: bool,
    /// Figures that are hidden.
    pub hidden: bool,
    /// As data.
    pub data: bool,
}

/// From a figure to its cells.
fn back(
    id: &str,
    results: &[PlanResult],
    facts: &CellFacts,
    shown: Shown,
    console: &Console,
) -> Result<Outcome, Error> {
    let marks = marks(id);
    // What the frame of a filled document shows: {{figure:network-needed}}.
    let id = match marks.as_slice() {
        [mark] if mark.kind.is_some() && mark.flaw.is_none() => mark.id.as_str(),
        _ => id,
    };
    let all = || results.iter().flat_map(|result| result.findings.figures.values());
    let Some(figure) = all().find(|figure| figure.id == id) else {
        if let Some(sentence) = results.iter().find_map(|result| result.findings.sentences.get(id)) {
            let figures: Vec<&String> = sentence.figures.iter().chain(&sentence.compared).collect();
            let first = figures.first().map(|figure| figure.as_str()).unwrap_or_default();
            return Err(Error::Workspace(words::is_sentence(id, &sentence.text, Phrase::list(&figures), first)));
        }
        let near = nearest_ids(id, all().map(|figure| figure.id.as_str()));
        return Err(Error::Workspace(words::no_such_figure(id, near)));
    };
    let kept_back = results.iter().find_map(|result| result.findings.kept_back.get(id));
    let figure = match (kept_back, &figure.withheld) {
        (Some(whole), Some(rule)) => {
            if shown.data && !shown.hidden {
                console.line(&printed::figure(figure, None, shown.raw, console.lang));
                return Ok(Outcome::Done);
            }
            if !shown.data {
                console.line(&format!("{id}  {}", disclosure::hidden_by(rule).text(console.lang)));
            }
            if !shown.hidden {
                console.line(disclosure::cells_protected().text(console.lang));
                return Ok(Outcome::Done);
            }
            whole
        }
        (Some(_) | None, _) => figure,
    };
    if shown.data {
        console.line(&printed::figure(figure, Some(facts), shown.raw, console.lang));
    } else {
        show(figure, facts, shown.raw, console);
    }
    Ok(Outcome::Done)
}

/// Shows a figure and the cells behind it.
pub(super) fn show(figure: &Figure, facts: &CellFacts, raw: bool, console: &Console) {
    let lang = console.lang;
    let shown = |fact: &CellFact| {
        if fact.sensitive && !raw {
            words::kept_back().text(lang).to_owned()
        } else {
            fact.raw.replace(['\t', '\n', '\r'], " ")
        }
    };
    let rows: Vec<Vec<String>> = figure
        .evidence
        .iter()
        .map(|cell| {
            let fact = facts.get(cell);
            let corrected = fact.corrected_by.as_ref().map(|row| format!("+{row}")).unwrap_or_default();
            vec![
                cell.file.to_string(),
                cell.sheet.to_string(),
                cell.at.to_string(),
                shown(&fact),
                // For a person by its name, for a program by its id.
                if console.on_terminal() { rule_called(&fact.rule).text(lang).to_owned() } else { fact.rule }
                    + &corrected,
            ]
        })
        .collect();
    if !console.on_terminal() {
        for row in &rows {
            console.line(&row.join("\t"));
        }
        return;
    }
    let mut value = figure.value_text().unwrap_or_default();
    if value == figure.text().ja {
        value.clear();
    } else if !value.is_empty() {
        value = units::bracketed(value).text(lang).to_owned();
    }
    console.line(&format!("{}  {}", figure.id, figure.label.text(lang)));
    console.line(&format!(
        "  {}{value}  {}",
        figure.with_unit().text(lang),
        words::status(status_words(figure.status())).text(lang)
    ));
    if let Some(base) = &figure.base {
        console.line(&format!("  {}", chain_note(base).text(lang)));
    }
    for note in &figure.notes {
        console.line(&format!("  {}", note.text(lang)));
    }
    console.line(&format!("  {}", words::evidence(rows.len()).text(lang)));
    let mut table = vec![
        [words::file(), words::sheet(), words::cell(), words::raw_text(), words::rule()]
            .map(|phrase| phrase.text(lang).to_owned())
            .to_vec(),
    ];
    table.extend(rows);
    for line in terminal::table(&table, &[false; 5]).lines() {
        console.line(&format!("  {line}"));
    }
}

/// The rules by which a cell was read, with their ids, which `kaishu collect --rules` takes.
pub(super) fn rule_called(rule: &str) -> Phrase {
    let called = |id: &str| match rules::find(id) {
        Some(found) => words::rule_called((found.meaning)(), id),
        None => match (id, id.strip_prefix("frame:")) {
            ("identity", _) => words::rule_called(words::rule_identity(), id),
            ("entered", _) => words::rule_called(words::rule_entered(), id),
            (_, Some(_)) => words::rule_called(words::rule_frame(), id),
            (_, None) => Phrase::same(id),
        },
    };
    Phrase::listed(&rule.split('+').filter(|id| !id.is_empty()).map(called).collect::<Vec<_>>())
}
