//! CSV that people write beside the definitions (frames, areas, the correction ledger), as cells that know where
//! they stand. Read here rather than by a library because a message marks the very words of a cell.

use std::ops::Range;

use crate::catalogue::Phrase;
use crate::csv;
use crate::survey::toml::cells::Cells;
use crate::survey::toml::source::SourceFile;
use crate::text::clean::clean;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvCell {
    /// Its text without quotes and without the guard against formulas, trimmed.
    pub text: String,
    /// Where it stands, quotes included.
    pub span: Range<usize>,
    /// Why its value is not known, where it is the cell of a workbook with a formula that failed.
    pub failed: Option<Phrase>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvRow {
    /// Row as in Excel, counted from 0, blank rows included.
    pub row: u32,
    /// The cells.
    pub cells: Vec<CsvCell>,
}

impl CsvRow {
    /// The text of a cell, or nothing.
    pub fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|index| self.cells.get(index)).map_or("", |cell| &cell.text)
    }

    /// The words of a cell in both languages, from the column of its English; the same in both where that says nothing.
    pub fn phrase(&self, column: Option<usize>, english: Option<usize>) -> Phrase {
        let ja = self.text(column);
        let en = Some(self.text(english)).filter(|text| !text.is_empty()).unwrap_or(ja);
        Phrase { ja: ja.to_owned(), en: en.to_owned() }
    }

    /// Where a cell stands, or else the row.
    pub fn place(&self, column: Option<usize>) -> Range<usize> {
        column.and_then(|index| self.cells.get(index)).map_or_else(|| self.span(), |cell| cell.span.clone())
    }

    /// Where the row stands.
    pub fn span(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |cell| cell.span.start);
        start..self.cells.last().map_or(start, |cell| cell.span.end)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// A CSV with its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delimited {
    /// The headings.
    pub head: CsvRow,
    /// The rows that hold something.
    pub rows: Vec<CsvRow>,
    /// A quote that is never closed, so that the last row has swallowed whatever stands after it.
    pub open_quote: Option<usize>,
}

impl Delimited {
    /// Reads a file, or the sheet of a workbook; the first row that holds something is the headings.
    pub fn read(file: &SourceFile) -> Self {
        let (rows, open_quote) = match &file.cells {
            Some(cells) => (of_cells(&file.text, cells), None),
            None => split(&file.text),
        };
        Self::of(rows, open_quote)
    }

    /// Rows from wherever; the first that holds something is the headings.
    pub fn of(rows: Vec<CsvRow>, open_quote: Option<usize>) -> Self {
        let mut rows = rows.into_iter().filter(|row| !row.is_blank());
        let head = rows.next().unwrap_or(CsvRow { row: 0, cells: Vec::new() });
        Self { head, rows: rows.collect(), open_quote }
    }

    /// Whether tabs stand where commas should: the headings are one cell.
    pub fn is_by_tabs(&self) -> bool {
        matches!(self.head.cells.as_slice(), [only] if only.text.contains('\t'))
    }

    /// The column with one of these headings, whatever their width.
    pub fn column(&self, headings: &[&str]) -> Option<usize> {
        self.head.cells.iter().position(|cell| headings.contains(&clean(&cell.text).as_str()))
    }
}

/// Names in one cell, separated by `|`.
pub fn names(text: &str) -> Vec<String> {
    text.split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The rows of a sheet, each with a cell for every column.
fn of_cells(text: &str, cells: &Cells) -> Vec<CsvRow> {
    let mut rows: Vec<CsvRow> = Vec::new();
    for cell in cells.iter() {
        let found = CsvCell { text: text[cell.span.clone()].to_owned(), span: cell.span.clone(), failed: None };
        match rows.last_mut().filter(|row| row.row == cell.at.row) {
            Some(row) => row.cells.push(found),
            None => rows.push(CsvRow { row: cell.at.row, cells: vec![found] }),
        }
    }
    rows
}

fn split(text: &str) -> (Vec<CsvRow>, Option<usize>) {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut start = 0;
    let mut quote = None;
    let mut row = 0;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let last = at == text.len();
        match c {
            '"' if quote.is_some() => quote = None,
            '"' if may_open(text[start..at].trim_start()) => quote = Some(at),
            ',' if quote.is_none() => {
                cells.push(cell(text, start..at));
                start = at + 1;
            }
            '\n' if quote.is_none() || last => {
                cells.push(cell(text, start..at));
                rows.push(CsvRow { row, cells: std::mem::take(&mut cells) });
                row += 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    (rows, quote)
}

/// Whether a quote opens after these words of its cell: at the beginning, or as the second of a doubled quote.
/// Within other words it is a sign like any other.
fn may_open(before: &str) -> bool {
    before.is_empty() || (before.starts_with('"') && before.ends_with('"'))
}

fn cell(text: &str, span: Range<usize>) -> CsvCell {
    let raw = &text[span.clone()];
    let start = span.start + (raw.len() - raw.trim_start().len());
    let raw = raw.trim();
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let value = inner.map_or_else(|| raw.to_owned(), |inner| inner.replace("\"\"", "\"").trim().to_owned());
    CsvCell { text: csv::restored(&value).to_owned(), span: start..start + raw.len(), failed: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_place() {
        let file = SourceFile::new("a.csv", "a,b\r\n\r\n\"x, \"\"y\"\"\nz\", 長野 \n");
        let read = Delimited::read(&file);
        assert_eq!(read.column(&["b"]), Some(1));
        assert_eq!(read.rows.len(), 1);
        assert_eq!(read.rows[0].row, 2);
        assert_eq!(read.rows[0].cells[0].text, "x, \"y\"\nz");
        assert_eq!(&file.text[read.rows[0].cells[1].span.clone()], "長野");
        assert_eq!(read.open_quote, None);
    }

    #[test]
    fn a_quote_left_open_is_noticed_and_one_within_words_is_not_one() {
        let read = |text: &str| Delimited::read(&SourceFile::new("a.csv", text));
        assert_eq!(read("a,b\n1,\"x\n2,y\n").open_quote, Some(6));
        let within = read("a,b\n1,5\" x\n2,y\n");
        assert_eq!((within.open_quote, within.rows.len()), (None, 2));
    }
}
