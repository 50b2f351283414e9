//! Counting on polars: every distinct comparison of the batch becomes one boolean column in one pass, conditions are put
//! together from these, and each cell is the number of rows in which its conditions meet.
//!
//! "Everyone" is never a literal TRUE: polars would broadcast it as one value, and a total base would silently
//! become 1. It is a column as long as the table.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    BooleanChunked, ChunkFull, DataFrame, Expr, IntoLazy, NamedFrom, OptFlags, Series, col, lit,
};

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

/// The column of each wanted condition, by its index.
fn masks(
    table: &ResponseTable,
    frame: &DataFrame,
    wanted: &BTreeMap<&Predicate, usize>,
) -> Result<Vec<BooleanChunked>, Error> {
    let comparisons = Comparisons::of(table, frame, wanted.keys().copied())?;
    let mut ordered: Vec<(&Predicate, usize)> =
        wanted.iter().map(|(predicate, index)| (*predicate, *index)).collect();
    ordered.sort_by_key(|(_, index)| *index);
    ordered.into_iter().map(|(predicate, _)| comparisons.mask(predicate)).collect()
}

/// The columns of all comparisons in some conditions. There are far fewer of them than conditions, and polars plans each
/// expression that it is given.
struct Comparisons<'p> {
    columns: BTreeMap<&'p Predicate, BooleanChunked>,
    height: usize,
}

impl<'p> Comparisons<'p> {
    fn of(
        table: &ResponseTable,
        frame: &DataFrame,
        conditions: impl Iterator<Item = &'p Predicate>,
    ) -> Result<Self, Error> {
        let mut found = BTreeSet::new();
        conditions.for_each(|condition| comparisons_in(condition, &mut found));
        let (mut asked, mut expressions) = (Vec::new(), Vec::new());
        for predicate in found {
            if let Some(expression) = comparison(table, predicate) {
                expressions.push(expression.alias(asked.len().to_string()));
                asked.push(predicate);
            }
        }
        // There is nothing to optimise in a list of comparisons.
        let plan = frame.clone().lazy().select(expressions).with_optimizations(OptFlags::empty());
        let made = plan.collect().map_err(|error| internal(&error))?;
        let columns = asked.into_iter().zip(made.columns()).map(|(predicate, column)| {
            let column = column.bool().map_err(|error| internal(&error))?;
            Ok((predicate, column.clone()))
        });
        Ok(Self { columns: columns.collect::<Result<_, Error>>()?, height: frame.height() })
    }

    fn all(&self, value: bool) -> BooleanChunked {
        BooleanChunked::full("".into(), value, self.height)
    }

    fn mask(&self, predicate: &Predicate) -> Result<BooleanChunked, Error> {
        let joined =
            |parts: &[Predicate], join: fn(&BooleanChunked, &BooleanChunked) -> BooleanChunked, of_none| {
                let mut parts = parts.iter();
                let Some(first) = parts.next() else { return Ok(self.all(of_none)) };
                parts.try_fold(self.mask(first)?, |mask, part| Ok(join(&mask, &self.mask(part)?)))
            };
        match predicate {
            Predicate::Everyone => Ok(self.all(true)),
            Predicate::And(parts) => joined(parts, |one, other| one & other, true),
            Predicate::Or(parts) => joined(parts, |one, other| one | other, false),
            Predicate::Not(inner) => Ok(!&self.mask(inner)?),
            Predicate::Is { .. }
            | Predicate::Within { .. }
            | Predicate::Quantity { .. }
            | Predicate::Days { .. }
            | Predicate::Answered(_)
            | Predicate::Missing { .. }
            | Predicate::Disposition(_) => {
                // What has no column is met by nobody.
                Ok(self.columns.get(predicate).cloned().unwrap_or_else(|| self.all(false)))
            }
        }
    }
}

/// Puts the comparisons of a condition to the others.
fn comparisons_in<'p>(condition: &'p Predicate, found: &mut BTreeSet<&'p Predicate>) {
    match condition {
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().for_each(|part| comparisons_in(part, found)),
        Predicate::Not(inner) => comparisons_in(inner, found),
        Predicate::Everyone => {}
        Predicate::Is { .. }
        | Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_) => {
            found.insert(condition);
        }
    }
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

/// A comparison as a polars expression that is never null; none where the table does not have the variable as something that
/// is compared so, which nobody meets.
fn comparison(table: &ResponseTable, predicate: &Predicate) -> Option<Expr> {
    let kind = |variable: &str| table.column(variable).map(|column| column.kind);
    let one_of = |variable: &str, words: Vec<String>| {
        let words = Series::new("words".into(), words);
        col(variable).is_in(lit(words).implode(false), false)
    };
    let given = |variable: &str| col(schema::missing(variable)).eq(lit(""));
    match predicate {
        Predicate::Is { variable, codes } => {
            let column = table.column(variable)?;
            match column.kind {
                ColumnKind::Code => Some(one_of(variable, codes.iter().cloned().collect()).and(given(variable))),
                ColumnKind::Options => {
                    let declared = codes.iter().filter(|code| column.codes.contains(code));
                    declared.map(|code| col(schema::option(variable, code))).reduce(Expr::or)
                }
                ColumnKind::Quantity | ColumnKind::Date | ColumnKind::Text => None,
            }
        }
        Predicate::Within { variable, area } => match kind(variable)? {
            ColumnKind::Code => {
                let ids = table.areas.within(area).into_iter().map(str::to_owned).collect();
                Some(one_of(variable, ids).and(given(variable)))
            }
            ColumnKind::Options | ColumnKind::Quantity | ColumnKind::Date | ColumnKind::Text => None,
        },
        Predicate::Quantity { variable, comparison, value } => match kind(variable)? {
            ColumnKind::Quantity => {
                Some(thousandths(&col(variable.as_str()), *comparison, value).and(given(variable)))
            }
            ColumnKind::Code | ColumnKind::Options | ColumnKind::Date | ColumnKind::Text => None,
        },
        Predicate::Days { variable, from, to } => match kind(variable)? {
            ColumnKind::Date => {
                let day = || col(variable.as_str());
                Some(day().gt_eq(lit(*from)).and(day().lt_eq(lit(*to))).and(given(variable)))
            }
            ColumnKind::Code | ColumnKind::Options | ColumnKind::Quantity | ColumnKind::Text => None,
        },
        Predicate::Answered(variable) => kind(variable).map(|_| given(variable)),
        Predicate::Missing { variable, reason } => kind(variable).map(|_| match reason {
            Some(reason) => col(schema::missing(variable)).eq(lit(reason.word())),
            None => given(variable).not(),
        }),
        Predicate::Disposition(disposition) => Some(col(schema::DISPOSITION).eq(lit(disposition.word()))),
        Predicate::Everyone | Predicate::And(_) | Predicate::Or(_) | Predicate::Not(_) => None,
    }
}
