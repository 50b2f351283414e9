//! Whether the words around a statement say what a fact is about, near enough that a difference contradicts it.

use crate::findings::claims::bind::Context;
use crate::findings::claims::bind::measured::BASES;
use crate::findings::claims::bind::seen::Seen;
use crate::findings::claims::facts::{Fact, Facts, Measure, is_named};
use crate::text::key::key;

/// How much of what a fact is about the paragraph has to say.
const GROUNDED: f64 = 0.25;
/// What says that a number is what others are a part of.
const WHOLES: &[&str] = &["うち", "全体"];
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
        if context.cell {
            return Self::explains_heads(facts, fact, context);
        }
        if self.is_of_another(facts, fact)
            || self.is_of_a_group_only(fact)
            || self.says_a_group_only(facts, fact)
            || self.leaves_its_answer_out(fact)
            || self.is_no_base(fact, context)
        {
            return false;
        }
        let covered = Self::covered(facts, &fact.subject, &self.said);
        let of_whom = !fact.group.is_empty()
            && (is_named(&fact.group, &fact.group_words, &self.near, &self.near_key)
                || self.last_group(facts, fact).is_some_and(|group| group.words == fact.group_words));
        let heading = context.headings.first().map(|heading| facts.vocabulary.known(heading)).unwrap_or_default();
        let knows = |term: &u32| fact.subject.contains(term) || fact.around.contains(term);
        // A heading about something else asks for more.
        let under = weigh(facts, heading.iter().filter(|term| knows(term))) >= 0.75 * weigh(facts, &heading);
        let enough = if under { GROUNDED } else { 2.0 * GROUNDED };
        of_whom || covered >= enough || self.leads_to(facts, fact, context)
    }

    /// Whether the words say that they are of something else than the fact.
    pub(in crate::findings::claims::bind) fn is_of_another(&self, facts: &Facts, fact: &Fact) -> bool {
        self.is_of_returns_only(fact)
            || self.quotes_another_answer(facts, fact)
            || self.counts_a_group_only(facts, fact)
    }

    /// Whether the nearest words say how many were asked or answered, and the fact is of what they answered.
    fn is_of_returns_only(&self, fact: &Fact) -> bool {
        let own = || fact.subject.iter().chain(fact.option.iter().flatten());
        let is_of_answers = fact.of_round && fact.measure != Measure::Base;
        // 「回収した129か所のうち、105か所が必要」 goes on to what they answered.
        let goes_on = self.says_near(WHOLES);
        is_of_answers
            && !goes_on
            && !self.returns.is_empty()
            && !self.returns.iter().any(|term| own().any(|own| own == term))
    }

    /// Whether the sentence has answers in 「」, and not that of the fact.
    fn quotes_another_answer(&self, facts: &Facts, fact: &Fact) -> bool {
        let quoted = self.sentence_key.split('「').skip(1).filter_map(|rest| Some(rest.split_once('」')?.0));
        let mut answers = quoted.filter(|word| facts.answers.contains_key(*word)).peekable();
        !fact.option_words.is_empty()
            && answers.peek().is_some()
            && !answers.any(|answer| fact.option_words.contains(answer))
    }

    /// Whether the answer of a fact is the name of a group, as that of a question 「種別」 is, and the words do not speak of that question: they
    /// name the group of something else.
    fn counts_a_group_only(&self, facts: &Facts, fact: &Fact) -> bool {
        facts.group_names.contains(&fact.option_words)
            && Self::covered(facts, &fact.subject, &self.said) < 2.0 * GROUNDED
    }

    /// Whether the nearest words name a group, and the fact is of all.
    fn is_of_a_group_only(&self, fact: &Fact) -> bool {
        let knows = |name: &Vec<u32>| name.iter().all(|term| fact.says(*term));
        let is_of_answers = (fact.of_round || fact.table.is_some()) && !fact.of_returns;
        is_of_answers && fact.group.is_empty() && !self.of_whom.is_empty() && !self.of_whom.iter().any(knows)
    }

    /// Whether the words say of a figure that a plan asks for by name nothing but the group that its label names.
    fn says_a_group_only(&self, facts: &Facts, fact: &Fact) -> bool {
        let is_of_answers = fact.table.is_none() && fact.of_round && !fact.of_returns;
        let of_whom = |term: &u32| self.of_whom.iter().any(|name| name.contains(term));
        let rest: Vec<u32> = fact.subject.iter().copied().filter(|term| !of_whom(term)).collect();
        is_of_answers
            && rest.len() < fact.subject.len()
            && !rest.is_empty()
            && Self::covered(facts, &rest, &self.said) < GROUNDED
    }

    /// Whether the label of such a figure has its one answer as it is written, and the words do not: of 「大いに必要」 they say 「必要」 only.
    fn leaves_its_answer_out(&self, fact: &Fact) -> bool {
        let [answer] = fact.counted.own.as_slice() else { return false };
        let said = [&self.sentence_key, &self.around_key].into_iter().any(|text| text.contains(answer));
        !said && key(&fact.label.ja).contains(answer)
    }

    /// Whether a fact is how many a share is of, and the words speak of no such number.
    fn is_no_base(&self, fact: &Fact, context: &Context) -> bool {
        fact.measure == Measure::Base
            && !fact.of_returns
            && !context.based
            && self.returns.is_empty()
            && !self.says_near(BASES)
            && !self.says_near(WHOLES)
    }

    /// Whether a fact is about what every column head of a cell says, and about what some head of its row says: a column that
    /// the workspace knows otherwise (変化の範囲) has other numbers.
    fn explains_heads(facts: &Facts, fact: &Fact, context: &Context) -> bool {
        let explained = |name: &String| {
            let terms = facts.vocabulary.known(name);
            weigh(facts, terms.iter().filter(|term| fact.says(**term))) >= 0.5 * weigh(facts, &terms)
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
        let about = weigh(facts, heading.iter().filter(|term| fact.subject.contains(term)));
        about > 0.0
            && about >= 0.5 * weigh(facts, &heading)
            && Self::covered(facts, &fact.subject, &said) >= 2.0 * GROUNDED
            && (self.near.is_empty() || self.explained(facts, fact) >= 2.0 * GROUNDED)
    }
}

/// How much some terms tell together.
fn weigh<'t>(facts: &Facts, terms: impl IntoIterator<Item = &'t u32>) -> f64 {
    terms.into_iter().map(|term| facts.vocabulary.weight(*term)).sum()
}
