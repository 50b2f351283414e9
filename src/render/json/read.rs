//! Reads a `results.json` back into the figures that were written: what was published is compared with what is found now.
//! The keys of a figure stand here a second time, since a file that somebody changed by hand must be refused, not trusted; a test
//! reads what the writer wrote.

use serde::Deserialize;

use crate::render::json::{Base, SCHEMA};
use crate::report::model::{BaseRecord, FigureRecord};

/// The figures of a report, as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenResults {
    /// Report id.
    pub report: String,
    /// Its title.
    pub title: String,
    /// The lines under its title.
    pub stamps: Vec<String>,
    /// Its figures, in the order of the file.
    pub figures: Vec<FigureRecord>,
}

/// Why a file is none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotWritten {
    /// Line, from 1.
    pub line: usize,
    /// What the parser said.
    pub detail: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Results {
    schema: u32,
    report: String,
    title: String,
    stamps: Vec<String>,
    figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    id: String,
    class: String,
    label: String,
    value: Option<String>,
    numerator: Printed<i64>,
    denominator: Printed<i64>,
    unit: String,
    text: String,
    base: Printed<Base>,
    period: Option<String>,
    as_of: Option<String>,
    status: String,
    notes: Vec<String>,
    evidence: Printed<usize>,
    printed: Vec<String>,
}

/// A value, the rule by which it is withheld, or nothing.
#[derive(Deserialize)]
#[serde(untagged)]
enum Printed<T> {
    Value(T),
    Rule(String),
    Nothing(()),
}

impl<T> Printed<T> {
    fn parted(self) -> (Option<T>, Option<String>) {
        match self {
            Printed::Value(value) => (Some(value), None),
            Printed::Rule(rule) => (None, Some(rule)),
            Printed::Nothing(()) => (None, None),
        }
    }
}

/// Reads the text of a `results.json`.
///
/// # Errors
/// It is not what a run writes.
pub fn read_results(text: &str) -> Result<WrittenResults, NotWritten> {
    let results: Results = serde_json::from_str(&long_numbers_in_quotes(text))
        .map_err(|error| NotWritten { line: error.line(), detail: error.to_string() })?;
    if results.schema != SCHEMA {
        return Err(NotWritten { line: 1, detail: format!("schema {}", results.schema) });
    }
    let Results { schema: _, report, title, stamps, figures } = results;
    Ok(WrittenResults { report, title, stamps, figures: figures.into_iter().map(record).collect() })
}

/// Digits that a number of 64 bits holds for certain.
const SHORT: usize = 18;

/// The parser makes a float of an integer beyond 64 bits; in quotes it stays whole. Lines stay where they are.
fn long_numbers_in_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit()).len();
        let (piece, after) = rest.split_at(if quoted || digits == 0 { c.len_utf8() } else { digits });
        let long = !quoted && digits > SHORT;
        out.push_str(if long { "\"" } else { "" });
        out.push_str(piece);
        out.push_str(if long { "\"" } else { "" });
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        rest = after;
    }
    out
}

/// A number of any length, or the rule by which it is withheld.
fn exact(printed: Printed<i64>) -> (Option<i128>, Option<String>) {
    match printed.parted() {
        (Some(number), _) => (Some(number.into()), None),
        (None, Some(text)) => text.parse().map_or((None, Some(text)), |number| (Some(number), None)),
        (None, None) => (None, None),
    }
}

fn record(figure: Figure) -> FigureRecord {
    let (numerator, by_numerator) = exact(figure.numerator);
    let (denominator, by_denominator) = exact(figure.denominator);
    let (base, by_base) = figure.base.parted();
    let (evidence, by_evidence) = figure.evidence.parted();
    FigureRecord {
        id: figure.id,
        class: figure.class,
        label: figure.label,
        value: figure.value,
        numerator,
        denominator,
        unit: figure.unit,
        text: figure.text,
        base: base.map(chain),
        period: figure.period,
        as_of: figure.as_of,
        status: figure.status,
        notes: figure.notes,
        evidence,
        withheld: by_numerator.or(by_denominator).or(by_base).or(by_evidence),
        printed: figure.printed,
    }
}

fn chain(base: Base) -> BaseRecord {
    let Base {
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
    } = base;
    BaseRecord {
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
