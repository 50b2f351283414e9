//! Counting on polars: every distinct condition of the batch becomes one boolean column in one lazy pass, and each
//! cell is the number of rows in which its conditions meet.
//!
//! "Everyone" is never a literal TRUE: polars would broadcast it as one value, and a total base would silently
//! become 1. It is a comparison of a column that is never null.

use std::collections::BTreeMap;

use polars::prelude::{BooleanChunked, DataFrame, Expr, IntoLazy, NamedFrom, PolarsError, Series, col, lit};

use crate::catalogue::console;
use crate::error::Error;
use crate::responses::frame::data_frame;
use crate::responses::schema;
use crate::responses::table::{ColumnKind, ResponseTable};
use crate::survey::predicate::{Comparison, Predicate};
use crate::tally::engine::TallyEngine;
use crate::tally::spec::{Sums, Tally, TallySpec};
use crate::text::number::Decimal;

/// The engine of an ordinary run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Local;

impl TallyEngine for Local {
    fn tally(&self, table: &ResponseTable, specs: &[TallySpec]) -> Result<Vec<Tally>, Error> {
        if table.cases.is_empty() {
            return Ok(specs.iter().map(Tally::empty).collect());
        }
        let mut wanted: BTreeMap<&Predicate, usize> = BTreeMap::new();
        for spec in specs {
            for predicate in spec.rows.iter().chain(&spec.columns).chain([&spec.base]) {
                let next = wanted.len();
                wanted.entry(predicate).or_insert(next);
            }
        }
        let frame = data_frame(table)?;
        let masks = masks(table, &frame, &wanted)?;
        let mask = |predicate: &Predicate| {
            wanted.get(predicate).and_then(|index| masks.get(*index)).ok_or_else(|| internal(&"mask"))
        };
        let mut tallies = Vec::with_capacity(specs.len());
        for spec in specs {
            let quantity = match &spec.quantity {
                Some(name) => {
                    Some(frame.column(name).map_err(|error| internal(&error))?.as_materialized_series().clone())
                }
                None => None,
            };
            // What cannot be a weight adds nothing; who asked for weights says of which cases that is.
            let weight = spec.weight.as_ref().map(|name| {
                let usable = table.weights(name).into_iter().map(|weight| weight.unwrap_or(0));
                Series::new("weight".into(), usable.collect::<Vec<i64>>())
            });
            let added = [quantity.as_ref(), weight.as_ref()];
            let mut tally = Tally::empty(spec);
            let base = mask(&spec.base)?;
            for (c, column) in spec.columns.iter().enumerate() {
                let in_column = base & mask(column)?;
                tally.bases[c] = sums(&in_column, added)?;
                for (r, row) in spec.rows.iter().enumerate() {
                    tally.cells[r][c] = sums(&(&in_column & mask(row)?), added)?;
                }
            }
            tallies.push(tally);
        }
        Ok(tallies)
    }

    fn members(&self, table: &ResponseTable, conditions: &[Predicate]) -> Result<Vec<Vec<usize>>, Error> {
        if table.cases.is_empty() || conditions.is_empty() {
            return Ok(vec![Vec::new(); conditions.len()]);
        }
        let mut wanted: BTreeMap<&Predicate, usize> = BTreeMap::new();
        for condition in conditions {
            let next = wanted.len();
            wanted.entry(condition).or_insert(next);
        }
        let frame = data_frame(table)?;
        let masks = masks(table, &frame, &wanted)?;
        let rows = |mask: &BooleanChunked| {
            mask.iter().enumerate().filter(|(_, hit)| *hit == Some(true)).map(|(row, _)| row).collect::<Vec<_>>()
        };
        conditions
            .iter()
            .map(|condition| {
                let index = wanted.get(condition).copied();
                index.and_then(|index| masks.get(index)).map(rows).ok_or_else(|| internal(&"mask"))
            })
            .collect()
    }
}

fn internal(error: &dyn std::fmt::Display) -> Error {
    Error::Internal(console::internal(error))
}

fn masks(
    table: &ResponseTable,
    frame: &DataFrame,
    wanted: &BTreeMap<&Predicate, usize>,
) -> Result<Vec<BooleanChunked>, Error> {
    let mut ordered: Vec<(&Predicate, usize)> =
        wanted.iter().map(|(predicate, index)| (*predicate, *index)).collect();
    ordered.sort_by_key(|(_, index)| *index);
    let expressions: Vec<Expr> =
        ordered.iter().map(|(predicate, index)| expression(table, predicate).alias(index.to_string())).collect();
    let made = frame.clone().lazy().select(expressions).collect().map_err(|error| internal(&error))?;
    made.columns()
        .iter()
        .map(|column| column.bool().cloned())
        .collect::<Result<Vec<_>, PolarsError>>()
        .map_err(|error| internal(&error))
}

