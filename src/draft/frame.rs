//! The boxes that lines draw on a sheet: a cell, or cells without a line between them, with lines all around, or with one
//! line below to write on. On a blank form nothing else tells where an answer goes.

use crate::draft::page::Page;
use crate::provenance::CellAddress;
use crate::workbook::evidence::Edges;

/// A box wider or higher than this is no box for one answer.
const MOST_COLUMNS: u32 = 60;
const MOST_ROWS: u32 = 60;

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Its first cell, in which the answer is written.
    pub first: CellAddress,
    /// Its last cell.
    pub last: CellAddress,
    /// Whether lines go all around; otherwise there is one below.
    pub closed: bool,
}

impl Page<'_> {
    /// The empty box that begins at a cell.
    pub(super) fn frame(&self, at: CellAddress) -> Option<Frame> {
        self.sheet.evidence.as_ref()?;
        let at = self.sheet.grid.resolve(at);
        if self.piece(at).is_some() {
            return None;
        }
        self.outline(at).or_else(|| self.line_below(at))
    }

    /// Whether a cell has lines all around.
    pub(super) fn is_ruled(&self, at: CellAddress) -> bool {
        let range = self.sheet.grid.extent(at);
        self.left_line(range.first)
            && self.upper_line(range.first)
            && self.right_line(range.last)
            && self.lower_line(range.last)
    }

    /// Whether the cells beside a frame, in its row and to the right, are empty boxes too: then it is the row of a table
    /// and no box of the cell before it.
    pub(super) fn has_frame_beside(&self, frame: Frame) -> bool {
        let next = CellAddress::new(frame.first.row, frame.last.column + 1);
        self.frame(next).is_some_and(|next| next.closed && frame.closed && next.first.row == frame.first.row)
    }

    /// The box that begins at a cell, whatever stands in that cell.
    pub(super) fn outline(&self, at: CellAddress) -> Option<Frame> {
        let range = self.sheet.grid.extent(at);
        let first = range.first;
        let mut last = range.last;
        if !self.upper_line(first) || !self.left_line(first) {
            return None;
        }
        while !self.right_line(CellAddress::new(first.row, last.column)) {
            last.column += 1;
            let next = CellAddress::new(first.row, last.column);
            let free = self.is_blank(next) && self.sheet.grid.merged(next).is_none();
            if !free || !self.upper_line(next) || last.column - first.column > MOST_COLUMNS {
                return None;
            }
        }
        while !self.lower_line(CellAddress::new(last.row, first.column)) {
            last.row += 1;
            let next = CellAddress::new(last.row, first.column);
            let free = self.is_blank(next) && self.sheet.grid.merged(next).is_none();
            if !free || !self.left_line(next) || last.row - first.row > MOST_ROWS {
                return None;
            }
        }
        let ends = self.right_line(last) && self.lower_line(last);
        ends.then_some(Frame { first, last, closed: true })
    }

    /// A line to write on. The label in front of it stands on none: a line below a whole row divides the sheet.
    fn line_below(&self, at: CellAddress) -> Option<Frame> {
        let range = self.sheet.grid.extent(at);
        let first = range.first;
        let mut last = range.last;
        let under = |column: u32| self.lower_line(CellAddress::new(range.last.row, column));
        let before = first.column.checked_sub(1)?;
        if !under(first.column)
            || under(before)
            || self.is_topped(CellAddress::new(range.last.row + 1, first.column))
        {
            return None;
        }
        for column in last.column + 1..last.column + MOST_COLUMNS {
            let next = CellAddress::new(first.row, column);
            if !self.is_blank(next) || self.sheet.grid.merged(next).is_some() || !under(column) {
                break;
            }
            last.column = column;
        }
        Some(Frame { first, last, closed: false })
    }

    /// Whether the line above a cell is that of a box, in which nobody writes above the line.
    fn is_topped(&self, at: CellAddress) -> bool {
        let mut at = self.sheet.grid.resolve(at);
        for _ in 0..MOST_COLUMNS {
            if !self.upper_line(at) {
                return false;
            }
            if self.left_line(at) {
                return self.outline(at).is_some();
            }
            let Some(column) = at.column.checked_sub(1) else { return false };
            at = self.sheet.grid.resolve(CellAddress::new(at.row, column));
        }
        false
    }

    fn is_blank(&self, at: CellAddress) -> bool {
        self.piece(at).is_none()
    }

    fn draws(&self, at: CellAddress, side: Edges) -> bool {
        self.sheet.evidence.as_ref().and_then(|known| known.lines.get(at)).is_some_and(|edges| edges.has(side))
    }

    /// Whether a line is drawn left of a cell, by its own style or that of its neighbour; so with the other sides.
    fn left_line(&self, at: CellAddress) -> bool {
        let neighbour = at.column.checked_sub(1).map(|column| CellAddress::new(at.row, column));
        self.draws(at, Edges::LEFT) || neighbour.is_some_and(|neighbour| self.draws(neighbour, Edges::RIGHT))
    }

    fn right_line(&self, at: CellAddress) -> bool {
        self.left_line(CellAddress::new(at.row, at.column + 1))
    }

    fn upper_line(&self, at: CellAddress) -> bool {
        let neighbour = at.row.checked_sub(1).map(|row| CellAddress::new(row, at.column));
        self.draws(at, Edges::TOP) || neighbour.is_some_and(|neighbour| self.draws(neighbour, Edges::BOTTOM))
    }

    fn lower_line(&self, at: CellAddress) -> bool {
        self.upper_line(CellAddress::new(at.row + 1, at.column))
    }
}
