//! Counting on polars: every distinct comparison of the batch becomes one boolean column, conditions are put together from
//! these, and each cell is the number of rows in which its conditions meet. Columns are compared as they are: a planner would
//! find nothing to plan in a list of comparisons, and is most of polars.
//!
//! "Everyone" is never a single TRUE: polars would broadcast it as one value, and a total base would silently
//! become 1. It is a column as long as the table.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{
    BooleanChunked, ChunkCompareEq as _, ChunkCompareIneq as _, ChunkFull as _, DataFrame, Int64Chunked,
    NamedFrom as _, PolarsError, PolarsResult, Series,
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

/// The columns of all comparisons in some conditions. There are far fewer of them than conditions.
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
        let mut columns = BTreeMap::new();
        for predicate in found {
            if let Some(column) = comparison(table, frame, predicate).map_err(|error| internal(&error))? {
                columns.insert(predicate, column);
            }
        }
        Ok(Self { columns, height: frame.height() })
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
fn thousandths(amount: &Int64Chunked, comparison: Comparison, value: &Decimal) -> BooleanChunked {
    match (comparison, value.milli()) {
        (Comparison::Less, Some(milli)) => amount.lt(milli),
        (Comparison::AtMost, Some(milli)) => amount.lt_eq(milli),
        (Comparison::More, Some(milli)) => amount.gt(milli),
        (Comparison::AtLeast, Some(milli)) => amount.gt_eq(milli),
        (Comparison::Less | Comparison::AtMost, None) => amount.lt_eq(value.milli_below()),
        (Comparison::More | Comparison::AtLeast, None) => amount.gt(value.milli_below()),
    }
}

/// A comparison as a column that is never null; none where the table does not have the variable as something that is compared
/// so, which nobody meets.
fn comparison(
    table: &ResponseTable,
    frame: &DataFrame,
    predicate: &Predicate,
) -> PolarsResult<Option<BooleanChunked>> {
    let kind = |variable: &str| table.column(variable).map(|column| column.kind);
    let equal = |name: &str, word: &str| Ok(frame.column(name)?.str()?.equal(word));
    let one_of = |variable: &str, words: &BTreeSet<&str>| {
        let codes = frame.column(variable)?.str()?;
        let hits: Vec<bool> = codes.iter().map(|code| code.is_some_and(|code| words.contains(code))).collect();
        Ok::<_, PolarsError>(BooleanChunked::new("".into(), hits))
    };
    let given = |variable: &str| -> PolarsResult<BooleanChunked> { equal(&schema::missing(variable), "") };
    Ok(match predicate {
        Predicate::Is { variable, codes } => match table.column(variable) {
            Some(column) if column.kind == ColumnKind::Code => {
                let codes = codes.iter().map(String::as_str).collect();
                Some(one_of(variable, &codes)? & given(variable)?)
            }
            Some(column) if column.kind == ColumnKind::Options => {
                let mut chosen: Option<BooleanChunked> = None;
                for code in codes.iter().filter(|code| column.codes.contains(code)) {
                    let option = frame.column(&schema::option(variable, code))?.bool()?;
                    chosen = Some(chosen.map_or_else(|| option.clone(), |chosen| &chosen | option));
                }
                chosen
            }
            Some(_) | None => None,
        },
        Predicate::Within { variable, area } if kind(variable) == Some(ColumnKind::Code) => {
            let ids = table.areas.within(area).into_iter().collect();
            Some(one_of(variable, &ids)? & given(variable)?)
        }
        Predicate::Quantity { variable, comparison, value } if kind(variable) == Some(ColumnKind::Quantity) => {
            Some(thousandths(frame.column(variable)?.i64()?, *comparison, value) & given(variable)?)
        }
        Predicate::Days { variable, from, to } if kind(variable) == Some(ColumnKind::Date) => {
            let day = frame.column(variable)?.i32()?;
            Some(day.gt_eq(*from) & day.lt_eq(*to) & given(variable)?)
        }
        Predicate::Answered(variable) if kind(variable).is_some() => Some(given(variable)?),
        Predicate::Missing { variable, reason } if kind(variable).is_some() => Some(match reason {
            Some(reason) => equal(&schema::missing(variable), reason.word())?,
            None => !&given(variable)?,
        }),
        Predicate::Disposition(disposition) => Some(equal(schema::DISPOSITION, disposition.word())?),
        Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Everyone
        | Predicate::And(_)
        | Predicate::Or(_)
        | Predicate::Not(_) => None,
    })
}