/// The sums of the cases under a mask: of a quantity and of a weight, where they were asked for.
fn sums(mask: &BooleanChunked, [quantity, weight]: [Option<&Series>; 2]) -> Result<Sums, Error> {
    // Summed here in 128 bits; thousandths of large budgets would overflow 64.
    let kept = |series: Option<&Series>| -> Result<Vec<i128>, Error> {
        let Some(series) = series else { return Ok(Vec::new()) };
        let kept = series.filter(mask).map_err(|error| internal(&error))?;
        Ok(kept.i64().map_err(|error| internal(&error))?.iter().flatten().map(i128::from).collect())
    };
    let weights = kept(weight)?;
    Ok(Sums {
        n: u64::from(mask.sum().unwrap_or(0)),
        quantity: kept(quantity)?.into_iter().sum(),
        weight: weights.iter().sum(),
        weight_squared: weights.iter().map(|weight| weight * weight).sum(),
    })
}

fn everyone() -> Expr {
    col(schema::DISPOSITION).neq(lit(""))
}

fn nobody() -> Expr {
    col(schema::DISPOSITION).eq(lit(""))
}

/// The relation of an amount, which the frame holds in thousandths, to any number. One between two thousandths, or
/// beyond all of them, is met from below exactly by what is at most the thousandth under it.
fn thousandths(amount: &Expr, comparison: Comparison, value: &Decimal) -> Expr {
    let amount = amount.clone();
    match (comparison, value.milli()) {
        (Comparison::Less, Some(milli)) => amount.lt(lit(milli)),
        (Comparison::AtMost, Some(milli)) => amount.lt_eq(lit(milli)),
        (Comparison::More, Some(milli)) => amount.gt(lit(milli)),
        (Comparison::AtLeast, Some(milli)) => amount.gt_eq(lit(milli)),
        (Comparison::Less | Comparison::AtMost, None) => amount.lt_eq(lit(value.milli_below())),
        (Comparison::More | Comparison::AtLeast, None) => amount.gt(lit(value.milli_below())),
    }
}

/// A condition as a polars expression. A variable that the table does not have is met by nobody.
fn expression(table: &ResponseTable, predicate: &Predicate) -> Expr {
    let known = |variable: &str| table.column(variable);
    let one_of = |variable: &str, words: Vec<String>| {
        let words = Series::new("words".into(), words);
        col(variable).is_in(lit(words).implode(false), false)
    };
    match predicate {
        Predicate::Everyone => everyone(),
        Predicate::Is { variable, codes } => match known(variable).map(|column| (column.kind, &column.codes)) {
            Some((ColumnKind::Code, _)) => {
                one_of(variable, codes.iter().cloned().collect()).and(col(schema::missing(variable)).eq(lit("")))
            }
            Some((ColumnKind::Options, declared)) => codes
                .iter()
                .filter(|code| declared.contains(code))
                .map(|code| col(schema::option(variable, code)))
                .reduce(Expr::or)
                .unwrap_or_else(nobody),
            Some((ColumnKind::Quantity | ColumnKind::Date | ColumnKind::Text, _)) | None => nobody(),
        },
        Predicate::Within { variable, area } => match known(variable).map(|column| column.kind) {
            Some(ColumnKind::Code) => {
                let ids = table.areas.within(area).into_iter().map(str::to_owned).collect();
                one_of(variable, ids).and(col(schema::missing(variable)).eq(lit("")))
            }
            Some(ColumnKind::Options | ColumnKind::Quantity | ColumnKind::Date | ColumnKind::Text) | None => {
                nobody()
            }
        },
        Predicate::Quantity { variable, comparison, value } => match known(variable).map(|column| column.kind) {
            Some(ColumnKind::Quantity) => thousandths(&col(variable.as_str()), *comparison, value)
                .and(col(schema::missing(variable)).eq(lit(""))),
            Some(ColumnKind::Code | ColumnKind::Options | ColumnKind::Date | ColumnKind::Text) | None => nobody(),
        },
        Predicate::Days { variable, from, to } => match known(variable).map(|column| column.kind) {
            Some(ColumnKind::Date) => col(variable.as_str())
                .gt_eq(lit(*from))
                .and(col(variable.as_str()).lt_eq(lit(*to)))
                .and(col(schema::missing(variable)).eq(lit(""))),
            Some(ColumnKind::Code | ColumnKind::Options | ColumnKind::Quantity | ColumnKind::Text) | None => {
                nobody()
            }
        },
        Predicate::Answered(variable) => match known(variable) {
            Some(_) => col(schema::missing(variable)).eq(lit("")),
            None => nobody(),
        },
        Predicate::Missing { variable, reason } => match (known(variable), reason) {
            (Some(_), Some(reason)) => col(schema::missing(variable)).eq(lit(reason.word())),
            (Some(_), None) => col(schema::missing(variable)).neq(lit("")),
            (None, _) => nobody(),
        },
        Predicate::Disposition(disposition) => col(schema::DISPOSITION).eq(lit(disposition.word())),
        Predicate::And(parts) => {
            parts.iter().map(|part| expression(table, part)).reduce(Expr::and).unwrap_or_else(everyone)
        }
        Predicate::Or(parts) => {
            parts.iter().map(|part| expression(table, part)).reduce(Expr::or).unwrap_or_else(nobody)
        }
        Predicate::Not(inner) => expression(table, inner).not(),
    }
}
