//! Where the words of a source stand when the source is a workbook: every cell has its own span in a text that is put
//! together while the sheets are read. So one check and one reader serve TOML and Excel, and a mistake names the cell
//! where it would name the line.

use std::ops::Range;

use crate::provenance::CellAddress;

/// One cell of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceCell {
    /// Where its words stand in the text; nothing between them where the cell is blank.
    pub span: Range<usize>,
    /// Its sheet, as a place in [`Cells::sheets`].
    pub sheet: usize,
    /// The cell.
    pub at: CellAddress,
    /// The key that it is a value of; none for a heading.
    pub key: Option<String>,
    /// The words over or beside it that say what it is.
    pub heading: String,
}

/// The cells of a workbook that is read as a definition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// Names of the sheets.
    pub sheets: Vec<String>,
    /// The cells in the order of the text.
    cells: Vec<SourceCell>,
}

impl Cells {
    /// Adds a cell behind all others.
    pub fn push(&mut self, cell: SourceCell) {
        self.cells.push(cell);
    }

    /// The cells in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &SourceCell> {
        self.cells.iter()
    }

    /// The cell in which a byte of the text stands.
    pub fn at(&self, byte: usize) -> Option<&SourceCell> {
        let after = self.cells.partition_point(|cell| cell.span.start <= byte);
        self.cells.get(after.checked_sub(1)?)
    }

    /// Name of a cell's sheet.
    pub fn sheet(&self, cell: &SourceCell) -> &str {
        self.sheets.get(cell.sheet).map_or("", String::as_str)
    }

    /// The blank cell of a row in which a key is missing.
    pub fn blank(&self, row: &Range<usize>, key: &str) -> Option<Range<usize>> {
        let inside = self.cells.iter().filter(|cell| row.start <= cell.span.start && cell.span.end <= row.end);
        let is_key = |known: &str| known == key || known.strip_suffix(key).is_some_and(|rest| rest.ends_with('.'));
        let mut blank = inside.filter(|cell| cell.span.is_empty());
        blank.find(|cell| cell.key.as_deref().is_some_and(is_key)).map(|cell| cell.span.clone())
    }
}
