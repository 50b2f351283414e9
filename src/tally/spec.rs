//! What to count: rows (表側) by columns (表頭) within a base, all of them conditions; and the counts that come
//! back. Every count is an additive sum, so partial tallies merge.

use crate::survey::predicate::Predicate;

/// A table to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallySpec {
    /// Stub: one condition per row.
    pub rows: Vec<Predicate>,
    /// Banner: one condition per column.
    pub columns: Vec<Predicate>,
    /// Who is in the denominator.
    pub base: Predicate,
    /// A quantity to add up beside the counts.
    pub quantity: Option<String>,
    /// A column of weights to add up beside the counts.
    pub weight: Option<String>,
}

impl TallySpec {
    /// A single count within a base.
    pub fn count(condition: Predicate, base: Predicate) -> Self {
        Self { rows: vec![condition], columns: vec![Predicate::Everyone], base, quantity: None, weight: None }
    }
}

/// Additive sums of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Cases, unweighted.
    pub n: u64,
    /// Sum of the quantity in thousandths; 0 where none was asked for.
    pub quantity: i128,
    /// Σw in millionths; 0 where no weight was asked for. A case without a usable weight adds nothing.
    pub weight: i128,
    /// Σw² in millionths of millionths.
    pub weight_squared: i128,
}

impl Sums {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            n: self.n + other.n,
            quantity: self.quantity + other.quantity,
            weight: self.weight + other.weight,
            weight_squared: self.weight_squared + other.weight_squared,
        }
    }
}

/// The counts of a [`TallySpec`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// `cells[row][column]`: cases in the base that meet both conditions.
    pub cells: Vec<Vec<Sums>>,
    /// `bases[column]`: cases in the base that meet the column's condition.
    pub bases: Vec<Sums>,
}

impl Tally {
    /// A tally of nobody, the identity of [`Tally::merge`].
    pub fn empty(spec: &TallySpec) -> Self {
        Self {
            cells: vec![vec![Sums::default(); spec.columns.len()]; spec.rows.len()],
            bases: vec![Sums::default(); spec.columns.len()],
        }
    }

    /// The tally of both groups of cases. Both must come from the same specification.
    #[must_use]
    pub fn merge(mut self, other: &Tally) -> Self {
        for (row, others) in self.cells.iter_mut().zip(&other.cells) {
            for (cell, other) in row.iter_mut().zip(others) {
                *cell = cell.plus(*other);
            }
        }
        for (base, other) in self.bases.iter_mut().zip(&other.bases) {
            *base = base.plus(*other);
        }
        self
    }
}
