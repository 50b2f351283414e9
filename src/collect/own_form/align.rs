//! Where the parts of a blank form lie on a returned sheet, told by its words alone. The blocks of the questions are found
//! by their headings, in whatever order they stand; within a block rows are paired by their words, in whatever order they
//! stand, and the boxes of a grid by the words above them. So a box is found after rows were inserted, deleted, sorted or
//! moved, also where its name is gone. What the words do not say for sure has at most a likely place between two that are,
//! and a row of which nothing was found has none.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::provenance::CellAddress;
use crate::questionnaire::blank::{Blank, Look};
use crate::text::key::key;
use crate::workbook::{CellValue, Grid};

/// Rows of a sheet that are looked at; no form is longer.
const ROWS: u32 = 3000;
/// The most that one text weighs, in characters: a long question is no surer than a short one twice.
const HEAVIEST: usize = 20;

/// A blank form laid over a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Alignment {
    /// Rows of the blank form that have a place, with their rows on the sheet.
    pub rows: BTreeMap<u32, u32>,
    /// Those of them that were found by their own words.
    pub by_words: BTreeSet<u32>,
    /// Those of them that fit another row as well, which was found nowhere.
    doubtful: BTreeSet<u32>,
    /// Rows of the blank form by their words, the same number for the same words.
    alike: BTreeMap<u32, usize>,
    /// Columns that have a place, with their columns on the sheet.
    pub columns: BTreeMap<u32, u32>,
    /// Those of them that were found by words.
    columns_by_words: BTreeSet<u32>,
    /// For the rows below the heads of a grid: the columns of the heads that were found.
    heads: BTreeMap<u32, BTreeMap<u32, u32>>,
    /// Rows of the blank form in which blocks begin.
    begin: BTreeSet<u32>,
    /// Rows and columns that have a place because those on both sides of them do.
    between: (BTreeSet<u32>, BTreeSet<u32>),
    /// Words of the blank form that were found.
    pub found: usize,
    /// Words of the blank form.
    pub words: usize,
}

impl Alignment {
    /// Where a cell of the blank form lies, or likely lies.
    pub(super) fn place(&self, at: CellAddress) -> Option<CellAddress> {
        let head = self.heads.get(&at.row).and_then(|heads| heads.get(&at.column));
        let column = head.or_else(|| self.columns.get(&at.column))?;
        Some(CellAddress::new(*self.rows.get(&at.row)?, *column))
    }

    /// Whether two rows of the blank form have the same words, so that only the heading above tells one from the other.
    pub(super) fn are_alike(&self, row: u32, other: u32) -> bool {
        row != other && self.alike.contains_key(&row) && self.alike.get(&row) == self.alike.get(&other)
    }

    /// Where a column of the blank form was found by its words.
    pub(super) fn column_by_words(&self, column: u32) -> Option<u32> {
        self.columns.get(&column).copied().filter(|_| self.columns_by_words.contains(&column))
    }

    /// Where the number of the question lies to whose block a row of the blank form belongs.
    pub(super) fn heading(&self, row: u32) -> Option<CellAddress> {
        let begin = self.block(row).start;
        self.by_words.contains(&begin).then(|| self.place(CellAddress::new(begin, 0)))?
    }

    /// The rows of the blank form that belong to one question, or to the items of one battery, with this one.
    pub(super) fn block(&self, row: u32) -> std::ops::Range<u32> {
        let start = self.begin.range(..=row).next_back().copied().unwrap_or(0);
        start..self.begin.range(row.saturating_add(1)..).next().copied().unwrap_or(u32::MAX)
    }

    /// Whether words say that a cell of the blank form lies there and nowhere else.
    pub(super) fn is_sure(&self, at: CellAddress) -> bool {
        self.is_sure_column(at) && self.by_words.contains(&at.row) && !self.doubtful.contains(&at.row)
    }

    /// Whether a cell of the blank form lies there because what is on both sides of it does: nothing was inserted or
    /// deleted between them.
    pub(super) fn is_between(&self, at: CellAddress) -> bool {
        let column = self.is_sure_column(at) || self.between.1.contains(&at.column);
        column && (self.by_words.contains(&at.row) || self.between.0.contains(&at.row))
    }

    fn is_sure_column(&self, at: CellAddress) -> bool {
        match self.heads.get(&at.row) {
            Some(heads) => heads.contains_key(&at.column),
            None => self.columns_by_words.contains(&at.column),
        }
    }

    /// Whether this is the form at all: at least half of its words are there.
    pub(super) fn is_the_form(&self) -> bool {
        self.words > 0 && self.found * 2 >= self.words
    }
}

