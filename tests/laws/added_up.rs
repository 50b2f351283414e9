//! Parts and wholes: nets and their options, bases and their steps, groups and their total.

use std::collections::BTreeMap;

use serde_json::Value;

use super::random::Random;
use super::{count, plain, surveys};

/// The groups of a table, by the part of their ids that names them.
fn groups(figures: &BTreeMap<String, Value>, table: &str) -> Vec<String> {
    let inside = |id: &String| {
        id.strip_prefix(&format!("{table}.")).and_then(|rest| rest.strip_suffix(".n")).map(str::to_owned)
    };
    figures.keys().filter_map(inside).collect()
}

#[test]
fn nets_and_their_options() {
    let mut nets = 0;
    for (plan, figures) in plain() {
        for (table, single) in [("need", true), ("weighted", true), ("ways", false)] {
            let table = format!("{plan}-{table}");
            for group in groups(figures, &table) {
                let of = |what: &str| count(figures, &format!("{table}.{group}.{what}.count"));
                let (net, one, two) = (of("yes"), of("1"), of("2"));
                if single {
                    assert_eq!(net, one + two, "{table}.{group}");
                } else {
                    assert!(net >= one.max(two) && net <= one + two, "{table}.{group}: {net} {one} {two}");
                }
                nets += 1;
            }
        }
    }
    assert!(nets > 500, "{nets}");
}

/// 配布 − 未回収 = 回収 = 有効 + 無効 + 保留; 有効 − 非該当 = 該当 = n + those without an answer, by reason.
#[test]
fn every_base_adds_up() {
    let mut bases = 0;
    for (id, figure) in plain().values().flatten() {
        let base = &figure["base"];
        if base.is_null() {
            continue;
        }
        let of = |key: &str| base[key].as_u64().unwrap_or_else(|| panic!("{id}: no {key}"));
        if let Some(distributed) = base["distributed"].as_u64() {
            assert_eq!(distributed, of("returned") + of("not_returned"), "{id}");
        }
        assert_eq!(of("returned"), of("valid") + of("invalid_returns") + of("held_out_returns"), "{id}");
        assert_eq!(of("valid"), of("eligible") + of("not_applicable"), "{id}");
        let without = ["no_answer", "dont_know", "refused", "invalid", "contradictory", "held_out"].map(of);
        assert_eq!(of("eligible"), of("n") + without.iter().sum::<u64>(), "{id}");
        bases += 1;
    }
    assert!(bases > 5_000, "{bases}");
}

/// n is the sum of the groups; where a question makes them, also of those without an answer to it. Units of whose type the
/// frame says nothing are a group of their own.
#[test]
fn groups_and_their_total() {
    for Random { made, .. } in surveys().into_iter().filter(|survey| survey.made.framed) {
        let figures = &plain()[&made.id];
        let table = format!("{}-need", made.id);
        let total = count(figures, &format!("{table}.total.n"));
        let sum = |groups: &[&str]| -> u64 {
            let there = groups.iter().filter(|group| figures.contains_key(&format!("{table}.{group}.n")));
            there.map(|group| count(figures, &format!("{table}.{group}.n"))).sum()
        };
        let cells = || made.units.iter().filter_map(|unit| unit.answers.as_ref());
        let answered = |cells: &&Vec<String>| ["1", "2", "3", "4"].contains(&cells[0].as_str());
        let strata: Vec<String> = made.strata.iter().map(|(id, _)| format!("stratum.{id}")).collect();
        let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
        assert_eq!(sum(&strata), total, "{table}");
        assert_eq!(sum(&["type.市", "type.町", "type.村", "type.blank"]), total, "{table}");
        let scale = ["q4.1", "q4.2", "q4.3", "q4.4", "q4.5"];
        let in_none = cells().filter(answered).filter(|cells| matches!(cells[3].as_str(), "" | "9")).count();
        assert_eq!(sum(&scale) + in_none as u64, total, "{table}");
        for (stratum, _) in &made.strata {
            let crossed = ["市", "町", "村", "blank"].map(|kind| format!("stratum.type.{stratum}.{kind}"));
            let crossed: Vec<&str> = crossed.iter().map(String::as_str).collect();
            assert_eq!(
                sum(&crossed),
                count(figures, &format!("{table}.stratum.{stratum}.n")),
                "{table} {stratum}"
            );
        }
    }
}
