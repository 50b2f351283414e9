//! Nested loops over every case and every condition: slow, and so plain that it is the oracle of the others.

use crate::error::Error;
use crate::responses::table::ResponseTable;
use crate::survey::answer::AnswerValue;
use crate::tally::engine::TallyEngine;
use crate::tally::spec::{Sums, Tally, TallySpec};

/// The oracle.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naive;

impl TallyEngine for Naive {
    fn tally(&self, table: &ResponseTable, specs: &[TallySpec]) -> Result<Vec<Tally>, Error> {
        Ok(specs.iter().map(|spec| count(table, spec)).collect())
    }
}

fn count(table: &ResponseTable, spec: &TallySpec) -> Tally {
    let mut tally = Tally::empty(spec);
    let weights = spec.weight.as_ref().map(|name| table.weights(name)).unwrap_or_default();
    for row in 0..table.cases.len() {
        let case = table.view(row);
        if !spec.base.holds(&case) {
            continue;
        }
        let quantity = spec
            .quantity
            .as_ref()
            .and_then(|name| table.column(name))
            .and_then(|column| match &column.values[row] {
                AnswerValue::Quantity(number) => number.milli(),
                _ => None,
            })
            .map_or(0, i128::from);
        let weight = weights.get(row).and_then(|weight| weight.as_ref().ok()).map_or(0, |w| i128::from(*w));
        let one = Sums { n: 1, quantity, weight, weight_squared: weight * weight };
        for (c, column) in spec.columns.iter().enumerate() {
            if !column.holds(&case) {
                continue;
            }
            tally.bases[c] = tally.bases[c].plus(one);
            for (r, condition) in spec.rows.iter().enumerate() {
                if condition.holds(&case) {
                    tally.cells[r][c] = tally.cells[r][c].plus(one);
                }
            }
        }
    }
    tally
}
