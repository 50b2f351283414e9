//! The part of one sheet, from its first element to its last: cells are not kept for their values but for what their
//! style, their formula and the state of their result say.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::provenance::CellAddress;
use crate::workbook::evidence::geometry::Sizes;
use crate::workbook::evidence::reference::{self, LAST};
use crate::workbook::evidence::strings::{RichText, SharedTexts, TextEvidence};
use crate::workbook::evidence::styles::{Style, Styles};
use crate::workbook::evidence::validations::Rules;
use crate::workbook::evidence::xml::{Broken, Budget, Element, Visit};
use crate::workbook::evidence::{Formula, SheetEvidence};

/// Errors that every program knows, and so does the reader of the values.
const KNOWN_ERRORS: [&str; 8] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"];

/// Reads one sheet.
pub(super) struct SheetReader<'b> {
    styles: &'b Styles,
    texts: &'b SharedTexts,
    /// Names of other workbooks in the order in which formulas number them.
    links: &'b [String],
    any_open: bool,
    pub(super) evidence: SheetEvidence,
    pub(super) rules: Rules,
    /// Parts that belong to the sheet.
    pub(super) parts: SheetParts,
    /// Columns and rows, against which the places of drawings are told.
    pub(super) sizes: Sizes,
    row: u32,
    next_row: u32,
    next_column: u32,
    zero_height: bool,
    /// Rows that are named and not hidden, where all others are.
    shown_rows: Vec<(u32, u32)>,
    cell: Option<OpenCell>,
    /// Formulas that several cells share, by their number: the cell they are written for.
    shared: BTreeMap<u32, (CellAddress, Arc<str>)>,
}

/// The parts of a sheet by the ids of their relations.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetParts {
    pub(super) drawing: Option<String>,
    pub(super) old_drawing: Option<String>,
    /// Form controls: their number among the drawings, and their properties.
    pub(super) controls: Vec<(u32, String)>,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct OpenCell {
    at: Option<CellAddress>,
    kind: String,
    style: usize,
    has_value: bool,
    value: String,
    formula: Option<OpenFormula>,
    rich: Option<RichText>,
}

#[derive(Debug, Default)]
struct OpenFormula {
    shared: Option<u32>,
    text: String,
}

impl<'b> SheetReader<'b> {
    pub(super) fn new(styles: &'b Styles, texts: &'b SharedTexts, links: &'b [String]) -> Self {
        Self {
            styles,
            texts,
            links,
            any_open: styles.any_open(),
            evidence: SheetEvidence::default(),
            rules: Rules::default(),
            parts: SheetParts::default(),
            sizes: Sizes::default(),
            row: 0,
            next_row: 0,
            next_column: 0,
            zero_height: false,
            shown_rows: Vec::new(),
            cell: None,
            shared: BTreeMap::new(),
        }
    }

    /// What the sheet tells, once all of it is read.
    pub(super) fn finish(mut self) -> SheetEvidence {
        if self.zero_height {
            self.evidence.hidden_rows = complement(&self.shown_rows, LAST.row);
        }
        self.evidence.hidden_columns = joined(self.evidence.hidden_columns);
        self.evidence.merges.sort();
        self.evidence.merges.dedup();
        self.evidence.validations = self.rules.found;
        self.evidence
    }

