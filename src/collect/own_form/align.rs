//! Where the parts of a blank form lie on a returned sheet: rows are paired by their words in the order in which they
//! stand, columns by the words that were found. So a box is found after rows were inserted, deleted or moved apart, also
//! where its name is gone; a row of which nothing was found has no place, never a neighbour's.

use std::collections::{BTreeMap, BTreeSet};

use crate::provenance::CellAddress;
use crate::questionnaire::blank::Blank;
use crate::text::key::key;
use crate::workbook::{CellValue, Grid};

/// Rows of a sheet that are looked at; no form is longer.
const ROWS: u32 = 3000;
/// The most that one text weighs, in characters: a long question is no surer than a short one twice.
const HEAVIEST: usize = 20;

/// A blank form laid over a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Alignment {
    /// Rows of the blank form that were found, with their rows on the sheet.
    pub rows: BTreeMap<u32, u32>,
    /// Those of them that were found by their own words.
    pub by_words: BTreeSet<u32>,
    /// Columns likewise.
    pub columns: BTreeMap<u32, u32>,
    /// Words of the blank form that were found.
    pub found: usize,
    /// Words of the blank form.
    pub words: usize,
}

impl Alignment {
    /// Where a cell of the blank form lies.
    pub(super) fn place(&self, at: CellAddress) -> Option<CellAddress> {
        Some(CellAddress::new(*self.rows.get(&at.row)?, *self.columns.get(&at.column)?))
    }

    /// Whether this is the form at all: at least half of its words are there.
    pub(super) fn is_the_form(&self) -> bool {
        self.words > 0 && self.found * 2 >= self.words
    }
}

/// One row with the keys of its words.
struct Row {
    row: u32,
    texts: Vec<(u32, String)>,
}

/// Lays the blank form over a sheet.
pub(super) fn align(blank: &Blank, grid: &Grid) -> Alignment {
    let wanted = gather(blank.words().map(|(at, text)| (at, key(text))));
    let there = gather(grid.cells().take_while(|(at, _)| at.row < ROWS).filter_map(|(at, value)| match value {
        CellValue::Text(text) => Some((at, key(text))),
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
    }));
    let pairs = pair(&wanted, &there);
    let mut alignment =
        Alignment { words: wanted.iter().map(|row| row.texts.len()).sum(), ..Alignment::default() };
    let mut votes: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for (i, j) in pairs {
        let (blank_row, sheet_row) = (&wanted[i], &there[j]);
        alignment.rows.insert(blank_row.row, sheet_row.row);
        alignment.by_words.insert(blank_row.row);
        for (column, text) in &blank_row.texts {
            // Nearest to where it stood, since 「○」 or a unit may stand in a row twice.
            let hit = sheet_row
                .texts
                .iter()
                .filter(|(_, other)| other == text)
                .min_by_key(|(at, _)| at.abs_diff(*column));
            if let Some((at, _)) = hit {
                alignment.found += 1;
                *votes.entry(*column).or_default().entry(*at).or_default() += 1;
            }
        }
    }
    for (column, at) in votes {
        // The first of equal votes is the leftmost.
        let best = at.iter().max_by_key(|(place, count)| (**count, std::cmp::Reverse(**place)));
        if let Some((place, _)) = best {
            alignment.columns.insert(column, *place);
        }
    }
    fill_rows(blank, &mut alignment);
    fill_columns(blank, &mut alignment);
    alignment
}

fn gather(texts: impl Iterator<Item = (CellAddress, String)>) -> Vec<Row> {
    let mut rows: BTreeMap<u32, Vec<(u32, String)>> = BTreeMap::new();
    for (at, text) in texts.filter(|(_, text)| !text.is_empty()) {
        rows.entry(at.row).or_default().push((at.column, text));
    }
    rows.into_iter().map(|(row, texts)| Row { row, texts }).collect()
}

/// How much two rows have in common.
fn likeness(a: &Row, b: &Row) -> usize {
    let shared = |text: &String| b.texts.iter().any(|(_, other)| other == text);
    a.texts.iter().filter(|(_, text)| shared(text)).map(|(_, text)| text.chars().count().min(HEAVIEST)).sum()
}

