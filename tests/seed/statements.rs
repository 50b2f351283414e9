//! The sentences that the published report states in words are written by the program from the data, in the form that was
//! published, by the convention that the facts declare, and judged to agree.

use std::fmt::Write as _;

use toml::Value;

use super::{facts, figure};
use crate::support::Workspace;

/// The sentences of the facts, with the figure that each is about and its kind.
const SAID: [(&str, &str, &str); 3] = [
    ("R2_vs_target", "target", "clients-R2-target"),
    ("R2_vs_previous_year", "change", "clients-R2-change"),
    ("whole_period_vs_target", "whole_period", "clients-whole-period"),
];

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap()
}

#[test]
fn every_sentence_of_the_facts_is_written_as_it_was_published() {
    let facts = facts();
    let statements = facts["statements"].as_table().unwrap();
    assert_eq!(statements.len(), SAID.len(), "each is written here");
    let workspace = Workspace::bundled();
    let (mut plan, mut prose) = (String::new(), String::new());
    for (at, (id, kind, of)) in SAID.iter().enumerate() {
        let convention = word(&statements[*id], "convention");
        write!(
            plan,
            "\n[[statement]]\nid = \"published-{at}\"\nkind = \"{kind}\"\nstyle = \"ministry\"\n\
             figure = \"{of}\"\nconvention = \"{convention}\"\n"
        )
        .unwrap();
        write!(prose, "\n《{{{{statement:published-{at}}}}}》\n").unwrap();
    }
    plan.push_str(
        "\n[[statement]]\nid = \"published-need\"\nkind = \"share\"\nstyle = \"ministry\"\n\
         figure = \"network-needed\"\nunit = \"ヶ所\"\n\n[[statement]]\nid = \"published-both\"\n\
         kind = \"target_and_change\"\nstyle = \"ministry\"\ntarget = \"clients-R2-target\"\n\
         change = \"clients-R2-change\"\ntarget_convention = \"cut\"\nchange_convention = \"rounded\"\n",
    );
    prose.push_str("\n全体の《{{statement:published-need}}》であった。《{{statement:published-both}}》\n");
    for (file, more) in [("analysis/outcome-report.toml", plan), ("analysis/07-verification.md", prose)] {
        workspace.write(file, workspace.read(file) + &more);
    }
    workspace.kaishu(&["run"]);
    let report = workspace.markdown();
    for (id, ..) in SAID {
        let published = word(&statements[id], "published");
        assert!(report.contains(&format!("《{published}》")), "{published}");
    }
    assert!(report.contains("全体の《80.6％、104ヶ所（回収129ヶ所）》であった。《目標値の７割で前年比２割減》"));
    // What the published form leaves out stands below: the years of the whole period, and the part of a year.
    assert!(report.contains("R1・R2の計 33/40、H30は目標なし"), "the years");
    assert!(report.contains("「目標値の７割」: 15/20、割未満切り捨て、R2は令和2年9月30日現在の値で"), "{report}");
    let found = workspace.read("out/analyst/outcome-report/findings.json");
    assert!(found.contains("mixed-conventions@outcome-report"), "two conventions are a finding");
}

#[test]
fn the_words_of_the_published_report_are_judged_to_agree() {
    for claim in ["claim-clients-R2-target", "claim-clients-R2-change", "claim-clients-whole-period"] {
        let notes = figure(claim)["notes"].as_array().unwrap();
        assert!(notes.iter().any(|note| note == "データと一致"), "{claim}: {notes:?}");
    }
}

#[test]
fn the_facts_are_those_of_the_seed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/figures.toml");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no seed beside the project");
        return;
    };
    let seed: toml::Table = text.parse().unwrap();
    assert_eq!(seed["statements"], facts()["statements"]);
}
