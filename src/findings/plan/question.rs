//! A table of the answers to one question, or to several of one code list, as a plan asks for it.

use crate::catalogue::{bounds as bounds_words, definition, inference as inference_words, tabulation as words};
use crate::findings::plan::banner::{banners, possible};
use crate::findings::plan::classes::{classes, measured};
use crate::findings::plan::multiple_tests::takes_several;
use crate::findings::plan::nets::nets;
use crate::findings::plan::place::{Place, filter, named_of_kind, place, require};
use crate::findings::plan::read::Known;
use crate::findings::plan::strata::Strata;
use crate::findings::plan::table_tests::{Asked, read_tests};
use crate::findings::plan::{BaseShown, OptionsIn, PercentOf, QuestionTable, TableKind, inference};
use crate::responses::weight;
use crate::stats::precision::{FiniteCorrection, Wanted};
use crate::survey::missing::Missing;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::condition::Values;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// Reads a table of answers.
pub(super) fn question_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<TableKind> {
    let place = place(reading, request, known)?;
    require(reading, request, "rows").then_some(())?;
    let closed = |domain: &ResponseDomain| match domain {
        ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Area => true,
        // Words that the data make themselves (a client's number) are about persons in a sensitive list.
        ResponseDomain::Category | ResponseDomain::List => !place.survey.sensitive,
        ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text => false,
    };
    let rows = questions(reading, request, &place, &closed)?;
    let by = banners(reading, request, &place, known, &closed)?;
    let filter = filter(reading, request, &place, known)?;
    let weight = weight(reading, request, &place, known);
    if weight.is_none() && request.get("weight").is_some() {
        return None;
    }
    let base = match request.text("base").as_str() {
        "eligible" => BaseShown::Eligible,
        "both" => BaseShown::Both,
        _ => BaseShown::Answered,
    };
    let percent_of =
        if request.text("percent_of") == "mentions" { PercentOf::Mentions } else { PercentOf::People };
    let options = if request.text("options") == "rows" { OptionsIn::Rows } else { OptionsIn::Columns };
    let strata = Strata::of(&place, known, &filter);
    let wanted = inference::wanted_of(reading, request, before, &strata)?;
    inference::only_of_samples(reading, request, &["intervals"], &strata).then_some(())?;
    let intervals = request.flag("intervals");
    if intervals && (base != BaseShown::Answered || percent_of == PercentOf::Mentions || weight.is_some()) {
        reading.advise(
            request.place("intervals"),
            inference_words::intervals_of_answered(),
            inference_words::own_table(),
        );
        return None;
    }
    let bounds = request.flag("bounds");
    if bounds {
        inference::only_of_censuses(reading, request.place("bounds"), &strata).then_some(())?;
        if base != BaseShown::Answered || percent_of == PercentOf::Mentions || weight.is_some() {
            reading.advise(request.place("bounds"), bounds_words::of_answered(), inference_words::own_table());
            return None;
        }
    }
    let assumed = inference::assumed(reading, request, true, &strata);
    if request.get("assume").is_some() {
        assumed.as_ref()?;
        if base != BaseShown::Answered || percent_of == PercentOf::Mentions || weight.is_some() {
            let why = inference_words::assume_of_answered();
            reading.advise(request.place("assume"), why, inference_words::own_table());
            return None;
        }
    }
    let overlapping = rows.iter().any(|question| takes_several(place.survey, &question.id))
        || by.iter().any(|written| written.banner.overlaps(place.survey));
    let plain = base == BaseShown::Answered && percent_of == PercentOf::People && weight.is_none();
    let asked = Asked {
        survey: place.survey,
        strata: &strata,
        rows: &rows,
        by: by.iter().map(|written| &written.banner).collect(),
        overlapping,
        weighted: !plain,
        without_population: wanted.correction == FiniteCorrection::Never,
    };
    let (tests, adjust) = read_tests(reading, request, &asked)?;
    let mut tables = Vec::new();
    for question in rows {
        possible(reading, &by, place.survey, question, &filter).then_some(())?;
        if percent_of == PercentOf::Mentions {
            mentions(reading, request, question).then_some(())?;
        }
        if base != BaseShown::Answered
            && let Some(code) = code_of_a_reason(question)
        {
            reading.say(request.place("base"), words::code_is_reason(&question.id, code));
            return None;
        }
        tables.push(QuestionTable {
            table: place.key.clone(),
            rows: question.id.clone(),
            by: by.iter().map(|written| written.banner.clone()).collect(),
            filter: filter.clone(),
            with_not_returned: request.flag("with_not_returned"),
            nets: nets(reading, request, question)?,
            classes: classes(reading, request, "classes", &question.id, &question.domain)?,
            base,
            percent_of,
            options,
            weight: weight.clone(),
            wanted,
            intervals,
            bounds,
            assumed: assumed.clone(),
            tests: tests.clone(),
            adjust,
        });
    }
    match tables.len() {
        1 => tables.pop().map(TableKind::Question),
        _ => Some(TableKind::Battery(tables)),
    }
}

