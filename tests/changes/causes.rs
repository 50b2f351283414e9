//! Each cause alone: what moved, which part is whose, and whether it is a mistake.

use kaishu::findings::changes::{Cause, Changes, Kind, What};

use super::oracle::agrees;
use super::world::Change;

/// The causes that a list names.
fn causes(changes: &Changes) -> Vec<Cause> {
    changes.causes().into_iter().collect()
}

#[track_caller]
fn moved<'c>(changes: &'c Changes, id: &str) -> &'c kaishu::findings::changes::Moved {
    changes.figures.iter().find(|moved| moved.id == id).unwrap_or_else(|| panic!("{id} has not moved"))
}

/// Old and new text of a figure.
#[track_caller]
fn texts(changes: &Changes, id: &str) -> [String; 2] {
    let moved = moved(changes, id);
    [&moved.old, &moved.new].map(|side| side.as_ref().map(|side| side.text.clone()).unwrap_or_default())
}

#[test]
fn nothing_moved() {
    let changes = agrees(&[]);
    assert!(changes.is_empty() && changes.compared);
}

#[test]
fn a_file_under_another_name_moves_nothing() {
    assert!(agrees(&[Change::Renamed(1), Change::Renamed(4)]).is_empty());
    assert!(agrees(&[Change::Folder, Change::Ledger]).is_empty());
}

#[test]
fn a_late_return_is_no_mistake() {
    let changes = agrees(&[Change::Late(8, ["1", "5"])]);
    assert_eq!(causes(&changes), [Cause::Late]);
    assert_eq!(texts(&changes, "returned"), ["8", "9"]);
    assert!(changes.errata().is_empty() && changes.sentence_errata().is_empty());
    assert_eq!(changes.sentences.len(), 1);
    let behind = &changes.behind[*moved(&changes, "yes").parts.as_ref().unwrap()[0].behind.first().unwrap()];
    assert!(matches!(&behind.what, What::Answer { of, .. } | What::Return { of, .. } if of.case == "K009"));
}

#[test]
fn a_replaced_return_corrects_the_office_whatever_its_name() {
    for change in [Change::Replaced(0, ["2", "4"]), Change::Resent(0, ["2", "4"])] {
        let changes = agrees(&[change]);
        assert_eq!(causes(&changes), [Cause::Superseded]);
        let errata = changes.errata();
        assert!(errata.iter().any(|erratum| erratum.moved.id == "yes" && erratum.is_whole()));
        assert_eq!(changes.sentence_errata().len(), 1);
        assert!(changes.behind.iter().any(|behind| matches!(
            &behind.what,
            What::Answer { of, question, values, .. }
                if of.case == "K001" && question == "q1" && *values == ["1".to_owned(), "2".to_owned()]
        )));
    }
}

#[test]
fn two_returns_that_contradict_each_other_wait_for_a_row() {
    let waiting = agrees(&[Change::Second(0, ["2", "4"])]);
    assert_eq!(causes(&waiting), [Cause::HeldOut]);
    assert!(waiting.errata().is_empty() && waiting.sentence_errata().is_empty());
    assert!(waiting.behind.iter().any(|behind| matches!(
        &behind.what,
        What::Return { of, files: [_, Some(after)], .. }
            if of.case == "K001" && after.contains("K001.csv") && after.contains("K001_2.csv")
    )));
    assert_eq!(moved(&waiting, "yes").new.as_ref().unwrap().status, "provisional");
    let decided = agrees(&[Change::Second(0, ["2", "4"]), Change::Use(0)]);
    assert_eq!(causes(&decided), [Cause::Superseded, Cause::Correction]);
    assert_eq!(texts(&decided, "yes"), ["5", "4"]);
    assert!(decided.errata().iter().any(|erratum| erratum.moved.id == "yes" && erratum.is_whole()));
}

#[test]
fn a_return_that_is_gone_is_said_and_no_mistake() {
    let changes = agrees(&[Change::Gone(1)]);
    assert_eq!(causes(&changes), [Cause::Gone]);
    assert!(changes.errata().is_empty());
    assert_eq!(texts(&changes, "missing"), ["2", "3"]);
}

