//! Asking respondents back: for every case with open findings about its answers a query sheet (確認票), and the sheets that
//! came back as rows of the correction ledger.

mod doubts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::catalogue::{Phrase, query as words};
use crate::collect::query_answers::{self, Definitions, QueryAnswers, QueryRow};
use crate::collect::{CollectedRound, Unit, files};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::provenance::CellRef;
use crate::questionnaire::query::sheet;
use crate::questionnaire::{Asking, Outgoing, Refused};
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::definition::{Round, Survey};
use crate::text::key::key;
use crate::workbook::{self, Content, Reading};

/// The folder of the query sheets of a round. They name what one respondent wrote, so they lie with the analyst's lists.
pub fn folder(survey: &Survey, round: &Round) -> String {
    format!("out/analyst/queries/{}-{}", survey.id, round.id)
}

/// The query sheets of a round, for one case or for all that have something to be asked.
///
/// # Errors
/// What the workbook library refuses.
pub fn sheets(
    asking: Asking<'_>,
    surveys: &[Survey],
    collection: &Collection,
    round: &CollectedRound,
    case: Option<&str>,
) -> Result<Vec<Outgoing>, Refused> {
    let wanted =
        |unit: &&Unit| case.is_none_or(|code| crate::text::key::key(code) == crate::text::key::key(&unit.id));
    let mut files = Vec::new();
    for unit in round.units.iter().filter(wanted) {
        let doubts = doubts::doubts(asking.survey, surveys, collection, round, unit);
        if !doubts.is_empty() {
            files.push(sheet(asking, (&unit.id, &unit.name.ja), &doubts)?);
        }
    }
    Ok(files)
}

/// Reads query sheets that came back: files, or folders with them, anywhere.
///
/// # Errors
/// A folder that cannot be listed.
pub fn read(workspace: &Workspace, paths: &[PathBuf]) -> Result<QueryAnswers, Error> {
    let reading = Reading::default();
    let definitions =
        Definitions { surveys: &workspace.surveys, frames: &workspace.frames, areas: &workspace.areas };
    let mut all = QueryAnswers::default();
    for path in paths {
        let (root, names): (&Path, Vec<String>) = if path.is_dir() {
            (path, files::list(path, "")?)
        } else {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (path.parent().unwrap_or(Path::new("")), vec![name])
        };
        for name in names {
            match files::load(root, &name) {
                Ok(arrived) => workbook::open(&name, arrived.bytes, &reading, &mut |part| match part.content {
                    Content::Workbook(book) => {
                        let mut read = query_answers::read(&part.file, &book, definitions);
                        all.rows.append(&mut read.rows);
                        all.diagnostics.append(&mut read.diagnostics);
                    }
                    Content::KeyIn(odd) | Content::SetAside(odd) => all.diagnostics.push(*odd),
                    Content::Helper => {}
                }),
                Err(odd) => all.diagnostics.push(*odd),
            }
        }
    }
    all.rows = undisputed(workspace, std::mem::take(&mut all.rows), &mut all.diagnostics);
    Ok(all)
}

/// The rows that nothing contradicts: not another sheet of the same case, and not a row that the ledger has already. The same
/// row of two copies of a sheet is one.
fn undisputed(workspace: &Workspace, rows: Vec<QueryRow>, diagnostics: &mut Vec<Diagnostic>) -> Vec<QueryRow> {
    let about = |row: &QueryRow| -> Vec<String> { row.row[..5].iter().map(|field| key(field)).collect() };
    let says = |row: &QueryRow| key(&row.row[6]);
    let mut order: Vec<Vec<String>> = Vec::new();
    let mut sheets: BTreeMap<Vec<String>, Vec<QueryRow>> = BTreeMap::new();
    for row in rows {
        let about = about(&row);
        if !order.contains(&about) {
            order.push(about.clone());
        }
        let same = sheets.entry(about).or_default();
        if !same.iter().any(|other| says(other) == says(&row)) {
            same.push(row);
        }
    }
    let mut kept = Vec::new();
    for rows in order.into_iter().filter_map(|about| sheets.remove(&about)) {
        let places = || rows.iter().filter_map(|row| row.at.clone()).collect::<Vec<_>>();
        let (found, expected, hint) = match rows.as_slice() {
            [only] => match in_ledger(workspace, &only.row) {
                None => {
                    kept.push(only.clone());
                    continue;
                }
                Some((place, new)) => (
                    words::ledger_says(&only.number, place, new),
                    words::expected_as_ledger(),
                    words::hint_ledger_says(),
                ),
            },
            several => {
                let answers: Vec<String> = several.iter().map(|row| format!("「{}」", row.row[6])).collect();
                let number = several.first().map(|row| row.number.clone()).unwrap_or_default();
                let found = words::two_replies(number, Phrase::list(&answers));
                (found, words::expected_one_reply(), words::hint_two_replies())
            }
        };
        diagnostics.push(Diagnostic::at("query-answer", Severity::Query, places(), found, expected, hint));
    }
    kept
}

/// A row of the ledger that decides the same otherwise: its place and what it says.
fn in_ledger(workspace: &Workspace, row: &[String; 10]) -> Option<(CellRef, String)> {
    let [action, survey, round, case, question, old, new, ..] = row;
    let same = |one: &str, other: &str| key(one) == key(other);
    let about = |decision: &&Decision| {
        same(&decision.survey, survey) && same(&decision.round, round) && same(&decision.case, case)
    };
    workspace.decisions.iter().filter(about).find_map(|decision| match &decision.kind {
        DecisionKind::Set { question: known, old: was, new: says }
            if action == "修正" && same(known, question) && !(same(was, old) && same(says, new)) =>
        {
            Some((decision.place.clone(), says.clone()))
        }
        DecisionKind::Use { file } if action == "採用" && file != new => {
            Some((decision.place.clone(), file.clone()))
        }
        DecisionKind::Set { .. }
        | DecisionKind::Use { .. }
        | DecisionKind::Match { .. }
        | DecisionKind::Dispose { .. }
        | DecisionKind::Accept { .. } => None,
    })
}
