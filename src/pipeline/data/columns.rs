//! Which column of a table file is for which question. A heading is the id, the number or the text of a question, or its id
//! with a code (`q2:1`); anything else is not read, and told. Nothing is matched by likeness.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, ad_hoc as words};
use crate::collect::layout::headings::fits;
use crate::error::Error;
use crate::responses::parquet::CASE;
use crate::survey::definition::Survey;
use crate::survey::toml::tree::{Data, Table};
use crate::text::clean::clean;
use crate::text::key::key;
use crate::workbook::{Sheet, Workbook};

/// Rows in which headings are looked for.
const HEADING_ROWS: u32 = 200;

/// Folder that stands in the definition until the survey is read; the file lies beside nothing.
const FOLDER: &str = "data";
const FORM: &str = "data";

/// The round that a file is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneRound {
    id: String,
    label: String,
    period: Option<String>,
    as_of: Option<String>,
}

impl OneRound {
    /// A round that the definition does not have.
    pub(super) fn named(id: &str) -> Self {
        Self { id: id.to_owned(), label: id.to_owned(), period: None, as_of: None }
    }
}

/// The round of a definition that is meant: the one that is named, else its last, else one of its own.
pub(super) fn round(definition: &Table, wanted: Option<&str>) -> Result<OneRound, Error> {
    let rounds = definition.tables("round");
    let found = match wanted {
        Some(wanted) => rounds.iter().find(|round| round.text("id") == wanted),
        None => rounds.last(),
    };
    let text = |round: &Table, key: &str| round.words(key).map(|words| words.text.to_owned());
    match (found, wanted) {
        (Some(round), _) => Ok(OneRound {
            id: round.text("id"),
            label: round.text("label"),
            period: text(round, "period"),
            as_of: text(round, "as_of"),
        }),
        (None, Some(wanted)) => {
            let ids: Vec<String> = rounds.iter().map(|round| round.text("id")).collect();
            Err(Error::Workspace(words::no_round(definition.text("id"), wanted, Phrase::list(&ids))))
        }
        (None, None) => Ok(OneRound { id: FORM.to_owned(), label: FORM.to_owned(), period: None, as_of: None }),
    }
}

/// The file lies in the folder of its workspace itself, and of a round without a year nobody says one.
pub(super) fn place(survey: &mut Survey, ours: &OneRound) {
    for round in &mut survey.rounds {
        if ours.period.is_none() {
            round.fiscal_year = None;
        }
        for source in &mut round.sources {
            source.folder.clear();
        }
    }
}

/// A question as far as headings can name it.
struct Asked {
    id: String,
    number: String,
    text: String,
    codes: Vec<String>,
}

fn asked(definition: &Table) -> Vec<Asked> {
    let codes = |list: &str| {
        let lists = definition.tables("code_list").into_iter().filter(|table| table.text("id") == list);
        lists.flat_map(|table| table.tables("options")).map(|option| option.text("code")).collect()
    };
    let questions = definition.tables("question").into_iter().map(|question| Asked {
        id: question.text("id"),
        number: question.text("number"),
        text: question.text("text"),
        codes: if question.text("type") == "multiple" { codes(&question.text("codes")) } else { Vec::new() },
    });
    let items = definition.tables("battery").into_iter().flat_map(|battery| {
        let id = battery.text("id");
        battery.tables("items").into_iter().map(move |item| Asked {
            id: format!("{id}.{}", item.text("id")),
            number: String::new(),
            text: item.text("text"),
            codes: Vec::new(),
        })
    });
    questions.chain(items).collect()
}

impl Asked {
    /// How well a heading names it: best first, none where it does not.
    fn rank(&self, heading: &str) -> Option<u8> {
        let heading = key(heading);
        let is = |text: &str| !text.is_empty() && heading == key(text);
        if is(&self.id) {
            Some(0)
        } else if !self.number.is_empty() && fits(&heading, &key(&self.number)) {
            Some(1)
        } else {
            is(&self.text).then_some(2)
        }
    }

    /// The option that a heading names: `q2:1`, `q2_1`.
    fn option(&self, heading: &str) -> Option<&str> {
        let heading = key(heading);
        let is = |code: &&String| {
            [":", "_", ".", "-"].iter().any(|sign| heading == key(&format!("{}{sign}{code}", self.id)))
        };
        self.codes.iter().find(is).map(String::as_str)
    }
}

/// A column that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    heading: String,
    question: String,
    option: Option<String>,
}

/// The headings of a file with what they are for.
#[derive(Debug)]
pub(super) struct Headed {
    sheet: Option<String>,
    headings: Vec<String>,
    columns: Vec<Column>,
    /// A form of the definition that has all its headings here.
    own: Option<Table>,
    case_code: Option<String>,
}

