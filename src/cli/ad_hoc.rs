//! `kaishu tabulate --rows q1 --by area`: a table that is asked for with options, which are the keys of a plan's
//! `[[table]]`. It is shown with its notes, the ids of its figures and the lines that would keep it in a plan.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use crate::catalogue::{Lang, Phrase, ad_hoc as words, console as console_words, explain_figure as explain_words};
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::{Console, Show};
use crate::cli::progress::Progress;
use crate::cli::run::{held_back, nearest_ids};
use crate::cli::{Outcome, explain, trace};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::plan::ad_hoc::{self, AdHoc, Typed};
use crate::findings::plan::read::Known;
use crate::findings::table::{ResultCell, ResultTable};
use crate::pipeline::ad_hoc::{figure, figures, rendered, report};
use crate::pipeline::run::{Collection, collect_all, find};
use crate::pipeline::trace::CellFacts;
use crate::pipeline::workspace::Workspace;
use crate::pipeline::{data, fresh, printed, rerun};
use crate::render::terminal;
use crate::report::explain_figure;
use crate::survey::toml::arguments::{member_option, option};
use crate::survey::toml::shape::{Field, Shape};
use crate::tally::engine::Local;

/// The options of a table of its own.
pub(super) fn arguments(speaker: &Speaker, command: clap::Command) -> clap::Command {
    let heading = words::heading_keys().text(speaker.lang()).to_owned();
    let mut command = command;
    for field in ad_hoc::fields() {
        command = command.arg(argument(speaker, field).help_heading(heading.clone()).conflicts_with("table"));
    }
    let file = |name, help| {
        let file = speaker.option(name, "FILE", help).value_parser(clap::value_parser!(PathBuf));
        file.conflicts_with("table")
    };
    command
        .arg(file("out", words::help_out()))
        .arg(file("data", words::help_data()).requires("definition"))
        .arg(file("definition", words::help_definition()).requires("data"))
        .arg(speaker.option("trace", "FIGURE", words::help_trace()).conflicts_with("table"))
        .arg(
            speaker
                .option("explain", "FIGURE", explain_words::help_explain())
                .conflicts_with_all(["table", "trace"]),
        )
        .arg(speaker.flag("raw", console_words::help_raw()).requires("trace"))
}

fn argument(speaker: &Speaker, field: &'static Field) -> Arg {
    let (value, chosen) = takes(field.shape);
    let meaning = (field.meaning)();
    let told = chosen.iter().all(|word| meaning.en.contains(word));
    let help = if told { meaning } else { words::with_words(meaning, chosen.join(" / ")) };
    let argument = speaker.option(field.key, value, help).long(option(field.key)).action(action(field.shape));
    let taken = |name: &str| ad_hoc::fields().any(|other| option(other.key) == name);
    match member_option(field).filter(|name| !taken(name)) {
        Some(name) => argument.visible_alias(name),
        None => argument,
    }
}

fn action(shape: Shape) -> ArgAction {
    match shape {
        Shape::Flag => ArgAction::SetTrue,
        Shape::List(_) | Shape::Several(_) | Shape::Tables(_) => ArgAction::Append,
        Shape::Text
        | Shape::Separator
        | Shape::Id
        | Shape::RoundId
        | Shape::Code
        | Shape::Word(_)
        | Shape::Number
        | Shape::Whole(..)
        | Shape::Path
        | Shape::FiscalYear
        | Shape::Day
        | Shape::Condition
        | Shape::Table(_)
        | Shape::ByFiscalYear => ArgAction::Set,
    }
}

