//! Reads a definition workbook: which sheet is which, the rows of each, and the tree that they make together.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::diagnostic::Diagnostic;
use crate::provenance::CellAddress;
use crate::survey::toml::source::{Problems, SourceFile, one_letter_apart, suggest, suggest_or_list};
use crate::survey::toml::tree::{Data, Entry, Table, Value};
use crate::survey::workbook::headings::{self, FRAME_SHEET, GUIDE_SHEET, RESPONDENTS_SHEET};
use crate::survey::workbook::layout::{self, Kind, RowKind, SheetLayout};
use crate::survey::workbook::rows::{self, Named, Row, insert};
use crate::survey::workbook::source::{Remark, Source};
use crate::survey::workbook::{columns, frame, settings};
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook};

/// What a definition workbook holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The workbook as a source in which every cell has its place.
    pub file: SourceFile,
    /// The definitions in it by the word of their kind; a kind of which nothing is there is left out.
    pub tables: Vec<(&'static str, Table)>,
    /// The sheet of the frame as a source of its own, where it has rows.
    pub frame: Option<SourceFile>,
    /// What stands in the workbook and is not read.
    pub notes: Vec<Diagnostic>,
}

impl Definition {
    /// The definition of a kind.
    pub fn table(&self, kind: Kind) -> Option<&Table> {
        self.tables.iter().find(|(word, _)| *word == kind.word).map(|(_, table)| table)
    }
}

/// Notes that a workbook cannot be read at all.
pub fn unreadable(name: &str, found: &Diagnostic, problems: &mut Problems) {
    let file = SourceFile::workbook(name);
    problems.problem(&file, 0..0, words::book_unreadable(&found.found), None, Some(found.hint.clone()));
    problems.leave_unread();
}

/// Reads a workbook that may hold definitions of some kinds. `name` is its name relative to the workspace.
pub fn read(name: &str, book: &Workbook, kinds: &[Kind], problems: &mut Problems) -> Definition {
    let mut framed = SourceFile::workbook(name);
    let mut source = Source::new(name, problems);
    let layouts: Vec<SheetLayout> = kinds.iter().flat_map(|kind| layout::sheets(*kind)).collect();
    let takes_frame = kinds.iter().any(|kind| kind.word == layout::SURVEY.word);
    let mut roots: BTreeMap<&str, Table> = BTreeMap::new();
    let mut found: BTreeMap<&str, Found> = BTreeMap::new();
    let mut taken: BTreeMap<usize, String> = BTreeMap::new();
    let mut frame_sheet: Option<&Sheet> = None;
    // A workbook without a single sheet of a definition is none, and its sheets resemble nothing.
    let is_definition = book.sheets.iter().any(|sheet| layouts.iter().any(|layout| is_sheet(sheet, layout)));
    let names = Names::new(book, &layouts, takes_frame);
    for sheet in &book.sheets {
        if takes_frame && is_named(sheet, FRAME_SHEET) {
            frame_sheet = frame_sheet.or_else(|| frame::is_filled(sheet).then_some(sheet));
            continue;
        }
        let Some(place) = layouts.iter().position(|layout| is_sheet(sheet, layout)) else {
            not_a_sheet(&mut source, sheet, &names, is_definition);
            continue;
        };
        let layout = &layouts[place];
        if let Some(before) = taken.insert(place, sheet.name.clone()) {
            let number = source.sheet(&sheet.name);
            let first = sheet.grid.cells().next().map_or(CellAddress::new(0, 0), |(at, _)| at);
            let cell = source.cell(number, first, &sheet.grid.text(first), None, "");
            source.say(cell.span, words::sheet_twice(before), None);
            continue;
        }
        if layout.is_settings() {
            roots.insert(layout.kind.word, settings::read(&mut source, sheet, layout));
            continue;
        }
        for row in rows::read(&mut source, sheet, layout) {
            let path = layout.rows[row.kind].path.clone();
            found.entry(layout.kind.word).or_default().entry(path).or_default().push(row);
        }
    }
    let mut tables = Vec::new();
    for kind in kinds {
        let empty = || Table { span: 0..0, entries: Vec::new() };
        let mut root = roots.remove(kind.word).unwrap_or_else(empty);
        assemble(&mut source, *kind, &mut root, found.remove(kind.word).unwrap_or_default());
        if !root.entries.is_empty() {
            tables.push((kind.word, root));
        }
    }
    if let Some(sheet) = frame_sheet {
        framed = take_frame(&mut source, sheet, &mut tables, name);
    }
    let Source { file, notes, .. } = source;
    let frame = framed.cells.as_ref().is_some_and(|cells| cells.iter().next().is_some()).then_some(framed);
    Definition { file, tables, frame, notes }
}

