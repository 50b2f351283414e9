//! The shares of groups compared under a design: pair by pair, and each against all others together. The tests are those of
//! the difference of two weighted shares (R: `svyttest`); who takes part and how p are adjusted is as in a simple sample.

use crate::stats::Undefined;
use crate::stats::column_proportions::{AgainstRest, Pair, RowComparison};
use crate::stats::design::{Design, TTest};
use crate::stats::multiplicity::{Adjustment, adjust};

/// The options and the group of each row of the data; a row without a group is not in the table. One may have several options
/// (multiple answers), or none of them.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// For each option, whether each row has it.
    pub options: &'a [Vec<bool>],
    /// The group of each row.
    pub groups: &'a [Option<usize>],
    /// How many groups there are.
    pub of_groups: usize,
}

impl Answers<'_> {
    /// Whether each row of the table has an option.
    fn has(&self, option: usize) -> Vec<Option<f64>> {
        let rows = self.options.get(option).into_iter().flatten().zip(self.groups);
        rows.map(|(has, group)| group.map(|_| f64::from(u8::from(*has)))).collect()
    }

    /// Whether a group has at least two, and neither none nor all of them have the option.
    fn takes_part(&self, has: &[Option<f64>], group: usize) -> bool {
        let inside =
            || has.iter().zip(self.groups).filter(|(_, of)| **of == Some(group)).filter_map(|(has, _)| *has);
        let (n, yes) = (inside().count(), inside().filter(|has| *has > 0.0).count());
        n >= 2 && yes > 0 && yes < n
    }
}

/// A comparison that the design allows; none where the two do not vary, as where everyone of both was asked.
fn tested(test: Result<TTest, Undefined>) -> Result<Option<TTest>, Undefined> {
    match test {
        Ok(test) => Ok(Some(test)),
        Err(Undefined::NoSpread | Undefined::TooFew | Undefined::EmptyBase) => Ok(None),
        Err(reason) => Err(reason),
    }
}

impl Design {
    /// The share of a group that has an option; none where nobody of it is there.
    fn share_of(
        &self,
        has: &[Option<f64>],
        inside: impl Fn(usize) -> bool,
        groups: &[Option<usize>],
    ) -> Option<f64> {
        let values: Vec<Option<f64>> =
            has.iter().zip(groups).map(|(has, group)| has.filter(|_| group.is_some_and(&inside))).collect();
        self.mean(&values).ok().map(|mean| mean.estimate.value)
    }

    /// Compares the groups pair by pair, option by option; `z` of a pair is t.
    ///
    /// # Errors
    /// As [`Design::t_test`], where it is not the two groups alone that are at fault.
    pub fn compare_shares(
        &self,
        answers: Answers<'_>,
        adjustment: Adjustment,
    ) -> Result<Vec<RowComparison>, Undefined> {
        let row = |option: usize| {
            let has = answers.has(option);
            let takes_part: Vec<bool> =
                (0..answers.of_groups).map(|group| answers.takes_part(&has, group)).collect();
            let there = || takes_part.iter().enumerate().filter(|(_, part)| **part).map(|(group, _)| group);
            let mut tests = Vec::new();
            for first in there() {
                for second in there().filter(|second| *second > first) {
                    // The test is of second less first, so the first group is the second of it.
                    let side = |group: &Option<usize>| match group {
                        Some(group) if *group == first => Some(true),
                        Some(group) if *group == second => Some(false),
                        Some(_) | None => None,
                    };
                    let sides: Vec<Option<bool>> = answers.groups.iter().map(side).collect();
                    tests.extend(tested(self.t_test(&has, &sides))?.map(|test| (first, second, test)));
                }
            }
            let p: Vec<Option<f64>> = tests.iter().map(|(_, _, test)| Some(test.p)).collect();
            let pairs = tests.into_iter().zip(adjust(&p, adjustment)?).map(|((first, second, test), adjusted)| {
                Pair { first, second, z: test.t, p: test.p, p_adjusted: adjusted.unwrap_or(test.p) }
            });
            let pairs = pairs.collect();
            let shares = (0..answers.of_groups).map(|group| self.share_of(&has, |of| of == group, answers.groups));
            Ok(RowComparison { shares: shares.collect(), takes_part, pairs })
        };
        (0..answers.options.len()).map(row).collect()
    }

