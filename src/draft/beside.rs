//! On which side of their options the boxes for marks stand. Between two options that stand in one row a box could belong to
//! either, so that only the boxes at both ends of the row tell; where nothing tells, the side is asked.

use crate::draft::numbering::numbered;
use crate::draft::page::{Page, Piece};
use crate::draft::who;
use crate::draft::words;
use crate::provenance::CellAddress;
use crate::survey::form::Side;

/// What stands beside options.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sides {
    /// Whether marks fit on either side at all.
    pub fits: bool,
    /// The side, where something tells it.
    pub side: Option<Side>,
    /// Whether a mark stands beside an option, or the file offers a box for one there.
    pub marked: bool,
}

/// On which side of the options their boxes are.
pub(super) fn sides(page: &Page<'_>, cells: &[CellAddress]) -> Sides {
    let rights: Vec<CellAddress> = cells.iter().map(|at| page.right(*at)).collect();
    let lefts: Vec<Option<CellAddress>> =
        cells.iter().map(|at| Some(page.sheet.grid.resolve(page.sheet.grid.left_of(*at)?))).collect();
    let right = rights.iter().all(|at| page.takes_mark(*at));
    let left = lefts.iter().all(|at| at.is_some_and(|at| page.takes_mark(at)));
    let lefts: Vec<CellAddress> = lefts.into_iter().flatten().collect();
    let marked = |at: &CellAddress| page.has_mark(*at) || (page.is_box(*at) && page.takes_mark(*at));
    // A cell between two options says nothing of whose box it is.
    let only_right: Vec<CellAddress> = rights.iter().filter(|at| !lefts.contains(at)).copied().collect();
    let only_left: Vec<CellAddress> = lefts.iter().filter(|at| !rights.contains(at)).copied().collect();
    let most = |cells: &[CellAddress], holds: &dyn Fn(CellAddress) -> bool| {
        cells.iter().filter(|at| holds(**at)).count() * 2 > cells.len()
    };
    let drawn = |at: CellAddress| page.frame(at).is_some_and(|frame| frame.closed);
    let merged = |at: CellAddress| page.sheet.grid.merged(at).is_some();
    // What is marked or offered as a box tells most, then the lines, then what is merged to be one.
    let told = [
        (only_left.iter().any(marked), only_right.iter().any(marked)),
        (most(&only_left, &drawn), most(&only_right, &drawn)),
        (most(&only_left, &merged), most(&only_right, &merged)),
    ];
    let told = told.into_iter().find_map(|(left, right)| match (left, right) {
        (false, false) => None,
        (true, false) => Some(Some(Side::Left)),
        (false, true) => Some(Some(Side::Right)),
        (true, true) => Some(None),
    });
    let side = match (left, right) {
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        (true, true) => told.flatten(),
        (false, false) => None,
    };
    Sides { fits: left || right, side, marked: rights.iter().chain(&lefts).any(marked) }
}

/// Words that may be an option without a number.
fn is_option(piece: &Piece) -> bool {
    piece.words
        && !words::is_note(&piece.text)
        && who::who(&piece.text).is_none()
        && numbered(&piece.text).is_none()
        && piece.text.chars().count() <= 40
        && !super::page::is_mark(&piece.raw)
}

/// The words of a run of unnumbered cells that stand one below the other, or side by side, with marks beside them.
pub(super) fn unnumbered(page: &Page<'_>, from: u32, end: u32, column_from: u32) -> Vec<CellAddress> {
    let mut best: Vec<CellAddress> = Vec::new();
    let mut columns: Vec<u32> =
        page.rows(from, end).map(|piece| piece.at.column).filter(|c| *c >= column_from).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let run = page.rows(from, end).filter(|piece| piece.at.column == column && is_option(piece));
        let cells: Vec<CellAddress> = run.map(|piece| piece.at).collect();
        let marked = |at: &&CellAddress| {
            page.has_mark(page.right(**at))
                || page.sheet.grid.left_of(**at).is_some_and(|left| page.has_mark(left))
        };
        if cells.len() > best.len() && cells.len() > 1 && cells.iter().any(|at| marked(&at)) {
            best = cells;
        }
    }
    let row = in_rows(page, from, end, column_from, &|at| page.has_mark(at));
    if row.len() > best.len() { row } else { best }
}

/// Unnumbered words that stand side by side, each with the same thing beside it on one side.
fn in_rows(
    page: &Page<'_>,
    from: u32,
    end: u32,
    column_from: u32,
    holds: &dyn Fn(CellAddress) -> bool,
) -> Vec<CellAddress> {
    let free = |piece: &&Piece| !super::page::is_mark(&piece.raw) && !words::is_note(&piece.text);
    let run: Vec<&Piece> = page.rows(from, end).filter(free).collect();
    let several = run.windows(2).any(|pair| pair[0].at.row == pair[1].at.row);
    let fit = run.iter().all(|piece| is_option(piece) && piece.at.column >= column_from);
    let right = || run.iter().all(|piece| holds(page.right(piece.at)));
    let left = || run.iter().all(|piece| page.sheet.grid.left_of(piece.at).is_some_and(holds));
    let found = several && fit && (right() || left());
    if found { run.iter().map(|piece| piece.at).collect() } else { Vec::new() }
}

/// The words of a run of unnumbered cells, one below the other or side by side, each with an empty box that lines draw beside
/// it, and the side of the boxes where it can be told.
pub(super) fn beside_boxes(page: &Page<'_>, from: u32, end: u32) -> Option<(Vec<CellAddress>, Option<Side>)> {
    let mut columns: Vec<u32> = page.rows(from, end).map(|piece| piece.at.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let is_box =
        |at: CellAddress| page.frame(at).is_some_and(|frame| frame.closed && !page.has_frame_beside(frame));
    let run = columns.into_iter().find_map(|column| {
        let words: Vec<&Piece> = page
            .rows(from, end)
            .filter(|piece| piece.at.column == column && piece.words && piece.text.chars().count() <= 40)
            .collect();
        let right = || words.iter().all(|piece| is_box(page.right(piece.at)));
        let left = || words.iter().all(|piece| page.sheet.grid.left_of(piece.at).is_some_and(is_box));
        (words.len() > 1 && (right() || left())).then(|| words.iter().map(|piece| piece.at).collect())
    });
    let cells: Vec<CellAddress> = run.unwrap_or_else(|| in_rows(page, from, end, 0, &is_box));
    (!cells.is_empty()).then(|| {
        let side = sides(page, &cells).side;
        (cells, side)
    })
}
