//! A plan of the next round, before anything of it has been returned.

use kaishu::pipeline::start::Written;

use super::small;

/// It is published by its name alone.
#[test]
fn a_plan_of_which_nothing_was_returned_is_left_out_and_told() {
    let workspace = small(Written::Toml);
    let next = ["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--plan", "report-r8"];
    workspace.kaishu(&next).ends_with(0);
    let new = "surveys/my-survey-r8.toml";
    workspace.write(new, format!("{}\n# 要確認（deadline）決まったら書く\n", workspace.read(new)));
    let run = workspace.kaishu(&["run"]);
    run.ends_with(0).says("確かめていない印（「要確認…」の行）が残るもの: ").says("surveys/my-survey-r8.toml");
    workspace.write(new, workspace.read(new).replace("# 要確認", "# "));
    let said = workspace.kaishu(&["publish", "第 7 回", "--date", "2026-03-31"]);
    said.ends_with(0)
        .says("計画「report-r8」は公表しません: my-survey-r8/R8 の回収がまだありません")
        .says("kaishu publish \"第 7 回\" --plan report-r8")
        .says("公表した計画: my-report\n")
        .says("kaishu reproduce \"第 7 回\"");
    assert!(!workspace.path("published/第 7 回/public/report-r8").exists());
    let named = workspace.kaishu(&["publish", "r8", "--plan", "report-r8"]);
    named.ends_with(0).says("公表した計画: report-r8\n").says_nothing_of("は公表しません");
}
