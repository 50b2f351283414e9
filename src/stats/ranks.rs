//! Mid-ranks and the permutation distributions of their sums. Twice a mid-rank is a whole number, so that sums of ranks are
//! compared exactly.

use crate::stats::Undefined;
use crate::stats::moments::{finite, same};
use crate::stats::number::{count, float};

/// The most additions that a permutation distribution may cost.
pub const EXACT_WORK: u64 = 300_000_000;

/// The most units of which the permutation distribution is taken without being asked for; above them the normal
/// approximation is close.
pub const FEW: usize = 50;

/// The mid-ranks of some answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranks {
    /// Twice the mid-rank of each answer, in the order of the answers.
    pub doubled: Vec<u64>,
    /// How many answers share each value, by ascending value.
    pub ties: Vec<u64>,
}

impl Ranks {
    /// Of these answers; ties are equality of doubles.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where an answer is not finite.
    pub fn of(values: &[f64]) -> Result<Self, Undefined> {
        finite(values)?;
        let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
        // + 0.0 makes −0 a 0, which equals it.
        order.sort_by(|(_, a), (_, b)| (a + 0.0).total_cmp(&(b + 0.0)));
        let mut doubled = vec![0; values.len()];
        let mut ties = Vec::new();
        let mut before = 0;
        for tied in order.chunk_by(|(_, a), (_, b)| same(*a, *b)) {
            let size = tied.len() as u64;
            for (place, _) in tied {
                if let Some(rank) = doubled.get_mut(*place) {
                    *rank = 2 * before + size + 1;
                }
            }
            ties.push(size);
            before += size;
        }
        Ok(Self { doubled, ties })
    }

    /// The mid-ranks themselves.
    pub fn mid(&self) -> Vec<f64> {
        self.doubled.iter().map(|rank| float(*rank) / 2.0).collect()
    }

    /// Σ (t³ − t) over the sizes t of the ties.
    pub fn tie_sum(&self) -> f64 {
        self.ties.iter().map(|size| float(*size)).map(|t| t * t * t - t).sum()
    }
}

/// How many subsets of `size` ranks have each sum of doubled ranks, as relative weights by sum.
///
/// # Errors
/// [`Undefined::TooLarge`] beyond [`EXACT_WORK`].
fn subset_sums(doubled: &[u64], size: usize) -> Result<Vec<f64>, Undefined> {
    let mut largest: Vec<u64> = doubled.to_vec();
    largest.sort_unstable();
    let most: u64 = largest.iter().rev().take(size).sum();
    let width = usize::try_from(most).map_err(|_| Undefined::TooLarge)? + 1;
    let work = (most + 1).saturating_mul(doubled.len() as u64).saturating_mul(size as u64 + 1);
    if work > EXACT_WORK {
        return Err(Undefined::TooLarge);
    }
    // ways[k] = subsets of k ranks by their sum; within the work limit their number stays far below the largest double.
    let mut ways = vec![vec![0.0_f64; width]; size + 1];
    if let Some(none) = ways.first_mut().and_then(|row| row.first_mut()) {
        *none = 1.0;
    }
    for rank in doubled {
        let rank = usize::try_from(*rank).map_err(|_| Undefined::TooLarge)?;
        for k in (1..=size).rev() {
            let (fewer, more) = ways.split_at_mut(k);
            let (Some(from), Some(into)) = (fewer.last(), more.first_mut()) else { continue };
            for (into, from) in into.iter_mut().skip(rank).zip(from) {
                *into += from;
            }
        }
    }
    ways.pop().ok_or(Undefined::TooFew)
}

/// Exact two-sided p of the rank sum of `chosen` of all answers: the share of all equally large choices whose sum lies at
/// least as far from its mean (Hothorn and Hornik, R: `exactRankTests::perm.test`; with ties the mid-ranks are permuted).
///
/// # Errors
/// [`Undefined::EmptyBase`] where no or every answer is chosen by size, [`Undefined::TooLarge`] beyond [`EXACT_WORK`].
pub fn rank_sum_exact(ranks: &Ranks, chosen: usize) -> Result<f64, Undefined> {
    let all = ranks.doubled.len();
    if chosen == 0 || chosen >= all {
        return Err(Undefined::EmptyBase);
    }
    // The other group's sum is as far from its mean: the smaller one costs less.
    let (size, seen): (usize, u64) = if chosen * 2 <= all {
        (chosen, ranks.doubled.iter().take(chosen).sum())
    } else {
        (all - chosen, ranks.doubled.iter().skip(chosen).sum())
    };
    let total: u64 = ranks.doubled.iter().sum();
    // n · sum − size · total: the distance from the mean in whole numbers.
    let distance = |sum: u64| (u128::from(sum) * all as u128).abs_diff(size as u128 * u128::from(total));
    let ways = subset_sums(&ranks.doubled, size)?;
    Ok(share_as_far(&ways, |sum| distance(sum) >= distance(seen)))
}

