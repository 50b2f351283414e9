//! Groups that no column and no list of options gives: classes of a quantity or a date, and points with conditions of their
//! own. The counts are by hand over the twelve municipalities of the fixture.

use super::{PLAN, Run, changed};
use crate::support::Workspace;

const BOTH: &str = "rows = \"q1\"\nbase = \"both\"\n";

/// The table 必要性（両方） with other keys.
fn with(keys: &str) -> Workspace {
    changed(PLAN, BOTH, &format!("rows = \"q1\"\n{keys}\n"))
}

#[track_caller]
fn refused(keys: &str, says: &[&str]) {
    let outcome = with(keys).kaishu(&["check"]);
    outcome.ends_with(2).says("analysis/plan.toml:");
    for words in says {
        outcome.says(words);
    }
}

#[test]
fn classes_of_a_quantity_beside_and_within_other_groups() {
    let by = "by = [\"q3\", \"stratum * q3\"]\nby_classes = [\"0 = なし\", \"1..9\", \"10..\", ]";
    let run = Run::of(&with(by));
    run.values(
        "need-both",
        &[
            ("total.n", "9"),
            ("q3.0.n", "1"),
            ("q3.1-9.n", "4"),
            ("q3.10-and-up.n", "3"),
            ("q3.10-and-up.1.share", "2/3"),
            ("stratum.q3.city.10-and-up.n", "2"),
            ("stratum.q3.town.0.n", "0"),
        ],
    );
    let table = run.table("必要性（両方）");
    assert!(table.contains("| 問3 | なし |") && table.contains("| 層×問3 | 市部 | なし |"), "{table}");
    // 海町 wrote 9.5, which is in no class.
    assert!(table.contains("問3の区分の n の計は8で、計の n 9 と異なる"), "{table}");
}

#[test]
fn classes_of_a_date() {
    let run = Run::of(&with("by = \"q4\"\nby_classes = [\"FY2018 = 前年度\", \"FY2019\"]"));
    run.values("need-both", &[("FY2018.n", "3"), ("FY2018.1.count", "2"), ("FY2019.n", "5")]);
    assert!(run.table("必要性（両方）").contains("| 前年度 | 3 |"));
}

#[test]
fn points_have_conditions_of_their_own() {
    let keys = "by = \"stratum\"\npoints = [\n\
        { id = \"busy-coast\", label = \"相談の多い沿岸\", condition = \"type = 沿岸 and q3 >= 10\" },\n\
        { id = \"rest\", label = \"そのほか\", condition = \"not (type = 沿岸 and q3 >= 10)\" },\n]";
    let run = Run::of(&with(keys));
    run.values(
        "need-both",
        &[
            ("stratum.city.n", "4"),
            ("points.busy-coast.n", "2"),
            ("points.busy-coast.1.share", "2/2"),
            ("points.rest.n", "7"),
        ],
    );
    let table = run.table("必要性（両方）");
    assert!(table.contains("| 区分 | 相談の多い沿岸 | 2 |"), "{table}");
    // One is what the other is not.
    assert!(!table.contains("いくつもの区分に入りうる"), "{table}");
    // What one answer can be in twice is said, and counted twice.
    let keys = "points = [{ id = \"ten\", label = \"10件以上\", condition = \"q3 >= 10\" }, { id = \"city\", label = \"市\", condition = \"stratum = city\" }]";
    let run = Run::of(&with(keys));
    run.values("need-both", &[("ten.n", "3"), ("city.n", "4")]);
    assert!(run.table("必要性（両方）").contains("1つの答えが"), "{}", run.table("必要性（両方）"));
}

/// A point that nobody happens to be in stays, empty, with its note.
#[test]
fn an_empty_point() {
    let keys = "points = [{ id = \"many\", label = \"千件以上\", condition = \"q3 >= 1000\" }]";
    let run = Run::of(&with(keys));
    run.values("need-both", &[("many.n", "0"), ("many.1.share", "－")]);
    assert!(run.table("必要性（両方）").contains("回答のない区分（n＝0）: 千件以上"));
}

#[test]
fn what_cannot_be_asked() {
    refused("by = \"q3\"", &["「q3」は数量（quantity）で、そのままでは区分になりません", "by_classes"]);
    refused("by = \"stratum\"\nby_classes = [\"0..9\"]", &["by_classes は使われません"]);
    refused(
        "by = [\"q3\", \"q4\"]\nby_classes = [\"0..9\"]",
        &["1つの設問の区分です（by に「q3」と「q4」", "points"],
    );
    refused("by = \"q3\"\nby_classes = [\"0..9\", \"5..\"]", &["「0..9」と「5..」が重なっているか"]);
    let point = |id: &str, condition: &str| {
        format!(
            "points = [{{ id = \"a\", label = \"甲\", condition = \"q3 >= 10\" }}, {{ id = \"{id}\", label = \"乙\", condition = \"{condition}\" }}]"
        )
    };
    refused(&point("a", "q3 < 10"), &["区分の id「a」は"]);
    refused(
        &point("b", "q3 < 10 and q3 > 20"),
        &["区分「乙」には、どの回答も入りえません（同時に成り立たない条件のため）"],
    );
    refused(&point("b", "q9 = 1"), &["「q9」"]);
    refused("points = [{ id = \"a\", label = \"甲\" }]", &["condition"]);
    refused("kind = \"quantities\"\nby_classes = [\"0..9\"]", &["「by_classes」"]);
}

#[test]
fn asked_for_on_the_command_line() {
    let workspace = Workspace::fixture("tabulation");
    workspace
        .kaishu(&["tabulate", "--rows", "q1", "--by", "q3", "--by-class", "0..9", "--by-class", "10.. = 多い"])
        .ends_with(0)
        .says("多い")
        .says("by_classes = [\"0..9\", \"10.. = 多い\"]");
    let point = "{ id = \"many\", label = \"多い\", condition = \"q3 >= 10\" }";
    workspace.kaishu(&["tabulate", "--rows", "q1", "--point", point]).ends_with(0).says("多い").says("points");
}
