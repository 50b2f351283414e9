//! The tables of a plan.

use crate::catalogue::{definition as words, quantities, tabulation};
use crate::findings::plan::change::{change_table, series_table};
use crate::findings::plan::estimates::estimates_table;
use crate::findings::plan::outcome::rates_table;
use crate::findings::plan::place::{column, is_quantity, place, require};
use crate::findings::plan::quantity::quantity_table;
use crate::findings::plan::question::question_table;
use crate::findings::plan::read::{Known, low_response_below, small};
use crate::findings::plan::related::{correlation_table, portfolio_table, scale_table};
use crate::findings::plan::{TableKind, TableRequest, inference};
use crate::stats::precision::Wanted;
use crate::survey::indicator::{IndicatorRole, Measure};
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

pub(super) fn read_tables(
    reading: &mut Reading<'_>,
    table: &Table,
    known: Known<'_>,
    decimals: u32,
) -> Vec<TableRequest> {
    let low_response_below = low_response_below(table);
    let wanted = inference::wanted(table, Wanted::default());
    table
        .tables("table")
        .into_iter()
        .filter_map(|request| {
            let kind = request.text("kind");
            if !matches!(kind.as_str(), "" | "question") {
                of_answers_only(reading, request, &kind)?;
            }
            let kind = match kind.as_str() {
                "change" => TableKind::Change(change_table(reading, request, known, wanted)?),
                "series" => TableKind::Series(series_table(reading, request, known, wanted)?),
                "response_rates" => TableKind::ResponseRates(rates_table(reading, request, known)?),
                "event_list" => event_list(reading, request, known)?,
                "events_by_area" => events_by_area(reading, request, known)?,
                "indicators" => {
                    require(reading, request, "role").then_some(())?;
                    let outcome = request.text("role") == "outcome";
                    TableKind::Indicators(if outcome { IndicatorRole::Outcome } else { IndicatorRole::Activity })
                }
                "logic_model" => TableKind::LogicModel,
                "estimates" => TableKind::Estimates(estimates_table(reading, request, known, wanted)?),
                "quantities" => TableKind::Quantities(quantity_table(reading, request, known, wanted)?),
                "scale" => TableKind::Scale(scale_table(reading, request, known)?),
                "correlation" => TableKind::Correlation(correlation_table(reading, request, known)?),
                "portfolio" => TableKind::Portfolio(portfolio_table(reading, request, known)?),
                _ => question_table(reading, request, known, wanted)?,
            };
            Some(TableRequest {
                id: request.text("id"),
                title: request.phrase("title"),
                decimals: small(request, "decimals").unwrap_or(decimals),
                own_decimals: small(request, "decimals"),
                low_response_below,
                kind,
            })
        })
        .collect()
}

/// What only a table of answers has: several questions in its rows, several banners, and the keys of how it is counted.
/// In any other table they would be asked for and silently not done.
fn of_answers_only(reading: &mut Reading<'_>, request: &Table, kind: &str) -> Option<()> {
    for key in ["rows", "by"] {
        let list = request.get(key).is_some_and(|entry| !entry.value.list().is_empty());
        if list && kind != "response_rates" {
            reading.say(request.place(key), tabulation::one_only(key));
            return None;
        }
    }
    let keys = ["base", "percent_of", "options", "weight", "nets", "classes", "by_classes", "points", "adjust"];
    for key in keys.into_iter().chain(["bounds", "assume", "assume_reason"]) {
        if let Some(entry) = request.get(key).filter(|_| (key, kind) != ("adjust", "quantities")) {
            reading.say(entry.key_span.clone(), quantities::key_not_for_table(key, kind));
            return None;
        }
    }
    Some(())
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
