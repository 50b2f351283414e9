//! Reads `analysis/<plan>.toml` against the surveys, frames and indicators it speaks of. Every name that means
//! nothing, in the plan or in a mark of its prose, is reported at its place before anything is counted.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, definition as words, english as english_words};
use crate::findings::plan::disclosure::read_disclosure;
use crate::findings::plan::figures::read_figures;
use crate::findings::plan::nameable::{Nameable, indicator_figures};
use crate::findings::plan::outcome::read_dispositions;
use crate::findings::plan::statements::{Spoken, read_statements};
use crate::findings::plan::tables::read_tables;
use crate::findings::plan::{
    AnalysisPlan, Claim, ClaimValue, FigureRequest, Problem, Project, SectionRequest, TenthsConvention, inference,
    keys,
};
use crate::stats::outcome_rate::LOW_RESPONSE;
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::frame::SamplingFrame;
use crate::survey::indicator::IndicatorBook;
use crate::survey::predicate::{fiscal_year_word, iso_date};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::shape;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, ENGLISH, Table, Words};

/// What a plan may speak of.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Frames by survey id.
    pub frames: &'a BTreeMap<String, SamplingFrame>,
    /// Areas.
    pub areas: &'a Areas,
    /// Indicators.
    pub book: Option<&'a IndicatorBook>,
}

/// Reads a plan; `prose` holds the Markdown files beside it by name.
pub fn read_plan(
    file: &SourceFile,
    prose: &BTreeMap<String, SourceFile>,
    known: Known<'_>,
    problems: &mut Problems,
) -> Option<AnalysisPlan> {
    let table = tree::parse(file, problems)?;
    Some(plan_of(file, &table, prose, known, problems))
}

/// Reads a plan from its tree.
pub fn plan_of(
    file: &SourceFile,
    table: &Table,
    prose: &BTreeMap<String, SourceFile>,
    known: Known<'_>,
    problems: &mut Problems,
) -> AnalysisPlan {
    shape::check(file, table, keys::PLAN, problems);
    if let Some(id) = table.words("id") {
        // Two plans of one id would write one report over the other.
        problems.claim(file, &format!("plan {}", id.text), id.span);
    }
    for id in named(table, "figure").into_iter().chain(named(table, "claim")) {
        problems.claim(file, &format!("figure {}", id.text), id.span);
    }
    for id in named(table, "table") {
        problems.claim(file, &format!("table {}", id.text), id.span);
    }
    let reading = &mut Reading { file, problems };
    reading.once(named(table, "statement"));
    reading.once(named(table, "problem"));
    reading.once(named(table, "project"));
    let decimals = small(table, "decimals").unwrap_or(1);
    inference::check_level(reading, table);
    let figures = read_figures(reading, table, known, decimals);
    let tables = read_tables(reading, table, known, decimals);
    inference::plan_wide(reading, table, known, &figures, &tables);
    // Every id that is written counts as known, also where the rest of its entry is wrong: one mistake is one mistake.
    let written = |kind| named(table, kind).into_iter().map(|id| id.text.to_owned());
    let beside = figures.iter().flat_map(|figure| figure.beside.iter().cloned());
    let figure_ids: Vec<String> = written("figure")
        .chain(beside)
        .chain(beside_mistaken(table, &figures))
        .chain(indicator_figures(known.book))
        .collect();
    let figure_ids: Vec<&str> = figure_ids.iter().map(String::as_str).collect();
    let table_ids: Vec<String> = written("table").collect();
    let table_ids: Vec<&str> = table_ids.iter().map(String::as_str).collect();
    let spoken = Spoken { figures: &figure_ids, tables: &table_ids, requests: &figures, shown: &tables };
    let statements = read_statements(reading, table, spoken);
    let plan = AnalysisPlan {
        id: table.text("id"),
        file: file.name.clone(),
        title: table.phrase("title"),
        period: read_period(reading, table),
        as_of: table.words("as_of").and_then(|day| iso_date(day.text)),
        decimals,
        disclosure: read_disclosure(reading, table, known),
        low_response_below: low_response_below(table),
        dispositions: read_dispositions(reading, table),
        sections: read_sections(reading, table, prose),
        templates: table.several("template").into_iter().map(|path| path.text.to_owned()).collect(),
        problems: read_problems(reading, table, &figure_ids),
        projects: read_projects(reading, table, known, &figure_ids),
        claims: read_claims(reading, table, &figure_ids),
        figures,
        tables,
        statements,
    };
    let statement_ids: Vec<String> = written("statement").collect();
    let statement_ids: Vec<&str> = statement_ids.iter().map(String::as_str).collect();
    let named = plan.sections.iter().flat_map(|section| [section.prose.clone(), section.english_prose()]);
    let names = Nameable::written(&plan, [&figure_ids, &table_ids, &statement_ids]);
    for text in named.flatten().filter_map(|name| prose.get(&name)) {
        names.check(text, problems);
    }
    plan
}