/// The rows that belong together, in order: the longest common sequence, weighed by the words. Of equal ones that in which
/// neighbours stay neighbours, since the word 回答 stands beside every box.
fn pair(wanted: &[Row], there: &[Row]) -> Vec<(usize, usize)> {
    const WEIGHT: usize = 4;
    // best[i][j]: the most of the first i and j rows; ends[i][j]: the same where both last rows belong together.
    let mut best = vec![vec![0usize; there.len() + 1]; wanted.len() + 1];
    let mut ends = vec![vec![0usize; there.len() + 1]; wanted.len() + 1];
    for i in 1..=wanted.len() {
        for j in 1..=there.len() {
            let like = likeness(&wanted[i - 1], &there[j - 1]) * WEIGHT;
            if like > 0 {
                let near = i > 1
                    && j > 1
                    && ends[i - 1][j - 1] > 0
                    && wanted[i - 1].row - wanted[i - 2].row == there[j - 1].row - there[j - 2].row;
                let before = best[i - 1][j - 1].max(if near { ends[i - 1][j - 1] + 1 } else { 0 });
                ends[i][j] = before + like;
            }
            best[i][j] = best[i - 1][j].max(best[i][j - 1]).max(ends[i][j]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (wanted.len(), there.len());
    let mut must_end = false;
    while i > 0 && j > 0 {
        if ends[i][j] > 0 && (must_end || ends[i][j] == best[i][j]) {
            pairs.push((i - 1, j - 1));
            let before = ends[i][j] - likeness(&wanted[i - 1], &there[j - 1]) * WEIGHT;
            must_end = before != best[i - 1][j - 1];
            i -= 1;
            j -= 1;
        } else if best[i - 1][j] >= best[i][j - 1] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}

/// Rows between two that were found, where nothing was inserted or deleted between them.
fn fill_rows(blank: &Blank, alignment: &mut Alignment) {
    let last = blank.parts.iter().map(|part| part.range.last.row).max().unwrap_or(0);
    let known: Vec<(u32, u32)> = alignment.rows.iter().map(|(from, to)| (*from, *to)).collect();
    let (Some(first), Some(end)) = (known.first().copied(), known.last().copied()) else { return };
    for row in 0..first.0 {
        if let Some(place) = (first.1 + row).checked_sub(first.0) {
            alignment.rows.insert(row, place);
        }
    }
    for row in end.0 + 1..=last {
        alignment.rows.insert(row, end.1 + (row - end.0));
    }
    for pair in known.windows(2) {
        let ((from, at), (to, until)) = (pair[0], pair[1]);
        if to - from == until - at {
            for row in from + 1..to {
                alignment.rows.insert(row, at + (row - from));
            }
        }
    }
}

/// Columns without words of their own, beside the nearest that was found; between two that were found only where nothing
/// was inserted or deleted between them.
fn fill_columns(blank: &Blank, alignment: &mut Alignment) {
    let count = u32::try_from(blank.widths.len()).unwrap_or(0);
    let known: Vec<(u32, u32)> = alignment.columns.iter().map(|(from, to)| (*from, *to)).collect();
    for column in 0..count {
        if alignment.columns.contains_key(&column) {
            continue;
        }
        let left = known.iter().rev().find(|(from, _)| *from < column);
        let right = known.iter().find(|(from, _)| *from > column);
        let place = match (left, right) {
            (Some((from, to)), Some((next, at))) if i64::from(*at) - i64::from(*to) != i64::from(next - from) => {
                None
            }
            (Some((from, to)), _) => Some(to + (column - from)),
            (None, Some((from, to))) => (to + column).checked_sub(*from),
            (None, None) => None,
        };
        if let Some(place) = place {
            alignment.columns.insert(column, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::blank::{Look, Part, Role};
    use crate::workbook::MergedRange;

    fn blank(texts: &[(u32, u32, &str)]) -> Blank {
        let part = |(row, column, text): &(u32, u32, &str)| {
            let at = CellAddress::new(*row, *column);
            let range = MergedRange { first: at, last: at };
            Part { range, text: (*text).to_owned(), look: Look::Line, role: Role::Words }
        };
        Blank { widths: vec![9; 5], parts: texts.iter().map(part).collect(), ..Blank::default() }
    }

    fn grid(texts: &[(u32, u32, &str)]) -> Grid {
        let mut grid = Grid::default();
        for (row, column, text) in texts {
            grid.insert(CellAddress::new(*row, *column), CellValue::Text((*text).to_owned()));
        }
        grid
    }

    const FORM: [(u32, u32, &str); 6] = [
        (0, 1, "問1 必要ですか"),
        (1, 0, "回答"),
        (3, 1, "問2 なぜですか"),
        (4, 0, "回答"),
        (6, 1, "問3 いつですか"),
        (7, 0, "回答"),
    ];

    #[test]
    fn inserted_rows_and_columns_move_the_boxes_below_and_beside() {
        let moved: Vec<(u32, u32, &str)> = FORM
            .iter()
            .map(|(row, column, text)| (if *row > 2 { row + 2 } else { *row }, column + 1, *text))
            .collect();
        let alignment = align(&blank(&FORM), &grid(&moved));
        assert_eq!(alignment.place(CellAddress::new(1, 1)), Some(CellAddress::new(1, 2)));
        assert_eq!(alignment.place(CellAddress::new(7, 1)), Some(CellAddress::new(9, 2)));
        assert_eq!((alignment.found, alignment.words), (6, 6));
    }

    #[test]
    fn a_deleted_question_has_no_place_and_takes_no_other_with_it() {
        let rest: Vec<(u32, u32, &str)> = FORM
            .iter()
            .filter(|(row, _, _)| !(3..=5).contains(row))
            .map(|(row, column, text)| (if *row > 5 { row - 3 } else { *row }, *column, *text))
            .collect();
        let alignment = align(&blank(&FORM), &grid(&rest));
        assert_eq!(alignment.place(CellAddress::new(1, 1)), Some(CellAddress::new(1, 1)));
        assert_eq!(alignment.place(CellAddress::new(4, 1)), None);
        assert_eq!(alignment.place(CellAddress::new(7, 1)), Some(CellAddress::new(4, 1)));
    }
}
