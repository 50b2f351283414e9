//! Association of two ordered variables by pairs of units: Kendall's tau, Goodman and Kruskal's gamma, Somers' d.

use std::collections::BTreeMap;

use crate::stats::Undefined;
use crate::stats::distribution::normal_two_sided;
use crate::stats::number::float;
use crate::stats::ranks::Ranks;

/// How the pairs of units lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Concordance {
    n: u64,
    ties_x: Vec<u64>,
    ties_y: Vec<u64>,
    cells: Vec<Cell>,
    /// Pairs in which both variables rise together, each counted once.
    pub concordant: u64,
    /// Pairs in which one rises and the other falls, each counted once.
    pub discordant: u64,
}

/// The units with one pair of values.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell {
    units: u64,
    concordant: u64,
    discordant: u64,
}

/// Counts by place, with sums up to a place in logarithmic time (Fenwick 1994).
struct Sums(Vec<u64>);

impl Sums {
    fn add(&mut self, place: usize, units: u64) {
        let mut node = place + 1;
        while let Some(sum) = self.0.get_mut(node) {
            *sum += units;
            node += node & node.wrapping_neg();
        }
    }

    /// Units at places below this one.
    fn below(&self, place: usize) -> u64 {
        let mut node = place;
        let mut sum = 0;
        while node > 0 {
            sum += self.0.get(node).copied().unwrap_or(0);
            node -= node & node.wrapping_neg();
        }
        sum
    }
}

impl Concordance {
    /// Counts the pairs of two variables, in time n log n.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where the lengths differ or an answer is not finite.
    pub fn of(x: &[f64], y: &[f64]) -> Result<Self, Undefined> {
        if x.len() != y.len() {
            return Err(Undefined::Impossible);
        }
        let (rx, ry) = (Ranks::of(x)?, Ranks::of(y)?);
        let places: BTreeMap<u64, usize> = {
            let mut seen: Vec<u64> = ry.doubled.clone();
            seen.sort_unstable();
            seen.dedup();
            seen.into_iter().zip(0..).collect()
        };
        let mut table: BTreeMap<(u64, usize), u64> = BTreeMap::new();
        for (x, y) in rx.doubled.iter().zip(&ry.doubled) {
            let place = places.get(y).copied().unwrap_or(0);
            *table.entry((*x, place)).or_default() += 1;
        }
        let table: Vec<((u64, usize), u64)> = table.into_iter().collect();
        let mut cells: Vec<Cell> =
            table.iter().map(|(_, units)| Cell { units: *units, concordant: 0, discordant: 0 }).collect();
        // Units with a smaller x, then those with a larger one.
        sweep(table.iter().zip(cells.iter_mut()), places.len(), |cell, below, above| {
            cell.concordant += below;
            cell.discordant += above;
        });
        sweep(table.iter().zip(cells.iter_mut()).rev(), places.len(), |cell, below, above| {
            cell.concordant += above;
            cell.discordant += below;
        });
        let twice = |of: fn(&Cell) -> u64| cells.iter().map(|cell| cell.units * of(cell)).sum::<u64>() / 2;
        let (concordant, discordant) = (twice(|cell| cell.concordant), twice(|cell| cell.discordant));
        Ok(Self { n: x.len() as u64, ties_x: rx.ties, ties_y: ry.ties, cells, concordant, discordant })
    }

    /// Concordant less discordant pairs.
    fn surplus(&self) -> f64 {
        float(self.concordant) - float(self.discordant)
    }

    /// Pairs that are not tied on a variable with these ties.
    fn untied(&self, ties: &[u64]) -> f64 {
        let pairs = |n: u64| n * n.saturating_sub(1) / 2;
        float(pairs(self.n) - ties.iter().map(|t| pairs(*t)).sum::<u64>())
    }

    /// (C − D)/(C + D) (Goodman and Kruskal 1954).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where every pair is tied.
    pub fn gamma(&self) -> Result<f64, Undefined> {
        let pairs = float(self.concordant) + float(self.discordant);
        if pairs > 0.0 { Ok(self.surplus() / pairs) } else { Err(Undefined::NoSpread) }
    }

    /// The asymptotic standard error of gamma, not under independence (ASE1): with P = 2C and Q = 2D,
    /// 4/(P + Q)² √Σ n_ij (Q C_ij − P D_ij)² (Goodman and Kruskal 1963).
    ///
    /// # Errors
    /// As [`Concordance::gamma`].
    pub fn gamma_error(&self) -> Result<f64, Undefined> {
        let (p, q) = (2.0 * float(self.concordant), 2.0 * float(self.discordant));
        if p + q <= 0.0 {
            return Err(Undefined::NoSpread);
        }
        let part = |cell: &Cell| q / (p + q) * float(cell.concordant) - p / (p + q) * float(cell.discordant);
        let sum: f64 = self.cells.iter().map(|cell| float(cell.units) * part(cell).powi(2)).sum();
        Ok(4.0 / (p + q) * sum.sqrt())
    }

