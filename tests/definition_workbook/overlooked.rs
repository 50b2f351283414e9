//! What looks blank or like nothing and is not: formulas whose result was not saved, sheets with a misspelt name, workbooks
//! that are not read as a definition. None of it may be passed over.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::cells::{merge, rename_sheet, set_cells, set_formula};

/// A new workspace in Japanese.
pub(super) struct New(TempDir);

impl New {
    pub(super) fn made(toml: bool) -> Self {
        let new = Self(TempDir::new().unwrap());
        let form: &[&str] = if toml { &["--toml"] } else { &[] };
        let (code, said) = new.kaishu(&[&["new", "w"], form].concat());
        assert_eq!(code, 0, "{said}");
        new
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join("w").join(file)
    }

    pub(super) fn kaishu(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kaishu"));
        let output = command.args(arguments).args(["--lang", "ja"]).current_dir(self.0.path()).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap_or(-1), said)
    }

    #[track_caller]
    pub(super) fn check(&self, code: i32, words: &[&str]) -> String {
        let (ended, said) = self.kaishu(&["check", "-w", "w"]);
        assert_eq!(ended, code, "{said}");
        for words in words {
            assert!(said.contains(words), "not said: {words}\n{said}");
        }
        said
    }
}

const SURVEY: &str = "surveys/my-survey.xlsx";

#[test]
fn a_formula_without_a_saved_result_is_no_blank() {
    let unsaved = "誤り: 結果が保存されていない数式です（=10*2）";
    for (sheet, cell) in [
        ("設問", "K5"),      // the greatest value: without it there would be no limit
        ("設問", "K1"),      // a heading
        ("設定", "B12"),     // a setting
        ("対象名簿", "C3"),  // a group of the frame
        ("対象名簿", "A9"),  // a row of it that has nothing else
        ("計画_数値", "D4"), // a value of the plan
    ] {
        let new = New::made(false);
        set_formula(&new.path(SURVEY), sheet, cell, "10*2");
        let place = format!("surveys/my-survey.xlsx｜{sheet}!{cell}");
        new.check(2, &[unsaved, &place, "Excel で開いて保存し直すか、値を書いてください"]);
    }
    // What nobody reads may be anything.
    let new = New::made(false);
    set_formula(&new.path(SURVEY), "設定", "D5", "10*2");
    new.check(0, &[]);
}

#[test]
fn a_ledger_row_with_a_formula_without_a_saved_result_waits() {
    let new = New::made(true);
    let head = ["種類", "調査", "回", "対象", "設問", "旧値", "新値", "理由", "確認者", "日付"];
    let row = ["修正", "my-survey", "R7", "T1", "q3", "120", "", "電話", "佐藤", "2026-01-08"];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, cells) in (0..).zip([head, row]) {
        sheet.write_row(at, 0, cells).unwrap();
    }
    let file = new.path("corrections.xlsx");
    book.save(&file).unwrap();
    set_formula(&file, "Sheet1", "G2", "60*2");
    let settings = new.path("surveys/workspace.toml");
    let written = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, written.replace("corrections.csv", "corrections.xlsx")).unwrap();
    new.check(1, &["ledger-row", "corrections.xlsx｜Sheet1!G2", "結果が保存されていない数式です（=60*2）"]);
}

#[test]
fn a_sheet_with_a_misspelt_name_is_a_mistake_and_a_memo_is_none() {
    for (sheet, name) in [("設問", "設"), ("検算", "検"), ("選択肢", "選択枝"), ("対象名簿", "名簿")]
    {
        let new = New::made(false);
        rename_sheet(&new.path(SURVEY), sheet, name);
        let message = format!("誤り: シート「{name}」は何のシートかわかりません");
        new.check(2, &[&message, &format!("もしかして: 「{sheet}」")]);
    }
    // Only what is missing from the workbook can have been meant.
    let new = New::made(false);
    rename_sheet(&new.path(SURVEY), "計画_主張", "集計");
    new.check(0, &["参考 2 件"]);
}

