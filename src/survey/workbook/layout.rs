//! The sheets of a definition workbook, derived from the keys of the definition: a key that is added to the keys has a
//! column here by itself. Every list of tables is a sheet with one row for each table; what stands inside another
//! table names it in its first column; questions, batteries and their items share one sheet, because their order
//! counts.

use crate::catalogue::Phrase;
use crate::survey::toml::keys;
use crate::survey::toml::shape::{Field, Inside, Shape};
use crate::survey::toml::tree::ENGLISH;
use crate::survey::workbook::headings;

/// A kind of definition: what it is called, and what it may hold.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its word: `survey`, `plan`.
    pub word: &'static str,
    /// Its keys.
    pub fields: &'static [Field],
}

/// A survey.
pub const SURVEY: Kind = Kind { word: "survey", fields: keys::SURVEY };
/// Record lists.
pub const RECORDS: Kind = Kind { word: "records", fields: keys::RECORDS };
/// Indicators.
pub const INDICATORS: Kind = Kind { word: "indicators", fields: keys::INDICATORS };
/// What holds for a workspace.
pub const WORKSPACE: Kind = Kind { word: "workspace", fields: keys::WORKSPACE };

/// One value of a row: a key of its table, or of a table inside it.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The keys on the way to it, joined with dots: `counted.sum`.
    pub key: String,
    /// The keys on the way to it.
    pub path: Vec<&'static str>,
    /// What it takes.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for.
    pub meaning: fn() -> Phrase,
}

/// What one row of a sheet is.
#[derive(Debug, Clone)]
pub struct RowKind {
    /// The keys on the way to its list, from the root: `["form", "box"]`.
    pub path: Vec<&'static str>,
    /// The key by which each table on the way is named, outermost first.
    pub parents: Vec<Parent>,
    /// The values of its rows.
    pub leaves: Vec<Leaf>,
    /// What its list is for.
    pub meaning: fn() -> Phrase,
    /// Keys of lists inside it, which have rows of their own.
    pub lists: Vec<&'static str>,
}

/// A table in which others stand.
#[derive(Debug, Clone)]
pub struct Parent {
    /// Heading of the column that names it: the key of its list.
    pub key: &'static str,
    /// The key of its own that names it; its place in the list where it has no such key.
    pub named_by: Option<&'static str>,
}

impl RowKind {
    /// The word of the kind of row, where a sheet has several: `battery`, `items`.
    pub fn word(&self) -> &'static str {
        self.path.last().copied().unwrap_or_default()
    }
}

/// A sheet.
#[derive(Debug, Clone)]
pub struct SheetLayout {
    /// The kind of definition that it belongs to.
    pub kind: Kind,
    /// Its name in English: `choices`.
    pub english: String,
    /// Its name in Japanese: 選択肢.
    pub japanese: String,
    /// What its rows are; none for the sheet that has one value in each row.
    pub rows: Vec<RowKind>,
    /// The values at the root of the definition, on the sheet that has one in each row.
    pub settings: Vec<Leaf>,
}

/// Lists that share one order, and so one sheet: it is the order in which people are asked.
pub const TOGETHER: &[&str] = &["question", "battery"];

/// Heading of the column that says what a row is.
pub const ROW_KIND: &str = "row";
/// Heading of the column for remarks, which is not read.
pub const REMARKS: &str = "remarks";

impl SheetLayout {
    /// Whether it has one value in each row.
    pub fn is_settings(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether the rows say themselves in which table they stand, because that is the row above on the same sheet.
    pub fn is_mixed(&self) -> bool {
        self.rows.len() > 1
    }

    /// The keys of the columns that name the tables in which a row stands.
    pub fn parents(&self) -> Vec<&'static str> {
        match self.rows.as_slice() {
            [only] => only.parents.iter().map(|parent| parent.key).collect(),
            _ => Vec::new(),
        }
    }

    /// The values of all kinds of row, each key once: those that a row cannot do without first.
    pub fn leaves(&self) -> Vec<&Leaf> {
        let mut leaves: Vec<&Leaf> = Vec::new();
        for leaf in self.settings.iter().chain(self.rows.iter().flat_map(|row| &row.leaves)) {
            if !leaves.iter().any(|known| known.key == leaf.key) {
                leaves.push(leaf);
            }
        }
        // English is for those who report in it: its columns stand behind all others.
        leaves.sort_by_key(|leaf| leaf.key.ends_with(ENGLISH));
        leaves
    }

