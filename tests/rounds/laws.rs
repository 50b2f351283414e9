//! What must hold of any change: the order of cases and returns is no matter, two engines count alike, and the parts add up.

use kaishu::findings::how::How;
use kaishu::tally::engine::{Local, Naive};

use super::change::{THREE, TWO};
use super::{UNITS, run, table, workspace};
use crate::support::evaluated::Collected;

fn every_table() -> String {
    ["q1", "q2", "q3", "q4"]
        .iter()
        .flat_map(|rows| {
            [
                table(&format!("two-{rows}"), TWO, rows, "by = \"area\""),
                table(&format!("three-{rows}"), THREE, rows, ""),
            ]
        })
        .collect()
}

#[test]
fn the_order_of_cases_and_returns_is_no_matter() {
    let tables = every_table();
    for design in ["census", "sample"] {
        let ran = run(design, &UNITS, &tables);
        for turned in 1..4 {
            let mut units = UNITS;
            units.reverse();
            units.rotate_left(turned * 3);
            let other = run(design, &units, &tables);
            for (id, figure) in &ran.figures {
                let other = &other.figures[id];
                for field in ["value", "text", "status", "evidence", "notes"] {
                    assert_eq!(figure[field], other[field], "{id} {field}");
                }
            }
            assert_eq!(ran.figures.len(), other.figures.len());
        }
    }
}

#[test]
fn two_engines_count_alike() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), "sample", &UNITS, &every_table());
    let collected = Collected::of(folder.path());
    let (local, naive) = (collected.evaluated(&Local), collected.evaluated(&Naive));
    assert!(local.findings.figures.len() > 200);
    assert!(local.findings == naive.findings);
}

/// Every figure tells who was counted, or its formula with the numbers in it.
#[test]
fn every_figure_says_how_it_came_about() {
    for design in ["census", "sample"] {
        let folder = tempfile::tempdir().unwrap();
        workspace(folder.path(), design, &UNITS, &every_table());
        let figures = Collected::of(folder.path()).evaluated(&Local).findings.figures;
        let plain: Vec<&String> =
            figures.iter().filter(|(_, figure)| figure.how == How::Plain).map(|(id, _)| id).collect();
        // Who has more or less is told by the numbers of the units one by one.
        let told = |id: &&&String| !["raised", "lowered", "unchanged"].iter().any(|word| id.ends_with(word));
        assert_eq!(plain.iter().filter(told).collect::<Vec<_>>(), Vec::<&&String>::new(), "{design}");
        let How::Worked(change) = &figures["two-q1.total.1.change.other"].how else { panic!("no formula") };
        assert_eq!(change.formula, "(k₂/n₂ − k₁/n₁) − (a₂/m − a₁/m)");
        let terms: Vec<String> = change.terms.iter().map(|(sign, value)| format!("{sign} = {value}")).collect();
        assert_eq!(terms.join(", "), "k₁ = 5, n₁ = 11, k₂ = 7, n₂ = 10, a₁ = 3, m = 9, a₂ = 7");
    }
}

#[test]
fn the_parts_add_up() {
    let ran = run("census", &UNITS, &every_table());
    let n = |id: String| ran.number(&id);
    for (group, rounds) in [("two-q1.total", 2), ("two-q1.北", 2), ("two-q3.南", 2), ("three-q3.total", 3)] {
        for round in 1..=rounds {
            let of = |what: &str| n(format!("{group}.R{round}.{what}"));
            // Who answered a round answered all of them, or another not, or was not asked in another.
            assert!((of("n") - n(format!("{group}.matched")) - of("partial") - of("only")).abs() < 0.5, "{group}");
        }
    }
    for group in ["total", "北", "南"] {
        // Every square adds up to those who answered both times, and moves into and out of one option are its change.
        let at = |from: u32, to: u32| n(format!("two-q3.{group}.{from}.to.{to}.count"));
        let all: f64 =
            (1..=3).flat_map(|from| (1..=3).map(move |to| (from, to))).map(|(from, to)| at(from, to)).sum();
        assert!((all - n(format!("two-q3.{group}.matched"))).abs() < 0.5, "{group}");
        let changes = (1..=3).map(|option| n_of(&ran, &format!("two-q3.{group}.{option}.change.same")));
        assert!(changes.sum::<f64>().abs() < 1e-12, "what one option loses the others get");
    }
}

fn n_of(ran: &super::Ran, id: &str) -> f64 {
    let (numerator, denominator) = ran.value(id).split_once('/').unwrap();
    numerator.parse::<f64>().unwrap() / denominator.parse::<f64>().unwrap()
}
