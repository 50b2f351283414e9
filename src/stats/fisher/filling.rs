//! The ways to fill one column of a table from what is left of its rows.

use statrs::function::factorial::ln_factorial;

use crate::stats::Undefined;

/// Logarithms of factorials, computed once.
pub(super) struct Factorials(Vec<f64>);

impl Factorials {
    pub(super) fn up_to(largest: u64) -> Self {
        Self((0..=largest).map(ln_factorial).collect())
    }

    /// ln n!.
    pub(super) fn ln(&self, n: u64) -> f64 {
        let known = usize::try_from(n).ok().and_then(|n| self.0.get(n)).copied();
        known.unwrap_or_else(|| ln_factorial(n))
    }

    /// ln of n over k.
    fn choose(&self, n: u64, k: u64) -> f64 {
        self.ln(n) - self.ln(k) - self.ln(n - k)
    }
}

/// A column to be filled.
pub(super) struct Filling<'a> {
    /// What was left of the rows, in ascending order.
    before: &'a [u64],
    column: u64,
    factorials: &'a Factorials,
    /// What the rows from each one on can take together.
    room: Vec<u64>,
    /// What is left of the rows, in the filling at hand.
    left: Vec<u64>,
}

impl<'a> Filling<'a> {
    /// Of `column` units from rows with so many left, at least as many together.
    pub(super) fn new(before: &'a [u64], column: u64, factorials: &'a Factorials) -> Self {
        let sums = before.iter().rev().scan(0, |sum, left| {
            *sum += left;
            Some(*sum)
        });
        let mut room: Vec<u64> = sums.collect();
        room.reverse();
        Self { before, column, factorials, room, left: before.to_vec() }
    }

    /// A bound below the logarithm of any filling: each row adds the logarithm of a number of choices, which is at least 0.
    pub(super) fn floor(&self) -> f64 {
        -self.factorials.choose(self.room.first().copied().unwrap_or(0), self.column)
    }

    /// The logarithm of the likeliest filling. What one more unit adds to a row falls as the row fills, so that each unit may
    /// go where it adds most.
    pub(super) fn likeliest(&self) -> f64 {
        let mut here = vec![0_u64; self.before.len()];
        for _ in 0..self.column {
            // One more of `before` with `here` taken multiplies the choices by (before − here) / (here + 1).
            let best = self.before.iter().zip(here.iter_mut()).reduce(|one, other| {
                let gain = |row: &(&u64, &mut u64)| (u128::from(*row.0 - *row.1), u128::from(*row.1 + 1));
                let ((up, down), (other_up, other_down)) = (gain(&one), gain(&other));
                if up * other_down >= other_up * down { one } else { other }
            });
            if let Some((_, taken)) = best {
                *taken += 1;
            }
        }
        let choices = self.before.iter().zip(here).map(|(before, here)| self.factorials.choose(*before, here));
        self.floor() + choices.sum::<f64>()
    }

    /// Calls `found` with what is left of the rows, the logarithm of the probability of each filling, and how many fillings
    /// are like it: rows of which equally many are left may change places, and only one order of them is visited, the one
    /// that falls.
    pub(super) fn each(
        &mut self,
        found: &mut impl FnMut(&[u64], f64, f64) -> Result<(), Undefined>,
    ) -> Result<(), Undefined> {
        let start = Place { row: 0, units: self.column, ln: self.floor(), alike: 1.0, group: None };
        self.row(start, found)
    }

    fn row(
        &mut self,
        place: Place,
        found: &mut impl FnMut(&[u64], f64, f64) -> Result<(), Undefined>,
    ) -> Result<(), Undefined> {
        let Some(before) = self.before.get(place.row).copied() else {
            return if place.units == 0 { found(&self.left, place.ln, place.alike) } else { Ok(()) };
        };
        let below = self.room.get(place.row + 1).copied().unwrap_or(0);
        let group = place.group.filter(|group| group.before == before);
        let most = group.map_or(before, |group| group.here).min(place.units);
        for here in place.units.saturating_sub(below)..=most {
            if let Some(left) = self.left.get_mut(place.row) {
                *left = before - here;
            }
            let rows = group.map_or(1.0, |group| group.rows + 1.0);
            let run = group.filter(|group| group.here == here).map_or(1.0, |group| group.run + 1.0);
            let next = Place {
                row: place.row + 1,
                units: place.units - here,
                ln: place.ln + self.factorials.choose(before, here),
                // The orders of a group are rows! / (run! run! ...).
                alike: place.alike * rows / run,
                group: Some(Group { before, here, rows, run }),
            };
            self.row(next, found)?;
        }
        Ok(())
    }
}

/// Where a filling has got to.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    /// Units still to be placed.
    units: u64,
    ln: f64,
    alike: f64,
    group: Option<Group>,
}

/// The rows before, as far as equally many were left of them.
#[derive(Clone, Copy)]
struct Group {
    before: u64,
    /// What the last of them took.
    here: u64,
    /// Rows of the group.
    rows: f64,
    /// Its last rows that took the same.
    run: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The probabilities of all fillings add to 1, and the bounds hold.
    #[test]
    fn all_fillings() {
        let factorials = Factorials::up_to(40);
        for (before, column) in [
            (vec![3, 5, 9], 6),
            (vec![1, 1, 1, 1], 2),
            (vec![7], 3),
            (vec![0, 2, 4], 6),
            (vec![2, 2, 2, 5, 5], 7),
            (vec![2, 2], 0),
        ] {
            let mut filling = Filling::new(&before, column, &factorials);
            let (largest, floor) = (filling.likeliest(), filling.floor());
            let (mut sum, mut most) = (0.0, f64::NEG_INFINITY);
            filling
                .each(&mut |left, ln, alike| {
                    assert_eq!(left.iter().sum::<u64>() + column, before.iter().sum::<u64>());
                    assert!(ln >= floor - 1e-12);
                    sum += alike * ln.exp();
                    most = most.max(ln);
                    Ok(())
                })
                .unwrap();
            assert!((sum - 1.0).abs() < 1e-13 && (most - largest).abs() < 1e-13);
        }
    }
}
