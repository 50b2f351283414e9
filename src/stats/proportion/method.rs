//! The interval methods for one proportion: what each is called, where it comes from and whether a finite population counts.

use crate::catalogue::{Phrase, statistics as words};

/// A method for the interval of one proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Score interval (Wilson 1927).
    Wilson,
    /// Score interval with continuity correction (Newcombe 1998a, method 4).
    WilsonContinuity,
    /// Exact, equal tails (Clopper and Pearson 1934).
    ClopperPearson,
    /// Exact with half of the probability of the outcome itself (Newcombe 1998a, method 6).
    MidP,
    /// Jeffreys' prior with the ends set to 0 and 1 (Brown, Cai and `DasGupta` 2001).
    Jeffreys,
    /// Jeffreys' prior, equal tails everywhere: at 0 and n it leaves out the share itself.
    JeffreysEqualTailed,
    /// Adjusted normal interval (Agresti and Coull 1998).
    AgrestiCoull,
    /// Normal approximation with the variance p(1−p)/n.
    Wald,
    /// Score interval on the effective base of the design, with t (survey's `svyciprop` method wilson).
    WilsonDesign,
    /// Normal interval on the logit scale with the design's standard error and t (survey: xlogit).
    Logit,
    /// Clopper–Pearson on the effective base (Korn and Graubard 1998; survey: beta).
    KornGraubard,
    /// The same with an effective base of at most n, and of n at 0 and 1 (NCHS, Parker et al. 2017).
    KornGraubardCapped,
    /// p ± t · standard error of the design (survey: mean).
    NormalDesign,
    /// 標本誤差 as Japanese reports print it: p ± z√((N−n)/(N−1) · p(1−p)/n).
    SamplingError,
    /// All totals of the finite population that the sample does not contradict (exact hypergeometric set).
    Hypergeometric,
}

/// What a method does with the number of units in the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Correction {
    /// Nothing: no formula with a name exists, and a population is refused.
    None,
    /// The design's variance (1 − n/N) · p(1−p)/(n−1).
    Design,
    /// The factor (N−n)/(N−1) on p(1−p)/n of Japanese reports.
    Japanese,
    /// The population is the model itself, and needed.
    Exact,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 15] = [
        Method::Wilson,
        Method::WilsonContinuity,
        Method::ClopperPearson,
        Method::MidP,
        Method::Jeffreys,
        Method::JeffreysEqualTailed,
        Method::AgrestiCoull,
        Method::Wald,
        Method::WilsonDesign,
        Method::Logit,
        Method::KornGraubard,
        Method::KornGraubardCapped,
        Method::NormalDesign,
        Method::SamplingError,
        Method::Hypergeometric,
    ];

    /// The word by which a plan asks for it.
    pub fn code(self) -> &'static str {
        match self {
            Method::Wilson => "wilson",
            Method::WilsonContinuity => "wilson-continuity",
            Method::ClopperPearson => "clopper-pearson",
            Method::MidP => "mid-p",
            Method::Jeffreys => "jeffreys",
            Method::JeffreysEqualTailed => "jeffreys-equal-tailed",
            Method::AgrestiCoull => "agresti-coull",
            Method::Wald => "wald",
            Method::WilsonDesign => "wilson-design",
            Method::Logit => "logit",
            Method::KornGraubard => "korn-graubard",
            Method::KornGraubardCapped => "korn-graubard-capped",
            Method::NormalDesign => "normal-design",
            Method::SamplingError => "sampling-error",
            Method::Hypergeometric => "hypergeometric",
        }
    }

    /// The method that a plan asks for by this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Its name in words, for a note.
    pub fn words(self) -> Phrase {
        match self {
            Method::Wilson => words::wilson(),
            Method::WilsonContinuity => words::wilson_continuity(),
            Method::ClopperPearson => words::clopper_pearson(),
            Method::MidP => words::mid_p(),
            Method::Jeffreys => words::jeffreys(),
            Method::JeffreysEqualTailed => words::jeffreys_equal_tailed(),
            Method::AgrestiCoull => words::agresti_coull(),
            Method::Wald => words::wald(),
            Method::WilsonDesign => words::wilson_design(),
            Method::Logit => words::logit(),
            Method::KornGraubard => words::korn_graubard(),
            Method::KornGraubardCapped => words::korn_graubard_capped(),
            Method::NormalDesign => words::normal_design(),
            Method::SamplingError => words::sampling_error(),
            Method::Hypergeometric => words::hypergeometric(),
        }
    }

    /// What it does with the number of units in the population.
    pub fn correction(self) -> Correction {
        match self {
            Method::Wilson
            | Method::WilsonContinuity
            | Method::ClopperPearson
            | Method::MidP
            | Method::Jeffreys
            | Method::JeffreysEqualTailed
            | Method::AgrestiCoull
            | Method::Wald => Correction::None,
            Method::WilsonDesign
            | Method::Logit
            | Method::KornGraubard
            | Method::KornGraubardCapped
            | Method::NormalDesign => Correction::Design,
            Method::SamplingError => Correction::Japanese,
            Method::Hypergeometric => Correction::Exact,
        }
    }

    /// Whether it is for a finite population: whether the number of its units may be given.
    pub fn takes_population(self) -> bool {
        self.correction() != Correction::None
    }

    /// Whether it says something where nobody or everybody is the one in question.
    pub fn defined_at_ends(self) -> bool {
        self.instead_at_ends(true) == self
    }

    /// The method that serves for a simple sample where nobody or everybody is the one in question: itself where it can, the
    /// exact set where the number of units in the population is known (`finite`), Wilson where it is not.
    #[must_use]
    pub fn instead_at_ends(self, finite: bool) -> Self {
        match self {
            Method::Wald => Method::Wilson,
            Method::WilsonDesign
            | Method::Logit
            | Method::KornGraubard
            | Method::NormalDesign
            | Method::SamplingError => {
                if finite {
                    Method::Hypergeometric
                } else {
                    Method::Wilson
                }
            }
            Method::Wilson
            | Method::WilsonContinuity
            | Method::ClopperPearson
            | Method::MidP
            | Method::Jeffreys
            | Method::JeffreysEqualTailed
            | Method::AgrestiCoull
            | Method::KornGraubardCapped
            | Method::Hypergeometric => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_and_differ() {
        for method in Method::ALL {
            assert_eq!(Method::from_code(method.code()), Some(method));
            assert!(method.instead_at_ends(true).defined_at_ends());
            assert!(method.instead_at_ends(false).defined_at_ends());
            assert_eq!(Method::ALL.iter().filter(|other| other.words().en == method.words().en).count(), 1);
            assert_eq!(Method::ALL.iter().filter(|other| other.words().ja == method.words().ja).count(), 1);
        }
        assert_eq!(Method::from_code("normal"), None);
        assert!(!Method::Wilson.takes_population() && Method::SamplingError.takes_population());
    }
}