    /// Somers' d of y given x, (C − D)/(pairs not tied on x) (Somers 1962).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where every pair is tied on x.
    pub fn somers_d(&self) -> Result<f64, Undefined> {
        let pairs = self.untied(&self.ties_x);
        if pairs > 0.0 { Ok(self.surplus() / pairs) } else { Err(Undefined::NoSpread) }
    }

    /// Stuart's tau-c, 2m(C − D)/(n²(m − 1)) with m the smaller number of values (Stuart 1953).
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where a variable has one value.
    pub fn tau_c(&self) -> Result<f64, Undefined> {
        let m = float(self.ties_x.len().min(self.ties_y.len()) as u64);
        let n = float(self.n);
        if m < 2.0 { Err(Undefined::NoSpread) } else { Ok(2.0 * m * self.surplus() / (n * n * (m - 1.0))) }
    }

    /// Kendall's tau-b, (C − D)/√(pairs not tied on x · pairs not tied on y) (Kendall 1945).
    ///
    /// # Errors
    /// [`Undefined::TooFew`] with fewer than three units, [`Undefined::NoSpread`] where a variable has one value.
    pub fn tau_b(&self) -> Result<f64, Undefined> {
        if self.n < 3 {
            return Err(Undefined::TooFew);
        }
        let (x, y) = (self.untied(&self.ties_x), self.untied(&self.ties_y));
        if x <= 0.0 || y <= 0.0 { Err(Undefined::NoSpread) } else { Ok(self.surplus() / (x.sqrt() * y.sqrt())) }
    }

    /// Whether y rises along the groups of equal x. J is half of S and of all pairs from two groups, so that its variance with
    /// the correction for ties is a quarter of that of S and the test is Kendall's (SAS PROC FREQ, `JT`).
    ///
    /// # Errors
    /// As [`Concordance::tau_b`].
    pub fn jonckheere(&self) -> Result<Jonckheere, Undefined> {
        let (z, p) = self.kendall_test()?;
        Ok(Jonckheere { j: f64::midpoint(self.surplus(), self.untied(&self.ties_x)), z, p })
    }

    /// z of Kendall's S with the variance corrected for ties, without a correction for continuity, and its two-sided p
    /// (Kendall 1970; R: `cor.test(method = "kendall", exact = FALSE)`).
    ///
    /// # Errors
    /// As [`Concordance::tau_b`].
    pub fn kendall_test(&self) -> Result<(f64, f64), Undefined> {
        self.tau_b()?;
        let n = float(self.n);
        let sum = |ties: &[u64], of: fn(f64) -> f64| ties.iter().map(|t| of(float(*t))).sum::<f64>();
        let both = |of: fn(f64) -> f64| sum(&self.ties_x, of) * sum(&self.ties_y, of);
        let single: fn(f64) -> f64 = |t| t * (t - 1.0) * (2.0 * t + 5.0);
        let v0 = single(n) - sum(&self.ties_x, single) - sum(&self.ties_y, single);
        let v1 = both(|t| t * (t - 1.0)) / (2.0 * n * (n - 1.0));
        let v2 = both(|t| t * (t - 1.0) * (t - 2.0)) / (9.0 * n * (n - 1.0) * (n - 2.0));
        let z = self.surplus() / (v0 / 18.0 + v1 + v2).sqrt();
        Ok((z, normal_two_sided(z)))
    }
}

/// The test of Jonckheere (1954) and Terpstra (1952).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jonckheere {
    /// Over every two groups, the pairs of units in which the later group's answer is higher, a tie counted as half.
    pub j: f64,
    /// Positive where answers rise along the groups; its square is χ² with one degree of freedom.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

