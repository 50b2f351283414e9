//! Which sheets of a book are returns: filled and blank copies, samples, one respondent a sheet.

use super::{Book, Space};

const SURVEY: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "必要か"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "件数"
type = "quantity"
unit = "件"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [
  { question = "q1", label = "問1", answer = "right" },
  { question = "q2", label = "問2", answer = "right" },
]
"#;

fn cells<'a>(code: &'a str, q1: &'a str, q2: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut cells = vec![("A1", "コード"), ("A2", "問1"), ("A3", "問2")];
    cells.extend([("B1", code), ("B2", q1), ("B3", q2)].into_iter().filter(|(_, text)| !text.is_empty()));
    cells
}

#[test]
fn every_sheet_is_a_respondent_where_the_form_says_so() {
    let space = Space::new(&SURVEY.replace("sheet = \"調査票\"", "each_sheet = true"));
    let book = Book::default()
        .sheet("記入例", &cells("01", "1", "9"))
        .sheet("長野", &cells("01", "1", "3"))
        .sheet("松本", &cells("02", "2", "4"))
        .sheet("白紙", &cells("03", "", ""));
    space.save("returned/all.xlsx", book);
    let found = space.collect();
    assert_eq!((found.value("01", "q2"), found.value("02", "q2")), ("3".to_owned(), "4".to_owned()));
    assert_eq!(found.round().units.iter().filter(|unit| unit.submission.is_some()).count(), 2);
    assert!(found.rules().is_empty(), "{:#?}", found.0.diagnostics);
}

#[test]
fn two_filled_copies_wait_for_the_ledger_and_a_blank_copy_does_not_matter() {
    let space = Space::new(SURVEY);
    let book = |second: &str| {
        Book::default().sheet("調査票", &cells("01", "1", "3")).sheet("調査票 (2)", &cells("01", second, second))
    };
    space.save("returned/a.xlsx", book(""));
    let found = space.collect();
    assert_eq!(found.value("01", "q2"), "3");
    assert!(found.rules().is_empty(), "{:#?}", found.0.diagnostics);

    space.save("returned/a.xlsx", book("2"));
    let found = space.collect();
    let unit = &found.round().units[0];
    assert_eq!(unit.disposition.word(), "held_out");
    let finding = found.finding("contradicting-returns");
    assert!(finding.hint.ja.contains("returned/a.xlsx!調査票 (2)"), "{finding:#?}");
    assert!(finding.row.as_ref().unwrap().contains("＜ファイル＞"), "nobody knows which counts: {finding:#?}");
    found.finding("two-sheets");

    let ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n採用,s,R6,01,,,a.xlsx!調査票 (2),訂正版,山田,2024-10-01\n";
    space.write("corrections.csv", ledger);
    let found = space.collect();
    assert_eq!((found.value("01", "q2"), found.round().units[0].disposition.word()), ("2".to_owned(), "valid"));
}

#[test]
fn a_filled_copy_counts_under_any_name() {
    let space = Space::new(SURVEY);
    let book = Book::default().sheet("調査票", &cells("01", "", "")).sheet("長野市回答", &cells("01", "2", "5"));
    space.save("returned/a.xlsx", book);
    let found = space.collect();
    assert_eq!(found.value("01", "q2"), "5");
    assert_eq!(found.rules(), ["sheet-renamed"]);
}

#[test]
fn a_heading_that_is_there_twice_is_told_with_its_cells() {
    let (questions, _) = SURVEY.split_once("[[form]]").unwrap();
    let form = "[[form]]\nid = \"f\"\nkind = \"rows\"\ncase_code = \"コード\"\ncolumn = [{ question = \"q1\", label = \"問1\" }, { question = \"q2\", label = \"問2\" }]\n";
    let space = Space::new(&format!("{questions}{form}"));
    let list =
        [("A1", "コード"), ("B1", "問1"), ("C1", "問2"), ("D1", "問2"), ("A2", "01"), ("B2", "1"), ("C2", "3")];
    space.save("returned/a.xlsx", Book::default().sheet("一覧", &list));
    let found = space.collect();
    let lost = found.finding("lost-heading");
    assert_eq!(lost.found.ja, "列見出し「問2」が 2 か所にあります（C1、D1）");
    assert_eq!((lost.places.len(), found.value("01", "q2")), (2, "(held_out)".to_owned()));
}
