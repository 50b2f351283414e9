//! Weighted answers without a design: Kish's effective size, weighted mean and variances, weighted shares.

use crate::stats::moments::finite;
use crate::stats::number::count;
use crate::stats::proportion::formula::{self, Counted};
use crate::stats::{Interval, Level, Undefined};

/// What unequal weights cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kish {
    /// Records.
    pub records: usize,
    /// Records with a weight above 0; the others do not count.
    pub positive: usize,
    /// Σw.
    pub sum: f64,
    /// What needs a weight above 0.
    pub effect: Result<KishEffect, Undefined>,
}

/// Kish's effective size and its like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KishEffect {
    /// (Σw)²/Σw².
    pub effective_n: f64,
    /// Positive records over the effective size, 1 + cv².
    pub design_effect: f64,
    /// The squared coefficient of variation of the positive weights, divisor n.
    pub squared_variation: f64,
}

/// Weights must be finite and not negative, and so must be their sum.
fn sound(weights: &[f64]) -> Result<(), Undefined> {
    finite(weights)?;
    if weights.iter().any(|weight| *weight < 0.0) {
        Err(Undefined::Impossible)
    } else if weights.iter().sum::<f64>().is_finite() {
        Ok(())
    } else {
        Err(Undefined::TooLarge)
    }
}

/// Kish's effective size (Kish 1965).
///
/// # Errors
/// [`Undefined::Impossible`] where a weight is negative or not finite, [`Undefined::TooLarge`] where their sum is more than a
/// double holds. The effect is [`Undefined::EmptyBase`] where no weight
/// is above 0.
pub fn kish(weights: &[f64]) -> Result<Kish, Undefined> {
    sound(weights)?;
    let positive: Vec<f64> = weights.iter().copied().filter(|weight| *weight > 0.0).collect();
    let sum: f64 = positive.iter().sum();
    let n = count(positive.len());
    let effect = if positive.is_empty() {
        Err(Undefined::EmptyBase)
    } else {
        // Relative to their mean, so that nothing overflows and the variation keeps its digits.
        let mean = sum / n;
        let squares: f64 = positive.iter().map(|weight| (weight / mean).powi(2)).sum();
        let squared_variation = positive.iter().map(|weight| (weight / mean - 1.0).powi(2)).sum::<f64>() / n;
        Ok(KishEffect { effective_n: n * n / squares, design_effect: squares / n, squared_variation })
    };
    Ok(Kish { records: weights.len(), positive: positive.len(), sum, effect })
}

/// Kish's effective size from the exact sums of the weights and of their squares.
///
/// # Errors
/// [`Undefined::EmptyBase`] where no weight is above 0.
pub fn effective_size(sum: i128, of_squares: i128) -> Result<f64, Undefined> {
    #[expect(clippy::cast_precision_loss, reason = "the sums are exact; what is printed is a double")]
    let (sum, of_squares) = (sum as f64, of_squares as f64);
    if of_squares > 0.0 { Ok(sum * (sum / of_squares)) } else { Err(Undefined::EmptyBase) }
}

/// A weighted mean with the variances that programs print.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedMean {
    /// Σwx/Σw.
    pub mean: f64,
    /// Σw(x − mean)²/(Σw − 1): weights that count units (R: `Hmisc::wtd.var`); needs two records and Σw > 1.
    pub frequency_variance: Result<f64, Undefined>,
    /// Σw(x − mean)²/Σw.
    pub population_variance: f64,
    /// Σw(x − mean)²/(Σw − Σw²/Σw): weights that are known up to a factor; needs two records.
    pub reliability_variance: Result<f64, Undefined>,
    /// √(n/(n − 1) Σw²(x − mean)²)/Σw, by linearisation (R: `svymean` of a design of weights alone); needs two records.
    pub standard_error: Result<f64, Undefined>,
}

