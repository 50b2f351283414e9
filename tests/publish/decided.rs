//! Nothing is published while something is 要確認 or a mark of a draft is left, unless somebody decides so by name and with a
//! reason; then the report says who and why, and today's reports do not.

use kaishu::pipeline::start::Written;
use serde_json::Value;

use super::{PLAN, report, small};
use crate::support::{Workspace, part};

/// Two returns of one town that do not say the same.
fn undecided() -> Workspace {
    let workspace = small(Written::Toml);
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), workspace.path("returned/みどり町2.xlsx")).unwrap();
    workspace.set("returned/みどり町2.xlsx", "調査票", "B17", Some("700"));
    workspace
}

/// Nothing is there of a publication, not even begun.
fn nothing_published(workspace: &Workspace) -> bool {
    !workspace.path("published").exists()
        || std::fs::read_dir(workspace.path("published")).unwrap().next().is_none()
}

#[test]
fn one_open_finding_is_enough_to_refuse_and_its_decision_to_publish() {
    let workspace = undecided();
    let refused = workspace.kaishu(&["publish", "r7"]);
    refused
        .ends_with(1)
        .says("公表していません: 要確認 1 件が残っています")
        .says("returned/みどり町2.xlsx｜調査票!B17")
        .says("決めるときの行: 採用,my-survey,R7,T2,")
        .says("数値 28 件");
    assert!(nothing_published(&workspace));
    let row = refused.stdout.lines().find_map(|line| line.trim().strip_prefix("決めるときの行: ")).unwrap();
    let row = row
        .replace("＜ファイル＞", "returned/みどり町2.xlsx")
        .replace("＜理由＞", "電話で確認")
        .replace("＜確認者＞", "福祉課 A")
        .replace("＜日付＞", "2025-09-30");
    workspace.write("corrections.csv", workspace.read("corrections.csv") + &row + "\n");
    workspace.kaishu(&["publish", "r7"]).ends_with(0).says("として公表しました");
    workspace.kaishu(&["reproduce", "r7"]).ends_with(0);
    assert!(!workspace.read("published/r7/public/my-report/my-report.md").contains("暫定版"));
}

#[test]
fn a_file_that_was_set_aside_is_offered_the_row_that_accepts_it() {
    let workspace = small(Written::Toml);
    workspace.write("returned/折れた.xlsx", "x");
    let refused = workspace.kaishu(&["publish", "r7"]);
    refused.ends_with(1).says("returned/折れた.xlsx").says("決めるときの行: 了承,,,");
    assert!(nothing_published(&workspace));
    let row = refused.stdout.lines().find_map(|line| line.trim().strip_prefix("決めるときの行: ")).unwrap();
    let row = row.replace("＜理由＞", "空のファイル").replace("＜確認者＞", "A").replace("＜日付＞", "2025-09-30");
    workspace.write("corrections.csv", workspace.read("corrections.csv") + &row + "\n");
    workspace.kaishu(&["publish", "r7"]).ends_with(0);
    workspace.kaishu(&["reproduce", "r7"]).ends_with(0);
}

#[test]
fn a_decision_to_publish_all_the_same_is_recorded_and_printed_there_and_nowhere_else() {
    let workspace = undecided();
    let decided = ["publish", "r7", "--provisional", "--by", "福祉課長 B", "--reason", "協議会に間に合わせるため"];
    for missing in [&decided[..3], &decided[..5], &["publish", "r7", "--by", "B", "--reason", "C"]] {
        workspace.kaishu(missing).ends_with(2);
    }
    workspace
        .kaishu(&["publish", "r7", "--provisional", "--by", " ", "--reason", "理由"])
        .ends_with(2)
        .says("--by と --reason");
    assert!(nothing_published(&workspace));

    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let before = report(&workspace);
    workspace.kaishu(&decided).ends_with(0).says("要確認 1 件を残したまま公表");
    let (stamp, note) = (
        "要確認を残したまま公表（決定: 福祉課長 B）",
        "要確認 1 件が決まらないうちに公表することを、福祉課長 Bが決めた。理由: 協議会に間に合わせるため",
    );
    let text = workspace.read("published/r7/public/my-report/my-report.md");
    assert!(text.contains(stamp) && text.contains(note) && text.contains("暫定版（要確認 1 件）"), "{text}");
    let word = workspace.path("published/r7/public/my-report/my-report.docx");
    let body = part(&word, "word/document.xml");
    assert!(body.contains(stamp) && body.contains(note));
    let results: Value =
        serde_json::from_str(&workspace.read("published/r7/public/my-report/results.json")).unwrap();
    assert!(results["stamps"].as_array().unwrap().iter().any(|line| line == stamp));
    let strings = part(&workspace.path("published/r7/public/my-report/my-report.xlsx"), "xl/sharedStrings.xml");
    assert!(strings.contains(stamp));
    let freeze: Value = serde_json::from_str(&workspace.read("published/r7/freeze.json")).unwrap();
    assert_eq!(freeze["undecided"]["by"], "福祉課長 B");
    assert_eq!(freeze["undecided"]["findings"].as_array().unwrap().len(), 1);

    workspace.kaishu(&["reproduce", "r7"]).ends_with(0);
    workspace.kaishu(&["publish"]).ends_with(0).says("公表したまま（要確認を残して公表）");
    let copy = "published/r7/analyst/workspace";
    workspace.kaishu(&["run", "-q", "-w", copy]).ends_with(0);
    assert_eq!(workspace.read(&format!("{copy}/out/{PLAN}/{PLAN}.md")), text);
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    assert!(report(&workspace) == before);

    let done = small(Written::Toml);
    done.kaishu(&decided).ends_with(2).says("--provisional は要りません");
    assert!(nothing_published(&done));
}

