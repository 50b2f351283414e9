//! `kaishu draft` on sheets that are drawn here cell by cell: boxes that are merged over each other, check grids, sheets
//! that are hidden.

use kaishu::catalogue::Lang;
use kaishu::draft::sketch::Kind;
use kaishu::draft::{Draft, Wishes, draft};
use kaishu::workbook::{Limits, read};
use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet};

pub(super) fn boxed() -> Format {
    Format::new().set_border(FormatBorder::Thin)
}

/// Writes cells with lines around them.
pub(super) fn write(sheet: &mut Worksheet, cells: &[(&str, &str)]) {
    for (at, text) in cells {
        let at = kaishu::provenance::CellAddress::from_text(at).unwrap();
        let column = u16::try_from(at.column).unwrap();
        if text.is_empty() {
            sheet.write_blank(at.row, column, &boxed()).unwrap();
        } else {
            sheet.write_with_format(at.row, column, *text, &boxed()).unwrap();
        }
    }
}

pub(super) fn drafted(mut workbook: Workbook) -> Draft {
    let book = read("form.xlsx", &workbook.save_to_buffer().unwrap(), &Limits::default()).unwrap();
    draft(&[("form.xlsx".to_owned(), book)], &Wishes::default(), Lang::Ja).unwrap()
}

pub(super) fn asked(drafted: &Draft) -> Vec<&str> {
    drafted.sketch.doubts.iter().map(|doubt| doubt.asks.ja.as_str()).collect()
}

/// ODK joins the answers to a select_multiple with a single blank, and options may hold one too.
#[test]
fn an_export_that_joins_with_a_blank_is_drafted_and_read() {
    let mut form = Workbook::new();
    let sheet = form.add_worksheet().set_name("survey").unwrap();
    for (row, cells) in (0..).zip([
        ["type", "name", "label", "hint::English", "appearance"],
        ["select_multiple mood", "moods", "How?", "as you feel", "minimal"],
    ]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    let sheet = form.add_worksheet().set_name("choices").unwrap();
    let options = [["list_name", "name", "label"], ["mood", "happy", "Happy"], ["mood", "sad", "Sad"]];
    for (row, cells) in (0..).zip(options) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    let form = read("form.xlsx", &form.save_to_buffer().unwrap(), &Limits::default()).unwrap();
    let answers = read("answers.csv", b"moods,KEY\nhappy sad,uuid:1\nsad,uuid:2\n", &Limits::default()).unwrap();
    let books = [("form.xlsx".to_owned(), form), ("answers.csv".to_owned(), answers)];
    let drafted = draft(&books, &Wishes::default(), Lang::Ja).unwrap();
    let definition = drafted.definition.unwrap();
    assert!(definition.toml.contains("separator = \" \""), "{}", definition.toml);
    assert_eq!((drafted.proofs[0].answered, drafted.proofs[0].findings.len()), (2, 0), "{:#?}", drafted.proofs);
    let book = read("d.xlsx", &definition.workbook(Lang::Ja).unwrap(), &Limits::default()).unwrap();
    let has_word = book.sheets.iter().any(|sheet| sheet.grid.cells().any(|(_, cell)| cell.raw() == "空白"));
    assert!(has_word);
    // What a definition has no place for is listed with its cell.
    let left: Vec<String> =
        drafted.sketch.left_out.iter().map(|left| format!("{} {}", left.place.at, left.what.en)).collect();
    assert_eq!(
        left[..2],
        ["D2 hint::english of moods: 'as you feel'", "E2 appearance of moods: 'minimal'"],
        "{left:?}"
    );
}

/// The sheet that was looked at is named, and those that were not, hidden ones too.
#[test]
fn where_no_question_is_found_the_sheets_are_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("表紙").unwrap().write(0, 0, "お知らせ").unwrap();
    let sheet = workbook.add_worksheet().set_name("点検票").unwrap().set_hidden(true);
    write(sheet, &[("A1", "点検票"), ("A3", "点検日"), ("B3", ""), ("A4", "点検者"), ("B4", "")]);
    let nothing = drafted(workbook);
    assert!(nothing.definition.is_none());
    let said = asked(&nothing).concat();
    for words in ["「表紙」（1 セル）", "「点検票」（非表示、3 セル）", "--sheet"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn labels_with_one_merged_box_are_asked_about() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write(sheet, &[("A1", "点検票"), ("A3", "点検日"), ("B3", ""), ("A4", "顧客名と住所"), ("A5", "物件番号")]);
    sheet.merge_range(3, 1, 4, 3, "", &boxed()).unwrap();
    let drafted = drafted(workbook);
    let texts: Vec<&str> = drafted.sketch.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(texts, ["点検日"], "{:#?}", drafted.sketch);
    let doubt = drafted.sketch.doubts.iter().find(|doubt| doubt.asks.ja.contains("同じ1つのセル")).unwrap();
    assert!(doubt.asks.ja.contains("「顧客名と住所」「物件番号」"), "{doubt:?}");
    let places: Vec<String> = doubt.places.iter().map(|cell| cell.at.to_string()).collect();
    assert_eq!(places, ["A4", "A5", "B4"]);
    assert!(!asked(&drafted).is_empty());
}

/// 「場合は回答不要」 names those who are not asked; 「場合のみ」 those who are.
#[test]
fn who_is_not_asked_is_told_from_who_is() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let cells = [
        ("A1", "集会所の調査"),
        ("A3", "問1 集会所はありますか。(○は1つ)"),
        ("A4", "1 ある"),
        ("A5", "2 借りている"),
        ("A6", "3 集会所はない"),
        ("A8", "問2 改修の予定はありますか。(○は1つ。問1で「3 集会所はない」を選んだ場合は回答不要)"),
        ("A9", "1 予定あり"),
        ("A10", "2 予定なし"),
        ("A12", "問3 理由(問1で「1 ある」を選んだ場合のみ)"),
    ];
    write(sheet, &cells);
    write(sheet, &["B4", "B5", "B6", "B9", "B10", "B12"].map(|at| (at, "")));
    let drafted = drafted(workbook);
    let said = asked(&drafted).concat();
    assert!(said.contains("「問2") && said.contains("universe = \"q1 in (1, 2)\""), "{said}");
    assert!(said.contains("「問3") && said.contains("universe = \"q1 = 1\""), "{said}");
}

