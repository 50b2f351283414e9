//! The language of a report is what was typed or what the workspace declares, never that of the machine, and a publication
//! keeps its own.

use std::process::Command;

use crate::support::{PLAN, Workspace};

/// A workspace whose reports are declared to be English.
fn declared_english() -> Workspace {
    let workspace = Workspace::bundled();
    let settings = workspace.path("surveys/workspace.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(settings, format!("language = \"en\"\n{text}")).unwrap();
    workspace
}

/// Runs the program without a word about the language, on a machine that speaks one.
fn run(workspace: &Workspace, machine: &str, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
    command.args(arguments).arg("-w").arg(workspace.root()).env("KAISHU_LANG", machine);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

fn report(workspace: &Workspace) -> String {
    std::fs::read_to_string(workspace.path(&format!("out/{PLAN}/{PLAN}.md"))).unwrap()
}

#[test]
fn what_is_typed_comes_before_what_the_workspace_declares() {
    let workspace = declared_english();
    run(&workspace, "ja", &["report", "--quiet"]);
    let declared = report(&workspace);
    assert!(declared.contains("How to read this report"), "{declared:.500}");
    workspace.kaishu_in("ja", &["report", "--quiet"], &[]).ends_with(0);
    assert!(report(&workspace).contains("報告書の見方"));

    let workspace = Workspace::bundled();
    run(&workspace, "en", &["report", "--quiet"]);
    assert!(report(&workspace).contains("報告書の見方"));
    workspace.kaishu_in("en", &["report", "--quiet"], &[]).ends_with(0);
    assert_eq!(report(&workspace), declared);
}

#[test]
fn a_publication_is_made_again_in_its_own_language() {
    let workspace = Workspace::bundled();
    let publish = ["publish", "first", "--plan", PLAN, "--date", "2021-04-01"];
    workspace.kaishu_in("en", &publish, &[]).ends_with(0);
    let published = workspace.path(&format!("published/first/public/{PLAN}/{PLAN}.md"));
    assert!(std::fs::read_to_string(published).unwrap().contains("How to read this report"));
    for lang in ["ja", "en"] {
        workspace.kaishu_in(lang, &["reproduce", "first"], &[]).ends_with(0);
    }
    // Another language is no change of any number or sentence.
    run(&workspace, "en", &["run", "--quiet"]);
    let list = std::fs::read_to_string(workspace.path(&format!("out/{PLAN}/changes.json"))).unwrap();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["figures"].as_array().map(Vec::len), Some(0), "{list:#}");
    assert_eq!(list["sentences"].as_array().map(Vec::len), Some(0), "{list:#}");
}

#[test]
fn the_english_prose_beside_a_text_stands_in_an_english_report() {
    let workspace = Workspace::bundled();
    std::fs::write(
        workspace.path("analysis/02-name.en.md"),
        "The network is needed by {{figure:network-needed}}.\n",
    )
    .unwrap();
    workspace.kaishu_in("en", &["report", "--quiet"], &[]).ends_with(0);
    assert!(report(&workspace).contains("The network is needed by 80.6 %."), "{}", report(&workspace));
    // A mark that names nothing is a mistake in this file as in any other.
    std::fs::write(workspace.path("analysis/02-name.en.md"), "{{figure:no-such}}\n").unwrap();
    workspace.kaishu_in("en", &["report"], &[]).ends_with(2).says("02-name.en.md");
}

#[test]
fn what_has_no_english_is_listed_and_what_was_replaced_is_said() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["check", "--all"]).says_nothing_of("英語がない");
    let short = workspace.kaishu_in("en", &["check"], &[]);
    short.says("to list them: kaishu").says("check --all --lang en").says_nothing_of("label_en:");
    let listed = workspace.kaishu_in("en", &["check", "--all"], &[]);
    listed
        .says("Names and prose that have no English")
        .says("surveys/frames/")
        .says("name_en: ")
        .says("label_en: ")
        .says("there is no analysis/02-name.en.md");
    let replaced = "those in Japanese were replaced";
    workspace.kaishu(&["run"]).ends_with(0).says_nothing_of("言語は");
    workspace.kaishu_in("en", &["run"], &[]).ends_with(0).says(replaced).says("run --lang ja");
    let declared = declared_english();
    declared.kaishu_in("en", &["run"], &[]).ends_with(0).says_nothing_of(replaced);
}

/// `tabulate` looks something up: what lies there for others stays as it is.
#[test]
fn a_language_that_is_typed_for_a_table_is_that_of_the_screen_alone() {
    let workspace = Workspace::bundled();
    run(&workspace, "ja", &["run", "--quiet"]);
    let files = [format!("out/{PLAN}/{PLAN}.xlsx"), format!("out/{PLAN}/results.json")];
    let written = || files.clone().map(|file| std::fs::read(workspace.path(&file)).unwrap());
    let before = written();
    let said = workspace.kaishu_in("en", &["tabulate"], &[]).ends_with(0).stdout.clone();
    assert!(written() == before);
    assert!(said.contains("Respondents") || said.contains("Table 1"), "{said:.2000}");
    let japanese = workspace.kaishu_in("ja", &["tabulate"], &[]).ends_with(0).stdout.clone();
    assert!(written() == before && said != japanese, "{japanese:.2000}");
    // The same for programs.
    let data = workspace.kaishu_in("en", &["tabulate", "--format", "json"], &[]).ends_with(0).stdout.clone();
    assert!(written() == before && !data.contains("注:"), "{data:.2000}");
}
