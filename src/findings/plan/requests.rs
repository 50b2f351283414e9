//! The figures and tables of a plan.

use crate::catalogue::{Phrase, definition as words};
use crate::findings::plan::read::{Known, small};
use crate::findings::plan::{
    ChainStep, Derivation, FigureMeasure, FigureRequest, FigureSource, TableKey, TableKind, TableRequest,
};
use crate::survey::definition::{ONLY_ROUND, Survey};
use crate::survey::indicator::{IndicatorKind, IndicatorRole, Measure};
use crate::survey::predicate::{Predicate, fiscal_year_word};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::condition::{Barred, Scope, Variable, answers, attributes, read_condition};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

struct Place<'a> {
    survey: &'a Survey,
    key: TableKey,
}

impl<'a> Place<'a> {
    fn attributes(&self, known: Known<'a>) -> Vec<Variable<'a>> {
        attributes(self.survey, known.frames.get(self.survey.asked_by()))
    }
}

/// The survey round or record list that a figure or table names.
fn place<'a>(reading: &mut Reading<'_>, table: &Table, known: Known<'a>) -> Option<Place<'a>> {
    match (table.words("survey"), table.words("records")) {
        (Some(name), None) => {
            let survey = survey_named(reading, &name, known, false)?;
            let Some(round) = table.words("round") else {
                reading.advise(table.span.clone(), words::missing_key("round"), words::key_figure_round());
                return None;
            };
            let rounds: Vec<&str> = survey.rounds.iter().map(|round| round.id.as_str()).collect();
            reading.knows(&round, &rounds, words::unknown_name(round.text)).then(|| Place {
                survey,
                key: TableKey { survey: survey.id.clone(), round: round.text.to_owned() },
            })
        }
        (None, Some(name)) => {
            let survey = survey_named(reading, &name, known, true)?;
            Some(Place { survey, key: TableKey { survey: survey.id.clone(), round: ONLY_ROUND.to_owned() } })
        }
        (Some(_), Some(_)) | (None, None) => {
            reading.say(table.span.clone(), words::needs_survey_or_records());
            None
        }
    }
}

fn survey_named<'a>(
    reading: &mut Reading<'_>,
    name: &Words<'_>,
    known: Known<'a>,
    records: bool,
) -> Option<&'a Survey> {
    let fitting: Vec<&Survey> =
        known.surveys.iter().filter(|survey| survey.records().is_some() == records).collect();
    let ids: Vec<&str> = fitting.iter().map(|survey| survey.id.as_str()).collect();
    let unknown = if records { words::unknown_records(name.text) } else { words::unknown_survey(name.text) };
    if reading.problems.has_unread() || !reading.knows(name, &ids, unknown) {
        return None;
    }
    fitting.into_iter().find(|survey| survey.id == name.text)
}

fn condition(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    place: &Place<'_>,
    known: Known<'_>,
) -> Option<Predicate> {
    let variables = answers(place.survey).chain(place.attributes(known)).collect();
    read_condition(reading, &table.words(key)?, &Scope { variables, barred: None, areas: known.areas })
}

/// A filter says among whom something is counted. Where a frame says who was asked, an answer cannot: it would take
/// from 配布数 everyone who gave another.
fn filter(reading: &mut Reading<'_>, table: &Table, place: &Place<'_>, known: Known<'_>) -> Option<Predicate> {
    if table.get("filter").is_none() {
        return Some(Predicate::Everyone);
    }
    if place.survey.frame.is_none() {
        return condition(reading, table, "filter", place, known);
    }
    let barred = Barred {
        names: place.survey.questions.iter().map(|question| question.id.as_str()).collect(),
        why: |name| words::filter_on_answer(name),
        instead: Some(words::filter_instead),
    };
    let scope = Scope { variables: place.attributes(known), barred: Some(barred), areas: known.areas };
    read_condition(reading, &table.words("filter")?, &scope)
}

