//! How sure a sample makes its share: the level, the method and the finite population that are asked for, and the interval
//! that comes of them, over one stratum or several.

use crate::stats::finite::{self, Estimate, Part};
use crate::stats::proportion::{self, Correction, Method, Sample};
use crate::stats::{Interval, Level, Undefined};

/// Whether the finite population narrows an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FiniteCorrection {
    /// Where the number of its units is known.
    #[default]
    WhereKnown,
    /// It has to; without the number there is no interval.
    Always,
    /// It does not: the interval is the wider one.
    Never,
}

/// What is asked of intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The level.
    pub level: Level,
    /// The method; without one that which fits: Wilson's, on the variance of the design where the population is known.
    pub method: Option<Method>,
    /// What the finite population does.
    pub correction: FiniteCorrection,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { level: Level::PERCENT_95, method: None, correction: FiniteCorrection::WhereKnown }
    }
}

/// The interval of a share with what has to be said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its ends, as proportions.
    pub interval: Interval,
    /// Its method.
    pub method: Method,
    /// N, where it is in the interval.
    pub population: Option<u64>,
}

/// No interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: Undefined,
    /// The method that serves where the one that was asked for has nothing to say.
    pub instead: Option<Method>,
}

impl From<Undefined> for Refused {
    fn from(why: Undefined) -> Self {
        Self { why, instead: None }
    }
}

/// The interval of the share of a group in a sample.
///
/// # Errors
/// As [`proportion::interval`] and [`Estimate::of_group`], with the method that serves where the one asked for has no width.
/// `NoFiniteCorrection` also for a method that knows no design where the group lies in several strata.
pub fn interval(parts: &[Part], wanted: &Wanted) -> Result<Found, Refused> {
    let corrected = wanted.correction != FiniteCorrection::Never;
    let used: Vec<Part> = parts.iter().copied().filter(|part| part.answered > 0).collect();
    if wanted.correction == FiniteCorrection::Always && used.iter().any(|part| part.population.is_none()) {
        return Err(Undefined::UnknownPopulation.into());
    }
    let estimate = Estimate::of_group(parts, corrected)?;
    if estimate.census {
        return Err(Undefined::NothingEstimated.into());
    }
    let one = match used.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    // Of a group that is a part of its stratum nobody knows how many there are.
    let population = one.filter(|one| corrected && one.is_whole()).and_then(|one| one.population);
    let known = used.iter().all(|part| part.population.is_some());
    let fits = match (one, corrected && known) {
        (None, _) | (Some(_), true) => Method::WilsonDesign,
        (Some(_), false) => Method::Wilson,
    };
    let instead = match one {
        Some(_) => |method: Method, finite: bool| method.instead_at_ends(finite),
        None => |method: Method, _: bool| {
            if method.defined_at_ends() { method } else { Method::KornGraubardCapped }
        },
    };
    let serves = |method: Method| {
        if estimate.at_end() { instead(method, population.is_some()) } else { method }
    };
    let method = wanted.method.unwrap_or_else(|| serves(fits));
    let found = by(method, parts, one, &estimate, population, wanted);
    match found {
        Ok((interval, population)) => Ok(Found { interval, method, population }),
        Err(why @ Undefined::NoWidthAtEnds) => Err(Refused { why, instead: Some(serves(method)) }),
        Err(why) => Err(why.into()),
    }
}

