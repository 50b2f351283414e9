//! What the renderers write, against the files under `expected/`, and twice against itself.

use std::io::{Cursor, Read};
use std::path::PathBuf;

use kaishu::render;

use super::{pixel, shared_report};

/// Compares with a file under `expected/`, or writes it when `KAISHU_BLESS` is set.
pub(super) fn matches_expected(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/render/expected").join(name);
    if std::env::var_os("KAISHU_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    // A checkout on Windows may have turned the line ends.
    let expected = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; KAISHU_BLESS=1 writes it", path.display()))
        .replace("\r\n", "\n");
    let different = expected.lines().zip(found.lines()).position(|(old, new)| old != new);
    let line = different.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
    assert!(
        expected == found,
        "{name} differs from line {}:\nexpected: {:?}\nfound:    {:?}",
        line + 1,
        expected.lines().nth(line),
        found.lines().nth(line)
    );
}

/// The parts of a zip container in their order.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap_or_else(|_| "pixels".to_owned());
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// One element a line, so that a difference is a line and not a file.
fn lines(xml: &str) -> String {
    let mut text = xml.replace("\r\n", "\n").replace("><", ">\n<");
    text.push('\n');
    text
}

#[test]
fn markdown() {
    matches_expected("report.md", &render::markdown::markdown(&shared_report()));
}

#[test]
fn json() {
    let text = render::json::results_json(&shared_report());
    matches_expected("results.json", &text);
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["schema"], 1);
    assert_eq!(read["figures"][0]["base"]["n"], 129);
    assert!(read["figures"][1]["base"].is_null());
    let back = render::json::read_results(&text).unwrap();
    assert_eq!(back.figures, shared_report().figures);
    assert_eq!((back.report, back.title, back.stamps), {
        let report = shared_report();
        (report.id, report.title, report.stamps)
    });
    let changed = text.replacen("\"class\"", "\"klass\"", 1);
    assert!(render::json::read_results(&changed).is_err_and(|not| not.line > 1));
}

#[test]
fn page() {
    let page = render::html::html(&shared_report(), None);
    // Looks and script are files of their own.
    let own = [include_str!("../../src/render/html/page.css"), include_str!("../../src/render/html/page.js")];
    let text = own.iter().fold(page, |page, file| page.replace(file, "…\n"));
    matches_expected("report.html", &text);
}

#[test]
fn terminal() {
    matches_expected("report.txt", &render::terminal::report(&shared_report()));
}

#[test]
fn word_part_by_part() {
    let parts = parts(render::docx::docx(&shared_report(), &pixel).unwrap());
    assert_eq!(parts.first().map(|(name, _)| name.as_str()), Some("[Content_Types].xml"));
    for name in
        ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/settings.xml"]
    {
        let (_, xml) = parts.iter().find(|(found, _)| found == name).unwrap();
        matches_expected(&format!("docx/{name}"), &lines(xml));
    }
}

#[test]
fn excel_part_by_part() {
    let parts = parts(render::xlsx::xlsx(&shared_report()).unwrap());
    let mut sheets = 0;
    for (name, xml) in &parts {
        let compared = name.starts_with("xl/worksheets/sheet")
            || name.starts_with("xl/charts/chart")
            || ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"].contains(&name.as_str());
        if compared {
            matches_expected(&format!("xlsx/{name}"), &lines(xml));
        }
        sheets += usize::from(name.starts_with("xl/worksheets/sheet"));
        assert!(!xml.contains("<f>"), "{name} holds a formula");
    }
    assert_eq!(sheets, 8, "the contents, six tables and the numbers of a chart");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = shared_report();
    assert_eq!(render::docx::docx(&report, &pixel), render::docx::docx(&report.clone(), &pixel));
    assert_eq!(render::xlsx::xlsx(&report), render::xlsx::xlsx(&report.clone()));
    assert_eq!(render::markdown::markdown(&report), render::markdown::markdown(&report.clone()));
    assert_eq!(render::json::results_json(&report), render::json::results_json(&report.clone()));
    assert_eq!(render::terminal::report(&report), render::terminal::report(&report.clone()));
}

#[test]
fn an_empty_report_is_a_report() {
    let report = kaishu::report::model::Report::default();
    assert!(render::docx::docx(&report, &pixel).is_ok());
    assert!(render::xlsx::xlsx(&report).is_ok());
    assert_eq!(render::json::results_json(&report).lines().next(), Some("{"));
}

#[test]
fn a_table_out_of_shape_is_still_drawn() {
    use kaishu::report::model::{Block, CellNumber, Report, ReportTable, Section, TableCell};
    let wide = |text: &str| TableCell { span: u32::MAX, ..TableCell::words(text) };
    let endless = CellNumber { value: f64::INFINITY, decimals: u32::MAX };
    let table = ReportTable {
        head: vec![vec![wide("a"), TableCell::default()], vec![], vec![wide(""), wide("b"), wide("c")]],
        rows: vec![
            vec![TableCell { number: Some(endless), ..TableCell::words("∞") }],
            words_of(&["1", "2", "3", &"長".repeat(40_000)]),
        ],
        stub_columns: 99,
        ..ReportTable::default()
    };
    let twice = vec![Block::Table(table.clone()), Block::Table(table)];
    let report = Report { sections: vec![Section { blocks: twice, ..Section::default() }], ..Report::default() };
    assert!(render::docx::docx(&report, &pixel).is_ok());
    assert_eq!(render::xlsx::xlsx(&report).err(), None);
    assert!(render::markdown::markdown(&report).contains("| ∞ |"));
    assert!(render::terminal::report(&report).contains('∞'));
}

fn words_of(texts: &[&str]) -> Vec<kaishu::report::model::TableCell> {
    texts.iter().map(|text| kaishu::report::model::TableCell::words(*text)).collect()
}
