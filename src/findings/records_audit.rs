//! What the records say about themselves: days off the schedule, more sessions than the schedule has, areas without
//! any event. Nothing is corrected; each is a finding with its cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, findings as words};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::findings::event_tables::record_key;
use crate::findings::material::Material;
use crate::provenance::CellRef;
use crate::survey::answer::AnswerValue;
use crate::survey::definition::{Schedule, Survey};
use crate::text::era::{CivilDate, Weekday, fiscal_year, fiscal_year_name, last_weekday_of_month, wareki};

/// Every finding about every record list.
pub fn audit(material: &Material<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for survey in material.surveys {
        let Some(rules) = survey.records() else { continue };
        if let Some(schedule) = &rules.schedule {
            found.extend(off_schedule(material, survey, schedule));
        }
        if let Some(level) = &rules.areas_expected {
            found.extend(areas_without(material, survey, level));
        }
    }
    found
}

/// One event with its date and area and their cells.
struct Event {
    date: CivilDate,
    area: String,
    cells: Vec<CellRef>,
}

fn events(material: &Material<'_>, list: &str, date: &str, area: &str) -> Vec<Event> {
    let key = record_key(list);
    let counted = material.counted(&key);
    let Some(table) = material.tables.get(&key) else { return Vec::new() };
    let (Some(dates), Some(areas)) = (table.column(date), table.column(area)) else { return Vec::new() };
    (0..table.cases.len())
        .filter(|row| counted.holds(&table.view(*row)))
        .filter_map(|row| match (&dates.values[row], &areas.values[row]) {
            (AnswerValue::Date(date), AnswerValue::Code(area)) => Some(Event {
                date: *date,
                area: area.clone(),
                cells: dates.cells[row].iter().chain(&areas.cells[row]).cloned().collect(),
            }),
            _ => None,
        })
        .collect()
}

/// The scheduled day of a month, if it has one.
fn scheduled(schedule: &Schedule, year: i32, month: u8) -> Option<CivilDate> {
    let weekday = *Weekday::ALL.get(usize::from(schedule.weekday))?;
    (!schedule.except_months.contains(&month)).then(|| last_weekday_of_month(year, month, weekday))
}

fn off_schedule(material: &Material<'_>, survey: &Survey, schedule: &Schedule) -> Vec<Diagnostic> {
    let scope = Scope { survey: Some(survey.id.clone()), ..Scope::default() };
    let mut opened: BTreeMap<String, CivilDate> = BTreeMap::new();
    for event in events(material, &schedule.opened_in, &schedule.opened_date, &schedule.opened_area) {
        opened.entry(event.area).or_insert(event.date);
    }
    let area_name = |id: &str| material.areas.get(id).map_or_else(|| Phrase::same(id), |area| area.name.clone());
    let mut found = Vec::new();
    let mut by_year: BTreeMap<(String, i32), Vec<Event>> = BTreeMap::new();
    for event in events(material, &survey.id, &schedule.date, &schedule.area) {
        let expected = scheduled(schedule, event.date.year, event.date.month);
        let early =
            opened.get(&event.area).is_none_or(|opened| event.date.first_day_number() < opened.first_day_number());
        if expected != Some(event.date) || early {
            let expected = match (early, expected) {
                (true, _) => opened.get(&event.area).map_or_else(
                    || words::window_unknown(area_name(&event.area)),
                    |day| words::window_opened(area_name(&event.area), wareki(day), day),
                ),
                (false, Some(day)) => words::scheduled_day(wareki(&day), day),
                (false, None) => words::no_day_scheduled(event.date.month),
            };
            let shown = words::session_on(area_name(&event.area), wareki(&event.date), event.date);
            found.push(
                Diagnostic::at(
                    "off-schedule",
                    Severity::Query,
                    event.cells.clone(),
                    shown,
                    expected,
                    words::hint_schedule(),
                )
                .in_scope(scope.clone()),
            );
        }
        by_year.entry((event.area.clone(), fiscal_year(&event.date))).or_default().push(event);
    }
    for ((area, year), events) in by_year {
        let last = events.iter().map(|event| event.date).max();
        let possible = days_until(schedule, year, opened.get(&area), last);
        if events.len() > possible {
            let shown = words::sessions_held(area_name(&area), fiscal_year_name(year), year, events.len());
            let until = last.map(|day| wareki(&day)).unwrap_or_default();
            let cells = events.iter().flat_map(|event| event.cells.iter().cloned()).collect();
            found.push(
                Diagnostic::at(
                    "more-than-schedule",
                    Severity::Query,
                    cells,
                    shown,
                    words::sessions_possible(until, possible),
                    words::hint_schedule(),
                )
                .about(format!("{}.{area}.FY{year}", survey.id))
                .in_scope(scope.clone()),
            );
        }
    }
    found
}

/// Scheduled days of a fiscal year from the opening to the last session.
fn days_until(schedule: &Schedule, year: i32, opened: Option<&CivilDate>, last: Option<CivilDate>) -> usize {
    let months = (4..=12).map(|month| (year, month)).chain((1..=3).map(|month| (year + 1, month)));
    months
        .filter_map(|(year, month)| scheduled(schedule, year, month))
        .filter(|day| opened.is_none_or(|opened| day.first_day_number() >= opened.first_day_number()))
        .filter(|day| last.is_none_or(|last| *day <= last))
        .count()
}

/// Areas of a level that have no event at all in a year in which others have.
fn areas_without(material: &Material<'_>, survey: &Survey, level: &str) -> Vec<Diagnostic> {
    let column = |wanted: fn(&crate::survey::question::ResponseDomain) -> bool| {
        survey.questions.iter().find(|question| wanted(&question.domain)).map(|question| question.id.as_str())
    };
    let date = column(|domain| matches!(domain, crate::survey::question::ResponseDomain::Date));
    let area = column(|domain| matches!(domain, crate::survey::question::ResponseDomain::Area));
    let (Some(date), Some(area)) = (date, area) else { return Vec::new() };
    let mut by_year: BTreeMap<i32, BTreeSet<String>> = BTreeMap::new();
    for event in events(material, &survey.id, date, area) {
        if material.areas.get(&event.area).is_some_and(|area| area.level.ja == level) {
            by_year.entry(fiscal_year(&event.date)).or_default().insert(event.area);
        }
    }
    let mut found = Vec::new();
    for (year, there) in by_year {
        let lacking: Vec<&Phrase> = material
            .areas
            .at_level(level)
            .filter(|area| !there.contains(&area.id))
            .map(|area| &area.name)
            .collect();
        if !lacking.is_empty() {
            let places = Vec::new();
            found.push(
                Diagnostic::at(
                    "area-without-event",
                    Severity::Note,
                    places,
                    words::areas_lacking(&survey.title, fiscal_year_name(year), year, Phrase::list(lacking)),
                    words::areas_all(level),
                    words::hint_areas(),
                )
                .about(format!("{}.FY{year}", survey.id))
                .in_scope(Scope { survey: Some(survey.id.clone()), ..Scope::default() }),
            );
        }
    }
    found
}
