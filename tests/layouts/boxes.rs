//! Every kind of answer box on one sheet, as it should be and as it should not.

use kaishu::diagnostic::Severity;

use super::{Book, Collected, Space};

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
text = "要るもの"
type = "multiple"
codes = "service"

[[question]]
id = "day"
number = "問3"
text = "開始日"
type = "date"

[[question]]
id = "adults"
number = "問4"
text = "大人"
type = "quantity"
unit = "名"

[[question]]
id = "children"
number = "問4"
text = "子供"
type = "quantity"
unit = "名"

[[question]]
id = "number"
number = "問5"
text = "番号"
type = "text"

[[battery]]
id = "q6"
number = "問6"
text = "充足"
codes = "need"
items = [{ id = "a", text = "送迎" }, { id = "b", text = "見守り" }]

[[question]]
id = "total"
number = "問7"
text = "合計"
type = "quantity"
unit = "件"

[[question]]
id = "budget"
number = "問8"
text = "予算"
type = "quantity"
unit = "千円"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
box = [
  { question = "case_code", label = "コード", answer = "right", squares = 2 },
  { question = "case_name", label = "団体名", answer = "inside" },
  { question = "q1", label = "問1", answer = "right", inline = true },
  { question = "q2", label = "問2", answer = "options", mark = "right" },
  { question = "day", label = "問3", answer = "right" },
  { question = "adults", label = "内訳", answer = "inside", before = "大人", after = "名" },
  { question = "children", label = "内訳", answer = "inside", before = "子供", after = "名" },
  { question = "number", label = "問5", answer = "right", squares = 4 },
  { question = "q6", label = "問6", answer = "grid", items = "rows" },
  { question = "total", answer = "name", name = "合計件数" },
  { question = "budget", label = "問8", answer = "cell", at = "A21", cell = "C21" },
]
"#;

/// The sheet as it was sent out.
const BLANK: &[(&str, &str)] = &[
    ("A1", "コード"),
    ("A2", "団体名："),
    ("A4", "問1　必要ですか"),
    ("B4", "1.必要　2.不要"),
    ("A5", "問2　何が要りますか"),
    ("A6", "□送迎"),
    ("A7", "□見守り・安否確認"),
    ("A8", "□その他"),
    ("A9", "問3　いつから"),
    ("B9", "令和　　年　　月　　日"),
    ("A10", "内訳　大人　　　名　子供　　　名"),
    ("A11", "問5　番号"),
    ("A13", "問6　足りていますか"),
    ("B14", "必要"),
    ("C14", "不要"),
    ("A15", "(1) 送迎"),
    ("A16", "(2) 見守り"),
    ("A19", "計"),
    ("A21", "問8　予算額"),
];

fn sheet(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut cells = BLANK.to_vec();
    for (at, text) in changes {
        cells.retain(|(known, _)| known != at);
        cells.push((at, text));
    }
    cells.retain(|(_, text)| !text.is_empty());
    cells
}

const FILLED: &[(&str, &str)] = &[
    ("B1", "0"),
    ("C1", "1"),
    ("A2", "団体名：長野市"),
    ("B4", "1.必要　○2.不要"),
    ("A6", "■送迎"),
    ("A7", "☑見守り・安否確認"),
    ("B9", "令和元年5月1日"),
    ("A10", "内訳　大人　３　名　子供　２　名"),
    ("B11", "a"),
    ("C11", "1"),
    ("D11", "2"),
    ("B15", "○"),
    ("C16", "○"),
    ("C19", "12"),
    ("C21", "300"),
];

fn read(changes: &[(&'static str, &'static str)], adjust: impl Fn(Book) -> Book) -> Collected {
    let space = Space::new(SURVEY);
    let mut all = FILLED.to_vec();
    all.retain(|(at, _)| !changes.iter().any(|(changed, _)| changed == at));
    all.extend(changes);
    let book = Book::default().sheet("調査票", &sheet(&all)).name("合計件数", "=調査票!$C$19");
    space.save("returned/a.xlsx", adjust(book));
    space.collect()
}

#[test]
fn every_kind_of_box_is_read() {
    let found = read(&[], |book| book);
    let values: Vec<String> = ["q1", "q2", "day", "adults", "children", "number", "q6.a", "q6.b", "budget"]
        .iter()
        .map(|question| found.value("01", question))
        .collect();
    assert_eq!(
        values,
        ["2", "1、2", "2019-05-01", "3", "2", "a12", "1", "2", "300"],
        "{:#?}",
        found.0.diagnostics
    );
    // The raw text of every cell is the cell's, whatever part of it is the answer.
    let inline = found.answer("01", "q1");
    assert!(inline.cells.iter().all(|cell| cell.raw == "1.必要　○2.不要" && cell.at.to_string().ends_with("B4")));
    let run = found.answer("01", "number");
    let cells: Vec<String> = run.cells.iter().map(|cell| format!("{} {}", cell.at.at, cell.raw)).collect();
    assert_eq!(cells, ["B11 a", "C11 1", "D11 2", "E11 "]);
}

