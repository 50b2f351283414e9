//! Parquet as it comes from elsewhere: a table with a column for each question as rows of text, or an answer ledger that
//! kaishu itself wrote, unfolded to such a table.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use polars::prelude::{AnyValue, DataFrame};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;

use crate::responses::ledger::{AnswerLedger, LedgerRow};
use crate::responses::store::from_frame;
use crate::text::era::CivilDate;

/// Rows of text, the first with the names of the columns.
pub type Rows = Vec<Vec<String>>;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// A column for each question.
    Wide(Rows),
    /// A row for each cell that was read.
    Ledger(AnswerLedger),
}

/// Whether bytes are Parquet.
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1")
}

/// Reads a file; an error is what the library says, in its words.
///
/// # Errors
/// It is damaged, or has a column of a kind that is not read.
pub fn read(bytes: &[u8]) -> Result<Contents, String> {
    let frame = ParquetReader::new(Cursor::new(bytes)).finish().map_err(|error| error.to_string())?;
    match from_frame(&frame) {
        Ok(ledger) => Ok(Contents::Ledger(ledger)),
        Err(_) => wide(&frame).map(Contents::Wide),
    }
}

fn wide(frame: &DataFrame) -> Result<Rows, String> {
    let columns = frame.columns();
    let mut rows = vec![columns.iter().map(|column| column.name().to_string()).collect()];
    for row in 0..frame.height() {
        let cells = columns.iter().map(|column| {
            let value = column.get(row).map_err(|error| error.to_string())?;
            text(&value).ok_or_else(|| format!("{}: {}", column.name(), column.dtype()))
        });
        rows.push(cells.collect::<Result<Vec<String>, String>>()?);
    }
    Ok(rows)
}

/// A value as it would be written into a cell; none for a kind of value that a cell does not have.
fn text(value: &AnyValue<'_>) -> Option<String> {
    Some(match value {
        AnyValue::Null => String::new(),
        AnyValue::Boolean(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        AnyValue::String(text) => (*text).to_owned(),
        AnyValue::StringOwned(text) => text.to_string(),
        AnyValue::UInt8(number) => number.to_string(),
        AnyValue::UInt16(number) => number.to_string(),
        AnyValue::UInt32(number) => number.to_string(),
        AnyValue::UInt64(number) => number.to_string(),
        AnyValue::Int8(number) => number.to_string(),
        AnyValue::Int16(number) => number.to_string(),
        AnyValue::Int32(number) => number.to_string(),
        AnyValue::Int64(number) => number.to_string(),
        // A column of whole numbers with gaps comes as doubles from many programs: 3.0 is 3.
        AnyValue::Float32(number) if number.is_finite() => number.to_string(),
        AnyValue::Float64(number) if number.is_finite() => number.to_string(),
        AnyValue::Float32(number) if number.is_nan() => String::new(),
        AnyValue::Float64(number) if number.is_nan() => String::new(),
        AnyValue::Date(day) => CivilDate::from_day_number(*day).to_string(),
        _ => return None,
    })
}

/// Name of the column of the cases in an unfolded ledger.
pub const CASE: &str = "case";

/// A round of a ledger as a table: a row for each case, a column for each question, the value after corrections. What was
/// not read as an answer stands as it stood in the return, so that it is read, and asked about, in the same way again.
pub fn unfolded(ledger: &AnswerLedger, survey: &str, round: &str) -> Rows {
    let own: Vec<&LedgerRow> =
        ledger.rows.iter().filter(|row| row.survey == survey && row.round == round).collect();
    let mut columns: Vec<&str> = Vec::new();
    let mut cases: Vec<&str> = Vec::new();
    let mut known = BTreeSet::new();
    let mut cells: BTreeMap<(&str, &str), Vec<&LedgerRow>> = BTreeMap::new();
    for row in &own {
        if !columns.contains(&row.question.as_str()) {
            columns.push(&row.question);
        }
        if known.insert(row.case.as_str()) {
            cases.push(&row.case);
        }
        cells.entry((&row.case, &row.question)).or_default().push(row);
    }
    let mut rows = vec![std::iter::once(CASE).chain(columns.iter().copied()).map(str::to_owned).collect()];
    for case in cases {
        let mut written = vec![case.to_owned()];
        for question in &columns {
            written.push(cells.get(&(case, *question)).map(|found| as_it_stood(found)).unwrap_or_default());
        }
        rows.push(written);
    }
    rows
}

fn as_it_stood(cells: &[&LedgerRow]) -> String {
    let Some(first) = cells.first() else { return String::new() };
    if first.missing.is_empty() {
        return first.value.clone();
    }
    let marked: Vec<&str> = cells
        .iter()
        .filter(|cell| !cell.option.is_empty() && !cell.raw.trim().is_empty())
        .map(|cell| cell.option.as_str())
        .collect();
    if marked.is_empty() {
        cells
            .iter()
            .map(|cell| cell.raw.as_str())
            .filter(|raw| !raw.trim().is_empty())
            .collect::<Vec<_>>()
            .join("、")
    } else {
        marked.join("、")
    }
}
