//! A run after another gives what a first run would give, to the byte, whatever happened in between and whatever became of
//! what was kept; and it reads only what it does not know.
//!
//! `KAISHU_HISTORIES=1000` lives through so many random histories, `KAISHU_HISTORIES_SEED=7` others,
//! `KAISHU_HISTORIES_ONLY=17` one of them; without it a few are lived through.

mod history;
mod told;

use std::path::Path;

use kaishu::pipeline::uses::Uses;
use kaishu::pipeline::workspace;

use self::history::{History, kaishu};
use crate::support::Seeded;

/// Histories that are lived through where nobody says how many.
const ALWAYS: u64 = 6;

#[test]
fn a_run_after_another_gives_what_a_first_run_gives() {
    let setting = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let histories = setting("KAISHU_HISTORIES").unwrap_or(ALWAYS);
    let seed = setting("KAISHU_HISTORIES_SEED").unwrap_or(8);
    for number in 0..histories {
        // Each history has a seed of its own, so that one can be lived through alone.
        let own = (seed << 32) + number;
        if setting("KAISHU_HISTORIES_ONLY").is_none_or(|only| only == number) {
            live(number, own);
        }
    }
}

fn live(number: u64, seed: u64) {
    let mut history = History::new(seed);
    let mut told = vec![format!("history {number}")];
    // So many steps, the first one from nothing.
    for step in 0..2 + Seeded(seed ^ 1).below(5) {
        // Sometimes two things happen before somebody runs it.
        for _ in 0..step.min(1 + Seeded(seed ^ step as u64).below(2)) {
            told.push(history.step());
        }
        assert!(kaishu(history.workspace.root(), "run"), "{told:#?}");
        history.remember();
        let clean = history.clean();
        assert!(kaishu(clean.root(), "run"), "{told:#?}");
        let (now, wanted) = (history.workspace.output(), clean.output());
        let names =
            |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&now), names(&wanted), "{told:#?}");
        for (file, bytes) in wanted {
            assert!(now[&file] == bytes, "{file} is another one: {told:#?}");
        }
        let ledger = |root: &Path| std::fs::read(root.join(".kaishu/answers.parquet")).ok();
        assert!(
            ledger(history.workspace.root()) == ledger(clean.root()),
            "the answer ledger is another: {told:#?}"
        );
        let asked = |root: &Path| Uses::of_last_run(&workspace::load(root).unwrap()).unwrap();
        let uses = asked(history.workspace.root());
        assert!(uses.is_some() && uses == asked(clean.root()), "what can be asked is another: {told:#?}");
    }
}
