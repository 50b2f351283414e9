//! Query sheets go out to be answered and come back after everything that people, Excel and LibreOffice do to them: each answer
//! becomes the row that it says, or is listed with its place, and nothing that somebody wrote is gone without a word.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kaishu::collect::query_answers::QueryAnswers;
use kaishu::pipeline::{queries, workspace};
use rust_xlsxwriter::Workbook;

use super::tools::{self, Fixture};
use super::{collected, open};

const FORM: &str = "out/forms/all-kinds/R2/【調査票】202011_長野市.xlsx";
const QUERIES: &str = "out/analyst/queries/all-kinds-R2";

/// What a form says that has to be asked about.
const DOUBTFUL: [&str; 6] =
    ["ans.q1=必要かも", "ans.q3=約12", "ans.q4.office.1=○", "ans.q4.office.2=○", "ans.q5=どこか", "ans.q6=R1.2.7"];

/// What the sheet says when it comes back.
const SAID: [&str; 7] = [
    "query.1=1 必要である",
    "query.2=１２　",
    "query.3=number:1",
    "query.4=10人未満の民間団体, NPO など",
    "query.5=令和2年2月7日",
    "kaishu.by=福祉課 佐藤",
    "kaishu.date=令和2年12月1日",
];

/// The rows that it makes: question and new value.
const ROWS: [(&str, &str); 5] = [
    ("q1", "1 必要である"),
    ("q3", "12"),
    ("q4.office", "1"),
    ("q5", "10人未満の民間団体, NPO など"),
    ("q6", "令和2年2月7日"),
];

struct Harm {
    name: &'static str,
    done: &'static [&'static str],
    /// Questions of which no row is made.
    lost: &'static [&'static str],
    /// Cell and words of what must be said.
    said: &'static [(&'static str, &'static str)],
}

const fn harm(
    name: &'static str,
    done: &'static [&'static str],
    lost: &'static [&'static str],
    said: &'static [(&'static str, &'static str)],
) -> Harm {
    Harm { name, done, lost, said }
}

/// The rows of the questions begin in row 7, below their headings.
const HARMS: [Harm; 17] = [
    harm("そのまま", &[], &[], &[]),
    harm("改名", &["rename:回答"], &[], &[]),
    harm("行の挿入", &["rows:3:2"], &[], &[]),
    harm("列の挿入", &["columns:2:1"], &[], &[]),
    harm("並べ替え", &["sort:7"], &[], &[]),
    harm("名札なし", &["noproperties"], &[], &[]),
    harm("行の削除", &["rows:7:-1"], &["q1"], &[("", "問1: ご回答の欄が見つかりません")]),
    harm("写した", &["bare"], &["q1", "q3", "q4.office", "q5", "q6"], &[("", "確認票ではありません")]),
    harm(
        "欄の外",
        &["D7=1 必要である", "H8=電話ください", "A20=以上", "sheet:別紙:B2=問3は13です"],
        &[],
        &[("D7", "1 必要である"), ("H8", "電話ください"), ("A20", "以上"), ("B2", "問3は13です")],
    ),
    harm(
        "空欄",
        &["query.2=", "query.5= "],
        &["q3", "q6"],
        &[("F8", "問3: ご回答の欄が空"), ("F11", "問6: ご回答の欄が空")],
    ),
    harm("日付になった", &["query.1=date:2020-1-2"], &["q1"], &[("F7", "Excel が答えを日付 2020-01-02 に変え")]),
    harm("年のない日付", &["query.5=date:2020-9-1"], &["q6"], &[("F11", "2020-09-01")]),
    harm("通し番号", &["query.5=number:44075"], &["q6"], &[("F11", "「44075」は答えとして読めません")]),
    harm("エラー", &["query.2=#REF!"], &["q3"], &[("F8", "答えとして読めません")]),
    harm("式", &["query.2==6+6"], &["q3"], &[("F8", "問3: ご回答の欄が空")]),
    harm("知らない答え", &["query.1=どちらでも"], &["q1"], &[("F7", "「どちらでも」は答えとして読めません")]),
    harm("そのままでは読めない", &["query.1=記入のとおり"], &["q1"], &[("F7", "そのままでは読めない")]),
];

