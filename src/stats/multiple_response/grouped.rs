//! A multiple answer by groups: multiple marginal independence (MMI).

use crate::stats::contingency::Table;
use crate::stats::multiple_response::{MOST_TABLES, MarginalIndependence, line, possible};
use crate::stats::number::{cross, float, rounded, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// How many units of each group chose each pair of options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouped {
    options: usize,
    /// Everybody, then the pairs of options, each by group.
    lines: Vec<Vec<u64>>,
}

impl Grouped {
    /// Of the number of options and the counts by group: a line of everybody, then one for each of
    /// [`pairs`](crate::stats::multiple_response::pairs). Units without an answer, or in no group, are not counted.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where these cannot be such counts; [`Undefined::TooLarge`] above 2^53 units.
    pub fn new(options: usize, lines: Vec<Vec<u64>>) -> Result<Self, Undefined> {
        if !possible(options, &lines) {
            return Err(Undefined::Impossible);
        }
        sum(lines.first().into_iter().flatten().copied())?;
        Ok(Self { options, lines })
    }

    fn chose(&self, one: usize, other: usize, group: usize) -> u64 {
        let line = self.lines.get(line(self.options, one, other));
        line.and_then(|line| line.get(group)).copied().unwrap_or(0)
    }

    fn everybody(&self) -> &[u64] {
        self.lines.first().map_or(&[], Vec::as_slice)
    }

    /// Units.
    pub fn units(&self) -> u64 {
        self.everybody().iter().sum()
    }

    /// The table of an option: chosen, not chosen, by group.
    ///
    /// # Errors
    /// As [`Table::new`].
    pub fn table(&self, option: usize) -> Result<Table, Undefined> {
        let chosen: Vec<u64> =
            (0..self.everybody().len()).map(|group| self.chose(option, option, group)).collect();
        let not = self.everybody().iter().zip(&chosen).map(|(all, chosen)| all.saturating_sub(*chosen)).collect();
        Table::new(vec![chosen, not])
    }

    /// Whether the options are chosen alike in every group: X²_S = Σ X² over the options, df (r − 1) c. Groups without anybody
    /// and options that everybody or nobody chose take no part.
    ///
    /// The eigenvalues are those of D⁻¹ H Σ Hᵀ: Σ the covariance of the shares of all options in all groups, as seen within each
    /// group, H what takes the shares of all units from them, D the variances where groups do not matter (Bilder and Loughin
    /// 2004, appendix; Thomas and Decady 2004).
    pub fn test(&self) -> MarginalIndependence {
        let each: Vec<Result<ChiSquareTest, Undefined>> =
            (0..self.options).map(|option| self.table(option)?.pearson()).collect();
        let tested: Vec<usize> = (0..self.options).filter(|o| each.get(*o).is_some_and(Result::is_ok)).collect();
        let squares = self.sum_of_squares(&tested);
        MarginalIndependence::of(self.units(), each, squares)
    }

    /// Σ λ²: the sum over all entries of the matrix, made symmetric by the roots of D on both sides.
    fn sum_of_squares(&self, options: &[usize]) -> Result<f64, Undefined> {
        let groups: Vec<(usize, f64)> = self.everybody().iter().map(|n| float(*n)).enumerate().collect();
        let groups: Vec<(usize, f64)> = groups.into_iter().filter(|(_, n)| *n > 0.0).collect();
        if groups.len().saturating_mul(options.len()) > MOST_TABLES {
            return Err(Undefined::TooLarge);
        }
        let n = float(self.units());
        let variance = |option: usize| {
            let share = (0..self.everybody().len()).map(|group| self.chose(option, option, group)).sum::<u64>();
            float(share) / n * (1.0 - float(share) / n)
        };
        let mut squares = 0.0;
        for one in options {
            for other in options {
                let within: Vec<(f64, f64)> =
                    groups.iter().map(|(group, size)| (size / n, self.covariance(*one, *other, *group))).collect();
                let mean: f64 = within.iter().map(|(share, covariance)| share * covariance).sum();
                let scale = variance(*one) * variance(*other);
                for (i, (a, first)) in within.iter().enumerate() {
                    for (k, (b, second)) in within.iter().enumerate() {
                        let alone = if i == k { first / a } else { 0.0 };
                        squares += a * b * (alone - first - second + mean).powi(2) / scale;
                    }
                }
            }
        }
        Ok(squares)
    }

