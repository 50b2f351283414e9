//! A definition as the rows of its sheets: the way back of what `read` does, before anything is drawn. A workbook made
//! of these rows reads as the tree that they were made from.

use crate::catalogue::Lang;
use crate::survey::export::BLANK;
use crate::survey::remarks::{Remarks, inside};
use crate::survey::toml::shape::Shape;
use crate::survey::toml::tree::{Data, Table, Value};
use crate::survey::workbook::headings::{self, YES_NO};
use crate::survey::workbook::layout::{self, Kind, Leaf, ROW_KIND, RowKind, SheetLayout};
use crate::text::number::Decimal;
use crate::workbook::CellValue;

/// A sheet with its rows.
#[derive(Debug, Clone)]
pub struct FilledSheet {
    /// Which sheet it is.
    pub layout: SheetLayout,
    /// Its rows; of the settings the one that has all of them.
    pub rows: Vec<FilledRow>,
}

/// A row with the values of its columns.
#[derive(Debug, Clone, Default)]
pub struct FilledRow {
    /// The columns by their keys, with what stands in them.
    pub cells: Vec<(String, CellValue)>,
    /// What is remarked about single values, by the keys of their columns.
    pub notes: Vec<(String, String)>,
    /// What is remarked about the row as a whole.
    pub remarks: Vec<String>,
}

/// The sheets of a definition, with those that have no row.
pub fn fill(kind: Kind, root: &Table, remarks: &Remarks, lang: Lang) -> Vec<FilledSheet> {
    let filler = Filler { remarks, lang };
    layout::sheets(kind)
        .into_iter()
        .map(|layout| {
            let rows = filler.rows(&layout, root);
            FilledSheet { layout, rows }
        })
        .collect()
}

struct Filler<'r> {
    remarks: &'r Remarks,
    lang: Lang,
}

/// A table with the names of those in which it stands, and its place for remarks.
struct Placed<'t> {
    table: &'t Table,
    names: Vec<String>,
    place: String,
}

impl Filler<'_> {
    fn rows(&self, layout: &SheetLayout, root: &Table) -> Vec<FilledRow> {
        if layout.is_settings() {
            let mut row = FilledRow { remarks: self.remarks.at("").to_vec(), ..FilledRow::default() };
            self.values(&layout.settings, root, "", &mut row);
            return vec![row];
        }
        if layout.is_mixed() {
            return self.mixed(layout, root);
        }
        let parents = layout.parents();
        let rows =
            layout.rows.iter().flat_map(|kind| members(root, kind).into_iter().map(move |found| (kind, found)));
        rows.map(|(kind, found)| {
            let mut row = FilledRow::default();
            for (parent, name) in parents.iter().zip(&found.names) {
                row.cells.push(((*parent).to_owned(), CellValue::Text(name.clone())));
            }
            self.fill_row(kind, &found, &mut row);
            row
        })
        .collect()
    }

    /// Outer rows in the order in which they stand, each with its inner ones below it.
    fn mixed(&self, layout: &SheetLayout, root: &Table) -> Vec<FilledRow> {
        let outer = layout.rows.iter().filter(|kind| kind.parents.is_empty());
        let mut all: Vec<(&RowKind, Placed<'_>)> =
            outer.flat_map(|kind| members(root, kind).into_iter().map(move |found| (kind, found))).collect();
        all.sort_by_key(|(_, found)| found.table.span.start);
        let mut rows = Vec::new();
        for (kind, found) in all {
            rows.push(self.of_kind(kind, &found));
            for inner in
                layout.rows.iter().filter(|inner| inner.path.starts_with(&kind.path) && inner.path != kind.path)
            {
                let key = inner.word();
                for (index, table) in found.table.tables(key).into_iter().enumerate() {
                    let place = format!("{}[{index}]", inside(&found.place, key));
                    rows.push(self.of_kind(inner, &Placed { table, names: Vec::new(), place }));
                }
            }
        }
        rows
    }

    fn of_kind(&self, kind: &RowKind, found: &Placed<'_>) -> FilledRow {
        let word = match self.lang {
            Lang::Ja => headings::word(ROW_KIND, kind.word()).unwrap_or(kind.word()),
            Lang::En => kind.word(),
        };
        let mut row = FilledRow::default();
        row.cells.push((ROW_KIND.to_owned(), CellValue::Text(word.to_owned())));
        self.fill_row(kind, found, &mut row);
        row
    }

    fn fill_row(&self, kind: &RowKind, found: &Placed<'_>, row: &mut FilledRow) {
        row.remarks.extend(self.remarks.at(&found.place).iter().cloned());
        self.values(&kind.leaves, found.table, &found.place, row);
    }

    fn values(&self, leaves: &[Leaf], table: &Table, place: &str, row: &mut FilledRow) {
        for leaf in leaves {
            let notes = self.remarks.at(&inside(place, &leaf.key));
            row.notes.extend(notes.iter().map(|note| (leaf.key.clone(), note.clone())));
            if let Some(value) = at(table, &leaf.path) {
                row.cells.push((leaf.key.clone(), cell(&leaf.key, leaf.shape, value, self.lang)));
            }
        }
    }
}

