//! What can be worked out from the figures of a workspace where a text states it and the plan has no figure for it: a small
//! set of derivations, each exact and each named in the verdict. What is hidden takes part in none of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, verify as words};
use crate::findings::claims::facts::{Fact, FactValue, Facts, Measure, adds_over_years};
use crate::stats::comparison::{Fraction, relative};
use crate::survey::indicator::{IndicatorBook, IndicatorKind};

/// Adds everything that can be worked out to the facts.
pub fn derive(facts: &mut Facts, book: Option<&IndicatorBook>) {
    let mut made = Vec::new();
    for indicator in book.into_iter().flat_map(|book| &book.indicators) {
        let of = |measure: Measure| -> BTreeMap<i32, &Fact> {
            facts
                .list
                .iter()
                .filter(|fact| fact.indicator.as_deref() == Some(&indicator.id) && fact.measure == measure)
                .filter_map(|fact| Some((fact.years?.1, fact)))
                .collect()
        };
        let (actuals, targets) = (of(Measure::Actual), of(Measure::Target));
        of_indicator(&actuals, &targets, indicator.kind, &mut made);
    }
    of_rounds(facts, &mut made);
    rests(facts, &mut made);
    // What the plan has a figure for is that figure.
    made.retain(|fact| {
        !facts.list.iter().any(|known| {
            known.measure == fact.measure
                && known.years == fact.years
                && known.indicator.is_some()
                && known.indicator == fact.indicator
        })
    });
    facts.list.extend(made);
}

/// Achievement, change, distance from the target and sums of one indicator.
fn of_indicator(
    actuals: &BTreeMap<i32, &Fact>,
    targets: &BTreeMap<i32, &Fact>,
    kind: IndicatorKind,
    made: &mut Vec<Fact>,
) {
    let both: Vec<(i32, &Fact, &Fact)> =
        actuals.iter().filter_map(|(year, actual)| Some((*year, *actual, *targets.get(year)?))).collect();
    for (year, actual, target) in &both {
        let value = divided(actual.exact(), target.exact());
        made.push(made_of(
            Measure::Achievement,
            value,
            actual,
            &[target],
            (*year, *year),
            &words::by_achievement(),
        ));
        let gap = less(actual.exact(), target.exact());
        let measure = if actual.percentage { Measure::Points } else { Measure::Difference };
        made.push(made_of(measure, gap, actual, &[target], (*year, *year), &words::by_gap()));
    }
    if adds_over_years(kind) && both.len() > 1 {
        let parts: Vec<&Fact> = both.iter().flat_map(|(_, actual, target)| [*actual, *target]).collect();
        let value = divided(
            total(both.iter().map(|(_, actual, _)| actual.exact())),
            total(both.iter().map(|(.., target)| target.exact())),
        );
        if let (Some(first), Some(last)) = (both.first(), both.last()) {
            made.push(made_of(
                Measure::Achievement,
                value,
                first.1,
                &parts,
                (first.0, last.0),
                &words::by_achievement(),
            ));
        }
    }
    changes(actuals, made);
    if adds_over_years(kind) {
        // The years that have a target, where there are others.
        let with_target: BTreeMap<i32, &Fact> = both.iter().map(|(year, actual, _)| (*year, *actual)).collect();
        if with_target.len() < actuals.len() {
            sums(&with_target, made);
        }
        for of in [actuals, targets] {
            sums(of, made);
        }
    }
}

/// Change, difference and, of percentages, points from each year to the next.
fn changes(by_year: &BTreeMap<i32, &Fact>, made: &mut Vec<Fact>) {
    for (new_year, new) in by_year {
        let Some((old_year, old)) = by_year.range(..*new_year).next_back() else { continue };
        let years = (*old_year, *new_year);
        let difference = less(new.exact(), old.exact());
        if new.percentage {
            made.push(made_of(Measure::Points, difference, new, &[old], years, &words::by_difference()));
        } else {
            let change = divided(difference, old.exact());
            made.push(made_of(Measure::Change, change, new, &[old], years, &words::by_change()));
            made.push(made_of(Measure::Difference, difference, new, &[old], years, &words::by_difference()));
        }
    }
}

