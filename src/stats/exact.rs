//! Exact numbers of a quantity: its sum, mean and quantiles as fractions of what was written. A mean of 2.25 is rounded up
//! where it is shown to one place, which a double that lies a little below does not tell.

use crate::stats::Undefined;
use crate::stats::comparison::Fraction;
use crate::stats::describe::QuantileRule;
use crate::stats::number::rounded;
use crate::text::number::Decimal;

fn power(scale: u32) -> Result<i128, Undefined> {
    10_i128.checked_pow(scale).ok_or(Undefined::TooLarge)
}

/// The answers in units of one power of ten, with that power.
fn scaled(values: &[Decimal]) -> Result<(Vec<i128>, u32), Undefined> {
    let scale = values.iter().map(Decimal::scale).max().unwrap_or(0);
    let whole =
        |value: &Decimal| value.mantissa().checked_mul(power(scale - value.scale())?).ok_or(Undefined::TooLarge);
    Ok((values.iter().map(whole).collect::<Result<_, _>>()?, scale))
}

fn whole(count: usize) -> Result<i128, Undefined> {
    i128::try_from(count).map_err(|_| Undefined::TooLarge)
}

/// The sum of the answers; 0 of none.
///
/// # Errors
/// [`Undefined::TooLarge`] where the digits do not fit.
pub fn total(values: &[Decimal]) -> Result<Decimal, Undefined> {
    let (values, scale) = scaled(values)?;
    let sum = values.iter().try_fold(0_i128, |sum, value| sum.checked_add(*value)).ok_or(Undefined::TooLarge)?;
    Decimal::new(sum, scale).ok_or(Undefined::TooLarge)
}

/// The mean of the answers.
///
/// # Errors
/// [`Undefined::EmptyBase`] without answers, [`Undefined::TooLarge`] where the digits do not fit.
pub fn mean(values: &[Decimal]) -> Result<Fraction, Undefined> {
    if values.is_empty() {
        return Err(Undefined::EmptyBase);
    }
    let total = total(values)?;
    let denominator = power(total.scale())?.checked_mul(whole(values.len())?).ok_or(Undefined::TooLarge)?;
    Ok(Fraction { numerator: total.mantissa(), denominator })
}

/// The quantile of a share p of the answers, as [`crate::stats::describe::quantile`], without rounding.
///
/// # Errors
/// [`Undefined::EmptyBase`] without answers, [`Undefined::Impossible`] where p is not a share, [`Undefined::TooLarge`] where
/// the digits do not fit.
pub fn quantile(values: &[Decimal], p: &Decimal, rule: QuantileRule) -> Result<Fraction, Undefined> {
    if values.is_empty() {
        return Err(Undefined::EmptyBase);
    }
    if p.is_negative() || *p > Decimal::from(1) {
        return Err(Undefined::Impossible);
    }
    let (mut sorted, scale) = scaled(values)?;
    sorted.sort_unstable();
    let times = |a: i128, b: i128| a.checked_mul(b).ok_or(Undefined::TooLarge);
    let (n, parts) = (whole(sorted.len())?, power(p.scale())?);
    // The position among the answers from 0 on, in these parts.
    let place = match rule {
        QuantileRule::Inclusive => times(n - 1, p.mantissa())?,
        QuantileRule::Exclusive => times(n + 1, p.mantissa())? - parts,
    }
    .clamp(0, times(n - 1, parts)?);
    let below = usize::try_from(place / parts).map_err(|_| Undefined::TooLarge)?;
    let low = *sorted.get(below).ok_or(Undefined::EmptyBase)?;
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    let gap = high.checked_sub(low).ok_or(Undefined::TooLarge)?;
    let numerator = times(low, parts)?.checked_add(times(gap, place % parts)?).ok_or(Undefined::TooLarge)?;
    Ok(Fraction { numerator, denominator: times(parts, power(scale)?)? })
}

/// The nearest double of an answer, for what has no exact result.
pub fn double(value: &Decimal) -> f64 {
    let scale = i32::try_from(value.scale()).unwrap_or(i32::MAX);
    rounded(value.mantissa()) / 10_f64.powi(scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::describe;
    use crate::text::number;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_text(text).unwrap()
    }

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| decimal(text)).collect()
    }

    #[test]
    fn a_mean_is_rounded_once_from_what_was_written() {
        let mean = mean(&decimals(&["1.1", "1.2", "-0.1", "3"])).unwrap();
        assert_eq!(mean, Fraction { numerator: 52, denominator: 40 });
        let of_two = super::mean(&decimals(&["1.1", "1.2"])).unwrap();
        assert_eq!(number::ratio(of_two.numerator, of_two.denominator, 1).unwrap(), "1.2");
        assert_eq!(super::mean(&[]), Err(Undefined::EmptyBase));
        assert_eq!(total(&[]), Ok(Decimal::from(0)));
    }

    /// The other route: doubles.
    #[test]
    fn quantiles_are_those_of_the_doubles() {
        for n in 1..12_i64 {
            let values: Vec<Decimal> =
                (0..n).map(|i| Decimal::new(i128::from((i * 7) % 11 - 3), 1).unwrap()).collect();
            let doubles: Vec<f64> = values.iter().map(double).collect();
            for p in ["0", "0.1", "0.25", "0.333", "0.5", "0.75", "1"] {
                let p = decimal(p);
                for rule in [QuantileRule::Inclusive, QuantileRule::Exclusive] {
                    let exact = quantile(&values, &p, rule).unwrap();
                    let by_double = describe::quantile(&doubles, double(&p), rule).unwrap();
                    let found = rounded(exact.numerator) / rounded(exact.denominator);
                    assert!((found - by_double).abs() < 1e-12, "{n} {p} {found} {by_double}");
                }
            }
        }
        assert_eq!(quantile(&[], &decimal("0.5"), QuantileRule::Inclusive), Err(Undefined::EmptyBase));
        for p in ["-0.1", "1.1"] {
            let refused = quantile(&decimals(&["1"]), &decimal(p), QuantileRule::Inclusive);
            assert_eq!(refused, Err(Undefined::Impossible));
        }
    }

    #[test]
    fn digits_that_do_not_fit_are_told() {
        let most = Decimal::new(i128::MAX, 0).unwrap();
        assert_eq!(total(&[most, most]), Err(Undefined::TooLarge));
        assert_eq!(mean(&[most, decimal("0.1")]), Err(Undefined::TooLarge));
    }
}
