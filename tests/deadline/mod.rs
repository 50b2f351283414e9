//! Deadline day: nothing in the data stops the work. What is odd is said with its place, what is undecided is held out
//! and stamped, and one row of the correction ledger decides. Each message stands here word by word.

mod corrected;
mod decisions;
mod definitions;
mod files;
mod output;
mod scale;
mod undecided;

use std::collections::BTreeSet;

use crate::support::{PLAN, Workspace, part};

const MUNICIPALITIES: &str = "fixtures/network-need/R2/municipalities";
const CENTRES: &str = "fixtures/entry-support/R2/returned";
const AREA_MEETINGS: &str = "fixtures/records/meetings-area/圏域会議_開催記録.xlsx";
const SESSIONS: &str = "fixtures/records/sessions/相談会_実施記録.xlsx";
const INDICATORS: &str = "fixtures/records/indicators/指標.xlsx";

/// The bundled workspace on the deadline day of its outcome report, before the next round was asked.
fn before_the_next_round() -> Workspace {
    let workspace = Workspace::bundled();
    for file in [
        "surveys/network-need-r3.toml",
        "surveys/frames/network-need-r3.csv",
        "analysis/round-3.toml",
        "analysis/round-3.md",
    ] {
        workspace.remove(file);
    }
    std::fs::remove_dir_all(workspace.path("fixtures/network-need/R3")).unwrap();
    let ledger = workspace.read("fixtures/corrections.csv");
    let rows = ledger.lines().filter(|row| !row.contains("network-need-r3"));
    workspace.write("fixtures/corrections.csv", rows.map(|row| format!("{row}\n")).collect::<String>());
    workspace
}

/// A finding as `check` prints it.
fn finding(places: &str, found: &str, expected: &str, hint: &str, id: &str) -> String {
    format!("\n  {places}\n    あったもの: {found} ／ あるべきもの: {expected} ／ {hint}\n    id: {id}\n")
}

/// The stamp of a report that is not final.
fn stamp(count: usize) -> String {
    format!("暫定版（要確認 {count} 件）")
}

/// Asserts that the report came out with this stamp in every format.
#[track_caller]
fn is_stamped(workspace: &Workspace, count: usize) {
    let stamp = stamp(count);
    workspace.kaishu(&["run"]).ends_with(0).says(&format!("  印字: {stamp}\n"));
    assert!(workspace.markdown().contains(&format!("**{stamp}**\n")), "Markdown");
    let folder = workspace.path(&format!("out/{PLAN}"));
    assert!(part(&folder.join(format!("{PLAN}.docx")), "word/document.xml").contains(&stamp), "Word");
    assert!(part(&folder.join(format!("{PLAN}.xlsx")), "xl/sharedStrings.xml").contains(&stamp), "Excel");
    let results: serde_json::Value =
        serde_json::from_str(&workspace.read(&format!("out/{PLAN}/results.json"))).unwrap();
    assert!(
        results["stamps"].as_array().unwrap().iter().any(|line| line == stamp.as_str()),
        "{}",
        results["stamps"]
    );
}

/// Asserts that the report came out without a stamp in every format.
#[track_caller]
fn is_final(workspace: &Workspace) {
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("暫定版");
    assert!(!workspace.markdown().contains("暫定版"), "Markdown");
    let folder = workspace.path(&format!("out/{PLAN}"));
    assert!(!part(&folder.join(format!("{PLAN}.docx")), "word/document.xml").contains("暫定版"), "Word");
    assert!(!part(&folder.join(format!("{PLAN}.xlsx")), "xl/sharedStrings.xml").contains("暫定版"), "Excel");
}

/// Ids of the figures of the last run that are 要確認.
fn provisional(workspace: &Workspace) -> BTreeSet<String> {
    let figures = workspace.written_figures();
    figures.into_iter().filter(|(_, figure)| figure["status"] == "provisional").map(|(id, _)| id).collect()
}

/// The texts of the analyst's workbook of the last run.
fn analyst(workspace: &Workspace) -> String {
    part(&workspace.path(&format!("out/analyst/{PLAN}/{PLAN}.xlsx")), "xl/sharedStrings.xml")
}
