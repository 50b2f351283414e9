//! The merged ranges of a sheet, found by a cell in a time that does not grow with their number: a form has hundreds,
//! and every label and box asks for its own. A range is kept in the one to four blocks that it touches of a grid whose
//! blocks are as large as the range, to the next power of two.

use std::collections::{BTreeMap, BTreeSet};

use crate::provenance::CellAddress;

/// A merged range, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedRange {
    /// Top left.
    pub first: CellAddress,
    /// Bottom right.
    pub last: CellAddress,
}

impl MergedRange {
    fn contains(&self, at: CellAddress) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}

/// The size of a block as powers of two: its rows, its columns.
type Size = (u32, u32);
/// The place of a block in the grid of its size.
type Block = (u32, u32);

/// The merged ranges of one sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Merges {
    blocks: BTreeMap<Size, BTreeMap<Block, BTreeSet<MergedRange>>>,
}

impl Merges {
    /// Adds a range. Corners the wrong way round cover nothing.
    pub(super) fn insert(&mut self, range: MergedRange) {
        let (first, last) = (range.first, range.last);
        let (Some(rows), Some(columns)) = (last.row.checked_sub(first.row), last.column.checked_sub(first.column))
        else {
            return;
        };
        let size = (power(rows), power(columns));
        let blocks = self.blocks.entry(size).or_default();
        for row in [first.row, last.row] {
            for column in [first.column, last.column] {
                blocks.entry(block(size, row, column)).or_default().insert(range);
            }
        }
    }

    /// Every range once.
    pub(super) fn all(&self) -> impl Iterator<Item = MergedRange> {
        let ranges = self.blocks.values().flat_map(BTreeMap::values).flatten();
        ranges.copied().collect::<BTreeSet<_>>().into_iter()
    }

    /// The range that covers a cell.
    pub(super) fn at(&self, at: CellAddress) -> Option<&MergedRange> {
        self.blocks.iter().find_map(|(size, blocks)| {
            blocks.get(&block(*size, at.row, at.column))?.iter().find(|range| range.contains(at))
        })
    }
}

/// The smallest power of two whose blocks are at least as long as a range from a cell to the one `further` cells on.
fn power(further: u32) -> u32 {
    u32::BITS - further.leading_zeros()
}

fn block((rows, columns): Size, row: u32, column: u32) -> Block {
    (row.checked_shr(rows).unwrap_or(0), column.checked_shr(columns).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(first: (u32, u32), last: (u32, u32)) -> MergedRange {
        MergedRange { first: CellAddress::new(first.0, first.1), last: CellAddress::new(last.0, last.1) }
    }

    #[test]
    fn the_same_range_is_found_as_by_looking_at_all() {
        let mut ranges = Vec::new();
        let mut merges = Merges::default();
        for at in 0..40 {
            // No two of them overlap: bands of seven rows, each with a tall, a wide and a square one.
            let top = at * 7;
            ranges.push(range((top, 0), (top + 6, 0)));
            ranges.push(range((top, 1), (top, 2 + at)));
            ranges.push(range((top + 2, 3), (top + 4, 5)));
        }
        ranges.push(range((0, 60), (u32::MAX, 60)));
        ranges.push(range((300, 0), (300, 50)));
        for range in &ranges {
            merges.insert(*range);
        }
        for row in 0..310 {
            for column in 0..62 {
                let at = CellAddress::new(row, column);
                assert_eq!(merges.at(at), ranges.iter().find(|range| range.contains(at)), "{at}");
            }
        }
    }

    #[test]
    fn corners_the_wrong_way_round_cover_nothing() {
        let mut merges = Merges::default();
        merges.insert(range((3, 3), (2, 4)));
        assert_eq!(merges, Merges::default());
    }
}
