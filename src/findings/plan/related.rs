//! Reads what a plan asks of several questions together: scales, correlations, portfolios of satisfaction and importance.

use crate::catalogue::{definition, quantities, related as words};
use crate::findings::plan::measured::{
    Coefficient, CorrelationTable, Importance, Measured, Numbers, PortfolioTable, QuantityItem, ScaleTable,
};
use crate::findings::plan::place::{Place, filter, only, place, require};
use crate::findings::plan::quantity::{groups_by, items, measured, top_of};
use crate::findings::plan::read::{Known, small};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// The questions that a key names, each once.
fn named(
    reading: &mut Reading<'_>,
    request: &Table,
    key: &str,
    least: usize,
    place: &Place<'_>,
) -> Option<Vec<Measured>> {
    require(reading, request, key).then_some(())?;
    let names = request.list(key);
    reading.once(names.iter().cloned());
    if names.len() < least {
        reading.say(request.place(key), words::needs_items(key, least));
        return None;
    }
    items(reading, request, &names, place)
}

/// Reads a table of a scale.
pub(super) fn scale_table(reading: &mut Reading<'_>, request: &Table, known: Known<'_>) -> Option<ScaleTable> {
    let place = place(reading, request, known)?;
    only(reading, request, "scale", &["items", "by", "scores", "combine"])?;
    let items = named(reading, request, "items", 2, &place)?;
    let alike = |item: &Measured| {
        let question = place.survey.question(&item.question)?;
        Some(match &question.domain {
            ResponseDomain::Quantity { unit, .. } => ("", unit.ja.as_str()),
            ResponseDomain::Single(list) | ResponseDomain::Multiple(list) => (list.id.as_str(), ""),
            ResponseDomain::Date
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List => ("", ""),
        })
    };
    let first = items.first()?;
    let other = items.iter().find(|item| alike(item) != alike(first) || item.numbers != first.numbers);
    if let Some(other) = other {
        reading.advise(
            request.place("items"),
            words::items_differ(&first.question, &other.question),
            words::one_list_for_all(),
        );
        return None;
    }
    let by = groups_by(reading, request, &place, known)?.pop();
    let filter = filter(reading, request, &place, known)?;
    let sum = request.text("combine") == "sum";
    Some(ScaleTable { table: place.key, items, sum, by, filter })
}

/// How questions are correlated, which nobody guesses.
fn coefficient(reading: &mut Reading<'_>, request: &Table) -> Option<Coefficient> {
    match request.text("correlation").as_str() {
        "pearson" => Some(Coefficient::Pearson),
        "spearman" => Some(Coefficient::Spearman),
        "kendall" => Some(Coefficient::Kendall),
        "" => {
            reading.advise(request.span.clone(), definition::missing_key("correlation"), words::key_correlation());
            None
        }
        // The shape has noted it.
        _ => None,
    }
}

/// The question that others are correlated with.
fn overall(reading: &mut Reading<'_>, request: &Table, place: &Place<'_>) -> Option<Measured> {
    let name = request.words("overall")?;
    let overall = measured(reading, request, &name, place)?;
    if request.list("items").iter().any(|item| item.text == name.text) {
        reading.say(name.span, words::with_itself(&overall.question));
        return None;
    }
    Some(overall)
}

/// Reads a table of correlations.
pub(super) fn correlation_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
) -> Option<CorrelationTable> {
    let place = place(reading, request, known)?;
    only(reading, request, "correlation", &["items", "overall", "scores", "correlation"])?;
    let least = if request.get("overall").is_some() { 1 } else { 2 };
    let items = named(reading, request, "items", least, &place)?;
    let coefficient = coefficient(reading, request)?;
    let mut pairs = Vec::new();
    if request.get("overall").is_some() {
        let overall = overall(reading, request, &place)?;
        pairs.extend(items.into_iter().map(|item| (item, overall.clone())));
    } else {
        for (at, item) in items.iter().enumerate() {
            pairs.extend(items.iter().skip(at + 1).map(|other| (item.clone(), other.clone())));
        }
    }
    let filter = filter(reading, request, &place, known)?;
    Some(CorrelationTable { table: place.key, pairs, coefficient, filter })
}

/// Reads a portfolio of satisfaction and importance.
pub(super) fn portfolio_table(
    reading: &mut Reading<'_>,
    request: &Table,
    known: Known<'_>,
) -> Option<PortfolioTable> {
    let place = place(reading, request, known)?;
    only(
        reading,
        request,
        "portfolio",
        &["items", "importance", "overall", "correlation", "top", "split", "scores"],
    )?;
    let satisfaction = named(reading, request, "items", 2, &place)?;
    let top = small(request, "top");
    let items = ends(reading, request, satisfaction)?;
    let importance = match (request.get("importance"), request.get("overall")) {
        (Some(_), None) => {
            let stated = named(reading, request, "importance", 1, &place)?;
            if stated.len() != items.len() {
                reading.say(request.place("importance"), words::importance_for_each(items.len(), stated.len()));
                return None;
            }
            if request.get("correlation").is_some() {
                reading.say(request.place("correlation"), words::correlation_of_derived());
                return None;
            }
            Importance::Stated(ends(reading, request, stated)?)
        }
        (None, Some(_)) => {
            let overall = overall(reading, request, &place)?;
            Importance::Derived { overall, coefficient: coefficient(reading, request)? }
        }
        (Some(_), Some(_)) | (None, None) => {
            reading.say(request.span.clone(), words::importance_or_overall());
            return None;
        }
    };
    let filter = filter(reading, request, &place, known)?;
    let median = request.text("split") == "median";
    Some(PortfolioTable { table: place.key, items, top, importance, median, filter })
}

/// The items with the options of the top box, where there is one.
fn ends(reading: &mut Reading<'_>, request: &Table, items: Vec<Measured>) -> Option<Vec<QuantityItem>> {
    if let (Some(_), Some(item)) = (request.get("top"), items.iter().find(|item| item.numbers == Numbers::Written))
    {
        reading.say(request.place("top"), quantities::ends_need_scores("top", &item.question));
        return None;
    }
    items
        .into_iter()
        .map(|measured| {
            Some(QuantityItem { top: top_of(reading, request, &measured)?, ..QuantityItem::of(measured) })
        })
        .collect()
}
