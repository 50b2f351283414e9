//! What people key from paper, and what they answer when they are asked back: out to Excel and back again, with the harm
//! that Excel does in between.

use std::path::Path;

use kaishu::collect::FileFate;
use kaishu::survey::missing::Disposition;

use super::tools::{self, Fixture};
use super::{collected, open};

const FORMS: &str = "out/forms/all-kinds/R2";

/// Fills in named boxes of a file.
#[track_caller]
fn fill(python: &str, fixture: &Fixture, from: &str, to: &str, given: &[&str]) {
    let root = fixture.root();
    let target = root.join(to);
    std::fs::create_dir_all(target.parent().unwrap()).unwrap();
    let (from, given): (_, Vec<&Path>) = (root.join(from), given.iter().map(Path::new).collect());
    let arguments: Vec<&Path> = [from.as_path(), target.as_path()].into_iter().chain(given).collect();
    tools::script(python, "answer.py", &arguments);
}

#[test]
fn what_two_people_keyed_counts_once_where_they_agree_and_is_decided_where_not() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2", "--entry", "--twice"]).ends_with(0).says("2 件");
    let sheet = format!("{FORMS}/【入力用】地域福祉と再犯防止に関する調査_R2.xlsx");
    let second = format!("{FORMS}/【入力用】地域福祉と再犯防止に関する調査_R2_2人目.xlsx");
    let both = [
        "ans.q1@202011=1",
        "ans.q2.1@202011=○",
        "ans.q2.5@202011=○",
        "ans.q5@202011=10人未満の民間団体, NPO など",
    ];
    let paper = "kaishu.source@202011=fax/0001.pdf 1頁";
    let plain = "kaishu.source@202029=fax/0002.pdf";
    let first = [&both[..], &["ans.q3@202011=number:12", "ans.q4.office@202011=1", paper, plain]].concat();
    let again = [&both[..], &["ans.q3@202011=number:21", "ans.q4.office@202011=2 ときどきある"]].concat();
    fill(&python, &fixture, &sheet, "returned/入力.xlsx", &first);
    fill(&python, &fixture, &second, "returned/別の人.xlsx", &again);
    std::fs::create_dir_all(fixture.root().join("returned/fax")).unwrap();
    std::fs::write(fixture.root().join("returned/fax/0001.pdf"), b"%PDF-1.7\n").unwrap();
    let round = collected(fixture.root());
    let fax = round.files.iter().find(|entry| entry.file.ends_with("0001.pdf")).unwrap();
    assert_eq!((fax.fate, fax.case.as_deref()), (FileFate::Keyed, Some("202011")));
    let nagano = round.units.iter().find(|unit| unit.id == "202011").unwrap();
    assert_eq!(nagano.disposition, Disposition::Valid);
    assert_eq!(nagano.answer("q2").unwrap().value.text(), "1、5");
    assert_eq!(nagano.answer("q5").unwrap().value.text(), "10");
    let differing: Vec<_> = open(&round, "double-entry");
    let questions: Vec<_> = differing.iter().map(|found| found.scope.question.as_deref().unwrap()).collect();
    assert_eq!(questions, ["q3", "q4.office"]);
    assert!(differing[0].found.ja.contains("1人目 12、2人目 21"), "{:?}", differing[0].found);
    assert_eq!(differing[0].places.len(), 2);
    // A paper without a single answer came back too; a row that is only prefilled did not.
    let of = |id: &str| round.units.iter().find(|unit| unit.id == id).unwrap().disposition;
    assert_eq!((of("202029"), of("202037")), (Disposition::Invalid, Disposition::NotReturned));
    // The rows that are offered decide it.
    let mut ledger = "種類,調査,回,対象,設問,旧値,新値,理由,確認者,日付\n".to_owned();
    for (found, value) in differing.iter().zip(["12", "2"]) {
        let row = found.ledger_row().unwrap();
        let row = row.replace("＜新値＞", value).replace("＜理由＞", "原票").replace("＜確認者＞", "佐藤");
        ledger.push_str(&format!("{}\n", row.replace("＜日付＞", "2020-12-01")));
    }
    std::fs::write(fixture.root().join("corrections.csv"), ledger).unwrap();
    let round = collected(fixture.root());
    let nagano = round.units.iter().find(|unit| unit.id == "202011").unwrap();
    assert_eq!(nagano.answer("q3").unwrap().value.text(), "12");
    assert_eq!(nagano.answer("q4.office").unwrap().value.text(), "2");
    assert!(round.diagnostics.iter().all(|found| !found.holds_out()), "{:#?}", round.diagnostics);
}

