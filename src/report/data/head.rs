//! The head of a table in one row: the headings over a column joined, each with the unit of its numbers, and no two alike. What
//! was joined stays apart in the list of columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, report_data as words};
use crate::report::data::plain::plain;
use crate::report::data::sign::Sign;
use crate::report::model::{FigureRecord, ReportTable, TableCell};
use crate::report::shape::{column_count, head_cells, numeric_columns, stubs};
use crate::text::units::is_unit;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its headings from the widest to the nearest.
    pub levels: Vec<String>,
    /// Whether it holds numbers.
    pub numeric: bool,
    /// Its unit; none where it holds none, or its rows have different ones.
    pub unit: Option<String>,
    /// The unit of every row, where they differ and no column at the left says it.
    pub units: Option<Vec<String>>,
    /// The codes of the areas that its rows name, where they name areas; a row that names none has a sign.
    pub codes: Option<Vec<String>>,
    /// The heading in one line.
    pub name: String,
}

/// The columns of a table.
pub(super) fn columns(table: &ReportTable, figures: &BTreeMap<&str, &FigureRecord>, lang: Lang) -> Vec<Column> {
    let numeric = numeric_columns(table);
    let heads = head_cells(table);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    (0..column_count(table))
        .map(|at| {
            let mut levels: Vec<String> = Vec::new();
            for head in heads.iter().filter(|head| head.covers(head.row, at)) {
                let text = plain(&head.cell.text);
                if !text.is_empty() && !levels.contains(&text) {
                    levels.push(text);
                }
            }
            if levels.is_empty() {
                levels.push(words::item().text(lang).to_owned());
            }
            let (unit, units) = if numeric[at] { unit(table, at, &levels, figures, lang) } else { (None, None) };
            let joined = levels.join(words::between().text(lang));
            let named = match &unit {
                Some(unit) if !says(&levels, unit) => words::with_unit(&joined, unit).text(lang).to_owned(),
                Some(_) | None => joined,
            };
            let name = different(named, &mut taken);
            Column { levels, numeric: numeric[at], unit, units, codes: codes(table, at), name }
        })
        .collect()
}

/// The codes of the areas in a column.
fn codes(table: &ReportTable, at: usize) -> Option<Vec<String>> {
    let of_row = |row: &Vec<TableCell>| row.get(at).and_then(|cell| cell.area_code.clone());
    let codes: Vec<Option<String>> = table.rows.iter().map(of_row).collect();
    let no_code = || Sign::NotApplicable.text().to_owned();
    codes.iter().any(Option::is_some).then(|| codes.into_iter().map(|code| code.unwrap_or_else(no_code)).collect())
}

/// A name that nothing else has; to Excel capitals make no difference.
pub(super) fn different(name: String, taken: &mut BTreeSet<String>) -> String {
    let mut other = name.clone();
    let mut count = 1;
    while !taken.insert(other.to_lowercase()) {
        count += 1;
        other = format!("{name} {count}");
    }
    other
}

/// Whether the headings say a unit already: 構成比（％）.
fn says(levels: &[String], unit: &str) -> bool {
    levels.iter().any(|level| {
        level == unit || level.ends_with(&format!("（{unit}）")) || level.ends_with(&format!("({unit})"))
    })
}

/// The unit of a column, or those of its rows.
fn unit(
    table: &ReportTable,
    at: usize,
    levels: &[String],
    figures: &BTreeMap<&str, &FigureRecord>,
    lang: Lang,
) -> (Option<String>, Option<Vec<String>>) {
    // What is hidden or undefined says least of its unit.
    let shown = table.rows.iter().any(|row| row.get(at).is_some_and(|cell| cell.number.is_some()));
    let of_row = |row: &Vec<TableCell>| {
        let tells = |cell: &&TableCell| if shown { cell.number.is_some() } else { cell.figure.is_some() };
        Some(of_cell(row.get(at).filter(tells)?, levels, figures, lang))
    };
    let rows: Vec<Option<String>> = table.rows.iter().map(of_row).collect();
    let stubs = stubs(table);
    let said = (0..table.stub_columns).any(|stub| {
        let says = |(unit, words): (&Option<String>, &Vec<&str>)| {
            unit.as_ref().is_none_or(|unit| words.get(stub).is_some_and(|word| plain(word) == *unit))
        };
        rows.iter().zip(&stubs).all(says)
    });
    let known: BTreeSet<&String> = rows.iter().flatten().collect();
    if said || known.len() < 2 {
        return (known.first().filter(|_| !said).map(|unit| (*unit).clone()), None);
    }
    (None, Some(rows.iter().map(|unit| unit.clone().unwrap_or_default()).collect()))
}

/// The unit of a number: that of its figure, else what its heading says in brackets or alone, else what is counted.
fn of_cell(cell: &TableCell, levels: &[String], figures: &BTreeMap<&str, &FigureRecord>, lang: Lang) -> String {
    let figure = cell.figure.as_ref().and_then(|id| figures.get(id.as_str()));
    if let Some(figure) = figure.filter(|figure| !figure.unit.is_empty()) {
        return figure.unit.clone();
    }
    if let Some(unit) = levels.iter().rev().find_map(|level| bracketed(level)) {
        return unit.to_owned();
    }
    // What was counted has a numerator and nothing under it.
    let counted = match figure {
        Some(figure) => figure.denominator.is_none() && (figure.numerator.is_some() || cell.number.is_none()),
        None => cell.number.is_none_or(|number| number.decimals == 0),
    };
    if counted { words::count_unit().text(lang).to_owned() } else { words::without_unit().text(lang).to_owned() }
}

/// The unit that a heading ends with in brackets, or is as a whole. （n） is none.
fn bracketed(level: &str) -> Option<&str> {
    let percent = |text: &str| matches!(text, "％" | "%");
    let inside = level.strip_suffix(['）', ')']).and_then(|rest| Some(rest.rsplit_once(['（', '('])?.1));
    match inside {
        Some(unit) => Some(unit).filter(|unit| percent(unit) || is_unit(unit) || *unit == "points"),
        None => Some(level).filter(|level| percent(level)),
    }
}