#[test]
fn a_misspelt_heading_is_told_alone() {
    let new = New::made(false);
    set_cells(&new.path(SURVEY), "設問", &[("K1", Some("最大"))]);
    let said = new.check(2, &["「最大」という見出しはありません", "もしかして: 「最大値」", "1 件の誤り"]);
    // Mistakes say what they are, once.
    assert!(!said.contains("エラー"), "{said}");
}

#[test]
fn a_workbook_beside_the_definitions_that_is_not_read_is_told() {
    let new = New::made(false);
    let copy = |from: &str, to: &str| assert!(std::fs::copy(new.path(from), new.path(to)).is_ok());
    copy(SURVEY, "surveys/old.xls");
    copy("returned/そら村.xlsx", "surveys/memo.xlsx");
    copy(SURVEY, "analysis/plan.ods");
    let said = new.check(1, &["[確認] definition-not-read (3)", "定義のシートが1枚もないブック"]);
    for file in ["surveys/old.xls", "surveys/memo.xlsx", "analysis/plan.ods"] {
        assert!(said.contains(&format!("  {file}\n")), "{said}");
    }
    // One that a definition names is read for what it is.
    let new = New::made(true);
    let frame = std::fs::read_to_string(new.path("surveys/frames/my-survey.csv")).unwrap();
    std::fs::write(new.path("surveys/frame.xlsx"), super::cells::frame_book(&frame)).unwrap();
    let survey = new.path("surveys/my-survey.toml");
    let written = std::fs::read_to_string(&survey).unwrap();
    std::fs::write(&survey, written.replace("frames/my-survey.csv", "frame.xlsx")).unwrap();
    new.check(0, &[]);
    assert!(Path::new(&new.path("surveys/frame.xlsx")).is_file());
}

#[test]
fn headings_and_values_merged_over_two_columns_are_told_at_their_cell() {
    for (sheet, range, cell) in [
        ("設問", "B1:C1", "設問!B1"),
        ("設問", "E3:F3", "設問!E3（答えの種類＊）"),
        ("設定", "A2:B2", "設定!A2"),
        ("対象名簿", "A1:B1", "対象名簿!A1"),
    ] {
        let new = New::made(false);
        merge(&new.path(SURVEY), sheet, range);
        let said = new.check(
            2,
            &[
                &format!("誤り: セル {range} が結合されていて、どの列のものかわかりません\n"),
                &format!("surveys/my-survey.xlsx｜{cell}\n"),
                "Excel で結合を解き、列ごとに書いてください",
            ],
        );
        // Nothing is said of what the sheet would have held.
        assert!(!said.contains("「q1」はありません"), "{said}");
    }
    // A cell merged with those below it is the cell of all of them.
    let new = New::made(false);
    merge(&new.path(SURVEY), "選択肢", "A3:A5");
    new.check(0, &[]);
}

#[test]
fn a_definition_that_cannot_be_opened_speaks_to_its_owner() {
    let new = New::made(false);
    let whole = std::fs::read(new.path(SURVEY)).unwrap();
    std::fs::write(new.path(SURVEY), &whole[..3000]).unwrap();
    let said = new.check(2, &["定義のブックを読めません", "控えのファイルに戻してください"]);
    assert!(!said.contains("送って"), "{said}");
}

/// How a text is saved.
type Written = fn(&str) -> Vec<u8>;

