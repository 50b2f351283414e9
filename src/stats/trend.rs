//! Whether a share rises or falls along an order of groups.

use crate::stats::contingency::Table;
use crate::stats::number::{cross, float, rounded, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// One group of the order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// How many say yes.
    pub yes: u64,
    /// How many there are.
    pub n: u64,
    /// Where the group stands.
    pub score: f64,
}

/// The test of Cochran and Armitage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Positive where the share rises with the score.
    pub z: f64,
    /// z² with one degree of freedom.
    pub test: ChiSquareTest,
}

/// z = Σ s (x − n p) / √(p (1 − p) Σ n (s − s̄)²) with p over all groups and the variance with N, not N − 1 (Cochran 1954,
/// Armitage 1955; R `prop.trend.test`). Groups without anybody add nothing.
///
/// # Errors
/// [`Undefined::EmptyBase`] where nobody is in any group; [`Undefined::NoSpread`] where all answer alike or all stand at one
/// score; [`Undefined::Impossible`] where a score is not finite or more say yes than there are; [`Undefined::TooLarge`] above
/// 2^53 units.
pub fn cochran_armitage(groups: &[Group]) -> Result<Trend, Undefined> {
    if groups.iter().any(|group| group.yes > group.n || !group.score.is_finite()) {
        return Err(Undefined::Impossible);
    }
    let all = sum(groups.iter().map(|group| group.n))?;
    let yes: u64 = groups.iter().map(|group| group.yes).sum();
    if yes == 0 || yes == all {
        return Err(if all == 0 { Undefined::EmptyBase } else { Undefined::NoSpread });
    }
    let places = places(groups.iter().map(|group| (group.n, group.score)))?;
    let n = float(all);
    let excess = |group: &Group| rounded(cross(group.yes, all, group.n, yes)) / n;
    let covariance: f64 = groups.iter().zip(&places).map(|(group, place)| place * excess(group)).sum();
    let spread: f64 = groups.iter().zip(&places).map(|(group, place)| float(group.n) * place * place).sum();
    let z = covariance / ((float(yes) / n) * (float(all - yes) / n) * spread).sqrt();
    Ok(Trend { z, test: ChiSquareTest::new(z * z, 1) })
}

/// The linear-by-linear association M² = (n − 1) r² of two orders of categories, with r the correlation of their scores
/// (Mantel 1963; Agresti 2013, 3.4.1; SAS PROC FREQ, Mantel–Haenszel χ²); z has the sign of r. `counts` are rows of one count
/// a column.
///
/// # Errors
/// As [`cochran_armitage`]; also [`Undefined::Impossible`] where the table has not one row and column a score.
pub fn linear_by_linear(
    counts: &[Vec<u64>],
    row_scores: &[f64],
    column_scores: &[f64],
) -> Result<Trend, Undefined> {
    if counts.len() != row_scores.len() || counts.iter().any(|row| row.len() != column_scores.len()) {
        return Err(Undefined::Impossible);
    }
    let table = Table::new(counts.to_vec())?;
    if table.total() == 0 {
        return Err(Undefined::EmptyBase);
    }
    let of_rows: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
    let of_columns: Vec<u64> =
        (0..column_scores.len()).map(|column| counts.iter().filter_map(|row| row.get(column)).sum()).collect();
    let rows = places(of_rows.iter().copied().zip(row_scores.iter().copied()))?;
    let columns = places(of_columns.iter().copied().zip(column_scores.iter().copied()))?;
    let product = |(row, place): (&Vec<u64>, &f64)| {
        place * row.iter().zip(&columns).map(|(count, column)| float(*count) * column).sum::<f64>()
    };
    let covariance: f64 = counts.iter().zip(&rows).map(product).sum();
    let spread = |totals: &[u64], places: &[f64]| -> f64 {
        totals.iter().zip(places).map(|(total, place)| float(*total) * place * place).sum()
    };
    let r = covariance / (spread(&of_rows, &rows).sqrt() * spread(&of_columns, &columns).sqrt());
    let z = r.clamp(-1.0, 1.0) * float(table.total() - 1).sqrt();
    Ok(Trend { z, test: ChiSquareTest::new(z * z, 1) })
}