#[test]
fn respondents_are_asked_back_and_what_they_say_becomes_rows() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    let blank = |case: &str| format!("{FORMS}/【調査票】{case}.xlsx");
    let fine = ["ans.q1=2 必要ではない", "ans.q4.office.1=○", "ans.q4.home.1=○", "ans.q4.work_life.1=○"];
    let doubtful = [
        "ans.q1=必要かも",
        "ans.q3=約12",
        "ans.q4.office.1=○",
        "ans.q4.office.2=○",
        "ans.q6=R1.2.7",
        "ans.q5=どこか",
    ];
    let unusual = ["ans.q1=1 必要である", "ans.q2.1=△", "ans.q3=number:900"];
    fill(&python, &fixture, &blank("202029_松本市"), "returned/a.xlsx", &fine);
    fill(&python, &fixture, &blank("202011_長野市"), "returned/b.xlsx", &doubtful);
    fill(&python, &fixture, &blank("202037_上田市"), "returned/c.xlsx", &unusual);
    fixture.kaishu(&["query", "--round", "R2"]).ends_with(0).says("確認票 2 件");
    let queries = "out/analyst/queries/all-kinds-R2";
    assert!(!fixture.root().join(queries).join("【確認票】202029_松本市.xlsx").exists());

    // One answer is chosen, one typed, one left open, one turned into a date by Excel, one left as it was.
    let nagano = format!("{queries}/【確認票】202011_長野市.xlsx");
    let said = [
        "query.1=1 必要である",
        "query.2=number:12",
        "query.3=1 よくある",
        "query.4=date:2020-1-2",
        "kaishu.by=福祉課, 佐藤",
        "kaishu.date=date:2020-12-1",
    ];
    fill(&python, &fixture, &nagano, "replies/長野.xlsx", &said);
    let ueda = format!("{queries}/【確認票】202037_上田市.xlsx");
    fill(&python, &fixture, &ueda, "replies/上田.xlsx", &["query.1=1", "query.2=記入のとおり", "kaishu.by=山田"]);
    fixture
        .kaishu(&["query", "--read", "replies"])
        .ends_with(1)
        .says("修正,all-kinds,R2,202011,q1,必要かも,1 必要である,確認票による回答,\"福祉課, 佐藤\",2020-12-01")
        .says("問5: Excel が答えを日付 2020-01-02 に変えています")
        .says("問6: ご回答の欄が空です")
        .says("ご記入日の記入がありません")
        .says("データ修正記録に 4 行を加えました");
    let ledger = std::fs::read_to_string(fixture.root().join("corrections.csv")).unwrap();
    assert_eq!(ledger.lines().count(), 5, "{ledger}");
    assert!(ledger.contains("修正,all-kinds,R2,202011,q3,約12,12,"), "{ledger}");
    let round = collected(fixture.root());
    let value = |case: &str, question: &str| {
        let unit = round.units.iter().find(|unit| unit.id == case).unwrap();
        unit.answer(question).unwrap().value.text()
    };
    assert_eq!(
        (value("202011", "q1"), value("202011", "q3"), value("202011", "q4.office")),
        ("1".into(), "12".into(), "1".into())
    );
    assert_eq!(value("202037", "q2"), "1");
    // Reading the same sheets again adds nothing.
    fixture.kaishu(&["query", "--read", "replies/長野.xlsx", "replies/上田.xlsx"]).says("すでにある");
    assert_eq!(std::fs::read_to_string(fixture.root().join("corrections.csv")).unwrap(), ledger);
    // A ledger that is a workbook stays as it is; the rows go beside it, are read, and are not added twice.
    tools::script(&python, "ledger.py", &[&fixture.root().join("corrections.xlsx")]);
    let book = std::fs::read(fixture.root().join("corrections.xlsx")).unwrap();
    std::fs::remove_file(fixture.root().join("corrections.csv")).unwrap();
    let settings = fixture.root().join("surveys/workspace.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, text.replace("corrections.csv", "corrections.xlsx")).unwrap();
    let read = fixture.kaishu(&["query", "--read", "replies/長野.xlsx", "replies/上田.xlsx"]);
    read.says("corrections_確認票.csv").says("すでにある 1 行").says("3 行を加えました");
    assert_eq!(std::fs::read(fixture.root().join("corrections.xlsx")).unwrap(), book);
    let round = collected(fixture.root());
    let values = ["q1", "q3"].map(|question| {
        round.units.iter().find(|unit| unit.id == "202011").unwrap().answer(question).unwrap().value.text()
    });
    assert_eq!(values, ["1", "12"]);
    assert!(open(&round, "stale-correction").is_empty(), "{:?}", open(&round, "stale-correction"));
    fixture.kaishu(&["query", "--read", "replies/長野.xlsx", "replies/上田.xlsx"]).says("すでにある 4 行");
    // What is still open is asked again, and nothing else.
    fixture.kaishu(&["query", "--round", "R2", "--case", "202011"]).ends_with(0).says("確認票 1 件");
    // A form that was put among the query sheets is told apart.
    std::fs::copy(fixture.root().join("returned/a.xlsx"), fixture.root().join("replies/a.xlsx")).unwrap();
    fixture.kaishu(&["query", "--read", "replies/a.xlsx"]).ends_with(1).says("確認票ではありません");
}

