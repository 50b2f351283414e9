//! What a plan asks of intervals, for the whole of it, a table or a figure, and what of it is refused because nothing is
//! estimated there, or because no formula exists.

use std::ops::Range;

use crate::catalogue::{Phrase, bounds, inference as words};
use crate::findings::plan::change::SeriesTable;
use crate::findings::plan::place::Place;
use crate::findings::plan::read::Known;
use crate::findings::plan::strata::{Kind, Strata};
use crate::findings::plan::{FigureRequest, FigureSource, TableKey, TableKind, TableRequest};
use crate::stats::Level;
use crate::stats::precision::{FiniteCorrection, Wanted};
use crate::stats::proportion::{Correction, Method};
use crate::survey::predicate::Predicate;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Data, Table, Words};
use crate::text::number::Decimal;

/// What a table of keys asks for, over what was asked for before.
pub(super) fn wanted(table: &Table, before: Wanted) -> Wanted {
    let level = table.number("level").and_then(level_of);
    let method = table.words("interval").and_then(|method| Method::from_code(method.text));
    let correction = table.get("fpc").and_then(|entry| match entry.value.data {
        Data::Flag(true) => Some(FiniteCorrection::Always),
        Data::Flag(false) => Some(FiniteCorrection::Never),
        Data::Text(_) | Data::Number(_) | Data::Time | Data::List(_) | Data::Table(_) => None,
    });
    Wanted {
        level: level.unwrap_or(before.level),
        method: method.or(before.method),
        correction: correction.unwrap_or(before.correction),
    }
}

fn level_of(written: Decimal) -> Option<Level> {
    Level::new(written.to_string().parse().ok()?).ok()
}

/// The level of a request, that of the plan where none is written; one that is none is noted.
pub(super) fn level(reading: &mut Reading<'_>, request: &Table, before: Wanted) -> Option<Level> {
    check_level(reading, request);
    request.number("level").map_or(Some(before.level), level_of)
}

/// Refuses what a plan asks of samples as a whole where none of its requests is about one. Where a request could not be read
/// nothing is concluded.
pub(super) fn plan_wide(
    reading: &mut Reading<'_>,
    table: &Table,
    known: Known<'_>,
    figures: &[FigureRequest],
    tables: &[TableRequest],
) {
    let Some(key) = ["level", "interval", "fpc"].into_iter().find(|key| table.get(key).is_some()) else { return };
    let all_read = figures.len() == table.tables("figure").len() && tables.len() == table.tables("table").len();
    if !all_read || reading.problems.has_unread() {
        return;
    }
    let sampled = |table: &TableKey, filter: &Predicate| {
        let survey = known.surveys.iter().find(|survey| survey.id == table.survey);
        survey.is_some_and(|survey| {
            Strata::of(&Place { survey, key: table.clone() }, known, filter).kind() == Kind::Sample
        })
    };
    let of_figure = |request: &FigureRequest| match &request.source {
        FigureSource::Counted { table, filter, .. } => sampled(table, filter),
        FigureSource::Indicator { .. } => false,
    };
    let of_table = |request: &TableRequest| match &request.kind {
        TableKind::Question(asked) => sampled(&asked.table, &asked.filter),
        TableKind::Battery(items) => items.iter().any(|asked| sampled(&asked.table, &asked.filter)),
        TableKind::Estimates(asked) => sampled(&asked.table, &asked.filter),
        TableKind::Change(asked) => asked.keys().iter().any(|key| sampled(key, &asked.filter)),
        TableKind::Series(SeriesTable::Question(asked)) => {
            asked.keys().iter().any(|key| sampled(key, &asked.filter))
        }
        TableKind::Series(SeriesTable::Indicator(_)) => false,
        TableKind::Quantities(asked) => sampled(&asked.table, &asked.filter),
        TableKind::Scale(asked) => sampled(&asked.table, &asked.filter),
        TableKind::Correlation(asked) => sampled(&asked.table, &asked.filter),
        TableKind::Portfolio(asked) => sampled(&asked.table, &asked.filter),
        TableKind::ResponseRates(_)
        | TableKind::EventList { .. }
        | TableKind::EventsByArea { .. }
        | TableKind::Indicators(_)
        | TableKind::LogicModel => false,
    };
    if !figures.iter().any(of_figure) && !tables.iter().any(of_table) {
        reading.advise(table.place(key), words::plan_without_sample(key), words::plan_key_out(key));
    }
}

/// Notes a level that is none.
pub(super) fn check_level(reading: &mut Reading<'_>, table: &Table) {
    if let Some(level) = table.number("level")
        && level_of(level).is_none()
    {
        reading.advise(table.place("level"), words::level_between(), words::level_as_share());
    }
}

/// The first of the keys, in order, that a request has and that are for samples: where there is no sample it is refused.
pub(super) fn only_of_samples(
    reading: &mut Reading<'_>,
    request: &Table,
    keys: &[&str],
    strata: &Strata<'_>,
) -> bool {
    let Some(key) = keys.iter().find(|key| asks(request, key)) else { return true };
    let instead = match strata.kind() {
        Kind::Sample if strata.complex() => {
            reading.advise(request.place(key), words::complex_sample(*key), words::use_estimates());
            return false;
        }
        Kind::Sample => return true,
        Kind::Census => words::instead_census(*key),
        Kind::Open => words::instead_open(*key),
    };
    reading.advise(request.place(key), words::needs_sample(*key, strata.in_the_way()), instead);
    false
}