/// The difference of two shares, in points, and how it came about in words.
pub(super) fn points_between(new: &Fact, old: &Fact, how: &Phrase) -> Fact {
    let last = |fact: &Fact| fact.years.map_or(0, |(_, last)| last);
    let difference = less(new.exact(), old.exact());
    let between = made_of(Measure::Points, difference, new, &[old], (last(old), last(new)), how);
    Fact { decimals: new.decimals, ..between }
}

/// The change of a share relative to the round before.
pub(super) fn change_between(new: &Fact, old: &Fact) -> Fact {
    let last = |fact: &Fact| fact.years.map_or(0, |(_, last)| last);
    let relative = new.exact().zip(old.exact()).and_then(|(new, old)| relative(new, old).ok());
    let years = (last(old), last(new));
    let change = made_of(Measure::Change, relative, new, &[old], years, &words::by_change_of_rounds());
    Fact { decimals: new.decimals, ..change }
}

/// Several answers of one group to a question of which each case gives one: the cases that gave any of them.
pub(super) fn together(parts: &[&Fact]) -> Option<Fact> {
    let (first, others) = parts.split_first()?;
    let value = total(parts.iter().map(|part| part.exact()));
    let joined = made_of(first.measure, value, first, others, first.years?, &words::by_joining());
    let counted = parts.iter().map(|part| part.counts).collect::<Option<Vec<_>>>();
    let counts = counted.and_then(|counted| {
        let n = counted.first()?.1;
        let k = counted.iter().map(|(k, _)| *k).sum();
        counted.iter().all(|(_, of)| *of == n).then_some((k, n))
    });
    Some(Fact { counts, base: first.base, ..joined })
}

fn sums(by_year: &BTreeMap<i32, &Fact>, made: &mut Vec<Fact>) {
    let (Some((first, _)), Some((last, _))) = (by_year.first_key_value(), by_year.last_key_value()) else {
        return;
    };
    if first == last {
        return;
    }
    let parts: Vec<&Fact> = by_year.values().copied().collect();
    let value = total(parts.iter().map(|fact| fact.exact()));
    made.push(made_of(Measure::Sum, value, parts[0], &parts, (*first, *last), &words::by_sum()));
}

/// The same question, group and answer in several rounds, or the same row of a table in several years.
fn of_rounds(facts: &Facts, made: &mut Vec<Fact>) {
    type Same<'f> = (&'f [u32], &'f [Vec<u32>], &'f [Vec<u32>], Measure);
    let mut series: BTreeMap<Same<'_>, BTreeMap<i32, &Fact>> = BTreeMap::new();
    // A table of several rounds says itself by how much each answer moved.
    let mut of_tables: BTreeMap<usize, BTreeSet<(i32, i32)>> = BTreeMap::new();
    for fact in facts.list.iter().filter(|fact| fact.of_round && is_one_year(fact)) {
        if let (Some(table), Some(years)) = (fact.table, fact.years) {
            of_tables.entry(table).or_default().insert(years);
        }
    }
    let compares = |fact: &Fact| {
        fact.of_round && fact.table.is_some_and(|table| of_tables.get(&table).is_some_and(|years| years.len() > 1))
    };
    for fact in &facts.list {
        let Some((first, last)) = fact.years else { continue };
        // An event has a day, not a place in a series.
        let apart = compares(fact)
            || fact.indicator.is_some()
            || fact.day.is_some()
            || first != last
            || fact.table.is_none();
        if apart || !matches!(fact.measure, Measure::Number | Measure::Share) {
            continue;
        }
        let same = (fact.subject.as_slice(), fact.group.as_slice(), fact.option.as_slice(), fact.measure);
        series.entry(same).or_default().insert(first, fact);
    }
    for by_year in series.values().filter(|by_year| by_year.len() > 1) {
        changes(by_year, made);
        if by_year.values().all(|fact| !fact.percentage) {
            sums(by_year, made);
        }
    }
}

fn is_one_year(fact: &Fact) -> bool {
    fact.years.is_some_and(|(first, last)| first == last)
}

