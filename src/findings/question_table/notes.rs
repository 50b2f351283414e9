//! What is said under a table of answers: its base, what may be said beyond those who answered, and what was not tested
//! and why.

use crate::catalogue::{Phrase, change, findings as words, inference, tabulation, tests};
use crate::findings::batch::Counted;
use crate::findings::intervals::p_text;
use crate::findings::material::Material;
use crate::findings::plan::{BaseShown, PercentOf};
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::banner_words;
use crate::findings::response;
use crate::findings::single::{self, chain_note, share_value};
use crate::stats::contingency::Table;
use crate::stats::finite::alike;
use crate::stats::inference::InferenceMode;
use crate::stats::share::share;
use crate::text::number;

/// How those in a group were chosen, whoever of them answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Everyone,
    Sample,
    WhoeverAnswered,
}

impl Chosen {
    fn of(mode: InferenceMode) -> Self {
        match mode {
            InferenceMode::CensusComplete | InferenceMode::CensusIncomplete => Chosen::Everyone,
            InferenceMode::Sample { .. } | InferenceMode::Strata => Chosen::Sample,
            InferenceMode::Open => Chosen::WhoeverAnswered,
        }
    }
}

impl Asked<'_> {
    /// How the base of the first group comes about; nothing where all records are in it.
    pub(super) fn base_note(&self, counted: &Counted<'_>, material: &Material<'_>) -> Option<Phrase> {
        let base = self.chain.chain(counted, 0);
        let survey = material.survey(&self.question.table.survey);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        (!records || base.n != base.returned).then(|| chain_note(&base))
    }

    /// That the shares of several answers are of people.
    pub(super) fn multiple_note(&self) -> Option<Phrase> {
        (self.multiple && self.question.percent_of == PercentOf::People).then(words::multiple_note)
    }

    pub(super) fn notes(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        mode: InferenceMode,
    ) -> Vec<Phrase> {
        let survey = material.survey(&self.question.table.survey);
        let base = self.chain.chain(counted, 0);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        let mut notes: Vec<Phrase> = self.base_note(counted, material).into_iter().collect();
        if let Some(question) = survey.and_then(|survey| survey.question(&self.question.rows))
            && !records
            && self.item.is_none()
        {
            notes.push(words::question_note(&question.number, &question.text));
        }
        notes.extend(self.multiple_note());
        notes.extend(self.base_notes(counted));
        notes.extend(self.outside_note(counted));
        notes.extend(self.group_notes(counted, material));
        notes.extend(self.weight_notes(material));
        let unknown = base.unknown();
        match mode {
            InferenceMode::CensusComplete => {
                notes.push(words::census_complete());
                notes.extend(self.assumption_said(counted));
            }
            InferenceMode::CensusIncomplete => {
                notes.push(if self.chain.has_sample(counted) {
                    inference::strata_census_incomplete(base.n, unknown)
                } else {
                    words::census_incomplete(base.n, unknown)
                });
                notes.extend(self.bounds_note(counted));
                notes.extend(self.assumption_said(counted));
            }
            InferenceMode::Open if records => notes.push(words::records_note(base.valid)),
            InferenceMode::Open => notes.push(words::open()),
            InferenceMode::Sample { .. } | InferenceMode::Strata if self.chain.all_seen(counted) => {
                notes.push(change::nothing_estimated());
            }
            InferenceMode::Sample { .. } => notes.extend(self.test_notes(counted, material)),
            InferenceMode::Strata => {
                notes.push(inference::strata_sample());
                notes.extend(self.strata_note(counted));
                notes.extend(self.test_of_strata(material));
            }
        }
        if (!mode.is_sample() || self.chain.all_seen(counted)) && !self.question.tests.is_empty() {
            notes.push(tests::not_made());
        }
        if !records {
            notes.extend(self.notes_of_groups(counted, mode));
        }
        if mode.is_sample() {
            notes.extend(response::sentence(&base, self.request.low_response_below, self.request.decimals));
        }
        notes
    }

    /// Whether the units of the strata stand for different numbers of others, so that a share of those who answered is none of
    /// the population.
    pub(super) fn unlike(&self, counted: &Counted<'_>) -> bool {
        (0..self.groups.len()).any(|group| {
            self.chain.mode_of(counted, group) == InferenceMode::Strata
                && self.parts.parts(counted, &self.chain, group, 0).is_ok_and(|parts| !alike(&parts))
        })
    }

    /// How the shares of several strata were put together, from the first that is not simply that of who answered, and which
    /// were not.
    fn strata_note(&self, counted: &Counted<'_>) -> Vec<Phrase> {
        let unlike = self.unlike(counted);
        let of_people = self.question.base != BaseShown::Eligible && self.question.percent_of == PercentOf::People;
        if unlike && (!of_people || self.question.weight.is_some()) {
            return vec![inference::shares_of_those_who_answered()];
        }
        let others = (unlike && self.question.base == BaseShown::Both).then(inference::eligible_not_weighted);
        let found = (0..self.groups.len()).find_map(|group| self.strata_note_of(counted, group));
        found.into_iter().chain(others).collect()
    }

    fn strata_note_of(&self, counted: &Counted<'_>, group: usize) -> Option<Phrase> {
        let mode = self.chain.mode_of(counted, group);
        self.columns().into_iter().filter(|cell| cell.kind.has_answer()).find_map(|cell| {
            let parts = self.parts.parts(counted, &self.chain, group, cell.row);
            let of = self.chain.chain(counted, group).n;
            let share = share(self.sums(counted, cell, group).n, of).ok()?;
            let value = share_value(share.numerator, share.denominator, mode, &parts);
            single::strata_note(&value, share, mode, &parts)
        })
    }

    /// What may be said of the groups that were chosen in another way than the total: a census beside a sample, both beside
    /// whoever answered. Each way is said once, with the groups that it holds for.
    fn notes_of_groups(&self, counted: &Counted<'_>, total: InferenceMode) -> Vec<Phrase> {
        let mut said: Vec<(Phrase, Vec<Phrase>)> = Vec::new();
        for (g, group) in self.groups.iter().enumerate().skip(1) {
            let (mode, chain) = (self.chain.mode_of(counted, g), self.chain.chain(counted, g));
            let there = chain.distributed.unwrap_or(chain.returned) > 0;
            if !there || Chosen::of(mode) == Chosen::of(total) {
                continue;
            }
            let mut words = vec![match mode {
                InferenceMode::CensusComplete => words::census_complete(),
                InferenceMode::CensusIncomplete => inference::census_groups_incomplete(),
                InferenceMode::Sample { .. } => inference::sample_groups(),
                InferenceMode::Strata => inference::strata_sample(),
                InferenceMode::Open => words::open(),
            }];
            if mode.is_sample() {
                words.extend(self.strata_note_of(counted, g));
                words.extend(response::sentence(&chain, self.request.low_response_below, self.request.decimals));
            }
            for words in words {
                match said.iter_mut().find(|(known, _)| *known == words) {
                    Some((_, groups)) => groups.push(group.label.clone()),
                    None => said.push((words, vec![group.label.clone()])),
                }
            }
        }
        said.into_iter().map(|(words, groups)| tabulation::of_item(Phrase::listed(&groups), words)).collect()
    }

    /// Where the tests of several strata are, or why there are none.
    fn test_of_strata(&self, material: &Material<'_>) -> Option<Phrase> {
        let overlapping = || self.question.by.iter().any(|banner| self.overlaps(material, banner));
        if !self.question.tests.is_empty() {
            Some(tests::below())
        } else if self.question.by.is_empty() {
            None
        } else if self.multiple || overlapping() {
            Some(words::not_tested_multiple())
        } else {
            Some(tests::strata_untested())
        }
    }

    /// Pearson's chi-square of the groups of each banner, for a sample only.
    fn test_notes(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<Phrase> {
        if !self.question.tests.is_empty() {
            return vec![words::sample(), tests::below()];
        }
        if self.question.by.is_empty() {
            return vec![if self.multiple { words::not_tested_multiple() } else { words::sample() }];
        }
        let tested = self.question.by.iter().enumerate().map(|(b, banner)| {
            let note = if self.multiple || self.overlaps(material, banner) {
                words::not_tested_multiple()
            } else {
                self.test_note(counted, self.groups_of(b))
            };
            match self.question.by.len() {
                1 => note,
                _ => tabulation::of_item(banner_words(material, self.question, banner), note),
            }
        });
        tested.collect()
    }

    fn test_note(&self, counted: &Counted<'_>, groups: std::ops::Range<usize>) -> Phrase {
        if groups.len() < 2 {
            return words::sample();
        }
        let table: Vec<Vec<u64>> = (0..self.options.len())
            .map(|o| groups.clone().map(|g| counted.n(&self.cells, o, g)).collect())
            .collect();
        let tested = Table::new(table).and_then(|table| Ok((table.pearson()?, table.expected_counts()?)));
        match tested {
            Ok((test, expected)) => {
                if expected.suffice() {
                    words::chi_square(number::real(test.statistic, 3), test.df, p_text(test.p))
                } else {
                    words::chi_square_weak(expected.below_five, expected.cells)
                }
            }
            Err(_) => words::not_tested_empty(),
        }
    }
}