/// One row with the keys of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "the number of a row has no other name")]
struct Row {
    row: u32,
    texts: Vec<(u32, String)>,
    /// Columns of its boxes, where it is a row of the blank form.
    boxes: Vec<u32>,
}

/// Lays the blank form over a sheet.
pub(super) fn align(blank: &Blank, grid: &Grid) -> Alignment {
    let mut wanted = gather(blank.words().map(|(at, text)| (at, key(text))));
    for (part, _) in blank.boxes() {
        let at = part.range.first;
        if let Ok(row) = wanted.binary_search_by_key(&at.row, |row| row.row) {
            wanted[row].boxes.push(at.column);
        }
    }
    let there = gather(grid.cells().take_while(|(at, _)| at.row < ROWS).filter_map(|(at, value)| match value {
        CellValue::Text(text) => Some((at, key(text))),
        CellValue::Number(_) | CellValue::Date(_) | CellValue::Bool(_) | CellValue::Error(_) => None,
    }));
    let mut alignment = Alignment {
        words: wanted.iter().map(|row| row.texts.len()).sum(),
        begin: block_rows(blank),
        ..Alignment::default()
    };
    let mut wordings: BTreeMap<Vec<&String>, usize> = BTreeMap::new();
    for row in &wanted {
        let next = wordings.len();
        let number = *wordings.entry(row.texts.iter().map(|(_, text)| text).collect()).or_insert(next);
        alignment.alike.insert(row.row, number);
    }
    let mut votes: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for Pair { wanted: blank_row, there: sheet_row, doubtful } in pairs(&alignment.begin, &wanted, &there) {
        alignment.rows.insert(blank_row.row, sheet_row.row);
        alignment.by_words.insert(blank_row.row);
        if doubtful {
            alignment.doubtful.insert(blank_row.row);
        }
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
            alignment.columns_by_words.insert(column);
        }
    }
    find_heads(blank, &wanted, &there, &mut alignment);
    fill_rows(blank, &mut alignment);
    fill_columns(blank, grid, &mut alignment);
    alignment
}

fn gather(texts: impl Iterator<Item = (CellAddress, String)>) -> Vec<Row> {
    let mut rows: BTreeMap<u32, Vec<(u32, String)>> = BTreeMap::new();
    for (at, text) in texts.filter(|(_, text)| !text.is_empty()) {
        rows.entry(at.row).or_default().push((at.column, text));
    }
    rows.into_iter().map(|(row, texts)| Row { row, texts, boxes: Vec::new() }).collect()
}

/// A row of the sheet without what was written into the boxes of the row of the form that it is held to be: an answer is
/// no heading, whatever it says.
fn printed(row: &Row, place: &Row) -> Row {
    let known = |text: &String| row.texts.iter().any(|(_, other)| other == text);
    let shift = row.texts.iter().find_map(|(column, text)| {
        let same = place.texts.iter().filter(|(_, other)| other == text);
        let at = same.min_by_key(|(at, _)| at.abs_diff(*column))?.0;
        Some(i64::from(at) - i64::from(*column))
    });
    let in_box = |at: u32| {
        shift.is_some_and(|shift| row.boxes.iter().any(|column| i64::from(*column) + shift == i64::from(at)))
    };
    let texts = place.texts.iter().filter(|(at, text)| known(text) || !in_box(*at)).cloned().collect();
    Row { row: place.row, texts, boxes: Vec::new() }
}

/// How much two rows have in common.
fn likeness(a: &Row, b: &Row) -> usize {
    let shared = |text: &String| b.texts.iter().any(|(_, other)| other == text);
    a.texts.iter().filter(|(_, text)| shared(text)).map(|(_, text)| text.chars().count().min(HEAVIEST)).sum()
}

/// A row of the blank form with the row of the sheet that has its words.
struct Pair<'r> {
    wanted: &'r Row,
    there: &'r Row,
    doubtful: bool,
}

/// The rows that belong together, block by block. What stands on the sheet between two headings belongs to the upper one;
/// a block of the form whose heading is not there is looked for with the block before it.
fn pairs<'r>(begin: &BTreeSet<u32>, wanted: &'r [Row], there: &'r [Row]) -> Vec<Pair<'r>> {
    let starts: Vec<usize> = (0..wanted.len()).filter(|at| begin.contains(&wanted[*at].row)).collect();
    let found = headings(wanted, there, &starts);
    // From which row of the form on, and from which row of the sheet on.
    let mut zones: Vec<(usize, usize)> = vec![(0, 0)];
    zones.extend(starts.iter().filter_map(|start| Some((*start, *found.get(start)?))));
    let mut pairs = Vec::new();
    for (at, (from, top)) in zones.iter().enumerate() {
        let to = zones.get(at + 1).map_or(wanted.len(), |(next, _)| *next);
        let bottom =
            zones.iter().skip(1).map(|(_, other)| *other).filter(|other| other > top || (at == 0 && other >= top));
        let bottom = bottom.min().unwrap_or(there.len());
        pairs.extend(pair_zone(wanted, *from..to, &there[*top..bottom]));
    }
    pairs
}

