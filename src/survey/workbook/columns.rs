//! The heading row of a sheet: which column holds the values of which key, in Japanese, in English or in the words of
//! XLSForm. A heading that nobody knows is a mistake at its cell, with the heading that was probably meant.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, definition as said, definition_workbook as words};
use crate::provenance::CellAddress;
use crate::survey::toml::source::suggest;
use crate::survey::toml::tree::ENGLISH;
use crate::survey::workbook::headings;
use crate::survey::workbook::layout::{REMARKS, SheetLayout};
use crate::survey::workbook::source::{Remark, Source, merged_across};
use crate::survey::workbook::xlsform;
use crate::text::key::key;
use crate::workbook::{CellValue, MergedRange, Sheet};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Values of a key.
    Key(String),
    /// Conditions of XLSForm.
    Relevant,
    /// Whether XLSForm refuses a blank.
    Required,
    /// Conditions of XLSForm on the answer.
    Constraint,
    /// What is not read.
    NotRead,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) index: u32,
    pub(super) role: Role,
    pub(super) heading: String,
}

/// The columns of a sheet, and where its rows begin.
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    pub(super) first_row: u32,
    /// Whether questions have the names that XLSForm gives them.
    pub(super) is_xlsform: bool,
}

impl Columns {
    /// The heading over a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.all.iter().any(|column| column.role == Role::Key(key.to_owned()))
    }
}

/// Rows above the headings that may hold a title.
const ROWS_ABOVE: usize = 20;

/// Every heading that a sheet knows with its key: Japanese first, then the key itself.
pub(super) fn known(layout: &SheetLayout) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for column in layout.columns().into_iter().chain([REMARKS.to_owned()]) {
        if let Some(heading) = heading(layout, &column) {
            known.push((heading.to_owned(), column.clone()));
        }
        known.push((column.clone(), column));
    }
    known
}

/// The Japanese heading of a column.
pub fn heading(layout: &SheetLayout, column: &str) -> Option<&'static str> {
    let list = layout.rows.first().map_or("", |row| row.word());
    headings::heading(list, column)
}

enum Resolved {
    Known(String),
    Foreign(xlsform::Column),
    Unknown,
}

fn resolve(layout: &SheetLayout, known: &[(String, String)], text: &str) -> Resolved {
    // A star marks what is required; the analyst may keep it.
    let text = text.trim().trim_end_matches(['*', '＊', '※']);
    let written = key(text);
    match known.iter().find(|(heading, _)| key(heading) == written) {
        Some((_, column)) => Resolved::Known(column.clone()),
        None => xlsform::column(layout, text).map_or(Resolved::Unknown, Resolved::Foreign),
    }
}

/// Finds and reads the heading row.
pub(super) fn read(
    source: &mut Source<'_>,
    number: usize,
    sheet: &Sheet,
    layout: &SheetLayout,
) -> Option<Columns> {
    let known = known(layout);
    let resolved = |row: u32| {
        let cells = sheet.grid.row(row).map(|(at, value)| (at, value.raw()));
        cells.filter(|(_, text)| !text.trim().is_empty()).collect::<Vec<_>>()
    };
    let is_heading = |row: u32| {
        let cells = resolved(row);
        let hits = cells.iter().filter(|(_, text)| !matches!(resolve(layout, &known, text), Resolved::Unknown));
        let hits = hits.count();
        hits > 0 && hits * 2 >= cells.len()
    };
    let Some(row) = sheet.grid.rows().take(ROWS_ABOVE).find(|row| is_heading(*row)) else {
        if let Some((at, value)) = sheet.grid.cells().find(|(_, value)| !value.raw().trim().is_empty()) {
            let placed = source.cell(number, at, &value.raw(), None, "");
            let list = listed(known.iter().map(|(heading, _)| heading.as_str()));
            source.say(placed.span, words::no_heading_row(), Some(words::known_headings(list)));
        }
        return None;
    };
    let cells = resolved(row);
    let held = |range: &MergedRange| {
        let covered = range.first.column + 1..=range.last.column;
        sheet.grid.cells().any(|(cell, _)| cell.row > row && covered.contains(&cell.column))
    };
    let merged = cells.iter().filter_map(|(at, text)| Some((*at, text, merged_across(sheet, *at).filter(held)?)));
    let merged: Vec<_> = merged.collect();
    for (at, text, range) in &merged {
        let placed = source.cell(number, *at, text, None, "");
        source.say_merged(&placed, *range);
    }
    if !merged.is_empty() {
        source.problems.leave_unread();
        return None;
    }
    let labels = labels(layout, &known, &cells);
    let chosen = if known_label(layout, &known, &cells) { None } else { xlsform::language(&labels).cloned() };
    let mut columns: Vec<Column> = Vec::new();
    let mut is_xlsform = false;
    let mut seen: BTreeMap<String, Phrase> = BTreeMap::new();
    for (at, text) in cells {
        let heading = text.trim().to_owned();
        let placed = source.cell(number, at, &text, None, "");
        let role = match resolve(layout, &known, &text) {
            Resolved::Known(column) if column == REMARKS => Role::NotRead,
            Resolved::Known(column) => Role::Key(column),
            Resolved::Foreign(column) => {
                is_xlsform |= column == xlsform::Column::Key("id");
                foreign(source, sheet, at, layout, column, chosen.as_deref(), &heading)
            }
            Resolved::Unknown if sheet.grid.get(at).is_some_and(|value| value.failure().is_some()) => {
                if let Some((found, help)) = sheet.grid.get(at).and_then(CellValue::failure) {
                    source.say(placed.span.clone(), found, Some(help));
                }
                Role::NotRead
            }
            Resolved::Unknown => {
                let near = suggest(&heading, known.iter().map(|(heading, _)| heading.as_str()));
                let list = listed(known.iter().map(|(heading, _)| heading.as_str()));
                let help = near.unwrap_or_else(|| words::known_headings(list));
                source.say(placed.span.clone(), words::unknown_heading(&heading), Some(help));
                Role::NotRead
            }
        };
        if let Role::Key(column) = &role {
            if let Some(before) = seen.get(column) {
                source.say(placed.span, words::heading_twice(&heading), Some(said::first_in(before)));
                continue;
            }
            seen.insert(column.clone(), source.file.place(placed.span.start));
        }
        columns.push(Column { index: at.column, role, heading });
    }
    let first_row = after_keys(layout, &known, sheet, row, &columns);
    Some(Columns { all: columns, first_row, is_xlsform })
}

