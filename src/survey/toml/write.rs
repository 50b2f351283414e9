//! Writes a definition as TOML, in the order and style of the bundled files: what holds for all first, then one block
//! for each table, short members in lines of their own. What it writes reads as what it was given.

use crate::survey::remarks::{Remarks, inside};
use crate::survey::toml::shape::{Field, Shape};
use crate::survey::toml::tree::{Data, Entry, Table, Value};
use crate::survey::workbook::layout::{Kind, TOGETHER};

/// Lists whose members are written in one line each; all others have a head of their own.
const IN_LINES: &[&str] = &["options", "items", "columns", "sections"];

/// Writes a definition of a kind, with remarks as comments above what they are about.
pub fn write_toml(kind: Kind, root: &Table, remarks: &Remarks) -> String {
    let mut writer = Writer { text: String::new(), remarks };
    writer.comment("", 0);
    writer.values(root, kind.fields, "", 0);
    let mut written_together = false;
    for (key, field) in lists(root, kind.fields) {
        if TOGETHER.contains(&key) {
            if !written_together {
                written_together = true;
                writer.together(root, kind.fields);
            }
        } else if !is_in_lines(key) {
            writer.blocks(root, key, field, key, "", 0);
        }
    }
    let text = writer.text.trim_start_matches('\n').trim_end();
    format!("{text}\n")
}

struct Writer<'r> {
    text: String,
    remarks: &'r Remarks,
}

fn is_in_lines(key: &str) -> bool {
    IN_LINES.contains(&key)
}

/// The fields of a list of tables.
fn members(field: Option<&Field>) -> &'static [Field] {
    match field.map(|field| field.shape) {
        Some(Shape::Tables(fields) | Shape::Table(fields)) => fields,
        Some(_) | None => &[],
    }
}

/// The entries of a table in the order of its keys; those that are no keys of it at the end.
fn in_order<'t>(table: &'t Table, fields: &'static [Field]) -> Vec<(&'t Entry, Option<&'static Field>)> {
    let known = fields.iter().filter_map(|field| Some((table.get(field.key)?, Some(field))));
    let others = table.entries.iter().filter(|entry| !fields.iter().any(|field| field.key == entry.key));
    known.chain(others.map(|entry| (entry, None))).collect()
}

/// The lists of tables in a table.
fn lists<'t>(table: &'t Table, fields: &'static [Field]) -> Vec<(&'t str, Option<&'static Field>)> {
    let is_list = |entry: &Entry| entry.value.list().first().is_some_and(|first| first.as_table().is_some());
    let all = in_order(table, fields).into_iter();
    all.filter(|(entry, _)| is_list(entry)).map(|(entry, field)| (entry.key.as_str(), field)).collect()
}

impl Writer<'_> {
    fn comment(&mut self, place: &str, indent: usize) {
        let remarks = self.remarks;
        for remark in remarks.at(place) {
            self.comment_line(remark, indent);
        }
    }

    fn comment_line(&mut self, remark: &str, indent: usize) {
        for line in remark.lines() {
            self.text.push_str(&format!("{}# {line}\n", " ".repeat(indent)));
        }
    }

    /// The values of a table, and the lists of tables that are written in lines.
    fn values(&mut self, table: &Table, fields: &'static [Field], place: &str, indent: usize) {
        let blocks: Vec<&str> =
            lists(table, fields).into_iter().map(|(key, _)| key).filter(|key| !is_in_lines(key)).collect();
        for (entry, field) in in_order(table, fields) {
            if blocks.contains(&entry.key.as_str()) {
                continue;
            }
            let place = inside(place, &entry.key);
            self.comment(&place, indent);
            let pad = " ".repeat(indent);
            let fields = members(field);
            if entry.value.list().iter().any(|value| value.as_table().is_some()) {
                self.text.push_str(&format!("{pad}{} = [\n", bare(&entry.key)));
                for (index, member) in entry.value.list().iter().enumerate() {
                    let remarks = self.remarks;
                    for remark in remarks.within(&format!("{place}[{index}]")) {
                        self.comment_line(remark, indent + 2);
                    }
                    self.text.push_str(&format!("{pad}  {},\n", inline(member, fields)));
                }
                self.text.push_str(&format!("{pad}]\n"));
            } else {
                if matches!(entry.value.data, Data::Table(_)) {
                    let remarks = self.remarks;
                    for remark in remarks.within(&format!("{place}.")) {
                        self.comment_line(remark, indent);
                    }
                }
                self.text.push_str(&format!("{pad}{} = {}\n", bare(&entry.key), inline(&entry.value, fields)));
            }
        }
    }

    /// The members of a list, each under its head.
    fn blocks(
        &mut self,
        table: &Table,
        key: &str,
        field: Option<&'static Field>,
        head: &str,
        place: &str,
        indent: usize,
    ) {
        for (index, member) in table.tables(key).into_iter().enumerate() {
            let place = format!("{}[{index}]", inside(place, key));
            self.block(member, members(field), head, &place, indent);
        }
    }

    fn block(&mut self, member: &Table, fields: &'static [Field], head: &str, place: &str, indent: usize) {
        self.text.push('\n');
        self.comment(place, indent);
        self.text.push_str(&format!("{}[[{head}]]\n", " ".repeat(indent)));
        self.values(member, fields, place, indent);
        for (key, field) in lists(member, fields) {
            if !is_in_lines(key) {
                self.blocks(member, key, field, &format!("{head}.{}", bare(key)), place, indent + 2);
            }
        }
    }

    /// Lists that share one order.
    fn together(&mut self, root: &Table, fields: &'static [Field]) {
        let mut all: Vec<(&str, usize, &Table)> = Vec::new();
        for key in TOGETHER {
            all.extend(root.tables(key).into_iter().enumerate().map(|(index, member)| (*key, index, member)));
        }
        all.sort_by_key(|(_, _, member)| member.span.start);
        for (key, index, member) in all {
            let field = fields.iter().find(|field| field.key == key);
            self.block(member, members(field), key, &format!("{key}[{index}]"), 0);
        }
    }
}

/// A key without quotes, where it can be written so.
fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if plain { key.to_owned() } else { quoted(key) }
}

/// A value in one line.
fn inline(value: &Value, fields: &'static [Field]) -> String {
    match &value.data {
        Data::Text(text) => quoted(text),
        Data::Number(Some(number)) => number.to_string(),
        // A number that is none, and a date without quotes, cannot come out of a sound definition.
        Data::Number(None) => "nan".to_owned(),
        Data::Time => quoted(""),
        Data::Flag(flag) => flag.to_string(),
        Data::List(list) => {
            let members: Vec<String> = list.iter().map(|member| inline(member, fields)).collect();
            format!("[{}]", members.join(", "))
        }
        Data::Table(table) => {
            let entry = |(entry, field): (&Entry, Option<&'static Field>)| {
                format!("{} = {}", bare(&entry.key), inline(&entry.value, members(field)))
            };
            let entries: Vec<String> = in_order(table, fields).into_iter().map(entry).collect();
            if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
        }
    }
}

/// A text in quotes.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
