//! Intervals of the difference of two shares of the same units, first minus second.

use crate::stats::distribution::boundary;
use crate::stats::number::{cross, float, rounded};
use crate::stats::paired::Paired;
use crate::stats::proportion::formula::{Counted, wilson};
use crate::stats::{Interval, Level};

impl Paired {
    /// difference ∓ z/n √(b + c − (b − c)²/n), not cut at ±1; a point where nobody changed, so that it is no interval to
    /// publish there.
    pub fn wald(&self, level: Level) -> Interval {
        let n = float(self.total());
        let net = self.b.abs_diff(self.c);
        let spread = rounded(cross(self.changed(), self.total(), net, net).max(0)) / n;
        Interval::around(self.difference(), level.z() * spread.sqrt() / n)
    }

    /// Newcombe's hybrid score interval with the correlation of the pairs (1998, method 8); a point where both answers occur and
    /// nobody changed, so that it is no interval to publish there.
    pub fn newcombe(&self, level: Level) -> Interval {
        self.hybrid(level, self.phi())
    }

    /// Newcombe's method 10: the same with ad − bc drawn towards 0 by n/2 where it is positive.
    pub fn newcombe_corrected(&self, level: Level) -> Interval {
        self.hybrid(level, self.phi_drawn())
    }

    /// The correlation of the pairs; 0 where all answered alike in a round.
    pub(in crate::stats) fn phi(&self) -> f64 {
        self.over_roots(rounded(cross(self.a, self.d, self.b, self.c)))
    }

    /// The same with ad − bc drawn towards 0 by n/2 where it is positive, as Newcombe's method 10 takes it.
    pub(in crate::stats) fn phi_drawn(&self) -> f64 {
        let twice = 2 * cross(self.a, self.d, self.b, self.c);
        let drawn = if twice > 0 { (twice - i128::from(self.total())).max(0) } else { twice };
        self.over_roots(0.5 * rounded(drawn))
    }

    fn over_roots(&self, product: f64) -> f64 {
        let n = self.total();
        let (yes1, yes2) = (self.a + self.b, self.a + self.c);
        let roots: f64 = [yes1, n - yes1, yes2, n - yes2].map(|margin| float(margin).sqrt()).iter().product();
        if roots > 0.0 { (product / roots).clamp(-1.0, 1.0) } else { 0.0 }
    }

    fn hybrid(&self, level: Level, correlation: f64) -> Interval {
        let n = self.total();
        let (yes1, yes2) = (self.a + self.b, self.a + self.c);
        let (p1, p2) = (self.first(), self.second());
        let [first, second] = [yes1, yes2].map(|yes| wilson(Counted::of(yes, n - yes), level));
        let distance =
            |one: f64, other: f64| (one * one - 2.0 * correlation * one * other + other * other).max(0.0).sqrt();
        Interval {
            low: (self.difference() - distance(p1 - first.low, second.high - p2)).max(-1.0),
            high: (self.difference() + distance(first.high - p1, p2 - second.low)).min(1.0),
        }
    }

    /// Tango's score interval (1998): all differences D with |b − c − nD| ≤ z √(variance at the likeliest shares that
    /// differ by D).
    pub fn tango(&self, level: Level) -> Interval {
        let z = level.z();
        let seen = self.difference();
        let (n, net) = (float(self.total()), rounded(self.net_change()));
        let holds = |d: f64| (net - n * d).abs() <= z * (n * self.restricted_variance(d)).max(0.0).sqrt();
        Interval { low: boundary(seen, -1.0, holds), high: boundary(seen, 1.0, holds) }
    }

    /// q₁₂ + q₂₁ − d² at the likeliest shares of change with q₁₂ − q₂₁ = d.
    #[expect(clippy::many_single_char_names, reason = "the letters of the table and of the published equation")]
    fn restricted_variance(&self, d: f64) -> f64 {
        if d < 0.0 {
            return Self { b: self.c, c: self.b, ..*self }.restricted_variance(-d);
        }
        // Of the two ways to write the root of the quadratic equation the one that does not cancel.
        let (n, b, c) = (float(self.total()), float(self.b), float(self.c));
        let linear = (2.0 * n - b + c) * d - b - c;
        let constant = -c * d * (1.0 - d);
        let root = (linear * linear - 8.0 * n * constant).max(0.0).sqrt();
        let q = if linear > 0.0 { -2.0 * constant / (root + linear) } else { (root - linear) / (4.0 * n) };
        2.0 * q + d * (1.0 - d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, the intervals of method 10.
    #[test]
    fn newcombe() {
        for (a, b, c, d, low, high) in [
            (36, 12, 2, 0, 0.056_929_584, 0.340_427_603),
            (20, 12, 2, 16, 0.056_156_424_84, 0.329_206_995_4),
            (1, 1, 7, 12, -0.506_920_226_7, -0.025_559_124_16),
            (59, 6, 16, 80, -0.118_621_195_6, -0.004_625_113_933),
        ] {
            let interval = Paired::new(a, b, c, d).unwrap().newcombe_corrected(Level::PERCENT_95);
            assert!((interval.low - low).abs() < 1e-8 && (interval.high - high).abs() < 1e-8, "{interval:?}");
        }
    }

    /// Every table of up to 6 a cell: in order, around the difference, within ±1 (but Wald), mirrored where the rounds change
    /// places.
    #[test]
    fn every_small_table() {
        for code in 1..7_u64.pow(4) {
            let cell = |place: u32| code / 7_u64.pow(place) % 7;
            let one = Paired::new(cell(0), cell(1), cell(2), cell(3)).unwrap();
            let other = Paired::new(cell(0), cell(2), cell(1), cell(3)).unwrap();
            let all = |pairs: &Paired| {
                let level = Level::PERCENT_95;
                [pairs.newcombe(level), pairs.newcombe_corrected(level), pairs.tango(level), pairs.wald(level)]
            };
            for (index, (own, turned)) in all(&one).into_iter().zip(all(&other)).enumerate() {
                assert!(own.low <= own.high, "{one:?} {index} {own:?}");
                assert!((own.low + turned.high).abs() < 1e-12 && (own.high + turned.low).abs() < 1e-12);
                let seen = one.difference();
                assert!(own.low <= seen + 1e-12 && seen - 1e-12 <= own.high);
                if index < 3 {
                    assert!(own.low >= -1.0 && own.high <= 1.0);
                }
                if index == 2 {
                    assert!(own.low < own.high);
                }
            }
        }
    }

    /// Tango's interval has 0 as its end at the level of McNemar's test.
    #[test]
    fn tango_turns_mcnemar_round() {
        let pairs = Paired::new(20, 12, 4, 16).unwrap();
        let level = 1.0 - pairs.mcnemar().unwrap().p;
        assert!(pairs.tango(Level::new(level).unwrap()).low.abs() < 1e-9);
    }
}