fn named<'t>(table: &'t Table, kind: &str) -> Vec<Words<'t>> {
    table.tables(kind).into_iter().filter_map(|entry| entry.words("id")).collect()
}

/// A small whole number of a key.
pub(super) fn small(table: &Table, key: &str) -> Option<u32> {
    u32::try_from(table.number(key)?.to_i128()?).ok()
}

/// The percentage below which a plan calls a response rate low.
pub(super) fn low_response_below(plan: &Table) -> u32 {
    small(plan, "low_response_below").unwrap_or(LOW_RESPONSE)
}

/// The ids of the figures that might be made beside those whose entry is wrong: one mistake is one mistake.
fn beside_mistaken(table: &Table, figures: &[FigureRequest]) -> Vec<String> {
    let read = |id: &str| figures.iter().any(|figure| figure.id == id);
    let mistaken = table.tables("figure").into_iter().filter(|figure| !read(&figure.text("id")));
    mistaken
        .flat_map(|figure| {
            let id = figure.text("id");
            let groups = figure.tables("groups").into_iter().map(|group| group.text("id"));
            let parts = groups.flat_map(|group| ["", ".low", ".high"].map(|end| format!("{group}{end}")));
            let beside = ["low", "high", "p", "points"].map(str::to_owned);
            parts.chain(beside).map(move |part| format!("{id}.{part}")).collect::<Vec<_>>()
        })
        .collect()
}

fn read_period(reading: &mut Reading<'_>, table: &Table) -> (i32, i32) {
    let written = table.list("period");
    let years: Vec<i32> = written.iter().filter_map(|year| fiscal_year_word(year.text)).collect();
    match years.as_slice() {
        [first, last] if first <= last => (*first, *last),
        [only] => (*only, *only),
        _ => {
            if let Some(entry) = table.get("period") {
                reading.say(entry.value.span.clone(), words::period_two_years());
            }
            (0, 0)
        }
    }
}

fn read_sections(
    reading: &mut Reading<'_>,
    table: &Table,
    prose: &BTreeMap<String, SourceFile>,
) -> Vec<SectionRequest> {
    let known: Vec<&str> = prose.keys().map(String::as_str).collect();
    table
        .tables("sections")
        .into_iter()
        .map(|section| {
            if let Some(name) = section.words("prose") {
                reading.knows(&name, &known, words::no_such_prose(name.text));
            }
            SectionRequest {
                number: section.text("number"),
                title: section.phrase("title"),
                prose: section.words("prose").map(|name| name.text.to_owned()),
            }
        })
        .collect()
}

/// Whether a name is known. Where a file could not be read at all, what it names may stand there.
fn names_something(reading: &mut Reading<'_>, name: &Words<'_>, known: &[&str]) -> bool {
    reading.problems.has_unread() || reading.knows(name, known, words::unknown_name(name.text))
}

/// The texts of a list, each of which must be known.
fn known_list(reading: &mut Reading<'_>, table: &Table, key: &str, known: &[&str]) -> Vec<String> {
    let written = table.list(key);
    for name in &written {
        names_something(reading, name, known);
    }
    written.into_iter().map(|name| name.text.to_owned()).collect()
}

