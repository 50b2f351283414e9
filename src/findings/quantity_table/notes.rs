//! What is said under a table of quantities: bases, what the numbers stand for, how they were computed, and what may be said
//! beyond those who answered.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings, quantities as words, tabulation};
use crate::findings::ground::Ground;
use crate::findings::material::Material;
use crate::findings::plan::measured::{Numbers, QuantityItem, Statistic};
use crate::findings::quantity_table::{Asked, Cell};
use crate::findings::question_table::{called, frame_heading};
use crate::findings::response;
use crate::findings::single::chain_note;
use crate::stats::describe::QuantileRule;
use crate::stats::inference::InferenceMode;
use crate::stats::outcome_rate::return_rate;
use crate::stats::{Level, Undefined, exact};
use crate::survey::code_list::CodeList;
use crate::survey::question::{Question, ResponseDomain};
use crate::text::number::{self, Decimal};

impl Asked<'_> {
    pub(super) fn notes(&self, material: &Material<'_>, cells: &[Vec<Cell<'_>>]) -> Vec<Phrase> {
        let survey = material.survey(&self.plan.table.survey);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        let of = |item: &QuantityItem| survey.and_then(|survey| survey.question(&item.measured.question));
        let several = cells.len() > 1;
        let said = |item: &QuantityItem, note: Phrase| match of(item) {
            Some(question) if several => words::of_item(called(question), note),
            Some(_) | None => note,
        };
        let mut notes = Vec::new();
        let totals: Vec<&Cell<'_>> = cells.iter().filter_map(|of_item| of_item.first()).collect();
        for cell in &totals {
            let base = &cell.ground.base;
            if !(records && base.n == base.returned) {
                notes.push(said(cell.item, chain_note(base)));
            }
        }
        if let (Some(cell), false) = (totals.first(), several) {
            notes.extend(of(cell.item).map(|question| findings::question_note(&question.number, &question.text)));
            if !self.unit(material, cell.item).ja.is_empty() {
                notes.push(words::unit_note(self.unit(material, cell.item)));
            }
        }
        notes.extend(said_once(
            totals.iter().filter_map(|cell| {
                let note = scores_note(of(cell.item)?, &cell.item.measured.numbers)?;
                Some((cell.item, note))
            }),
            &said,
        ));
        for statistic in &self.plan.show {
            let labelled = |codes: fn(&QuantityItem) -> &BTreeSet<String>, note: &dyn Fn(Phrase) -> Phrase| {
                said_once(
                    totals
                        .iter()
                        .filter_map(|cell| Some((cell.item, note(labels(of(cell.item)?, codes(cell.item)))))),
                    &said,
                )
            };
            match statistic {
                Statistic::Top(steps) => {
                    notes.extend(labelled(|item| &item.top, &|of| words::top_note(steps, of)));
                }
                Statistic::Bottom(steps) => {
                    notes.extend(labelled(|item| &item.bottom, &|of| words::bottom_note(steps, of)));
                }
                Statistic::NetPromoter => notes.extend(said_once(
                    totals.iter().filter_map(|cell| {
                        let question = of(cell.item)?;
                        let of = |codes| labels(question, codes);
                        Some((cell.item, words::nps_note(of(&cell.item.promoters), of(&cell.item.detractors))))
                    }),
                    &said,
                )),
                Statistic::Sd => notes.push(words::sd_note()),
                Statistic::Mean
                | Statistic::Interval
                | Statistic::Median
                | Statistic::Quantile(_)
                | Statistic::Sum
                | Statistic::Min
                | Statistic::Max => {}
            }
        }
        if self.plan.show.iter().any(|statistic| matches!(statistic, Statistic::Quantile(_))) {
            notes.push(match self.plan.rule {
                QuantileRule::Inclusive => words::inclusive_note(),
                QuantileRule::Exclusive => words::exclusive_note(),
            });
            if self.beyond_the_ends(cells) {
                notes.push(words::quantile_at_end_note());
            }
        }
        notes.extend(said_once(totals.iter().map(|cell| (cell.item, mode_note(&cell.ground, records))), &said));
        let rates = totals.iter().filter(|cell| cell.ground.mode.is_sample());
        let rate = |base| response::sentence(base, self.request.low_response_below, self.request.decimals);
        notes.extend(said_once(rates.filter_map(|cell| Some((cell.item, rate(&cell.ground.base)?))), &said));
        if self.plan.show.contains(&Statistic::Interval) {
            notes.extend(interval_notes(cells, self.plan.level));
        }
        notes.extend(self.empty(cells).map(words::empty_groups));
        notes.extend(said_once(
            cells.iter().filter_map(|of_item| {
                let (total, groups) = of_item.split_first()?;
                let sum: u64 = groups.iter().map(|cell| cell.ground.base.n).sum();
                let by = self.plan.by.as_ref().filter(|_| sum != total.ground.base.n)?;
                Some((total.item, groups_note(survey.and_then(|survey| survey.question(by)), by, sum, total)))
            }),
            &said,
        ));
        notes
    }

    /// Whether a quantile lies before the first or after the last answer by a rule that takes neither for an end.
    fn beyond_the_ends(&self, cells: &[Vec<Cell<'_>>]) -> bool {
        let exclusive = self.plan.rule == QuantileRule::Exclusive;
        let beyond = |p: &Decimal, cell: &Cell<'_>| {
            let place = exact::double(p) * (number_of(cell.numbers.len()) + 1.0);
            !cell.numbers.is_empty() && (place < 1.0 || place > number_of(cell.numbers.len()))
        };
        let asked = self.plan.show.iter().filter_map(|statistic| match statistic {
            Statistic::Quantile(p) => Some(p),
            _ => None,
        });
        exclusive && asked.into_iter().any(|p| cells.iter().flatten().any(|cell| beyond(p, cell)))
    }

    /// The groups in which nobody answered any of the questions.
    fn empty(&self, cells: &[Vec<Cell<'_>>]) -> Option<Phrase> {
        let nobody =
            |group: usize| cells.iter().all(|of_item| of_item.get(group).is_some_and(|c| c.ground.base.n == 0));
        let empty = (1..self.groups.len()).filter(|group| nobody(*group)).map(|group| self.group_label(group));
        let empty: Vec<Phrase> = empty.collect();
        (!empty.is_empty()).then(|| Phrase::listed(&empty))
    }
}

