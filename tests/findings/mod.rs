//! Findings as a whole: every rule has its plain heading, the weightiest come first, and the complete list leads to the
//! cells.

mod bins;
mod same;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kaishu::catalogue::headings::RULES;
use serde_json::Value;

use crate::support::{PLAN, Workspace, part};

/// What a finding is made by; the first word in quotes that follows is its rule.
const MAKERS: [&str; 6] =
    ["Diagnostic::at(", "Diagnostic::of_file(", "Unreadable::new(", "said.finding(", "finding(\n", "lost("];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn is_rule(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// The rules that the sources make findings by.
fn emitted() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut rules = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for maker in MAKERS {
            for (at, _) in text.match_indices(maker) {
                let after: String = text[at + maker.len()..].chars().take(80).collect();
                // The rule is the first literal of the call, and the call does not end before it.
                let Some((before, rest)) = after.split_once('"') else { continue };
                let word = rest.split('"').next().unwrap_or_default();
                if !before.contains([')', ';', '{']) && is_rule(word) {
                    rules.insert(word.to_owned());
                }
            }
        }
    }
    rules
}

#[test]
fn every_rule_that_is_emitted_has_its_heading_and_stands_in_the_reference() {
    let emitted = emitted();
    assert!(emitted.len() > 60, "{emitted:?}");
    let headed: BTreeSet<String> = RULES.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    assert_eq!(headed.len(), RULES.len(), "a rule has two headings");
    let lacking: Vec<&String> = emitted.difference(&headed).collect();
    assert!(lacking.is_empty(), "rules without a heading in src/catalogue/headings.rs: {lacking:?}");
    let reference = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/definitions.md")).unwrap();
    let unknown: Vec<&String> = headed.iter().filter(|rule| !reference.contains(&format!("`{rule}`"))).collect();
    assert!(unknown.is_empty(), "rules that docs/definitions.md does not name: {unknown:?}");
    // What to do about each, for those who decide.
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/findings.ja.md")).unwrap();
    let rows: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).collect();
    let untold: Vec<&String> =
        headed.iter().filter(|rule| !rows.iter().any(|row| row.contains(&format!("`{rule}`")))).collect();
    assert!(untold.is_empty(), "rules without a row in docs/findings.ja.md: {untold:?}");
    for (rule, words) in RULES {
        assert!(!words().ja.is_empty() && !words().en.is_empty(), "{rule}");
    }
}

#[test]
fn findings_are_ranked_by_what_they_change_and_complete_in_the_lists() {
    let workspace = Workspace::bundled();
    // One answer of one municipality that nobody can read, and one of a centre.
    workspace.set("fixtures/network-need/R2/municipalities/伊那市.xlsx", "調査票", "F9", Some("△"));
    let run = workspace.kaishu(&["run"]);
    run.ends_with(0).says("  ○か空欄か分からない印（数値 ").says("件にかかわる）\n");
    let json: Value = serde_json::from_str(&workspace.read(&format!("out/analyst/{PLAN}/findings.json"))).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(json["schema"], 1);
    let marks: Vec<&Value> = findings.iter().filter(|finding| finding["rule"] == "unknown-mark").collect();
    let [mark] = marks.as_slice() else { panic!("{marks:?}") };
    assert_eq!(mark["case"], "202096");
    assert_eq!(mark["places"][0]["cell"], "F9");
    assert_eq!(mark["severity"], "query");
    assert_eq!(mark["open"], true);
    assert_eq!(mark["heading"]["en"], "a doubtful mark");
    let touched = mark["figures"].as_u64().unwrap();
    // It can change figures of its own survey only, and of its own area and not of another.
    let figures = workspace.written_figures();
    assert!(touched > 0 && touched < figures.len() as u64 / 2, "{touched} of {}", figures.len());
    // Open ones first, the grave before the light, and within those by what they can change.
    let order: Vec<(bool, u8)> = findings
        .iter()
        .map(|finding| {
            let grave = match finding["severity"].as_str().unwrap() {
                "set_aside" => 0,
                "undecided" => 1,
                "query" => 2,
                _ => 3,
            };
            (finding["open"] != true, grave)
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    // The list in Excel leads to the cell.
    let file = workspace.path(&format!("out/analyst/{PLAN}/{PLAN}.xlsx"));
    let links: Vec<String> = (1..9)
        .filter(|sheet| {
            crate::support::cells::parts(&file)
                .iter()
                .any(|(name, _)| *name == format!("xl/worksheets/_rels/sheet{sheet}.xml.rels"))
        })
        .map(|sheet| part(&file, &format!("xl/worksheets/_rels/sheet{sheet}.xml.rels")))
        .collect();
    assert!(
        links.iter().any(|text| text.contains("../../../fixtures/network-need/R2/municipalities/")),
        "{links:?}"
    );
}

#[test]
fn the_screen_is_capped_and_all_shows_the_rest() {
    let workspace = Workspace::bundled();
    let rows: Vec<String> = (0..30).map(|row| format!("accept,,,nothing@{row},,,,なし,例示,2021-01-20")).collect();
    // Thirty rows of the ledger that cannot be read.
    let broken: Vec<String> = rows.iter().map(|row| row.replace("accept", "なおす")).collect();
    workspace.decide(&broken.iter().map(String::as_str).collect::<Vec<_>>());
    workspace.kaishu(&["check"]).says("ledger-row (30)\n").says("ほか 10 件（--all ですべて示します）");
    // Notes are shown where all are wanted.
    workspace.kaishu(&["check"]).says_nothing_of("note-row (");
    workspace.kaishu(&["check", "--all"]).says("note-row (");
    workspace.kaishu(&["check", "--all"]).says("ledger-row (30)\n").says_nothing_of("ほか 10 件");
}

#[test]
fn the_collection_ledger_counts_lists_and_reminds() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["collect"]).ends_with(0);
    let texts = part(&workspace.path(&format!("out/analyst/{PLAN}/{PLAN}.xlsx")), "xl/sharedStrings.xml");
    for words in
        ["回収数 network-need R2", "督促 network-need R2", "日別 entry-support R2", "有効回収率（％）", "メール"]
    {
        assert!(texts.contains(words), "{words}");
    }
}
