//! A table as a finding: words and figures in rows and columns. How it looks is the report's business.

use crate::catalogue::Phrase;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultCell {
    /// Words.
    Words(Phrase),
    /// The figure with this id.
    Figure(String),
}

/// A heading cell and how many columns it spans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// Words; empty under a heading that spans it.
    pub words: Phrase,
    /// Columns.
    pub span: u32,
}

impl HeadCell {
    /// A heading over one column.
    pub fn one(words: Phrase) -> Self {
        Self { words, span: 1 }
    }

    /// The heading of a line over a column; one that spans several stands at the first of them.
    pub fn above(line: &[HeadCell], column: usize) -> Option<&HeadCell> {
        let covers = |(begins, cell): &(usize, &HeadCell)| {
            !cell.words.is_empty() && usize::try_from(cell.span).is_ok_and(|span| begins + span > column)
        };
        line.iter().enumerate().take(column + 1).rfind(covers).map(|(_, cell)| cell)
    }

    /// A heading over several columns, with the cells it covers.
    pub fn over(words: Phrase, columns: usize) -> Vec<Self> {
        let mut cells = vec![Self { words, span: u32::try_from(columns).unwrap_or(1) }];
        cells.resize(columns.max(1), Self { words: Phrase::default(), span: 1 });
        cells
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultTable {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Phrase,
    /// Heading rows.
    pub head: Vec<Vec<HeadCell>>,
    /// Body rows.
    pub rows: Vec<Vec<ResultCell>>,
    /// Columns at the left that name the row.
    pub stub_columns: usize,
    /// The table that it belongs to and always follows, where it is not one of its own.
    pub follows: Option<String>,
    /// How it is turned when it is printed; none where it is printed as it is here.
    pub turned: Option<Turned>,
    /// What of it can be drawn.
    pub drawn: Option<Drawn>,
    /// Notes.
    pub notes: Vec<Phrase>,
}

/// A table of answers that is printed with its options in rows: what names its rows and what stands over its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    /// Over the options.
    pub options: Phrase,
    /// Over the groups, with the first row that is one of them; none where the groups say it themselves.
    pub groups: Option<(Phrase, usize)>,
}

/// What of a table can be drawn, by its rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// How.
    pub how: Drawing,
    /// The columns whose figures are drawn, with what they are called.
    pub columns: Vec<(Phrase, usize)>,
    /// The unit of those figures.
    pub unit: Phrase,
    /// Those notes of the table without which the drawing alone would mislead: whom it is about.
    pub notes: Vec<Phrase>,
}

/// How the numbers of a table are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// The columns are the parts of a whole: a band for each row.
    Band,
    /// A bar for each row and column; the rows stand along the axis.
    Bars,
    /// A bar for each column and row; the columns stand along the axis.
    BarsByColumn,
    /// The rows are rounds or years: a line for each column.
    Lines,
}