    /// The covariance of two options within a group, divided by the size of the group.
    fn covariance(&self, one: usize, other: usize, group: usize) -> f64 {
        let all = self.everybody().get(group).copied().unwrap_or(0);
        let (first, second) = (self.chose(one, one, group), self.chose(other, other, group));
        rounded(cross(all, self.chose(one, other, group), first, second)) / float(all).powi(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::multiplicity::Adjustment;

    /// The counts of units, each with its group and what it chose.
    fn counted(groups: usize, options: usize, units: &[(usize, Vec<bool>)]) -> Grouped {
        let mut lines = vec![vec![0; groups]; super::super::pairs(options).len() + 1];
        for (group, chosen) in units {
            lines[0][*group] += 1;
            for (one, other) in super::super::pairs(options) {
                lines[line(options, one, other)][*group] += u64::from(chosen[one] && chosen[other]);
            }
        }
        Grouped::new(options, lines).unwrap()
    }

    /// Units that look like nothing in particular.
    fn units(number: usize, groups: usize, options: usize) -> Vec<(usize, Vec<bool>)> {
        let mut state = 12_345_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap()
        };
        (0..number).map(|_| (next() % groups, (0..options).map(|o| next() % (o + 2) == 0).collect())).collect()
    }

    fn near(got: f64, expected: f64) {
        assert!((got - expected).abs() <= 1e-11 * expected.abs().max(1e-3), "{got} {expected}");
    }

    fn alike(one: &MarginalIndependence, other: &MarginalIndependence) {
        let (one, other) = (one.together.unwrap(), other.together.unwrap());
        near(one.statistic, other.statistic);
        near(one.bonferroni, other.bonferroni);
        let (one, other) = (one.second_order.unwrap(), other.second_order.unwrap());
        near(one.statistic, other.statistic);
        near(one.df, other.df);
        near(one.p, other.p);
    }

    /// The order of units, options and groups changes nothing; nor do a group without anybody and options of all or none.
    #[test]
    fn order_and_what_is_empty_change_nothing() {
        let plain = units(200, 4, 5);
        let test = counted(4, 5, &plain).test();
        let mut turned: Vec<(usize, Vec<bool>)> = plain
            .iter()
            .map(|(group, chosen)| ((group + 3) % 4, chosen.iter().rev().copied().collect()))
            .collect();
        turned.reverse();
        alike(&test, &counted(4, 5, &turned).test());
        let more: Vec<(usize, Vec<bool>)> = plain
            .iter()
            .map(|(group, chosen)| {
                (group + 1, [false].into_iter().chain(chosen.iter().copied()).chain([true]).collect())
            })
            .collect();
        let with = counted(6, 7, &more).test();
        alike(&test, &with);
        assert_eq!((with.each[0], with.each[6]), (Err(Undefined::NoTable), Err(Undefined::NoTable)));
        assert_eq!((with.units, with.together.unwrap().tables, with.together.unwrap().df), (200, 5, 15));
        assert_eq!(with.adjusted(Adjustment::Holm).unwrap()[1..6], test.adjusted(Adjustment::Holm).unwrap()[..]);
    }

    /// One option is Pearson's test of one table.
    #[test]
    fn one_option_is_pearson() {
        let grouped = counted(3, 1, &units(90, 3, 1));
        let (test, table) = (grouped.test(), grouped.table(0).unwrap().pearson().unwrap());
        let together = test.together.unwrap();
        assert_eq!(test.each, [Ok(table)]);
        near(together.statistic, table.statistic);
        assert_eq!((together.df, together.bonferroni.to_bits()), (table.df, table.p.to_bits()));
    }

    /// Where the groups answer alike the eigenvalues are 1 for one option, so that the correction corrects nothing; and options
    /// that do not go together have no correction either.
    #[test]
    fn nothing_to_correct() {
        let every: Vec<Vec<bool>> =
            (0..8_u32).map(|pattern| (0..3).map(|bit| pattern >> bit & 1 == 1).collect()).collect();
        let alike: Vec<(usize, Vec<bool>)> =
            (0..4).flat_map(|group| every.iter().map(move |chosen| (group, chosen.clone()))).collect();
        let together = counted(4, 3, &alike).test().together.unwrap();
        let second = together.second_order.unwrap();
        near(second.df, 9.0);
        assert_eq!(together.df, 9);
        assert!(together.statistic.abs() < 1e-12 && (second.p - 1.0).abs() < 1e-12);
    }

    /// Two options that are the same answer twice count once: half the degrees of freedom, twice the statistic over twice.
    #[test]
    fn the_same_option_twice() {
        let grouped = counted(3, 1, &units(90, 3, 1));
        let alone = grouped.test().together.unwrap().second_order.unwrap();
        let twice: Vec<(usize, Vec<bool>)> =
            units(90, 3, 1).into_iter().map(|(group, chosen)| (group, vec![chosen[0], chosen[0]])).collect();
        let both = counted(3, 2, &twice).test().together.unwrap().second_order.unwrap();
        near(both.statistic, alone.statistic);
        near(both.df, alone.df);
        near(both.p, alone.p);
    }

    #[test]
    fn nothing_is_a_number_that_is_none() {
        assert_eq!(Grouped::new(2, vec![vec![1]]), Err(Undefined::Impossible));
        assert_eq!(Grouped::new(1, vec![vec![1], vec![2]]), Err(Undefined::Impossible));
        assert_eq!(Grouped::new(1, vec![vec![1, 2], vec![1]]), Err(Undefined::Impossible));
        assert_eq!(Grouped::new(1, vec![vec![u64::MAX, 1], vec![0, 0]]), Err(Undefined::TooLarge));
        for (groups, options) in [(0, 0), (0, 2), (1, 2), (3, 0), (3, 2)] {
            let lines = super::super::pairs(options).len() + 1;
            let nobody = Grouped::new(options, vec![vec![0; groups]; lines]).unwrap();
            assert_eq!(nobody.test().together, Err(Undefined::NoTable));
        }
        let together =
            |groups, options, units: &[(usize, Vec<bool>)]| counted(groups, options, units).test().together;
        // One unit, one group, all or none of the options.
        assert_eq!(together(2, 1, &[(0, vec![true])]), Err(Undefined::NoTable));
        assert_eq!(together(1, 1, &[(0, vec![true]), (0, vec![false])]), Err(Undefined::NoTable));
        assert_eq!(together(2, 1, &[(0, vec![true]), (1, vec![true])]), Err(Undefined::NoTable));
        // Within each group everybody answers alike: nothing varies.
        let apart = together(2, 1, &[(0, vec![true]), (1, vec![false]), (1, vec![false])]).unwrap();
        assert_eq!(apart.second_order, Err(Undefined::NoSpread));
        near(apart.statistic, 3.0);
        let many = Grouped::new(1, vec![vec![2; MOST_TABLES + 1], vec![1; MOST_TABLES + 1]]).unwrap();
        assert_eq!(many.test().together.unwrap().second_order, Err(Undefined::TooLarge));
    }

    /// Every small table of two options and two groups gives numbers or reasons.
    #[test]
    fn every_small_table() {
        for code in 0..3_u64.pow(8) {
            let mut cases = Vec::new();
            for cell in 0..8_u32 {
                for _ in 0..code / 3_u64.pow(cell) % 3 {
                    cases.push(((cell / 4) as usize, vec![cell & 1 == 1, cell & 2 == 2]));
                }
            }
            let Ok(together) = counted(2, 2, &cases).test().together else { continue };
            assert!(together.statistic >= 0.0 && (0.0..=1.0).contains(&together.bonferroni));
            match together.second_order {
                Ok(test) => assert!(test.df > 0.0 && (0.0..=1.0).contains(&test.p)),
                Err(why) => assert_eq!(why, Undefined::NoSpread),
            }
        }
    }
}