#[expect(clippy::cast_precision_loss, reason = "answers of a group")]
fn number_of(answers: usize) -> f64 {
    answers as f64
}

/// That the groups are not all: who answers a question with several options is in several of them, and who gave it no answer in
/// none.
fn groups_note(question: Option<&Question>, by: &str, sum: u64, total: &Cell<'_>) -> Phrase {
    let banner = question.map_or_else(|| frame_heading(by), called);
    match question.map(|question| &question.domain) {
        Some(ResponseDomain::Multiple(_)) => tabulation::groups_overlap(banner),
        Some(_) | None => tabulation::groups_differ(banner, sum, total.ground.base.n),
    }
}

/// Notes of several questions, each with the question that it is about; one that holds for all is said once.
fn said_once<'a>(
    notes: impl Iterator<Item = (&'a QuantityItem, Phrase)>,
    said: &dyn Fn(&QuantityItem, Phrase) -> Phrase,
) -> Vec<Phrase> {
    let notes: Vec<(&QuantityItem, Phrase)> = notes.collect();
    match notes.split_first() {
        Some(((_, first), rest)) if rest.iter().all(|(_, note)| note == first) => vec![first.clone()],
        Some(_) | None => notes.into_iter().map(|(item, note)| said(item, note)).collect(),
    }
}

/// The words of options, in their order.
pub(in crate::findings) fn labels(question: &Question, codes: &BTreeSet<String>) -> Phrase {
    let options = question.domain.codes().into_iter().flat_map(CodeList::values);
    let labels = options.filter(|option| codes.contains(&option.code));
    Phrase::listed(&labels.map(|option| option.label.clone()).collect::<Vec<_>>())
}

pub(in crate::findings) fn scores_note(question: &Question, numbers: &Numbers) -> Option<Phrase> {
    let Numbers::Scores(scores) = numbers else { return None };
    // Options that are the numbers themselves say so.
    let says_itself = |label: &str, score: &Decimal| Decimal::from_text(label).as_ref() == Some(score);
    if question.domain.codes()?.values().all(|o| scores.get(&o.code).is_some_and(|s| says_itself(&o.label.ja, s)))
    {
        return None;
    }
    let scored = question.domain.codes()?.values().filter_map(|option| {
        let score = scores.get(&option.code)?;
        Some(words::score_of(&option.label, number::with_triangle(&number::decimal(score, score.scale()))))
    });
    Some(words::scores_note(Phrase::listed(&scored.collect::<Vec<_>>())))
}

/// What may be said beyond those who answered.
pub(in crate::findings) fn mode_note(ground: &Ground, records: bool) -> Phrase {
    let base = &ground.base;
    match ground.mode {
        InferenceMode::CensusComplete => findings::census_complete(),
        InferenceMode::CensusIncomplete => findings::census_incomplete(base.n, base.unknown()),
        InferenceMode::Open if records => findings::records_note(base.valid),
        InferenceMode::Open => findings::open(),
        InferenceMode::Sample { .. } | InferenceMode::Strata => {
            let rate = return_rate(base).ok();
            let rate = rate.and_then(|rate| number::percent(rate.numerator.into(), rate.denominator.into(), 1));
            let said = rate.map_or_else(words::sample_of_unknown, words::sample);
            if ground.simple() == Err(Undefined::UnknownDesign) { words::without_design(said) } else { said }
        }
    }
}

/// How intervals were made, and which rows have none and why.
fn interval_notes(cells: &[Vec<Cell<'_>>], level: Level) -> Vec<Phrase> {
    let mut notes = BTreeSet::new();
    for cell in cells.iter().flatten().filter(|cell| cell.ground.base.n > 0) {
        notes.insert(match cell.ground.simple() {
            Ok(Some(population)) => words::t_interval_of(level.percent(), number::grouped(population.into())),
            Ok(None) => words::t_interval(level.percent()),
            Err(Undefined::UnknownDesign) => words::several_strata(),
            Err(_) => words::only_samples(),
        });
    }
    notes.into_iter().collect()
}