/// The row after the headings, or after the row of keys below them.
fn after_keys(
    layout: &SheetLayout,
    known: &[(String, String)],
    sheet: &Sheet,
    row: u32,
    columns: &[Column],
) -> u32 {
    let next = row.saturating_add(1);
    let mut cells = 0;
    let repeats = sheet.grid.row(next).all(|(at, value)| {
        cells += 1;
        let above = columns.iter().find(|column| column.index == at.column).map(|column| &column.role);
        match resolve(layout, known, &value.raw()) {
            Resolved::Known(column) if column == REMARKS => above == Some(&Role::NotRead),
            // Below a heading that was misspelt.
            Resolved::Known(_) if above == Some(&Role::NotRead) => true,
            Resolved::Known(column) => above == Some(&Role::Key(column)),
            Resolved::Foreign(_) | Resolved::Unknown => false,
        }
    });
    if repeats && cells > 1 { next.saturating_add(1) } else { next }
}

/// The languages of the labels of an XLSForm.
fn labels(layout: &SheetLayout, known: &[(String, String)], cells: &[(CellAddress, String)]) -> Vec<String> {
    let language = |(_, text): &(CellAddress, String)| match resolve(layout, known, text) {
        Resolved::Foreign(xlsform::Column::Label(language)) => Some(language),
        Resolved::Known(_) | Resolved::Foreign(_) | Resolved::Unknown => None,
    };
    cells.iter().filter_map(language).collect()
}

/// The key that the labels of an XLSForm are the values of.
fn label_key(layout: &SheetLayout) -> &'static str {
    if layout.is_mixed() { "text" } else { "label" }
}

/// Whether the words have a heading of ours.
fn known_label(layout: &SheetLayout, known: &[(String, String)], cells: &[(CellAddress, String)]) -> bool {
    cells.iter().any(
        |(_, text)| matches!(resolve(layout, known, text), Resolved::Known(column) if column == label_key(layout)),
    )
}

fn foreign(
    source: &mut Source<'_>,
    sheet: &Sheet,
    at: CellAddress,
    layout: &SheetLayout,
    column: xlsform::Column,
    chosen: Option<&str>,
    heading: &str,
) -> Role {
    let (found, hint) = match column {
        xlsform::Column::Key(name) => return Role::Key(name.to_owned()),
        xlsform::Column::Relevant => return Role::Relevant,
        xlsform::Column::Required => return Role::Required,
        xlsform::Column::Constraint => return Role::Constraint,
        xlsform::Column::Label(language) if chosen == Some(language.as_str()) => {
            return Role::Key(label_key(layout).to_owned());
        }
        xlsform::Column::Label(language) if xlsform::is_english(&language) => {
            return Role::Key(format!("{}{ENGLISH}", label_key(layout)));
        }
        xlsform::Column::Label(_) => {
            (words::not_carried(words::xlsform_language(heading)), words::hint_not_carried_words())
        }
        xlsform::Column::Words => xlsform::lost(heading, true),
        xlsform::Column::NotCarried => xlsform::lost(heading, false),
    };
    // A column with nothing below its heading says nothing.
    let is_used = sheet.grid.cells().any(|(cell, _)| cell.column == at.column && cell.row > at.row);
    if is_used {
        source.remark(sheet, at, Remark { rule: "not-carried", found, expected: words::carried(), hint });
    }
    Role::NotRead
}

/// Names for a message, each once.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 20;
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    let more = if once.len() > SHOWN { " / …" } else { "" };
    format!("{}{more}", once[..once.len().min(SHOWN)].join(" / "))
}