#[test]
fn a_form_that_nobody_filled_in_is_blank_in_every_box() {
    let found = read(
        &[
            ("B4", "1.必要　2.不要"),
            ("A6", "□送迎"),
            ("A7", "□見守り・安否確認"),
            ("B9", "令和　　年　　月　　日"),
            ("A10", "内訳　大人　　　名　子供　　　名"),
            ("B11", ""),
            ("C11", ""),
            ("D11", ""),
            ("B15", ""),
            ("C16", ""),
        ],
        |book| book,
    );
    for question in ["q1", "q2", "day", "adults", "children", "number", "q6.a", "q6.b"] {
        assert_eq!(found.value("01", question), "(no_answer)", "{question}");
    }
}

#[test]
fn a_date_is_read_as_far_as_it_is_written() {
    let found = read(&[("B9", "令和元年5月　　日")], |book| book);
    assert_eq!(found.value("01", "day"), "2019-05");
    let finding = found.finding("partial-date");
    assert!(finding.found.ja.contains("日が書かれていません"), "{finding:#?}");
    assert_eq!(found.answer("01", "day").cells[0].raw, "令和元年5月　　日");
}

#[test]
fn printed_words_that_were_edited_hold_the_answer_out() {
    let found = read(&[("A10", "内訳　おとな　３　名　子供　２　名")], |book| book);
    assert_eq!(found.value("01", "adults"), "(held_out)");
    assert_eq!(found.value("01", "children"), "2");
    assert!(found.finding("lost-words").found.ja.contains("大人"));
}

#[test]
fn a_run_that_is_not_spaced_as_the_form_is_read_and_said() {
    let found = read(&[("B11", "a"), ("C11", ""), ("D11", "12")], |book| book);
    assert_eq!(found.value("01", "number"), "a12");
    assert_eq!(found.finding("squares-spacing").places.len(), 2);
}

#[test]
fn a_mark_beside_in_front_of_and_inside_an_option() {
    for (option, beside) in [("○送迎", ""), ("1.○送迎", ""), ("□送迎", "○"), ("送迎", "✓"), ("1 送迎○", "")]
    {
        let found = read(&[("A6", option), ("B6", beside), ("A7", "□見守り・安否確認")], |book| book);
        assert_eq!(found.value("01", "q2"), "1", "{option} {beside}");
    }
    let doubtful = read(&[("A6", "◎送迎"), ("A7", "□見守り・安否確認")], |book| book);
    assert_eq!(doubtful.value("01", "q2"), "(invalid)");
    doubtful.finding("unknown-mark");
}

#[test]
fn a_cross_says_not_this_one_only_beside_a_mark_that_chooses() {
    let options = |first, second| {
        [("A6", "送迎"), ("A7", "見守り・安否確認"), ("A8", "その他"), ("B6", first), ("B7", second)]
    };
    for cross in ["×", "✕", "✗", "x", "Ｘ"] {
        let found = read(&options("○", cross), |book| book);
        assert_eq!(found.value("01", "q2"), "1", "{cross}");
        assert!(!found.rules().contains(&"unknown-mark"), "{cross}");
        // Alone it may be the mark of whoever wrote it: nobody knows.
        for second in ["", cross, "なし"] {
            let found = read(&options(cross, second), |book| book);
            assert_eq!(found.value("01", "q2"), "(invalid)", "{cross} {second}");
            let finding = found.finding("unknown-mark");
            assert!(finding.hint.ja.contains("×だけ") && finding.place_text().contains("B6"), "{finding:#?}");
            let row = finding.ledger_row().unwrap();
            assert!(row.contains(&format!("1{cross}")), "{row}");
        }
    }
}

#[test]
fn one_mark_over_the_boxes_of_two_options_holds_the_question_out() {
    let options = [("A6", "送迎"), ("A7", "見守り・安否確認"), ("B6", "○")];
    let found = read(&options, |book| book.merge("B6", "B7"));
    assert_eq!(found.value("01", "q2"), "(held_out)");
    let finding = found.finding("shared-box");
    assert!(finding.place_text().contains("B6") && finding.found.ja.contains("「○」"), "{finding:#?}");
    assert!(finding.ledger_row().is_some_and(|row| row.contains("q2")));
    // Nothing written there is nothing for both.
    let empty = [("A6", "送迎"), ("A7", "見守り・安否確認"), ("B6", ""), ("B8", "○")];
    assert_eq!(read(&empty, |book| book.merge("B6", "B7")).value("01", "q2"), "3");
    // Over two items of a grid likewise, and each item waits.
    let grid = read(&[("C16", "")], |book| book.merge("B15", "B16"));
    assert_eq!((grid.value("01", "q6.a"), grid.value("01", "q6.b")), ("(held_out)".into(), "(held_out)".into()));
    assert_eq!(grid.rules().iter().filter(|rule| **rule == "shared-box").count(), 2);
}

