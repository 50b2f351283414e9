//! What stands in most returns came with the form: it is said once and holds nothing out.

use std::path::Path;

use kaishu::diagnostic::Severity;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, collect_all};
use kaishu::pipeline::workspace;

use crate::support::cells::set_cells;

const TOWNS: [(&str, &str); 3] = [("202011", "長野市"), ("202029", "松本市"), ("202037", "上田市")];

/// The returns of the first towns, all copies of one.
fn returned(like: &str, towns: usize) -> Collection {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messy");
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures.join("workspaces/form"), folder.path());
    let to = folder.path().join("returned");
    std::fs::create_dir_all(&to).unwrap();
    for (code, name) in &TOWNS[..towns] {
        let file = to.join(format!("{name}.xlsx"));
        std::fs::copy(fixtures.join("files").join(like).join("returned/長野市.xlsx"), &file).unwrap();
        set_cells(&file, "調査票", &[("B1", Some(code)), ("B2", Some(name))]);
    }
    let workspace = workspace::load(folder.path()).unwrap();
    collect_all(&workspace, &Silent).unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

fn rules(collection: &Collection) -> Vec<(&'static str, Severity)> {
    collection.diagnostics.iter().map(|finding| (finding.rule, finding.severity)).collect()
}

#[test]
fn a_ring_in_every_return_came_with_the_form() {
    assert_eq!(rules(&returned("32-oval", 2)), [("drawn-answer", Severity::Undecided); 2]);
    assert_eq!(rules(&returned("32-oval", 3)), [("came-with-form", Severity::Note)]);
    assert_eq!(rules(&returned("34-comment", 3)), [("came-with-form", Severity::Note)]);
}

#[test]
fn a_tick_says_something_wherever_the_form_has_its_box() {
    assert_eq!(rules(&returned("32-tick", 3)), [("drawn-answer", Severity::Undecided); 3]);
}

#[test]
fn a_box_that_every_form_computes_is_as_it_is_meant() {
    assert_eq!(rules(&returned("41-formula", 1)), [("answer-by-formula", Severity::Note)]);
    assert_eq!(rules(&returned("41-formula", 3)), []);
    assert_eq!(rules(&returned("40-not-computed", 3)), [("result-not-saved", Severity::Undecided); 3]);
}

#[test]
fn the_row_that_decides_has_the_likely_value() {
    let row = |like| {
        let found = returned(like, 1);
        found.diagnostics.iter().find_map(kaishu::diagnostic::Diagnostic::ledger_row).unwrap()
    };
    assert_eq!(row("32-oval"), "修正,towns,R6,202011,q1,,1,＜理由＞,＜確認者＞,＜日付＞");
    assert_eq!(row("32-tick"), "修正,towns,R6,202011,q1,,2,＜理由＞,＜確認者＞,＜日付＞");
    assert_eq!(row("32-box"), "修正,towns,R6,202011,q2,,15,＜理由＞,＜確認者＞,＜日付＞");
    assert_eq!(row("33-part"), "修正,towns,R6,202011,q2,12 15,15,＜理由＞,＜確認者＞,＜日付＞");
    assert_eq!(row("33-whole"), "修正,towns,R6,202011,q2,12,＜新値＞,＜理由＞,＜確認者＞,＜日付＞");
}