/// A column that a key names, of one of the wanted kinds.
fn column(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    place: &Place<'_>,
    wanted: &Phrase,
    fits: impl Fn(&ResponseDomain) -> bool,
) -> Option<String> {
    let name = table.words(key)?;
    let fitting = place.survey.questions.iter().filter(|question| fits(&question.domain));
    let ids: Vec<&str> = fitting.map(|question| question.id.as_str()).collect();
    named_of_kind(reading, &name, place.survey, &ids, wanted).then(|| name.text.to_owned())
}

fn is_quantity(domain: &ResponseDomain) -> bool {
    matches!(domain, ResponseDomain::Quantity { .. })
}

/// Whether a name is one of those that fit. One that is there and of another kind is told so, with what that kind is for.
fn named_of_kind(
    reading: &mut Reading<'_>,
    name: &Words<'_>,
    survey: &Survey,
    fitting: &[&str],
    wanted: &Phrase,
) -> bool {
    let there = survey.question(name.text).filter(|_| !fitting.contains(&name.text));
    let Some(question) = there else {
        return reading.knows(name, fitting, words::unknown_name(name.text));
    };
    let instead = match &question.domain {
        ResponseDomain::Single(_)
        | ResponseDomain::Multiple(_)
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => words::count_options(name.text),
        ResponseDomain::Quantity { .. } => words::sum_quantity(name.text),
        ResponseDomain::Date => words::condition_date(name.text),
        ResponseDomain::Text => words::answered_text(name.text),
    };
    let others = match fitting {
        [] => words::use_no_fitting(wanted),
        _ => words::use_fitting(fitting.join(" / ")),
    };
    let help = Phrase { ja: format!("{}{}", instead.ja, others.ja), en: format!("{} {}", instead.en, others.en) };
    reading.advise(name.span.clone(), words::kind_is_other(name.text, question.domain.called(), wanted), help);
    false
}

/// Notes a key that must be there and is not.
fn require(reading: &mut Reading<'_>, table: &Table, key: &str) -> bool {
    let there = table.get(key).is_some();
    if !there {
        reading.say(table.span.clone(), words::missing_key(key));
    }
    there
}

pub(super) fn read_figures(
    reading: &mut Reading<'_>,
    table: &Table,
    known: Known<'_>,
    decimals: u32,
) -> Vec<FigureRequest> {
    table
        .tables("figure")
        .into_iter()
        .filter_map(|figure| {
            let source = if figure.get("indicator").is_some() {
                indicator_figure(reading, figure, known)?
            } else {
                counted_figure(reading, figure, known)?
            };
            let percent = match &source {
                FigureSource::Counted { measure, .. } => matches!(measure, FigureMeasure::Share { .. }),
                FigureSource::Indicator { derive, .. } => {
                    matches!(derive, Derivation::ActualOverTarget | Derivation::Change)
                }
            };
            let unit = match figure.words("unit") {
                Some(unit) => unit.text.to_owned(),
                None if percent => "％".to_owned(),
                None if matches!(source, FigureSource::Indicator { .. }) => "ポイント".to_owned(),
                None => String::new(),
            };
            Some(FigureRequest {
                id: figure.text("id"),
                label: figure.text("label"),
                unit,
                decimals: small(figure, "decimals").unwrap_or(decimals),
                own_decimals: small(figure, "decimals"),
                source,
            })
        })
        .collect()
}

