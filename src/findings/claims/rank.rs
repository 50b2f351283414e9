//! Which place an answer or a group has among the others of its table: 最も多い, 次いで, 第3位. Ties share a place.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::catalogue::{Phrase, verify as words};
use crate::findings::claims::bind::{Kind, SURE, about_best, candidates};
use crate::findings::claims::facts::rates::Rate;
use crate::findings::claims::facts::{Fact, FactValue, Facts, Measure};
use crate::findings::claims::turn::later;
use crate::findings::claims::verdict::{Judged, Place, Spoken, Verdict, Why, ids};
use crate::text::key::key;

/// What says that shares are ranked: the group with most answers has not the greatest share by that.
const SHARES: &[&str] =
    &["割合", "比率", "構成比", "率が", "率は", "％", "%", "最も高", "最も低", "高い", "低い", "高く", "低く"];

/// Judges a statement of a place among others.
pub(super) fn check(facts: &Facts, spoken: &Spoken, said: Place) -> Judged {
    // Of a day it is an event that has the place, and events are in no table of groups.
    if spoken.context.day.is_some() {
        return none(Vec::new());
    }
    let mut found = candidates(facts, &Kind::Share, &spoken.context);
    // 「回収率が最も高いのは」: what is ranked stands in the clause of the word for the place.
    let clause = spoken.context.before.rsplit(['、', '，']).next().unwrap_or_default();
    if let Some(rate) = Rate::named(clause) {
        found.retain(|candidate| facts.list[candidate.fact].rate.is_some_and(|own| rate.can_be(own)));
    } else if found.is_empty() || !SHARES.iter().any(|word| spoken.context.sentence.contains(word)) {
        found.extend(candidates(facts, &Kind::Number { unit: String::new() }, &spoken.context));
    }
    // Only a cell among others has a place.
    found.retain(|candidate| {
        let fact = &facts.list[candidate.fact];
        let is_last = !spoken.context.years.is_empty() || !fact.of_round || later(facts, candidate.fact).is_none();
        is_last
            && fact.table.is_some()
            && fact.exact().is_some()
            && !others(facts, fact, &spoken.context.near).is_empty()
    });
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    let likely = about_best(&found);
    let Some(best) = likely.first() else { return none(ids(facts, &found, 3)) };
    let fact = &facts.list[best.fact];
    if best.other_year || fact.of_round && spoken.context.turn.is_past() {
        return super::verdict::not_of_this_year(facts, best.fact, Vec::new());
    }
    let others = others(facts, fact, &spoken.context.near);
    // What is hidden may stand anywhere, and nobody is told where.
    if std::iter::once(fact).chain(others.iter().copied()).any(|fact| fact.value == FactValue::Hidden) {
        return Judged { verdict: Verdict::Unchecked(Why::Hidden), ..none(vec![fact.figure.clone()]) };
    }
    if said == Place::Main {
        return main(facts, spoken, fact, &others);
    }
    let holds = |candidate: &Fact| has_place(candidate, fact, &others, said);
    let agrees = holds(fact);
    if !agrees && (best.score < SURE || !best.grounded) {
        return Judged { verdict: Verdict::Unchecked(Why::Far), ..none(ids(facts, likely, 3)) };
    }
    let mut judged = told(fact, agrees);
    if !agrees {
        judged.right = Some(place_of(fact, &others).words());
        if let Some(there) = others.iter().copied().find(|other| holds(other)) {
            judged
                .remarks
                .push(words::say_rank(place_of(there, &beside(there, fact, &others)).words(), &there.label));
        }
    }
    judged
}

/// The place of a fact among others.
struct PlaceOf {
    place: usize,
    of: usize,
    tied: bool,
}

