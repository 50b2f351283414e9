//! Small systems of linear equations with a symmetric matrix, for covariances and regressions on margins.

use crate::stats::Undefined;

/// A pivot below this share of the largest entry counts as 0.
const NEGLIGIBLE: f64 = 1e-11;

/// A square matrix, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    size: usize,
    entries: Vec<f64>,
}

impl Matrix {
    /// Of zeros.
    pub fn zeros(size: usize) -> Self {
        Self { size, entries: vec![0.0; size * size] }
    }

    /// Rows and columns.
    pub fn size(&self) -> usize {
        self.size
    }

    /// An entry; 0 outside the matrix.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        if column >= self.size { 0.0 } else { self.entries.get(row * self.size + column).copied().unwrap_or(0.0) }
    }

    /// Sets an entry; nothing happens outside the matrix.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        if column < self.size
            && let Some(entry) = self.entries.get_mut(row * self.size + column)
        {
            *entry = value;
        }
    }

    /// Adds factor · left · rightᵀ.
    pub fn add_product(&mut self, factor: f64, left: &[f64], right: &[f64]) {
        for (row, left) in self.entries.chunks_mut(self.size.max(1)).zip(left) {
            for (entry, right) in row.iter_mut().zip(right) {
                *entry += factor * left * right;
            }
        }
    }

    /// Adds factor · other.
    pub fn add(&mut self, factor: f64, other: &Self) {
        for (entry, other) in self.entries.iter_mut().zip(&other.entries) {
            *entry += factor * other;
        }
    }

    /// Every entry times a factor.
    pub fn scale(&mut self, factor: f64) {
        for entry in &mut self.entries {
            *entry *= factor;
        }
    }

    /// The sum of the diagonal.
    pub fn trace(&self) -> f64 {
        (0..self.size).map(|place| self.at(place, place)).sum()
    }

    /// The trace of this matrix times itself.
    pub fn trace_of_square(&self) -> f64 {
        let cell = |i, j| self.at(i, j) * self.at(j, i);
        (0..self.size).map(|i| (0..self.size).map(|j| cell(i, j)).sum::<f64>()).sum()
    }

    fn column(&self, column: usize) -> Vec<f64> {
        (0..self.size).map(|row| self.at(row, column)).collect()
    }

    /// Self⁻¹ · other, for a symmetric matrix that is not negative.
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where a combination of the rows vanishes.
    pub fn inverse_times(&self, other: &Self) -> Result<Self, Undefined> {
        let factored = self.factored();
        if factored.rank() < self.size {
            return Err(Undefined::NoSpread);
        }
        let mut result = Self::zeros(self.size);
        for column in 0..self.size {
            for (row, entry) in factored.solve(&other.column(column)).into_iter().enumerate() {
                result.set(row, column, entry);
            }
        }
        Ok(result)
    }

    /// xᵀ · self⁻¹ · x.
    ///
    /// # Errors
    /// [`Undefined::NoSpread`] where a combination of the rows vanishes.
    pub fn quadratic_form(&self, x: &[f64]) -> Result<f64, Undefined> {
        let factored = self.factored();
        if factored.rank() < self.size {
            return Err(Undefined::NoSpread);
        }
        Ok(factored.solve(x).iter().zip(x).map(|(a, b)| a * b).sum())
    }

    /// LDLᵀ of this symmetric matrix, its rows and columns brought to one scale; combinations that vanish are left out.
    pub fn factored(&self) -> Factored {
        let scales: Vec<f64> = (0..self.size).map(|place| self.at(place, place).max(0.0).sqrt()).collect();
        let mut lower = vec![vec![0.0; self.size]; self.size];
        let mut pivots = vec![0.0; self.size];
        for column in 0..self.size {
            let reduced = |row: usize, lower: &[Vec<f64>], pivots: &[f64]| -> f64 {
                let (Some(a), Some(b)) = (lower.get(row), lower.get(column)) else { return 0.0 };
                let before: f64 =
                    a.iter().zip(b).zip(pivots).take(column).map(|((a, b), pivot)| a * b * pivot).sum();
                let scale = scales.get(row).copied().unwrap_or(0.0) * scales.get(column).copied().unwrap_or(0.0);
                if scale > 0.0 { self.at(row, column) / scale - before } else { 0.0 }
            };
            let pivot = reduced(column, &lower, &pivots);
            let kept = pivot > NEGLIGIBLE;
            let below: Vec<f64> = (column..self.size).map(|row| reduced(row, &lower, &pivots)).collect();
            if let Some(place) = pivots.get_mut(column) {
                *place = if kept { pivot } else { 0.0 };
            }
            for (row, entry) in lower.iter_mut().skip(column).zip(below) {
                if let Some(place) = row.get_mut(column) {
                    *place = if kept { entry / pivot } else { 0.0 };
                }
            }
        }
        Factored { scales, lower, pivots }
    }
}

