//! `kaishu run --formats`: which files are written, what becomes of the others, and what is said and recorded; and
//! `kaishu open`, which finds them.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::{PLAN, Workspace};

/// The endings of the files of the report.
fn endings(workspace: &Workspace) -> BTreeSet<String> {
    let folder = workspace.path(&format!("out/{PLAN}"));
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.map(|name| name.rsplit('.').next().unwrap().to_owned()).collect()
}

#[test]
fn only_the_formats_that_are_asked_for_are_written() {
    let workspace = Workspace::bundled();
    let said = workspace.kaishu(&["run", "--formats", "xlsx、DOCX"]);
    said.ends_with(0).says(&format!("  報告書: out/{PLAN}/{PLAN}.docx\n  集計表: out/{PLAN}/{PLAN}.xlsx\n"));
    said.says_nothing_of("results.json").says_nothing_of("前の実行から残っています");
    assert_eq!(endings(&workspace), ["docx", "xlsx"].map(str::to_owned).into());
    let record: serde_json::Value = serde_json::from_str(&workspace.read("out/analyst/run.json")).unwrap();
    assert_eq!(record["options"]["formats"], serde_json::json!(["docx", "xlsx"]));
    let written: Vec<&str> =
        record["outputs"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert!(written.contains(&format!("out/{PLAN}/{PLAN}.docx").as_str()));
    assert!(!written.contains(&format!("out/{PLAN}/results.json").as_str()), "{written:?}");
    // What lies there of an earlier run stays as it is, and is named.
    let before = std::fs::read(workspace.path(&format!("out/{PLAN}/{PLAN}.docx"))).unwrap();
    let said = workspace.kaishu(&["run", "--formats", "md,docx,xlsx,json"]);
    said.ends_with(0).says("（同じ名前の .md も）").says_nothing_of("前の実行から残っています");
    assert_eq!(endings(&workspace), ["docx", "json", "md", "xlsx"].map(str::to_owned).into());
    workspace.replace("surveys/workspace.toml", "fictional = true", "fictional = false");
    let said = workspace.kaishu(&["run", "--formats", "json"]);
    said.ends_with(0).says(&format!("  数値データ: out/{PLAN}/results.json\n"));
    said.says("前の実行から残っています（今回の結果より古いことがあります）: ")
        .says(&format!("out/{PLAN}/{PLAN}.docx"));
    assert_eq!(std::fs::read(workspace.path(&format!("out/{PLAN}/{PLAN}.docx"))).unwrap(), before);
    // The same is said where a command writes some formats by itself.
    workspace.kaishu(&["report"]).ends_with(0).says(&format!("out/{PLAN}/{PLAN}.xlsx"));
}

/// A word for what a run writes without a list, which can be added to.
#[test]
fn all_formats_have_a_word() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "-q"]).ends_with(0);
    let formats = |workspace: &Workspace| {
        let record: serde_json::Value = serde_json::from_str(&workspace.read("out/analyst/run.json")).unwrap();
        let formats = record["options"]["formats"].as_array().unwrap();
        formats.iter().map(|format| format.as_str().unwrap().to_owned()).collect::<BTreeSet<String>>()
    };
    let usual = formats(&workspace);
    workspace.kaishu(&["run", "-q", "--formats", "all"]).ends_with(0);
    assert_eq!(formats(&workspace), usual);
    workspace.kaishu(&["run", "-q", "--formats", "ALL,csv-cp932"]).ends_with(0);
    let more: BTreeSet<String> = formats(&workspace).difference(&usual).cloned().collect();
    assert_eq!(more, ["csv-cp932".to_owned()].into());
    workspace.kaishu(&["run", "--help"]).ends_with(0).says("全部は all");
}

#[test]
fn a_format_that_is_none_is_said_before_anything_is_done() {
    let workspace = Workspace::bundled();
    for (typed, near) in [
        ("xslx", "（近いもの: xlsx）"),
        ("docx,jsn", "（近いもの: json）"),
        ("al", "（近いもの: all"),
        ("word", ""),
    ] {
        let said = workspace.kaishu(&["run", "--formats", typed]);
        said.ends_with(2).says(near).says("はありません").says("md, docx, html, xlsx, data, csv, json, csv-cp932");
    }
    workspace.kaishu(&["run", "--formats", ","]).ends_with(2).says("--formats に形式がありません");
    assert!(!workspace.path("out").exists());
}

#[test]
fn open_prints_the_report_that_a_person_reads() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["open"]).ends_with(2).says("報告書がまだありません（計画: outcome-report, round-3）");
    workspace.kaishu(&["open", "outcom-report"]).ends_with(2).says("（近いもの: outcome-report）");
    workspace.kaishu(&["run", "--quiet", "--formats", "md"]).ends_with(0);
    let said = workspace.kaishu(&["open", PLAN]);
    assert_eq!(said.ends_with(0).stdout, format!("out/{PLAN}/{PLAN}.md\n"));
    workspace.kaishu(&["run", "--quiet", "--formats", "docx"]).ends_with(0);
    // Every format that is there, the one first that would be opened; or the one that is asked for.
    let said = workspace.kaishu(&["open"]);
    let [docx, md] = ["docx", "md"].map(|ending| format!("out/{PLAN}/{PLAN}.{ending}\n"));
    let [docx3, md3] = ["docx", "md"].map(|ending| format!("out/round-3/round-3.{ending}\n"));
    assert_eq!(said.ends_with(0).stdout, format!("{docx}{md}{docx3}{md3}"));
    assert_eq!(workspace.kaishu(&["open", PLAN, "MD"]).ends_with(0).stdout, md);
    assert_eq!(workspace.kaishu(&["open", "md"]).ends_with(0).stdout, format!("{md}{md3}"));
    workspace.kaishu(&["open", "xlsx"]).ends_with(2).says("xlsx の報告書がまだありません");
    workspace.kaishu(&["open", PLAN, "pdf"]).ends_with(2).says("あるのは html, docx, md, xlsx です");
}

/// On a terminal the system's opener is started with the report, and with nothing else.
#[cfg(unix)]
#[test]
fn on_a_terminal_the_report_is_opened() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet", "--formats", "md,docx"]).ends_with(0);
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let program = workspace.path(&format!("bin/{opener}"));
    workspace.write(&format!("bin/{opener}"), "#!/bin/sh\nprintf '%s|' \"$@\" > opened.txt\n");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", workspace.path("bin").display(), std::env::var("PATH").unwrap());
    let run = |arguments: &str| {
        let line = format!("{} open {arguments} --lang ja", env!("CARGO_BIN_EXE_kaishu"));
        let mut on_a_terminal = Command::new("script");
        on_a_terminal.args(["-qec", &line, "/dev/null"]).current_dir(workspace.root()).env("PATH", &path);
        on_a_terminal.output()
    };
    match run(&format!("{PLAN} --print")) {
        Ok(output) => assert_eq!(output.status.code(), Some(0), "{output:?}"),
        Err(error) => {
            println!("there is no `script` ({error}): nothing stands in for a terminal here");
            return;
        }
    }
    assert!(!workspace.path("opened.txt").exists());
    assert_eq!(run(PLAN).unwrap().status.code(), Some(0));
    assert_eq!(workspace.read("opened.txt"), format!("out/{PLAN}/{PLAN}.docx|"));
    assert_eq!(run(&format!("{PLAN} md")).unwrap().status.code(), Some(0));
    assert_eq!(workspace.read("opened.txt"), format!("out/{PLAN}/{PLAN}.md|"));
}
