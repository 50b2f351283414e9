//! A table as a sheet of data. What a sheet of numbers cannot hold (remarks, words among numbers, rows that explain others, what
//! is still to be confirmed) becomes a remark with its place.

use std::collections::BTreeMap;

use crate::catalogue::{Lang, Phrase, report_data as words};
use crate::report::data::head::{Column, columns, different};
use crate::report::data::plain::plain;
use crate::report::data::sign::Sign;
use crate::report::data::{DataCell, DataTable};
use crate::report::model::{FigureRecord, ReportTable, TableCell};
use crate::report::shape::stubs;

/// A remark about a table, one of its rows or one of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// What kind it is.
    pub kind: Phrase,
    /// The row's words; empty for the table as a whole.
    pub row: String,
    /// The column's name; empty for the table as a whole.
    pub column: String,
    /// What is said.
    pub text: String,
}

/// A table as data.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    /// The table.
    pub table: DataTable,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What is said about it.
    pub remarks: Vec<Remark>,
}

/// Whether a table holds a number or a figure; one without is words, not statistics.
pub(super) fn is_statistical(table: &ReportTable) -> bool {
    let columns = |row: &Vec<TableCell>| row.iter().skip(table.stub_columns).any(is_number);
    table.rows.iter().any(columns)
}

fn is_number(cell: &TableCell) -> bool {
    cell.number.is_some_and(|number| number.value.is_finite()) || cell.figure.is_some()
}

/// The sheet of a table under a name.
pub(super) fn sheet(
    table: &ReportTable,
    name: &str,
    figures: &BTreeMap<&str, &FigureRecord>,
    lang: Lang,
) -> Sheet {
    let columns = columns(table, figures, lang);
    let mut remarks: Vec<Remark> = Vec::new();
    let mut rows = Vec::new();
    for (at, (row, stubs)) in table.rows.iter().zip(stubs(table)).enumerate() {
        let label = label(&stubs, lang);
        let remark = |kind: Phrase, column: usize, text: &str| Remark {
            kind,
            row: label.clone(),
            column: columns[column].name.clone(),
            text: plain(text),
        };
        let inner = || row.iter().enumerate().skip(table.stub_columns).take(columns.len());
        let spoken = |(column, cell): &(usize, &TableCell)| {
            columns[*column].numeric && !is_number(cell) && Sign::printed(&cell.text).is_none()
        };
        if !row.iter().skip(table.stub_columns).any(is_number) && inner().any(|cell| spoken(&cell)) {
            // Not a row of numbers: it explains the columns.
            let said = inner().filter(|(_, cell)| !cell.text.is_empty());
            remarks.extend(said.map(|(column, cell)| remark(words::row_of_words(), column, &cell.text)));
            continue;
        }
        let empty = TableCell::default();
        let mut cells = Vec::new();
        for (column, meaning) in columns.iter().enumerate() {
            let cell = row.get(column).unwrap_or(&empty);
            cells.push(match stubs.get(column) {
                Some(words) => words_cell(words),
                None if meaning.numeric => number_cell(cell),
                None => words_cell(&cell.text),
            });
            if column >= table.stub_columns && meaning.numeric {
                if spoken(&(column, cell)) {
                    remarks.push(remark(words::words_of_cell(), column, &cell.text));
                } else if has_more(cell) {
                    remarks.push(remark(words::as_printed(), column, &cell.text));
                }
            }
            if cell.provisional {
                remarks.push(remark(words::provisional(), column, words::to_confirm().text(lang)));
            }
            if let Some(codes) = &meaning.codes {
                cells.push(DataCell::text(codes.get(at).map_or("-", String::as_str)));
            }
            if let Some(units) = &meaning.units {
                cells.push(DataCell::text(units.get(at).map_or("-", String::as_str)));
            }
        }
        rows.push(cells);
    }
    let notes = table.notes.iter().map(|note| Remark {
        kind: words::note(),
        row: String::new(),
        column: String::new(),
        text: plain(note),
    });
    let remarks = notes.chain(remarks).collect();
    Sheet { table: DataTable { name: name.to_owned(), head: heads(&columns, lang), rows }, columns, remarks }
}

/// The headings, with one for the codes of areas, and one for the units of a column whose rows have different ones.
fn heads(columns: &[Column], lang: Lang) -> Vec<String> {
    let mut taken = columns.iter().map(|column| column.name.to_lowercase()).collect();
    let mut heads = Vec::new();
    for column in columns {
        heads.push(column.name.clone());
        if column.codes.is_some() {
            heads.push(different(words::area_code().text(lang).to_owned(), &mut taken));
        }
        if column.units.is_some() {
            heads.push(different(words::unit_of(&column.name).text(lang).to_owned(), &mut taken));
        }
    }
    heads
}

/// What a row is called: its words at the left.
pub(super) fn label(stubs: &[&str], lang: Lang) -> String {
    let said: Vec<String> =
        stubs.iter().filter(|words| !words.trim().is_empty()).map(|words| plain(words)).collect();
    said.join(words::between().text(lang))
}

/// Words as a cell; no value is one of the signs.
pub(super) fn words_cell(text: &str) -> DataCell {
    match Sign::printed(text) {
        Some(Sign::NotApplicable) if text.trim().is_empty() => DataCell::Text(Sign::None.text().to_owned()),
        Some(sign) => DataCell::Text(sign.text().to_owned()),
        None => DataCell::text(plain(text)),
    }
}

/// A number as a cell, or the sign in its place.
pub(super) fn number_cell(cell: &TableCell) -> DataCell {
    match cell.number.filter(|number| number.value.is_finite()) {
        Some(number) if Sign::printed(&cell.text).is_none() => DataCell::Number(number),
        _ => DataCell::Text(Sign::printed(&cell.text).unwrap_or(Sign::NotApplicable).text().to_owned()),
    }
}

/// Whether more is printed in a cell than its number, its sign and its unit: a remark, a bound.
fn has_more(cell: &TableCell) -> bool {
    let digits = cell.text.trim_start_matches(['△', '▲', '−', '－', '-', '＋', '+']);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    cell.number.is_some()
        && Sign::printed(&cell.text).is_none()
        && (rest.len() == digits.len() || rest.contains(|c: char| c.is_ascii_digit() || "＊*（(".contains(c)))
}
