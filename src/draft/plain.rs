//! Labels without a number: short words with a box beside or below them, by what the file offers, by the lines around it,
//! or by what stands in it. Whatever nothing but a value beside it makes a label is asked about.

use std::collections::BTreeSet;

use crate::draft::labels::{Form, Label};
use crate::draft::numbering::numbered;
use crate::draft::page::{self, Piece};
use crate::draft::{options, units, words};
use crate::provenance::CellAddress;

impl Form<'_, '_> {
    /// Whether lines draw an empty box at a cell, and not the row of a table.
    pub(super) fn is_framed(&self, at: CellAddress) -> bool {
        self.page.frame(at).is_some_and(|frame| !self.page.has_frame_beside(frame))
    }

    /// Whether lines draw one empty box below a cell, as wide as the cell itself, and no second below that.
    pub(super) fn is_framed_below(&self, piece: &Piece) -> bool {
        self.page.frame(self.page.below(piece.at)).is_some_and(|frame| {
            let fits = frame.first.column == piece.at.column && frame.last.column == piece.last.column;
            let under = CellAddress::new(frame.last.row + 1, frame.first.column);
            frame.closed && fits && !self.page.frame(under).is_some_and(|next| next.closed)
        })
    }

    /// Whether lines draw a box beside any words of the sheet.
    pub(super) fn draws_boxes(&self) -> bool {
        let mut words = self.page.pieces.iter().filter(|piece| piece.words);
        words.any(|piece| self.is_framed(self.page.right(piece.at)))
    }

    /// Labels without a number: short words with a box beside them.
    pub(super) fn plain_labels(&mut self, labels: &[Label]) -> Vec<Label> {
        let first_question = labels.iter().filter(|label| label.number.is_some()).map(|label| label.at.row).min();
        let answered: Vec<(u32, u32)> =
            labels.iter().map(|label| (label.words_at.column, self.page.right(label.words_at).column)).collect();
        let taken: BTreeSet<CellAddress> =
            labels.iter().map(|label| self.page.sheet.grid.resolve(self.page.right(label.words_at))).collect();
        let mut taken = taken;
        let mut found = Vec::new();
        for piece in self.page.pieces.iter().filter(|piece| piece.words && self.is_free(piece)) {
            if self.is_reserved(piece.at) {
                continue;
            }
            let short = piece.text.chars().count() <= 40 && piece.text.lines().count() <= 3;
            let answer_itself = taken.contains(&piece.at) || self.page.is_box(piece.at);
            if !short
                || answer_itself
                || words::is_day(&piece.text)
                || units::unit(&piece.text).is_some()
                || page::is_mark(&piece.raw)
            {
                continue;
            }
            if numbered(&piece.text).is_some()
                || options::boxed(&piece.text).is_some()
                || options::inline(&piece.text).len() > 1
                || options::alternatives(&piece.text).len() > 1
            {
                continue;
            }
            let beside = self.page.right(piece.at);
            let blank = self.page.piece(beside).is_none();
            let boxed = self.page.is_box(beside) && !self.page.is_form_text(beside)
                || self.is_in_answer_column(beside)
                || (blank && self.unit_behind(beside).is_some());
            let valued = self.page.piece(beside).is_some_and(|next| !next.words && !page::is_mark(&next.raw));
            let below = self.page.below(piece.at);
            let below_boxed =
                self.page.is_box(below) && !boxed && self.page.piece(beside).is_none_or(|next| next.words);
            // In the head of a form a box is where the other labels have theirs.
            let offered = self.page.piece(beside).is_some_and(|next| {
                options::alternatives(&next.text).len() > 1
                    || (options::inline(&next.text).len() > 1 && next.text.contains(['□', '☐', '■', '☑']))
            });
            let before_questions = first_question.is_none_or(|row| piece.at.row < row);
            let framed = before_questions
                && (self.is_framed(beside)
                    || self.is_framed_below(piece)
                    || (blank && self.boxed_under(piece).is_some()));
            let in_head = before_questions
                && !self.is_among_headings(piece)
                && answered.contains(&(piece.at.column, beside.column))
                && ((blank && !self.drawn) || self.page.piece(beside).is_some_and(|next| self.is_free(next)));
            if (boxed || valued || below_boxed || in_head || offered || framed) && self.marks_only(beside, boxed) {
                // What stands beside a label is its answer and no label itself.
                taken.insert(self.page.sheet.grid.resolve(beside));
                found.push(self.label(piece, None, None));
            }
        }
        found
    }

    /// Whether a cell stands in a row of words only, as the headings of a table do.
    fn is_among_headings(&self, piece: &Piece) -> bool {
        let words: Vec<&Piece> = self.page.row(piece.at.row).filter(|other| other.words).collect();
        let beside = words.windows(2).filter(|pair| self.page.right(pair[0].at) == pair[1].at).count();
        words.len() >= 3 && beside + 1 == words.len()
    }

    /// Whether what stands beside a cell is no mark: an option with a box for one is no label.
    fn marks_only(&self, beside: CellAddress, boxed: bool) -> bool {
        let of_marks = boxed
            && self.page.validation(beside).is_some_and(|rule| {
                !rule.entries.is_empty()
                    && rule.entries.iter().all(|entry| page::is_mark(entry) || entry.trim().is_empty())
            });
        let marked = self.page.piece(beside).is_some() && self.page.takes_mark(beside);
        !of_marks && !marked
    }
}
