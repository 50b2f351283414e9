//! The parts of a workbook that are about it as a whole: its sheets, its names, the other workbooks it takes values
//! from, and its own properties.

use std::collections::BTreeMap;

use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// `workbook.xml`.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) names: Vec<NameEntry>,
    /// Relations of other workbooks in the order in which formulas number them.
    pub(super) links: Vec<String>,
    pub(super) date1904: bool,
    current: Option<NameEntry>,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) hidden: bool,
    pub(super) very_hidden: bool,
}

/// A name as the workbook lists it.
#[derive(Debug)]
pub(super) struct NameEntry {
    pub(super) name: String,
    pub(super) sheet: Option<usize>,
    pub(super) refers_to: String,
}

impl Visit for Book {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        let get = |name| element.get(name).unwrap_or_default().into_owned();
        match element.name() {
            // An extension has an element of this name too, which says nothing of days.
            "workbookPr" => self.date1904 = element.flag("date1904").unwrap_or(self.date1904),
            "sheet" => {
                budget.keep(64)?;
                let state = get("state");
                self.sheets.push(SheetEntry {
                    name: get("name"),
                    relation: get("id"),
                    hidden: !matches!(state.as_str(), "" | "visible"),
                    very_hidden: state == "veryHidden",
                });
            }
            "definedName" => {
                self.current = Some(NameEntry {
                    name: get("name"),
                    sheet: element.number("localSheetId"),
                    refers_to: String::new(),
                });
            }
            "externalReference" => {
                budget.keep(16)?;
                self.links.push(get("id"));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        if name == "definedName"
            && let Some(mut entry) = self.current.take()
        {
            text.trim().clone_into(&mut entry.refers_to);
            budget.keep(entry.name.len() + entry.refers_to.len())?;
            self.names.push(entry);
        }
        Ok(())
    }
}

/// The properties that somebody gave a workbook.
#[derive(Debug, Default)]
pub(super) struct Properties {
    pub(super) found: BTreeMap<String, String>,
    name: Option<String>,
}

impl Visit for Properties {
    fn start(&mut self, element: &Element<'_>, _: &str, _: &mut Budget) -> Result<(), Broken> {
        if element.name() == "property" {
            self.name = element.get("name").map(std::borrow::Cow::into_owned);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        if name == "property" {
            self.name = None;
        } else if let Some(property) = &self.name {
            budget.keep(property.len() + text.len())?;
            // The value stands in an element named by its type.
            let value = self.found.entry(property.clone()).or_default();
            if value.is_empty() {
                text.clone_into(value);
            }
        }
        Ok(())
    }
}
