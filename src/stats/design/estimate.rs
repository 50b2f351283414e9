//! Totals, means, ratios and differences, each by the influences of the rows.

use crate::stats::design::Design;
use crate::stats::distribution::t_two_sided;
use crate::stats::number::count;
use crate::stats::{Interval, Level, Undefined};

/// An estimate with its variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its variance under the design; undefined where the design shows none (see [`Design::covariance`]).
    pub variance: Result<f64, Undefined>,
}

impl Estimate {
    /// The root of the variance.
    ///
    /// # Errors
    /// The reason why there is no variance.
    pub fn standard_error(&self) -> Result<f64, Undefined> {
        Ok(self.variance?.max(0.0).sqrt())
    }

    /// The normal interval (R: `confint`). Not clipped.
    ///
    /// # Errors
    /// The reason why there is no variance.
    pub fn normal_interval(&self, level: Level) -> Result<Interval, Undefined> {
        Ok(Interval::around(self.value, level.z() * self.standard_error()?))
    }

    /// The t interval with the degrees of freedom of the design (R: `confint(df = degf(design))`). Not clipped.
    ///
    /// # Errors
    /// As [`Estimate::normal_interval`]; [`Undefined::NoDegrees`] without degrees of freedom.
    pub fn t_interval(&self, level: Level, df: usize) -> Result<Interval, Undefined> {
        let error = self.standard_error()?;
        if df == 0 {
            return Err(Undefined::NoDegrees);
        }
        Ok(Interval::around(self.value, level.t(count(df)) * error))
    }
}

/// A mean with its design effects.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanEstimate {
    /// The mean.
    pub estimate: Estimate,
    /// Its variance over that of a simple sample of as many without replacement from Σw units. Undefined where the weights
    /// add to no more than the rows.
    pub design_effect: Result<f64, Undefined>,
    /// The same with replacement.
    pub design_effect_replace: Result<f64, Undefined>,
    /// Answers with a weight.
    pub answers: usize,
}

/// The mean of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupMean {
    /// The mean.
    pub estimate: Estimate,
    /// Answers, not weighted.
    pub answers: usize,
}

/// A comparison of two means under a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TTest {
    /// Second less first mean.
    pub difference: Estimate,
    /// The difference in standard errors.
    pub t: f64,
    /// Degrees of freedom of the rows compared, less one.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
}

/// A number that a double holds.
fn within(value: f64) -> Result<f64, Undefined> {
    if value.is_finite() { Ok(value) } else { Err(Undefined::TooLarge) }
}

impl Design {
    /// That a list has an entry for each row.
    pub(super) fn fits<T>(&self, list: &[T]) -> Result<(), Undefined> {
        if list.len() == self.rows() { Ok(()) } else { Err(Undefined::Impossible) }
    }

    /// Answers must be finite numbers, one for each row.
    fn answers(&self, values: &[Option<f64>]) -> Result<Vec<bool>, Undefined> {
        self.fits(values)?;
        if values.iter().flatten().any(|value| !value.is_finite()) {
            return Err(Undefined::Impossible);
        }
        Ok(values.iter().map(Option::is_some).collect())
    }

    /// weight · of(value) for rows that answered, 0 for the others.
    fn weighted(&self, values: &[Option<f64>], of: impl Fn(f64) -> f64) -> Vec<f64> {
        values
            .iter()
            .zip(&self.weights)
            .map(|(value, weight)| value.map_or(0.0, |value| weight * of(value)))
            .collect()
    }

    /// The sum of the weights in a domain.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] where nobody with a weight is in it.
    pub(super) fn weight_of(&self, domain: &[bool]) -> Result<f64, Undefined> {
        let sum: f64 =
            self.weights.iter().zip(domain).filter(|(_, inside)| **inside).map(|(weight, _)| weight).sum();
        if sum > 0.0 { Ok(sum) } else { Err(Undefined::EmptyBase) }
    }

