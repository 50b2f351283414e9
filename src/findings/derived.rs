//! Figures made of figures: achievement of targets, change from year to year, distance from a target in points.
//! What is not like (a part of a year against a whole one) is compared only with the remark that says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, findings as words};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::How;
use crate::findings::indicators::figure_id;
use crate::findings::material::Material;
use crate::findings::plan::{Derivation, FigureRequest};
use crate::findings::unlike;
use crate::stats::Undefined;
use crate::stats::comparison::{achievement, change, points};
use crate::survey::predicate::fiscal_year_days;
use crate::text::era::{fiscal_year_name, in_words};
use crate::text::number::Decimal;

/// The figure that a request makes of the indicator's own figures.
pub fn derive(
    request: &FigureRequest,
    indicator: &str,
    derivation: Derivation,
    years: &[i32],
    figures: &BTreeMap<String, Figure>,
    material: &Material<'_>,
) -> Figure {
    let mut parts: Vec<&Figure> = Vec::new();
    let value = compute(indicator, derivation, years, figures, &mut parts);
    let value = match (derivation, value) {
        (_, Err(reason)) => FigureValue::Undefined(reason),
        (Derivation::ActualOverTarget, Ok(fraction)) => FigureValue::Ratio(fraction),
        (Derivation::Change, Ok(fraction)) => FigureValue::Change(fraction),
        (Derivation::PointsFromTarget, Ok(fraction)) => FigureValue::Points(fraction),
    };
    let label = request.label.clone();
    let mut figure = Figure::computed(request.id.clone(), label, value, &request.unit, request.decimals);
    let (first, last) = (years.iter().min(), years.iter().max());
    figure.period = first.zip(last).map(|(first, last)| (*first, *last));
    figure.how = how(indicator, derivation, &parts);
    figure.provisional = parts.iter().any(|part| part.provisional);
    figure.rests_on = parts.iter().flat_map(|part| part.rests_on.iter().cloned()).collect();
    let evidence: BTreeSet<_> = parts.iter().flat_map(|part| part.evidence.iter().cloned()).collect();
    figure.evidence = evidence.into();
    figure.as_of = parts.iter().filter_map(|part| part.as_of).max();
    // An actual of part of a year stands against whole years and whole targets.
    let mut said = BTreeSet::new();
    for part in &parts {
        if let (Some(day), Some((_, year))) = (part.as_of, part.period)
            && day.first_day_number() < fiscal_year_days(year, year).1
            && said.insert((year, day))
        {
            figure.notes.push(words::unlike_periods(fiscal_year_name(year), year, in_words(&day)));
        }
    }
    let known = material.book.and_then(|book| book.indicators.iter().find(|known| known.id == indicator));
    figure.notes.extend(known.into_iter().flat_map(|known| unlike::of_indicator(material, known, years)));
    figure.notes.extend(whole_period_note(derivation, years));
    if let FigureValue::Undefined(reason) = figure.value {
        figure.notes.push(reason.words());
    }
    figure
}

/// The figures that it was put together from, as they were taken.
fn how(indicator: &str, derivation: Derivation, parts: &[&Figure]) -> How {
    let target = format!("{indicator}.target.");
    let ids = |wanted: bool| {
        let fitting = parts.iter().filter(|part| part.id.starts_with(&target) == wanted);
        fitting.map(|part| part.id.clone()).collect()
    };
    How::Derived { derivation, actuals: ids(false), targets: ids(true) }
}

/// The remark that names the years of an achievement over several years.
pub fn whole_period_note(derivation: Derivation, years: &[i32]) -> Option<Phrase> {
    (years.len() > 1 && derivation == Derivation::ActualOverTarget)
        .then(|| words::whole_period_years(year_names(years)))
}

/// Fiscal years by name: R1・R2.
pub fn year_names(years: &[i32]) -> Phrase {
    let named: Vec<Phrase> = years.iter().map(|year| words::year_short(fiscal_year_name(*year), *year)).collect();
    Phrase::joined(&named, &Phrase { ja: "・".to_owned(), en: ", ".to_owned() })
}

fn compute<'f>(
    indicator: &str,
    derivation: Derivation,
    years: &[i32],
    figures: &'f BTreeMap<String, Figure>,
    parts: &mut Vec<&'f Figure>,
) -> Result<crate::stats::comparison::Fraction, Undefined> {
    let mut entered = |kind: &str, year: i32| -> Result<&'f Figure, Undefined> {
        let figure = figures.get(&figure_id(indicator, kind, year)).ok_or(Undefined::NothingToCompare)?;
        parts.push(figure);
        Ok(figure)
    };
    let amount = |figure: &Figure| match &figure.value {
        FigureValue::Amount(amount) => Ok(*amount),
        _ => Err(Undefined::PartMissing),
    };
    match derivation {
        Derivation::ActualOverTarget => {
            let mut actuals = Vec::new();
            let mut targets: Vec<Decimal> = Vec::new();
            for year in years {
                actuals.push(amount(entered("actual", *year)?)?);
                targets.push(amount(entered("target", *year)?)?);
            }
            achievement(&actuals, &targets)
        }
        Derivation::Change => {
            let (Some(old), Some(new)) = (years.first(), years.last()) else {
                return Err(Undefined::NothingToCompare);
            };
            let old = amount(entered("actual", *old)?)?;
            let new = amount(entered("actual", *new)?)?;
            change(&new, &old)
        }
        Derivation::PointsFromTarget => {
            let year = years.first().copied().ok_or(Undefined::NothingToCompare)?;
            // The exact counted share where there is one, else the entered percentage.
            let counted = figures.get(&figure_id(indicator, "counted", year));
            let actual = match counted.filter(|figure| matches!(figure.value, FigureValue::Share(_))) {
                Some(counted) => {
                    parts.push(counted);
                    counted.fraction().ok_or(Undefined::PartMissing)?
                }
                None => {
                    let entered =
                        figures.get(&figure_id(indicator, "actual", year)).ok_or(Undefined::NothingToCompare)?;
                    parts.push(entered);
                    let percent = crate::stats::comparison::fraction(&amount(entered)?)?;
                    crate::stats::comparison::Fraction {
                        numerator: percent.numerator,
                        denominator: percent.denominator.checked_mul(100).ok_or(Undefined::TooLarge)?,
                    }
                }
            };
            let target = figures.get(&figure_id(indicator, "target", year)).ok_or(Undefined::NothingToCompare)?;
            parts.push(target);
            points(actual, &amount(target)?)
        }
    }
}
