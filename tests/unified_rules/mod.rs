//! `kaishu check-table`: every rule of the unified rules is broken once by a small workbook, alone, and told with its cell; and a
//! sheet that keeps them all is left in peace.

use kaishu::catalogue::headings;
use kaishu::diagnostic::Severity;
use kaishu::unified_rules::{RULES, check};
use kaishu::workbook::{self, Limits};
use rust_xlsxwriter::{Format, Note, Shape, Workbook, Worksheet};

use crate::support::Workspace;

/// A sheet that keeps every rule.
const GOOD: [[&str; 4]; 5] = [
    ["団体コード", "団体", "年度", "回収数（件）"],
    ["202011", "長野市", "2020", "12"],
    ["202029", "松本市", "2020", "0"],
    ["202037", "上田市", "2021", "-"],
    ["202045", "岡谷市", "2021", "X"],
];

/// The good sheet with a change, read again; the rules that it breaks with the cells.
fn broken(change: impl FnOnce(&mut Worksheet)) -> Vec<String> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表1").unwrap();
    for (r, row) in (0..).zip(GOOD) {
        for (c, text) in (0..).zip(row) {
            match text.parse::<f64>() {
                Ok(number) if c > 1 => sheet.write_number(r, c, number).unwrap(),
                _ => sheet.write_string(r, c, text).unwrap(),
            };
        }
    }
    change(sheet);
    found(&book.save_to_buffer().unwrap())
}

fn found(bytes: &[u8]) -> Vec<String> {
    let book = workbook::read("表.xlsx", bytes, &Limits::default()).unwrap();
    let findings = check("表.xlsx", &book).findings;
    for finding in &findings {
        assert!(!finding.hint.ja.is_empty() && !finding.found.en.is_empty() && !finding.expected.ja.is_empty());
    }
    let line = |finding: &kaishu::diagnostic::Diagnostic| {
        let cells: Vec<String> = finding.places.iter().map(|place| place.at.to_string()).collect();
        let note = if finding.severity == Severity::Note { " note" } else { "" };
        format!("{} {}{note}", finding.rule, cells.join(" "))
    };
    findings.iter().map(line).collect()
}

#[test]
fn a_sheet_that_keeps_every_rule_is_left_in_peace() {
    assert_eq!(broken(|_| {}), Vec::<String>::new());
}