/// Exact two-sided p of the sum of positive ranks: the share of all signs whose sum lies at least as far from its mean.
/// `seen` is the doubled sum of the ranks of the positive differences.
///
/// # Errors
/// [`Undefined::NoSpread`] without ranks, [`Undefined::TooLarge`] beyond [`EXACT_WORK`].
pub fn signed_rank_exact(ranks: &Ranks, seen: u64) -> Result<f64, Undefined> {
    let total: u64 = ranks.doubled.iter().sum();
    if total == 0 {
        return Err(Undefined::NoSpread);
    }
    if total.saturating_mul(ranks.doubled.len() as u64) > EXACT_WORK || ranks.doubled.len() > 1000 {
        return Err(Undefined::TooLarge);
    }
    let mut ways = vec![0.0_f64; usize::try_from(total).map_err(|_| Undefined::TooLarge)? + 1];
    if let Some(none) = ways.first_mut() {
        *none = 1.0;
    }
    for rank in &ranks.doubled {
        let rank = usize::try_from(*rank).map_err(|_| Undefined::TooLarge)?;
        let with: Vec<f64> = ways.iter().take(ways.len().saturating_sub(rank)).copied().collect();
        for (into, from) in ways.iter_mut().skip(rank).zip(&with) {
            *into += from;
        }
    }
    let distance = |sum: u64| (2 * sum).abs_diff(total);
    Ok(share_as_far(&ways, |sum| distance(sum) >= distance(seen)))
}

/// The share of the ways whose sum is in the tail.
fn share_as_far(ways: &[f64], in_tail: impl Fn(u64) -> bool) -> f64 {
    let all: f64 = ways.iter().sum();
    let tail: f64 = ways.iter().zip(0_u64..).filter(|(_, sum)| in_tail(*sum)).map(|(ways, _)| ways).sum();
    (tail / all).min(1.0)
}

/// The variance of a rank sum of n₁ of n answers, with ties (Kruskal and Wallis 1952).
pub fn rank_sum_variance(ranks: &Ranks, first: usize) -> f64 {
    let n = count(ranks.doubled.len());
    let (n1, n2) = (count(first), n - count(first));
    n1 * n2 / 12.0 * ((n + 1.0) - ranks.tie_sum() / (n * (n - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_their_rank() {
        let ranks = Ranks::of(&[3.0, 1.0, 3.0, -0.0, 0.0]).unwrap();
        assert_eq!(ranks.doubled, [9, 6, 9, 3, 3]);
        assert_eq!(ranks.ties, [2, 1, 2]);
        assert_eq!(ranks.doubled.iter().sum::<u64>(), 5 * 6);
    }

    /// Every choice counted one by one.
    #[test]
    fn exact_against_enumeration() {
        for values in [vec![1.0, 2.0, 2.0, 5.0, 7.0, 7.0, 7.0], vec![4.0, 1.0, 3.0, 2.0, 9.0, 8.0, 8.0]] {
            let ranks = Ranks::of(&values).unwrap();
            for first in 1..values.len() {
                // Seven answers with the mean doubled rank 8.
                let far = |mask: u32| {
                    let chosen = ranks.doubled.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1);
                    chosen.map(|(_, rank)| rank).sum::<u64>().abs_diff(8 * first as u64)
                };
                let masks: Vec<u32> = (0..128_u32).filter(|mask| mask.count_ones() as usize == first).collect();
                let seen = far((1 << first) - 1);
                let tail = masks.iter().filter(|mask| far(**mask) >= seen).count();
                let expected = count(tail) / count(masks.len());
                assert!((rank_sum_exact(&ranks, first).unwrap() - expected).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn work_has_an_end() {
        let many: Vec<f64> = (0..3000).map(f64::from).collect();
        assert_eq!(rank_sum_exact(&Ranks::of(&many).unwrap(), 1500), Err(Undefined::TooLarge));
        assert_eq!(signed_rank_exact(&Ranks::of(&many).unwrap(), 100), Err(Undefined::TooLarge));
    }
}