/// The questions in the rows: one, or the items of a battery, or several with the same options.
fn questions<'a>(
    reading: &mut Reading<'_>,
    request: &Table,
    place: &Place<'a>,
    closed: &dyn Fn(&ResponseDomain) -> bool,
) -> Option<Vec<&'a Question>> {
    let all = &place.survey.questions;
    let names: Vec<&str> =
        all.iter().filter(|question| closed(&question.domain)).map(|question| question.id.as_str()).collect();
    let mut found: Vec<(Words<'_>, &'a Question)> = Vec::new();
    for name in request.several("rows") {
        let items = || {
            let of_battery = |id: &str| id.strip_prefix(name.text).is_some_and(|rest| rest.starts_with('.'));
            all.iter().filter(move |question| of_battery(&question.id))
        };
        let named: Vec<&'a Question> = match place.survey.question(name.text) {
            None if items().next().is_some() => items().collect(),
            Some(question) if measured(&question.domain) && request.get("classes").is_some() => vec![question],
            other => {
                let wanted = definition::kind_with_options();
                named_of_kind(reading, &name, place.survey, &names, &wanted).then_some(())?;
                other.into_iter().collect()
            }
        };
        for question in named {
            if found.iter().any(|(_, other)| other.id == question.id) {
                reading.say(name.span.clone(), words::item_twice(&question.id));
                return None;
            }
            found.push((name.clone(), question));
        }
    }
    let (_, first) = found.first()?;
    if let Some((name, question)) = found.iter().find(|(_, question)| !measured(&question.domain))
        && request.get("classes").is_some()
    {
        let message = words::classes_of_options(&question.id, question.domain.called());
        let span = if found.len() > 1 { name.span.clone() } else { request.place("classes") };
        reading.advise(span, message, words::nets_for_options());
        return None;
    }
    for (name, question) in found.iter().skip(1) {
        if first.domain.codes().is_none() {
            reading.say(request.place("rows"), words::battery_of_options());
            return None;
        }
        if !alike(first, question) {
            let message = words::battery_differs(&question.id, &first.id);
            reading.advise(name.span.clone(), message, words::battery_own_tables());
            return None;
        }
    }
    Some(found.into_iter().map(|(_, question)| question).collect())
}

/// Whether two questions have the same options, chosen in the same way.
fn alike(one: &Question, other: &Question) -> bool {
    match (&one.domain, &other.domain) {
        (ResponseDomain::Single(one), ResponseDomain::Single(other))
        | (ResponseDomain::Multiple(one), ResponseDomain::Multiple(other)) => {
            let options = |list: &crate::survey::code_list::CodeList| {
                list.values().map(|option| (option.code.clone(), option.label.clone())).collect::<Vec<_>>()
            };
            options(one) == options(other)
        }
        _ => false,
    }
}

/// A code that is also the word of a reason for no answer: both would have figures of one id.
fn code_of_a_reason(question: &Question) -> Option<&str> {
    let mut codes = question.domain.codes()?.values().map(|option| option.code.as_str());
    codes.find(|code| Missing::from_word(code).is_some())
}

/// Mentions are of what was chosen: of one option a person there are none, and what counts people has no place beside them.
fn mentions(reading: &mut Reading<'_>, request: &Table, question: &Question) -> bool {
    if !question.domain.takes_several() {
        reading.say(request.place("percent_of"), words::mentions_of_single(&question.id));
        return false;
    }
    for key in ["nets", "base", "weight"] {
        if request.get(key).is_some() {
            reading.advise(request.place(key), words::mentions_with(key), words::mentions_why());
            return false;
        }
    }
    true
}

/// The frame column of the weights, where one is named. A column without a single number cannot be one.
fn weight(reading: &mut Reading<'_>, request: &Table, place: &Place<'_>, known: Known<'_>) -> Option<String> {
    let name = request.words("weight")?;
    let columns: Vec<_> = place
        .attributes(known)
        .into_iter()
        .filter_map(|variable| match variable.values {
            Values::Frame(values) => Some((variable.name, values)),
            Values::Answers(_) | Values::Strata(_) | Values::Unsettled => None,
        })
        .collect();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    reading.knows(&name, &names, definition::unknown_name(name.text)).then_some(())?;
    let (_, values) = columns.iter().find(|(column, _)| *column == name.text)?;
    if !values.iter().any(|words| weight::of_words(words).is_ok()) {
        reading.say(name.span.clone(), words::weight_not_numbers(name.text));
        return None;
    }
    Some(name.text.to_owned())
}
