//! What is otherwise than in the last run: files that it used and this one finds no more, and figures that moved. Nothing that is
//! written may depend on an older run; so it is only said, while what the last one left still lies there, and never becomes a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalogue::{Phrase, moved as words};
use crate::collect::files::on_disk;
use crate::findings::plan::AnalysisPlan;
use crate::pipeline::outputs::Format;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::workspace::Workspace;
use crate::render::json::read_results;
use crate::report::cell_names::names_in_tables;
use crate::report::model::FigureRecord;
use crate::responses::store;

/// A file that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The file, relative to the workspace.
    pub file: String,
    /// Answers that it gave, or that its rows changed.
    pub answers: usize,
    /// Whether it was a correction ledger.
    pub ledger: bool,
}

/// The files that answers or corrections of the last run came from and that are neither there nor there under another
/// name. A store that is not there or cannot be read says nothing.
pub fn gone(root: &Path, collection: &Collection) -> Vec<Gone> {
    let Ok(last) = store::read(root) else { return Vec::new() };
    let now: BTreeSet<&str> = collection.ledger.rows.iter().map(|row| row.hash.as_str()).collect();
    let mut used: BTreeMap<(bool, &str), BTreeSet<[&str; 4]>> = BTreeMap::new();
    for row in &last.rows {
        let answer = [row.survey.as_str(), &row.round, &row.case, &row.question];
        if !now.contains(row.hash.as_str()) {
            used.entry((false, &row.at.file)).or_default().insert(answer);
        }
        if let Some(by) = &row.corrected_by {
            used.entry((true, &by.file)).or_default().insert(answer);
        }
    }
    let lost = used.into_iter().filter(|((_, file), _)| !is_there(root, file));
    lost.map(|((ledger, file), answers)| Gone { file: file.to_owned(), answers: answers.len(), ledger }).collect()
}

/// Whether a file, or the zip or mail that it came in, is there.
fn is_there(root: &Path, file: &str) -> bool {
    let ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
    ends.map(|end| &file[..end]).any(|part| on_disk(root, part).is_file())
}

/// A figure that is printed otherwise than in the last run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedFigure {
    /// Id.
    pub id: String,
    /// Words for people: of a number that only stands in a table, its table, row and column.
    pub label: Phrase,
    /// As it was printed.
    pub old: String,
    /// As it is printed; none of one that there is no more.
    pub new: Option<String>,
}

/// What is otherwise in the figures of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// Figures that are printed otherwise.
    pub figures: Vec<MovedFigure>,
    /// How many have a value and had none, as the rate of a group of which nothing had been returned. Nothing of them moved.
    pub known: usize,
    /// Tables, figures and indicators of which the last run had no number.
    pub added: Vec<Phrase>,
    /// Those of which there is no number any more.
    pub removed: Vec<Phrase>,
}

/// What moved in plans since the results that are about to be replaced were written, by the id of the plan. Where no
/// results lie there, or a run does not write any, nothing is said of a plan.
pub fn moved(
    workspace: &Workspace,
    results: &[PlanResult],
    files: &[(String, Vec<u8>)],
) -> BTreeMap<String, Moved> {
    let mut found = BTreeMap::new();
    for result in results {
        let place = Format::Json.file(&result.id);
        let Some((_, new)) = files.iter().find(|(file, _)| *file == place) else { continue };
        let Ok(old) = std::fs::read(workspace.root.join(&place)) else { continue };
        if old == *new {
            continue;
        }
        let Ok(old) = read_results(&String::from_utf8_lossy(&old)) else { continue };
        let plan = workspace.plans.iter().find(|plan| plan.id == result.id);
        let named: BTreeSet<&str> =
            plan.into_iter().flat_map(|plan| plan.figures.iter().map(|figure| figure.id.as_str())).collect();
        let (come, new): (Vec<&FigureRecord>, Vec<&FigureRecord>) = {
            let known: BTreeSet<&str> = old.figures.iter().map(|figure| whole(&figure.id)).collect();
            result.report.figures.iter().partition(|figure| !known.contains(whole(&figure.id)))
        };
        let there: BTreeSet<&str> = result.report.figures.iter().map(|figure| whole(&figure.id)).collect();
        let (old, gone): (Vec<&FigureRecord>, Vec<&FigureRecord>) =
            old.figures.iter().partition(|figure| there.contains(whole(&figure.id)));
        let (mut figures, known) = differing(&old, &new, &named);
        if !figures.is_empty() {
            let names = names_in_tables(&result.report);
            for figure in figures.iter_mut().filter(|figure| !named.contains(figure.id.as_str())) {
                if let Some(name) = names.get(figure.id.as_str()) {
                    figure.label.clone_from(name);
                }
            }
        }
        let added = added(workspace, plan, &come);
        let moved = Moved { figures, known, added, removed: removed(&gone) };
        if moved != Moved::default() {
            found.insert(result.id.clone(), moved);
        }
    }
    found
}

