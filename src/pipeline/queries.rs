//! Asking respondents back: for every case with open findings about its answers a query sheet (確認票), and the sheets that
//! came back as rows of the correction ledger.

use std::path::{Path, PathBuf};

use crate::catalogue::query as words;
use crate::collect::files;
use crate::collect::query_answers::{self, QueryAnswers};
use crate::collect::{CollectedRound, Unit, corrections};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::questionnaire::query::{Doubt, sheet};
use crate::questionnaire::{Asking, Outgoing, Refused, SHEET_LANG};
use crate::survey::definition::{Round, Survey};
use crate::survey::missing::Missing;
use crate::workbook::{self, Content, Reading};

/// Findings about answers that the respondent cannot clear up: the place is lost, or two people keyed differently.
const NOT_FOR_RESPONDENTS: [&str; 6] =
    ["double-entry", "lost-label", "lost-heading", "lost-option", "form-version", "stale-correction"];

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
    collection: &Collection,
    round: &CollectedRound,
    case: Option<&str>,
) -> Result<Vec<Outgoing>, Refused> {
    let wanted =
        |unit: &&Unit| case.is_none_or(|code| crate::text::key::key(code) == crate::text::key::key(&unit.id));
    let mut files = Vec::new();
    for unit in round.units.iter().filter(wanted) {
        let doubts = doubts(asking.survey, collection, round, unit);
        if !doubts.is_empty() {
            files.push(sheet(asking, (&unit.id, &unit.name), &doubts)?);
        }
    }
    Ok(files)
}

/// What is to be asked of one case, in the order of the questions.
fn doubts<'a>(survey: &'a Survey, collection: &Collection, round: &CollectedRound, unit: &Unit) -> Vec<Doubt<'a>> {
    let about = |diagnostic: &&Diagnostic, question: &str| {
        let scope = &diagnostic.scope;
        diagnostic.is_open()
            && scope.survey.as_ref() == Some(&round.survey)
            && scope.round.as_ref() == Some(&round.round)
            && scope.case.as_ref() == Some(&unit.id)
            && scope.question.as_deref() == Some(question)
            && !NOT_FOR_RESPONDENTS.contains(&diagnostic.rule)
    };
    let mut doubts = Vec::new();
    for question in &survey.questions {
        let found: Vec<&Diagnostic> =
            collection.diagnostics.iter().filter(|diagnostic| about(diagnostic, &question.id)).collect();
        let Some(answer) = unit.answer(&question.id).filter(|answer| !answer.cells.is_empty()) else { continue };
        if found.is_empty() {
            continue;
        }
        let mut unclear: Vec<String> =
            found.iter().map(|diagnostic| unclear(diagnostic).text(SHEET_LANG).to_owned()).collect();
        unclear.dedup();
        let places: Vec<String> = answer
            .cells
            .iter()
            .filter(|cell| found.iter().any(|diagnostic| diagnostic.places.contains(&cell.at)))
            .map(|cell| cell.at.at.to_string())
            .collect();
        let understood = matches!(
            answer.value.missing(),
            None | Some(
                Missing::NoAnswer
                    | Missing::NotApplicable
                    | Missing::DontKnow
                    | Missing::Refused
                    | Missing::Contradictory
            )
        );
        doubts.push(Doubt {
            question,
            cell: places.join("、"),
            present: corrections::present(answer),
            unclear,
            findings: found.iter().map(|diagnostic| diagnostic.id()).collect(),
            may_stay: understood && found.iter().all(|diagnostic| diagnostic.can_be_accepted()),
        });
    }
    doubts
}

/// What is unclear, as one says it to who wrote it.
fn unclear(diagnostic: &Diagnostic) -> crate::catalogue::Phrase {
    match diagnostic.rule {
        "unknown-answer" => words::unclear_unknown(),
        "unknown-mark" => words::unclear_mark(),
        "two-marks" => words::unclear_two(),
        "number-label-conflict" => words::unclear_conflict(),
        "not-a-number" | "approximate" | "range" | "finer-than-thousandth" => words::unclear_number(),
        "out-of-range" => words::unclear_range(&diagnostic.expected),
        "error-value" => words::unclear_error(),
        "not-a-date" | "date-without-era" | "date-outside-era" | "date-two-readings" => words::unclear_date(),
        "routing" => words::unclear_routing(&diagnostic.expected),
        _ => words::unclear_other(&diagnostic.found, &diagnostic.expected),
    }
}

/// Reads query sheets that came back: files, or folders with them, anywhere.
///
/// # Errors
/// A folder that cannot be listed.
pub fn read(workspace: &Workspace, paths: &[PathBuf]) -> Result<QueryAnswers, Error> {
    let reading = Reading::default();
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
                        let mut read = query_answers::read(&part.file, &book, &workspace.surveys);
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
    Ok(all)
}
