//! The rows of a sheet of a definition workbook, each as a table that knows its cells.

use std::ops::Range;

use crate::catalogue::definition_workbook as words;
use crate::provenance::CellAddress;
use crate::survey::toml::shape::Shape;
use crate::survey::toml::source::suggest_or_list;
use crate::survey::toml::tree::{Data, Entry, Table, Value};
use crate::survey::workbook::columns::{self, Column, Columns, Role, heading};
use crate::survey::workbook::expression::{self, AsWritten};
use crate::survey::workbook::headings;
use crate::survey::workbook::layout::{Leaf, ROW_KIND, RowKind, SheetLayout};
use crate::survey::workbook::source::{Placed, Remark, Source, merged_across};
use crate::survey::workbook::value;
use crate::survey::workbook::xlsform::{self, Type};
use crate::text::key::key as reading;
use crate::workbook::{CellValue, MergedRange, Sheet};

/// Kinds of row on the sheet of the questions.
const BATTERY: &str = "battery";
const ITEMS: &str = "items";

/// The name of the table in which a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Which of the sheet's kinds it is.
    pub(super) kind: usize,
    /// The tables in which it stands, outermost first; without text where the cells are blank.
    pub(super) parents: Vec<Named>,
    /// Its values.
    pub(super) table: Table,
}

/// A cell of a row with what it holds.
struct Found<'s> {
    placed: Placed,
    value: Option<&'s CellValue>,
    role: Role,
}

/// Reads the rows of a sheet.
pub(super) fn read(source: &mut Source<'_>, sheet: &Sheet, layout: &SheetLayout) -> Vec<Row> {
    let number = source.sheet(&sheet.name);
    let Some(columns) = columns::read(source, number, sheet, layout) else { return Vec::new() };
    let mut reader =
        Rows { number, sheet, layout, columns: &columns, groups: Vec::new(), battery: None, numbered: false };
    let rows: Vec<u32> = sheet.grid.rows().filter(|row| *row >= columns.first_row).collect();
    lost_zeros(source, &reader, &rows);
    rows.into_iter().filter_map(|row| reader.row(source, row)).collect()
}

/// The cell's words as they are kept in the source.
pub(super) fn shown(sheet: &Sheet, at: CellAddress) -> (Option<&CellValue>, String) {
    // A cell merged with the one to its left says nothing of its own column.
    let value = sheet.grid.get(at).filter(|_| sheet.grid.resolve(at).column == at.column);
    let format = sheet.evidence.as_ref().and_then(|evidence| evidence.formats.get(sheet.grid.resolve(at)));
    let text = value.map(|value| value::shown(value, format.map(|format| &**format))).unwrap_or_default();
    (value, text)
}

struct Rows<'a> {
    number: usize,
    sheet: &'a Sheet,
    layout: &'a SheetLayout,
    columns: &'a Columns,
    /// Conditions of the groups of an XLSForm that are open.
    groups: Vec<Option<String>>,
    /// The battery of an XLSForm that is open, by its name.
    battery: Option<String>,
    /// Whether it was said that numbers are taken from names.
    numbered: bool,
}

