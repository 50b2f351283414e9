//! Reads `surveys/indicators.toml`: the office's workbook of targets and actuals, and how each actual can be
//! counted again from the record lists and surveys that have been read before.

use std::collections::BTreeMap;

use crate::catalogue::definition as words;
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::indicator::{CountedFrom, Indicator, IndicatorBook, IndicatorKind, IndicatorRole, Measure};
use crate::survey::predicate::{Predicate, fiscal_year_word};
use crate::survey::question::ResponseDomain;
use crate::survey::toml::condition::{Scope, answers, attributes, read_condition};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Table, Words};
use crate::survey::toml::{keys, shape};

/// What indicators may be counted from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// All surveys and record lists of the workspace.
    pub surveys: &'a [Survey],
    /// Frames by survey id.
    pub frames: &'a BTreeMap<String, SamplingFrame>,
    /// Areas.
    pub areas: &'a Areas,
}

/// Reads the indicators. Where a file of their sources could not be read at all, names that are missing are not held
/// against the indicators.
pub fn read_indicators(file: &SourceFile, sources: Sources<'_>, problems: &mut Problems) -> Option<IndicatorBook> {
    let table = tree::parse(file, problems)?;
    Some(indicators_of(file, &table, sources, problems))
}

/// Reads the indicators from their tree.
pub fn indicators_of(
    file: &SourceFile,
    table: &Table,
    sources: Sources<'_>,
    problems: &mut Problems,
) -> IndicatorBook {
    shape::check(file, table, keys::INDICATORS, problems);
    if let Some(folder) = table.words("folder") {
        problems.claim_folder(file, folder.text, folder.span);
    }
    let reading = &mut Reading { file, problems };
    let tables = table.tables("indicator");
    reading.once(tables.iter().filter_map(|indicator| indicator.words("id")));
    reading.once_as_read(tables.iter().filter_map(|indicator| indicator.words("label")));
    let indicators = tables.into_iter().map(|indicator| read_indicator(reading, indicator, sources)).collect();
    let columns = table.table("columns");
    let heading = |key: &str| columns.map(|columns| columns.text(key)).unwrap_or_default();
    let word = |key: &str| table.table("kinds").map(|kinds| kinds.text(key)).unwrap_or_default();
    let year_columns = years(columns.and_then(|columns| columns.table("years")));
    IndicatorBook {
        folder: table.text("folder"),
        sheet: table.words("sheet").map(|sheet| sheet.text.to_owned()),
        indicator_column: heading("indicator"),
        kind_column: heading("kind"),
        note_column: columns.and_then(|columns| columns.words("note")).map(|note| note.text.to_owned()),
        as_of_columns: years(columns.and_then(|columns| columns.table("as_of"))),
        year_columns,
        target_word: word("target"),
        actual_word: word("actual"),
        indicators,
    }
}

fn years(table: Option<&Table>) -> Vec<(i32, String)> {
    let entries = table.map(|table| table.entries.as_slice()).unwrap_or_default();
    let year = |entry: &tree::Entry| Some((fiscal_year_word(&entry.key)?, entry.value.words()?.text.to_owned()));
    let mut years: Vec<(i32, String)> = entries.iter().filter_map(year).collect();
    years.sort();
    years
}

fn read_indicator(reading: &mut Reading<'_>, table: &Table, sources: Sources<'_>) -> Indicator {
    let kind = match table.text("kind").as_str() {
        "stock" => IndicatorKind::Stock,
        "persons_each" => IndicatorKind::PersonsEach,
        "persons_once" => IndicatorKind::PersonsOnce,
        "share" => IndicatorKind::Share,
        _ => IndicatorKind::Flow,
    };
    let role = if table.text("role") == "outcome" { IndicatorRole::Outcome } else { IndicatorRole::Activity };
    let counted = table.table("counted").and_then(|counted| read_counted(reading, counted, sources));
    if let (Some(counted), Some(written)) = (&counted, table.words("kind")) {
        let measure = match counted {
            CountedFrom::Records { measure, .. } | CountedFrom::Survey { measure, .. } => measure,
        };
        if matches!(measure, Measure::Share(_)) != (kind == IndicatorKind::Share) {
            reading.say(written.span, words::share_needs_share());
        }
    }
    let decimals = table.number("decimals").and_then(|number| number.to_i128());
    Indicator {
        id: table.text("id"),
        label: table.phrase("label"),
        role,
        unit: table.unit("unit"),
        kind,
        decimals: decimals.and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
        project: table.text("project"),
        counted,
    }
}

fn read_counted(reading: &mut Reading<'_>, table: &Table, sources: Sources<'_>) -> Option<CountedFrom> {
    let from_records = match (table.get("records"), table.get("survey")) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (Some(_), Some(_)) | (None, None) => {
            reading.say(table.span.clone(), words::counted_needs_one_source());
            return None;
        }
    };
    let measures: &[&str] = if from_records { &["count", "sum", "distinct"] } else { &["count", "share"] };
    let mut belonging = measures.to_vec();
    if from_records {
        belonging.push("date");
        if table.get("distinct").is_some() {
            belonging.push("within");
        }
    }
    for entry in table.entries.iter().filter(|entry| !matches!(entry.key.as_str(), "records" | "survey")) {
        let ours = ["count", "sum", "distinct", "within", "share", "date"].contains(&entry.key.as_str());
        if ours && !belonging.contains(&entry.key.as_str()) {
            reading.say(entry.key_span.clone(), words::counted_key_elsewhere(&entry.key));
        }
    }
    let given: Vec<&str> = measures.iter().copied().filter(|key| table.get(key).is_some()).collect();
    let [measure] = given.as_slice() else {
        reading.say(table.span.clone(), words::counted_needs_one_measure(measures.join(" / ")));
        return None;
    };
    if from_records {
        from_lists(reading, table, sources, measure)
    } else {
        from_survey(reading, table, sources, measure)
    }
}

