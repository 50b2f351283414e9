//! Weights brought to totals known of the population: post-stratification and raking, and what they take from variances.

use std::collections::BTreeMap;

use crate::stats::Undefined;
use crate::stats::design::Design;
use crate::stats::linear::{Factored, Matrix};
use crate::stats::moments::finite;

/// The most rounds of raking.
const ROUNDS: usize = 2_000;
/// Raking is done when a round changes no weight by more than this share.
const SETTLED: f64 = 1e-13;
/// Margins may differ in their sums by this share.
const MARGIN_SUMS: f64 = 1e-9;
/// Rounds over the margins in the variance of raking, as R's survey package does.
const SWEEPS: usize = 10;

/// The groups of one question with their known sizes.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The group of each row, from 0 on.
    pub groups: Vec<usize>,
    /// How many units of the population are in each group.
    pub population: Vec<f64>,
}

/// How the variance after raking is linearised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RakingVariance {
    /// Residuals from the means of each margin, not weighted, in ten rounds (R: `survey::rake`).
    Sweeps,
    /// Residuals of the regression on all margins, weighted with the design's weights (Deville and Särndal 1992; R:
    /// `survey::calibrate(calfun = "raking")`).
    Regression,
}

/// What is taken away from influences before their variance is computed: what the known totals fix.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Adjustment {
    /// The mean of each post-stratum, with the weights before.
    PostStratified { groups: Vec<usize>, before: Vec<f64>, after: Vec<f64> },
    /// The means of the groups of each margin in turn.
    Raked { margins: Vec<Vec<usize>>, after: Vec<f64> },
    /// The regression on the columns in which each row is, with the weights before.
    Regressed { columns: Vec<Vec<usize>>, factored: Factored, before: Vec<f64>, after: Vec<f64> },
}

impl Adjustment {
    /// Replaces influences (times weight) by their residuals.
    pub(super) fn residual(&self, influence: &mut [f64]) {
        match self {
            Adjustment::PostStratified { groups, before, after } => {
                let values = per_weight(influence, after);
                let means = group_means(groups, &values, before);
                subtract(influence, after, |row| groups.get(row).and_then(|group| means.get(group)).copied());
            }
            Adjustment::Raked { margins, after } => {
                let counted: Vec<f64> = after.iter().map(|weight| f64::from(u8::from(*weight > 0.0))).collect();
                for _ in 0..SWEEPS {
                    for groups in margins {
                        let means = group_means(groups, &per_weight(influence, after), &counted);
                        subtract(influence, after, |row| {
                            groups.get(row).and_then(|group| means.get(group)).copied()
                        });
                    }
                }
            }
            Adjustment::Regressed { columns, factored, before, after } => {
                let values = per_weight(influence, after);
                let mut right = vec![0.0; factored.size()];
                for ((value, weight), columns) in values.iter().zip(before).zip(columns) {
                    for column in columns {
                        if let Some(sum) = right.get_mut(*column) {
                            *sum += weight * value;
                        }
                    }
                }
                let fitted = factored.solve(&right);
                let of_row = |row: usize| {
                    Some(columns.get(row)?.iter().filter_map(|column| fitted.get(*column)).sum::<f64>())
                };
                subtract(influence, after, of_row);
            }
        }
    }
}

/// The influence of each row before its weight; 0 for rows without one.
fn per_weight(influence: &[f64], weights: &[f64]) -> Vec<f64> {
    influence.iter().zip(weights).map(|(x, weight)| if *weight > 0.0 { x / weight } else { 0.0 }).collect()
}

fn group_means(groups: &[usize], values: &[f64], weights: &[f64]) -> BTreeMap<usize, f64> {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for ((group, value), weight) in groups.iter().zip(values).zip(weights) {
        let (sum, all) = sums.entry(*group).or_default();
        *sum += weight * value;
        *all += weight;
    }
    sums.into_iter().map(|(group, (sum, all))| (group, if all > 0.0 { sum / all } else { 0.0 })).collect()
}

fn subtract(influence: &mut [f64], weights: &[f64], fitted: impl Fn(usize) -> Option<f64>) {
    for (row, (x, weight)) in influence.iter_mut().zip(weights).enumerate() {
        *x -= weight * fitted(row).unwrap_or(0.0);
    }
}

