//! A table that is asked for on the command line: its options are the keys of a plan's `[[table]]`, put into a plan that
//! is written nowhere and read by the reader of plans, so that every check and refusal is the same.

use std::collections::BTreeMap;

use crate::catalogue::Phrase;
use crate::error::Error;
use crate::findings::plan::read::{Known, plan_of};
use crate::findings::plan::{AnalysisPlan, keys};
use crate::survey::definition::Survey;
use crate::survey::remarks::Remarks;
use crate::survey::toml::arguments;
use crate::survey::toml::shape::{Field, Inside, is_id};
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{Data, Table, Value, without_english};
use crate::survey::toml::write::write_toml;

/// Id of the plan that is written nowhere.
pub const ID: &str = "ad-hoc";

/// A key with what was typed for it.
pub type Typed = (&'static Field, Vec<String>);

/// A table that was asked for.
#[derive(Debug, Clone)]
pub struct AdHoc {
    /// A plan of this table alone.
    pub plan: AnalysisPlan,
    /// The table as it would stand in the file of a plan.
    pub toml: String,
}

/// The keys of a table of a plan, then those of the plan that hold for its tables, then those of what happens to small
/// counts.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    let whole = keys::PLAN.iter().filter(|field| {
        let own = matches!(without_english(field.key), "id" | "title" | DISCLOSURE);
        let own = own || matches!(field.shape.inside(), Inside::Tables(_));
        !own && !table_fields().iter().any(|inner| inner.key == field.key)
    });
    table_fields().iter().chain(whole).chain(disclosure_fields())
}

/// The key of what happens to small counts.
const DISCLOSURE: &str = "disclosure";

fn table_fields() -> &'static [Field] {
    inside("table")
}

fn disclosure_fields() -> &'static [Field] {
    inside(DISCLOSURE)
}

/// The keys inside a key of a plan.
fn inside(key: &str) -> &'static [Field] {
    let field = keys::PLAN.iter().find(|field| field.key == key);
    match field.map(|field| field.shape.inside()) {
        Some(Inside::Tables(fields) | Inside::Table(fields)) => fields,
        Some(Inside::Nothing) | None => &[],
    }
}

/// Reads what was typed after a command.
///
/// # Errors
///
/// [`Error::Options`] with every mistake, each at its option.
pub fn read(command: &str, typed: &[Typed], known: Known<'_>) -> Result<AdHoc, Error> {
    let mut problems = Problems::new();
    let mut file = SourceFile::command(command);
    let mut table = Table { span: 0..command.len(), entries: Vec::new() };
    let mut root = Table { span: 0..command.len(), entries: Vec::new() };
    let mut disclosure = Table { span: 0..command.len(), entries: Vec::new() };
    for (field, words) in typed {
        let among = |fields: &[Field]| fields.iter().any(|inner| inner.key == field.key);
        let into = if among(table_fields()) {
            &mut table
        } else if among(disclosure_fields()) {
            &mut disclosure
        } else {
            &mut root
        };
        arguments::add(&mut file, into, field, words, &mut problems);
    }
    if !disclosure.entries.is_empty() {
        root.put(DISCLOSURE, Data::Table(disclosure));
    }
    complete(&mut table, known);
    root.put("id", ID);
    root.put_phrase("title", &table.phrase("title"));
    if root.get("period").is_none()
        && let Some((first, last)) = years(known, &table)
    {
        root.put("period", Data::from(vec![format!("FY{first}").into(), format!("FY{last}").into()]));
    }
    let mut section = Table { span: 0..command.len(), entries: Vec::new() };
    section.put("number", "1");
    section.put_phrase("title", &table.phrase("title"));
    root.put("sections", only(section));
    let mut block = Table::default();
    block.put("table", only(table.clone()));
    root.put("table", only(table));
    let mut plan = plan_of(&file, &root, &BTreeMap::new(), known, &mut problems);
    problems.into_result().map_err(Error::of_options)?;
    plan.sections.clear();
    Ok(AdHoc { plan, toml: write_toml(keys::KIND, &block, &Remarks::default()) })
}