    fn style(&self, number: usize) -> Option<&'b Style> {
        self.styles.get(number)
    }

    fn column_format(&mut self, element: &Element<'_>, budget: &mut Budget) -> Result<(), Broken> {
        let of = |name| element.number::<u32>(name).and_then(|number| number.checked_sub(1));
        let (Some(first), Some(last)) = (of("min"), of("max")) else { return Ok(()) };
        let last = last.min(LAST.column);
        if first > last {
            return Ok(());
        }
        budget.keep(48)?;
        let width = element.number::<f64>("width");
        let hidden = element.flag("hidden") == Some(true) || width == Some(0.0);
        if hidden {
            self.evidence.hidden_columns.push((first, last));
        }
        if let Some(width) = if hidden { Some(0.0) } else { width } {
            self.sizes.columns(first, last, width);
        }
        if let Some(style) =
            element.number("style").and_then(|number| self.style(number)).filter(|style| !style.locked)
        {
            self.evidence.locks.columns.push((first, last, style.locked));
        }
        Ok(())
    }

    fn begin_row(&mut self, element: &Element<'_>, budget: &mut Budget) -> Result<(), Broken> {
        let written = element.number::<u32>("r").and_then(|number| number.checked_sub(1));
        self.row = written.unwrap_or(self.next_row).min(LAST.row);
        self.next_row = self.row.saturating_add(1);
        self.next_column = 0;
        let height = element.number::<f64>("ht");
        let hidden = element.flag("hidden") == Some(true) || height == Some(0.0);
        if let Some(height) = if hidden { Some(0.0) } else { height } {
            // Nearly every program writes the height of every row.
            if self.sizes.usual_height != Some(height) {
                budget.keep(0)?;
                self.sizes.row(self.row, height);
            }
        }
        let list = match (self.zero_height, hidden) {
            (true, false) => Some(&mut self.shown_rows),
            (false, true) => Some(&mut self.evidence.hidden_rows),
            (true, true) | (false, false) => None,
        };
        if let Some(list) = list {
            match list.last_mut() {
                Some((_, last)) if last.checked_add(1) == Some(self.row) => *last = self.row,
                Some((_, last)) if *last >= self.row => {}
                Some(_) | None => {
                    budget.keep(8)?;
                    list.push((self.row, self.row));
                }
            }
        }
        if self.any_open
            && element.flag("customFormat") == Some(true)
            && let Some(style) = element.number("s").and_then(|number| self.style(number))
        {
            budget.keep(8)?;
            self.evidence.locks.rows.insert(self.row, style.locked);
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &Element<'_>) {
        let written = element.get("r").and_then(|text| reference::cell(&text));
        let at = written.unwrap_or(CellAddress::new(self.row, self.next_column.min(LAST.column)));
        self.next_column = at.column.saturating_add(1);
        self.cell = Some(OpenCell {
            at: Some(at),
            kind: element.get("t").unwrap_or_default().into_owned(),
            style: element.number("s").unwrap_or(0),
            ..OpenCell::default()
        });
    }

    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), Broken> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let Some(at) = cell.at else { return Ok(()) };
        let style = self.style(cell.style);
        if let Some(code) = style.and_then(|style| style.code.as_ref())
            && self.evidence.formats.push(at, Arc::clone(code))
        {
            budget.keep(0)?;
        }
        if let Some(edges) = style.map(|style| style.edges).filter(|edges| !edges.is_empty())
            && self.evidence.lines.push(at, edges)
        {
            budget.keep(0)?;
        }
        // Where every style is locked there is nothing to remember.
        if self.any_open && self.evidence.locks.cells.push(at, style.is_none_or(|style| style.locked)) {
            budget.keep(0)?;
        }
        let own = cell.rich.map(RichText::finish);
        let shared =
            (cell.kind == "s").then(|| cell.value.trim().parse().ok().and_then(|n| self.texts.get(n))).flatten();
        let plain = TextEvidence::default();
        let text = own.as_ref().or(shared).unwrap_or(&plain);
        let says_something = cell.has_value || own.is_some();
        if let Some(struck) = text.struck(style.is_some_and(|style| style.strike)).filter(|_| says_something) {
            budget.keep(struck.text.len())?;
            self.evidence.struck.insert(at, struck);
        }
        if let Some(reading) = &text.reading {
            budget.keep(reading.len())?;
            self.evidence.furigana.insert(at, reading.clone());
        }
        let error = cell.value.trim();
        if cell.kind == "e" && !error.is_empty() && !KNOWN_ERRORS.contains(&error) {
            budget.keep(error.len())?;
            self.evidence.errors.insert(at, error.to_owned());
        }
        if let Some(formula) = cell.formula {
            // An empty text is a result too; it is marked as one.
            let cached = !cell.value.is_empty() || (cell.has_value && cell.kind == "str");
            let text = self.formula_text(at, formula);
            budget.keep(text.len())?;
            let external = self.external(&text);
            self.evidence.formulas.insert(at, Formula { text, cached, external });
        }
        Ok(())
    }

    /// The formula of a cell: its own, or that of the cell it shares it with, moved here.
    fn formula_text(&mut self, at: CellAddress, formula: OpenFormula) -> String {
        let Some(number) = formula.shared else { return formula.text };
        if !formula.text.is_empty() {
            self.shared.insert(number, (at, formula.text.as_str().into()));
            return formula.text;
        }
        self.shared.get(&number).map(|(from, text)| reference::moved(text, *from, at)).unwrap_or_default()
    }

    /// The other workbook of `[1]Sheet1!A1`.
    fn external(&self, formula: &str) -> Option<String> {
        // `[` also begins a column of a table; only a number in it is another workbook.
        let mut rest = formula;
        while let Some(at) = rest.find('[') {
            rest = &rest[at + 1..];
            let inside = rest.split(']').next()?;
            if let Ok(number) = inside.parse::<usize>() {
                let known = number.checked_sub(1).and_then(|at| self.links.get(at));
                return Some(known.cloned().unwrap_or_else(|| format!("[{number}]")));
            }
        }
        None
    }
}

