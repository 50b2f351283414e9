//! The seam between what is counted and how. An engine answers a batch of specifications over one table, so that
//! it may do so in one scan; nothing of its own shows in the signature.

mod local;
mod naive;

pub use local::Local;
pub use naive::Naive;

use crate::error::Error;
use crate::responses::table::ResponseTable;
use crate::survey::predicate::Predicate;
use crate::tally::spec::{Tally, TallySpec};

/// Something that counts.
pub trait TallyEngine: std::fmt::Debug + Sync {
    /// The tallies of a table, in the order of the specifications.
    ///
    /// # Errors
    /// A specification that the engine refuses.
    fn tally(&self, table: &ResponseTable, specs: &[TallySpec]) -> Result<Vec<Tally>, Error>;

    /// For every condition the rows of the table that meet it, in order: by looking at every row, unless the engine
    /// knows better.
    ///
    /// # Errors
    /// A condition that the engine refuses.
    fn members(&self, table: &ResponseTable, conditions: &[Predicate]) -> Result<Vec<Vec<usize>>, Error> {
        let rows = 0..table.cases.len();
        let meeting =
            |condition: &Predicate| rows.clone().filter(|row| condition.holds(&table.view(*row))).collect();
        Ok(conditions.iter().map(meeting).collect())
    }
}
