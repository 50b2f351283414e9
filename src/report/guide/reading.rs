//! How the numbers of a report are to be read: bases, rounding, what may be said and what was not tested, suppression, where
//! numbers come from, and what changed since the round before. Only what this report uses.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, bounds, findings as found_words, guide as words};
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::how::How;
use crate::findings::plan::disclosure::Disclosure;
use crate::findings::plan::{BaseShown, PercentOf, QuestionTable, TableKind, TenthsConvention};
use crate::report::explain_figure::interval::formula;
use crate::report::guide::{Ground, PLACE, Shown, sentences};
use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;
use crate::stats::share::Beyond;
use crate::survey::concordance::Entry;
use crate::survey::definition::Survey;
use crate::survey::predicate::fiscal_year_days;

pub(super) fn heads() -> Vec<Phrase> {
    vec![words::item_heading(), words::meaning_heading()]
}

/// One row for each thing that this report needs.
pub(super) fn rows(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Vec<Phrase>> {
    let made = [
        (words::base(), bases(ground, shown)),
        (words::multiple(), multiple(ground, shown)),
        (words::weights(), weights(ground, shown)),
        (words::rounding(), rounding(shown)),
        (words::points(), points(shown)),
        (words::tenths(), tenths(ground, shown)),
        (words::error(), errors(ground, shown)),
        (words::suppression(), suppression(ground, shown)),
        (words::entered(), entered(shown)),
        (words::events(), events(ground, shown)),
        (words::unlike(), unlike(shown)),
        (words::since(), since(ground, shown)),
        (words::provisional(), provisional(shown)),
    ];
    let rows = made.into_iter().filter(|(_, said)| !said.is_empty());
    rows.map(|(item, said)| vec![item, sentences(&said)]).collect()
}

/// The tables of answers that the report shows.
fn questions<'a>(ground: &Ground<'a>, shown: &Shown<'_>) -> Vec<&'a QuestionTable> {
    let placed: BTreeSet<&str> = shown.tables.iter().map(|table| table.id.as_str()).collect();
    let requests = ground.plan.tables.iter();
    requests
        .flat_map(|request| match &request.kind {
            TableKind::Question(table) if placed.contains(request.id.as_str()) => vec![table],
            TableKind::Battery(items) if placed.iter().any(|id| id.starts_with(&request.id)) => {
                items.iter().collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// How many cases a step of the chain of a base leaves out.
type Step = fn(&BaseChain) -> u64;

fn bases(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let tables = questions(ground, shown);
    let any = |base| tables.iter().any(|table| table.base == base);
    let mut said = Vec::new();
    said.extend(any(BaseShown::Answered).then(words::base_answered));
    said.extend(any(BaseShown::Eligible).then(words::base_eligible));
    said.extend(any(BaseShown::Both).then(words::base_both));
    let steps: [(Step, Phrase); 8] = [
        (|base| base.invalid_returns, words::invalid_returns()),
        (|base| base.held_out_returns + base.held_out, words::held_out()),
        (|base| base.not_applicable, words::not_applicable()),
        (|base| base.no_answer, words::no_answer()),
        (|base| base.dont_know, words::dont_know()),
        (|base| base.refused, words::refused()),
        (|base| base.invalid, words::invalid()),
        (|base| base.contradictory, words::contradictory()),
    ];
    let found: Vec<Phrase> = steps
        .into_iter()
        .filter(|(step, _)| {
            shown.figures.iter().filter_map(|figure| figure.base.as_ref()).any(|base| step(base) > 0)
        })
        .map(|(_, name)| name)
        .collect();
    said.extend((!found.is_empty()).then(|| words::base_chain(Phrase::listed(&found))));
    said
}

fn multiple(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let several = |table: &&&QuestionTable| {
        let survey = ground.surveys.iter().find(|survey| survey.id == table.table.survey);
        survey
            .and_then(|survey| survey.question(&table.rows))
            .is_some_and(|question| question.domain.takes_several())
    };
    let tables = questions(ground, shown);
    let any = |of| tables.iter().filter(several).any(|table| table.percent_of == of);
    let people = any(PercentOf::People).then(words::multiple_people);
    people.into_iter().chain(any(PercentOf::Mentions).then(words::multiple_mentions)).collect()
}

fn weights(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let weighted = questions(ground, shown).iter().any(|table| table.weight.is_some());
    let strata = shown
        .figures
        .iter()
        .any(|figure| figure.beyond.is_some() && matches!(figure.value, FigureValue::EstimatedShare(_)));
    weighted.then(words::weighted).into_iter().chain(strata.then(words::weighted_strata)).collect()
}

fn rounding(shown: &Shown<'_>) -> Vec<Phrase> {
    let decimals: BTreeSet<u32> =
        shown.figures.iter().filter(|figure| figure.is_percentage()).map(|figure| figure.decimals).collect();
    let place = |decimals: &u32| match decimals {
        0 => words::place_whole(),
        decimals => words::place(decimals),
    };
    let places = Phrase::listed(&decimals.iter().map(place).collect::<Vec<_>>());
    let mut said = match decimals.len() {
        0 => Vec::new(),
        1 => vec![words::rounded(places)],
        _ => vec![words::rounded(words::places(places))],
    };
    said.extend(shown.notes_begin(&found_words::rounded_parts(PLACE)).then(words::rounded_sum));
    said
}

fn points(shown: &Shown<'_>) -> Vec<Phrase> {
    let any = shown.figures.iter().any(|figure| matches!(figure.value, FigureValue::Points(_)));
    any.then(words::points_are).into_iter().collect()
}

/// How the printed sentences call tenths.
fn tenths(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let printed: Vec<_> = ground
        .plan
        .statements
        .iter()
        .filter(|statement| {
            let written = ground.findings.sentences.get(&statement.id);
            written.is_some_and(|written| shown.says(&written.text))
        })
        .collect();
    let any = |convention| {
        printed.iter().any(|one| one.kind.called().iter().any(|called| called.tenths == Some(convention)))
    };
    let said = match (any(TenthsConvention::Cut), any(TenthsConvention::Rounded)) {
        (true, true) => words::tenths_mixed(),
        (true, false) => words::tenths_cut(),
        (false, true) => words::tenths_rounded(),
        (false, false) => return Vec::new(),
    };
    let reasons: BTreeSet<&Phrase> = printed.iter().filter_map(|one| one.convention_reason.as_ref()).collect();
    std::iter::once(said).chain(reasons.into_iter().map(words::tenths_reason)).collect()
}

/// What may be said beyond those who answered, and what was not tested and why.
fn errors(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let any = |wanted: fn(InferenceMode) -> bool| shown.figures.iter().any(|one| one.mode.is_some_and(wanted));
    // Of what is known beside a share only what is printed.
    let tabled = |figure: &Figure| {
        let requests = ground.plan.tables.iter();
        let with = requests.filter(|one| matches!(&one.kind, TableKind::Question(table) if table.intervals));
        with.into_iter().any(|one| figure.id.starts_with(&format!("{}.", one.id)))
    };
    let beside = || {
        shown.figures.iter().filter_map(|figure| {
            let beside = figure.beyond.as_ref()?;
            (shown.says(&beside.words) || tabled(figure)).then_some(beside)
        })
    };
    let mut said = Vec::new();
    said.extend(any(|mode| mode == InferenceMode::CensusComplete).then(words::census_complete));
    said.extend(any(|mode| mode == InferenceMode::CensusIncomplete).then(words::census_incomplete));
    let bounded = beside().any(|one| matches!(one.beyond, Beyond::Bounds(..)))
        || shown.notes_begin(&bounds::in_short(PLACE, PLACE, PLACE, PLACE, PLACE));
    said.extend(bounded.then(words::with_bounds));
    let methods: BTreeSet<Phrase> = beside()
        .filter_map(|one| match &one.beyond {
            Beyond::Interval(found) => {
                Some(words::method(found.method.words(), one.level.percent(), formula(found.method)))
            }
            Beyond::Nothing | Beyond::Bounds(..) | Beyond::Refused(_) => None,
        })
        .collect();
    let methods: Vec<Phrase> = methods.into_iter().collect();
    said.extend((!methods.is_empty()).then(|| words::sampled(Phrase::listed(&methods))));
    said.extend(any(|mode| mode == InferenceMode::Open).then(found_words::open));
    let tested = |figure: &&Figure| matches!(figure.value, FigureValue::Probability(_));
    said.extend(shown.figures.iter().any(tested).then(words::tested));
    said
}

fn suppression(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let surveys = || shown.keys.iter().filter_map(|key| ground.survey(key)).map(|(survey, _)| survey);
    let said = match &ground.plan.disclosure {
        Some(Disclosure::Rule(rule)) => {
            surveys().any(|survey| rule.covers(&survey.id)).then(|| words::suppressed(rule.words()))
        }
        Some(Disclosure::Open { reason }) => {
            surveys().any(|survey| survey.sensitive).then(|| words::small_shown(reason))
        }
        None => None,
    };
    said.into_iter().collect()
}

fn entered(shown: &Shown<'_>) -> Vec<Phrase> {
    if !shown.figures.iter().any(|figure| figure.class == FigureClass::Entered) {
        return Vec::new();
    }
    let recounted = shown.figures.iter().any(|figure| figure.id.contains(".counted.FY"));
    std::iter::once(words::entered_are()).chain(recounted.then(words::recounted)).collect()
}

fn events(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let held = |survey: &Survey| survey.records().is_some_and(|rules| rules.held.is_some());
    let any = shown.keys.iter().filter_map(|key| ground.survey(key)).any(|(survey, _)| held(survey));
    any.then(words::events_held).into_iter().collect()
}

/// Comparisons of a part of a year with a whole one.
fn unlike(shown: &Shown<'_>) -> Vec<Phrase> {
    let part = |figure: &&Figure| {
        matches!(figure.how, How::Derived { .. })
            && figure
                .as_of
                .zip(figure.period)
                .is_some_and(|(day, (_, year))| day.first_day_number() < fiscal_year_days(year, year).1)
    };
    shown.figures.iter().any(part).then(words::unlike_marked).into_iter().collect()
}

fn provisional(shown: &Shown<'_>) -> Vec<Phrase> {
    shown.figures.iter().any(|figure| figure.provisional).then(words::provisional_are).into_iter().collect()
}

/// What each survey declares about the one before it.
fn since(ground: &Ground<'_>, shown: &Shown<'_>) -> Vec<Phrase> {
    let ids: BTreeSet<&str> = shown.keys.iter().map(|key| key.survey.as_str()).collect();
    let surveys = ground.surveys.iter().filter(|survey| ids.contains(survey.id.as_str()));
    // Counted once for the whole table, however it is grouped.
    let counted = |what: &str| {
        let counts = |id: &str| ground.findings.figures.get(id).is_some_and(Figure::is_some_count);
        shown.tables.iter().any(|table| {
            let prefix = format!("{}.total.", table.id);
            let ids = ground.findings.figures.keys().filter(|id| id.starts_with(&prefix));
            ids.filter(|id| id.ends_with(what)).any(|id| counts(id))
        })
    };
    let units =
        [counted(".merged.parts").then(words::since_merged), counted(".recoded").then(words::since_recoded)];
    surveys
        .filter_map(|survey| {
            let previous = survey.previous.as_ref()?;
            let changes: Vec<Phrase> = previous.entries.iter().flat_map(|entry| changed(survey, entry)).collect();
            let changes = if changes.is_empty() { words::since_same() } else { Phrase::listed(&changes) };
            Some(words::since_of(&survey.title, changes))
        })
        .chain(units.into_iter().flatten())
        .collect()
}

fn changed(survey: &Survey, entry: &Entry) -> Vec<Phrase> {
    let Some(id) = &entry.question else {
        return entry.was.iter().map(words::question_dropped).collect();
    };
    let number = survey.question(id).map(|question| question.number.clone()).filter(|number| !number.is_empty());
    let name = number.unwrap_or_else(|| Phrase::same(id));
    let Some(was) = &entry.was else { return vec![words::question_new(name)] };
    let mut said = Vec::new();
    said.extend((was != id).then(|| words::question_renamed(&name, was)));
    if !entry.options.is_empty() {
        let moved = Phrase::list(&entry.options);
        said.push(words::options_moved(&name, moved));
    }
    said.extend(entry.reworded.as_ref().map(|how| words::question_reworded(&name, how)));
    said.extend(entry.not_comparable.as_ref().map(|why| words::question_apart(&name, why)));
    said
}
