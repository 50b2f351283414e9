//! Puts blocks one after the other and remembers what each stands under. Every reader tells its blocks to this one, so that
//! sections, items and tables mean the same in every format.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::document as words;
use crate::diagnostic::Diagnostic;
use crate::document::unreadable::set_aside;
use crate::document::{Block, Cell, Control, Document, Format, Kind, Part, Piece, heads, marks};

/// Text with its places, while it is put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) words: String,
    pub(super) pieces: Vec<Piece>,
}

impl Text {
    /// Words of one line or paragraph, from a byte of it on.
    pub(super) fn of(words: &str, unit: usize, offset: usize) -> Self {
        let mut text = Self::default();
        text.push(words, unit, offset);
        text
    }

    /// Adds words that stand together in the file.
    pub(super) fn push(&mut self, words: &str, unit: usize, offset: usize) {
        if words.is_empty() {
            return;
        }
        let follows = self
            .pieces
            .last()
            .is_some_and(|last| last.unit == unit && last.offset + (self.words.len() - last.at) == offset);
        if !follows {
            self.pieces.push(Piece { at: self.words.len(), unit, offset });
        }
        self.words.push_str(words);
    }

    /// Adds a sign that stands nowhere in the file, such as the space between two joined lines.
    pub(super) fn pad(&mut self, sign: char) {
        if let Some((unit, offset)) = self.end() {
            self.pieces.push(Piece { at: self.words.len(), unit, offset });
            self.words.push(sign);
        }
    }

    fn end(&self) -> Option<(usize, usize)> {
        let last = self.pieces.last()?;
        Some((last.unit, last.offset + (self.words.len() - last.at)))
    }

    /// Adds another text behind this one.
    pub(super) fn append(&mut self, other: &Text) {
        for (index, piece) in other.pieces.iter().enumerate() {
            let end = other.pieces.get(index + 1).map_or(other.words.len(), |next| next.at);
            self.push(other.words.get(piece.at..end).unwrap_or_default(), piece.unit, piece.offset);
        }
    }

    /// The text without its first bytes and without space at its ends.
    pub(super) fn after(&self, bytes: usize) -> Self {
        let from = self.words.len() - self.words.get(bytes..).unwrap_or_default().trim_start().len();
        self.part(from, self.words.trim_end().len().max(from))
    }

    /// The bytes from one place to another.
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let mut part = Self::default();
        for (index, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(self.words.len(), |next| next.at).min(to);
            let start = piece.at.max(from);
            if start < end {
                let words = self.words.get(start..end).unwrap_or_default();
                part.push(words, piece.unit, piece.offset + (start - piece.at));
            }
        }
        part
    }

    /// Without space at both ends.
    pub(super) fn trimmed(&self) -> Self {
        self.after(0)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }
}

/// A report of a thousand pages has some ten thousand blocks.
const MOST_BLOCKS: usize = 300_000;

/// Blocks while a document is read.
#[derive(Debug, Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    /// Headings and numbered items that are open, outermost first.
    open: Vec<usize>,
    /// Paragraphs and items so far, directly under each of these.
    counted: BTreeMap<Option<usize>, usize>,
    tables: usize,
    /// The level of the last heading that the file itself calls one.
    declared: u8,
    /// The part of the document that is being told.
    pub(super) part: Option<Part>,
    /// Where the mark of the note stands that is being told.
    pub(super) mark: Option<Piece>,
    marks: BTreeMap<usize, Piece>,
    titles: BTreeSet<usize>,
    /// The paragraphs so far of a file that counts them, over all of its parts.
    pub(super) paragraphs: usize,
    pub(super) controls: Vec<Control>,
}

impl Builder {
    /// A heading that the file itself calls one. Those that only a mark makes headings stand below it.
    pub(super) fn declared_heading(&mut self, level: u8, mark: &str, text: Text) {
        self.declared = 0;
        self.heading(level, mark, text);
        self.declared = level;
    }

    /// The title of the whole, which is a heading that needs nothing below it.
    pub(super) fn title(&mut self, text: Text) {
        self.titles.insert(self.blocks.len());
        self.declared_heading(1, "", text);
    }

