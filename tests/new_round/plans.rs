//! The plan of the new round.

use crate::new_round::{small, small_book};
use crate::support::Workspace;

#[test]
fn a_plan_of_one_round_becomes_the_plan_of_the_next() {
    let workspace = Workspace::bundled();
    workspace
        .kaishu(&["new-round", "network-need-r3", "R4", "--definition", "network-need-r4", "--plan", "round-4"])
        .ends_with(0)
        .says("作りました: analysis/round-4.toml")
        .says("作りました: analysis/round-4.md")
        .says("計画 round-3 から計画 round-4");
    let plan = workspace.read("analysis/round-4.toml");
    assert!(plan.contains("id = \"r4-needed\"\nlabel = \"令和4年度 ネットワークが必要と回答した割合\"\nsurvey = \"network-need-r4\"\nround = \"R4\"\n"), "{plan}");
    assert!(plan.contains("figure = \"r4-needed\"\nsubject = \"令和4年度に"), "{plan}");
    assert!(plan.contains("period = [\"FY2022\"]\n# 要確認（as_of）前の回は 2021-12-24"), "{plan}");
    // Rounds that are compared move on by one; nothing else is of the last round.
    let compared = "rounds = [\"network-need-r3/R3\", \"network-need-r4/R4\"]";
    assert_eq!(plan.matches(compared).count(), 2, "{plan}");
    let rest = plan.replace(compared, "");
    assert!(!rest.contains("r3-") && !rest.contains("R3"), "{plan}");
    // Comments stay.
    assert!(plan.contains("# 指標はどの計画の数値一覧にも並び"), "{plan}");
    assert!(workspace.read("analysis/round-4.md").contains("{{table:r4-reasons}}"));
    kaishu::pipeline::workspace::load(workspace.root()).unwrap();
}

#[test]
fn a_plan_that_counts_other_rounds_too_is_not_copied() {
    let workspace = Workspace::bundled();
    workspace
        .kaishu(&["new-round", "entry-support", "R3", "--plan", "next"])
        .ends_with(2)
        .says("計画 analysis/outcome-report.toml はこの回のほか（")
        .says("など、ほか ")
        .says("手で写してください（docs/cycle.ja.md の 6）")
        .says_nothing_of("windows");
    assert!(!workspace.read("surveys/entry-support.toml").contains("R3"));
    workspace.kaishu(&["new-round", "entry-support", "R3", "--plan", "round-3"]).ends_with(2).says("もうあります");
}

#[test]
fn a_plan_in_a_workbook_becomes_one_in_toml() {
    for (workspace, round) in [(small_book(), "R8"), (small(), "R8")] {
        workspace
            .kaishu(&["new-round", "my-survey", round, "--definition", "my-survey-r8", "--plan", "report-r8"])
            .ends_with(0)
            .says("作りました: analysis/report-r8-result.md");
        workspace.kaishu(&["run"]).ends_with(0);
        let made = workspace.figures_of("report-r8");
        assert_eq!(made["returned-r8"]["text"], "0", "{}", made["returned-r8"]);
    }
}
