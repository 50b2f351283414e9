//! Every Word and Excel file that the program writes, looked through: reports, the analyst's lists, definitions as workbooks,
//! forms, entry and query sheets, lists for coding, what `new` and `draft` make, and the commented copy of a report.

use std::path::PathBuf;

use kaishu::render;
use kaishu::report::model::Report;

use super::assert_sound;
use crate::render::{pixel, shared_report};
use crate::support::cells::replace_in_part;
use crate::support::{Workspace, below, part};

#[test]
fn the_shared_report() {
    let report = shared_report();
    assert_sound("xlsx", &render::xlsx::xlsx(&report).unwrap());
    assert_sound("docx", &render::docx::docx(&report, &pixel).unwrap());
    assert_sound("docx without pictures", &render::docx::docx(&report, &|_| None).unwrap());
}

#[test]
fn a_report_without_content() {
    assert_sound("xlsx", &render::xlsx::xlsx(&Report::default()).unwrap());
    assert_sound("docx", &render::docx::docx(&Report::default(), &pixel).unwrap());
}

/// The Word and Excel files below a folder, of many alike only every twentieth.
fn written(workspace: &Workspace, folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    below(&workspace.path(folder), &mut files);
    files.retain(|file| file.extension().is_some_and(|ending| ending == "xlsx" || ending == "docx"));
    files.sort();
    let mut seen = std::collections::BTreeMap::<PathBuf, usize>::new();
    files.retain(|file| {
        let count = seen.entry(file.parent().unwrap().to_owned()).or_default();
        *count += 1;
        *count % 20 == 1 || *count < 4
    });
    files
}

#[track_caller]
fn sound(workspace: &Workspace, folder: &str, least: usize) {
    let files = written(workspace, folder);
    assert!(files.len() >= least, "{folder}: {files:?}");
    for file in files {
        assert_sound(&file.display().to_string(), &std::fs::read(&file).unwrap());
    }
}

#[test]
fn reports_lists_and_the_commented_copy() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet"]).ends_with(0);
    sound(&workspace, "out", 6);
    // A number that is wrong has its comment.
    let report = "out/outcome-report/outcome-report.docx";
    replace_in_part(&workspace.path(report), "word/document.xml", "80.6", "81.6");
    std::fs::create_dir_all(workspace.path("checked")).unwrap();
    workspace.kaishu(&["verify", report, "--write", "checked/copy.docx"]).ends_with(1);
    assert!(part(&workspace.path("checked/copy.docx"), "word/comments.xml").contains("w:comment "));
    sound(&workspace, "checked", 1);
}

#[test]
fn definitions_forms_and_lists_for_coding() {
    let workspace = Workspace::bundled();
    for definition in [
        "surveys/network-need",
        "surveys/records",
        "surveys/indicators",
        "surveys/workspace",
        "analysis/outcome-report",
    ] {
        let name = definition.rsplit('/').next().unwrap();
        std::fs::create_dir_all(workspace.path("made")).unwrap();
        let target = format!("made/{name}.xlsx");
        workspace.kaishu(&["convert", &format!("{definition}.toml"), "-o", &target]).ends_with(0);
    }
    workspace.kaishu(&["convert", "surveys/network-need.toml", "--to", "xlsform", "-o", "made/xlsform.xlsx"]);
    workspace.kaishu(&["new", "made/new"]).ends_with(0);
    workspace.kaishu(&[
        "draft",
        "fixtures/network-need/R2/municipalities/【回答】長野市.xlsx",
        "-o",
        "made/draft.xlsx",
    ]);
    sound(&workspace, "made", 8);
    workspace.kaishu(&["code", "q4", "--survey", "network-need"]).ends_with(0);
    sound(&workspace, "coding", 1);
    workspace.kaishu(&["form"]).ends_with(0);
    workspace.kaishu(&["form", "--entry", "--twice"]).ends_with(0);
    sound(&workspace, "out", 20);
}

#[test]
fn query_sheets_and_lists_for_coding() {
    let workspace = Workspace::bundled();
    workspace.decide(&[]);
    workspace.kaishu(&["query"]).ends_with(0);
    sound(&workspace, "out/analyst/queries", 1);
}
