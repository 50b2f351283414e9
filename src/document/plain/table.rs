//! A table that has become lines, put together again: rows of values below the names of their columns, and what the
//! conversion has carried off below them, names of rows (①困難事案の対応件数), units and remarks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::{Line, Lines};
use super::rows::{self, Names, Row, Word, words_of};
use crate::document::build::{Builder, Text, Told};
use crate::document::marks::{Style, marked};
use crate::text::key::key;
use crate::text::units::is_unit;

/// Signs of a name of a row that stands below its table.
const LONGEST_NAME: usize = 40;

/// A table with the lines that it takes.
pub(super) struct Table {
    pub(super) lines: Range<usize>,
    names: Option<Names>,
    rows: Vec<Row>,
    below: Below,
}

/// What stands below the rows and belongs to them.
#[derive(Debug, Default)]
struct Below {
    /// Names of groups of rows by their number, from 1.
    names: BTreeMap<usize, Named>,
    remarks: Vec<Text>,
    last: usize,
}

#[derive(Debug, Default)]
struct Named {
    name: Text,
    unit: Option<Text>,
    remark: Option<Text>,
}

/// Finds the tables of a text, in order.
pub(super) fn find(lines: &Lines<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for run in rows::runs(lines) {
        let floor = tables.last().map_or(0, |table| table.lines.end);
        if run.lines.start < floor {
            continue;
        }
        let columns = run.rows.first().map_or(0, |row| row.values.len());
        let names = rows::names(lines, run.lines.start, floor, columns);
        // One line with numbers in it and nothing above that names them is a sentence as likely as a row.
        if names.is_none() && run.rows.len() < 2 {
            continue;
        }
        let groups = groups(&run.rows);
        let mut below = Below { last: run.lines.end, ..Below::default() };
        if groups.iter().all(|group| group.len() > 1) {
            below = carried_off(lines, run.lines.end, groups.len());
        }
        let first = names.as_ref().map_or(run.lines.start, |names| names.first);
        tables.push(Table { lines: first..below.last, names, rows: run.rows, below });
    }
    tables
}

/// Rows that repeat the same names: 目標, 実績, 目標, 実績 are two groups.
fn groups(rows: &[Row]) -> Vec<Range<usize>> {
    let first = rows.first().map(|row| key(row.name.words()));
    let mut starts: Vec<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| Some(key(row.name.words())) == first)
        .map(|(at, _)| at)
        .collect();
    starts.push(rows.len());
    starts.windows(2).map(|span| span[0]..span[1]).collect()
}

/// Reads the names ①, ②, … of the groups, their units and remarks below the rows. Where not every group finds its name the
/// lines stay text.
fn carried_off(lines: &Lines<'_>, from: usize, groups: usize) -> Below {
    let mut below = Below { last: from, ..Below::default() };
    let mut units: Vec<Text> = Vec::new();
    // What the next line goes on with.
    let mut open = Open::Nothing;
    let mut at = from;
    while let Some(line) = lines.all.get(at) {
        let style = marked(line.text).0;
        let found = |below: &Below| below.names.len() == groups;
        let circled = line.text.chars().any(|c| number_of(c).is_some());
        match style {
            Style::Circled => {}
            Style::Remark if circled || !found(&below) || !matches!(open, Open::Nothing) && line.gap == 0 => {}
            Style::Bare
                if !line.text.contains('。') && line.text.chars().count() <= LONGEST_NAME && line.gap <= 1 => {}
            _ => break,
        }
        let words = words_of(line);
        if style == Style::Bare && words.len() == 1 && is_unit(&key(line.text)) {
            units.push(line_text(line));
            open = Open::Nothing;
        } else if style == Style::Bare {
            // The rest of a name or a remark, or something that is not of the table.
            match (&open, line.gap) {
                (Open::Name(number), 0) => continue_name(&mut below, *number, line),
                (Open::Remark(number), _) => continue_remark(&mut below, *number, line),
                (Open::Nothing | Open::Name(_), _) => break,
            }
        } else {
            open = read_line(&mut below, line, groups);
        }
        at += 1;
        below.last = at;
    }
    if below.names.len() != groups {
        return Below { last: from, ..Below::default() };
    }
    let without: Vec<usize> =
        below.names.iter().filter(|(_, named)| named.unit.is_none()).map(|(number, _)| *number).collect();
    if without.len() == units.len() {
        for (number, unit) in without.iter().zip(units) {
            if let Some(named) = below.names.get_mut(number) {
                named.unit = Some(unit);
            }
        }
    }
    below
}

/// What a line below the table can go on with.
enum Open {
    Nothing,
    Name(usize),
    Remark(Option<usize>),
}

fn line_text(line: &Line<'_>) -> Text {
    Text::of(line.text, line.number, line.offset)
}

