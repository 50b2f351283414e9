//! The definition of the new round: a further `[[round]]` of the same survey, or a copy as a survey of its own that names
//! the last one. The tree says what it must be; the text of the last definition is changed only where it has to, and what
//! comes out is read again and compared with the tree.

use std::ops::Range;

use crate::catalogue::{Lang, new_round as words};
use crate::pipeline::new_round::edit::{Edits, under_heads};
use crate::survey::remarks::Remarks;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::survey::toml::tree::{self, Data, Entry, Table, Value, same};
use crate::survey::toml::write::{quoted, write_toml};
use crate::survey::workbook::layout::{SURVEY, TOGETHER};

/// What is said of the new round.
#[derive(Debug, Clone)]
pub(super) struct RoundWords {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) year: i32,
    pub(super) as_of: Option<String>,
    pub(super) deadline: Option<String>,
}

impl RoundWords {
    fn day(&self, key: &str) -> Option<&str> {
        match key {
            "as_of" => self.as_of.as_deref(),
            "deadline" => self.deadline.as_deref(),
            _ => None,
        }
    }
}

/// The days of a round. Those of the last round are not copied: nobody may be asked until a day that is over.
const DAYS: [&str; 3] = ["as_of", "deadline", "cut_off"];

/// A change to the text of the last definition.
enum Change<'t> {
    Put(Range<usize>, String),
    Lines(&'t Entry, String),
    Below(&'t Entry, String),
}

/// The last round turned into the new one.
pub(super) struct Renewed<'t> {
    /// What it says.
    pub(super) table: Table,
    /// Keys whose days are left to a person.
    pub(super) asked: Vec<String>,
    remarks: Vec<String>,
    changes: Vec<Change<'t>>,
}

/// Turns the last round into the new one; `place` gives the new place of a folder or a file of returns.
pub(super) fn renew<'t>(
    round: &'t Table,
    said: &RoundWords,
    place: &dyn Fn(&str) -> String,
    lang: Lang,
) -> Renewed<'t> {
    let mut made = Renewed { table: round.clone(), asked: Vec::new(), remarks: Vec::new(), changes: Vec::new() };
    let mut put = |table: &mut Table, index: usize, text: String| {
        let value = &mut table.entries[index].value;
        made.changes.push(Change::Put(value.span.clone(), quoted(&text)));
        value.data = Data::Text(text);
    };
    for (index, entry) in round.entries.iter().enumerate() {
        match entry.key.as_str() {
            "id" => put(&mut made.table, index, said.id.clone()),
            "label" => put(&mut made.table, index, said.label.clone()),
            "period" => put(&mut made.table, index, format!("FY{}", said.year)),
            "received" => {
                let text = entry.value.words().map(|path| place(path.text)).unwrap_or_default();
                put(&mut made.table, index, text);
            }
            "source" => {
                let Data::List(sources) = &mut made.table.entries[index].value.data else { continue };
                for source in sources {
                    let Data::Table(source) = &mut source.data else { continue };
                    let Some(at) = source.entries.iter().position(|entry| entry.key == "folder") else { continue };
                    let text = source.words("folder").map(|folder| place(folder.text)).unwrap_or_default();
                    put(source, at, text);
                }
            }
            key if DAYS.contains(&key) => {
                if let Some(day) = said.day(key) {
                    put(&mut made.table, index, day.to_owned());
                }
            }
            _ => {}
        }
    }
    for entry in round.entries.iter().filter(|entry| DAYS.contains(&entry.key.as_str())) {
        let key = entry.key.as_str();
        if said.day(key).is_none() {
            let before = entry.value.words().map(|day| day.text.to_owned()).unwrap_or_default();
            let remark = words::left_day(key, before).text(lang).to_owned();
            made.changes.push(Change::Lines(entry, format!("# {remark}\n")));
            made.remarks.push(remark);
            made.asked.push(key.to_owned());
            made.table.entries.retain(|kept| kept.key != key);
        }
    }
    if let Some(below) = round.get("period") {
        for key in DAYS.iter().filter(|key| round.get(key).is_none()) {
            if let Some(day) = said.day(key) {
                made.changes.push(Change::Below(below, format!("{key} = {}\n", quoted(day))));
                made.table.put(key, day);
            }
        }
    }
    made
}

