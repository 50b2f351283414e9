//! The reports that the program writes itself: it says of none of them that something in it is wrong, and asks for a base only
//! where the report gives it nowhere.

use crate::support::Workspace;

/// A report, and how often it gives a share whose base stands nowhere in it: 65.2％ and 69.6％ of the background, of 92 each.
const REPORTS: [(&str, usize); 2] = [("outcome-report", 2), ("round-3", 0)];

#[test]
fn nothing_in_the_reports_of_the_program_is_called_wrong() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run"]);
    for (plan, bases) in REPORTS {
        for ending in ["docx", "md"] {
            let file = format!("out/{plan}/{plan}.{ending}");
            let told = workspace.kaishu(&["verify", &file]);
            told.ends_with(0)
                .says(&format!("、不一致 0、書き方に注意 {bases}、"))
                .says("文書の中: 誤り 0")
                .says_nothing_of("■ 期間の異なる比較")
                .says_nothing_of("■ 丸め方が異なる");
            assert_eq!(
                told.stdout.contains(&format!("■ 母数（n）がない（{bases}）")),
                bases > 0,
                "{}",
                told.stdout
            );
        }
    }
}
