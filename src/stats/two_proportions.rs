//! Two shares of independent groups: tests and intervals of their difference, first minus second.

use crate::stats::contingency::{Table, TwoByTwo};
use crate::stats::distribution::boundary;
use crate::stats::number::{cross, float, rounded, sum};
use crate::stats::proportion::formula::{Counted, wilson, wilson_continuity};
use crate::stats::{ChiSquareTest, Interval, Level, Undefined, ZTest};

/// How many of each of two groups say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoProportions {
    x1: u64,
    n1: u64,
    x2: u64,
    n2: u64,
}

impl TwoProportions {
    /// `x1` of `n1` against `x2` of `n2`.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] where a group has nobody; [`Undefined::Impossible`] where more say yes than there are;
    /// [`Undefined::TooLarge`] above 2^53 units.
    pub fn new(x1: u64, n1: u64, x2: u64, n2: u64) -> Result<Self, Undefined> {
        if x1 > n1 || x2 > n2 {
            return Err(Undefined::Impossible);
        }
        sum([n1, n2])?;
        if n1 == 0 || n2 == 0 { Err(Undefined::EmptyBase) } else { Ok(Self { x1, n1, x2, n2 }) }
    }

    /// The share in the first group.
    pub fn first(&self) -> f64 {
        float(self.x1) / float(self.n1)
    }

    /// The share in the second group.
    pub fn second(&self) -> f64 {
        float(self.x2) / float(self.n2)
    }

    /// First minus second, rounded once.
    pub fn difference(&self) -> f64 {
        rounded(cross(self.x1, self.n2, self.x2, self.n1)) / (float(self.n1) * float(self.n2))
    }

    /// z = difference / √(p (1 − p)(1/n₁ + 1/n₂)) with p over both groups; z² is Pearson's X² (R
    /// `prop.test(correct = FALSE)`).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where all of both groups answer alike.
    pub fn pooled(&self) -> Result<ZTest, Undefined> {
        let (yes, all) = (self.x1 + self.x2, self.n1 + self.n2);
        if yes == 0 || yes == all {
            return Err(Undefined::NoSpread);
        }
        let numerator = rounded(cross(self.x1, self.n2, self.x2, self.n1));
        let roots: f64 = [self.n1, self.n2, yes, all - yes].map(|count| float(count).sqrt()).iter().product();
        Ok(ZTest::new(numerator / roots * float(all).sqrt()))
    }

    /// The test that the interval of Miettinen and Nurminen turns round: [`TwoProportions::pooled`] with their factor, so that
    /// z² is X² (N − 1) / N.
    ///
    /// # Errors
    /// As [`TwoProportions::pooled`].
    pub fn score(&self) -> Result<ZTest, Undefined> {
        let all = float(self.n1) + float(self.n2);
        Ok(ZTest::new(self.pooled()?.z * ((all - 1.0) / all).sqrt()))
    }

    /// [`TwoProportions::pooled`] with continuity correction, which is Yates' X² (R `prop.test(correct = TRUE)`).
    ///
    /// # Errors
    /// As [`TwoProportions::pooled`].
    pub fn corrected(&self) -> Result<ChiSquareTest, Undefined> {
        Ok(self.table()?.yates())
    }

    /// The two groups as rows, yes before no.
    ///
    /// # Errors
    /// As [`TwoProportions::pooled`].
    pub fn table(&self) -> Result<TwoByTwo, Undefined> {
        let rows = vec![vec![self.x1, self.n1 - self.x1], vec![self.x2, self.n2 - self.x2]];
        Table::new(rows)?.two_by_two().map_err(|_| Undefined::NoSpread)
    }

    /// z = difference / √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where each group answers alike.
    pub fn unpooled(&self) -> Result<ZTest, Undefined> {
        let error = self.standard_error();
        if error > 0.0 { Ok(ZTest::new(self.difference() / error)) } else { Err(Undefined::NoSpread) }
    }

    fn standard_error(&self) -> f64 {
        let part = |x: u64, n: u64| (float(x) / float(n)) * (float(n - x) / float(n)) / float(n);
        (part(self.x1, self.n1) + part(self.x2, self.n2)).sqrt()
    }

