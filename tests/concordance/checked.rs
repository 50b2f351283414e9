//! What is not declared, or declared wrongly, is told at its place with what to do; and what is declared not to be comparable
//! is shown and not compared.

use kaishu::findings::evaluate::Findings;
use kaishu::findings::table::ResultCell;
use kaishu::tally::engine::Naive;

use super::memory::{Asked, found};

const TABLE: &str = "kind = \"change\"\nrounds = [\"before/R1\", \"after/R2\"]\nrows = \"q1\"";

fn options(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
}

/// Two surveys with these options and this concordance; two units that said option 1 each time.
fn surveys(before: &[(&str, &str)], after: &[(&str, &str)], more: &str) -> [Asked; 2] {
    let said = |code: &str| {
        vec![("A".to_owned(), Some(vec![code.to_owned()])), ("B".to_owned(), Some(vec![code.to_owned()]))]
    };
    let frame = "A,長野市,北,,\nB,松本市,中,,\n".to_owned();
    let asked = |id, list: &[(&str, &str)], more: String, round| Asked {
        id,
        kind: "single",
        options: options(list),
        more,
        rounds: vec![(round, said(list[0].0))],
        round: "",
        frame: frame.clone(),
    };
    [
        asked("before", before, String::new(), "R1"),
        asked("after", after, format!("previous = \"before\"\n{more}"), "R2"),
    ]
}

const YES_NO: [(&str, &str); 2] = [("1", "はい"), ("2", "いいえ")];
const THREE: [(&str, &str); 3] = [("1", "はい"), ("2", "いいえ"), ("3", "検討中")];

fn entry(lines: &str) -> String {
    format!("[[concordance]]\nquestion = \"q1\"\nwas = \"q1\"\n{lines}")
}

#[track_caller]
fn refused(surveys: &[Asked], table: &str, words: &[&str]) {
    let message = found(surveys, table, &Naive).expect_err("refused");
    for words in words {
        assert!(message.contains(words), "not said: {words}\n{message}");
    }
}

fn notes(findings: &Findings) -> Vec<&str> {
    findings.tables[0].notes.iter().map(|note| note.ja.as_str()).collect()
}

#[test]
fn what_differs_is_not_compared_until_it_is_declared() {
    refused(
        &surveys(&YES_NO, &[("1", "はい"), ("2", "そうは思わない")], ""),
        TABLE,
        &["analysis/p.toml", "選択肢 2 の言葉が違います", "options = [\"2 → 2\"]", "kaishu concordance after"],
    );
    refused(&surveys(&YES_NO, &THREE, ""), TABLE, &["今回の選択肢 3「検討中」", "\"→ 3\""]);
    // Codes that changed places: the same words are found again.
    refused(&surveys(&YES_NO, &[("1", "いいえ"), ("2", "はい")], ""), TABLE, &["\"2 → 1\"", "\"1 → 2\""]);
}

#[test]
fn an_entry_must_be_whole() {
    let wrong = |before: &[(&str, &str)], after: &[(&str, &str)], lines: &str, words: &[&str]| {
        refused(&surveys(before, after, &entry(lines)), TABLE, words);
    };
    wrong(
        &THREE,
        &YES_NO,
        "",
        &["surveys/after.toml", "前の回の選択肢 3「検討中」がどうなったか書かれていません"],
    );
    wrong(&THREE, &YES_NO, "options = [\"2 + 3 →\"]", &["まとめた選択肢 2 + 3 の行き先がありません"]);
    wrong(&THREE, &YES_NO, "options = [\"1 → 1\", \"1 + 3 → 2\"]", &["選択肢 1 が2つの行にあります", "1 → 1"]);
    wrong(&THREE, &YES_NO, "options = [\"2 + 4 → 2\", \"3 →\"]", &["「4」"]);
    wrong(&THREE, &YES_NO, "options = [\"3 = 2\"]", &["矢印（→）がありません"]);
    wrong(&YES_NO, &YES_NO, "options = [\"→\"]", &["コードがありません"]);
}

#[test]
fn an_entry_names_what_is_there() {
    let wrong = |more: &str, words: &[&str]| refused(&surveys(&YES_NO, &YES_NO, more), TABLE, words);
    wrong("[[concordance]]\nquestion = \"q9\"", &["調査「after」に設問「q9」はありません"]);
    wrong("[[concordance]]\nwas = \"q9\"", &["調査「before」に設問「q9」はありません"]);
    wrong("[[concordance]]\nreworded = \"x\"", &["question も was もない対応です"]);
    wrong("[[concordance]]\nquestion = \"q1\"\nreworded = \"x\"", &["設問の両方を書いた対応で使います"]);
    wrong(&format!("{}\n{}", entry(""), entry("")), &["「q1」が二度使われています"]);
    let mut without = surveys(&YES_NO, &YES_NO, &entry(""));
    without[1].more = entry("");
    refused(&without, TABLE, &["previous のある調査に書きます"]);
    for (previous, words) in [("after", "自身です"), ("nobody", "「nobody」")] {
        without[1].more = format!("previous = \"{previous}\"");
        refused(&without, TABLE, &[words]);
    }
    let mut circle = surveys(&YES_NO, &YES_NO, "");
    "previous = \"after\"".clone_into(&mut circle[0].more);
    refused(&circle, TABLE, &["戻ります"]);
}

