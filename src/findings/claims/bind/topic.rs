//! What a sentence is about as a whole, the projects that the headings above it name, and the questions without a figure that it
//! names.

use std::collections::BTreeSet;

use crate::findings::claims::bind::Context;
use crate::findings::claims::bind::seen::{IN_SENTENCE, Seen};
use crate::findings::claims::facts::{Fact, Facts, Group, Uncounted};
use crate::findings::claims::terms::{stands_alone, terms};
use crate::text::key::key;

/// How much of what a fact is about a sentence says where it goes on to something else than what stands above it.
const HALF: f64 = 0.5;

/// What a sentence says that it is about.
pub(super) fn topic(sentence: &str) -> &str {
    ["では", "は、", "は"]
        .iter()
        .filter_map(|word| sentence.find(word))
        .min()
        .and_then(|at| sentence.get(..at))
        .unwrap_or_default()
}

/// What makes of a group whom the words behind it are about.
const TOPICS: &[&str] = &["は", "では", "が", "も", "については", "においては"];

/// The group that a sentence is about last before a statement: 「Aは…19か所、Bは65か所に配布し、」 goes on about B.
pub(super) fn last_group(groups: &[Group], before: &str) -> Option<usize> {
    let before = key(before);
    let ends = |word: &String| {
        let at = before.match_indices(word.as_str()).filter(|(at, _)| {
            let behind = &before[at + word.len()..];
            TOPICS.iter().any(|topic| behind.starts_with(topic))
                && (word.chars().count() > 2 || stands_alone(&before[..at + word.len()], word))
        });
        at.map(|(at, _)| (at + word.len(), word.len())).last()
    };
    let last = |group: &Group| group.words.iter().filter(|word| !word.is_empty()).filter_map(ends).max();
    let found = groups.iter().enumerate().filter_map(|(at, group)| Some((last(group)?, at)));
    found.max().map(|(_, at)| at)
}

/// The projects that the nearest heading with a project names.
pub(super) fn projects(facts: &Facts, context: &Context) -> Vec<usize> {
    for heading in &context.headings {
        let terms = facts.vocabulary.known(heading);
        let named: Vec<usize> = facts
            .projects
            .iter()
            .enumerate()
            .filter(|(_, project)| {
                !project.name.is_empty() && project.name.iter().all(|term| terms.contains(term))
            })
            .map(|(index, _)| index)
            .collect();
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// The questions without a figure that the words around a statement name.
pub(super) struct NotCounted<'f> {
    /// By its clause, by what its sentence is about, or by what stands over its cell.
    here: Vec<&'f Uncounted>,
    /// By the heading or the sentences before.
    above: Vec<&'f Uncounted>,
}

impl<'f> NotCounted<'f> {
    pub(super) fn new(facts: &'f Facts, context: &Context) -> Self {
        let mut here = vec![context.near.as_str(), context.wider.as_str()];
        if context.cell {
            here.push(&context.caption);
            here.extend(context.names.iter().map(String::as_str));
        } else {
            here.push(topic(&context.sentence));
        }
        let heading = context.headings.first().map(String::as_str).unwrap_or_default();
        Self { here: named(facts, &here), above: named(facts, &[heading, &context.earlier]) }
    }

    /// Whether a fact is of another: a question that is named nearby rules it out, one that is named above does so where the
    /// sentence does not say what the fact is about.
    pub(super) fn rule_out(&self, facts: &Facts, fact: &Fact, seen: &Seen) -> bool {
        let knows = |question: &&Uncounted| question.is_known_to(fact, &facts.vocabulary);
        let is_said = || {
            let near = seen.terms.iter().filter(|(_, near)| **near >= IN_SENTENCE);
            Seen::covered(facts, &fact.subject, &near.map(|(term, near)| (*term, *near)).collect()) >= HALF
        };
        // How many answered is said below the heading of any question.
        let of_question = fact.of_round && !fact.of_returns;
        !self.here.iter().all(knows) || of_question && !self.above.iter().all(knows) && !is_said()
    }
}

/// The question without a figure that the words around a statement name, the nearest first.
pub fn uncounted<'f>(facts: &'f Facts, context: &Context) -> Option<&'f Uncounted> {
    let NotCounted { here, above } = NotCounted::new(facts, context);
    here.into_iter().chain(above).next()
}

fn named<'f>(facts: &'f Facts, words: &[&str]) -> Vec<&'f Uncounted> {
    if facts.uncounted.is_empty() {
        return Vec::new();
    }
    let text = words.iter().map(|words| key(words)).collect::<Vec<_>>().join("\n");
    let said: BTreeSet<String> = words.iter().flat_map(|words| terms(words)).collect();
    facts.uncounted.iter().filter(|question| question.is_named(&text, &said)).collect()
}
