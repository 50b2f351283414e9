//! Whether two questions are independent, under a design: Rao and Scott of both orders, and Wald.

use crate::stats::design::{Both, Design};
use crate::stats::distribution::chi_square_upper;
use crate::stats::linear::Matrix;
use crate::stats::number::count;
use crate::stats::{FTest, Undefined};

/// The tests of independence in a weighted table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Independence {
    /// Rao and Scott's second order correction, the one to print (Rao and Scott 1984; R: `svychisq(statistic = "F")`): X² over
    /// the trace of the design effects δ, with (tr δ)²/tr δ² degrees of freedom by Satterthwaite, and this times those of the
    /// design.
    pub second_order: Result<FTest, Undefined>,
    /// Rao and Scott's first order correction (R: `svychisq(statistic = "Chisq")`).
    pub first_order: Result<FirstOrder, Undefined>,
    /// Wald's test of the differences from independence (Koch, Freeman and Freeman 1975; R: `statistic = "Wald"`), with
    /// (r − 1)(c − 1) and the degrees of freedom of the design.
    pub wald: Result<FTest, Undefined>,
    /// The same with the degrees of freedom adjusted (R: `statistic = "adjWald"`).
    pub adjusted_wald: Result<FTest, Undefined>,
}

/// X² with a p value corrected for its mean design effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirstOrder {
    /// Pearson's X² of the weighted table scaled to the number of rows of the data, not corrected.
    pub chi_square: f64,
    /// (r − 1)(c − 1).
    pub df: f64,
    /// P(χ² > X² over the mean design effect).
    pub p: f64,
}

/// The weighted table in shares.
struct Shares {
    rows: Vec<f64>,
    columns: Vec<f64>,
    cells: Vec<Vec<f64>>,
}

impl Shares {
    fn cell(&self, row: usize, column: usize) -> f64 {
        self.cells.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    }

    fn row(&self, row: usize) -> f64 {
        self.rows.get(row).copied().unwrap_or(0.0)
    }

    fn column(&self, column: usize) -> f64 {
        self.columns.get(column).copied().unwrap_or(0.0)
    }

    /// 1/share of a cell, 0 where nobody is in it.
    fn inverse(&self, row: usize, column: usize) -> f64 {
        let share = self.cell(row, column);
        if share > 0.0 { 1.0 / share } else { 0.0 }
    }

    /// The cells that are not in the first row or column: one contrast for each.
    fn contrasts(&self) -> Vec<(usize, usize)> {
        (1..self.rows.len()).flat_map(|row| (1..self.columns.len()).map(move |column| (row, column))).collect()
    }
}

impl Design {
    /// Tests whether the answers to two questions are independent. They are counted from 0 up to the numbers of rows and
    /// columns; rows and columns without anybody are dropped, rows of the data without an answer to one of them (none) are
    /// outside the domain.
    ///
    /// # Errors
    /// For the whole [`Undefined::EmptyBase`] where nobody answered both, [`Undefined::NoTable`] with fewer than two rows or
    /// columns, [`Undefined::Impossible`] as [`Design::cross_table`]. For each test as [`Design::covariance`],
    /// [`Undefined::NoSpread`] where a contrast has no variance, [`Undefined::TooFew`] without degrees of freedom.
    pub fn independence(
        &self,
        rows: (&[Option<usize>], usize),
        columns: (&[Option<usize>], usize),
    ) -> Result<Independence, Undefined> {
        let (both, domain) = self.both(rows, columns)?;
        let weight = self.weight_of(&domain)?;
        let (both, shares) = self.filled_table(&both, rows.1, columns.1, weight)?;
        let wald = self.wald(&both, &domain, &shares, weight);
        let contrasts = count(shares.contrasts().len());
        let df = count(self.all_degrees_of_freedom());
        let with = |statistic: f64, df2: f64| FTest::new(statistic, contrasts, df2);
        let positive = |df: f64| if df > 0.0 { Ok(df) } else { Err(Undefined::TooFew) };
        let effects = self.design_effects(&both, &domain, &shares, weight);
        // X² of shares, without the number of rows.
        let mut chi_square = 0.0;
        for (row, p) in shares.rows.iter().enumerate() {
            for (column, q) in shares.columns.iter().enumerate() {
                chi_square += (shares.cell(row, column) - p * q).powi(2) / (p * q);
            }
        }
        let second = |effects: &Matrix| {
            let (trace, squares) = (effects.trace(), effects.trace_of_square());
            if trace <= 0.0 || squares <= 0.0 {
                return Err(Undefined::NoSpread);
            }
            let df1 = trace * trace / squares;
            let (f, df2) = (chi_square / trace, df1 * positive(df)?);
            Ok(FTest::new(f, df1, df2))
        };
        let n = count(self.rows());
        let first = |effects: &Matrix| {
            let mean = effects.trace() / contrasts;
            if mean <= 0.0 {
                return Err(Undefined::NoSpread);
            }
            Ok(FirstOrder {
                chi_square: n * chi_square,
                df: contrasts,
                p: chi_square_upper(chi_square / mean, contrasts),
            })
        };
        let adjusted = |wald: f64| {
            let df2 = positive(df - contrasts + 1.0)?;
            Ok(with(wald * df2 / (contrasts * df), df2))
        };
        Ok(Independence {
            second_order: effects.as_ref().map_err(|why| *why).and_then(second),
            first_order: effects.as_ref().map_err(|why| *why).and_then(first),
            wald: wald.and_then(|wald| Ok(with(wald / contrasts, positive(df)?))),
            adjusted_wald: wald.and_then(adjusted),
        })
    }