impl Headed {
    /// The headings of the sheet and row that name most.
    pub(super) fn of(file: &str, book: &Workbook, definition: &Table) -> Result<Self, Error> {
        let asked = asked(definition);
        let forms: Vec<&Table> = definition.tables("form");
        let rows_of = |sheet: &Sheet| {
            let last = sheet.grid.last_row().unwrap_or(0).min(HEADING_ROWS);
            (0..=last).map(|row| headings(sheet, row)).collect::<Vec<_>>()
        };
        let own = book.sheets.iter().find_map(|sheet| {
            let rows = rows_of(sheet);
            let form = forms.iter().find(|form| rows.iter().any(|row| has_all(form, row)))?;
            let row = rows.into_iter().find(|row| has_all(form, row))?;
            Some((sheet, row, (*form).clone()))
        });
        let sheet_of = |sheet: &Sheet| (book.sheets.len() > 1).then(|| sheet.name.clone());
        if let Some((sheet, headings, form)) = own {
            let columns = Vec::new();
            return Ok(Self { sheet: sheet_of(sheet), headings, columns, own: Some(form), case_code: None });
        }
        let mut best: Option<(usize, &Sheet, Vec<String>, Vec<Column>)> = None;
        for sheet in &book.sheets {
            for headings in rows_of(sheet) {
                let columns = matched(&asked, &headings);
                if columns.len() > best.as_ref().map_or(0, |(most, ..)| *most) {
                    best = Some((columns.len(), sheet, headings, columns));
                }
            }
        }
        let Some((_, sheet, headings, columns)) = best else {
            let there =
                book.sheets.iter().filter_map(|sheet| rows_of(sheet).into_iter().find(|row| !row.is_empty()));
            let shown: Vec<String> = there.flatten().take(12).collect();
            return Err(Error::Workspace(words::no_column(file, Phrase::list(&shown))));
        };
        let codes: Vec<String> = forms.iter().map(|form| form.text("case_code")).collect();
        let names_case = |heading: &&String| {
            let heading = key(heading);
            heading == CASE || codes.iter().any(|code| !code.is_empty() && key(code) == heading)
        };
        let case_code = headings.iter().find(names_case).cloned();
        Ok(Self { sheet: sheet_of(sheet), headings, columns, own: None, case_code })
    }

    /// Puts the form of the file into a definition in the place of its own, and leaves out what the file has no column for.
    pub(super) fn fit(&self, table: &mut Table, ours: &OneRound, notes: &mut Vec<Phrase>) {
        table.entries.retain(|entry| !matches!(entry.key.as_str(), "form" | "round" | "repeat"));
        let form = match &self.own {
            Some(form) => {
                notes.push(words::note_form(form.text("id")));
                form.clone()
            }
            None => self.generated(table, notes),
        };
        let labels = |form: &Table| {
            let columns = form.tables("column").into_iter().map(|column| column.text("label"));
            columns.chain([form.text("case_code"), form.text("case_name")]).collect::<Vec<_>>()
        };
        let read = labels(&form);
        let unread: Vec<&str> = self
            .headings
            .iter()
            .filter(|heading| !read.iter().any(|label| !label.is_empty() && fits(&key(heading), &key(label))))
            .map(String::as_str)
            .collect();
        if !unread.is_empty() {
            notes.push(words::note_unread(Phrase::list(&unread)));
        }
        let identified = form.get("case_code").is_some() || form.get("case_name").is_some();
        if !identified {
            open(table, notes);
        }
        let mut source = Table::default();
        source.put("folder", FOLDER);
        source.put("form", form.text("id"));
        let mut round = Table::default();
        round.put("id", ours.id.clone());
        round.put("label", ours.label.clone());
        round.put("period", ours.period.clone().unwrap_or_else(|| "FY2000".to_owned()));
        if let Some(day) = &ours.as_of {
            round.put("as_of", day.clone());
        }
        round.push("source", source);
        table.push("form", form);
        table.push("round", round);
    }

