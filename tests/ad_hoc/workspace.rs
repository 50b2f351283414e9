//! Asked of a workspace.

use std::process::Command;

use crate::support::{Outcome, Workspace, field, part};

const BY_AREA: [&str; 9] =
    ["tabulate", "--survey", "network-need", "--rows", "q1", "--by", "area", "--filter", "stratum = municipality"];

fn tabulate(workspace: &Workspace, more: &[&str]) -> Outcome {
    let arguments: Vec<&str> = BY_AREA.iter().chain(more).copied().collect();
    workspace.kaishu(&arguments)
}

fn in_english(workspace: &Workspace, arguments: &[&str]) -> String {
    let program = Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(arguments)
        .args(["--lang", "en", "-w"])
        .arg(workspace.root())
        .output();
    String::from_utf8(program.unwrap().stdout).unwrap()
}

/// The block that is printed to be pasted into a plan.
fn block(said: &Outcome) -> String {
    said.stdout.split_once("\n[[table]]\n").map(|(_, block)| format!("\n[[table]]\n{block}")).unwrap()
}

#[test]
fn it_is_the_table_that_a_plan_would_have_made_and_nothing_is_written() {
    let workspace = Workspace::bundled();
    let said = tabulate(&workspace, &[]);
    said.ends_with(0)
        .says("計                       62          49             5           8        79.0           8.1        12.9")
        .says("注1: 集計対象: 配布77−未回収15＝回収62＝有効62＝n 62")
        .says("全数調査（回答62、答えのないもの15）。標本ではないため、誤差・検定はない。")
        .says("  q1-by-area.行.列\n  行: total 計、saku 佐久、")
        .says("  列: n, 1.count, 2.count, 3.count, 1.share, 2.share, 3.share\n");
    assert!(!workspace.path("out").exists() && !workspace.path(".kaishu").exists());
    let english = in_english(&workspace, &["tabulate", "--survey", "network-need", "--rows", "q1"]);
    assert!(english.contains("\nTotal  129 ") && english.contains(" 80.6 "), "{english}");
    assert!(english.contains("To keep this table, add this to a plan in analysis/ ("), "{english}");
}

/// What is printed to be kept is kept: the plan then has the same figures.
#[test]
fn the_printed_block_makes_the_same_figures_in_a_plan() {
    let workspace = Workspace::bundled();
    let block = block(&tabulate(&workspace, &["--decimals", "2", "--with-not-returned"]));
    assert_eq!(
        block,
        r#"
[[table]]
id = "q1-by-area"
title = "問1 再犯防止推進のためのネットワークは必要だと思いますか"
decimals = 2
survey = "network-need"
round = "R2"
rows = "q1"
by = "area"
filter = "stratum = municipality"
with_not_returned = true
"#
    );
    let plan = "analysis/outcome-report.toml";
    workspace.write(plan, format!("{}{block}", workspace.read(plan)));
    let figures = workspace.figures();
    for what in ["n", "1.count", "3.share"] {
        let of = |table: &str| field(&figures[&format!("{table}.saku.{what}")], "value");
        assert_eq!(of("q1-by-area"), of("need-by-area"), "{what}");
    }
    assert_eq!(field(&figures["q1-by-area.saku.1.share"], "text"), "85.71");
}

#[test]
fn the_cells_behind_a_figure_are_those_of_the_plans_figure() {
    let workspace = Workspace::bundled();
    let ours = tabulate(&workspace, &["--trace", "q1-by-area.saku.1.count"]);
    ours.ends_with(0);
    assert_eq!(ours.stdout, workspace.kaishu(&["trace", "need-by-area.saku.1.count"]).stdout);
    assert!(ours.stdout.lines().count() > 5);
    tabulate(&workspace, &["--trace", "q1-by-area.sakku.n"]).ends_with(2).says("（近いもの: q1-by-area.saku.n");
}

