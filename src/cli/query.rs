//! `kaishu query`: sheets that ask respondents back, and the ones that came back into the correction ledger.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches};

use crate::catalogue::{Phrase, console, query as words};
use crate::cli::Outcome;
use crate::cli::arguments::Speaker;
use crate::cli::console::{Console, Show};
use crate::cli::form::{asked, unknown_case};
use crate::cli::progress::Progress;
use crate::cli::run::from_here;
use crate::csv;
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::pipeline::{ledgers, output, queries, rerun, workspace::Workspace};
use crate::survey::toml::append::{Refused, append};
use crate::survey::toml::decisions::HEADINGS;
use crate::text::key::key;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "query",
            words::about(),
            "  kaishu query\n  kaishu query network-need --round R2 --case 202011\n  kaishu query --read replies\n",
        )
        .arg(speaker.positional("survey", "SURVEY", words::help_survey()))
        .arg(speaker.option("round", "ROUND", words::help_round()))
        .arg(speaker.option("case", "CASE", words::help_case()))
        .arg(
            speaker
                .option("read", "FOLDER|FILE", words::help_read())
                .num_args(1..)
                .action(ArgAction::Append)
                .value_parser(clap::value_parser!(PathBuf))
                .conflicts_with_all(["survey", "round", "case"]),
        )
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = crate::cli::workspace(root, console)?;
    if let Some(paths) = typed.get_many::<PathBuf>("read") {
        return read(&workspace, root, &paths.cloned().collect::<Vec<_>>(), console);
    }
    let wanted = |name: &str| typed.get_one::<String>(name).map(String::as_str);
    let asked = asked(&workspace, wanted("survey"), wanted("round"))?;
    let collection = rerun::collect(&workspace, &Progress::new(console))?;
    for asking in asked {
        let (survey, round) = (asking.survey, asking.round);
        let found = collection.rounds.iter().find(|found| found.survey == survey.id && found.round == round.id);
        let Some(found) = found else { continue };
        // A case without a frame is one that returned.
        if let Some(typed) = wanted("case")
            && !found.units.iter().any(|unit| key(&unit.id) == key(typed))
        {
            return Err(unknown_case(asking, typed));
        }
        let files = queries::sheets(asking, &workspace.surveys, &collection, found, wanted("case"))
            .map_err(|refused| Error::Internal(console::internal(refused)))?;
        if files.is_empty() {
            console.line(words::nothing_to_ask(&survey.id, &round.id).text(console.lang));
            continue;
        }
        let folder = queries::folder(survey, round);
        let count = files.len();
        let files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes)).collect();
        output::write(root, &files)?;
        console.line(words::written(count, from_here(root, &folder)).text(console.lang));
    }
    Ok(Outcome::Done)
}

/// Prints the rows that the sheets make and adds them to the ledger.
fn read(workspace: &Workspace, root: &Path, paths: &[PathBuf], console: &Console) -> Result<Outcome, Error> {
    if let Some(gone) = paths.iter().find(|path| !path.exists()) {
        return Err(Error::Workspace(words::no_such_file(gone.display())));
    }
    let answers = queries::read(workspace, paths)?;
    let found: Vec<_> = answers.diagnostics.iter().collect();
    console.findings(&found, &BTreeMap::new(), Show::All);
    let made: Vec<[String; 10]> = answers.rows.into_iter().map(|row| row.row).collect();
    for row in &made {
        console.line(&csv::line(row));
    }
    let mut outcome = if answers.diagnostics.is_empty() { Outcome::Done } else { Outcome::Findings };
    // What is wrong with an answer is said of a sheet that was found.
    if made.is_empty() && found.iter().all(|found| found.rule == "query-sheet") {
        for path in paths {
            console.say(&words::no_sheets(path.display()));
        }
        return Ok(Outcome::Findings);
    }
    if made.is_empty() {
        console.say(&words::nothing_appended());
        return Ok(outcome);
    }
    let Some(ledger) = ledgers::target(root, &workspace.settings) else {
        console.say(&words::no_ledger());
        return Ok(Outcome::Findings);
    };
    let (rows, said) = ledgers::unsaid(&made, &workspace.decisions);
    let there = match std::fs::read(root.join(&ledger)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(Error::io(console::act_read(), &root.join(&ledger), error)),
    };
    let Some(appended) = append(&ledger, &there, &rows) else {
        console.say(&words::ledger_format(&ledger));
        return Ok(Outcome::Findings);
    };
    let refused: Vec<Diagnostic> =
        appended.refused.iter().map(|refused| not_written(&ledger, refused, &rows[refused.row])).collect();
    if !refused.is_empty() {
        let found: Vec<_> = refused.iter().collect();
        console.findings(&found, &BTreeMap::new(), Show::All);
        outcome = Outcome::Findings;
    }
    if appended.known + said > 0 {
        console.say(&words::known(appended.known + said));
    }
    if appended.added == 0 {
        console.say(&words::nothing_appended());
        return Ok(outcome);
    }
    output::write(root, &[(ledger.clone(), appended.bytes)])?;
    console.say(&words::appended(appended.added, from_here(root, &ledger)));
    if let Some(book) = workspace.settings.corrections.as_ref().filter(|declared| **declared != ledger) {
        console.say(&words::beside(book, &ledger));
    }
    Ok(outcome)
}

/// A row that the character set of the ledger cannot hold.
fn not_written(ledger: &str, refused: &Refused, row: &[String; 10]) -> Diagnostic {
    let [_, survey, round, case, question, ..] = row.clone();
    let [ja, en] = HEADINGS[refused.field].map(str::to_owned);
    let signs: Vec<String> =
        refused.lacking.iter().map(|c| format!("「{c}」（U+{:04X}）", u32::from(*c))).collect();
    let about = format!("{case} {question}");
    Diagnostic::of_file(
        "ledger-characters",
        Severity::Undecided,
        ledger,
        words::cannot_be_written(&about, Phrase { ja, en }, &row[refused.field], Phrase::list(&signs)),
        words::characters_of_cp932(),
        words::hint_characters(),
    )
    .about(format!("{ledger}#{survey}/{round}/{about}"))
    .in_scope(Scope {
        survey: Some(survey),
        round: Some(round),
        case: Some(case),
        question: Some(question),
        figure: None,
    })
}