/// The rows of the form in which a block begins: each question, and what follows the last one.
fn block_rows(blank: &Blank) -> BTreeSet<u32> {
    let rows =
        |look: Look| blank.parts.iter().filter(move |part| part.look == look).map(|part| part.range.first.row);
    let last = rows(Look::Number).max();
    rows(Look::Number).chain(rows(Look::Right).filter(|row| last.is_some_and(|last| *row > last))).collect()
}

/// Where the headings of blocks stand on the sheet: those that have most in common first, each row of the sheet once.
fn headings(wanted: &[Row], there: &[Row], starts: &[usize]) -> BTreeMap<usize, usize> {
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for start in starts {
        let alike = there.iter().enumerate().map(|(at, row)| (likeness(&wanted[*start], row), *start, at));
        likely.extend(alike.filter(|(like, ..)| *like > 0));
    }
    likely.sort_by_key(|(like, start, at)| (std::cmp::Reverse(*like), *start, *at));
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (_, start, at) in likely {
        if !found.contains_key(&start) && taken.insert(at) {
            found.insert(start, at);
        }
    }
    found
}

/// The rows of a block that belong together: most of them stand in the order of the form; of those that do not, each with
/// words that only one row has. Where another row of the form or of the sheet fits as well and is not paired, or a row of
/// another block fits better, nobody can tell which of the two it is.
fn pair_zone<'r>(form: &'r [Row], zone: std::ops::Range<usize>, there: &'r [Row]) -> Vec<Pair<'r>> {
    let wanted = &form[zone];
    let mut pairs = in_order(wanted, there);
    let free = |pairs: &[(usize, usize)]| {
        let rows = (0..wanted.len()).filter(|i| pairs.iter().all(|(paired, _)| paired != i));
        let places = (0..there.len()).filter(|j| pairs.iter().all(|(_, paired)| paired != j));
        (rows.collect::<Vec<_>>(), places.collect::<Vec<_>>())
    };
    let (rows, places) = free(&pairs);
    let whole = |row: &Row, place: &Row| {
        row.texts.iter().all(|(_, text)| place.texts.iter().any(|(_, other)| other == text))
    };
    let moved = rows.iter().filter_map(|i| {
        let mut fitting = places.iter().filter(|j| whole(&wanted[*i], &there[**j]));
        let (Some(j), None) = (fitting.next(), fitting.next()) else { return None };
        let alone = rows.iter().filter(|other| whole(&wanted[**other], &there[*j])).count() == 1;
        alone.then_some((*i, *j))
    });
    pairs.extend(moved.collect::<Vec<_>>());
    let (rows, places) = free(&pairs);
    let fits = |row: &Row, place: &Row| (likeness(row, place), whole(row, place));
    let doubtful = |i: usize, j: usize| {
        let (row, place) = (&wanted[i], &printed(&wanted[i], &there[j]));
        let fit = fits(row, place);
        // Nothing is better than every word on both sides.
        let exact = fit.1 && row.texts.len() == place.texts.len();
        rows.iter().any(|other| fits(&wanted[*other], place) >= fit)
            || places.iter().any(|other| fits(row, &there[*other]) >= fit)
            || (!exact && form.iter().any(|other| fits(other, place) > fit))
    };
    pairs
        .iter()
        .map(|(i, j)| Pair { wanted: &wanted[*i], there: &there[*j], doubtful: doubtful(*i, *j) })
        .collect()
}

