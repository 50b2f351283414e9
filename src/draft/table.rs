//! A list with one respondent or event in a row: where its headings are, which rows are its body, and what stands around
//! it (title, legends, notes).

use std::collections::BTreeSet;

use crate::draft::numbering::{Style, numbered};
use crate::draft::page::{Page, Piece};
use crate::draft::who;
use crate::draft::words;
use crate::provenance::CellAddress;
use crate::workbook::CellValue;

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    pub at: CellAddress,
    /// Its words.
    pub text: String,
    /// The words of a heading above that spans several columns.
    pub above: Option<(String, CellAddress)>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Row of the headings.
    pub head: u32,
    /// First row of the body.
    pub body: u32,
    /// The first row behind it.
    pub end: u32,
    /// The headings from left to right.
    pub headings: Vec<Heading>,
    /// Rows of the body that hold something.
    pub rows: usize,
    /// Columns of the body that hold something without a heading.
    pub bare: Vec<u32>,
    /// How many of the sheet's cells belong to it, in percent.
    pub share: usize,
}

/// Rows in which headings are looked for.
const HEAD_ROWS: u32 = 60;

/// The list of a sheet, if it has one.
pub(super) fn find(page: &Page<'_>) -> Option<Table> {
    let mut best: Option<Table> = None;
    let mut rows: Vec<u32> =
        page.pieces.iter().map(|piece| piece.at.row).take_while(|row| *row < HEAD_ROWS).collect();
    rows.dedup();
    for row in rows {
        let Some(table) = at(page, row) else { continue };
        let weight = |table: &Table| table.rows.min(50) * table.headings.len();
        if best.as_ref().is_none_or(|best| weight(&table) > weight(best)) {
            best = Some(table);
        }
    }
    best
}

fn at(page: &Page<'_>, head: u32) -> Option<Table> {
    let cells: Vec<&Piece> = page.row(head).collect();
    let worded = cells.iter().filter(|piece| piece.words && piece.text.chars().count() <= 120).count();
    if cells.len() < 2 || worded * 10 < cells.len() * 8 {
        return None;
    }
    let mut seen = BTreeSet::new();
    let distinct = cells.iter().filter(|piece| seen.insert(piece.key.clone())).count();
    if distinct * 2 < cells.len() {
        return None;
    }
    let body = cells.iter().map(|piece| piece.last.row + 1).max().unwrap_or(head + 1);
    let columns: BTreeSet<u32> = cells.iter().flat_map(|piece| piece.at.column..=piece.last.column).collect();
    let mut rows = 0;
    let mut end = body;
    let mut used: BTreeSet<u32> = BTreeSet::new();
    let last = page.pieces.last().map_or(0, |piece| piece.at.row);
    let mut typed: BTreeSet<u32> = BTreeSet::new();
    let mut row = body;
    let mut gap = 0;
    while row <= last {
        let inside: Vec<&Piece> = page.row(row).collect();
        let fitting = inside.iter().filter(|piece| columns.contains(&piece.at.column)).count();
        let note = inside.first().is_some_and(|piece| words::is_note(&piece.text) && inside.len() == 1);
        if inside.is_empty() {
            gap += 1;
            if gap > 3 {
                break;
            }
        } else if note
            || (fitting < 2 && columns.len() > 2 && inside.iter().all(|piece| piece.text.chars().count() > 15))
        {
            break;
        } else {
            gap = 0;
            if fitting > 0 {
                rows += 1;
                end = row + 1;
            }
            for piece in inside {
                used.insert(piece.at.column);
                if !matches!(piece.value, CellValue::Text(_)) {
                    typed.insert(piece.at.column);
                }
            }
        }
        row += 1;
    }
    if rows == 0 {
        return None;
    }
    let headings: Vec<Heading> = cells
        .iter()
        .map(|piece| Heading { at: piece.at, text: piece.text.clone(), above: above(page, piece) })
        .collect();
    let bare = used.iter().copied().filter(|column| !columns.contains(column)).collect();
    let inside = page.pieces.iter().filter(|piece| piece.at.row >= head && piece.at.row < end).count();
    let share = inside * 100 / page.pieces.len().max(1);
    Some(Table { head, body, end, headings, rows, bare, share })
}

