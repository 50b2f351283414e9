//! Papers and the people who key them: two entry sheets laid side by side, also where one came twice or half empty, and
//! scanned files that are settled by the rows in which they were keyed.

use std::path::PathBuf;

use kaishu::collect::{CollectedRound, FileEntry, FileFate, Unit};
use kaishu::diagnostic::Severity;
use kaishu::survey::missing::Disposition;

use super::tools::{self, Fixture};
use super::{collected, open};

const FIRST: &str = "out/forms/all-kinds/R2/【入力用】地域福祉と再犯防止に関する調査_R2.xlsx";
const SECOND: &str = "out/forms/all-kinds/R2/【入力用】地域福祉と再犯防止に関する調査_R2_2人目.xlsx";

/// A workspace with its two entry sheets.
fn made() -> Fixture {
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2", "--entry", "--twice"]).ends_with(0);
    std::fs::create_dir_all(fixture.root().join("returned/fax")).unwrap();
    fixture
}

/// Keys into one of them.
fn key_in(python: &str, fixture: &Fixture, sheet: &str, target: &str, keyed: &[&str]) {
    let spec = fixture.root().join("spec.tsv");
    let target: PathBuf = fixture.root().join("returned").join(target);
    std::fs::write(&spec, format!("{}\t{}\n", target.display(), keyed.join("\t"))).unwrap();
    tools::script(python, "harm.py", &[&fixture.root().join(sheet), &spec]);
}

fn unit<'a>(round: &'a CollectedRound, id: &str) -> &'a Unit {
    round.units.iter().find(|unit| unit.id == id).unwrap()
}

/// Case, question and found words of the open findings of a rule.
fn said(round: &CollectedRound, rule: &str) -> Vec<(String, String, String)> {
    let scope = |part: &Option<String>| part.clone().unwrap_or_default();
    let found = open(round, rule);
    found.iter().map(|f| (scope(&f.scope.case), scope(&f.scope.question), f.found.ja.clone())).collect()
}

#[test]
fn two_entries_are_laid_side_by_side_whichever_came_how_often() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = made();
    let both = ["ans.q1@202011=1", "ans.q3@202011=number:12", "ans.q1@202029=2", "ans.q3@202029=number:5"];
    // The second person has left half of 松本市 blank and has nothing of 上田市; the files have each other's names.
    let first = [&both[..], &["ans.q1@202037=3"]].concat();
    let second = ["ans.q1@202011=１", "ans.q3@202011=12", "ans.q1@202029=2"];
    key_in(&python, &fixture, FIRST, "入力_2人目.xlsx", &first);
    key_in(&python, &fixture, SECOND, "入力.xlsx", &second);
    let round = collected(fixture.root());
    let differs = said(&round, "double-entry");
    assert_eq!(differs, [("202029".to_owned(), "q3".to_owned(), "問3: 1人目 5、2人目 空欄".to_owned())]);
    let once = said(&round, "keyed-once");
    assert_eq!(
        once,
        [("202037".to_owned(), String::new(), "1人目だけが入力し、2人目の行がありません".to_owned())]
    );
    // Where they agree, the cells of both are kept.
    let q3 = unit(&round, "202011").answer("q3").unwrap();
    let cell = |cell: &kaishu::collect::AnswerCell| format!("{} {}", cell.at.file, cell.at.at);
    assert_eq!(q3.cells.iter().map(cell).collect::<Vec<_>>(), ["returned/入力_2人目.xlsx I5"]);
    assert_eq!(q3.again.iter().map(cell).collect::<Vec<_>>(), ["returned/入力.xlsx I5"]);
    assert!(open(&round, "entry-sheets").is_empty());

    // The second person took a copy of the first sheet: compared all the same, and said.
    std::fs::remove_file(fixture.root().join("returned/入力.xlsx")).unwrap();
    key_in(&python, &fixture, FIRST, "写し.xlsx", &[&second[..], &["ans.q3@202029=number:6"]].concat());
    let round = collected(fixture.root());
    assert_eq!(said(&round, "double-entry").len(), 1);
    let copies = open(&round, "entry-sheets");
    assert!(copies[0].found.ja.contains("2 件が両方に"), "{copies:?}");
    assert_eq!(unit(&round, "202011").answer("q3").unwrap().value.text(), "12");
}

