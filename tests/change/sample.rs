//! A random sample of computed figures: one cell that `trace` names is changed or emptied, and the figure moves.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::cells::{csv_rows, write_csv};
use crate::support::{Seeded, Workspace, field};

/// One line of `kaishu trace`.
#[derive(Debug, Clone)]
struct Traced {
    file: String,
    sheet: String,
    cell: String,
    raw: String,
    rule: String,
}

fn trace(workspace: &Workspace, id: &str) -> Vec<Traced> {
    let outcome = workspace.kaishu(&["trace", id, "--raw"]);
    outcome.ends_with(0);
    outcome
        .stdout
        .lines()
        .map(|line| {
            let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
            let [file, sheet, cell, raw, rule] = <[String; 5]>::try_from(fields).unwrap();
            Traced { file, sheet, cell, raw, rule }
        })
        .collect()
}

/// Texts that mean something else in a cell that was understood by this rule; `None` empties it.
fn other_meanings(cell: &Traced) -> Vec<Option<String>> {
    let text = |text: &str| Some(text.to_owned());
    match cell.rule.split('+').next().unwrap() {
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
        })
        .map(|(id, _)| id)
        .collect();
    let mut random = Seeded(20_210_331);
    random.shuffle(&mut candidates);
    let sample: Vec<&String> = candidates.into_iter().take(28).collect();
    let kinds: BTreeSet<&str> = sample.iter().map(|id| id.split('.').next().unwrap()).collect();
    assert!(kinds.len() >= 10, "a sample of many tables: {kinds:?}");
    let mut rules: BTreeSet<String> = BTreeSet::new();
    for id in sample {
        let cells = trace(&workspace, id);
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