#[test]
fn one_text_in_the_box_of_two_labels_is_no_answer_to_either() {
    let middle = r#"
[[question]]
id = "customer"
number = "問1"
text = "顧客"
type = "text"

[[question]]
id = "estate"
number = "問2"
text = "物件番号"
type = "text"


[[question]]
id = "above"
number = "問4"
text = "備考"
type = "text"
[[form]]
id = "f"
kind = "labels"
case_name = "団体名"
box = [
  { question = "customer", label = "顧客名", answer = "right" },
  { question = "estate", label = "物件番号", answer = "right" },
  { question = "above", label = "備考", answer = "below" },
]
"#;
    let read = |written: &'static str, merge: Option<(&'static str, &'static str)>| {
        let cells = [("A1", "団体名"), ("B1", "長野市"), ("A3", "顧客名"), ("B3", written), ("A4", "物件番号")];
        let mut book =
            Book::default().sheet("調査票", &[cells.as_slice(), &[("A6", "備考"), ("A7", "要修理")]].concat());
        if let Some((first, last)) = merge {
            book = book.merge(first, last);
        }
        let space = Space::new(middle);
        space.save("returned/01.xlsx", book);
        space.collect()
    };
    let shared = read("山田商店", Some(("B3", "C4")));
    for question in ["customer", "estate"] {
        assert_eq!(shared.value("01", question), "(held_out)", "{question}");
    }
    assert_eq!(shared.value("01", "above"), "要修理");
    let findings: Vec<_> = shared.0.diagnostics.iter().filter(|found| found.rule == "shared-box").collect();
    assert_eq!(findings.len(), 2, "{findings:#?}");
    assert!(findings[0].found.ja.contains("「物件番号」「顧客名」") && findings[0].place_text().contains("B3"));
    // Apart they are read, and an empty cell says nothing for either.
    let apart = read("山田商店", None);
    assert_eq!(apart.value("01", "customer"), "山田商店");
    assert_eq!(apart.value("01", "estate"), "(no_answer)");
    assert_eq!(read("", Some(("B3", "C4"))).value("01", "estate"), "(no_answer)");
    // Who answers has a box too.
    let named = read("", Some(("B1", "B3")));
    assert_eq!(
        (named.value("01", "customer").as_str(), named.finding("shared-box").scope.question.as_deref()),
        ("(held_out)", Some("customer"))
    );
}

#[test]
fn a_grid_follows_moved_rows_and_columns_and_its_items_are_held_out_one_by_one() {
    // Options and items in another order, a row in between.
    let moved = [("B14", "不要"), ("C14", "必要"), ("A15", "見守り"), ("A16", "※"), ("A17", "送迎")];
    let marks = [("B15", "○"), ("C15", ""), ("C16", ""), ("C17", "✓")];
    let found = read(&[moved.as_slice(), marks.as_slice()].concat(), |book| book);
    assert_eq!((found.value("01", "q6.a"), found.value("01", "q6.b")), ("1".to_owned(), "2".to_owned()));
    // The headings in the label's own row; the same heading twice, with its cells.
    let beside = [("B14", ""), ("C14", ""), ("B13", "必要"), ("C13", "不要")];
    let found = read(&beside, |book| book);
    assert_eq!((found.value("01", "q6.a"), found.value("01", "q6.b")), ("1".to_owned(), "2".to_owned()));
    let twice = read(&[("D14", "必要")], |book| book);
    let said = twice.0.diagnostics.iter().find(|finding| finding.rule == "lost-option").unwrap();
    assert!(said.found.ja.contains("B14、D14"), "{said:#?}");
    let lost = read(&[("A16", "みまもり")], |book| book);
    assert_eq!((lost.value("01", "q6.a"), lost.value("01", "q6.b")), ("1".to_owned(), "(held_out)".to_owned()));
    let item = lost.finding("lost-item");
    assert!(item.found.ja.contains("「問6」（A13）") && item.place_text().contains("A13"), "{item:#?}");
    // Where other cells have the words of the label too, they are named and nobody is told that the form was edited.
    let twice = read(&[("A13", "問6"), ("A20", "問6　のご記入は任意です"), ("C14", "いらない")], |book| book);
    let option = twice.0.diagnostics.iter().find(|found| found.rule == "lost-option").unwrap();
    assert!(option.hint.ja.contains("（A20）") && option.hint.ja.contains("読んだのは A13"), "{option:#?}");
    assert!(!option.hint.ja.contains("書き換え"), "{option:#?}");
    let option = read(&[("C14", "いらない")], |book| book);
    assert_eq!(option.value("01", "q6.a"), "(held_out)");
    assert_eq!(option.rules().iter().filter(|rule| **rule == "lost-option").count(), 2);
}

