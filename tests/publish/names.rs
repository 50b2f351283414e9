//! What cannot be published under a name, or at all: each is refused before anything is written.

use kaishu::pipeline::start::Written;

use super::small;
use crate::support::Workspace;

#[test]
fn a_name_is_a_folder_on_every_system_and_is_used_once() {
    let workspace = small(Written::Toml);
    let refused = |name: &str, words: &str| {
        workspace.kaishu(&["publish", name]).ends_with(2).says(words);
    };
    refused("", "名前が空です");
    refused("a/b", "「/」は");
    refused("..", "空白・. ・- ・~ で始めず");
    refused("con", "機器の名前");
    refused("NUL.x", "機器の名前");
    refused("速報.", "で終えません");
    refused("a\nb", "見えない文字");
    refused(&"長".repeat(61), "60 字まで");
    assert!(!workspace.path("published").exists());
    workspace.kaishu(&["publish", "r7-First"]).ends_with(0);
    for name in ["r7-First", "R7-first"] {
        workspace.kaishu(&["publish", name]).ends_with(2).says("published/r7-First はもうあります");
    }
    // A Mac splits the が of a name in two.
    workspace.kaishu(&["publish", "か\u{3099}"]).ends_with(0);
    assert!(workspace.path("published/が").is_dir());
    workspace.kaishu(&["publish", "が"]).ends_with(2);
    workspace.kaishu(&["reproduce", "か\u{3099}"]).ends_with(0);
    workspace.kaishu(&["reproduce", "r7"]).ends_with(2).says("「r7」という公表はありません（あるもの: ");
    workspace.kaishu(&["publish", "x", "--date", "来週"]).ends_with(2).says("「来週」は日付ではありません");
    workspace.kaishu(&["publish", "x", "--date", "2025-02"]).ends_with(2).says("「2025-02」は日付ではありません");
    workspace.kaishu(&["publish", "--date", "2025-02-01"]).ends_with(2);
}

#[test]
fn a_workspace_without_a_report_has_nothing_to_publish() {
    let workspace = small(Written::Toml);
    workspace.kaishu(&["publish"]).ends_with(0).says("まだ何も公表していません");
    workspace.remove("analysis/my-report.toml");
    workspace.kaishu(&["publish", "x"]).ends_with(2).says("集計計画がない");
    assert!(!workspace.path("published/x").exists());
}

#[test]
fn what_cannot_be_written_leaves_nothing() {
    let workspace = small(Written::Toml);
    workspace.write("published", "a file where the folder belongs");
    workspace.kaishu(&["publish", "x"]).ends_with(2);
    assert_eq!(workspace.read("published"), "a file where the folder belongs");
}

#[cfg(unix)]
#[test]
fn an_input_that_nobody_can_copy_is_named() {
    let workspace = small(Written::Toml);
    std::os::unix::fs::symlink("nowhere", workspace.path("returned/link.xlsx")).unwrap();
    let row = "了承,,,unreadable-file@returned/link.xlsx,,,,リンク,A,2025-09-30\n";
    workspace.write("corrections.csv", workspace.read("corrections.csv") + row);
    workspace.kaishu(&["publish", "x"]).ends_with(2).says("読めない入力").says("returned/link.xlsx");
    assert!(!workspace.path("published").exists());
}

#[test]
fn a_folder_of_publications_is_no_folder_of_returns() {
    let refused = |workspace: &Workspace| {
        workspace.kaishu(&["check"]).ends_with(2).says("控えを置くフォルダ");
    };
    for folder in ["published/x/public", "Published", ".kaishu/files"] {
        let workspace = small(Written::Toml);
        workspace.replace("surveys/my-survey.toml", "folder = \"returned\"", &format!("folder = \"{folder}\""));
        refused(&workspace);
    }
}
