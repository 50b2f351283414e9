//! What the styles of a workbook say of a cell: its number format, whether its font is struck through, whether it is
//! locked, which lines are drawn around it. Colours say nothing that could be counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::workbook::evidence::Edges;
use crate::workbook::number_format;
use crate::workbook::xml::{Broken, Budget, Element, Visit};

/// The style of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// Number format; none for the general one.
    pub(super) code: Option<Arc<str>>,
    pub(super) strike: bool,
    pub(super) locked: bool,
    pub(super) edges: Edges,
}

/// The styles of a workbook by their number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: Vec<Style>,
    codes: BTreeMap<u32, Arc<str>>,
    struck_fonts: Vec<bool>,
    borders: Vec<Edges>,
    /// The lists that the walk is inside of.
    list: Option<List>,
    in_font: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Formats,
    Fonts,
    Borders,
    Cells,
    /// Of other things, which have fonts and formats too.
    Other,
}

impl Styles {
    pub(super) fn get(&self, number: usize) -> Option<&Style> {
        self.cells.get(number)
    }

    /// Whether any style leaves its cells open.
    pub(super) fn any_open(&self) -> bool {
        self.cells.iter().any(|style| !style.locked)
    }

    fn code(&self, id: u32) -> Option<Arc<str>> {
        let code = self.codes.get(&id).cloned().or_else(|| number_format::built_in(id).map(Arc::from))?;
        (!code.is_empty() && !code.eq_ignore_ascii_case("general")).then_some(code)
    }
}

impl Visit for Styles {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        match (self.list, element.name()) {
            (None, "numFmts") => self.list = Some(List::Formats),
            (None, "fonts") => self.list = Some(List::Fonts),
            (None, "borders") => self.list = Some(List::Borders),
            (None, "cellXfs") => self.list = Some(List::Cells),
            (None, "dxfs" | "cellStyleXfs" | "cellStyles" | "tableStyles" | "extLst") => {
                self.list = Some(List::Other);
            }
            (Some(List::Formats), "numFmt") => {
                if let (Some(id), Some(code)) = (element.number("numFmtId"), element.get("formatCode")) {
                    budget.keep(code.len())?;
                    self.codes.insert(id, code.as_ref().into());
                }
            }
            (Some(List::Fonts), "font") => {
                budget.keep(1)?;
                self.struck_fonts.push(false);
                self.in_font = true;
            }
            (Some(List::Fonts), "strike") if self.in_font => {
                if let Some(font) = self.struck_fonts.last_mut() {
                    *font = element.flag("val").unwrap_or(true);
                }
            }
            (Some(List::Borders), "border") => {
                budget.keep(1)?;
                self.borders.push(Edges::default());
            }
            (Some(List::Borders), side) => {
                let drawn = element.get("style").is_some_and(|style| style != "none");
                if let (true, Some(edge), Some(border)) = (drawn, Edges::named(side), self.borders.last_mut()) {
                    *border = border.with(edge);
                }
            }
            (Some(List::Cells), "xf") => {
                budget.keep(32)?;
                let code = element.number("numFmtId").and_then(|id| self.code(id));
                let font = element.number("fontId").unwrap_or(0);
                let strike = self.struck_fonts.get::<usize>(font).copied().unwrap_or(false);
                let border = element.number("borderId").unwrap_or(0);
                let edges = self.borders.get::<usize>(border).copied().unwrap_or_default();
                self.cells.push(Style { code, strike, locked: true, edges });
            }
            (Some(List::Cells), "protection") => {
                if let Some(style) = self.cells.last_mut() {
                    style.locked = element.flag("locked").unwrap_or(true);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, _: &str, _: &mut Budget) -> Result<(), Broken> {
        match (self.list, name) {
            (Some(List::Formats), "numFmts")
            | (Some(List::Fonts), "fonts")
            | (Some(List::Borders), "borders")
            | (Some(List::Cells), "cellXfs") => {
                self.list = None;
            }
            (Some(List::Other), "dxfs" | "cellStyleXfs" | "cellStyles" | "tableStyles" | "extLst") => {
                self.list = None;
            }
            (Some(List::Fonts), "font") => self.in_font = false,
            _ => {}
        }
        Ok(())
    }
}
