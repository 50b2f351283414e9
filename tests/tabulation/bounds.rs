//! What those who did not answer leave open in a census: in one sentence below every table, and as a table where it is asked for.

use crate::support::{Workspace, field};

const STATE: [&str; 5] = ["tabulate", "--survey", "current-state", "--rows", "q1.a"];

/// The bounds of two figures of a table, lower and upper as printed.
fn table(more: &[&str]) -> (Workspace, String) {
    let workspace = Workspace::bundled();
    let arguments: Vec<&str> = STATE.iter().chain(more).copied().collect();
    let said = workspace.kaishu(&arguments);
    said.ends_with(0);
    let text = said.stdout.clone();
    (workspace, text)
}

/// 109 were asked and 93 answered, 46 of them やや不十分: 46/109 to 62/109, and every share has the width 16/109.
#[test]
fn one_sentence_says_how_wide_they_are() {
    let (_, text) = table(&[]);
    let note = "計（全109）での割合はどれも14.7ポイントの範囲のどこかにある（「やや不十分」は42.2〜56.9％）。";
    assert!(text.contains(note), "{text}");
    // Everybody answered: nothing is open.
    let workspace = Workspace::bundled();
    let whole = workspace.kaishu(&["tabulate", "--survey", "entry-support", "--rows", "q1"]);
    whole.ends_with(0);
    assert!(!whole.stdout.contains("範囲のどこかにある"), "{}", whole.stdout);
}

/// Of 4 who said 十分 to the other question 2 say おおむね十分 here; 16 did not return and one has no answer to the other, and any of
/// them could be in the group: 2/21 to 19/21. The group of the frame has only its own: 2 of 18 (保護司会) did not return.
#[test]
fn whoever_could_be_in_a_group_of_answers_counts_in_its_bounds() {
    let (workspace, text) = table(&["--by", "q1.b", "--by", "stratum", "--bounds"]);
    assert!(text.contains("答えのない16がどう答えていても、全109での割合は必ずこの範囲に入る。"), "{text}");
    assert!(text.contains("どの区分か分からないものも入りうるものとした"), "{text}");
    let block = text.split_once("\n[[table]]\n").unwrap().1;
    let plan = "analysis/outcome-report.toml";
    workspace.write(plan, format!("{}\n[[table]]\n{block}", workspace.read(plan)));
    let figures = workspace.figures();
    for (id, value, shown) in [
        ("total.3.share.low", "46/109", "42.2"),
        ("total.3.share.high", "62/109", "56.9"),
        ("q1.b.1.2.share.low", "2/21", "9.5"),
        ("q1.b.1.2.share.high", "19/21", "90.5"),
        ("stratum.hogoshi.2.share.low", "3/20", "15.0"),
        ("stratum.hogoshi.2.share.high", "5/20", "25.0"),
    ] {
        let figure = &figures[&format!("q1.a-by-q1.b-by-stratum.{id}")];
        assert_eq!((field(figure, "value").as_str(), field(figure, "text").as_str()), (value, shown), "{id}");
    }
    let group = &figures["q1.a-by-q1.b-by-stratum.q1.b.1.n"];
    assert!(group["base"]["distributed"].is_null(), "{group}");
    assert_eq!(group["base"]["unplaced"], 17);
}

#[test]
fn they_are_refused_where_nobody_knows_who_did_not_answer() {
    let workspace = Workspace::bundled();
    let said = workspace.kaishu(&[
        "tabulate",
        "--survey",
        "training-comprehension",
        "--round",
        "R1",
        "--rows",
        "q1",
        "--bounds",
    ]);
    said.ends_with(2).says("bounds は、全数調査の層を含む表だけに書けます").says("任意回答");
    let said = workspace.kaishu(&[
        "tabulate",
        "--survey",
        "network-need",
        "--rows",
        "q2",
        "--percent-of",
        "mentions",
        "--bounds",
    ]);
    said.ends_with(2).says("bounds は、答えた人を母数とする構成比（重みなし）の表に書きます");
}
