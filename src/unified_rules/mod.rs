//! Whether the tables of a workbook can be read by a program: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」
//! (2020-12-18) with its 15 items, each as one or more rules that look at the cells and at what stands beside them. It proves the
//! workbooks that this program writes for programs, and an office can ask it about any of its own.

mod cells;
mod columns;
mod rules;
mod sheets;
mod table;

pub use rules::{RULES, Rule};
pub use table::{Table, tables};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::{CellAddress, CellRef};
use crate::workbook::{CellValue, Container, Sheet, Workbook};

/// Most cells of one finding.
const MOST_PLACES: usize = 2_000;

/// What was looked at, and what does not keep the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// How many sheets with something in them.
    pub sheets: usize,
    /// How many tables were found on them.
    pub tables: usize,
    /// What does not keep the rules.
    pub findings: Vec<Diagnostic>,
}

/// A cell that does not keep a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Odd {
    at: CellAddress,
    severity: Severity,
    found: Phrase,
}

impl Odd {
    /// One that has to be mended.
    fn new(at: CellAddress, found: Phrase) -> Self {
        Self { at, severity: Severity::Query, found }
    }

    /// One that somebody may want to know of.
    fn note(at: CellAddress, found: Phrase) -> Self {
        Self { at, severity: Severity::Note, found }
    }
}

/// A sheet with what every rule needs of it.
struct View<'a> {
    container: Container,
    sheet: &'a Sheet,
    tables: Vec<Table>,
}

impl View<'_> {
    /// Every cell of the tables with its table.
    fn cells(&self) -> impl Iterator<Item = (&Table, CellAddress, &CellValue)> {
        self.tables
            .iter()
            .flat_map(|table| self.sheet.grid.within(table.range).map(move |(at, value)| (table, at, value)))
    }

    /// The words of the tables' cells.
    fn texts(&self) -> impl Iterator<Item = (&Table, CellAddress, &str)> {
        self.cells().filter_map(|(table, at, value)| match value {
            CellValue::Text(text) => Some((table, at, text.as_str())),
            CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
        })
    }
}

/// Holds every table of a workbook against the rules. `file` is the name in the places.
pub fn check(file: &str, workbook: &Workbook) -> Checked {
    let mut checked = Checked { sheets: 0, tables: 0, findings: Vec::new() };
    let name: Arc<str> = Arc::from(file);
    checked.findings.extend(sheets::of_file(file, workbook));
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.grid.is_empty()) {
        let view = View { container: workbook.container, sheet, tables: tables(&sheet.grid) };
        checked.sheets += 1;
        checked.tables += view.tables.len();
        for rule in &RULES {
            let mut by_weight: BTreeMap<Severity, Vec<Odd>> = BTreeMap::new();
            for odd in (rule.look)(&view) {
                by_weight.entry(odd.severity).or_default().push(odd);
            }
            for (severity, odd) in by_weight {
                checked.findings.extend(finding(rule, severity, odd, &name, &sheet.name));
            }
        }
    }
    checked
}

/// One finding for what a rule found on a sheet, with every cell.
fn finding(
    rule: &Rule,
    severity: Severity,
    mut odd: Vec<Odd>,
    file: &Arc<str>,
    sheet: &str,
) -> Option<Diagnostic> {
    odd.sort_by_key(|odd| odd.at);
    odd.dedup_by_key(|odd| odd.at);
    let found = odd.first()?.found.clone();
    let sheet: Arc<str> = Arc::from(sheet);
    let places = odd.iter().take(MOST_PLACES).map(|odd| CellRef {
        file: Arc::clone(file),
        sheet: Arc::clone(&sheet),
        at: odd.at,
    });
    let expected = crate::catalogue::unified_rules::of_item(rule.item, (rule.expected)());
    Some(Diagnostic::at(rule.id, severity, places.collect(), found, expected, (rule.hint)()))
}
