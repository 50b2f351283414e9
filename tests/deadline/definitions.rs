//! Of what offices and analysts supply only a definition or plan that is wrong in itself ends the run: every mistake at
//! once, each with its place, and the old results stay whole.

use super::before_the_next_round;
use crate::support::Workspace;

const WHOLE: &str = "直してからもう一度実行してください（これまでの out/ はそのままです）。";

/// Asserts that a run ends with 2 and leaves `out/` as it was.
fn refused(workspace: &Workspace, mistakes: &[&str]) {
    let before = workspace.output();
    let run = workspace.kaishu(&["run"]);
    run.ends_with(2).says(&format!("定義・計画に {} 件の誤りがあります。{WHOLE}", mistakes.len()));
    for mistake in mistakes {
        run.says(mistake);
    }
    assert!(before == workspace.output(), "the old results are whole");
    workspace.kaishu(&["check"]).ends_with(2);
}

fn with_results() -> Workspace {
    let workspace = before_the_next_round();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    workspace
}

#[test]
fn three_mistakes_are_said_at_once() {
    let workspace = with_results();
    let file = "surveys/entry-support.toml";
    let text = workspace.read(file);
    let text = text.replacen("design = \"census\"", "design = \"sensus\"", 1);
    let text = text.replacen("  question = \"q2\"", "  question = \"q9\"", 1);
    workspace.write(file, text.replacen("as_of = \"2020-10-31\"", "as_of = \"2020-10-32\"", 1));
    refused(
        &workspace,
        &[
            "誤り: 「design」に「sensus」は使えません\n --> surveys/entry-support.toml:9:10\n",
            "誤り: 設問「q9」はありません\n  --> surveys/entry-support.toml:62:14\n",
            "誤り: 「2020-10-32」は日付ではありません（2020-12-31 のように書きます）\n  --> surveys/entry-support.toml:75:9\n",
        ],
    );
    let run = workspace.kaishu(&["run"]);
    run.says("census / sample / open のどれか").says("= ヒント: もしかして: 「census」");
}

#[test]
fn a_mark_that_names_nothing_is_said_with_its_place() {
    let workspace = with_results();
    workspace.replace("analysis/07-verification.md", "{{figure:network-returned}}", "{{figure:network-returnd}}");
    refused(&workspace, &["誤り: 印の「network-returnd」はありません\n  --> analysis/07-verification.md:50:56\n"]);
    workspace.kaishu(&["run"]).says("= ヒント: もしかして: 「network-returned」");
}

#[test]
fn a_plan_that_asks_for_what_is_not_there() {
    let workspace = with_results();
    workspace.replace("analysis/outcome-report.toml", "share = \"q1.d in (3, 4)\"", "share = \"q1.e in (3, 4)\"");
    refused(
        &workspace,
        &["誤り: 条件の中の「q1.e」という設問・列はありません\n   --> analysis/outcome-report.toml:212:10\n"],
    );
    workspace.kaishu(&["run"]).says("= ヒント: もしかして: 「q1.a」");
}

#[test]
fn one_mistake_is_one_mistake_and_not_what_follows_from_it() {
    let workspace = with_results();
    workspace.replace("surveys/network-need.toml", "codes = \"reasons\"", "codes = \"reason\"");
    refused(&workspace, &["誤り: 選択肢の一覧「reason」はありません\n  --> surveys/network-need.toml:48:9\n"]);
}

#[test]
fn words_of_a_definition_are_text_in_every_format() {
    use crate::support::{PLAN, part};
    let workspace = before_the_next_round();
    workspace.replace("surveys/network-need.toml", "label = \"市町村\"", "label = \"<script>alert(1)</script>\"");
    workspace.replace("surveys/network-need.toml", "label = \"関係団体\"", "label = \"=cmd()\"");
    workspace.replace(
        "analysis/outcome-report.toml",
        "title = \"ネットワークの必要性（層別）\"",
        "title = \"=1+1 <b>|\"",
    );
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let report = workspace.markdown();
    assert!(!report.contains("<script") && !report.contains("<b>"), "nothing that a browser would run");
    assert!(report.lines().any(|line| line.starts_with("| &lt;script&gt;alert(1)&lt;/script&gt; | 62 | 49 |")));
    assert!(report.lines().any(|line| line.starts_with("| =cmd() | 67 | 55 |")));
    assert!(report.lines().any(|line| line.ends_with("=1+1 &lt;b&gt;\\|**")));
    let folder = workspace.path(&format!("out/{PLAN}"));
    let word = part(&folder.join(format!("{PLAN}.docx")), "word/document.xml");
    assert!(!word.contains("<script") && word.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "Word");
    assert!(word.contains(">=cmd()<"), "Word");
    let excel = folder.join(format!("{PLAN}.xlsx"));
    assert!(part(&excel, "xl/sharedStrings.xml").contains("<t>=cmd()</t>"), "Excel holds it as text");
    for (name, bytes) in crate::support::cells::parts(&excel) {
        let sheet = String::from_utf8(bytes).unwrap();
        assert!(!(name.starts_with("xl/worksheets/sheet") && sheet.contains("<f>")), "{name} has a formula");
    }
}
