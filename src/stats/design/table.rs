//! Weighted tables of two questions.

use crate::stats::Undefined;
use crate::stats::design::{Both, Design, Estimate};

/// A weighted table of the rows that answered both questions.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossTable {
    /// The cells, row by row.
    pub cells: Vec<Vec<Cell>>,
}

/// A cell of a weighted table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// The sum of the weights in it (R: `svytable`).
    pub weighted: f64,
    /// Its share in the whole table (R: `svymean(~interaction(r, c))`).
    pub total_share: Estimate,
    /// Its share in its column, undefined where nobody is in it (R: `svyby(~factor(r), ~c, svymean)`).
    pub column_share: Result<Estimate, Undefined>,
}

impl Design {
    /// The table of two questions, whose answers are counted from 0 up to the numbers of rows and columns; a row of the data
    /// without an answer to one of them (none) is outside the domain.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] where nobody answered both, [`Undefined::Impossible`] where an answer is outside the table or
    /// a list has not one entry for each row.
    pub fn cross_table(
        &self,
        rows: (&[Option<usize>], usize),
        columns: (&[Option<usize>], usize),
    ) -> Result<CrossTable, Undefined> {
        let (both, domain) = self.both(rows, columns)?;
        let weight = self.weight_of(&domain)?;
        let column_domain =
            |column: usize| both.iter().map(|both| both.is_some_and(|(_, c)| c == column)).collect::<Vec<_>>();
        let share = |domain: &[bool], weight: f64, inside: f64, cell: (usize, usize)| {
            let value = inside / weight;
            let each = both.iter().zip(&self.weights).zip(domain);
            let influence = each.map(|((both, w), in_domain)| {
                let has = f64::from(u8::from(*both == Some(cell)));
                if *in_domain { w * (has - value) / weight } else { 0.0 }
            });
            Estimate { value, variance: self.variance(domain, influence.collect()) }
        };
        let cell = |row: usize, column: usize| {
            let each = both.iter().zip(&self.weights).filter(|(both, _)| **both == Some((row, column)));
            let weighted = each.map(|(_, weight)| weight).sum();
            let inside = column_domain(column);
            Cell {
                weighted,
                total_share: share(&domain, weight, weighted, (row, column)),
                column_share: self.weight_of(&inside).map(|w| share(&inside, w, weighted, (row, column))),
            }
        };
        let cells = (0..rows.1).map(|row| (0..columns.1).map(|column| cell(row, column)).collect()).collect();
        Ok(CrossTable { cells })
    }

    /// The answers to both questions where there are both, and where there are.
    pub(super) fn both(
        &self,
        rows: (&[Option<usize>], usize),
        columns: (&[Option<usize>], usize),
    ) -> Result<(Both, Vec<bool>), Undefined> {
        self.fits(rows.0)?;
        self.fits(columns.0)?;
        let outside =
            |(answers, number): (&[Option<usize>], usize)| answers.iter().flatten().any(|a| *a >= number);
        if outside(rows) || outside(columns) {
            return Err(Undefined::Impossible);
        }
        let both: Vec<_> = rows.0.iter().zip(columns.0).map(|(row, column)| row.zip(*column)).collect();
        let domain = both.iter().map(Option::is_some).collect();
        Ok((both, domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;

    #[test]
    fn shares_add_up_and_an_empty_column_has_none() {
        let design = simple(&[1.0, 2.0, 0.5, 4.0], None);
        let rows = [Some(0), Some(1), Some(1), None];
        let columns = [Some(0), Some(0), Some(1), Some(1)];
        let table = design.cross_table((&rows, 2), (&columns, 3)).unwrap();
        let all = |of: &dyn Fn(&Cell) -> f64| table.cells.iter().flatten().map(of).sum::<f64>();
        assert!((all(&|cell| cell.weighted) - 3.5).abs() < 1e-15);
        assert!((all(&|cell| cell.total_share.value) - 1.0).abs() < 1e-15);
        let first: f64 = table.cells.iter().map(|row| row[0].column_share.unwrap().value).sum();
        assert!((first - 1.0).abs() < 1e-15);
        assert_eq!(table.cells[0][2].column_share, Err(Undefined::EmptyBase));
        assert_eq!(design.cross_table((&rows, 1), (&columns, 3)), Err(Undefined::Impossible));
    }
}