/// How the value of an option is called in the help, and the words that it can be.
fn takes(shape: Shape) -> (&'static str, &'static [&'static str]) {
    match shape {
        Shape::Text | Shape::Separator | Shape::Path => ("TEXT", &[]),
        Shape::Id | Shape::RoundId | Shape::Code => ("ID", &[]),
        Shape::Word(known) => ("WORD", known),
        Shape::Number | Shape::Whole(..) => ("NUMBER", &[]),
        Shape::Flag => ("", &[]),
        Shape::FiscalYear => ("FY2020", &[]),
        Shape::Day => ("2020-12-31", &[]),
        Shape::Condition => ("CONDITION", &[]),
        Shape::List(member) | Shape::Several(member) => takes(*member),
        Shape::Table(_) | Shape::Tables(_) | Shape::ByFiscalYear => ("TOML", &[]),
    }
}

/// What was typed of a table of its own, in the order of the keys.
fn typed_keys(typed: &ArgMatches) -> Vec<Typed> {
    ad_hoc::fields()
        .filter_map(|field| {
            let words: Vec<String> = match action(field.shape) {
                ArgAction::SetTrue => vec![String::new(); usize::from(typed.get_flag(field.key))],
                _ => typed.get_many::<String>(field.key).into_iter().flatten().cloned().collect(),
            };
            (!words.is_empty()).then_some((field, words))
        })
        .collect()
}

/// Whether a table of its own is asked for.
pub(super) fn is_asked(typed: &ArgMatches) -> bool {
    !typed_keys(typed).is_empty()
        || typed.contains_id("out")
        || ["trace", "explain", "data"].iter().any(|name| typed.contains_id(name))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    if let (Some(file), Some(definition)) =
        (typed.get_one::<PathBuf>("data"), typed.get_one::<PathBuf>("definition"))
    {
        return of_file(typed, file, definition, console);
    }
    let workspace = crate::cli::workspace(root, console)?;
    let asked = read(typed, &workspace)?;
    let collection = rerun::collect(&workspace, &Progress::new(console))?;
    let findings = answer(typed, &workspace, &collection, &asked, console)?;
    if !findings.held_back.is_empty() {
        return Ok(Outcome::HeldBack);
    }
    keep(typed, &asked, console);
    Ok(Outcome::Done)
}

/// The same of a table file, with how its columns were read and what was odd in them.
fn of_file(typed: &ArgMatches, file: &Path, definition: &Path, console: &Console) -> Result<Outcome, Error> {
    let data = data::load(file, definition, typed.get_one::<String>("round").map(String::as_str))?;
    let asked = read(typed, &data.workspace)?;
    for note in &data.notes {
        console.say(note);
    }
    let collection = collect_all(&data.workspace, &Progress::new(console))?;
    let findings = answer(typed, &data.workspace, &collection, &asked, console)?;
    if !findings.held_back.is_empty() {
        return Ok(Outcome::HeldBack);
    }
    let all: Vec<&Diagnostic> = collection.diagnostics.iter().chain(&findings.diagnostics).collect();
    let open = all.iter().filter(|diagnostic| diagnostic.is_open()).count();
    let undecided = all.iter().filter(|diagnostic| diagnostic.holds_out()).count();
    if open > 0 && !console.quiet && !wants_json(typed) {
        console.line("");
        console.findings(&all, &findings.touched, Show::Most);
    }
    console.say(&console_words::summary_findings(open, undecided, all.len() - open));
    Ok(Outcome::Done)
}

/// The lines that would keep the table in a plan.
fn keep(typed: &ArgMatches, asked: &AdHoc, console: &Console) {
    let table = !["trace", "explain"].iter().any(|name| typed.contains_id(name));
    if table && !console.quiet && !wants_json(typed) {
        console.line("");
        console.line(words::keep().text(console.lang));
        console.line("");
        console.line(asked.toml.trim_end());
    }
}

fn read(typed: &ArgMatches, workspace: &Workspace) -> Result<AdHoc, Error> {
    let known = Known {
        surveys: &workspace.surveys,
        frames: &workspace.frames,
        areas: &workspace.areas,
        book: workspace.book.as_ref(),
    };
    ad_hoc::read("kaishu tabulate", &typed_keys(typed), known)
}

/// Shows what is wanted of the table: itself, or the cells behind one figure.
fn answer(
    typed: &ArgMatches,
    workspace: &Workspace,
    collection: &Collection,
    asked: &AdHoc,
    console: &Console,
) -> Result<Findings, Error> {
    let mut found = find(workspace, collection, &[&asked.plan], &Local)?;
    let findings = found.swap_remove(0);
    if !findings.held_back.is_empty() {
        console.error(&Error::Workspace(held_back(&asked.plan.id, &findings, &[])));
        return Ok(findings);
    }
    let figure = |id: &String| {
        findings.figures.get(id).ok_or_else(|| {
            // Figures of the indicators are there too; nobody asks for them with a table.
            let ids = findings.tables.iter().flat_map(figures);
            let near = nearest_ids(id, ids);
            Error::Workspace(console_words::no_such_figure(id, near))
        })
    };
    if let Some(id) = typed.get_one::<String>("trace") {
        let (facts, raw) = (CellFacts::new(workspace, collection), typed.get_flag("raw"));
        if wants_json(typed) {
            console.line(&printed::figure(figure(id)?, Some(&facts), raw, console.lang));
        } else {
            trace::show(figure(id)?, &facts, raw, console);
        }
        return Ok(findings);
    }
    if let Some(id) = typed.get_one::<String>("explain") {
        let figure = figure(id)?;
        let known = explain_figure::Known {
            surveys: &workspace.surveys,
            areas: &workspace.areas,
            figures: &findings.figures,
        };
        if wants_json(typed) {
            let parts = explain_figure::explain(figure, known);
            console.line(&printed::explanation(figure, &parts, console.lang));
            return Ok(findings);
        }
        explain::show(figure, known, &explain_words::cells_ad_hoc(figure.evidence.len()), console);
        return Ok(findings);
    }
    if let Some(file) = typed.get_one::<PathBuf>("out") {
        // What is written does not follow the language of the machine.
        let written = report(workspace, collection, &asked.plan, &findings, Lang::Ja);
        let Some(bytes) = rendered(&written, file)? else {
            return Err(Error::Workspace(words::ending(file.display())));
        };
        fresh::write(Path::new(""), &[(file.display().to_string(), bytes)])?;
        console.say(&words::written(file.display()));
    }
    let mut shown = report(workspace, collection, &asked.plan, &findings, console.lang);
    if wants_json(typed) {
        console.line(&printed::tables(&[shown], &[]));
        return Ok(findings);
    }
    shown.title.clear();
    console.line(terminal::report(&shown).trim_end());
    if console.quiet {
        return Ok(findings);
    }
    let lang = console.lang;
    for table in &findings.tables {
        console.line("");
        for line in ids(table) {
            console.line(line.text(lang));
        }
    }
    Ok(findings)
}

/// Rows whose ids are named one by one; the others are made alike.
const MOST_ROWS: usize = 20;

/// The ids of the figures of a table. Rows with the same figures, which most have, are named once with their columns.
fn ids(table: &ResultTable) -> Vec<Phrase> {
    let inner = |text: &Phrase| Phrase { ja: format!("  {}", text.ja), en: format!("  {}", text.en) };
    let mut groups: Vec<(Vec<&str>, Vec<Phrase>)> = Vec::new();
    let figures = || table.rows.iter().flatten().filter_map(figure);
    // The ends of intervals and bounds are figures of the table that they stand below.
    let own = table.follows.as_ref().filter(|above| {
        let above_first = |id: &str| id.strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('.'));
        figures().all(above_first) && !figures().all(|id| id.starts_with(&table.id))
    });
    let table_id = own.unwrap_or(&table.id);
    for row in &table.rows {
        let ids: Vec<&str> = row.iter().filter_map(figure).collect();
        let Some(first) = ids.first() else { continue };
        let stem = shared_stem(&ids);
        let columns: Vec<&str> = ids.iter().map(|id| &id[stem..]).collect();
        let id = first[..stem].trim_end_matches('.');
        let within = id.strip_prefix(table_id.as_str()).map_or(id, |rest| rest.trim_start_matches('.')).to_owned();
        let stub: Vec<&Phrase> = row
            .iter()
            .map_while(|cell| match cell {
                ResultCell::Words(name) => Some(name),
                ResultCell::Figure(_) => None,
            })
            .collect();
        let named = |of: fn(&Phrase) -> &str| {
            let words: Vec<&str> = stub.iter().map(|words| of(words)).filter(|words| !words.is_empty()).collect();
            let words = words.join("・");
            if words.is_empty() || words == within { within.clone() } else { format!("{within} {words}") }
        };
        let name = Phrase { ja: named(|words| &words.ja), en: named(|words| &words.en) };
        match groups.iter_mut().find(|(known, _)| *known == columns) {
            Some((_, names)) => names.push(name),
            None => groups.push((columns, vec![name])),
        }
    }
    let mut said = vec![words::ids()];
    for (columns, rows) in &groups {
        said.push(inner(&words::id_pattern(table_id)));
        let mut rows = rows.clone();
        let more = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        rows.extend((more > 0).then(|| words::more_rows(more)));
        said.push(inner(&words::id_rows(Phrase::listed(&rows))));
        said.push(inner(&words::id_columns(columns.join(", "))));
    }
    said
}

/// How many bytes all ids begin with, up to a full stop.
fn shared_stem(ids: &[&str]) -> usize {
    let Some((first, rest)) = ids.split_first() else { return 0 };
    let stops = first.match_indices('.').map(|(at, _)| at + 1);
    stops.rev().find(|end| rest.iter().all(|id| id.get(..*end) == first.get(..*end))).unwrap_or(0)
}
