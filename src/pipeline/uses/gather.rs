//! What can be asked of a run, gathered from what it read and found.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::collect::{FileEntry, FileFate, Unit};
use crate::diagnostic::Scope;
use crate::findings::figure::Figure;
use crate::pipeline::explain_file::entries;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::trace::CellFacts;
use crate::pipeline::uses::{Cell, File, Printed, ReadFor, Standing, Uses};
use crate::pipeline::workspace::Workspace;
use crate::provenance::CellRef;

impl Uses {
    /// What a run found.
    pub fn new(workspace: &Workspace, collection: &Collection, results: &[PlanResult]) -> Self {
        let mut uses = Self {
            cells: cells(workspace, collection),
            files: entries(collection).map(File::of).collect(),
            frames: workspace.frames.values().map(|frame| frame.file.to_string()).collect(),
            ..Self::default()
        };
        let places: HashMap<&CellRef, usize> =
            uses.cells.iter().enumerate().map(|(place, cell)| (&cell.at, place)).collect();
        let mut of_cells: Vec<Vec<usize>> = vec![Vec::new(); uses.cells.len()];
        for result in results {
            let first = uses.figures.len();
            let findings = &result.findings;
            for (number, figure) in findings.figures.values().enumerate() {
                let whole = findings.kept_back.get(&figure.id);
                for cell in &whole.unwrap_or(figure).evidence.cells {
                    if let Some(list) = places.get(cell).and_then(|place| of_cells.get_mut(*place)) {
                        list.push(first + number);
                    }
                }
                uses.figures.push(printed(&result.id, figure, whole.is_some()));
            }
            let number = |id: &String| findings.figures.keys().position(|known| known == id);
            for (id, sentence) in &findings.sentences {
                let printed = Printed {
                    plan: result.id.clone(),
                    id: id.clone(),
                    label: Phrase::default(),
                    text: sentence.text.clone(),
                    hidden: false,
                };
                let of = sentence
                    .figures
                    .iter()
                    .chain(&sentence.compared)
                    .filter_map(number)
                    .map(|number| first + number);
                uses.sentences.push((printed, of.collect()));
            }
        }
        let mut numbers: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for (cell, list) in uses.cells.iter_mut().zip(of_cells) {
            cell.used = *numbers.entry(list).or_insert_with_key(|list| {
                uses.lists.push(list.clone());
                uses.lists.len() - 1
            });
        }
        uses.standings = standings(workspace, collection);
        uses
    }
}

fn printed(plan: &str, figure: &Figure, hidden: bool) -> Printed {
    let text = if hidden { figure.text() } else { figure.with_unit() };
    Printed { plan: plan.to_owned(), id: figure.id.clone(), label: figure.label.clone(), text, hidden }
}

impl File {
    fn of(entry: &FileEntry) -> Self {
        Self {
            file: entry.file.clone(),
            fate: entry.fate,
            case: entry.case.clone(),
            received: entry.received.clone(),
            late: entry.late,
        }
    }
}

/// Every cell that was read or can be evidence, with what it was read for.
fn cells(workspace: &Workspace, collection: &Collection) -> Vec<Cell> {
    let facts = CellFacts::new(workspace, collection);
    let mut read_for: HashMap<&CellRef, Vec<ReadFor>> = HashMap::new();
    for row in &collection.ledger.rows {
        read_for.entry(&row.at).or_default().push(ReadFor {
            survey: row.survey.clone(),
            round: row.round.clone(),
            case: row.case.clone(),
            question: row.question.clone(),
            value: if row.missing.is_empty() { row.value.clone() } else { row.missing.clone() },
            corrected_by: row.corrected_by.clone(),
        });
    }
    let cell = |at: &CellRef| {
        let fact = facts.get(at);
        Cell {
            at: at.clone(),
            raw: fact.raw,
            rule: fact.rule,
            sensitive: fact.sensitive,
            read_for: read_for.remove(at).unwrap_or_default(),
            used: 0,
        }
    };
    facts.cells().map(cell).collect()
}

fn standings(workspace: &Workspace, collection: &Collection) -> Vec<Standing> {
    let mut found = Vec::new();
    for round in &collection.rounds {
        let Some(survey) = workspace.surveys.iter().find(|survey| survey.id == round.survey) else { continue };
        // Events have no case, and the rows of a table on a form are found by the form that they came with.
        if survey.records().is_some() || survey.group_of.is_some() {
            continue;
        }
        let mut open: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let of_round = |scope: &Scope| {
            scope.survey.as_ref() == Some(&survey.id) && scope.round.as_ref() == Some(&round.round)
        };
        for odd in collection.diagnostics.iter().filter(|odd| odd.is_open() && of_round(&odd.scope)) {
            odd.scope.case.as_deref().into_iter().for_each(|case| open.entry(case).or_default().push(odd.id()));
        }
        let mut files: BTreeMap<&str, Vec<File>> = BTreeMap::new();
        for entry in round.files.iter().filter(|entry| entry.fate != FileFate::Ignored) {
            entry
                .case
                .as_deref()
                .into_iter()
                .for_each(|case| files.entry(case).or_default().push(File::of(entry)));
        }
        let by_name: BTreeMap<&str, &FileEntry> =
            round.files.iter().map(|entry| (entry.file.as_str(), entry)).collect();
        for unit in &round.units {
            let counted = unit.submission.as_ref().map(|submission| submission.file.clone());
            let mut others = files.remove(unit.id.as_str()).unwrap_or_default();
            others.retain(|file| counted.as_deref() != Some(file.file.as_str()));
            found.push(Standing {
                survey: survey.title.ja.clone(),
                round: round.round.clone(),
                id: unit.id.clone(),
                name: unit.name.ja.clone(),
                disposition: unit.disposition,
                remark: unit.remark.clone(),
                file: counted.and_then(|file: Arc<str>| by_name.get(&*file).copied()).map(File::of),
                others,
                open: open.remove(unit.id.as_str()).unwrap_or_default(),
                cells: cells_of(unit),
            });
        }
    }
    found
}

/// Every cell that was read of a case, of the returns among which somebody has to decide too, and the row of the frame.
fn cells_of(unit: &Unit) -> BTreeSet<CellRef> {
    let submissions = unit.submission.iter().chain(&unit.contradicting);
    let read = submissions.flat_map(|submission| {
        let answers = submission.answers.iter().flat_map(|answer| answer.cells.iter().chain(&answer.again));
        submission.code.iter().chain(&submission.name).chain(answers).map(|cell| cell.at.clone())
    });
    read.chain(unit.frame_row.clone()).collect()
}
