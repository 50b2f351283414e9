//! The files of reports that leave, as a run makes them, and the same once more from a copy of the inputs.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalogue::Lang;
use crate::error::Error;
use crate::pipeline::freeze::{PUBLIC, SENTENCES};
use crate::pipeline::observer::Observer;
use crate::pipeline::outputs::{Format, of_plan, rendered};
use crate::pipeline::run::{PlanResult, collect_all, evaluate_plans};
use crate::pipeline::workspace;
use crate::tally::engine::Local;

/// What came out of a copy of the inputs.
#[derive(Debug)]
pub struct Made {
    /// Every plan of the copy with its result.
    pub results: Vec<PlanResult>,
    /// The files that leave, by their paths in a publication.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The files of plans that leave, by their paths in a publication. A plan that is held back has none.
///
/// # Errors
/// A renderer refuses.
pub fn public_files(results: &[PlanResult], plans: &[&str]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = Vec::new();
    let leaving =
        |result: &&PlanResult| plans.contains(&result.id.as_str()) && result.findings.held_back.is_empty();
    for result in results.iter().filter(leaving) {
        for (path, bytes) in rendered(&of_plan(result, &Format::ALL.into()))? {
            files.push((format!("{PUBLIC}/{}", path.trim_start_matches("out/")), bytes));
        }
        files.push((format!("{PUBLIC}/{}/{SENTENCES}", result.id), sentences(result)));
    }
    Ok(files)
}

/// The sentences of a report by their ids.
fn sentences(result: &PlanResult) -> Vec<u8> {
    let sentences = result.findings.sentences.iter();
    let texts: BTreeMap<&str, &str> =
        sentences.map(|(id, sentence)| (id.as_str(), sentence.text.text(result.lang))).collect();
    let mut text = serde_json::to_string_pretty(&texts)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    text.into_bytes()
}

/// Runs a copy of the inputs, with the report in this language, and writes nothing.
///
/// # Errors
/// The copy is no workspace, or a definition in it is wrong.
pub fn made_again(copy: &Path, plans: &[&str], lang: Lang, observer: &dyn Observer) -> Result<Made, Error> {
    let mut workspace = workspace::load(copy)?;
    workspace.with_templates()?;
    workspace.settings.language = lang;
    let collection = collect_all(&workspace, observer)?;
    let results = evaluate_plans(&workspace, &collection, &Local)?;
    let files = public_files(&results, plans)?;
    Ok(Made { results, files })
}
