//! Reads the areas of a workspace (県域 ⊃ 地区 ⊃ 圏域) from CSV: `id,name,level,part_of,members,aliases,population`.

use std::collections::BTreeMap;

use crate::catalogue::{definition as words, disclosure};
use crate::survey::area::{Area, Areas};
use crate::survey::toml::delimited::{CsvRow, Delimited, names};
use crate::survey::toml::frame::check_table;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::shape::is_id;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::Words;

/// Reads the areas.
pub fn read_areas(file: &SourceFile, problems: &mut Problems) -> Areas {
    let reading = &mut Reading { file, problems };
    reading.check_encoding();
    let table = Delimited::read(file);
    check_table(reading, &table, &["id", "name", "level"]);
    let column = |heading: &str| table.column(&[heading]);
    let (id, part_of, members) = (column("id"), column("part_of"), column("members"));
    reading.once(table.rows.iter().map(|row| id_words(row, id)).filter(|words| !words.text.is_empty()));
    let known: Vec<&str> = table.rows.iter().map(|row| row.text(id)).collect();
    let mut list = Vec::new();
    for row in &table.rows {
        for heading in ["id", "name", "level"] {
            if column(heading).is_some() && row.text(column(heading)).is_empty() {
                reading.say(row.span(), words::empty_cell(heading));
            }
        }
        let written = id_words(row, id);
        if !written.text.is_empty() && !is_id(written.text, false) {
            reading.say(written.span, words::bad_id(written.text));
        }
        let outer = Some(row.text(part_of)).filter(|outer| !outer.is_empty());
        let parts = names(row.text(members));
        if let Some(outer) = outer {
            let name = Words { text: outer, span: row.place(part_of) };
            reading.knows(&name, &known, words::unknown_area(outer));
        }
        for part in &parts {
            let name = Words { text: part, span: row.place(members) };
            reading.knows(&name, &known, words::unknown_area(part));
        }
        let people = row.text(column("population"));
        let population = people.replace(',', "").parse().ok();
        if population.is_none() && !people.is_empty() {
            reading.say(row.place(column("population")), disclosure::population_no_number(people));
        }
        list.push(Area {
            id: row.text(id).to_owned(),
            name: row.phrase(column("name"), column("name_en")),
            level: row.phrase(column("level"), column("level_en")),
            part_of: outer.map(str::to_owned),
            members: parts,
            aliases: names(row.text(column("aliases"))),
            population,
        });
    }
    let outer: BTreeMap<&str, &str> =
        list.iter().filter_map(|area| Some((area.id.as_str(), area.part_of.as_deref()?))).collect();
    for row in &table.rows {
        if in_circle(&outer, row.text(id)) {
            reading.say(row.place(part_of), words::area_in_itself(row.text(id)));
        }
    }
    Areas::new(list)
}

fn id_words(row: &CsvRow, column: Option<usize>) -> Words<'_> {
    Words { text: row.text(column), span: row.place(column) }
}

/// Whether an area contains itself by its steps upward.
fn in_circle(outer: &BTreeMap<&str, &str>, id: &str) -> bool {
    let mut at = id;
    for _ in 0..outer.len() {
        match outer.get(at) {
            Some(next) if *next == id => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
