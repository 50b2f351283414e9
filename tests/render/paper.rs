//! A table of more columns than can be read on a page, printed from Excel: pages side by side, each with the names of the rows and
//! with its headings.

use kaishu::render;
use kaishu::report::model::{Block, Report, ReportTable, Section, TableCell};

use super::validate::assert_sound;
use crate::support::cells::parts;
use crate::support::tools::{office, printed};

/// Counts and shares of many options, each under one heading.
fn of_options(options: usize, rows: usize) -> Report {
    let span = |text: &str| {
        let head = TableCell { span: u32::try_from(options).unwrap(), ..TableCell::words(text) };
        [head].into_iter().chain(vec![TableCell::default(); options - 1])
    };
    let named = |text: &str| [TableCell::words(text)].into_iter();
    let options_of = || (0..options).map(|at| TableCell::words(format!("選択肢その{at}")));
    let row = |at: usize| {
        named(&format!("市町村{at}")).chain((0..options * 2).map(|column| TableCell::count(column + at))).collect()
    };
    let table = ReportTable {
        id: "wide".into(),
        number: 1,
        title: "選択肢の多い設問".into(),
        head: vec![
            named("区分").chain(span("実数")).chain(span("構成比（％）")).collect(),
            named("").chain(options_of()).chain(options_of()).collect(),
        ],
        rows: (0..rows).map(row).collect(),
        stub_columns: 1,
        ..ReportTable::default()
    };
    let blocks = vec![Block::Table(table)];
    Report { sections: vec![Section { blocks, ..Section::default() }], ..Report::default() }
}

/// A part of the workbook of a report.
fn part(report: &Report, name: &str) -> String {
    let bytes = render::xlsx::xlsx(report).unwrap();
    assert_sound("a wide table", &bytes);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let all = parts(file.path());
    let (_, content) = all.into_iter().find(|(part, _)| part == name).unwrap();
    String::from_utf8(content).unwrap()
}

const SHEET: &str = "xl/worksheets/sheet2.xml";

#[test]
fn a_table_that_can_be_read_on_one_page_is_fitted_to_it() {
    let report = of_options(5, 3);
    let sheet = part(&report, SHEET);
    assert!(sheet.contains("fitToPage=\"1\"") && !sheet.contains("<colBreaks"), "{sheet}");
    assert!(part(&report, "xl/workbook.xml").contains(">表1!$3:$4</definedName>"));
}

#[test]
fn a_wider_one_has_the_names_of_its_rows_and_its_headings_on_every_page() {
    let report = of_options(24, 60);
    let sheet = part(&report, SHEET);
    assert!(!sheet.contains("fitToPage"), "{sheet}");
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("scale=\"75\""), "{sheet}");
    let pages = sheet.matches("<brk ").count() + 1;
    assert!(pages > 1, "{sheet}");
    let book = part(&report, "xl/workbook.xml");
    assert!(book.contains(">表1!$A:$A,表1!$3:$4</definedName>"), "{book}");
    if !office() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wide.xlsx");
    std::fs::write(&path, render::xlsx::xlsx(&report).unwrap()).unwrap();
    let pdf = printed(folder.path(), &[path]).remove(0);
    let Ok(said) = std::process::Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output() else {
        return;
    };
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    // The first page is that of the contents.
    let printed: Vec<&str> = text.split('\u{C}').filter(|page| !page.trim().is_empty()).skip(1).collect();
    assert!(printed.len() >= pages * 2, "60 rows need more than one page: {text}");
    for page in printed {
        assert!(page.contains("市町村"), "names its rows: {page}");
        assert!(page.contains("実数") || page.contains("構成比"), "has its headings: {page}");
    }
}
