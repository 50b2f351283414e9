//! What a figure rests on: the cells behind it, and the groups of cases or events whose counting made it, in the order of
//! what is divided and what it is divided by.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::findings::plan::TableKey;
use crate::findings::plan::measured::Measured;
use crate::provenance::CellRef;
use crate::survey::predicate::Predicate;

/// A group of cases or events that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The round or record list.
    pub table: TableKey,
    /// Who is in it.
    pub condition: Predicate,
    /// Whether answers say who is in it, and not only who was asked and who sent something back.
    pub by_answers: bool,
}

/// The cells behind a figure, with the groups that were counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The cells.
    pub cells: BTreeSet<CellRef>,
    /// The groups; none where nothing was counted.
    pub groups: Vec<Group>,
}

/// What is taken of the rows of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Taken {
    /// How many there are.
    #[default]
    Rows,
    /// How many different values a column has, each within the values of another.
    Distinct {
        /// The column.
        column: String,
        /// The other.
        within: Option<String>,
    },
    /// The sum of the numbers that the answers to some questions stand for.
    Sum(Vec<Measured>),
    /// Something that is computed of these numbers: a mean, a spread, a correlation.
    Computed(Vec<Measured>),
    /// A number that somebody gave, at a place in their order: the lowest, the middle, the highest.
    Ranked(Measured),
    /// How many gave a number in both of two rounds of which the later is higher, lower or the same.
    Moved {
        /// Column of the earlier round.
        from: String,
        /// Column of the later one.
        to: String,
        /// How the later stands to the earlier.
        direction: Ordering,
    },
    /// How many gave numbers far from those of most others: who they are hangs on everybody's answer.
    Outliers,
    /// Nobody: degrees of freedom count no cases.
    Nobody,
}

impl Deref for Evidence {
    type Target = BTreeSet<CellRef>;

    fn deref(&self) -> &Self::Target {
        &self.cells
    }
}

impl From<BTreeSet<CellRef>> for Evidence {
    fn from(cells: BTreeSet<CellRef>) -> Self {
        Self { cells, groups: Vec::new() }
    }
}

impl FromIterator<CellRef> for Evidence {
    fn from_iter<T: IntoIterator<Item = CellRef>>(cells: T) -> Self {
        Self::from(cells.into_iter().collect::<BTreeSet<_>>())
    }
}
