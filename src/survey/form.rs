//! Where the answers sit: a layout of a returned workbook, found by the words on it and never by fixed cells.

/// A layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Id within the survey.
    pub id: String,
    /// Name of the sheet that is tried first; the sheet with the most anchors wins where it was renamed.
    pub sheet: Option<String>,
    /// Label or heading of the identifying code.
    pub case_code: Option<String>,
    /// Label or heading of the respondent's name.
    pub case_name: Option<String>,
    /// The layout itself.
    pub layout: Layout,
}

/// How answers are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// One workbook per respondent: each answer beside or below a label.
    Labels(Vec<AnswerBox>),
    /// One row per respondent or event under one heading row.
    Rows(Vec<Column>),
}

/// One answer of a label form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerBox {
    /// Question it answers.
    pub question: String,
    /// Words that the label begins with.
    pub label: String,
    /// Where the answer is.
    pub answer: AnswerPlace,
}

/// Where the answer is, seen from its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerPlace {
    /// The next cell to the right, past a merged label.
    Right,
    /// The next cell below, past a merged label.
    Below,
    /// The options stand below the label, one per row, each with a box for a mark.
    Options {
        /// On which side of the option its box is.
        mark: Side,
    },
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
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
}