#[test]
fn every_rule_is_told_with_its_cell() {
    let text = |row: u32, column: u16, text: &'static str| {
        move |sheet: &mut Worksheet| {
            sheet.write_string(row, column, text).unwrap();
        }
    };
    let plain = Format::new();
    let mut told: Vec<String> = Vec::new();
    let mut breaks = |expected: &[&str], found: Vec<String>| {
        assert_eq!(found, expected);
        told.extend(found);
    };
    breaks(&["table-several-values D2", "table-unknown-sign D2"], broken(text(1, 3, "12（3）")));
    breaks(&["table-number-as-text D2"], broken(text(1, 3, "1,234件")));
    breaks(&["table-number-as-text D2"], broken(text(1, 3, "▲１２")));
    breaks(
        &["table-merged-cells B2"],
        broken(|sheet| {
            sheet.merge_range(1, 1, 2, 1, "長野市", &plain).unwrap();
        }),
    );
    breaks(&["table-layout-spacing A1"], broken(text(0, 0, "団体\nコード")));
    breaks(&["table-layout-spacing B2"], broken(text(1, 1, "　長野市")));
    breaks(&["table-layout-spacing B1"], broken(text(0, 1, "団　体")));
    breaks(
        &["table-omitted-item B1"],
        broken(|sheet| {
            sheet.write_blank(0, 1, &plain).unwrap();
        }),
    );
    breaks(&["table-omitted-item B3"], broken(text(2, 1, "〃")));
    breaks(
        &["table-omitted-item B3"],
        broken(|sheet| {
            sheet.write_blank(2, 1, &plain).unwrap();
        }),
    );
    breaks(&["table-same-heading B1"], broken(text(0, 1, "団体コード")));
    breaks(
        &["table-formula D2"],
        broken(|sheet| {
            sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=6+6").set_result("12")).unwrap();
        }),
    );
    breaks(
        &["table-error-value D2", "table-formula D2"],
        broken(|sheet| {
            sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        }),
    );
    breaks(
        &["table-object F3"],
        broken(|sheet| {
            sheet.insert_shape(2, 5, &Shape::textbox().set_text("注")).unwrap();
        }),
    );
    breaks(
        &["table-object B2"],
        broken(|sheet| {
            sheet.insert_note(1, 1, &Note::new("確認済み")).unwrap();
        }),
    );
    let struck = Format::new().set_font_strikethrough();
    breaks(
        &["table-struck B2"],
        broken(|sheet| {
            sheet.write_string_with_format(1, 1, "長野市", &struck).unwrap();
        }),
    );
    breaks(&["table-unit-missing D1"], broken(text(0, 3, "回収数")));
    breaks(&["table-dependent-character B2"], broken(text(1, 1, "㈱長野")));
    breaks(&["table-dependent-character B2 note"], broken(text(1, 1, "髙山村")));
    breaks(&["table-era-year A1"], broken(text(0, 0, "団体コード（令和2年現在）")));
    breaks(&["table-area-name A2"], broken(text(1, 0, "202012")));
    breaks(
        &["table-area-name A2"],
        broken(|sheet| {
            sheet.write_number(1, 0, 202_011).unwrap();
        }),
    );
    breaks(&["table-unknown-sign D2"], broken(text(1, 3, "不明")));
    breaks(
        &["table-unknown-sign D2"],
        broken(|sheet| {
            sheet.write_blank(1, 3, &plain).unwrap();
        }),
    );
    breaks(
        &["table-hidden A3 B3 C3 D3"],
        broken(|sheet| {
            sheet.set_row_hidden(2).unwrap();
        }),
    );
    breaks(
        &["table-split A7"],
        broken(|sheet| {
            for (column, value) in (0..).zip([202_053.0, 1.0, 2021.0, 5.0]) {
                sheet.write_number(6, column, value).unwrap();
            }
            sheet.write_string(6, 0, "202053").unwrap();
            sheet.write_string(6, 1, "飯田市").unwrap();
            sheet.write_string(7, 0, "202061").unwrap();
            sheet.write_string(7, 1, "諏訪市").unwrap();
            sheet.write_number(7, 3, 1).unwrap();
        })
        .into_iter()
        .filter(|line| line.starts_with("table-s"))
        .collect(),
    );
    breaks(
        &["table-several-tables G1"],
        broken(|sheet| {
            for (r, row) in (0..).zip([["種別", "数（件）"], ["市", "19"], ["町", "23"]]) {
                sheet.write_string(r, 6, row[0]).unwrap();
                match row[1].parse::<f64>() {
                    Ok(number) => sheet.write_number(r, 7, number).unwrap(),
                    Err(_) => sheet.write_string(r, 7, row[1]).unwrap(),
                };
            }
        }),
    );
    for rule in &RULES {
        assert!(told.iter().any(|line| line.starts_with(&format!("{} ", rule.id))), "{} is never broken", rule.id);
        assert!(!headings::heading(rule.id).ja.is_empty(), "{}", rule.id);
    }
}

#[test]
fn prefectures_want_their_full_names() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (name, count)) in
        (0..).zip([("都道府県", "人口（人）"), ("長野", "1"), ("東京", "2"), ("大阪府", "3"), ("青森", "4")])
    {
        sheet.write_string(row, 0, name).unwrap();
        match count.parse::<f64>() {
            Ok(number) => sheet.write_number(row, 1, number).unwrap(),
            Err(_) => sheet.write_string(row, 1, count).unwrap(),
        };
    }
    assert_eq!(found(&book.save_to_buffer().unwrap()), ["table-area-name A2 A3 A5"]);
}

#[test]
fn the_command_tells_what_to_do_in_both_languages() {
    let workspace = Workspace::empty();
    workspace.write("表.csv", "\u{FEFF}団体,回収数\n長野市,\"1,234\"\n松本市,\n上田市,3\n");
    let said = workspace.kaishu(&["check-table", "表.csv"]);
    said.ends_with(1)
        .says("table-number-as-text")
        .says("表.csv｜表!B2")
        .says("（統一ルール 1-3）")
        .says("直すところ 3");
    let said = workspace.kaishu_in("en", &["check-table", "表.csv"], &[]);
    said.ends_with(1).says("a number as text").says("(unified rules 1-3)").says("1 sheet, 1 table; 3 to mend");
    let data = workspace.kaishu(&["check-table", "表.csv", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&data.ends_with(1).stdout).unwrap();
    assert_eq!((&data["command"], &data["schema"]), (&"check-table".into(), &1.into()));
    assert_eq!(data["files"][0]["tables"], 1);
    assert_eq!(data["files"][0]["findings"].as_array().unwrap().len(), 3);
    workspace.kaishu(&["check-table"]).ends_with(2).says("調べるファイルを指定してください");
    workspace.kaishu(&["check-table", "--rules"]).ends_with(0).says("1-4\ttable-merged-cells\tセルの結合");
    workspace.write("空.xlsx", "");
    workspace.kaishu(&["check-table", "空.xlsx"]).ends_with(1).says("empty-file");
    workspace.kaishu(&["check-table", "ない.xlsx"]).ends_with(2).says("ない.xlsx");
}
