//! Files that the analyst keeps: definitions, ledgers, lists. Nobody sent them, so nobody can be asked for another copy.
//! And what is blank there says something (no upper limit, a value taken away), so a formula whose result was not saved must
//! not look blank: it stands in its cell as a failed one.

use crate::catalogue::{Phrase, files as reasons, workbook as words};
use crate::diagnostic::Diagnostic;
use crate::workbook::{CellValue, Limits, Sheet, Workbook};

/// Reads a workbook or a text with separators that the analyst keeps.
///
/// # Errors
/// A finding that says what the file is, and what its owner can do.
pub fn read_own(file: &str, bytes: &[u8]) -> Result<Workbook, Box<Diagnostic>> {
    let mut book = super::read(file, bytes, &Limits::default()).map_err(|mut found| {
        found.hint = hint(found.rule);
        found
    })?;
    book.show_unsaved();
    Ok(book)
}

impl Workbook {
    /// Puts the formulas without a saved result into their cells, where a blank would say that there is nothing.
    pub fn show_unsaved(&mut self) {
        for Sheet { grid, evidence, .. } in &mut self.sheets {
            let formulas = evidence.iter().flat_map(|evidence| &evidence.formulas);
            for (at, formula) in formulas.filter(|(_, formula)| !formula.cached) {
                if grid.get(*at).is_none() {
                    grid.insert(*at, CellValue::Error(format!("={}", formula.text)));
                }
            }
        }
    }
}

/// What to do with a file of one's own that cannot be read.
fn hint(rule: &str) -> Phrase {
    match rule {
        "encrypted" | "wrong-password" => reasons::hint_own_password(),
        "label-protected" => reasons::hint_own_label(),
        "encoding" => words::hint_utf8(),
        "damaged-csv" => reasons::hint_quote(),
        "out-of-time" | "out-of-memory" | "too-many-cells" | "too-much-text" | "file-too-large"
        | "unpacked-too-large" | "too-many-files" => reasons::hint_own_large(),
        _ => reasons::hint_own_damaged(),
    }
}

impl CellValue {
    /// Why the value of a cell is not known, and what to do, where its formula failed.
    pub fn failure(&self) -> Option<(Phrase, Phrase)> {
        match self {
            CellValue::Error(formula) if formula.starts_with('=') => {
                Some((words::unsaved_formula(formula), words::hint_unsaved_formula()))
            }
            CellValue::Error(error) => Some((words::failed_formula(error), words::hint_failed_formula())),
            CellValue::Text(_) | CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) => None,
        }
    }
}
