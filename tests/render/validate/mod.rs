//! Word and Excel files looked through part by part: the package, the schema of each part, and the limits beyond which Excel or
//! Word offers to repair a file. Excel and Word are not here; every rule names where it is written.
//! [`broken`] provokes each of them, and [`written`] looks through every file that the program writes.

mod book;
mod broken;
mod cells;
mod chart;
mod document;
mod grammar;
mod looks;
mod package;
mod ranges;
mod sheet;
mod shown;
mod sound;
mod tree;
mod written;

use std::collections::BTreeSet;

pub(crate) use shown::{shown_cells, word_text};

macro_rules! rules {
    ($($(#[$said:meta])* $name:ident = $where:literal,)*) => {
        /// What a file has to keep.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Rule { $($(#[$said])* $name,)* }

        impl Rule {
            /// All of them.
            const ALL: &[Self] = &[$(Self::$name,)*];

            /// Where it is written.
            fn written(self) -> &'static str {
                match self { $(Self::$name => $where,)* }
            }
        }
    };
}

// Sections of Part 1 are those of ECMA-376, 5th edition, those of Part 2 of the 4th; "limits" is Microsoft's page "Excel
// specifications and limits".
rules! {
    /// Names of parts are legal and unlike each other.
    PartNames = "Part 2, 9.1.1",
    /// Every part has one content type, and every entry its part.
    ContentTypes = "Part 2, 10.1.2",
    /// Every target is there, and ids are unlike each other.
    Relationships = "Part 2, 9.3",
    /// An id that is used is one of the part.
    RelationshipIds = "Part 2, 9.3.2.2; Part 1, 22.8.2.1",
    /// Something leads to every part.
    Reached = "Part 2, 9.3; Part 1, 9.1",
    /// Legal characters, balanced tags, no document type.
    WellFormed = "Part 2, 9.1.4; XML 1.0, 2.2",
    /// Pictures are what they are said to be.
    Pictures = "Part 1, 15.2.14",
    /// Children in the order of the schema.
    Children = "Part 1, Annex A; Part 4, Annex A",
    /// Attributes of the schema.
    Attributes = "Part 1, Annex A; Part 4, Annex A",
    /// Values of the schema.
    Values = "Part 1, Annex A; Part 4, Annex A",

    /// Names of sheets: 31 characters, none of []:*?/\, no apostrophe at an end, unlike each other in any case.
    SheetNames = "Part 1, 18.2.19; limits",
    /// Sheets have ids of their own, lead to sheets, and one is visible.
    Sheets = "Part 1, 18.2.19, 18.2.20, 18.2.30",
    /// Defined names: legal, unlike each other, of sheets that are there.
    DefinedNames = "Part 1, 18.2.5",
    /// Rows ascend, are in the sheet and no taller than 409.5 points.
    Rows = "Part 1, 18.3.1.73; limits",
    /// Cells ascend, stand in their row and in the sheet.
    Cells = "Part 1, 18.3.1.4, 18.18.7",
    /// A value is of the type that its cell says.
    CellValues = "Part 1, 18.3.1.96, 18.18.11",
    /// The used range holds every cell.
    Dimension = "Part 1, 18.3.1.35",
    /// A cell holds 32,767 characters and 253 line breaks.
    CellText = "Part 1, 18.4.12; limits",
    /// Strings that cells point at are there, as many as are said.
    SharedStrings = "Part 1, 18.4.9",
    /// Formats that cells and formats point at are there, as many as are said, no more than 65,490.
    Formats = "Part 1, 18.8.10, 18.8.45; limits",
    /// Codes of numbers: ids from 164 on, unlike each other, at most 255 characters.
    NumberFormats = "Part 1, 18.8.30; limits",
    /// Merged ranges hold two cells or more, and none twice.
    Merges = "Part 1, 18.3.1.54, 18.3.1.55",
    /// Columns ascend, none twice, no wider than 255 characters.
    Columns = "Part 1, 18.3.1.13; limits",
    /// Links: at most 65,530 on a sheet, to places that are there, none longer than 2,079 characters.
    Links = "Part 1, 18.3.1.47; limits",
    /// Head and foot of a printed page: 255 characters.
    HeadersFooters = "Part 1, 18.3.1.46; limits",
    /// What may be entered: lists of 255 characters, titles of 32, words of 255, one for a cell.
    Validations = "Part 1, 18.3.1.32, 18.3.1.33; limits",
    /// Rules of looks point at looks that are there and have a range.
    Conditions = "Part 1, 18.3.1.10, 18.3.1.18",
    /// Comments: one for a cell, by an author that is there, with their drawing.
    Comments = "Part 1, 18.7.3, 18.3.1.51",
    /// A formula has at most 8,192 characters.
    Formulas = "Part 1, 18.3.1.40; limits",
    /// Tables: names and columns unlike each other, as many as the range has, headed as the cells are.
    Tables = "Part 1, 18.5.1.2, 18.5.1.3",
    /// Drawings have ids of their own.
    DrawingIds = "Part 1, 20.1.2.2.8, 20.4.2.5",
    /// Axes that are named are there; series are numbered without doubles.
    ChartAxes = "Part 1, 21.2.2.9 (axId), 21.2.2 (crossAx, idx, order)",
    /// The values that a chart keeps are those of the cells that it names.
    ChartData = "Part 1, 21.2.2 (f, numCache, strCache, ptCount)",

    /// Styles that are named are there and of the right kind; ids are unlike each other, one default of a kind.
    Styles = "Part 1, 17.7.4.17, 17.3.1.27, 17.3.2.29, 17.4.62",
    /// Lists that are named are there.
    Numbering = "Part 1, 17.9.15, 17.9.18, 17.9.1",
    /// Bookmarks have ids and names of their own, at most 40 characters, and end.
    Bookmarks = "Part 1, 17.13.6.1, 17.13.6.2",
    /// Comments that are named are there, and begin and end.
    WordComments = "Part 1, 17.13.4.2, 17.13.4.3, 17.13.4.4, 17.13.4.5",
    /// Footnotes and endnotes that are named are there, with their separators.
    Footnotes = "Part 1, 17.11.10, 17.11.14, 17.11.23",
    /// A cell of a table ends with a paragraph.
    TableCells = "Part 1, 17.4.65",
    /// Rows have the columns of the grid, at most 63; what continues a cell has one above.
    TableGrid = "Part 1, 17.4.48, 17.4.17, 17.4.84",
    /// Fields begin, separate and end.
    Fields = "Part 1, 17.16.18",
    /// Content controls have ids of their own and content.
    ContentControls = "Part 1, 17.5.2.18, 17.5.2.36",
    /// Blanks at the ends of a text are kept.
    Blanks = "Part 1, 17.3.3.31; XML 1.0, 2.10",
    /// The body ends with a section, which names a head or foot of a kind once.
    Sections = "Part 1, 17.6.17, 17.10.2, 17.10.5",
    /// Links within a text lead to a bookmark.
    Anchors = "Part 1, 17.16.22, 17.13.6.2",
}

/// Something that a rule does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    rule: Rule,
    part: String,
    found: String,
}

