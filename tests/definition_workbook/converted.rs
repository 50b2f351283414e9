//! A definition is the same in TOML and as a workbook: both ways, for every definition of the project.

use std::path::{Path, PathBuf};

use kaishu::catalogue::Lang;
use kaishu::findings::plan::keys::KIND as PLAN;
use kaishu::questionnaire::definition::{Part, write_workbook};
use kaishu::survey::remarks::Remarks;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::tree::{self, Table, same};
use kaishu::survey::toml::write::write_toml;
use kaishu::survey::workbook::layout::{INDICATORS, RECORDS, SURVEY, TOGETHER, WORKSPACE};
use kaishu::survey::workbook::{self, Kind};
use kaishu::workbook::Limits;

/// Every definition of the project with its kind.
pub(super) fn definitions() -> Vec<(Kind, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let folders = ["surveys", "analysis", "docs/first-survey/surveys", "docs/first-survey/analysis"];
    let more = ["docs/first-form/surveys", "docs/first-form/analysis"];
    for folder in folders.into_iter().chain(more) {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
            let kind = match file.file_stem().and_then(|stem| stem.to_str()) {
                _ if folder.ends_with("analysis") => PLAN,
                Some("workspace") => WORKSPACE,
                Some("records") => RECORDS,
                Some("indicators") => INDICATORS,
                Some(_) | None => SURVEY,
            };
            found.push((kind, file));
        }
    }
    assert!(found.len() >= 14, "{found:?}");
    found
}

/// The tree of a TOML text, which must be sound.
pub(super) fn tree_of(text: &str) -> Table {
    let mut problems = Problems::new();
    let read = tree::parse(&SourceFile::new("surveys/x.toml", text), &mut problems);
    if let Err(error) = problems.into_result() {
        panic!("{error}\n{text}");
    }
    read.unwrap()
}

/// The tree of a definition that has been written as a workbook and read again.
pub(super) fn through_excel(kind: Kind, table: &Table, lang: Lang) -> Table {
    let bytes = write_workbook(&[Part { kind, table, remarks: &Remarks::default() }], lang).unwrap();
    assert_eq!(
        bytes,
        write_workbook(&[Part { kind, table, remarks: &Remarks::default() }], lang).unwrap(),
        "same bytes"
    );
    let book = kaishu::workbook::read("surveys/x.xlsx", &bytes, &Limits::default()).unwrap();
    let mut problems = Problems::new();
    let read = workbook::read("surveys/x.xlsx", &book, &[kind], &mut problems);
    if let Err(error) = problems.into_result() {
        panic!("{error}");
    }
    assert!(read.notes.is_empty(), "{:?}", read.notes);
    read.table(kind).cloned().unwrap_or_default()
}

#[test]
fn every_definition_comes_back_from_excel_and_from_toml() {
    for (kind, file) in definitions() {
        let text = std::fs::read_to_string(&file).unwrap();
        let table = tree_of(&text);
        let rewritten = write_toml(kind, &table, &Remarks::default());
        assert!(same(&table, &tree_of(&rewritten), TOGETHER), "{}\n{rewritten}", file.display());
        for lang in [Lang::Ja, Lang::En] {
            let back = through_excel(kind, &table, lang);
            let shown = write_toml(kind, &back, &Remarks::default());
            assert!(same(&table, &back, TOGETHER), "{}\n{shown}", file.display());
        }
    }
}

/// A blank between answers is one in TOML and a word in a cell, which would look empty.
#[test]
fn a_blank_between_answers_comes_back() {
    let text = |separator: &str| {
        format!(
            "id = \"s\"\ntitle = \"t\"\n\n[[form]]\nid = \"f\"\nkind = \"rows\"\n\n[form.export]\nseparator = {separator}\n"
        )
    };
    let table = tree_of(&text("\" \""));
    for (lang, word) in [(Lang::Ja, "空白"), (Lang::En, "space")] {
        let bytes =
            write_workbook(&[Part { kind: SURVEY, table: &table, remarks: &Remarks::default() }], lang).unwrap();
        let book = kaishu::workbook::read("s.xlsx", &bytes, &Limits::default()).unwrap();
        let has =
            |word: &str| book.sheets.iter().any(|sheet| sheet.grid.cells().any(|(_, cell)| cell.raw() == word));
        assert!(has(word));
        let back = through_excel(SURVEY, &table, lang);
        assert!(same(&table, &back, TOGETHER));
        assert!(write_toml(SURVEY, &back, &Remarks::default()).contains("separator = \" \""));
    }
}

/// The comparison that the others rest on sees what is different.
#[test]
fn a_difference_is_seen() {
    let table = tree_of("id = \"a\"\n[[question]]\nid = \"q1\"\n[[battery]]\nid = \"q2\"\n");
    for (changed, why) in [
        ("id = \"b\"\n[[question]]\nid = \"q1\"\n[[battery]]\nid = \"q2\"\n", "a value"),
        ("id = \"a\"\n[[battery]]\nid = \"q2\"\n[[question]]\nid = \"q1\"\n", "an order"),
        ("id = \"a\"\n[[question]]\nid = \"q1\"\nunit = \"人\"\n[[battery]]\nid = \"q2\"\n", "a key"),
    ] {
        assert!(!same(&table, &tree_of(changed), TOGETHER), "{why}");
    }
}
