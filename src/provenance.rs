//! Where a value stands: file, sheet and cell, in the numbering that Excel shows. Every value carries one
//! from the workbook to the published figure; a value that loses its place before the ledger is a bug.

use std::fmt;
use std::sync::Arc;

/// A cell of a sheet, counted from 0 (so `D14` is row 13, column 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl CellAddress {
    /// The cell at a row and column counted from 0.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            let digit = (rest - 1) % 26;
            letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

/// One cell of one sheet of one file. The file is relative to the workspace, with `/` on every system; a CSV
/// file has one sheet, named as the file without its ending, as Excel shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// File, relative to the workspace.
    pub file: Arc<str>,
    /// Sheet name as in the file.
    pub sheet: Arc<str>,
    /// The cell.
    pub at: CellAddress,
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}｜{}!{}", self.file, self.sheet, self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_excels() {
        let at = |row, column| CellAddress::new(row, column).to_string();
        assert_eq!(at(13, 3), "D14");
        assert_eq!(at(0, 25), "Z1");
        assert_eq!(at(0, 26), "AA1");
        assert_eq!(at(0, 701), "ZZ1");
        assert_eq!(at(1_048_575, 16_383), "XFD1048576");
    }
}