/// `kaishu trace` leads to the cells of both people, and to the row that decided where they differed.
#[test]
fn a_figure_of_a_double_entry_leads_to_both_sheets_and_the_decision() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = made();
    key_in(&python, &fixture, FIRST, "1.xlsx", &["ans.q1@202011=1", "ans.q1@202029=1"]);
    key_in(&python, &fixture, SECOND, "2.xlsx", &["ans.q1@202011=1", "ans.q1@202029=2"]);
    let round = collected(fixture.root());
    let row = open(&round, "double-entry")[0].ledger_row().unwrap();
    let row = row.replace("＜新値＞", "1").replace("＜理由＞", "原票").replace("＜確認者＞", "佐藤");
    let row = row.replace("＜日付＞", "2020-12-01");
    let heads = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付";
    std::fs::write(fixture.root().join("corrections.csv"), format!("{heads}\n{row}\n")).unwrap();
    std::fs::create_dir_all(fixture.root().join("analysis")).unwrap();
    let plan = concat!(
        "id = \"p\"\ntitle = \"t\"\nperiod = [\"FY2020\"]\nsections = [{ number = \"1\", title = \"t\", prose = \"p.md\" }]\n",
        "[[figure]]\nid = \"needed\"\nlabel = \"必要\"\nsurvey = \"all-kinds\"\nround = \"R2\"\nshare = \"q1 = 1\"\n"
    );
    std::fs::write(fixture.root().join("analysis/p.toml"), plan).unwrap();
    std::fs::write(fixture.root().join("analysis/p.md"), "本文\n").unwrap();
    let trace = fixture.kaishu(&["trace", "needed"]);
    trace.ends_with(0);
    for line in [
        "returned/1.xlsx\t入力用\tC5\t1\t",
        "returned/2.xlsx\t入力用\tC5\t1\t",
        "returned/1.xlsx\t入力用\tC6\t1\t",
        "returned/2.xlsx\t入力用\tC6\t2\t",
        "+corrections.csv",
    ] {
        trace.says(line);
    }
}

