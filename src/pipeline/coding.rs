//! Free answers out to the list in which they are coded: what every round holds now, beside what the analyst has written.

use std::path::Path;

use crate::catalogue::{coding as words, console};
use crate::collect::coding_list::{CodingList, FreeAnswer, Refreshed, read, refresh};
use crate::error::Error;
use crate::pipeline::output;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::questionnaire::coding::write;
use crate::survey::answer::AnswerValue;
use crate::survey::definition::Survey;
use crate::survey::question::Question;

/// A list that was brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The workbook.
    pub file: String,
    /// What was new.
    pub refreshed: Refreshed,
    /// Where the list before is kept, if there was one and it differs.
    pub before: Option<String>,
}

/// Where the answers of a question are coded: as declared, or `coding/<survey>-<question>.xlsx`.
pub fn file_of(survey: &Survey, question: &Question) -> String {
    let usual = || format!("coding/{}-{}.xlsx", survey.id, question.id);
    question.handling.coded.clone().unwrap_or_else(usual)
}

/// Brings the list of a question up to date, and writes it where something is new. What was there is kept beside it.
///
/// # Errors
/// The workbook is open in Excel, or cannot be written.
pub fn code(
    workspace: &Workspace,
    collection: &Collection,
    survey: &Survey,
    question: &Question,
    only: Option<&str>,
) -> Result<Written, Error> {
    let file = file_of(survey, question);
    let list: CodingList = read(&workspace.root, &survey.id, &question.id, &file);
    if let Some(unread) = list
        .diagnostics
        .iter()
        .find(|diagnostic| diagnostic.rule != "coding-list" && diagnostic.rule != "code-row")
    {
        // A list that cannot be read is never written over.
        let place = unread.places.first().map_or_else(|| file.clone(), ToString::to_string);
        return Err(Error::Workspace(words::list_unreadable(place, &unread.found, &unread.hint)));
    }
    let rounds: Vec<String> = survey
        .rounds
        .iter()
        .map(|round| round.id.clone())
        .filter(|round| only.is_none_or(|only| only == round))
        .collect();
    let answers = free_answers(collection, survey, question, &rounds);
    let refreshed = refresh(&list, survey, &rounds, &answers);
    let mut before = None;
    if refreshed.differs {
        let bytes = write(&refreshed.sheets).map_err(|refused| Error::Internal(console::internal(refused)))?;
        let mut files = Vec::new();
        if let Ok(old) = std::fs::read(workspace.root.join(&file)) {
            let kept = kept_name(&file);
            files.push((kept.clone(), old));
            before = Some(kept);
        }
        files.push((file.clone(), bytes));
        output::write(&workspace.root, &files)?;
    }
    Ok(Written { file, refreshed, before })
}

/// `coding/x.xlsx` is kept as `coding/x_前.xlsx`.
fn kept_name(file: &str) -> String {
    let path = Path::new(file);
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    format!("{}_前{ending}", file.strip_suffix(&ending).unwrap_or(file))
}

fn free_answers(
    collection: &Collection,
    survey: &Survey,
    question: &Question,
    rounds: &[String],
) -> Vec<FreeAnswer> {
    let mut answers = Vec::new();
    for round in
        collection.rounds.iter().filter(|round| round.survey == survey.id && rounds.contains(&round.round))
    {
        for unit in &round.units {
            if let Some(AnswerValue::Text(text)) = unit.answer(&question.id).map(|answer| &answer.value) {
                answers.push(FreeAnswer {
                    round: round.round.clone(),
                    case: unit.id.clone(),
                    name: unit.name.ja.clone(),
                    text: text.clone(),
                });
            }
        }
    }
    answers
}