/// Scores less their mean over the units, in units of their range; those without units have no say in either.
fn places(scores: impl Iterator<Item = (u64, f64)>) -> Result<Vec<f64>, Undefined> {
    let scores: Vec<(u64, f64)> = scores.collect();
    if scores.iter().any(|(_, score)| !score.is_finite()) {
        return Err(Undefined::Impossible);
    }
    let filled = || scores.iter().filter(|(n, _)| *n > 0);
    let lowest = filled().map(|(_, score)| *score).reduce(f64::min).ok_or(Undefined::EmptyBase)?;
    // Halved first, so that no difference of scores is too large for a double.
    let half_range = filled().map(|(_, score)| score / 2.0 - lowest / 2.0).fold(0.0, f64::max);
    if half_range <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    // Nobody stands at a score without units: 0 keeps it out of every sum.
    let place = |(n, score): &(u64, f64)| if *n == 0 { 0.0 } else { (score / 2.0 - lowest / 2.0) / half_range };
    let units: f64 = scores.iter().map(|(n, _)| float(*n)).sum();
    let mean = filled().map(|one| float(one.0) * place(one)).sum::<f64>() / units;
    Ok(scores.iter().map(|one| place(one) - mean).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::two_proportions::TwoProportions;

    fn groups(groups: &[(u64, u64, f64)]) -> Vec<Group> {
        groups.iter().map(|(yes, n, score)| Group { yes: *yes, n: *n, score: *score }).collect()
    }

    /// R's smokers, and Agresti's malformations.
    #[test]
    fn published() {
        let smokers = groups(&[(83, 86, 1.0), (90, 93, 2.0), (129, 136, 3.0), (70, 82, 4.0)]);
        let trend = cochran_armitage(&smokers).unwrap();
        assert!((trend.test.statistic - 8.224_922_3).abs() < 1e-7 && (trend.test.p - 0.004_131_897).abs() < 1e-9);
        assert!(trend.z < 0.0);
        let malformed = groups(&[(48, 17114, 0.0), (38, 14502, 0.5), (5, 793, 1.5), (1, 127, 4.0), (1, 38, 7.0)]);
        let trend = cochran_armitage(&malformed).unwrap();
        assert!((trend.test.statistic - 6.570_133_945).abs() < 1e-8);
        assert!((trend.test.p - 0.010_370_414_57).abs() < 1e-10);
    }

    /// R's job satisfaction; and with two columns it is the trend test with n − 1.
    #[test]
    fn linear() {
        let job = [vec![1, 3, 10, 6], vec![2, 3, 10, 7], vec![1, 6, 14, 12], vec![0, 1, 9, 11]];
        let scores = [1.0, 2.0, 3.0, 4.0];
        let trend = linear_by_linear(&job, &scores, &scores).unwrap();
        assert!(
            (trend.test.statistic - 2.982_988_120_7).abs() < 1e-9 && (trend.test.p - 0.084_143_794_7).abs() < 1e-9
        );
        let smokers = [vec![83, 3], vec![90, 3], vec![129, 7], vec![70, 12]];
        let two = linear_by_linear(&smokers, &scores, &[1.0, 0.0]).unwrap();
        assert!((two.test.statistic - 8.224_922_285_197_746 * 396.0 / 397.0).abs() < 1e-12 && two.z < 0.0);
        assert_eq!(linear_by_linear(&smokers, &scores, &scores), Err(Undefined::Impossible));
        assert_eq!(linear_by_linear(&smokers, &scores, &[1.0, 1.0]), Err(Undefined::NoSpread));
        assert_eq!(linear_by_linear(&[vec![0]], &[1.0], &[1.0]), Err(Undefined::EmptyBase));
    }

    /// Two groups: the pooled z. Another zero or unit of the scores changes nothing.
    #[test]
    fn two_routes() {
        let two = cochran_armitage(&groups(&[(5, 20, 1.0), (9, 30, 2.0)])).unwrap();
        let pooled = TwoProportions::new(5, 20, 9, 30).unwrap().pooled().unwrap();
        assert!((two.z + pooled.z).abs() < 1e-14);
        let shifted = cochran_armitage(&groups(&[(5, 20, 1e12), (0, 0, 5.0), (9, 30, 3e12)])).unwrap();
        assert!((two.z - shifted.z).abs() < 1e-14);
        let huge = cochran_armitage(&groups(&[(5, 20, -f64::MAX), (9, 30, f64::MAX)])).unwrap();
        assert!((two.z - huge.z).abs() < 1e-14);
    }

    #[test]
    fn refused() {
        assert_eq!(cochran_armitage(&[]), Err(Undefined::EmptyBase));
        assert_eq!(cochran_armitage(&groups(&[(0, 0, 1.0), (0, 0, 2.0)])), Err(Undefined::EmptyBase));
        assert_eq!(cochran_armitage(&groups(&[(1, 2, 1.0), (1, 3, 1.0)])), Err(Undefined::NoSpread));
        assert_eq!(cochran_armitage(&groups(&[(2, 2, 1.0), (3, 3, 2.0)])), Err(Undefined::NoSpread));
        assert_eq!(cochran_armitage(&groups(&[(3, 2, 1.0)])), Err(Undefined::Impossible));
        assert_eq!(cochran_armitage(&groups(&[(1, 2, f64::NAN)])), Err(Undefined::Impossible));
    }
}
