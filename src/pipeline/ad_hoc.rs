//! A table that is asked for on the command line: counted over what was collected like the tables of a plan, composed
//! alone, and written only where a file is named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalogue::{Lang, console};
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::plan::AnalysisPlan;
use crate::findings::table::{ResultCell, ResultTable};
use crate::pipeline::run::Collection;
use crate::pipeline::stamps::stamps;
use crate::pipeline::workspace::Workspace;
use crate::render::{RenderError, csv, json, markdown, xlsx};
use crate::report::compose::compose;
use crate::report::model::Report;

/// The table alone as a report, with the figures that stand in it.
pub fn report(
    workspace: &Workspace,
    collection: &Collection,
    plan: &AnalysisPlan,
    findings: &Findings,
    lang: Lang,
) -> Report {
    let all = collection.diagnostics.iter().chain(&findings.diagnostics);
    let mut report = compose(plan, findings, &BTreeMap::new(), stamps(workspace, all), lang);
    let shown: BTreeSet<&str> = findings.tables.iter().flat_map(figures).collect();
    report.figures.retain(|figure| shown.contains(figure.id.as_str()));
    for section in &mut report.sections {
        section.title.clear();
    }
    report
}

/// The ids of the figures in a table, row by row.
pub fn figures(table: &ResultTable) -> impl Iterator<Item = &str> {
    table.rows.iter().flatten().filter_map(figure)
}

/// The id of the figure in a cell.
pub fn figure(cell: &ResultCell) -> Option<&str> {
    match cell {
        ResultCell::Figure(id) => Some(id),
        ResultCell::Words(_) => None,
    }
}

/// The report in the format that the ending of a file asks for; none for another ending.
///
/// # Errors
/// A renderer refuses.
pub fn rendered(report: &Report, file: &Path) -> Result<Option<Vec<u8>>, Error> {
    let failed = |error: RenderError| Error::Internal(console::internal(error));
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    Ok(match ending.as_str() {
        "xlsx" => Some(xlsx::xlsx(report).map_err(failed)?),
        "csv" => Some(csv::csv(report).into_bytes()),
        "json" => Some(json::results_json(report).into_bytes()),
        "md" => Some(markdown::markdown(report).into_bytes()),
        _ => None,
    })
}
