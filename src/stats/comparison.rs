//! Differences and ratios from exact fractions: shares differ in ポイント, amounts in ％; each is rounded once, at
//! the end, by whoever prints it.

use crate::stats::Undefined;
use crate::stats::share::Share;
use crate::text::number::Decimal;

/// An exact fraction that may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Numerator.
    pub numerator: i128,
    /// Denominator, positive.
    pub denominator: i128,
}

impl Fraction {
    /// How it stands to another, exactly; none where there are too many digits.
    pub fn compared(self, other: Self) -> Option<std::cmp::Ordering> {
        let own = self.numerator.checked_mul(other.denominator)?;
        Some(own.cmp(&other.numerator.checked_mul(self.denominator)?))
    }
}

impl From<Share> for Fraction {
    fn from(share: Share) -> Self {
        Self { numerator: i128::from(share.numerator), denominator: i128::from(share.denominator) }
    }
}

/// Ten to the power of a scale.
fn power(scale: u32) -> Result<i128, Undefined> {
    10_i128.checked_pow(scale).ok_or(Undefined::TooLarge)
}

/// A decimal as a fraction.
///
/// # Errors
/// Too many digits.
pub fn fraction(value: &Decimal) -> Result<Fraction, Undefined> {
    Ok(Fraction { numerator: value.mantissa(), denominator: power(value.scale())? })
}

/// A sum of amounts.
///
/// # Errors
/// Too many digits.
pub fn sum(values: &[Decimal]) -> Result<Fraction, Undefined> {
    values.iter().try_fold(Fraction { numerator: 0, denominator: 1 }, |total, value| {
        let value = fraction(value)?;
        add(total, value)
    })
}

fn add(a: Fraction, b: Fraction) -> Result<Fraction, Undefined> {
    let scaled = |x: i128, y: i128| x.checked_mul(y).ok_or(Undefined::TooLarge);
    let numerator = scaled(a.numerator, b.denominator)?
        .checked_add(scaled(b.numerator, a.denominator)?)
        .ok_or(Undefined::TooLarge)?;
    let denominator = scaled(a.denominator, b.denominator)?;
    // Decimals share powers of ten; keep whole numbers whole.
    if numerator % denominator == 0 {
        return Ok(Fraction { numerator: numerator / denominator, denominator: 1 });
    }
    Ok(Fraction { numerator, denominator })
}

/// Achievement: the sum of actuals over the sum of targets.
///
/// # Errors
/// A target of zero, or too many digits.
pub fn achievement(actuals: &[Decimal], targets: &[Decimal]) -> Result<Fraction, Undefined> {
    divide(sum(actuals)?, sum(targets)?)
}

/// Relative change from an earlier amount: (new − old) / old.
///
/// # Errors
/// An earlier amount of zero, or too many digits.
pub fn change(new: &Decimal, old: &Decimal) -> Result<Fraction, Undefined> {
    relative(fraction(new)?, fraction(old)?)
}

/// The same of fractions, as of two shares.
///
/// # Errors
/// Nothing before, or too many digits.
pub fn relative(new: Fraction, old: Fraction) -> Result<Fraction, Undefined> {
    let difference = add(new, Fraction { numerator: -old.numerator, ..old })?;
    divide(difference, old)
}

fn divide(a: Fraction, b: Fraction) -> Result<Fraction, Undefined> {
    if b.numerator == 0 {
        return Err(Undefined::ZeroReference);
    }
    let scaled = |x: i128, y: i128| x.checked_mul(y).ok_or(Undefined::TooLarge);
    let sign = b.numerator.signum();
    Ok(Fraction {
        numerator: scaled(a.numerator, b.denominator)? * sign,
        denominator: scaled(a.denominator, b.numerator)? * sign,
    })
}

/// The difference of two percentages, in points, as a fraction of 1: actual less target.
///
/// # Errors
/// Too many digits.
pub fn points(actual: Fraction, target_percent: &Decimal) -> Result<Fraction, Undefined> {
    let target = fraction(target_percent)?;
    let denominator = target.denominator.checked_mul(100).ok_or(Undefined::TooLarge)?;
    less(actual, Fraction { denominator, ..target })
}

/// The later less the earlier, exactly.
///
/// # Errors
/// Too many digits.
pub fn difference(later: Fraction, earlier: Fraction) -> Result<Fraction, Undefined> {
    if later.denominator == earlier.denominator {
        let numerator = later.numerator.checked_sub(earlier.numerator).ok_or(Undefined::TooLarge)?;
        return Ok(Fraction { numerator, ..later });
    }
    less(later, earlier)
}

fn less(later: Fraction, earlier: Fraction) -> Result<Fraction, Undefined> {
    let scaled = |x: i128, y: i128| x.checked_mul(y).ok_or(Undefined::TooLarge);
    let numerator = scaled(later.numerator, earlier.denominator)?
        .checked_sub(scaled(earlier.numerator, later.denominator)?)
        .ok_or(Undefined::TooLarge)?;
    Ok(Fraction { numerator, denominator: scaled(later.denominator, earlier.denominator)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(number: i64) -> Decimal {
        Decimal::from(number)
    }

    #[test]
    fn the_sentences_of_the_seed() {
        assert_eq!(achievement(&[whole(15)], &[whole(20)]).unwrap(), Fraction { numerator: 15, denominator: 20 });
        assert_eq!(change(&whole(15), &whole(18)).unwrap(), Fraction { numerator: -3, denominator: 18 });
        assert_eq!(
            achievement(&[whole(18), whole(15)], &[whole(20), whole(20)]).unwrap(),
            Fraction { numerator: 33, denominator: 40 }
        );
    }

    #[test]
    fn fractions_are_compared_and_set_against_each_other_as_they_are() {
        let of = |numerator, denominator| Fraction { numerator, denominator };
        assert_eq!(of(46, 82).compared(of(23, 41)), Some(std::cmp::Ordering::Equal));
        assert_eq!(of(-1, 2).compared(of(-1, 3)), Some(std::cmp::Ordering::Less));
        assert_eq!(of(i128::MAX, 2).compared(of(1, 3)), None);
        // From 3/4 to 1/2 a third is lost.
        let lost = relative(of(1, 2), of(3, 4)).unwrap();
        assert_eq!(lost.compared(of(-1, 3)), Some(std::cmp::Ordering::Equal));
        assert_eq!(relative(of(1, 2), of(0, 4)), Err(Undefined::ZeroReference));
    }

    #[test]
    fn points_come_from_the_exact_fraction() {
        let gap = points(Fraction { numerator: 47, denominator: 100 }, &whole(70)).unwrap();
        // 47/100 − 70/100 = −2300/10000.
        assert_eq!(gap.numerator * 10_000 / gap.denominator, -2_300);
    }

    #[test]
    fn zero_is_no_reference() {
        assert_eq!(change(&whole(5), &whole(0)), Err(Undefined::ZeroReference));
        assert_eq!(achievement(&[whole(5)], &[]), Err(Undefined::ZeroReference));
    }
}
