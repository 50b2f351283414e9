//! The office's workbook of indicators when it is there twice, as after a second mail with "the latest version".

use crate::support::cells::set_formula;
use crate::support::{Workspace, field};

const BOOK: &str = "fixtures/records/indicators/指標.xlsx";
const AGAIN: &str = "fixtures/records/indicators/指標_修正版.xlsx";

fn sent_again() -> Workspace {
    let workspace = Workspace::bundled();
    std::fs::copy(workspace.path(BOOK), workspace.path(AGAIN)).unwrap();
    workspace
}

#[test]
fn the_same_numbers_again_change_nothing() {
    let before = Workspace::bundled().figures();
    let workspace = sent_again();
    assert_eq!(workspace.figures(), before);
    workspace.set(AGAIN, "指標", "D9", None);
    assert_eq!(workspace.figures(), before, "a blank never stands against a number");
}

#[test]
fn another_number_holds_the_figure_out_until_the_office_decides() {
    let workspace = sent_again();
    workspace.set(AGAIN, "指標", "D9", Some("12"));
    workspace.kaishu(&["check"]).ends_with(1).says("[要確認（保留）] indicator-twice (1)\n").says(
        "「協議会の開催回数」の実績（2018年度）が違う値で書かれています: 11 / 12 ／ あるべきもの: 同じ指標・区分・年度には1つの値 ／",
    ).says(&format!("    id: indicator-twice@{BOOK}｜指標!D9\n")).says_nothing_of("network-meetings.counted.FY2018");
    let figures = workspace.figures();
    assert!(!figures.contains_key("network-meetings.actual.FY2018"), "which one counts is not known");
    assert_eq!(field(&figures["network-meetings.actual.FY2019"], "status"), "provisional");
    assert_eq!(field(&figures["training-comprehension.actual.FY2019"], "status"), "final", "another indicator");
}

#[test]
fn a_formula_without_a_saved_result_is_no_number_that_was_never_set() {
    let workspace = Workspace::bundled();
    set_formula(&workspace.path(BOOK), "指標", "D9", "5+6");
    workspace
        .kaishu(&["check"])
        .ends_with(1)
        .says(&format!("    id: not-a-number@{BOOK}｜指標!D9\n"))
        .says("あったもの: =5+6 ／");
}
