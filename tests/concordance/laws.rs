//! The counts over random concordances (permutations, splits, mergers) against a naive oracle, and what must change nothing.

use std::collections::{BTreeMap, BTreeSet};

use kaishu::findings::evaluate::Findings;
use kaishu::findings::figure::FigureValue;
use kaishu::tally::engine::{Local, Naive};
use proptest::collection::vec;
use proptest::prelude::*;

use super::memory::{Asked, found};

/// What a person could have meant: as many atoms of meaning, each in one option before and in one after.
const ATOMS: usize = 6;

/// Which option holds each atom, and the answer of every unit in atoms (none of a return without an answer).
#[derive(Debug, Clone)]
struct World {
    before: Vec<usize>,
    after: Vec<usize>,
    /// Shifts the codes.
    turn: [usize; 2],
    units: Vec<[Option<BTreeSet<usize>>; 2]>,
}

fn world() -> impl Strategy<Value = World> {
    let answer = || proptest::option::weighted(0.9, proptest::collection::btree_set(0..ATOMS, 1..4));
    let unit = (answer(), answer()).prop_map(|(first, second)| [first, second]);
    let sides = (vec(0..ATOMS, ATOMS), vec(0..ATOMS, ATOMS));
    (sides, 0..ATOMS, 0..ATOMS, vec(unit, 1..25)).prop_map(|((before, after), one, two, units)| World {
        before,
        after,
        turn: [one, two],
        units,
    })
}

impl World {
    fn code(&self, side: usize, atom: usize) -> String {
        let option = [&self.before, &self.after][side][atom];
        ((option + self.turn[side]) % ATOMS + 1).to_string()
    }

    fn options(&self, side: usize) -> BTreeSet<String> {
        (0..ATOMS).map(|atom| self.code(side, atom)).collect()
    }

