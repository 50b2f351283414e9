//! `kaishu verify`: exit codes, both languages, JSON, and what it does without a workspace.

use serde_json::Value;

use crate::support::Workspace;

#[test]
fn a_report_of_ours_agrees_and_an_altered_one_does_not() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["report"]).ends_with(0);
    let file = workspace.path("out/outcome-report/outcome-report.md");
    let path = file.to_str().unwrap();
    workspace.kaishu(&["verify", path, "--list", "wrong"]).ends_with(0).says("不一致 0");
    let text = std::fs::read_to_string(&file).unwrap().replace("全体の80.6％", "全体の86.0％");
    let altered = workspace.path("altered.md");
    std::fs::write(&altered, text).unwrap();
    let altered = altered.to_str().unwrap();
    workspace
        .kaishu(&["verify", altered])
        .ends_with(1)
        .says("■ 不一致（1）")
        .says("「86.0％」")
        .says("正しくは 80.6％（104/129）")
        .says("network-needed");
    workspace
        .kaishu_in("en", &["verify", altered, "--list", "wrong"], &[])
        .ends_with(1)
        .says("disagrees (1)")
        .says("right: 80.6％（104/129）");
    let json = workspace.kaishu(&["verify", altered, "--format", "json"]);
    let json: Value = serde_json::from_str(&json.ends_with(1).stdout).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["summary"]["disagree"], 1);
    let wrong = json["statements"].as_array().unwrap().iter().find(|s| s["verdict"] == "disagrees").unwrap();
    assert_eq!(wrong["figure"], "network-needed");
}

#[test]
fn what_is_no_word_file_gets_no_copy() {
    let workspace = Workspace::bundled();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n回収は129か所である。\n").unwrap();
    let path = workspace.path("a.md");
    workspace.kaishu(&["verify", path.to_str().unwrap(), "--write"]).ends_with(2).says("Word 文書ではない");
    workspace
        .kaishu(&["verify", path.to_str().unwrap(), "--plan", "outcome-reprt"])
        .ends_with(2)
        .says("outcome-report");
}

#[test]
fn without_a_workspace_only_the_document_is_checked() {
    let workspace = Workspace::empty();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n会議を3回開催した。\n").unwrap();
    let path = workspace.path("a.md");
    workspace
        .kaishu(&["verify", path.to_str().unwrap()])
        .ends_with(0)
        .says("数値とは照らし合わせていない")
        .says("作業フォルダがないため");
}

/// A figure that the plan has no more, but a text names.
#[test]
fn a_figure_that_is_gone_is_told_with_its_place() {
    let workspace = Workspace::bundled();
    std::fs::write(workspace.path("a.md"), "# 報告\n\n必要としたのは80.6％{{figure:network-gone}}であった。\n")
        .unwrap();
    let path = workspace.path("a.md");
    workspace.kaishu(&["verify", path.to_str().unwrap()]).ends_with(1).says("数値 network-gone は計画にない");
}
