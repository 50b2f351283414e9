//! What a part of a Word file holds, as far as it matters to marks: paragraphs, their runs, and where the bytes of each stand.

use std::ops::Range;

use super::Place;
use super::control::{Level, MarkName};

const MAIN: &str = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A part as far as it matters.
#[derive(Debug, Clone, Default)]
pub(super) struct Scanned {
    /// How the part names the elements of Word, with the colon.
    pub(super) prefix: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) runs: Vec<Run>,
    /// The highest number of a drawing outside of what was filled.
    pub(super) drawings: u64,
    /// Ids of the styles of tables in the order of their use.
    pub(super) table_styles: Vec<String>,
}

/// A paragraph, or a control that stands in the place of one.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) place: Place,
    pub(super) range: Range<usize>,
    pub(super) properties: Option<Range<usize>>,
    pub(super) style: Option<String>,
    /// Whether it is a heading, where it says so itself.
    pub(super) outlined: Option<bool>,
    pub(super) atoms: Vec<Atom>,
    /// Nothing is in it but text: it may go as a whole.
    pub(super) plain: bool,
    pub(super) echo: bool,
    /// The width of the cell that it is in, in twentieths of a point.
    pub(super) room: Option<usize>,
    /// The paragraphs before and behind it, where nothing stands between.
    pub(super) before: Option<usize>,
    pub(super) behind: Option<usize>,
}

/// What a paragraph is made of.
#[derive(Debug, Clone)]
pub(super) enum Atom {
    Text(Piece),
    /// A tab, a line break, or something that is no text.
    Sign(char),
    /// What was filled before.
    Control(Control),
    /// Text that was deleted and is still there as a change.
    Change,
}

/// The text of one element.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) run: usize,
    /// The start tag.
    pub(super) tag: Range<usize>,
    /// What stands between the tags.
    pub(super) xml: Range<usize>,
}

/// A run.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    pub(super) tag: Range<usize>,
    pub(super) properties: Option<Range<usize>>,
    /// Where the element begins that it is in.
    pub(super) parent: usize,
    /// Elements in it that are printed.
    pub(super) children: usize,
}

/// A content control of ours.
#[derive(Debug, Clone)]
pub(super) struct Control {
    pub(super) range: Range<usize>,
    pub(super) name: MarkName,
    /// The hash of what it was filled with, where it keeps one.
    pub(super) filled: Option<u64>,
    pub(super) level: Level,
    /// The properties of its first paragraph and of its first run.
    pub(super) paragraph: Option<Range<usize>>,
    pub(super) run: Option<Range<usize>>,
}

impl Control {
    /// As it was typed.
    pub(super) fn mark(&self) -> String {
        self.name.mark()
    }
}

impl Scanned {
    /// What the elements of a control need to be understood in a part that names those of Word otherwise.
    pub(super) fn namespaces(&self) -> &'static str {
        if self.prefix == "w:" { "" } else { MAIN }
    }
}
