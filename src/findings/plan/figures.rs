//! The single figures of a plan.

use crate::catalogue::{Phrase, definition as words, units};
use crate::findings::plan::compared::{Compared, compared, only_shares};
use crate::findings::plan::place::{Place, column, condition, filter, is_quantity, place, require};
use crate::findings::plan::read::{Known, low_response_below, small};
use crate::findings::plan::strata::{Kind, Strata};
use crate::findings::plan::{ChainStep, Derivation, FigureMeasure, FigureRequest, FigureSource, inference};
use crate::stats::precision::Wanted;
use crate::survey::indicator::IndicatorKind;
use crate::survey::predicate::{Predicate, fiscal_year_word};
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
            let Read { source, wanted, assumed, beside } = if figure.get("indicator").is_some() {
                let source = indicator_figure(reading, figure, known)?;
                Read { source, wanted: before, assumed: None, beside: Vec::new() }
            } else {
                counted_figure(reading, figure, known, before)?
            };
            let unit = figure.words("unit").map_or_else(|| unit_of(&source), |_| figure.unit("unit"));
            Some(FigureRequest {
                id: figure.text("id"),
                label: figure.phrase("label"),
                unit,
                decimals: small(figure, "decimals").unwrap_or(decimals),
                own_decimals: small(figure, "decimals"),
                low_response_below,
                wanted,
                assumed,
                beside,
                source,
            })
        })
        .collect()
}

/// A figure as it is read.
struct Read {
    source: FigureSource,
    wanted: Wanted,
    assumed: Option<Phrase>,
    beside: Vec<String>,
}

/// The unit of a figure that names none.
fn unit_of(source: &FigureSource) -> Phrase {
    match source {
        FigureSource::Counted { measure: FigureMeasure::Share { compared, .. }, .. } => match compared {
            Compared::Groups(_) => units::points(),
            Compared::Alone | Compared::Given(_) => units::percent(),
        },
        FigureSource::Counted {
            measure: FigureMeasure::Chain(_) | FigureMeasure::Count(_) | FigureMeasure::Sum(_),
            ..
        } => units::none(),
        FigureSource::Indicator { derive, .. } => match derive {
            Derivation::ActualOverTarget | Derivation::Change => units::percent(),
            Derivation::PointsFromTarget => units::points(),
        },
    }
}

fn indicator_figure(reading: &mut Reading<'_>, figure: &Table, known: Known<'_>) -> Option<FigureSource> {
    let indicators: Vec<&str> =
        known.book.into_iter().flat_map(|book| &book.indicators).map(|indicator| indicator.id.as_str()).collect();
    let name = figure.words("indicator")?;
    only_shares(reading, figure).then_some(())?;
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

fn counted_figure(reading: &mut Reading<'_>, figure: &Table, known: Known<'_>, before: Wanted) -> Option<Read> {
    let place = place(reading, figure, known)?;
    let filter = filter(reading, figure, &place, known)?;
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
            if about_answering(&condition, &question) {
                reading.advise(
                    figure.place("share"),
                    words::share_of_answering(&question),
                    words::count_answering(),
                );
                return None;
            }
            let compared = compared(reading, figure, &place, known, &question, &filter)?;
            FigureMeasure::Share { condition, question, compared }
        }
        ["sum"] => {
            FigureMeasure::Sum(column(reading, figure, "sum", &place, &words::kind_quantity(), is_quantity)?)
        }
        _ => {
            reading.say(figure.span.clone(), words::figure_needs_one_measure());
            return None;
        }
    };
    let share = matches!(measure, FigureMeasure::Share { .. });
    if !share {
        only_shares(reading, figure).then_some(())?;
    }
    let strata = Strata::of(&place, known, &filter);
    let wanted = inference::wanted_of(reading, figure, before, &strata)?;
    let assumed = inference::assumed(reading, figure, share, &strata);
    let beside = beside(figure, &place, known, &measure, &filter);
    let source = FigureSource::Counted { table: place.key, measure, filter };
    Some(Read { source, wanted, assumed, beside })
}

/// The ids of what is made beside a share: its ends where it has any, and what comes of comparing it.
fn beside(
    figure: &Table,
    place: &Place<'_>,
    known: Known<'_>,
    measure: &FigureMeasure,
    filter: &Predicate,
) -> Vec<String> {
    let FigureMeasure::Share { compared, .. } = measure else { return Vec::new() };
    let id = figure.text("id");
    let ends = |id: &str, among: Predicate| {
        let there = Strata::of(place, known, &among).kind() != Kind::Open;
        there.then(|| ["low", "high"].map(|end| format!("{id}.{end}"))).into_iter().flatten()
    };
    let mut ids: Vec<String> = Vec::new();
    match compared {
        Compared::Alone => ids.extend(ends(&id, filter.clone())),
        Compared::Given(given) => {
            ids.extend(ends(&id, filter.clone()));
            ids.push(format!("{id}.points"));
            ids.extend(given.tested.then(|| format!("{id}.p")));
        }
        Compared::Groups(two) => {
            let either = two.groups.iter().map(|group| group.condition.clone()).collect();
            ids.extend(ends(&id, filter.clone().and(Predicate::Or(either))));
            ids.extend(two.tested.then(|| format!("{id}.p")));
            for group in &two.groups {
                let part = format!("{id}.{}", group.id);
                ids.extend(ends(&part, filter.clone().and(group.condition.clone())));
                ids.push(part);
            }
        }
    }
    ids
}

/// Whether a condition asks whether a question was answered, which of those who answered it all did.
fn about_answering(condition: &Predicate, question: &str) -> bool {
    match condition {
        Predicate::Answered(variable) | Predicate::Missing { variable, .. } => variable == question,
        Predicate::And(parts) | Predicate::Or(parts) => parts.iter().any(|part| about_answering(part, question)),
        Predicate::Not(part) => about_answering(part, question),
        Predicate::Everyone
        | Predicate::Is { .. }
        | Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Disposition(_) => false,
    }
}
