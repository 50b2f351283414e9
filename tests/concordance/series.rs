//! A question or an indicator over all rounds: what each round says, the change since the one before, and no change over a
//! break.

use kaishu::findings::evaluate::Findings;
use kaishu::findings::table::ResultCell;
use kaishu::tally::engine::{Local, Naive};

use super::memory::{Asked, found};
use crate::support::Workspace;
use crate::support::evaluated::Collected;

const TABLE: &str = "kind = \"series\"\nsurvey = \"after\"\nrows = \"q1\"";

/// Two rounds of one survey and one of the next; yes was said by 1, 2 and 3 of four.
fn surveys(more: &str, round: &'static str) -> [Asked; 2] {
    let said = |yes: usize| -> Vec<(String, Option<Vec<String>>)> {
        (0..4)
            .map(|unit| (format!("K{unit}"), Some(vec![if unit < yes { "1" } else { "2" }.to_owned()])))
            .collect()
    };
    let before = Asked {
        id: "before",
        kind: "single",
        options: vec![("1".to_owned(), "はい".to_owned()), ("2".to_owned(), "いいえ".to_owned())],
        more: String::new(),
        rounds: vec![("R1", said(1)), ("R2", said(2))],
        round: "",
        frame: (0..4).map(|unit| format!("K{unit},団体{unit},北,,\n")).collect(),
    };
    let after = Asked {
        id: "after",
        more: format!("previous = \"before\"\n{more}"),
        rounds: vec![("R3", said(3))],
        round,
        ..before.clone()
    };
    [before, after]
}

fn text(findings: &Findings, id: &str) -> Option<String> {
    findings.figures.get(id).map(|figure| figure.text().ja)
}

fn marks(findings: &Findings) -> usize {
    let cells = findings.tables[0].rows.iter().flatten();
    cells.filter(|cell| matches!(cell, ResultCell::Words(words) if words.ja == "＊")).count()
}

#[test]
fn every_round_of_the_series_stands_below_the_other() {
    let findings = found(&surveys("", ""), TABLE, &Naive).unwrap();
    assert_eq!(findings.tables[0].rows.len(), 3);
    let of = |id: &str| text(&findings, &format!("t.total.{id}")).unwrap();
    assert_eq!([of("R1.1.share"), of("R2.1.share"), of("R3.1.share")], ["25.0", "50.0", "75.0"]);
    assert_eq!([of("R2.1.change"), of("R3.1.change"), of("R3.2.change")], ["25.0", "25.0", "△25.0"]);
    assert!(text(&findings, "t.total.R1.1.change").is_none());
    assert_eq!(marks(&findings), 0);
}

#[test]
fn no_change_is_told_over_a_break() {
    let entry = "[[concordance]]\nquestion = \"q1\"\nwas = \"q1\"\nnot_comparable = \"聞き方を変えた\"";
    for (more, round, words) in [
        (entry, "", "＊: R2調査→R3調査の変化は出していない（聞き方を変えた）"),
        ("", "audience = \"市町村職員\"", "＊: R2調査→R3調査の変化は出していない（回答を求めた相手が違う）"),
        ("", "as_of = \"2020-09-30\"", "＊: R2調査→R3調査の変化は出していない（期間・基準日の時期がそろわない）"),
    ] {
        let findings = found(&surveys(more, round), TABLE, &Naive).unwrap();
        assert_eq!(marks(&findings), 2, "one of each option");
        assert!(text(&findings, "t.total.R2.1.change").is_some());
        assert!(
            text(&findings, "t.total.R3.1.change").is_none() && text(&findings, "t.total.R3.1.share").is_some()
        );
        let notes: Vec<&str> = findings.tables[0].notes.iter().map(|note| note.ja.as_str()).collect();
        assert!(notes.iter().any(|note| note.contains(words)), "{notes:?}");
    }
}

