//! The classes (区分) of a quantity or a date, as a plan writes them: `0..9`, `10..19 = medium`, `20..`; of a date fiscal
//! years, months or days. Both ends are included. Classes that overlap, or leave values between them to nobody, are refused;
//! what lies outside all of them is counted as such.

use crate::catalogue::{Phrase, tabulation as words};
use crate::findings::plan::Class;
use crate::findings::plan::read::english_list;
use crate::survey::predicate::{Comparison, Predicate, fiscal_year_days, fiscal_year_word, iso_date};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};
use crate::text::era::{CivilDate, fiscal_year_name};
use crate::text::number::Decimal;

/// A class with its ends in the smallest steps of what it classes (thousandths, days), where they are closed.
struct Bounded<'t> {
    written: Words<'t>,
    low: Option<i64>,
    high: Option<i64>,
    /// From one value to the next, as finely as the class is written.
    step: i64,
    class: Class,
}

/// Whether answers of a kind have classes.
pub(super) fn measured(domain: &ResponseDomain) -> bool {
    match domain {
        ResponseDomain::Quantity { .. } | ResponseDomain::Date => true,
        ResponseDomain::Single(_)
        | ResponseDomain::Multiple(_)
        | ResponseDomain::Text
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => false,
    }
}

/// Reads the classes of a quantity or a date that stand under a key.
pub(super) fn classes(
    reading: &mut Reading<'_>,
    request: &Table,
    key: &str,
    variable: &str,
    domain: &ResponseDomain,
) -> Option<Vec<Class>> {
    let mut found: Vec<Bounded<'_>> = Vec::new();
    let english = english_list(reading, request, key);
    for (index, written) in request.list(key).into_iter().enumerate() {
        let (range, label) = match written.text.split_once(['=', '＝']) {
            Some((range, label)) => (range.trim(), Some(label.trim())),
            None => (written.text.trim(), None),
        };
        let (read, help) = match domain {
            ResponseDomain::Date => (of_dates(variable, range), words::class_of_date()),
            _ => {
                let unit = if let ResponseDomain::Quantity { unit, .. } = domain {
                    unit.clone()
                } else {
                    Phrase::default()
                };
                (of_quantity(variable, range, &unit), words::class_of_quantity())
            }
        };
        let Some((low, high, step, mut class)) = read else {
            reading.advise(written.span.clone(), words::bad_class(written.text), help);
            return None;
        };
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            class.label = Phrase::same(label);
        }
        if let Some(english) = english.get(index) {
            english.text.clone_into(&mut class.label.en);
        }
        found.push(Bounded { written, low, high, step, class });
    }
    for pair in found.windows(2) {
        let [first, second] = pair else { continue };
        let (one, other) = (first.written.text, second.written.text);
        let (Some(end), Some(begin)) = (first.high, second.low) else {
            let message = words::classes_overlap(one, other);
            reading.advise(second.written.span.clone(), message, words::classes_in_order());
            return None;
        };
        if begin <= end {
            let message = words::classes_overlap(one, other);
            reading.advise(second.written.span.clone(), message, words::classes_in_order());
            return None;
        }
        if begin.saturating_sub(end) > first.step.min(second.step) {
            let message = words::classes_gap(one, other);
            reading.advise(second.written.span.clone(), message, words::classes_close());
            return None;
        }
    }
    Some(found.into_iter().map(|bounded| bounded.class).collect())
}

/// The ends of `a..b`, `a..`, `..b` or `a`, each as written.
fn ends(range: &str) -> Option<(Option<&str>, Option<&str>)> {
    let end = |text: &'_ str| !text.is_empty();
    match range.split_once("..") {
        None => Some((Some(range), Some(range))),
        Some((low, high)) => {
            let (low, high) = (low.trim(), high.trim());
            let found = (Some(low).filter(|low| end(low)), Some(high).filter(|high| end(high)));
            (found != (None, None)).then_some(found)
        }
    }
}

/// Part of the ids of a class: `0-9`, `20-and-up`, `up-to-9`.
fn code(low: Option<&str>, high: Option<&str>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_owned(),
        (Some(low), Some(high)) => format!("{low}-{high}"),
        (Some(low), None) => format!("{low}-and-up"),
        (None, Some(high)) => format!("up-to-{high}"),
        (None, None) => String::new(),
    }
}

type Read = (Option<i64>, Option<i64>, i64, Class);

fn of_quantity(variable: &str, range: &str, unit: &Phrase) -> Option<Read> {
    let (low, high) = ends(range)?;
    let number = |text: Option<&str>| match text {
        Some(text) => Decimal::from_text(text).and_then(|number| Some(Some((number, number.milli()?)))),
        None => Some(None),
    };
    let (from, to) = (number(low)?, number(high)?);
    if let (Some((_, from)), Some((_, to))) = (from, to)
        && from > to
    {
        return None;
    }
    let at = |comparison, (value, _): (Decimal, i64)| Predicate::Quantity {
        variable: variable.to_owned(),
        comparison,
        value,
    };
    let above = from.map_or(Predicate::Everyone, |from| at(Comparison::AtLeast, from));
    let below = to.map_or(Predicate::Everyone, |to| at(Comparison::AtMost, to));
    let label = match (low, high) {
        (Some(low), Some(high)) if low == high => words::class_exact(low, unit),
        (Some(low), Some(high)) => words::class_between(low, high, unit),
        (Some(low), None) => words::class_from(low, unit),
        (None, Some(high)) => words::class_to(high, unit),
        (None, None) => return None,
    };
    let places = [low, high].into_iter().flatten().filter_map(|text| text.split_once('.'));
    let places = places.map(|(_, places)| places.len()).max().unwrap_or(0);
    let step = 10_i64.pow(3_u32.saturating_sub(u32::try_from(places).ok()?));
    let class = Class { code: code(low, high), label, condition: above.and(below) };
    Some((from.map(|(_, milli)| milli), to.map(|(_, milli)| milli), step, class))
}

/// First and last day of a fiscal year, a month or a day, with its words.
fn days(text: &str) -> Option<(i32, i32, Phrase)> {
    if let Some(year) = fiscal_year_word(text) {
        let (from, to) = fiscal_year_days(year, year);
        return Some((from, to, words::year_class(fiscal_year_name(year), year)));
    }
    if let Some(day) = iso_date(text) {
        let number = day.first_day_number();
        return Some((number, number, words::day_class(text)));
    }
    let first = iso_date(&format!("{text}-01"))?;
    let month = CivilDate { day: None, ..first };
    let label = words::month_class(month.year, month.month);
    Some((month.first_day_number(), month.last_day_number(), label))
}

fn of_dates(variable: &str, range: &str) -> Option<Read> {
    let (low, high) = ends(range)?;
    let read = |text: Option<&str>| match text {
        Some(text) => days(text).map(Some),
        None => Some(None),
    };
    let (from, to) = (read(low)?, read(high)?);
    let label = match (&from, &to) {
        (Some((.., label)), Some(_)) if low == high => label.clone(),
        (Some((.., first)), Some((.., last))) => words::days_between(first, last),
        (Some((.., first)), None) => words::days_from(first),
        (None, Some((.., last))) => words::days_to(last),
        (None, None) => return None,
    };
    let (from, to) = (from.map(|(from, ..)| from), to.map(|(_, to, _)| to));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return None;
    }
    let condition = Predicate::Days {
        variable: variable.to_owned(),
        from: from.unwrap_or(i32::MIN),
        to: to.unwrap_or(i32::MAX),
    };
    let class = Class { code: code(low, high), label, condition };
    Some((from.map(i64::from), to.map(i64::from), 1, class))
}
