//! The source that is put together while a definition workbook is read: the words of every cell one after the other,
//! with the mistakes and remarks that reading them brings.

use std::ops::Range;

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellAddress;
use crate::survey::toml::cells::SourceCell;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::workbook::{MergedRange, Sheet, cell_ref};

/// The range that a cell begins, where it is merged with others beside it.
pub(super) fn merged_across(sheet: &Sheet, at: CellAddress) -> Option<MergedRange> {
    sheet.grid.merged(at).filter(|range| range.first == at && range.last.column > at.column)
}

/// A workbook while it is read.
pub(super) struct Source<'p> {
    pub(super) file: SourceFile,
    pub(super) problems: &'p mut Problems,
    pub(super) notes: Vec<Diagnostic>,
}

/// A cell with its words in the source.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) text: String,
    pub(super) span: Range<usize>,
    pub(super) at: CellAddress,
}

/// What is remarked about a cell that is not read.
pub(super) struct Remark {
    pub(super) rule: &'static str,
    pub(super) found: Phrase,
    pub(super) expected: Phrase,
    pub(super) hint: Phrase,
}

impl<'p> Source<'p> {
    pub(super) fn new(name: &str, problems: &'p mut Problems) -> Self {
        Self { file: SourceFile::workbook(name), problems, notes: Vec::new() }
    }

    /// Begins a sheet.
    pub(super) fn sheet(&mut self, name: &str) -> usize {
        let cells = self.file.cells.get_or_insert_default();
        cells.sheets.push(name.to_owned());
        cells.sheets.len() - 1
    }

    /// Takes the words of a cell, which may be blank.
    pub(super) fn cell(
        &mut self,
        sheet: usize,
        at: CellAddress,
        text: &str,
        key: Option<&str>,
        heading: &str,
    ) -> Placed {
        let start = self.file.text.len();
        self.file.text.push_str(text);
        let span = start..self.file.text.len();
        self.file.text.push('\n');
        self.file.cells.get_or_insert_default().push(SourceCell {
            span: span.clone(),
            sheet,
            at,
            key: key.map(str::to_owned),
            heading: heading.to_owned(),
        });
        Placed { text: text.to_owned(), span, at }
    }

    /// Notes a mistake.
    pub(super) fn say(&mut self, span: Range<usize>, message: Phrase, help: Option<Phrase>) {
        self.problems.problem(&self.file, span, message, None, help);
    }

    /// Notes a cell that is merged with others beside it: nobody can tell of which column it is.
    pub(super) fn say_merged(&mut self, placed: &Placed, range: MergedRange) {
        self.say(placed.span.clone(), words::merged_across(range.first, range.last), Some(words::hint_merged()));
    }

    /// Notes something that is not read and is no mistake.
    pub(super) fn remark(&mut self, sheet: &Sheet, at: CellAddress, remark: Remark) {
        let place = cell_ref(&self.file.name, &sheet.name, at);
        let Remark { rule, found, expected, hint } = remark;
        self.notes.push(Diagnostic::at(rule, Severity::Note, vec![place], found, expected, hint));
    }
}