    /// The total of a quantity; rows without an answer (none) are outside the domain (R: `svytotal`).
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] without an answer, [`Undefined::Impossible`] where one is not finite or the list has not one
    /// entry for each row, [`Undefined::TooLarge`] where the sum is more than a double holds.
    pub fn total(&self, values: &[Option<f64>]) -> Result<Estimate, Undefined> {
        let domain = self.answers(values)?;
        if !domain.contains(&true) {
            return Err(Undefined::EmptyBase);
        }
        let influence = self.weighted(values, |value| value);
        let value = within(influence.iter().sum())?;
        Ok(Estimate { value, variance: self.variance(&domain, influence) })
    }

    /// The mean of a quantity; rows without an answer (none) are outside the domain (R: `svymean`).
    ///
    /// # Errors
    /// As [`Design::total`].
    pub fn mean(&self, values: &[Option<f64>]) -> Result<MeanEstimate, Undefined> {
        let domain = self.answers(values)?;
        let (mean, weight) = self.weighted_mean(values, &domain)?;
        let influence = self.weighted(values, |value| (value - mean) / weight);
        let estimate = Estimate { value: mean, variance: self.variance(&domain, influence) };
        let answers =
            self.weights.iter().zip(&domain).filter(|(weight, inside)| **inside && **weight > 0.0).count();
        let n = count(answers);
        // The variance of the quantity itself, divisor n − 1 (R: `svyvar`).
        let spread =
            self.weighted(values, |value| (value - mean).powi(2) / weight).iter().sum::<f64>() * n / (n - 1.0);
        let over = |simple: f64| {
            let variance = estimate.variance?;
            if answers < 2 {
                Err(Undefined::TooFew)
            } else if spread <= 0.0 || simple <= 0.0 {
                Err(Undefined::NoSpread)
            } else {
                Ok(variance / simple)
            }
        };
        Ok(MeanEstimate {
            estimate,
            design_effect: over(spread * (weight - n) / (weight * n)),
            design_effect_replace: over(spread / n),
            answers,
        })
    }

    /// The weighted mean of those who answered, and their weight.
    fn weighted_mean(&self, values: &[Option<f64>], domain: &[bool]) -> Result<(f64, f64), Undefined> {
        let weight = self.weight_of(domain)?;
        let first = values.iter().flatten().next().copied().ok_or(Undefined::EmptyBase)?;
        let shifted =
            |from: f64| from + self.weighted(values, |value| (value - from) / weight).iter().sum::<f64>();
        Ok((within(shifted(shifted(first)))?, weight))
    }

    /// The means of a quantity by group, where a row without a group is in none; `groups` are counted from 0 up to `number`
    /// (R: `svyby`).
    ///
    /// # Errors
    /// For the whole [`Undefined::Impossible`] where a list has not one entry for each row; for each group as
    /// [`Design::mean`].
    pub fn group_means(
        &self,
        values: &[Option<f64>],
        groups: &[Option<usize>],
        number: usize,
    ) -> Result<Vec<Result<GroupMean, Undefined>>, Undefined> {
        self.fits(groups)?;
        self.answers(values)?;
        let of = |group: usize| {
            let inside = values.iter().zip(groups).map(|(value, of)| value.filter(|_| *of == Some(group)));
            let values: Vec<Option<f64>> = inside.collect();
            let mean = self.mean(&values)?;
            Ok(GroupMean { estimate: mean.estimate, answers: values.iter().flatten().count() })
        };
        Ok((0..number).map(of).collect())
    }

    /// The ratio of two totals over the rows that have both (R: `svyratio`).
    ///
    /// # Errors
    /// As [`Design::total`]; [`Undefined::ZeroReference`] where the total below is 0.
    pub fn ratio(&self, above: &[Option<f64>], below: &[Option<f64>]) -> Result<Estimate, Undefined> {
        self.answers(above)?;
        self.answers(below)?;
        let both: Vec<Option<(f64, f64)>> =
            above.iter().zip(below).map(|(above, below)| above.zip(*below)).collect();
        let domain: Vec<bool> = both.iter().map(Option::is_some).collect();
        self.weight_of(&domain)?;
        let weighted = |of: &dyn Fn(f64, f64) -> f64| -> Vec<f64> {
            let each = both.iter().zip(&self.weights);
            each.map(|(both, weight)| both.map_or(0.0, |(above, below)| weight * of(above, below))).collect()
        };
        let total: f64 = weighted(&|_, below| below).iter().sum();
        if total == 0.0 {
            return Err(Undefined::ZeroReference);
        }
        let value = within(weighted(&|above, _| above).iter().sum::<f64>() / total)?;
        let influence = weighted(&|above, below| (above - value * below) / total);
        Ok(Estimate { value, variance: self.variance(&domain, influence) })
    }

    /// Compares the means of two groups, false and true; a row without a group is in none (R: `svyttest`). The degrees of
    /// freedom are those of the rows compared, less one.
    ///
    /// # Errors
    /// As [`Design::mean`] for both groups and [`Design::covariance`]; [`Undefined::TooFew`] without degrees of freedom,
    /// [`Undefined::NoSpread`] where the difference has no variance.
    pub fn t_test(&self, values: &[Option<f64>], groups: &[Option<bool>]) -> Result<TTest, Undefined> {
        self.fits(groups)?;
        self.answers(values)?;
        // From one of the answers on, so that an offset that both share costs no digits.
        let base = values.iter().flatten().next().copied().ok_or(Undefined::EmptyBase)?;
        let values: Vec<Option<f64>> = values.iter().map(|value| value.map(|value| value - base)).collect();
        let of = |group: bool| -> Vec<Option<f64>> {
            values.iter().zip(groups).map(|(value, of)| value.filter(|_| *of == Some(group))).collect()
        };
        let (first, second) = (of(false), of(true));
        let inside = |values: &[Option<f64>]| values.iter().map(Option::is_some).collect::<Vec<bool>>();
        let (first_mean, first_weight) = self.weighted_mean(&first, &inside(&first))?;
        let (second_mean, second_weight) = self.weighted_mean(&second, &inside(&second))?;
        let minus = self.weighted(&first, |value| -(value - first_mean) / first_weight);
        let plus = self.weighted(&second, |value| (value - second_mean) / second_weight);
        let influence: Vec<f64> = minus.iter().zip(plus).map(|(minus, plus)| minus + plus).collect();
        let domain: Vec<bool> = first.iter().zip(&second).map(|(a, b)| a.or(*b).is_some()).collect();
        let difference = Estimate { value: second_mean - first_mean, variance: self.variance(&domain, influence) };
        let error = difference.standard_error()?;
        let df = self.degrees_of_freedom(&domain);
        if df < 2 {
            return Err(Undefined::TooFew);
        }
        if error <= 4.0 * f64::EPSILON * (base + first_mean).abs().max((base + second_mean).abs()) {
            return Err(Undefined::NoSpread);
        }
        let (t, df) = (difference.value / error, count(df - 1));
        Ok(TTest { difference, t, df, p: t_two_sided(t, df) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::describe::describe;
    use crate::stats::design::tests::simple;
    use crate::stats::design::{Lonely, Selection, Stage};
    use crate::stats::weights::weighted_mean;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-13 * a.abs().max(1.0), "{a} {b}");
    }

    /// All weights 1 and no population: the simple formulas with n − 1, and a design effect of 1.
    #[test]
    fn without_a_design_the_simple_formulas() {
        let values = [3.0, 7.0, 1.0, 4.0, 4.5];
        let (design, plain) = (simple(&[1.0; 5], None), describe(&values).unwrap());
        let mean = design.mean(&some(&values)).unwrap();
        near(mean.estimate.value, plain.mean);
        near(mean.estimate.standard_error().unwrap(), plain.standard_error.unwrap());
        near(mean.design_effect_replace.unwrap(), 1.0);
        assert_eq!(mean.design_effect, Err(Undefined::NoSpread));
        let weights = [0.3, 2.0, 1.1, 0.9, 1.6];
        let weighted = simple(&weights, None).mean(&some(&values)).unwrap().estimate;
        near(
            weighted.standard_error().unwrap(),
            weighted_mean(&values, &weights).unwrap().standard_error.unwrap(),
        );
    }

    /// With the known population a mean of a simple sample has design effect 1; a mean is a ratio to ones.
    #[test]
    fn identities() {
        let values = some(&[3.0, 7.0, 1.0, 4.0]);
        let design = simple(&[5.0; 4], Some(20.0));
        let mean = design.mean(&values).unwrap();
        near(mean.design_effect.unwrap(), 1.0);
        let ratio = design.ratio(&values, &some(&[1.0; 4])).unwrap();
        near(ratio.value, mean.estimate.value);
        near(ratio.variance.unwrap(), mean.estimate.variance.unwrap());
        near(design.total(&values).unwrap().variance.unwrap(), 400.0 * mean.estimate.variance.unwrap());
    }

    /// Strata by hand: Σ (N_h/N)² (1 − n_h/N_h) s_h²/n_h; in any order of the rows, and with a stratum taken whole.
    #[test]
    fn strata_by_hand() {
        let (a, b, c) = ([3.0, 7.0, 1.0], [4.0, 4.5, 9.0, 2.0], [8.0, 2.0]);
        let (na, nb, nc) = (30.0, 10.0, 2.0);
        let row = |stratum: usize, size: f64, n: usize| move |x: &f64| (stratum, size, size / count(n), *x);
        let mut rows: Vec<(usize, f64, f64, f64)> = a.iter().map(row(0, na, 3)).collect();
        rows.extend(b.iter().map(row(1, nb, 4)));
        rows.extend(c.iter().map(row(2, nc, 2)));
        let part = |values: &[f64], size: f64| {
            let n = count(values.len());
            (size / 42.0).powi(2) * (1.0 - n / size) * describe(values).unwrap().sd.unwrap().powi(2) / n
        };
        for _ in 0..rows.len() {
            rows.rotate_left(1);
            let stage = Stage {
                clusters: (0..rows.len()).collect(),
                population: Some(rows.iter().map(|row| row.1).collect()),
            };
            let design = Design::new(Selection {
                weights: rows.iter().map(|row| row.2).collect(),
                strata: Some(rows.iter().map(|row| row.0).collect()),
                stages: vec![stage],
                lonely: Lonely::Fail,
            })
            .unwrap();
            let values: Vec<Option<f64>> = rows.iter().map(|row| Some(row.3)).collect();
            near(design.mean(&values).unwrap().estimate.variance.unwrap(), part(&a, na) + part(&b, nb));
            assert_eq!(design.all_degrees_of_freedom(), 6);
        }
    }

    /// The order of the rows changes nothing.
    #[test]
    fn order_of_rows() {
        let (values, weights) = ([3.0, 7.0, 1.0, 4.0], [1.0, 2.0, 0.5, 3.0]);
        let turned: (Vec<f64>, Vec<f64>) =
            (values.iter().rev().copied().collect(), weights.iter().rev().copied().collect());
        let a = simple(&weights, None).mean(&some(&values)).unwrap();
        let b = simple(&turned.1, None).mean(&some(&turned.0)).unwrap();
        near(a.estimate.variance.unwrap(), b.estimate.variance.unwrap());
    }

    #[test]
    fn undefined() {
        let design = simple(&[1.0; 3], None);
        assert_eq!(design.mean(&[None; 3]), Err(Undefined::EmptyBase));
        assert_eq!(design.mean(&some(&[1.0])), Err(Undefined::Impossible));
        assert_eq!(design.mean(&some(&[1.0, f64::NAN, 2.0])), Err(Undefined::Impossible));
        assert_eq!(design.ratio(&some(&[1.0; 3]), &some(&[0.0; 3])), Err(Undefined::ZeroReference));
        let groups = [Some(false), Some(false), None];
        assert_eq!(design.t_test(&some(&[1.0, 2.0, 3.0]), &groups), Err(Undefined::EmptyBase));
        let mean = simple(&[1.0], None).mean(&some(&[4.0])).unwrap();
        assert_eq!(
            (mean.estimate.value.to_bits(), mean.estimate.variance),
            (4.0_f64.to_bits(), Err(Undefined::TooFew))
        );
    }
}