impl Renewed<'_> {
    fn edit(&self, edits: &mut Edits<'_>) {
        for change in &self.changes {
            match change {
                Change::Put(span, text) => edits.replace(span.clone(), text.clone()),
                Change::Lines(entry, lines) => edits.replace_lines(entry, lines),
                Change::Below(entry, lines) => edits.insert_below(entry, lines),
            }
        }
    }

    /// What is left to a person, as remarks of a definition whose only round this is.
    pub(super) fn remarks(&self) -> Remarks {
        let mut remarks = Remarks::default();
        for remark in &self.remarks {
            remarks.add("round[0]", remark.as_str());
        }
        remarks
    }

    /// The text of the definition with this as a further round behind the last one, and the line where it begins; none
    /// where the rounds are written within a line.
    pub(super) fn appended(&self, text: &str, root: &Table) -> Option<(String, usize)> {
        let rounds = root.tables("round");
        let last = rounds.last().filter(|_| under_heads(text, &rounds))?;
        let mut edits = Edits::new(text);
        let block = edits.block(last);
        self.edit(&mut edits);
        let renewed = edits.made();
        let renewed = &renewed[block.start..renewed.len() - (text.len() - block.end)];
        let (before, after) = text.split_at(block.end);
        let lead = if before.ends_with('\n') { "\n" } else { "\n\n" };
        let end = if renewed.ends_with('\n') { "" } else { "\n" };
        let whole = format!("{before}{lead}{renewed}{end}{after}");
        let mut expected = root.clone();
        if let Some(Data::List(list)) = entry_of(&mut expected, "round").map(|entry| &mut entry.value.data) {
            list.push(Value { span: last.span.clone(), data: Data::Table(self.table.clone()) });
        }
        let line = before.lines().count() + lead.len();
        reads_as(&whole, &expected).then_some((whole, line))
    }
}

/// The tree of the survey that follows: the same questions, its own frame, one round.
pub(super) fn following(root: &Table, id: &str, title: &str, frame: Option<&str>, round: &Table) -> Table {
    let mut made = root.clone();
    made.entries.retain(|entry| entry.key != "concordance");
    let previous = root.text("id");
    for (key, text) in
        [("id", Some(id)), ("title", Some(title)), ("frame", frame), ("previous", Some(previous.as_str()))]
    {
        let Some(text) = text else { continue };
        match entry_of(&mut made, key) {
            Some(entry) => entry.value.data = Data::Text(text.to_owned()),
            None => made.put(key, text),
        }
    }
    if let Some(entry) = entry_of(&mut made, "round") {
        let span = entry.value.span.clone();
        entry.value.data = Data::List(vec![Value { span, data: Data::Table(round.clone()) }]);
    }
    made
}

/// The same as text, made of that of the last definition, and whether its comments could be kept.
pub(super) fn following_text(text: &str, root: &Table, made: &Table, renewed: &Renewed<'_>) -> (String, bool) {
    let rounds = root.tables("round");
    let blocks: Vec<&Table> = rounds.iter().copied().chain(root.tables("concordance")).collect();
    if under_heads(text, &blocks) {
        let mut edits = Edits::new(text);
        for key in ["id", "title", "frame"] {
            if let Some(entry) = root.get(key) {
                edits.replace(entry.value.span.clone(), quoted(&made.text(key)));
            }
        }
        let previous = made.text("previous");
        match root.get("previous") {
            Some(entry) => edits.replace(entry.value.span.clone(), quoted(&previous)),
            None => {
                if let Some(above) = ["frame", "title", "id"].iter().find_map(|key| root.get(key)) {
                    edits.insert_below(above, &format!("previous = {}\n", quoted(&previous)));
                }
            }
        }
        for table in root
            .tables("concordance")
            .into_iter()
            .chain(rounds.split_last().map_or(&[][..], |(_, rest)| rest).iter().copied())
        {
            edits.remove_block(table);
        }
        renewed.edit(&mut edits);
        let whole = edits.made();
        if reads_as(&whole, made) {
            return (whole, true);
        }
    }
    (write_toml(SURVEY, made, &renewed.remarks()), false)
}

fn entry_of<'t>(table: &'t mut Table, key: &str) -> Option<&'t mut Entry> {
    table.entries.iter_mut().find(|entry| entry.key == key)
}

/// Whether a text says what a tree says.
pub(super) fn reads_as(text: &str, expected: &Table) -> bool {
    let read = tree::parse(&SourceFile::new("made.toml", text), &mut Problems::new());
    read.is_some_and(|read| same(&read, expected, TOGETHER))
}
