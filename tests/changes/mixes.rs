//! Causes mixed at random, from a seed: whatever is changed together, each figure has its parts, and they add up.

use super::oracle::agrees;
use super::world::{Change, OFFICES, World};
use crate::support::Seeded;

/// Some changes of a world, in no order; each office changes in one way at most.
fn mixed(random: &mut Seeded) -> Vec<Change> {
    const ANSWERS: [[&str; 2]; 6] = [["1", "5"], ["2", "8"], ["3", ""], ["9", "1"], ["2", ""], ["1", "12"]];
    let world = World::new();
    let mut changes = Vec::new();
    for at in 0..OFFICES {
        let cells = ANSWERS[random.below(ANSWERS.len())];
        let own = world.returns.get(&at).map(|(_, cells)| cells[0].clone());
        let change = match (own, random.below(12)) {
            (None, 0..=5) => Some(Change::Late(at, cells)),
            (Some(_), 0) => Some(Change::Replaced(at, cells)),
            (Some(_), 1) => Some(Change::Resent(at, cells)),
            (Some(_), 2) => Some(Change::Gone(at)),
            (Some(_), 3) => Some(Change::Renamed(at)),
            (Some(_), 5) => {
                // Half of them wait for a decision.
                changes.push(Change::Second(at, cells));
                (random.below(2) == 0).then_some(Change::Use(at))
            }
            (Some(own), 4) if own == "1" => Some(Change::Corrected(at, "q1", "1", "2")),
            (Some(own), 4) if own == "2" && at != 2 => Some(Change::Corrected(at, "q1", "2", "1")),
            _ => None,
        };
        changes.extend(change);
    }
    let rest = [
        Change::Withdrawn,
        Change::WebRow("1"),
        Change::WebRow("2"),
        Change::Entered(0, 1, "13"),
        Change::Entered(1, 1, "7"),
        Change::Entered(1, 0, ""),
        Change::ThirdOption,
        Change::FirstStratum,
        Change::Share,
        Change::RenamedSum,
        Change::Decimals,
        Change::Folder,
        Change::Ledger,
        Change::Rule,
        Change::Program,
    ];
    changes.extend(rest.into_iter().filter(|_| random.below(4) == 0));
    changes
}

/// Mixes that every test run tries; `KAISHU_CHANGES=500` tries as many.
const MIXES: usize = 12;

#[test]
fn whatever_changes_together_has_its_parts() {
    let mixes = std::env::var("KAISHU_CHANGES").ok().and_then(|count| count.parse().ok()).unwrap_or(MIXES);
    let mut random = Seeded(20_210_201);
    for _ in 0..mixes {
        agrees(&mixed(&mut random));
    }
}
