//! The shape of a table: how many columns it has, which heading covers which cells, which columns hold numbers, which words
//! at the left go on over the rows below. Separate because what draws a table and what makes data of it decide it alike.

use crate::report::model::{ReportTable, TableCell};

/// A heading and the rectangle of the head that it covers.
#[derive(Debug, Clone, Copy)]
pub struct HeadCell<'a> {
    /// First heading row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered.
    pub rows: usize,
    /// Columns covered.
    pub columns: usize,
    /// The heading itself.
    pub cell: &'a TableCell,
}

impl HeadCell<'_> {
    /// Whether it covers that cell of the head.
    pub fn covers(&self, row: usize, column: usize) -> bool {
        (self.row..self.row + self.rows).contains(&row)
            && (self.column..self.column + self.columns).contains(&column)
    }
}

/// The number of columns: that of the longest row.
pub fn column_count(table: &ReportTable) -> usize {
    table.head.iter().chain(&table.rows).map(Vec::len).max().unwrap_or(0)
}

/// The headings with what they cover: to the right as their span says, and downwards over empty cells, for an
/// empty cell below a heading continues it. A span never hides a text; it ends before one.
pub fn head_cells(table: &ReportTable) -> Vec<HeadCell<'_>> {
    let mut found: Vec<HeadCell<'_>> = Vec::new();
    for (row, cells) in table.head.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if found.iter().any(|head| head.covers(row, column)) {
                continue;
            }
            let span = usize::try_from(cell.span).unwrap_or(usize::MAX).max(1);
            let free = |at: &usize| {
                cells.get(*at).is_some_and(|next| next.text.is_empty())
                    && !found.iter().any(|head| head.covers(row, *at))
            };
            let columns = 1 + (column + 1..column.saturating_add(span)).take_while(free).count();
            let continues = |below: &&Vec<TableCell>| {
                !cell.text.is_empty()
                    && (column..column + columns)
                        .all(|at| below.get(at).is_some_and(|next| next.text.is_empty() && next.span <= 1))
            };
            let rows = 1 + table.head.iter().skip(row + 1).take_while(continues).count();
            found.push(HeadCell { row, column, rows, columns, cell });
        }
    }
    found
}

/// Which columns stand at the right: those outside the stub with a number in them, or with a figure that has none to show
/// (a group in which nobody answered). Their －, … and other texts stand there too.
pub fn numeric_columns(table: &ReportTable) -> Vec<bool> {
    (0..column_count(table))
        .map(|column| {
            column >= table.stub_columns
                && table
                    .rows
                    .iter()
                    .any(|row| row.get(column).is_some_and(|cell| cell.number.is_some() || cell.figure.is_some()))
        })
        .collect()
}

/// The words at the left of every row, with those that an empty cell continues from above. Only the last column at the left
/// continues nothing.
pub fn stubs(table: &ReportTable) -> Vec<Vec<&str>> {
    let width = table.stub_columns.min(column_count(table));
    let mut above: Vec<&str> = vec![""; width];
    let rows = table.rows.iter().map(|cells| {
        for (column, words) in above.iter_mut().enumerate() {
            let text = cells.get(column).map_or("", |cell| cell.text.as_str());
            if column + 1 == width || !text.is_empty() {
                *words = text;
            }
        }
        above.clone()
    });
    rows.collect()
}
