//! The textbook formulas for one proportion, for counts that need not be whole (a weighted share of an effective base).
//!
//! They are what reference software prints: Agresti–Coull and Wald are not cut to 0 … 1, and Wald has no width at 0 and n.
//! What a report may print comes from `proportion::interval`.

use crate::stats::distribution::beta::Beta;
use crate::stats::distribution::root;
use crate::stats::number::float;
use crate::stats::{Interval, Level, Undefined};

/// The largest base for which the beta distribution keeps its digits within a few milliseconds.
pub const LARGEST_BASE: f64 = 1e15;

/// A share as a count of an (effective) base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    yes: f64,
    no: f64,
}

impl Counted {
    /// `yes` of `answered` units.
    ///
    /// # Errors
    /// `EmptyBase` where nobody answered, `Impossible` where more said yes than answered, `TooLarge` beyond `LARGEST_BASE`.
    pub fn new(yes: u64, answered: u64) -> Result<Self, Undefined> {
        let no = answered.checked_sub(yes).ok_or(Undefined::Impossible)?;
        Self::checked(float(yes), float(no))
    }

    /// A share (0 to 1) of an effective base, as by Kish: (Σw)² / Σw², or p(1−p) / variance.
    ///
    /// # Errors
    /// `EmptyBase` where the base is 0, `Impossible` for a share outside 0 … 1 or a base that is no number or below 0,
    /// `TooLarge` beyond `LARGEST_BASE`.
    pub fn effective(share: f64, base: f64) -> Result<Self, Undefined> {
        if !(0.0..=1.0).contains(&share) || !base.is_finite() || base < 0.0 {
            return Err(Undefined::Impossible);
        }
        let yes = share * base;
        Self::checked(yes, (base - yes).max(0.0))
    }

    /// `yes` and `no` units, not both 0, of any size, for the formulas that need no beta distribution.
    pub(crate) fn of(yes: u64, no: u64) -> Self {
        Self { yes: float(yes), no: float(no) }
    }

    /// A share inside 0 … 1 of a base above 0 of any size, for the formulas that need no beta distribution.
    pub(crate) fn of_any_base(share: f64, rest: f64, base: f64) -> Self {
        Self { yes: share * base, no: rest * base }
    }

    fn checked(yes: f64, no: f64) -> Result<Self, Undefined> {
        let base = yes + no;
        if base <= 0.0 {
            Err(Undefined::EmptyBase)
        } else if base > LARGEST_BASE {
            Err(Undefined::TooLarge)
        } else {
            Ok(Self { yes, no })
        }
    }

    /// The base n.
    pub fn base(self) -> f64 {
        self.yes + self.no
    }

    /// The share p = x / n.
    pub fn share(self) -> f64 {
        self.yes / self.base()
    }

    /// Nobody or everybody.
    pub fn at_end(self) -> bool {
        self.yes <= 0.0 || self.no <= 0.0
    }

