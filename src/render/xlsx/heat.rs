//! Shading of cross-tabs: the larger a share, the darker its cell, in one hue from white. A conditional format and no fixed fill, so
//! that a value that is edited or sorted keeps the shade of what it says. Only final percentages under a common heading are
//! shaded: bases and counts have another scale, a value that is to be confirmed has a colour of its own, and a cell that shows
//! no value must not tell by its shade what it does not tell by its number. Groups are shaded to be compared with each other, so the
//! total is not. A table with its options in rows is shaded in the cells in which it would be with its options in columns.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatType, Worksheet, XlsxError, cell_range,
};

use super::number_format::numeric;
use super::{column_number, row_number};
use crate::catalogue::{findings as words, units};
use crate::render::{layout, looks};
use crate::report::model::{FigureRecord, ReportTable, TableCell};

/// Fewer cells than this are compared faster by their numbers.
const LEAST_CELLS: usize = 6;
/// Most ranges of one format; beyond it a table is so broken up that shading says nothing.
const MOST_RANGES: usize = 500;

/// The figures of a report by their ids.
pub(super) type Figures<'r> = BTreeMap<&'r str, &'r FigureRecord>;

/// Cells of one column, one below the other: the column, the first and the last row of the body.
type Run = (usize, usize, usize);

/// Shades a table whose body begins at a row; says whether it did.
pub(super) fn shade(
    sheet: &mut Worksheet,
    table: &ReportTable,
    first: u32,
    figures: &Figures<'_>,
) -> Result<bool, XlsxError> {
    let runs = runs(table, figures);
    let cells: usize = runs.iter().map(|(_, from, to)| to - from + 1).sum();
    if cells < LEAST_CELLS || runs.len() > MOST_RANGES {
        return Ok(false);
    }
    let place = |row: usize| first.saturating_add(row_number(row));
    let ranges: Vec<String> = runs
        .iter()
        .map(|(column, from, to)| {
            let column = column_number(*column);
            cell_range(place(*from), column, place(*to), column)
        })
        .collect();
    let scale = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 100)
        .set_minimum_color(Color::RGB(looks::WHITE))
        .set_maximum_color(Color::RGB(looks::FULL_SHARE))
        .set_multi_range(ranges.join(" "));
    if let Some((column, from, to)) = runs.first() {
        let column = column_number(*column);
        sheet.add_conditional_format(place(*from), column, place(*to), column, &scale)?;
    }
    Ok(true)
}

fn runs(table: &ReportTable, figures: &Figures<'_>) -> Vec<Run> {
    let shaded = shaded(table.for_data(), figures);
    let mut runs: Vec<Run> = Vec::new();
    for column in table.stub_columns..layout::column_count(table) {
        for (at, row) in table.rows.iter().enumerate() {
            let figure = row.get(column).and_then(|cell| cell.figure.as_deref());
            if !figure.is_some_and(|figure| shaded.contains(figure)) {
                continue;
            }
            match runs.last_mut() {
                Some((of, _, last)) if *of == column && *last + 1 == at => *last = at,
                Some(_) | None => runs.push((column, at, at)),
            }
        }
    }
    runs
}

/// The figures of a table whose cells are shaded.
fn shaded<'t>(table: &'t ReportTable, figures: &Figures<'_>) -> BTreeSet<&'t str> {
    let columns = columns(table, figures);
    let total = words::total();
    let is_total = |row: &[&str]| row.iter().any(|word| *word == total.ja || *word == total.en);
    let rows = table.rows.iter().zip(layout::stubs(table)).filter(|(_, stubs)| !is_total(stubs));
    let cells = rows.flat_map(|(row, _)| columns.iter().filter_map(|column| row.get(*column)));
    cells.filter(|cell| is_share(cell, figures)).filter_map(|cell| cell.figure.as_deref()).collect()
}

/// The columns of percentages that stand together under one heading.
fn columns(table: &ReportTable, figures: &Figures<'_>) -> Vec<usize> {
    let shares = |column: usize| {
        let mut numbers = table.rows.iter().filter_map(|row| row.get(column)).filter(|cell| cell.number.is_some());
        numbers.clone().next().is_some() && numbers.all(|cell| is_percent(cell, figures))
    };
    let mut found: Vec<usize> = Vec::new();
    for head in layout::head_cells(table).iter().filter(|head| head.columns > 1) {
        let under: Vec<usize> =
            (head.column..head.column + head.columns).filter(|column| shares(*column)).collect();
        if under.len() > 1 {
            found.extend(under);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn record<'r>(cell: &TableCell, figures: &Figures<'r>) -> Option<&'r FigureRecord> {
    figures.get(cell.figure.as_deref()?).copied()
}

fn is_percent(cell: &TableCell, figures: &Figures<'_>) -> bool {
    record(cell, figures).is_some_and(|figure| units::is_percent(&figure.unit))
}

/// Whether a cell shows a final percentage.
fn is_share(cell: &TableCell, figures: &Figures<'_>) -> bool {
    let is_final = record(cell, figures).is_some_and(|figure| figure.status == "final");
    let shown = numeric(cell).is_some_and(|(value, _)| (0.0..=100.0).contains(&value));
    is_final && !cell.provisional && is_percent(cell, figures) && shown
}