/// What a draft leaves is confirmed before it is published. Marks in a plan that is not published are of no account.
#[test]
fn marks_that_nobody_settled_are_to_be_decided_as_well() {
    let workspace = small(Written::Toml);
    let definition = workspace.read("surveys/my-survey.toml");
    let marked = |text: &str| format!("{text}\n# 要確認（deadline）決まったら書く\n");
    let other = "id = \"other\"\ntitle = \"別の報告\"\nperiod = [\"FY2025\"]\nsections = [{ number = \"1\", title = \"結果\" }]\n";
    workspace.write("analysis/other.toml", marked(other));
    let plans = ["--plan", PLAN];
    let publish = |name: &str, more: &[&str]| workspace.kaishu(&[&["publish", name][..], &plans, more].concat());
    let decide = ["--provisional", "--by", "福祉課長 B", "--reason", "速報のため"];
    publish("r0", &decide).ends_with(2).says("--provisional は要りません");
    publish("r0", &[]).ends_with(0);

    for file in ["surveys/my-survey.toml", "analysis/my-report.toml"] {
        workspace.write(file, marked(&workspace.read(file)));
    }
    let refused = publish("r7", &[]);
    refused
        .ends_with(1)
        .says("left-open (2)")
        .says("決めるときの行: 了承,,,left-open@surveys/my-survey.toml,")
        .says("公表していません: 確かめていない印（2 ファイル）が残っています。印は、")
        .says("--provisional --by 人 --reason 理由")
        .says_nothing_of("かかわる数値")
        .says_nothing_of("要確認は、")
        .says_nothing_of("analysis/other.toml");
    assert!(!workspace.path("published/r7").exists());
    publish("r7", &decide).ends_with(0).says("確かめていない印（2 ファイル）を残したまま公表（決定: 福祉課長 B）");
    let text = workspace.read("published/r7/public/my-report/my-report.md");
    assert!(text.contains("確かめていない印を残したまま公表（決定: 福祉課長 B）"), "{text}");
    assert!(text.contains("確かめていない印（2 ファイル）が決まらないうちに公表することを、福祉課長 Bが決めた"));
    let freeze: Value = serde_json::from_str(&workspace.read("published/r7/freeze.json")).unwrap();
    let marks = ["left-open@surveys/my-survey.toml", "left-open@analysis/my-report.toml"];
    let mut listed: Vec<&str> =
        freeze["undecided"]["findings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    listed.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(listed, marks);
    workspace.kaishu(&["reproduce", "r7"]).ends_with(0);
    workspace.kaishu(&["publish"]).says("公表したまま（確かめていない印を残して公表）");

    // Both kinds are told beside each other.
    std::fs::copy(workspace.path("returned/みどり町.xlsx"), workspace.path("returned/みどり町2.xlsx")).unwrap();
    workspace.set("returned/みどり町2.xlsx", "調査票", "B17", Some("700"));
    publish("r7b", &[])
        .ends_with(1)
        .says("要確認 1 件と確かめていない印（2 ファイル）が残っています（かかわる数値 ");
    std::fs::remove_file(workspace.path("returned/みどり町2.xlsx")).unwrap();

    // A mark is settled by taking its line away or by letting it stand.
    workspace.write("surveys/my-survey.toml", definition);
    let row = "了承,,,left-open@analysis/my-report.toml,,,,来月までに確かめる,担当 A,2026-04-01\n";
    workspace.write("corrections.csv", workspace.read("corrections.csv") + row);
    publish("r8", &[]).ends_with(0).says_nothing_of("残したまま");
}
