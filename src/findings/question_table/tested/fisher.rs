//! Fisher's exact test of a table of answers, simulated where the exact one is too much work.

use crate::catalogue::{Phrase, tests as said};
use crate::findings::how::Topic;
use crate::findings::plan::table_tests::TableTest;
use crate::findings::question_table::tested::cells::Cross;
use crate::findings::question_table::tested::{Df, Line, worked};
use crate::stats::fisher::{self, FisherTest};
use crate::text::number;

/// Random tables where the exact test is too much work, and where they start.
pub(super) const DRAWS: u64 = 100_000;
pub(super) const SEED: u64 = 20_260_401;

/// The line of the test; where it is simulated, a note says how.
pub(super) fn line(cross: &Cross, notes: &mut Vec<Phrase>) -> Line {
    let result = cross.table().and_then(|table| fisher::test(table, DRAWS, SEED));
    let mut terms = cross.terms();
    let mut formula = "p = Σ P(T), P(T) ≤ P(O)";
    if let Ok(FisherTest::Simulated(simulation)) = &result {
        let error = number::real(simulation.standard_error, 5);
        formula = "p = (1 + #{P(T) ≤ P(O)}) / (B + 1)";
        terms.push(("B", simulation.draws.to_string()));
        notes.push(said::simulated(number::grouped(simulation.draws.into()), simulation.seed, error));
    }
    let test = TableTest::Fisher;
    Line {
        word: test.word(),
        name: test.name(),
        statistic: None,
        df: Df::None,
        p: Some(result.map(|test| test.p())),
        how: worked(test.name(), formula, &terms, Topic::Tables),
    }
}