impl Rows<'_> {
    fn row(&mut self, source: &mut Source<'_>, row: u32) -> Option<Row> {
        let filled = |column: &Column| {
            let (_, text) = shown(self.sheet, CellAddress::new(row, column.index));
            column.role != Role::NotRead && !text.trim().is_empty()
        };
        let is_blank = !self.columns.all.iter().any(filled);
        self.remark_without_heading(source, row);
        if is_blank {
            return None;
        }
        let start = source.file.text.len();
        let mut cells = Vec::new();
        for column in &self.columns.all {
            let at = CellAddress::new(row, column.index);
            let (value, text) = shown(self.sheet, at);
            let key = match &column.role {
                Role::Key(key) => Some(key.as_str()),
                Role::Relevant | Role::Required | Role::Constraint | Role::NotRead => None,
            };
            let placed = source.cell(self.number, at, &text, key, &column.heading);
            let covered = |range: &MergedRange| {
                let beside = |other: &Column| (at.column + 1..=range.last.column).contains(&other.index);
                self.columns.all.iter().any(|other| beside(other) && other.role != Role::NotRead)
            };
            if let Some(range) = merged_across(self.sheet, at).filter(covered) {
                source.say_merged(&placed, range);
            }
            cells.push(Found { placed, value, role: column.role.clone() });
        }
        let span = start..source.file.text.len().saturating_sub(1);
        let kind = self.kind(source, &cells)?;
        let parents = self.layout.parents().into_iter().map(|parent| {
            let cell = cells.iter().find(|cell| cell.role == Role::Key(parent.to_owned()));
            cell.map_or_else(
                || Named { text: String::new(), span: span.clone() },
                |cell| Named { text: cell.placed.text.trim().to_owned(), span: cell.placed.span.clone() },
            )
        });
        let parents = parents.collect();
        let table = Table { span, entries: Vec::new() };
        let table = self.values(source, &self.layout.rows[kind], &cells, table)?;
        Some(Row { kind, parents, table })
    }

    /// Which kind of row it is: what its first column says, or else the first kind.
    fn kind(&self, source: &mut Source<'_>, cells: &[Found<'_>]) -> Option<usize> {
        let said = cells.iter().find(|cell| cell.role == Role::Key(ROW_KIND.to_owned()));
        let Some(said) = said.filter(|cell| !cell.placed.text.trim().is_empty()) else { return Some(0) };
        let written = reading(&said.placed.text);
        let means = |row: &RowKind| {
            let japanese = headings::word(ROW_KIND, row.word());
            let is = |word: &str| reading(word) == written;
            is(row.word()) || is(row.word().trim_end_matches('s')) || japanese.is_some_and(is)
        };
        let found = self.layout.rows.iter().position(means);
        if found.is_none() {
            let known: Vec<&str> =
                self.layout.rows.iter().filter_map(|row| headings::word(ROW_KIND, row.word())).collect();
            let help = suggest_or_list(&said.placed.text, &known);
            source.say(said.placed.span.clone(), words::unknown_row_kind(said.placed.text.trim()), help);
        }
        found
    }

    /// The values of a row; none where it is a row of an XLSForm on which nobody is asked anything.
    fn values(
        &mut self,
        source: &mut Source<'_>,
        kind: &RowKind,
        cells: &[Found<'_>],
        mut table: Table,
    ) -> Option<Table> {
        let foreign = self.foreign(source, kind, cells, &mut table)?;
        let own = [ROW_KIND].into_iter().chain(self.layout.parents());
        let own: Vec<&str> = own.collect();
        let every = self.layout.leaves();
        for cell in cells {
            let Role::Key(key) = &cell.role else { continue };
            if own.contains(&key.as_str()) || (foreign && key == "type") {
                continue;
            }
            // A value that this kind of row does not have is left to the check, which says so.
            let leaf = kind.leaves.iter().find(|leaf| leaf.key == *key);
            let leaf = leaf.or_else(|| every.iter().copied().find(|leaf| leaf.key == *key));
            if let (Some(leaf), Some(value)) = (leaf, cell.value) {
                place(source, value, &cell.placed, cell.placed.span.clone(), leaf, &mut table);
            }
        }
        if self.columns.is_xlsform && !self.columns.has("number") && table.get("number").is_none() {
            self.number(source, &mut table);
        }
        self.in_battery(kind, &mut table);
        Some(table)
    }

    /// What an XLSForm says in its own words. Says whether the type was one of them; none where the row is no question.
    fn foreign(
        &mut self,
        source: &mut Source<'_>,
        row: &RowKind,
        cells: &[Found<'_>],
        table: &mut Table,
    ) -> Option<bool> {
        let of = |role: Role| cells.iter().find(|cell| cell.role == role && !cell.placed.text.trim().is_empty());
        let written = of(Role::Key("type".to_owned())).filter(|_| self.layout.is_mixed());
        let kind = written.and_then(|cell| xlsform::kind(&cell.placed.text));
        let relevant = of(Role::Relevant).map(|cell| (cell.placed.span.clone(), cell.placed.text.clone()));
        let condition = match relevant {
            Some((span, text)) if text.contains(['$', '\'']) || text.contains("selected") => {
                let read = expression::universe(&text, &AsWritten);
                if read.is_none() {
                    source.say(span.clone(), words::xlsform_relevant(text.trim()), Some(words::hint_relevant()));
                }
                read.map(|condition| (span, condition))
            }
            Some((span, text)) => Some((span, text.trim().to_owned())),
            None => None,
        };
        let remark = |source: &mut Source<'_>, cell: &Found<'_>, found, hint| {
            let remark = Remark { rule: "not-carried", found, expected: words::carried(), hint };
            source.remark(self.sheet, cell.placed.at, remark);
        };
        if let (Some(cell), Some(kind)) = (written, &kind) {
            let text = cell.placed.text.trim();
            match kind {
                // A group that we wrote ourselves for a battery, and its items: what they share stands on the first row.
                Type::BeginGroup if row.word() == BATTERY => self.groups.push(None),
                Type::Question { .. } if row.word() == ITEMS => return Some(true),
                Type::Question { kind, codes, or_other } => {
                    put(table, "type", &cell.placed.span, Data::Text((*kind).to_owned()));
                    if let Some(codes) = codes {
                        put(table, "codes", &cell.placed.span, Data::Text(codes.clone()));
                    }
                    if *or_other {
                        let found = words::not_carried(words::xlsform_other());
                        remark(source, cell, found, words::hint_not_carried());
                    }
                }
                Type::BeginGroup => {
                    self.groups.push(condition.map(|(_, condition)| condition));
                    let found = words::not_carried(words::xlsform_group());
                    remark(source, cell, found, words::hint_not_carried_words());
                    return None;
                }
                Type::EndGroup => {
                    self.groups.pop();
                    self.battery = None;
                    return None;
                }
                Type::Repeat => {
                    source.say(cell.placed.span.clone(), words::xlsform_repeat(), Some(words::hint_repeat()));
                    return None;
                }
                Type::NotAsked => {
                    let found = words::not_carried(words::xlsform_type(text));
                    remark(source, cell, found, words::hint_not_carried_words());
                    return None;
                }
            }
        }
        let outer = self.groups.iter().flatten().cloned();
        let span =
            condition.as_ref().map(|(span, _)| span.clone()).or(written.map(|cell| cell.placed.span.clone()));
        let all: Vec<String> = outer.chain(condition.map(|(_, condition)| condition)).collect();
        if let (Some(span), false) = (span, all.is_empty()) {
            let joined = match all.as_slice() {
                [only] => only.clone(),
                _ => all.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" and "),
            };
            put(table, "universe", &span, Data::Text(joined));
        }
        if let Some(cell) = of(Role::Required)
            && matches!(reading(&cell.placed.text).as_str(), "no" | "false" | "false()" | "いいえ")
        {
            put(table, "optional", &cell.placed.span, Data::Flag(true));
        }
        if let Some(cell) = of(Role::Constraint) {
            let quantity = matches!(kind, Some(Type::Question { kind: "quantity", .. }));
            match expression::bounds(&cell.placed.text, false).filter(|_| quantity) {
                Some((least, greatest)) => {
                    for (key, number) in [("min", least), ("max", greatest)] {
                        if number.is_some() {
                            put(table, key, &cell.placed.span, Data::Number(number));
                        }
                    }
                }
                None => {
                    let found = words::not_carried(words::xlsform_constraint());
                    remark(source, cell, found, words::hint_not_carried());
                }
            }
        }
        Some(kind.is_some())
    }

    /// Takes the name of the battery off that of its item: in an XLSForm every name is there once.
    fn in_battery(&mut self, kind: &RowKind, table: &mut Table) {
        match kind.word() {
            BATTERY => self.battery = Some(table.text("id")),
            ITEMS => {
                let Some(battery) = self.battery.as_ref().filter(|_| self.columns.is_xlsform) else { return };
                let id = table.entries.iter_mut().find(|entry| entry.key == "id");
                let Some(Data::Text(id)) = id.map(|entry| &mut entry.value.data) else { return };
                if let Some(own) = id.strip_prefix(battery.as_str()).and_then(|rest| rest.strip_prefix('.')) {
                    *id = own.to_owned();
                }
            }
            _ => {}
        }
    }

    /// The number of a question of an XLSForm, which has none.
    fn number(&mut self, source: &mut Source<'_>, table: &mut Table) {
        let Some(id) = table.get("id").map(|entry| entry.value.clone()) else { return };
        table.entries.push(Entry { key: "number".to_owned(), key_span: id.span.clone(), value: id.clone() });
        if !self.numbered {
            self.numbered = true;
            let at = source.file.cells.as_ref().and_then(|cells| cells.at(id.span.start)).map(|cell| cell.at);
            let remark = Remark {
                rule: "not-carried",
                found: words::xlsform_number(),
                expected: words::xlsform_number_expected(),
                hint: words::hint_number(),
            };
            source.remark(self.sheet, at.unwrap_or(CellAddress::new(0, 0)), remark);
        }
    }

    /// Says what stands beside the headed columns.
    fn remark_without_heading(&self, source: &mut Source<'_>, row: u32) {
        let beside = self.sheet.grid.row(row).find(|(at, value)| {
            !value.raw().trim().is_empty() && !self.columns.all.iter().any(|column| column.index == at.column)
        });
        if let Some((at, _)) = beside {
            let remark = Remark {
                rule: "not-read",
                found: words::no_heading_over(),
                expected: words::under_headings(),
                hint: words::hint_no_heading(),
            };
            source.remark(self.sheet, at, remark);
        }
    }
}