    fn generated(&self, table: &mut Table, notes: &mut Vec<Phrase>) -> Table {
        let there: BTreeSet<&str> = self.columns.iter().map(|column| column.question.as_str()).collect();
        let dropped: Vec<String> =
            asked(table).into_iter().map(|asked| asked.id).filter(|id| !there.contains(id.as_str())).collect();
        let has = |id: &str| !dropped.iter().any(|dropped| dropped == id);
        for entry in &mut table.entries {
            let Data::List(list) = &mut entry.value.data else { continue };
            match entry.key.as_str() {
                "question" => {
                    list.retain(|value| value.as_table().is_none_or(|question| has(&question.text("id"))));
                }
                "battery" => {
                    for value in list.iter_mut() {
                        let Data::Table(battery) = &mut value.data else { continue };
                        let id = battery.text("id");
                        for items in battery.entries.iter_mut().filter(|entry| entry.key == "items") {
                            let Data::List(items) = &mut items.value.data else { continue };
                            items.retain(|item| {
                                item.as_table().is_none_or(|item| has(&format!("{id}.{}", item.text("id"))))
                            });
                        }
                    }
                    list.retain(|value| {
                        value.as_table().is_none_or(|battery| !battery.tables("items").is_empty())
                    });
                }
                "check" => {
                    let before = list.len();
                    list.retain(|value| !dropped.iter().any(|id| mentions(&value.data, id)));
                    if list.len() < before {
                        notes.push(words::note_checks(before - list.len()));
                    }
                }
                _ => {}
            }
        }
        table.entries.retain(|entry| !matches!(&entry.value.data, Data::List(list) if list.is_empty()));
        let shown = self.columns.iter().map(|column| {
            let code = column.option.as_ref().map(|code| format!(":{code}")).unwrap_or_default();
            words::note_column(&column.heading, format!("{}{code}", column.question))
        });
        notes.push(words::note_columns(Phrase::listed(&shown.collect::<Vec<_>>())));
        if !dropped.is_empty() {
            notes.push(words::note_dropped(Phrase::list(&dropped)));
        }
        let mut form = Table::default();
        form.put("id", FORM);
        form.put("kind", "rows");
        if let Some(sheet) = &self.sheet {
            form.put("sheet", sheet.clone());
        }
        if let Some(code) = self.case_code.as_ref().filter(|_| table.get("frame").is_some()) {
            form.put("case_code", code.clone());
        }
        for column in &self.columns {
            let mut written = Table::default();
            written.put("question", column.question.clone());
            written.put("label", column.heading.clone());
            if let Some(option) = &column.option {
                written.put("option", option.clone());
            }
            form.push("column", written);
        }
        if self.columns.iter().any(|column| column.option.is_some()) {
            // 1 and 0 in the column of an option, as exports have them.
            form.put("export", Data::Table(Table::default()));
        }
        form
    }
}

/// A survey of which nobody knows who was asked.
fn open(table: &mut Table, notes: &mut Vec<Phrase>) {
    if table.get("frame").is_none() {
        return;
    }
    notes.push(words::note_no_frame());
    table.entries.retain(|entry| !matches!(entry.key.as_str(), "frame" | "sampling" | "margin" | "stratum"));
    let mut stratum = Table::default();
    stratum.put("id", "all");
    stratum.put("label", words::everyone().ja);
    stratum.put("design", "open");
    table.push("stratum", stratum);
}

/// The texts of a row.
fn headings(sheet: &Sheet, row: u32) -> Vec<String> {
    let texts = sheet.grid.row(row).map(|(at, _)| clean(&sheet.grid.text(at)));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Whether a row has every heading of a form with one respondent per row.
fn has_all(form: &Table, row: &[String]) -> bool {
    let columns = form.tables("column");
    let labels = columns.iter().map(|column| column.text("label"));
    let identity = ["case_code", "case_name"].map(|key| form.text(key)).into_iter();
    let mut wanted = labels.chain(identity).filter(|label| !label.is_empty());
    form.text("kind") == "rows"
        && !columns.is_empty()
        && wanted.all(|label| row.iter().any(|heading| fits(&key(heading), &key(&label))))
}

/// The columns that are read: for every question the heading that names it best, else those of its options.
fn matched(asked: &[Asked], headings: &[String]) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut taken = BTreeSet::new();
    for question in asked {
        let ranked = headings.iter().filter_map(|heading| Some((question.rank(heading)?, heading)));
        let best = ranked.filter(|(_, heading)| !taken.contains(*heading)).min_by_key(|(rank, _)| *rank);
        let column = |heading: &String, option: Option<&str>| Column {
            heading: heading.clone(),
            question: question.id.clone(),
            option: option.map(str::to_owned),
        };
        if let Some((_, heading)) = best {
            taken.insert(heading.clone());
            columns.push(column(heading, None));
            continue;
        }
        let mut seen = BTreeSet::new();
        for heading in headings {
            if let Some(code) = question.option(heading).filter(|code| seen.insert(*code)) {
                taken.insert(heading.clone());
                columns.push(column(heading, Some(code)));
            }
        }
    }
    columns
}

/// Whether a question is named anywhere in a value.
fn mentions(data: &Data, id: &str) -> bool {
    match data {
        Data::Text(text) => {
            let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
            text.split(|c: char| !word(c)).any(|part| part == id)
        }
        Data::List(list) => list.iter().any(|value| mentions(&value.data, id)),
        Data::Table(table) => table.entries.iter().any(|entry| mentions(&entry.value.data, id)),
        Data::Number(_) | Data::Flag(_) | Data::Time => false,
    }
}