fn read_problems(reading: &mut Reading<'_>, table: &Table, figures: &[&str]) -> Vec<Problem> {
    table
        .tables("problem")
        .into_iter()
        .map(|problem| Problem {
            id: problem.text("id"),
            mark: problem.text("mark"),
            text: problem.phrase("text"),
            figures: known_list(reading, problem, "figures", figures),
        })
        .collect()
}

fn read_projects(reading: &mut Reading<'_>, table: &Table, known: Known<'_>, figures: &[&str]) -> Vec<Project> {
    let problems: Vec<String> = table.tables("problem").into_iter().map(|problem| problem.text("id")).collect();
    let problems: Vec<&str> = problems.iter().map(String::as_str).collect();
    let indicators: Vec<&str> =
        known.book.into_iter().flat_map(|book| &book.indicators).map(|indicator| indicator.id.as_str()).collect();
    table
        .tables("project")
        .into_iter()
        .map(|project| Project {
            id: project.text("id"),
            name: project.phrase("name"),
            by: project.phrase("by"),
            answers: known_list(reading, project, "answers", &problems),
            indicators: known_list(reading, project, "indicators", &indicators),
            methods: read_methods(reading, project),
            results: known_list(reading, project, "results", figures),
        })
        .collect()
}

/// The English of the members of a list; empty where there is none, or not one for each.
pub(super) fn english_list<'t>(reading: &mut Reading<'_>, table: &'t Table, key: &str) -> Vec<Words<'t>> {
    let own = format!("{key}{ENGLISH}");
    let (members, english) = (table.list(key), table.list(&own));
    if table.get(&own).is_none() || english.len() == members.len() {
        return english;
    }
    reading.say(table.place(&own), english_words::lists_differ(key, members.len(), english.len()));
    Vec::new()
}

/// The methods of a project, with their English in the same order.
fn read_methods(reading: &mut Reading<'_>, project: &Table) -> Vec<Phrase> {
    let (methods, english) = (project.list("methods"), english_list(reading, project, "methods"));
    let phrase = |(index, method): (usize, Words<'_>)| Phrase {
        ja: method.text.to_owned(),
        en: english.get(index).map_or(method.text, |english| english.text).to_owned(),
    };
    methods.into_iter().enumerate().map(phrase).collect()
}

/// A convention of tenths; cut off unless it says otherwise.
pub(super) fn convention(table: &Table, key: &str) -> TenthsConvention {
    match table.text(key).as_str() {
        "rounded" => TenthsConvention::Rounded,
        "either" => TenthsConvention::Either,
        _ => TenthsConvention::Cut,
    }
}

/// A required name of a statement or claim.
pub(super) fn needed(reading: &mut Reading<'_>, table: &Table, key: &str, known: &[&str]) -> Option<String> {
    let Some(name) = table.words(key) else {
        reading.misses(table, key, None, None);
        return None;
    };
    names_something(reading, &name, known).then(|| name.text.to_owned())
}

fn read_claims(reading: &mut Reading<'_>, table: &Table, figures: &[&str]) -> Vec<Claim> {
    table
        .tables("claim")
        .into_iter()
        .filter_map(|claim| {
            let figure = needed(reading, claim, "figure", figures)?;
            let whole = |key: &str| claim.number(key).and_then(|number| number.to_i128());
            let says = match (whole("value"), whole("tenths"), claim.flag("all")) {
                (Some(value), None, false) => ClaimValue::Number(value),
                (None, Some(tenths), false) => {
                    ClaimValue::Tenths(i32::try_from(tenths).ok()?, convention(claim, "convention"))
                }
                (None, None, true) => ClaimValue::All,
                _ => {
                    reading.say(claim.span.clone(), words::claim_says_one_thing());
                    return None;
                }
            };
            Some(Claim {
                id: claim.text("id"),
                text: claim.phrase("text"),
                place: claim.phrase("where"),
                says,
                figure,
            })
        })
        .collect()
}