#[test]
fn a_mistake_is_shown_at_its_option() {
    let workspace = Workspace::bundled();
    let of = |arguments: &[&str]| {
        let said = workspace.kaishu(&[&["tabulate", "--survey", "network-need"], arguments].concat());
        said.ends_with(2);
        assert_eq!(said.stdout, "");
        said.stderr
    };
    assert_eq!(
        of(&["--rows", "q9"]),
        "誤り: 「q9」はありません\n--> kaishu tabulate\n |\n | --rows q9\n |        ^^\n |\n = ヒント: もしかして: 「q1」\n"
    );
    assert_eq!(
        of(&["--rows", "q1", "--by", "aera"]),
        "誤り: 「aera」はありません\n--> kaishu tabulate\n |\n | --by aera\n |      ^^^^\n |\n = ヒント: もしかして: 「area」\n"
    );
    let filter = of(&["--rows", "q2", "--filter", "stratum = body and q1 = 1"]);
    assert!(
        filter.contains("\n | --filter \"stratum = body and q1 = 1\"\n |                              ^^\n"),
        "{filter}"
    );
    assert!(of(&["--rows", "q3"]).contains("「q3」は数量（quantity）で、"));
    assert!(of(&["--rows", "=cmd()"]).contains("\n | --rows \"=cmd()\"\n |        ^^^^^^^^\n"));
    assert!(of(&["--rows", "q1", "--by", ""]).contains("--by \"\"\n"), "an empty name");
    assert!(of(&["--rows", "q1", "--decimals", "two"]).contains("\n | --decimals two\n |            ^^^ "));
    assert!(of(&["--by", "area"]).starts_with(
        "誤り: 「rows」がありません\n--> kaishu tabulate\n |\n | kaishu tabulate\n | ^^^^^^^^^^^^^^^\n"
    ));
    workspace
        .kaishu(&["tabulate", "--rows", "q1"])
        .ends_with(2)
        .says("survey（と round）か records のどちらか1つが必要です")
        .says("current-state / entry-support / municipal-plans / network-need");
    workspace.kaishu(&["tabulate", "need-by-area", "--rows", "q1"]).ends_with(2);
    tabulate(&workspace, &["--round", "R3"]).ends_with(2).says("--round R3").says("もしかして: 「R2」");
}

#[test]
fn it_is_written_where_that_is_asked_for_and_over_nothing() {
    let workspace = Workspace::bundled();
    let file = |name: &str| workspace.path(name).to_str().unwrap().to_owned();
    for name in ["t.xlsx", "t.csv", "t.json", "t.md"] {
        tabulate(&workspace, &["--out", &file(name)]).ends_with(0).says("書いたファイル: ");
    }
    assert!(part(&workspace.path("t.xlsx"), "xl/workbook.xml").contains("<sheet name=\"表1\""));
    let csv = workspace.read("t.csv");
    assert!(csv.starts_with("\u{FEFF}地域,集計対象数（n）,実数・必要である,"), "{csv}");
    assert!(csv.contains("\r\n佐久,7,6,0,1,85.7,0.0,14.3\r\n"), "{csv}");
    assert!(
        csv.contains("\r\n架空データ（例示用）\r\n"),
        "what is stamped on a report is said in the file: {csv}"
    );
    let json: serde_json::Value = serde_json::from_str(&workspace.read("t.json")).unwrap();
    let figures = json["figures"].as_array().unwrap();
    assert_eq!(figures.len(), 11 * 7);
    assert!(figures.iter().all(|figure| figure["id"].as_str().unwrap().starts_with("q1-by-area.")));
    assert!(workspace.read("t.md").contains("架空データ（例示用）"));
    tabulate(&workspace, &["--out", &file("t.csv")]).ends_with(2).says("すでにあるファイルには書きません");
    tabulate(&workspace, &["--out", &file("t.doc")]).ends_with(2).says("--out の名前は .xlsx、.csv、.json、.md");
    assert!(!workspace.path("t.doc").exists() && !workspace.path("out").exists());
}

#[test]
fn records_and_other_kinds_of_table_are_asked_for_alike() {
    let workspace = Workspace::bundled();
    workspace
        .kaishu(&["tabulate", "--kind", "response_rates", "--rounds", "network-need/R2"])
        .ends_with(0)
        .says("  response-rates.行.列\n  行: network-need.R2.total ");
    let areas = ["tabulate", "--kind", "events_by_area", "--records", "meetings-area", "--date", "date"];
    workspace
        .kaishu(&[&areas[..], &["--area", "area", "--levels", "圏域", "--decimals", "0"]].concat())
        .ends_with(0)
        .says("events-by-area");
}

/// Keys that hold lists and tables are given one by one, and a table in a table has an id of its own.
#[test]
fn nets_classes_and_several_groups_are_asked_for_too() {
    let workspace = Workspace::bundled();
    let of =
        |arguments: &[&str]| workspace.kaishu(&[&["tabulate", "--survey", "network-need"], arguments].concat());
    of(&["--rows", "q1", "--net", r#"{ id = "decided", label = "決めている", codes = ["1", "2"] }"#])
        .ends_with(0)
        .says("decided.count")
        .says("\n  [[table.nets]]\n  id = \"decided\"\n");
    of(&["--rows", "q3", "--class", "0..4", "--class", "5.. = 多い"])
        .ends_with(0)
        .says("classes = [\"0..4\", \"5.. = 多い\"]");
    of(&["--rows", "q2", "--by", "stratum", "--by", "stratum * area"])
        .ends_with(0)
        .says("\nid = \"q2-by-stratum-by-stratum-area\"\n")
        .says("ほか ");
    of(&["--rows", "q1", "--net", r#"{ id = "decided", lable = "x" }"#])
        .ends_with(2)
        .says("\n | --nets { id = \"decided\", lable = \"x\" }\n |                          ^^^^^\n");
    workspace
        .kaishu(&["tabulate", "--survey", "current-state", "--rows", "q1"])
        .ends_with(0)
        .says("表1　問1 次のことは、現在どの程度できていますか");
}
