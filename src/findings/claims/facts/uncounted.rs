//! The questions that were asked and of which a plan counts nothing. A sentence that names one speaks of no figure of the plan, and a
//! value of another question that happens to be the same does not make it right.

use std::collections::BTreeSet;

use crate::catalogue::Phrase;
use crate::findings::claims::facts::{Fact, Facts, Sources};
use crate::findings::claims::terms::{Vocabulary, terms};
use crate::findings::reach::Reach;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::key::key;

/// Signs of a question that a sentence names by repeating it: 課題 can be anybody's.
const TELLING_SIGNS: usize = 4;
/// Terms of a question that a sentence names in words of its own.
const TELLING_TERMS: usize = 4;

/// A question of which nothing is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncounted {
    /// Its number and words.
    pub name: Phrase,
    words: String,
    terms: Vec<String>,
}

impl Uncounted {
    fn new(question: &Question) -> Self {
        let text = question.battery_words().map_or_else(|| question.text.clone(), |(_, item)| item);
        let name = Phrase {
            ja: format!("{} {}", question.number.ja, text.ja).trim().to_owned(),
            en: format!("{} {}", question.number.en, text.en).trim().to_owned(),
        };
        let mut terms = terms(&text.ja);
        terms.sort_unstable();
        terms.dedup();
        Self { name, words: key(&text.ja), terms }
    }

    /// Whether some words, in the matching form and as terms, name it.
    pub fn is_named(&self, text: &str, said: &BTreeSet<String>) -> bool {
        self.words.chars().count() >= TELLING_SIGNS && text.contains(&self.words)
            || self.terms.len() >= TELLING_TERMS && covers(&self.terms, |term| said.contains(term))
    }

    /// Whether a fact is about the same, whatever question it is counted from.
    pub fn is_known_to(&self, fact: &Fact, vocabulary: &Vocabulary) -> bool {
        covers(&self.terms, |term| vocabulary.number(term).is_some_and(|number| fact.says(number)))
    }
}

/// Whether most of some terms are known: four of five.
fn covers(terms: &[String], knows: impl Fn(&String) -> bool) -> bool {
    terms.iter().filter(|term| knows(term)).count() * 5 >= terms.len() * 4
}

impl Facts {
    /// Notes the questions of the surveys that no figure of a plan is counted from.
    pub(super) fn uncounted(&mut self, sources: &Sources<'_>) {
        let counted: BTreeSet<(&str, &str)> = sources
            .figures
            .values()
            .flat_map(|figure| &figure.rests_on)
            .filter_map(|reach| match reach.as_ref() {
                Reach::Counted { table, variables, .. } => Some((table, variables)),
                Reach::Entered { .. } => None,
            })
            .flat_map(|(table, variables)| variables.iter().map(|id| (table.survey.as_str(), id.as_str())))
            .collect();
        for survey in sources.surveys.iter().filter(|survey| survey.records().is_none()) {
            let questions = survey.questions.iter().filter(|question| match &question.domain {
                ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Quantity { .. } => {
                    !counted.contains(&(survey.id.as_str(), question.id.as_str()))
                }
                ResponseDomain::Date
                | ResponseDomain::Text
                | ResponseDomain::Area
                | ResponseDomain::Category
                | ResponseDomain::List => false,
            });
            self.uncounted.extend(questions.map(Uncounted::new));
        }
    }
}
