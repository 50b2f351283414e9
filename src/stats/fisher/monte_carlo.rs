//! Fisher's test over random tables with the same margins.

use statrs::function::factorial::ln_factorial;

use crate::stats::Undefined;
use crate::stats::contingency::Table;
use crate::stats::distribution::discrete::hypergeometric;
use crate::stats::distribution::noncentral::Noncentral;
use crate::stats::fisher::TIE;
use crate::stats::number::float;
use crate::stats::random::Random;

/// The most tables that are drawn.
pub const MOST_DRAWS: u64 = 10_000_000;

/// The most work: tables × cells × the root of the units, which is what a random count costs.
pub const MOST_STEPS: f64 = 1e9;

/// A p from random tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulation {
    /// (tables not more probable than the one seen + 1) / (tables + 1), which is never 0 (R
    /// `fisher.test(simulate.p.value = TRUE)`).
    pub p: f64,
    /// √(p (1 − p) / tables): how far chance alone moves p.
    pub standard_error: f64,
    /// Tables drawn.
    pub draws: u64,
    /// The seed they come from; the same seed gives the same p.
    pub seed: u64,
}

/// Draws tables with the margins of this one (Patefield 1981).
///
/// # Errors
/// [`Undefined::NoTable`] where fewer than two rows or columns have anybody; [`Undefined::TooFew`] for no draws;
/// [`Undefined::TooLarge`] beyond [`MOST_DRAWS`] or [`MOST_STEPS`].
pub fn simulate(table: &Table, draws: u64, seed: u64) -> Result<Simulation, Undefined> {
    let shape = table.shape()?;
    if draws == 0 {
        return Err(Undefined::TooFew);
    }
    let work = float(draws) * float(shape.rows * shape.columns) * float(table.total()).sqrt();
    if draws > MOST_DRAWS || work > MOST_STEPS {
        return Err(Undefined::TooLarge);
    }
    // In one order, so that the order of rows and columns changes nothing.
    let (rows, columns) = table.filled_margins();
    // The probability falls as the sum of the logarithms of the factorials grows.
    let seen: f64 = table.sorted_counts().into_iter().map(ln_factorial).sum();
    let mut random = Random::new(seed);
    let as_rare = (0..draws).filter(|_| weight(&rows, &columns, &mut random) >= seen - TIE).count();
    let p = float(as_rare as u64 + 1) / float(draws + 1);
    Ok(Simulation { p, standard_error: (p * (1.0 - p) / float(draws)).sqrt(), draws, seed })
}

/// Σ ln x! over a random table.
fn weight(rows: &[u64], columns: &[u64], random: &mut Random) -> f64 {
    let mut left = rows.to_vec();
    let mut all: u64 = rows.iter().sum();
    let mut sum = 0.0;
    for column in columns {
        let (mut to_place, mut below) = (*column, all);
        for row in &mut left {
            let here = draw(Noncentral::new(below, *row, to_place), (below, *row, to_place), random);
            sum += ln_factorial(here);
            below -= *row;
            *row -= here;
            to_place -= here;
        }
        all -= column;
    }
    sum
}

/// A random hypergeometric count: outwards from the mode until the sum of probabilities passes a random number.
fn draw(distribution: Noncentral, (population, marked, drawn): (u64, u64, u64), random: &mut Random) -> u64 {
    let (low, high) = distribution.range();
    if low == high {
        return low;
    }
    let mode = distribution.mode(1.0);
    let target = random.unit();
    let (mut down, mut up) = (mode, mode);
    let (mut down_term, mut up_term) = {
        let term = hypergeometric(mode, population, marked, drawn);
        (term, term)
    };
    let mut sum = up_term;
    while sum <= target {
        let before = sum;
        if up < high {
            up_term *= distribution.ratio(up);
            up += 1;
            sum += up_term;
            if sum > target {
                return up;
            }
        }
        if down > low {
            down -= 1;
            down_term /= distribution.ratio(down);
            sum += down_term;
            if sum > target {
                return down;
            }
        }
        // Rounding can keep the whole sum just below a number near 1.
        if sum.to_bits() == before.to_bits() {
            return mode;
        }
    }
    mode
}