    /// Newcombe's hybrid score interval (1998, method 10), from Wilson's intervals of both shares.
    pub fn newcombe(&self, level: Level) -> Interval {
        self.hybrid(|share| wilson(share, level))
    }

    /// Newcombe's method 11: the same from Wilson's intervals with continuity correction.
    pub fn newcombe_corrected(&self, level: Level) -> Interval {
        self.hybrid(|share| wilson_continuity(share, level))
    }

    fn hybrid(&self, of_one: impl Fn(Counted) -> Interval) -> Interval {
        let [first, second] = [(self.x1, self.n1), (self.x2, self.n2)].map(|(x, n)| of_one(Counted::of(x, n - x)));
        hybrid((self.first(), first), (self.second(), second), self.difference())
    }

    /// difference ∓ z √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂), not cut at ±1; it is a point where each group answers alike, so that
    /// it is no interval to publish there.
    pub fn wald(&self, level: Level) -> Interval {
        Interval::around(self.difference(), level.z() * self.standard_error())
    }

    /// Wald's interval with one yes and one no added to each group (Agresti and Caffo 2000), not cut at ±1.
    pub fn agresti_caffo(&self, level: Level) -> Interval {
        Self { x1: self.x1 + 1, n1: self.n1 + 2, x2: self.x2 + 1, n2: self.n2 + 2 }.wald(level)
    }

    /// The score interval of Miettinen and Nurminen (1985), with their factor N / (N − 1): all differences D with
    /// |difference − D| ≤ z √(variance at the likeliest shares that differ by D).
    pub fn miettinen_nurminen(&self, level: Level) -> Interval {
        let z = level.z();
        let all = float(self.n1) + float(self.n2);
        let seen = self.difference();
        let holds =
            |d: f64| (seen - d).abs() <= z * (self.restricted_variance(d) * all / (all - 1.0)).max(0.0).sqrt();
        Interval { low: boundary(seen, -1.0, holds), high: boundary(seen, 1.0, holds) }
    }

    /// p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂ at the likeliest shares with p₁ − p₂ = d.
    fn restricted_variance(&self, d: f64) -> f64 {
        if d < 0.0 {
            return Self { x1: self.x2, n1: self.n2, x2: self.x1, n2: self.n1 }.restricted_variance(-d);
        }
        let [yes1, no1, yes2, no2] = [self.x1, self.n1 - self.x1, self.x2, self.n2 - self.x2].map(float);
        // The slope of the log likelihood in p₂ from 0 to 1 − d falls throughout; its cubic equation has a closed solution,
        // but that loses digits where the shares are near 0.
        let end = 1.0 - d;
        let part = |count: f64, share: f64| if count == 0.0 { 0.0 } else { count / share };
        let rises = |p: f64| part(yes1, p + d) + part(yes2, p) > part(no1, end - p) + part(no2, 1.0 - p);
        let (mut low, mut high) = (0.0, end);
        for _ in 0..1200 {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high {
                break;
            }
            if rises(middle) { low = middle } else { high = middle }
        }
        let p = if rises(high) || no1 + no2 == 0.0 { high } else { low };
        (p + d) * (end - p) / float(self.n1) + p * (1.0 - p) / float(self.n2)
    }
}

