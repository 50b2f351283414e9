//! Scores from several items: Cronbach's α with Feldt's interval, and what each item does to it.

use crate::stats::correlation::{Correlation, pearson};
use crate::stats::distribution::f_quantile;
use crate::stats::moments::Moments;
use crate::stats::number::count;
use crate::stats::{Interval, Level, Undefined};

/// The answers of the units that answered every item.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Items.
    pub items: usize,
    /// Units that answered all of them.
    pub complete: usize,
    /// Answers, item by item.
    columns: Vec<Vec<f64>>,
}

impl Scale {
    /// From the answers, unit by unit; a unit with a missing item is left out (listwise).
    ///
    /// # Errors
    /// [`Undefined::Impossible`] where the units have different numbers of items or an answer is not finite.
    pub fn new(units: &[Vec<Option<f64>>]) -> Result<Self, Undefined> {
        let items = units.first().map_or(0, Vec::len);
        if units.iter().any(|unit| unit.len() != items || unit.iter().flatten().any(|answer| !answer.is_finite()))
        {
            return Err(Undefined::Impossible);
        }
        let mut columns = vec![Vec::new(); items];
        let mut complete = 0;
        for unit in units {
            let Some(answers) = unit.iter().copied().collect::<Option<Vec<f64>>>() else { continue };
            complete += 1;
            for (column, answer) in columns.iter_mut().zip(answers) {
                column.push(answer);
            }
        }
        Ok(Self { items, complete, columns })
    }

