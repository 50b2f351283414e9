//! Association of two answers: Pearson's chi-square on a table of counts, for samples only. Whether it is allowed
//! at all is decided by the caller from the inference mode.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use crate::stats::Undefined;

/// Pearson's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    /// X² = Σ(O − E)²/E, without continuity correction.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: u64,
    /// Upper tail probability.
    pub p: f64,
    /// Cells with an expected count below 5, of all cells.
    pub small_cells: (usize, usize),
    /// Smallest expected count.
    pub smallest_expected: f64,
}

impl ChiSquare {
    /// Cochran's rule: at most 20 % of the cells expect fewer than 5, and none fewer than 1.
    pub fn approximation_holds(&self) -> bool {
        self.small_cells.0 * 5 <= self.small_cells.1 && self.smallest_expected >= 1.0
    }
}

/// Pearson's chi-square of independence. Rows and columns without anybody are left out.
///
/// # Errors
/// Fewer than two rows or columns are left.
pub fn chi_square(table: &[Vec<u64>]) -> Result<ChiSquare, Undefined> {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let at = |row: &Vec<u64>, column: usize| row.get(column).copied().unwrap_or(0);
    let columns: Vec<usize> = (0..width).filter(|c| table.iter().any(|row| at(row, *c) > 0)).collect();
    let rows: Vec<&Vec<u64>> = table.iter().filter(|row| row.iter().any(|cell| *cell > 0)).collect();
    if rows.len() < 2 || columns.len() < 2 {
        return Err(Undefined::NoTable);
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of cases stay far below 2^53")]
    let float = |count: u64| count as f64;
    let row_sums: Vec<f64> = rows.iter().map(|row| float(row.iter().sum())).collect();
    let column_sums: Vec<f64> = columns.iter().map(|c| float(rows.iter().map(|row| at(row, *c)).sum())).collect();
    let total: f64 = row_sums.iter().sum();
    let mut statistic = 0.0;
    let mut small = 0;
    let mut smallest = f64::INFINITY;
    for (row, row_sum) in rows.iter().zip(&row_sums) {
        for (c, column_sum) in columns.iter().zip(&column_sums) {
            let expected = row_sum * column_sum / total;
            let observed = float(at(row, *c));
            statistic += (observed - expected).powi(2) / expected;
            small += usize::from(expected < 5.0);
            smallest = smallest.min(expected);
        }
    }
    let df = (rows.len() as u64 - 1) * (columns.len() as u64 - 1);
    // The upper tail by `sf`: 1 − cdf would cancel to 0 for small p.
    let p = ChiSquared::new(float(df)).map_or(f64::NAN, |distribution| distribution.sf(statistic));
    if !p.is_finite() {
        return Err(Undefined::NoTable);
    }
    Ok(ChiSquare {
        statistic,
        df,
        p,
        small_cells: (small, rows.len() * columns.len()),
        smallest_expected: smallest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `?chisq.test` of R: party identification by gender.
    #[test]
    fn party_by_gender() {
        let test = chi_square(&[vec![762, 327, 468], vec![484, 239, 477]]).unwrap();
        assert!((test.statistic - 30.070_149).abs() < 1e-6);
        assert_eq!(test.df, 2);
        assert!((test.p - 2.953_589e-7).abs() < 1e-12);
        assert!(test.approximation_holds());
    }

    /// The Cabinet Office table of 1,721 municipalities: X² = 183.5408, and an expected count of 0.450.
    #[test]
    fn a_small_expected_count_is_told() {
        let test = chi_square(&[vec![84, 619, 554], vec![1, 20, 59], vec![0, 2, 7], vec![1, 68, 306]]).unwrap();
        assert!((test.statistic - 183.5408).abs() < 1e-4);
        assert!((test.smallest_expected - 0.450).abs() < 1e-3);
        assert!(!test.approximation_holds());
    }

    #[test]
    fn one_row_is_no_table() {
        assert_eq!(chi_square(&[vec![3, 4], vec![0, 0]]), Err(Undefined::NoTable));
        assert_eq!(chi_square(&[]), Err(Undefined::NoTable));
    }
}
