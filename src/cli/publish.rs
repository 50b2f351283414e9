//! `kaishu publish NAME`: what is found now is published, or it is said what has to be decided first. Without a name the
//! publications are listed.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{ArgAction, ArgMatches};

use crate::catalogue::{Phrase, office, publication as words};
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::{Console, Show};
use crate::cli::documents::SHOWN;
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, from_here, tell_held_back, tell_unfinished};
use crate::cli::{Outcome, advised, documents};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::findings::figure::Figure;
use crate::pipeline::filled::FilledFile;
use crate::pipeline::filled_there::{Named, edited, is_as_filled, named, unnamed};
use crate::pipeline::freeze::{ANALYST, FOLDER, PUBLIC, Publications, fresh_name};
use crate::pipeline::printed;
use crate::pipeline::publish::{self, Wanted, publish, without_returns};
use crate::pipeline::run::PlanResult;
use crate::pipeline::summary::touched;
use crate::pipeline::workspace::Workspace;
use crate::render::terminal;
use crate::report::decision::Left;
use crate::text::era::{CivilDate, DateReading, read_date};

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = words::examples_publish();
    let examples = examples.text(speaker.lang());
    let needs_name = |argument: clap::Arg| argument.requires("NAME");
    speaker
        .command("publish", words::about_publish(), examples)
        .arg(speaker.positional("NAME", "NAME", words::help_publish_name()))
        .arg(needs_name(speaker.option("plan", "ID", words::help_plan()).action(ArgAction::Append)))
        .arg(needs_name(speaker.option("date", "YYYY-MM-DD", words::help_date())))
        .arg(needs_name(speaker.flag("provisional", words::help_provisional()).requires_all(["by", "reason"])))
        .arg(speaker.option("by", "WHO", words::help_by()).requires("provisional"))
        .arg(speaker.option("reason", "WHY", words::help_reason()).requires("provisional"))
        .arg(speaker.format().conflicts_with("NAME"))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let Some(name) = typed.get_one::<String>("NAME") else { return list(root, wants_json(typed), console) };
    // What is wrong with the words is told before anything is read.
    let workspace = crate::cli::workspace(root, console)?;
    workspace.with_templates()?;
    let wanted = Wanted {
        name: fresh_name(root, name)?,
        date: day(typed.get_one::<String>("date"))?,
        plans: typed.get_many::<String>("plan").into_iter().flatten().cloned().collect(),
        decided: decision(typed)?,
    };
    tell_unfinished(root, console);
    let progress = Progress::new(console);
    let (collection, results) = evaluate_all(&workspace, &progress)?;
    if wanted.plans.is_empty() {
        for (plan, rounds) in without_returns(&workspace, &collection) {
            let name = advised::quoted(&wanted.name);
            let command = advised::command(root, &format!("publish {name} --plan {}", advised::quoted(&plan)));
            console.warn(&words::without_returns(&plan, Phrase::list(&rounds), command), &[]);
        }
    }
    match publish(&workspace, &collection, &results, &wanted, &progress)? {
        publish::Outcome::Published(freeze) => {
            let folder = from_here(root, &format!("{FOLDER}/{}", freeze.name));
            let said = words::published(&freeze.name, &freeze.date, &folder, freeze.files.len() + 1);
            console.line(said.text(console.lang));
            console.say(&words::published_parts(format!("{folder}/{PUBLIC}"), format!("{folder}/{ANALYST}")));
            let plans: Vec<&str> = freeze.plans.iter().map(|plan| plan.id.as_str()).collect();
            console.say(&words::published_plans(Phrase::list(&plans)));
            if let Some(undecided) = &freeze.undecided {
                console.say(&words::published_decision(&undecided.by, undecided.left().numbers()));
            }
            for result in results.iter().filter(|result| plans.contains(&result.id.as_str())) {
                documents::tell_doubled(result, console);
                for document in &result.filled {
                    let published = published_document(&freeze.name, result, document);
                    documents::tell_remarks(&from_here(root, &published), document, result, console);
                }
                for file in unnamed(root, result) {
                    console.say(&words::not_published(from_here(root, &file), &result.id));
                }
            }
            tell_edited(&workspace, &freeze.name, &results, console);
            console.say(&words::next_reproduce(advised::quoted(&freeze.name)));
            Ok(Outcome::Done)
        }
        publish::Outcome::HeldBack => {
            tell_held_back(&results, console);
            Ok(Outcome::HeldBack)
        }
        publish::Outcome::Open { findings, left, figures } => {
            let shown: Vec<&Diagnostic> = findings.iter().collect();
            console.findings(&shown, &touched(&results), Show::Deciding);
            // The findings say how many figures they touch; without any the figures have to say it themselves.
            if left.undecided == 0 && !figures.is_empty() {
                console.line(words::touched_figures().text(console.lang));
                let found = |id| results.iter().find_map(|result| result.findings.figures.get(id));
                let found: Vec<&Figure> = figures.iter().filter_map(found).collect();
                for line in documents::figure_lines(&found, advised::command(root, "fill --marks")) {
                    console.line(line.text(console.lang));
                }
            }
            console.line(refused(left, figures.len()).text(console.lang));
            Ok(Outcome::Findings)
        }
    }
}

