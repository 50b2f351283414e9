//! Two multiple answers of the same units: simultaneous pairwise marginal independence (SPMI).

use crate::stats::contingency::Table;
use crate::stats::multiple_response::{MOST_TABLES, MarginalIndependence, line, possible};
use crate::stats::number::{float, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// How many units chose each pair of options of the first and each pair of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossed {
    first: usize,
    second: usize,
    /// Everybody, then the pairs of the first; in each the same of the second.
    lines: Vec<Vec<u64>>,
}

/// An option of the first answer and one of the second, with what is needed of them.
#[derive(Clone, Copy)]
struct Two {
    first: usize,
    second: usize,
    /// Shares that chose each.
    shares: (f64, f64),
    /// Share that chose both, less what it would be of independent answers.
    covariance: f64,
}

impl Crossed {
    /// Of the numbers of options and the counts: a line of everybody, then one for each of
    /// [`pairs`](crate::stats::multiple_response::pairs) of the first; in each line the same of the second. Units without an
    /// answer to one of both are not counted.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where these cannot be such counts; [`Undefined::TooLarge`] above 2^53 units.
    pub fn new(first: usize, second: usize, lines: Vec<Vec<u64>>) -> Result<Self, Undefined> {
        let columns = lines.first().map_or(0, Vec::len);
        let column = |place: usize| lines.iter().map(|line| line.get(place).copied().unwrap_or(0)).collect();
        let turned: Vec<Vec<u64>> = (0..columns).map(column).collect();
        if !possible(first, &lines) || !possible(second, &turned) {
            return Err(Undefined::Impossible);
        }
        sum(lines.first().and_then(|line| line.first()).copied())?;
        Ok(Self { first, second, lines })
    }

    fn at(&self, row: usize, column: usize) -> u64 {
        self.lines.get(row).and_then(|line| line.get(column)).copied().unwrap_or(0)
    }

    /// Units.
    pub fn units(&self) -> u64 {
        self.at(0, 0)
    }

    /// The table of an option of the first and one of the second: both, only the first; only the second, neither.
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where the counts contradict each other.
    pub fn table(&self, first: usize, second: usize) -> Result<Table, Undefined> {
        let (row, column) = (line(self.first, first, first), line(self.second, second, second));
        let both = self.at(row, column);
        let less = |all: u64, part: u64| all.checked_sub(part).ok_or(Undefined::Impossible);
        let (one, other) = (less(self.at(row, 0), both)?, less(self.at(0, column), both)?);
        let neither = less(less(less(self.units(), both)?, one)?, other)?;
        Table::new(vec![vec![both, one], vec![other, neither]])
    }

    /// Whether each option of the first is chosen independently of each of the second: X²_S = Σ X² over the tables of two
    /// options, in the order of the first and within it of the second; df their number. Options that everybody or nobody chose
    /// take no part.
    ///
    /// The eigenvalues are those of D⁻¹ Σ: Σ the covariance of the differences of the shares that chose both from the products
    /// of the shares, D their variances where the answers are independent (Bilder and Loughin 2004, appendix; Thomas and
    /// Decady 2004).
    pub fn test(&self) -> MarginalIndependence {
        let places: Vec<(usize, usize)> =
            (0..self.first).flat_map(|first| (0..self.second).map(move |second| (first, second))).collect();
        let each: Vec<Result<ChiSquareTest, Undefined>> =
            places.iter().map(|(first, second)| self.table(*first, *second)?.pearson()).collect();
        let tested = places.into_iter().zip(&each).filter(|(_, test)| test.is_ok());
        let squares = self.sum_of_squares(&tested.map(|(place, _)| self.two(place)).collect::<Vec<_>>());
        MarginalIndependence::of(self.units(), each, squares)
    }

    fn share(&self, row: usize, column: usize) -> f64 {
        float(self.at(row, column)) / float(self.units())
    }

    fn two(&self, (first, second): (usize, usize)) -> Two {
        let (row, column) = (line(self.first, first, first), line(self.second, second, second));
        let shares = (self.share(row, 0), self.share(0, column));
        Two { first, second, shares, covariance: self.share(row, column) - shares.0 * shares.1 }
    }

    /// Σ λ²: the sum over all entries of the matrix, made symmetric by the roots of D on both sides.
    fn sum_of_squares(&self, tables: &[Two]) -> Result<f64, Undefined> {
        if tables.len() > MOST_TABLES {
            return Err(Undefined::TooLarge);
        }
        let variance = |two: &Two| two.shares.0 * (1.0 - two.shares.0) * two.shares.1 * (1.0 - two.shares.1);
        let mut squares = 0.0;
        for (place, one) in tables.iter().enumerate() {
            for other in tables.iter().skip(place) {
                let entry = self.product(one, other) - one.covariance * other.covariance;
                let times = if one.first == other.first && one.second == other.second { 1.0 } else { 2.0 };
                squares += times * entry * entry / (variance(one) * variance(other));
            }
        }
        Ok(squares)
    }

