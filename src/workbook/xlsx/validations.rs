//! Rules for input, the dropdowns among them: as a sheet lists them, in their newer form inside an extension as well,
//! and their entries looked up where those stand in cells of any sheet or behind a name.

use std::collections::BTreeMap;

use crate::workbook::evidence::reference;
use crate::workbook::evidence::{DefinedName, Validation};
use crate::workbook::xlsx::strings::plain;
use crate::workbook::xml::{Broken, Budget, Element};
use crate::workbook::{MergedRange, Sheet};

/// Reads rules while a sheet is gone through.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) found: Vec<Validation>,
    current: Option<Validation>,
}

impl Rules {
    pub(super) fn start(&mut self, element: &Element<'_>) {
        if element.name() != "dataValidation" {
            return;
        }
        let get = |name| element.get(name).unwrap_or_default().into_owned();
        let kind = get("type");
        let compares = !matches!(kind.as_str(), "" | "none" | "list" | "custom");
        let operator = element.get("operator").map_or_else(|| "between".to_owned(), std::borrow::Cow::into_owned);
        let words = [get("promptTitle"), get("prompt")].map(|text| plain(&text).into_owned());
        self.current = Some(Validation {
            ranges: reference::ranges(&get("sqref")).collect(),
            kind: if kind.is_empty() { "none".to_owned() } else { kind },
            operator: if compares { operator } else { String::new() },
            formula: String::new(),
            formula2: String::new(),
            entries: Vec::new(),
            prompt: words
                .iter()
                .map(|text| text.trim())
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        });
    }

    pub(super) fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        let Some(current) = &mut self.current else { return Ok(()) };
        match name {
            // The newer form wraps a formula once more, so what counts is the first that has words.
            "formula1" if current.formula.is_empty() => current.formula = text.trim().to_owned(),
            "formula2" if current.formula2.is_empty() => current.formula2 = text.trim().to_owned(),
            "f" if current.formula.is_empty() => current.formula = text.trim().to_owned(),
            "f" => current.formula2 = text.trim().to_owned(),
            "sqref" => current.ranges = reference::ranges(text).collect(),
            "dataValidation" => {
                let Some(mut rule) = self.current.take() else { return Ok(()) };
                rule.ranges.sort();
                budget.keep(rule.formula.len() + rule.prompt.len() + rule.ranges.len() * 16)?;
                self.found.push(rule);
            }
            _ => {}
        }
        Ok(())
    }
}

/// No dropdown has more entries that a person could choose from.
const MOST_ENTRIES: usize = 2_000;
/// Cells looked at for all dropdowns of a file, so that many rules over whole columns stay cheap.
const MOST_CELLS: usize = 400_000;

/// Looks up the entries of all dropdowns of a workbook.
pub(super) fn resolve_entries(sheets: &mut [Sheet], names: &[DefinedName]) {
    let mut left = MOST_CELLS;
    // The same list stands behind many boxes.
    let mut known: BTreeMap<(usize, MergedRange), Vec<String>> = BTreeMap::new();
    let mut resolved: Vec<(usize, usize, Vec<String>)> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let Some(evidence) = &sheet.evidence else { continue };
        for (number, rule) in evidence.validations.iter().enumerate().filter(|(_, rule)| rule.kind == "list") {
            let entries = match literal(&rule.formula) {
                Some(entries) => entries,
                None => match place(&rule.formula, at, sheets, names) {
                    Some(place) => {
                        known.entry(place).or_insert_with(|| listed(&sheets[place.0], place.1, &mut left)).clone()
                    }
                    None => continue,
                },
            };
            resolved.push((at, number, entries));
        }
    }
    for (at, number, entries) in resolved {
        if let Some(rule) = sheets[at].evidence.as_mut().and_then(|evidence| evidence.validations.get_mut(number))
        {
            rule.entries = entries;
        }
    }
}

/// `"はい,いいえ"`.
fn literal(formula: &str) -> Option<Vec<String>> {
    let inside = formula.strip_prefix('"')?.strip_suffix('"')?.replace("\"\"", "\"");
    Some(inside.split(',').map(str::trim).filter(|entry| !entry.is_empty()).map(str::to_owned).collect())
}

/// The sheet and the cells that a formula stands for: a range, or a name of one.
fn place(formula: &str, own: usize, sheets: &[Sheet], names: &[DefinedName]) -> Option<(usize, MergedRange)> {
    let by_name = |name: &str| sheets.iter().position(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    if let Some((sheet, range)) = reference::place(formula) {
        return Some((sheet.map_or(Some(own), |name| by_name(&name))?, range));
    }
    let wanted = formula.trim().trim_start_matches('=').to_lowercase();
    let own_name = &sheets.get(own)?.name;
    let fits = |name: &&DefinedName| name.name.to_lowercase() == wanted;
    // A name private to the sheet hides one of the whole book.
    let private = names.iter().filter(fits).find(|name| name.scope.as_ref() == Some(own_name));
    let name = private.or_else(|| names.iter().filter(fits).find(|name| name.scope.is_none()))?;
    let (sheet, range) = name.target.as_ref()?;
    Some((by_name(sheet)?, *range))
}

/// The words in a range, as a person sees them.
fn listed(sheet: &Sheet, range: MergedRange, left: &mut usize) -> Vec<String> {
    let mut entries = Vec::new();
    for (at, value) in sheet.grid.within(range) {
        if *left == 0 || entries.len() >= MOST_ENTRIES {
            break;
        }
        *left -= 1;
        let text = sheet.shown(at).unwrap_or_else(|| value.raw());
        if !text.trim().is_empty() {
            entries.push(text);
        }
    }
    entries
}
