//! Rounds joined by their cases: each keeps its own answers, both engines count the whole alike, and what the same units did
//! adds up to what each round counts of them.

use std::collections::BTreeSet;

use kaishu::responses::joined::{Joining, asked_in, joined};
use kaishu::responses::schema::of_round;
use kaishu::responses::table::ResponseTable;
use kaishu::survey::concordance::mergers::Merged;
use kaishu::survey::definition::Survey;
use kaishu::survey::missing::Disposition;
use kaishu::survey::predicate::Predicate;
use kaishu::survey::toml::source::{Problems, SourceFile};
use kaishu::survey::toml::survey::read_survey;
use kaishu::tally::engine::{Local, Naive, TallyEngine};
use kaishu::tally::spec::TallySpec;
use proptest::collection::vec;
use proptest::prelude::*;

use super::tables::{predicate, table};

/// The questions among the columns of [`super::tables::COLUMNS`]; the others are the frame's.
const SURVEY: &str = r#"
id = "any"
title = "調査"
[[stratum]]
id = "all"
label = "全体"
design = "census"
[[code_list]]
id = "three"
options = [{ code = "1", label = "一" }, { code = "2", label = "二" }, { code = "3", label = "三" }]
[[question]]
id = "q1"
number = "問1"
text = "一つ"
type = "single"
codes = "three"
[[question]]
id = "q2"
number = "問2"
text = "いくつでも"
type = "multiple"
codes = "three"
[[question]]
id = "amount"
number = "問3"
text = "数"
type = "quantity"
unit = "件"
[[round]]
id = "R1"
label = "第1回"
source = [{ folder = "in/R1" }]
"#;

fn survey() -> Survey {
    let mut problems = Problems::new();
    let survey = read_survey(&SourceFile::from_bytes("surveys/any.toml", SURVEY.as_bytes()), &mut problems);
    survey.expect("a survey")
}

/// Two rounds; the second asks other cases from some case on.
fn rounds() -> impl Strategy<Value = [ResponseTable; 2]> {
    (table(), table(), 0..8_usize).prop_map(|(mut first, mut second, shift)| {
        "R1".clone_into(&mut first.round);
        "R2".clone_into(&mut second.round);
        for (row, case) in second.cases.iter_mut().enumerate() {
            case.id = format!("C{}", row + shift);
        }
        [first, second]
    })
}

fn one_survey(survey: &Survey, rounds: &[&ResponseTable]) -> ResponseTable {
    let joining = rounds.iter().map(|table| Joining { survey, table, merged: Merged::default() });
    joined(&joining.collect::<Vec<_>>())
}

fn n(engine: &dyn TallyEngine, table: &ResponseTable, condition: Predicate) -> u64 {
    engine.tally(table, &[TallySpec::count(condition, Predicate::Everyone)]).unwrap()[0].cells[0][0].n
}

fn not(condition: Predicate) -> Predicate {
    Predicate::Not(Box::new(condition))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_round_keeps_what_it_counts(rounds in rounds(), conditions in vec(predicate(), 3)) {
        let survey = survey();
        let both = one_survey(&survey, &[&rounds[0], &rounds[1]]);
        let ids = |table: &ResponseTable| table.cases.iter().map(|case| case.id.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(&ids(&both), &ids(&rounds[0]).union(&ids(&rounds[1])).cloned().collect());
        prop_assert_eq!(both.cases.len(), ids(&both).len());
        let valid = || Predicate::Disposition(Disposition::Valid);
        for engine in [&Naive as &dyn TallyEngine, &Local] {
            for round in &rounds {
                prop_assert_eq!(n(engine, &both, asked_in(&round.round)), round.cases.len() as u64);
                for (question, code) in [("q1", "1"), ("q1", "3"), ("q2", "2")] {
                    let own = n(engine, round, valid().and(Predicate::is(question, code)));
                    let column = of_round(question, &round.round);
                    prop_assert_eq!(n(engine, &both, Predicate::is(column.clone(), code)), own);
                    // What an answer was in one round and what it was in the other makes up all who gave it.
                    let other = of_round(question, if round.round == "R1" { "R2" } else { "R1" });
                    let parts = [Predicate::Answered(other.clone()), not(Predicate::Answered(other))];
                    let parts = parts.map(|part| n(engine, &both, Predicate::is(column.clone(), code).and(part)));
                    prop_assert_eq!(parts.iter().sum::<u64>(), own);
                }
            }
        }
        // Frame columns stand under their own names, so any condition can be met.
        let specs: Vec<TallySpec> =
            conditions.into_iter().map(|condition| TallySpec::count(condition, asked_in("R2"))).collect();
        prop_assert_eq!(Local.tally(&both, &specs).unwrap(), Naive.tally(&both, &specs).unwrap());
    }

    #[test]
    fn a_round_with_itself_changes_nothing(rounds in rounds()) {
        let mut same = rounds[0].clone();
        "R2".clone_into(&mut same.round);
        let both = one_survey(&survey(), &[&rounds[0], &same]);
        prop_assert_eq!(both.cases.len(), rounds[0].cases.len());
        for code in ["1", "2", "3"] {
            let [first, second] = ["R1", "R2"].map(|round| Predicate::is(of_round("q1", round), code));
            prop_assert_eq!(n(&Naive, &both, first.clone().and(not(second.clone()))), 0);
            prop_assert_eq!(n(&Local, &both, not(first).and(second)), 0);
        }
    }
}