    /// The answers counted among the rows and columns in which anybody with a weight is, and the table of these.
    fn filled_table(
        &self,
        both: &[Option<(usize, usize)>],
        rows: usize,
        columns: usize,
        weight: f64,
    ) -> Result<(Both, Shares), Undefined> {
        let mut row_sums = vec![0.0; rows];
        let mut column_sums = vec![0.0; columns];
        for ((row, column), weight) in
            both.iter().zip(&self.weights).filter_map(|(both, weight)| Some(((*both)?, weight)))
        {
            for (sums, place) in [(&mut row_sums, row), (&mut column_sums, column)] {
                if let Some(sum) = sums.get_mut(place) {
                    *sum += weight;
                }
            }
        }
        // The new place of each that is not empty.
        let places = |sums: &[f64]| -> Vec<Option<usize>> {
            let mut next = 0..;
            sums.iter().map(|sum| if *sum > 0.0 { next.next() } else { None }).collect()
        };
        let (row_places, column_places) = (places(&row_sums), places(&column_sums));
        let shares =
            |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).map(|sum| sum / weight).collect::<Vec<f64>>();
        let (rows, columns) = (shares(&row_sums), shares(&column_sums));
        if rows.len() < 2 || columns.len() < 2 {
            return Err(Undefined::NoTable);
        }
        let mut cells = vec![vec![0.0; columns.len()]; rows.len()];
        let place = |both: &Option<(usize, usize)>| {
            let (row, column) = (*both)?;
            Some(((*row_places.get(row)?)?, (*column_places.get(column)?)?))
        };
        let both: Both = both.iter().map(place).collect();
        for (both, w) in both.iter().zip(&self.weights) {
            if let Some(cell) = both.and_then(|(row, column)| cells.get_mut(row)?.get_mut(column)) {
                *cell += w / weight;
            }
        }
        Ok((both, Shares { rows, columns, cells }))
    }

    /// The covariance of one estimate for each contrast, given what a row in a cell adds to it before its weight.
    fn contrast_covariance(
        &self,
        both: &[Option<(usize, usize)>],
        domain: &[bool],
        shares: &Shares,
        weight: f64,
        contrasts: &[(usize, usize)],
        adds: impl Fn((usize, usize), (usize, usize)) -> f64,
    ) -> Result<Matrix, Undefined> {
        let influence = |contrast: &(usize, usize)| -> Vec<f64> {
            // Once for each cell, and then looked up for each row.
            let added: Vec<Vec<f64>> = (0..shares.rows.len())
                .map(|row| (0..shares.columns.len()).map(|column| adds(*contrast, (row, column))).collect())
                .collect();
            let of = |(row, column): (usize, usize)| added.get(row).and_then(|row| row.get(column)).copied();
            let each = both.iter().zip(&self.weights);
            each.map(|(both, w)| w / weight * both.and_then(of).unwrap_or(0.0)).collect()
        };
        self.covariance(domain, contrasts.iter().map(influence).collect())
    }

    /// (C'D⁻¹C)⁻¹ C'D⁻¹ V D⁻¹C, times 1 and not the number of rows, with contrasts C that are 0 for main effects, the shares D
    /// of the cells and their covariance V.
    fn design_effects(
        &self,
        both: &[Option<(usize, usize)>],
        domain: &[bool],
        shares: &Shares,
        weight: f64,
    ) -> Result<Matrix, Undefined> {
        let contrasts = shares.contrasts();
        // The contrast of (i, j) is +1 at (i, j) and (0, 0), −1 at (i, 0) and (0, j).
        let sign = |contrast: (usize, usize), cell: (usize, usize)| {
            let along = |at: usize, place: usize| match place {
                0 => -1.0,
                _ if place == at => 1.0,
                _ => 0.0,
            };
            along(contrast.0, cell.0) * along(contrast.1, cell.1)
        };
        // A cell's share has the influence (in the cell) − share, so a contrast's is sign/share less the sum of its signs
        // over the cells in which anybody is.
        let cells: Vec<(usize, usize)> = (0..shares.rows.len())
            .flat_map(|row| (0..shares.columns.len()).map(move |column| (row, column)))
            .filter(|(row, column)| shares.cell(*row, *column) > 0.0)
            .collect();
        let adds = |contrast: (usize, usize), cell: (usize, usize)| {
            let all: f64 = cells.iter().map(|cell| sign(contrast, *cell)).sum();
            sign(contrast, cell) * shares.inverse(cell.0, cell.1) - all
        };
        let seen = self.contrast_covariance(both, domain, shares, weight, &contrasts, adds)?;
        let mut simple = Matrix::zeros(contrasts.len());
        for cell in &cells {
            let signs: Vec<f64> = contrasts.iter().map(|contrast| sign(*contrast, *cell)).collect();
            simple.add_product(shares.inverse(cell.0, cell.1), &signs, &signs);
        }
        simple.inverse_times(&seen)
    }

    /// Wald's statistic of the differences between the totals and their expectation, without the first row and column.
    fn wald(
        &self,
        both: &[Option<(usize, usize)>],
        domain: &[bool],
        shares: &Shares,
        weight: f64,
    ) -> Result<f64, Undefined> {
        let contrasts = shares.contrasts();
        let has = |matches: bool| f64::from(u8::from(matches));
        // The influence of a row on the total N_ij − N_i. N_.j/N, over N: the totals vary with the size of the sample too.
        let adds = |(i, j): (usize, usize), cell: (usize, usize)| {
            let (p, q) = (shares.row(i), shares.column(j));
            has(cell == (i, j)) - has(cell.0 == i) * q - has(cell.1 == j) * p + p * q
        };
        let covariance = self.contrast_covariance(both, domain, shares, weight, &contrasts, adds)?;
        let difference = |(i, j): &(usize, usize)| shares.cell(*i, *j) - shares.row(*i) * shares.column(*j);
        covariance.quadratic_form(&contrasts.iter().map(difference).collect::<Vec<f64>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;

    /// Answers of a table of counts.
    fn answers(table: &[&[usize]]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
        let each = table.iter().enumerate().flat_map(|(i, row)| {
            row.iter().enumerate().flat_map(move |(j, n)| std::iter::repeat_n((Some(i), Some(j)), *n))
        });
        each.unzip()
    }

    /// The schools of a simple sample of 200 of 6194 (worked example of R's survey package, its `apisrs`).
    #[test]
    fn schools() {
        let (rows, columns) = answers(&[&[15, 13, 9], &[127, 12, 24]]);
        let design = simple(&[30.97; 200], Some(6194.0));
        let test = design.independence((&rows, 2), (&columns, 3)).unwrap().second_order.unwrap();
        assert!((test.f - 13.482_196_15).abs() < 1e-7 && (test.p / 2.160_605_43e-6 - 1.0).abs() < 1e-7);
        assert!((test.df1 - 2.0).abs() < 1e-10 && (test.df2 - 398.0).abs() < 1e-7);
    }

    /// Without a design every design effect is n/(n − 1): F = X² (n − 1)/(n · df).
    #[test]
    fn simple_sample() {
        let (rows, columns) = answers(&[&[5, 3, 9], &[7, 2, 4], &[1, 8, 6]]);
        let tests = simple(&[1.0; 45], None).independence((&rows, 3), (&columns, 3)).unwrap();
        let (second, first) = (tests.second_order.unwrap(), tests.first_order.unwrap());
        assert!((second.f - first.chi_square * 44.0 / 45.0 / 4.0).abs() < 1e-12);
        assert!((second.df1 - 4.0).abs() < 1e-11 && (second.df2 - 176.0).abs() < 1e-9);
        assert!((first.p - chi_square_upper(first.chi_square * 44.0 / 45.0, 4.0)).abs() < 1e-13);
    }

    /// Exchanging rows and columns, or their order, changes no statistic; an empty column changes nothing.
    #[test]
    fn order_changes_nothing() {
        let (rows, columns) = answers(&[&[5, 3, 9], &[7, 2, 4]]);
        let weights: Vec<f64> = (0..30).map(|row| 1.0 + f64::from(row % 7)).collect();
        let design = simple(&weights, None);
        let a = design.independence((&rows, 2), (&columns, 3)).unwrap();
        let turned: Vec<Option<usize>> = columns.iter().map(|c| c.map(|c| 3 - c)).collect();
        let b = design.independence((&turned, 4), (&rows, 2)).unwrap();
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-11 * a.abs(), "{a} {b}");
        near(a.second_order.unwrap().f, b.second_order.unwrap().f);
        near(a.second_order.unwrap().df1, b.second_order.unwrap().df1);
        near(a.first_order.unwrap().chi_square, b.first_order.unwrap().chi_square);
        near(a.wald.unwrap().f, b.wald.unwrap().f);
        near(a.adjusted_wald.unwrap().p, b.adjusted_wald.unwrap().p);
    }

    #[test]
    fn no_table() {
        let design = simple(&[1.0; 4], None);
        let (one, two) = ([Some(0); 4], [Some(0), Some(1), Some(0), Some(1)]);
        assert_eq!(design.independence((&one, 2), (&two, 2)), Err(Undefined::NoTable));
        assert_eq!(design.independence((&[None; 4], 2), (&two, 2)), Err(Undefined::EmptyBase));
        // Both questions the same: the contrasts of a table with empty cells do not vary.
        let same = design.independence((&two, 2), (&two, 2)).unwrap();
        assert_eq!(same.second_order, Err(Undefined::NoSpread));
    }
}
