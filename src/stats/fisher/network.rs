//! All tables with the same margins, column by column (the network of Mehta and Patel 1983).
//!
//! A state is what is left of the row totals once some columns are filled; rows with equal rests are alike, so that states
//! are sorted. A path through the states is a table, and its probability is the product of what each column adds given
//! what is left: the multivariate hypergeometric probability of the column. For each state it is known between which bounds
//! the rest of the path can add to the probability, so that a path is counted or dropped as a whole as soon as nothing that
//! can follow changes the answer; paths that reach a state with the same probability go on as one.

use std::collections::{BTreeMap, HashMap};

use crate::stats::Undefined;
use crate::stats::contingency::Table;
use crate::stats::fisher::TIE;
use crate::stats::fisher::filling::{Factorials, Filling};

/// The most units of an exact test that is larger than 2 × 2.
pub const MOST_UNITS: u64 = 1_000_000;

/// The most ways from state to state that are laid out.
pub const MOST_EDGES: usize = 1_000_000;

/// The most ways that are walked, once for each probability with which their start is reached.
pub const MOST_STEPS: usize = 10_000_000;

/// The most ways to fill the last two columns that are looked at.
pub const MOST_FILLINGS: usize = 10_000_000;

/// Logarithms of probabilities that differ by less than half of this are one: far below the slack of ties, far above
/// rounding.
const GRAIN: f64 = 1e-10;

/// One way to fill the next column.
struct Edge {
    child: usize,
    ln: f64,
    probability: f64,
}

#[derive(Default)]
struct State {
    left: Vec<u64>,
    edges: Vec<Edge>,
    /// The largest logarithm that the rest of a path can add.
    largest: f64,
    /// At most the smallest logarithm that the rest of a path can add.
    smallest: f64,
}

/// The paths that reach a state with one probability.
#[derive(Clone, Copy)]
struct Arrival {
    /// Its logarithm.
    ln: f64,
    /// The sum of the probabilities of these paths.
    weight: f64,
}

type Arrivals = BTreeMap<i64, Arrival>;

/// The two-sided p of a table with at least two rows and columns that have anybody.
pub(super) fn p(table: &Table) -> Result<f64, Undefined> {
    if table.total() > MOST_UNITS {
        return Err(Undefined::TooLarge);
    }
    // States of few rows are few; the largest columns come last, where there is least choice left. Of as many rows as columns
    // the margins decide, so that a table with both exchanged is walked in the same way.
    let (rows, columns) = match table.filled_margins() {
        (rows, columns) if (rows.len(), &rows) <= (columns.len(), &columns) => (rows, columns),
        (rows, columns) => (columns, rows),
    };
    let factorials = Factorials::up_to(table.total());
    let sum = |counts: &[u64]| counts.iter().map(|count| factorials.ln(*count)).sum::<f64>();
    let seen = sum(&rows) + sum(&columns) - factorials.ln(table.total()) - sum(&table.sorted_counts());
    Network { columns: &columns, factorials: &factorials, limit: seen + TIE.ln_1p() }.p(rows)
}

struct Network<'a> {
    columns: &'a [u64],
    factorials: &'a Factorials,
    /// The logarithm up to which a table counts.
    limit: f64,
}