fn indicator_figure(reading: &mut Reading<'_>, figure: &Table, known: Known<'_>) -> Option<FigureSource> {
    let indicators: Vec<&str> =
        known.book.into_iter().flat_map(|book| &book.indicators).map(|indicator| indicator.id.as_str()).collect();
    let name = figure.words("indicator")?;
    if reading.problems.has_unread() || !reading.knows(&name, &indicators, words::unknown_name(name.text)) {
        return None;
    }
    if !(require(reading, figure, "derive") && require(reading, figure, "years")) {
        return None;
    }
    let derive = match figure.text("derive").as_str() {
        "change" => Derivation::Change,
        "points_from_target" => Derivation::PointsFromTarget,
        _ => Derivation::ActualOverTarget,
    };
    let years: Vec<i32> = figure.list("years").iter().filter_map(|year| fiscal_year_word(year.text)).collect();
    if let (Derivation::Change, [first, last]) = (derive, years.as_slice())
        && first.checked_add(1) != Some(*last)
    {
        reading.say(figure.place("years"), words::change_needs_consecutive_years());
        return None;
    }
    let wanted = match derive {
        Derivation::Change => years.len() == 2,
        Derivation::PointsFromTarget => years.len() == 1,
        Derivation::ActualOverTarget => !years.is_empty(),
    };
    if !wanted {
        reading.say(figure.place("years"), words::years_do_not_fit());
        return None;
    }
    let kind =
        known.book.into_iter().flat_map(|book| &book.indicators).find(|i| i.id == name.text).map(|i| i.kind);
    if derive == Derivation::PointsFromTarget && kind != Some(IndicatorKind::Share) {
        reading.say(figure.place("derive"), words::points_need_share(name.text));
        return None;
    }
    if derive == Derivation::ActualOverTarget && years.len() > 1 && kind == Some(IndicatorKind::Stock) {
        reading.advise(figure.place("years"), words::stock_not_added(name.text), words::stock_one_year());
        return None;
    }
    Some(FigureSource::Indicator { indicator: name.text.to_owned(), derive, years })
}

fn counted_figure(reading: &mut Reading<'_>, figure: &Table, known: Known<'_>) -> Option<FigureSource> {
    let place = place(reading, figure, known)?;
    let given: Vec<&str> = ["count", "share", "sum"].into_iter().filter(|key| figure.get(key).is_some()).collect();
    let measure = match given.as_slice() {
        ["count"] => {
            let written = figure.words("count")?;
            match ChainStep::from_word(written.text) {
                Some(step) => FigureMeasure::Chain(step),
                None => FigureMeasure::Count(condition(reading, figure, "count", &place, known)?),
            }
        }
        ["share"] => {
            let condition = condition(reading, figure, "share", &place, known)?;
            let question = match figure.get("question") {
                Some(_) => column(reading, figure, "question", &place, &Phrase::default(), |_| true)?,
                None => {
                    let named = condition.variables();
                    match place.survey.questions.iter().find(|question| named.contains(question.id.as_str())) {
                        Some(question) => question.id.clone(),
                        None => {
                            reading.say(figure.place("share"), words::share_needs_question());
                            return None;
                        }
                    }
                }
            };
            FigureMeasure::Share { condition, question }
        }
        ["sum"] => {
            FigureMeasure::Sum(column(reading, figure, "sum", &place, &words::kind_quantity(), is_quantity)?)
        }
        _ => {
            reading.say(figure.span.clone(), words::figure_needs_one_measure());
            return None;
        }
    };
    let filter = filter(reading, figure, &place, known)?;
    Some(FigureSource::Counted { table: place.key, measure, filter })
}

pub(super) fn read_tables(
    reading: &mut Reading<'_>,
    table: &Table,
    known: Known<'_>,
    decimals: u32,
) -> Vec<TableRequest> {
    table
        .tables("table")
        .into_iter()
        .filter_map(|request| {
            let kind = match request.text("kind").as_str() {
                "response_rates" => response_rates(reading, request, known)?,
                "event_list" => event_list(reading, request, known)?,
                "events_by_area" => events_by_area(reading, request, known)?,
                "indicators" => {
                    require(reading, request, "role").then_some(())?;
                    let outcome = request.text("role") == "outcome";
                    TableKind::Indicators(if outcome { IndicatorRole::Outcome } else { IndicatorRole::Activity })
                }
                "logic_model" => TableKind::LogicModel,
                _ => question_table(reading, request, known)?,
            };
            Some(TableRequest {
                id: request.text("id"),
                title: request.text("title"),
                decimals: small(request, "decimals").unwrap_or(decimals),
                own_decimals: small(request, "decimals"),
                kind,
            })
        })
        .collect()
}

