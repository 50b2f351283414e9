//! Fisher's exact test: the margins of a table are taken as given, and a table is as extreme as the one seen where it is not
//! more probable. Exact for 2 × 2 and, as far as the work allows, for any r × c; beyond that by a seeded simulation that
//! tells its own error.

mod filling;
mod monte_carlo;
mod network;
mod two_by_two;

pub use monte_carlo::{MOST_DRAWS, MOST_STEPS as MOST_SIMULATION_STEPS, Simulation, simulate};
pub use network::{MOST_EDGES, MOST_FILLINGS, MOST_STEPS, MOST_UNITS as MOST_UNITS_OF_LARGER};
pub use two_by_two::MOST_UNITS as MOST_UNITS_OF_TWO_BY_TWO;

use crate::stats::Undefined;
use crate::stats::contingency::Table;

/// Tables whose probability exceeds that of the one seen by no more than this part count as equally probable: rounding must
/// not decide a tie (R `fisher.test`).
const TIE: f64 = 1e-7;

/// A two-sided p with how it came about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FisherTest {
    /// Over all tables with these margins.
    Exact {
        /// Two-sided.
        p: f64,
    },
    /// Over random ones, because all are too many.
    Simulated(Simulation),
}

impl FisherTest {
    /// The p, whichever way.
    pub fn p(&self) -> f64 {
        match self {
            FisherTest::Exact { p } => *p,
            FisherTest::Simulated(simulation) => simulation.p,
        }
    }
}

/// The exact two-sided p: the sum of the probabilities of all tables with these margins that are not more probable than the
/// one seen (R `fisher.test`).
///
/// # Errors
/// [`Undefined::NoTable`] where fewer than two rows or columns have anybody; [`Undefined::TooLarge`] beyond the limits of
/// work: [`MOST_UNITS_OF_TWO_BY_TWO`] for 2 × 2; [`MOST_UNITS_OF_LARGER`], [`MOST_EDGES`], [`MOST_STEPS`] and [`MOST_FILLINGS`] for
/// larger ones.
pub fn exact_p(table: &Table) -> Result<f64, Undefined> {
    table.shape()?;
    match table.two_by_two() {
        Ok(small) => small.fisher_p(),
        Err(_) => network::p(table),
    }
}

