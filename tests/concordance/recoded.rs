//! A unit that goes on under a new code, by itself (町 becomes 市), is the same unit: it stays matched. What looks like it and
//! is none stands apart as a merger does, or is new.

use kaishu::findings::change_table::panel::Standing;
use kaishu::findings::evaluate::Findings;
use kaishu::findings::figure::FigureValue;
use kaishu::survey::concordance::Mergers;
use kaishu::survey::concordance::mergers::{Merged, Units};
use kaishu::tally::engine::{Local, Naive};

use super::memory::{Asked, found};
use crate::support::Workspace;

const TABLE: &str = "kind = \"change\"\nrounds = [\"before/R1\", \"after/R2\"]\nrows = \"q1\"";

/// Two surveys with these frame lines; in each round every case of its frame answers, with no before and with yes after.
fn surveys(before: &str, after: &str) -> [Asked; 2] {
    let ids = |frame: &str| -> Vec<String> {
        frame.lines().filter_map(|line| Some(line.split_once(',')?.0.to_owned())).collect()
    };
    let answers = |frame: &str, code: &str| {
        ids(frame).into_iter().map(|id| (id, Some(vec![code.to_owned()]))).collect::<Vec<_>>()
    };
    let first = Asked {
        id: "before",
        kind: "single",
        options: vec![("1".to_owned(), "はい".to_owned()), ("2".to_owned(), "いいえ".to_owned())],
        more: String::new(),
        rounds: vec![("R1", answers(before, "2"))],
        round: "",
        frame: before.to_owned(),
    };
    let second = Asked {
        id: "after",
        more: "previous = \"before\"".to_owned(),
        rounds: vec![("R2", answers(after, "1"))],
        frame: after.to_owned(),
        ..first.clone()
    };
    [first, second]
}

fn count(findings: &Findings, id: &str) -> Option<u64> {
    match findings.figures.get(&format!("t.total.{id}"))?.value {
        FigureValue::Count(n) => Some(n),
        ref other => panic!("{id}: {other:?}"),
    }
}

/// The counts of the same units, new ones, dropped ones, merged earlier and later ones, and those under another code.
fn standing(before: &str, after: &str) -> [u64; 6] {
    let findings = found(&surveys(before, after), TABLE, &Naive).unwrap();
    ["matched", "new", "dropped", "merged.parts", "merged.wholes", "recoded"]
        .map(|id| count(&findings, id).unwrap_or_default())
}

#[test]
fn a_town_that_became_a_city_is_the_same_unit() {
    let (before, after) = ("A,長野市,北,,\nB,なか町,中,,\n", "A,長野市,北,,\nB2,なか市,北,なか町:2020-10-01,\n");
    let findings = found(&surveys(before, after), TABLE, &Naive).unwrap();
    assert_eq!(count(&findings, "matched"), Some(2));
    assert_eq!((count(&findings, "new"), count(&findings, "dropped")), (Some(0), Some(0)));
    assert_eq!((count(&findings, "merged.parts"), count(&findings, "recoded")), (None, Some(1)));
    assert_eq!(count(&findings, "2.to.1.count"), Some(2));
    let units: Vec<_> = findings.panels[0]
        .units
        .iter()
        .map(|unit| (unit.id.as_str(), unit.was.as_slice(), unit.standing))
        .collect();
    let was = ["B".to_owned()];
    assert_eq!(units, [("A", [].as_slice(), Standing::Changed), ("B2", was.as_slice(), Standing::Changed)]);
    let notes: Vec<&str> = findings.tables[0].notes.iter().map(|note| note.ja.as_str()).collect();
    let note = "R1調査→R2調査の間にコードの変わった対象1は、合併ではないので、同じ対象としている。";
    assert!(notes.iter().any(|said| said.contains(note)), "{notes:?}");
    // The group is that of the frame of each round, as of any unit that moved.
    let by = found(&surveys(before, after), &format!("{TABLE}\nby = \"area\""), &Local).unwrap();
    let of = |id: &str| by.figures[&format!("t.{id}")].text().ja;
    assert_eq!([of("北.R1.n"), of("北.R2.n"), of("北.matched"), of("北.new")], ["1", "2", "1", "1"]);
    assert_eq!([of("中.R1.n"), of("中.R2.n"), of("中.dropped")], ["1", "0", "1"]);
}

#[test]
fn what_was_part_of_it_already_is_no_merger() {
    let before = "B,なか町,中,なか村:1955-01-01,\n";
    assert_eq!(standing(before, "B2,なか市,中,なか村:1955-01-01|なか町:2020-10-01,\n"), [1, 0, 0, 0, 0, 1]);
    // The name may stay (政令指定都市).
    assert_eq!(standing("B,熊本市,中,,\n", "B2,熊本市,中,熊本市:2012-04-01,\n"), [1, 0, 0, 0, 0, 1]);
}

