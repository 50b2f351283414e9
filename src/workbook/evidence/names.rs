//! Names for places in a workbook, with the cells they stand for. A program that makes a form names its boxes, and finds
//! them again by these names wherever rows were put in.

use crate::workbook::evidence::{DefinedName, reference};

/// A name as the file writes it, `scope` being the sheet it is private to.
pub(in crate::workbook) fn defined(
    name: String,
    scope: Option<String>,
    refers_to: String,
    sheets: &[String],
) -> DefinedName {
    let target = reference::place(&refers_to).and_then(|(sheet, range)| {
        let sheet = sheet.or_else(|| scope.clone())?;
        // Excel takes a sheet's name in any case.
        let known = sheets.iter().find(|known| **known == sheet);
        let known = known.or_else(|| sheets.iter().find(|known| known.to_lowercase() == sheet.to_lowercase()));
        Some((known?.clone(), range))
    });
    DefinedName { name, scope, refers_to, target }
}