/// Whether bounds of non-response have a meaning: some stratum is a census, and of none it is unknown who was asked.
pub(super) fn only_of_censuses(reading: &mut Reading<'_>, place: Range<usize>, strata: &Strata<'_>) -> bool {
    let fits = strata.kind() != Kind::Open && strata.any_census();
    if !fits {
        reading.advise(place, bounds::only_of_census(strata.named()), bounds::instead());
    }
    fits
}

/// The reason of an assumption of a share; none where nothing is assumed, or where it may not be, which is noted.
pub(super) fn assumed(
    reading: &mut Reading<'_>,
    request: &Table,
    share: bool,
    strata: &Strata<'_>,
) -> Option<Phrase> {
    request.get("assume")?;
    let place = request.place("assume");
    let reason = request.some_phrase("assume_reason");
    match strata.kind() {
        _ if !share => reading.say(place, words::assume_only_share()),
        Kind::Sample => {
            reading.advise(place, words::assume_only_census(strata.named()), words::assume_instead_sample());
        }
        Kind::Open => {
            reading.advise(place, words::assume_only_census(strata.named()), words::assume_instead_open());
        }
        Kind::Census if reason.is_none() => {
            reading.advise(place, words::assume_needs_reason(), words::give_reason());
        }
        Kind::Census => return reason,
    }
    None
}

/// Whether a key is there and asks for something: `false` and an empty list ask for nothing.
fn asks(request: &Table, key: &str) -> bool {
    request.get(key).is_some_and(|entry| match &entry.value.data {
        Data::Flag(flag) => *flag,
        Data::List(list) => !list.is_empty(),
        Data::Text(_) | Data::Number(_) | Data::Time | Data::Table(_) => true,
    })
}

/// What a table or a figure asks of its intervals, checked against the strata it speaks of.
pub(super) fn wanted_of(
    reading: &mut Reading<'_>,
    request: &Table,
    before: Wanted,
    strata: &Strata<'_>,
) -> Option<Wanted> {
    check_level(reading, request);
    // The range under a declared assumption has a level too.
    let keys: &[&str] =
        if request.get("assume").is_some() { &["interval", "fpc"] } else { &["interval", "level", "fpc"] };
    only_of_samples(reading, request, keys, strata).then_some(())?;
    let wanted = wanted(request, before);
    if strata.kind() != Kind::Sample {
        return Some(wanted);
    }
    let place = |key: &str| if request.get(key).is_some() { request.place(key) } else { request.span.clone() };
    let known = strata.samples(true).filter(|_| wanted.correction != FiniteCorrection::Never);
    if let Some(method) = wanted.method {
        match (method.correction(), known, strata.samples(false)) {
            (Correction::None, Some(known), _) => {
                let message = words::method_without_finite(method.code(), method.words(), known);
                reading.advise(place("interval"), message, words::use_finite(finite_methods()));
                return None;
            }
            (Correction::Exact, _, Some(unknown)) => {
                let message = words::finite_without_population(method.code(), unknown);
                reading.advise(place("interval"), message, words::give_population());
                return None;
            }
            (Correction::None | Correction::Design | Correction::Japanese | Correction::Exact, _, _) => {}
        }
    }
    if wanted.correction == FiniteCorrection::Always
        && let Some(unknown) = strata.samples(false)
    {
        reading.advise(
            place("fpc"),
            words::finite_without_population("fpc = true", unknown),
            words::give_population(),
        );
        return None;
    }
    Some(wanted)
}

/// Whether a method takes the standard error of any design.
pub(super) fn of_designs(method: Method) -> bool {
    match method {
        Method::WilsonDesign | Method::Logit | Method::KornGraubard | Method::NormalDesign => true,
        Method::Wilson
        | Method::WilsonContinuity
        | Method::ClopperPearson
        | Method::MidP
        | Method::Jeffreys
        | Method::JeffreysEqualTailed
        | Method::AgrestiCoull
        | Method::Wald
        | Method::KornGraubardCapped
        | Method::SamplingError
        | Method::Hypergeometric => false,
    }
}

/// The method that a table of estimates names, which has to take the standard error of any design.
pub(super) fn method_of_designs(reading: &mut Reading<'_>, written: &Words<'_>) -> Option<Method> {
    let method = Method::from_code(written.text)?;
    if of_designs(method) {
        return Some(method);
    }
    let codes = Method::ALL.into_iter().filter(|method| of_designs(*method)).map(Method::code);
    let codes = codes.collect::<Vec<_>>().join(" / ");
    reading.advise(
        written.span.clone(),
        words::method_without_design(method.code(), method.words()),
        crate::catalogue::definition::use_fitting(codes),
    );
    None
}

/// The methods with a formula for a finite population.
fn finite_methods() -> Phrase {
    let codes = Method::ALL.iter().filter(|method| method.takes_population()).map(|method| method.code());
    Phrase::same(codes.collect::<Vec<_>>().join(" / "))
}
