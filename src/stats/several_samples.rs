//! Several independent groups: Kruskal–Wallis, and analysis of variance with one and with separate variances. Empty groups
//! take no part.

use crate::stats::moments::Moments;
use crate::stats::number::count;
use crate::stats::number::float;
use crate::stats::ranks::Ranks;
use crate::stats::{ChiSquareTest, FTest, Undefined};

/// The groups in which anybody is.
fn filled(groups: &[Vec<f64>]) -> Result<Vec<&[f64]>, Undefined> {
    let filled: Vec<&[f64]> = groups.iter().map(Vec::as_slice).filter(|group| !group.is_empty()).collect();
    if filled.is_empty() {
        Err(Undefined::EmptyBase)
    } else if filled.len() < 2 {
        Err(Undefined::TooFew)
    } else {
        Ok(filled)
    }
}

/// Compares where groups lie by the ranks of their answers (Kruskal and Wallis 1952; R: `kruskal.test`): H corrected for ties, with groups less one
/// degrees of freedom.
///
/// # Errors
/// [`Undefined::EmptyBase`] without answers, [`Undefined::TooFew`] with fewer than two groups, [`Undefined::NoSpread`] where
/// all answers are equal, [`Undefined::Impossible`] where one is not finite.
pub fn kruskal_wallis(groups: &[Vec<f64>]) -> Result<ChiSquareTest, Undefined> {
    let groups = filled(groups)?;
    let ranks = Ranks::of(&groups.concat())?;
    if ranks.ties.len() < 2 {
        return Err(Undefined::NoSpread);
    }
    let n = count(ranks.doubled.len());
    let mut rest = ranks.doubled.iter();
    let mut between = 0.0;
    for group in &groups {
        let size = count(group.len());
        let sum = float(rest.by_ref().take(group.len()).sum()) / 2.0;
        // From the mean rank, so that nothing cancels.
        between += (sum - size * (n + 1.0) / 2.0).powi(2) / size;
    }
    let h = 12.0 * between / (n * (n + 1.0)) / (1.0 - ranks.tie_sum() / (n * n * n - n));
    Ok(ChiSquareTest::new(h, groups.len() as u64 - 1))
}

