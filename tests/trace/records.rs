//! Expected cells of what is counted from record lists: events by area and year, indicators counted again.

use std::collections::BTreeSet;

use kaishu::collect::Unit;
use kaishu::provenance::CellRef;
use kaishu::survey::answer::AnswerValue;

use crate::support::areas::containing;
use crate::support::evaluated::Collected;

use super::expected::{answer_cells, codes, entered, round};

/// A list with the columns that decide whether an event is counted.
type List = (&'static str, &'static [&'static str]);

/// Tables by area and year.
const BY_AREA: [(&str, List); 5] = [
    ("meetings-area-by-year", ("meetings-area", &["date", "area", "status"])),
    ("meetings-area-participants", ("meetings-area", &["date", "area", "participants", "status"])),
    ("window-sessions", ("sessions", &["date", "area"])),
    ("window-clients", ("consultations", &["date", "area", "client"])),
    ("window-consultations", ("consultations", &["date", "area"])),
];

/// Indicators with the lists they are counted from; the first column is the date, and a stock looks back.
const INDICATORS: [(&str, bool, &[List]); 7] = [
    ("council-meetings", false, &[("meetings-prefecture", &["date", "status"])]),
    ("hard-cases", false, &[("hard-cases", &["date"])]),
    (
        "network-meetings",
        false,
        &[("meetings-prefecture", &["date", "status"]), ("meetings-area", &["date", "status"])],
    ),
    ("training-attendance", false, &[("trainings", &["date", "participants"])]),
    ("consultation-clients", false, &[("consultations", &["date", "client", "area"])]),
    ("consultation-windows", true, &[("windows", &["opened"])]),
    ("cooperating-agencies", true, &[("meetings-prefecture", &["date", "bodies", "status"])]),
];

/// The first day of a date as a number that sorts.
fn day(unit: &Unit, column: &str) -> Option<i32> {
    match unit.answer(column).map(|answer| &answer.value) {
        Some(AnswerValue::Date(date)) => {
            Some(date.year * 10_000 + i32::from(date.month) * 100 + i32::from(date.day.unwrap_or(1)))
        }
        _ => None,
    }
}

fn took_place(unit: &Unit) -> bool {
    !codes(unit, "status").contains("cancelled")
}

/// The days of `FY2019` or of the whole period.
fn days(period: &str) -> (i32, i32) {
    let (first, last) = match period {
        "total" => (2018, 2020),
        year => {
            let year: i32 = year.trim_start_matches("FY").parse().unwrap();
            (year, year)
        }
    };
    (first * 10_000 + 401, (last + 1) * 10_000 + 331)
}

fn cells_of(base: Vec<&Unit>, columns: &[&str], (from, to): (i32, i32)) -> BTreeSet<CellRef> {
    let inside = |unit: &&Unit| day(unit, columns[0]).is_some_and(|day| (from..=to).contains(&day));
    let members: Vec<&Unit> = base.iter().copied().filter(inside).collect();
    let counted = if members.is_empty() { base } else { members };
    counted.into_iter().flat_map(|unit| answer_cells(unit, columns)).collect()
}

/// The cells of a figure that is counted from records, or entered.
pub(super) fn cells(collected: &Collected, id: &str) -> Option<(&'static str, BTreeSet<CellRef>)> {
    let events = |list| round(collected, list, "all").units.iter().filter(|unit| took_place(unit));
    match id {
        "meetings-prefecture-total" => {
            return Some((
                "count",
                events("meetings-prefecture").flat_map(|e| answer_cells(e, &["status"])).collect(),
            ));
        }
        "meetings-area-total" => {
            return Some(("count", events("meetings-area").flat_map(|e| answer_cells(e, &["status"])).collect()));
        }
        "forum-participants" => {
            return Some(("count", events("forum").flat_map(|e| answer_cells(e, &["participants"])).collect()));
        }
        _ => {}
    }
    let parts: Vec<&str> = id.split('.').collect();
    let [name, middle, last] = parts.as_slice() else { return None };
    if let Some((_, (list, columns))) = BY_AREA.iter().find(|(table, _)| table == name) {
        let above = containing();
        let inside = |event: &&Unit| {
            let own = codes(event, "area");
            own.iter().any(|area| above.get(area).is_some_and(|areas| areas.contains(*middle)))
        };
        return Some(("events", cells_of(events(list).filter(inside).collect(), columns, days(last))));
    }
    if let Some((_, stock, lists)) = INDICATORS.iter().find(|(indicator, ..)| indicator == name)
        && *middle == "counted"
    {
        let (from, mut to) = days(last);
        // Where the office says as of which day, later events are not counted.
        match (*name, *last) {
            ("hard-cases", "FY2020") => to = 20_201_130,
            ("consultation-clients", "FY2020") => to = 20_200_930,
            _ => {}
        }
        let from = if *stock { 0 } else { from };
        let all = lists.iter().flat_map(|(list, columns)| cells_of(events(list).collect(), columns, (from, to)));
        return Some(("indicator", all.collect()));
    }
    match (*name, *last) {
        ("meetings-area-list" | "meetings-prefecture-list", "participants") => {
            let list = name.trim_end_matches("-list");
            let event = round(collected, list, "all").units.iter().find(|event| event.id == *middle)?;
            Some(("entered", answer_cells(event, &["participants"]).into_iter().collect()))
        }
        (indicator, year) if ["target", "actual"].contains(middle) => {
            Some(("entered", entered(collected, indicator, middle, year)))
        }
        _ => None,
    }
}
