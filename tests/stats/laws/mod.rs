//! Laws that no result may break, whatever the numbers: what weights of 1 lead to, what an order of rows or categories
//! changes (nothing), and one number by two routes. The inputs look random and are the same in every run.

mod order;
mod routes;
mod unweighted;

use kaishu::stats::Undefined;

use crate::support::Seeded;

/// How many inputs each law is held against.
const INPUTS: usize = 200;

/// Two numbers that are one, but for what rounding leaves.
#[track_caller]
fn same(one: f64, other: f64) {
    within(one, other, 1e-10);
}

#[track_caller]
fn within(one: f64, other: f64, tolerance: f64) {
    let off = (one - other).abs();
    assert!(off <= tolerance * one.abs().max(other.abs()).max(1e-3), "{one} {other}");
}

/// Two results that are one: the same number, or both undefined.
#[track_caller]
fn alike(one: Result<f64, Undefined>, other: Result<f64, Undefined>) {
    match (one, other) {
        (Ok(one), Ok(other)) => same(one, other),
        (Err(_), Err(_)) => {}
        (one, other) => panic!("{one:?} {other:?}"),
    }
}

impl Seeded {
    /// A whole number from a range, as a double.
    fn from(&mut self, low: u32, high: u32) -> f64 {
        f64::from(low + u32::try_from(self.below((high - low + 1) as usize)).unwrap())
    }

    fn count(&mut self, largest: u64) -> u64 {
        self.below(usize::try_from(largest).unwrap() + 1) as u64
    }

    /// Quantities in tenths, with ties.
    fn quantities(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.from(0, 60) / 10.0).collect()
    }

    /// Codes of a scale from 1.
    fn codes(&mut self, n: usize, largest: u32) -> Vec<f64> {
        (0..n).map(|_| self.from(1, largest)).collect()
    }

    fn flags(&mut self, n: usize) -> Vec<bool> {
        let one_in = self.below(4) + 2;
        (0..n).map(|_| self.below(one_in) == 0).collect()
    }

    /// A table of counts.
    fn table(&mut self, rows: usize, columns: usize, largest: u64) -> Vec<Vec<u64>> {
        (0..rows).map(|_| (0..columns).map(|_| self.count(largest)).collect()).collect()
    }
}

fn numbers(flags: &[bool]) -> Vec<f64> {
    flags.iter().map(|flag| f64::from(u8::from(*flag))).collect()
}

fn answered<T: Copy>(values: &[T]) -> Vec<Option<T>> {
    values.iter().copied().map(Some).collect()
}
