//! What is said under a table of change: the question, the bases, who was asked when, and what may be said beyond those
//! who answered.

use crate::catalogue::{Phrase, change as words, findings as common};
use crate::findings::change_table::counts::{Pair, Panel};
use crate::findings::change_table::figures::{Facts, Maker, Way};
use crate::findings::change_table::layout::Row;
use crate::findings::change_table::{Asked, Found, Kind};
use crate::findings::figure::FigureValue;
use crate::findings::how::How;
use crate::findings::material::Material;
use crate::findings::plan::change::ChangeTest;
use crate::findings::response;
use crate::findings::single::chain_note;
use crate::findings::table::ResultCell;
use crate::stats::inference::InferenceMode;

impl Asked<'_> {
    pub(super) fn notes_of_question(&self, material: &Material<'_>) -> Vec<Phrase> {
        let last = self.change.rounds.last();
        let survey = last.and_then(|last| material.survey(&last.key.survey));
        let question = survey.zip(last).and_then(|(survey, last)| survey.question(&last.question));
        let mut notes: Vec<Phrase> =
            question.map(|question| common::question_note(&question.number, &question.text)).into_iter().collect();
        if matches!(self.kind, Kind::Multiple) {
            notes.push(common::multiple_note());
        }
        notes.extend(self.notes_of_concordance());
        notes.extend(self.unlike.iter().cloned());
        notes
    }

    /// What is not the same in the rounds: questions and options that were re-worded, split or merged, and what is not compared.
    fn notes_of_concordance(&self) -> Vec<Phrase> {
        let mut notes = Vec::new();
        for (r, declared) in self.change.question.declared.iter().enumerate() {
            let between = || self.rounds_named(r, r + 1);
            if let Some(reason) = &declared.not_comparable {
                notes.push(words::not_compared(between(), reason));
            }
            notes.extend(self.reworded(r));
            let none = |options: &Phrase| {
                if options.is_empty() { words::no_option() } else { words::option_named(options) }
            };
            let moved = declared.options.iter().map(|(was, now)| words::option_moved(none(was), none(now)));
            let moved: Vec<Phrase> = moved.collect();
            if !moved.is_empty() {
                notes.push(words::options_moved(between(), Phrase::listed(&moved)));
            }
        }
        let rounds = self.labels.len();
        if self.options.iter().any(|option| !(0..rounds).all(|r| option.is_in(r))) {
            notes.push(words::not_there_note());
        }
        notes
    }

    /// That the question was re-worded between a round and the next.
    fn reworded(&self, r: usize) -> Option<Phrase> {
        let remark = self.change.question.declared.get(r)?.reworded.as_ref()?;
        Some(words::was_reworded(self.rounds_named(r, r + 1), remark))
    }

    /// What must be said wherever two rounds are compared: in what they are not alike.
    pub(super) fn remarks(&self, from: usize, to: usize) -> Vec<Phrase> {
        let reworded = (from..to).filter_map(|r| self.reworded(r));
        reworded.chain(self.unlike.iter().cloned()).collect()
    }

    /// The base chain of every round.
    pub(super) fn bases(&self, facts: &[Facts]) -> Vec<Phrase> {
        let base = |(label, facts): (&Phrase, &Facts)| words::base_of(label, chain_note(&facts.chain));
        self.labels.iter().zip(facts).map(base).collect()
    }
}