/// Puts the value of a cell into its table.
pub(super) fn place(
    source: &mut Source<'_>,
    value: &CellValue,
    placed: &Placed,
    key_span: Range<usize>,
    leaf: &Leaf,
    table: &mut Table,
) {
    match value::read(&leaf.key, leaf.shape, value, &placed.text, placed.span.start) {
        Ok(Some(value)) => insert(table, &leaf.path, key_span, value),
        Ok(None) => {}
        Err(slip) => {
            let start = placed.span.start;
            source.say(start + slip.at.start..start + slip.at.end, slip.message, slip.help);
            // So that it is not missing as well.
            if matches!(leaf.shape, Shape::Text) {
                let data = Data::Text(placed.text.clone());
                insert(table, &leaf.path, key_span, Value { span: placed.span.clone(), data });
            }
        }
    }
}

/// Puts a value at the end of a way of keys, whose tables are made where they are not there.
pub(super) fn insert(table: &mut Table, path: &[&str], key_span: Range<usize>, value: Value) {
    match path {
        [] => {}
        [key] => table.entries.push(Entry { key: (*key).to_owned(), key_span, value }),
        [key, rest @ ..] => {
            let at = table.entries.iter().position(|entry| entry.key == *key).unwrap_or_else(|| {
                let data = Data::Table(Table { span: table.span.clone(), entries: Vec::new() });
                let value = Value { span: key_span.clone(), data };
                table.entries.push(Entry { key: (*key).to_owned(), key_span: key_span.clone(), value });
                table.entries.len() - 1
            });
            if let Data::Table(inner) = &mut table.entries[at].value.data {
                insert(inner, rest, key_span, value);
            }
        }
    }
}