/// A list of one table, which stands where the command does.
fn only(table: Table) -> Data {
    Data::List(vec![Value { span: table.span.clone(), data: Data::Table(table) }])
}

/// What need not be typed: the only survey, its latest round, an id and a title.
fn complete(table: &mut Table, known: Known<'_>) {
    let kind = table.text("kind");
    if table.get("survey").is_none() && table.get("records").is_none() {
        let only = |records: bool| {
            let mut fitting = known.surveys.iter().filter(|survey| survey.records().is_some() == records);
            fitting.next().filter(|_| fitting.next().is_none()).map(|survey| survey.id.clone())
        };
        match kind.as_str() {
            "" | "question" | "quantities" | "scale" | "correlation" | "portfolio" | "estimates" => {
                if let Some(id) = only(false) {
                    table.put("survey", id);
                }
            }
            "event_list" | "events_by_area" => only(true).into_iter().for_each(|id| table.put("records", id)),
            _ => {}
        }
    }
    let survey = survey_of(table, known);
    if table.get("survey").is_some()
        && table.get("round").is_none()
        && table.get("rounds").is_none()
        && let Some(round) = survey.and_then(|survey| survey.rounds.last())
    {
        table.put("round", round.id.clone());
    }
    // Of several questions the first one names the table.
    let first = ["rows", "items"].into_iter().flat_map(|key| table.list(key)).next();
    let first = first.map(|first| first.text.to_owned()).unwrap_or_default();
    let rows = table.words("rows").map_or(first, |rows| rows.text.to_owned());
    if table.get("id").is_none() {
        let by: Vec<String> = match table.get("by").map(|by| &by.value.data) {
            Some(Data::Text(by)) => vec![by.clone()],
            _ => table.list("by").iter().map(|by| by.text.to_owned()).collect(),
        };
        // One group in another: `stratum * area`.
        let by = by.iter().map(|by| by.replace([' ', '　'], "").replace('*', "-"));
        let parts: Vec<String> = std::iter::once(rows.clone()).chain(by).collect();
        let id = if kind.is_empty() || kind == "question" { parts.join("-by-") } else { kind.replace('_', "-") };
        table.put("id", if is_id(&id, true) { id } else { ID.to_owned() });
    }
    if table.get("title").is_none() {
        let question = survey.and_then(|survey| survey.question(&rows));
        let item = || survey?.questions.iter().find(|item| item.id.starts_with(&format!("{rows}.")));
        let title = match question {
            Some(question) => Some((question.number.clone(), question.text.clone())),
            // The words that the items of a battery share.
            None => item().map(|item| {
                let shared = item.battery_words().map(|(shared, _)| shared);
                (item.number.clone(), shared.unwrap_or_else(|| item.text.clone()))
            }),
        };
        let title = title.map(|(number, text)| {
            Phrase::joined(&[number, text], &Phrase::same(" ")).map(|text| text.trim().to_owned())
        });
        let title = title.filter(|title| !title.is_empty());
        table.put_phrase("title", &title.unwrap_or_else(|| Phrase::same(table.text("id"))));
    }
}

fn survey_of<'a>(table: &Table, known: Known<'a>) -> Option<&'a Survey> {
    let id = table.words("survey").or_else(|| table.words("records"))?;
    known.surveys.iter().find(|survey| survey.id == id.text)
}

/// The first and last fiscal year that the definitions speak of. A table that has a column for each year needs some; for
/// any other one will do.
fn years(known: Known<'_>, table: &Table) -> Option<(i32, i32)> {
    let rounds = known.surveys.iter().flat_map(|survey| &survey.rounds).filter_map(|round| round.fiscal_year);
    let entered = known.book.into_iter().flat_map(|book| &book.year_columns).map(|(year, _)| *year);
    let all: Vec<i32> = rounds.chain(entered).collect();
    let found = all.iter().min().copied().zip(all.iter().max().copied());
    found.or_else(|| (table.text("kind") != "events_by_area").then_some((2000, 2000)))
}
