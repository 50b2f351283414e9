//! A folder that is given to the program without a command, as when it is dropped on it.

use std::collections::BTreeMap;
use std::path::Path;

use super::kaishu;

/// The example as `kaishu new` makes it, in a folder of its own.
fn example() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("調査 2026");
    assert_eq!(kaishu(&["new", root.to_str().unwrap(), "--lang", "ja"]).code, Some(0));
    (folder, root)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = kaishu::collect::files::list(folder, "").unwrap();
    names.into_iter().map(|name| (name.clone(), std::fs::read(folder.join(&name)).unwrap())).collect()
}

#[test]
fn a_workspace_is_run() {
    let (_folder, root) = example();
    let said = kaishu(&[root.to_str().unwrap(), "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("報告書「"), "{}", said.out);
    assert!(root.join("out/my-report/my-report.docx").is_file());
}

#[test]
fn returned_files_get_a_workspace_beside_them() {
    let (folder, root) = example();
    let returned = folder.path().join("返送 令和2年");
    std::fs::rename(root.join("returned"), &returned).unwrap();
    std::fs::write(returned.join("~$あかね市.xlsx"), "x").unwrap();
    let before = files(&returned);
    let said = kaishu(&[returned.to_str().unwrap(), "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let place = folder.path().join("返送 令和2年-kaishu");
    let next = format!("確かめて直したら: kaishu run -w \"{}\"", place.display());
    assert!(said.out.contains(&next), "it can be typed as it stands: {}", said.out);
    assert!(said.out.contains("元のフォルダには何も書いていません"), "{}", said.out);
    let (confirm, read) = (said.out.find("次に確かめること"), said.out.find("回答・記録 3 件"));
    assert!(confirm.is_some() && read.is_some() && confirm < read, "what to confirm is on top: {}", said.out);
    assert_eq!(files(&returned), before, "nothing is written into the folder");
    let made = files(&place);
    // The way leads to a report, which says what it rests on.
    assert!(said.out.contains("「計画_表」") && said.out.contains("analysis/survey.md"), "{}", said.out);
    assert!(made.contains_key("out/survey-report/survey-report.docx"), "{:?}", made.keys());
    let report = String::from_utf8(made["out/survey-report/survey-report.md"].clone()).unwrap();
    for line in [
        "**下書きの定義による（確かめていない印が残っている）**",
        "3件の回答があった。",
        "| 計 | 3 | 1 | 2 | 0 | 33.3 | 66.7 | 0.0 |",
        "| 計 | 3 | 2,050 | 683.3 | 600.0 | 250 | 1,200 |",
    ] {
        assert!(report.lines().any(|found| found.starts_with(line)), "{line}: {report}");
    }
    for name in ["returned/あかね市.xlsx", "returned/そら村.xlsx", "returned/みどり町.xlsx", "corrections.csv"]
    {
        assert!(made.contains_key(name), "{name}: {:?}", made.keys());
    }
    assert!(!made.contains_key("returned/~$あかね市.xlsx"));
    // What somebody writes there is read: a line that is no row is told with its place.
    std::fs::write(
        place.join("corrections.csv"),
        format!("{}でたらめ,x\n", String::from_utf8_lossy(&made["corrections.csv"])),
    )
    .unwrap();
    let said = kaishu(&["-w", place.to_str().unwrap(), "check", "--lang", "ja"]);
    assert!(said.out.contains("corrections.csv") && said.out.contains("でたらめ"), "{}{}", said.out, said.err);
    std::fs::write(place.join("corrections.csv"), &made["corrections.csv"]).unwrap();
    // The second time nothing is drafted anew: what was confirmed meanwhile is somebody's work.
    let definition = made.keys().find(|name| name.starts_with("surveys/")).unwrap().clone();
    std::fs::write(returned.join("あおい市.xlsx"), &before["あかね市.xlsx"][..10]).unwrap();
    let said = kaishu(&[returned.to_str().unwrap(), "--lang", "ja"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("前に作った") && said.out.contains("増えています: あおい市.xlsx"), "{}", said.out);
    assert_eq!(files(&place)[&definition], made[&definition]);
}

#[test]
fn what_is_no_folder_of_returns_is_said_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir(at("empty")).unwrap();
    std::fs::write(at("one.xlsx"), "x").unwrap();
    std::fs::create_dir(at("taken")).unwrap();
    std::fs::write(at("taken/a.csv"), "code,q1\n1,2\n").unwrap();
    std::fs::write(at("taken-kaishu"), "mine").unwrap();
    for (given, said) in [
        (at("empty"), "読めるファイル（Excel など）がありません"),
        (at("one.xlsx"), "フォルダではありません"),
        (at("gone/"), "がありません"),
        (at("taken"), "がすでにあり、作業フォルダではありません"),
    ] {
        let found = kaishu(&[&given, "--lang", "ja"]);
        assert_eq!(found.code, Some(2), "{given}: {}", found.out);
        assert!(found.err.contains(said), "{given}: {}", found.err);
    }
    assert_eq!(std::fs::read(at("taken-kaishu")).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
}

/// A command's name wins over a folder's; `./NAME` means the folder.
#[test]
fn a_folder_named_like_a_command() {
    let (folder, root) = example();
    std::fs::rename(&root, folder.path().join("check")).unwrap();
    let run = |argument: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kaishu"));
        let output = command.args([argument, "--lang", "ja"]).current_dir(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = run("check");
    assert!(code == Some(2) && said.contains("surveys/ フォルダがありません"), "{said}");
    let (code, said) = run("./check");
    assert_eq!(code, Some(0), "{said}");
    assert!(folder.path().join("check/out/my-report").is_dir());
}