    /// Every heading of its columns by its key.
    pub fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> = Vec::new();
        if self.is_mixed() {
            columns.push(ROW_KIND.to_owned());
        }
        columns.extend(self.parents().into_iter().map(str::to_owned));
        columns.extend(self.leaves().into_iter().map(|leaf| leaf.key.clone()));
        columns
    }
}

/// The sheets of a kind of definition, in the order in which a person fills them in.
pub fn sheets(kind: Kind) -> Vec<SheetLayout> {
    let mut sheets = Vec::new();
    let settings = leaves(kind.fields, &[], true);
    if !settings.is_empty() {
        let (english, japanese) = headings::sheet(kind.word, &[]);
        sheets.push(SheetLayout { kind, english, japanese, rows: Vec::new(), settings });
    }
    let mut lists = Vec::new();
    collect(kind.fields, &[], &[], &mut lists);
    // A table that is nothing but a name and its members is named in the rows of its members.
    lists.retain(|row: &RowKind| !is_only_a_name(row));
    let (mixed, others): (Vec<RowKind>, Vec<RowKind>) = lists.into_iter().partition(is_mixed);
    if !mixed.is_empty() {
        let (english, japanese) = headings::sheet(kind.word, &mixed[0].path);
        sheets.push(SheetLayout { kind, english, japanese, rows: mixed, settings: Vec::new() });
    }
    let (options, others): (Vec<RowKind>, Vec<RowKind>) =
        others.into_iter().partition(|row| row.path.starts_with(&["code_list"]));
    for row in options.into_iter().chain(others) {
        let (english, japanese) = headings::sheet(kind.word, &row.path);
        sheets.push(SheetLayout { kind, english, japanese, rows: vec![row], settings: Vec::new() });
    }
    sheets
}

/// Questions and batteries stand on one sheet, each battery above its items.
fn is_mixed(row: &RowKind) -> bool {
    row.path.first().is_some_and(|first| TOGETHER.contains(first))
}

/// Whether a table has nothing but its name and lists.
pub fn is_only_a_name(row: &RowKind) -> bool {
    !row.lists.is_empty() && row.leaves.iter().all(|leaf| leaf.key == "id")
}

fn collect(fields: &'static [Field], path: &[&'static str], parents: &[Parent], found: &mut Vec<RowKind>) {
    for field in fields {
        let mut inner_path = path.to_vec();
        inner_path.push(field.key);
        match field.shape.inside() {
            Inside::Tables(inner) => {
                found.push(RowKind {
                    path: inner_path.clone(),
                    parents: parents.to_vec(),
                    leaves: leaves(inner, &[], true),
                    meaning: field.meaning,
                    lists: lists(inner),
                });
                let mut inner_parents = parents.to_vec();
                inner_parents.push(Parent { key: field.key, named_by: named_by(inner) });
                collect(inner, &inner_path, &inner_parents, found);
            }
            Inside::Table(inner) => collect(inner, &inner_path, parents, found),
            Inside::Nothing => {}
        }
    }
}

fn lists(fields: &'static [Field]) -> Vec<&'static str> {
    let is_list = |field: &&Field| matches!(field.shape.inside(), Inside::Tables(_));
    fields.iter().filter(is_list).map(|field| field.key).collect()
}

/// The key that names a table among those of its list.
fn named_by(fields: &'static [Field]) -> Option<&'static str> {
    ["id", "code", "name", "question"]
        .into_iter()
        .find(|key| fields.iter().any(|field| field.key == *key && field.required))
}

/// The values of a table and of the tables inside it.
fn leaves(fields: &'static [Field], path: &[&'static str], needed: bool) -> Vec<Leaf> {
    let mut found = Vec::new();
    for field in fields {
        let mut inner = path.to_vec();
        inner.push(field.key);
        match field.shape.inside() {
            Inside::Tables(_) => {}
            // What is required inside a table that may be left out is not required of every row.
            Inside::Table(fields) => found.extend(leaves(fields, &inner, needed && field.required)),
            Inside::Nothing => found.push(Leaf {
                key: inner.join("."),
                path: inner,
                shape: field.shape,
                required: field.required && needed,
                meaning: field.meaning,
            }),
        }
    }
    found
}
