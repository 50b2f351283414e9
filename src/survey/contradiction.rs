//! Conditions that nobody can meet, whatever the data: one variable would have to be two things at once. Only what is
//! certain is said; a condition that merely happens to be met by nobody is a matter of the data.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::predicate::{Comparison, Predicate};
use crate::text::number::Decimal;

/// Alternatives that are looked at; a condition with more of them is taken to be possible.
const MOST: usize = 256;

/// Whether conditions exclude each other. `one` tells whether a variable has at most one code.
pub fn exclude_each_other(conditions: &[&Predicate], one: &dyn Fn(&str) -> bool) -> bool {
    let opposite = |condition: &&Predicate| matches!(condition, Predicate::Not(inner) if conditions.contains(&inner.as_ref()));
    if conditions.iter().any(opposite) {
        return true;
    }
    let mut worlds = vec![World::default()];
    for condition in conditions {
        let mut next: Vec<World> = Vec::new();
        for world in worlds {
            next.extend(world.with(condition, one));
            if next.len() > MOST {
                return false;
            }
        }
        worlds = next;
    }
    worlds.is_empty()
}

/// Whether a condition holds as far as `known` can tell of the single conditions in it; none where it cannot.
pub fn certain(condition: &Predicate, known: &dyn Fn(&Predicate) -> Option<bool>) -> Option<bool> {
    let all = |parts: &[Predicate], ends: bool| {
        let found: Vec<Option<bool>> = parts.iter().map(|part| certain(part, known)).collect();
        if found.contains(&Some(ends)) {
            return Some(ends);
        }
        found.iter().all(Option::is_some).then_some(!ends)
    };
    match condition {
        Predicate::Everyone => Some(true),
        Predicate::And(parts) => all(parts, false),
        Predicate::Or(parts) => all(parts, true),
        Predicate::Not(inner) => certain(inner, known).map(|holds| !holds),
        Predicate::Is { .. }
        | Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_) => known(condition),
    }
}

/// An end of what is left to a number, and whether the number may be that end.
type End = Option<(Decimal, bool)>;

/// What is known of one case so far.
#[derive(Debug, Clone, Default)]
struct World {
    /// Between which ends a quantity or a day (by its number) must lie.
    numbers: BTreeMap<String, (End, End)>,
    /// The codes that are left to a variable.
    codes: BTreeMap<String, BTreeSet<String>>,
    /// Whether there is a valid answer to a variable.
    answered: BTreeMap<String, bool>,
}

impl World {
    /// The worlds in which a condition holds as well; none where it cannot.
    fn with(self, condition: &Predicate, one: &dyn Fn(&str) -> bool) -> Vec<World> {
        match condition {
            Predicate::Is { variable, codes } => {
                let Some(mut world) = self.answered(variable, true) else { return Vec::new() };
                if one(variable) {
                    let left = world.codes.entry(variable.clone()).or_insert_with(|| codes.clone());
                    left.retain(|code| codes.contains(code));
                    if left.is_empty() {
                        return Vec::new();
                    }
                }
                vec![world]
            }
            Predicate::Quantity { variable, comparison, value } => {
                let (low, high) = match comparison {
                    Comparison::Less => (None, Some((*value, false))),
                    Comparison::AtMost => (None, Some((*value, true))),
                    Comparison::More => (Some((*value, false)), None),
                    Comparison::AtLeast => (Some((*value, true)), None),
                };
                self.between(variable, low, high).into_iter().collect()
            }
            Predicate::Days { variable, from, to } => {
                let end = |day: i32, none: i32| (day != none).then(|| (Decimal::from(i64::from(day)), true));
                self.between(variable, end(*from, i32::MIN), end(*to, i32::MAX)).into_iter().collect()
            }
            Predicate::Within { variable, .. } | Predicate::Answered(variable) => {
                self.answered(variable, true).into_iter().collect()
            }
            Predicate::Missing { variable, .. } => self.answered(variable, false).into_iter().collect(),
            Predicate::And(parts) => parts.iter().fold(vec![self], |worlds, part| {
                worlds.into_iter().flat_map(|world| world.with(part, one)).take(MOST + 1).collect()
            }),
            Predicate::Or(parts) => {
                parts.iter().flat_map(|part| self.clone().with(part, one)).take(MOST + 1).collect()
            }
            // Of what is not the case nothing more is concluded.
            Predicate::Not(inner) if **inner == Predicate::Everyone => Vec::new(),
            Predicate::Everyone | Predicate::Disposition(_) | Predicate::Not(_) => vec![self],
        }
    }

    fn between(self, variable: &str, low: End, high: End) -> Option<World> {
        let mut world = self.answered(variable, true)?;
        let left = world.numbers.entry(variable.to_owned()).or_default();
        // Of two ends at one number the one that leaves it out is the narrower.
        if let Some((value, closed)) = low
            && left.0.is_none_or(|(known, held)| value > known || (value == known && held && !closed))
        {
            left.0 = low;
        }
        if let Some((value, closed)) = high
            && left.1.is_none_or(|(known, held)| value < known || (value == known && held && !closed))
        {
            left.1 = high;
        }
        match *left {
            (Some((low, from)), Some((high, to))) if low > high || (low == high && !(from && to)) => None,
            _ => Some(world),
        }
    }

    fn answered(mut self, variable: &str, answered: bool) -> Option<World> {
        let known = *self.answered.entry(variable.to_owned()).or_insert(answered);
        (known == answered).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::predicate::parse;

    fn excluded(conditions: &[&str]) -> bool {
        let read: Vec<Predicate> = conditions.iter().map(|text| parse(text).unwrap()).collect();
        exclude_each_other(&read.iter().collect::<Vec<_>>(), &|variable| variable != "many")
    }

    #[test]
    fn what_cannot_be_and_what_can() {
        assert!(excluded(&["q1 = 1", "q1 = 2"]));
        assert!(excluded(&["q1 in (1, 2)", "q1 in (3, 4)"]));
        assert!(excluded(&["q1 in (1, 2)", "q1 in (2, 3)", "q1 in (1, 3)"]));
        assert!(excluded(&["q1 = 1 or q1 = 2", "q1 = 3"]));
        assert!(excluded(&["q1 = 1", "q1 missing"]));
        assert!(excluded(&["not everyone"]));
        assert!(excluded(&["q3 >= 10", "q3 < 10"]));
        assert!(excluded(&["q3 > 9", "q3 <= 20", "q3 <= 9"]));
        assert!(excluded(&["q4 in FY2018", "q4 >= 2019-04-01"]));
        assert!(!excluded(&["q3 >= 10", "q3 <= 10"]));
        assert!(!excluded(&["q3 >= 10", "q5 < 10"]));
        assert!(!excluded(&["q4 in FY2018", "q4 <= 2019-03-31"]));
        assert!(!excluded(&["many = 1", "many = 2"]));
        assert!(!excluded(&["q1 = 1 or q2 = 1", "q1 = 2"]));
        assert!(!excluded(&["q1 in (1, 2)", "q1 in (2, 3)"]));
        assert!(excluded(&["q1 = 1 and q2 = 1", "not (q1 = 1 and q2 = 1)"]));
        assert!(!excluded(&["q1 = 1 and q2 = 1", "not q1 = 2"]));
        assert!(!excluded(&["everyone"]));
    }
}
