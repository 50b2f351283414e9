//! A rule of disclosure control: which counts and sums are hidden, and how wide the range must stay in which a reader can
//! place a hidden count. Presets carry the names of the practice that they come from.

use std::collections::BTreeSet;
use std::fmt;

use crate::catalogue::{Phrase, disclosure as words};
use crate::survey::definition::is_group_of;

/// The name of a rule as the plan writes it; it stands where a number is hidden.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(String);

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A sum is hidden where its largest parts make most of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dominance {
    /// How many of the largest parts.
    pub largest: usize,
    /// Of how much of the sum, in percent.
    pub percent: u32,
}

/// A stricter limit where few people live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PopulationStep {
    /// Where fewer than so many live.
    pub below: u64,
    /// Counts below this are hidden; all of them where there is none.
    pub least: Option<u64>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: RuleName,
    /// Counts below this are hidden.
    pub least: u64,
    /// Whether 0 is hidden as well.
    pub hides_zero: bool,
    /// Which sums are hidden beside those of few.
    pub dominance: Option<Dominance>,
    /// Stricter limits, the strictest first.
    pub steps: &'static [PopulationStep],
    /// The width that a hidden count keeps: the highest value that a reader must hold possible less the lowest.
    pub protect: u64,
    /// The surveys and record lists that it holds for; all where none are named.
    pub surveys: Option<BTreeSet<String>>,
}

/// 工業統計: establishments of one or two.
const INDUSTRY: &str = "industry-statistics";
/// 介護DB: persons below ten, with steps by the population of the municipality.
const CARE: &str = "care-database";
/// 介護DB: offices and municipalities below three.
const OFFICES: &str = "offices";

const CARE_STEPS: &[PopulationStep] =
    &[PopulationStep { below: 2_000, least: None }, PopulationStep { below: 25_000, least: Some(20) }];

/// A threshold above this would hide nearly everything, and searching for what else must be hidden would not end.
const MOST: u64 = 100;

impl Rule {
    /// What may be written.
    pub const PRESETS: [&str; 5] = ["min-count 3", "dominance 1 75", INDUSTRY, CARE, OFFICES];

    /// The rule of a name.
    pub fn read(text: &str) -> Option<Self> {
        let mut rule = Self {
            name: RuleName(text.trim().to_owned()),
            least: 3,
            hides_zero: false,
            dominance: None,
            steps: &[],
            protect: 0,
            surveys: None,
        };
        match text.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["min-count", least] => rule.least = least.parse().ok().filter(|least| (2..=MOST).contains(least))?,
            ["dominance", largest, percent] => {
                let largest = largest.parse().ok().filter(|largest| (1..=5).contains(largest))?;
                let percent = percent.parse().ok().filter(|percent| (1..100).contains(percent))?;
                rule.dominance = Some(Dominance { largest, percent });
            }
            [name] if [INDUSTRY, OFFICES].contains(name) => {}
            [CARE] => (rule.least, rule.steps) = (10, CARE_STEPS),
            _ => return None,
        }
        rule.protect = rule.own_width();
        Some(rule)
    }

    /// The lowest value that a hidden count can have: where 0 is shown, a hidden one is at least 1.
    pub fn floor(&self) -> u64 {
        u64::from(!self.hides_zero)
    }

    /// The width that the rule itself leaves open: 1 or 2 for counts below three.
    pub fn own_width(&self) -> u64 {
        self.least - 1 - self.floor()
    }

    /// Whether a count is hidden where counts below `least` are.
    pub fn hides(&self, count: u64, least: u64) -> bool {
        (self.floor()..least).contains(&count)
    }

    /// Whether it holds for a survey or record list.
    pub fn covers(&self, survey: &str) -> bool {
        let named = |name: &String| name == survey || is_group_of(survey, name);
        self.surveys.as_ref().is_none_or(|surveys| surveys.iter().any(named))
    }

    /// What it hides, in words.
    pub fn words(&self) -> Phrase {
        let counts = if self.hides_zero {
            words::rule_with_zero(&self.name, self.least)
        } else {
            words::rule(&self.name, self.least)
        };
        match self.dominance {
            Some(Dominance { largest, percent }) => words::with_dominance(&counts, largest, percent),
            None => counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_name_the_width_that_a_hidden_count_keeps() {
        let width = |name: &str| Rule::read(name).map(|rule| (rule.least, rule.protect));
        assert_eq!(width("min-count 3"), Some((3, 1)));
        assert_eq!(width("min-count 10"), Some((10, 8)));
        assert_eq!(width("industry-statistics"), Some((3, 1)));
        assert_eq!(width("care-database"), Some((10, 8)));
        assert_eq!(width("offices"), Some((3, 1)));
        assert_eq!(width("dominance 1 75"), Some((3, 1)));
        for wrong in
            ["min-count", "min-count 1", "min-count 1000", "dominance 1 100", "dominance 0 75", "k-anonymity", ""]
        {
            assert_eq!(Rule::read(wrong), None, "{wrong}");
        }
    }
}
