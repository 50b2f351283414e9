//! The sampling frame (調査対象名簿): every unit that was asked, whether or not it answered.

use std::sync::Arc;

use crate::provenance::{CellAddress, CellRef};

/// Frame column that holds the stratum.
pub const STRATUM: &str = "stratum";

/// One unit on the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Code, as the frame writes it.
    pub id: String,
    /// Official name, as the frame writes it.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Stratum id.
    pub stratum: String,
    /// Further columns by name (`area`, `type` …), in the frame's order.
    pub attributes: Vec<(String, String)>,
    /// Row of the frame, from 0 (the heading is row 0).
    pub row: u32,
}

/// A frame with the columns it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplingFrame {
    /// File, relative to the workspace.
    pub file: Arc<str>,
    /// Sheet name as Excel shows it.
    pub sheet: Arc<str>,
    /// Headings in order.
    pub columns: Vec<String>,
    /// The units in the frame's order.
    pub cases: Vec<Case>,
}

impl SamplingFrame {
    /// The cell of a case in a column of the frame.
    pub fn cell(&self, case: &Case, column: &str) -> Option<CellRef> {
        let index = self.columns.iter().position(|name| name == column)?;
        Some(CellRef {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            at: CellAddress::new(case.row, u32::try_from(index).ok()?),
        })
    }
}
