//! A report that somebody has written, as blocks in reading order: headings, paragraphs, items of lists, cells of tables. Text
//! that was broken inside a word is joined again, and every character knows its place in the file, so that whatever is said
//! about a sentence can be found by a person. Separate from `workbook`, which reads what is filled in, cell by cell.

mod build;
mod heads;
mod kind;
mod markdown;
mod marks;
mod page;
mod place;
mod plain;
mod running;
mod unreadable;
mod word;

pub use heads::{Heads, Table};
pub use kind::Format;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::document as words;
use crate::diagnostic::Diagnostic;
use crate::workbook::Limits;
use unreadable::set_aside;

/// A report with what was odd about it as a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its name, as it is shown in places.
    pub file: String,
    /// What it is by its content.
    pub format: Format,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// Where in the text the mark of a note stands, by the block of the note.
    pub marks: BTreeMap<usize, Piece>,
    /// What Word frames with a name of its own.
    pub controls: Vec<Control>,
    /// The blocks that are titles of the whole rather than headings of what follows.
    pub titles: BTreeSet<usize>,
    /// What was odd: tracked changes, parts that could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// A content control of Word that has a tag, and the words in it: from a paragraph and a byte in it to another, as the pieces of
/// blocks count them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Its tag.
    pub tag: String,
    /// Where its words begin.
    pub from: (usize, usize),
    /// Where they end.
    pub to: (usize, usize),
}

/// A heading, a paragraph, an item of a list or a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where in the document it stands.
    pub part: Part,
    /// The number or sign that stood in front of the text and is none of it: 「５」「⑵」「①」「・」「○」; empty where there is none.
    pub mark: String,
    /// The words, with line breaks inside words joined.
    pub text: String,
    /// Where the words come from, by the byte of the text at which each piece begins; the first begins at 0.
    pub pieces: Vec<Piece>,
    /// The blocks that it stands under, outermost first: headings, then numbered items.
    pub above: Vec<usize>,
    /// Which one it is among the paragraphs and items directly under the last of `above`, from 1; of a heading and of a
    /// cell 0.
    pub nth: usize,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading; level 1 is the highest.
    Heading {
        /// Its level.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item {
        /// How deep the list is nested, from 1.
        level: u8,
    },
    /// A cell of a table.
    Cell(Cell),
}

/// Where a cell stands. Rows and columns are counted from 0, tables from 1 through the whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The table.
    pub table: usize,
    /// Its first row.
    pub row: usize,
    /// Its first column.
    pub column: usize,
    /// The rows that it spans.
    pub rows: usize,
    /// The columns that it spans.
    pub columns: usize,
    /// Whether it names what stands below or beside it.
    pub head: bool,
}

/// Where in a document a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The text itself.
    Body,
    /// A footnote or an endnote.
    Note,
    /// A box drawn over the page.
    TextBox,
    /// A header or a footer.
    Margin,
    /// A comment beside the text, which is no part of the report.
    Comment,
}

/// A run of characters that stand together in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The byte of the block's text at which it begins.
    pub at: usize,
    /// The line of the file, or in Word the paragraph, both counted from 1.
    pub unit: usize,
    /// The byte of that line or paragraph at which it begins.
    pub offset: usize,
}

impl Block {
    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading { .. })
    }

    /// Its place in a table, where it is a cell.
    pub fn cell(&self) -> Option<Cell> {
        match self.kind {
            Kind::Cell(cell) => Some(cell),
            Kind::Heading { .. } | Kind::Paragraph | Kind::Item { .. } => None,
        }
    }

    /// The piece in which a byte of the text stands.
    pub fn piece(&self, at: usize) -> Option<Piece> {
        self.pieces.iter().rev().find(|piece| piece.at <= at).copied()
    }

    /// The line or paragraph of the file and the byte in it, of a byte of the text.
    pub fn source(&self, at: usize) -> Option<(usize, usize)> {
        let piece = self.piece(at)?;
        Some((piece.unit, piece.offset + (at - piece.at)))
    }
}

impl Document {
    /// The tags of the controls that hold some of these bytes of a block, the innermost first.
    pub fn tags<'d>(&'d self, block: usize, span: &'d std::ops::Range<usize>) -> impl Iterator<Item = &'d str> {
        let found = self.blocks.get(block).filter(|_| !self.controls.is_empty());
        let source = move |at: usize| found.and_then(|block| block.source(at));
        let ends = source(span.start).zip(source(span.end.saturating_sub(1).max(span.start)));
        let holds =
            move |control: &&Control| ends.is_some_and(|(first, last)| control.from <= last && first < control.to);
        self.controls.iter().filter(holds).map(|control| control.tag.as_str())
    }
}

/// What a file is by its content, and by its name only between the kinds of text.
///
/// # Errors
/// A finding that says why the file is no report and what to do.
pub fn kind(file: &str, bytes: &[u8]) -> Result<Format, Box<Diagnostic>> {
    kind::format(file, bytes, &Limits::default())
}

/// Reads a report from its bytes; what it is, is decided by its content, and by its name only between the kinds of text.
///
/// # Errors
/// A finding that says why the file cannot be read and what to do.
pub fn read(file: &str, bytes: &[u8]) -> Result<Document, Box<Diagnostic>> {
    read_within(file, bytes, &Limits::default())
}

/// The same under other limits.
///
/// # Errors
/// A finding that says why the file cannot be read and what to do.
pub fn read_within(file: &str, bytes: &[u8], limits: &Limits) -> Result<Document, Box<Diagnostic>> {
    let format = kind::format(file, bytes, limits)?;
    let document = crate::workbook::guard(|| match format {
        Format::Word => word::read(file, bytes, limits),
        Format::Markdown => kind::text(file, bytes).and_then(|text| markdown::read(file, &text)),
        Format::Page => page::text(file, bytes).and_then(|text| page::read(file, &text)),
        Format::Plain => kind::text(file, bytes).and_then(|text| plain::read(file, &text)),
    });
    let failed = || set_aside("document-damaged", file, words::reader_failed(), words::hint_save_again());
    let document = document.unwrap_or_else(|| Err(failed()))?;
    if document.blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(set_aside("document-empty", file, words::no_words(), words::hint_no_words()));
    }
    Ok(document)
}

#[cfg(test)]
mod tests;
