//! A table while it is read: cells that go on from the row above are joined with it.

use crate::document::build::{Text, Told};

/// A cell as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) text: Text,
    pub(super) columns: usize,
    /// Whether it goes on from the cell above it.
    pub(super) goes_on: bool,
}

/// A row as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) head: bool,
    /// Whether a tracked change has deleted it.
    pub(super) deleted: bool,
}

/// A table as it is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
}

impl Grid {
    /// The words of all cells, for a table inside a cell.
    pub(super) fn flat(self) -> Vec<Text> {
        self.rows.into_iter().filter(|row| !row.deleted).flat_map(|row| row.cells).map(|cell| cell.text).collect()
    }

    /// The rows with their spans. Cells that go on from above make the cell there taller.
    pub(super) fn told(self) -> Vec<Vec<Told>> {
        let mut rows: Vec<Vec<Told>> = Vec::new();
        // The cell that covers each column of the row above: its row and its place there.
        let mut above: Vec<Option<(usize, usize)>> = Vec::new();
        for row in self.rows.into_iter().filter(|row| !row.deleted) {
            let number = rows.len();
            let mut cells: Vec<Told> = Vec::new();
            let mut covers: Vec<Option<(usize, usize)>> = Vec::new();
            for cell in row.cells {
                let column = covers.len();
                let columns = cell.columns.clamp(1, 1_000);
                let upper = above.get(column).copied().flatten().filter(|_| cell.goes_on);
                let own = match upper {
                    Some((row, place)) => {
                        if let Some(told) = rows.get_mut(row).and_then(|cells| cells.get_mut(place)) {
                            told.rows += 1;
                        }
                        (row, place)
                    }
                    None => {
                        cells.push(Told { text: cell.text, rows: 1, columns, head: row.head });
                        (number, cells.len() - 1)
                    }
                };
                covers.extend(std::iter::repeat_n(Some(own), columns));
            }
            rows.push(cells);
            above = covers;
        }
        rows
    }
}
