//! One indicator over the years, one below the other: target, actual, what was counted again, and the change of the actual since
//! the year before (amounts in ％, shares in points). Over a break nothing is computed, and a note says what broke.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, change as words, findings as common, units};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::indicators::figure_id;
use crate::findings::material::Material;
use crate::findings::plan::TableRequest;
use crate::findings::table::{Drawing, Drawn, HeadCell, ResultCell, ResultTable};
use crate::findings::unlike;
use crate::stats::Undefined;
use crate::stats::comparison::{Fraction, change, difference, fraction};
use crate::survey::indicator::{Indicator, IndicatorKind};
use crate::survey::predicate::fiscal_year_days;
use crate::text::era::fiscal_year_name;

/// The table of an indicator and the figures of its changes.
pub(super) fn indicator_series(
    material: &Material<'_>,
    request: &TableRequest,
    id: &str,
    figures: &BTreeMap<String, Figure>,
) -> (ResultTable, Vec<Figure>) {
    let indicators = material.book.into_iter().flat_map(|book| book.indicators.iter().map(move |of| (book, of)));
    let Some((book, indicator)) = indicators.into_iter().find(|(_, indicator)| indicator.id == id) else {
        return (table(request, Vec::new(), Vec::new(), false, &units::none()), Vec::new());
    };
    let of = |kind: &str, year: i32| figures.get(&figure_id(id, kind, year));
    let there = |year: &i32| ["target", "actual", "counted"].into_iter().any(|kind| of(kind, *year).is_some());
    let years: Vec<i32> = book.year_columns.iter().map(|(year, _)| *year).filter(there).collect();
    let is_share = indicator.kind == IndicatorKind::Share;
    let (mut rows, mut made, mut notes) = (Vec::new(), Vec::new(), vec![common::no_target_note()]);
    for (at, year) in years.iter().enumerate() {
        let value = |kind: &str| match of(kind, *year) {
            Some(figure) => ResultCell::Figure(figure.id.clone()),
            None => ResultCell::Words(units::nothing()),
        };
        let name = common::fiscal_year(fiscal_year_name(*year), *year);
        let mut row = vec![ResultCell::Words(name), value("target"), value("actual"), value("counted")];
        row.push(match at.checked_sub(1).and_then(|before| years.get(before)) {
            None => ResultCell::Words(Phrase::default()),
            Some(before) => {
                let reasons = breaks(material, indicator, *before, *year, &of);
                if reasons.is_empty() {
                    let figure = since(request, indicator, (*before, *year), &of);
                    let cell = ResultCell::Figure(figure.id.clone());
                    made.push(figure);
                    cell
                } else {
                    let (from, to) = (fiscal_year_name(*before), fiscal_year_name(*year));
                    let between = words::from_to(from, to);
                    notes.extend(reasons.iter().map(|reason| words::series_break(&between, reason)));
                    ResultCell::Words(words::broken())
                }
            }
        });
        rows.push(row);
    }
    for year in &years {
        let said = of("actual", *year).map(|figure| figure.notes.as_slice()).unwrap_or_default();
        notes.extend(
            said.iter().map(|note| common::year_note(common::fiscal_year(fiscal_year_name(*year), *year), note)),
        );
    }
    notes.extend(unlike::of_indicator(material, indicator, &years));
    (table(request, rows, notes, is_share, &indicator.unit), made)
}

/// Why two years are not compared: other people, unlike periods, or a year that has not ended against one that has.
fn breaks<'f>(
    material: &Material<'_>,
    indicator: &Indicator,
    before: i32,
    year: i32,
    of: &impl Fn(&str, i32) -> Option<&'f Figure>,
) -> Vec<Phrase> {
    let mut reasons = unlike::breaks_of_indicator(material, indicator, before, year);
    let partly = |year: i32| {
        let day = of("actual", year).and_then(|figure| figure.as_of);
        day.is_some_and(|day| day.first_day_number() < fiscal_year_days(year, year).1)
    };
    // What stands at a day is no part of a year.
    if indicator.kind != IndicatorKind::Stock && partly(before) != partly(year) {
        reasons.push(words::break_period());
    }
    if of("actual", before).is_none() || of("actual", year).is_none() {
        reasons.push(words::break_counting());
    }
    reasons.dedup();
    reasons
}

