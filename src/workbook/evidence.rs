//! What a workbook tells beside its values: dropdowns, comments, what is hidden, what is drawn over cells, which words
//! are struck through, what is locked. An office answers with these as often as with a mark. A format that does not
//! offer them has no evidence, which is not the same as nothing to tell.

use std::collections::BTreeMap;

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
    /// Hidden rows as ranges of row numbers from 0, both ends included.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns as ranges of column numbers from 0, both ends included.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Shapes, text boxes, pictures and form controls, in the order of their anchors.
    pub drawings: Vec<Drawing>,
    /// Formulas.
    pub formulas: BTreeMap<CellAddress, Formula>,
    /// Number formats other than the general one, by their code: `[$-411]ggge"年"`.
    pub formats: BTreeMap<CellAddress, String>,
    /// Words that are struck through; the whole text of the cell or a part of it.
    pub struck: BTreeMap<CellAddress, String>,
    /// Readings (ふりがな) that Excel keeps beside the words.
    pub furigana: BTreeMap<CellAddress, String>,
    /// Whether the sheet is protected.
    pub protected: bool,
    /// Cells that stay open when the sheet is protected.
    pub unlocked: Vec<CellAddress>,
}

/// A rule for input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// Cells it holds for.
    pub ranges: Vec<MergedRange>,
    /// Its kind as the file names it: `list`, `whole`, `date` …
    pub kind: String,
    /// What it is made of as the file writes it: `"はい,いいえ"`, `選択肢!$A$1:$A$5`.
    pub formula: String,
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
    /// As the file writes it, without `=`.
    pub text: String,
    /// Whether its last result was saved.
    pub cached: bool,
}

/// Something drawn over cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// What it is.
    pub kind: DrawingKind,
    /// The cells it lies over, as far as the file says.
    pub over: MergedRange,
    /// The words in it.
    pub text: String,
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
    /// Any other shape: a line, an arrow, a bracket.
    Shape,
    /// A picture.
    Picture,
}