/// A note at the foot of a form that begins with the number of a question is that question's, and not the last one's.
#[test]
fn a_note_belongs_to_the_question_that_it_names() {
    for (place, note) in [
        ("A14", "※問2は、問1で「必要である」と回答した団体のみ（複数回答）"),
        ("A14", "問２については、問１で「必要である」と回答した団体のみお答えください。（複数回答）"),
        ("A2", "（注）問2は、問1で「必要である」と回答した団体のみ（複数回答）"),
    ] {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let cells = [
            ("A1", "ネットワークに関する調査"),
            ("A3", "問1 ネットワークは必要ですか。(○は1つ)"),
            ("A4", "1 必要である"),
            ("A5", "2 必要でない"),
            ("A7", "問2 その理由"),
            ("A8", "1 情報を得られる"),
            ("A9", "2 連携が進む"),
            ("A11", "問3 担当する課はありますか。(○は1つ)"),
            ("A12", "1 ある"),
            ("A13", "2 ない"),
        ];
        write(sheet, &cells);
        let at = kaishu::provenance::CellAddress::from_text(place).unwrap();
        sheet.write(at.row, u16::try_from(at.column).unwrap(), note).unwrap();
        write(sheet, &["B4", "B5", "B8", "B9", "B12", "B13"].map(|at| (at, "")));
        let drafted = drafted(workbook);
        let asked: Vec<_> =
            drafted.sketch.doubts.iter().filter(|doubt| doubt.asks.ja.contains("universe = ")).collect();
        assert_eq!(asked.len(), 1, "{note}: {asked:?}");
        assert_eq!(asked[0].about.as_deref(), Some("q2"), "{note}");
        assert!(asked[0].asks.ja.contains("universe = \"q1 = 1\""), "{note}: {asked:?}");
        assert!(asked[0].places.iter().any(|cell| cell.at.to_string() == place), "{note}: {asked:?}");
        let reasons = drafted.sketch.questions.iter().find(|question| question.id == "q2").unwrap();
        assert!(matches!(reasons.kind, Kind::Multiple(_)), "{note}: {:?}", reasons.kind);
    }
}
