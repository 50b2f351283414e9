//! Disclosure control: what a plan must declare about small counts, and what then stands in every file.

use crate::support::Workspace;

const PLAN: &str = "analysis/outcome-report.toml";

/// The bundled plan with other words for its `[disclosure]`.
fn with_disclosure(declared: &str) -> Workspace {
    let workspace = Workspace::bundled();
    let text = workspace.read(PLAN);
    let (before, rest) = text.split_once("[disclosure]\n").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    workspace.write(PLAN, format!("{before}{declared}\n\n{after}"));
    workspace
}

#[test]
fn a_sensitive_list_is_not_counted_before_the_plan_says_what_happens_to_small_counts() {
    let run = with_disclosure("").kaishu(&["check"]);
    run.ends_with(2)
        .says("「consultations」は取扱注意（sensitive）ですが、この計画は小さな数の扱いを決めていません")
        .says("「hard-cases」は取扱注意")
        .says("publish_small_counts = true");
    let run = with_disclosure("[disclosure]\npublish_small_counts = true").kaishu(&["check"]);
    run.ends_with(2).says("小さな数をそのまま公表する理由（reason）がありません");
    with_disclosure("[disclosure]\npublish_small_counts = false").kaishu(&["check"]).ends_with(2);
}

#[test]
fn a_decision_to_publish_is_printed_under_the_tables_that_it_is_about() {
    let workspace = with_disclosure("[disclosure]\npublish_small_counts = true\nreason = \"協議会で決めたため\"");
    workspace.kaishu(&["run"]).ends_with(0);
    let text = workspace.markdown();
    let note = "小さな数もそのまま示す（協議会で決めたため）。";
    // Clients, consultations, needs, hard cases, and both tables of indicators that are counted from them.
    assert!(text.matches(note).count() >= 5, "{}", text.matches(note).count());
    let meetings = text.split("圏域会議の開催回数（圏域・年度別）").nth(1).unwrap();
    assert!(!meetings.split("表").next().unwrap().contains(note));
}
