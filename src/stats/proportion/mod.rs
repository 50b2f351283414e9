//! The interval of one proportion as a report may print it: within 0 … 1, never a point where anything is uncertain, and
//! refused with a reason where the method has nothing to say.

pub mod formula;
mod method;

pub use method::{Correction, Method};

use crate::stats::finite::{self, Estimate, hypergeometric_set, sampling_error};
use crate::stats::proportion::formula::Counted;
use crate::stats::{Interval, Level, Undefined};

/// The answers of a simple random sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The units with the answer in question, k.
    pub yes: u64,
    /// The units with a valid answer, n.
    pub answered: u64,
    /// The units of the population, N, where it is finite and known.
    pub population: Option<u64>,
}

impl Sample {
    /// That 0 < n, k ≤ n ≤ N and, where N is given, n < N.
    fn check(&self) -> Result<(), Undefined> {
        if self.yes > self.answered || self.population.is_some_and(|population| population < self.answered) {
            Err(Undefined::Impossible)
        } else if self.answered == 0 {
            Err(Undefined::EmptyBase)
        } else if self.population == Some(self.answered) {
            Err(Undefined::NothingEstimated)
        } else {
            Ok(())
        }
    }
}

/// The interval of k / n.
///
/// Where N is given the method has to take it (`Method::takes_population`); where it is not, the population is taken as
/// without limit, which the exact set cannot.
///
/// # Errors
/// - `EmptyBase`: nobody answered. `Impossible`: k > n or n > N. `TooLarge`: beyond the work limits.
/// - `NothingEstimated`: n = N, a census.
/// - `NoFiniteCorrection`: N is given to a method without a formula for it. `UnknownPopulation`: the exact set without N.
/// - `NoWidthAtEnds`: k = 0 or k = n with a method that has no width there; `Method::instead_at_ends` names another.
/// - `TooFew`: one answer with a method that estimates a variance.
pub fn interval(method: Method, sample: &Sample, level: Level) -> Result<Interval, Undefined> {
    sample.check()?;
    match method.correction() {
        Correction::None if sample.population.is_some() => Err(Undefined::NoFiniteCorrection),
        Correction::None => of_base(method, Counted::new(sample.yes, sample.answered)?, level),
        Correction::Design => finite::interval(method, &Estimate::simple(sample)?, level),
        Correction::Japanese => {
            let half_width = sampling_error::half_width(sample, sampling_error::Critical::Level(level), 1.0)?;
            Ok(Interval::around(Counted::new(sample.yes, sample.answered)?.share(), half_width).clipped())
        }
        Correction::Exact => {
            let population = sample.population.ok_or(Undefined::UnknownPopulation)?;
            Ok(hypergeometric_set(sample.yes, sample.answered, population, level)?.shares())
        }
    }
}

/// The interval of a weighted share with an effective base (Kish), for the methods that know no finite population.
///
/// # Errors
/// As `Counted::effective` and, at 0 and 1, `NoWidthAtEnds`; `UnknownDesign` for a method that needs more than an effective base.
pub fn interval_effective(method: Method, share: f64, base: f64, level: Level) -> Result<Interval, Undefined> {
    match method.correction() {
        Correction::None => of_base(method, Counted::effective(share, base)?, level),
        Correction::Design | Correction::Japanese | Correction::Exact => Err(Undefined::UnknownDesign),
    }
}

/// The methods of a population without limit.
fn of_base(method: Method, counted: Counted, level: Level) -> Result<Interval, Undefined> {
    match method {
        Method::Wilson => Ok(formula::wilson(counted, level)),
        Method::WilsonContinuity => Ok(formula::wilson_continuity(counted, level)),
        Method::ClopperPearson => Ok(formula::clopper_pearson(counted, level)),
        Method::MidP => Ok(formula::mid_p(counted, level)),
        Method::Jeffreys => Ok(formula::jeffreys(counted, level)),
        Method::JeffreysEqualTailed => Ok(formula::jeffreys_equal_tailed(counted, level)),
        Method::AgrestiCoull => Ok(formula::agresti_coull(counted, level).clipped()),
        Method::Wald if counted.at_end() => Err(Undefined::NoWidthAtEnds),
        Method::Wald => Ok(formula::wald(counted, level).clipped()),
        Method::WilsonDesign
        | Method::Logit
        | Method::KornGraubard
        | Method::KornGraubardCapped
        | Method::NormalDesign
        | Method::SamplingError
        | Method::Hypergeometric => Err(Undefined::UnknownDesign),
    }
}

#[cfg(test)]
mod tests;
