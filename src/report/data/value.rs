//! The values of a report one by one (tidy data): a row for every cell of the tables with numbers, then one for every figure that is printed
//! in no table, with what `results.json` says of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, report_values as words};
use crate::report::data::book::{numbered, tables};
use crate::report::data::head::{Column, columns};
use crate::report::data::plain::plain;
use crate::report::data::sheet::{is_statistical, words_cell};
use crate::report::data::sign::Sign;
use crate::report::data::{DataCell, DataTable, language};
use crate::report::model::{CellNumber, FigureRecord, Report, TableCell};
use crate::report::shape::stubs;

/// Columns for the words of a row, and for the headings of a column; what is deeper is joined in the last.
const ROW_LEVELS: usize = 4;
const COLUMN_LEVELS: usize = 3;

/// Every value of a report.
pub fn values(report: &Report) -> DataTable {
    let lang = language(report);
    let figures: BTreeMap<&str, &FigureRecord> =
        report.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let mut rows = Vec::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for table in tables(report).filter(|table| is_statistical(table)) {
        let place = [table.id.clone(), numbered(report, table, lang), plain(&table.title)];
        let table = table.for_data();
        let columns = columns(table, &figures, lang);
        for (row, stubs) in table.rows.iter().zip(stubs(table)) {
            for (at, cell) in row.iter().enumerate().skip(table.stub_columns.min(columns.len())) {
                if cell.text.trim().is_empty() && cell.number.is_none() && cell.figure.is_none() {
                    continue;
                }
                let figure = cell.figure.as_ref().and_then(|id| figures.get(id.as_str()).copied());
                told.extend(figure.map(|figure| figure.id.as_str()));
                let mut line = vec![DataCell::text(&report.id)];
                line.extend(place.iter().map(DataCell::text));
                line.extend(levels(stubs.iter().map(|words| plain(words)), ROW_LEVELS, lang));
                let heads = columns.get(at).map(|column| column.levels.clone()).unwrap_or_default();
                line.extend(levels(heads.into_iter(), COLUMN_LEVELS, lang));
                line.extend(of_cell(columns.get(at), cell, figure, lang));
                rows.push(line);
            }
        }
    }
    for figure in report.figures.iter().filter(|figure| !told.contains(figure.id.as_str())) {
        let mut line = vec![DataCell::text(&report.id)];
        line.resize(4 + ROW_LEVELS + COLUMN_LEVELS, DataCell::Empty);
        let shown = Shown { number: alone(figure), text: &figure.text, unit: None, provisional: false };
        line.extend(value(&shown, Some(figure), lang));
        rows.push(line);
    }
    DataTable { name: String::new(), head: heads(lang), rows }
}

fn heads(lang: Lang) -> Vec<String> {
    let mut head = vec![words::plan(), words::table(), words::number(), words::title()];
    head.extend((1..=ROW_LEVELS).map(words::row_level));
    head.extend((1..=COLUMN_LEVELS).map(words::column_level));
    head.extend([
        words::figure(),
        words::label(),
        words::value(),
        words::sign(),
        words::words(),
        words::printed(),
        words::unit(),
        words::numerator(),
        words::denominator(),
        words::n(),
        words::status(),
        words::withheld(),
        words::class(),
        words::period(),
        words::as_of(),
    ]);
    head.iter().map(|phrase| phrase.text(lang).to_owned()).collect()
}

/// So many columns for levels.
fn levels(levels: impl Iterator<Item = String>, most: usize, lang: Lang) -> Vec<DataCell> {
    let mut all: Vec<String> = levels.collect();
    if all.len() > most {
        let last = all.split_off(most - 1).join(crate::catalogue::report_data::between().text(lang));
        all.push(last);
    }
    let mut cells: Vec<DataCell> = all.into_iter().map(DataCell::text).collect();
    cells.resize(most, DataCell::Empty);
    cells
}