impl Design {
    /// The design with its weights brought to the known sizes of post-strata (Holt and Smith 1979; R: `postStratify`).
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where a size is negative or not finite, a row is in no group with units, or the list has not
    /// one entry for each row; [`Undefined::TooFew`] where a group with units has no row with a weight.
    pub fn post_stratified(&self, margin: &Margin) -> Result<Self, Undefined> {
        let factors = self.factors(&self.weights, margin)?;
        let before = self.weights.clone();
        let mut calibrated = self.clone();
        multiply(&mut calibrated.weights, &margin.groups, &factors);
        let after = calibrated.weights.clone();
        calibrated.adjustments.push(Adjustment::PostStratified { groups: margin.groups.clone(), before, after });
        Ok(calibrated)
    }

    /// The design with its weights brought to several margins in turn until they fit all of them (Deming and Stephan 1940; R:
    /// `rake`).
    ///
    /// # Errors
    /// As [`Design::post_stratified`] for each margin; [`Undefined::Impossible`] without margins or where their populations add
    /// to different sums; [`Undefined::NotConverged`] where the margins cannot all be met.
    pub fn raked(&self, margins: &[Margin], variance: RakingVariance) -> Result<Self, Undefined> {
        let sum = |margin: &Margin| margin.population.iter().sum::<f64>();
        let first = margins.first().map(sum).ok_or(Undefined::Impossible)?;
        if margins.iter().any(|margin| (sum(margin) - first).abs() > MARGIN_SUMS * first.abs()) {
            return Err(Undefined::Impossible);
        }
        let mut calibrated = self.clone();
        let mut settled = false;
        for _ in 0..ROUNDS {
            let mut largest = 0.0_f64;
            for margin in margins {
                let factors = self.factors(&calibrated.weights, margin)?;
                let moved = factors.iter().zip(&margin.population).filter(|(_, size)| **size > 0.0);
                largest = moved.map(|(factor, _)| (factor - 1.0).abs()).fold(largest, f64::max);
                multiply(&mut calibrated.weights, &margin.groups, &factors);
            }
            if largest <= SETTLED * f64::from(u32::try_from(margins.len()).unwrap_or(u32::MAX)) {
                settled = true;
                break;
            }
        }
        if !settled {
            return Err(Undefined::NotConverged);
        }
        let after = calibrated.weights.clone();
        calibrated.adjustments.push(match variance {
            RakingVariance::Sweeps => {
                Adjustment::Raked { margins: margins.iter().map(|margin| margin.groups.clone()).collect(), after }
            }
            RakingVariance::Regression => self.regression(margins, after),
        });
        Ok(calibrated)
    }

    /// What each group's weights are multiplied with to give its size.
    fn factors(&self, weights: &[f64], margin: &Margin) -> Result<Vec<f64>, Undefined> {
        self.fits(&margin.groups)?;
        finite(&margin.population)?;
        let mut sums = vec![0.0; margin.population.len()];
        for (group, weight) in margin.groups.iter().zip(weights) {
            *sums.get_mut(*group).ok_or(Undefined::Impossible)? += weight;
        }
        let factor = |(size, sum): (&f64, f64)| match (*size, sum) {
            (size, _) if size < 0.0 => Err(Undefined::Impossible),
            (0.0, 0.0) => Ok(1.0),
            (0.0, _) => Err(Undefined::Impossible),
            (_, 0.0) => Err(Undefined::TooFew),
            (size, sum) => Ok(size / sum),
        };
        margin.population.iter().zip(sums).map(factor).collect()
    }

    /// The regression on the groups of all margins.
    fn regression(&self, margins: &[Margin], after: Vec<f64>) -> Adjustment {
        let mut columns: Vec<Vec<usize>> = vec![Vec::new(); self.rows()];
        let mut from = 0;
        for margin in margins {
            for (columns, group) in columns.iter_mut().zip(&margin.groups) {
                columns.push(from + group);
            }
            from += margin.population.len();
        }
        let mut products: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (columns, weight) in columns.iter().zip(&self.weights) {
            for one in columns {
                for other in columns {
                    *products.entry((*one, *other)).or_default() += weight;
                }
            }
        }
        let mut matrix = Matrix::zeros(from);
        for ((one, other), product) in products {
            matrix.set(one, other, product);
        }
        Adjustment::Regressed { columns, factored: matrix.factored(), before: self.weights.clone(), after }
    }
}