    /// The mean over the units of (w − a)(x − b)(y − c)(z − d), with w and y an option of the first and of the second of one
    /// table, x and z of the other, and the shares a, c, b, d that chose each.
    fn product(&self, one: &Two, other: &Two) -> f64 {
        let ((a, c), (b, d)) = (one.shares, other.shares);
        // (w − a)(x − b) = wx − b w − a x + ab.
        let rows = [
            (line(self.first, one.first, other.first), 1.0),
            (line(self.first, one.first, one.first), -b),
            (line(self.first, other.first, other.first), -a),
            (0, a * b),
        ];
        let columns = [
            (line(self.second, one.second, other.second), 1.0),
            (line(self.second, one.second, one.second), -d),
            (line(self.second, other.second, other.second), -c),
            (0, c * d),
        ];
        let along = |row: usize| -> f64 { columns.iter().map(|(column, x)| x * self.share(row, *column)).sum() };
        rows.iter().map(|(row, x)| x * along(*row)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::multiple_response::pairs;

    type Unit = (Vec<bool>, Vec<bool>);

    fn counted(first: usize, second: usize, units: &[Unit]) -> Crossed {
        let mut lines = vec![vec![0; pairs(second).len() + 1]; pairs(first).len() + 1];
        // Everybody, then each pair.
        let meets = |chosen: &[bool], options: usize| -> Vec<bool> {
            let both = pairs(options).into_iter().map(|(one, other)| chosen[one] && chosen[other]);
            [true].into_iter().chain(both).collect()
        };
        for (one, other) in units {
            let columns = meets(other, second);
            for (line, row) in lines.iter_mut().zip(meets(one, first)) {
                for (count, column) in line.iter_mut().zip(&columns) {
                    *count += u64::from(row && *column);
                }
            }
        }
        Crossed::new(first, second, lines).unwrap()
    }

    fn units(number: usize, first: usize, second: usize) -> Vec<Unit> {
        let mut state = 99_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap()
        };
        let mut some = |options: usize| -> Vec<bool> { (0..options).map(|o| next() % (o + 2) == 0).collect() };
        (0..number).map(|_| (some(first), some(second))).collect()
    }

    fn near(got: f64, expected: f64) {
        assert!((got - expected).abs() <= 1e-10 * expected.abs().max(1e-3), "{got} {expected}");
    }

    fn alike(one: &MarginalIndependence, other: &MarginalIndependence) {
        let (one, other) = (one.together.unwrap(), other.together.unwrap());
        near(one.statistic, other.statistic);
        near(one.bonferroni, other.bonferroni);
        let (one, other) = (one.second_order.unwrap(), other.second_order.unwrap());
        near(one.statistic, other.statistic);
        near(one.df, other.df);
        near(one.p, other.p);
    }

    /// The order of units, of options and of the two answers changes nothing; nor do options of all or none.
    #[test]
    fn order_and_what_is_empty_change_nothing() {
        let plain = units(150, 3, 4);
        let test = counted(3, 4, &plain).test();
        let reversed = |chosen: &[bool]| chosen.iter().rev().copied().collect::<Vec<bool>>();
        let mut turned: Vec<Unit> = plain.iter().map(|(one, other)| (reversed(other), reversed(one))).collect();
        turned.reverse();
        alike(&test, &counted(4, 3, &turned).test());
        let more: Vec<Unit> = plain
            .iter()
            .map(|(one, other)| ([&[true], one.as_slice()].concat(), [other.as_slice(), &[false]].concat()))
            .collect();
        let with = counted(4, 5, &more).test();
        alike(&test, &with);
        assert_eq!((with.units, with.together.unwrap().tables, with.together.unwrap().df), (150, 12, 12));
        assert_eq!(with.each.iter().filter(|test| **test == Err(Undefined::NoTable)).count(), 8);
    }

    /// The same sum of squares by another route: unit against unit, from standardised answers.
    #[test]
    fn from_the_units_themselves() {
        let all = units(60, 3, 4);
        let crossed = counted(3, 4, &all);
        let n = float(crossed.units());
        let share = |line: usize, first: bool| if first { crossed.share(line, 0) } else { crossed.share(0, line) };
        let standard = |chosen: &[bool], first: bool| -> Vec<f64> {
            let each = chosen.iter().enumerate().map(|(option, mark)| {
                let share = share(line(chosen.len(), option, option), first);
                (f64::from(u8::from(*mark)) - share) / (share * (1.0 - share)).sqrt()
            });
            each.collect()
        };
        let products: Vec<Vec<f64>> = all
            .iter()
            .map(|(one, other)| {
                let (one, other) = (standard(one, true), standard(other, false));
                one.iter().flat_map(|x| other.iter().map(move |y| x * y)).collect()
            })
            .collect();
        let mean: Vec<f64> =
            (0..12).map(|table| products.iter().map(|unit| unit[table]).sum::<f64>() / n).collect();
        let apart = |one: &[f64], other: &[f64]| -> f64 {
            (0..12).map(|table| (one[table] - mean[table]) * (other[table] - mean[table])).sum()
        };
        let mut squares = 0.0;
        for one in &products {
            for other in &products {
                squares += (apart(one, other) / n).powi(2);
            }
        }
        let together = crossed.test().together.unwrap();
        near(together.second_order.unwrap().df, 144.0 / squares);
        // The mean product is the correlation of two options, and n times its square the X² of their table.
        near(together.statistic, n * mean.iter().map(|correlation| correlation * correlation).sum::<f64>());
    }

    /// Options that have nothing to do with each other, within an answer or between both: nothing to correct.
    #[test]
    fn nothing_to_correct() {
        let every: Vec<Unit> = (0..32_u32)
            .map(|pattern| {
                let bits: Vec<bool> = (0..5).map(|bit| pattern >> bit & 1 == 1).collect();
                (bits[..2].to_vec(), bits[2..].to_vec())
            })
            .collect();
        let together = counted(2, 3, &every).test().together.unwrap();
        near(together.second_order.unwrap().df, 6.0);
        assert!(together.statistic.abs() < 1e-12 && together.df == 6);
    }

    /// One option each is Pearson's test of their table.
    #[test]
    fn one_option_each_is_pearson() {
        let crossed = counted(1, 1, &units(40, 1, 1));
        let (test, pearson) = (crossed.test(), crossed.table(0, 0).unwrap().pearson().unwrap());
        assert_eq!(test.each, [Ok(pearson)]);
        let together = test.together.unwrap();
        near(together.statistic, pearson.statistic);
        assert_eq!((together.df, together.bonferroni.to_bits()), (1, pearson.p.to_bits()));
    }

    #[test]
    fn nothing_is_a_number_that_is_none() {
        assert_eq!(Crossed::new(1, 1, vec![vec![1, 1]]), Err(Undefined::Impossible));
        assert_eq!(Crossed::new(1, 1, vec![vec![2, 1], vec![1, 2]]), Err(Undefined::Impossible));
        assert_eq!(Crossed::new(1, 1, vec![vec![u64::MAX, 0], vec![0, 0]]), Err(Undefined::TooLarge));
        // Two chose one, two the other, nobody both, of three: not possible.
        let table = Crossed::new(1, 1, vec![vec![3, 2], vec![2, 0]]).unwrap();
        assert_eq!(table.test().together, Err(Undefined::Impossible));
        for (first, second) in [(0, 0), (0, 2), (2, 0), (2, 2)] {
            let lines = vec![vec![0; pairs(second).len() + 1]; pairs(first).len() + 1];
            let nobody = Crossed::new(first, second, lines).unwrap();
            assert_eq!(nobody.test().together, Err(Undefined::NoTable));
        }
        let one: Unit = (vec![true], vec![true]);
        assert_eq!(counted(1, 1, std::slice::from_ref(&one)).test().together, Err(Undefined::NoTable));
        // Both chosen or neither, by half each: the product of their deviations is the same for all.
        let same = counted(1, 1, &[one, (vec![false], vec![false])]).test().together.unwrap();
        assert_eq!(same.second_order, Err(Undefined::NoSpread));
        near(same.statistic, 2.0);
    }

    /// Every small set of answers to one option each, and to two and one, gives numbers or reasons.
    #[test]
    fn every_small_table() {
        for code in 0..3_u64.pow(8) {
            let mut cases = Vec::new();
            for cell in 0..8_u32 {
                for _ in 0..code / 3_u64.pow(cell) % 3 {
                    cases.push((vec![cell & 1 == 1, cell & 2 == 2], vec![cell & 4 == 4]));
                }
            }
            let Ok(together) = counted(2, 1, &cases).test().together else { continue };
            assert!(together.statistic >= 0.0 && (0.0..=1.0).contains(&together.bonferroni));
            match together.second_order {
                Ok(test) => assert!(test.df > 0.0 && (0.0..=1.0).contains(&test.p)),
                Err(why) => assert_eq!(why, Undefined::NoSpread),
            }
        }
    }
}