/// The mean of weighted answers. Records of weight 0 do not count.
///
/// # Errors
/// [`Undefined::EmptyBase`] where no weight is above 0, [`Undefined::Impossible`] where a weight is negative, a number is not
/// finite or the lengths differ, [`Undefined::TooLarge`] where a sum is more than a double holds.
pub fn weighted_mean(values: &[f64], weights: &[f64]) -> Result<WeightedMean, Undefined> {
    sound(weights)?;
    finite(values)?;
    if values.len() != weights.len() {
        return Err(Undefined::Impossible);
    }
    let records: Vec<(f64, f64)> =
        values.iter().copied().zip(weights.iter().copied()).filter(|(_, weight)| *weight > 0.0).collect();
    let Some((first, _)) = records.first().copied() else { return Err(Undefined::EmptyBase) };
    let n = count(records.len());
    let sum: f64 = records.iter().map(|(_, weight)| weight).sum();
    let shifted =
        |from: f64| from + records.iter().map(|(value, weight)| weight / sum * (value - from)).sum::<f64>();
    let mean = shifted(shifted(first));
    let squares: f64 = records.iter().map(|(value, weight)| weight * (value - mean).powi(2)).sum();
    let linearised: f64 = records.iter().map(|(value, weight)| (weight / sum * (value - mean)).powi(2)).sum();
    if !(mean.is_finite() && squares.is_finite()) {
        return Err(Undefined::TooLarge);
    }
    let needs = |enough: bool, number: f64| if enough { Ok(number) } else { Err(Undefined::TooFew) };
    let several = records.len() > 1;
    // Σw − Σw²/Σw = Σ w(1 − w/Σw), of which each part is positive.
    let free: f64 = records.iter().map(|(_, weight)| weight * (1.0 - weight / sum)).sum();
    Ok(WeightedMean {
        mean,
        frequency_variance: needs(several && sum > 1.0, squares / (sum - 1.0)),
        population_variance: squares / sum,
        reliability_variance: needs(several && free > 0.0, squares / free),
        standard_error: needs(several, (n / (n - 1.0) * linearised).sqrt()),
    })
}

/// A weighted share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedShare {
    /// Σwy/Σw with y 0 or 1.
    pub estimate: f64,
    /// Kish's effective size.
    pub effective_n: f64,
    /// Its standard error by linearisation; needs two records.
    pub standard_error: Result<f64, Undefined>,
}

impl WeightedShare {
    /// Wilson's interval with the effective size for n.
    pub fn wilson(&self, level: Level) -> Interval {
        formula::wilson(Counted::of_any_base(self.estimate, 1.0 - self.estimate, self.effective_n), level)
    }
}

/// The share of those with the property among weighted units.
///
/// # Errors
/// As [`weighted_mean`].
pub fn weighted_share(has: &[bool], weights: &[f64]) -> Result<WeightedShare, Undefined> {
    let values: Vec<f64> = has.iter().map(|has| f64::from(u8::from(*has))).collect();
    let mean = weighted_mean(&values, weights)?;
    let effect = kish(weights)?.effect?;
    let estimate = mean.mean.clamp(0.0, 1.0);
    Ok(WeightedShare { estimate, effective_n: effect.effective_n, standard_error: mean.standard_error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::describe::describe;

    /// Weights of one: the effective size is the number, and the error that of a simple sample.
    #[test]
    fn weights_of_one_change_nothing() {
        let values = [3.0, 7.0, 1.0, 4.0];
        let (plain, weighted) = (describe(&values).unwrap(), weighted_mean(&values, &[1.0; 4]).unwrap());
        assert!((plain.mean - weighted.mean).abs() < 1e-15);
        assert!((plain.standard_error.unwrap() - weighted.standard_error.unwrap()).abs() < 1e-15);
        assert!((plain.sd.unwrap().powi(2) - weighted.frequency_variance.unwrap()).abs() < 1e-14);
        let effect = kish(&[0.7; 5]).unwrap().effect.unwrap();
        assert!((effect.effective_n - 5.0).abs() < 1e-14 && effect.squared_variation.abs() < 1e-15);
    }

    /// 100 elementary, 50 high and 50 middle schools with their weights (R: `apistrat`).
    #[test]
    fn schools() {
        let weights: Vec<f64> = [(44.21, 100), (15.1, 50), (20.36, 50)]
            .into_iter()
            .flat_map(|(weight, n)| std::iter::repeat_n(weight, n))
            .collect();
        assert!((kish(&weights).unwrap().effect.unwrap().effective_n - 168.581_331_3).abs() < 1e-5);
    }

    #[test]
    fn bad_weights() {
        assert_eq!(kish(&[1.0, -1.0]), Err(Undefined::Impossible));
        assert_eq!(kish(&[0.0]).unwrap().effect, Err(Undefined::EmptyBase));
        assert_eq!(weighted_mean(&[1.0], &[0.0]), Err(Undefined::EmptyBase));
        assert_eq!(weighted_mean(&[1.0], &[]), Err(Undefined::Impossible));
        assert_eq!(weighted_mean(&[1.0], &[2.0]).unwrap().standard_error, Err(Undefined::TooFew));
    }

    /// No interval is reversed or leaves 0 to 1, whatever the answers.
    #[test]
    fn intervals_are_in_order() {
        let weights = [0.2, 1.0, 3.0, 0.7, 1.4, 2.2];
        for mask in 0..64_u32 {
            let has: Vec<bool> = (0..6).map(|bit| mask >> bit & 1 == 1).collect();
            let share = weighted_share(&has, &weights).unwrap();
            let Interval { low, high } = share.wilson(Level::PERCENT_95);
            assert!(0.0 <= low && low <= share.estimate && share.estimate <= high && high <= 1.0 && low < high);
        }
    }
}