fn read(fixture: &Fixture, files: &[&Path]) -> QueryAnswers {
    let loaded = workspace::load(fixture.root()).unwrap();
    let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
    queries::read(&loaded, &files).unwrap()
}

fn wrong(answers: &QueryAnswers, harm: &Harm, evidence: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let rows: BTreeMap<&str, &str> =
        answers.rows.iter().map(|row| (row.row[4].as_str(), row.row[6].as_str())).collect();
    for (question, new) in ROWS {
        let wanted = (!harm.lost.contains(&question)).then_some(new);
        let got = rows.get(question).copied();
        if got != wanted {
            wrong.push(format!("{question}: {got:?} instead of {wanted:?}"));
        }
    }
    // Only what a file tells beside its values shows that a day is without its year.
    for (cell, words) in harm.said.iter().filter(|_| evidence || harm.name != "年のない日付") {
        let said = answers.diagnostics.iter().any(|found| {
            let there = cell.is_empty() || found.places.iter().any(|place| place.at.to_string() == *cell);
            there && found.found.ja.contains(words) && !found.expected.ja.is_empty() && !found.hint.ja.is_empty()
        });
        if !said {
            wrong.push(format!("not said: {cell} {words}"));
        }
    }
    if harm.said.is_empty() && !answers.diagnostics.is_empty() {
        wrong.push(format!("{:?}", answers.diagnostics));
    }
    wrong.into_iter().map(|line| format!("{}: {line}", harm.name)).collect()
}

/// A workspace with a form that came back as given, and the query sheet about it.
fn asked(python: &str, given: &[&[&str]]) -> (Fixture, PathBuf) {
    let fixture = Fixture::new();
    let root = fixture.root();
    fixture.kaishu(&["form", "--round", "R2", "--case", "202011"]).ends_with(0);
    std::fs::create_dir_all(root.join("returned")).unwrap();
    for (place, given) in given.iter().enumerate() {
        make(
            python,
            &fixture,
            &root.join(FORM),
            &[(root.join(format!("returned/{}.xlsx", place + 1)), given.to_vec())],
        );
    }
    fixture.kaishu(&["query", "--round", "R2"]).ends_with(0).says("確認票 1 件");
    let sheet = root.join(QUERIES).join("【確認票】202011_長野市.xlsx");
    (fixture, sheet)
}

fn make(python: &str, fixture: &Fixture, from: &Path, made: &[(PathBuf, Vec<&str>)]) {
    let spec = fixture.root().join("spec.tsv");
    let lines = made.iter().map(|(target, done)| format!("{}\t{}\n", target.display(), done.join("\t")));
    std::fs::write(&spec, lines.collect::<String>()).unwrap();
    tools::script(python, "harm.py", &[from, &spec]);
}

