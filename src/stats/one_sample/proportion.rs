//! A share against a given one.

use crate::stats::Undefined;
use crate::stats::distribution::discrete::{binomial, binomial_from, binomial_up_to};
use crate::stats::distribution::{normal_two_sided, normal_upper};
use crate::stats::number::float;
use crate::stats::proportion::formula::LARGEST_BASE;

/// Two probabilities within this relative slack count as equal (R `binom.test`, SciPy `binomtest`).
const TIE: f64 = 1e-7;

/// The exact binomial test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExactTest {
    /// The probability of all outcomes not more probable than the one seen; not twice the smaller tail.
    pub two_sided: f64,
    /// P(X ≤ k): against a share below the target.
    pub less: f64,
    /// P(X ≥ k): against a share above the target.
    pub greater: f64,
}

/// The score test by the normal approximation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreTest {
    /// (k/n − p₀) / √(p₀(1−p₀)/n).
    pub z: f64,
    /// Its two-sided p.
    pub two_sided: f64,
    /// Against a share below the target.
    pub less: f64,
    /// Against a share above the target.
    pub greater: f64,
    /// χ² with continuity correction min(½, |k − n p₀|).
    pub chi_square_corrected: f64,
    /// Its p, which is two-sided.
    pub two_sided_corrected: f64,
}

/// That the counts and the target are possible.
fn check(yes: u64, answered: u64, target: f64) -> Result<(), Undefined> {
    if yes > answered || !(0.0..=1.0).contains(&target) {
        Err(Undefined::Impossible)
    } else if answered == 0 {
        Err(Undefined::EmptyBase)
    } else if float(answered) > LARGEST_BASE {
        Err(Undefined::TooLarge)
    } else {
        Ok(())
    }
}

/// `yes` of `answered` against a target share from 0 to 1, exactly. R `binom.test`.
///
/// # Errors
/// `EmptyBase` where nobody answered, `Impossible` for k > n or a target outside 0 … 1, `TooLarge` beyond `LARGEST_BASE`.
pub fn exact_against(yes: u64, answered: u64, target: f64) -> Result<ExactTest, Undefined> {
    check(yes, answered, target)?;
    let less = binomial_up_to(yes, answered, target);
    let greater = binomial_from(yes, answered, target);
    Ok(ExactTest { two_sided: two_sided(yes, answered, target, less, greater), less, greater })
}

/// The tail on the side of the outcome, and the part of the other side that is not more probable. Beyond the mean the
/// probabilities only fall, so that the part is found by halving.
fn two_sided(yes: u64, answered: u64, target: f64, less: f64, greater: f64) -> f64 {
    let mean = float(answered) * target;
    let limit = binomial(yes, answered, target) * (1.0 + TIE);
    let improbable = |k: u64| binomial(k, answered, target) <= limit;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to n")]
    let (floor, ceiling) = (mean.floor() as u64, (mean.ceil() as u64).min(answered));
    let both = if float(yes) < mean {
        // The first on the right that is not more probable; n + 1 where there is none.
        let (mut found, mut after) = (ceiling, answered + 1);
        while found < after {
            let middle = found + (after - found) / 2;
            if improbable(middle) {
                after = middle;
            } else {
                found = middle + 1;
            }
        }
        less + binomial_from(found, answered, target)
    } else if float(yes) > mean {
        // How many on the left, from 0 on, are not more probable.
        let (mut count, mut after) = (0, floor + 1);
        while count < after {
            let middle = count + (after - count) / 2;
            if improbable(middle) {
                count = middle + 1;
            } else {
                after = middle;
            }
        }
        greater + count.checked_sub(1).map_or(0.0, |last| binomial_up_to(last, answered, target))
    } else {
        1.0
    };
    both.min(1.0)
}

/// `yes` of `answered` against a target share by the normal approximation, without and with continuity correction.
/// R `prop.test`.
///
/// # Errors
/// As `exact_against`; `ZeroReference` for a target of 0 or 1, where the variance under it is 0.
pub fn score_against(yes: u64, answered: u64, target: f64) -> Result<ScoreTest, Undefined> {
    check(yes, answered, target)?;
    if target <= 0.0 || target >= 1.0 {
        return Err(Undefined::ZeroReference);
    }
    let n = float(answered);
    let variance = n * target * (1.0 - target);
    let off = float(yes) - n * target;
    let z = off / variance.sqrt();
    let corrected = (off.abs() - 0.5).max(0.0);
    let chi_square_corrected = corrected * corrected / variance;
    Ok(ScoreTest {
        z,
        two_sided: normal_two_sided(z),
        less: normal_upper(-z),
        greater: normal_upper(z),
        chi_square_corrected,
        two_sided_corrected: normal_two_sided(corrected / variance.sqrt()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition, outcome by outcome.
    #[test]
    fn exact_by_the_definition() {
        for answered in 1..=40_u64 {
            for target in [0.0, 0.001, 0.1, 0.25, 0.3, 0.5, 0.77, 1.0] {
                for yes in 0..=answered {
                    let test = exact_against(yes, answered, target).unwrap();
                    let limit = binomial(yes, answered, target) * (1.0 + TIE);
                    let sum: f64 =
                        (0..=answered).map(|k| binomial(k, answered, target)).filter(|&p| p <= limit).sum();
                    assert!((test.two_sided - sum.min(1.0)).abs() < 1e-12, "{yes}/{answered} {target} {test:?}");
                    let seen = binomial(yes, answered, target);
                    assert!((test.less + test.greater - 1.0 - seen).abs() < 1e-12);
                    assert!((0.0..=1.0).contains(&test.two_sided));
                }
            }
        }
    }

    /// At one half it is twice the smaller tail.
    #[test]
    fn one_half_is_symmetric() {
        for (yes, answered) in [(3, 10), (0, 9), (40, 97)] {
            let test = exact_against(yes, answered, 0.5).unwrap();
            assert!((test.two_sided - 2.0 * test.less).abs() < 1e-14);
        }
    }

    /// The score test leaves a target at the end of Wilson's interval with p = 1 − level.
    #[test]
    fn score_and_wilson() {
        use crate::stats::{Level, proportion::formula};
        let counted = formula::Counted::new(81, 263).unwrap();
        let interval = formula::wilson(counted, Level::PERCENT_95);
        for end in [interval.low, interval.high] {
            assert!((score_against(81, 263, end).unwrap().two_sided - 0.05).abs() < 1e-12);
        }
        let corrected = formula::wilson_continuity(counted, Level::PERCENT_95);
        for end in [corrected.low, corrected.high] {
            assert!((score_against(81, 263, end).unwrap().two_sided_corrected - 0.05).abs() < 1e-12);
        }
    }

    #[test]
    fn refused() {
        assert_eq!(exact_against(0, 0, 0.5), Err(Undefined::EmptyBase));
        assert_eq!(exact_against(2, 1, 0.5), Err(Undefined::Impossible));
        assert_eq!(exact_against(1, 2, f64::NAN), Err(Undefined::Impossible));
        assert_eq!(score_against(1, 2, 1.5), Err(Undefined::Impossible));
        assert_eq!(score_against(1, 2, 1.0), Err(Undefined::ZeroReference));
        assert_eq!(exact_against(1, u64::MAX, 0.5), Err(Undefined::TooLarge));
        let none = exact_against(1, 10, 0.0).unwrap();
        assert_eq!(none, ExactTest { two_sided: 0.0, less: 1.0, greater: 0.0 });
    }
}
