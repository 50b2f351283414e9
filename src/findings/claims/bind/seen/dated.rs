//! How well the years and the day that the words name fit those of a fact.

use crate::findings::claims::bind::measured::WHOLE;
use crate::findings::claims::bind::seen::Seen;
use crate::findings::claims::bind::{Context, same_day};
use crate::findings::claims::facts::{Fact, Facts};

impl Seen {
    /// What the years that stand beside a statement say for a fact, and whether they are others than its own.
    pub(super) fn years(&self, facts: &Facts, fact: &Fact, context: &Context) -> (f64, bool) {
        let years = context.years_beside(&fact.label_years);
        match (fact.years, years.is_empty()) {
            (Some((first, last)), false) => {
                let in_years = |year: &i32| (first..=last).contains(year);
                let fits = years.iter().any(in_years);
                // The sum of all years is not that of the one that is named.
                let too_many = first != last && years.len() == 1 && !fact.measure.compares();
                // A year of which there is nothing at all is a slip rather than another year's figure.
                let known =
                    facts.span.is_some_and(|(from, to)| years.iter().any(|year| (from..=to).contains(year)));
                let score = match (fits, too_many) {
                    (true, false) => 0.1,
                    (true, true) => -0.2,
                    (false, _) if known => -0.5,
                    (false, _) => -0.1,
                };
                (score, !fits)
            }
            // Of no year in particular, where one is named, or of one year, where none is.
            (None, false) => (-0.15, false),
            (Some((first, last)), true) if first == last && self.says_here(WHOLE) => (-0.3, false),
            (Some((first, last)), true) if first == last && fact.indicator.is_some() => (-0.1, false),
            (_, true) => (0.0, false),
        }
    }
}

/// What the day of a statement says for the day of a fact.
pub(super) fn day(fact: &Fact, context: &Context) -> f64 {
    match (fact.day, context.day) {
        (Some(own), Some(day)) => match (same_day(&own, &day), (own.month, own.day) == (day.month, day.day)) {
            (true, _) => 0.6,
            (false, true) => 0.4,
            (false, false) => -0.4,
        },
        (Some(_), None) => -0.4,
        (None, Some(_)) => -0.1,
        (None, None) => 0.0,
    }
}