#[test]
fn what_may_be_another_unit_is_not_the_same() {
    for (before, after, expected, why) in [
        ("B,なか町,中,,\n", "B2,なか市,中,,\n", [0, 1, 1, 0, 0, 0], "nobody says that they are one"),
        ("B,熊本市,中,,\n", "B2,熊本市,中,,\n", [0, 1, 1, 0, 0, 0], "a name alone is no proof"),
        (
            "B,なか町,中,,\n",
            "B2,なか市,中,なか町:2020-10-01|うえ村:2020-10-01,\n",
            [0, 0, 0, 1, 1, 0],
            "うえ村 was not asked, and is part of it",
        ),
        (
            "B,なか町,中,,\n",
            "B2,みぎ市,中,なか町:2020-10-01,\nB3,ひだり市,中,なか町:2020-10-01,\n",
            [0, 0, 0, 1, 2, 0],
            "a split",
        ),
        (
            "A,松本市,中,,\nB,なか町,中,,\n",
            "A,松本市,中,なか町:2020-10-01,\n",
            [0, 0, 0, 2, 1, 0],
            "a merger into a unit that was there",
        ),
        (
            "A,松本市,中,,\nB,なか町,中,,\n",
            "A2,松本市,中,なか町:2020-10-01,\n",
            [0, 0, 0, 2, 1, 0],
            "a merger under a new code, with the name of one of both",
        ),
        (
            "A,松本市,中,,対象外\nB,なか町,中,,\n",
            "A,松本市,中,なか町:2020-10-01,\n",
            [0, 0, 0, 1, 1, 0],
            "the unit was there and was not asked",
        ),
    ] {
        assert_eq!(standing(before, after), expected, "{why}");
    }
}

#[test]
fn a_unit_is_followed_over_two_changes_of_its_code() {
    let mut all: Vec<Asked> = surveys("B,なか村,中,,\n", "B2,なか町,中,なか村:2019-01-01,\n").into();
    let mut third = all[1].clone();
    third.id = "third";
    "previous = \"after\"".clone_into(&mut third.more);
    third.rounds = vec![("R3", vec![("B3".to_owned(), Some(vec!["1".to_owned()]))])];
    "B3,なか市,中,なか村:2019-01-01|なか町:2020-10-01,\n".clone_into(&mut third.frame);
    all.push(third);
    let table = "kind = \"change\"\nrounds = [\"before/R1\", \"after/R2\", \"third/R3\"]\nrows = \"q1\"";
    let findings = found(&all, table, &Naive).unwrap();
    assert_eq!(count(&findings, "matched"), Some(1));
    assert_eq!(count(&findings, "R1.to.R2.recoded"), Some(1));
    assert_eq!(count(&findings, "R2.to.R3.recoded"), Some(1));
    let unit = &findings.panels[0].units[0];
    assert_eq!((unit.id.as_str(), unit.was.as_slice()), ("B3", ["B2".to_owned(), "B".to_owned()].as_slice()));
    // And from the first to the last, without the round between.
    let table = "kind = \"change\"\nrounds = [\"before/R1\", \"third/R3\"]\nrows = \"q1\"";
    let findings = found(&all, table, &Naive).unwrap();
    assert_eq!((count(&findings, "matched"), count(&findings, "recoded")), (Some(1), Some(1)));
}

/// What was split off between is no part of the way from the first round to the last.
#[test]
fn a_part_that_was_split_off_is_not_the_unit_that_it_came_from() {
    let mut all: Vec<Asked> =
        surveys("B,ゆき町,中,,\n", "B,ゆき町,中,,\nB2,ゆき野町,中,ゆき町:2019-01-01,\n").into();
    let mut third = all[1].clone();
    third.id = "third";
    "previous = \"after\"".clone_into(&mut third.more);
    third.rounds = vec![("R3", vec![("B3".to_owned(), Some(vec!["1".to_owned()]))])];
    "B3,ゆき野市,中,ゆき町:2019-01-01|ゆき野町:2020-10-01,\n".clone_into(&mut third.frame);
    all.push(third);
    let table = "kind = \"change\"\nrounds = [\"before/R1\", \"third/R3\"]\nrows = \"q1\"";
    let findings = found(&all, table, &Naive).unwrap();
    assert_eq!((count(&findings, "matched"), count(&findings, "recoded")), (Some(0), None));
}

/// `new-round` writes what the tables need, and says what it is.
#[test]
fn a_new_round_tells_a_new_code_from_a_merger() {
    let workspace = Workspace::empty();
    workspace.kaishu(&["new", ".", "--toml"]).ends_with(0);
    let list = "旧コード,新コード,新名称,日付\nT2,T8,みどり市,2021-11-01\nT3,T9,そら村,2021-10-01\n";
    workspace.write("mergers.csv", list);
    workspace
        .kaishu(&["new-round", "my-survey", "R8", "--definition", "my-survey-r8", "--mergers", "mergers.csv"])
        .ends_with(0)
        .says(
            "T8 みどり市 ← T2 みどり町（2021-11-01）: コードの変更（合併ではないので、回を比べる表では同じ対象）",
        )
        .says("T9 そら村 ← T3 そら村（2021-10-01）: コードの変更");
    let loaded = kaishu::pipeline::workspace::load(workspace.root()).unwrap();
    let units = |survey: &str| Units { frame: &loaded.frames[survey], round: None, mergers: Mergers::Apart };
    let merged = Merged::along(&[units("my-survey"), units("my-survey-r8")]);
    let codes: Vec<(&str, &str)> = merged.recoded.iter().map(|(was, is)| (was.as_str(), is.as_str())).collect();
    assert_eq!(codes, [("T2", "T8"), ("T3", "T9")]);
    assert!(!merged.any_merged());
}
