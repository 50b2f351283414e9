//! The machine-readable twin and the values one by one: of the shared report and of the bundled workspace. What they say is what
//! the report says, and the check that any office can run finds nothing in them.

use std::collections::BTreeMap;

use kaishu::catalogue::Lang;
use kaishu::render::{self, csv::data_csv};
use kaishu::report::compose::report_words;
use kaishu::report::data::{DataCell, DataTable, book, values};
use kaishu::report::model::Report;
use kaishu::unified_rules::check;
use kaishu::workbook::{self, CellValue, Limits};

use super::{matches_expected, shared_report};
use crate::support::Workspace;

fn read(bytes: &[u8]) -> workbook::Workbook {
    workbook::read("data.xlsx", bytes, &Limits::default()).unwrap()
}

/// What the check finds, notes aside: a name may need a character that not every machine has.
fn open(name: &str, bytes: &[u8]) -> Vec<String> {
    let book = workbook::read(name, bytes, &Limits::default()).unwrap();
    let checked = check(name, &book);
    assert!(checked.tables >= 3 && checked.sheets == checked.tables, "{} {}", checked.sheets, checked.tables);
    let open = checked.findings.iter().filter(|finding| finding.is_open());
    open.map(|finding| format!("{} {}: {}", finding.id(), finding.place_text(), finding.found.en)).collect()
}

fn lines(table: &DataTable) -> String {
    format!("# {}\n{}", table.name, data_csv(table).replace("\r\n", "\n"))
}

#[test]
fn the_shared_report_as_data() {
    for (lang, name) in [(Lang::Ja, "data.txt"), (Lang::En, "data.en.txt")] {
        let report = Report { words: report_words(lang), ..shared_report() };
        let book = book(&report);
        let sheets: Vec<String> = book.sheets.iter().map(lines).collect();
        matches_expected(name, &format!("{}\n# values\n{}", sheets.join("\n"), lines(&values(&report))));
        let bytes = render::twin::twin(&book).unwrap();
        assert_eq!(open("data.xlsx", &bytes), Vec::<String>::new());
        assert_eq!(bytes, render::twin::twin(&book.clone()).unwrap());
        // What was written is what is read.
        let read = read(&bytes);
        for (sheet, table) in read.sheets.iter().zip(&book.sheets) {
            assert_eq!(sheet.name, table.name);
            for (r, row) in (1..).zip(&table.rows) {
                for (c, cell) in (0..).zip(row) {
                    let found = sheet.grid.get(kaishu::provenance::CellAddress::new(r, c));
                    match cell {
                        DataCell::Empty => assert_eq!(found, None),
                        DataCell::Text(text) => assert_eq!(found, Some(&CellValue::Text(text.clone()))),
                        DataCell::Number(number) => assert_eq!(found, Some(&CellValue::Number(number.value))),
                    }
                }
            }
        }
    }
}

#[test]
fn an_empty_report_has_a_twin_too() {
    let book = book(&Report::default());
    assert!(render::twin::twin(&book).is_ok());
    assert_eq!(values(&Report::default()).rows.len(), 0);
}

#[test]
fn the_twins_of_the_bundled_reports_keep_the_unified_rules() {
    let workspace = Workspace::bundled();
    workspace.kaishu(&["run", "--quiet", "--formats", "data,csv,csv-cp932,xlsx"]).ends_with(0);
    for plan in ["outcome-report", "round-3"] {
        let bytes = std::fs::read(workspace.path(&format!("out/{plan}/{plan}-data.xlsx"))).unwrap();
        assert_eq!(open(plan, &bytes), Vec::<String>::new(), "{plan}");
        // The check can fail: the workbook for people keeps them not.
        let people = format!("out/{plan}/{plan}.xlsx");
        let said = workspace.kaishu(&["check-table", &people]);
        said.ends_with(1).says("table-merged-cells").says("table-several-tables");
        let data = workspace.kaishu(&["check-table", &format!("out/{plan}/{plan}-data.xlsx"), "--format", "json"]);
        let data: serde_json::Value = serde_json::from_str(&data.ends_with(0).stdout).unwrap();
        assert_eq!(data["files"][0]["findings"], serde_json::json!([]), "{plan}");
        one_by_one(&workspace, plan);
    }
    // Rows that are areas have their codes, also where two areas of different levels have one name.
    let bytes = std::fs::read(workspace.path("out/outcome-report/outcome-report-data.xlsx")).unwrap();
    let coded = column_of(&bytes, "地域コード");
    for code in ["saku", "hokushin", "nagano", "***"] {
        assert!(coded.contains(&code.to_owned()), "{code} of {coded:?}");
    }
    let other = std::fs::read(workspace.path("out/outcome-report/outcome-report-cp932.csv")).unwrap();
    let utf = workspace.read("out/outcome-report/outcome-report.csv");
    let plain = kaishu::text::cp932::encode_visibly(utf.trim_start_matches('\u{FEFF}')).0;
    assert_eq!(other, plain);
}

