//! A survey as an XLSForm: the rows of its sheets survey, choices and settings, and what of the definition such a form cannot
//! hold, by key and place. The reader beside it takes the sheets back; what it takes back is what was carried.

mod condition;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::survey::predicate;
use crate::survey::toml::source::SourceFile;
use crate::survey::toml::tree::{Data, Entry, Table};
use crate::survey::workbook::layout::TOGETHER;
use crate::text::number::Decimal;

use condition::{Names, name};

/// Headings of the sheet survey: those of XLSForm, and behind them our own, which its tools pass over: without them the
/// printed number, the unit and the batteries would not come back.
const SURVEY: [&str; 15] = [
    "type",
    "name",
    "label",
    LABEL_EN,
    "hint",
    "required",
    "relevant",
    "constraint",
    "appearance",
    "row",
    "number",
    "number_en",
    "unit",
    "unit_en",
    "codes",
];
/// Heading of the English of labels, as XLSForm names languages.
const LABEL_EN: &str = "label::English (en)";
/// Columns that are left out where nothing stands in them.
const ONLY_WHERE_USED: [&str; 3] = [LABEL_EN, "number_en", "unit_en"];

/// An XLSForm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XlsForm {
    /// The sheets in order: name and rows, the headings first.
    pub sheets: Vec<(&'static str, Vec<Vec<String>>)>,
    /// What of the definition it does not hold.
    pub lost: Vec<Phrase>,
}

/// Writes a survey as an XLSForm. `file` is where its tree was read from.
pub fn xlsform(file: &SourceFile, survey: &Table) -> XlsForm {
    let mut lost = Lost { file, keys: BTreeMap::new(), order: Vec::new() };
    lost.but(survey, "", &["id", "title", "code_list", "question", "battery"]);
    let names = names(survey);
    let mut rows = vec![SURVEY.map(str::to_owned).to_vec()];
    for (table, kind) in asked(survey) {
        if kind == "battery" {
            rows.extend(battery(table, &names, &mut lost));
        } else {
            rows.push(question(table, &names, &mut lost));
        }
    }
    let choices = choices(survey, &mut lost);
    let sheets = vec![("survey", used(rows)), ("choices", used(choices)), ("settings", settings(survey))];
    XlsForm { sheets, lost: lost.said() }
}

/// The rows without the columns that are there only where something stands in them.
fn used(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let head = rows.first().cloned().unwrap_or_default();
    for (column, heading) in head.iter().enumerate().rev() {
        if ONLY_WHERE_USED.contains(&heading.as_str()) && rows.iter().skip(1).all(|row| row[column].is_empty()) {
            for row in &mut rows {
                drop(row.remove(column));
            }
        }
    }
    rows
}