fn put(table: &mut Table, key: &str, span: &Range<usize>, data: Data) {
    let value = Value { span: span.clone(), data };
    table.entries.push(Entry { key: key.to_owned(), key_span: span.clone(), value });
}

/// Codes that Excel has made numbers of, beside codes with more digits: 1 beside 02.
fn lost_zeros(source: &mut Source<'_>, rows: &Rows<'_>, numbers: &[u32]) {
    for column in &rows.columns.all {
        let Role::Key(key) = &column.role else { continue };
        let is_code =
            rows.layout.leaves().iter().any(|leaf| leaf.key == *key && matches!(leaf.shape, Shape::Code));
        if !is_code {
            continue;
        }
        let cells: Vec<(CellAddress, bool, String)> = numbers
            .iter()
            .map(|row| CellAddress::new(*row, column.index))
            .filter_map(|at| {
                let (value, text) = shown(rows.sheet, at);
                Some((at, matches!(value?, CellValue::Number(_)), text.trim().to_owned()))
            })
            .collect();
        for (at, other) in shortened(&cells) {
            let (_, text) = shown(rows.sheet, at);
            let head = heading(rows.layout, key).unwrap_or(key);
            let placed = source.cell(rows.number, at, &text, None, head);
            source.say(placed.span, words::lost_zero(text.trim(), other), Some(words::write_as_text()));
        }
    }
}

/// Numbers beside a text of more digits that begins with 0, with that text.
pub(super) fn shortened(cells: &[(CellAddress, bool, String)]) -> Vec<(CellAddress, String)> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let padded =
        cells.iter().find(|(_, number, text)| !*number && digits(text) && text.starts_with('0') && text.len() > 1);
    let Some((_, _, padded)) = padded else { return Vec::new() };
    let short = cells.iter().filter(|(_, number, text)| *number && digits(text) && text.len() < padded.len());
    short.map(|(at, _, _)| (*at, padded.clone())).collect()
}