/// What stands in the columns of a name, on all sheets.
fn column_of(bytes: &[u8], name: &str) -> Vec<String> {
    let text = |value: &CellValue| match value {
        CellValue::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    let mut found = Vec::new();
    for sheet in &read(bytes).sheets {
        let heads = sheet.grid.cells().filter(|(at, value)| at.row == 0 && text(value) == name);
        for (head, _) in heads {
            let below = sheet.grid.cells().filter(|(at, _)| at.row > 0 && at.column == head.column);
            found.extend(below.map(|(_, value)| text(value)));
        }
    }
    found
}

#[test]
fn what_moved_since_a_publication_is_data_too() {
    let workspace = Workspace::bundled_as_published();
    workspace.kaishu(&["run", "--quiet", "--formats", "data"]).ends_with(0);
    let bytes = std::fs::read(workspace.path("out/round-3/round-3-data.xlsx")).unwrap();
    assert_eq!(open("round-3", &bytes), Vec::<String>::new());
    let changes: serde_json::Value = serde_json::from_str(&workspace.read("out/round-3/changes.json")).unwrap();
    let moved = changes["figures"].as_array().unwrap();
    let ids: Vec<String> = moved.iter().map(|figure| figure["id"].as_str().unwrap().to_owned()).collect();
    let book = read(&bytes);
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "数値の変更一覧").unwrap();
    let found: Vec<String> = sheet
        .grid
        .cells()
        .filter(|(at, _)| at.row > 0 && at.column == 0)
        .map(|(_, value)| match value {
            CellValue::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(ids.len() > 50);
    assert_eq!(found, ids);
    // 103 returns were published, 106 are there now.
    let row = 1 + ids.iter().position(|id| id == "r3-returned").unwrap();
    let number =
        |column: u32| sheet.grid.get(kaishu::provenance::CellAddress::new(u32::try_from(row).unwrap(), column));
    assert_eq!((number(3), number(5)), (Some(&CellValue::Number(103.0)), Some(&CellValue::Number(106.0))));
    assert_eq!(number(7), Some(&CellValue::Number(3.0)));
}

/// Every figure of `results.json` stands in the values with its parts, and what stands there is what it says.
fn one_by_one(workspace: &Workspace, plan: &str) {
    let rows = crate::support::cells::csv_rows(&workspace.path(&format!("out/{plan}/{plan}.csv")));
    let head: Vec<&str> = rows[0].iter().map(|name| name.trim_start_matches('\u{FEFF}')).collect();
    let at = |name: &str| head.iter().position(|found| *found == name).unwrap_or_else(|| panic!("{name}"));
    let mut told: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
    for row in rows.iter().skip(1) {
        assert_eq!(row.len(), head.len());
        told.entry(&row[at("数値id")]).or_default().push(row);
    }
    workspace.kaishu(&["run", "--quiet", "--formats", "json"]).ends_with(0);
    let figures = workspace.figures_of(plan);
    assert!(figures.len() > 200);
    for (id, figure) in &figures {
        let rows = told.get(id.as_str()).unwrap_or_else(|| panic!("{id} is not among the values"));
        for row in rows {
            for (name, key) in [("分子", "numerator"), ("分母", "denominator")] {
                let expected = figure[key].as_i64().map(|number| number.to_string()).unwrap_or_default();
                assert_eq!(row[at(name)], expected, "{id} {name}");
            }
            if !row[at("値")].is_empty() {
                assert_eq!(row[at("表示")], figure["text"].as_str().unwrap(), "{id}");
                let value: f64 = row[at("値")].parse().unwrap();
                let printed: f64 = row[at("表示")].replace(',', "").replace('△', "-").parse().unwrap();
                let decimals = row[at("表示")].split_once('.').map_or(0, |(_, part)| part.len());
                let step = 0.1_f64.powi(i32::try_from(decimals).unwrap());
                assert!((value - printed).abs() <= 0.5001 * step, "{id}: {value} is printed as {printed}");
            }
        }
    }
}

#[test]
fn what_code_page_932_lacks_is_visible_and_told() {
    let workspace = Workspace::bundled();
    workspace.replace("analysis/outcome-report.toml", "市町村計画の策定状況", "𠮷野の計画の策定状況");
    let run = workspace.kaishu(&["run", "--formats", "csv-cp932"]);
    run.ends_with(0).says("outcome-report-cp932.csv: CP932（Shift_JIS）にない文字").says("𠮷 (U+20BB7)");
    let bytes = std::fs::read(workspace.path("out/outcome-report/outcome-report-cp932.csv")).unwrap();
    let text = kaishu::text::cp932::decode(&bytes);
    assert!(text.contains("{U+20BB7}野の計画の策定状況") && !text.contains('?'), "{}", &text[..400]);
}