/// Goes through the cells by x and tells each how many units of the x before it lie below and above its y.
fn sweep<'a>(
    cells: impl Iterator<Item = (&'a ((u64, usize), u64), &'a mut Cell)>,
    places: usize,
    tell: impl Fn(&mut Cell, u64, u64),
) {
    let mut before = Sums(vec![0; places + 1]);
    let mut all = 0;
    let mut waiting: Vec<(usize, u64)> = Vec::new();
    let mut current = None;
    for (((x, place), units), cell) in cells {
        if current != Some(*x) {
            for (place, units) in waiting.drain(..) {
                before.add(place, units);
                all += units;
            }
            current = Some(*x);
        }
        tell(cell, before.below(*place), all - before.below(place + 1));
        waiting.push((*place, *units));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::number::count;

    /// Every pair looked at.
    #[test]
    fn against_all_pairs() {
        let mut state = 7_u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from((state >> 16) % below)
        };
        for n in 0..60 {
            let x: Vec<f64> = (0..n).map(|_| next(4)).collect();
            let y: Vec<f64> = (0..n).map(|_| next(6)).collect();
            let (mut c, mut d) = (0, 0);
            for i in 0..n {
                for j in 0..i {
                    let sign = (x[i] - x[j]) * (y[i] - y[j]);
                    c += u64::from(sign > 0.0);
                    d += u64::from(sign < 0.0);
                }
            }
            let result = Concordance::of(&x, &y).unwrap();
            assert_eq!((result.concordant, result.discordant), (c, d));
        }
    }

    #[test]
    fn order_of_units_changes_nothing_and_reversal_turns_the_sign() {
        let (x, y) = ([1.0, 2.0, 2.0, 3.0, 3.0], [2.0, 1.0, 3.0, 3.0, 5.0]);
        let turned: Vec<f64> = y.iter().map(|y| -y).collect();
        let (a, b) = (Concordance::of(&x, &y).unwrap(), Concordance::of(&x, &turned).unwrap());
        assert_eq!((a.concordant, a.discordant), (b.discordant, b.concordant));
        assert!((a.tau_b().unwrap() + b.tau_b().unwrap()).abs() < 1e-15);
        assert!((a.gamma_error().unwrap() - b.gamma_error().unwrap()).abs() < 1e-15);
    }

    /// Job satisfaction by income (R, `?fisher.test`): J by counting, and its variance with ties by the formula of SAS for J.
    #[test]
    fn jonckheere_and_terpstra() {
        let job = [[1.0, 2.0, 1.0, 0.0], [3.0, 3.0, 6.0, 1.0], [10.0, 10.0, 14.0, 9.0], [6.0, 7.0, 12.0, 11.0]];
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (answer, row) in job.iter().enumerate() {
            for (group, n) in row.iter().enumerate() {
                let units = (0..104).map(f64::from).take_while(|unit| unit < n).count();
                x.extend(std::iter::repeat_n(count(group), units));
                y.extend(std::iter::repeat_n(count(answer), units));
            }
        }
        let mut pairs = 0.0;
        for (a, ya) in x.iter().zip(&y) {
            for (b, yb) in x.iter().zip(&y) {
                if a < b {
                    pairs += if ya < yb {
                        1.0
                    } else if ya > yb {
                        0.0
                    } else {
                        0.5
                    };
                }
            }
        }
        let groups: Vec<f64> = (0..4).map(|group| job.iter().map(|row| row[group]).sum()).collect();
        let answers: Vec<f64> = job.iter().map(|row| row.iter().sum()).collect();
        let all: f64 = answers.iter().sum();
        let sum = |of: &dyn Fn(f64) -> f64, sizes: &[f64]| sizes.iter().map(|size| of(*size)).sum::<f64>();
        let fives = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
        let triples = |t: f64| t * (t - 1.0) * (t - 2.0);
        let doubles = |t: f64| t * (t - 1.0);
        let variance = (fives(all) - sum(&fives, &groups) - sum(&fives, &answers)) / 72.0
            + sum(&triples, &groups) * sum(&triples, &answers) / (36.0 * all * (all - 1.0) * (all - 2.0))
            + sum(&doubles, &groups) * sum(&doubles, &answers) / (8.0 * all * (all - 1.0));
        let mean = (all * all - groups.iter().map(|size| size * size).sum::<f64>()) / 4.0;
        let test = Concordance::of(&x, &y).unwrap().jonckheere().unwrap();
        assert!((test.j - pairs).abs() < 1e-9, "{} {pairs}", test.j);
        assert!((test.z - (pairs - mean) / variance.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn undefined_where_all_is_tied() {
        let constant = Concordance::of(&[3.0, 3.0, 3.0], &[1.0, 2.0, 3.0]).unwrap();
        assert_eq!(constant.gamma(), Err(Undefined::NoSpread));
        assert_eq!(constant.somers_d(), Err(Undefined::NoSpread));
        assert_eq!(constant.tau_c(), Err(Undefined::NoSpread));
        assert_eq!(constant.tau_b(), Err(Undefined::NoSpread));
        assert_eq!(Concordance::of(&[], &[]).unwrap().tau_b(), Err(Undefined::TooFew));
    }
}
