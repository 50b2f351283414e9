//! The correction ledger over and over: replayed twice it gives the same, rows depend neither on their order nor on each
//! other, and a workbook says what a CSV says.

use std::collections::BTreeMap;
use std::path::Path;

use kaishu::collect::Unit;
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::run::{Collection, collect_all};
use kaishu::pipeline::workspace;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook as Book;
use tempfile::TempDir;

use crate::support::Workspace;

const HEAD: &str = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付";
/// The first municipalities of the frame; each answered 1.
const CASES: [&str; 8] = ["202011", "202029", "202037", "202045", "202053", "202061", "202070", "202088"];

/// The workspace of the messy inputs about respondents, with an answer of each case.
fn answered() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messy/workspaces/respondents/surveys");
    for file in ["workspace.toml", "who.toml", "frames/who.csv"] {
        let to = folder.path().join("surveys").join(file);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from.join(file), to).unwrap();
    }
    let rows: String = CASES.iter().map(|code| format!("{code},,1\n")).collect();
    std::fs::create_dir_all(folder.path().join("returned")).unwrap();
    std::fs::write(folder.path().join("returned/a.csv"), format!("団体コード,団体名,問1\n{rows}")).unwrap();
    std::fs::write(folder.path().join("received.csv"), "ファイル名,受領日\na.csv,2024-06-10\n").unwrap();
    folder
}

fn collected(root: &Path) -> Collection {
    let workspace = workspace::load(root).unwrap_or_else(|error| panic!("{error}"));
    collect_all(&workspace, &Silent).unwrap_or_else(|error| panic!("{error}"))
}

/// Each case with its answer and disposition as the ledger leaves them; which row did it is left aside.
fn outcome(root: &Path, rows: &[String]) -> BTreeMap<String, String> {
    std::fs::write(root.join("corrections.csv"), format!("{HEAD}\n{}\n", rows.join("\n"))).unwrap();
    let told = |unit: &Unit| {
        let value = unit.answer("q1").map(|answer| answer.value.text()).unwrap_or_default();
        (unit.id.clone(), format!("{} {value}", unit.disposition.word()))
    };
    collected(root).rounds[0].units.iter().map(told).collect()
}

/// A row about the n-th case: a correction that fits, one that does not, or a disposition.
fn row(case: usize, kind: usize) -> String {
    let code = CASES[case];
    match kind {
        0 => format!("修正,who,R6,{code},q1,1,2,電話,A,2024-06-20"),
        1 => format!("修正,who,R6,{code},q1,9,2,電話,A,2024-06-20"),
        2 => format!("修正,who,R6,{code},q1,1,,電話,A,2024-06-20"),
        _ => format!("区分,who,R6,{code},,,回答拒否,電話,A,2024-06-20"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn rows_do_not_depend_on_each_other(kinds in proptest::collection::vec(0_usize..4, 8), seed in 0_usize..1000) {
        let folder = answered();
        let rows: Vec<String> = kinds.iter().enumerate().map(|(case, kind)| row(case, *kind)).collect();
        let whole = outcome(folder.path(), &rows);
        prop_assert_eq!(&outcome(folder.path(), &rows), &whole, "replayed twice");
        let mut shuffled = rows.clone();
        crate::support::Seeded(seed as u64).shuffle(&mut shuffled);
        prop_assert_eq!(&outcome(folder.path(), &shuffled), &whole, "in another order");
        // A deleted row changes its own case and no other.
        let gone = seed % rows.len();
        let mut fewer = rows.clone();
        fewer.remove(gone);
        let mut expected = whole.clone();
        expected.insert(CASES[gone].to_owned(), "valid 1".to_owned());
        prop_assert_eq!(&outcome(folder.path(), &fewer), &expected, "without row {}", gone);
    }
}

#[test]
fn a_workbook_and_several_files_say_what_one_csv_says() {
    let workspace = Workspace::bundled();
    let before = workspace.figures();
    let text = workspace.read("fixtures/corrections.csv");
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    // The headings and the first row stand in one workbook under a title, the others in a second ledger.
    let mut book = Book::new();
    book.add_worksheet().set_name("使い方").unwrap().write(0, 0, "毎回の決めごとを書きためる").unwrap();
    let sheet = book.add_worksheet().set_name("記録").unwrap();
    sheet.write(0, 0, "データ修正記録").unwrap();
    for (line, cells) in (2..).zip(&rows[..2]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(line, column, format!("{cell} ")).unwrap();
        }
    }
    book.save(workspace.path("fixtures/corrections.xlsx")).unwrap();
    let rest: Vec<&str> = text.lines().take(1).chain(text.lines().skip(2)).collect();
    workspace.write("fixtures/more.csv", rest.join("\n"));
    workspace.remove("fixtures/corrections.csv");
    workspace.replace(
        "surveys/workspace.toml",
        "\"fixtures/corrections.csv\"",
        "\"fixtures/corrections.xlsx\"\nmore_corrections = [\"fixtures/more.csv\"]",
    );
    assert_eq!(workspace.figures(), before);
    // What a row did leads back to its sheet.
    workspace.replace("fixtures/more.csv", rest[1], "修正,entry-support,R2,C02,q1,9,1,電話,例示,2021-01-20");
    workspace.kaishu(&["check"]).says("stale-correction@fixtures/more.csv｜more!A2");
}