/// Questions and batteries in the order in which people are asked.
fn asked(survey: &Table) -> Vec<(&Table, &'static str)> {
    let mut asked: Vec<(&Table, &'static str)> = Vec::new();
    for key in TOGETHER {
        asked.extend(survey.tables(key).into_iter().map(|table| (table, *key)));
    }
    asked.sort_by_key(|(table, _)| table.span.start);
    asked
}

fn names(survey: &Table) -> Names {
    let mut names = Names::default();
    for (table, kind) in asked(survey) {
        let id = table.text("id");
        if kind == "battery" {
            for item in table.tables("items") {
                names.add(&format!("{id}.{}", item.text("id")), "single");
            }
        } else {
            names.add(&id, &table.text("type"));
        }
    }
    names
}

fn question(table: &Table, names: &Names, lost: &mut Lost<'_>) -> Vec<String> {
    let id = table.text("id");
    lost.but(
        table,
        "question",
        &[
            "id",
            "number",
            "number_en",
            "text",
            "text_en",
            "type",
            "codes",
            "unit",
            "unit_en",
            "min",
            "max",
            "universe",
            "optional",
        ],
    );
    let codes = table.text("codes");
    let kind = match table.text("type").as_str() {
        "single" => format!("select_one {codes}"),
        "multiple" => format!("select_multiple {codes}"),
        "quantity" => "decimal".to_owned(),
        "date" => "date".to_owned(),
        "text" => "text".to_owned(),
        // Places and words that the data make themselves: free words in an XLSForm.
        _ => {
            lost.note(table, "question", "type");
            "text".to_owned()
        }
    };
    if name(&id) != id {
        lost.note(table, "question", "id");
    }
    let unit = table.text("unit");
    row(&[
        ("type", kind),
        ("name", name(&id)),
        ("label", table.text("text")),
        (LABEL_EN, table.text("text_en")),
        ("hint", unit.clone()),
        ("required", required(table)),
        ("relevant", relevant(table, "question", names, lost)),
        ("constraint", bounds(table.number("min"), table.number("max"))),
        ("row", "question".to_owned()),
        ("number", table.text("number")),
        ("number_en", table.text("number_en")),
        ("unit", unit),
        ("unit_en", table.text("unit_en")),
    ])
}

/// A battery is a group of XLSForm that is shown as a table.
fn battery(table: &Table, names: &Names, lost: &mut Lost<'_>) -> Vec<Vec<String>> {
    let (id, codes) = (table.text("id"), table.text("codes"));
    lost.but(
        table,
        "battery",
        &["id", "number", "number_en", "text", "text_en", "codes", "items", "universe", "optional"],
    );
    let mut rows = vec![row(&[
        ("type", "begin_group".to_owned()),
        ("name", name(&id)),
        ("label", table.text("text")),
        (LABEL_EN, table.text("text_en")),
        ("required", required(table)),
        ("relevant", relevant(table, "battery", names, lost)),
        ("appearance", "table-list".to_owned()),
        ("row", "battery".to_owned()),
        ("number", table.text("number")),
        ("number_en", table.text("number_en")),
        ("codes", codes.clone()),
    ])];
    for item in table.tables("items") {
        let own = format!("{id}.{}", item.text("id"));
        rows.push(row(&[
            ("type", format!("select_one {codes}")),
            ("name", name(&own)),
            ("label", item.text("text")),
            (LABEL_EN, item.text("text_en")),
            ("required", required(table)),
            ("row", "items".to_owned()),
        ]));
    }
    rows.push(row(&[("type", "end_group".to_owned())]));
    rows
}

fn row(cells: &[(&str, String)]) -> Vec<String> {
    let of = |heading: &&str| cells.iter().find(|(name, _)| name == heading).map(|(_, text)| text.clone());
    SURVEY.iter().map(|heading| of(heading).unwrap_or_default()).collect()
}

fn required(table: &Table) -> String {
    if table.flag("optional") { "no" } else { "yes" }.to_owned()
}

fn relevant(table: &Table, kind: &str, names: &Names, lost: &mut Lost<'_>) -> String {
    let Some(universe) = table.words("universe") else { return String::new() };
    let said = predicate::parse(universe.text).ok().and_then(|universe| names.relevant(&universe));
    if said.is_none() {
        lost.note(table, kind, "universe");
    }
    said.unwrap_or_default()
}

fn bounds(min: Option<Decimal>, max: Option<Decimal>) -> String {
    let parts = [(">=", min), ("<=", max)].into_iter();
    let parts: Vec<String> = parts.filter_map(|(sign, bound)| Some(format!(". {sign} {}", bound?))).collect();
    parts.join(" and ")
}

fn choices(survey: &Table, lost: &mut Lost<'_>) -> Vec<Vec<String>> {
    let mut rows = vec![["list_name", "name", "label", LABEL_EN].map(str::to_owned).to_vec()];
    for list in survey.tables("code_list") {
        lost.but(list, "code_list", &["id", "options"]);
        for option in list.tables("options") {
            lost.but(option, "code_list.options", &["code", "label", "label_en"]);
            rows.push(vec![list.text("id"), option.text("code"), option.text("label"), option.text("label_en")]);
        }
    }
    rows
}

fn settings(survey: &Table) -> Vec<Vec<String>> {
    let head = ["form_title", "form_id"].map(str::to_owned).to_vec();
    vec![head, vec![survey.text("title"), survey.text("id")]]
}

/// What is not carried: keys in the order in which they are met, each with its places.
struct Lost<'f> {
    file: &'f SourceFile,
    keys: BTreeMap<String, Vec<Phrase>>,
    order: Vec<String>,
}

/// Places that are named before the others are only counted.
const PLACES: usize = 3;

impl Lost<'_> {
    /// Notes every key of a table but these.
    fn but(&mut self, table: &Table, path: &str, carried: &[&str]) {
        let carried: BTreeSet<&str> = carried.iter().copied().collect();
        for entry in table.entries.iter().filter(|entry| !carried.contains(entry.key.as_str())) {
            self.add(path, entry);
        }
    }

    /// Notes a key of a table.
    fn note(&mut self, table: &Table, path: &str, key: &str) {
        if let Some(entry) = table.get(key) {
            self.add(path, entry);
        }
    }

    fn add(&mut self, path: &str, entry: &Entry) {
        // `dash = false` says what is so anyway.
        if entry.value.data == Data::Flag(false) {
            return;
        }
        let key = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
        // A list of tables has no place of its own: its first table has.
        let at = match entry.value.list().first() {
            Some(first) if first.as_table().is_some() => first.span.start,
            Some(_) | None => entry.value.span.start,
        };
        let place = self.file.place(at);
        if !self.keys.contains_key(&key) {
            self.order.push(key.clone());
        }
        self.keys.entry(key).or_default().push(place);
    }

    fn said(self) -> Vec<Phrase> {
        let said = |key: &String| {
            let places = self.keys.get(key).map(Vec::as_slice).unwrap_or_default();
            let shown = Phrase::listed(&places[..places.len().min(PLACES)]);
            match places.len().saturating_sub(PLACES) {
                0 => words::xlsform_lost(key, shown),
                more => words::xlsform_lost_more(key, shown, more),
            }
        };
        self.order.iter().map(said).collect()
    }
}