impl Maker<'_> {
    /// n of every round, of what units it consists, and who came and went between them.
    pub(super) fn panel(&mut self) -> Found {
        let (table, group) = (self.table, self.group);
        let mut found = Found::default();
        let n = group.rounds.iter().enumerate().map(|(r, round)| {
            let what = words::in_round(&table.labels[r], common::n_heading());
            let n = FigureValue::Count(self.facts[r].chain.n);
            let n = self.add(&format!("{}.n", table.change.rounds[r].name), what, n, &[r], &[&round.base]);
            self.how(How::counted(round.counting.clone()));
            vec![n.cell]
        });
        let rounds = n.collect();
        let Some(panel) = &group.panel else {
            found.rows.push(Row { label: common::n_heading(), rounds, ..Row::default() });
            found.about.push(words::not_matched());
            return found;
        };
        let all = self.all();
        let many = all.len() > 2;
        // Over two rounds those of the change are those of every round.
        let changes = if many { self.matched_of_pairs(panel) } else { Vec::new() };
        found.rows.push(Row { label: common::n_heading(), rounds, changes, ..Row::default() });
        let matched = self.count("matched", words::matched_units(), &panel.matched, &all);
        let silent = self.count("silent", words::silent_units(), &panel.silent, &all);
        found.rows.push(Row {
            label: words::matched(),
            rounds: vec![vec![matched.cell]; table.labels.len()],
            ..Row::default()
        });
        let label = |of_two: Phrase, of_many: Phrase| if many { of_many } else { of_two };
        for (id, label, what, lines) in [
            ("routed", label(words::routed(), words::routed_of_many()), words::routed_units(), &panel.routed),
            ("partial", label(words::partial(), words::partial_of_many()), words::partial_units(), &panel.partial),
            ("only", label(words::only(), words::only_of_many()), words::only_units(), &panel.only),
            ("merged", words::merged(), words::merged_units(), &panel.merged),
        ] {
            if lines.is_empty() {
                continue;
            }
            // A question that everyone is to answer has nobody of whom the routing says otherwise.
            if id == "routed" && lines.iter().all(|line| self.n(line) == 0) {
                continue;
            }
            let cells = lines.iter().enumerate().map(|(r, line)| {
                let what = words::in_round(&table.labels[r], &what);
                vec![self.count(&format!("{}.{id}", table.change.rounds[r].name), what, line, &all).cell]
            });
            found.rows.push(Row { label, rounds: cells.collect(), ..Row::default() });
        }
        let (mut ja, mut en) = (Vec::new(), Vec::new());
        for pair in &panel.pairs {
            let Some([new, dropped]) = &pair.exchanged else { continue };
            let (between, rounds) = (self.between(pair), [pair.from, pair.to]);
            let new = self.count(&format!("{between}new"), words::new_units(), new, &rounds);
            let dropped = self.count(&format!("{between}dropped"), words::dropped_units(), dropped, &rounds);
            let said = words::exchanged(table.rounds_named(pair.from, pair.to), new.text, dropped.text);
            ja.push(said.ja);
            en.push(said.en);
            if let Some([parts, wholes]) = &pair.merged {
                let parts = self.count(&format!("{between}merged.parts"), words::merged_parts(), parts, &rounds);
                let wholes =
                    self.count(&format!("{between}merged.wholes"), words::merged_wholes(), wholes, &rounds);
                let said = words::mergers(table.rounds_named(pair.from, pair.to), parts.text, wholes.text);
                ja.push(said.ja);
                en.push(said.en);
            }
            if let Some(recoded) = &pair.recoded {
                let recoded = self.count(&format!("{between}recoded"), words::recoded_units(), recoded, &rounds);
                let said = words::recoded(table.rounds_named(pair.from, pair.to), recoded.text);
                ja.push(said.ja);
                en.push(said.en);
            }
        }
        let moves = Phrase { ja: ja.concat(), en: en.join(" ") };
        let mut silent = silent.text;
        if self.n(&panel.silent_routed) > 0 {
            let what = words::silent_routed_units();
            let routed = self.count("silent.routed", what, &panel.silent_routed, &all);
            silent = words::of_which_routed(silent, routed.text);
        }
        found.about.push(words::panel(matched.text, silent, moves));
        // The words that explain the columns stand once.
        if std::ptr::eq(group, &raw const table.groups[0]) {
            found.about.push(match self.mode {
                InferenceMode::Sample { .. } | InferenceMode::Strata => words::split_of_sample(),
                InferenceMode::CensusComplete | InferenceMode::CensusIncomplete | InferenceMode::Open => {
                    words::split()
                }
            });
            if many {
                found.about.push(words::same_of_pair());
            }
        }
        found
    }

    /// How many the change of the same units is of, for every pair of rounds.
    fn matched_of_pairs(&mut self, panel: &Panel) -> Vec<Vec<ResultCell>> {
        let nothing = || ResultCell::Words(Phrase::default());
        let cell = |pair: &Pair| {
            let rounds = self.table.rounds_named(pair.from, pair.to);
            let what = words::in_pair(rounds, words::matched_in_both());
            let id = format!("{}matched", self.between(pair));
            vec![nothing(), self.count(&id, what, &pair.both, &[pair.from, pair.to]).cell, nothing()]
        };
        panel.pairs.iter().map(cell).collect()
    }

    /// What may be said beyond those who answered, and what was not and why.
    pub(super) fn beyond(&self) -> Vec<Phrase> {
        let quantity = matches!(self.table.kind, Kind::Quantity { .. });
        match self.mode {
            InferenceMode::CensusComplete => vec![words::census_complete()],
            InferenceMode::CensusIncomplete if quantity || self.facts.len() > 2 => {
                vec![words::census_incomplete()]
            }
            InferenceMode::CensusIncomplete => vec![words::census_incomplete(), words::bounds()],
            InferenceMode::Open => vec![common::open()],
            InferenceMode::Sample { .. } | InferenceMode::Strata if !self.is_simple() => {
                vec![words::without_design()]
            }
            InferenceMode::Sample { .. } if !self.estimates() => vec![words::nothing_estimated()],
            InferenceMode::Sample { .. } | InferenceMode::Strata => self.of_sample(quantity),
        }
    }

    fn of_sample(&self, quantity: bool) -> Vec<Phrase> {
        let level = self.table.change.level.percent();
        let matched = self.matched();
        let mut notes = match (self.facts.len() > 2, self.way(), quantity) {
            // Then a note says that nothing is tested, and why.
            (true, Way::Overlapping, _) if self.table.change.tests.is_empty() => Vec::new(),
            (true, _, _) => vec![words::sample_rounds()],
            (false, Way::Paired, false) => vec![words::sample_same(level)],
            (false, Way::Paired, true) => vec![words::sample_same_mean(level)],
            (false, Way::Overlapping, false) => vec![words::sample_overlapping(matched, level)],
            (false, Way::Overlapping, true) => vec![words::sample_overlapping_mean(matched, level)],
            (false, Way::Independent, false) => vec![words::sample_others(level)],
            (false, Way::Independent, true) => vec![words::sample_others_mean(level)],
        };
        let two = self.facts.len() == 2;
        if two && self.way() == Way::Paired && self.facts.iter().any(|facts| facts.chain.n != matched) {
            notes.push(words::sample_partly());
        }
        let of_pairs = |test: &ChangeTest| *test != ChangeTest::Difference;
        if two && self.way() == Way::Overlapping && self.table.change.tests.iter().any(of_pairs) {
            notes.push(words::tests_of_matched(matched));
        }
        let asked = self.table.request;
        let rates = self.facts.iter().zip(&self.table.labels).filter_map(|(facts, round)| {
            let rate = response::sentence(&facts.chain, asked.low_response_below, asked.decimals)?;
            Some(words::in_round(round, rate))
        });
        notes.extend(rates);
        notes
    }
}