/// What is shown of a value.
struct Shown<'a> {
    number: Option<CellNumber>,
    text: &'a str,
    unit: Option<String>,
    provisional: bool,
}

fn of_cell(column: Option<&Column>, cell: &TableCell, figure: Option<&FigureRecord>, lang: Lang) -> Vec<DataCell> {
    let shown = Shown {
        number: cell.number.filter(|number| number.value.is_finite()),
        text: &cell.text,
        unit: column.and_then(|column| column.unit.clone()),
        provisional: cell.provisional,
    };
    value(&shown, figure, lang)
}

/// The columns from the figure's id on.
fn value(shown: &Shown<'_>, figure: Option<&FigureRecord>, lang: Lang) -> Vec<DataCell> {
    let sign = Sign::printed(shown.text).filter(|_| !shown.text.trim().is_empty());
    let is_number = shown.number.is_some() && sign.is_none();
    let said = |of: &dyn Fn(&FigureRecord) -> String| DataCell::text(figure.map(of).unwrap_or_default());
    let integer = |value: Option<i128>| DataCell::text(value.map(|value| value.to_string()).unwrap_or_default());
    let own_unit = figure.map(|figure| figure.unit.clone()).filter(|unit| !unit.is_empty());
    let status = match figure {
        Some(figure) => word_of_status(&figure.status),
        None if shown.provisional => words::provisional(),
        None => Phrase::default(),
    };
    vec![
        said(&|figure| figure.id.clone()),
        said(&|figure| plain(&figure.label)),
        match shown.number.filter(|_| is_number) {
            Some(number) => DataCell::Number(number),
            None => DataCell::Empty,
        },
        DataCell::text(sign.map(Sign::text).unwrap_or_default()),
        if is_number || sign.is_some() { DataCell::Empty } else { words_cell(shown.text) },
        if is_number { DataCell::text(plain(shown.text)) } else { DataCell::Empty },
        if is_number {
            DataCell::text(own_unit.or(shown.unit.clone()).unwrap_or_default())
        } else {
            DataCell::Empty
        },
        integer(figure.and_then(|figure| figure.numerator)),
        integer(figure.and_then(|figure| figure.denominator)),
        DataCell::text(figure.and_then(|figure| figure.base).map(|base| base.n.to_string()).unwrap_or_default()),
        DataCell::text(status.text(lang)),
        said(&|figure| figure.withheld.clone().unwrap_or_default()),
        said(&|figure| figure.class.clone()),
        said(&|figure| figure.period.clone().unwrap_or_default()),
        said(&|figure| figure.as_of.clone().unwrap_or_default()),
    ]
}

fn word_of_status(status: &str) -> Phrase {
    match status {
        "final" => words::is_final(),
        "provisional" => words::provisional(),
        "undefined" => words::undefined(),
        "suppressed" => words::suppressed(),
        other => Phrase::same(other),
    }
}

/// The number of a figure that stands in no table, in full precision: its record has it as it was computed, so a percentage has
/// to be made of it. Which it is says the printed text.
fn alone(figure: &FigureRecord) -> Option<CellNumber> {
    let printed = figure.text.replace(',', "").replace(['△', '−'], "-");
    let shown: f64 = printed.parse().ok()?;
    let decimals = printed.split_once('.').map_or(0, |(_, part)| part.len());
    let decimals = u32::try_from(decimals).unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "the exact value stands beside it")]
    let exact = match (figure.numerator, figure.denominator) {
        (Some(numerator), Some(denominator)) => Some(numerator as f64 / denominator as f64),
        (Some(numerator), None) => Some(numerator as f64),
        (None, _) => figure.value.as_ref().and_then(|value| value.parse().ok()),
    };
    let half = 0.501 * 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let value = exact
        .into_iter()
        .flat_map(|value| [value, value * 100.0])
        .find(|value| (value - shown).abs() <= half)
        .unwrap_or(shown);
    Some(CellNumber { value, decimals })
}