impl Visit for SheetReader<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        if let Some(cell) = &mut self.cell {
            match element.name() {
                "is" => cell.rich = Some(RichText::default()),
                "f" => {
                    let shared = element.get("t").is_some_and(|kind| kind == "shared");
                    let shared = shared.then(|| element.number("si")).flatten();
                    cell.formula = Some(OpenFormula { shared, text: String::new() });
                }
                _ => {
                    if let Some(rich) = &mut cell.rich {
                        rich.start(element);
                    }
                }
            }
            return Ok(());
        }
        match element.name() {
            "c" => self.begin_cell(element),
            "row" => self.begin_row(element, budget)?,
            "col" => self.column_format(element, budget)?,
            "sheetFormatPr" => {
                self.zero_height = element.flag("zeroHeight") == Some(true);
                self.sizes.usual_width = element.number("defaultColWidth");
                self.sizes.usual_height =
                    if self.zero_height { Some(0.0) } else { element.number("defaultRowHeight") };
            }
            "drawing" => self.parts.drawing = element.get("id").map(Cow::into_owned),
            "legacyDrawing" => self.parts.old_drawing = element.get("id").map(Cow::into_owned),
            "control" => {
                if let (Some(shape), Some(id)) = (element.number("shapeId"), element.get("id")) {
                    budget.keep(id.len())?;
                    self.parts.controls.push((shape, id.into_owned()));
                }
            }
            "sheetProtection" => self.evidence.protected = element.flag("sheet") == Some(true),
            "mergeCell" => {
                if let Some(range) = element.get("ref").and_then(|text| reference::range(&text)) {
                    budget.keep(16)?;
                    self.evidence.merges.push(range);
                }
            }
            _ => self.rules.start(element),
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        let Some(cell) = &mut self.cell else { return self.rules.end(name, text, budget) };
        match name {
            "c" => self.end_cell(budget)?,
            "v" => {
                cell.has_value = true;
                text.clone_into(&mut cell.value);
            }
            "f" => {
                if let Some(formula) = &mut cell.formula {
                    text.clone_into(&mut formula.text);
                }
            }
            _ => {
                if let Some(rich) = &mut cell.rich {
                    rich.end(name, text);
                }
            }
        }
        Ok(())
    }
}

/// Ranges in order, those that touch joined.
fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match out.last_mut() {
            Some((_, end)) if first <= end.saturating_add(1) => *end = (*end).max(last),
            Some(_) | None => out.push((first, last)),
        }
    }
    out
}

/// What lies between ranges that are in order, up to a last number.
fn complement(ranges: &[(u32, u32)], end: u32) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    let mut next = 0;
    for (first, last) in ranges {
        if *first > next {
            out.push((next, first - 1));
        }
        next = last.saturating_add(1);
    }
    if next <= end {
        out.push((next, end));
    }
    out
}
