//! Where a value stands: file, sheet and cell, in the numbering that Excel shows. Every value carries one
//! from the workbook to the published figure; a value that loses its place before the ledger is a bug.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::kept::kept;

/// A cell of a sheet, counted from 0 (so `D14` is row 13, column 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

kept!(CellAddress { row, column });

impl CellAddress {
    /// The cell at a row and column counted from 0.
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl CellAddress {
    /// The address that a text such as `D14` or `$D$14` names.
    pub fn from_text(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().filter(|c| *c != '$').collect();
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = text.split_at(digits);
        let known = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !known || !row.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let column =
            letters.bytes().fold(0u32, |sum, byte| sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
        Some(Self::new(row.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
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
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellRef {
    /// File, relative to the workspace.
    pub file: Arc<str>,
    /// Sheet name as in the file.
    pub sheet: Arc<str>,
    /// The cell.
    pub at: CellAddress,
}

kept!(CellRef { file, sheet, at });

impl Ord for CellRef {
    fn cmp(&self, other: &Self) -> Ordering {
        // Cells are sorted among those of their own file, and these share its name.
        let text = |one: &Arc<str>, other: &Arc<str>| {
            if Arc::ptr_eq(one, other) { Ordering::Equal } else { one.cmp(other) }
        };
        let places = text(&self.file, &other.file).then_with(|| text(&self.sheet, &other.sheet));
        places.then_with(|| self.at.cmp(&other.at))
    }
}

impl PartialOrd for CellRef {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
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

    #[test]
    fn addresses_are_read_back() {
        for text in ["D14", "Z1", "AA1", "ZZ1", "XFD1048576"] {
            assert_eq!(CellAddress::from_text(text).map(|at| at.to_string()).as_deref(), Some(text));
        }
        assert_eq!(CellAddress::from_text("$d$14"), Some(CellAddress::new(13, 3)));
        for text in ["", "D", "14", "D0", "D14:E15", "ABCD1", "D1４", "Ｄ1"] {
            assert_eq!(CellAddress::from_text(text), None, "{text}");
        }
    }
}
