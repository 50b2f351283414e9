//! What is drawn for a person at a terminal: lines of words and sheets as grids, each piece with its tone. A renderer turns
//! it into characters; only the command line knows whether the terminal has colours.

/// What a piece of text is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Plain words.
    Plain,
    /// A heading.
    Strong,
    /// What the form itself says, and the lines of a grid.
    Faint,
    /// A box that was read.
    Box,
    /// A box of which something is to be decided or looked at.
    Doubt,
    /// A cell with something in it that is in no box.
    Stray,
}

/// Words of one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Their tone.
    pub tone: Tone,
}

/// A part of a sketch, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A line; without pieces an empty one.
    Line {
        /// Blanks before it.
        indent: usize,
        /// Its words.
        pieces: Vec<Piece>,
    },
    /// A sheet, or the part of it that is shown.
    Grid(Drawing),
}

/// The rows and columns of a sheet that are in use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// Names of the columns: `A`, `C` …
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<DrawnRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DrawnRow {
    /// Its number as Excel shows it.
    pub name: String,
    /// Its cells from left to right; together they cover every column once.
    pub cells: Vec<DrawnCell>,
}

/// A cell, or the part of a merged range in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnCell {
    /// Columns of the drawing that it covers.
    pub columns: usize,
    /// What stands there.
    pub text: String,
    /// Number of the box.
    pub number: Option<usize>,
    /// Its tone.
    pub tone: Tone,
    /// Whether long words may run on over empty cells to the right, as in Excel.
    pub runs_on: bool,
}

impl Part {
    /// A line of one tone.
    pub fn line(indent: usize, tone: Tone, text: impl Into<String>) -> Self {
        Part::Line { indent, pieces: vec![Piece { text: text.into(), tone }] }
    }

    /// An empty line.
    pub fn blank() -> Self {
        Part::Line { indent: 0, pieces: Vec::new() }
    }
}
