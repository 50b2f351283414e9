//! Where a drawing lies: its corners in the units of the format (EMU) against the widths of columns and the heights of
//! rows. The width of a column is told in digits of a font that is not known here, so a place between two cells may be
//! off by a few points; the cell that a drawing is anchored to never is.

use std::collections::BTreeMap;

use crate::provenance::CellAddress;
use crate::workbook::MergedRange;
use crate::workbook::evidence::reference::LAST;

/// EMU of a point and of a pixel.
const POINT: f64 = 12_700.0;
const PIXEL: f64 = 9_525.0;
/// Pixels of a digit in the usual font, and around the digits of a column.
const DIGIT: f64 = 7.0;
const PADDING: f64 = 5.0;

/// A rectangle in EMU from the top left corner of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// Its corners as whole numbers.
    pub(super) fn whole(&self) -> [i64; 4] {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a corner beyond any sheet is told as the last number"
        )]
        [self.left, self.top, self.right, self.bottom].map(|place| place.round() as i64)
    }
}

/// A place inside a cell, as anchors have it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Corner {
    pub(super) cell: (u32, u32),
    /// EMU from its top and from its left.
    pub(super) down: f64,
    pub(super) right: f64,
}

/// Sizes along one axis.
#[derive(Debug, Clone, Default)]
struct Axis {
    /// First and last number, the size of each, and where the first begins.
    runs: Vec<(u32, u32, f64, f64)>,
    usual: f64,
}

impl Axis {
    fn new(sizes: &BTreeMap<u32, (u32, f64)>, usual: f64) -> Self {
        let mut runs: Vec<(u32, u32, f64, f64)> = Vec::with_capacity(sizes.len());
        let (mut next, mut place) = (0u32, 0.0);
        for (first, (last, size)) in sizes {
            // Overlapping runs are a slip of the program that wrote them.
            let first = (*first).max(next);
            if *last < first {
                continue;
            }
            place += f64::from(first - next) * usual;
            runs.push((first, *last, *size, place));
            place += f64::from(*last - first + 1) * size;
            next = last.saturating_add(1);
        }
        Self { runs, usual }
    }

    /// Where a number begins, and how large it is.
    fn place(&self, number: u32) -> (f64, f64) {
        let after = self.runs.partition_point(|(first, ..)| *first <= number);
        match after.checked_sub(1).and_then(|at| self.runs.get(at)) {
            None => (f64::from(number) * self.usual, self.usual),
            Some((first, last, size, place)) if number <= *last => {
                (place + f64::from(number - first) * size, *size)
            }
            Some((first, last, size, place)) => {
                let end = place + f64::from(last - first + 1) * size;
                (end + f64::from(number - last - 1) * self.usual, self.usual)
            }
        }
    }

    /// The number at a place, of those that have a size.
    fn at(&self, place: f64, end: u32) -> u32 {
        let (mut low, mut high) = (0, end);
        while low < high {
            let middle = low + (high - low) / 2;
            let (start, size) = self.place(middle);
            if start + size > place { high = middle } else { low = middle + 1 }
        }
        low
    }
}

/// The columns and rows of a sheet while it is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Sizes {
    pub(super) columns: BTreeMap<u32, (u32, f64)>,
    pub(super) rows: BTreeMap<u32, (u32, f64)>,
    pub(super) usual_width: Option<f64>,
    pub(super) usual_height: Option<f64>,
}

impl Sizes {
    /// Columns with a width in digits.
    pub(super) fn columns(&mut self, first: u32, last: u32, width: f64) {
        self.columns.insert(first, (last, column_size(width)));
    }

    /// A row with a height in points.
    pub(super) fn row(&mut self, row: u32, height: f64) {
        self.rows.insert(row, (row, sane(height, 0.0) * POINT));
    }
}

fn column_size(digits: f64) -> f64 {
    let digits = sane(digits, 8.0);
    if digits == 0.0 { 0.0 } else { (digits * DIGIT).trunc().max(1.0) * PIXEL }
}

