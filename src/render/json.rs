//! `results.json`: every published figure of a report as data, for programs and for checking the next round against
//! this one. The structs here are the schema of that file; they are separate from the model so that renaming a
//! field of the model cannot silently rename a key that others read.

mod changes;
mod read;
pub mod schema;

use serde::{Deserialize, Serialize};

use crate::catalogue::Phrase;
use crate::report::model::{BaseRecord, FigureRecord, FindingRecord, Report};

pub use changes::changes_json;
pub use read::{NotWritten, WrittenResults, read_results};

/// Version of the file's schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Results<'a> {
    schema: u32,
    report: &'a str,
    title: &'a str,
    stamps: &'a [String],
    figures: Vec<Figure<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    id: &'a str,
    class: &'a str,
    label: &'a str,
    value: Option<&'a str>,
    numerator: Printed<'a, i128>,
    denominator: Printed<'a, i128>,
    unit: &'a str,
    text: &'a str,
    base: Printed<'a, Base>,
    period: Option<&'a str>,
    as_of: Option<&'a str>,
    status: &'a str,
    notes: &'a [String],
    evidence: Printed<'a, usize>,
    printed: &'a [String],
}

/// What stands under a key: a value, the rule by which it is withheld, or `null`.
#[derive(Serialize)]
#[serde(untagged)]
enum Printed<'a, T> {
    Value(T),
    Rule(&'a str),
    Nothing,
}

impl<'a, T> Printed<'a, T> {
    /// The value; where there is none, the rule if there is one.
    fn new(value: Option<T>, rule: Option<&'a str>) -> Self {
        match (value, rule) {
            (Some(value), _) => Printed::Value(value),
            (None, Some(rule)) => Printed::Rule(rule),
            (None, None) => Printed::Nothing,
        }
    }
}

/// The chain of a base, as it is written and as it is read back.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    distributed: Option<u64>,
    not_returned: Option<u64>,
    returned: u64,
    invalid_returns: u64,
    held_out_returns: u64,
    valid: u64,
    not_applicable: u64,
    eligible: u64,
    no_answer: u64,
    dont_know: u64,
    refused: u64,
    invalid: u64,
    contradictory: u64,
    held_out: u64,
    n: u64,
    unplaced: u64,
}

#[derive(Serialize)]
struct Found<'a> {
    schema: u32,
    report: &'a str,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    id: &'a str,
    rule: &'a str,
    heading: Words<'a>,
    severity: &'a str,
    open: bool,
    accepted: Option<&'a str>,
    figures: usize,
    survey: Option<&'a str>,
    round: Option<&'a str>,
    case: Option<&'a str>,
    question: Option<&'a str>,
    file: Option<&'a str>,
    places: Vec<Place<'a>>,
    found: Words<'a>,
    expected: Words<'a>,
    hint: Words<'a>,
    row: Option<&'a str>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    sheet: &'a str,
    cell: &'a str,
}

#[derive(Serialize)]
struct Words<'a> {
    ja: &'a str,
    en: &'a str,
}

fn words(phrase: &Phrase) -> Words<'_> {
    Words { ja: &phrase.ja, en: &phrase.en }
}

/// The findings of the analyst's lists as pretty-printed JSON with a final newline, the weightiest first.
pub fn findings_json(lists: &Report) -> String {
    let found =
        Found { schema: SCHEMA, report: &lists.id, findings: lists.findings.iter().map(finding).collect() };
    let mut text = serde_json::to_string_pretty(&found)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    text
}

// Every field is named, as for figures.
fn finding(record: &FindingRecord) -> Finding<'_> {
    let FindingRecord {
        id,
        rule,
        heading,
        severity,
        open,
        accepted,
        figures,
        survey,
        round,
        case,
        question,
        file,
        places,
        found,
        expected,
        hint,
        row,
    } = record;
    Finding {
        id,
        rule,
        heading: words(heading),
        severity,
        open: *open,
        accepted: accepted.as_deref(),
        figures: *figures,
        survey: survey.as_deref(),
        round: round.as_deref(),
        case: case.as_deref(),
        question: question.as_deref(),
        file: file.as_deref(),
        places: places.iter().map(|[file, sheet, cell]| Place { file, sheet, cell }).collect(),
        found: words(found),
        expected: words(expected),
        hint: words(hint),
        row: row.as_deref(),
    }
}

/// A finding as `findings.json` has it.
pub fn finding_value(record: &FindingRecord) -> serde_json::Value {
    serde_json::to_value(finding(record)).unwrap_or_default()
}

/// A figure as `results.json` has it.
pub fn figure_value(record: &FigureRecord) -> serde_json::Value {
    serde_json::to_value(figure(record)).unwrap_or_default()
}

/// The figures of a report as pretty-printed JSON with a final newline; absent values are `null`.
pub fn results_json(report: &Report) -> String {
    let results = Results {
        schema: SCHEMA,
        report: &report.id,
        title: &report.title,
        stamps: &report.stamps,
        figures: report.figures.iter().map(figure).collect(),
    };
    // Strings and integers written to memory cannot fail; should the library ever refuse, the file says so
    // instead of being empty.
    let mut text = serde_json::to_string_pretty(&results)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    text
}

// The destructuring names every field: a new one in the model does not compile until it has its key here.
fn figure(record: &FigureRecord) -> Figure<'_> {
    let FigureRecord {
        id,
        class,
        label,
        value,
        numerator,
        denominator,
        unit,
        text,
        base: chain,
        period,
        as_of,
        status,
        notes,
        evidence,
        withheld,
        printed,
    } = record;
    let rule = withheld.as_deref();
    let hidden = rule.filter(|_| status == "suppressed");
    // Remarks alone may be withheld, and the base stands.
    let base_rule = rule.filter(|_| evidence.is_none());
    Figure {
        id,
        class,
        label,
        value: value.as_deref(),
        numerator: Printed::new(*numerator, hidden),
        denominator: Printed::new(*denominator, hidden),
        unit,
        text,
        base: Printed::new(chain.as_ref().map(base), base_rule),
        period: period.as_deref(),
        as_of: as_of.as_deref(),
        status,
        notes,
        evidence: Printed::new(*evidence, rule),
        printed,
    }
}

fn base(record: &BaseRecord) -> Base {
    let BaseRecord {
        distributed,
        not_returned,
        returned,
        invalid_returns,
        held_out_returns,
        valid,
        not_applicable,
        eligible,
        no_answer,
        dont_know,
        refused,
        invalid,
        contradictory,
        held_out,
        n,
        unplaced,
    } = *record;
    Base {
        distributed,
        not_returned,
        returned,
        invalid_returns,
        held_out_returns,
        valid,
        not_applicable,
        eligible,
        no_answer,
        dont_know,
        refused,
        invalid,
        contradictory,
        held_out,
        n,
        unplaced,
    }
}