/// That nothing is published, and what decides it.
fn refused(left: Left, figures: usize) -> Phrase {
    let said = |number: usize, phrase: Phrase| if number > 0 { phrase } else { Phrase::default() };
    let decide = [
        // Figures that are 要確認 without a finding are decided in the ledger as well.
        said(left.undecided + figures, words::decide_undecided()),
        said(left.unconfirmed, words::decide_unconfirmed()),
    ];
    let decide = Phrase::joined(&decide, &Phrase::default());
    words::refused(left.numbers(), said(figures, words::refused_figures(figures)), decide)
}

/// Where one of the office's own documents lies in a publication.
fn published_document(name: &str, result: &PlanResult, document: &FilledFile) -> String {
    format!("{FOLDER}/{name}/{PUBLIC}/{}/{}", result.id, document.name())
}

/// Says which of the office's own documents lie among the results with other words than those that were published: what
/// somebody wrote into a filled one is in no publication, which is made of what is in the workspace.
fn tell_edited(workspace: &Workspace, name: &str, results: &[PlanResult], console: &Console) {
    let root = &workspace.root;
    for Named { result, document, file, bytes } in named(root, results) {
        let published = published_document(name, result, document);
        let Ok(made) = std::fs::read(root.join(&published)) else { continue };
        if bytes == made || is_as_filled(bytes.clone()) {
            continue;
        }
        let file = from_here(root, &file);
        console.say(&words::edits_not_published(&file, from_here(root, &published), &document.path));
        let lacking = edited(document, bytes, &made, workspace, result).unwrap_or_default().lacking;
        if !lacking.is_empty() {
            console.say(&office::lacking_published(file, office::few(&lacking, SHOWN)));
        }
    }
}

/// Today in Japan.
pub(super) fn today() -> CivilDate {
    const DAY: u64 = 86_400;
    const AHEAD: u64 = 9 * 3_600;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    CivilDate::from_day_number(i32::try_from((seconds + AHEAD) / DAY).unwrap_or_default())
}

/// The day that was typed, or today's in Japan.
fn day(typed: Option<&String>) -> Result<String, Error> {
    let Some(typed) = typed else { return Ok(today().to_string()) };
    match read_date(typed) {
        DateReading::Exact { date, .. } if date.day.is_some() => Ok(date.to_string()),
        _ => Err(Error::Workspace(words::bad_date(typed))),
    }
}

/// Who decided to publish while something is left to be decided, and why.
fn decision(typed: &ArgMatches) -> Result<Option<(String, String)>, Error> {
    let said = |name: &str| typed.get_one::<String>(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (by, reason) = (said("by"), said("reason"));
    if !typed.get_flag("provisional") {
        return Ok(None);
    }
    if [&by, &reason].iter().any(|text| text.is_empty() || text.chars().any(char::is_control)) {
        return Err(Error::Workspace(words::blank_decision()));
    }
    Ok(Some((by, reason)))
}

/// The publications of the workspace, the first published first, and what is not as it was published.
fn list(root: &Path, as_data: bool, console: &Console) -> Result<Outcome, Error> {
    tell_unfinished(root, console);
    let all = Publications::of(root)?;
    if as_data {
        let mut odd = Vec::new();
        for publication in &all.whole {
            odd.push((publication.name.as_str(), publication.odd()?));
        }
        console.line(&printed::publications(&all, &odd));
        let whole = all.odd.is_empty() && odd.iter().all(|(_, found)| found.is_empty());
        return Ok(if whole { Outcome::Done } else { Outcome::Findings });
    }
    if all.whole.is_empty() && all.odd.is_empty() {
        console.say(&words::nothing_published());
        return Ok(Outcome::Done);
    }
    let text = |phrase: Phrase| phrase.text(console.lang).to_owned();
    let mut rows = vec![
        [words::list_name(), words::list_date(), words::list_plans(), words::list_state()].map(text).to_vec(),
    ];
    let mut odd: Vec<Diagnostic> = Vec::new();
    for publication in &all.whole {
        let freeze = &publication.freeze;
        let found = publication.odd()?;
        let state = match (found.len(), &freeze.undecided) {
            (0, None) => words::state_whole(),
            (0, Some(undecided)) => words::state_undecided(undecided.left().kinds()),
            (files, _) => words::state_odd(files),
        };
        odd.extend(found);
        let plans: Vec<&str> = freeze.plans.iter().map(|plan| plan.id.as_str()).collect();
        rows.push(vec![publication.name.clone(), freeze.date.clone(), plans.join("、"), text(state)]);
    }
    for (name, found) in all.odd {
        rows.push(vec![name, String::new(), String::new(), text(words::state_unreadable())]);
        odd.push(found);
    }
    for line in terminal::table(&rows, &[false; 4]).lines() {
        console.line(line);
    }
    tell(&odd, console);
    Ok(if odd.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// What is not as it was published.
pub(super) fn tell(odd: &[Diagnostic], console: &Console) {
    let shown: Vec<&Diagnostic> = odd.iter().collect();
    console.findings(&shown, &std::collections::BTreeMap::new(), Show::Most);
}