/// The interval of the difference of two independent shares from an interval of each: Newcombe's way with any intervals (MOVER,
/// Zou and Donner 2008). A share that is known, and not estimated, has an interval without width.
pub fn hybrid((p1, first): (f64, Interval), (p2, second): (f64, Interval), difference: f64) -> Interval {
    Interval {
        low: (difference - (p1 - first.low).hypot(second.high - p2)).max(-1.0),
        high: (difference + (first.high - p1).hypot(p2 - second.low)).min(1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(x1: u64, n1: u64, x2: u64, n2: u64) -> TwoProportions {
        TwoProportions::new(x1, n1, x2, n2).unwrap()
    }

    /// Newcombe 1998, table II.
    #[test]
    fn newcombe() {
        for (x1, n1, x2, n2, low, high) in [
            (56, 70, 48, 80, 0.052_431, 0.333_873),
            (9, 10, 3, 10, 0.170_523, 0.809_018),
            (6, 7, 2, 7, 0.058_228, 0.806_250),
            (5, 56, 0, 29, -0.038_137, 0.192_560),
            (0, 10, 0, 20, -0.161_125, 0.277_533),
            (0, 10, 0, 10, -0.277_533, 0.277_533),
            (10, 10, 0, 20, 0.679_086, 1.0),
            (10, 10, 0, 10, 0.607_509, 1.0),
        ] {
            let interval = pair(x1, n1, x2, n2).newcombe(Level::PERCENT_95);
            assert!((interval.low - low).abs() < 1e-6 && (interval.high - high).abs() < 1e-6, "{interval:?}");
        }
    }

    /// The example of statpsych's `ci.pairs.prop.bs`: 111, 161 and 132 of 200, the level shared by three pairs.
    #[test]
    fn agresti_caffo() {
        for (x1, x2, low, high) in [
            (111, 161, -0.354_830_65, -0.140_218_85),
            (111, 132, -0.219_674_89, 0.011_754_09),
            (161, 132, 0.039_225_11, 0.247_903_60),
        ] {
            let interval = pair(x1, 200, x2, 200).agresti_caffo(Level::new(1.0 - 0.05 / 3.0).unwrap());
            assert!((interval.low - low).abs() < 1e-8 && (interval.high - high).abs() < 1e-8, "{interval:?}");
        }
    }

    /// Every pair of groups of up to 5: in order, around the difference, within ±1 (but Wald and Agresti–Caffo), mirrored
    /// where the groups change places, and never a point but where no interval can be more.
    #[test]
    fn every_small_pair() {
        for n1 in 1..=5 {
            for n2 in 1..=5 {
                for (x1, x2) in (0..=n1).flat_map(|x1| (0..=n2).map(move |x2| (x1, x2))) {
                    let (one, other) = (pair(x1, n1, x2, n2), pair(x2, n2, x1, n1));
                    let all = |pair: &TwoProportions| {
                        [
                            pair.newcombe(Level::PERCENT_95),
                            pair.newcombe_corrected(Level::PERCENT_95),
                            pair.miettinen_nurminen(Level::PERCENT_95),
                            pair.agresti_caffo(Level::PERCENT_95),
                            pair.wald(Level::PERCENT_95),
                        ]
                    };
                    for (index, (own, turned)) in all(&one).into_iter().zip(all(&other)).enumerate() {
                        assert!(own.low <= own.high, "{one:?} {index} {own:?}");
                        assert!((own.low + turned.high).abs() < 1e-12 && (own.high + turned.low).abs() < 1e-12);
                        if index < 3 {
                            let seen = one.difference();
                            assert!(own.low >= -1.0 && own.high <= 1.0 && own.low < own.high);
                            assert!(
                                own.low <= seen + 1e-15 && seen - 1e-15 <= own.high,
                                "{one:?} {index} {own:?}"
                            );
                        }
                    }
                    match (one.pooled(), one.corrected()) {
                        (Ok(test), Ok(corrected)) => {
                            assert!(test.p > 0.0 && test.p <= 1.0);
                            assert!(corrected.statistic <= test.z * test.z + 1e-12);
                        }
                        (one, other) => assert!(one.is_err() && other.is_err()),
                    }
                }
            }
        }
    }

    /// z² is Pearson's X², and the score interval ends where its test has its level.
    #[test]
    fn two_routes() {
        let groups = pair(83, 86, 70, 82);
        let table = Table::new(vec![vec![83, 3], vec![70, 12]]).unwrap();
        let z = groups.pooled().unwrap().z;
        assert!((z * z / table.pearson().unwrap().statistic - 1.0).abs() < 1e-13);
        // At the level of its own test the interval has 0 as its end.
        let level = 1.0 - groups.score().unwrap().p;
        assert!(groups.miettinen_nurminen(Level::new(level).unwrap()).low.abs() < 1e-9);
    }

    #[test]
    fn refused() {
        assert_eq!(TwoProportions::new(0, 0, 1, 2), Err(Undefined::EmptyBase));
        assert_eq!(TwoProportions::new(3, 2, 1, 2), Err(Undefined::Impossible));
        assert_eq!(TwoProportions::new(0, u64::MAX, 1, 2), Err(Undefined::TooLarge));
        assert_eq!(pair(0, 3, 0, 4).pooled(), Err(Undefined::NoSpread));
        assert_eq!(pair(3, 3, 0, 4).unpooled(), Err(Undefined::NoSpread));
    }
}
