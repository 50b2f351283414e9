//! Column proportions compared pair by pair within each row, with letters as SPSS prints them.
//!
//! A column takes no part in a row where its base is below 2 or its share there is 0 or 1 (SPSS CTABLES
//! `/COMPARETEST TYPE=PROP`); the pairs of the columns that take part are what p-values are adjusted for, row by row.

use crate::stats::Undefined;
use crate::stats::multiplicity::{Adjustment, adjust};
use crate::stats::number::{float, sum};
use crate::stats::two_proportions::TwoProportions;

/// One row with its comparisons.
#[derive(Debug, Clone, PartialEq)]
pub struct RowComparison {
    /// The share of each column; none where its base is 0.
    pub shares: Vec<Option<f64>>,
    /// Which columns take part.
    pub takes_part: Vec<bool>,
    /// The pairs of columns that take part, first before second.
    pub pairs: Vec<Pair>,
}

/// Two columns compared in a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The column that comes first, counted from 0.
    pub first: usize,
    /// The column that comes later.
    pub second: usize,
    /// The pooled z of first minus second; under a design t.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
    /// Adjusted within the row.
    pub p_adjusted: f64,
}

/// One column against all others together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AgainstRest {
    /// The share in this column.
    pub share: f64,
    /// The share in the others.
    pub rest: f64,
    /// The pooled z of this column minus the others; it is the adjusted residual of the cell. Under a design t.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
    /// Adjusted within the row.
    pub p_adjusted: f64,
}

impl RowComparison {
    /// For each column the columns whose share is significantly smaller: adjusted p below `alpha`.
    pub fn significantly_smaller(&self, alpha: f64) -> Vec<Vec<usize>> {
        let beaten_by = |column: usize| {
            let beaten = self.pairs.iter().filter(|pair| pair.p_adjusted < alpha).filter_map(move |pair| {
                if pair.first == column && pair.z > 0.0 {
                    Some(pair.second)
                } else if pair.second == column && pair.z < 0.0 {
                    Some(pair.first)
                } else {
                    None
                }
            });
            let mut beaten: Vec<usize> = beaten.collect();
            beaten.sort_unstable();
            beaten
        };
        (0..self.shares.len()).map(beaten_by).collect()
    }
}

/// Compares the columns of each row. `counts` are rows of one count a column; `bases` are the units of each column, to which
/// the rows need not add up (multiple answers).
///
/// # Errors
/// [`Undefined::Impossible`] where a row has not one count a column, or a count is above its base; [`Undefined::TooLarge`]
/// above 2^53 units.
pub fn compare(
    counts: &[Vec<u64>],
    bases: &[u64],
    adjustment: Adjustment,
) -> Result<Vec<RowComparison>, Undefined> {
    counts
        .iter()
        .map(|row| {
            let columns = columns(row, bases)?;
            let takes_part: Vec<bool> =
                columns.iter().map(|(count, base)| *base >= 2 && *count > 0 && count < base).collect();
            let mut valid = columns.iter().copied().enumerate().zip(&takes_part).filter(|(_, part)| **part);
            let mut tests = Vec::new();
            while let Some(((first, one), _)) = valid.next() {
                for ((second, other), _) in valid.clone() {
                    let test = TwoProportions::new(one.0, one.1, other.0, other.1)?.pooled()?;
                    tests.push((first, second, test));
                }
            }
            let p: Vec<Option<f64>> = tests.iter().map(|(_, _, test)| Some(test.p)).collect();
            let pairs = tests.into_iter().zip(adjust(&p, adjustment)?).map(|((first, second, test), adjusted)| {
                Pair { first, second, z: test.z, p: test.p, p_adjusted: adjusted.unwrap_or(test.p) }
            });
            let pairs = pairs.collect();
            let share = |(count, base): &(u64, u64)| (*base > 0).then(|| float(*count) / float(*base));
            Ok(RowComparison { shares: columns.iter().map(share).collect(), takes_part, pairs })
        })
        .collect()
}