/// The change of the actual between two years.
fn since<'f>(
    request: &TableRequest,
    indicator: &Indicator,
    (before, year): (i32, i32),
    of: &impl Fn(&str, i32) -> Option<&'f Figure>,
) -> Figure {
    let is_share = indicator.kind == IndicatorKind::Share;
    let mut parts: Vec<&Figure> = Vec::new();
    let value = if is_share {
        let mut exact = |year| -> Result<Fraction, Undefined> {
            // The exact counted share where there is one, else the entered percentage.
            let counted = of("counted", year).filter(|figure| matches!(figure.value, FigureValue::Share(_)));
            let figure = counted.or_else(|| of("actual", year)).ok_or(Undefined::PartMissing)?;
            parts.push(figure);
            match &figure.value {
                FigureValue::Amount(percent) => {
                    let percent = fraction(percent)?;
                    let denominator = percent.denominator.checked_mul(100).ok_or(Undefined::TooLarge)?;
                    Ok(Fraction { denominator, ..percent })
                }
                _ => figure.fraction().ok_or(Undefined::PartMissing),
            }
        };
        let both = exact(before).and_then(|earlier| Ok((earlier, exact(year)?)));
        both.and_then(|(earlier, later)| difference(later, earlier)).map(FigureValue::Points)
    } else {
        let mut amount = |year| {
            let figure = of("actual", year).ok_or(Undefined::PartMissing)?;
            parts.push(figure);
            match figure.value {
                FigureValue::Amount(amount) => Ok(amount),
                _ => Err(Undefined::PartMissing),
            }
        };
        let both = amount(before).and_then(|earlier| Ok((earlier, amount(year)?)));
        both.and_then(|(earlier, later)| change(&later, &earlier)).map(FigureValue::Change)
    };
    let label = words::since_year(&indicator.label, fiscal_year_name(before), fiscal_year_name(year));
    let unit = if is_share { units::points() } else { units::percent() };
    let id = format!("{}.FY{year}.change", request.id);
    let value = value.unwrap_or_else(FigureValue::Undefined);
    let mut figure = Figure::computed(id, label, value, unit, request.decimals);
    figure.period = Some((before, year));
    figure.as_of = parts.iter().filter_map(|part| part.as_of).max();
    figure.provisional = parts.iter().any(|part| part.provisional);
    figure.rests_on = parts.iter().flat_map(|part| part.rests_on.iter().cloned()).collect();
    let evidence: BTreeSet<_> = parts.iter().flat_map(|part| part.evidence.iter().cloned()).collect();
    figure.evidence = evidence.into();
    if let FigureValue::Undefined(reason) = figure.value {
        figure.notes.push(reason.words());
    }
    figure
}

fn table(
    request: &TableRequest,
    rows: Vec<Vec<ResultCell>>,
    notes: Vec<Phrase>,
    is_share: bool,
    unit: &Phrase,
) -> ResultTable {
    let change = if is_share { words::year_points() } else { words::year_percent() };
    let head = [words::year_heading(), common::target(), common::actual(), common::counted(), change];
    let columns = head.iter().cloned().zip(0..).skip(1).take(3).collect();
    let drawn = Drawn { how: Drawing::Lines, columns, unit: unit.clone(), notes: Vec::new() };
    ResultTable {
        id: request.id.clone(),
        title: request.title.clone(),
        head: vec![head.into_iter().map(HeadCell::one).collect()],
        rows,
        stub_columns: 1,
        follows: None,
        turned: None,
        drawn: Some(drawn),
        notes,
    }
}
