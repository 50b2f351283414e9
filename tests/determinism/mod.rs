//! The same files give the same bytes: twice, in another folder, in another order of files, under another locale and
//! time zone.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use crate::support::{Workspace, below};

/// Runs and reads everything below `out/`.
fn output(workspace: &Workspace, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    workspace.kaishu_with(&["run", "--quiet"], environment).ends_with(0);
    workspace.output()
}

#[track_caller]
fn same(first: &BTreeMap<String, Vec<u8>>, second: &BTreeMap<String, Vec<u8>>) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(first), names(second));
    for (name, bytes) in first {
        // Not assert_eq: a difference of two workbooks is nothing to print.
        assert!(*bytes == second[name], "{name} differs");
    }
}

#[test]
fn everything_that_a_run_writes_is_there() {
    let files = output(&Workspace::bundled(), &[]);
    let names = files.keys().map(String::as_str);
    let (data, names): (Vec<&str>, Vec<&str>) = names.partition(|name| name.starts_with("out/analyst/data/"));
    // The rounds of five surveys and nine record lists, one of them of two rounds.
    for (ending, rounds) in [(".csv", 15), (".sps", 15), (".R", 15), (".ddi.xml", 14)] {
        assert_eq!(data.iter().filter(|name| name.ends_with(ending)).count(), rounds, "{ending}: {data:?}");
    }
    assert_eq!(
        names,
        [
            "out/analyst/outcome-report/findings.json",
            "out/analyst/outcome-report/outcome-report.html",
            "out/analyst/outcome-report/outcome-report.xlsx",
            "out/analyst/round-3/findings.json",
            "out/analyst/round-3/round-3.html",
            "out/analyst/round-3/round-3.xlsx",
            "out/analyst/run.json",
            "out/outcome-report/outcome-report-data.xlsx",
            "out/outcome-report/outcome-report.csv",
            "out/outcome-report/outcome-report.docx",
            "out/outcome-report/outcome-report.html",
            "out/outcome-report/outcome-report.md",
            "out/outcome-report/outcome-report.xlsx",
            "out/outcome-report/results.json",
            "out/round-3/results.json",
            "out/round-3/round-3-data.xlsx",
            "out/round-3/round-3.csv",
            "out/round-3/round-3.docx",
            "out/round-3/round-3.html",
            "out/round-3/round-3.md",
            "out/round-3/round-3.xlsx",
        ]
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let workspace = Workspace::bundled();
    let first = output(&workspace, &[]);
    let again = output(&workspace, &[]);
    same(&first, &again);
    std::fs::remove_dir_all(workspace.path("out")).unwrap();
    std::fs::remove_dir_all(workspace.path(".kaishu")).unwrap();
    same(&first, &output(&workspace, &[]));
}

#[test]
fn another_folder_and_another_order_of_files_give_the_same_bytes() {
    same(&output(&Workspace::bundled(), &[]), &output(&Workspace::bundled_in_reverse(), &[]));
}

#[test]
fn another_locale_and_time_zone_give_the_same_bytes() {
    let workspace = Workspace::bundled();
    let first = output(&workspace, &[("LC_ALL", "ja_JP.UTF-8"), ("LANG", "ja_JP.UTF-8"), ("TZ", "Asia/Tokyo")]);
    for environment in [
        [("LC_ALL", "C"), ("LANG", "C"), ("TZ", "America/New_York")],
        [("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")],
    ] {
        std::fs::remove_dir_all(workspace.path("out")).unwrap();
        same(&first, &output(&workspace, &environment));
    }
}

/// When files were written down, and from where the command is typed, says nothing of what is in them.
#[test]
fn another_day_and_another_place_give_the_same_bytes() {
    let workspace = Workspace::bundled();
    let first = output(&workspace, &[]);
    for folder in ["out", ".kaishu"] {
        std::fs::remove_dir_all(workspace.path(folder)).unwrap();
    }
    let mut files = Vec::new();
    below(workspace.root(), &mut files);
    for (at, file) in (0..).zip(files) {
        let day = UNIX_EPOCH + Duration::from_secs(86_400 * (at % 20_000) + 1);
        std::fs::File::options().write(true).open(file).unwrap().set_modified(day).unwrap();
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(["run", "--quiet", "--lang", "ja", "-w"])
        .arg(workspace.root())
        .current_dir(elsewhere.path())
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    same(&first, &workspace.output());
}

/// Forms, entry sheets, definitions as workbooks and lists for coding too.
#[test]
fn what_is_sent_out_is_the_same_twice() {
    let sent = || {
        let workspace = Workspace::bundled();
        for command in [
            ["form", "training-comprehension"].as_slice(),
            &["form", "network-need", "--entry"],
            &["form", "network-need", "--case", "202011"],
            &["convert", "surveys/network-need.toml", "-o", "out/definition.xlsx"],
            &["convert", "analysis/outcome-report.toml", "-o", "out/plan.xlsx"],
        ] {
            workspace.kaishu(command).ends_with(0);
        }
        workspace.output()
    };
    let first = sent();
    assert!(first.len() >= 5, "{:?}", first.keys());
    same(&first, &sent());
}

#[test]
fn the_language_of_messages_is_not_that_of_the_report() {
    let workspace = Workspace::bundled();
    let first = output(&workspace, &[]);
    std::fs::remove_dir_all(workspace.path("out")).unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(["run", "-w"])
        .arg(workspace.root())
        .env("KAISHU_LANG", "en")
        .output()
        .unwrap();
    assert!(run.status.success());
    same(&first, &workspace.output());
}
