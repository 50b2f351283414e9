//! The laws of counting. Every cell is an additive sum, so partial tallies merge: that is what lets one engine count
//! in one scan and another on many machines.

use std::collections::BTreeSet;

use kaishu::responses::table::ResponseTable;
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::predicate::Predicate;
use kaishu::tally::engine::{Local, Naive, TallyEngine};
use kaishu::tally::spec::{Sums, Tally, TallySpec};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::tables::{for_table, predicate, rows_of, spec, table};

const ENGINES: [&dyn TallyEngine; 2] = [&Naive, &Local];

fn one(engine: &dyn TallyEngine, table: &ResponseTable, spec: &TallySpec) -> Tally {
    engine.tally(table, std::slice::from_ref(spec)).unwrap().remove(0)
}

/// The number of cases that meet a condition, of all.
fn n(engine: &dyn TallyEngine, table: &ResponseTable, condition: Predicate) -> u64 {
    one(engine, table, &TallySpec::count(condition, Predicate::Everyone)).cells[0][0].n
}

/// Tallies of one specification with any sums.
fn tallies(count: usize) -> impl Strategy<Value = (TallySpec, Vec<Tally>)> {
    let big = || -(1_i128 << 90)..1 << 90;
    let sums = || {
        (0_u64..1 << 40, big(), 0..1_i128 << 90, 0..1_i128 << 120)
            .prop_map(|(n, quantity, weight, weight_squared)| Sums { n, quantity, weight, weight_squared })
    };
    (spec(), vec(vec(sums(), 16), count)).prop_map(|(spec, filled)| {
        let filled = filled.into_iter().map(|sums| {
            let mut next = sums.into_iter().cycle();
            let mut tally = Tally::empty(&spec);
            for cell in tally.cells.iter_mut().flatten().chain(&mut tally.bases) {
                *cell = next.next().unwrap();
            }
            tally
        });
        let tallies = filled.collect();
        (spec, tallies)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_the_identity_of_merge((spec, tallies) in tallies(1)) {
        let tally = &tallies[0];
        prop_assert_eq!(&tally.clone().merge(&Tally::empty(&spec)), tally);
        prop_assert_eq!(&Tally::empty(&spec).merge(tally), tally);
    }

    #[test]
    fn merge_is_commutative_and_associative((_, tallies) in tallies(3)) {
        let [a, b, c] = [0, 1, 2].map(|index| tallies[index].clone());
        prop_assert_eq!(a.clone().merge(&b), b.clone().merge(&a));
        prop_assert_eq!(a.clone().merge(&b).merge(&c), a.merge(&b.merge(&c)));
    }

    #[test]
    fn split_anywhere_and_merged_is_the_whole(table in table(), spec in spec(), parts in vec(0_usize..3, 24)) {
        let spec = for_table(spec, &table);
        for engine in ENGINES {
            let merged = (0..3).fold(Tally::empty(&spec), |merged, part| {
                let rows: Vec<usize> = (0..table.cases.len()).filter(|row| parts[*row] == part).collect();
                merged.merge(&one(engine, &rows_of(&table, &rows), &spec))
            });
            prop_assert_eq!(merged, one(engine, &table, &spec), "{:?}", engine);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        table in table(),
        spec in spec(),
        condition in predicate(),
        keys in vec(any::<u32>(), 24),
    ) {
        let spec = for_table(spec, &table);
        let mut rows: Vec<usize> = (0..table.cases.len()).collect();
        rows.sort_by_key(|row| keys[*row]);
        let shuffled = rows_of(&table, &rows);
        for engine in ENGINES {
            prop_assert_eq!(one(engine, &shuffled, &spec), one(engine, &table, &spec), "{:?}", engine);
            let members = |table: &ResponseTable| {
                engine.members(table, std::slice::from_ref(&condition)).unwrap().remove(0)
            };
            let found: BTreeSet<usize> = members(&shuffled).into_iter().map(|row| rows[row]).collect();
            prop_assert_eq!(found, members(&table).into_iter().collect::<BTreeSet<_>>(), "{:?}", engine);
        }
    }

    #[test]
    fn a_net_is_at_most_the_sum_of_its_options_and_at_least_the_largest(
        table in table(),
        variable in prop::sample::select(vec!["q1", "q2", "q3", "type", "words", "q9"]),
        codes in subsequence(vec!["1", "2", "3", "4", "市", "99"], 0..=6),
    ) {
        let net = Predicate::Is {
            variable: variable.to_owned(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        };
        for engine in ENGINES {
            let options: Vec<u64> =
                codes.iter().map(|code| n(engine, &table, Predicate::is(variable, *code))).collect();
            let net = n(engine, &table, net.clone());
            prop_assert!(net <= options.iter().sum(), "{engine:?}: {net} of {options:?}");
            prop_assert!(net >= options.iter().copied().max().unwrap_or(0), "{engine:?}: {net} of {options:?}");
        }
    }

    #[test]
    fn no_cell_is_above_its_base_nor_the_base_above_the_table(table in table(), spec in spec()) {
        let spec = for_table(spec, &table);
        for engine in ENGINES {
            let tally = one(engine, &table, &spec);
            for row in &tally.cells {
                for (cell, base) in row.iter().zip(&tally.bases) {
                    prop_assert!(cell.n <= base.n, "{engine:?}: {cell:?} of {base:?}");
                }
            }
            prop_assert!(tally.bases.iter().all(|base| base.n <= table.cases.len() as u64));
        }
    }

    /// Where every weight is 1, what is weighted is what is counted.
    #[test]
    fn weights_of_one_count(table in table(), spec in spec()) {
        let mut table = table;
        let ones = vec![AnswerValue::Code("1".to_owned()); table.cases.len()];
        if let Some(column) = table.columns.get_mut("population") {
            column.values = ones;
        }
        let spec = TallySpec { weight: Some("population".to_owned()), ..for_table(spec, &table) };
        let there = i128::from(table.column("population").is_some());
        for engine in ENGINES {
            let tally = one(engine, &table, &spec);
            for sums in tally.cells.iter().flatten().chain(&tally.bases) {
                let n = i128::from(sums.n) * there;
                prop_assert_eq!(sums.weight, n * 1_000_000, "{:?}", engine);
                prop_assert_eq!(sums.weight_squared, n * 1_000_000_000_000, "{:?}", engine);
            }
        }
    }

    /// "Everyone" compiled to a literal TRUE would be counted once, and a total base would silently become n = 1.
    #[test]
    fn everyone_is_every_row_and_not_everyone_is_nobody(table in table(), condition in predicate()) {
        let all = table.cases.len() as u64;
        let nobody = || Predicate::Not(Box::new(Predicate::Everyone));
        for engine in ENGINES {
            for everyone in [
                Predicate::Everyone,
                Predicate::And(Vec::new()),
                Predicate::And(vec![Predicate::Everyone, Predicate::Everyone]),
                Predicate::Or(vec![condition.clone(), Predicate::Everyone]),
                Predicate::Not(Box::new(nobody())),
            ] {
                let spec = TallySpec {
                    rows: vec![everyone.clone(), nobody()],
                    columns: vec![everyone.clone(), Predicate::Everyone],
                    base: everyone,
                    quantity: None,
                    weight: None,
                };
                let tally = one(engine, &table, &spec);
                prop_assert_eq!(tally.bases.iter().map(|base| base.n).collect::<Vec<_>>(), vec![all; 2]);
                prop_assert!(tally.cells[0].iter().all(|cell| cell.n == all), "{engine:?}");
                prop_assert!(tally.cells[1].iter().all(|cell| cell.n == 0), "{engine:?}");
            }
            prop_assert_eq!(n(engine, &table, nobody()), 0);
            prop_assert_eq!(n(engine, &table, Predicate::Or(Vec::new())), 0);
            let members = engine.members(&table, &[Predicate::Everyone, nobody()]).unwrap();
            prop_assert_eq!(members, vec![(0..table.cases.len()).collect::<Vec<_>>(), Vec::new()]);
        }
    }

    /// A condition and its opposite share out the table, whatever is missing: "did not choose" drops no case.
    #[test]
    fn a_condition_and_its_opposite_are_everyone(table in table(), condition in predicate()) {
        for engine in ENGINES {
            let opposite = Predicate::Not(Box::new(condition.clone()));
            let both = n(engine, &table, condition.clone()) + n(engine, &table, opposite);
            prop_assert_eq!(both, table.cases.len() as u64, "{:?}", engine);
        }
    }
}
