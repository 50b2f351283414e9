//! Where the tables of a sheet are: blocks of cells with an empty row or column around them, without the lines of words above
//! and below. Separate because every rule needs it and nothing in a file says it.

use crate::provenance::CellAddress;
use crate::workbook::{CellValue, Grid, MergedRange};

/// A table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its cells, headings included.
    pub range: MergedRange,
    /// The first row below its headings.
    pub body: u32,
}

impl Table {
    /// Its columns.
    pub fn columns(&self) -> std::ops::RangeInclusive<u32> {
        self.range.first.column..=self.range.last.column
    }

    /// The rows of its headings.
    pub fn head(&self) -> std::ops::Range<u32> {
        self.range.first.row..self.body
    }

    /// The rows below.
    pub fn rows(&self) -> std::ops::RangeInclusive<u32> {
        self.body..=self.range.last.row
    }

    /// What stands over a column, from the widest heading to the nearest.
    pub fn heading(&self, grid: &Grid, column: u32) -> String {
        let mut parts: Vec<String> = Vec::new();
        for row in self.head() {
            let text = grid.text(CellAddress::new(row, column)).trim().to_owned();
            if !text.is_empty() && !parts.contains(&text) {
                parts.push(text);
            }
        }
        parts.join("・")
    }
}

/// Something written: a cell, or a merged range with a value.
#[derive(Debug, Clone, Copy)]
struct Written {
    first: CellAddress,
    last: CellAddress,
}

/// The tables of a sheet from top to bottom. Captions, notes and single lines are none.
pub fn tables(grid: &Grid) -> Vec<Table> {
    let is_blank = |value: &CellValue| matches!(value, CellValue::Text(text) if text.trim().is_empty());
    let written = grid.cells().filter(|(at, value)| !is_blank(value) && grid.resolve(*at) == *at);
    let written: Vec<Written> = written
        .map(|(at, _)| {
            let extent = grid.extent(at);
            Written { first: extent.first, last: extent.last }
        })
        .collect();
    let mut found = Vec::new();
    for band in apart(written, |one| (one.first.row, one.last.row)) {
        for block in apart(band, |one| (one.first.column, one.last.column)) {
            found.extend(table(grid, block));
        }
    }
    found.sort_by_key(|table: &Table| table.range.first);
    found
}

/// Parts it where a whole row or column is empty.
fn apart(mut written: Vec<Written>, span: impl Fn(&Written) -> (u32, u32)) -> Vec<Vec<Written>> {
    written.sort_by_key(&span);
    let mut parts: Vec<Vec<Written>> = Vec::new();
    let mut end: Option<u32> = None;
    for one in written {
        let (first, last) = span(&one);
        match parts.last_mut().filter(|_| end.is_some_and(|end| first <= end.saturating_add(1))) {
            Some(part) => part.push(one),
            None => parts.push(vec![one]),
        }
        end = Some(end.map_or(last, |end| end.max(last)));
    }
    parts
}

/// The table in a block; none where it holds only lines of words.
fn table(grid: &Grid, mut block: Vec<Written>) -> Option<Table> {
    block.sort_by_key(|one| one.first);
    // How many things stand in each row that begins something.
    let mut rows: Vec<(u32, usize)> = Vec::new();
    for one in &block {
        match rows.last_mut() {
            Some((row, count)) if *row == one.first.row => *count += 1,
            _ => rows.push((one.first.row, 1)),
        }
    }
    let wide = |(_, count): &(u32, usize)| *count > 1;
    let first = rows.iter().position(wide)?;
    let last = rows.iter().rposition(wide)?;
    if first == last {
        return None;
    }
    let (first, last) = (rows[first].0, rows[last].0);
    let inside = || block.iter().filter(|one| (first..=last).contains(&one.first.row));
    let left = inside().map(|one| one.first.column).min()?;
    let right = inside().map(|one| one.last.column).max()?;
    let bottom = inside().map(|one| one.last.row).max()?.max(last);
    let range = MergedRange { first: CellAddress::new(first, left), last: CellAddress::new(bottom, right) };
    Some(Table { range, body: body(grid, range) })
}

/// The first row below the headings: the first row is one, and so is every next one without a number whose first cell is empty or
/// goes on from above.
fn body(grid: &Grid, range: MergedRange) -> u32 {
    let mut body = range.first.row + 1;
    while body < range.last.row {
        let first = CellAddress::new(body, range.first.column);
        let continues = grid.get(first).is_none() || grid.resolve(first).row < body;
        let in_row = MergedRange { first, last: CellAddress::new(body, range.last.column) };
        let mut cells = grid.within(in_row).peekable();
        if !continues || cells.peek().is_none() || cells.any(|(_, value)| !matches!(value, CellValue::Text(_))) {
            break;
        }
        body += 1;
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (r, row) in (0..).zip(rows) {
            for (c, text) in (0..).zip(*row) {
                let value = text.parse().map_or_else(|_| CellValue::Text((*text).to_owned()), CellValue::Number);
                grid.insert(CellAddress::new(r, c), value);
            }
        }
        grid
    }

    fn shown(grid: &Grid) -> Vec<String> {
        tables(grid).iter().map(|t| format!("{}:{} {}", t.range.first, t.range.last, t.body)).collect()
    }

    #[test]
    fn captions_and_notes_are_no_part_of_a_table() {
        let sheet = grid(&[
            &["表1　回収状況"],
            &["", "", "単位: 件"],
            &["層", "配布", "回収"],
            &["計", "9", "8"],
            &["注: …"],
        ]);
        assert_eq!(shown(&sheet), ["A3:C4 3"]);
        assert_eq!(shown(&grid(&[&["ただの文"], &["もう1行"]])), Vec::<String>::new());
    }

    #[test]
    fn an_empty_row_or_column_parts_tables() {
        let sheet = grid(&[&["a", "b", "", "c", "d"], &["x", "1", "", "y", "2"], &[], &["e", "f"], &["z", "3"]]);
        assert_eq!(shown(&sheet), ["A1:B2 1", "D1:E2 1", "A4:B5 4"]);
    }

    #[test]
    fn a_head_has_as_many_rows_as_it_needs() {
        let mut sheet = grid(&[&["層", "実数", ""], &["", "ある", "ない"], &["計", "1", "2"], &["", "3", "4"]]);
        sheet.merge(MergedRange { first: CellAddress::new(0, 1), last: CellAddress::new(0, 2) });
        assert_eq!(shown(&sheet), ["A1:C4 2"]);
        assert_eq!(tables(&sheet)[0].heading(&sheet, 2), "実数・ない");
    }
}
