//! What a reader can tell of a hidden count from a table and its totals: the lowest and the highest whole number that
//! fits everything that is shown. Exact, by narrowing the ranges of all cells and trying the ends, within a limit of work.

/// Narrowings that are made for one interval; what needs more is not proven.
const MOST_STEPS: u32 = 200_000;

/// The limit of work was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotProven;

/// Counts and sums of counts as they are published.
#[derive(Debug, Clone, Default)]
pub struct Published {
    cells: Vec<(u64, u64)>,
    sums: Vec<(Vec<usize>, u64, u64)>,
}

impl Published {
    /// Adds a cell with its count, or a hidden one that is at least `least`; returns its number.
    pub fn cell(&mut self, count: Option<u64>, least: u64) -> usize {
        self.cells.push(count.map_or((least, u64::MAX), |count| (count, count)));
        self.cells.len() - 1
    }

    /// Says that some cells add up to a number between two, both included: the same twice where it is shown exactly.
    pub fn sum(&mut self, cells: Vec<usize>, low: u64, high: u64) {
        self.sums.push((cells, low, high));
    }

    /// The lowest and the highest count that a cell can have; the highest is `u64::MAX` where nothing bounds it.
    ///
    /// # Errors
    /// The limit of work was reached, or nothing fits.
    pub fn interval(&self, cell: usize) -> Result<(u64, u64), NotProven> {
        let mut steps = MOST_STEPS;
        let start = self.narrowed(self.cells.clone(), &mut steps)?.ok_or(NotProven)?;
        let (low, high) = start[cell];
        let mut lowest = low;
        while !self.fits(&start, cell, lowest, &mut steps)? {
            lowest = lowest.checked_add(1).filter(|next| *next <= high).ok_or(NotProven)?;
        }
        if high == u64::MAX {
            return Ok((lowest, high));
        }
        let mut highest = high;
        while highest > lowest && !self.fits(&start, cell, highest, &mut steps)? {
            highest -= 1;
        }
        Ok((lowest, highest))
    }

    /// Whether anything fits in which a cell has this count.
    fn fits(&self, from: &[(u64, u64)], cell: usize, count: u64, steps: &mut u32) -> Result<bool, NotProven> {
        let mut ranges = from.to_vec();
        ranges[cell] = (count, count);
        let Some(ranges) = self.narrowed(ranges, steps)? else { return Ok(false) };
        // The cell with the fewest possible counts is tried out; one that nothing bounds can be as large as it must.
        let open = |(_, (low, high)): &(usize, &(u64, u64))| low < high && *high != u64::MAX;
        let next = ranges.iter().enumerate().filter(open).min_by_key(|(_, (low, high))| high - low);
        let Some((next, (low, high))) = next.map(|(next, range)| (next, *range)) else { return Ok(true) };
        for count in low..=high {
            if self.fits(&ranges, next, count, steps)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The ranges as far as single sums narrow them; none where nothing fits.
    fn narrowed(
        &self,
        mut ranges: Vec<(u64, u64)>,
        steps: &mut u32,
    ) -> Result<Option<Vec<(u64, u64)>>, NotProven> {
        loop {
            *steps = steps.checked_sub(1).ok_or(NotProven)?;
            let before = ranges.clone();
            for (cells, low, high) in &self.sums {
                let least: u64 = cells.iter().map(|cell| ranges[*cell].0).fold(0, u64::saturating_add);
                let most: u64 = cells.iter().map(|cell| ranges[*cell].1).fold(0, u64::saturating_add);
                if least > *high || most < *low {
                    return Ok(None);
                }
                for cell in cells {
                    let (own_low, own_high) = ranges[*cell];
                    let others_least = least - own_low;
                    let new_high = own_high.min(high.saturating_sub(others_least));
                    let new_low =
                        if most == u64::MAX { own_low } else { own_low.max(low.saturating_sub(most - own_high)) };
                    if new_low > new_high {
                        return Ok(None);
                    }
                    ranges[*cell] = (new_low, new_high);
                }
            }
            if ranges == before {
                return Ok(Some(ranges));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with the totals of its rows and columns, cells hidden and at least `least`.
    fn table(rows: &[&[u64]], hidden: &[(usize, usize)], least: u64) -> Published {
        let mut published = Published::default();
        let width = rows[0].len();
        for (r, row) in rows.iter().enumerate() {
            for (c, count) in row.iter().enumerate() {
                published.cell(if hidden.contains(&(r, c)) { None } else { Some(*count) }, least);
            }
            let sum = row.iter().sum();
            published.sum((0..width).map(|c| r * width + c).collect(), sum, sum);
        }
        for c in 0..width {
            let sum = rows.iter().map(|row| row[c]).sum();
            published.sum((0..rows.len()).map(|r| r * width + c).collect(), sum, sum);
        }
        published
    }

    #[test]
    fn what_published_examples_say() {
        // GaussSuppression, vignette: young and old by Spain, Iceland, Portugal.
        let hidden = [(0, 1), (0, 2), (1, 1), (1, 2)];
        let vignette = table(&[&[5, 2, 0], &[6, 3, 4]], &hidden, 0);
        assert_eq!(vignette.interval(2), Ok((0, 2)));
        assert_eq!(vignette.interval(4), Ok((3, 5)));
        // Eighteen centres: the one alone, and all four.
        assert_eq!(table(&[&[9, 1], &[4, 4]], &[(0, 1)], 0).interval(1), Ok((1, 1)));
        let all = [(0, 0), (0, 1), (1, 0), (1, 1)];
        assert_eq!(table(&[&[9, 1], &[4, 4]], &all, 0).interval(1), Ok((0, 5)));
        // sdcTable 135: three hidden cells that add to three are told by a rule that shows 0.
        let row = |least| table(&[&[1, 1, 1, 7]], &[(0, 0), (0, 1), (0, 2)], least);
        assert_eq!(row(1).interval(0), Ok((1, 1)));
    }

    #[test]
    fn a_cell_that_nothing_bounds_has_no_upper_end() {
        let mut published = Published::default();
        let cell = published.cell(None, 1);
        assert_eq!(published.interval(cell), Ok((1, u64::MAX)));
    }
}