fn question_table(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<TableKind> {
    let place = place(reading, request, known)?;
    require(reading, request, "rows").then_some(())?;
    let closed = |domain: &ResponseDomain| match domain {
        ResponseDomain::Single(_) | ResponseDomain::Multiple(_) | ResponseDomain::Area => true,
        // Words that the data make themselves (a client's number) are about persons in a sensitive list.
        ResponseDomain::Category | ResponseDomain::List => !place.survey.sensitive,
        ResponseDomain::Quantity { .. } | ResponseDomain::Date | ResponseDomain::Text => false,
    };
    let rows = column(reading, request, "rows", &place, &words::kind_with_options(), closed)?;
    let by = match request.words("by") {
        Some(by) => {
            let questions = place.survey.questions.iter().filter(|question| closed(&question.domain));
            let names: Vec<&str> = questions
                .map(|question| question.id.as_str())
                .chain(place.attributes(known).into_iter().map(|variable| variable.name))
                .collect();
            named_of_kind(reading, &by, place.survey, &names, &words::kind_with_options()).then_some(())?;
            Some(by.text.to_owned())
        }
        None => None,
    };
    let filter = filter(reading, request, &place, known)?;
    let with_not_returned = request.flag("with_not_returned");
    Some(TableKind::Question { table: place.key, rows, by, filter, with_not_returned })
}

fn response_rates(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<TableKind> {
    require(reading, request, "rounds").then_some(())?;
    let all: Vec<String> = known
        .surveys
        .iter()
        .filter(|survey| survey.records().is_none())
        .flat_map(|survey| survey.rounds.iter().map(|round| format!("{}/{}", survey.id, round.id)))
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut rounds = Vec::new();
    for written in request.list("rounds") {
        if !reading.problems.has_unread()
            && reading.knows(&written, &all, words::unknown_name(written.text))
            && let Some((survey, round)) = written.text.split_once('/')
        {
            rounds.push(TableKey { survey: survey.to_owned(), round: round.to_owned() });
        }
    }
    Some(TableKind::ResponseRates(rounds))
}

fn event_list(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<TableKind> {
    let place = place(reading, request, known)?;
    require(reading, request, "columns").then_some(())?;
    if place.survey.sensitive {
        reading.say(request.place("records"), words::list_of_persons(&place.survey.id));
        return None;
    }
    let ids: Vec<&str> = place.survey.questions.iter().map(|question| question.id.as_str()).collect();
    let columns = request.list("columns");
    for column in &columns {
        reading.knows(column, &ids, words::unknown_name(column.text));
    }
    let columns = columns.into_iter().map(|column| column.text.to_owned()).collect();
    Some(TableKind::EventList { records: place.key.survey, columns })
}

fn events_by_area(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<TableKind> {
    let place = place(reading, request, known)?;
    (require(reading, request, "date") & require(reading, request, "area")).then_some(())?;
    let date = column(reading, request, "date", &place, &words::kind_date(), |domain| {
        matches!(domain, ResponseDomain::Date)
    })?;
    let area = column(reading, request, "area", &place, &words::kind_area(), |domain| {
        matches!(domain, ResponseDomain::Area)
    })?;
    let measure = match (request.get("sum"), request.get("distinct")) {
        (None, None) => Measure::Count(Predicate::Everyone),
        (Some(_), None) => {
            Measure::Sum(column(reading, request, "sum", &place, &words::kind_quantity(), is_quantity)?)
        }
        (None, Some(_)) => {
            let open = |domain: &ResponseDomain| matches!(domain, ResponseDomain::Category | ResponseDomain::List);
            Measure::Distinct {
                column: column(reading, request, "distinct", &place, &words::kind_categories(), open)?,
                within: Some(area.clone()),
            }
        }
        (Some(_), Some(_)) => {
            reading.say(request.span.clone(), words::figure_needs_one_measure());
            return None;
        }
    };
    let levels = request.list("levels").into_iter().map(|level| level.text.to_owned()).collect();
    Some(TableKind::EventsByArea { records: place.key.survey, date, area, measure, levels })
}
