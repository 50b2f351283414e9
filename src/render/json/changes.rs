//! `changes.json`: what moved since a publication as data. Like for `results.json`, the structs here are the schema of the file.

use serde::Serialize;

use crate::report::changes::{
    BehindRecord, ChangesRecord, DifferenceRecord, ErratumRecord, MovedRecord, PartRecord, SentenceRecord,
    SideRecord,
};

/// Version of the file's schema; grows when a key is removed or changes its meaning.
pub(super) const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Changes<'a> {
    schema: u32,
    plan: &'a str,
    publication: Publication<'a>,
    /// Publications that cannot be read, any of which may be a later one.
    passed_over: &'a [String],
    /// Why the causes cannot be found; empty where they are.
    unexplained: &'a [String],
    figures: Vec<Moved<'a>>,
    sentences: Vec<Sentence<'a>>,
    errata: Errata<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    behind: Option<Vec<Behind<'a>>>,
}

#[derive(Serialize)]
struct Publication<'a> {
    name: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct Moved<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'a str,
    old: Option<Side<'a>>,
    new: Option<Side<'a>>,
    difference: Option<Difference<'a>>,
    withheld: Option<&'a str>,
    parts: Option<Vec<Part<'a>>>,
}

#[derive(Serialize)]
struct Side<'a> {
    text: &'a str,
    unit: &'a str,
    value: Option<&'a str>,
    status: &'a str,
    n: Option<u64>,
}

#[derive(Serialize)]
struct Difference<'a> {
    exact: &'a str,
    text: &'a str,
    unit: &'a str,
}

#[derive(Serialize)]
struct Part<'a> {
    cause: &'a str,
    difference: Option<Difference<'a>>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    behind: Option<&'a [usize]>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    id: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    causes: Option<&'a [&'a str]>,
}

#[derive(Serialize)]
struct Errata<'a> {
    figures: Vec<Erratum<'a>>,
    sentences: Vec<SentenceErratum<'a>>,
}

#[derive(Serialize)]
struct Erratum<'a> {
    id: &'a str,
    causes: &'a [&'a str],
    others: &'a [&'a str],
    difference: Option<Difference<'a>>,
}

#[derive(Serialize)]
struct SentenceErratum<'a> {
    id: &'a str,
    causes: &'a [&'a str],
    others: &'a [&'a str],
}

#[derive(Serialize)]
struct Behind<'a> {
    number: usize,
    cause: &'a str,
    what: &'a str,
    before: &'a str,
    after: &'a str,
    cells: Vec<Place<'a>>,
    row: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    sheet: &'a str,
    cell: &'a str,
}

/// The list as pretty-printed JSON with a final newline.
pub fn changes_json(record: &ChangesRecord) -> String {
    let ChangesRecord {
        plan,
        publication: [name, date],
        passed_over,
        unexplained,
        figures,
        sentences,
        errata,
        sentence_errata,
        behind,
    } = record;
    let changes = Changes {
        schema: SCHEMA,
        plan,
        publication: Publication { name, date },
        passed_over,
        unexplained,
        figures: figures.iter().map(moved).collect(),
        sentences: sentences.iter().map(sentence).collect(),
        errata: Errata {
            figures: errata.iter().map(erratum).collect(),
            sentences: sentence_errata
                .iter()
                .map(|(id, causes, others)| SentenceErratum { id, causes, others })
                .collect(),
        },
        behind: behind.as_ref().map(|behind| behind.iter().map(one_behind).collect()),
    };
    // Strings and integers written to memory cannot fail; should the library ever refuse, the file says so.
    let mut text = serde_json::to_string_pretty(&changes)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    text
}

// Every field is named: a new one in the record does not compile until it has its key here.
fn moved(record: &MovedRecord) -> Moved<'_> {
    let MovedRecord { id, label, kind, old, new, difference: by, withheld, parts } = record;
    Moved {
        id,
        label,
        kind,
        old: old.as_ref().map(side),
        new: new.as_ref().map(side),
        difference: by.as_ref().map(difference),
        withheld: *withheld,
        parts: parts.as_ref().map(|parts| parts.iter().map(part).collect()),
    }
}

fn side(record: &SideRecord) -> Side<'_> {
    let SideRecord { text, unit, value, status, n } = record;
    Side { text, unit, value: value.as_deref(), status, n: *n }
}

fn difference(record: &DifferenceRecord) -> Difference<'_> {
    let DifferenceRecord { exact, text, unit } = record;
    Difference { exact, text, unit }
}

fn part(record: &PartRecord) -> Part<'_> {
    let PartRecord { cause, difference: by, texts, behind } = record;
    let [before, after] = texts.as_ref().map(|texts| texts.each_ref().map(Option::as_deref)).unwrap_or_default();
    Part { cause, difference: by.as_ref().map(difference), before, after, behind: behind.as_deref() }
}

fn sentence(record: &SentenceRecord) -> Sentence<'_> {
    let SentenceRecord { id, old, new, causes } = record;
    Sentence { id, old: old.as_deref(), new: new.as_deref(), causes: causes.as_deref() }
}

fn erratum(record: &ErratumRecord) -> Erratum<'_> {
    let ErratumRecord { id, causes, others, difference: by } = record;
    Erratum { id, causes, others, difference: by.as_ref().map(difference) }
}

fn one_behind(record: &BehindRecord) -> Behind<'_> {
    let BehindRecord { number, cause, what, values: [before, after], cells, row } = record;
    let cells = cells.iter().map(|[file, sheet, cell]| Place { file, sheet, cell }).collect();
    Behind { number: *number, cause, what, before, after, cells, row }
}