/// Compares each column with all others together, row by row: a subgroup is never compared with a total that holds it. None
/// where the column or the rest has nobody, or where all answers of the row are alike.
///
/// # Errors
/// As [`compare`].
pub fn against_rest(
    counts: &[Vec<u64>],
    bases: &[u64],
    adjustment: Adjustment,
) -> Result<Vec<Vec<Option<AgainstRest>>>, Undefined> {
    counts
        .iter()
        .map(|row| {
            let columns = columns(row, bases)?;
            let all = sum(columns.iter().map(|(count, _)| *count))?;
            let base = sum(columns.iter().map(|(_, base)| *base))?;
            let tests: Vec<Option<AgainstRest>> = columns
                .iter()
                .map(|(count, own)| {
                    let pair = TwoProportions::new(*count, *own, all - count, base - own).ok()?;
                    let test = pair.pooled().ok()?;
                    let (share, rest) = (pair.first(), pair.second());
                    Some(AgainstRest { share, rest, z: test.z, p: test.p, p_adjusted: test.p })
                })
                .collect();
            let p: Vec<Option<f64>> = tests.iter().map(|test| test.map(|test| test.p)).collect();
            let adjusted = adjust(&p, adjustment)?;
            Ok(tests
                .into_iter()
                .zip(adjusted)
                .map(|(test, adjusted)| Some(AgainstRest { p_adjusted: adjusted?, ..test? }))
                .collect())
        })
        .collect()
}

/// The counts of a row beside their bases.
fn columns(row: &[u64], bases: &[u64]) -> Result<Vec<(u64, u64)>, Undefined> {
    if row.len() != bases.len() || row.iter().zip(bases).any(|(count, base)| count > base) {
        return Err(Undefined::Impossible);
    }
    Ok(row.iter().copied().zip(bases.iter().copied()).collect())
}

/// The letter of a column, counted from 0: A to Z, then AA, AB and so on.
pub fn letter(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The letters of several columns among `all`: written together as long as each is a single one, else with blanks between.
pub fn letters(columns: &[usize], all: usize) -> String {
    let each: Vec<String> = columns.iter().map(|column| letter(*column)).collect();
    each.join(if all <= 26 { "" } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R's smokers: z of four hospitals, and the letters after Bonferroni.
    #[test]
    fn smokers() {
        let rows = compare(&[vec![83, 90, 129, 70]], &[86, 93, 136, 82], Adjustment::Bonferroni).unwrap();
        let row = &rows[0];
        let z: Vec<(usize, usize, f64)> = row.pairs.iter().map(|pair| (pair.first, pair.second, pair.z)).collect();
        for (first, second, expected) in
            [(0, 1, -0.097_511_63), (0, 3, 2.532_384_75), (1, 3, 2.690_198_06), (2, 3, 2.405_659_71)]
        {
            let found = z.iter().find(|(one, other, _)| (*one, *other) == (first, second)).unwrap();
            assert!((found.2 - expected).abs() < 1e-7);
        }
        assert_eq!(row.significantly_smaller(0.05), [vec![], vec![3], vec![], vec![]]);
        assert_eq!(row.significantly_smaller(0.07), [vec![3], vec![3], vec![], vec![]]);
    }

    /// Columns of 0 %, of 100 % and of one unit take no part, nor are their pairs counted.
    #[test]
    fn who_takes_part() {
        let rows = compare(&[vec![0, 40, 1, 30, 12, 0]], &[40, 40, 1, 50, 40, 0], Adjustment::Bonferroni).unwrap();
        assert_eq!(rows[0].takes_part, [false, false, false, true, true, false]);
        assert_eq!(rows[0].pairs.len(), 1);
        assert_eq!(rows[0].pairs[0].p_adjusted.to_bits(), rows[0].pairs[0].p.to_bits());
        assert_eq!(rows[0].shares[5], None);
        assert_eq!(compare(&[vec![1]], &[1, 2], Adjustment::Raw), Err(Undefined::Impossible));
        assert_eq!(compare(&[vec![3]], &[2], Adjustment::Raw), Err(Undefined::Impossible));
    }

    #[test]
    fn the_rest_leaves_the_column_out() {
        let rows = against_rest(&[vec![9, 2, 0], vec![0, 0, 0]], &[10, 10, 0], Adjustment::Holm).unwrap();
        let first = rows[0][0].unwrap();
        assert!((first.rest - 0.2).abs() < 1e-15 && first.z > 0.0);
        assert!((first.z + rows[0][1].unwrap().z).abs() < 1e-14);
        assert_eq!((rows[0][2], rows[1][0]), (None, None));
    }

    #[test]
    fn letters_of_columns() {
        let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letter).collect();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
        assert_eq!((letters(&[0, 2], 3), letters(&[0, 26], 27)), ("AC".to_owned(), "A AA".to_owned()));
    }
}