impl Problem {
    fn new(rule: Rule, part: &str, found: impl Into<String>) -> Self {
        Self { rule, part: part.to_owned(), found: found.into() }
    }
}

/// Everything that is wrong with a file of Word or Excel.
pub(crate) fn problems(bytes: &[u8]) -> Vec<Problem> {
    let (package, mut problems) = package::open(bytes);
    let main = |kind: &str| package.parts.iter().find(|part| part.content_type.ends_with(kind));
    if let Some(book) = main("sheet.main+xml") {
        problems.extend(book::problems(&package, book));
    } else if let Some(document) = main("document.main+xml") {
        problems.extend(document::problems(&package, document));
    } else {
        problems.push(Problem::new(Rule::ContentTypes, "", "is neither a workbook nor a document"));
    }
    problems
}

/// Asserts that nothing is wrong with a file.
#[track_caller]
pub(crate) fn assert_sound(name: &str, bytes: &[u8]) {
    let problems = problems(bytes);
    let shown: BTreeSet<String> = problems
        .iter()
        .map(|problem| {
            let Problem { rule, part, found } = problem;
            format!("{rule:?} ({}): {part}: {found}", rule.written())
        })
        .collect();
    let shown: Vec<String> = shown.into_iter().take(20).collect();
    assert!(problems.is_empty(), "{name}, {} problems:\n{}", problems.len(), shown.join("\n"));
}
