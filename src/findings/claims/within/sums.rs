//! Sums of a table: the row and the column named 計 against their parts. A row named 全体 is a base as often as a sum and is
//! left alone; so are percentages of questions with several answers.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::Table;
use crate::findings::claims::stated::What;
use crate::text::key::key;
use crate::text::number::{Decimal, decimal};

const TOTALS: &[&str] = &["計", "合計", "総計", "合計値", "total"];
/// Names of rows and columns that are no parts of a sum.
const NO_PARTS: &[&str] = &["うち", "内訳", "再掲", "小計", "平均", "率", "割合", "構成比", "比", "増減", "実人"];

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    view.document.tables().iter().flat_map(|table| of_table(view, table)).collect()
}

/// A value of a table.
#[derive(Clone, Copy)]
struct Value {
    block: usize,
    amount: Decimal,
    places: u32,
    percent: bool,
}

fn of_table(view: &View<'_>, table: &Table) -> Vec<Discrepancy> {
    let head = |row: usize, column: usize| {
        table
            .at(row, column)
            .map(|index| &view.blocks()[index])
            .filter(|block| block.cell().is_some_and(|cell| cell.head))
            .map(|block| key(&block.text))
    };
    let row_names: Vec<Vec<String>> = (0..table.rows)
        .map(|row| {
            (0..table.columns).map_while(|column| head(row, column)).filter(|name| !name.is_empty()).collect()
        })
        .collect();
    let column_names: Vec<Vec<String>> = (0..table.columns)
        .map(|column| (0..table.rows).map_while(|row| head(row, column)).filter(|name| !name.is_empty()).collect())
        .collect();
    let mut found = Vec::new();
    let usable = |names: &[Vec<String>]| {
        !names.iter().flatten().any(|name| NO_PARTS.iter().any(|word| name.contains(word)))
    };
    let is_total =
        |names: &[String]| names.last().is_some_and(|name| TOTALS.contains(&name.as_str())) && names.len() == 1;
    let single = |names: &[Vec<String>]| names.iter().filter(|names| is_total(names)).count() == 1;
    // Rows that are a total, over the rows that are parts.
    if single(&row_names) && usable(&row_names) {
        let total = row_names.iter().position(|names| is_total(names)).unwrap_or(0);
        // Rows with a value; those of the heads have none.
        let valued = |row: usize| (0..table.columns).any(|column| head(row, column).is_none());
        let parts: Vec<usize> =
            (0..table.rows).filter(|row| *row != total && !row_names[*row].is_empty() && valued(*row)).collect();
        for column in 0..table.columns {
            let values: Vec<Option<Value>> = parts.iter().map(|row| value(view, table, *row, column)).collect();
            found.extend(compare(view, value(view, table, total, column), &values));
        }
    }
    let lower: Vec<Vec<String>> =
        column_names.iter().map(|names| names.iter().skip(1).cloned().collect()).collect();
    let upper_total = |names: &[String]| names.first().is_some_and(|name| TOTALS.contains(&name.as_str()));
    let totals: Vec<usize> = (0..table.columns).filter(|column| upper_total(&column_names[*column])).collect();
    if usable(&column_names) {
        for total in &totals {
            let same = |column: &usize| {
                !totals.contains(column) && lower[*column] == lower[*total] && !column_names[*column].is_empty()
            };
            let parts: Vec<usize> = (0..table.columns).filter(same).collect();
            for (row, names) in row_names.iter().enumerate() {
                if names.iter().any(|name| NO_PARTS.iter().any(|word| name.contains(word))) {
                    continue;
                }
                let values: Vec<Option<Value>> = parts
                    .iter()
                    .filter(|column| {
                        table
                            .at(row, **column)
                            .is_some_and(|index| !view.blocks()[index].cell().is_some_and(|cell| cell.head))
                    })
                    .map(|column| value(view, table, row, *column))
                    .collect();
                // Percentages of a row are of bases of their own.
                let total = value(view, table, row, *total).filter(|total| !total.percent);
                found.extend(compare(view, total, &values));
            }
        }
    }
    found
}

/// The first number of a cell; a dash counts as none at all, which adds nothing.
fn value(view: &View<'_>, table: &Table, row: usize, column: usize) -> Option<Value> {
    let block = table.at(row, column)?;
    let own = view.blocks().get(block)?;
    // A cell that spans several places has its value at the first of them.
    own.cell().filter(|cell| !cell.head && cell.row == row && cell.column == column)?;
    let first = view.of_block(block).first();
    let (number, percent) = match first.map(|stated| &stated.what) {
        Some(What::Count { value, .. }) => (*value, false),
        Some(What::Percent(value)) => (*value, true),
        Some(_) => return None,
        None => {
            let dash = matches!(key(&own.text).as_str(), "-" | "―" | "0");
            return dash.then(|| Value { block, amount: Decimal::from(0), places: 0, percent: false });
        }
    };
    Some(Value { block, amount: number.value, places: number.places, percent })
}

/// A total against its parts; nothing where a part is not known.
fn compare(view: &View<'_>, total: Option<Value>, parts: &[Option<Value>]) -> Option<Discrepancy> {
    let total = total?;
    let parts: Vec<Value> = parts.iter().copied().collect::<Option<Vec<Value>>>()?;
    let counted = parts.iter().filter(|part| !part.amount.eq(&Decimal::from(0)) || part.places > 0).count();
    if parts.len() < 2
        || counted == 0
        || parts.iter().any(|part| part.percent != total.percent && part.amount != Decimal::from(0))
    {
        return None;
    }
    let places = parts.iter().map(|part| part.places).chain([total.places]).max().unwrap_or(0);
    let scaled = |value: &Decimal| {
        let power = 10_i128.checked_pow(places.checked_sub(value.scale())?)?;
        value.mantissa().checked_mul(power)
    };
    let sum = parts.iter().try_fold(0_i128, |sum, part| sum.checked_add(scaled(&part.amount)?))?;
    let stated = scaled(&total.amount)?;
    let off = (sum - stated).abs();
    // Rounded shares add up to within half a unit of the last place for each of them; whole counts add up.
    let rounded = total.percent || places > 0;
    let allowed = if rounded { i128::try_from(parts.len().div_ceil(2)).ok()? } else { 0 };
    // Shares that add up to far more are of a question with several answers.
    let several = total.percent && sum > stated + allowed * 4;
    if off <= allowed || several {
        return None;
    }
    let shown = |value: i128| Decimal::new(value, places).map(|value| decimal(&value, places)).unwrap_or_default();
    let mut spots = vec![Spot::whole(view.document, total.block)];
    spots.extend(parts.iter().map(|part| Spot::whole(view.document, part.block)));
    Some(Discrepancy {
        check: Check::TableSum,
        places: spots,
        found: words::total_stated(shown(stated)),
        expected: words::parts_sum(shown(sum)),
        hint: words::hint_sum(),
    })
}
