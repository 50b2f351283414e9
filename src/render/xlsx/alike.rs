//! Body cells that look alike get their format together: the library finds a format by everything that it says, which took
//! longer for each cell than writing it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{Side, Style};

/// How a body cell without a link looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Look {
    /// Words on a side, and whether what they say is provisional.
    Words(Side, bool),
    /// A number under its number format, and whether it is provisional.
    Number(String, bool),
}

/// Cells of one column, one below the other: the column, the first and the last row.
type Run = (u16, u32, u32);

/// The looks of a body in the order in which a reader meets them, which is that of the formats in the file.
#[derive(Debug, Default)]
pub(super) struct Alike {
    looks: Vec<(Look, Vec<Run>)>,
    /// For each column the look and the first row of the cells that go on.
    open: Vec<Option<(usize, u32)>>,
}

impl Alike {
    /// The next cell of a column looks so; none for a cell that has a format of its own.
    pub(super) fn next(&mut self, row: u32, column: u16, look: Option<Look>) {
        let at = usize::from(column);
        if self.open.len() <= at {
            self.open.resize(at + 1, None);
        }
        let going_on = self.open.get(at).copied().flatten();
        let place = look.map(|look| match going_on {
            Some((place, _)) if self.looks.get(place).is_some_and(|(of, _)| *of == look) => place,
            Some(_) | None => self.place(look),
        });
        if going_on.map(|(place, _)| place) == place {
            return;
        }
        self.close(going_on, column, row);
        if let Some(open) = self.open.get_mut(at) {
            *open = place.map(|place| (place, row));
        }
    }

    /// Where a look stands among those that were met.
    fn place(&mut self, look: Look) -> usize {
        if let Some(place) = self.looks.iter().position(|(of, _)| *of == look) {
            return place;
        }
        self.looks.push((look, Vec::new()));
        self.looks.len() - 1
    }

    /// Ends the cells of a column that are alike before a row.
    fn close(&mut self, open: Option<(usize, u32)>, column: u16, row: u32) {
        let Some((place, first)) = open else { return };
        if let Some((_, runs)) = self.looks.get_mut(place) {
            runs.push((column, first, row.saturating_sub(1)));
        }
    }

    /// Gives all cells above a row their formats.
    pub(super) fn apply(mut self, sheet: &mut Worksheet, style: &Style, end: u32) -> Result<(), XlsxError> {
        for (column, open) in (0..).zip(std::mem::take(&mut self.open)) {
            self.close(open, column, end);
        }
        for (look, runs) in self.looks {
            let number;
            let format = match look {
                Look::Words(side, provisional) => style.words(side, provisional),
                Look::Number(shown, provisional) => {
                    number = style.number(shown, provisional);
                    &number
                }
            };
            for (column, first, last) in runs {
                sheet.set_range_format(first, column, last, column, format)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_one_below_the_other_are_one_run_until_another_look_comes() {
        let words = || Some(Look::Words(Side::Left, false));
        let number = |shown: &str| Some(Look::Number(shown.to_owned(), false));
        let mut alike = Alike::default();
        let cells = [
            [words(), number("0")],
            [words(), number("0.0")],
            [words(), None],
            [number("0"), number("0.0")],
            [words(), number("0.0")],
        ];
        for (row, columns) in (10..).zip(cells) {
            for (column, look) in (0..).zip(columns) {
                alike.next(row, column, look);
            }
        }
        for (column, open) in (0..).zip(std::mem::take(&mut alike.open)) {
            alike.close(open, column, 15);
        }
        let runs: Vec<(Look, Vec<Run>)> = alike.looks;
        let expected = [
            (Look::Words(Side::Left, false), vec![(0, 10, 12), (0, 14, 14)]),
            (Look::Number("0".to_owned(), false), vec![(1, 10, 10), (0, 13, 13)]),
            (Look::Number("0.0".to_owned(), false), vec![(1, 11, 11), (1, 13, 14)]),
        ];
        assert_eq!(runs, expected);
    }
}
