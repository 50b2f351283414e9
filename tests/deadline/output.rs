//! A place that cannot be written to ends the run with 2, and what stood there stays.

use super::before_the_next_round;

#[test]
fn a_file_where_the_results_belong() {
    let workspace = before_the_next_round();
    workspace.write("out", "メモ");
    workspace.kaishu(&["run"]).ends_with(2).says("エラー: ファイルを書くことができません: ./out/outcome-report（");
    assert_eq!(workspace.read("out"), "メモ");
}

/// Whoever may write everywhere cannot see this test fail: then it says so and proves nothing.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = before_the_next_round();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let before = workspace.output();
    let folder = workspace.path("out/outcome-report");
    let may = |mode: u32| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).unwrap();
    may(0o555);
    if std::fs::write(folder.join("probe"), "").is_ok() {
        may(0o755);
        eprintln!("skipped: this user may write into a read-only folder (root)");
        return;
    }
    workspace.set("fixtures/records/indicators/指標.xlsx", "指標", "D9", Some("12"));
    let run = workspace.kaishu(&["run"]);
    may(0o755);
    run.ends_with(2).says("エラー: ファイルを書くことができません: ./out/outcome-report");
    assert!(before == workspace.output(), "the old results are whole");
}

/// A report that somebody has open in Word. Windows refuses to move it; here a file that may not be changed stands for it, which
/// needs a file system that knows such files and a user who may make them.
#[cfg(target_os = "linux")]
#[test]
fn a_report_that_is_open_elsewhere() {
    let workspace = before_the_next_round();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    let before = workspace.output();
    let (report, beside) =
        ("out/outcome-report/outcome-report.docx", "out/outcome-report/outcome-report.new.docx");
    let held = |flag: &str| {
        let chattr = std::process::Command::new("chattr").arg(flag).arg(workspace.path(report)).output();
        chattr.is_ok_and(|output| output.status.success())
    };
    workspace.set("fixtures/records/indicators/指標.xlsx", "指標", "D9", Some("12"));
    if !held("+i") {
        println!("skipped: no file here can be kept from being changed");
        return;
    }
    let run = workspace.kaishu(&["run"]);
    let again = workspace.kaishu(&["run"]);
    held("-i");
    for run in [run, again] {
        run.ends_with(2).says(&format!("エラー: {report} は、ほかのプログラムで開かれている")).says(beside);
    }
    let after = workspace.output();
    assert!(after[report] == before[report], "the open one is as it was");
    assert!(after[beside] != before[report]);
    assert!(
        after["out/outcome-report/results.json"] != before["out/outcome-report/results.json"],
        "the others are new"
    );
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of(beside);
    let closed = workspace.output();
    assert!(closed[report] == after[beside] && !closed.contains_key(beside));
}
