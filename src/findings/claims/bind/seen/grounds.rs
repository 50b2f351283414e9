//! Whether the words around a statement say what a fact is about, near enough that a difference contradicts it.

use crate::findings::claims::bind::Context;
use crate::findings::claims::bind::seen::Seen;
use crate::findings::claims::facts::{Fact, Facts, is_named};

/// How much of what a fact is about the paragraph has to say.
const GROUNDED: f64 = 0.25;
/// Signs of an answer that is named by nothing else: 必要 is, 策定予定 is not.
const LONG_ANSWER: usize = 4;

impl Seen {
    /// Whether the text says what a fact is about, near enough to be contradicted: enough of it in the paragraph itself.
    pub(in crate::findings::claims::bind) fn grounds(
        &self,
        facts: &Facts,
        fact: &Fact,
        context: &Context,
    ) -> bool {
        let covered = Self::covered(facts, &fact.subject, &self.said);
        let of_whom = !fact.group.is_empty()
            && (is_named(&fact.group, &fact.group_words, &self.near, &self.near_key)
                || self.last_group(facts, fact).is_some_and(|group| group.words == fact.group_words));
        let heading = context.headings.first().map(|heading| facts.vocabulary.known(heading)).unwrap_or_default();
        let knows = |term: &u32| fact.subject.contains(term) || fact.around.contains(term);
        let weigh = |terms: &mut dyn Iterator<Item = &u32>| -> f64 {
            terms.map(|term| facts.vocabulary.weight(*term)).sum()
        };
        // A heading about something else asks for more.
        let under = weigh(&mut heading.iter().filter(|term| knows(term))) >= 0.75 * weigh(&mut heading.iter());
        let enough = if under { GROUNDED } else { 2.0 * GROUNDED };
        if context.cell {
            return Self::explains_heads(facts, fact, context);
        }
        of_whom || covered >= enough || self.leads_to(facts, fact, context)
    }

    /// Whether a fact is about what every column head of a cell says, and about what some head of its row says: a column that
    /// the workspace knows otherwise (変化の範囲) has other numbers.
    fn explains_heads(facts: &Facts, fact: &Fact, context: &Context) -> bool {
        let explained = |name: &String| {
            let terms = facts.vocabulary.known(name);
            let weigh = |terms: &mut dyn Iterator<Item = &u32>| -> f64 {
                terms.map(|term| facts.vocabulary.weight(*term)).sum()
            };
            weigh(&mut terms.iter().filter(|term| fact.says(**term))) >= 0.5 * weigh(&mut terms.iter())
        };
        let (rows, columns) = context.names.split_at(context.row_names.min(context.names.len()));
        columns.iter().all(explained) && (rows.is_empty() || rows.iter().any(explained))
    }

    /// Whether the sentence names the answer of a fact or compares what the headings are about; or the nearest heading is about
    /// nothing else, and no nearer word is.
    fn leads_to(&self, facts: &Facts, fact: &Fact, context: &Context) -> bool {
        let option = &fact.option_words;
        let compares = ["前年", "昨年", "前回", "目標", "達成", "実績", "増減"];
        if option.chars().count() >= LONG_ANSWER && self.sentence_key.contains(option.as_str())
            || compares.iter().any(|word| self.sentence_key.contains(word))
        {
            return true;
        }
        let heading = context.headings.first().map(|heading| facts.vocabulary.known(heading)).unwrap_or_default();
        let mut said = self.said.clone();
        said.extend(heading.iter().map(|term| (*term, 1.0)));
        let weigh = |terms: &mut dyn Iterator<Item = &u32>| -> f64 {
            terms.map(|term| facts.vocabulary.weight(*term)).sum()
        };
        let about = weigh(&mut heading.iter().filter(|term| fact.subject.contains(term)));
        about > 0.0
            && about >= 0.5 * weigh(&mut heading.iter())
            && Self::covered(facts, &fact.subject, &said) >= 2.0 * GROUNDED
            && (self.near.is_empty() || self.explained(facts, fact) >= 2.0 * GROUNDED)
    }
}
