//! What an answer says it was read from is what stands in the cell: over answers of every kind in forms and lists, and over
//! every row of the bundled workspace.

use std::collections::BTreeMap;

use kaishu::provenance::CellRef;
use kaishu::responses::ledger::LedgerRow;
use kaishu::workbook::{self, CellValue, Limits, Workbook as Returned};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::{ROUND, Space};
use crate::support;

const QUESTIONS: &str = r#"
[[question]]
id = "q1"
number = "問1"
text = "必要か"
type = "single"
codes = "need"

[[question]]
id = "q2"
number = "問2"
text = "サービス"
type = "multiple"
codes = "service"

[[question]]
id = "q3"
number = "問3"
text = "件数"
type = "quantity"
unit = "件"

[[question]]
id = "q4"
number = "問4"
text = "実施日"
type = "date"

[[question]]
id = "q5"
number = "問5"
text = "ご意見"
type = "text"
"#;

const FORM: &str = r#"
[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [
  { question = "q1", label = "問1", answer = "options", mark = "right" },
  { question = "q2", label = "問2", answer = "right" },
  { question = "q3", label = "問3", answer = "right" },
  { question = "q4", label = "問4", answer = "right" },
  { question = "q5", label = "問5", answer = "right" },
]
"#;

const LIST: &str = r#"
[[form]]
id = "f"
kind = "rows"
sheet = "調査票"
case_code = "コード"
column = [
  { question = "q1", label = "問1" },
  { question = "q2", label = "問2" },
  { question = "q3", label = "問3" },
  { question = "q4", label = "問4" },
  { question = "q5", label = "問5" },
]
"#;

/// What somebody puts into a cell.
#[derive(Debug, Clone)]
enum Typed {
    Nothing,
    Text(String),
    Number(f64),
    Truth(bool),
    Day(f64, &'static str),
}

impl Typed {
    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16) {
        match self {
            Typed::Nothing => Ok(sheet),
            Typed::Text(text) => sheet.write_string(row, column, text),
            Typed::Number(number) => sheet.write_number(row, column, *number),
            Typed::Truth(truth) => sheet.write_boolean(row, column, *truth),
            Typed::Day(serial, format) => {
                sheet.write_number_with_format(row, column, *serial, &Format::new().set_num_format(*format))
            }
        }
        .unwrap();
    }
}

/// Texts out of what offices type, signs that Excel keeps in a cell, and any other character.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "○",
        "〇",
        "1",
        "１２",
        "2 不要",
        "送迎",
        "、",
        "・",
        "　",
        " ",
        "\n",
        "\t",
        "\u{A0}",
        "か\u{3099}",
        "ガ",
        "ｶﾞ",
        "①",
        "㈱",
        "髙",
        "𠮷",
        "㋿1",
        "R2.10.12",
        "平成31年",
        "約",
        "件",
        "△",
        "-",
        "―",
        "〜",
        "=1+1",
        "'",
        "\"",
        "<&>",
        "_x000D_",
        "_x0041_",
        "\u{7}",
        "\u{1F}",
        "\u{200B}",
        "\u{FEFF}",
        "👩\u{200D}👧",
        "愛媛\u{E0100}",
        "あり（検討中）",
        "0012",
    ]);
    // Noncharacters are not text in XML.
    let any = any::<char>().prop_map(|c| {
        if matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\0' | '\r') { "？".to_owned() } else { c.to_string() }
    });
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => any], 1..6)
        .prop_map(|all| all.concat())
}

fn typed() -> impl Strategy<Value = Typed> {
    let number = prop_oneof![
        (-1000i32..1000).prop_map(f64::from),
        (-100_000i32..100_000).prop_map(|n| f64::from(n) / 100.0),
        Just(0.1 + 0.2),
        Just(1e15),
        Just(123_456_789_012.0),
        Just(5e-7),
    ];
    let format = prop::sample::select(vec![
        "yyyy/m/d",
        "[$-411]ggge\"年\"m\"月\"d\"日\"",
        "[$-411]ggge\"年\"",
        "0%",
        "00000",
    ]);
    prop_oneof![
        1 => Just(Typed::Nothing),
        5 => text().prop_map(Typed::Text),
        3 => number.prop_map(Typed::Number),
        1 => any::<bool>().prop_map(Typed::Truth),
        2 => ((36_000i32..45_000).prop_map(f64::from), format).prop_map(|(serial, format)| Typed::Day(serial, format)),
    ]
}

