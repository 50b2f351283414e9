//! `kaishu tabulate`: counts the tables of every plan, shows them and writes them as Excel and data; or shows one table of a
//! plan, or one that is asked for with options, and writes nothing.

use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{ad_hoc as ad_hoc_words, console as words};
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::{Produced, evaluate_all, nearest_ids, produce_of, tell_held_back};
use crate::cli::{Outcome, ad_hoc, read_so_far};
use crate::error::Error;
use crate::pipeline::outputs::{Format, Outputs};
use crate::pipeline::printed;
use crate::pipeline::run::{Collection, PlanResult, report_in};
use crate::pipeline::workspace::{self, Workspace};
use crate::render::terminal;
use crate::report::model::Block;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu tabulate\n  kaishu tabulate need-by-area\n  kaishu tabulate --survey network-need --rows q1 --by area --filter \"stratum = municipality\"\n";
    let command = speaker.command("tabulate", ad_hoc_words::about(), examples);
    ad_hoc::arguments(
        speaker,
        command.arg(speaker.positional("table", "TABLE", ad_hoc_words::help_table())).arg(speaker.format()),
    )
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    if ad_hoc::is_asked(typed) {
        return ad_hoc::execute(typed, root, console);
    }
    // A language that was typed is that of what is shown: the workbook and the data that everybody uses keep theirs.
    let workspace = workspace::load(root)?;
    let as_data = wants_json(typed);
    if let Some(wanted) = typed.get_one::<String>("table") {
        // Whoever looks at a table changes nothing: the results stay those of the last run, which the next one is compared with.
        let (collection, results) = evaluate_all(&workspace, &Progress::new(console))?;
        show(Some(wanted), (&workspace, &collection, &results), as_data, console)?;
        return Ok(if tell_held_back(&results, console) { Outcome::HeldBack } else { Outcome::Done });
    }
    let produced = produce_of(workspace, &Outputs::of_report(&[Format::Xlsx, Format::Json]), console)?;
    let Produced { workspace, collection, results, .. } = &produced;
    show(None, (workspace, collection, results), as_data, console)?;
    produced.tell_moved(root, &|phrase| console.say(&phrase));
    Ok(produced.ended(root, console))
}

/// Shows the tables of all plans, or the one that is wanted.
fn show(
    wanted: Option<&str>,
    (workspace, collection, results): (&Workspace, &Collection, &[PlanResult]),
    as_data: bool,
    console: &Console,
) -> Result<(), Error> {
    if results.is_empty() && !as_data {
        read_so_far::show(workspace, collection, console);
    }
    let mut known = Vec::new();
    let mut shown = Vec::new();
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        let mut report = match console.typed_lang.filter(|typed| *typed != result.lang) {
            Some(typed) => report_in(workspace, result, typed),
            None => result.report.clone(),
        };
        report.figures.clear();
        for section in &mut report.sections {
            section.blocks.retain(|block| match block {
                Block::Table(table) => {
                    known.push(table.id.clone());
                    // With a table comes what belongs to it: how the cases ended, below the response rates.
                    wanted.is_none_or(|wanted| {
                        table.id.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                    })
                }
                Block::Heading { .. }
                | Block::Paragraph(_)
                | Block::List { .. }
                | Block::Chart(_)
                | Block::Note(_) => false,
            });
        }
        report.sections.retain(|section| !section.blocks.is_empty());
        if !report.sections.is_empty() {
            if !as_data {
                console.line(terminal::report(&report).trim_end());
            }
            shown.push(report);
        }
    }
    if let Some(wanted) = wanted.filter(|_| shown.is_empty()) {
        let near = nearest_ids(wanted, known.iter().map(String::as_str));
        return Err(Error::Workspace(words::no_such_table(wanted, near)));
    }
    if as_data {
        let held = results.iter().filter(|result| !result.findings.held_back.is_empty());
        console.line(&printed::tables(&shown, &held.map(|result| result.id.as_str()).collect::<Vec<_>>()));
    }
    Ok(())
}
