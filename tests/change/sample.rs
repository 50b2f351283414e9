//! A random sample of computed figures: one cell that `trace` names is changed or emptied, and the figure moves.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::pipeline::trace::CellFacts;
use kaishu::provenance::CellRef;
use kaishu::tally::engine::Local;
use serde_json::Value;

use crate::support::cells::{csv_rows, write_csv};
use crate::support::evaluated::Collected;
use crate::support::{Seeded, Workspace, field};

/// A cell behind a figure, as `kaishu trace` shows it.
#[derive(Debug, Clone)]
struct Traced {
    file: String,
    sheet: String,
    cell: String,
    raw: String,
    rule: String,
}

/// The cells behind every figure; the tests of `trace` hold the command against the same sets.
fn traced(workspace: &Workspace) -> BTreeMap<String, Vec<Traced>> {
    let collected = Collected::of(workspace.root());
    let facts = CellFacts::new(&collected.workspace, &collected.collection);
    let cell = |at: &CellRef| {
        let fact = facts.get(at);
        let (file, sheet) = (at.file.to_string(), at.sheet.to_string());
        Traced { file, sheet, cell: at.at.to_string(), raw: fact.raw, rule: fact.rule }
    };
    let figures = collected.evaluated(&Local).findings.figures;
    figures.into_iter().map(|(id, figure)| (id, figure.evidence.iter().map(cell).collect())).collect()
}

/// Texts that mean something else in a cell that was understood by this rule; `None` empties it.
fn other_meanings(cell: &Traced) -> Vec<Option<String>> {
    let text = |text: &str| Some(text.to_owned());
    match cell.rule.as_str() {
        // An empty box of a question with another box marked: now two are.
        "blank" => vec![text("○")],
        // One more where there was one, or a person who was not there before.
        "category" => vec![text("Z999"), None],
        "list" => vec![Some(format!("{}、新しい機関", cell.raw))],
        // A code that nobody on the frame has.
        "identity" => vec![text("999999")],
        // Held becomes cancelled; any other answer is gone.
        _ if cell.raw == "開催" || cell.raw == "書面" => vec![text("中止")],
        _ => vec![None],
    }
}

/// Changes a cell. A row of the frame goes as a whole; a frame column takes the value of another case.
fn change(workspace: &Workspace, cell: &Traced, text: Option<&str>) {
    let Some(column) = cell.rule.strip_prefix("frame:") else {
        workspace.set(&cell.file, &cell.sheet, &cell.cell, text);
        return;
    };
    let path = workspace.path(&cell.file);
    let mut rows = csv_rows(&path);
    let row: usize = cell.cell.trim_start_matches(char::is_alphabetic).parse::<usize>().unwrap() - 1;
    if column == "code" {
        rows.remove(row);
    } else {
        let place = rows[0].iter().position(|heading| heading == column).unwrap();
        let other = rows[1..].iter().map(|row| &row[place]).find(|value| **value != cell.raw).unwrap().clone();
        rows[row][place] = other;
    }
    write_csv(&path, &rows);
}

/// Value and state of a figure.
fn state(figure: Option<&Value>) -> (String, String) {
    figure.map_or_else(
        || ("gone".to_owned(), String::new()),
        |figure| (field(figure, "value"), field(figure, "status")),
    )
}

#[test]
fn a_changed_cell_moves_the_figure_that_rests_on_it() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    let mut candidates: Vec<&String> = before
        .iter()
        .filter(|(id, figure)| {
            figure["class"] == "computed"
                && figure["evidence"].as_u64() > Some(0)
                && !figure["value"].is_null()
                // A 0 rests on everybody else in its base: one of them gone leaves 0 of fewer. See `readings`.
                && figure["numerator"] != 0
                && figure["value"] != "0"
                // A sheet without a name is there as long as anything stands in its row. See `readings`.
                && !(id.starts_with("response-rates.training-") || id.starts_with("cooperating-agencies."))
                // One who said no and no longer answers leaves the lowest of all as it was, and the highest for a yes.
                && !matches!(id.rsplit('.').next(), Some("low" | "high"))
                // A multiple answer is there as long as another of its boxes is marked.
                && !(id.starts_with("need-reasons.") || id.starts_with("reason-"))
        })
        .map(|(id, _)| id)
        .collect();
    let mut random = Seeded(20_210_331);
    random.shuffle(&mut candidates);
    let sample: Vec<&String> = candidates.into_iter().take(26).collect();
    let kinds: BTreeSet<&str> = sample.iter().map(|id| id.split('.').next().unwrap()).collect();
    assert!(kinds.len() >= 10, "a sample of many tables: {kinds:?}");
    let traced = traced(&workspace);
    let mut rules: BTreeSet<String> = BTreeSet::new();
    for id in sample {
        let cells = &traced[id];
        let cell = &cells[random.below(cells.len())];
        let moved = other_meanings(cell).into_iter().any(|text| {
            let original = std::fs::read(workspace.path(&cell.file)).unwrap();
            change(&workspace, cell, text.as_deref());
            let after = workspace.figures();
            workspace.write(&cell.file, original);
            state(before.get(id)) != state(after.get(id))
        });
        assert!(moved, "{id} did not move when this cell was changed: {cell:?}");
        rules.insert(cell.rule.clone());
    }
    assert!(rules.len() >= 6, "cells of many kinds: {rules:?}");
    assert_eq!(
        state(workspace.figures().get("network-needed")),
        state(before.get("network-needed")),
        "all is back"
    );
}