impl Network<'_> {
    fn p(&self, rows: Vec<u64>) -> Result<f64, Undefined> {
        let Some(([laid_out @ .., last_but_one], _)) = self.columns.split_last().map(|(last, rest)| (rest, last))
        else {
            return Ok(1.0);
        };
        let mut levels = self.lay_out(rows, laid_out)?;
        self.set_bounds(&mut levels, *last_but_one);
        let (decided, arrivals) = self.walk(&levels)?;
        let mut fillings = 0;
        let mut p = decided;
        for (state, arrivals) in levels.last().into_iter().flatten().zip(&arrivals) {
            if !arrivals.is_empty() {
                p += self.close(&state.left, *last_but_one, arrivals, &mut fillings)?;
            }
        }
        Ok(p.min(1.0))
    }

    /// The states after each column but the last two, with the ways between them.
    fn lay_out(&self, rows: Vec<u64>, columns: &[u64]) -> Result<Vec<Vec<State>>, Undefined> {
        let mut edges = 0;
        let mut levels = vec![vec![State { left: rows, ..State::default() }]];
        for column in columns {
            let mut next: Vec<State> = Vec::new();
            let mut known: HashMap<Vec<u64>, usize> = HashMap::new();
            for State { left, edges: ways, .. } in levels.last_mut().into_iter().flatten() {
                Filling::new(left, *column, self.factorials).each(&mut |left, ln, alike| {
                    edges += 1;
                    let mut left = left.to_vec();
                    left.sort_unstable();
                    let child = *known.entry(left).or_insert_with_key(|left| {
                        next.push(State { left: left.clone(), ..State::default() });
                        next.len() - 1
                    });
                    ways.push(Edge { child, ln, probability: alike * ln.exp() });
                    if edges > MOST_EDGES { Err(Undefined::TooLarge) } else { Ok(()) }
                })?;
            }
            levels.push(next);
        }
        Ok(levels)
    }

    /// From the last two columns, where the bounds are known in closed form, back to the first.
    fn set_bounds(&self, levels: &mut [Vec<State>], last_but_one: u64) {
        let mut after: Vec<(f64, f64)> = Vec::new();
        for (place, level) in levels.iter_mut().rev().enumerate() {
            for state in level.iter_mut() {
                if place == 0 {
                    let filling = Filling::new(&state.left, last_but_one, self.factorials);
                    (state.largest, state.smallest) = (filling.likeliest(), filling.floor());
                } else {
                    let ends = state.edges.iter().filter_map(|edge| Some((edge.ln, *after.get(edge.child)?)));
                    (state.largest, state.smallest) = ends.fold(
                        (f64::NEG_INFINITY, f64::INFINITY),
                        |(most, least), (ln, (largest, smallest))| {
                            (most.max(ln + largest), least.min(ln + smallest))
                        },
                    );
                }
            }
            after = level.iter().map(|state| (state.largest, state.smallest)).collect();
        }
    }

    /// Walks to the last two columns: the sum of the probabilities of the tables that are sure to count, and the paths whose
    /// end decides.
    fn walk(&self, levels: &[Vec<State>]) -> Result<(f64, Vec<Arrivals>), Undefined> {
        let mut steps = 0;
        let mut decided = 0.0;
        let mut here: Vec<Arrivals> = vec![Arrivals::from([(0, Arrival { ln: 0.0, weight: 1.0 })])];
        for (level, next) in levels.iter().zip(levels.iter().skip(1)) {
            let mut arrivals = vec![Arrivals::new(); next.len()];
            for (state, arrived) in level.iter().zip(&here) {
                steps += state.edges.len() * arrived.len();
                if steps > MOST_STEPS {
                    return Err(Undefined::TooLarge);
                }
                for (arrival, edge) in
                    arrived.values().flat_map(|it| state.edges.iter().map(move |edge| (it, edge)))
                {
                    let (Some(child), Some(places)) = (next.get(edge.child), arrivals.get_mut(edge.child)) else {
                        continue;
                    };
                    let (ln, weight) = (arrival.ln + edge.ln, arrival.weight * edge.probability);
                    if ln + child.largest <= self.limit {
                        decided += weight;
                    } else if ln + child.smallest <= self.limit {
                        #[expect(clippy::cast_possible_truncation, reason = "saturates far beyond any logarithm")]
                        let grain = (ln / GRAIN).round() as i64;
                        places.entry(grain).or_insert(Arrival { ln, weight: 0.0 }).weight += weight;
                    }
                }
            }
            here = arrivals;
        }
        Ok((decided, here))
    }

    /// What the paths that reach a state add to p: each filling of the last two columns is looked at once for all of them.
    fn close(
        &self,
        left: &[u64],
        column: u64,
        arrivals: &Arrivals,
        fillings: &mut usize,
    ) -> Result<f64, Undefined> {
        // From the path with the least room below the limit to that with the most.
        let rooms: Vec<f64> = arrivals.values().rev().map(|arrival| self.limit - arrival.ln).collect();
        let mut from = vec![0.0; rooms.len()];
        Filling::new(left, column, self.factorials).each(&mut |_, ln, alike| {
            *fillings += 1;
            if let Some(sum) = from.get_mut(rooms.partition_point(|room| *room < ln)) {
                *sum += alike * ln.exp();
            }
            if *fillings > MOST_FILLINGS { Err(Undefined::TooLarge) } else { Ok(()) }
        })?;
        let mut counted = 0.0;
        Ok(arrivals
            .values()
            .rev()
            .zip(&from)
            .map(|(arrival, sum)| {
                counted += sum;
                arrival.weight * counted
            })
            .sum())
    }
}
