//! What the strata show of a share: for each stratum that a group lies in, how many there are, how many of them are known,
//! how many of these are in the base and how many say it. Only samples need it.

use crate::findings::batch::{Batch, Counted, TallyTicket};
use crate::findings::chain::ChainTicket;
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::responses::table::STRATUM;
use crate::stats::Undefined;
use crate::stats::finite::{Part, Parts};
use crate::survey::design::{Design, Sampling};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;

/// Counts of answers by group and stratum; none where no stratum is a sample.
#[derive(Debug, Clone)]
pub struct PartsTicket {
    cells: Option<TallyTicket>,
    strata: usize,
    /// Whether units were drawn in clusters or with weights, for which tables of estimates are.
    complex: bool,
}

/// Asks how many of the base meet each condition in each group, stratum by stratum. The groups are those of the chain.
pub fn ask(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &TableKey,
    base: &Predicate,
    conditions: &[Predicate],
    groups: &[Predicate],
) -> PartsTicket {
    let strata = material.survey(&key.survey).map(|survey| survey.strata.as_slice()).unwrap_or_default();
    let sampled = strata.iter().any(|stratum| matches!(stratum.design, Design::Sample { .. }));
    let cells = sampled.then(|| {
        let conditions_of = || strata.iter().map(|stratum| Predicate::is(STRATUM, stratum.id.clone()));
        let columns = groups.iter().flat_map(|group| conditions_of().map(|stratum| group.clone().and(stratum)));
        let spec = TallySpec {
            rows: conditions.to_vec(),
            columns: columns.collect(),
            base: base.clone(),
            quantity: None,
            weight: None,
        };
        batch.tally(key, spec)
    });
    let sampling = material.survey(&key.survey).and_then(|survey| survey.sampling.as_ref());
    let complex = sampling.is_some_and(Sampling::is_complex);
    PartsTicket { cells, strata: strata.len(), complex }
}

impl PartsTicket {
    /// The parts of one condition in one group.
    pub fn parts(&self, counted: &Counted<'_>, chain: &ChainTicket, group: usize, condition: usize) -> Parts {
        let Some(cells) = &self.cells else { return Ok(Vec::new()) };
        if self.complex {
            return Err(Undefined::UnknownDesign);
        }
        Ok(chain
            .strata_of(counted, group)
            .map(|(stratum, design)| {
                let column = group * self.strata + stratum;
                let answered = counted.tally(cells).bases.get(column).map_or(0, |sums| sums.n);
                let (population, seen) = chain.seen(counted, stratum, design);
                Part { population, seen, answered, yes: counted.n(cells, condition, column) }
            })
            .collect())
    }
}