fn multiply(weights: &mut [f64], groups: &[usize], factors: &[f64]) {
    for (weight, group) in weights.iter_mut().zip(groups) {
        *weight *= factors.get(*group).copied().unwrap_or(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;

    fn margin(groups: &[usize], population: &[f64]) -> Margin {
        Margin { groups: groups.to_vec(), population: population.to_vec() }
    }

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// After post-stratification the share of a post-stratum is known, and its variance 0.
    #[test]
    fn known_shares_have_no_variance() {
        let groups = [0, 0, 1, 1, 1];
        let design = simple(&[2.0; 5], Some(10.0)).post_stratified(&margin(&groups, &[6.0, 4.0])).unwrap();
        let inside = some(&groups.map(|group| f64::from(u8::from(group == 0))));
        let total = design.total(&inside).unwrap();
        assert!((total.value - 6.0).abs() < 1e-14 && total.variance.unwrap() < 1e-28);
    }

    /// Raking on one margin is post-stratification, by both kinds of variance; twice changes nothing.
    #[test]
    fn one_margin_is_post_stratification() {
        let margin = margin(&[0, 1, 0, 1, 1, 0], &[7.0, 5.0]);
        let values = some(&[3.0, 4.0, 1.0, 8.0, 2.0, 2.5]);
        let design = simple(&[2.0; 6], Some(12.0));
        let post = design.post_stratified(&margin).unwrap().mean(&values).unwrap().estimate;
        for variance in [RakingVariance::Sweeps, RakingVariance::Regression] {
            let raked =
                design.raked(std::slice::from_ref(&margin), variance).unwrap().mean(&values).unwrap().estimate;
            assert!((raked.value - post.value).abs() < 1e-14);
            assert!((raked.variance.unwrap() - post.variance.unwrap()).abs() < 1e-14);
        }
        let again = design.post_stratified(&margin).unwrap().post_stratified(&margin).unwrap();
        assert!((again.mean(&values).unwrap().estimate.variance.unwrap() - post.variance.unwrap()).abs() < 1e-14);
    }

    #[test]
    fn margins_are_met() {
        let margins = [margin(&[0, 0, 1, 1, 1, 0], &[7.0, 5.0]), margin(&[0, 1, 2, 0, 1, 2], &[3.0, 4.0, 5.0])];
        let design = simple(&[2.0; 6], None).raked(&margins, RakingVariance::Sweeps).unwrap();
        for margin in &margins {
            for (group, size) in margin.population.iter().enumerate() {
                let inside = design.weights().iter().zip(&margin.groups).filter(|(_, of)| **of == group);
                assert!((inside.map(|(weight, _)| weight).sum::<f64>() - size).abs() < 1e-11);
            }
        }
    }

    #[test]
    fn refused() {
        let design = simple(&[2.0; 3], None);
        let post = |groups: &[usize], population: &[f64]| {
            design.post_stratified(&margin(groups, population)).unwrap_err()
        };
        assert_eq!(post(&[0, 0, 1], &[3.0, 0.0]), Undefined::Impossible);
        assert_eq!(post(&[0, 0, 0], &[3.0, 1.0]), Undefined::TooFew);
        assert_eq!(post(&[0, 0, 2], &[3.0, 1.0]), Undefined::Impossible);
        assert_eq!(post(&[0, 0, 1], &[3.0, -1.0]), Undefined::Impossible);
        let raked = |margins: &[Margin]| design.raked(margins, RakingVariance::Sweeps).unwrap_err();
        assert_eq!(raked(&[]), Undefined::Impossible);
        let unequal = [margin(&[0, 0, 1], &[3.0, 1.0]), margin(&[0, 1, 1], &[3.0, 2.0])];
        assert_eq!(raked(&unequal), Undefined::Impossible);
        // The same groups with different sizes can never both be met.
        let against = [margin(&[0, 0, 1], &[3.0, 1.0]), margin(&[0, 0, 1], &[1.0, 3.0])];
        assert_eq!(raked(&against), Undefined::NotConverged);
    }
}