/// A symmetric matrix in factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Factored {
    scales: Vec<f64>,
    lower: Vec<Vec<f64>>,
    pivots: Vec<f64>,
}

impl Factored {
    /// Rows and columns.
    pub fn size(&self) -> usize {
        self.pivots.len()
    }

    /// How many combinations do not vanish.
    pub fn rank(&self) -> usize {
        self.pivots.iter().filter(|pivot| **pivot > 0.0).count()
    }

    /// The solution for a right side; unknowns of vanishing combinations are 0.
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut solved: Vec<f64> = right
            .iter()
            .zip(&self.scales)
            .map(|(right, scale)| if *scale > 0.0 { right / scale } else { 0.0 })
            .collect();
        for row in 0..solved.len() {
            let Some(factors) = self.lower.get(row) else { continue };
            let before: f64 = factors.iter().zip(&solved).take(row).map(|(a, b)| a * b).sum();
            let dropped = self.pivots.get(row).is_none_or(|pivot| *pivot <= 0.0);
            if let Some(entry) = solved.get_mut(row) {
                *entry = if dropped { 0.0 } else { *entry - before };
            }
        }
        for (entry, pivot) in solved.iter_mut().zip(&self.pivots) {
            *entry = if *pivot > 0.0 { *entry / pivot } else { 0.0 };
        }
        for row in (0..solved.len()).rev() {
            let after: f64 = self
                .lower
                .iter()
                .zip(&solved)
                .skip(row + 1)
                .map(|(factors, entry)| factors.get(row).copied().unwrap_or(0.0) * entry)
                .sum();
            if let Some(entry) = solved.get_mut(row) {
                *entry -= if self.pivots.get(row).is_some_and(|pivot| *pivot > 0.0) { after } else { 0.0 };
            }
        }
        solved
            .iter()
            .zip(&self.scales)
            .map(|(entry, scale)| if *scale > 0.0 { entry / scale } else { 0.0 })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Matrix {
        Matrix { size: rows.len(), entries: rows.concat() }
    }

    #[test]
    fn solves_and_tells_rank() {
        let a = matrix(&[&[4.0, 1.0, 0.5], &[1.0, 3.0, -0.2], &[0.5, -0.2, 2.0]]);
        let one = a.inverse_times(&a).unwrap();
        for i in 0..3 {
            for j in 0..3 {
                assert!((one.at(i, j) - f64::from(u8::from(i == j))).abs() < 1e-14);
            }
        }
        assert!((one.trace() - 3.0).abs() < 1e-13 && (one.trace_of_square() - 3.0).abs() < 1e-13);
        let singular = matrix(&[&[1.0, 1.0], &[1.0, 1.0]]);
        assert_eq!(singular.quadratic_form(&[1.0, 1.0]), Err(Undefined::NoSpread));
        assert_eq!(singular.factored().rank(), 1);
    }

    /// A redundant column is left out, and the fit is that of the others.
    #[test]
    fn redundant_columns_are_left_out() {
        let with = matrix(&[&[2.0, 0.0, 2.0], &[0.0, 3.0, 3.0], &[2.0, 3.0, 5.0]]);
        let solved = with.factored().solve(&[4.0, 9.0, 13.0]);
        assert!((solved[0] - 2.0).abs() < 1e-14 && (solved[1] - 3.0).abs() < 1e-14 && solved[2].abs() < 1e-14);
    }
}