    /// What follows stands under nothing that was told so far.
    pub(super) fn close_all(&mut self) {
        self.open.clear();
        self.counted.remove(&None);
    }

    /// A heading.
    pub(super) fn heading(&mut self, level: u8, mark: &str, text: Text) {
        let level = level.saturating_add(self.declared);
        self.close_items();
        while let Some(last) = self.open.last() {
            match self.blocks[*last].kind {
                Kind::Heading { level: above } if above < level => break,
                Kind::Heading { .. } | Kind::Paragraph | Kind::Item { .. } | Kind::Cell(_) => self.open.pop(),
            };
        }
        let index = self.push(Kind::Heading { level }, mark, text);
        self.open.push(index);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, mark: &str, text: Text) {
        self.push(Kind::Paragraph, mark, text);
    }

    /// An item of a list. What follows a numbered item belongs to it until the next one, the next heading or
    /// [`Builder::close_items`].
    pub(super) fn item(&mut self, level: u8, mark: &str, text: Text) {
        let style = marks::style(mark);
        let same = |open: &usize| {
            let block = &self.blocks[*open];
            match block.kind {
                Kind::Item { level: above } => {
                    above >= level && (above > level || marks::style(&block.mark) == style)
                }
                Kind::Heading { .. } | Kind::Paragraph | Kind::Cell(_) => false,
            }
        };
        if let Some(at) = self.open.iter().position(same) {
            self.open.truncate(at);
        }
        let index = self.push(Kind::Item { level }, mark, text);
        if style.is_numbered() {
            self.open.push(index);
        }
    }

    /// Ends every list.
    pub(super) fn close_items(&mut self) {
        self.open.retain(|open| self.blocks[*open].is_heading());
    }

    /// A table of rows of cells: the text, the rows and the columns that each spans, and whether the file itself calls it a
    /// head. Covered places are not told.
    pub(super) fn table(&mut self, rows: Vec<Vec<Told>>) {
        self.tables += 1;
        let table = self.tables;
        let placed = heads::laid_out(table, rows);
        for (cell, text) in placed {
            self.push(Kind::Cell(cell), "", text);
        }
    }

    /// Whether there is more than any report has.
    pub(super) fn is_full(&self) -> bool {
        self.blocks.len() > MOST_BLOCKS
    }

    fn push(&mut self, kind: Kind, mark: &str, text: Text) -> usize {
        let above = self.open.clone();
        let nth = match kind {
            Kind::Heading { .. } | Kind::Cell(_) => 0,
            Kind::Paragraph | Kind::Item { .. } => {
                let counted = self.counted.entry(above.last().copied()).or_default();
                *counted += 1;
                *counted
            }
        };
        let Text { words: text, pieces } = text;
        let part = self.part.unwrap_or(Part::Body);
        self.marks.extend(self.mark.map(|mark| (self.blocks.len(), mark)));
        self.blocks.push(Block { kind, part, mark: mark.to_owned(), text, pieces, above, nth });
        self.blocks.len() - 1
    }

    pub(super) fn finish(
        self,
        file: &str,
        format: Format,
        diagnostics: Vec<Diagnostic>,
    ) -> Result<Document, Box<Diagnostic>> {
        if self.is_full() {
            return Err(set_aside(
                "document-too-large",
                file,
                words::too_many_blocks(MOST_BLOCKS),
                words::hint_smaller(),
            ));
        }
        let mut blocks = self.blocks;
        heads::mark_heads(&mut blocks);
        let (file, marks, controls, titles) = (file.to_owned(), self.marks, self.controls, self.titles);
        Ok(Document { file, format, blocks, marks, controls, titles, diagnostics })
    }
}

/// A cell as a reader tells it.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    pub(super) text: Text,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// Whether the file calls it a head.
    pub(super) head: bool,
}

impl Told {
    pub(super) fn new(text: Text) -> Self {
        Self { text, rows: 1, columns: 1, head: false }
    }

    pub(super) fn head(text: Text) -> Self {
        Self { head: true, ..Self::new(text) }
    }

    pub(super) fn cell(&self, table: usize, row: usize, column: usize) -> Cell {
        Cell { table, row, column, rows: self.rows.max(1), columns: self.columns.max(1), head: self.head }
    }
}
