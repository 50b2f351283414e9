//! The same units asked twice: what changed, and whether in one direction more than in the other.

mod cochran;
mod difference;
mod square;

pub use cochran::{Pattern, cochran_q};
pub use square::SquareTable;

use crate::stats::distribution::discrete::{binomial, binomial_up_to};
use crate::stats::number::{float, rounded, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// The most changed pairs of the exact tests.
pub const MOST_CHANGED: u64 = 1_000_000_000;

/// Pairs of answers yes and no.
///
/// | first \ second | yes | no |
/// |---|---|---|
/// | yes | a | b |
/// | no | c | d |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paired {
    a: u64,
    b: u64,
    c: u64,
    d: u64,
}

impl Paired {
    /// Of pairs yes–yes, yes–no, no–yes and no–no.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] without pairs; [`Undefined::TooLarge`] above 2^53 of them.
    pub fn new(a: u64, b: u64, c: u64, d: u64) -> Result<Self, Undefined> {
        if sum([a, b, c, d])? == 0 { Err(Undefined::EmptyBase) } else { Ok(Self { a, b, c, d }) }
    }

    /// All pairs.
    pub fn total(&self) -> u64 {
        self.a + self.b + self.c + self.d
    }

    /// The share of yes the first time.
    pub fn first(&self) -> f64 {
        float(self.a + self.b) / float(self.total())
    }

    /// The share of yes the second time.
    pub fn second(&self) -> f64 {
        float(self.a + self.c) / float(self.total())
    }

    /// First minus second, (b − c) / n.
    pub fn difference(&self) -> f64 {
        rounded(self.net_change()) / float(self.total())
    }

    fn net_change(&self) -> i128 {
        i128::from(self.b) - i128::from(self.c)
    }

    fn changed(&self) -> u64 {
        self.b + self.c
    }

    /// The changed pairs and the fewer of their two kinds.
    fn binomial(&self) -> Result<(u64, u64), Undefined> {
        if self.changed() > MOST_CHANGED {
            Err(Undefined::TooLarge)
        } else {
            Ok((self.changed(), self.b.min(self.c)))
        }
    }

    /// McNemar's exact test: 2 P(X ≤ min(b, c)), X binomial of b + c and ½, at most 1; 1 where nobody changed (R
    /// `binom.test(b, b + c)`).
    ///
    /// # Errors
    /// [`Undefined::TooLarge`] above [`MOST_CHANGED`], as the next two.
    pub fn exact_p(&self) -> Result<f64, Undefined> {
        let (changed, fewer) = self.binomial()?;
        Ok(if self.b == self.c { 1.0 } else { (2.0 * binomial_up_to(fewer, changed, 0.5)).min(1.0) })
    }

    /// The mid-p test: 2 (P(X < m) + ½ P(X = m)), m = min(b, c), at most 1; 1 where b = c (R
    /// `exact2x2::mcnemar.exact(midp = TRUE)`).
    pub fn mid_p(&self) -> Result<f64, Undefined> {
        self.binomial()?;
        if self.b == self.c { Ok(1.0) } else { self.mid_p_of_less_likely() }
    }

    /// The mid-p test as Fagerland, Lydersen and Laake (2013) print it: the probability of all less likely splits and half of
    /// that of the equally likely ones. It differs from [`Paired::mid_p`] only where b = c, where it is 1 − ½ P(X = b).
    ///
    /// # Errors
    /// Also [`Undefined::NoChange`] where nobody changed.
    pub fn mid_p_of_less_likely(&self) -> Result<f64, Undefined> {
        let (changed, fewer) = self.binomial()?;
        if changed == 0 {
            return Err(Undefined::NoChange);
        }
        let here = binomial(fewer, changed, 0.5);
        if self.b == self.c {
            return Ok(1.0 - 0.5 * here);
        }
        let below = fewer.checked_sub(1).map_or(0.0, |fewer| binomial_up_to(fewer, changed, 0.5));
        Ok((2.0 * below + here).min(1.0))
    }

