//! What a table of answers says of its base: which one the shares have, and what would be said of the other, where the
//! story changes with it.

use crate::catalogue::{Phrase, tabulation as words};
use crate::findings::batch::Counted;
use crate::findings::plan::{BaseShown, PercentOf};
use crate::findings::question_table::Asked;
use crate::findings::question_table::values::{Kind, reason_words};
use crate::stats::base::BaseChain;
use crate::survey::missing::Missing;
use crate::text::number;

/// Orders of two groups that are named; of more it says how many there are.
const NAMED: usize = 3;

impl Asked<'_> {
    /// What the shares are of.
    pub(super) fn base_notes(&self, counted: &Counted<'_>) -> Vec<Phrase> {
        let chain = self.chain.chain(counted, 0);
        if self.question.percent_of == PercentOf::Mentions {
            return vec![words::mentions_note(chain.n, self.mentions(counted, 0))];
        }
        let mut notes = match self.question.base {
            BaseShown::Answered => Vec::new(),
            BaseShown::Eligible => vec![words::eligible_note(chain.n, chain.eligible().saturating_sub(chain.n))],
            BaseShown::Both => vec![words::both_note(chain.n, chain.eligible())],
        };
        // Where strata are weighted, none of these counts is a share of the population.
        if self.question.base != BaseShown::Both && !self.unlike(counted) {
            notes.extend(self.majority(counted));
            notes.extend(self.most_frequent(counted));
            notes.extend(self.order(counted));
        }
        notes
    }

    /// How many values are in none of the classes.
    pub(super) fn outside_note(&self, counted: &Counted<'_>) -> Option<Phrase> {
        let outside = self.columns().into_iter().find(|cell| cell.kind == Kind::Outside)?;
        Some(words::outside_note(self.sums(counted, outside, 0).n))
    }

    fn percent(&self, count: u64, of: u64) -> String {
        number::percent(i128::from(count), i128::from(of), self.request.decimals).unwrap_or_default()
    }

    /// A majority of those who answered that is none of those who were to.
    fn majority(&self, counted: &Counted<'_>) -> Vec<Phrase> {
        let chain = self.chain.chain(counted, 0);
        let (n, eligible) = (chain.n, chain.eligible());
        let without = without(&[&chain]);
        self.columns()
            .into_iter()
            .filter(|cell| cell.kind.has_answer())
            .map(|cell| (self.sums(counted, cell, 0).n, &cell.valued.label))
            .filter(|(count, _)| 2 * count > n && 2 * count <= eligible)
            .map(|(count, label)| {
                words::story_majority(label, &without, self.percent(count, n), self.percent(count, eligible))
            })
            .collect()
    }

    /// More without an answer, for one reason, than with the most frequent one.
    fn most_frequent(&self, counted: &Counted<'_>) -> Option<Phrase> {
        let chain = self.chain.chain(counted, 0);
        let eligible = chain.eligible();
        let (most, option) = self
            .columns()
            .into_iter()
            .filter(|cell| cell.kind == Kind::Option)
            .map(|cell| (self.sums(counted, cell, 0).n, &cell.valued.label))
            .rev()
            .max_by_key(|(count, _)| *count)?;
        let (most_without, reason) = [
            (chain.no_answer, Missing::NoAnswer),
            (chain.dont_know, Missing::DontKnow),
            (chain.refused, Missing::Refused),
        ]
        .into_iter()
        .rev()
        .max_by_key(|(count, _)| *count)?;
        (most > 0 && most_without > most).then(|| {
            let reason = reason_words(reason);
            let (reason_share, option_share) =
                (self.percent(most_without, eligible), self.percent(most, eligible));
            words::story_most(without(&[&chain]), reason, reason_share, option, option_share)
        })
    }

    /// Two groups of one banner whose order for an option is another among all who were to answer.
    fn order(&self, counted: &Counted<'_>) -> Vec<Phrase> {
        let chains: Vec<_> = (0..self.groups.len()).map(|g| self.chain.chain(counted, g)).collect();
        let mut notes = Vec::new();
        let mut more = 0_usize;
        for banner in 0..self.question.by.len() {
            for cell in self.columns().into_iter().filter(|cell| cell.kind == Kind::Option) {
                let counts: Vec<u64> = (0..self.groups.len()).map(|g| self.sums(counted, cell, g).n).collect();
                for first in self.groups_of(banner) {
                    for second in first + 1..self.groups_of(banner).end {
                        let above = |a: usize, b: usize, base: &dyn Fn(usize) -> u64| {
                            u128::from(counts[a]) * u128::from(base(b))
                                > u128::from(counts[b]) * u128::from(base(a))
                        };
                        let (n, eligible) = (|g: usize| chains[g].n, |g: usize| chains[g].eligible());
                        let turned = (above(first, second, &n) && above(second, first, &eligible))
                            || (above(second, first, &n) && above(first, second, &eligible));
                        if !turned {
                            continue;
                        }
                        if notes.len() == NAMED {
                            more += 1;
                            continue;
                        }
                        let said = |g: usize| {
                            let (before, after) =
                                (self.percent(counts[g], n(g)), self.percent(counts[g], eligible(g)));
                            words::story_group(&self.groups[g].label, before, after)
                        };
                        let without = without(&[&chains[first], &chains[second]]);
                        notes.push(words::story_order(&cell.valued.label, without, said(first), said(second)));
                    }
                }
            }
        }
        if more > 0 {
            notes.push(words::story_more(without(&chains.iter().collect::<Vec<_>>()), more));
        }
        notes
    }
}

/// Why those who were to answer and are in none of the shares have no answer: 無回答・無効回答.
fn without(chains: &[&BaseChain]) -> Phrase {
    let counts = |of: fn(&BaseChain) -> u64| chains.iter().map(|chain| of(chain)).sum::<u64>();
    let reasons = Missing::ALL.into_iter().filter(|reason| {
        0 < match reason {
            Missing::NoAnswer => counts(|chain| chain.no_answer),
            // They were not to answer.
            Missing::NotApplicable => 0,
            Missing::DontKnow => counts(|chain| chain.dont_know),
            Missing::Refused => counts(|chain| chain.refused),
            Missing::Invalid => counts(|chain| chain.invalid),
            Missing::Contradictory => counts(|chain| chain.contradictory),
            Missing::HeldOut => counts(|chain| chain.held_out),
        }
    });
    reasons.map(reason_words).reduce(words::within).unwrap_or_else(words::reason_no_answer)
}
