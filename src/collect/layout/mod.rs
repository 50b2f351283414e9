//! The layouts of returned sheets, one file each: how the cells of an answer are found from the words of the form. What
//! stands in them is not interpreted here; a place that cannot be found is a finding, never a neighbour's value.

pub(crate) mod anchor;
mod beside;
mod grid;
pub(super) mod group;
pub(crate) mod headings;
mod inline;
pub(super) mod labels;
pub(super) mod options;
pub(super) mod rest;
pub(super) mod rows;
mod shared;
mod squares;
mod template;

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::AnswerCell;
use crate::diagnostic::Diagnostic;
use crate::kept::kept;
use crate::provenance::CellAddress;
use crate::survey::definition::Survey;
use crate::survey::form::Form;
use crate::workbook::{CellValue, Sheet, Workbook, cell_ref};

/// What one respondent wrote, box by box.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Captured {
    /// Sheet it stands on.
    pub sheet: String,
    /// Row from 0, where a row is a respondent.
    pub row: Option<u32>,
    /// Code as written.
    pub code: Option<AnswerCell>,
    /// Name as written.
    pub name: Option<AnswerCell>,
    /// When it was sent, where the form says it.
    pub sent: Option<AnswerCell>,
    /// Question id and its cells, for every question of the form that was found.
    pub boxes: Vec<(String, Vec<AnswerCell>)>,
    /// Questions whose place could not be found.
    pub lost: BTreeSet<String>,
    /// What was odd about this return alone, with its question.
    pub odd: Vec<Diagnostic>,
    /// The labels of the form with the cells they were found at, in the order of the form.
    pub anchors: Vec<(String, CellAddress)>,
    /// What the cells of the labels of boxes say, by label.
    pub labels: BTreeMap<String, String>,
    /// Cells that hold words of the form: labels, options, items.
    pub printed: BTreeSet<CellAddress>,
    /// Boxes of options with the cell that holds the words of the option.
    pub beside: BTreeMap<CellAddress, CellAddress>,
    /// The tables of repeat groups.
    pub groups: Vec<group::CapturedGroup>,
    /// What else the sheet holds: every other cell with something in it, and the words of an answer's cell that are
    /// neither the answer nor words that the definition knows.
    pub rest: Vec<(CellAddress, String)>,
}

kept!(Captured { sheet, row, code, name, sent, boxes, lost, odd, anchors, labels, printed, beside, groups, rest });

/// Where the form's questions are looked for.
pub(super) struct Context<'a> {
    pub file: &'a str,
    pub book: &'a Workbook,
    pub sheet: &'a Sheet,
    pub survey: &'a Survey,
    pub form: &'a Form,
}

impl Context<'_> {
    pub(super) fn cell(&self, at: CellAddress, option: Option<&str>) -> AnswerCell {
        self.cell_of(self.sheet, at, option)
    }

    fn cell_of(&self, sheet: &Sheet, at: CellAddress, option: Option<&str>) -> AnswerCell {
        read_cell(self.file, sheet, at, option)
    }

    fn sheet_named(&self, name: &str) -> Option<&Sheet> {
        let wanted = crate::text::key::key(name);
        self.book.sheets.iter().find(|sheet| crate::text::key::key(&sheet.name) == wanted)
    }
}

/// What stands at a place of a sheet, seen through its merge.
pub(super) fn read_cell(file: &str, sheet: &Sheet, at: CellAddress, option: Option<&str>) -> AnswerCell {
    let value = sheet.grid.get(at);
    let first = sheet.grid.resolve(at);
    let formats = sheet.evidence.as_ref().map(|evidence| &evidence.formats);
    AnswerCell {
        at: cell_ref(file, &sheet.name, first),
        format: formats.and_then(|formats| formats.get(first)).map(ToString::to_string),
        raw: value.map(CellValue::raw).unwrap_or_default(),
        shown: sheet.shown(at),
        part: None,
        option: option.map(str::to_owned),
        error: matches!(value, Some(CellValue::Error(_))),
        rule: String::new(),
    }
}

/// What was read so far, and what was odd about it.
#[derive(Default)]
pub(super) struct Found {
    pub captured: Captured,
    pub diagnostics: Vec<Diagnostic>,
}