/// The heading above that spans this column and others.
fn above(page: &Page<'_>, piece: &Piece) -> Option<(String, CellAddress)> {
    let row = piece.at.row.checked_sub(1)?;
    let over = page.piece(CellAddress::new(row, piece.at.column))?;
    let spans = over.last.column > over.at.column;
    let wider = over.last.column > piece.last.column || over.at.column < piece.at.column;
    // A title spans the whole list.
    let whole = over.at.column == 0 && page.row(over.at.row).count() == 1;
    // Beside headings stand headings; a number there makes it a label with its value.
    let among_words = page.row(over.at.row).all(|piece| piece.words);
    (over.words && spans && wider && !whole && among_words).then(|| (over.text.clone(), over.at))
}

impl Table {
    /// How full the body is, in percent.
    pub(super) fn fill(&self, page: &Page<'_>) -> usize {
        let columns: BTreeSet<u32> = self.headings.iter().map(|heading| heading.at.column).collect();
        let filled = page.rows(self.body, self.end).filter(|piece| columns.contains(&piece.at.column)).count();
        filled * 100 / (self.rows * columns.len()).max(1)
    }

    /// Whether the sheet is this list and not a form that holds one: the body has rows enough, is filled, is most of what
    /// stands on the sheet, and no cell of it is a label itself.
    pub(super) fn is_the_sheet(&self, page: &Page<'_>) -> bool {
        let of_questions = self.headings.iter().any(|heading| words::is_answer_heading(&heading.text));
        let labels = page.pieces.iter().filter(|piece| piece.at.row != self.head && piece.words).any(|piece| {
            is_label(&piece.text)
                && !self
                    .headings
                    .iter()
                    .any(|heading| heading.above.as_ref().is_some_and(|(_, at)| *at == piece.at))
        });
        // Where other returns have other words, there is no heading.
        let differing = self.headings.iter().any(|heading| page.varies(heading.at));
        let columns = self.headings.len();
        let enough = match columns {
            0 | 1 => false,
            2 => self.rows >= 8,
            3 => self.rows >= 3,
            4..=7 => self.rows >= 2,
            _ => self.rows >= 1,
        };
        !of_questions && !labels && !differing && enough && self.fill(page) >= 40 && self.share >= 60
    }

    /// The values of a column with their cells.
    pub(super) fn values<'p>(&self, page: &'p Page<'_>, column: u32) -> Vec<&'p Piece> {
        page.rows(self.body, self.end)
            .filter(|piece| piece.at.column == column)
            .filter(|piece| !Self::is_total(page, piece.at.row))
            .collect()
    }

    fn is_total(page: &Page<'_>, row: u32) -> bool {
        page.row(row).next().is_some_and(|piece| words::is_total(&piece.text) || words::ends_in_total(&piece.text))
    }

    /// The first cells of rows that read like a total and that are counted as respondents all the same, since their words
    /// could also be a name.
    pub(super) fn totals<'p>(&self, page: &'p Page<'_>) -> Vec<&'p Piece> {
        let mut rows: Vec<u32> = page.rows(self.body, self.end).map(|piece| piece.at.row).collect();
        rows.dedup();
        rows.into_iter()
            .filter_map(|row| page.row(row).next())
            .filter(|piece| words::ends_in_total(&piece.text) && !words::is_total(&piece.text))
            .collect()
    }
}

/// Whether a text in the body of a list would be a label: 問1, or 団体名 and the like.
fn is_label(text: &str) -> bool {
    let question = numbered(text).is_some_and(|number| number.style == Style::Question && !number.rest.is_empty());
    let who = who::who(text).is_some_and(|who| who != who::Who::Serial);
    question || who
}
