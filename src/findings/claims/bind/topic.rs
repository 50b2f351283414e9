//! What a sentence is about as a whole, the projects that the headings above it name, and the questions that it names.

use std::collections::BTreeSet;

use crate::findings::claims::bind::Context;
use crate::findings::claims::bind::seen::{IN_SENTENCE, Seen};
use crate::findings::claims::facts::{Asked, Fact, Facts, Group};
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

/// The group that a sentence, in the matching form, is about last before a statement: 「Aは…19か所、Bは65か所に配布し、」 goes on about B.
pub(super) fn last_group(groups: &[Group], before: &str) -> Option<usize> {
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

/// The questions that the words around a statement name.
pub(super) struct Named<'f> {
    /// Where the nearest words that name one are those of the sentence or stand over the cell.
    here: Vec<&'f Asked>,
    /// Those that the heading or the sentences before name, where the sentence names none.
    above: Vec<&'f Asked>,
}

impl<'f> Named<'f> {
    pub(super) fn new(facts: &'f Facts, context: &Context) -> Self {
        let names = context.names.join("\n");
        let nearer: [&[&str]; 3] = if context.cell {
            [&[&names], &[&context.caption], &[]]
        } else {
            [&[&context.near], &[&context.wider], &[&context.before, topic(&context.sentence)]]
        };
        let here = nearer.into_iter().map(|words| named(facts, words)).find(|named| !named.is_empty());
        let Some(here) = here else {
            let heading = context.headings.first().map(String::as_str).unwrap_or_default();
            return Self { here: Vec::new(), above: named(facts, &[heading, &context.earlier]) };
        };
        Self { here, above: Vec::new() }
    }

    /// Whether a fact is of another question: one that is named nearby rules it out, one that is named above does so where nothing is
    /// counted from it and the sentence does not say what the fact is about.
    pub(super) fn rule_out(&self, facts: &Facts, fact: &Fact, seen: &Seen) -> bool {
        let knows = |asked: &&Asked| asked.is_known_to(fact, &facts.vocabulary);
        // How many answered, and what an office entered, is said beside any question.
        let of_question = fact.of_round && !fact.of_returns;
        if !self.here.is_empty() && (of_question || !self.here.iter().any(|asked| asked.is_counted())) {
            return !self.here.iter().any(knows);
        }
        let is_said = || {
            let near = seen.terms.iter().filter(|(_, near)| **near >= IN_SENTENCE);
            Seen::covered(facts, &fact.subject, &near.map(|(term, near)| (*term, *near)).collect()) >= HALF
        };
        let nowhere = |asked: &&Asked| !asked.is_counted() && !knows(asked);
        of_question && self.above.iter().any(nowhere) && !self.above.iter().any(knows) && !is_said()
    }
}

/// The question that the words around a statement name and that nothing is counted from.
pub fn uncounted<'f>(facts: &'f Facts, context: &Context) -> Option<&'f Asked> {
    let Named { here, above } = Named::new(facts, context);
    let named = if here.is_empty() { above } else { here };
    if named.iter().any(|asked| asked.is_counted()) { None } else { named.first().copied() }
}

fn named<'f>(facts: &'f Facts, words: &[&str]) -> Vec<&'f Asked> {
    let text = words.iter().map(|words| key(words)).collect::<Vec<_>>().join("\n");
    let said: BTreeSet<String> = words.iter().flat_map(|words| terms(words)).collect();
    facts.asked.iter().filter(|asked| asked.is_named(&text, &said)).collect()
}
