//! Units that were merged between the rounds are other units than before, unless the definition says that one goes on.

use kaishu::findings::change_table::panel::Standing;
use kaishu::findings::figure::FigureValue;
use kaishu::tally::engine::Naive;

use super::memory::{Asked, found};

const TABLE: &str = "kind = \"change\"\nrounds = [\"before/R1\", \"after/R2\"]\nrows = \"q1\"";

/// 波田町 became part of 松本市; 中川村 left the frame, 南箕輪村 is new, 長野市 stays.
fn surveys(more: &str) -> [Asked; 2] {
    let yes = || Some(vec!["1".to_owned()]);
    let no = || Some(vec!["2".to_owned()]);
    let options = vec![("1".to_owned(), "はい".to_owned()), ("2".to_owned(), "いいえ".to_owned())];
    let before = Asked {
        id: "before",
        kind: "single",
        options: options.clone(),
        more: String::new(),
        rounds: vec![(
            "R1",
            [("A", yes()), ("B", no()), ("C", no()), ("D", no())].map(|(id, a)| (id.to_owned(), a)).into(),
        )],
        round: "",
        frame: "A,長野市,北,,\nB,松本市,中,,\nC,波田町,中,,\nD,中川村,南,,\n".to_owned(),
    };
    let after = Asked {
        id: "after",
        more: format!("previous = \"before\"\n{more}"),
        options,
        rounds: vec![("R2", [("A", yes()), ("B", yes()), ("E", no())].map(|(id, a)| (id.to_owned(), a)).into())],
        frame: "A,長野市,北,,\nB,松本市,中,波田町:2021-01-01,\nE,南箕輪村,南,,\n".to_owned(),
        ..before.clone()
    };
    [before, after]
}

#[test]
fn merged_units_stand_apart() {
    let findings = found(&surveys(""), TABLE, &Naive).unwrap();
    let count = |id: &str| match &findings.figures[&format!("t.total.{id}")].value {
        FigureValue::Count(n) => *n,
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(count("matched"), 1, "長野市 alone is the same unit");
    assert_eq!((count("new"), count("dropped")), (1, 1));
    assert_eq!((count("merged.parts"), count("merged.wholes")), (2, 1));
    // Of each round those with an answer: the same, merged, and not asked otherwise.
    assert_eq!((count("R1.merged"), count("R2.merged")), (2, 1));
    assert_eq!((count("R1.only"), count("R2.only")), (1, 1));
    assert_eq!(count("R1.n"), count("matched") + count("R1.merged") + count("R1.only"));
    let standings: Vec<(&str, Standing)> =
        findings.panels[0].units.iter().map(|unit| (unit.id.as_str(), unit.standing)).collect();
    assert_eq!(
        standings,
        [
            ("A", Standing::Unchanged),
            ("B", Standing::Merged),
            ("C", Standing::Merged),
            ("D", Standing::Dropped),
            ("B", Standing::Merged),
            ("E", Standing::New),
        ]
    );
    let notes: Vec<&str> = findings.tables[0].notes.iter().map(|note| note.ja.as_str()).collect();
    assert!(notes.iter().any(|note| note.contains("合併")), "{notes:?}");
}

#[test]
fn a_unit_that_goes_on_is_the_same() {
    let findings = found(&surveys("mergers = \"same\""), TABLE, &Naive).unwrap();
    let count = |id: &str| match &findings.figures[&format!("t.total.{id}")].value {
        FigureValue::Count(n) => *n,
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(count("matched"), 2);
    assert_eq!((count("merged.parts"), count("merged.wholes")), (1, 0));
    assert_eq!(count("2.to.1.count"), 1, "松本市 said no, and now yes");
}
