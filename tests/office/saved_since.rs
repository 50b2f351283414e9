//! The report's own files into which somebody wrote after a run: none is lost, whatever is known of it.

use super::{entries, small, zipped};
use crate::support::{Workspace, tools};

const REPORT: &str = "out/my-report/my-report";
const EDITED: &str = "保存し直された（手直しされた）ファイルが";
const UNKNOWN: &str = "記録がなくて分からないファイルが";

/// What Word and Excel do to a file when somebody writes into it and saves: the parts are packed anew.
fn saved(workspace: &Workspace, file: &str, part: &str, from: &str, to: &str) -> Vec<u8> {
    let all = entries(&std::fs::read(workspace.path(file)).unwrap());
    let mut changed = false;
    let parts: Vec<(&str, String)> = all
        .iter()
        .filter_map(|(name, (_, bytes))| Some((name.as_str(), String::from_utf8(bytes.clone()).ok()?)))
        .map(|(name, text)| {
            let new = if name == part { text.replacen(from, to, 1) } else { text.clone() };
            changed |= new != text;
            (name, new)
        })
        .collect();
    assert!(changed, "{file}: {part} has no {from}");
    let bytes = zipped(&parts);
    workspace.write(file, &bytes);
    bytes
}

fn bytes(workspace: &Workspace, file: &str) -> Vec<u8> {
    std::fs::read(workspace.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What moved since the last run, so that every file has other content.
fn another_number(workspace: &Workspace) {
    workspace.remove("returned/そら村.xlsx");
}

#[test]
fn edited_reports_are_kept_under_another_name() {
    let workspace = small();
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("注意");
    let before = workspace.output();
    let [docx, xlsx, lists] =
        [format!("{REPORT}.docx"), format!("{REPORT}.xlsx"), "out/analyst/my-report/my-report.xlsx".to_owned()];
    let word = saved(&workspace, &docx, "word/document.xml", "</w:t>", "課長の手直し</w:t>");
    let excel = saved(&workspace, &xlsx, "xl/sharedStrings.xml", "</t>", "課長の手直し</t>");
    workspace.write(&format!("{REPORT}.md"), "手で書いた");
    // Also where little is to be said; whoever only counts the tables loses nothing either.
    let quiet = workspace.kaishu(&["tabulate", "-q"]);
    quiet.ends_with(0).says("注意: kaishu が書いたあとで").says(&format!("残したもの: {REPORT}.edited.xlsx ／"));
    assert!(quiet.stderr.contains(EDITED) && !quiet.stdout.contains(EDITED), "{quiet:#?}");
    let run = workspace.kaishu(&["run", "-q"]);
    run.ends_with(0)
        .says(&format!("残したもの: {REPORT}.edited.docx ／ 新しいもの: {docx}"))
        .says(&format!("残したもの: {REPORT}.edited.md ／"))
        .says("docs/templates.ja.md")
        .says_nothing_of("edited.xlsx")
        .says_nothing_of(UNKNOWN);
    assert!(run.stderr.contains("ファイルが 2 個"), "{run:#?}");
    let after = workspace.output();
    for (file, written) in &before {
        assert!(after[file] == *written, "{file} is what was written before");
    }
    assert!(after[&format!("{REPORT}.edited.docx")] == word && after[&format!("{REPORT}.edited.xlsx")] == excel);
    assert_eq!(after[&format!("{REPORT}.edited.md")], "手で書いた".as_bytes());
    workspace.kaishu(&["run"]).ends_with(0).says("変更なし").says_nothing_of("注意");
    // A second time, while the numbers move, and of the analyst's own lists too; what is kept is never written over.
    let again = saved(&workspace, &docx, "word/document.xml", "</w:t>", "部長の手直し</w:t>");
    saved(&workspace, &lists, "xl/sharedStrings.xml", "</t>", "確かめた</t>");
    another_number(&workspace);
    let root = workspace.root().display().to_string();
    let run = workspace.kaishu_in("en", &["run", "-w", &root], &[]);
    run.ends_with(0).says("warning: 2 files were saved by somebody (edited) after kaishu wrote them.");
    run.says(&format!("  kept: {root}/{REPORT}.edited-2.docx | new: {root}/{docx}"));
    run.says("out/analyst/my-report/my-report.edited.xlsx");
    assert!(bytes(&workspace, &format!("{REPORT}.edited-2.docx")) == again);
    assert!(bytes(&workspace, &format!("{REPORT}.edited.docx")) == word);
    assert!(bytes(&workspace, &docx) != before[&docx], "the new one stands in its place");
    // What was kept, put back into its place, is there once.
    workspace.write(&docx, &again);
    workspace.kaishu(&["run"]).ends_with(0).says(&format!("{REPORT}.edited-2.docx"));
    assert!(!workspace.path(&format!("{REPORT}.edited-3.docx")).exists());
}

/// Files of formats that a run does not write are as they were written, and so is everything where only the store is gone.
#[test]
fn what_is_as_it_was_written_is_replaced() {
    let workspace = small();
    workspace.kaishu(&["run"]).ends_with(0);
    workspace.kaishu(&["run", "--formats", "md"]).ends_with(0);
    workspace.kaishu(&["report"]).ends_with(0);
    another_number(&workspace);
    workspace.kaishu(&["run"]).ends_with(0).says("前の実行から動いた数値").says_nothing_of("注意");
    std::fs::remove_dir_all(workspace.path(".kaishu")).unwrap();
    workspace.kaishu_in("en", &["run"], &[]).ends_with(0).says_nothing_of("warning");
    assert!(workspace.output().keys().all(|file| !file.contains("edited")));
}

/// Without any record nobody knows whether a file was edited: then it is kept.
#[test]
fn where_nothing_is_known_everything_is_kept() {
    let workspace = small();
    workspace.kaishu(&["run"]).ends_with(0);
    let before = workspace.output();
    std::fs::remove_dir_all(workspace.path(".kaishu")).unwrap();
    workspace.remove("out/analyst/run.json");
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("注意");
    std::fs::remove_dir_all(workspace.path(".kaishu")).unwrap();
    workspace.write("out/analyst/run.json", "{");
    another_number(&workspace);
    let run = workspace.kaishu(&["run"]);
    run.ends_with(0).says(UNKNOWN).says_nothing_of(EDITED).says(&format!("{REPORT}.edited.docx"));
    for ending in ["docx", "xlsx", "html", "md", "csv"] {
        let kept = bytes(&workspace, &format!("{REPORT}.edited.{ending}"));
        assert!(kept == before[&format!("{REPORT}.{ending}")], "{ending}");
    }
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("注意");
}

#[test]
fn another_program_saved_it_without_an_edit() {
    if !tools::office() {
        return;
    }
    let workspace = small();
    workspace.kaishu(&["run"]).ends_with(0);
    let folder = tempfile::tempdir().unwrap();
    for ending in ["docx", "xlsx"] {
        let report = workspace.path(&format!("{REPORT}.{ending}"));
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let office = std::process::Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", ending, "--outdir"])
            .args([folder.path(), &report])
            .output()
            .unwrap();
        assert!(office.status.success(), "{office:?}");
        std::fs::copy(folder.path().join(format!("my-report.{ending}")), &report).unwrap();
    }
    let saved = ["docx", "xlsx"].map(|ending| bytes(&workspace, &format!("{REPORT}.{ending}")));
    let run = workspace.kaishu(&["run"]);
    run.ends_with(0).says("ファイルが 2 個").says(EDITED);
    let kept = ["docx", "xlsx"].map(|ending| bytes(&workspace, &format!("{REPORT}.edited.{ending}")));
    assert!(kept == saved);
}

/// A list of changes that is true no more goes away; one into which somebody wrote does not.
#[test]
fn a_list_that_has_no_place_any_more() {
    let workspace = small();
    workspace.kaishu(&["publish", "first", "--date", "2021-04-01"]).ends_with(0);
    workspace.kaishu(&["run"]).ends_with(0);
    let (list, kept) = ("out/my-report/changes.md", "out/my-report/changes.edited.md");
    workspace.write(list, "手で書いた");
    std::fs::remove_dir_all(workspace.path("published")).unwrap();
    workspace.kaishu(&["run"]).ends_with(0).says(EDITED).says(kept);
    assert!(!workspace.path(list).exists() && !workspace.path("out/my-report/changes.json").exists());
    assert_eq!(workspace.read(kept), "手で書いた");
}