#[test]
fn scans_are_settled_by_the_rows_in_which_they_were_keyed() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = made();
    let paper = |name: &str| {
        let path = fixture.root().join("returned").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, b"%PDF-1.7\n").unwrap();
    };
    let papers =
        ["長野市_調査票.pdf", "202029_1.pdf", "松本市2枚目.pdf", "上田市.pdf", "scan01.pdf", "1.pdf", "11.pdf"];
    for name in papers {
        paper(&format!("fax/{name}"));
    }
    paper("郵送/1.pdf");
    let keyed = [
        "ans.q1@202011=1",
        "ans.q1@202029=1",
        "ans.q1@202053=2",
        "kaishu.source@202053=fax/11.pdf 2頁",
        "ans.q1@202070=2",
        "kaishu.source@202070=1.pdf",
    ];
    key_in(&python, &fixture, FIRST, "入力.xlsx", &keyed);
    let round = collected(fixture.root());
    let file = |round: &CollectedRound, name: &str| -> FileEntry {
        round.files.iter().find(|entry| entry.file.ends_with(name)).unwrap().clone()
    };
    let fate = |round: &CollectedRound, name: &str| {
        let entry = file(round, name);
        (entry.fate, entry.case.unwrap_or_default())
    };
    let hint = |round: &CollectedRound, name: &str| {
        let found = round
            .diagnostics
            .iter()
            .find(|found| found.rule == "key-in" && found.file.as_ref().is_some_and(|file| file.ends_with(name)));
        let found = found.unwrap();
        (found.severity, found.hint.ja.clone(), found.ledger_row().unwrap_or_default())
    };
    // Keyed, and nobody had to say so.
    assert_eq!(fate(&round, "長野市_調査票.pdf"), (FileFate::Keyed, "202011".to_owned()));
    assert_eq!(hint(&round, "長野市_調査票.pdf").0, Severity::Note);
    assert_eq!(fate(&round, "fax/11.pdf"), (FileFate::Keyed, "202053".to_owned()));
    // Two of one case: only who keyed it knows.
    for (name, other) in [("202029_1.pdf", "松本市2枚目.pdf"), ("松本市2枚目.pdf", "202029_1.pdf")] {
        assert_eq!(fate(&round, name), (FileFate::KeyIn, "202029".to_owned()));
        let (severity, hint, _) = hint(&round, name);
        assert!(severity == Severity::Query && hint.contains(other), "{hint}");
    }
    // Two files of one name, and a source that says no more.
    assert!(hint(&round, "fax/1.pdf").1.contains("フォルダ名から"));
    assert_eq!(fate(&round, "郵送/1.pdf").0, FileFate::KeyIn);
    // Received and waiting, so nobody is reminded.
    assert_eq!(fate(&round, "上田市.pdf"), (FileFate::KeyIn, "202037".to_owned()));
    assert_eq!(unit(&round, "202037").disposition, Disposition::KeyIn);
    assert!(hint(&round, "上田市.pdf").1.contains("202037 上田市"));
    // Nobody can say whose it is: a row of the ledger can.
    assert_eq!(fate(&round, "scan01.pdf"), (FileFate::KeyIn, String::new()));
    let row = hint(&round, "scan01.pdf").2;
    assert_eq!(row, "照合,all-kinds,R2,＜対象＞,,,returned/fax/scan01.pdf,＜理由＞,＜確認者＞,＜日付＞");
    let row = row.replace("＜対象＞", "202045").replace("＜理由＞", "電話").replace("＜確認者＞", "佐藤");
    let heads = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付";
    let row = row.replace("＜日付＞", "2020-12-01");
    std::fs::write(fixture.root().join("corrections.csv"), format!("{heads}\n{row}\n")).unwrap();
    let both = [&keyed[..], &["kaishu.source@202029=202029_1.pdf、松本市2枚目.pdf", "ans.q1@202037=3"]].concat();
    key_in(&python, &fixture, FIRST, "入力.xlsx", &both);
    let round = collected(fixture.root());
    assert_eq!(unit(&round, "202045").disposition, Disposition::KeyIn);
    assert!(open(&round, "stale-correction").is_empty());
    for name in ["202029_1.pdf", "松本市2枚目.pdf", "上田市.pdf"] {
        assert_eq!(fate(&round, name).0, FileFate::Keyed, "{name}");
    }
    assert_eq!(unit(&round, "202037").disposition, Disposition::Valid);
}

/// Without a frame the code that both wrote tells the paper, or the row where neither wrote one; nobody counts twice.
#[test]
fn two_entries_without_a_frame_count_once() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    let definition = fixture.root().join("surveys/all-kinds.toml");
    let text = std::fs::read_to_string(&definition).unwrap();
    let text = text.replace("frame = \"frames/municipal-plans.csv\"\n", "").replace("\"census\"", "\"open\"");
    std::fs::write(&definition, text).unwrap();
    fixture.kaishu(&["form", "--round", "R2", "--entry", "--twice"]).ends_with(0);
    std::fs::create_dir_all(fixture.root().join("returned")).unwrap();
    // Papers 1 and 2 in another order, a third without a number.
    let first = ["A5=1", "C5=1", "I5=number:12", "A6=2", "C6=2", "C9=3", "I9=number:7"];
    let second = ["A5=2", "C5=2", "A6=１", "C6=1", "I6=number:21", "C9=3", "I9=７"];
    key_in(&python, &fixture, FIRST, "1.xlsx", &first);
    key_in(&python, &fixture, SECOND, "2.xlsx", &second);
    let round = collected(fixture.root());
    assert_eq!(round.units.len(), 3, "{:#?}", round.units.iter().map(|unit| &unit.id).collect::<Vec<_>>());
    let differs = said(&round, "double-entry");
    assert_eq!(differs, [("1".to_owned(), "q3".to_owned(), "問3: 1人目 12、2人目 21".to_owned())]);
    assert!(open(&round, "same-number").is_empty() && open(&round, "keyed-once").is_empty());
    let unnumbered = round.units.iter().find(|unit| unit.id.contains('!')).unwrap();
    assert_eq!(unnumbered.answer("q3").unwrap().value.text(), "7");
}