/// The table, figure or indicator that a number belongs to, by the ids of both.
fn whole(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

/// What the numbers belong to that came, each once, as people call it: figures, tables and indicators in the order of the plan.
fn added(workspace: &Workspace, plan: Option<&AnalysisPlan>, come: &[&FigureRecord]) -> Vec<Phrase> {
    let ids: BTreeSet<&str> = come.iter().map(|figure| whole(&figure.id)).collect();
    let figures = plan.into_iter().flat_map(|plan| &plan.figures);
    let figures = figures.map(|figure| (figure.id.as_str(), words::added_figure(&figure.label)));
    let tables = plan.into_iter().flat_map(|plan| &plan.tables);
    let tables = tables.map(|table| (table.id.as_str(), words::added_table(&table.title)));
    let indicators = workspace.book.iter().flat_map(|book| &book.indicators);
    let indicators = indicators.map(|indicator| (indicator.id.as_str(), words::added_indicator(&indicator.label)));
    figures.chain(tables).chain(indicators).filter(|(id, _)| ids.contains(id)).map(|(_, said)| said).collect()
}

/// What the numbers belonged to that went, each once. The plan has no more words for it, so a table goes by its id.
fn removed(gone: &[&FigureRecord]) -> Vec<Phrase> {
    let mut numbers: BTreeMap<&str, Vec<&FigureRecord>> = BTreeMap::new();
    for figure in gone {
        numbers.entry(whole(&figure.id)).or_default().push(figure);
    }
    let said = |(id, numbers): (&str, Vec<&FigureRecord>)| {
        let itself = numbers.iter().find(|figure| figure.id == id);
        itself.map_or_else(|| words::removed_whole(id), |figure| words::added_figure(&figure.label))
    };
    numbers.into_iter().map(said).collect()
}

/// The figures that are printed otherwise, those that a plan names before those of its tables; those that there are no more last. A
/// report in another language prints the same value otherwise, and a value may differ in places that nobody prints: both have to.
/// Beside them, how many have a value and had none.
fn differing(old: &[&FigureRecord], new: &[&FigureRecord], named: &BTreeSet<&str>) -> (Vec<MovedFigure>, usize) {
    let before: BTreeMap<&str, &FigureRecord> = old.iter().map(|figure| (figure.id.as_str(), *figure)).collect();
    let now: BTreeSet<&str> = new.iter().map(|figure| figure.id.as_str()).collect();
    let printed = |figure: &FigureRecord| format!("{}{}", figure.text, figure.unit);
    let data = |figure: &FigureRecord| (figure.value.clone(), figure.status.clone());
    let same = |old: &FigureRecord, new: &FigureRecord| data(old) == data(new) || printed(old) == printed(new);
    let is_named = |figure: &&&FigureRecord| named.contains(figure.id.as_str());
    let in_order = new.iter().filter(is_named).chain(new.iter().filter(|figure| !is_named(figure))).copied();
    let (had_none, had_one): (Vec<_>, Vec<_>) = in_order
        .map(|figure| (before.get(figure.id.as_str()).copied().filter(|old| has_value(old)), figure))
        .partition(|(old, _)| old.is_none());
    let known = had_none.into_iter().filter(|(_, figure)| has_value(figure)).count();
    let there = had_one.into_iter().filter_map(|(old, new)| Some((old?, Some(new))));
    let gone = old.iter().filter(|figure| !now.contains(figure.id.as_str())).map(|figure| (*figure, None));
    let moved = there.chain(gone).filter(|(old, new)| !new.is_some_and(|new| same(old, new)));
    let moved = moved.map(|(old, new)| MovedFigure {
        id: old.id.clone(),
        label: Phrase::same(&new.unwrap_or(old).label),
        old: printed(old),
        new: new.map(printed),
    });
    (moved.collect(), known)
}

/// Whether a figure has a value. One that is hidden has.
fn has_value(figure: &FigureRecord) -> bool {
    figure.value.is_some() || figure.status == "suppressed"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, value: &str, text: &str, unit: &str) -> FigureRecord {
        let [id, text, unit] = [id, text, unit].map(str::to_owned);
        FigureRecord {
            label: format!("label of {id}"),
            id,
            value: Some(value.to_owned()),
            text,
            unit,
            ..FigureRecord::default()
        }
    }

    #[test]
    fn a_figure_moved_where_its_value_and_its_print_did() {
        let old = [
            figure("same", "2/3", "66.7", "％"),
            figure("print", "2/3", "66.7", "％"),
            figure("behind", "200/300", "66.7", "％"),
            figure("moved", "2/3", "66.7", "％"),
            figure("gone", "7", "7", "人"),
            FigureRecord { value: None, ..figure("unknown", "", "－", "") },
            FigureRecord { value: None, ..figure("undefined", "", "－", "") },
        ];
        let new = [
            figure("unknown", "1/2", "50.0", "％"),
            FigureRecord { value: None, ..figure("undefined", "", "算出不能", "") },
            FigureRecord { value: None, ..figure("lacking", "", "－", "") },
            figure("same", "2/3", "66.7", "％"),
            figure("print", "2/3", "66.7", "%"),
            figure("behind", "201/301", "66.7", "％"),
            figure("new", "8", "8", "人"),
            figure("moved", "1/2", "50.0", "％"),
        ];
        let named = BTreeSet::from(["moved", "same"]);
        let (old, new): (Vec<&FigureRecord>, Vec<&FigureRecord>) = (old.iter().collect(), new.iter().collect());
        let (moved, known) = differing(&old, &new, &named);
        let told: Vec<_> = moved.into_iter().map(|of| (of.label.ja, of.old, of.new)).collect();
        assert_eq!(
            told,
            [
                ("label of moved".to_owned(), "66.7％".to_owned(), Some("50.0％".to_owned())),
                ("label of gone".to_owned(), "7人".to_owned(), None),
            ]
        );
        assert_eq!(known, 2, "one of which there was no value, and one that was not there");
        assert_eq!(differing(&old, &old, &named), (Vec::new(), 0));
    }
}