    /// Compares each group with all others together, option by option; `z` of a group is t. None where the group or the rest
    /// has nobody, or the difference does not vary.
    ///
    /// # Errors
    /// As [`Design::compare_shares`].
    pub fn share_against_rest(
        &self,
        answers: Answers<'_>,
        adjustment: Adjustment,
    ) -> Result<Vec<Vec<Option<AgainstRest>>>, Undefined> {
        let row = |option: usize| {
            let has = answers.has(option);
            let of_group = |group: usize| {
                let sides: Vec<Option<bool>> = answers.groups.iter().map(|of| of.map(|of| of == group)).collect();
                let test = tested(self.t_test(&has, &sides))?;
                let share = self.share_of(&has, |of| of == group, answers.groups);
                let rest = self.share_of(&has, |of| of != group, answers.groups);
                Ok(test.zip(share.zip(rest)).map(|(test, (share, rest))| AgainstRest {
                    share,
                    rest,
                    z: test.t,
                    p: test.p,
                    p_adjusted: test.p,
                }))
            };
            let tests = (0..answers.of_groups).map(of_group).collect::<Result<Vec<_>, Undefined>>()?;
            let p: Vec<Option<f64>> = tests.iter().map(|test| test.map(|test| test.p)).collect();
            let adjusted = adjust(&p, adjustment)?;
            let each = tests.into_iter().zip(adjusted);
            Ok(each.map(|(test, p)| Some(AgainstRest { p_adjusted: p?, ..test? })).collect())
        };
        (0..answers.options.len()).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;

    /// Rows of options by groups.
    fn rows(table: &[&[usize]]) -> (Vec<Vec<bool>>, Vec<Option<usize>>) {
        let each = table.iter().enumerate().flat_map(|(option, row)| {
            row.iter().enumerate().flat_map(move |(group, n)| std::iter::repeat_n((Some(option), Some(group)), *n))
        });
        let (places, groups): (Vec<Option<usize>>, Vec<Option<usize>>) = each.unzip();
        let has = |option| places.iter().map(|place| *place == Some(option)).collect();
        ((0..table.len()).map(has).collect(), groups)
    }

    /// Of two groups the pair is the first against the rest, and an option that nobody chose has no comparison.
    #[test]
    fn two_groups_by_both_ways() {
        let (options, groups) = rows(&[&[9, 4], &[3, 11], &[0, 0]]);
        let answers = Answers { options: &options, groups: &groups, of_groups: 2 };
        let design = simple(&[2.0; 27], Some(54.0));
        let pairs = design.compare_shares(answers, Adjustment::Raw).unwrap();
        let rest = design.share_against_rest(answers, Adjustment::Raw).unwrap();
        for option in 0..2 {
            let (pair, against) = (pairs[option].pairs[0], rest[option][0].unwrap());
            assert!((pair.z - against.z).abs() < 1e-12 && (pair.p - against.p).abs() < 1e-12);
            assert!((against.z + rest[option][1].unwrap().z).abs() < 1e-12);
        }
        assert!((rest[0][0].unwrap().share - 0.75).abs() < 1e-15 && pairs[0].pairs[0].z > 0.0);
        assert_eq!((pairs[2].pairs.len(), rest[2][0]), (0, None));
    }

    /// Where everyone of both groups was asked, nothing is estimated and nothing compared.
    #[test]
    fn a_census_is_not_compared() {
        let (options, groups) = rows(&[&[9, 4], &[3, 11]]);
        let answers = Answers { options: &options, groups: &groups, of_groups: 2 };
        let design = simple(&[1.0; 27], Some(27.0));
        assert_eq!(design.compare_shares(answers, Adjustment::Holm).unwrap()[0].pairs, []);
        assert_eq!(design.share_against_rest(answers, Adjustment::Holm).unwrap()[0][0], None);
    }
}