#[test]
fn a_row_of_the_ledger_is_a_correction() {
    let changes = agrees(&[Change::Corrected(5, "q1", "2", "1")]);
    assert_eq!(causes(&changes), [Cause::Correction]);
    assert!(changes.errata().iter().any(|erratum| erratum.moved.id == "share"));
    let rows: Vec<String> = changes
        .behind
        .iter()
        .filter_map(|behind| match &behind.what {
            What::Answer { row: Some(row), .. } => Some(row.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(rows, ["corrections.csv｜corrections!A3"]);
    assert_eq!(causes(&agrees(&[Change::Withdrawn])), [Cause::Correction]);
}

#[test]
fn a_changed_definition_or_plan_is_no_mistake() {
    for change in [Change::ThirdOption, Change::FirstStratum, Change::Share] {
        let changes = agrees(&[change]);
        assert_eq!(causes(&changes), [Cause::Definition]);
        assert!(changes.errata().is_empty());
    }
    let changes = agrees(&[Change::RenamedSum]);
    let kinds: Vec<_> = changes.figures.iter().map(|moved| (moved.id.as_str(), moved.kind())).collect();
    assert_eq!(kinds, [("persons-in-all", Kind::New), ("sum", Kind::Dropped)]);
    let changes = agrees(&[Change::Decimals]);
    assert_eq!(moved(&changes, "share").difference.map(|by| by.numerator), Some(0));
    assert_eq!(moved(&changes, "share").kind(), Kind::Printed);
}

#[test]
fn a_changed_rule_is_told_from_a_changed_program() {
    let changes = agrees(&[Change::Rule]);
    assert_eq!(causes(&changes), [Cause::Rule]);
    assert!(changes.errata().iter().any(|erratum| erratum.moved.id == "share"));
    let changes = agrees(&[Change::Program]);
    assert_eq!(causes(&changes), [Cause::Program]);
    assert_eq!(changes.figures.len(), 1);
    assert_eq!(causes(&agrees(&[Change::Rule, Change::Program])), [Cause::Program, Cause::Rule]);
}

#[test]
fn a_list_that_was_fetched_again_has_its_new_rows_and_no_others() {
    let changes = agrees(&[Change::WebRow("1")]);
    assert_eq!(causes(&changes), [Cause::Late]);
    assert_eq!(changes.figures.iter().map(|moved| moved.id.as_str()).collect::<Vec<_>>(), ["web-yes"]);
}

#[test]
fn a_number_of_an_office_is_superseded_or_late() {
    let changes = agrees(&[Change::Entered(0, 0, "11")]);
    assert_eq!(causes(&changes), [Cause::Superseded]);
    assert!(changes.behind.iter().any(|behind| matches!(&behind.what, What::Entered { year: 2019, .. })));
    let changes = agrees(&[Change::Entered(1, 1, "9")]);
    assert_eq!(causes(&changes), [Cause::Late]);
    assert!(changes.errata().is_empty());
}

#[test]
fn a_text_that_stays_is_told_apart() {
    // 4 of 6 and then 6 of 9 round to one text.
    let changes =
        agrees(&[Change::Late(8, ["1", "5"]), Change::Late(9, ["1", "5"]), Change::Replaced(6, ["2", "2"])]);
    assert!(changes.figures.iter().any(|moved| moved.kind() == Kind::Behind), "{:?}", changes.figures);
}

#[test]
fn of_a_late_return_and_a_correction_the_errata_have_the_correction_alone() {
    let changes = agrees(&[Change::Late(8, ["1", "5"]), Change::Corrected(5, "q1", "2", "1")]);
    let errata = changes.errata();
    let yes = errata.iter().find(|erratum| erratum.moved.id == "yes").unwrap();
    assert_eq!((yes.is_whole(), yes.difference.map(|by| by.numerator)), (false, Some(1)));
    assert_eq!(moved(&changes, "yes").difference.map(|by| by.numerator), Some(2));
    assert!(errata.iter().all(|erratum| erratum.moved.id != "returned"));
}