/// A number that a size can be; anything else is the usual one.
fn sane(number: f64, usual: f64) -> f64 {
    if (0.0..=5000.0).contains(&number) { number } else { usual }
}

/// The columns and rows of a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Geometry {
    columns: Axis,
    rows: Axis,
}

impl Geometry {
    pub(super) fn new(sizes: &Sizes) -> Self {
        let width = sizes.usual_width.map_or((8.0 * DIGIT + PADDING + 3.0) * PIXEL, column_size);
        let height = sane(sizes.usual_height.unwrap_or(15.0), 15.0) * POINT;
        Self { columns: Axis::new(&sizes.columns, width), rows: Axis::new(&sizes.rows, height) }
    }

    /// From one corner to another.
    pub(super) fn between(&self, from: Corner, to: Corner) -> Rect {
        let ((left, top), (right, bottom)) = (self.corner(from), self.corner(to));
        Rect { left, top, right: right.max(left), bottom: bottom.max(top) }
    }

    /// From a corner, so large.
    pub(super) fn from(&self, from: Corner, width: f64, height: f64) -> Rect {
        let (left, top) = self.corner(from);
        Rect { left, top, right: left + width.max(0.0), bottom: top + height.max(0.0) }
    }

    fn corner(&self, corner: Corner) -> (f64, f64) {
        let (row, column) = (corner.cell.0.min(LAST.row), corner.cell.1.min(LAST.column));
        let ((x, width), (y, height)) = (self.columns.place(column), self.rows.place(row));
        // A distance beyond its own cell means its edge.
        (x + corner.right.clamp(0.0, width), y + corner.down.clamp(0.0, height))
    }

    /// The cells that a rectangle lies over, and the one under its middle. A rim that only touches a cell is not over it.
    pub(super) fn cells(&self, rect: Rect) -> (MergedRange, CellAddress) {
        let rim = |size: f64| (size * 0.1).min(3.0 * PIXEL);
        let (x, y) = (rim(rect.right - rect.left), rim(rect.bottom - rect.top));
        let column = |place| self.columns.at(place, LAST.column);
        let row = |place| self.rows.at(place, LAST.row);
        let first = CellAddress::new(row(rect.top + y), column(rect.left + x));
        let last = CellAddress::new(
            row((rect.bottom - y).max(rect.top)).max(first.row),
            column((rect.right - x).max(rect.left)).max(first.column),
        );
        let middle = CellAddress::new(
            row(f64::midpoint(rect.top, rect.bottom)).clamp(first.row, last.row),
            column(f64::midpoint(rect.left, rect.right)).clamp(first.column, last.column),
        );
        (MergedRange { first, last }, middle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_the_cell_that_it_is_drawn_over() {
        let mut sizes = Sizes { usual_height: Some(20.0), ..Sizes::default() };
        sizes.columns(1, 2, 4.0);
        sizes.columns(5, 5, 0.0);
        sizes.row(3, 100.0);
        let geometry = Geometry::new(&sizes);
        for (number, axis) in
            [(0, &geometry.columns), (2, &geometry.columns), (9, &geometry.columns), (3, &geometry.rows)]
        {
            let (start, size) = axis.place(number);
            assert_eq!(axis.at(start + size / 2.0, 1000), number);
        }
        // Over the whole of B4 and a hair of C4.
        let from = Corner { cell: (3, 1), ..Corner::default() };
        let to = Corner { cell: (4, 2), down: 0.0, right: PIXEL };
        let (over, middle) = geometry.cells(geometry.between(from, to));
        assert_eq!(
            (over.first, over.last, middle),
            (CellAddress::new(3, 1), CellAddress::new(3, 1), CellAddress::new(3, 1))
        );
        let (over, _) = geometry.cells(geometry.from(from, 28.0 * PIXEL * 1.5, 10.0));
        assert_eq!(over.last, CellAddress::new(3, 2));
        // Nowhere near any sheet.
        let far = Rect { left: 1e18, top: f64::MAX, right: 1e19, bottom: f64::MAX };
        assert_eq!(geometry.cells(far).1, LAST);
    }
}
