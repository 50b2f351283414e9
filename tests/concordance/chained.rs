//! Three surveys, each after the other: what the concordances say together, over random splits, mergers, new codes and other
//! words; and a hole in the middle is told where it is.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::findings::evaluate::Findings;
use kaishu::findings::figure::FigureValue;
use kaishu::tally::engine::Naive;
use proptest::collection::vec;
use proptest::prelude::*;

use super::memory::{Asked, found};

const ATOMS: usize = 5;
const IDS: [&str; 3] = ["first", "second", "third"];
const ROUNDS: [&str; 3] = ["R1", "R2", "R3"];

/// Which option holds each atom of meaning in each survey, and of every unit its atom in each round (none of one that did not
/// answer) and whether it is asked there.
#[derive(Debug, Clone)]
struct World {
    sides: [Vec<usize>; 3],
    units: Vec<[(Option<usize>, bool); 3]>,
}

fn world() -> impl Strategy<Value = World> {
    let side = || vec(0..ATOMS, ATOMS);
    let answer = || (proptest::option::weighted(0.85, 0..ATOMS), proptest::bool::weighted(0.85));
    let unit = (answer(), answer(), answer()).prop_map(|(one, two, three)| [one, two, three]);
    ((side(), side(), side()), vec(unit, 1..16))
        .prop_map(|((one, two, three), units)| World { sides: [one, two, three], units })
}

impl World {
    fn code(&self, side: usize, atom: usize) -> String {
        format!("{}", self.sides[side][atom] + 1)
    }

    /// The atoms that share an option in some of these surveys, over and over.
    fn lines(&self, sides: &[usize]) -> Vec<BTreeSet<usize>> {
        let mut of: Vec<usize> = (0..ATOMS).collect();
        for _ in 0..ATOMS {
            for one in 0..ATOMS {
                for other in 0..ATOMS {
                    if sides.iter().any(|side| self.code(*side, one) == self.code(*side, other)) {
                        let least = of[one].min(of[other]);
                        (of[one], of[other]) = (least, least);
                    }
                }
            }
        }
        let mut lines: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (atom, line) in of.into_iter().enumerate() {
            lines.entry(line).or_default().insert(atom);
        }
        lines.into_values().collect()
    }

    fn codes(&self, side: usize, line: &BTreeSet<usize>) -> BTreeSet<String> {
        line.iter().map(|atom| self.code(side, *atom)).collect()
    }

    fn surveys(&self) -> Vec<Asked> {
        let declared = |side: usize| {
            let lines = self.lines(&[side - 1, side]);
            let line = |line: &BTreeSet<usize>| {
                let codes = |side| self.codes(side, line).into_iter().collect::<Vec<_>>().join(" + ");
                format!("\"{} → {}\"", codes(side - 1), codes(side))
            };
            format!(
                "previous = \"{}\"\n[[concordance]]\nquestion = \"q1\"\nwas = \"q1\"\noptions = [{}]",
                IDS[side - 1],
                lines.iter().map(line).collect::<Vec<_>>().join(", ")
            )
        };
        let survey = |side: usize| {
            let codes: BTreeSet<String> = (0..ATOMS).map(|atom| self.code(side, atom)).collect();
            let answers = self.units.iter().enumerate().filter(|(_, unit)| unit[side].1);
            let answers =
                answers.map(|(u, unit)| (format!("K{u}"), unit[side].0.map(|atom| vec![self.code(side, atom)])));
            let frame = |(u, unit): (usize, &[(Option<usize>, bool); 3])| {
                format!("K{u},団体{u},北,,{}\n", if unit[side].1 { "" } else { "×" })
            };
            Asked {
                id: IDS[side],
                kind: "single",
                options: codes.into_iter().map(|code| (code.clone(), format!("{side}の{code}"))).collect(),
                more: if side == 0 { String::new() } else { declared(side) },
                rounds: vec![(ROUNDS[side], answers.collect())],
                round: "",
                frame: self.units.iter().enumerate().map(frame).collect(),
            }
        };
        (0..3).map(survey).collect()
    }

    fn answered(&self, unit: usize, side: usize) -> Option<usize> {
        self.units[unit][side].0.filter(|_| self.units[unit][side].1)
    }
}