/// A line with a name: 「②協議会の開催回数 回 ※縮小」, 「※R2は11月末現在①困難事案の対応件数」.
fn read_line(below: &mut Below, line: &Line<'_>, groups: usize) -> Open {
    let text = line_text(line);
    let name_at = line.text.char_indices().find(|(_, c)| number_of(*c).is_some_and(|number| number <= groups));
    let remark_at = line.text.find('※');
    let Some((name_at, number)) = name_at.and_then(|(at, c)| Some((at, number_of(c)?))) else {
        below.remarks.push(text);
        return Open::Remark(None);
    };
    let name_ends = remark_at.filter(|remark| *remark > name_at).unwrap_or(line.text.len());
    let name = text.part(name_at, name_ends).trimmed();
    let mut named = Named { name, ..Named::default() };
    // A unit behind the name, kept apart by space.
    if let Some((before, unit)) = named.name.words.rsplit_once(char::is_whitespace)
        && is_unit(&key(unit))
    {
        let (end, length) = (before.len(), named.name.words.len());
        named.unit = Some(named.name.part(end, length).trimmed());
        named.name = named.name.part(0, end).trimmed();
    }
    let mut open = Open::Name(number);
    if let Some(remark) = remark_at {
        if remark < name_at {
            below.remarks.push(text.part(remark, name_at).trimmed());
        } else {
            named.remark = Some(text.part(remark, line.text.len()).trimmed());
            open = Open::Remark(Some(number));
        }
    }
    below.names.entry(number).or_insert(named);
    open
}

fn continue_name(below: &mut Below, number: usize, line: &Line<'_>) {
    if let Some(named) = below.names.get_mut(&number) {
        named.name.push(line.text, line.number, line.offset);
    }
}

fn continue_remark(below: &mut Below, number: Option<usize>, line: &Line<'_>) {
    let remark = match number {
        Some(number) => below.names.get_mut(&number).and_then(|named| named.remark.as_mut()),
        None => below.remarks.last_mut(),
    };
    if let Some(remark) = remark {
        remark.push(line.text, line.number, line.offset);
    }
}

fn number_of(c: char) -> Option<usize> {
    matches!(c, '①'..='⑳').then(|| c as usize - '①' as usize + 1)
}

impl Table {
    /// Tells the table, and behind it the remarks that belong to no row.
    pub(super) fn tell(self, builder: &mut Builder) {
        let Table { names, rows, mut below, .. } = self;
        let groups = groups(&rows);
        let named = !below.names.is_empty();
        let units = below.names.values().any(|named| named.unit.is_some());
        let remarks = below.names.values().any(|named| named.remark.is_some());
        let mut told: Vec<Vec<Told>> = Vec::new();
        if let Some(names) = names {
            told.extend(head_rows(names, named, units, remarks));
        }
        for (number, group) in (1..).zip(&groups) {
            let size = group.len();
            let Named { name, unit, remark } = below.names.remove(&number).unwrap_or_default();
            for (at, row) in rows.get(group.clone()).unwrap_or_default().iter().enumerate() {
                let mut cells = Vec::new();
                if named && at == 0 {
                    cells.push(Told { rows: size, ..Told::new(name.clone()) });
                    cells
                        .extend(units.then(|| Told { rows: size, ..Told::new(unit.clone().unwrap_or_default()) }));
                }
                cells.push(Told::new(row.name.text.clone()));
                cells.extend(row.values.iter().map(|value| Told::new(value.text.clone())));
                if remarks && at == 0 {
                    cells.push(Told { rows: size, ..Told::new(remark.clone().unwrap_or_default()) });
                }
                told.push(cells);
            }
        }
        builder.table(told);
        for remark in below.remarks {
            let (_, length) = marked(&remark.words);
            let mark = remark.words.get(..length).unwrap_or_default().to_owned();
            builder.paragraph(&mark, remark.after(length));
        }
    }
}

/// The rows that name the columns, with names for the columns at the left: the first word for the names of the groups, the
/// last for those of the rows.
fn head_rows(names: Names, named: bool, units: bool, remarks: bool) -> Vec<Vec<Told>> {
    let Names { left, upper, columns, right, .. } = names;
    let own = 1 + usize::from(named) + usize::from(named && units);
    let head = |word: &Word| Told::head(word.text.clone());
    let mut lefts: Vec<Told> = left.iter().map(head).collect();
    if lefts.len() > own {
        // 単位 without a unit in any row.
        let last = lefts.pop();
        lefts.truncate(own - 1);
        lefts.extend(last);
    }
    while lefts.len() < own {
        lefts.push(Told::head(Text::default()));
    }
    let levels = 1 + usize::from(!upper.is_empty());
    for told in &mut lefts {
        told.rows = levels;
    }
    let mut first: Vec<Told> = lefts;
    let mut rows = Vec::new();
    if !upper.is_empty() {
        first.extend(upper.iter().map(|(word, span)| Told { columns: *span, ..head(word) }));
        rows.push(std::mem::take(&mut first));
    }
    first.extend(columns.iter().map(head));
    if remarks {
        first.push(right.first().map_or_else(|| Told::head(Text::default()), head));
    }
    rows.push(first);
    rows
}