#[test]
fn the_groups_of_a_series_are_those_of_the_frame_of_each_round() {
    let mut surveys = surveys("", "");
    surveys[0].frame = (0..4).map(|unit| format!("K{unit},団体{unit},{},,\n", ["北", "南"][unit % 2])).collect();
    surveys[1].frame = (0..4).map(|unit| format!("K{unit},団体{unit},{},,\n", ["北", "東"][unit % 2])).collect();
    let findings = found(&surveys, &format!("{TABLE}\nby = \"area\""), &Naive).unwrap();
    let of = |id: &str| text(&findings, &format!("t.{id}")).unwrap();
    assert_eq!([of("北.R1.n"), of("南.R1.n"), of("東.R1.n")], ["2", "2", "0"]);
    assert_eq!([of("北.R3.n"), of("南.R3.n"), of("東.R3.n")], ["2", "0", "2"]);
    assert_eq!([of("北.R2.1.share"), of("北.R3.1.share"), of("北.R3.1.change")], ["50.0", "100.0", "50.0"]);
    assert_eq!(findings.tables[0].rows.len(), 4 * 3, "the total and three groups");
    assert!(findings.tables[0].rows.iter().all(|row| row.len() == findings.tables[0].head[0].len()));
}

#[test]
fn a_series_takes_what_it_can_do() {
    for (keys, words) in [
        ("tests = [\"mcnemar\"]", "「tests」は series の表には使いません"),
        ("level = 0.9", "level は区間についてのキーで、この表は区間を出しません"),
        ("by = \"nowhere\"", "nowhere"),
        ("intervals = true", "全数"),
    ] {
        let message = found(&surveys("", ""), &format!("{TABLE}\n{keys}"), &Naive).unwrap_err();
        assert!(message.contains(words), "{keys}: {message}");
    }
    let mut quantity = surveys("", "");
    for asked in &mut quantity {
        asked.kind = "quantity";
        asked.options.clear();
    }
    let message = found(&quantity, &format!("{TABLE}\nintervals = true"), &Naive).unwrap_err();
    assert!(message.contains("数量の推移に平均の区間はありません"), "{message}");
    let of_indicator = TABLE.replace("survey = \"after\"\nrows = \"q1\"", "indicator = \"x\"\nby = \"area\"");
    assert!(found(&surveys("", ""), &of_indicator, &Naive).is_err());
}

/// 65 and 47 % stand below each other; what is between them is no change of one thing.
#[test]
fn an_indicator_breaks_where_other_people_were_asked() {
    let workspace = Workspace::bundled();
    let plan = workspace.root().join("analysis/outcome-report.toml");
    let mut written = std::fs::read_to_string(&plan).unwrap();
    for indicator in ["training-comprehension", "consultation-clients"] {
        written.push_str(&format!(
            "\n[[table]]\nid = \"s-{indicator}\"\ntitle = \"推移\"\nkind = \"series\"\nindicator = \"{indicator}\"\n"
        ));
    }
    std::fs::write(&plan, written).unwrap();
    let findings = Collected::of(workspace.root()).evaluated(&Local).findings;
    assert_eq!(text(&findings, "s-training-comprehension.FY2020.change"), None);
    let table = findings.tables.iter().find(|table| table.id == "s-training-comprehension").unwrap();
    let notes: Vec<&str> = table.notes.iter().map(|note| note.ja.as_str()).collect();
    assert!(
        notes.iter().any(|note| note.contains("＊: R1→R2の変化は出していない（回答を求めた相手が違う）")),
        "{notes:?}"
    );
    // 18 clients became 15 until September: a part of a year against a whole one is no change either.
    let table = findings.tables.iter().find(|table| table.id == "s-consultation-clients").unwrap();
    let notes: Vec<&str> = table.notes.iter().map(|note| note.ja.as_str()).collect();
    assert!(notes.iter().any(|note| note.contains("期間・基準日の時期がそろわない")), "{notes:?}");
}
