//! Every rule that was applied is in the table of rules, is counted and can be listed with its cells.

use std::path::Path;

use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::{run, workspace};
use kaishu::text::rules::{Effect, find};

use crate::support::{Workspace, part};

#[test]
fn the_table_names_every_rule_of_the_ledger() {
    let workspace = workspace::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let collection = run::collect_all(&workspace, &Silent).unwrap();
    assert!(!collection.ledger.rows.is_empty());
    for row in &collection.ledger.rows {
        // An answer that a correction replaced keeps the cells as they were read.
        for id in row.rule.split('+').filter(|id| !id.is_empty()) {
            assert!(find(id).is_some(), "{id} at {}", row.at);
        }
    }
}

#[test]
fn readings_are_counted_and_listed() {
    let workspace = Workspace::bundled();
    workspace.set(
        "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx",
        "調査票",
        "F9",
        Some("\u{3000}〇"),
    );
    let counted = workspace.kaishu(&["collect", "--rules"]);
    counted.ends_with(0);
    let count = |id: &str| {
        let line = counted.stdout.lines().find(|line| line.starts_with(&format!("{id}\t"))).unwrap();
        line.split('\t').nth(1).unwrap().parse::<usize>().unwrap()
    };
    let listed = workspace.kaishu(&["collect", "--rules", "mark-circle-variant"]);
    listed.ends_with(0);
    assert_eq!(listed.stdout.lines().count(), count("mark-circle-variant"));
    listed.says("fixtures/network-need/R2/municipalities/【回答】長野市.xlsx｜調査票!F9\t\u{3000}〇\t1");
    workspace.kaishu(&["collect", "--rules", "space"]).says("【回答】長野市.xlsx｜調査票!F9\t\u{3000}〇\t〇");
    // A circle that stands as it is counted is no reading.
    assert!(!counted.stdout.contains("mark-circle\t"));
    workspace.kaishu(&["collect", "--rules", "mark-circel"]).ends_with(2).says("mark-circle");

    workspace.kaishu(&["collect", "--quiet"]).ends_with(0);
    let book = workspace.path("out/analyst/outcome-report/outcome-report.xlsx");
    let strings = part(&book, "xl/sharedStrings.xml");
    for words in ["読み替え一覧", "読み替えの明細", "〇◯⚪⭕を○に"] {
        assert!(strings.contains(words) || part(&book, "xl/workbook.xml").contains(words), "{words}");
    }
}

#[test]
fn the_texts_of_a_sensitive_record_are_kept_back() {
    let workspace = Workspace::bundled();
    let sensitive: Vec<String> = {
        let loaded = workspace::load(workspace.root()).unwrap();
        loaded.surveys.iter().filter(|survey| survey.sensitive).map(|survey| survey.id.clone()).collect()
    };
    assert!(!sensitive.is_empty());
    let loaded = workspace::load(workspace.root()).unwrap();
    let collection = run::collect_all(&loaded, &Silent).unwrap();
    let silent = kaishu::responses::applied::applications(&collection.ledger)
        .filter(|application| application.rule.effect == Effect::Silent)
        .filter(|application| sensitive.contains(&application.row.survey));
    let application = silent.into_iter().next().unwrap();
    let listed = workspace.kaishu(&["collect", "--rules", application.rule.id]);
    let place = format!("{}\t", application.row.at);
    let line = listed.stdout.lines().find(|line| line.starts_with(&place)).unwrap();
    assert_eq!(line, format!("{place}（非表示）\t（非表示）"));
}