#[test]
fn a_list_in_another_character_set_or_with_tabs_is_told_once() {
    let frame = "surveys/frames/my-survey.csv";
    let euc = |text: &str| encoding_rs::EUC_JP.encode(text).0.into_owned();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let tabs = |text: &str| text.replace(',', "\t").into_bytes();
    for (message, written) in [
        ("文字コードが EUC-JP です", euc as Written),
        ("文字コードが UTF-16 です", wide),
        ("コンマではなくタブで区切られています", tabs),
    ] {
        let new = New::made(true);
        let text = std::fs::read_to_string(new.path(frame)).unwrap();
        let text = text.trim_start_matches('\u{FEFF}');
        std::fs::write(new.path(frame), written(text)).unwrap();
        new.check(2, &[message, "CSV UTF-8（コンマ区切り）", "1 件の誤り"]);
        std::fs::write(new.path(frame), text).unwrap();
        let ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n";
        std::fs::write(new.path("corrections.csv"), written(ledger)).unwrap();
        new.check(1, &["ledger-unreadable (1)", message, "CSV UTF-8（コンマ区切り）"]);
        // What Excel writes as Unicode with commas is read.
        let marked = [b"\xFF\xFE".to_vec(), wide(text)].concat();
        std::fs::write(new.path(frame), marked).unwrap();
        std::fs::remove_file(new.path("corrections.csv")).unwrap();
        new.check(0, &[]);
    }
}

#[test]
fn what_a_draft_left_open_is_counted_with_its_places() {
    for (form, places) in [("xlsx", "surveys/drafted.xlsx｜設問!"), ("toml", " 行目）")] {
        let new = New::made(false);
        let file = new.path("returned/そら村.xlsx");
        let file = file.to_str().unwrap();
        let (code, said) = new.kaishu(&["draft", file, "--into", "d", "--id", "drafted", "--to", form]);
        assert_eq!(code, 0, "{said}");
        let (code, said) = new.kaishu(&["check", "-w", "d"]);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("[確認] left-open (1)") && said.contains(places), "{said}");
        assert!(said.contains("確かめていない印が残っています:「要確認…」の行 "), "{said}");
        // Settings have no column of remarks, so that their marks are notes; elsewhere a note only says a remark again.
        let places = said.split_once("確かめていない印が残っています").unwrap().1.lines().next().unwrap();
        assert_eq!(places.contains("設定!B3 のメモ"), form == "xlsx", "{places}");
        let mut notes = places.split('、').filter(|place| place.contains(" のメモ"));
        assert!(notes.all(|place| place.contains("設定!")), "{places}");
        // A report says it as long as nobody has settled them or let them stand.
        let reports_say = |said: bool| {
            new.kaishu(&["run", "-w", "w"]);
            let report = std::fs::read_to_string(new.path("out/my-report/my-report.md")).unwrap();
            assert_eq!(report.contains("下書きの定義による（確かめていない印が残っている）"), said, "{report}");
        };
        reports_say(false);
        std::fs::copy(
            new.path(&format!("../d/surveys/drafted.{form}")),
            new.path(&format!("surveys/drafted.{form}")),
        )
        .unwrap();
        reports_say(true);
        let ledger = new.path("corrections.csv");
        let mut rows = std::fs::read_to_string(&ledger).unwrap();
        rows.push_str(&format!(
            "了承,,,left-open@surveys/drafted.{form},,,,来月までに確かめる,担当 A,2026-04-01\n"
        ));
        std::fs::write(&ledger, rows).unwrap();
        reports_say(false);
    }
}

/// A list of who was asked is of no use while its stratum is declared open, and the number asked is then not known: what is to be
/// changed is said at its cell.
#[test]
fn a_frame_in_an_open_stratum_says_what_to_change() {
    let new = New::made(false);
    let said = new.check(0, &[]);
    assert!(!said.contains("open-stratum-listed"), "{said}");
    set_cells(&new.path(SURVEY), "層", &[("C3", Some("任意回答"))]);
    let said = new.check(
        1,
        &[
            "open-stratum-listed",
            "surveys/my-survey.xlsx｜層!C3",
            "「市町村」5 件",
            "「対象の選び方」（design）を「全数」（census）に",
        ],
    );
    assert_eq!(said.matches("id: open-stratum-listed@").count(), 1, "{said}");
    set_cells(&new.path(SURVEY), "層", &[("C3", Some("標本"))]);
    let said = new.check(0, &[]);
    assert!(!said.contains("open-stratum-listed"), "{said}");
}
