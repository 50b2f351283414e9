//! The tables of a report as CSV, as Excel opens it: one heading line (the headings over a column joined), numbers as
//! numbers, notes below. What CSV cannot show (spans, what is provisional) stands in the notes.

use super::layout;
use crate::csv::line;
use crate::report::data::{DataCell, DataTable};
use crate::report::model::{Block, Report, ReportTable, TableCell};

/// The tables one after the other, an empty line between them; with a byte order mark, by which Excel knows UTF-8.
pub fn csv(report: &Report) -> String {
    let tables = report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table);
    let parts: Vec<String> = tables.map(|table| of_table(report, table)).collect();
    format!("\u{FEFF}{}", parts.join("\r\n"))
}

/// A table of data with its headings, each row a line; without a byte order mark, which belongs to the encoding. Numbers are in
/// full precision.
pub fn data_csv(table: &DataTable) -> String {
    let cell = |cell: &DataCell| match cell {
        DataCell::Empty => String::new(),
        DataCell::Text(text) => text.clone(),
        DataCell::Number(number) => number.value.to_string(),
    };
    let rows = table.rows.iter().map(|row| line(row.iter().map(cell)));
    [line(&table.head)].into_iter().chain(rows).map(|line| format!("{line}\r\n")).collect()
}

fn of_table(report: &Report, table: &ReportTable) -> String {
    let mut lines = vec![line(layout::merged_head(&report.words, table))];
    lines.extend(table.rows.iter().map(|row| line(row.iter().map(field))));
    lines.push(String::new());
    lines.push(line([layout::caption(&report.words, table)]));
    lines.extend(report.stamps.iter().map(|stamp| line([stamp])));
    lines.extend(layout::notes(&report.words, &table.notes).iter().map(|note| line([note])));
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

/// A number without the marks of print: 1,234 as 1234, △5.0 as -5.0.
fn field(cell: &TableCell) -> String {
    match cell.number {
        Some(_) => cell.text.replace(',', "").replace(['△', '\u{2212}'], "-"),
        None => cell.text.clone(),
    }
}