fn one_form(code: &str, answers: &[Typed]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("調査票").unwrap();
    let labels = ["コード", "", "問1 必要ですか", "1 必要", "2 不要", "問2", "問3", "問4", "問5"];
    for (row, label) in (0..).zip(labels).filter(|(_, label)| !label.is_empty()) {
        sheet.write_string(row, 0, label).unwrap();
    }
    sheet.write_string(0, 1, code).unwrap();
    for (row, answer) in [3, 4, 5, 6, 7, 8].into_iter().zip(answers) {
        answer.write(sheet, row, 1);
    }
    book.save_to_buffer().unwrap()
}

fn one_list(cases: &[Vec<Typed>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("調査票").unwrap();
    for (column, label) in (0..).zip(["コード", "問1", "問2", "問3", "問4", "問5"]) {
        sheet.write_string(0, column, label).unwrap();
    }
    for (row, answers) in (1..).zip(cases) {
        sheet.write_string(row, 0, format!("0{row}")).unwrap();
        for (column, answer) in (1..6).zip(answers) {
            answer.write(sheet, row, column);
        }
    }
    book.save_to_buffer().unwrap()
}

/// The text that a reader of the workbook finds at a place.
fn stands_at(books: &mut BTreeMap<String, Returned>, root: &std::path::Path, at: &CellRef) -> String {
    let book = books.entry(at.file.to_string()).or_insert_with(|| {
        let bytes = std::fs::read(root.join(&*at.file)).unwrap();
        workbook::read(&at.file, &bytes, &Limits::default()).unwrap_or_else(|found| panic!("{found:?}"))
    });
    let sheet =
        book.sheets.iter().find(|sheet| sheet.name == *at.sheet).unwrap_or_else(|| panic!("no sheet of {at}"));
    sheet.grid.get(at.at).map(CellValue::raw).unwrap_or_default()
}

/// How many rows of the answer ledger there are, each with the text of its cell.
fn every_raw_text_is_its_cell(root: &std::path::Path, rows: &[LedgerRow]) -> usize {
    let mut books = BTreeMap::new();
    for row in rows {
        assert_eq!(row.raw, stands_at(&mut books, root, &row.at), "{} of {}", row.at, row.question);
    }
    rows.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_raw_text_of_every_answer_is_its_cell(cases in prop::collection::vec(prop::collection::vec(typed(), 6), 5)) {
        let forms = Space::new(&format!("{QUESTIONS}{FORM}"));
        for (index, answers) in cases.iter().enumerate() {
            let code = format!("0{}", index + 1);
            forms.write(&format!("returned/{code}.xlsx"), one_form(&code, answers));
        }
        let lists = Space::with_round(&format!("{QUESTIONS}{LIST}"), ROUND);
        lists.write("returned/list.xlsx", one_list(&cases));
        for (space, cells) in [(forms, 6), (lists, 5)] {
            let found = space.collect();
            let rows = &found.0.ledger.rows;
            // Words of an option typed into a box for marks leave two places for that option: its question is held out,
            // and its two boxes are no answer.
            let held_out = found.0.diagnostics.iter().filter(|finding| finding.rule == "lost-option").count();
            let least = cells * cases.len() - 2 * held_out;
            prop_assert!(every_raw_text_is_its_cell(space.root(), rows) >= least, "{:#?}", found.rules());
        }
        // And the cell is what was typed, sign by sign.
        let read = workbook::read("a.xlsx", &one_list(&cases), &Limits::default()).unwrap();
        for (row, answers) in (1..).zip(&cases) {
            for (column, answer) in (1..6).zip(answers) {
                if let Typed::Text(text) = answer {
                    let at = kaishu::provenance::CellAddress::new(row, column);
                    prop_assert_eq!(&read.sheets[0].grid.get(at).map(CellValue::raw).unwrap_or_default(), text);
                }
            }
        }
    }
}

#[test]
fn the_raw_text_of_every_row_of_the_bundled_workspace_is_its_cell() {
    let workspace = support::Workspace::bundled();
    let collected = support::evaluated::Collected::of(workspace.root());
    let rows = &collected.collection.ledger.rows;
    assert!(every_raw_text_is_its_cell(workspace.root(), rows) > 2000, "{}", rows.len());
}