    fn mirrored(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}

/// Wilson 1927: the shares that the score test does not reject. R `prop.test(correct = FALSE)`.
pub fn wilson(counted: Counted, level: Level) -> Interval {
    let z = level.z();
    wilson_with(counted, z)
}

/// The score interval with a given quantile, for designs that use t. Lower and upper end are one formula seen from both sides,
/// written without a difference of near numbers.
pub(crate) fn wilson_with(counted: Counted, z: f64) -> Interval {
    let n = counted.base();
    let reach = z * (z * z + 4.0 * counted.yes * counted.no / n).sqrt();
    let below = |yes: f64| 2.0 * yes * yes / n / (2.0 * yes + z * z + reach);
    let above = |yes: f64| (2.0 * yes + z * z + reach) / (2.0 * (n + z * z));
    Interval {
        low: if counted.yes <= 0.0 { 0.0 } else { below(counted.yes) },
        high: if counted.no <= 0.0 { 1.0 } else { above(counted.yes).min(1.0) },
    }
}

/// Wilson with continuity correction, Newcombe 1998a method 4 (also at x = n/2, where R's `prop.test` drops the correction).
/// Where no more than half a unit is on a side (of an effective base), the correction takes its end to 0 or 1.
pub fn wilson_continuity(counted: Counted, level: Level) -> Interval {
    let Counted { yes, no } = counted;
    let (z, n) = (level.z(), counted.base());
    let root = |inside: f64| z * inside.max(0.0).sqrt();
    // The formula's numerator 2x + z² − 1 − root is (2x − 1)² (1 + z²/n) divided by the sum of the same two: no digits are lost.
    let low = || {
        let sum = 2.0 * yes - 1.0 + z * z + root(z * z - 2.0 - 1.0 / n + 4.0 * yes / n * (no + 1.0));
        (2.0 * yes - 1.0).powi(2) / (2.0 * n * sum)
    };
    let high = || {
        let sum = 2.0 * yes + 1.0 + z * z + root(z * z + 2.0 - 1.0 / n + 4.0 * yes / n * (no - 1.0));
        sum / (2.0 * (n + z * z))
    };
    let share = counted.share();
    Interval {
        low: if yes <= 0.5 { 0.0 } else { low().clamp(0.0, share) },
        high: if no <= 0.5 { 1.0 } else { high().clamp(share, 1.0) },
    }
}

/// Clopper and Pearson 1934: beta quantiles with equal tails, 0 at x = 0 and 1 at x = n. R `binom.test`.
pub fn clopper_pearson(counted: Counted, level: Level) -> Interval {
    let Counted { yes, no } = counted;
    Interval {
        low: if yes <= 0.0 { 0.0 } else { Beta::new(yes, no + 1.0).quantile(level.tail()) },
        high: if no <= 0.0 { 1.0 } else { Beta::new(yes + 1.0, no).quantile_upper(level.tail()) },
    }
}

/// Newcombe 1998a method 6: P(X > x) + ½ P(X = x) is one tail at either end. For a base that is not whole the binomial tails
/// are continued by the beta distribution.
pub fn mid_p(counted: Counted, level: Level) -> Interval {
    Interval {
        low: if counted.yes <= 0.0 { 0.0 } else { mid_p_low(counted, level.tail()) },
        high: if counted.no <= 0.0 { 1.0 } else { 1.0 - mid_p_low(counted.mirrored(), level.tail()) },
    }
}

/// Its lower end, for x > 0; the upper one is that of the others.
fn mid_p_low(counted: Counted, tail: f64) -> f64 {
    let Counted { yes, no } = counted;
    let at_least = Beta::new(yes, no + 1.0);
    let more = (no > 0.0).then(|| Beta::new(yes + 1.0, no));
    root(0.0, 1.0, |p| {
        let more = more.map_or(0.0, |more| more.below(p));
        0.5 * (at_least.below(p) + more) - tail
    })
}

/// Jeffreys' prior with the ends set to 0 at x = 0 and 1 at x = n (Brown, Cai and `DasGupta` 2001).
pub fn jeffreys(counted: Counted, level: Level) -> Interval {
    let equal = jeffreys_equal_tailed(counted, level);
    Interval {
        low: if counted.yes <= 0.0 { 0.0 } else { equal.low },
        high: if counted.no <= 0.0 { 1.0 } else { equal.high },
    }
}

/// Jeffreys' prior: quantiles of Beta(x + ½, n − x + ½) everywhere.
pub fn jeffreys_equal_tailed(counted: Counted, level: Level) -> Interval {
    let posterior = Beta::new(counted.yes + 0.5, counted.no + 0.5);
    Interval { low: posterior.quantile(level.tail()), high: posterior.quantile_upper(level.tail()) }
}

/// Agresti and Coull 1998: the normal approximation with z²/2 added on both sides. Not cut to 0 … 1.
pub fn agresti_coull(counted: Counted, level: Level) -> Interval {
    let z = level.z();
    let n = counted.base() + z * z;
    let (yes, no) = (counted.yes + z * z / 2.0, counted.no + z * z / 2.0);
    Interval::around(yes / n, z * (yes / n * (no / n) / n).sqrt())
}

/// The normal approximation p ± z √(p(1−p)/n). Not cut to 0 … 1, and a point at x = 0 and x = n.
pub fn wald(counted: Counted, level: Level) -> Interval {
    let n = counted.base();
    Interval::around(counted.share(), level.z() * (counted.yes / n * (counted.no / n) / n).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: Interval, low: f64, high: f64, within: f64) {
        assert!((got.low - low).abs() <= within && (got.high - high).abs() <= within, "{got:?} {low} {high}");
    }

    /// k, n, and the intervals of Wilson, Wilson with continuity correction, Clopper–Pearson and mid-p.
    type Row = (u64, u64, [(f64, f64); 4]);

    /// Newcombe 1998a, table I, and R 4.2.2 for 18 centres.
    #[test]
    fn published() {
        let level = Level::PERCENT_95;
        let rows: [Row; 8] = [
            (
                81,
                263,
                [
                    (0.255_288_519_9, 0.366_209_577_0),
                    (0.2535, 0.3682),
                    (0.252_736_745_6, 0.367_621_922_6),
                    (0.2544, 0.3658),
                ],
            ),
            (
                15,
                148,
                [
                    (0.062_386_399_5, 0.160_487_241_7),
                    (0.0598, 0.1644),
                    (0.057_844_010_1, 0.161_650_490_3),
                    (0.0601, 0.1581),
                ],
            ),
            (0, 20, [(0.0, 0.161_125_157_9), (0.0, 0.2005), (0.0, 0.168_433_471_0), (0.0, 0.1391)]),
            (
                1,
                29,
                [
                    (0.006_113_214_3, 0.171_755_218_8),
                    (0.0018, 0.1963),
                    (0.000_872_646_9, 0.177_644_295_5),
                    (0.0017, 0.1585),
                ],
            ),
            (0, 18, [(0.0, 0.175_879_223_6), (0.0, 0.2188), (0.0, 0.185_301_968_1), (0.0, 0.1533)]),
            (
                13,
                18,
                [
                    (0.491_273_434_4, 0.875_002_466_2),
                    (0.4641, 0.8929),
                    (0.465_198_034_4, 0.903_050_787_5),
                    (0.4873, 0.8904),
                ],
            ),
            (
                17,
                18,
                [
                    (0.742_426_992_2, 0.990_124_809_0),
                    (0.7063, 0.9971),
                    (0.727_056_400_3, 0.998_594_443_8),
                    (0.7552, 0.9972),
                ],
            ),
            (18, 18, [(0.824_120_776_4, 1.0), (0.7812, 1.0), (0.814_698_031_9, 1.0), (0.8467, 1.0)]),
        ];
        for (yes, of, [score, corrected, exact, mid]) in rows {
            let counted = Counted::new(yes, of).unwrap();
            near(wilson(counted, level), score.0, score.1, 2e-10);
            near(wilson_continuity(counted, level), corrected.0, corrected.1, 5.1e-5);
            near(clopper_pearson(counted, level), exact.0, exact.1, 6e-11);
            near(mid_p(counted, level), mid.0, mid.1, 5.1e-5);
        }
    }

    #[test]
    fn refused() {
        assert_eq!(Counted::new(0, 0), Err(Undefined::EmptyBase));
        assert_eq!(Counted::new(3, 2), Err(Undefined::Impossible));
        assert_eq!(Counted::new(3, 1 << 50), Err(Undefined::TooLarge));
        assert_eq!(Counted::effective(0.5, 0.0), Err(Undefined::EmptyBase));
        for (share, base) in
            [(-0.1, 5.0), (1.1, 5.0), (f64::NAN, 5.0), (0.5, f64::NAN), (0.5, -1.0), (0.5, f64::INFINITY)]
        {
            assert_eq!(Counted::effective(share, base), Err(Undefined::Impossible));
        }
    }

    /// Each exact interval leads back to its tail; mid-p lies inside Clopper–Pearson.
    #[test]
    fn ends_lead_back_to_the_tails() {
        for (yes, of) in [(1, 7), (5, 18), (81, 263), (999, 1000), (2, 1_000_000)] {
            let counted = Counted::new(yes, of).unwrap();
            for share in [0.8, 0.95, 0.999_999] {
                let level = Level::new(share).unwrap();
                let exact = clopper_pearson(counted, level);
                let from = crate::stats::distribution::discrete::binomial_from(yes, of, exact.low);
                let up_to = crate::stats::distribution::discrete::binomial_up_to(yes, of, exact.high);
                assert!((from / level.tail() - 1.0).abs() < 1e-9, "{yes}/{of} {share}: {from}");
                // An upper end near 1 is known to the last place of 1, not of what is left to 1.
                let known = 1e-9 + f64::from(u8::from(exact.high > 0.9)) * f64::EPSILON / (1.0 - exact.high);
                assert!((up_to / level.tail() - 1.0).abs() < known, "{yes}/{of} {share}: {up_to}");
                let mid = mid_p(counted, level);
                assert!(exact.low < mid.low && mid.high < exact.high);
            }
        }
    }

    /// Not whole, below one unit, and up to the largest: defined and in order.
    #[test]
    fn any_effective_base() {
        let formulas = [
            wilson,
            wilson_continuity,
            clopper_pearson,
            mid_p,
            jeffreys,
            jeffreys_equal_tailed,
            agresti_coull,
            wald,
        ];
        for base in [1e-6, 0.3, 1.0, 2.7, 53.326, 1e4, 1e9, 1e15] {
            for share in [0.0, 1e-9, 0.2, 0.5, 0.99, 1.0] {
                let counted = Counted::effective(share, base).unwrap();
                for level in [0.5, 0.9, 0.95, 0.999] {
                    for formula in formulas {
                        let interval = formula(counted, Level::new(level).unwrap());
                        assert!(interval.low <= interval.high, "{share} {base} {level} {interval:?}");
                    }
                }
            }
        }
    }
}
