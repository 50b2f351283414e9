//! The words of a sample of workbooks, beside what LibreOffice reads in the same cells.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use kaishu::provenance::CellAddress;
use kaishu::workbook::{CellValue, Limits, read, sheet_name};

/// Files of the project that both read, one of each kind, and the least number of words to be compared in them.
const SAMPLE: &[(&str, usize)] = &[
    ("PHPOffice+PhpSpreadsheet/rootZipFiles.xlsx", 1),
    ("SheetJS+test_files/apachepoi_47701.xls.xml", 4),
    ("XLSForm+pyxform/extra_columns.xlsx", 4),
    ("apache+poi/53282.xlsx", 1),
    ("apache+poi/SimpleStrict.xlsx", 1),
    ("tafia+calamine/date.ods", 0),
    ("tafia+calamine/issues.ods", 1),
    ("tafia+calamine/issues.xlsb", 1),
    ("tafia+calamine/issue_174.xlsx", 10),
    ("tafia+calamine/rph.xlsx", 1),
];

fn has_office() -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    let required = std::env::var_os("KAISHU_REQUIRE_TOOLS").is_some();
    assert!(there || !required, "LibreOffice (soffice) is needed");
    there
}

#[test]
fn words_are_where_libreoffice_reads_them() {
    if !has_office() {
        println!("LibreOffice is not there: skipped");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    // UTF-8, comma, every text quoted, the first sheet.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false";
    let mut command = Command::new("soffice");
    command.args([profile.as_str(), "--headless", "--convert-to", filter, "--outdir"]).arg(folder.path());
    for (file, _) in SAMPLE {
        command.arg(super::project().join(file));
    }
    let output = command.output().unwrap();
    let mut compared = BTreeMap::new();
    for (file, least) in SAMPLE {
        let other = folder.path().join(format!("{}.csv", sheet_name(file)));
        let text = std::fs::read_to_string(&other)
            .unwrap_or_else(|error| panic!("{file}: LibreOffice made no CSV ({error}): {output:?}"));
        let count = compare(&super::project().join(file), &text);
        assert!(count >= *least, "{file}: only {count} words were compared");
        compared.insert(*file, count);
    }
    println!("words compared with LibreOffice: {compared:?}");
}

/// Compares the words of the first sheet; how many there were.
fn compare(path: &Path, csv: &str) -> usize {
    let limits = Limits { reader: Some(env!("CARGO_BIN_EXE_kaishu").into()), ..Limits::default() };
    let file = path.to_string_lossy();
    let ours = read(&file, &std::fs::read(path).unwrap(), &limits).unwrap_or_else(|why| panic!("{file}: {why:?}"));
    let theirs = read("other.csv", csv.as_bytes(), &limits).unwrap();
    let mut count = 0;
    for (at, value) in ours.sheets[0].grid.cells() {
        let CellValue::Text(text) = value else { continue };
        // Blanks at the ends and the way of breaking lines are each reader's own.
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
        let other = theirs.sheets[0].grid.text(CellAddress::new(at.row, at.column));
        assert_eq!(plain(text), plain(&other), "{file}: {at}");
        count += 1;
    }
    count
}
