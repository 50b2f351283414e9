//! Containment of areas: an event counts at its own level and in everything that contains it, a union contains what
//! its members contain, and nothing is ever split downward.

use std::collections::BTreeSet;
use std::sync::Arc;

use kaishu::responses::table::ResponseTable;
use kaishu::survey::area::Areas;
use kaishu::survey::predicate::Predicate;
use kaishu::tally::engine::{Local, Naive, TallyEngine};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::engine::tables::{COLUMNS, area_id, areas, areas_of, row, table_of};

const AREAS: usize = 6;

/// Areas in which every part and member stands later in the list than what contains it: no circles.
fn ladder() -> impl Strategy<Value = Areas> {
    let links = (0..AREAS).map(|index| {
        let part_of = option::of(0..index.max(1)).prop_map(move |parent| parent.filter(|_| index > 0));
        let later: Vec<usize> = (index + 1..AREAS).collect();
        let most = later.len().min(3);
        (part_of, subsequence(later, 0..=most))
    });
    links.collect::<Vec<_>>().prop_map(|links| areas_of(&links))
}

/// Which area contains which, by closing the steps over and over instead of walking them.
fn closure(areas: &Areas) -> BTreeSet<(String, String)> {
    let mut contains: BTreeSet<(String, String)> = BTreeSet::new();
    for area in areas.iter() {
        contains.insert((area.id.clone(), area.id.clone()));
        contains.extend(area.part_of.iter().map(|outer| (outer.clone(), area.id.clone())));
        contains.extend(area.members.iter().map(|member| (area.id.clone(), member.clone())));
    }
    contains.retain(|(outer, inner)| areas.get(outer).is_some() && areas.get(inner).is_some());
    loop {
        let further: Vec<(String, String)> = contains
            .iter()
            .flat_map(|(outer, middle)| {
                let on = contains.iter().filter(move |(from, _)| from == middle);
                on.map(move |(_, inner)| (outer.clone(), inner.clone()))
            })
            .collect();
        let before = contains.len();
        contains.extend(further);
        if contains.len() == before {
            return contains;
        }
    }
}

fn ids() -> Vec<String> {
    (0..=AREAS).map(area_id).collect()
}

/// Events with these areas and nothing else of interest.
fn count(engine: &dyn TallyEngine, table: &ResponseTable, area: &str) -> usize {
    let within = Predicate::Within { variable: "area".to_owned(), area: area.to_owned() };
    engine.members(table, &[within]).unwrap()[0].len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn containment_is_the_closure_of_parts_and_members(areas in areas()) {
        let expected = closure(&areas);
        for outer in ids() {
            for inner in ids() {
                let wanted = expected.contains(&(outer.clone(), inner.clone()));
                prop_assert_eq!(areas.contains(&outer, &inner), wanted, "{} in {}", inner, outer);
            }
        }
    }

    #[test]
    fn a_union_contains_what_its_members_contain(areas in areas()) {
        for union in areas.iter() {
            let inside = areas.within(&union.id);
            prop_assert!(inside.contains(union.id.as_str()));
            for member in &union.members {
                prop_assert!(areas.within(member).is_subset(&inside), "{member} in {}", union.id);
            }
            for part in areas.iter().filter(|area| area.part_of.as_deref() == Some(&union.id)) {
                prop_assert!(areas.within(&part.id).is_subset(&inside), "{} in {}", part.id, union.id);
            }
        }
    }

    #[test]
    fn nothing_is_split_downward(areas in ladder()) {
        for outer in ids() {
            for inner in ids().into_iter().filter(|inner| *inner != outer) {
                prop_assert!(
                    !(areas.contains(&outer, &inner) && areas.contains(&inner, &outer)),
                    "{outer} and {inner} contain each other"
                );
            }
        }
    }

    /// What is counted in an area is what is written down for it and for those inside it, each event once.
    #[test]
    fn an_event_counts_once_in_every_area_around_it(areas in ladder(), rows in vec(row(), 0..24)) {
        let table = table_of(&Arc::new(areas.clone()), &rows, &vec![true; COLUMNS.len()]);
        let contains = closure(&areas);
        for engine in [&Naive as &dyn TallyEngine, &Local] {
            for outer in ids() {
                let by_hand = table.columns["area"].values.iter().filter(|value| {
                    contains.contains(&(outer.clone(), value.text()))
                });
                prop_assert_eq!(count(engine, &table, &outer), by_hand.count(), "{:?} {}", engine, outer);
            }
        }
    }
}
