//! What moved since the last publication as files of a run: the list for publication and that of the analyst, each as Markdown,
//! as data and as sheets of the workbook beside it. A plan that was not published has none, and none of an earlier run stays.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::collect::last_run::LastRun;
use crate::error::Error;
use crate::findings::changes::Changes;
use crate::findings::evaluate::Findings;
use crate::findings::plan::AnalysisPlan;
use crate::findings::table::ResultCell;
use crate::pipeline::outputs::{self, Format, Rendering, analyst_file};
use crate::pipeline::replay::{self, Now, Program, Published, Replays};
use crate::pipeline::run::PlanResult;
use crate::render::{json, markdown};
use crate::report::changes::{Audience, ChangeList, behind, compose, statement};
use crate::report::data::book_with_changes;
use crate::report::model::Report;

/// Looks in every plan that was published for what moved since.
///
/// # Errors
/// What the replay needs cannot be written, or the engine refuses.
pub fn find(
    now: Now<'_>,
    results: &mut [PlanResult],
    (published, replays): (&Published, &mut Replays),
    program: &dyn Program,
    last: &mut LastRun,
) -> Result<(), Error> {
    let findings: Vec<&Findings> = results.iter().map(|result| &result.findings).collect();
    let mut changes = replay::changes(published, now, &findings, replays, program, last)?;
    for (plan, result) in now.workspace.plans.iter().zip(results) {
        result.changes = changes.remove(&result.id);
        let places = places(plan, &result.findings);
        if let Some(changes) = &mut result.changes {
            changes.arrange(|id| places.get(id).copied().unwrap_or(usize::MAX));
            // Numbers and sentences stand in the language in which they were published; what they are called, in that of this run.
            for moved in &mut changes.figures {
                if let (Some(new), Some(figure)) = (&mut moved.new, result.findings.figures.get(&moved.id)) {
                    figure.label.text(result.lang).clone_into(&mut new.label);
                }
            }
        }
    }
    Ok(())
}

/// The places at which a reader meets figures: those of the plan itself, then those of its tables row by row. What the plan
/// asks for no more comes last.
fn places<'f>(plan: &'f AnalysisPlan, findings: &'f Findings) -> HashMap<&'f str, usize> {
    let own = plan.figures.iter().map(|figure| figure.id.as_str());
    let cells = findings.tables.iter().flat_map(|table| table.rows.iter().flatten());
    let of_cells = cells.filter_map(|cell| match cell {
        ResultCell::Figure(id) => Some(id.as_str()),
        ResultCell::Words(_) => None,
    });
    let others = findings.figures.keys().map(String::as_str);
    let mut places = HashMap::new();
    for (place, id) in own.chain(of_cells).chain(others).enumerate() {
        places.entry(id).or_insert(place);
    }
    places
}

/// Where the list of a plan is, for publication.
pub fn list_file(id: &str) -> String {
    format!("out/{id}/changes.md")
}

/// Where the analyst's list of a plan is.
pub fn analyst_list_file(id: &str) -> String {
    format!("out/analyst/{id}/changes.md")
}

/// A plan's report in the formats in which nothing is said of what moved: they need not wait until that is known.
pub fn ahead<'r>(result: &'r PlanResult, formats: &BTreeSet<Format>) -> Vec<Rendering<'r>> {
    let said_in = [Format::Xlsx, Format::Data];
    outputs::of_plan(result, &formats.iter().copied().filter(|format| !said_in.contains(format)).collect())
}

/// A plan's report with what moved.
pub fn of_plan<'r>(result: &'r PlanResult, formats: &BTreeSet<Format>) -> Vec<Rendering<'r>> {
    let mut files = outputs::of_plan(result, formats);
    let Some(changes) = &result.changes else { return files };
    let list = Arc::new(composed(result, changes, Audience::Public));
    // The workbook for people says how much moved, and that for programs has the list.
    let (people, programs) = (Format::Xlsx.file(&result.id), Format::Data.file(&result.id));
    for file in &mut files {
        let list = list.clone();
        if file.file() == people {
            let said = move || statement(&result.report, &list, &list_file(&result.id), result.lang);
            *file = outputs::workbook(people.clone(), &result.report, move || Some(said()));
        } else if file.file() == programs {
            let book = move || book_with_changes(&result.report, &list.record);
            *file = outputs::twin_of(programs.clone(), book);
        }
    }
    files.extend(written(&list, "out", &result.id));
    files
}

/// The analyst's lists of an id, with what moved in its plan.
pub fn of_analyst<'r>(id: &str, lists: &'r Report, results: &'r [PlanResult]) -> Vec<Rendering<'r>> {
    let found = results.iter().find(|result| result.id == id);
    let Some((result, changes)) = found.and_then(|result| Some((result, result.changes.as_ref()?))) else {
        return vec![outputs::workbook(analyst_file(id), lists, || None), outputs::findings(id, lists)];
    };
    let list = Arc::new(composed(result, changes, Audience::Analyst));
    let sheets = list.clone();
    let mut files = vec![
        outputs::workbook(analyst_file(id), lists, move || Some(behind(lists, &sheets))),
        outputs::findings(id, lists),
    ];
    files.extend(written(&list, "out/analyst", id));
    files
}

/// Lists of earlier runs that are true no more: those of plans that nothing published is there of.
pub fn stale(results: &[PlanResult]) -> Vec<String> {
    let without = results.iter().filter(|result| result.changes.is_none());
    without
        .flat_map(|result| {
            ["out", "out/analyst"]
                .into_iter()
                .flat_map(|folder| ["md", "json"].map(|ending| format!("{folder}/{}/changes.{ending}", result.id)))
        })
        .collect()
}

fn composed(result: &PlanResult, changes: &Changes, audience: Audience) -> ChangeList {
    compose(changes, &result.report.title, &result.report.stamps, audience, result.lang)
}

fn written<'r>(list: &Arc<ChangeList>, folder: &str, id: &str) -> [Rendering<'r>; 2] {
    let (text, data) = (list.clone(), list.clone());
    [
        Rendering::new(format!("{folder}/{id}/changes.md"), move || {
            Ok(markdown::markdown(&text.report).into_bytes())
        }),
        Rendering::new(format!("{folder}/{id}/changes.json"), move || {
            Ok(json::changes_json(&data.record).into_bytes())
        }),
    ]
}
