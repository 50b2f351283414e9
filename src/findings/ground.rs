//! What the figures of one group stand on: the round, the chain of their base, what may be said beyond it, and what they reach.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::findings::batch::Counted;
use crate::findings::chain::ChainTicket;
use crate::findings::evidence::Evidence;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::{TableKey, TableRequest};
use crate::findings::reach::Reach;
use crate::findings::response;
use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::inference::{self, InferenceMode};
use crate::survey::design::{Design, Sampling};
use crate::survey::predicate::Predicate;
use crate::text::era::CivilDate;

/// What the figures of a group stand on.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) base: BaseChain,
    pub(super) mode: InferenceMode,
    /// The strata that what may be said follows from: place in the survey, design, chain.
    pub(super) strata: Vec<(usize, Design, BaseChain)>,
    /// Of the one sample that its cases come from, whatever the filter says: the units of which it is known whether they belong
    /// here and what they say, and those in the population, where known.
    pub(super) drawn: Option<(u64, Option<u64>)>,
    /// Whether units were drawn in clusters or with weights.
    complex: bool,
    period: Option<(i32, i32)>,
    as_of: Option<CivilDate>,
    provisional: bool,
    reach: Arc<Reach>,
    /// The cells behind every figure, where they are the same for all.
    pub(super) evidence: Evidence,
}

impl Ground {
    /// Of the variables that a table asks about, in one of the groups of a chain, who are `among` its cases.
    pub(super) fn of(
        material: &Material<'_>,
        counted: &Counted<'_>,
        key: &TableKey,
        chain: &ChainTicket,
        group: usize,
        variables: &BTreeSet<String>,
        among: Predicate,
    ) -> Self {
        let base = chain.chain(counted, group);
        let strata = chain.strata_behind(counted, group);
        let designs: Vec<_> = strata.iter().map(|(_, design, chain)| (*design, *chain)).collect();
        let drawn = match strata.as_slice() {
            [(place, Design::Sample { population }, _)] => {
                let (_, seen) = chain.seen(counted, *place, Design::Sample { population: *population });
                Some((seen, *population))
            }
            _ => None,
        };
        let sampling = material.survey(&key.survey).and_then(|survey| survey.sampling.as_ref());
        let round = material.round(key).map(|(_, round)| round);
        let reach = Reach::counted(key, variables, among);
        Self {
            base,
            mode: inference::mode(&designs),
            strata,
            drawn,
            complex: sampling.is_some_and(Sampling::is_complex),
            period: round.and_then(|round| round.fiscal_year).map(|year| (year, year)),
            as_of: round.and_then(|round| round.as_of),
            provisional: material.undecided(&reach) || !base.adds_up(),
            reach,
            evidence: Evidence::default(),
        }
    }

    /// A figure that stands on it; one that cannot be computed says why.
    pub(super) fn figure(
        &self,
        id: String,
        label: Phrase,
        value: FigureValue,
        unit: impl Into<Phrase>,
        decimals: u32,
    ) -> Figure {
        let mut figure = Figure::computed(id, label, value, unit, decimals);
        self.put_under(&mut figure);
        if let FigureValue::Undefined(reason) = figure.value {
            figure.notes.push(reason.words());
        }
        figure
    }

    /// Puts it under a figure.
    pub(super) fn put_under(&self, figure: &mut Figure) {
        figure.base = Some(self.base);
        figure.mode = Some(self.mode);
        figure.period = self.period;
        figure.as_of = self.as_of;
        figure.provisional = self.provisional;
        figure.rests_on.push(self.reach.clone());
        figure.evidence = self.evidence.clone();
    }

    /// The response rate that stands beside what is estimated of a sample; none elsewhere.
    pub(super) fn response(&self, request: &TableRequest) -> Option<Phrase> {
        let said = response::sentence(&self.base, request.low_response_below, request.decimals);
        said.filter(|_| self.mode.is_sample())
    }

    /// Whether what holds for these cases may be estimated for others by the formulas of a simple random sample; then the
    /// number of those, where it is known.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn simple(&self) -> Result<Option<u64>, Undefined> {
        match (self.mode, self.drawn) {
            (InferenceMode::CensusComplete, _) => Err(Undefined::NothingEstimated),
            (InferenceMode::CensusIncomplete | InferenceMode::Open, _) => Err(Undefined::NotASample),
            (InferenceMode::Sample { .. } | InferenceMode::Strata, _) if self.complex => {
                Err(Undefined::UnknownDesign)
            }
            (InferenceMode::Sample { .. }, Some((seen, Some(population)))) if seen >= population => {
                Err(Undefined::NothingEstimated)
            }
            (InferenceMode::Sample { .. }, Some((_, population))) => Ok(population),
            (InferenceMode::Sample { .. } | InferenceMode::Strata, _) => Err(Undefined::UnknownDesign),
        }
    }

    /// The figure as one that others can change too: those that these stand on.
    pub(super) fn and(&self, mut figure: Figure) -> Figure {
        figure.provisional |= self.provisional;
        figure.rests_on.push(self.reach.clone());
        figure.evidence.cells.extend(self.evidence.cells.iter().cloned());
        figure.evidence.groups.extend(self.evidence.groups.iter().cloned());
        figure
    }
}
