//! How well the words around a statement name the answer and the group of a fact.

use crate::findings::claims::bind::Context;
use crate::findings::claims::bind::seen::Seen;
use crate::findings::claims::facts::{Fact, Facts, Group, is_named};
use crate::findings::claims::terms::{is_time, stands_alone};

impl Seen {
    /// Whether the row of a cell names the group and its column the answer of a fact: where both names stand in both (必要である →
    /// 必要ではない), the one the other way round is another fact.
    pub(super) fn stands_straight(fact: &Fact, context: &Context) -> bool {
        let (rows, columns) = context.names.split_at(context.row_names.min(context.names.len()));
        let answer = |name: &String| !name.is_empty() && fact.option_words.ends_with(name.as_str());
        fact.group_words.iter().any(|word| rows.contains(word)) && columns.iter().any(answer)
    }

    /// How well the words name the answer of a fact: as it is written, or at least most of its words.
    pub(super) fn option(&self, facts: &Facts, fact: &Fact) -> f64 {
        let stands = |text: &str| {
            // 理解できた does not stand in よく理解できた.
            if !text.contains(&fact.option_words) {
                return false;
            }
            let longer = fact.option_longer.iter();
            longer.fold(text.to_owned(), |rest, other| rest.replace(other, "")).contains(&fact.option_words)
        };
        if stands(&self.near_key) {
            return 1.0;
        }
        // Another year stands beside the statement.
        if is_time(&fact.option_words) && !self.answer_times.is_empty() {
            return if self.answer_times.contains(&fact.option_words) { 1.0 } else { 0.0 };
        }
        if stands(&self.sentence_key) {
            return 0.8;
        }
        if stands(&self.around_key) {
            return 0.7;
        }
        if is_time(&fact.option_words) {
            return 0.0;
        }
        let covered =
            fact.option.iter().map(|name| Self::covered(facts, name, &self.here)).fold(0.0_f64, f64::max);
        0.7 * covered
    }

    /// How well the words name the group of a fact. Where the sentence names several groups, only the one that stands beside
    /// the statement is meant; in a table the headings name it, whole.
    pub(super) fn group(&self, facts: &Facts, fact: &Fact, context: &Context) -> f64 {
        if context.cell {
            let all = fact.row_words.iter().all(|word| context.names.contains(word));
            let own = fact.group_words.iter().any(|word| context.names.contains(word));
            let within = || {
                fact.group_words.iter().any(|word| {
                    word.chars().count() > 1 && context.names.iter().any(|name| name.starts_with(word.as_str()))
                })
            };
            return match (all && !fact.row_words.is_empty(), own) {
                (true, _) => 1.0,
                (false, true) => 0.9,
                (false, false) if within() => 0.8,
                (false, false) => 0.0,
            };
        }
        let named = |terms: &[u32], text: &str| is_named(&fact.group, &fact.group_words, terms, text);
        if !named(&self.near, &self.near_key)
            && let Some(last) = self.last_group(facts, fact)
        {
            return if last.words == fact.group_words { 0.9 } else { 0.3 };
        }
        // 「2010年代では53％、1990年代では81％」: the words tell such groups apart only as they stand.
        let other = fact.table.and_then(|table| self.named_near.get(table)).is_some_and(|named| *named > 0);
        let other = other && fact.group_words.iter().all(|word| is_time(word));
        if named(&self.near, &self.near_key) || !other && named(&self.topic, &self.topic_key) {
            return 1.0;
        }
        if other {
            return 0.0;
        }
        let covered = |(name, word): (&Vec<u32>, &String)| {
            let alone = (name.len() > 1 && !is_time(word))
                || [&self.sentence_key, &self.around_key].iter().any(|text| stands_alone(text, word));
            if alone { Self::covered(facts, name, &self.here) } else { 0.0 }
        };
        let best = fact.group.iter().zip(&fact.group_words).map(covered).fold(0.0_f64, f64::max);
        let several = fact.table.and_then(|table| self.named_here.get(table)).is_some_and(|named| *named > 1);
        if several { best.min(0.3) } else { best }
    }

    /// The group of the table of a fact that a sentence with several of them is about last before the statement.
    pub(super) fn last_group<'f>(&self, facts: &'f Facts, fact: &Fact) -> Option<&'f Group> {
        let table = fact.table?;
        facts.groups.get(table)?.get((*self.last.get(table)?)?)
    }

    /// Whether the sentence or the row is about a group of some table, and the fact is not.
    pub(super) fn is_of_other_group(&self, fact: &Fact) -> bool {
        self.about
            .as_ref()
            .is_some_and(|name| !name.iter().all(|term| fact.subject.contains(term) || fact.around.contains(term)))
    }
}