/// What a form says it is, against where it lies, what was typed into it, and what the definition says now.
#[test]
fn forms_of_other_rounds_other_cases_and_older_versions_are_told_apart() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2"]).ends_with(0);
    fixture.kaishu(&["form", "--round", "R1", "--case", "202045"]).ends_with(0);
    let plain = ["ans.q1=2 必要ではない", "ans.q3=number:3"];
    let last_year = "out/forms/all-kinds/R1/【調査票】202045_岡谷市.xlsx";
    fill(&python, &fixture, last_year, "returned/去年.xlsx", &plain);
    let blank = |case: &str| format!("{FORMS}/【調査票】{case}.xlsx");
    let as_matsumoto = [&plain[..], &["kaishu.code=202029", "kaishu.name=松本市"]].concat();
    fill(&python, &fixture, &blank("202011_長野市"), "returned/長野市.xlsx", &as_matsumoto);
    let reasons = [&plain[..], &["ans.q1=1 必要である", "ans.q2.3=○"]].concat();
    fill(&python, &fixture, &blank("202037_上田市"), "returned/上田市.xlsx", &reasons);
    let words = "ans.q7=（例）担当者会議を年2回開き、関係機関と情報を共有している。";
    let example = [&plain[..], &[words]].concat();
    fill(&python, &fixture, &blank("202053_飯田市"), "returned/飯田市.xlsx", &example);
    let round = collected(fixture.root());
    let (other, conflict) = (open(&round, "other-form"), open(&round, "form-case-conflict"));
    assert!(
        other[0].found.ja.contains("all-kinds/R1") && other[0].expected.ja.contains("all-kinds/R2"),
        "{other:?}"
    );
    assert!(conflict[0].found.ja.contains("202011 長野市 あて"), "{conflict:?}");
    assert!(
        conflict[0].found.ja.contains("「202029 松本市」") && conflict[0].found.ja.contains("「長野市.xlsx」")
    );
    let of = |id: &str| round.units.iter().find(|unit| unit.id == id).unwrap();
    for id in ["202011", "202029", "202045"] {
        assert_eq!(of(id).disposition, Disposition::NotReturned, "{id}");
    }
    assert_eq!(of("202037").answer("q2").unwrap().value.text(), "3");
    assert_eq!(open(&round, "example-returned").len(), 1);
    assert!(open(&round, "form-version").is_empty());

    // An option was reworded after the forms had gone out: its question waits, the others are read.
    let definition = fixture.root().join("surveys/all-kinds.toml");
    let text = std::fs::read_to_string(&definition).unwrap();
    std::fs::write(&definition, text.replace("個別の事案への対応を相談するため", "事案ごとの相談のため")).unwrap();
    let round = collected(fixture.root());
    let of = |id: &str| round.units.iter().find(|unit| unit.id == id).unwrap();
    let version = open(&round, "form-version");
    assert!(version.iter().any(|found| found.found.ja.contains("様式 all-kinds/R2（")), "{version:?}");
    let waiting: Vec<_> = version.iter().filter_map(|found| found.scope.question.as_deref()).collect();
    assert_eq!(waiting, ["q2", "q2"]);
    assert_eq!(of("202037").answer("q1").unwrap().value.text(), "1");
    assert!(of("202037").answer("q2").unwrap().value.missing().is_some());
}
