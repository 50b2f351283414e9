//! The command itself: nothing is written unasked, what is written loads as a workspace and reads the file it came from,
//! and a file that is there stays.

use std::path::{Path, PathBuf};
use std::process::Command;

use kaishu::catalogue::Lang;
use kaishu::draft::sketch::{Origin, Place};
use kaishu::draft::{Wishes, draft, type_word};
use kaishu::pipeline::observer::Silent;
use kaishu::pipeline::{run, workspace};
use kaishu::provenance::CellAddress;
use kaishu::text::key::key;
use kaishu::workbook::{CellValue, Limits, read};

use super::truth::books;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/draft").join(name)
}

pub(super) fn kaishu(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kaishu"))
        .args(arguments)
        .args(["--lang", "ja"])
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn nothing_is_written_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = fixture("01_選択肢の右に○.xlsx");
    let (code, stdout, stderr) = kaishu(folder.path(), &["draft", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("読み返し") && stdout.contains("まだ何も書いていません"), "{stdout}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_written_loads_and_reads_the_file_it_came_from() {
    for (file, answered) in [
        ("02_選択肢の左に○.xlsx", 4),
        ("10_回答一覧.xlsx", 44),
        ("12_Forms.xlsx", 34),
        ("13_google.csv", 24),
        ("08_マトリクス.xlsx", 4),
    ] {
        for form in ["xlsx", "toml"] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir_all(folder.path().join("returned-drafted")).unwrap();
            let there = folder.path().join("returned-drafted").join(file);
            std::fs::copy(fixture(file), &there).unwrap();
            let (code, stdout, stderr) = kaishu(
                folder.path(),
                &[
                    "draft",
                    there.to_str().unwrap(),
                    "--into",
                    ".",
                    "--id",
                    "drafted",
                    "--period",
                    "R6年度",
                    "--to",
                    form,
                ],
            );
            assert_eq!(code, 0, "{file} {stdout}{stderr}");
            assert!(folder.path().join(format!("surveys/drafted.{form}")).is_file());
            let (again, _, said) = kaishu(
                folder.path(),
                &["draft", there.to_str().unwrap(), "--into", ".", "--id", "drafted", "--to", form],
            );
            assert_eq!(again, 2, "a file that is there must stay");
            assert!(said.contains("もうあります"), "{said}");
            let workspace =
                workspace::load(folder.path()).unwrap_or_else(|error| panic!("{file} {form}: {error}"));
            let collection = run::collect_all(&workspace, &Silent).unwrap();
            let units = collection.rounds.iter().flat_map(|round| &round.units);
            let answers = units
                .filter_map(|unit| unit.submission.as_ref())
                .flat_map(|submission| &submission.answers)
                .filter(|answer| answer.value.missing().is_none())
                .count();
            assert_eq!(answers, answered, "{file} {form}");
        }
    }
}

#[test]
fn every_guess_has_its_cell_and_every_question_its_place() {
    let drafted = draft(&books(&fixture("10_回答一覧.xlsx")), &Wishes::default(), Lang::Ja).unwrap();
    let toml = drafted.definition.unwrap().toml;
    for question in &drafted.sketch.questions {
        assert!(!question.cells.is_empty(), "{question:?}");
    }
    assert_eq!(toml.matches("要確認（一覧!").count(), drafted.sketch.questions.len() + 4, "{toml}");
    for number in 1..=drafted.sketch.doubts.len() {
        let asked = toml.contains(&format!("質問{number}（")) || toml.contains(&format!("質問{number}: "));
        assert!(asked, "question {number} is not in the draft:\n{toml}");
    }
}

/// How the export of a web form is written stands in the draft as data, with the cell that it was seen in.
#[test]
fn the_export_of_a_web_form_is_drafted_with_how_it_is_written() {
    for (file, profile, separator, time) in [
        ("12_Forms.xlsx", "microsoft-forms", Some(";"), "完了時刻"),
        ("13_google.csv", "google-forms", Some(", "), "タイムスタンプ"),
        ("14_電子申請.csv", "denshi-shinsei", Some("、"), "受付日時"),
    ] {
        let drafted = draft(&books(&fixture(file)), &Wishes::default(), Lang::Ja).unwrap();
        let definition = drafted.definition.unwrap();
        let form = definition.survey.tables("form")[0];
        let export = form.table("export").unwrap_or_else(|| panic!("{file}: {}", definition.toml));
        assert_eq!(export.text("profile"), profile);
        assert_eq!(export.words("separator").map(|words| words.text.to_owned()).as_deref(), separator, "{file}");
        assert_eq!(export.text("time"), time, "{file}");
        assert!(definition.toml.contains("export = { profile = "), "{}", definition.toml);
    }
}

/// The words of every cell of a blank form are in the draft, or the cell is named there: nothing vanishes because nobody
/// understood it. The workbook says the same as the TOML.
#[test]
fn no_words_of_a_form_vanish() {
    for file in [
        "01_選択肢の右に○.xlsx",
        "09_施設の表.xlsx",
        "20_左右に並ぶ.xlsx",
        "25_枠だけの様式.xlsx",
        "26_枠の選択肢.xlsx",
        "27_割合と合計.xlsx",
        "28_職員の表.xlsx",
        "corpus/ExpenseReport_TP10073879.xltx",
        "corpus/test-pr-1204.xlsx",
        "corpus/VendorRatingCriteriaWorkbook_TP10192758.xltx",
    ] {
        let books = books(&fixture(file));
        let drafted = draft(&books, &Wishes::default(), Lang::Ja).unwrap();
        let definition = drafted.definition.clone().unwrap_or_else(|| panic!("{file}: nothing was drafted"));
        let written = key(&definition.toml);
        let sheet =
            books[0].1.sheets.iter().find(|sheet| Some(&sheet.name) == drafted.sketch.sheet.as_ref()).unwrap();
        let asked: Vec<String> = drafted.sketch.doubts.iter().map(|doubt| doubt.asks.ja.clone()).collect();
        let in_asked_table = |at: CellAddress| {
            asked.iter().filter_map(|text| text.split_once('（').map(|(range, _)| range)).any(|range| {
                let corners: Vec<CellAddress> = range.split(':').filter_map(CellAddress::from_text).collect();
                matches!(corners.as_slice(), [first, last]
                    if (first.row..=last.row).contains(&at.row) && (first.column..=last.column).contains(&at.column))
            })
        };
        let answers: Vec<_> =
            drafted.sketch.questions.iter().filter_map(|question| question.cells.get(1)).collect();
        for (at, value) in sheet.grid.cells() {
            let CellValue::Text(text) = value else { continue };
            let words = key(text.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()));
            let bare = words.split('(').next().unwrap_or_default().to_owned();
            let named = definition.toml.contains(&format!("{}!{at}", sheet.name)) || written.contains(&bare);
            let is_answer = answers.iter().any(|cell| cell.at == at) || in_body(&drafted, at);
            assert!(
                named || is_answer || in_asked_table(at),
                "{file} {at}: 「{text}」 vanished\n{}",
                definition.toml
            );
        }
        let workbook = read("draft.xlsx", &definition.workbook(Lang::Ja).unwrap(), &Limits::default()).unwrap();
        let cells: Vec<String> =
            workbook.sheets.iter().flat_map(|sheet| sheet.grid.cells().map(|(_, value)| value.raw())).collect();
        for number in 1..=drafted.sketch.doubts.len() {
            let said = cells.iter().any(|cell| {
                cell.contains(&format!("質問{number}（")) || cell.contains(&format!("質問{number}: "))
            });
            assert!(said, "{file}: question {number} is not in the workbook");
        }
        for unused in &drafted.sketch.unused {
            let place = format!("・{}!{} ", unused.cell.sheet, unused.cell.at);
            assert!(cells.iter().any(|cell| cell.starts_with(&place)), "{file}: {place} is not in the workbook");
        }
    }
}

