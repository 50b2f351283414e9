//! The part of one sheet, from its first element to its last: the value of every cell, and what its style, its formula
//! and the state of its result say beside it. What is damaged among the cells ends the sheet; what is too much beside
//! them costs the evidence and leaves the values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::provenance::CellAddress;
use crate::workbook::evidence::reference::{self, LAST};
use crate::workbook::evidence::{Formula, SheetEvidence};
use crate::workbook::grid::{CellValue, Grid};
use crate::workbook::xlsx::cell::{Kind, OpenCell, OpenFormula};
use crate::workbook::xlsx::geometry::Sizes;
use crate::workbook::xlsx::strings::{RichText, SharedTexts, TextEvidence};
use crate::workbook::xlsx::styles::{Style, Styles};
use crate::workbook::xlsx::validations::Rules;
use crate::workbook::xml::{Broken, Budget, Element, Visit};
use crate::workbook::{Unreadable, limits};

/// What the cells of all sheets of a workbook share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared<'b> {
    pub(super) styles: &'b Styles,
    pub(super) texts: &'b SharedTexts,
    /// Names of other workbooks in the order in which formulas number them.
    pub(super) links: &'b [String],
    pub(super) date1904: bool,
    /// Merged ranges that are taken from a sheet.
    pub(super) most_merges: usize,
}

/// Where the walk is in the part of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    AmongCells,
    After,
}

/// Reads one sheet.
pub(super) struct SheetReader<'b> {
    shared: Shared<'b>,
    any_open: bool,
    place: Place,
    pub(super) grid: Grid,
    merges: usize,
    /// What the values of the file may still cost.
    values: &'b mut limits::Budget,
    /// Why the file is more than what may be read of one.
    pub(super) refused: Option<Unreadable>,
    evidence: SheetEvidence,
    rules: Rules,
    /// Why there is no evidence of this sheet, where there is none.
    untold: Option<Broken>,
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
    formulas: BTreeMap<u32, (CellAddress, Arc<str>)>,
}

/// The parts of a sheet by the ids of their relations.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetParts {
    pub(super) drawing: Option<String>,
    pub(super) old_drawing: Option<String>,
    /// Form controls: their number among the drawings, and their properties.
    pub(super) controls: Vec<(u32, String)>,
}

impl<'b> SheetReader<'b> {
    pub(super) fn new(shared: Shared<'b>, values: &'b mut limits::Budget) -> Self {
        Self {
            shared,
            any_open: shared.styles.any_open(),
            place: Place::Before,
            grid: Grid::default(),
            merges: 0,
            values,
            refused: None,
            evidence: SheetEvidence::default(),
            rules: Rules::default(),
            untold: None,
            parts: SheetParts::default(),
            sizes: Sizes::default(),
            row: 0,
            next_row: 0,
            next_column: 0,
            zero_height: false,
            shown_rows: Vec::new(),
            cell: None,
            formulas: BTreeMap::new(),
        }
    }

    /// Whether the walk came to the end of the cells.
    pub(super) fn has_all_cells(&self) -> bool {
        self.place == Place::After
    }

    /// What the sheet tells beside its values, once all of it is read.
    pub(super) fn finish(mut self) -> Result<SheetEvidence, Broken> {
        if let Some(broken) = self.untold {
            return Err(broken);
        }
        if self.zero_height {
            self.evidence.hidden_rows = complement(&self.shown_rows, LAST.row);
        }
        self.evidence.hidden_columns = joined(self.evidence.hidden_columns);
        self.evidence.validations = self.rules.found;
        Ok(self.evidence)
    }

    /// Takes what stands beside the values, as long as it is not too much.
    fn beside(&mut self, tell: impl FnOnce(&mut Self) -> Result<(), Broken>) {
        if self.untold.is_none()
            && let Err(broken) = tell(self)
        {
            self.untold = Some(broken);
            self.evidence = SheetEvidence::default();
        }
    }

    fn style(&self, number: usize) -> Option<&'b Style> {
        self.shared.styles.get(number)
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

    /// The number of a row; one that is written and is none would put its cells where nobody wrote them.
    fn begin_row(&mut self, element: &Element<'_>) -> Result<(), Broken> {
        let row = match element.get("r") {
            None => self.next_row.min(LAST.row),
            Some(written) => {
                let number = written.trim().parse::<u32>().ok().and_then(|number| number.checked_sub(1));
                number.filter(|row| *row <= LAST.row).ok_or_else(|| Broken(format!("row {written}")))?
            }
        };
        self.row = row;
        self.next_row = row.saturating_add(1);
        self.next_column = 0;
        Ok(())
    }