/// The rows that belong together, in order: the longest common sequence, weighed by the words. Of equal ones that in which
/// neighbours stay neighbours, since the word 回答 stands beside every box.
fn in_order(wanted: &[Row], there: &[Row]) -> Vec<(usize, usize)> {
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

/// The heads of grids, which say in which column the boxes below them are.
fn find_heads(blank: &Blank, wanted: &[Row], there: &[Row], alignment: &mut Alignment) {
    let rows = |look: Look| -> BTreeSet<u32> {
        blank.parts.iter().filter(|part| part.look == look).map(|part| part.range.first.row).collect()
    };
    let marks = rows(Look::Mark);
    for head in rows(Look::Head) {
        let printed = wanted.iter().find(|printed| printed.row == head);
        let place = alignment.rows.get(&head).and_then(|at| there.iter().find(|found| found.row == *at));
        let hit = |text: &String| {
            let mut hits = place?.texts.iter().filter(|(_, other)| other == text);
            let (Some((column, _)), None) = (hits.next(), hits.next()) else { return None };
            Some(*column)
        };
        let columns = printed.into_iter().flat_map(|printed| &printed.texts);
        let heads: BTreeMap<u32, u32> = columns.filter_map(|(column, text)| Some((*column, hit(text)?))).collect();
        for row in marks.range(head..alignment.block(head).end) {
            alignment.heads.insert(*row, heads.clone());
        }
    }
}

/// Rows between two that were found, where nothing was inserted or deleted between them, and those before the first and
/// after the last.
fn fill_rows(blank: &Blank, alignment: &mut Alignment) {
    let last = blank.parts.iter().map(|part| part.range.last.row).max().unwrap_or(0);
    let known: Vec<(u32, u32)> = alignment.rows.iter().map(|(from, to)| (*from, *to)).collect();
    let (Some(first), Some(end)) = (known.first().copied(), known.last().copied()) else { return };
    // Where the words of another row stand there is no place for this one.
    let taken: BTreeSet<u32> = known.iter().map(|(_, to)| *to).collect();
    for row in 0..first.0 {
        if let Some(place) = (first.1 + row).checked_sub(first.0).filter(|place| !taken.contains(place)) {
            alignment.rows.insert(row, place);
        }
    }
    for row in end.0 + 1..=last {
        let place = Some(end.1 + (row - end.0)).filter(|place| !taken.contains(place));
        alignment.rows.extend(place.map(|place| (row, place)));
    }
    for pair in known.windows(2) {
        let ((from, at), (to, until)) = (pair[0], pair[1]);
        if until.checked_sub(at) == Some(to - from) {
            for row in (from + 1..to).filter(|row| !taken.contains(&(at + (row - from)))) {
                alignment.rows.insert(row, at + (row - from));
                alignment.between.0.insert(row);
            }
        }
    }
}

/// Columns of which no words were found, beside the nearest that was; between two that were found only where nothing was
/// inserted or deleted between them. A column with words has a place only where something stands in place of them.
fn fill_columns(blank: &Blank, grid: &Grid, alignment: &mut Alignment) {
    let count = u32::try_from(blank.widths.len()).unwrap_or(0);
    let all: Vec<(u32, u32)> = alignment.columns.iter().map(|(from, to)| (*from, *to)).collect();
    // A column that was moved says nothing of those beside which it stood.
    let steady = steady(&all);
    let known: Vec<(u32, u32)> = all.iter().copied().filter(|(from, _)| steady.contains(from)).collect();
    for column in 0..count {
        if alignment.columns.contains_key(&column) {
            continue;
        }
        let left = known.iter().rev().find(|(from, _)| *from < column);
        let right = known.iter().find(|(from, _)| *from > column);
        let place = match (left, right) {
            (Some((from, to)), Some((next, at))) => {
                let same = at.checked_sub(*to) == Some(next - from);
                if same {
                    alignment.between.1.insert(column);
                }
                same.then_some(to + (column - from))
            }
            (Some((from, to)), None) => Some(to + (column - from)),
            (None, Some((from, to))) => (to + column).checked_sub(*from),
            (None, None) => None,
        };
        let Some(place) = place.filter(|place| all.iter().all(|(_, taken)| taken != place)) else { continue };
        let mut words = blank.words().filter(|(at, text)| at.column == column && !text.is_empty()).peekable();
        let stands = |row: &u32| grid.own(CellAddress::new(*row, place)).is_some();
        let gone = words.peek().is_some()
            && words.filter_map(|(at, _)| alignment.rows.get(&at.row)).all(|row| !stands(row));
        if !gone {
            alignment.columns.insert(column, place);
        }
    }
}

/// What stands in the order of the form: as much of it as can.
pub(super) fn steady(known: &[(u32, u32)]) -> BTreeSet<u32> {
    // best[i]: length of the longest run that ends with the i-th, and the one before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(known.len());
    for (at, (_, to)) in known.iter().enumerate() {
        let before = (0..at).filter(|earlier| known[*earlier].1 < *to);
        let longest = before.max_by_key(|earlier| (best[*earlier].0, *earlier));
        best.push((longest.map_or(1, |earlier| best[earlier].0 + 1), longest));
    }
    let mut next = (0..known.len()).max_by_key(|at| (best[*at].0, std::cmp::Reverse(*at)));
    let mut kept = BTreeSet::new();
    while let Some(at) = next {
        kept.insert(known[at].0);
        next = best[at].1;
    }
    kept
}
