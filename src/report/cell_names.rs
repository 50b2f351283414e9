//! What a number in a table is called: the table, and the words that a reader finds at the left of its cell and above it. Separate
//! from the shape of tables because it is for sentences about single cells.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, report as words};
use crate::report::model::{Block, Report, ReportTable, TableCell};
use crate::report::shape::{head_cells, stubs};

/// A cell of the body, outside the stub.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedCell<'t> {
    /// The words at its left.
    pub row: String,
    /// The headings above it.
    pub column: String,
    /// The cell.
    pub cell: &'t TableCell,
}

/// The cells of a table, row by row.
pub fn named_cells(table: &ReportTable) -> Vec<NamedCell<'_>> {
    let heads = head_cells(table);
    let heading = |at: usize| {
        joined(heads.iter().filter(|head| head.covers(head.row, at)).map(|head| head.cell.text.as_str()))
    };
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<String> = (0..width).map(heading).collect();
    let rows = table.rows.iter().zip(stubs(table)).flat_map(|(cells, stubs)| {
        let row = joined(stubs.into_iter());
        let named = cells.iter().enumerate().skip(table.stub_columns);
        let named = named.map(|(at, cell)| NamedCell { row: row.clone(), column: columns[at].clone(), cell });
        named.collect::<Vec<_>>()
    });
    rows.collect()
}

/// What figures that stand in tables are called by their first cells, by their ids.
pub fn names_in_tables(report: &Report) -> BTreeMap<&str, Phrase> {
    let mut names = BTreeMap::new();
    for table in report.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table) {
        for NamedCell { row, column, cell } in named_cells(table) {
            if let Some(id) = &cell.figure {
                let name = || {
                    if row.is_empty() {
                        words::cell_of_column(&table.title, &column)
                    } else {
                        words::cell_of(&table.title, &row, &column)
                    }
                };
                names.entry(id.as_str()).or_insert_with(name);
            }
        }
    }
    names
}

/// Words one after the other, each once and in one line.
fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if !word.is_empty() && !all.contains(&word) {
            all.push(word);
        }
    }
    all.join(" ")
}