/// Whether a cell lies below the heading of a column or beside the label of a name: what stands there is read.
fn in_body(drafted: &kaishu::draft::Draft, at: CellAddress) -> bool {
    let named = drafted.sketch.case_name.iter().chain(&drafted.sketch.case_code).map(|(_, cell)| cell);
    let columns = drafted
        .sketch
        .questions
        .iter()
        .filter(|question| matches!(question.place, Place::Column | Place::Columns(_)))
        .filter_map(|question| question.cells.first());
    let of_name = drafted.sketch.origin == Origin::Form && named.clone().any(|cell| sheet_right(cell.at) == at);
    of_name || columns.chain(named).any(|cell| cell.at.column == at.column && cell.at.row < at.row)
}

fn sheet_right(at: CellAddress) -> CellAddress {
    CellAddress::new(at.row, at.column + 1)
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let wishes = Wishes { sheet: Some("調査表".to_owned()), ..Wishes::default() };
    let error = draft(&books(&fixture("01_選択肢の右に○.xlsx")), &wishes, Lang::Ja).unwrap_err();
    let said = error.text(Lang::Ja);
    assert!(said.contains("「調査表」はありません") && said.contains("「調査票」"), "{said}");
}

/// Its section heading is no question, its boxes are found by their lines alone.
#[test]
fn lines_tell_the_boxes_of_a_blank_form() {
    let drafted = draft(&books(&fixture("25_枠だけの様式.xlsx")), &Wishes::default(), Lang::Ja).unwrap();
    assert_eq!(drafted.sketch.title, "地域の居場所に関する基本情報票");
    let unused: Vec<&str> = drafted.sketch.unused.iter().map(|unused| unused.text.as_str()).collect();
    assert_eq!(unused, ["事務局使用欄", "活動の概要", "整理番号は事務局で付けます"]);
}