    /// (b − c)² / (b + c), df 1 (McNemar 1947; R `mcnemar.test(correct = FALSE)`).
    ///
    /// # Errors
    /// [`Undefined::NoChange`] where nobody changed, as the next two.
    pub fn mcnemar(&self) -> Result<ChiSquareTest, Undefined> {
        self.statistic(0)
    }

    /// (|b − c| − 1)² / (b + c), df 1; 0 where b = c (Edwards 1948; R `mcnemar.test(correct = TRUE)`).
    pub fn mcnemar_corrected(&self) -> Result<ChiSquareTest, Undefined> {
        self.statistic(1)
    }

    fn statistic(&self, correction: i128) -> Result<ChiSquareTest, Undefined> {
        if self.changed() == 0 {
            return Err(Undefined::NoChange);
        }
        let net = rounded((self.net_change().abs() - correction).max(0));
        Ok(ChiSquareTest::new(net * net / float(self.changed()), 1))
    }

    /// b / c, infinite where c is 0.
    pub fn odds_ratio(&self) -> Result<f64, Undefined> {
        match (self.b, self.c) {
            (0, 0) => Err(Undefined::NoChange),
            (_, 0) => Ok(f64::INFINITY),
            (b, c) => Ok(float(b) / float(c)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fagerland 2013 and the manual of exact2x2: b, c, asymptotic, corrected, exact, mid-p.
    #[test]
    fn published() {
        for (b, c, expected) in [
            (1, 7, [0.033_894_853_5, 0.077_099_871_7, 0.070_312_5, 0.039_062_5]),
            (6, 16, [0.033_006_257_7, 0.055_008_833_6, 0.052_478_790_3, 0.034_689_664_8]),
            (4, 4, [1.0, 1.0, 1.0, 0.863_281_25]),
            (86, 150, [0.000_030_992_9, 0.000_041_145_6, 0.000_037_159_4, 0.000_028_933_9]),
        ] {
            let pairs = Paired::new(10, b, c, 20).unwrap();
            let got = [
                pairs.mcnemar().unwrap().p,
                pairs.mcnemar_corrected().unwrap().p,
                pairs.exact_p().unwrap(),
                pairs.mid_p_of_less_likely().unwrap(),
            ];
            for (got, expected) in got.into_iter().zip(expected) {
                assert!((got - expected).abs() < 1e-10, "{b} {c} {got} {expected}");
            }
        }
        let performance = Paired::new(794, 150, 86, 570).unwrap();
        assert!((performance.mcnemar().unwrap().statistic - 17.355_932).abs() < 1e-6);
        assert!((performance.mcnemar_corrected().unwrap().statistic - 16.817_797).abs() < 1e-6);
    }

    /// All splits of up to 40: every p is between 0 and 1, and mid-p is below exact.
    #[test]
    fn every_small_split() {
        for b in 0..=20 {
            for c in 0..=20 {
                let pairs = Paired::new(0, b, c, 1).unwrap();
                let (exact, mid) = (pairs.exact_p().unwrap(), pairs.mid_p().unwrap());
                assert!(exact > 0.0 && exact <= 1.0 && mid > 0.0 && mid <= exact);
                let turned = Paired::new(0, c, b, 1).unwrap();
                assert!((exact - turned.exact_p().unwrap()).abs() < 1e-15);
                if b + c == 0 {
                    assert_eq!(pairs.mcnemar(), Err(Undefined::NoChange));
                    assert_eq!(pairs.odds_ratio(), Err(Undefined::NoChange));
                    assert_eq!(pairs.mid_p_of_less_likely(), Err(Undefined::NoChange));
                }
            }
        }
        assert_eq!(Paired::new(0, 0, 0, 0), Err(Undefined::EmptyBase));
        assert_eq!(Paired::new(0, MOST_CHANGED, 1, 0).unwrap().exact_p(), Err(Undefined::TooLarge));
    }
}
