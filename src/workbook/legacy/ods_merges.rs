//! What calamine keeps to itself of an ods: merged ranges, which a cell tells by the columns and rows that it spans, and failed
//! formulas, whose value is an empty text beside the error that is shown. Rows and cells that are alike are written once with
//! their number.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::workbook::evidence::reference::LAST;
use crate::workbook::legacy::Beside;
use crate::workbook::merges::MergedRange;
use crate::workbook::package::Package;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// Merged ranges and failed formulas by the name of their sheet, no more than `most` of them.
pub(super) fn read(package: &mut Package<'_>, most: usize) -> Result<BTreeMap<String, Beside>, Broken> {
    let mut tables = Tables { most, ..Tables::default() };
    package.walk("content.xml", &mut tables)?;
    Ok(tables.found)
}

/// Goes through the tables of a document.
#[derive(Debug, Default)]
struct Tables {
    found: BTreeMap<String, Beside>,
    /// The cells of a formula without a value, until the text that they show.
    failing: Option<MergedRange>,
    most: usize,
    /// How many tables the walk is inside of; one inside a cell of another is no sheet.
    depth: usize,
    name: String,
    row: u32,
    rows: u32,
    column: u32,
}

impl Tables {
    fn cell(&mut self, element: &Element<'_>) -> Result<(), Broken> {
        let columns = number(element, "number-columns-repeated");
        let wide = number(element, "number-columns-spanned");
        let high = number(element, "number-rows-spanned");
        let left = self.column;
        self.column = left.saturating_add(columns);
        let without_value =
            element.get("formula").is_some() && element.get("string-value").is_some_and(|text| text.is_empty());
        self.failing = without_value.then(|| {
            let first = CellAddress::new(self.row, left);
            let last = CellAddress::new(self.row.saturating_add(self.rows - 1), left.saturating_add(columns - 1));
            MergedRange { first, last }
        });
        if wide == 1 && high == 1 {
            return Ok(());
        }
        // Ranges that are alike and would overlap are one range.
        let beside = if wide == 1 { columns } else { 1 };
        let below = if high == 1 { self.rows } else { 1 };
        for row in self.row..self.row.saturating_add(below) {
            for column in left..left.saturating_add(beside) {
                if row > LAST.row || column > LAST.column {
                    return Ok(());
                }
                self.most = self.most.checked_sub(1).ok_or_else(|| Broken("too many merges".to_owned()))?;
                let last = CellAddress::new(
                    row.saturating_add(high - 1).min(LAST.row),
                    column.saturating_add(wide - 1).min(LAST.column),
                );
                let range = MergedRange { first: CellAddress::new(row, column), last };
                self.found.entry(self.name.clone()).or_default().merges.push(range);
            }
        }
        Ok(())
    }
}

impl Tables {
    /// A formula without a value shows an error; one whose result is an empty text shows nothing.
    fn shown(&mut self, text: &str) -> Result<(), Broken> {
        let Some(range) = self.failing.take().filter(|_| !text.trim().is_empty()) else { return Ok(()) };
        for row in range.first.row..=range.last.row.min(LAST.row) {
            for column in range.first.column..=range.last.column.min(LAST.column) {
                self.most = self.most.checked_sub(1).ok_or_else(|| Broken("too many failed cells".to_owned()))?;
                let failed = (CellAddress::new(row, column), text.trim().to_owned());
                self.found.entry(self.name.clone()).or_default().failed.push(failed);
            }
        }
        Ok(())
    }
}

/// A number of cells, at least one.
fn number(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}

impl Visit for Tables {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        match (self.depth, element.name()) {
            (0, "table") => {
                self.depth = 1;
                self.name = element.get("name").unwrap_or_default().into_owned();
                (self.row, self.rows) = (0, 0);
            }
            (_, "table") => self.depth += 1,
            (1, "table-row") => {
                // The row before, as often as it is there.
                self.row = self.row.saturating_add(self.rows);
                self.rows = number(element, "number-rows-repeated");
                self.column = 0;
            }
            (1, "table-cell" | "covered-table-cell") => self.cell(element)?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, _: &mut Budget) -> Result<(), Broken> {
        match name {
            "table" => self.depth = self.depth.saturating_sub(1),
            "p" if self.depth == 1 => self.shown(text)?,
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::xml::walk;

    fn merges(table: &str, most: usize) -> Result<Vec<String>, Broken> {
        let mut tables = Tables { most, ..Tables::default() };
        let mut budget = Budget { bytes: 1 << 20, pieces: 10_000, kept: 1 << 20 };
        let xml = format!("<o:doc><t:table t:name=\"票\">{table}</t:table></o:doc>");
        walk(xml.as_bytes(), &mut budget, &mut tables)?;
        let written = |range: &MergedRange| format!("{}:{}", range.first, range.last);
        Ok(tables.found.get("票").into_iter().flat_map(|found| &found.merges).map(written).collect())
    }

    #[test]
    fn spans_are_ranges_wherever_rows_and_cells_are_repeated() {
        let table = "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell/></t:table-row>\
            <t:table-header-rows><t:table-row><t:table-cell t:number-columns-repeated=\"3\"/>\
            <t:table-cell t:number-columns-spanned=\"2\" t:number-rows-spanned=\"3\"><x:p>甲</x:p>\
            <t:table><t:table-row><t:table-cell t:number-columns-spanned=\"9\"/></t:table-row></t:table></t:table-cell>\
            <t:covered-table-cell/><t:table-cell t:number-rows-spanned=\"2\"/></t:table-row></t:table-header-rows>\
            <t:table-row t:number-rows-repeated=\"2\"><t:covered-table-cell t:number-columns-repeated=\"5\"/>\
            <t:table-cell t:number-columns-spanned=\"2\"/></t:table-row>";
        assert_eq!(merges(table, 9).unwrap(), ["D3:E5", "F3:F4", "F4:G4", "F5:G5"]);
        assert!(merges(table, 3).is_err());
    }

    #[test]
    fn numbers_beyond_every_sheet_cost_nothing() {
        let far = "<t:table-row t:number-rows-repeated=\"4294967295\"><t:table-cell/></t:table-row>\
            <t:table-row t:number-rows-repeated=\"4294967295\"><t:table-cell t:number-columns-spanned=\"4294967295\"/>\
            </t:table-row>";
        assert_eq!(merges(far, 5).unwrap(), [""; 0]);
        let wide = "<t:table-row><t:table-cell t:number-columns-spanned=\"4294967295\"/></t:table-row>";
        assert_eq!(merges(wide, 5).unwrap(), ["A1:XFD1"]);
    }
}
