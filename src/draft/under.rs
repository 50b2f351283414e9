//! A box that stands below its label and does not begin straight under it: in the next column, or a row further down. The
//! cell straight under the label is empty then and is no box; of the box, its own cell is noted beside the label's.

use crate::draft::blocks::Block;
use crate::draft::labels::{Form, Role};
use crate::draft::numbering::{Style, numbered};
use crate::draft::page::Piece;
use crate::draft::units;
use crate::draft::words;
use crate::provenance::CellAddress;

/// Empty rows between a label and its box; what stands lower belongs to nobody.
const MOST_GAP: u32 = 2;

/// Columns behind the last words of a sheet in which a box may begin.
const BEHIND: u32 = 3;

/// A box below a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Under {
    /// Its first cell.
    pub at: CellAddress,
    /// Whether the file itself says that it is one, by its lines or a rule, and it is not merely a merged cell or one with
    /// words in it.
    pub sure: bool,
}

/// What a cell below a label is.
enum Cell {
    /// Nothing, or a note or unit.
    Blank,
    /// A box.
    Box(Under),
    /// Something of its own.
    Words,
}

impl Form<'_, '_> {
    /// The boxes in the rows below a label and before the next, in its columns and those to the right. None where the rows
    /// hold anything that is not a box, a unit or a note, since then nobody knows whose they are.
    pub(super) fn boxes_under(&self, words_at: CellAddress, end: u32, beside: u32) -> Vec<Under> {
        let first = self.page.piece(words_at).map_or(words_at.row, |piece| piece.last.row) + 1;
        let reach = (self.last_column() + BEHIND + 1).min(beside);
        let mut found: Vec<(Under, CellAddress)> = Vec::new();
        let mut gap = 0;
        for row in first..end {
            let mut empty = true;
            for column in words_at.column..reach {
                let at = self.page.sheet.grid.resolve(CellAddress::new(row, column));
                let inside = |(known, last): &(Under, CellAddress)| {
                    (known.at.row..=last.row).contains(&row) && (known.at.column..=last.column).contains(&column)
                };
                if found.iter().any(inside) {
                    empty = false;
                    continue;
                }
                match self.cell_under(at) {
                    Cell::Blank => empty &= self.page.piece(at).is_none(),
                    Cell::Box(under) => {
                        empty = false;
                        let last = self.page.frame(at).filter(|frame| frame.closed).map(|frame| frame.last);
                        let last = last.or_else(|| self.page.outline(at).map(|frame| frame.last));
                        found.push((under, last.unwrap_or_else(|| self.page.sheet.grid.extent(at).last)));
                    }
                    // What stands in a row of its own behind the box is the next thing on the form.
                    Cell::Words if found.is_empty() || found.iter().any(|(under, _)| under.at.row == row) => {
                        return Vec::new();
                    }
                    Cell::Words => return found.into_iter().map(|(under, _)| under).collect(),
                }
            }
            gap = if empty { gap + 1 } else { 0 };
            if gap > MOST_GAP {
                break;
            }
        }
        found.into_iter().map(|(under, _)| under).collect()
    }

    fn cell_under(&self, at: CellAddress) -> Cell {
        let page = self.page;
        if self.is_reserved(at) {
            return Cell::Words;
        }
        let sure = page.is_box(at) && !page.is_form_text(at);
        let Some(piece) = page.piece(at) else {
            let drawn = page.frame(at).is_some_and(|frame| frame.closed && frame.first == at);
            let merged = page.sheet.grid.merged(at).is_some();
            let boxed = sure || drawn || merged || self.unit_behind(at).is_some();
            return if boxed { Cell::Box(Under { at, sure: sure || !merged || drawn }) } else { Cell::Blank };
        };
        // What stands in brackets says more of the label.
        let remark = piece.words && piece.text.starts_with('(') && piece.text.ends_with(')') && !sure;
        if self.roles.get(&piece.at) == Some(&Role::Note) || units::unit(&piece.text).is_some() || remark {
            return Cell::Blank;
        }
        let asks = numbered(&piece.text).is_some_and(|number| number.style == Style::Question) && piece.words;
        if !self.is_free(piece) || asks || page.is_form_text(at) {
            return Cell::Words;
        }
        let filled = page.sheet.grid.merged(at).is_some() || page.is_ruled(at);
        if sure || filled { Cell::Box(Under { at, sure }) } else { Cell::Words }
    }

    /// The empty box that the file itself offers right below words, where nothing else is there.
    pub(super) fn boxed_under(&self, piece: &Piece) -> Option<CellAddress> {
        let end = piece.last.row + 2 + MOST_GAP;
        let beside = self.page.row(piece.at.row).map(|other| other.at.column).find(|c| *c > piece.at.column);
        let [only] = self.boxes_under(piece.at, end, beside.unwrap_or(u32::MAX))[..] else { return None };
        let is_unit = |other: &Piece| other.at.column > only.at.column && units::unit(&other.text).is_some();
        let alone = self.page.rows(piece.last.row + 1, only.at.row + 1).all(is_unit);
        let fits = alone && only.sure && only.at.row == piece.last.row + 1 && self.page.piece(only.at).is_none();
        fits.then_some(only.at)
    }

    /// The one box below a label, where the cell to its right is none.
    pub(super) fn only_under(&self, block: &Block<'_>) -> Option<Under> {
        let words_at = block.label.words_at;
        let right = self.page.right(words_at);
        let offered = self.page.is_box(right) || self.is_in_answer_column(right) || self.is_framed(right);
        if offered || self.page.piece(right).is_some() {
            return None;
        }
        let [only] = self.boxes_under(words_at, block.end, block.beside)[..] else { return None };
        only.sure.then_some(only)
    }

    /// Whether words that ask politely are a label all the same, by the box below them.
    pub(super) fn is_polite_label(&self, piece: &Piece) -> bool {
        let is_question = |text: &str| numbered(text).is_some_and(|number| number.style == Style::Question);
        let is_mere_note = piece.text.starts_with(['※', '*', '注', '⇒', '→', '↓', '・']);
        let numbers = numbered(&piece.text).is_some()
            || !self.page.pieces.iter().any(|other| other.words && is_question(&other.text));
        words::is_note(&piece.text) && !is_mere_note && numbers && self.boxed_under(piece).is_some()
    }
}
