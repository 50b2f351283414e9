//! Which strata a request speaks of, as far as its filter and the frame tell before anything is collected: whether it may ask
//! for intervals and tests follows from how these were chosen.

use crate::catalogue::{Phrase, inference as words};
use crate::findings::plan::place::Place;
use crate::findings::plan::read::Known;
use crate::survey::area::Areas;
use crate::survey::contradiction::certain;
use crate::survey::design::{Design, Sampling, Stratum};
use crate::survey::frame::{Case, STRATUM};
use crate::survey::predicate::Predicate;

/// The strata that a request speaks of.
pub(super) struct Strata<'a> {
    strata: Vec<&'a Stratum>,
    complex: bool,
}

/// What rules what may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whoever answered is among them, or they are records.
    Open,
    /// Censuses only.
    Census,
    /// A sample is among them, beside censuses perhaps.
    Sample,
}

impl<'a> Strata<'a> {
    /// Those in which somebody can meet the filter.
    pub(super) fn of(place: &Place<'a>, known: Known<'a>, filter: &Predicate) -> Self {
        // Events of a record list were not chosen at all.
        let records = place.survey.records().is_some();
        let all = || place.survey.strata.iter().filter(|_| !records);
        let frame = known.frames.get(place.survey.asked_by());
        let can = |stratum: &&Stratum| match frame {
            Some(frame) => frame
                .cases
                .iter()
                .filter(|case| case.stratum == stratum.id)
                .any(|case| meets(filter, &stratum.id, Some(case), known.areas) != Some(false)),
            None => meets(filter, &stratum.id, None, known.areas) != Some(false),
        };
        let found: Vec<&Stratum> = all().filter(can).collect();
        // A filter that nobody meets is told elsewhere.
        let strata = if found.is_empty() { all().collect() } else { found };
        Self { strata, complex: place.survey.sampling.as_ref().is_some_and(Sampling::is_complex) }
    }

    /// What rules.
    pub(super) fn kind(&self) -> Kind {
        let any = |of: fn(Design) -> bool| self.strata.iter().any(|stratum| of(stratum.design));
        if self.strata.is_empty() || any(|design| design == Design::Open) {
            Kind::Open
        } else if any(|design| matches!(design, Design::Sample { .. })) {
            Kind::Sample
        } else {
            Kind::Census
        }
    }

    /// Whether all of one of them were asked.
    pub(super) fn any_census(&self) -> bool {
        self.strata.iter().any(|stratum| stratum.design == Design::Census)
    }

    /// Whether there are several, so that they are samples of one design together.
    pub(super) fn several(&self) -> bool {
        self.strata.len() > 1
    }

    /// Whether units were drawn in clusters or with weights: a table of estimates is for those.
    pub(super) fn complex(&self) -> bool {
        self.complex
    }

    /// The strata that keep it from being a sample, in words.
    pub(super) fn in_the_way(&self) -> Phrase {
        if self.strata.is_empty() {
            return words::record_list();
        }
        let open = self.kind() == Kind::Open;
        self.words(|stratum| !open || stratum.design == Design::Open)
    }

    /// Every stratum, in words.
    pub(super) fn named(&self) -> Phrase {
        if self.strata.is_empty() { words::record_list() } else { self.words(|_| true) }
    }

    fn words(&self, of: impl Fn(&Stratum) -> bool) -> Phrase {
        let those = self.strata.iter().filter(|stratum| of(stratum));
        Phrase::listed(
            &those
                .map(|stratum| match stratum.design {
                    Design::Census => words::stratum_census(&stratum.label),
                    Design::Open => words::stratum_open(&stratum.label),
                    Design::Sample { .. } => words::stratum_sample(&stratum.label),
                })
                .collect::<Vec<_>>(),
        )
    }

    /// The samples whose number of units in the population is known, or is not, in words; none where there are none.
    pub(super) fn samples(&self, known: bool) -> Option<Phrase> {
        let labels: Vec<Phrase> = self
            .strata
            .iter()
            .filter(|stratum| match stratum.design {
                Design::Sample { population } => population.is_some() == known,
                Design::Census | Design::Open => false,
            })
            .map(|stratum| words::stratum_sample(&stratum.label))
            .collect();
        (!labels.is_empty()).then(|| Phrase::listed(&labels))
    }
}

/// Whether a case meets a condition, as far as its stratum and its row of the frame tell; none where an answer decides.
pub(in crate::findings) fn meets(
    condition: &Predicate,
    stratum: &str,
    case: Option<&Case>,
    areas: &Areas,
) -> Option<bool> {
    let value = |variable: &str| {
        if variable == STRATUM {
            return Some(stratum);
        }
        case?.attributes.iter().find(|(name, _)| name == variable).map(|(_, value)| value.as_str())
    };
    certain(condition, &|leaf| match leaf {
        Predicate::Is { variable, codes } => Some(codes.contains(value(variable)?)),
        Predicate::Within { variable, area } => Some(areas.contains(area, value(variable)?)),
        Predicate::Everyone
        | Predicate::And(_)
        | Predicate::Or(_)
        | Predicate::Not(_)
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_) => None,
    })
}
