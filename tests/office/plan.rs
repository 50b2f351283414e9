//! A plan that names an office's file: it is filled in every run, recorded and published with the rest.

use super::{docx, paragraph, small, text_of};
use crate::support::Workspace;

/// The small workspace with a template that its plan names.
fn with_template(body: &str) -> Workspace {
    let workspace = small();
    workspace.write("templates/mine.docx", docx(body));
    let plan = "analysis/my-report.toml";
    workspace.replace(plan, "id = \"my-report\"\n", "id = \"my-report\"\ntemplate = \"templates/mine.docx\"\n");
    workspace
}

#[test]
fn every_run_fills_it_and_says_so() {
    let workspace = with_template(&paragraph("{{figure:capacity}}"));
    workspace.kaishu(&["run"]).ends_with(0).says("差し込み: out/my-report/mine.docx");
    let body = text_of(&std::fs::read(workspace.path("out/my-report/mine.docx")).unwrap(), "word/document.xml");
    assert!(body.contains("2050人"), "{body}");
    let record: serde_json::Value = serde_json::from_str(&workspace.read("out/analyst/run.json")).unwrap();
    let names = |list: &str| -> Vec<String> {
        record[list].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
    };
    assert!(names("inputs").contains(&"templates/mine.docx".to_owned()), "{record:#}");
    assert!(names("outputs").contains(&"out/my-report/mine.docx".to_owned()), "{record:#}");
    // The figure knows that it is printed there.
    let figures = workspace.figures_of("my-report");
    assert!(figures["capacity"]["printed"].to_string().contains("templates/mine.docx"), "{}", figures["capacity"]);
    workspace.remove("out/my-report/mine.docx");
    workspace.kaishu(&["run", "--formats", "md"]).ends_with(0).says_nothing_of("mine.docx");
    assert!(!workspace.path("out/my-report/mine.docx").exists());
    // A list of several, of which two would have one name.
    workspace.write("other/mine.docx", docx(&paragraph("{{figure:capacity}}")));
    let plan = "analysis/my-report.toml";
    workspace.replace(plan, "\"templates/mine.docx\"", "[\"templates/mine.docx\", \"other/mine.docx\"]");
    workspace.kaishu(&["run"]).ends_with(2).says("同じ名前になります");
}

#[test]
fn a_mistaken_mark_is_a_mistake_of_the_definitions() {
    let workspace = with_template(&paragraph("{{figure:capcity}}"));
    workspace
        .kaishu(&["run"])
        .ends_with(2)
        .says("templates/mine.docx｜本文 1段落目")
        .says("印の「capcity」はありません")
        .says("capacity");
    assert!(!workspace.path("out").exists());
    workspace.remove("templates/mine.docx");
    workspace.kaishu(&["run"]).ends_with(2).says("my-report が指すファイル templates/mine.docx がありません");
}

#[test]
fn a_publication_holds_the_file_and_makes_it_again() {
    let workspace = with_template(&(paragraph("収容 {{figure:capacity}}") + &paragraph("{{table:lacking}}")));
    workspace.kaishu(&["publish", "first", "--date", "2025-10-01"]).ends_with(0);
    let kept = "published/first/public/my-report/mine.docx";
    assert!(text_of(&std::fs::read(workspace.path(kept)).unwrap(), "word/document.xml").contains("2050人"));
    workspace.kaishu(&["reproduce", "first"]).ends_with(0);
    // Another file today does not change what was published.
    workspace.write("templates/mine.docx", docx(&paragraph("いま {{figure:capacity}}")));
    workspace.kaishu(&["run"]).ends_with(0);
    workspace.kaishu(&["reproduce", "first"]).ends_with(0);
}

#[test]
fn the_list_of_marks_can_be_copied_from() {
    let workspace = small();
    let said = workspace.kaishu(&["fill", "--marks"]);
    said.ends_with(0)
        .says("{{figure:capacity}}")
        .says("2050人")
        .says("{{table:lacking}}")
        .says("{{chart:lacking}}");
    workspace.kaishu(&["fill", "--marks", "--format", "json"]).ends_with(0).says("{{figure:not-enough.low}}");
    workspace.kaishu_in("en", &["fill", "--marks"], &[]).ends_with(0).says("Says now");
    workspace.kaishu(&["fill", "--marks", "-o", "marks.docx"]).ends_with(0).says("marks.docx");
    // Every mark of the list can really be filled.
    workspace.kaishu(&["fill", "marks.docx", "-o", "all.docx"]).ends_with(0).says("印 9 か所");
}
