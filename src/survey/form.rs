//! Where the answers sit: a layout of a returned workbook, found by the words on it. A fixed cell is taken only beside
//! the words that must stand near it, so that a form that was shifted is noticed.

use crate::provenance::CellAddress;
use crate::survey::export::Export;

/// Question of a box that says who answers by its code, beside `case_code` of the form.
pub const CASE_CODE: &str = "case_code";
/// Question of a box that says who answers by its name, beside `case_name` of the form.
pub const CASE_NAME: &str = "case_name";

/// A layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Id within the survey.
    pub id: String,
    /// Name of the sheet that is tried first; the sheet with the most anchors wins where it was renamed.
    pub sheet: Option<String>,
    /// Whether every sheet of a book that carries the form is a respondent of its own.
    pub each_sheet: bool,
    /// Labels of boxes that are on the form and not in the survey (担当課), so that nobody is told of what stands in them.
    pub unread: Vec<String>,
    /// Label or heading of the identifying code.
    pub case_code: Option<String>,
    /// Label or heading of the respondent's name.
    pub case_name: Option<String>,
    /// How it is written, where it is the export of a web form.
    pub export: Option<Export>,
    /// The layout itself.
    pub layout: Layout,
    /// Tables of repeat groups that stand among the boxes.
    pub groups: Vec<GroupTable>,
}

/// The table of a repeat group: one row for each facility or person, as many as the respondent has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTable {
    /// The survey that its rows are: `towns.facilities`.
    pub survey: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Words with which the row below its last row begins; without them the table ends with its first blank row.
    pub end: Option<String>,
    /// Words of a row that is the sum of others.
    pub totals: Vec<String>,
}

/// How answers are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// One sheet per respondent: each answer beside, below or inside a label, by a name or at a cell.
    Labels(Vec<AnswerBox>),
    /// One row per respondent or event under one heading row.
    Rows(Vec<Column>),
}

impl Form {
    /// Whether the answer to a question stands where its options were offered without numbers.
    pub fn is_unnumbered(&self, question: &str) -> bool {
        match &self.layout {
            Layout::Labels(boxes) => boxes.iter().any(|place| place.unnumbered && place.question == question),
            Layout::Rows(columns) => columns.iter().any(|place| place.unnumbered && place.question == question),
        }
    }

    /// The boxes, on a form with one respondent per sheet.
    pub fn boxes(&self) -> &[AnswerBox] {
        match &self.layout {
            Layout::Labels(boxes) => boxes,
            Layout::Rows(_) => &[],
        }
    }
}

/// One answer of a label form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerBox {
    /// Question it answers; the battery, for a grid.
    pub question: String,
    /// Words that the label begins with; empty only where a name says where the answer is.
    pub label: String,
    /// Where the answer is.
    pub answer: AnswerPlace,
    /// How the answer is written there.
    pub writing: Writing,
    /// Whether the options stand there without numbers, so that a number alone names none of them.
    pub unnumbered: bool,
    /// Where the label stood when the form was sent out.
    pub at: Option<CellAddress>,
}

impl AnswerBox {
    /// The questions that it answers: its own, or those of the items of a grid.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        let items: &[GridItem] = match &self.answer {
            AnswerPlace::Grid { items, .. } => items,
            AnswerPlace::Right
            | AnswerPlace::Below
            | AnswerPlace::Inside
            | AnswerPlace::Options { .. }
            | AnswerPlace::Name(_)
            | AnswerPlace::Cell { .. } => &[],
        };
        let own = items.is_empty().then_some(self.question.as_str());
        own.into_iter().chain(items.iter().map(|item| item.question.as_str()))
    }
}

/// Where the answer is, seen from its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerPlace {
    /// The next cell to the right, past a merged label.
    Right,
    /// The next cell below, past a merged label.
    Below,
    /// In the label's own cell, behind its words: 「記入者：山田」.
    Inside,
    /// The options stand below the label, one per row, each with a box for a mark.
    Options {
        /// On which side of the option its box is.
        mark: Side,
    },
    /// Below the label items and options cross, and a mark stands where they meet.
    Grid {
        /// The items.
        items: Vec<GridItem>,
        /// Whether the items are the rows or the columns.
        along: Along,
    },
    /// The cells that the workbook itself names so; `{option}` in it stands for the code of each option.
    Name(String),
    /// A fixed cell; the label must stand at its own fixed cell.
    Cell {
        /// Sheet, where it is not the one with the form.
        sheet: Option<String>,
        /// The cell.
        at: CellAddress,
    },
}

/// One item of a battery laid out as a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridItem {
    /// Its question.
    pub question: String,
    /// Its words on the form.
    pub label: String,
}

/// How an answer is written in its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Writing {
    /// It is the whole text of the cell.
    Whole,
    /// It stands between words that the form has printed: 「大人　3　名　子供　2　名」.
    Between {
        /// Words before it; the label's where there are none.
        before: Option<String>,
        /// Words behind it; the end of the line where there are none.
        after: Option<String>,
    },
    /// All options stand in the cell, and a mark with one of them: 「1.必要　○2.不要」.
    Inline,
    /// One character a cell (方眼紙), in at most this many cells.
    Squares(u32),
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// What the items of a grid are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// Its rows; the options are its columns.
    Rows,
    /// Its columns; the options are its rows.
    Columns,
}

/// One column of a row layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Question it answers.
    pub question: String,
    /// The heading.
    pub label: String,
    /// For a multiple answer spread over columns: the option that this column is for.
    pub option: Option<String>,
    /// Whether the options were offered without numbers, so that a number alone names none of them.
    pub unnumbered: bool,
}