/// Every table of a list, however deep it stands.
fn members<'t>(root: &'t Table, kind: &RowKind) -> Vec<Placed<'t>> {
    let mut found = vec![Placed { table: root, names: Vec::new(), place: String::new() }];
    let last = kind.path.len().saturating_sub(1);
    for (depth, key) in kind.path.iter().enumerate() {
        let parent = kind.parents.iter().find(|parent| parent.key == *key);
        let mut next = Vec::new();
        for outer in found {
            // A table inside a table is no list.
            if let Some(table) = outer.table.table(key) {
                next.push(Placed { table, names: outer.names, place: inside(&outer.place, key) });
                continue;
            }
            for (index, table) in outer.table.tables(key).into_iter().enumerate() {
                let mut names = outer.names.clone();
                if depth < last {
                    let own = parent.and_then(|parent| parent.named_by).map(|key| table.text(key));
                    names.push(own.unwrap_or_else(|| (index + 1).to_string()));
                }
                next.push(Placed { table, names, place: format!("{}[{index}]", inside(&outer.place, key)) });
            }
        }
        found = next;
    }
    found
}

fn at<'t>(table: &'t Table, path: &[&str]) -> Option<&'t Value> {
    match path {
        [] => None,
        [key] => table.get(key).map(|entry| &entry.value),
        [key, rest @ ..] => at(table.table(key)?, rest),
    }
}

/// A value as it stands in a cell.
pub(super) fn cell(key: &str, shape: Shape, value: &Value, lang: Lang) -> CellValue {
    match (&value.data, shape) {
        (Data::Number(Some(number)), _) => number_cell(number),
        (Data::List(list), Shape::List(member) | Shape::Several(member)) => {
            let separators = if matches!(shape, Shape::Several(_)) { SEVERAL } else { LIST };
            let member = |value| kept(&plain(key, *member, value, lang), separators);
            let members: Vec<String> = list.iter().map(member).collect();
            let long = members.iter().any(|member| member.chars().count() > 16);
            CellValue::Text(members.join(if long { "\n" } else { "|" }))
        }
        (Data::Text(text), Shape::Several(_)) => CellValue::Text(kept(text, SEVERAL)),
        (Data::Table(table), _) => {
            let year = |entry: &crate::survey::toml::tree::Entry| {
                format!("{}={}", entry.key, kept(&plain(key, Shape::Text, &entry.value, lang), LIST))
            };
            CellValue::Text(table.entries.iter().map(year).collect::<Vec<_>>().join("\n"))
        }
        (Data::Text(text), Shape::Separator) if text == " " => {
            CellValue::Text(BLANK[usize::from(lang == Lang::En)].to_owned())
        }
        (Data::Text(text), Shape::Text | Shape::Separator | Shape::Condition) => CellValue::Text(kept(text, &[])),
        (Data::Text(_) | Data::Number(None) | Data::Flag(_) | Data::Time | Data::List(_), _) => {
            CellValue::Text(plain(key, shape, value, lang))
        }
    }
}

fn number_cell(number: &Decimal) -> CellValue {
    let text = number.to_string();
    match text.parse::<f64>() {
        Ok(float) if Decimal::from_f64(float) == Some(*number) => CellValue::Number(float),
        Ok(_) | Err(_) => CellValue::Text(text),
    }
}

/// What separates the members of a list in one cell.
const LIST: &[char] = &['|', '\n'];
/// What separates them where no member has a comma of its own.
const SEVERAL: &[char] = &['|', '\n', ',', '、', '，'];

fn plain(key: &str, shape: Shape, value: &Value, lang: Lang) -> String {
    match &value.data {
        Data::Text(text) => match (shape, lang) {
            (Shape::Word(_), Lang::Ja) => headings::word(key, text).unwrap_or(text).to_owned(),
            (_, Lang::Ja | Lang::En) => text.clone(),
        },
        Data::Number(Some(number)) => number.to_string(),
        Data::Flag(flag) => {
            let (japanese, english) = YES_NO[usize::from(!flag)];
            match lang {
                Lang::Ja => japanese.to_owned(),
                Lang::En => english.to_owned(),
            }
        }
        Data::Number(None) | Data::Time | Data::List(_) | Data::Table(_) => String::new(),
    }
}

/// A text in quotes where it would not come back as it is: blanks around it, quotes around it, or one of the separators of the
/// list that it is a member of.
fn kept(text: &str, separators: &[char]) -> String {
    let blanks = text.trim().len() != text.len();
    let in_quotes = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
    let separated = !separators.is_empty() && (text.contains(separators) || text.starts_with('"'));
    if blanks || in_quotes || separated { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
