//! A figure explained: what was counted among whom, the formula with its numbers, the base chain line by line, what may be
//! said and why. Everything is read off the figure and off how it was made; nothing is computed again in another way.

mod condition;
mod formula;
pub(super) mod interval;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, explain_figure as words, findings as found, inference};
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::how::{Counting, How, Topic};
use crate::findings::reach::Reach;
use crate::findings::single::chain_steps;
use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;
use crate::stats::precision::Found;
use crate::stats::share::{Beyond, Share};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::predicate::Predicate;

/// What the words of an explanation come from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Areas.
    pub areas: &'a Areas,
    /// The figures that others are put together from.
    pub figures: &'a BTreeMap<String, Figure>,
}

/// A part of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: Phrase,
    /// Its lines.
    pub lines: Vec<Phrase>,
}

/// The parts of an explanation that have anything to say.
pub fn explain(figure: &Figure, known: Known<'_>) -> Vec<Part> {
    let mut topics = BTreeSet::new();
    if let How::Worked(working) = &figure.how {
        topics.insert(working.topic);
    } else if figure.is_percentage() {
        topics.insert(Topic::Shares);
    }
    let said = said(figure, &mut topics);
    let mut notes = figure.notes.clone();
    if let FigureValue::Undefined(reason) = figure.value {
        notes.retain(|note| *note != reason.words());
    }
    let parts = [
        (words::head_what(), what(figure, known)),
        (words::head_formula(), formula::lines(figure, known)),
        (words::head_base(), figure.base.as_ref().map(chain_steps).unwrap_or_default()),
        (words::head_said(), said),
        (words::head_notes(), notes),
        (words::head_method(), topics.into_iter().map(|topic| words::see(topic_words(topic))).collect()),
    ];
    let there = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    there.map(|(heading, lines)| Part { heading, lines }).collect()
}

/// What was counted, where and among whom.
fn what(figure: &Figure, known: Known<'_>) -> Vec<Phrase> {
    match figure.class {
        FigureClass::Entered => return vec![words::entered()],
        FigureClass::Claimed => return vec![words::claimed()],
        FigureClass::Computed => {}
    }
    let survey = |counting: &Counting| known.surveys.iter().find(|survey| survey.id == counting.table.survey);
    let named = |countings: &[Counting], name: &str| condition::name(countings.first().and_then(survey), name);
    let mut lines = Vec::new();
    let (countings, asked) = match &figure.how {
        How::Derived { .. } => return lines,
        How::Plain | How::Worked(_) => {
            let reaches = figure.rests_on.iter().map(AsRef::as_ref);
            let countings = reaches.filter_map(|reach| match reach {
                Reach::Counted { table, among, .. } => Some(Counting::of(table, among.clone())),
                Reach::Entered { .. } => None,
            });
            return countings.flat_map(|counting| among(known, survey(&counting), &counting, false)).collect();
        }
        How::Chain { step, counting } => {
            lines.push(words::who(formula::step_words(*step)));
            (std::slice::from_ref(counting), true)
        }
        How::Counted(countings) => {
            for counting in countings.iter().take(1) {
                lines.push(words::who(match &counting.condition {
                    Predicate::Everyone => words::all_of_them(),
                    some => condition::condition(known, survey(counting), some),
                }));
            }
            (countings.as_slice(), false)
        }
        How::Summed { quantity, countings } => {
            lines.push(words::quantity(named(countings, quantity)));
            (countings.as_slice(), false)
        }
        How::Distinct { column, within, countings } => {
            let column = named(countings, column);
            lines.push(match within {
                Some(within) => words::distinct_within(column, named(countings, within)),
                None => words::distinct(column),
            });
            (countings.as_slice(), false)
        }
    };
    for counting in countings {
        lines.extend(among(known, survey(counting), counting, asked));
    }
    lines
}

/// Where something was counted and among whom.
fn among(known: Known<'_>, survey: Option<&Survey>, counting: &Counting, asked: bool) -> Vec<Phrase> {
    let mut lines = Vec::new();
    let records = survey.is_some_and(|survey| survey.records().is_some());
    let title = survey.map_or_else(|| Phrase::same(&counting.table.survey), |survey| survey.title.clone());
    lines.push(match survey.and_then(|survey| survey.round(&counting.table.round)) {
        _ if records => words::place_records(title),
        Some(round) => words::place(title, &round.label),
        None => words::place(title, &counting.table.round),
    });
    let all = counting.among == Predicate::Everyone;
    let some = condition::condition(known, survey, &counting.among);
    lines.push(match (records, asked, all) {
        (true, _, true) => words::among_events_all(),
        (true, _, false) => words::among_events(some),
        (false, true, true) => words::among_asked_all(),
        (false, true, false) => words::among_asked(some),
        (false, false, true) => words::among_valid_all(),
        (false, false, false) => words::among_valid(some),
    });
    lines.extend(counting.question.as_ref().map(|question| words::answering(condition::name(survey, question))));
    lines
}