/// The interval by a method, and N where it is in it.
fn by(
    method: Method,
    parts: &[Part],
    one: Option<Part>,
    estimate: &Estimate,
    population: Option<u64>,
    wanted: &Wanted,
) -> Result<(Interval, Option<u64>), Undefined> {
    let corrected = wanted.correction != FiniteCorrection::Never;
    let simple = |population| {
        let one = one.ok_or(Undefined::NoFiniteCorrection)?;
        let sample = Sample { yes: one.yes, answered: one.answered, population };
        Ok((proportion::interval(method, &sample, wanted.level)?, population))
    };
    match method.correction() {
        Correction::None => {
            // Asked for by name where N counts, it would pass over it in silence.
            let passed_over =
                corrected && wanted.method.is_some() && one.is_some_and(|one| one.population.is_some());
            if passed_over { Err(Undefined::NoFiniteCorrection) } else { simple(None) }
        }
        Correction::Design => {
            let all = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.population?));
            Ok((finite::interval(method, estimate, wanted.level)?, all.filter(|_| corrected)))
        }
        Correction::Japanese if wanted.correction == FiniteCorrection::Always && population.is_none() => {
            Err(Undefined::UnknownPopulation)
        }
        Correction::Japanese => simple(population),
        Correction::Exact => simple(population),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(population: Option<u64>, seen: u64, answered: u64, yes: u64) -> Part {
        Part { population, seen, answered, yes }
    }

    fn wanted(method: Method, correction: FiniteCorrection) -> Wanted {
        Wanted { method: Some(method), correction, ..Wanted::default() }
    }

    /// What is chosen where nothing is asked for, and what is said where something is asked for that cannot be.
    #[test]
    fn methods() {
        let method =
            |parts: &[Part]| interval(parts, &Wanted::default()).map(|found| (found.method, found.population));
        assert_eq!(method(&[part(Some(500), 60, 60, 25)]), Ok((Method::WilsonDesign, Some(500))));
        assert_eq!(method(&[part(Some(500), 60, 60, 0)]), Ok((Method::Hypergeometric, Some(500))));
        assert_eq!(method(&[part(Some(500), 60, 20, 0)]), Ok((Method::Wilson, None)));
        assert_eq!(method(&[part(Some(500), 60, 20, 9)]), Ok((Method::WilsonDesign, Some(500))));
        assert_eq!(method(&[part(None, 60, 60, 25)]), Ok((Method::Wilson, None)));
        let two = [part(Some(500), 60, 60, 25), part(Some(40), 40, 40, 7)];
        assert_eq!(method(&two), Ok((Method::WilsonDesign, Some(540))));
        let none = [part(Some(500), 60, 60, 0), part(Some(40), 40, 40, 0)];
        assert_eq!(method(&none), Ok((Method::KornGraubardCapped, Some(540))));
        let unknown = [part(None, 60, 60, 25), part(Some(40), 40, 40, 7)];
        assert_eq!(method(&unknown), Err(Undefined::UnknownPopulation.into()));
        assert_eq!(method(&[part(Some(60), 60, 60, 25)]), Err(Undefined::NothingEstimated.into()));

        let of = |parts: &[Part], method, correction| interval(parts, &wanted(method, correction));
        let one = [part(Some(500), 60, 60, 25)];
        assert_eq!(
            of(&one, Method::ClopperPearson, FiniteCorrection::WhereKnown),
            Err(Undefined::NoFiniteCorrection.into())
        );
        assert!(of(&one, Method::ClopperPearson, FiniteCorrection::Never).is_ok());
        assert_eq!(
            of(&[part(None, 60, 60, 25)], Method::Logit, FiniteCorrection::Always),
            Err(Undefined::UnknownPopulation.into())
        );
        assert_eq!(
            of(&[part(Some(500), 60, 60, 60)], Method::SamplingError, FiniteCorrection::WhereKnown),
            Err(Refused { why: Undefined::NoWidthAtEnds, instead: Some(Method::Hypergeometric) })
        );
        assert_eq!(
            of(&two, Method::Wilson, FiniteCorrection::WhereKnown),
            Err(Undefined::NoFiniteCorrection.into())
        );
    }

    /// Without its finite population an interval is wider.
    #[test]
    fn the_population_narrows() {
        let one = [part(Some(100), 60, 60, 25)];
        for method in [
            Method::WilsonDesign,
            Method::Logit,
            Method::KornGraubard,
            Method::NormalDesign,
            Method::SamplingError,
        ] {
            let with = interval(&one, &wanted(method, FiniteCorrection::WhereKnown)).unwrap();
            let without = interval(&one, &wanted(method, FiniteCorrection::Never)).unwrap();
            assert!(with.interval.width() < without.interval.width(), "{method:?}");
            assert_eq!((with.population, without.population), (Some(100), None));
        }
    }
}