/// The frame in a workbook of its own: its sheet of that name, or else its first sheet with something in it.
pub fn read_frame_book(name: &str, book: &Workbook, problems: &mut Problems) -> SourceFile {
    let mut source = Source::new(name, problems);
    let named = book.sheets.iter().find(|sheet| is_named(sheet, FRAME_SHEET));
    if let Some(sheet) = named.or_else(|| book.sheets.iter().find(|sheet| !sheet.grid.is_empty())) {
        frame::read(&mut source, sheet);
    }
    source.file
}

/// Reads the frame, and makes the survey name it: the workbook itself.
fn take_frame(
    source: &mut Source<'_>,
    sheet: &Sheet,
    tables: &mut [(&'static str, Table)],
    name: &str,
) -> SourceFile {
    let mut own = Source::new(name, &mut *source.problems);
    frame::read(&mut own, sheet);
    let framed = own.file;
    if let Some((_, survey)) = tables.iter_mut().find(|(word, _)| *word == layout::SURVEY.word) {
        if let Some(entry) = survey.get("frame") {
            source.say(entry.value.span.clone(), words::frame_twice(), Some(words::frame_once()));
        } else {
            let book = name.rsplit('/').next().unwrap_or(name).to_owned();
            let value = Value { span: survey.span.clone(), data: Data::Text(book) };
            survey.entries.push(Entry { key: "frame".to_owned(), key_span: survey.span.clone(), value });
        }
    }
    framed
}

fn is_named(sheet: &Sheet, (english, japanese): (&str, &str)) -> bool {
    let written = key(&sheet.name);
    written == key(english) || written == key(japanese)
}

/// Whether a sheet is the one of a layout, by its Japanese or English name or the keys of its list.
fn is_sheet(sheet: &Sheet, layout: &SheetLayout) -> bool {
    let written = key(&sheet.name);
    let path = layout.rows.first().map(|row| row.path.join("_")).unwrap_or_default();
    let plural = format!("{path}s");
    [layout.english.as_str(), layout.japanese.as_str(), path.as_str(), plural.as_str()]
        .into_iter()
        .any(|name| !name.is_empty() && key(name) == written)
}

/// The names that sheets of a definition have, Japanese before English.
struct Names {
    all: Vec<String>,
    /// Those of which the workbook has no sheet in either language.
    absent: Vec<String>,
}

impl Names {
    fn new(book: &Workbook, layouts: &[SheetLayout], takes_frame: bool) -> Self {
        let frame = takes_frame.then_some(FRAME_SHEET).into_iter().map(|(english, japanese)| (japanese, english));
        let pairs = layouts.iter().map(|layout| (layout.japanese.as_str(), layout.english.as_str())).chain(frame);
        let has = |name: &str| book.sheets.iter().any(|sheet| key(&sheet.name) == key(name));
        let mut names = Self { all: Vec::new(), absent: Vec::new() };
        for (japanese, english) in pairs {
            names.all.extend([japanese.to_owned(), english.to_owned()]);
            if !has(japanese) && !has(english) {
                names.absent.extend([japanese.to_owned(), english.to_owned()]);
            }
        }
        names
    }

    /// The name that a misspelt one probably means: one that it contains; or one whose sheet is not there, which contains it
    /// or differs in one letter. Short names are near to many others.
    fn near(&self, written: &str) -> Option<&str> {
        let long = |name: &&String, least: usize| name.chars().count() > least;
        let mut all = self.all.iter();
        let held = all.find(|name| long(name, 1) && written.contains(name.as_str()));
        let of = |near: &dyn Fn(&str) -> bool| self.absent.iter().find(|name| near(&key(name)));
        let own = key(written);
        held.or_else(|| of(&|name| name.contains(own.as_str())))
            .or_else(|| of(&|name| name.chars().count() > 2 && one_letter_apart(name, &own)))
            .or_else(|| {
                let close =
                    |name: &&String| name.is_ascii() && suggest(written, std::iter::once(name.as_str())).is_some();
                self.all.iter().filter(|name| long(name, 3)).find(close)
            })
            .map(String::as_str)
    }
}

/// A sheet that no definition has: a misspelt name is a mistake, anything else is said and left alone.
fn not_a_sheet(source: &mut Source<'_>, sheet: &Sheet, names: &Names, has_near: bool) {
    let Some((at, value)) = sheet.grid.cells().next() else { return };
    if [GUIDE_SHEET, RESPONDENTS_SHEET].into_iter().any(|own| is_named(sheet, own)) {
        return;
    }
    if let Some(near) = names.near(&sheet.name).filter(|_| has_near) {
        let number = source.sheet(&sheet.name);
        let cell = source.cell(number, at, &value.raw(), None, "");
        source.say(cell.span, words::near_sheet(&sheet.name), Some(words::hint_near_sheet(near)));
        source.problems.leave_unread();
    } else {
        let list = columns::listed(names.all.iter().step_by(2).map(String::as_str));
        let remark = Remark {
            rule: "not-read",
            found: words::sheet_not_read(&sheet.name),
            expected: words::known_sheets(list),
            hint: words::hint_sheet_not_read(),
        };
        source.remark(sheet, at, remark);
    }
}

/// The rows of a definition by the keys on the way to their list.
type Found = BTreeMap<Vec<&'static str>, Vec<Row>>;

/// A row with the rows that stand inside it.
struct Node {
    path: Vec<&'static str>,
    row: Row,
    children: Vec<usize>,
}

/// Puts the rows into the tables in which they stand, and those into the root.
fn assemble(source: &mut Source<'_>, kind: Kind, root: &mut Table, mut found: Found) {
    let sheets = layout::sheets(kind);
    let kinds: Vec<(&RowKind, bool)> =
        sheets.iter().flat_map(|sheet| sheet.rows.iter().map(|row| (row, sheet.is_mixed()))).collect();
    let mut nodes: Vec<Node> = Vec::new();
    let mut tops: Vec<usize> = Vec::new();
    // Outer rows first, so that the inner ones find them.
    let mut order = kinds;
    order.sort_by_key(|(row, _)| row.parents.len());
    for (row_kind, mixed) in order {
        let mut before: Option<Vec<Named>> = None;
        for mut row in found.remove(&row_kind.path).unwrap_or_default() {
            if row_kind.parents.is_empty() {
                tops.push(nodes.len());
                nodes.push(Node { path: row_kind.path.clone(), row, children: Vec::new() });
                continue;
            }
            let parent = if mixed {
                above(source, &nodes, row_kind, &row)
            } else {
                fill_down(&mut row, before.as_deref());
                before = Some(row.parents.clone());
                parent_of(source, kind, &mut nodes, &mut tops, row_kind, &row)
            };
            if let Some(parent) = parent {
                nodes.push(Node { path: row_kind.path.clone(), row, children: Vec::new() });
                let child = nodes.len() - 1;
                nodes[parent].children.push(child);
            }
        }
    }
    for (path, members) in grouped(&nodes, &tops) {
        let tables: Vec<Table> = members.iter().map(|index| built(&nodes, *index)).collect();
        add(root, &path, tables);
    }
    if root.span.is_empty() {
        root.span = root.entries.first().map_or(0..0, |entry| entry.key_span.clone());
    }
}

/// A cell left blank says the same as the one above it.
fn fill_down(row: &mut Row, before: Option<&[Named]>) {
    let Some(before) = before else { return };
    for (named, above) in row.parents.iter_mut().zip(before) {
        if named.text.is_empty() {
            named.text.clone_from(&above.text);
        }
    }
}

/// The last row above a row of a mixed sheet that is of the kind in which it stands.
fn above(source: &mut Source<'_>, nodes: &[Node], kind: &RowKind, row: &Row) -> Option<usize> {
    let outer = &kind.path[..kind.path.len() - 1];
    let is_outer =
        |node: &&(usize, &Node)| node.1.path == outer && node.1.row.table.span.start < row.table.span.start;
    let nodes: Vec<(usize, &Node)> = nodes.iter().enumerate().collect();
    let found = nodes.iter().filter(is_outer).max_by_key(|(_, node)| node.row.table.span.start);
    if found.is_none() {
        let span = row.table.span.clone();
        source.say(span, words::item_without_battery(), Some(words::item_belongs()));
    }
    found.map(|(index, _)| *index)
}

/// The row in which another stands, by the names in its first columns. A table that is nothing but its name is made
/// where it is named first.
fn parent_of(
    source: &mut Source<'_>,
    kind: Kind,
    nodes: &mut Vec<Node>,
    tops: &mut Vec<usize>,
    row_kind: &RowKind,
    row: &Row,
) -> Option<usize> {
    let mut inside: Option<usize> = None;
    for (depth, (parent, named)) in row_kind.parents.iter().zip(&row.parents).enumerate() {
        let path = way_to(row_kind, depth);
        let own = |index: &usize| match inside {
            Some(outer) => nodes[outer].children.contains(index),
            None => tops.contains(index),
        };
        let known: Vec<usize> =
            (0..nodes.len()).filter(|index| nodes[*index].path == path && own(index)).collect();
        let name_of = |place: usize, index: usize| match parent.named_by {
            Some(key) => nodes[index].row.table.text(key),
            None => (place + 1).to_string(),
        };
        let names: Vec<String> = known.iter().enumerate().map(|(place, index)| name_of(place, *index)).collect();
        let at = names.iter().position(|name| *name == named.text);
        let only = (named.text.is_empty() && known.len() == 1).then_some(0);
        let next = at.or(only).map(|place| known[place]);
        let next = match next {
            Some(next) => next,
            None if named.text.is_empty() => {
                let heading = shown_heading(parent.key);
                let span = source.file.missing(&row.table.span, parent.key);
                source.say(span, words::missing_parent(heading), None);
                return None;
            }
            None if is_implied(kind, &path) => {
                let value = Value { span: named.span.clone(), data: Data::Text(named.text.clone()) };
                let entry = Entry { key: "id".to_owned(), key_span: named.span.clone(), value };
                let table = Table { span: named.span.clone(), entries: vec![entry] };
                let made = Row { kind: 0, parents: Vec::new(), table };
                nodes.push(Node { path: path.clone(), row: made, children: Vec::new() });
                let index = nodes.len() - 1;
                match inside {
                    Some(outer) => nodes[outer].children.push(index),
                    None => tops.push(index),
                }
                index
            }
            None => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let help = suggest_or_list(&named.text, &names);
                let message = words::unknown_parent(shown_heading(parent.key), &named.text);
                source.say(named.span.clone(), message, help);
                return None;
            }
        };
        inside = Some(next);
    }
    inside
}

fn shown_heading(key: &str) -> Phrase {
    Phrase { ja: headings::heading("", key).unwrap_or(key).to_owned(), en: key.to_owned() }
}

/// The keys on the way to the list of an outer table.
fn way_to(row_kind: &RowKind, depth: usize) -> Vec<&'static str> {
    let mut left = depth + 1;
    let mut way = Vec::new();
    for key in &row_kind.path {
        way.push(*key);
        if row_kind.parents.iter().any(|parent| parent.key == *key) {
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }
    way
}

/// Whether a list has no sheet of its own, so that its tables are made by being named.
fn is_implied(kind: Kind, path: &[&str]) -> bool {
    !layout::sheets(kind).iter().any(|sheet| sheet.rows.iter().any(|row| row.path == path))
}

/// The lists of some rows, each with its members in order.
fn grouped(nodes: &[Node], members: &[usize]) -> Vec<(Vec<&'static str>, Vec<usize>)> {
    let mut groups: Vec<(Vec<&'static str>, Vec<usize>)> = Vec::new();
    for index in members {
        let path = &nodes[*index].path;
        match groups.iter_mut().find(|(known, _)| known == path) {
            Some((_, list)) => list.push(*index),
            None => groups.push((path.clone(), vec![*index])),
        }
    }
    groups
}

fn built(nodes: &[Node], index: usize) -> Table {
    let node = &nodes[index];
    let mut table = node.row.table.clone();
    for (path, members) in grouped(nodes, &node.children) {
        let tables: Vec<Table> = members.iter().map(|index| built(nodes, *index)).collect();
        add(&mut table, &path[node.path.len()..], tables);
    }
    table
}

fn add(table: &mut Table, path: &[&str], members: Vec<Table>) {
    let span = members.first().map_or(0..0, |first| first.span.clone());
    let list = members.into_iter().map(|member| Value { span: member.span.clone(), data: Data::Table(member) });
    insert(table, path, span.clone(), Value { span, data: Data::List(list.collect()) });
}