/// What may be said beyond those who answered, and why.
fn said(figure: &Figure, topics: &mut BTreeSet<Topic>) -> Vec<Phrase> {
    // A step of the chain is what it is whatever was answered.
    let step = matches!(figure.how, How::Chain { .. });
    let (Some(mode), Some(base), false) = (figure.mode, &figure.base, step) else { return Vec::new() };
    let mut lines = match mode {
        InferenceMode::CensusComplete => vec![words::why_census_complete(base.n), found::census_complete()],
        InferenceMode::CensusIncomplete => match base.unknown() {
            0 => vec![words::why_census_elsewhere(), inference::census_groups_incomplete()],
            m => vec![words::why_census_incomplete(m, unknown_parts(base)), found::census_incomplete(base.n, m)],
        },
        InferenceMode::Sample { population: Some(population) } => vec![words::why_sample_of(population)],
        InferenceMode::Sample { population: None } => vec![words::why_sample()],
        InferenceMode::Strata => vec![words::why_strata()],
        InferenceMode::Open => vec![words::why_open(), found::open()],
    };
    let Some(beside) = &figure.beyond else { return lines };
    match (&figure.value, beside.beyond) {
        (FigureValue::Share(share), Beyond::Bounds(low, high)) => {
            lines.extend(bounds(*share, base, low, high, figure.decimals));
        }
        // The formula has its own n and N where the share is that of one stratum as a whole.
        (FigureValue::Share(share), Beyond::Interval(Found { interval, method, population })) if beside.simple => {
            let (worked, topic) =
                interval::lines(*share, interval, method, beside.level, population, figure.decimals);
            lines.extend(worked);
            topics.insert(topic);
        }
        (_, Beyond::Interval(_)) => {
            lines.push(beside.words.clone());
            topics.insert(Topic::FinitePopulation);
        }
        (_, Beyond::Nothing | Beyond::Bounds(..) | Beyond::Refused(_)) => lines.push(beside.words.clone()),
    }
    lines
}

fn bounds(share: Share, base: &BaseChain, low: Share, high: Share, decimals: u32) -> Vec<Phrase> {
    let percent =
        |share: Share| formula::percent(i128::from(share.numerator), i128::from(share.denominator), decimals);
    let (k, n, m, all) = (share.numerator, base.n, base.unknown(), low.denominator);
    vec![
        words::bound_low(k, n, m, all, percent(low)),
        words::bound_high(k, n, m, high.numerator, all, percent(high)),
        words::bounds_why(),
    ]
}

/// The units without an answer by their reasons, added up.
fn unknown_parts(base: &BaseChain) -> Phrase {
    let reasons = [
        (base.not_returned, "未回収", "not returned"),
        (base.invalid_returns, "無効票", "invalid returns"),
        (base.held_out_returns, "保留の票", "returns held out"),
        (base.no_answer, "無回答", "no answer"),
        (base.dont_know, "わからない", "don't know"),
        (base.refused, "回答しない", "refused"),
        (base.invalid, "無効回答", "invalid answers"),
        (base.contradictory, "矛盾", "contradictory"),
        (base.held_out, "保留", "held out"),
        (base.unplaced, "区分不明", "in which group is not known"),
    ];
    let there = || reasons.iter().filter(|(count, ..)| *count > 0);
    Phrase {
        ja: there().map(|(count, ja, _)| format!("{ja}{count}")).collect::<Vec<_>>().join("＋"),
        en: there().map(|(count, _, en)| format!("{en} {count}")).collect::<Vec<_>>().join(" + "),
    }
}

/// The heading of a part of the methods.
pub fn topic_words(topic: Topic) -> Phrase {
    match topic {
        Topic::Shares => words::topic_shares(),
        Topic::Interval => words::topic_interval(),
        Topic::FinitePopulation => words::topic_finite(),
        Topic::Tables => words::topic_tables(),
        Topic::MultipleAnswers => words::topic_multiple_answers(),
        Topic::Rounds => words::topic_rounds(),
        Topic::Quantities => words::topic_quantities(),
        Topic::Multiplicity => words::topic_multiplicity(),
        Topic::GivenValue => words::topic_given(),
        Topic::Weights => words::topic_weights(),
        Topic::Design => words::topic_design(),
        Topic::Scales => words::topic_scales(),
        Topic::Outcome => words::topic_outcome(),
    }
}
