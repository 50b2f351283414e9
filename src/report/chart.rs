//! Charts: the numbers of a table as they are drawn, from the cells that are printed in it, so that a chart cannot say what
//! its table does not. A hidden or undefined number is none.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, chart as words};
use crate::findings::table::{Drawing, Drawn};
use crate::report::model::{Chart, ChartKind, ChartPoint, ChartSeries, ReportTable, TableCell};

/// Most series that a reader can tell apart, in colour or in grey.
const MOST_SERIES: usize = 8;
/// Most categories of one chart.
const MOST_CATEGORIES: usize = 40;

/// The chart of a table with the notes under it; none where there is nothing or too much to draw.
pub(super) fn chart(table: &ReportTable, drawn: &Drawn, mut notes: Vec<String>, lang: Lang) -> Option<Chart> {
    let rows: Vec<(String, &Vec<TableCell>)> = table.rows.iter().map(|row| (named(table, row), row)).collect();
    let columns: Vec<(String, usize)> =
        drawn.columns.iter().map(|(name, at)| (name.text(lang).to_owned(), *at)).collect();
    let along_rows = |(name, at): &(String, usize)| ChartSeries {
        name: name.clone(),
        points: rows.iter().map(|(_, row)| point(row.get(*at))).collect(),
    };
    let along_columns = |(name, row): &(String, &Vec<TableCell>)| ChartSeries {
        name: name.clone(),
        points: columns.iter().map(|(_, at)| point(row.get(*at))).collect(),
    };
    let of_rows = || rows.iter().map(|(name, _)| name.clone()).collect::<Vec<String>>();
    let of_columns = || columns.iter().map(|(name, _)| name.clone()).collect::<Vec<String>>();
    let (kind, categories, mut series) = match drawn.how {
        Drawing::Band => (ChartKind::Band, of_rows(), columns.iter().map(along_rows).collect::<Vec<_>>()),
        Drawing::Bars => (ChartKind::Bars, of_rows(), columns.iter().map(along_rows).collect()),
        // Groups beyond a handful hide each other; the first row is the total.
        Drawing::BarsByColumn => {
            let shown = if rows.len() > MOST_SERIES / 2 { 1 } else { rows.len() };
            (ChartKind::Bars, of_columns(), rows.iter().take(shown).map(along_columns).collect())
        }
        Drawing::Lines => (ChartKind::Lines, of_rows(), columns.iter().map(along_rows).collect()),
    };
    // Rows of another kind (bases, counts) have nothing in the columns that are drawn.
    let said: Vec<bool> = (0..categories.len())
        .map(|c| series.iter().any(|one| one.points.get(c).is_some_and(|point| !point.text.is_empty())))
        .collect();
    for one in &mut series {
        one.points = kept(std::mem::take(&mut one.points), &said);
    }
    let categories = kept(categories, &said);
    series.retain(|one| one.points.iter().any(|point| point.number.is_some()));
    if series.is_empty() || series.len() > MOST_SERIES || categories.len() > MOST_CATEGORIES {
        return None;
    }
    if is_provisional(table, &series) {
        notes.push(words::provisional().text(lang).to_owned());
    }
    let mut chart = Chart {
        id: table.id.clone(),
        number: 0,
        title: table.title.clone(),
        kind,
        categories,
        series,
        unit: drawn.unit.text(lang).to_owned(),
        notes,
        alt: String::new(),
    };
    chart.alt = alternative(&chart, lang);
    Some(chart)
}

/// Whether something undecided touches a number that is drawn.
fn is_provisional(table: &ReportTable, series: &[ChartSeries]) -> bool {
    let open = table.rows.iter().flatten().filter(|cell| cell.provisional);
    let open: BTreeSet<&str> = open.filter_map(|cell| cell.figure.as_deref()).collect();
    let mut drawn = series.iter().flat_map(|one| &one.points).filter_map(|point| point.figure.as_deref());
    drawn.any(|figure| open.contains(figure))
}

fn kept<T>(all: Vec<T>, keep: &[bool]) -> Vec<T> {
    all.into_iter().zip(keep).filter(|(_, keep)| **keep).map(|(one, _)| one).collect()
}

/// What names a row: the words of its stub.
fn named(table: &ReportTable, row: &[TableCell]) -> String {
    let words: Vec<&str> =
        row.iter().take(table.stub_columns).map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    words.join(" ")
}

fn point(cell: Option<&TableCell>) -> ChartPoint {
    let Some(cell) = cell else { return ChartPoint::default() };
    ChartPoint { text: cell.text.clone(), number: cell.number, figure: cell.figure.clone() }
}

/// Title, kind and every value, for those who do not see the drawing.
fn alternative(chart: &Chart, lang: Lang) -> String {
    let kind = match chart.kind {
        ChartKind::Band => words::band(),
        ChartKind::Bars => words::bars(),
        ChartKind::Lines => words::lines(),
    };
    let mut said = vec![words::titled(kind, &chart.title).text(lang).to_owned()];
    for (c, category) in chart.categories.iter().enumerate() {
        let values: Vec<String> = chart
            .series
            .iter()
            .filter_map(|series| {
                let point = series.points.get(c).filter(|point| !point.text.is_empty())?;
                let unit = if point.number.is_some() { &*chart.unit } else { "" };
                Some(words::value(&series.name, format!("{}{unit}", point.text)).text(lang).to_owned())
            })
            .collect();
        if !values.is_empty() {
            said.push(words::category(category, values.join(words::comma().text(lang))).text(lang).to_owned());
        }
    }
    said.concat()
}
