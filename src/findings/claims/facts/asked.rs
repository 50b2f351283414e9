//! The questions that were asked, with the figures that are counted from each. A sentence that names one speaks of no figure of
//! another, even where the value happens to be the same.

use std::collections::{BTreeMap, BTreeSet};

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

/// A question that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its number and words.
    pub name: Phrase,
    number: String,
    words: String,
    terms: Vec<String>,
    figures: BTreeSet<String>,
}

impl Asked {
    fn new(question: &Question, figures: BTreeSet<String>) -> Self {
        let text = question.battery_words().map_or_else(|| question.text.clone(), |(_, item)| item);
        let name = Phrase {
            ja: format!("{} {}", question.number.ja, text.ja).trim().to_owned(),
            en: format!("{} {}", question.number.en, text.en).trim().to_owned(),
        };
        let mut terms = terms(&text.ja);
        terms.sort_unstable();
        terms.dedup();
        Self { name, number: key(&question.number.ja), words: key(&text.ja), terms, figures }
    }

    /// Whether any figure is counted from it.
    pub fn is_counted(&self) -> bool {
        !self.figures.is_empty()
    }

    /// Whether some words, in the matching form and as terms, name it: by its number, its words, or most of what they say.
    pub fn is_named(&self, text: &str, said: &BTreeSet<String>) -> bool {
        self.number_stands_in(text)
            || self.words.chars().count() >= TELLING_SIGNS && text.contains(&self.words)
            || self.terms.len() >= TELLING_TERMS && covers(&self.terms, |term| said.contains(term))
    }

    /// Whether a text has its number, and not that of a part of it or of another: 問1 does not stand in 問1ア or in 問10.
    fn number_stands_in(&self, text: &str) -> bool {
        let goes_on = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | 'ァ'..='ヺ' | 'a'..='z');
        self.number.starts_with('問')
            && text.match_indices(&self.number).any(|(at, number)| {
                !text[at + number.len()..].starts_with(goes_on) && !text[..at].ends_with(['設', '質', '学'])
            })
    }

    /// Whether a fact is of it, or about the same by its words.
    pub fn is_known_to(&self, fact: &Fact, vocabulary: &Vocabulary) -> bool {
        fact.from.iter().any(|figure| self.figures.contains(figure))
            || !self.terms.is_empty()
                && covers(&self.terms, |term| vocabulary.number(term).is_some_and(|number| fact.says(number)))
    }
}

/// Whether most of some terms are known: four of five.
fn covers(terms: &[String], knows: impl Fn(&String) -> bool) -> bool {
    terms.iter().filter(|term| knows(term)).count() * 5 >= terms.len() * 4
}

impl Facts {
    /// Notes the questions of the surveys whose answers are counted, with the figures of a plan that rest on each.
    pub(super) fn asked(&mut self, sources: &Sources<'_>) {
        let mut counted: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
        for (id, figure) in sources.figures {
            for reach in &figure.rests_on {
                let Reach::Counted { table, variables, .. } = reach.as_ref() else { continue };
                for variable in variables {
                    counted.entry((&table.survey, variable)).or_default().insert(id.clone());
                }
            }
        }
        for survey in sources.surveys.iter().filter(|survey| survey.records().is_none()) {
            for question in &survey.questions {
                match &question.domain {
                    ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Quantity { .. } => {
                        let figures = counted.remove(&(survey.id.as_str(), question.id.as_str()));
                        self.asked.push(Asked::new(question, figures.unwrap_or_default()));
                    }
                    ResponseDomain::Date
                    | ResponseDomain::Text
                    | ResponseDomain::Area
                    | ResponseDomain::Category
                    | ResponseDomain::List => {}
                }
            }
        }
    }
}