#[test]
fn a_fixed_cell_counts_only_beside_its_label() {
    let found = read(&[("A21", ""), ("A22", "問8　予算額"), ("C21", ""), ("C22", "300")], |book| book);
    assert_eq!(found.value("01", "budget"), "(held_out)");
    let finding = found.finding("shifted-cell");
    assert!(finding.hint.ja.contains("A22") && finding.place_text().contains("A21"), "{finding:#?}");
}

#[test]
fn a_label_that_is_gone_twice_or_hidden_by_a_merge_holds_its_questions_out() {
    for changes in [vec![("A10", "")], vec![("F10", "内訳　別に記載")], vec![("A10", ""), ("B25", "内訳")]]
    {
        let hidden = changes.iter().any(|(at, _)| *at == "B25");
        // What a merge covers is in the file and nobody sees it.
        let found = read(&changes, |book| if hidden { book.merge("A25", "C25") } else { book });
        for question in ["adults", "children"] {
            assert_eq!(found.value("01", question), "(held_out)", "{changes:?}");
        }
        assert_eq!(found.rules().iter().filter(|rule| **rule == "lost-label").count(), 2, "{changes:?}");
    }
}

#[test]
fn inserted_rows_and_a_moved_table_change_nothing() {
    let shifted: Vec<(String, &str)> = sheet(FILLED)
        .into_iter()
        .filter(|(at, _)| *at != "A21" && *at != "C21" && *at != "C19" && *at != "A19")
        .map(|(at, text)| {
            let split = at.find(|c: char| c.is_ascii_digit()).unwrap();
            let row: u32 = at[split..].parse().unwrap();
            (format!("{}{}", &at[..split], if row > 4 { row + 3 } else { row }), text)
        })
        .collect();
    let cells: Vec<(&str, &str)> = shifted.iter().map(|(at, text)| (at.as_str(), *text)).collect();
    let space = Space::new(SURVEY);
    space.save("returned/a.xlsx", Book::default().sheet("回答", &cells));
    let found = space.collect();
    for (question, value) in [("q1", "2"), ("q2", "1、2"), ("adults", "3"), ("number", "a12"), ("q6.b", "2")] {
        assert_eq!(found.value("01", question), value);
    }
    assert!(found.rules().contains(&"sheet-renamed"));
}

/// 「3 その他（ラジオ）」 is the option with its words: neither is lost by being written into one cell.
#[test]
fn the_words_of_other_stand_in_its_brackets() {
    let space = Space::new(
        r#"
[[code_list]]
id = "stock"
options = [{ code = "1", label = "毛布" }, { code = "2", label = "その他", other = "q1other" }]

[[question]]
id = "q1"
number = "問1"
text = "備え"
type = "multiple"
codes = "stock"

[[question]]
id = "q1other"
number = "問1その他"
text = "その他の内容"
type = "text"

[[form]]
id = "f"
kind = "labels"
case_name = "団体名"
box = [
  { question = "q1", label = "問1", answer = "options", mark = "right" },
  { question = "q1other", label = "2 その他", answer = "inside", before = "(", after = ")" },
]
"#,
    );
    let form = |name: &str, other: &str| {
        Book::default().sheet(
            "票",
            &[("A1", "団体名"), ("B1", name), ("A3", "問1　備えは"), ("A4", "1 毛布"), ("A5", other), ("B5", "○")],
        )
    };
    space.save("returned/a.xlsx", form("長野市", "2 その他（ラジオと電池）"));
    space.save("returned/b.xlsx", form("松本市", "2 その他（　　　）"));
    let found = space.collect();
    assert_eq!(
        (found.value("01", "q1"), found.value("01", "q1other")),
        ("2".to_owned(), "ラジオと電池".to_owned())
    );
    assert_eq!(
        (found.value("02", "q1"), found.value("02", "q1other")),
        ("2".to_owned(), "(no_answer)".to_owned())
    );
}

#[test]
fn a_code_of_one_beside_the_names_of_several_waits() {
    let found = read(&[("A2", "団体名：長野市・松本市")], |book| book);
    let said = found.finding("joint-answer");
    assert_eq!(said.severity, Severity::Undecided);
    assert!(said.found.ja.contains("長野市、松本市"), "{said:#?}");
    assert!(said.ledger_row().unwrap().contains("01|02"), "{said:#?}");
    assert!(!found.rules().contains(&"name-differs"));
}
