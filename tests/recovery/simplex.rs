//! The simplex method, for a point that meets linear conditions or multipliers of the conditions that show that there is none.
//! It calculates in floating numbers, so that it only guides: who asks checks in whole numbers what it says.

/// Exchanges that are made for one question.
const MOST_EXCHANGES: usize = 2_000;
/// After so many exchanges the first candidate is taken instead of the best one, so that none comes back for ever.
const ORDERLY: usize = 200;
/// What is no more than this is rounding.
const NOTHING: f64 = 1e-9;
/// By how much a bound may be missed.
const TOLERANCE: f64 = 1e-7;

/// What was found.
#[derive(Debug)]
pub(super) enum Relaxed {
    /// Values within all bounds.
    Point(Vec<f64>),
    /// Multipliers of the rows: their sum cannot be what the bounds demand.
    Contradiction(Vec<f64>),
    /// Neither.
    Lost,
}

/// Sums of columns. Some of all columns and sums are free, and every other is written as a sum of those.
#[derive(Debug)]
pub(super) struct Tableau {
    columns: usize,
    /// What a row is divided by, so that all are of one size.
    scales: Vec<f64>,
    /// The number of each that is written as a sum: columns come first, then rows.
    written: Vec<usize>,
    free: Vec<usize>,
    factors: Vec<Vec<f64>>,
    values: Vec<f64>,
}

impl Tableau {
    pub(super) fn new(columns: usize, rows: &[Vec<(usize, f64)>]) -> Self {
        let scales: Vec<f64> =
            rows.iter().map(|row| row.iter().map(|(_, factor)| factor.abs()).fold(1.0, f64::max)).collect();
        let dense = rows.iter().zip(&scales).map(|(row, scale)| {
            let mut dense = vec![0.0; columns];
            for (column, factor) in row {
                dense[*column] += factor / scale;
            }
            dense
        });
        Self {
            columns,
            written: (columns..columns + rows.len()).collect(),
            free: (0..columns).collect(),
            factors: dense.collect(),
            values: vec![0.0; columns + rows.len()],
            scales,
        }
    }

    /// A point within the bounds of every column and every row.
    pub(super) fn point(&mut self, columns: &[(f64, f64)], rows: &[(f64, f64)]) -> Relaxed {
        let scaled = rows.iter().zip(&self.scales).map(|((low, high), scale)| (low / scale, high / scale));
        let bounds: Vec<(f64, f64)> = columns.iter().copied().chain(scaled).collect();
        for free in &self.free {
            let (low, high) = bounds[*free];
            self.values[*free] = self.values[*free].clamp(low, high);
        }
        for (row, written) in self.written.iter().enumerate() {
            let terms = self.factors[row].iter().zip(&self.free);
            self.values[*written] = terms.map(|(factor, free)| factor * self.values[*free]).sum();
        }
        for exchange in 0..MOST_EXCHANGES {
            let orderly = exchange >= ORDERLY;
            let Some((row, aim)) = self.outside(&bounds, orderly) else {
                return Relaxed::Point(self.values[..self.columns].to_vec());
            };
            let Some(column) = self.mover(&bounds, row, aim, orderly) else {
                return Relaxed::Contradiction(self.multipliers(row));
            };
            self.exchange(row, column, aim);
        }
        Relaxed::Lost
    }

    /// A row that is outside of its bounds, and the bound that it misses.
    fn outside(&self, bounds: &[(f64, f64)], orderly: bool) -> Option<(usize, f64)> {
        let missed = self.written.iter().enumerate().filter_map(|(row, written)| {
            let (value, (low, high)) = (self.values[*written], bounds[*written]);
            let aim = value.clamp(low, high);
            ((value - aim).abs() > TOLERANCE).then_some((row, aim))
        });
        if orderly {
            return missed.min_by_key(|(row, _)| self.written[*row]);
        }
        let off = |(row, aim): &(usize, f64)| (self.values[self.written[*row]] - aim).abs();
        missed.max_by(|a, b| off(a).total_cmp(&off(b)))
    }

    /// A free number that can move a row towards a value.
    fn mover(&self, bounds: &[(f64, f64)], row: usize, aim: f64, orderly: bool) -> Option<usize> {
        let up = aim > self.values[self.written[row]];
        let able = (0..self.free.len()).filter(|column| {
            let factor = self.factors[row][*column];
            let free = self.free[*column];
            let (low, high) = bounds[free];
            let room = if up == (factor > 0.0) { high - self.values[free] } else { self.values[free] - low };
            factor.abs() > NOTHING && room > NOTHING
        });
        if orderly {
            return able.min_by_key(|column| self.free[*column]);
        }
        able.max_by(|a, b| self.factors[row][*a].abs().total_cmp(&self.factors[row][*b].abs()))
    }

    /// The row takes a value and is free from now on; the column is written as a sum instead.
    fn exchange(&mut self, row: usize, column: usize, aim: f64) {
        let (out, into) = (self.written[row], self.free[column]);
        let pivot = self.factors[row][column];
        let step = (aim - self.values[out]) / pivot;
        for (other, written) in self.written.iter().enumerate() {
            self.values[*written] += self.factors[other][column] * step;
        }
        self.values[into] += step;
        self.values[out] = aim;
        let mut solved: Vec<f64> = self.factors[row].iter().map(|factor| -factor / pivot).collect();
        solved[column] = 1.0 / pivot;
        for (other, factors) in self.factors.iter_mut().enumerate() {
            let times = factors[column];
            if other == row || times == 0.0 {
                continue;
            }
            for (place, factor) in factors.iter_mut().enumerate() {
                let old = if place == column { 0.0 } else { *factor };
                let new = old + times * solved[place];
                *factor = if new.abs() < NOTHING { 0.0 } else { new };
            }
        }
        self.factors[row] = solved;
        (self.written[row], self.free[column]) = (into, out);
    }

    /// How often each given row enters what is written in a row of the tableau.
    fn multipliers(&self, row: usize) -> Vec<f64> {
        let mut found = vec![0.0; self.scales.len()];
        let mut add = |number: usize, times: f64| {
            if let Some(given) = number.checked_sub(self.columns) {
                found[given] += times / self.scales[given];
            }
        };
        add(self.written[row], 1.0);
        for (factor, free) in self.factors[row].iter().zip(&self.free) {
            add(*free, -factor);
        }
        found
    }
}
