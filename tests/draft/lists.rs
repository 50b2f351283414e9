//! One list of answers that came in several files: each section has kept its own.

use kaishu::draft::sketch::{Kind, Sketch};
use rust_xlsxwriter::Workbook;

use super::never::drafted;
use super::sheets::asked;

const HEADS: [&str; 6] =
    ["団体コード", "団体名", "種別", "問1 ネットワークは必要か", "問2 必要な理由（複数回答）", "問3 意見"];

/// A list of bodies of one kind, who all give one answer to 問1.
fn list(first: usize, kind: &str, answer: &str, heads: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("回答一覧").unwrap();
    sheet.write_string(0, 0, "令和6年度 再犯防止に関する調査 回答一覧").unwrap();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(2, column, *head).unwrap();
    }
    let reasons = ["人手が足りない、予算がない", "予算がない", "研修がない、人手が足りない"];
    for (row, at) in (3..).zip(first..first + 9) {
        let opinion = if at % 3 == 0 { format!("{at}番目の意見") } else { String::new() };
        let cells = [
            format!("{}", 20_000 + at),
            format!("{kind}{at}"),
            kind.into(),
            answer.into(),
            reasons[at % 3].into(),
            opinion,
        ];
        for (column, cell) in (0..).zip(&cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The labels of the options of a question.
fn options(sketch: &Sketch, number: &str) -> Vec<String> {
    let question = sketch.questions.iter().find(|question| question.number == number);
    let list = question.and_then(|question| question.kind.list());
    let list = sketch.lists.iter().find(|known| Some(known.id.as_str()) == list);
    let mut labels: Vec<String> =
        list.map(|list| list.options.iter().map(|option| option.label.clone()).collect()).unwrap_or_default();
    labels.sort();
    labels
}

/// The second file has answers that the first has not, and the same columns: it is no stranger, and its answers are options.
#[test]
fn the_answers_of_all_files_are_the_options() {
    let found = drafted(&[list(1, "市町村", "必要である", &HEADS), list(10, "保護司会", "不要である", &HEADS)]);
    assert_eq!(options(&found.sketch, "種別"), ["保護司会", "市町村"]);
    assert_eq!(options(&found.sketch, "問1"), ["不要である", "必要である"]);
    assert_eq!(options(&found.sketch, "問2"), ["予算がない", "人手が足りない", "研修がない"]);
    let several = found.sketch.questions.iter().find(|question| question.number == "問2").unwrap();
    assert!(matches!(several.kind, Kind::Multiple(_)), "{several:#?}");
    assert!(!asked(&found).iter().any(|asks| asks.contains("様式の言葉")), "{:#?}", asked(&found));
    assert_eq!(
        found.proofs.iter().map(|proof| (proof.returns, proof.findings.len())).collect::<Vec<_>>(),
        [(9, 0); 2]
    );
}

/// A list of another survey stays one.
#[test]
fn a_list_with_other_columns_is_of_another_form() {
    let heads = ["番号", "施設名", "所在", "問1 利用者数", "問2 職員数", "問3 開館日数"];
    let found = drafted(&[list(1, "市町村", "必要である", &HEADS), list(10, "図書館", "12", &heads)]);
    assert_eq!(options(&found.sketch, "種別"), ["市町村"]);
    assert!(asked(&found).iter().any(|asks| asks.contains("様式の言葉")), "{:#?}", asked(&found));
}

/// A cell with two answers to a question with one is no option, and is told.
#[test]
fn two_answers_in_a_cell_are_no_option() {
    let mut heads = HEADS;
    heads[4] = "問2 いちばん必要なもの";
    let answers = ["研修", "予算", "人手", "研修", "予算", "人手", "研修", "予算", "研修、予算"];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0..).zip(&heads) {
        sheet.write_string(0, column, *head).unwrap();
    }
    for (row, answer) in (1..).zip(answers) {
        let cells = [format!("2000{row}"), format!("団体{row}"), "市町村".into(), "はい".into(), answer.into()];
        for (column, cell) in (0..).zip(&cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let found = drafted(&[workbook.save_to_buffer().unwrap()]);
    assert_eq!(options(&found.sketch, "問2"), ["予算", "人手", "研修"]);
    let told = asked(&found).into_iter().find(|asks| asks.contains("2つ以上の答え")).unwrap_or_default();
    assert!(told.contains("研修、予算（1）"), "{:#?}", asked(&found));
}
