//! `results.json`: every published figure of a report as data, for programs and for checking the next round against
//! this one. The structs here are the schema of that file; they are separate from the model so that renaming a
//! field of the model cannot silently rename a key that others read.

use serde::Serialize;

use crate::report::model::{BaseRecord, FigureRecord, Report};

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
    numerator: Option<i128>,
    denominator: Option<i128>,
    unit: &'a str,
    text: &'a str,
    base: Option<Base>,
    period: Option<&'a str>,
    as_of: Option<&'a str>,
    status: &'a str,
    notes: &'a [String],
    evidence: usize,
    printed: &'a [String],
}

#[derive(Serialize)]
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
    invalid: u64,
    contradictory: u64,
    held_out: u64,
    n: u64,
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
        printed,
    } = record;
    Figure {
        id,
        class,
        label,
        value: value.as_deref(),
        numerator: *numerator,
        denominator: *denominator,
        unit,
        text,
        base: chain.as_ref().map(base),
        period: period.as_deref(),
        as_of: as_of.as_deref(),
        status,
        notes,
        evidence: *evidence,
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
        invalid,
        contradictory,
        held_out,
        n,
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
        invalid,
        contradictory,
        held_out,
        n,
    }
}
