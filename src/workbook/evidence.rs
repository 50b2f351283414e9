//! What a workbook tells beside its values: dropdowns, comments, what is hidden, what is drawn over cells, which words
//! are struck through, what is locked. An office answers with these as often as with a mark. A format that does not
//! offer them has no evidence, which is not the same as nothing to tell. It is read by `xlsx.rs` together with the
//! values.

mod names;
pub(super) mod reference;
mod runs;

pub use runs::Runs;

pub(super) use names::defined;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::provenance::CellAddress;
use crate::workbook::MergedRange;

/// A name for a place in the workbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DefinedName {
    /// The name: `ans.q1`.
    pub name: String,
    /// Sheet that the name is private to, where it is.
    pub scope: Option<String>,
    /// What it refers to, as the file writes it: `調査票!$D$14`.
    pub refers_to: String,
    /// The sheet and the cells, where it refers to one range that is still there.
    pub target: Option<(String, MergedRange)>,
}

/// What one sheet tells beside its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetEvidence {
    /// Rules for input, dropdowns among them.
    pub validations: Vec<Validation>,
    /// Notes and threaded comments in reading order.
    pub comments: Vec<Comment>,
    /// Whether the sheet is hidden so that Excel does not even offer to show it.
    pub very_hidden: bool,
    /// Hidden rows as ranges of row numbers from 0, both ends included.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns as ranges of column numbers from 0, both ends included.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Shapes, text boxes, pictures and form controls, in the order of their anchors.
    pub drawings: Vec<Drawing>,
    /// Formulas.
    pub formulas: BTreeMap<CellAddress, Formula>,
    /// Number formats other than the general one, by their code: `[$-411]ggge"年"`.
    pub formats: Runs<Arc<str>>,
    /// Lines around cells, as the style of each draws them; a line between two cells may be that of either.
    pub lines: Runs<Edges>,
    /// Whether the days of the file are counted from 1904.
    pub date1904: bool,
    /// Words that are struck through.
    pub struck: BTreeMap<CellAddress, Struck>,
    /// Readings (ふりがな) that Excel keeps beside the words.
    pub furigana: BTreeMap<CellAddress, String>,
    /// Whether the sheet is protected.
    pub protected: bool,
    /// Which cells stay open when the sheet is protected.
    pub locks: Locks,
}

impl SheetEvidence {
    /// Whether a row is hidden.
    pub fn row_is_hidden(&self, row: u32) -> bool {
        holds(&self.hidden_rows, row)
    }

    /// Whether a column is hidden.
    pub fn column_is_hidden(&self, column: u32) -> bool {
        holds(&self.hidden_columns, column)
    }
}

/// Whether a number lies in one of the ranges, which are in order and apart.
fn holds(ranges: &[(u32, u32)], number: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= number);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, last)| number <= *last)
}

/// The sides of a cell on which a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Edges(u8);

impl Edges {
    /// The left side.
    pub const LEFT: Self = Self(1);
    /// The right side.
    pub const RIGHT: Self = Self(2);
    /// The upper side.
    pub const TOP: Self = Self(4);
    /// The lower side.
    pub const BOTTOM: Self = Self(8);

    /// The side that a style sheet calls so; right-to-left sheets say `start` and `end`.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "left" | "start" => Some(Self::LEFT),
            "right" | "end" => Some(Self::RIGHT),
            "top" => Some(Self::TOP),
            "bottom" => Some(Self::BOTTOM),
            _ => None,
        }
    }

    /// These sides and another.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a side has a line.
    pub fn has(self, side: Self) -> bool {
        self.0 & side.0 == side.0
    }

    /// Whether no side has one.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Which cells a protection would leave open. A cell without a style of its own has that of its row, else of its column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locks {
    pub(super) cells: Runs<bool>,
    pub(super) rows: BTreeMap<u32, bool>,
    pub(super) columns: Vec<(u32, u32, bool)>,
}

impl Locks {
    /// Whether a cell is locked once the sheet is protected. Without a word in the file it is.
    pub fn is_locked(&self, at: CellAddress) -> bool {
        let of_column = || {
            let held = |(first, last, _): &&(u32, u32, bool)| (*first..=*last).contains(&at.column);
            self.columns.iter().find(held).map(|(_, _, locked)| *locked)
        };
        self.cells.get(at).or_else(|| self.rows.get(&at.row)).copied().or_else(of_column).unwrap_or(true)
    }

    /// The cells that are written in the file and open, as vertical ranges column by column.
    pub fn open(&self) -> impl Iterator<Item = MergedRange> {
        self.cells.ranges().filter(|(_, locked)| !**locked).map(|(range, _)| range)
    }
}

/// A rule for input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// Cells it holds for.
    pub ranges: Vec<MergedRange>,
    /// Its kind as the file names it: `list`, `whole`, `date` …
    pub kind: String,
    /// How the value is compared as the file names it: `between`, `greaterThan` …; empty for a list.
    pub operator: String,
    /// What it is made of as the file writes it: `"はい,いいえ"`, `選択肢!$A$1:$A$5`, the lower bound.
    pub formula: String,
    /// The upper bound, where there are two.
    pub formula2: String,
    /// The entries of a dropdown, where they could be found.
    pub entries: Vec<String>,
    /// The words shown when the cell is entered.
    pub prompt: String,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its cell.
    pub at: CellAddress,
    /// Who wrote it, where the file says so.
    pub author: String,
    /// Its words.
    pub text: String,
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// As the file writes it, without `=`; for a cell that shares the formula of another, moved to this cell.
    pub text: String,
    /// Whether its last result was saved.
    pub cached: bool,
    /// The other workbook that it takes values from, where it does.
    pub external: Option<String>,
}

/// Words that are struck through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// The words.
    pub text: String,
    /// Whether they are all of the cell.
    pub whole: bool,
}

/// Something drawn over cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// What it is.
    pub kind: DrawingKind,
    /// The cells it lies over, as far as the file says.
    pub over: MergedRange,
    /// The cell under its middle.
    pub middle: CellAddress,
    /// Its left, top, right and bottom in the units of the format: what two people draw never has the same.
    pub frame: [i64; 4],
    /// The words in it.
    pub text: String,
    /// The cell that keeps the state of a form control, where there is one: sheet and cell.
    pub linked: Option<(String, CellAddress)>,
}

/// Kind of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DrawingKind {
    /// An oval: on paper the way to choose an option.
    Oval,
    /// A text box, or a shape with words in it.
    TextBox,
    /// A check box.
    CheckBox {
        /// Whether it is ticked.
        checked: bool,
    },
    /// A radio button.
    RadioButton {
        /// Whether it is chosen.
        chosen: bool,
    },
    /// Any other form control: a list, a button, a spinner.
    Control,
    /// Any other shape: a line, an arrow, a bracket.
    Shape,
    /// A picture.
    Picture,
}