    /// k/(k − 1) · (1 − Σ variances of the items / variance of their sum) (Cronbach 1951; R: `psych::alpha`).
    ///
    /// # Errors
    /// [`Undefined::OneItem`] with one item, [`Undefined::TooFew`] with none or fewer than two complete units, [`Undefined::NoSpread`] where every sum is equal.
    pub fn alpha(&self) -> Result<f64, Undefined> {
        alpha(&self.columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// The mean of the correlations of the items with each other.
    ///
    /// # Errors
    /// As [`Scale::alpha`]; [`Undefined::NoSpread`] also where an item has none.
    pub fn mean_correlation(&self) -> Result<f64, Undefined> {
        let mut sum = 0.0;
        let mut pairs = 0;
        for (place, one) in self.columns.iter().enumerate() {
            for other in self.columns.iter().skip(place + 1) {
                sum += pearson(one, other)?.r;
                pairs += 1;
            }
        }
        if pairs == 0 { Err(Undefined::TooFew) } else { Ok(sum / count(pairs)) }
    }

    /// α of the items brought to one variance, k r̄/(1 + (k − 1) r̄).
    ///
    /// # Errors
    /// As [`Scale::mean_correlation`].
    pub fn standardised_alpha(&self) -> Result<f64, Undefined> {
        let (k, r) = (count(self.items), self.mean_correlation()?);
        let whole = 1.0 + (k - 1.0) * r;
        if whole.abs() <= 4.0 * f64::EPSILON { Err(Undefined::NoSpread) } else { Ok(k * r / whole) }
    }

    /// α without each item.
    ///
    /// # Errors
    /// For each item as [`Scale::alpha`] of the others.
    pub fn alpha_without(&self) -> Vec<Result<f64, Undefined>> {
        (0..self.items).map(|left_out| alpha(&self.others(left_out))).collect()
    }

    /// The correlation of each item with the sum of the others.
    ///
    /// # Errors
    /// For each item as [`pearson`].
    pub fn item_rest(&self) -> Vec<Result<f64, Undefined>> {
        self.item_rest_correlations().into_iter().map(|of| of.map(|correlation| correlation.r)).collect()
    }

    /// The same, each with what its interval needs.
    ///
    /// # Errors
    /// For each item as [`pearson`].
    pub fn item_rest_correlations(&self) -> Vec<Result<Correlation, Undefined>> {
        let rest = |item: usize| sums(&self.others(item));
        let of = |(item, column): (usize, &Vec<f64>)| match self.items {
            0 | 1 => Err(Undefined::OneItem),
            _ => pearson(column, &rest(item)),
        };
        self.columns.iter().enumerate().map(of).collect()
    }

    /// The interval of α at a level: 1 − (1 − α) F at both tails, with n − 1 and (n − 1)(k − 1) degrees of freedom
    /// (Feldt 1965).
    ///
    /// # Errors
    /// As [`Scale::alpha`].
    pub fn feldt_interval(&self, level: Level) -> Result<Interval, Undefined> {
        let rest = 1.0 - self.alpha()?;
        let df1 = count(self.complete) - 1.0;
        let df2 = df1 * (count(self.items) - 1.0);
        let end = |p: f64| 1.0 - rest * f_quantile(p, df1, df2);
        Ok(Interval { low: end(1.0 - level.tail()), high: end(level.tail()) })
    }

    fn others(&self, left_out: usize) -> Vec<&[f64]> {
        self.columns.iter().enumerate().filter(|(item, _)| *item != left_out).map(|(_, c)| c.as_slice()).collect()
    }
}

/// The sum of the items, unit by unit.
fn sums(columns: &[&[f64]]) -> Vec<f64> {
    let units = columns.first().map_or(0, |column| column.len());
    let mut sums = vec![0.0; units];
    for column in columns {
        for (sum, answer) in sums.iter_mut().zip(*column) {
            *sum += answer;
        }
    }
    sums
}

fn alpha(columns: &[&[f64]]) -> Result<f64, Undefined> {
    if columns.len() < 2 {
        return Err(if columns.is_empty() { Undefined::TooFew } else { Undefined::OneItem });
    }
    let sums = sums(columns);
    if sums.len() < 2 {
        return Err(Undefined::TooFew);
    }
    let whole = Moments::of(&sums)?;
    let mut parts = 0.0;
    for column in columns {
        parts += Moments::of(column)?.squares;
    }
    // Sums that differ by rounding only do not differ.
    if whole.squares <= 1e-28 * parts.max(whole.mean * whole.mean) {
        return Err(Undefined::NoSpread);
    }
    let k = count(columns.len());
    Ok(k / (k - 1.0) * (1.0 - parts / whole.squares))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(units: &[&[f64]]) -> Scale {
        Scale::new(&units.iter().map(|unit| unit.iter().copied().map(Some).collect()).collect::<Vec<_>>()).unwrap()
    }

    /// Items that are the same have α = 1; with equal variances α is the standardised one.
    #[test]
    fn identities() {
        let same = scale(&[&[1.0, 1.0], &[2.0, 2.0], &[4.0, 4.0]]);
        assert!((same.alpha().unwrap() - 1.0).abs() < 1e-14);
        let even = scale(&[&[1.0, 2.0, 1.0], &[2.0, 3.0, 3.0], &[3.0, 1.0, 2.0]]);
        assert!((even.alpha().unwrap() - even.standardised_alpha().unwrap()).abs() < 1e-13);
        let Interval { low, high } = even.feldt_interval(Level::new(0.9).unwrap()).unwrap();
        assert!(low < high && high < 1.0);
    }

    #[test]
    fn what_has_no_alpha() {
        assert_eq!(scale(&[&[1.0], &[2.0]]).alpha(), Err(Undefined::OneItem));
        assert_eq!(scale(&[&[1.0, 2.0]]).alpha(), Err(Undefined::TooFew));
        assert_eq!(scale(&[&[3.0, 3.0], &[3.0, 3.0]]).alpha(), Err(Undefined::NoSpread));
        assert_eq!(scale(&[&[1.0, 4.0], &[4.0, 1.0]]).alpha(), Err(Undefined::NoSpread));
        assert_eq!(scale(&[]).alpha(), Err(Undefined::TooFew));
        assert_eq!(Scale::new(&[vec![Some(1.0)], vec![]]), Err(Undefined::Impossible));
        let missing = Scale::new(&[vec![Some(1.0), None], vec![Some(2.0), Some(3.0)]]).unwrap();
        assert_eq!((missing.items, missing.complete), (2, 1));
    }
}