impl PlaceOf {
    fn words(&self) -> Phrase {
        let ending = match (self.place % 10, self.place % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        if self.tied {
            words::tied_place(self.place, ending, self.of)
        } else {
            words::place(self.place, ending, self.of)
        }
    }
}

fn place_of(fact: &Fact, others: &[&Fact]) -> PlaceOf {
    let ahead = others.iter().filter(|other| by_value(other, fact) == Ordering::Greater).count();
    let tied = others.iter().any(|other| by_value(other, fact) == Ordering::Equal);
    PlaceOf { place: ahead + 1, of: others.len() + 1, tied }
}

/// The others of one of the others, the one that was found among them.
fn beside<'f>(one: &Fact, found: &'f Fact, others: &[&'f Fact]) -> Vec<&'f Fact> {
    let all = others.iter().copied().chain(std::iter::once(found));
    all.filter(|other| other.figure != one.figure).collect()
}

fn none(also: Vec<String>) -> Judged {
    Judged {
        verdict: Verdict::Unchecked(Why::NoFigure),
        figure: None,
        label: Phrase::default(),
        from: Vec::new(),
        right: None,
        also,
        remarks: Vec::new(),
        fact: None,
        other_year: false,
        near: None,
    }
}

fn told(fact: &Fact, agrees: bool) -> Judged {
    let mut judged = none(Vec::new());
    judged.verdict = if agrees { Verdict::Agrees } else { Verdict::Disagrees };
    judged.figure = Some(fact.figure.clone());
    judged.label = fact.label.clone();
    judged
}

/// Whether those that are named as the main ones have no less than those that are not.
fn main(facts: &Facts, spoken: &Spoken, fact: &Fact, others: &[&Fact]) -> Judged {
    let said = facts.vocabulary.known(&spoken.context.sentence);
    let text = key(&spoken.context.sentence);
    let all = || others.iter().copied().chain(std::iter::once(fact));
    let named = |fact: &Fact| {
        let of_words = |name: &Vec<u32>| {
            let there = name.iter().filter(|term| said.contains(term)).count();
            there > 1 && there * 5 >= name.len() * 3
        };
        text.contains(&fact.option_words) || fact.option.iter().any(of_words)
    };
    let least = all().filter(|fact| named(fact)).min_by(|a, b| by_value(a, b));
    let most = all().filter(|fact| !named(fact)).max_by(|a, b| by_value(a, b));
    match (least, most) {
        (None, _) => none(vec![fact.figure.clone()]),
        (Some(least), None) => told(least, true),
        (Some(least), Some(most)) => {
            let agrees = by_value(least, most) != Ordering::Less;
            let mut judged = told(least, agrees);
            if !agrees {
                // What is wrong is the one that is not named, so its place is what is to be known.
                let place = place_of(most, &beside(most, fact, others)).words();
                judged.remarks.push(words::say_rank(place, &most.label));
            }
            judged
        }
    }
}

/// Whether a fact has a place among the others and the one that was found, ties sharing one.
fn has_place(candidate: &Fact, found: &Fact, others: &[&Fact], said: Place) -> bool {
    let beside = beside(candidate, found, others);
    match said {
        Place::From(nth) => place_of(candidate, &beside).place == nth,
        Place::Last => beside.iter().all(|other| by_value(other, candidate) != Ordering::Less),
        Place::Main => false,
    }
}

/// The others that it is ranked with: the other groups where its group is what is named, else the other answers.
fn others<'f>(facts: &'f Facts, fact: &Fact, near: &str) -> Vec<&'f Fact> {
    let words = facts.vocabulary.known(near);
    let group_named =
        fact.group.iter().any(|name| !name.is_empty() && name.iter().all(|term| words.contains(term)));
    let option_named = !fact.option_words.is_empty() && key(near).contains(&fact.option_words);
    // Numbers of those who were asked and answered are ranked each by itself.
    let by_group = fact.of_returns || fact.option.is_empty() || (group_named && !option_named);
    let mut by_name: BTreeMap<&str, &Fact> = BTreeMap::new();
    for other in &facts.list {
        // 地区 are not ranked with the 圏域 that they hold.
        let level = |fact: &Fact| fact.row_words.split_last().map(|(_, level)| level.to_vec());
        let alike = other.table == fact.table
            && (!by_group || level(other) == level(fact))
            && other.measure == fact.measure
            && other.years == fact.years
            && other.percentage == fact.percentage
            && matches!(other.measure, Measure::Number | Measure::Share)
            && other.from.len() == 1
            && other.figure != fact.figure;
        let beside = if by_group {
            other.option_words == fact.option_words && !other.group.is_empty() && !fact.group.is_empty()
        } else {
            other.group == fact.group && !other.option.is_empty()
        };
        if alike && beside {
            by_name.insert(&other.figure, other);
        }
    }
    by_name.into_values().collect()
}

fn by_value(a: &Fact, b: &Fact) -> Ordering {
    match (a.exact(), b.exact()) {
        (Some(a), Some(b)) => a.compared(b).unwrap_or(Ordering::Equal),
        // What is hidden has no place.
        _ => Ordering::Equal,
    }
}
