//! Reads a sampling frame (調査対象名簿) from CSV. A frame is part of the definition: a mistake in it is reported
//! like one in a survey, at its cell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::definition as words;
use crate::survey::definition::Survey;
use crate::survey::frame::{Case, SamplingFrame};
use crate::survey::toml::delimited::{CsvRow, Delimited, names};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::Words;
use crate::text::key::key;
use crate::workbook;

/// Frame column that holds the stratum.
pub use crate::survey::frame::STRATUM;

/// The columns of a frame that describe its units, each with the values it has; not those that identify a unit.
pub fn attribute_columns(frame: &SamplingFrame) -> impl Iterator<Item = (&str, BTreeSet<&str>)> {
    let named = frame.cases.first().map(|case| case.attributes.as_slice()).unwrap_or_default();
    named.iter().enumerate().filter(|(_, (name, _))| !name.is_empty()).map(|(index, (name, _))| {
        let values = frame.cases.iter().filter_map(|case| Some(case.attributes.get(index)?.1.as_str()));
        (name.as_str(), values.filter(|value| !value.is_empty()).collect())
    })
}

/// Notes the headings that are missing, and rows that have more cells than there are headings.
pub fn check_table(reading: &mut Reading<'_>, table: &Delimited, required: &[&str]) {
    for heading in required.iter().filter(|heading| table.column(&[heading]).is_none()) {
        reading.say(table.head.span(), words::missing_heading(heading));
    }
    if let Some(at) = table.open_quote {
        reading.say(at..at + 1, words::open_quote());
        return;
    }
    for row in table.rows.iter().filter(|row| row.cells.len() > table.head.cells.len()) {
        reading.advise(row.place(Some(table.head.cells.len())), words::too_many_cells(), words::quote_commas());
    }
}

/// Reads the frame of a survey; none where the columns `code` and `name` are not both there.
pub fn read_frame(file: &SourceFile, survey: &Survey, problems: &mut Problems) -> Option<SamplingFrame> {
    let reading = &mut Reading { file, problems };
    reading.check_encoding();
    let table = Delimited::read(file);
    check_table(reading, &table, &["code", "name"]);
    reading.once(
        table
            .head
            .cells
            .iter()
            .filter(|cell| !cell.text.is_empty())
            .map(|cell| Words { text: &cell.text, span: cell.span.clone() }),
    );
    let stratum = table.column(&[STRATUM]);
    if stratum.is_none() && survey.strata.len() > 1 {
        reading.say(table.head.span(), words::missing_heading(STRATUM));
    }
    let (code, name) = (table.column(&["code"])?, table.column(&["name"])?);
    let alias = table.column(&["alias"]);
    let own = [Some(code), Some(name), alias, stratum];
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = BTreeMap::new();
    for row in &table.rows {
        check_case(reading, row, code, name, &mut lines);
        let attributes = table.head.cells.iter().enumerate().filter(|(index, _)| !own.contains(&Some(*index)));
        cases.push(Case {
            id: row.text(Some(code)).to_owned(),
            name: row.text(Some(name)).to_owned(),
            aliases: names(row.text(alias)),
            stratum: read_stratum(reading, row, stratum, survey),
            attributes: attributes
                .map(|(index, head)| (head.text.clone(), row.text(Some(index)).to_owned()))
                .collect(),
            row: row.row,
        });
    }
    if cases.is_empty() {
        reading.say(table.head.span(), words::empty_frame());
    }
    Some(SamplingFrame {
        file: Arc::from(file.name.as_str()),
        sheet: Arc::from(workbook::sheet_name(&file.name)),
        columns: table.head.cells.iter().map(|cell| cell.text.clone()).collect(),
        cases,
    })
}

fn check_case(
    reading: &mut Reading<'_>,
    row: &CsvRow,
    code: usize,
    name: usize,
    lines: &mut BTreeMap<String, usize>,
) {
    for (column, heading) in [(code, "code"), (name, "name")] {
        if row.text(Some(column)).is_empty() {
            reading.say(row.span(), words::empty_cell(heading));
        }
    }
    let id = row.text(Some(code));
    if id.is_empty() {
        return;
    }
    let place = row.place(Some(code));
    let line = reading.file.line(place.start);
    if let Some(before) = lines.get(&key(id)) {
        reading.advise(place, words::duplicate(id), words::first_in_line(before));
    } else {
        lines.insert(key(id), line);
    }
}

/// The stratum of a case; a survey with one stratum need not repeat it in every row.
fn read_stratum(reading: &mut Reading<'_>, row: &CsvRow, column: Option<usize>, survey: &Survey) -> String {
    let known: Vec<&str> = survey.strata.iter().map(|stratum| stratum.id.as_str()).collect();
    let written = row.text(column);
    match known.as_slice() {
        [only] if written.is_empty() => (*only).to_owned(),
        _ if column.is_none() => String::new(),
        _ if written.is_empty() => {
            reading.say(row.span(), words::empty_cell(STRATUM));
            String::new()
        }
        _ => {
            let name = Words { text: written, span: row.place(column) };
            reading.knows(&name, &known, words::unknown_stratum(written));
            written.to_owned()
        }
    }
}