    /// The atoms that one line holds: whatever shares an option with another, before or after, over and over.
    fn lines(&self) -> Vec<BTreeSet<usize>> {
        let mut of: Vec<usize> = (0..ATOMS).collect();
        for _ in 0..ATOMS {
            for one in 0..ATOMS {
                for other in 0..ATOMS {
                    if (0..2).any(|side| self.code(side, one) == self.code(side, other)) {
                        let least = of[one].min(of[other]);
                        of[one] = least;
                        of[other] = least;
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

    /// The surveys; what stands in one line is declared, whether it is needed or not.
    fn surveys(&self, kind: &'static str) -> [Asked; 2] {
        let lines: Vec<String> = self
            .lines()
            .iter()
            .map(|line| {
                let codes = |side| self.codes(side, line).into_iter().collect::<Vec<_>>().join(" + ");
                format!("\"{} → {}\"", codes(0), codes(1))
            })
            .collect();
        let more = format!(
            "previous = \"before\"\n[[concordance]]\nquestion = \"q1\"\nwas = \"q1\"\noptions = [{}]",
            lines.join(", ")
        );
        let side = |side: usize| {
            let answer = |unit: &[Option<BTreeSet<usize>>; 2]| {
                let atoms = unit[side].as_ref()?;
                let codes: BTreeSet<String> = atoms.iter().map(|atom| self.code(side, *atom)).collect();
                let first = self.code(side, *atoms.first()?);
                Some(if kind == "single" { vec![first] } else { codes.into_iter().collect() })
            };
            let answers = self.units.iter().enumerate();
            Asked {
                id: ["before", "after"][side],
                kind,
                options: self
                    .options(side)
                    .into_iter()
                    .map(|code| (code.clone(), format!("{}{code}", ["旧", "新"][side])))
                    .collect(),
                more: if side == 0 { String::new() } else { more.clone() },
                rounds: vec![(
                    ["R1", "R2"][side],
                    // Of those without an answer every other one sent nothing back.
                    answers
                        .map(|(u, unit)| (format!("K{u}"), answer(unit), u))
                        .filter(|(_, answer, u)| answer.is_some() || u % 2 == 0)
                        .map(|(id, answer, _)| (id, answer))
                        .collect(),
                )],
                round: "",
                frame: (0..self.units.len()).map(|u| format!("K{u},団体{u},北,,\n")).collect(),
            }
        };
        [side(0), side(1)]
    }

    /// Whether a unit is in a line: of a single answer by its first atom.
    fn is_in(&self, unit: usize, side: usize, line: &BTreeSet<usize>, kind: &str) -> bool {
        let codes = self.codes(side, line);
        self.units[unit][side].as_ref().is_some_and(|atoms| {
            let mut said = atoms.iter().take(if kind == "single" { 1 } else { ATOMS });
            said.any(|atom| codes.contains(&self.code(side, *atom)))
        })
    }
}

const TABLE: &str = "kind = \"change\"\nrounds = [\"before/R1\", \"after/R2\"]\nrows = \"q1\"";

fn count(findings: &Findings, id: &str) -> u64 {
    match findings.figures.get(id).map(|figure| &figure.value) {
        Some(FigureValue::Count(n)) => *n,
        other => panic!("{id}: {other:?} of {:?}", findings.figures.keys()),
    }
}

/// Everything that stands in the figures, by id.
fn values(findings: &Findings) -> BTreeMap<String, String> {
    findings.figures.iter().map(|(id, figure)| (id.clone(), format!("{:?}", figure.value))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_counts_whoever_gave_one_of_its_options(world in world(), multiple in any::<bool>()) {
        let kind = if multiple { "multiple" } else { "single" };
        let findings = found(&world.surveys(kind), TABLE, &Naive).unwrap();
        let lines = world.lines();
        for line in &lines {
            let code = world.codes(1, line).into_iter().collect::<Vec<_>>().join("_");
            let naive = |holds: &dyn Fn(usize) -> bool| (0..world.units.len()).filter(|unit| holds(*unit)).count() as u64;
            for (side, round) in ["R1", "R2"].into_iter().enumerate() {
                let expected = naive(&|unit| world.is_in(unit, side, line, kind));
                prop_assert_eq!(count(&findings, &format!("t.total.{round}.{code}.count")), expected, "{}", code);
            }
            let both = |unit: usize| world.units[unit].iter().all(Option::is_some);
            if multiple {
                for (id, was, is) in [("kept", true, true), ("left", true, false), ("came", false, true), ("never", false, false)] {
                    let expected = naive(&|unit| both(unit) && world.is_in(unit, 0, line, kind) == was && world.is_in(unit, 1, line, kind) == is);
                    prop_assert_eq!(count(&findings, &format!("t.total.{code}.{id}")), expected);
                }
            } else {
                for other in &lines {
                    let to = world.codes(1, other).into_iter().collect::<Vec<_>>().join("_");
                    let expected = naive(&|unit| both(unit) && world.is_in(unit, 0, line, kind) && world.is_in(unit, 1, other, kind));
                    prop_assert_eq!(count(&findings, &format!("t.total.{code}.to.{to}.count")), expected);
                }
            }
        }
        prop_assert_eq!(values(&found(&world.surveys(kind), TABLE, &Local).unwrap()), values(&findings));
    }

    #[test]
    fn codes_and_order_change_nothing(world in world(), turn in 0..ATOMS) {
        let one = found(&world.surveys("single"), TABLE, &Naive).unwrap();
        // The earlier survey with its options under other codes, and in another order.
        let turned = World { turn: [turn, world.turn[1]], ..world.clone() };
        let mut surveys = turned.surveys("single");
        surveys[0].options.reverse();
        prop_assert_eq!(values(&found(&surveys, TABLE, &Naive).unwrap()), values(&one));
    }

    #[test]
    fn a_survey_of_the_same_questions_is_another_round_of_one(world in world(), areas in vec(0..2_usize, 25)) {
        let same = World { before: world.after.clone(), turn: [world.turn[1]; 2], ..world };
        let mut surveys = same.surveys("multiple");
        surveys[0].options = surveys[1].options.clone();
        "previous = \"before\"".clone_into(&mut surveys[1].more);
        let frame: String = (0..same.units.len()).map(|u| format!("K{u},団体{u},{},,\n", ["北", "南"][areas[u]])).collect();
        for asked in &mut surveys {
            asked.frame.clone_from(&frame);
        }
        let by = "\nby = \"area\"";
        let over_two = found(&surveys, &format!("{TABLE}{by}"), &Naive).unwrap();
        let mut one = surveys[0].clone();
        one.rounds.extend(surveys[1].rounds.clone());
        let table = format!("kind = \"change\"\nsurvey = \"before\"\nrounds = [\"R1\", \"R2\"]\nrows = \"q1\"{by}");
        let of_one = found(&[one], &table, &Naive).unwrap();
        prop_assert_eq!(values(&over_two), values(&of_one));
        prop_assert_eq!(over_two.tables[0].rows.len(), of_one.tables[0].rows.len());
    }
}