/// The exact test where its work is within the limits, else a simulation of `draws` tables from `seed`.
///
/// # Errors
/// As [`simulate`].
pub fn test(table: &Table, draws: u64, seed: u64) -> Result<FisherTest, Undefined> {
    match exact_p(table) {
        Ok(p) => Ok(FisherTest::Exact { p }),
        Err(Undefined::TooLarge) => simulate(table, draws, seed).map(FisherTest::Simulated),
        Err(reason) => Err(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::discrete::hypergeometric;

    fn table(rows: &[&[u64]]) -> Table {
        Table::new(rows.iter().map(|row| row.to_vec()).collect()).unwrap()
    }

    fn near(got: f64, expected: f64, relative: f64) {
        assert!((got / expected - 1.0).abs() < relative, "{got} {expected}");
    }

    fn job() -> Table {
        table(&[&[1, 3, 10, 6], &[2, 3, 10, 7], &[1, 6, 14, 12], &[0, 1, 9, 11]])
    }

    /// R's `?fisher.test`.
    #[test]
    fn published() {
        near(exact_p(&job()).unwrap(), 0.782_684_938_966, 1e-10);
        let mp6 = table(&[
            &[1, 2, 2, 1, 1, 0, 1],
            &[2, 0, 0, 2, 3, 0, 0],
            &[0, 1, 1, 1, 2, 7, 3],
            &[1, 1, 2, 0, 0, 0, 1],
            &[0, 1, 1, 1, 1, 0, 0],
        ]);
        near(exact_p(&mp6).unwrap(), 0.039_289_643_655_3, 1e-10);
        let tea = table(&[&[3, 1], &[1, 3]]);
        near(exact_p(&tea).unwrap(), 0.485_714_285_7, 1e-9);
        near(tea.two_by_two().unwrap().fisher_from().unwrap(), 0.242_857_142_9, 1e-9);
        let twins = table(&[&[2, 15], &[10, 3]]);
        near(exact_p(&twins).unwrap(), 0.000_536_724_1, 1e-6);
        near(twins.two_by_two().unwrap().fisher_up_to().unwrap(), 0.000_465_180_9, 1e-6);
        near(exact_p(&table(&[&[1, 11], &[9, 3]])).unwrap(), 0.002_759_456_185_22, 1e-10);
    }

    fn sparse() -> Table {
        table(&[
            &[1, 1, 0, 0, 0, 1, 1, 0],
            &[2, 1, 0, 0, 1, 1, 0, 0],
            &[1, 1, 0, 1, 1, 0, 0, 0],
            &[1, 1, 0, 0, 1, 0, 0, 1],
            &[1, 2, 0, 0, 0, 0, 0, 1],
            &[4, 1, 0, 0, 0, 1, 0, 1],
            &[1, 0, 0, 2, 0, 0, 0, 0],
            &[0, 0, 1, 1, 1, 1, 0, 3],
        ])
    }

    /// By whole numbers throughout (a network without bounds, in Python). R 4.2.2 answers 0.484, and another number for the
    /// same table with rows and columns exchanged; its own simulation agrees with this.
    #[test]
    fn many_sparse_categories() {
        near(exact_p(&sparse()).unwrap(), 0.686_182_762_330_376_2, 1e-12);
    }

    /// Rows, columns and their exchange change nothing, to the last digit.
    #[test]
    fn order_does_not_matter() {
        let plain = exact_p(&job()).unwrap();
        let turned = table(&[&[0, 1, 9, 11], &[1, 6, 14, 12], &[1, 3, 10, 6], &[2, 3, 10, 7]]);
        assert_eq!(plain.to_bits(), exact_p(&turned).unwrap().to_bits());
        let columns = table(&[&[6, 3, 1, 10], &[7, 3, 2, 10], &[12, 6, 1, 14], &[11, 1, 0, 9]]);
        assert_eq!(plain.to_bits(), exact_p(&columns).unwrap().to_bits());
        let exchanged = table(&[&[1, 2, 1, 0], &[3, 3, 6, 1], &[10, 10, 14, 9], &[6, 7, 12, 11]]);
        assert_eq!(plain.to_bits(), exact_p(&exchanged).unwrap().to_bits());
    }

    /// Two ways to one number: the network, and all tables one by one.
    #[test]
    fn against_all_tables() {
        for (a, b, c, d, e, f) in [(3, 1, 4, 1, 5, 2), (0, 6, 2, 7, 0, 3), (5, 5, 5, 5, 5, 5), (1, 0, 0, 0, 9, 9)]
        {
            let one = table(&[&[a, b, c], &[d, e, f]]);
            let (rows, columns) = ([a + b + c, d + e + f], [a + d, b + e, c + f]);
            let n = rows[0] + rows[1];
            let probability = |x: u64, y: u64| {
                hypergeometric(x, n, rows[0], columns[0])
                    * if x + y > rows[0] {
                        0.0
                    } else {
                        hypergeometric(y, n - columns[0], rows[0] - x, columns[1])
                    }
            };
            let seen = probability(a, b) * (1.0 + 1e-7);
            let all = (0..=columns[0].min(rows[0])).flat_map(|x| (0..=columns[1]).map(move |y| (x, y)));
            let sum: f64 = all.map(|(x, y)| probability(x, y)).filter(|p| *p <= seen).sum();
            near(exact_p(&one).unwrap(), sum, 1e-11);
        }
    }

    /// Beyond the limit the simulation serves, and says so.
    #[test]
    fn too_large_is_simulated() {
        let large = table(&[&[114, 52, 28, 148, 70, 179], &[99, 34, 26, 99, 90, 55], &[56, 41, 43, 152, 124, 92]]);
        assert_eq!(exact_p(&large), Err(Undefined::TooLarge));
        let FisherTest::Simulated(simulation) = test(&large, 500, 7).unwrap() else { panic!("not simulated") };
        assert_eq!((simulation.draws, simulation.seed), (500, 7));
        assert!(simulation.p < 0.01);
    }

    /// A simulation of tables whose exact p is known lies within five of its standard errors, and repeats itself.
    #[test]
    fn simulation_is_near() {
        for table in [job(), sparse(), table(&[&[3, 8, 3, 2], &[3, 8, 11, 5]]), table(&[&[12, 5], &[7, 9]])] {
            let exact = exact_p(&table).unwrap();
            let simulated = simulate(&table, 4_000, 42).unwrap();
            assert!((simulated.p - exact).abs() < 5.0 * simulated.standard_error, "{simulated:?} {exact}");
            assert_eq!(simulate(&table, 4_000, 42), Ok(simulated));
        }
        assert_eq!(simulate(&job(), 0, 1), Err(Undefined::TooFew));
        assert_eq!(simulate(&job(), MOST_DRAWS + 1, 1), Err(Undefined::TooLarge));
    }
}