#[test]
fn rounds_of_no_series_are_not_compared() {
    let mut apart = surveys(&YES_NO, &YES_NO, "");
    apart[1].more.clear();
    refused(&apart, TABLE, &["調査「before」は、調査「after」の前の回ではありません"]);
    let turned = TABLE.replace("\"before/R1\", \"after/R2\"", "\"after/R2\", \"before/R1\"");
    refused(&surveys(&YES_NO, &YES_NO, ""), &turned, &["回が順に並んでいません"]);
    let bare = TABLE.replace("before/R1", "R1");
    refused(&surveys(&YES_NO, &YES_NO, ""), &bare, &["「R1」がどの調査の回か分かりません"]);
    refused(
        &surveys(&YES_NO, &YES_NO, "[[concordance]]\nquestion = \"q1\"\n[[concordance]]\nwas = \"q1\""),
        TABLE,
        &["加えた設問です"],
    );
}

#[test]
fn another_kind_of_answer_is_shown_and_not_compared() {
    let mut asked = surveys(&YES_NO, &YES_NO, &entry(""));
    asked[1].kind = "multiple";
    refused(&asked, TABLE, &["答えの種類が違います", "not_comparable に理由"]);
    asked[1].more = format!("previous = \"before\"\n{}", entry("not_comparable = \"複数回答に変えた\""));
    let findings = found(&asked, TABLE, &Naive).unwrap();
    assert!(
        notes(&findings).iter().any(|note| note.contains("＊") && note.contains("複数回答に変えた")),
        "{:?}",
        notes(&findings)
    );
    assert!(
        findings.figures.contains_key("t.total.R1.1.count") && findings.figures.contains_key("t.total.R2.1.count")
    );
    assert!(
        !findings.figures.keys().any(|id| id.contains("change") || id.contains("kept")),
        "{:?}",
        findings.figures.keys()
    );
    let marks = findings.tables[0].rows.iter().flatten();
    assert!(marks.filter(|cell| matches!(cell, ResultCell::Words(words) if words.ja == "＊")).count() > 0);
    // A number beside options is in no one table.
    asked[1].kind = "quantity";
    asked[1].options.clear();
    refused(&asked, TABLE, &["1つの表に並べられません"]);
}

#[test]
fn what_was_declared_is_said_below_the_table() {
    let after = [("1", "はい"), ("2", "いいえ（予定あり）"), ("3", "いいえ（予定なし）"), ("4", "わからない")];
    let before = [("1", "はい"), ("2", "いいえ"), ("3", "その他")];
    let lines = "reworded = \"言い方をやわらげた\"\noptions = [\"2 → 2 + 3\", \"3 →\", \"→ 4\"]";
    let mut asked = surveys(&before, &after, &entry(lines));
    // The words of the question differ as well.
    let findings = found(&asked, TABLE, &Naive).unwrap();
    let said = notes(&findings).join("\n");
    for words in [
        "言い方をやわらげた",
        "「いいえ」→「いいえ（予定あり）＋いいえ（予定なし）」",
        "「その他」→なし",
        "なし→「わからない」",
        "－: その回の調査票にない選択肢",
    ] {
        assert!(said.contains(words), "not said: {words}\n{said}");
    }
    let ids: Vec<&str> = findings.figures.keys().map(String::as_str).collect();
    assert!(ids.contains(&"t.total.2_3.change") && ids.contains(&"t.total.R1.was_3.count"), "{ids:?}");
    assert!(!ids.contains(&"t.total.R2.was_3.count") && !ids.contains(&"t.total.4.change"), "{ids:?}");
    // Other people are remarked.
    assert!(!said.contains("回答を求めた相手"));
    asked[1].round = "audience = \"市町村職員\"\nas_of = \"2020-09-30\"";
    let said = notes(&found(&asked, TABLE, &Naive).unwrap()).join("\n");
    assert!(
        said.contains("回答を求めた相手が回によって違う（R1調査: 限定の記載なし、R2調査: 市町村職員）"),
        "{said}"
    );
    assert!(
        said.contains("基準日の時期が回によって違う（R1調査: 年度全体、R2調査: 令和2年9月30日現在）"),
        "{said}"
    );
}