/// The groups, counted from one of the answers on, so that an offset that all share costs no digits.
fn shifted(groups: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, Undefined> {
    let groups = filled(groups)?;
    let base = groups.iter().flat_map(|group| group.iter()).next().copied().unwrap_or(0.0);
    Ok(groups.iter().map(|group| group.iter().map(|value| value - base).collect()).collect())
}

/// The sums of squares between and within groups.
struct Squares {
    groups: f64,
    n: f64,
    between: f64,
    within: f64,
}

fn squares(groups: &[Vec<f64>]) -> Result<Squares, Undefined> {
    let groups = shifted(groups)?;
    let moments = groups.iter().map(|group| Moments::of(group)).collect::<Result<Vec<_>, _>>()?;
    let whole = Moments::of(&groups.concat())?;
    Ok(Squares {
        groups: count(groups.len()),
        n: whole.size(),
        between: moments.iter().map(|group| group.size() * (group.mean - whole.mean).powi(2)).sum(),
        within: moments.iter().map(|group| group.squares).sum(),
    })
}

/// One-way analysis of variance with one variance for all groups; groups of one are allowed (R: `anova(lm(y ~ g))`).
///
/// # Errors
/// As [`kruskal_wallis`]; [`Undefined::TooFew`] also where every group has one answer, [`Undefined::NoSpread`] where no group
/// has any spread.
pub fn anova(groups: &[Vec<f64>]) -> Result<FTest, Undefined> {
    let squares = squares(groups)?;
    let (df1, df2) = (squares.groups - 1.0, squares.n - squares.groups);
    if df2 < 1.0 {
        return Err(Undefined::TooFew);
    }
    if squares.within <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    let f = (squares.between / df1) / (squares.within / df2);
    Ok(FTest::new(f, df1, df2))
}

/// η², the share of the groups in all squares, SSB/SST.
///
/// # Errors
/// As [`kruskal_wallis`].
pub fn eta_squared(groups: &[Vec<f64>]) -> Result<f64, Undefined> {
    let squares = squares(groups)?;
    let total = squares.between + squares.within;
    if total > 0.0 { Ok(squares.between / total) } else { Err(Undefined::NoSpread) }
}

/// One-way analysis of variance with a variance for each group (Welch 1951; R: `oneway.test`).
///
/// # Errors
/// [`Undefined::TooFew`] where a group has one answer or there is one group, [`Undefined::NoSpread`] where a group has no
/// spread, [`Undefined::Impossible`] where an answer is not finite.
pub fn welch_anova(groups: &[Vec<f64>]) -> Result<FTest, Undefined> {
    let groups = shifted(groups)?;
    let moments = groups.iter().map(|group| Moments::of(group)).collect::<Result<Vec<_>, _>>()?;
    let mut weights = Vec::new();
    for group in &moments {
        let variance = group.mean_variance()?;
        if variance <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        weights.push(1.0 / variance);
    }
    let k = count(groups.len());
    let all: f64 = weights.iter().sum();
    let paired = || weights.iter().zip(&moments);
    let start = moments.first().map_or(0.0, |group| group.mean);
    let mean = start + paired().map(|(weight, group)| weight * (group.mean - start)).sum::<f64>() / all;
    let lambda: f64 = paired().map(|(weight, group)| (1.0 - weight / all).powi(2) / (group.size() - 1.0)).sum();
    let between: f64 = paired().map(|(weight, group)| weight * (group.mean - mean).powi(2)).sum();
    let df1 = k - 1.0;
    let f = between / (df1 * (1.0 + 2.0 * (k - 2.0) / (k * k - 1.0) * lambda));
    let df2 = (k * k - 1.0) / (3.0 * lambda);
    Ok(FTest::new(f, df1, df2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::two_samples::{Variances, mann_whitney, mean_difference};

    /// With two groups: H = z², F = t², and Welch's F = Welch's t².
    #[test]
    fn two_groups_by_both_routes() {
        let (x, y) = (vec![3.0, 4.0, 7.0, 1.0, 4.0], vec![2.0, 9.0, 9.0, 5.0]);
        let groups = [x.clone(), y.clone()];
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} {b}");
        near(kruskal_wallis(&groups).unwrap().statistic, mann_whitney(&x, &y).unwrap().z.unwrap().powi(2));
        let student = mean_difference(&x, &y, Variances::Pooled).unwrap();
        near(anova(&groups).unwrap().f, student.t.powi(2));
        near(anova(&groups).unwrap().p, student.p);
        let welch = mean_difference(&x, &y, Variances::Separate).unwrap();
        near(welch_anova(&groups).unwrap().f, welch.t.powi(2));
        near(welch_anova(&groups).unwrap().df2, welch.df);
    }

    #[test]
    fn what_cannot_be_compared() {
        assert_eq!(kruskal_wallis(&[]), Err(Undefined::EmptyBase));
        assert_eq!(kruskal_wallis(&[vec![1.0], vec![]]), Err(Undefined::TooFew));
        assert_eq!(kruskal_wallis(&[vec![1.0], vec![1.0]]), Err(Undefined::NoSpread));
        assert_eq!(anova(&[vec![1.0], vec![2.0]]), Err(Undefined::TooFew));
        assert_eq!(anova(&[vec![0.1, 0.1], vec![0.2, 0.2]]), Err(Undefined::NoSpread));
        assert_eq!(welch_anova(&[vec![0.1, 0.1], vec![0.2, 0.3]]), Err(Undefined::NoSpread));
        assert_eq!(eta_squared(&[vec![0.1, 0.1], vec![0.1]]), Err(Undefined::NoSpread));
    }
}
