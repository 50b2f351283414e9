//! Pairs of answers in more than two categories: whether the distribution moved, and whether the moves are balanced.

use crate::stats::number::{float, rounded, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// Statistics as large as all pairs, up to rounding, leave no variance to divide by.
const ALL_PAIRS: f64 = 1e-12;

/// A table of pairs: rows the first answer, columns the second, in the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SquareTable {
    counts: Vec<Vec<u64>>,
    total: u64,
}

impl SquareTable {
    /// Of as many rows as columns.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where it is not square; [`Undefined::EmptyBase`] without pairs; [`Undefined::TooLarge`] above
    /// 2^53 of them.
    pub fn new(counts: Vec<Vec<u64>>) -> Result<Self, Undefined> {
        if counts.iter().any(|row| row.len() != counts.len()) {
            return Err(Undefined::Impossible);
        }
        let total = sum(counts.iter().flatten().copied())?;
        if total == 0 { Err(Undefined::EmptyBase) } else { Ok(Self { counts, total }) }
    }

    fn count(&self, row: usize, column: usize) -> u64 {
        self.counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    }

    /// How many changed between two categories, either way.
    fn between(&self, one: usize, other: usize) -> u64 {
        if one == other { 0 } else { self.count(one, other) + self.count(other, one) }
    }

    /// How many more left a category than came to it: row total less column total.
    fn net(&self, category: usize) -> i128 {
        (0..self.counts.len())
            .map(|other| i128::from(self.count(category, other)) - i128::from(self.count(other, category)))
            .sum()
    }

    /// The categories in groups between which nobody changed.
    fn components(&self) -> Vec<Vec<usize>> {
        let mut left: Vec<usize> = (0..self.counts.len()).collect();
        let mut components = Vec::new();
        while !left.is_empty() {
            let mut component = vec![left.remove(0)];
            let mut next = 0;
            while let Some(here) = component.get(next).copied() {
                let (near, far) = left.iter().partition(|other| self.between(here, **other) > 0);
                let near: Vec<usize> = near;
                component.extend(near);
                left = far;
                next += 1;
            }
            components.push(component);
        }
        components
    }

    /// Marginal homogeneity: d′S⁻¹d with d the differences of row and column totals, S_ii = n_i. + n_.i − 2 n_ii and
    /// S_ij = −(n_ij + n_ji) (Stuart 1955, Maxwell 1970; R `coin::mh_test`).
    ///
    /// S is the Laplace matrix of the graph of changes: where no one changes between two groups of categories it falls into
    /// blocks, and each block has one category too many. So the statistic is summed over the groups, with one category of
    /// each left out, and df is what remains: the rank of S, found without a tolerance. A category that nobody left or
    /// came to is a group of its own and adds nothing.
    ///
    /// # Errors
    /// [`Undefined::NoChange`] where nobody changed, as all of the following.
    pub fn stuart_maxwell(&self) -> Result<ChiSquareTest, Undefined> {
        let mut statistic = 0.0;
        let mut df = 0;
        for component in self.components() {
            let Some((_, kept)) = component.split_last() else { continue };
            df += kept.len() as u64;
            let laplace = |row: usize, column: usize| {
                if row == column {
                    (0..self.counts.len()).map(|other| float(self.between(row, other))).sum()
                } else {
                    -float(self.between(row, column))
                }
            };
            let matrix: Vec<Vec<f64>> =
                kept.iter().map(|row| kept.iter().map(|column| laplace(*row, *column)).collect()).collect();
            let net: Vec<f64> = kept.iter().map(|category| rounded(self.net(*category))).collect();
            statistic += inverse_square(matrix, net);
        }
        if df == 0 { Err(Undefined::NoChange) } else { Ok(ChiSquareTest::new(statistic, df)) }
    }

    /// Bhapkar's test (1966) of the same: W = X / (1 − X/n), X that of Stuart and Maxwell and n all pairs.
    ///
    /// # Errors
    /// Also [`Undefined::NoSpread`] where X = n: everybody moved the same way, and W would be divided by zero.
    pub fn bhapkar(&self) -> Result<ChiSquareTest, Undefined> {
        let x = self.stuart_maxwell()?;
        let left = 1.0 - x.statistic / float(self.total);
        if left < ALL_PAIRS {
            return Err(Undefined::NoSpread);
        }
        Ok(ChiSquareTest::new(x.statistic / left, x.df))
    }

    /// Symmetry: Σ (n_ij − n_ji)² / (n_ij + n_ji) over pairs of categories between which somebody changed; df counts these
    /// (Bowker 1948; SAS PROC FREQ; R `mcnemar.test`, which has no answer where a pair is empty).
    pub fn bowker(&self) -> Result<ChiSquareTest, Undefined> {
        let size = self.counts.len();
        let pairs = (0..size).flat_map(|one| (one + 1..size).map(move |other| (one, other)));
        let changed = pairs.filter(|(one, other)| self.between(*one, *other) > 0);
        let (statistic, df) = changed.fold((0.0, 0), |(statistic, df), (one, other)| {
            let net = float(self.count(one, other).abs_diff(self.count(other, one)));
            (statistic + net * net / float(self.between(one, other)), df + 1)
        });
        if df == 0 { Err(Undefined::NoChange) } else { Ok(ChiSquareTest::new(statistic, df)) }
    }
}