/// The survey or record list of a name.
fn named<'s>(
    reading: &mut Reading<'_>,
    name: &Words<'_>,
    surveys: &'s [Survey],
    records: bool,
) -> Option<&'s Survey> {
    let of_kind: Vec<&Survey> = surveys.iter().filter(|survey| survey.records().is_some() == records).collect();
    let found = of_kind.iter().copied().find(|survey| survey.id == name.text);
    if found.is_none() && !reading.problems.has_unread() {
        let known: Vec<&str> = of_kind.iter().map(|survey| survey.id.as_str()).collect();
        let unknown = if records { words::unknown_records(name.text) } else { words::unknown_survey(name.text) };
        reading.knows(name, &known, unknown);
    }
    found
}

fn from_survey(
    reading: &mut Reading<'_>,
    table: &Table,
    sources: Sources<'_>,
    measure: &str,
) -> Option<CountedFrom> {
    let name = table.words("survey")?;
    let survey = named(reading, &name, sources.surveys, false)?;
    let mut of_year: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
    for round in &survey.rounds {
        if let Some(year) = round.fiscal_year {
            of_year.entry(year).or_default().push(&round.id);
        }
    }
    for (year, rounds) in of_year.iter().filter(|(_, rounds)| rounds.len() > 1) {
        reading.say(name.span.clone(), words::rounds_in_one_year(&survey.id, year, rounds.join("・")));
    }
    let frame = sources.frames.get(survey.asked_by());
    if survey.frame.is_some() && frame.is_none() {
        // What is wrong with the frame has been said, and its columns are not known.
        return None;
    }
    let variables = answers(survey).chain(attributes(survey, frame)).collect();
    let scope = Scope { variables, barred: None, areas: sources.areas };
    let condition = read_condition(reading, &table.words(measure)?, &scope)?;
    let measure = if measure == "share" { Measure::Share(condition) } else { Measure::Count(condition) };
    Some(CountedFrom::Survey { survey: survey.id.clone(), measure })
}

fn from_lists(
    reading: &mut Reading<'_>,
    table: &Table,
    sources: Sources<'_>,
    measure: &str,
) -> Option<CountedFrom> {
    let names = table.list("records");
    reading.once(names.iter().cloned());
    let lists: Vec<&Survey> =
        names.iter().filter_map(|name| named(reading, name, sources.surveys, true)).collect();
    if table.get("date").is_none() {
        reading.misses(table, "date", None, Some(words::key_counted_date()));
    }
    column(reading, table, "date", &lists, "date", |domain| matches!(domain, ResponseDomain::Date));
    column(reading, table, "sum", &lists, "quantity", |domain| matches!(domain, ResponseDomain::Quantity { .. }));
    column(reading, table, "distinct", &lists, "category / list", |domain| {
        matches!(domain, ResponseDomain::Category | ResponseDomain::List)
    });
    column(reading, table, "within", &lists, "single / area / category", |domain| {
        matches!(domain, ResponseDomain::Single(_) | ResponseDomain::Area | ResponseDomain::Category)
    });
    if let (Some(entry), [_, _, ..]) = (table.get("distinct"), names.as_slice()) {
        reading.say(entry.value.span.clone(), words::distinct_in_one_list());
    }
    let measure = match measure {
        "sum" => Measure::Sum(table.words("sum")?.text.to_owned()),
        "distinct" => Measure::Distinct {
            column: table.words("distinct")?.text.to_owned(),
            within: table.words("within").map(|column| column.text.to_owned()),
        },
        _ => Measure::Count(read_in_all(reading, &table.words("count")?, &lists, sources.areas)?),
    };
    Some(CountedFrom::Records {
        lists: names.into_iter().map(|name| name.text.to_owned()).collect(),
        measure,
        date: table.words("date")?.text.to_owned(),
    })
}

/// A condition that must make sense in every list; the first list in which it does not is enough to say so.
fn read_in_all(
    reading: &mut Reading<'_>,
    written: &Words<'_>,
    lists: &[&Survey],
    areas: &Areas,
) -> Option<Predicate> {
    let mut condition = None;
    for list in lists {
        let scope = Scope { variables: answers(list).collect(), barred: None, areas };
        condition = Some(read_condition(reading, written, &scope)?);
    }
    condition
}

/// Notes a column that a list does not have, or that takes another kind of value there.
fn column(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    lists: &[&Survey],
    kind: &str,
    fits: fn(&ResponseDomain) -> bool,
) {
    let Some(name) = table.words(key) else { return };
    for list in lists {
        let known: Vec<&str> = list.questions.iter().map(|question| question.id.as_str()).collect();
        if !reading.knows(&name, &known, words::unknown_column_in(name.text, &list.id)) {
            return;
        }
        if list.question(name.text).is_some_and(|question| !fits(&question.domain)) {
            reading.say(name.span, words::column_is_not(name.text, kind));
            return;
        }
    }
}
