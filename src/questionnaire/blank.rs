//! A sheet before it is filled in: where its words stand, where its boxes are and what each takes. It is what is written
//! as a workbook, and what a return is compared with.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::text::number::Decimal;
use crate::workbook::MergedRange;

/// A planned sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Blank {
    /// Its name.
    pub name: String,
    /// Widths of the columns in half-width characters.
    pub widths: Vec<u16>,
    /// Heights of rows in points.
    pub heights: BTreeMap<u32, u16>,
    /// Everything on it, in reading order.
    pub parts: Vec<Part>,
    /// Boxes of which one at most is to be marked, for the colour that warns.
    pub one_of: Vec<MergedRange>,
    /// Rows that are hidden.
    pub hidden_rows: Vec<u32>,
    /// Rows that are printed on every page.
    pub repeated: Option<(u32, u32)>,
    /// Rows and columns that stay in sight.
    pub frozen: Option<(u32, u16)>,
    /// Whether it is printed on landscape pages.
    pub landscape: bool,
    /// Words at the head of every page.
    pub header: String,
    /// Words at the foot of every page.
    pub footer: String,
    /// Whether it is not shown.
    pub hidden: bool,
    /// Whether it may be changed nowhere, as an example.
    pub closed: bool,
}

/// Something on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its cells; merged, unless each is a box of its own.
    pub range: MergedRange,
    /// Its words, or what is filled in already; in a column one line for each row.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// What it is.
    pub role: Role,
}

/// What a part of a sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Printed words.
    Words,
    /// A formula, whose first result is the text.
    Formula(String),
    /// A box.
    Box(InputBox),
    /// A column of boxes, one for each row.
    Column(InputBox),
}

/// A box to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputBox {
    /// Its defined name.
    pub name: String,
    /// What is written in it.
    pub holds: Holds,
    /// What it takes.
    pub takes: Takes,
    /// Words shown when it is entered.
    pub prompt: String,
    /// Whether it is filled in already and closed.
    pub locked: bool,
}

/// What is written in a box.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// The respondent's code.
    Code,
    /// The respondent's name.
    Name,
    /// Where the paper is that was keyed.
    Source,
    /// An answer, or the mark for one option.
    Answer {
        /// Question id.
        question: String,
        /// The option that the box is for.
        option: Option<String>,
    },
}

/// What a box takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// Anything.
    Words,
    /// One entry of a list.
    List(Vec<String>),
    /// A number.
    Number {
        /// Smallest.
        min: Option<Decimal>,
        /// Largest.
        max: Option<Decimal>,
    },
    /// A day or a month.
    Date,
}

/// How a part looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// The title.
    Title,
    /// A line of plain words.
    Line,
    /// A line at the right edge.
    Right,
    /// The word beside something that the form says (提出期限).
    Label,
    /// What it says.
    Told,
    /// The number of a question.
    Number,
    /// The words of a question.
    Question,
    /// Small words: who is asked, how to answer.
    Small,
    /// The word 回答 beside a box.
    Beside,
    /// A box for words.
    Words,
    /// A box for a number or a date.
    Value,
    /// A box for a mark.
    Mark,
    /// An option beside its box.
    Option,
    /// The head of a grid.
    Head,
    /// An item of a grid.
    Item,
    /// What warns.
    Warning,
}

impl Blank {
    /// The boxes and columns with their places.
    pub fn boxes(&self) -> impl Iterator<Item = (&Part, &InputBox)> {
        self.parts.iter().filter_map(|part| match &part.role {
            Role::Box(input) | Role::Column(input) => Some((part, input)),
            Role::Words | Role::Formula(_) => None,
        })
    }

    /// The printed words with their places; nothing that a respondent writes.
    pub fn words(&self) -> impl Iterator<Item = (CellAddress, &str)> {
        self.parts.iter().filter_map(|part| match part.role {
            Role::Words => Some((part.range.first, part.text.as_str())),
            Role::Formula(_) | Role::Box(_) | Role::Column(_) => None,
        })
    }
}
