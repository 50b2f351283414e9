//! Entry sheets go out to be keyed and come back after everything that people, Excel and LibreOffice do to them: every value
//! is right or listed with its place, and nothing that somebody wrote is gone without a word.

use std::path::{Path, PathBuf};

use kaishu::collect::CollectedRound;
use kaishu::diagnostic::{Diagnostic, Severity};
use kaishu::survey::missing::Disposition;

use super::collected;
use super::tools::{self, Fixture};

const SHEET: &str = "out/forms/all-kinds/R2/【入力用】地域福祉と再犯防止に関する調査_R2.xlsx";

/// What is keyed: some of it as a person types it, some as Excel makes it of what is typed.
const KEYED: [&str; 16] = [
    "ans.q1@202011=1",
    "ans.q2.1@202011=○",
    "ans.q2.5@202011=〇",
    "ans.q3@202011=number:12",
    "ans.q4.office@202011=1",
    "ans.q5@202011=10人未満の民間団体, NPO など",
    "ans.q6@202011=令和2年9月1日",
    "ans.q7@202011=意見です　 ",
    "kaishu.source@202011=fax 1頁",
    "ans.q1@202029=２",
    "ans.q3@202029= １２　",
    "ans.q6@202029=R2.9.1",
    "ans.q1@202037=number:3",
    "ans.q3@202037=0123",
    "ans.q4.home@202037=2 ときどきある",
    "ans.q7@202037=1-2",
];

/// Case, question and the value that must come back.
const VALUES: [(&str, &str, &str); 14] = [
    ("202011", "q1", "1"),
    ("202011", "q2", "1、5"),
    ("202011", "q3", "12"),
    ("202011", "q4.office", "1"),
    ("202011", "q5", "10"),
    ("202011", "q6", "2020-09-01"),
    ("202011", "q7", "意見です"),
    ("202029", "q1", "2"),
    ("202029", "q3", "12"),
    ("202029", "q6", "2020-09-01"),
    ("202037", "q1", "3"),
    ("202037", "q3", "123"),
    ("202037", "q4.home", "2"),
    ("202037", "q7", "1-2"),
];

/// What is done to the sheet after it was keyed, and what must be said of it: rule, cell, words.
struct Harm {
    name: &'static str,
    done: &'static [&'static str],
    said: &'static [(&'static str, &'static str, &'static str)],
}

const fn harm(
    name: &'static str,
    done: &'static [&'static str],
    said: &'static [(&'static str, &'static str, &'static str)],
) -> Harm {
    Harm { name, done, said }
}

/// The rows of the respondents begin in row 5, below a hidden row of names and the headings.
const HARMLESS: [Harm; 16] = [
    harm("そのまま", &[], &[]),
    harm("改名", &["rename:入力（福祉課）"], &[]),
    harm("並べ替え", &["sort:5"], &[]),
    harm("全体を並べ替え", &["sort:3"], &[]),
    harm("空行", &["rows:4:1"], &[("moved-label", "A5", "1行下に")]),
    harm(
        "文の行",
        &["rows:4:1", "B4=青い字は確認済み"],
        &[("moved-label", "A5", "1行下に"), ("outside-box", "B4", "青い字は確認済み")],
    ),
    harm("上に行", &["rows:1:2", "A1=福祉課 佐藤"], &[("outside-box", "A1", "福祉課 佐藤")]),
    harm(
        "列",
        &["columns:4:1", "D4=メモ", "D5=電話で確認"],
        &[("outside-box", "D4", "メモ"), ("outside-box", "D5", "電話で確認"), ("moved-label", "E4", "1列右に")],
    ),
    harm("隠す", &["hide:6:F", "filter:A4:C81"], &[("hidden-answer", "", "非表示の行 6")]),
    harm("行の削除", &["rows:20:-30"], &[]),
    harm("コードの0", &["kaishu.code@202011=020201", "kaishu.code@202029=number:20202"], &[]),
    harm(
        "表の外",
        &[
            "AZ6=右の外",
            "A90=以上",
            "B92=2020-12-01 佐藤",
            "sheet:別紙:B2=松本市の問3は13",
            "sheet:別紙:B3=number:5",
        ],
        &[
            ("outside-box", "AZ6", "右の外"),
            ("outside-box", "A90", "以上"),
            ("outside-box", "B2", "松本市の問3は13"),
            ("outside-box", "B3", "B3「5」"),
        ],
    ),
    harm("名前の行なし", &["rows:3:-1"], &[]),
    harm("写した", &["bare"], &[("form-without-id", "", "名札")]),
    harm("列を動かした", &["swap:4:C:I"], &[("names-left-behind", "C4", "食い違う列が 2 列")]),
    harm("見出しをもう一度", &["copy:4:60"], &[]),
];

/// What is done to one answer or row, and what must be said where it cannot be right.
const HARMFUL: [Harm; 12] = [
    harm(
        "コードなし",
        &["rows:90:1", "C90=1", "D90=○"],
        &[("unmatched", "A90", "コードも名前も空です（答え: C90「1」")],
    ),
    harm("知らない対象", &["A90=999999", "C90=1"], &[("unmatched", "A90", "999999")]),
    harm("2行", &["copy:5:90", "C90=2"], &[("contradicting-returns", "C5", "q1: 1 ⇔ 2")]),
    harm("同じ2行", &["copy:5:90"], &[("returned-twice", "", "と同じ回答")]),
    harm("名前が違う", &["B5=松本市"], &[("code-name-conflict", "A5", "松本市")]),
    harm("日付になった番号", &["ans.q1@202029=date:2020-1-2"], &[("resaved-by-excel", "C6", "")]),
    harm("日付になった数", &["ans.q3@202029=date:2020-1-2"], &[("not-a-number", "I6", "2020-01-02")]),
    harm("年のない日付", &["ans.q6@202029=date:2020-9-1"], &[("year-not-shown", "", "2020-09-01")]),
    harm("通し番号", &["ans.q6@202029=number:44075"], &[("serial-without-format", "", "44075")]),
    harm("式", &["ans.q3@202029==6+6"], &[("result-not-saved", "I6", "=6+6")]),
    harm("エラー", &["ans.q3@202029=#REF!"], &[("error-value", "I6", "#REF!")]),
    harm("2つの列", &["column:I:AZ", "AZ6=99"], &[("lost-heading", "", "「問3」の列が2つ")]),
];

