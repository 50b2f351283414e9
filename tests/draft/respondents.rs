//! Who answered, on a sheet of the draft beside the frame: an analyst copies the rows and adds those who did not answer.

use super::sheets::{asked, drafted, write};
use kaishu::catalogue::Lang;
use kaishu::draft::{Draft, Wishes, draft};
use kaishu::survey::toml::source::Problems;
use kaishu::survey::workbook as definitions;
use kaishu::survey::workbook::layout::SURVEY;
use kaishu::workbook::{Limits, Sheet, read};
use rust_xlsxwriter::Workbook;

/// A sheet of the drafted workbook, which its own reader takes without a word.
fn sheet_of(drafted: &Draft, lang: Lang, name: &str) -> Option<Sheet> {
    let bytes = drafted.definition.as_ref().unwrap().workbook(lang).unwrap();
    let book = read("surveys/draft.xlsx", &bytes, &Limits::default()).unwrap();
    let mut problems = Problems::new();
    let definition = definitions::read("surveys/draft.xlsx", &book, &[SURVEY], &mut problems);
    assert!(problems.into_result().is_ok());
    assert_eq!(definition.notes, []);
    // Those who answered are not the frame: that stays empty.
    assert!(definition.frame.is_none());
    book.sheets.into_iter().find(|sheet| sheet.name == name)
}

fn rows(sheet: &Sheet) -> Vec<String> {
    let text = |row, column| sheet.grid.text(kaishu::provenance::CellAddress::new(row, column));
    let last = sheet.grid.row(0).map(|(at, _)| at.column).max().unwrap();
    sheet
        .grid
        .rows()
        .map(|row| (0..=last).map(|column| text(row, column)).collect::<Vec<_>>().join("|"))
        .filter(|row| row.contains(|c: char| c != '|'))
        .collect()
}

fn list(heads: &[&str], lines: &[&[&str]]) -> Draft {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("回答一覧").unwrap();
    for (row, cells) in (0..).zip(std::iter::once(&heads).chain(lines)) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    drafted(workbook)
}

#[test]
fn the_rows_of_a_list_are_ready_to_be_copied_to_the_frame() {
    let drafted = list(
        &["団体コード", "団体名", "種別", "問1 必要か", "問2 件数"],
        &[
            &["201", "青葉市", "市", "必要", "12"],
            &["202", "若草町", "町村", "不要", "3"],
            &["203", "白浜村", "町村", "必要", "7"],
            &["202", "若草町", "町村", "必要", "4"],
            &["204", "緑野市", "市", "不要", "9"],
        ],
    );
    let sheet = sheet_of(&drafted, Lang::Ja, "回答した団体").unwrap();
    assert_eq!(
        rows(&sheet),
        [
            "コード|名称|別名|層|種別",
            "201|青葉市|||市",
            "202|若草町|||町村",
            "203|白浜村|||町村",
            "204|緑野市|||市"
        ]
    );
    assert!(asked(&drafted).concat().contains("回答を読んだ 4 件は"), "{:?}", asked(&drafted));
    let of_whom =
        asked(&drafted).iter().filter(|asks| asks.contains("だれの回答かの区分ではありませんか")).count();
    assert_eq!(of_whom, 1, "{:?}", asked(&drafted));
    let english = sheet_of(&drafted, Lang::En, "respondents").unwrap();
    assert!(rows(&english)[0].starts_with("code"), "{:?}", rows(&english));
}

/// A frame has a code for every case, and a running number of the list is none that the returns are told apart by.
#[test]
fn without_codes_the_rows_are_numbered() {
    let drafted = list(
        &["番号", "団体名", "種別", "問1 必要か"],
        &[
            &["1", "青葉市", "市", "必要"],
            &["2", "若草町", "町村", "不要"],
            &["3", "白浜村", "町村", "必要"],
            &["4", "緑野市", "市", "必要"],
        ],
    );
    let sheet = sheet_of(&drafted, Lang::Ja, "回答した団体").unwrap();
    assert_eq!(rows(&sheet)[1..], ["1|青葉市|||市", "2|若草町|||町村", "3|白浜村|||町村", "4|緑野市|||市"]);
}

#[test]
fn of_forms_each_file_is_a_row_and_a_blank_form_is_none() {
    let form = |name: &str, answer: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("調査票").unwrap();
        write(sheet, &[("A1", "調査票"), ("A3", "団体名"), ("B3", name), ("A4", "問1 件数"), ("B4", answer)]);
        let file = format!("{name}.xlsx");
        (file.clone(), read(&file, &workbook.save_to_buffer().unwrap(), &Limits::default()).unwrap())
    };
    let all = |books: &[_]| draft(books, &Wishes::default(), Lang::Ja).unwrap();
    let two = all(&[form("青葉市", "1"), form("若草町", "2")]);
    let sheet = sheet_of(&two, Lang::Ja, "回答した団体").unwrap();
    assert_eq!(rows(&sheet), ["コード|名称|別名|層", "1|青葉市||", "2|若草町||"]);
    let blank = all(&[form("", "")]);
    assert!(sheet_of(&blank, Lang::Ja, "回答した団体").is_none());
    assert!(!asked(&blank).concat().contains("回答した団体"));
}
