//! A report as tables that programs read: the sheets of the machine-readable twin, which keep 総務省's unified rules of
//! machine-readable tables (統計表における機械判読可能なデータの表記方法の統一ルール, 2020-12-18), and the values one by one. Separate
//! from the tables that people read, of which it is made: one head, one value a cell, units and signs as data.

mod book;
mod head;
mod moved;
mod plain;
mod sheet;
mod sign;
mod value;

pub use book::{book, book_with_changes};
pub use value::values;

use crate::catalogue::Lang;
use crate::report::model::{CellNumber, Report};

/// Sheets or files of plain tables.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataBook {
    /// Title of the report.
    pub title: String,
    /// The sheets in order.
    pub sheets: Vec<DataTable>,
}

/// A table with one row of headings, all different, and a cell of every row under each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DataTable {
    /// Name, as a sheet has it.
    pub name: String,
    /// Headings.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<DataCell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum DataCell {
    /// Nothing is said.
    Empty,
    /// Words, or a sign in the place of a number.
    Text(String),
    /// A number.
    Number(CellNumber),
}

impl DataCell {
    /// Words; nothing where they are empty.
    fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }
}

/// The language of a report, in which its headings as data are too.
fn language(report: &Report) -> Lang {
    if report.words.language.starts_with("ja") { Lang::Ja } else { Lang::En }
}
