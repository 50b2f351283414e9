//! Describing a quantity: mean, spread, median, quantiles, and the interval of the mean.

use crate::stats::moments::{Moments, finite, only_rounding};
use crate::stats::number::{count, float};
use crate::stats::{Interval, Level, Undefined};

/// A quantity in a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Description {
    /// Answers.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Standard deviation with divisor n − 1; undefined for one answer.
    pub sd: Result<f64, Undefined>,
    /// Standard error of the mean, sd/√n.
    pub standard_error: Result<f64, Undefined>,
    /// The smallest answer.
    pub min: f64,
    /// The largest answer.
    pub max: f64,
    /// The middle answer, or the mean of both middle ones.
    pub median: f64,
}

/// How a quantile between two answers is found (Hyndman and Fan 1996).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantileRule {
    /// Type 7, position 1 + (n − 1)p: the default of R, of spreadsheets' `QUARTILE.INC`.
    Inclusive,
    /// Type 6, position (n + 1)p, within the answers: SPSS, Minitab, `QUARTILE.EXC`.
    Exclusive,
}

/// Describes the answers.
///
/// # Errors
/// [`Undefined::EmptyBase`] without answers, [`Undefined::Impossible`] where one is not finite.
pub fn describe(values: &[f64]) -> Result<Description, Undefined> {
    let moments = Moments::of(values)?;
    Ok(Description {
        n: moments.n,
        mean: moments.mean,
        sd: moments.variance().map(f64::sqrt),
        standard_error: moments.mean_variance().map(f64::sqrt),
        min: values.iter().copied().fold(f64::INFINITY, f64::min),
        max: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        median: quantile(values, 0.5, QuantileRule::Inclusive)?,
    })
}

/// The quantile of a share p between 0 and 1 (R: `quantile(type = 7)` and `type = 6`).
///
/// # Errors
/// [`Undefined::EmptyBase`] without answers, [`Undefined::Impossible`] where one is not finite or p is not a share.
pub fn quantile(values: &[f64], p: f64, rule: QuantileRule) -> Result<f64, Undefined> {
    finite(values)?;
    if !(0.0..=1.0).contains(&p) {
        return Err(Undefined::Impossible);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = count(sorted.len());
    // The position among the answers, counted from 0.
    let place = match rule {
        QuantileRule::Inclusive => (n - 1.0) * p,
        QuantileRule::Exclusive => (n + 1.0) * p - 1.0,
    }
    .clamp(0.0, (n - 1.0).max(0.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the answers")]
    let below = place.floor() as usize;
    let part = place - place.floor();
    let low = *sorted.get(below).ok_or(Undefined::EmptyBase)?;
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    Ok(if part > 0.0 { low + part * (high - low) } else { low })
}

/// The t interval of the mean of a simple random sample (R: `t.test`).
///
/// # Errors
/// As [`describe`]; [`Undefined::TooFew`] with one answer.
pub fn mean_interval(values: &[f64], level: Level) -> Result<Interval, Undefined> {
    let moments = Moments::of(values)?;
    Ok(Interval::around(moments.mean, moments.mean_variance()?.sqrt() * level.t(moments.size() - 1.0)))
}

/// The t interval of a mean of answers that stand for more: `drawn` of the `population` gave one, these perhaps being a group
/// of them (Cochran 1977, 2.11: s/√n √(1 − n/N), of a group with the fraction of the whole sample).
///
/// # Errors
/// As [`mean_interval`]; [`Undefined::NoSpread`] where all answers are equal, which says nothing of the others;
/// [`Undefined::NothingEstimated`] where the whole population answered, [`Undefined::Impossible`] where more than that did.
pub fn mean_interval_of(
    values: &[f64],
    drawn: u64,
    population: Option<u64>,
    level: Level,
) -> Result<Interval, Undefined> {
    let rest = match population {
        None => 1.0,
        Some(population) if drawn > population => return Err(Undefined::Impossible),
        Some(population) if drawn == population => return Err(Undefined::NothingEstimated),
        Some(population) => 1.0 - float(drawn) / float(population),
    };
    let moments = Moments::of(values)?;
    let variance = moments.mean_variance()?;
    if only_rounding(variance.sqrt(), moments.mean) {
        return Err(Undefined::NoSpread);
    }
    Ok(Interval::around(moments.mean, (variance * rest).sqrt() * level.t(moments.size() - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, expected: f64) {
        assert!((got - expected).abs() < 1e-12, "{got} {expected}");
    }

    #[test]
    fn quantiles_of_both_rules() {
        let values = [2.0, 9.0, 4.0, 7.0];
        near(quantile(&values, 0.25, QuantileRule::Inclusive).unwrap(), 3.5);
        near(quantile(&values, 0.25, QuantileRule::Exclusive).unwrap(), 2.5);
        near(quantile(&values, 0.0, QuantileRule::Exclusive).unwrap(), 2.0);
        near(quantile(&values, 1.0, QuantileRule::Exclusive).unwrap(), 9.0);
        assert_eq!(quantile(&[], 0.5, QuantileRule::Inclusive), Err(Undefined::EmptyBase));
        assert_eq!(quantile(&values, 1.5, QuantileRule::Inclusive), Err(Undefined::Impossible));
    }

    /// Both rules agree on the median, and quantiles never fall.
    #[test]
    fn medians_agree_and_quantiles_rise() {
        for n in 1..20_u32 {
            let values: Vec<f64> = (0..n).map(|i| f64::from((i * 7) % 11)).collect();
            let by = |p, rule| quantile(&values, p, rule).unwrap();
            near(by(0.5, QuantileRule::Inclusive), by(0.5, QuantileRule::Exclusive));
            for rule in [QuantileRule::Inclusive, QuantileRule::Exclusive] {
                for step in 0..100 {
                    assert!(by(f64::from(step) / 100.0, rule) <= by(f64::from(step + 1) / 100.0, rule));
                }
            }
        }
    }

    #[test]
    fn one_answer_has_no_spread_to_estimate() {
        let one = describe(&[7.0]).unwrap();
        assert_eq!(one.sd, Err(Undefined::TooFew));
        near(one.median, 7.0);
        assert_eq!(mean_interval(&[7.0], Level::PERCENT_95), Err(Undefined::TooFew));
    }

    /// The finite population takes √(1 − n/N) off the half width, and nothing where its size is unknown.
    #[test]
    fn an_interval_in_a_finite_population() {
        let values = [2.0, 9.0, 4.0, 7.0];
        let whole = mean_interval(&values, Level::PERCENT_95).unwrap();
        let endless = mean_interval_of(&values, 4, None, Level::PERCENT_95).unwrap();
        near(endless.low, whole.low);
        let of_ten = mean_interval_of(&values, 4, Some(10), Level::PERCENT_95).unwrap();
        near(of_ten.width(), whole.width() * 0.6_f64.sqrt());
        assert_eq!(mean_interval_of(&values, 4, Some(4), Level::PERCENT_95), Err(Undefined::NothingEstimated));
        assert_eq!(mean_interval_of(&values, 4, Some(3), Level::PERCENT_95), Err(Undefined::Impossible));
        assert_eq!(mean_interval_of(&[5.0, 5.0], 2, None, Level::PERCENT_95), Err(Undefined::NoSpread));
    }
}
