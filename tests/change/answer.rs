//! One answer of one municipality: exactly the figures that rest on its cell move.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::tally::engine::Local;
use serde_json::Value;

use crate::support::evaluated::Collected;
use crate::support::{Workspace, field};

const FILE: &str = "fixtures/network-need/R2/municipalities/伊那市.xlsx";

/// Figures whose trace names a cell.
fn resting_on(workspace: &Workspace, place: &str) -> BTreeSet<String> {
    let result = Collected::of(workspace.root()).evaluated(&Local);
    result
        .findings
        .figures
        .into_iter()
        .filter(|(_, figure)| figure.evidence.iter().any(|cell| cell.to_string() == place))
        .map(|(id, _)| id)
        .collect()
}

/// Figures of which a field is another one now.
fn moved(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>, name: &str) -> BTreeSet<String> {
    assert!(before.keys().eq(after.keys()), "no figure comes or goes");
    before.iter().filter(|(id, figure)| figure[name] != after[*id][name]).map(|(id, _)| id.clone()).collect()
}

#[test]
fn exactly_the_figures_that_rest_on_a_mark_move() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    let place = format!("{FILE}｜調査票!F9");
    let resting = resting_on(&workspace, &place);
    assert!(resting.len() > 20 && resting.contains("network-needed") && resting.contains("reason-information"));
    // 伊那市 takes its ○ for 必要である back and leaves the question blank.
    workspace.set(FILE, "調査票", "F9", None);
    let after = workspace.figures();
    let values = moved(&before, &after, "value");
    let bases = moved(&before, &after, "base");
    for id in &resting {
        assert!(values.contains(id) || bases.contains(id), "{id} rests on the mark and did not move");
    }
    for id in &values {
        assert!(resting.contains(id), "{id} does not rest on the mark and moved");
    }
    // A count of another option of the same table and group keeps its value and its cells; the chain of the base that
    // is printed with it is that of the whole group, and the group has one answer less.
    for id in bases.difference(&resting) {
        let (group, what) = id.rsplit_once('.').unwrap();
        let (group, _) = group.rsplit_once('.').unwrap();
        assert_eq!(what, "count", "{id}");
        assert!(resting.contains(&format!("{group}.n")), "{id}: a neighbour of {group}.n");
        assert_eq!(before[id]["value"], after[id]["value"]);
    }
    assert_eq!(field(&after["network-needed"], "value"), "103/128");
    assert_eq!(field(&after["need-by-area.kamiina.1.count"], "value"), "5");
    // The reasons were asked only of those who need it; without that answer they contradict it and are left out.
    assert_eq!(field(&after["reason-information"], "value"), "83/100");
    assert_eq!(after["reason-information"]["base"]["contradictory"], 1);
    // Everything that touches neither question is as it was, to the last field.
    for (id, figure) in &before {
        if !resting.contains(id) && !bases.contains(id) {
            assert_eq!(*figure, after[id], "{id}");
        }
    }
}

#[test]
fn a_reason_taken_back_moves_the_figures_of_that_reason() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    let resting = resting_on(&workspace, &format!("{FILE}｜調査票!F14"));
    workspace.set(FILE, "調査票", "F14", None);
    let after = workspace.figures();
    let values = moved(&before, &after, "value");
    let expected = [
        "need-reasons.municipality.1.count",
        "need-reasons.municipality.1.share",
        "need-reasons.total.1.count",
        "need-reasons.total.1.share",
        "reason-information",
        "reason-information.high",
        "reason-information.low",
    ];
    assert_eq!(values.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    // All boxes of a multiple answer are evidence of each of its reasons; the other reasons stand.
    assert!(expected.iter().all(|id| resting.contains(*id)));
    assert!(moved(&before, &after, "base").is_empty());
}

#[test]
fn an_answer_that_no_figure_rests_on_moves_nothing() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    assert!(resting_on(&workspace, &format!("{FILE}｜調査票!D20")).is_empty());
    workspace.set(FILE, "調査票", "D20", Some("３件"));
    assert_eq!(before, workspace.figures());
}
