//! Every Word and Excel file that the program writes, looked through: reports, the analyst's lists, definitions as workbooks,
//! forms, entry and query sheets, lists for coding, what `new` and `draft` make, the commented copy of a report, its
//! machine-readable twin, and an office's own file that was filled.

use std::path::PathBuf;

use kaishu::render;
use kaishu::report::data::book;
use kaishu::report::model::{Block, Report, Section, Span};

use super::{assert_sound, problems, word_text};
use crate::render::{pixel, shared_report};
use crate::support::cells::replace_in_part;
use crate::support::{Workspace, below, part};

#[test]
fn the_shared_report() {
    let report = shared_report();
    assert_sound("xlsx", &render::xlsx::xlsx(&report).unwrap());
    assert_sound("docx", &render::docx::docx(&report, &pixel).unwrap());
    assert_sound("docx without pictures", &render::docx::docx(&report, &|_| None).unwrap());
    assert_sound("twin", &render::twin::twin(&book(&report)).unwrap());
}

#[test]
fn a_report_without_content() {
    assert_sound("xlsx", &render::xlsx::xlsx(&Report::default()).unwrap());
    assert_sound("docx", &render::docx::docx(&Report::default(), &pixel).unwrap());
    assert_sound("twin", &render::twin::twin(&book(&Report::default())).unwrap());
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
    for plan in ["outcome-report", "round-3"] {
        let twin = format!("out/{plan}/{plan}-data.xlsx");
        assert_sound(&twin, &std::fs::read(workspace.path(&twin)).unwrap());
    }
    // A number that is wrong has its comment.
    let report = "out/outcome-report/outcome-report.docx";
    replace_in_part(&workspace.path(report), "word/document.xml", "80.6", "81.6");
    std::fs::create_dir_all(workspace.path("checked")).unwrap();
    workspace.kaishu(&["verify", report, "--write", "checked/copy.docx"]).ends_with(1);
    assert!(part(&workspace.path("checked/copy.docx"), "word/comments.xml").contains("w:comment "));
    sound(&workspace, "checked", 1);
}

/// The three templates of an office are sound where they were; one that is sound stays it, with its fields and footnotes.
#[test]
fn filled_files() {
    for name in crate::office::TEMPLATES {
        let known = problems(&std::fs::read(crate::office::template(name)).unwrap());
        let found = problems(&crate::office::fixture_filled(name));
        let ours: Vec<_> = found.into_iter().filter(|problem| !known.contains(problem)).collect();
        assert!(ours.is_empty(), "{name}: {ours:#?}");
    }
    let marks = ["{{figure:network-needed}}", "{{statement:network-needed-sentence}}", "{{table:need-reasons}}"];
    let mut report = shared_report();
    let blocks = marks.map(|mark| Block::Paragraph(vec![Span::plain(mark)]));
    report.sections.push(Section { number: "4".into(), title: "差し込み".into(), blocks: blocks.to_vec() });
    let workspace = Workspace::bundled();
    workspace.write("mine.docx", render::docx::docx(&report, &pixel).unwrap());
    workspace.kaishu(&["fill", "mine.docx", "--plan", "outcome-report", "-o", "filled.docx"]).ends_with(0);
    let filled = std::fs::read(workspace.path("filled.docx")).unwrap();
    assert_sound("filled", &filled);
    assert!(word_text(&filled).contains("80.6"), "{}", word_text(&filled));
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