#[test]
fn answers_come_back_or_are_listed_whatever_was_done_to_the_sheet() {
    let Some(python) = tools::python("openpyxl") else { return };
    let (fixture, sheet) = asked(&python, &[&DOUBTFUL]);
    let replies = fixture.root().join("replies");
    std::fs::create_dir_all(&replies).unwrap();
    let file = |harm: &Harm| replies.join(format!("{}.xlsx", harm.name));
    let made: Vec<(PathBuf, Vec<&str>)> =
        HARMS.iter().map(|harm| (file(harm), SAID.iter().chain(harm.done).copied().collect())).collect();
    make(&python, &fixture, &sheet, &made);
    let mut all = Vec::new();
    for harm in &HARMS {
        all.extend(wrong(&read(&fixture, &[&file(harm)]), harm, true));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));

    // The same sheet twice is one; two sheets that say different things are none; the ledger is not contradicted.
    let again = replies.join("もう一度.xlsx");
    let changed: Vec<&str> = SAID.iter().copied().chain(["query.1=2 必要ではない"]).collect();
    make(&python, &fixture, &sheet, &[(again.clone(), SAID.to_vec())]);
    let (first, renamed) = (file(&HARMS[0]), file(&HARMS[1]));
    assert_eq!(read(&fixture, &[&first, &again]).rows.len(), 5);
    make(&python, &fixture, &sheet, &[(again.clone(), changed)]);
    let both = read(&fixture, &[&first, &again, &renamed]);
    assert_eq!(both.rows.len(), 4, "{both:#?}");
    let said = both.diagnostics.iter().find(|found| found.found.ja.contains("返ってきた確認票で答えが違います"));
    assert_eq!(said.unwrap().places.len(), 2);
    fixture.kaishu(&["query", "--read", "replies/そのまま.xlsx"]).ends_with(0).says("5 行を加えました");
    let read = fixture.kaishu(&["query", "--read", "replies/もう一度.xlsx"]);
    read.says("データ修正記録（corrections.csv").says("すでにある 4 行").ends_with(1);
    let round = collected(fixture.root());
    assert!(round.diagnostics.iter().all(|found| !found.holds_out()), "{:#?}", round.diagnostics);

    let Some(python) = tools::python("uno") else { return };
    if !tools::office() {
        return;
    }
    std::fs::remove_file(fixture.root().join("corrections.csv")).unwrap();
    let saved = |harm: &Harm, ending: &str| fixture.root().join(ending).join(format!("{}.{ending}", harm.name));
    let mut list = String::new();
    for ending in ["xlsx", "ods", "xls"] {
        std::fs::create_dir_all(fixture.root().join(ending)).unwrap();
        list.extend(
            HARMS.iter().map(|harm| format!("{}\t{}\n", file(harm).display(), saved(harm, ending).display())),
        );
    }
    let spec = fixture.root().join("spec.tsv");
    std::fs::write(&spec, list).unwrap();
    tools::script(&python, "resave.py", &[&spec]);
    for ending in ["xlsx", "ods", "xls"] {
        // LibreOffice computes what was not computed.
        let skipped = |harm: &&Harm| harm.name == "式";
        for harm in HARMS.iter().filter(|harm| !skipped(harm)) {
            let mut odd = wrong(&super::query::read(&fixture, &[&saved(harm, ending)]), harm, ending == "xlsx");
            odd.retain(|line| !(ending != "xlsx" && harm.name == "年のない日付" && line.contains("q6")));
            all.extend(odd.into_iter().map(|odd| format!("{ending} {odd}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Two returns that differ are asked about in one sheet: which counts, and what is right where neither is.
#[test]
fn returns_that_differ_are_asked_about_with_both_values() {
    let Some(python) = tools::python("openpyxl") else { return };
    let first = ["ans.q1=1 必要である", "ans.q3=number:12", "ans.q7=特記事項"];
    let second = ["ans.q1=2 必要ではない", "ans.q3=number:21", "ans.q7=特記事項"];
    let (fixture, sheet) = asked(&python, &[&first, &second]);
    let replies = fixture.root().join("replies");
    std::fs::create_dir_all(&replies).unwrap();
    let (all, open_choice) = (replies.join("全部.xlsx"), replies.join("選んでいない.xlsx"));
    let who = ["kaishu.by=佐藤", "kaishu.date=令和2年12月1日"];
    let chosen: Vec<&str> = ["query.1=2通目（2.xlsx）", "query.3=number:13"].iter().chain(&who).copied().collect();
    let nothing: Vec<&str> = ["query.3=number:13"].iter().chain(&who).copied().collect();
    make(&python, &fixture, &sheet, &[(all.clone(), chosen), (open_choice.clone(), nothing)]);
    let printed = tools::texts(&python, &sheet);
    for words in ["1通目: 12\n2通目: 21", "1通目（1.xlsx）\n2通目（2.xlsx）", "内容の違うところが 2 か所"]
    {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    let answers = read(&fixture, &[&open_choice]);
    assert!(answers.rows.is_empty(), "{answers:#?}");
    assert!(
        answers.diagnostics.iter().any(|found| found.found.ja.contains("どの回答票によるかが選ばれていません"))
    );
    fixture
        .kaishu(&["query", "--read", "replies/全部.xlsx"])
        .ends_with(0)
        .says("採用,all-kinds,R2,202011,,,returned/2.xlsx,確認票による回答,佐藤,")
        .says("修正,all-kinds,R2,202011,q3,21,13,");
    let round = collected(fixture.root());
    let nagano = round.units.iter().find(|unit| unit.id == "202011").unwrap();
    let value = |question: &str| nagano.answer(question).unwrap().value.text();
    assert_eq!((value("q1"), value("q3")), ("2".to_owned(), "13".to_owned()));
    assert!(open(&round, "contradicting-returns").is_empty());
    assert!(round.diagnostics.iter().all(|found| !found.holds_out()), "{:#?}", round.diagnostics);
}

const TABLES: &str = r#"
id = "s"
title = "施設の調査"
frame = "frames/s.csv"
stratum = [{ id = "all", label = "すべて", design = "census" }]

[[question]]
id = "q1"
number = "問1"
text = "窓口の数"
type = "quantity"
unit = "か所"
optional = true

[[repeat]]
id = "facilities"
title = "施設"
columns = [
  { id = "facility", label = "施設名", type = "text" },
  { id = "staff", label = "職員数", type = "quantity", unit = "人" },
]

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [{ question = "q1", label = "問1", answer = "right" }]
repeat = [{ repeat = "facilities", end = "以上" }]

[[round]]
id = "R6"
label = "令和6年度"
period = "FY2024"
source = [{ folder = "returned", form = "f" }]
"#;

/// A total that is not the sum of its rows: the rows are right, or one of them is corrected.
#[test]
fn totals_that_do_not_fit_are_asked_about_with_their_rows() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let root = fixture.root();
    std::fs::remove_file(root.join("surveys/all-kinds.toml")).unwrap();
    std::fs::write(root.join("surveys/s.toml"), TABLES).unwrap();
    std::fs::write(root.join("surveys/frames/s.csv"), "code,name\n01,長野市\n02,松本市\n").unwrap();
    std::fs::create_dir_all(root.join("returned")).unwrap();
    for (code, name) in [("01", "a"), ("02", "b")] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("調査票").unwrap();
        for (row, cells) in [
            (1, ["コード", code]),
            (5, ["施設名", "職員数"]),
            (6, ["みどり", "5"]),
            (7, ["あおば", "7"]),
            (8, ["合計", "13"]),
            (9, ["以上", ""]),
            (11, ["問1", "2"]),
        ] {
            for (column, text) in (0..).zip(cells) {
                match text.parse::<f64>() {
                    Ok(number) if code != text => sheet.write_number(row, column, number).unwrap(),
                    _ => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
        book.save(root.join(format!("returned/{name}.xlsx"))).unwrap();
    }
    fixture.kaishu(&["query"]).ends_with(0).says("確認票 2 件");
    let sheet = |case: &str| root.join(format!("out/analyst/queries/s-R6/【確認票】{case}.xlsx"));
    let printed = tools::texts(&python, &sheet("01_長野市"));
    for words in ["表「施設」", "合計の職員数は 13、内訳の和は 12", "表「施設」 2行目", "B8"]
    {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    std::fs::create_dir_all(root.join("replies")).unwrap();
    let who = ["kaishu.by=佐藤", "kaishu.date=令和6年12月1日"];
    for (case, said) in [("01_長野市", "query.1=各行のとおり"), ("02_松本市", "query.3=number:8")] {
        let done: Vec<&str> = [said].iter().chain(&who).copied().collect();
        make(&python, &fixture, &sheet(case), &[(root.join(format!("replies/{case}.xlsx")), done)]);
    }
    fixture
        .kaishu(&["query", "--read", "replies"])
        .ends_with(0)
        .says("了承,,,total-mismatch@")
        .says("修正,s.facilities,R6,02#2,staff,7,8,");
    fixture.kaishu(&["query"]).ends_with(0).says("確かめることはありません");
}

/// What only routing makes different is no difference, the file that says it corrects comes second, and nobody is shown an id.
#[test]
fn returns_are_compared_by_what_was_written_and_routing_is_said_in_words() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let root = fixture.root();
    std::fs::remove_file(root.join("surveys/all-kinds.toml")).unwrap();
    std::fs::write(root.join("surveys/s.toml"), ROUTED).unwrap();
    std::fs::write(root.join("surveys/frames/s.csv"), "code,name\n01,長野市\n02,松本市\n").unwrap();
    std::fs::create_dir_all(root.join("returned")).unwrap();
    let files =
        [("南 訂正", "01", ["1", "52", ""]), ("南", "01", ["1", "25", ""]), ("東", "02", ["1", "3", "満車"])];
    for (name, code, answers) in files {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("調査票").unwrap();
        let labels = ["コード", "問1", "問2", "問3"];
        for ((row, label), answer) in (0..).zip(labels).zip([code].iter().chain(&answers)) {
            sheet.write_string(row, 0, label).unwrap();
            sheet.write_string(row, 1, *answer).unwrap();
        }
        book.save(root.join(format!("returned/{name}.xlsx"))).unwrap();
    }
    fixture.kaishu(&["check"]).ends_with(1).says("採用,s,R6,01,,,＜ファイル＞,").says_nothing_of("q3:");
    fixture.kaishu(&["query"]).ends_with(0).says("確認票 2 件");
    std::fs::create_dir_all(root.join("none")).unwrap();
    fixture.kaishu(&["query", "--read", "none"]).ends_with(1).says("none: 読める確認票は 0 件でした");
    let sheet = |case: &str| root.join(format!("out/analyst/queries/s-R6/【確認票】{case}.xlsx"));
    let printed = tools::texts(&python, &sheet("01_長野市"));
    for words in ["内容の違うところが 1 か所", "1通目（南.xlsx）", "2通目（南 訂正.xlsx）", "1通目: 25\n2通目: 52"]
    {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
    let printed = tools::texts(&python, &sheet("02_松本市"));
    assert!(printed.contains("問3は、問1で「2 足りない」と答えた方だけにお答えいただく設問"), "{printed}");
    assert!(printed.contains("問1の答えと問3の答え") && !printed.contains("q1 = 2"), "{printed}");
}

const ROUTED: &str = r#"
id = "s"
title = "駐車場の調査"
frame = "frames/s.csv"
stratum = [{ id = "all", label = "すべて", design = "census" }]

[[code_list]]
id = "enough"
options = [{ code = "1", label = "足りている" }, { code = "2", label = "足りない" }]

[[code_list]]
id = "trouble"
options = [{ code = "1", label = "満車" }, { code = "2", label = "段差" }]

[[question]]
id = "q1"
number = "問1"
text = "足りていますか"
type = "single"
codes = "enough"

[[question]]
id = "q2"
number = "問2"
text = "台数"
type = "quantity"
unit = "台"

[[question]]
id = "q3"
number = "問3"
text = "困っていること"
type = "multiple"
codes = "trouble"
universe = "q1 = 2"

[[form]]
id = "f"
kind = "labels"
sheet = "調査票"
case_code = "コード"
box = [
  { question = "q1", label = "問1", answer = "right" },
  { question = "q2", label = "問2", answer = "right" },
  { question = "q3", label = "問3", answer = "right" },
]

[[round]]
id = "R6"
label = "令和6年度"
period = "FY2024"
source = [{ folder = "returned", form = "f" }]
"#;