/// What a share leaves: the other cases, and their share.
fn rests(facts: &Facts, made: &mut Vec<Fact>) {
    for fact in facts.list.iter().filter(|fact| fact.named && fact.measure == Measure::Share) {
        let (Some(value), Some((k, n)), Some(years)) = (fact.exact(), fact.counts, fact.years) else { continue };
        let rest = Fraction { numerator: value.denominator - value.numerator, denominator: value.denominator };
        let mut share = made_of(Measure::Rest, Some(rest), fact, &[], years, &words::by_rest());
        share.percentage = true;
        share.counts = Some((n - k, n));
        made.push(share);
        let left = Fraction { numerator: n - k, denominator: 1 };
        let mut number = made_of(Measure::Rest, Some(left), fact, &[], years, &words::by_rest());
        number.percentage = false;
        number.counts = None;
        number.decimals = 0;
        number.unit = String::new();
        made.push(number);
    }
}

/// A fact that is put together from others and named after the first.
fn made_of(
    measure: Measure,
    value: Option<Fraction>,
    first: &Fact,
    others: &[&Fact],
    years: (i32, i32),
    how: &Phrase,
) -> Fact {
    let parts = || std::iter::once(first).chain(others.iter().copied());
    let hidden = parts().any(|part| part.value == FactValue::Hidden);
    let value = match (hidden, value) {
        (true, _) => FactValue::Hidden,
        (false, Some(value)) => FactValue::Exact(value),
        (false, None) => FactValue::Undefined,
    };
    let mut from = Vec::new();
    for part in parts() {
        for id in &part.from {
            if !from.contains(id) {
                from.push(id.clone());
            }
        }
    }
    let percentage =
        matches!(measure, Measure::Achievement | Measure::Change | Measure::Points) || first.percentage;
    let counts = match (measure, value) {
        (Measure::Achievement, FactValue::Exact(fraction)) => Some((fraction.numerator, fraction.denominator)),
        _ => None,
    };
    Fact {
        label: words::derived(&first.label, how),
        from,
        value,
        percentage,
        decimals: if percentage && !first.percentage { 1 } else { first.decimals },
        measure,
        years: Some(years),
        as_of: parts().find_map(|part| part.as_of),
        counts,
        base: None,
        provisional: parts().any(|part| part.provisional),
        ..first.clone()
    }
}

fn less(a: Option<Fraction>, b: Option<Fraction>) -> Option<Fraction> {
    let (a, b) = (a?, b?);
    let numerator =
        a.numerator.checked_mul(b.denominator)?.checked_sub(b.numerator.checked_mul(a.denominator)?)?;
    reduced(numerator, a.denominator.checked_mul(b.denominator)?)
}

fn total(values: impl Iterator<Item = Option<Fraction>>) -> Option<Fraction> {
    let mut sum = Fraction { numerator: 0, denominator: 1 };
    for value in values {
        let value = value?;
        let numerator = sum
            .numerator
            .checked_mul(value.denominator)?
            .checked_add(value.numerator.checked_mul(sum.denominator)?)?;
        sum = reduced(numerator, sum.denominator.checked_mul(value.denominator)?)?;
    }
    Some(sum)
}

/// Unreduced where both are whole, so that 15/20 is written as it was counted.
fn divided(a: Option<Fraction>, b: Option<Fraction>) -> Option<Fraction> {
    let (a, b) = (a?, b?);
    if b.numerator == 0 {
        return None;
    }
    let sign = if b.numerator < 0 { -1 } else { 1 };
    let numerator = a.numerator.checked_mul(b.denominator)?.checked_mul(sign)?;
    let denominator = a.denominator.checked_mul(b.numerator)?.checked_mul(sign)?;
    if a.denominator == 1 && b.denominator == 1 {
        return Some(Fraction { numerator, denominator });
    }
    reduced(numerator, denominator)
}

fn reduced(numerator: i128, denominator: i128) -> Option<Fraction> {
    if denominator == 0 {
        return None;
    }
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let by = i128::try_from(a.max(1)).ok()?;
    Some(Fraction { numerator: numerator / by, denominator: denominator / by })
}
