//! The naive engine is the oracle: the polars engine gives the same tallies and the same members, cell by cell.

use kaishu::survey::predicate::Predicate;
use kaishu::tally::engine::{Local, Naive, TallyEngine};
use kaishu::tally::spec::{Tally, TallySpec};
use proptest::collection::vec;
use proptest::prelude::*;

use super::tables::{for_table, predicate, rows_of, spec, table};

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tallies_agree(table in table(), specs in vec(spec(), 0..4)) {
        let specs: Vec<TallySpec> = specs.into_iter().map(|spec| for_table(spec, &table)).collect();
        prop_assert_eq!(Local.tally(&table, &specs).unwrap(), Naive.tally(&table, &specs).unwrap());
    }

    #[test]
    fn members_agree(table in table(), conditions in vec(predicate(), 0..6)) {
        let found = Local.members(&table, &conditions).unwrap();
        prop_assert_eq!(&found, &Naive.members(&table, &conditions).unwrap());
        // A tally is the number of members.
        for (condition, rows) in conditions.into_iter().zip(found) {
            let spec = TallySpec::count(condition, Predicate::Everyone);
            let tally = Local.tally(&table, &[spec]).unwrap();
            prop_assert_eq!(tally[0].cells[0][0].n, rows.len() as u64);
        }
    }

    #[test]
    fn an_empty_table_counts_nobody(table in table(), spec in spec(), condition in predicate()) {
        let nobody = rows_of(&table, &[]);
        let spec = for_table(spec, &nobody);
        for engine in [&Naive as &dyn TallyEngine, &Local] {
            let tallies = engine.tally(&nobody, std::slice::from_ref(&spec)).unwrap();
            prop_assert_eq!(&tallies, &[Tally::empty(&spec)]);
            let members = engine.members(&nobody, std::slice::from_ref(&condition)).unwrap();
            prop_assert_eq!(members, vec![Vec::<usize>::new()]);
        }
    }
}
