//! The single figures of a plan.

use crate::catalogue::{Phrase, definition as words};
use crate::findings::plan::place::{column, condition, filter, is_quantity, place, require};
use crate::findings::plan::read::{Known, low_response_below, small};
use crate::findings::plan::strata::Strata;
use crate::findings::plan::{ChainStep, Derivation, FigureMeasure, FigureRequest, FigureSource, inference};
use crate::stats::precision::Wanted;
use crate::survey::indicator::IndicatorKind;
use crate::survey::predicate::fiscal_year_word;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

pub(super) fn read_figures(
    reading: &mut Reading<'_>,
    table: &Table,
    known: Known<'_>,
    decimals: u32,
) -> Vec<FigureRequest> {
    let low_response_below = low_response_below(table);
    let before = inference::wanted(table, Wanted::default());
    table
        .tables("figure")
        .into_iter()
        .filter_map(|figure| {
            let (source, wanted, assumed) = if figure.get("indicator").is_some() {
                (indicator_figure(reading, figure, known)?, before, None)
            } else {
                counted_figure(reading, figure, known, before)?
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
                low_response_below,
                wanted,
                assumed,
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

fn counted_figure(
    reading: &mut Reading<'_>,
    figure: &Table,
    known: Known<'_>,
    before: Wanted,
) -> Option<(FigureSource, Wanted, Option<String>)> {
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
    let strata = Strata::of(&place, known, &filter);
    let wanted = inference::wanted_of(reading, figure, before, &strata)?;
    let share = matches!(measure, FigureMeasure::Share { .. });
    let assumed = inference::assumed(reading, figure, share, &strata);
    Some((FigureSource::Counted { table: place.key, measure, filter }, wanted, assumed))
}
