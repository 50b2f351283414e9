//! Names and prose of a workspace that have no English: an English report prints them as they stand.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::findings::plan::english_prose;
use crate::findings::plan::keys::PLAN;
use crate::pipeline::definitions::{ANALYSIS, gather};
use crate::pipeline::workspace::Workspace;
use crate::survey::toml::frame::{FORMER, KANA};
use crate::survey::toml::keys::{INDICATORS, RECORDS, SURVEY, WORKSPACE};
use crate::survey::toml::shape::{Field, Inside};
use crate::survey::toml::source::Problems;
use crate::survey::toml::tree::{Data, ENGLISH, Table, Value};
use crate::text::clean::is_japanese;

/// Names of one kind in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untranslated {
    /// The file, relative to the workspace.
    pub file: String,
    /// Where their English would stand: a key (`title_en`), a column (`name_en`), a file of prose.
    pub place: String,
    /// The names, each once; none of prose, which is a file.
    pub names: Vec<String>,
}

/// The Japanese of a workspace that has no English beside it.
///
/// # Errors
/// A definition cannot be read.
pub fn untranslated(workspace: &Workspace) -> Result<Vec<Untranslated>, Error> {
    let written = gather(&workspace.root, &mut Problems::new())?;
    let one = |found: &Option<_>, fields| found.iter().cloned().map(move |of| (of, fields)).collect::<Vec<_>>();
    let definitions = one(&written.settings, WORKSPACE)
        .into_iter()
        .chain(written.surveys.iter().cloned().map(|of| (of, SURVEY)))
        .chain(one(&written.records, RECORDS))
        .chain(one(&written.indicators, INDICATORS))
        .chain(written.plans.iter().cloned().map(|of| (of, PLAN)));
    let mut found = Found::default();
    for (of, fields) in definitions {
        of_table(&of.file.name, &of.table, fields, &mut found);
    }
    for survey in &workspace.surveys {
        let Some(frame) = workspace.frames.get(&survey.id) else { continue };
        for case in frame.cases.iter().filter(|case| case.name.ja == case.name.en) {
            found.add(&frame.file, &format!("name{ENGLISH}"), &case.name.ja);
        }
        // Columns by which files are found are printed nowhere.
        let printed = |column: &str| !KANA.contains(&column) && !FORMER.contains(&column);
        let attributes = frame.cases.iter().flat_map(|case| &case.attributes);
        for (column, value) in attributes.filter(|(column, _)| printed(column)) {
            if frame.called(column, value).en == *value {
                found.add(&frame.file, &format!("{column}{ENGLISH}"), value);
            }
        }
    }
    for area in workspace.areas.iter() {
        let file = workspace.settings.areas.as_deref().unwrap_or_default();
        for (column, name) in [("name", &area.name), ("level", &area.level)] {
            if name.ja == name.en {
                found.add(file, &format!("{column}{ENGLISH}"), &name.ja);
            }
        }
    }
    let sections = workspace.plans.iter().flat_map(|plan| &plan.sections);
    let prose: BTreeSet<&String> = sections.filter_map(|section| section.prose.as_ref()).collect();
    for name in prose {
        let english = english_prose(name);
        let is_there = workspace.prose.contains_key(&english);
        if !is_there && workspace.prose.get(name).is_some_and(|text| text.chars().any(is_japanese)) {
            let (file, place) = (format!("{ANALYSIS}/{name}"), format!("{ANALYSIS}/{english}"));
            found.all.push(Untranslated { file, place, names: Vec::new() });
        }
    }
    Ok(found.all)
}

/// How many names and texts there are.
pub fn count(all: &[Untranslated]) -> usize {
    all.iter().map(|of| of.names.len().max(1)).sum()
}

/// What was found, in the order of the files.
#[derive(Debug, Default)]
struct Found {
    all: Vec<Untranslated>,
}

impl Found {
    fn add(&mut self, file: &str, place: &str, name: &str) {
        if !name.chars().any(is_japanese) {
            return;
        }
        let at = self.all.iter().position(|of| of.file == file && of.place == place);
        let at = at.unwrap_or_else(|| {
            self.all.push(Untranslated { file: file.to_owned(), place: place.to_owned(), names: Vec::new() });
            self.all.len() - 1
        });
        let names = &mut self.all[at].names;
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// Every text of a definition that may have its English beside it and has not.
fn of_table(file: &str, table: &Table, fields: &[Field], found: &mut Found) {
    for entry in &table.entries {
        let Some(field) = fields.iter().find(|field| field.key == entry.key) else { continue };
        let own = format!("{}{ENGLISH}", entry.key);
        if fields.iter().any(|field| field.key == own) && table.get(&own).is_none() {
            for text in std::iter::once(&entry.value).chain(entry.value.list()).filter_map(text_of) {
                found.add(file, &own, text);
            }
        }
        match field.shape.inside() {
            Inside::Nothing => {}
            Inside::Table(inside) => {
                if let Some(table) = entry.value.as_table() {
                    of_table(file, table, inside, found);
                }
            }
            Inside::Tables(inside) => {
                for table in entry.value.list().iter().filter_map(Value::as_table) {
                    of_table(file, table, inside, found);
                }
            }
        }
    }
}

fn text_of(value: &Value) -> Option<&str> {
    match &value.data {
        Data::Text(text) => Some(text),
        Data::Number(_) | Data::Flag(_) | Data::Time | Data::List(_) | Data::Table(_) => None,
    }
}