/// v′M⁻¹v of a positive definite M with positive diagonal and no positive entry beside it, for which elimination without
/// exchange of rows is safe.
fn inverse_square(mut matrix: Vec<Vec<f64>>, mut vector: Vec<f64>) -> f64 {
    let mut square = 0.0;
    while let (Some(pivot_row), Some(value)) = (matrix.pop(), vector.pop()) {
        let Some((pivot, beside)) = pivot_row.split_last() else { break };
        square += value * value / pivot;
        for ((row, target), factor) in matrix.iter_mut().zip(vector.iter_mut()).zip(beside) {
            row.pop();
            let factor = factor / pivot;
            *target -= factor * value;
            row.iter_mut().zip(beside).for_each(|(entry, other)| *entry -= factor * other);
        }
    }
    square
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::paired::Paired;

    fn square(rows: &[&[u64]]) -> SquareTable {
        SquareTable::new(rows.iter().map(|row| row.to_vec()).collect()).unwrap()
    }

    fn near(got: f64, expected: f64) {
        assert!((got / expected - 1.0).abs() < 1e-9, "{got} {expected}");
    }

    /// Stuart's unaided vision of 7,477 women: 11.96 with 3 degrees of freedom (Stuart 1955), Bowker 19.11 with 6.
    #[test]
    fn vision() {
        let vision =
            square(&[&[1520, 266, 124, 66], &[234, 1512, 432, 78], &[117, 362, 1772, 205], &[36, 82, 179, 492]]);
        let homogeneity = vision.stuart_maxwell().unwrap();
        assert!((homogeneity.statistic - 11.957).abs() < 5e-4 && homogeneity.df == 3);
        let symmetry = vision.bowker().unwrap();
        assert!((symmetry.statistic - 19.107).abs() < 5e-4 && symmetry.df == 6);
    }

    /// Two categories: McNemar. Two groups without a change between them: the sum of both.
    #[test]
    fn two_routes() {
        let mcnemar = |b, c| Paired::new(1, b, c, 1).unwrap().mcnemar().unwrap().statistic;
        let two = square(&[&[10, 4], &[9, 12]]);
        near(two.stuart_maxwell().unwrap().statistic, mcnemar(4, 9));
        near(two.bowker().unwrap().statistic, mcnemar(4, 9));
        let apart =
            square(&[&[5, 2, 0, 0, 0], &[3, 6, 0, 0, 0], &[0, 0, 9, 0, 0], &[0, 0, 0, 4, 3], &[0, 0, 0, 1, 8]]);
        let test = apart.stuart_maxwell().unwrap();
        near(test.statistic, mcnemar(2, 3) + mcnemar(3, 1));
        assert_eq!(test.df, 2);
    }

    /// The order of the categories changes nothing.
    #[test]
    fn order() {
        let one = square(&[&[20, 10, 5], &[3, 30, 15], &[0, 5, 40]]);
        let other = square(&[&[40, 0, 5], &[5, 20, 10], &[15, 3, 30]]);
        near(one.stuart_maxwell().unwrap().statistic, 13.764_705_882_352_94);
        near(other.stuart_maxwell().unwrap().statistic, 13.764_705_882_352_94);
        near(other.bhapkar().unwrap().statistic, one.bhapkar().unwrap().statistic);
    }

    /// Small tables: no NaN, and all three are undefined together, but for Bhapkar's where everybody moved one way.
    #[test]
    fn every_small_table() {
        for code in 1..3_u64.pow(9) {
            let cell = |place: u32| code / 3_u64.pow(place) % 3;
            let rows: Vec<Vec<u64>> =
                (0..3).map(|row| (0..3).map(|column| cell(3 * row + column)).collect()).collect();
            let table = SquareTable::new(rows).unwrap();
            let (homogeneity, symmetry) = (table.stuart_maxwell(), table.bowker());
            assert_eq!(homogeneity.is_ok(), symmetry.is_ok());
            let Ok(test) = homogeneity else { continue };
            assert!(test.statistic >= 0.0 && (0.0..=1.0).contains(&test.p));
            assert!(test.statistic <= float(table.total) * (1.0 + 1e-12));
            match table.bhapkar() {
                Ok(test) => assert!(test.statistic >= 0.0 && test.statistic < 1e6, "{table:?}"),
                Err(reason) => assert_eq!(reason, Undefined::NoSpread),
            }
        }
        assert_eq!(square(&[&[0, 5], &[0, 0]]).bhapkar(), Err(Undefined::NoSpread));
        assert_eq!(SquareTable::new(vec![vec![1, 2]]), Err(Undefined::Impossible));
        assert_eq!(SquareTable::new(vec![]), Err(Undefined::EmptyBase));
    }
}