fn table(rounds: &[usize]) -> String {
    let rounds: Vec<String> = rounds.iter().map(|r| format!("\"{}/{}\"", IDS[*r], ROUNDS[*r])).collect();
    format!("kind = \"change\"\nrounds = [{}]\nrows = \"q1\"", rounds.join(", "))
}

fn count(findings: &Findings, id: &str) -> u64 {
    match findings.figures.get(&format!("t.total.{id}")).map(|figure| &figure.value) {
        Some(FigureValue::Count(n)) => *n,
        other => panic!("{id}: {other:?} of {:?}", findings.figures.keys()),
    }
}

fn points(findings: &Findings, id: &str) -> Option<(i128, i128)> {
    match &findings.figures.get(&format!("t.total.{id}"))?.value {
        FigureValue::Points(points) => Some((points.numerator, points.denominator)),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_steps_together_are_one_way(world in world()) {
        let over_all = found(&world.surveys(), &table(&[0, 1, 2]), &Naive).unwrap();
        let ends = found(&world.surveys(), &table(&[0, 2]), &Naive).unwrap();
        for line in world.lines(&[0, 1, 2]) {
            let code = world.codes(2, &line).into_iter().collect::<Vec<_>>().join("_");
            for (side, round) in ROUNDS.iter().enumerate() {
                let expected = (0..world.units.len())
                    .filter(|unit| world.answered(*unit, side).is_some_and(|atom| line.contains(&atom)))
                    .count() as u64;
                prop_assert_eq!(count(&over_all, &format!("{round}.{code}.count")), expected);
                // Whether the round between stands in the table or not.
                if side != 1 {
                    prop_assert_eq!(count(&ends, &format!("{round}.{code}.count")), expected);
                }
            }
        }
    }

    #[test]
    fn units_and_changes_add_up(world in world()) {
        for rounds in [&[0, 1][..], &[1, 2], &[0, 2]] {
            let findings = found(&world.surveys(), &table(rounds), &Naive).unwrap();
            let is = |unit: usize, side: usize| world.units[unit][side].1;
            let units = |holds: &dyn Fn(usize) -> bool| (0..world.units.len()).filter(|unit| holds(*unit)).count() as u64;
            let (first, last) = (rounds[0], rounds[1]);
            prop_assert_eq!(count(&findings, "new"), units(&|unit| !is(unit, first) && is(unit, last)));
            prop_assert_eq!(count(&findings, "dropped"), units(&|unit| is(unit, first) && !is(unit, last)));
            for side in rounds {
                let of = |what: &str| count(&findings, &format!("{}.{what}", ROUNDS[*side]));
                prop_assert_eq!(of("n"), count(&findings, "matched") + of("partial") + of("only"));
            }
            for id in findings.figures.keys().filter_map(|id| id.strip_prefix("t.total.")?.strip_suffix(".change")) {
                let of = |part: &str| points(&findings, &format!("{id}.change{part}"));
                if let (Some(all), Some(same), Some(other)) = (of(""), of(".same"), of(".other")) {
                    // a/b = c/d + e/f, in whole numbers.
                    prop_assert_eq!(all.0 * same.1 * other.1, all.1 * (same.0 * other.1 + other.0 * same.1), "{}", id);
                }
            }
        }
    }

    #[test]
    fn a_hole_in_the_middle_is_told_where_it_is(world in world()) {
        let mut surveys = world.surveys();
        "previous = \"first\"".clone_into(&mut surveys[1].more);
        let message = found(&surveys, &table(&[0, 2]), &Naive).unwrap_err();
        prop_assert!(message.contains("analysis/p.toml") && message.contains("kaishu concordance second"), "{}", message);
        surveys[1].more = format!(
            "previous = \"first\"\n[[concordance]]\nquestion = \"q1\"\nwas = \"q1\"\noptions = [\"{} →\"]",
            [world.code(0, 0), "9".to_owned()].join(" + ")
        );
        let message = found(&surveys, &table(&[0, 2]), &Naive).unwrap_err();
        prop_assert!(message.contains("surveys/second.toml") && message.contains("行き先がありません"), "{}", message);
    }
}