fn found<'a>(round: &'a CollectedRound, (rule, cell, words): &(&str, &str, &str)) -> Option<&'a Diagnostic> {
    round.diagnostics.iter().find(|found| {
        let there = cell.is_empty() || found.places.iter().any(|place| place.at.to_string() == *cell);
        found.rule == *rule && there && found.found.ja.contains(words)
    })
}

/// What is wrong after a harm: values that did not come back, and words that were not said.
fn wrong(round: &CollectedRound, harm: &Harm, values: bool, evidence: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let by_evidence = ["year-not-shown", "serial-without-format", "result-not-saved", "hidden-answer"];
    for said in harm.said.iter().filter(|(rule, ..)| evidence || !by_evidence.contains(rule)) {
        match found(round, said) {
            // A sheet that was copied has no names and no properties.
            None => wrong.push(format!("not said: {said:?}")),
            Some(found) if found.hint.ja.is_empty() || found.expected.ja.is_empty() => {
                wrong.push(format!("nothing to do: {found:?}"));
            }
            Some(_) => {}
        }
    }
    if values {
        for (case, question, value) in VALUES {
            let unit = round.units.iter().find(|unit| unit.id == case).unwrap();
            let got = unit.answer(question).map(|answer| answer.value.text()).unwrap_or_default();
            if got != value || unit.disposition != Disposition::Valid {
                wrong.push(format!("{case} {question}: {got:?} instead of {value:?} ({:?})", unit.disposition));
            }
        }
        let unexpected = round.diagnostics.iter().filter(|found| found.severity > Severity::Note);
        let unexpected = unexpected.filter(|found| !harm.said.iter().any(|(rule, ..)| *rule == found.rule));
        wrong.extend(unexpected.map(|found| format!("said: {} {}", found.id(), found.found.ja)));
        if round.units.iter().filter(|unit| unit.submission.is_some()).count() != 3 {
            wrong.push("more or less than the three that were keyed".to_owned());
        }
    }
    wrong.into_iter().map(|line| format!("{}: {line}", harm.name)).collect()
}

/// Collects with one file as the only return.
fn collected_from(fixture: &Fixture, file: &Path) -> CollectedRound {
    let returned = fixture.root().join("returned");
    let _ = std::fs::remove_dir_all(&returned);
    std::fs::create_dir_all(&returned).unwrap();
    std::fs::copy(file, returned.join(file.file_name().unwrap())).unwrap();
    collected(fixture.root())
}

#[test]
fn what_was_keyed_comes_back_or_is_listed_whatever_was_done_to_the_sheet() {
    let Some(python) = tools::python("openpyxl") else { return };
    let fixture = Fixture::new();
    fixture.kaishu(&["form", "--round", "R2", "--entry"]).ends_with(0);
    let keyed = fixture.root().join("keyed");
    std::fs::create_dir_all(&keyed).unwrap();
    let file = |harm: &Harm| keyed.join(format!("{}.xlsx", harm.name));
    let line = |harm: &Harm| {
        let done: Vec<&str> = KEYED.iter().chain(harm.done).copied().collect();
        format!("{}\t{}\n", file(harm).display(), done.join("\t"))
    };
    let harms = || HARMLESS.iter().map(|harm| (harm, true)).chain(HARMFUL.iter().map(|harm| (harm, false)));
    let spec = fixture.root().join("spec.tsv");
    std::fs::write(&spec, harms().map(|(harm, _)| line(harm)).collect::<String>()).unwrap();
    tools::script(&python, "harm.py", &[&fixture.root().join(SHEET), &spec]);
    let mut all = Vec::new();
    for (harm, values) in harms() {
        all.extend(wrong(&collected_from(&fixture, &file(harm)), harm, values, true));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));

    let Some(python) = tools::python("uno") else { return };
    if !tools::office() {
        return;
    }
    let endings = ["xlsx", "ods", "xls"];
    let saved = |harm: &Harm, ending: &str| -> PathBuf {
        fixture.root().join("saved").join(ending).join(format!("{}.{ending}", harm.name))
    };
    let mut list = String::new();
    for ending in endings {
        std::fs::create_dir_all(fixture.root().join("saved").join(ending)).unwrap();
        let lines =
            harms().map(|(harm, _)| format!("{}\t{}\n", file(harm).display(), saved(harm, ending).display()));
        list.extend(lines);
    }
    std::fs::write(&spec, list).unwrap();
    tools::script(&python, "resave.py", &[&spec]);
    for ending in endings {
        // LibreOffice computes what was not computed.
        for (harm, values) in harms().filter(|(harm, _)| harm.name != "式") {
            let round = collected_from(&fixture, &saved(harm, ending));
            let odd = wrong(&round, harm, values, ending == "xlsx");
            all.extend(odd.into_iter().map(|odd| format!("{ending} {odd}")));
        }
        let round =
            collected_from(&fixture, &saved(HARMFUL.iter().find(|harm| harm.name == "式").unwrap(), ending));
        let matsumoto = round.units.iter().find(|unit| unit.id == "202029").unwrap();
        assert_eq!(matsumoto.answer("q3").unwrap().value.text(), "12", "{ending}");
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
