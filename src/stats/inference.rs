//! What may be said beyond those who answered. It follows from how the strata were chosen, which is declared, and
//! from whether each is complete for the question at hand, which the base chain says; nobody types it in.

use crate::stats::base::BaseChain;
use crate::survey::design::Design;

/// What may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InferenceMode {
    /// Everyone was asked and has answered: nothing is estimated.
    CensusComplete,
    /// Everyone was asked and some have not answered: bounds, no interval.
    CensusIncomplete,
    /// A random sample: interval and test.
    Sample {
        /// Units in the population, where known.
        population: Option<u64>,
    },
    /// Several strata with a random sample among them: a stratified sample, in which a census that is complete is taken
    /// whole. Interval and test by the formulas of the design.
    Strata,
    /// Whoever answered: only about those.
    Open,
}

impl InferenceMode {
    /// Whether there are intervals and tests.
    pub fn is_sample(self) -> bool {
        match self {
            InferenceMode::Sample { .. } | InferenceMode::Strata => true,
            InferenceMode::CensusComplete | InferenceMode::CensusIncomplete | InferenceMode::Open => false,
        }
    }
}

/// The mode of a figure over strata, each with its design and its chain: any of them open, as open; else any
/// census incomplete, as that; else any sample, as a sample in which the complete censuses are strata taken whole; else
/// complete.
pub fn mode(strata: &[(Design, BaseChain)]) -> InferenceMode {
    let mut census_incomplete = false;
    let mut sample = None;
    for (design, chain) in strata {
        match design {
            Design::Open => return InferenceMode::Open,
            Design::Census => census_incomplete |= !chain.is_complete(),
            Design::Sample { population } => sample = Some(*population),
        }
    }
    match (strata.is_empty(), census_incomplete, sample) {
        (true, ..) => InferenceMode::Open,
        (false, true, _) => InferenceMode::CensusIncomplete,
        (false, false, Some(population)) if strata.len() == 1 => InferenceMode::Sample { population },
        (false, false, Some(_)) => InferenceMode::Strata,
        (false, false, None) => InferenceMode::CensusComplete,
    }
}

/// What may be said of a change over rounds, from what may be said of each: only as much as of the weakest. The population
/// is told where it is that of every round.
pub fn over_rounds(rounds: &[InferenceMode]) -> InferenceMode {
    let any = |mode: InferenceMode| rounds.contains(&mode);
    let populations: Vec<Option<u64>> = rounds
        .iter()
        .filter_map(|mode| match mode {
            InferenceMode::Sample { population } => Some(*population),
            InferenceMode::Strata => Some(None),
            InferenceMode::CensusComplete | InferenceMode::CensusIncomplete | InferenceMode::Open => None,
        })
        .collect();
    if rounds.is_empty() || any(InferenceMode::Open) {
        return InferenceMode::Open;
    }
    if any(InferenceMode::CensusIncomplete) {
        return InferenceMode::CensusIncomplete;
    }
    match populations.as_slice() {
        [] => InferenceMode::CensusComplete,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            InferenceMode::Sample { population: *first }
        }
        [..] => InferenceMode::Sample { population: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: BaseChain = BaseChain {
        distributed: Some(18),
        not_returned: 0,
        returned: 18,
        invalid_returns: 0,
        held_out_returns: 0,
        valid: 18,
        not_applicable: 0,
        no_answer: 0,
        dont_know: 0,
        refused: 0,
        invalid: 0,
        contradictory: 0,
        held_out: 0,
        n: 18,
        unplaced: 0,
    };

    #[test]
    fn one_question_complete_the_next_not() {
        let next = BaseChain { no_answer: 1, n: 17, ..FULL };
        assert_eq!(mode(&[(Design::Census, FULL)]), InferenceMode::CensusComplete);
        assert_eq!(mode(&[(Design::Census, next)]), InferenceMode::CensusIncomplete);
    }

    #[test]
    fn the_weakest_stratum_decides() {
        let sample = Design::Sample { population: Some(500) };
        let open = BaseChain { distributed: None, ..FULL };
        assert_eq!(mode(&[(sample, FULL), (Design::Open, open)]), InferenceMode::Open);
        assert_eq!(mode(&[(sample, FULL)]), InferenceMode::Sample { population: Some(500) });
        assert_eq!(mode(&[(sample, FULL), (Design::Census, FULL)]), InferenceMode::Strata);
    }
    #[test]
    fn the_weakest_round_decides() {
        let (complete, incomplete) = (InferenceMode::CensusComplete, InferenceMode::CensusIncomplete);
        let sample = |population| InferenceMode::Sample { population };
        assert_eq!(over_rounds(&[complete, complete]), complete);
        assert_eq!(over_rounds(&[complete, incomplete]), incomplete);
        assert_eq!(over_rounds(&[incomplete, InferenceMode::Open]), InferenceMode::Open);
        assert_eq!(over_rounds(&[sample(Some(9)), sample(Some(9))]), sample(Some(9)));
        assert_eq!(over_rounds(&[sample(Some(9)), sample(Some(8))]), sample(None));
        assert_eq!(over_rounds(&[]), InferenceMode::Open);
    }
}