/// A total that only ends like one would count as a respondent, so it is asked about; 合計 alone is none.
#[test]
fn totals_of_a_list_are_no_respondents() {
    let drafted = draft(&books(&fixture("27_割合と合計.xlsx")), &Wishes::default(), Lang::Ja).unwrap();
    let asked: Vec<&str> = drafted.sketch.doubts.iter().map(|doubt| doubt.asks.ja.as_str()).collect();
    assert_eq!(asked.iter().filter(|text| text.contains("合計の行ですか")).count(), 1, "{asked:#?}");
    assert_eq!(drafted.proofs[0].returns, 6);
    assert!(
        !drafted.proofs[0].findings.iter().any(|finding| finding.places.iter().any(|cell| cell.at.column == 1))
    );
}

/// An XLSForm has no answers of its own: its round is for the forms that kaishu makes, and the draft says how to go on.
#[test]
fn an_xlsform_gets_its_round_and_says_how_its_answers_come() {
    let wishes = Wishes { period: Some(2024), ..Wishes::default() };
    let drafted = draft(&books(&fixture("23_xlsform.xlsx")), &wishes, Lang::Ja).unwrap();
    let toml = drafted.definition.unwrap().toml;
    assert!(toml.contains("period = \"FY2024\"") && !toml.contains("form = "), "{toml}");
    assert!(toml.contains("kaishu form"), "{toml}");
}

/// Rows that wait to be filled in make a repeat group; rows with printed items do not.
#[test]
fn rows_that_wait_are_a_repeat_group() {
    let drafted = draft(&books(&fixture("28_職員の表.xlsx")), &Wishes::default(), Lang::Ja).unwrap();
    let [group] = drafted.sketch.repeats.as_slice() else { panic!("{:#?}", drafted.sketch.repeats) };
    let columns: Vec<(&str, &str)> =
        group.columns.iter().map(|(_, label, kind)| (label.as_str(), type_word(kind))).collect();
    assert_eq!(
        columns,
        [("氏名", "text"), ("職種", "text"), ("採用年月日", "date"), ("週の勤務時間（時間）", "quantity")]
    );
    assert_eq!((group.title.as_str(), group.end.as_deref()), ("問1 職員の配置", Some("合計")));
    let toml = drafted.definition.unwrap().toml;
    assert!(toml.contains("repeat = \"group1\"") && toml.contains("end = \"合計\""), "{toml}");
    let asked = drafted.sketch.doubts.iter().any(|doubt| doubt.asks.ja.contains("職種ごとの人数"));
    assert!(asked, "{:#?}", drafted.sketch.doubts);
}

/// An XLSForm with an export of its answers: columns are found by names, options by codes, several by what joins them.
#[test]
fn an_xlsform_is_drafted_together_with_its_export() {
    let mut books = books(&fixture("23_xlsform.xlsx"));
    let export = "town,has_plan,detail/since,detail/topics/a,detail/topics/b,detail/topics/2,detail/staff,start,KEY\n\
                  長野市,yes,2020-04-01,1,0,0,3,2024-05-01,uuid:1\n松本市,no,,,,,,2024-05-02,uuid:2\n";
    let other = read("answers.csv", export.as_bytes(), &Limits::default()).unwrap();
    books.push(("answers.csv".to_owned(), other));
    let drafted = draft(&books, &Wishes { period: Some(2024), ..Wishes::default() }, Lang::Ja).unwrap();
    let toml = drafted.definition.as_ref().unwrap().toml.clone();
    let question = |id: &str| drafted.sketch.questions.iter().find(|question| question.id == id).unwrap();
    assert_eq!(question("has_plan").place, Place::Column, "{toml}");
    assert_eq!(question("since").label, "detail/since");
    assert!(toml.contains("written = \"code\"") && toml.contains("case_code = \"KEY\""), "{toml}");
    let [proof] = drafted.proofs.as_slice() else { panic!("{:#?}", drafted.proofs) };
    assert_eq!((proof.file.as_str(), proof.returns, proof.findings.len()), ("answers.csv", 2, 0), "{proof:#?}");
    let asked: Vec<&str> = drafted.sketch.doubts.iter().map(|doubt| doubt.asks.ja.as_str()).collect();
    assert!(asked.iter().any(|text| text.contains("「理由」の答えの列")), "{asked:#?}");
    assert!(drafted.sketch.is_asked("topics") && !drafted.sketch.is_asked("town"), "{asked:#?}");
    let left: Vec<&str> = drafted.sketch.left_out.iter().map(|left| left.what.ja.as_str()).collect();
    assert!(left.contains(&"列 start"), "{left:?}");
}

/// A sheet is read with half-width brackets, and printed with those that it has.
#[test]
fn brackets_stay_as_the_office_wrote_them() {
    let drafted = |file: &str| draft(&books(&fixture(file)), &Wishes::default(), Lang::Ja).unwrap();
    let titled = drafted("07_番号のない見出し.xlsx");
    assert_eq!(titled.sketch.title, "空き家対策の状況について（照会）");
    let definition = titled.definition.unwrap().toml;
    assert!(definition.contains("title = \"空き家対策の状況について（照会）\""), "{definition}");
    let asked = drafted("05_番号を記入.xlsx").sketch;
    let texts: Vec<&str> = asked.questions.iter().map(|question| question.text.as_str()).collect();
    assert!(texts.contains(&"策定（予定）年月"), "{texts:?}");
}