    fn row_format(&mut self, element: &Element<'_>, budget: &mut Budget) -> Result<(), Broken> {
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

    fn begin_cell(&mut self, element: &Element<'_>) -> Result<(), Broken> {
        let at = match element.get("r") {
            None => CellAddress::new(self.row, self.next_column.min(LAST.column)),
            Some(written) => reference::cell(&written).ok_or_else(|| Broken(format!("cell {written}")))?,
        };
        self.next_column = at.column.saturating_add(1);
        self.cell = Some(OpenCell {
            at,
            kind: Kind::new(element.get("t")),
            style: element.number("s").unwrap_or(0),
            written: None,
            formula: None,
            rich: None,
        });
        Ok(())
    }

    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), Broken> {
        let Some(mut cell) = self.cell.take() else { return Ok(()) };
        let own = cell.rich.take().map(RichText::finish);
        let value = cell.value(own.as_ref().map(|(words, _)| words.as_str()), &self.shared)?;
        let taken = match value {
            None => self.values.step(),
            Some(value) => self.values.value(&value).map(|()| self.grid.insert(cell.at, value)),
        };
        if let Err(refused) = taken {
            self.refused = Some(refused);
            return Err(Broken("too much in the cells".to_owned()));
        }
        self.beside(|reader| reader.tell(cell, own.map(|(_, told)| told), budget));
        Ok(())
    }

    /// What a cell tells beside its value.
    fn tell(&mut self, cell: OpenCell, own: Option<TextEvidence>, budget: &mut Budget) -> Result<(), Broken> {
        let at = cell.at;
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
        let written = cell.written.as_deref();
        let number = written.filter(|_| cell.kind == Kind::Shared).and_then(|number| number.trim().parse().ok());
        let shared = number.and_then(|number| self.shared.texts.get(number));
        let plain = TextEvidence::default();
        let text = own.as_ref().or(shared).unwrap_or(&plain);
        let says_something = written.is_some() || own.is_some();
        if says_something && let Some(mut struck) = text.struck(style.is_some_and(|style| style.strike)) {
            // A cell struck through by its own font has no runs.
            if struck.text.is_empty() {
                struck.text = self.grid.own(at).map(CellValue::raw).unwrap_or_default();
            }
            budget.keep(struck.text.len())?;
            self.evidence.struck.insert(at, struck);
        }
        if let Some(reading) = &text.reading {
            budget.keep(reading.len())?;
            self.evidence.furigana.insert(at, reading.clone());
        }
        if let Some(formula) = cell.formula {
            // An empty text is a result too; it is marked as one.
            let cached = written.is_some_and(|result| !result.is_empty() || cell.kind == Kind::Text);
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
            self.formulas.insert(number, (at, formula.text.as_str().into()));
            return formula.text;
        }
        self.formulas.get(&number).map(|(from, text)| reference::moved(text, *from, at)).unwrap_or_default()
    }

    /// The other workbook of `[1]Sheet1!A1`.
    fn external(&self, formula: &str) -> Option<String> {
        // `[` also begins a column of a table; only a number in it is another workbook.
        let mut rest = formula;
        while let Some(at) = rest.find('[') {
            rest = &rest[at + 1..];
            let inside = rest.split(']').next()?;
            if let Ok(number) = inside.parse::<usize>() {
                let known = number.checked_sub(1).and_then(|at| self.shared.links.get(at));
                return Some(known.cloned().unwrap_or_else(|| format!("[{number}]")));
            }
        }
        None
    }
}

impl SheetReader<'_> {
    /// An element inside a cell.
    fn in_cell(cell: &mut OpenCell, element: &Element<'_>) {
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
    }

    /// An element around the cells that tells what stands beside them.
    fn around(&mut self, element: &Element<'_>, budget: &mut Budget) -> Result<(), Broken> {
        match element.name() {
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
            _ => self.rules.start(element),
        }
        Ok(())
    }
}

impl Visit for SheetReader<'_> {
    fn start(&mut self, element: &Element<'_>, _: &str, budget: &mut Budget) -> Result<(), Broken> {
        if let Some(cell) = &mut self.cell {
            Self::in_cell(cell, element);
            return Ok(());
        }
        match (self.place, element.name()) {
            (Place::Before, "sheetData") => self.place = Place::AmongCells,
            (Place::AmongCells, "row") => {
                self.begin_row(element)?;
                self.beside(|reader| reader.row_format(element, budget));
            }
            (Place::AmongCells, "c") => self.begin_cell(element)?,
            (_, "mergeCell") => {
                let range = element.get("ref").and_then(|text| reference::range(&text));
                if let Some(range) = range.filter(|_| self.merges < self.shared.most_merges) {
                    self.merges += 1;
                    self.grid.merge(range);
                }
            }
            _ => self.beside(|reader| reader.around(element, budget)),
        }
        Ok(())
    }

    fn end(&mut self, name: &str, text: &str, budget: &mut Budget) -> Result<(), Broken> {
        let Some(cell) = &mut self.cell else {
            if name == "sheetData" && self.place == Place::AmongCells {
                self.place = Place::After;
            }
            self.beside(|reader| reader.rules.end(name, text, budget));
            return Ok(());
        };
        match name {
            "c" => self.end_cell(budget)?,
            "v" => cell.written = Some(text.to_owned()),
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
