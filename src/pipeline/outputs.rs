//! What a run writes: which files there are, where they are, and what is in them. Everything in them comes from what was
//! found; nothing here looks at the disk.

use crate::catalogue::console;
use crate::error::Error;
use crate::pipeline::run::PlanResult;
use crate::render::{RenderError, docx, json, markdown, picture, xlsx};
use crate::report::model::Report;

/// Where the analyst's lists of an id are.
pub fn analyst_file(id: &str) -> String {
    format!("out/analyst/{id}/{id}.xlsx")
}

/// Renders the analyst's lists: path relative to the workspace, and bytes.
///
/// # Errors
/// A renderer refuses.
pub fn render_lists(id: &str, lists: &Report) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let book = xlsx::xlsx(lists).map_err(|error| Error::Internal(console::internal(error)))?;
    Ok(vec![
        (analyst_file(id), book),
        (format!("out/analyst/{id}/findings.json"), json::findings_json(lists).into_bytes()),
    ])
}

/// Which outputs a command writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outputs {
    /// The report as Word and Markdown.
    pub prose: bool,
    /// The tables as Excel and the figures as data.
    pub tables: bool,
    /// The analyst's lists.
    pub lists: bool,
}

impl Outputs {
    /// What a run writes.
    pub const ALL: Self = Self { prose: true, tables: true, lists: true };
}

/// Renders a plan's report: path relative to the workspace, and bytes.
///
/// # Errors
/// A renderer refuses.
pub fn render(result: &PlanResult, outputs: Outputs) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let failed = |error: RenderError| Error::Internal(console::internal(error));
    let id = &result.id;
    let mut files = Vec::new();
    if outputs.prose {
        files.push((format!("out/{id}/{id}.docx"), docx::docx(&result.report, &picture::png).map_err(failed)?));
        files.push((format!("out/{id}/{id}.md"), markdown::markdown(&result.report).into_bytes()));
    }
    if outputs.tables {
        files.push((format!("out/{id}/{id}.xlsx"), xlsx::xlsx(&result.report).map_err(failed)?));
        files.push((format!("out/{id}/results.json"), json::results_json(&result.report).into_bytes()));
    }
    Ok(files)
}
