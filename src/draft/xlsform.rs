//! An XLSForm: the sheets survey, choices and settings become questions, code lists and the title. Conditions become
//! universes and constraints bounds where they can be said; everything that is not carried is listed.

use std::collections::BTreeMap;

use crate::catalogue::draft as say;
use crate::draft::sketch::{Kind, LeftOut, Place, Sketch, SketchOption, SketchQuestion, id_from};
use crate::provenance::{CellAddress, CellRef};
use crate::survey::workbook::expression;
use crate::text::{clean::clean, key::key};
use crate::workbook::{Sheet, Workbook, cell_ref};

/// A sheet with a heading row, read by its headings.
struct Rows<'a> {
    file: &'a str,
    sheet: &'a Sheet,
    head: u32,
    columns: BTreeMap<String, u32>,
}

/// Columns of the sheet survey that the draft carries, or tells about on its own.
const CARRIED: &[&str] =
    &["type", "name", "label", "relevant", "required", "constraint", "calculation", "choice_filter"];

/// Rows of a sheet that are read; no form is longer.
const MOST_ROWS: u32 = 10_000;

impl<'a> Rows<'a> {
    fn new(file: &'a str, sheet: &'a Sheet) -> Option<Self> {
        let head = sheet.grid.rows().next()?;
        let mut columns = BTreeMap::new();
        for (at, value) in sheet.grid.row(head) {
            let name = clean(&value.raw()).to_lowercase().replace(' ', "_");
            columns.entry(name).or_insert(at.column);
        }
        Some(Self { file, sheet, head, columns })
    }

    fn rows(&self) -> impl Iterator<Item = u32> {
        let head = self.head;
        self.sheet.grid.rows().filter(move |row| *row > head && *row < MOST_ROWS)
    }

    fn text(&self, row: u32, column: &str) -> String {
        let at = self.columns.get(column).map(|column| CellAddress::new(row, *column));
        at.map(|at| clean(&self.sheet.grid.text(at))).unwrap_or_default()
    }

    fn cell(&self, row: u32, column: &str) -> CellRef {
        let column = self.columns.get(column).copied().unwrap_or(0);
        cell_ref(self.file, &self.sheet.name, CellAddress::new(row, column))
    }

    /// The words of a row: in Japanese where there are several languages, else in the first.
    fn label(&self, row: u32) -> String {
        let mut labels: Vec<(&String, &u32)> =
            self.columns.iter().filter(|(name, _)| *name == "label" || name.starts_with("label:")).collect();
        labels.sort_by_key(|(name, column)| (!(name.contains("ja") || name.contains("日本")), **column));
        let found = labels.iter().map(|(name, _)| self.text(row, name)).find(|text| !text.is_empty());
        plain(&found.unwrap_or_default())
    }
}

/// The words without markup.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            '#' | '*' if !inside => {}
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sheet<'b>(book: &'b Workbook, name: &str) -> Option<&'b Sheet> {
    book.sheets.iter().find(|sheet| key(&sheet.name) == name)
}

/// A list as it stands in the sheet choices: the code there, and the option.
type Choices = BTreeMap<String, Vec<(String, SketchOption)>>;

/// Drafts from an XLSForm; none where the book is none.
pub(super) fn draft(file: &str, book: &Workbook, mut sketch: Sketch) -> Option<Sketch> {
    let survey = Rows::new(file, sheet(book, "survey")?)?;
    if !survey.columns.contains_key("type")
        || !(survey.columns.contains_key("name") || survey.columns.contains_key("label"))
    {
        return None;
    }
    if let Some(settings) = sheet(book, "settings").and_then(|sheet| Rows::new(file, sheet))
        && let Some(row) = settings.rows().next()
    {
        let title = settings.text(row, "form_title");
        let title = if title.is_empty() { settings.text(row, "title") } else { title };
        if !title.is_empty() {
            sketch.title = plain(&title);
            sketch.title_at = Some(settings.cell(row, "form_title"));
        }
        if sketch.id == "survey"
            && let Some(id) =
                id_from(&settings.text(row, "form_id")).or_else(|| id_from(&settings.text(row, "id_string")))
        {
            sketch.id = id;
        }
    }
    let choices = ["choices", "選択肢"]
        .iter()
        .find_map(|name| sheet(book, name))
        .and_then(|sheet| Rows::new(file, sheet))
        .map(|rows| choices(&rows, &mut sketch))
        .unwrap_or_default();
    Survey { rows: &survey, choices, sketch: &mut sketch, groups: Vec::new(), names: BTreeMap::new() }.read();
    Some(sketch)
}

fn choices(rows: &Rows<'_>, sketch: &mut Sketch) -> Choices {
    let mut lists: Choices = BTreeMap::new();
    for row in rows.rows() {
        let list = rows.text(row, "list_name");
        let name = rows.text(row, "name");
        if list.is_empty() || name.is_empty() {
            continue;
        }
        let options = lists.entry(list.clone()).or_default();
        let label = Some(rows.label(row)).filter(|label| !label.is_empty()).unwrap_or_else(|| name.clone());
        let plain_code = !name.contains(|c: char| c.is_whitespace() || "(),=<>".contains(c))
            && !["and", "or", "not", "everyone"].contains(&name.as_str());
        let code = if plain_code { name.clone() } else { (options.len() + 1).to_string() };
        if !plain_code {
            sketch
                .left_out
                .push(LeftOut { place: rows.cell(row, "name"), what: say::left_code(&list, &name, &code) });
        }
        let taken = options.iter().any(|(known, option)| *known == name || key(&option.label) == key(&label));
        if !taken {
            options.push((name, SketchOption { code, label, aliases: Vec::new(), count: None }));
        }
    }
    lists
}

/// A group that is open while its rows are read.
struct Group {
    name: String,
    label: String,
    relevant: String,
}

struct Survey<'r, 'a> {
    rows: &'r Rows<'a>,
    choices: Choices,
    sketch: &'r mut Sketch,
    groups: Vec<Group>,
    /// XLSForm name to question id.
    names: BTreeMap<String, String>,
}

impl expression::Known for Survey<'_, '_> {
    fn id(&self, name: &str) -> Option<String> {
        self.names.get(name).cloned()
    }

    fn code(&self, id: &str, code: &str) -> Option<String> {
        let question = self.sketch.questions.iter().find(|question| question.id == id)?;
        let options = self.sketch.options(question.kind.list()?);
        options.iter().find(|option| option.code == code).map(|option| option.code.clone())
    }

    fn is_number(&self, id: &str) -> bool {
        self.sketch
            .questions
            .iter()
            .any(|question| question.id == id && matches!(question.kind, Kind::Quantity { .. }))
    }
}

impl Survey<'_, '_> {
    fn read(mut self) {
        let rows: Vec<u32> = self.rows.rows().collect();
        for row in rows {
            let kind = self.rows.text(row, "type");
            if kind.is_empty() {
                continue;
            }
            let word = kind.to_lowercase().replace('_', " ");
            if let Some(what) = word.strip_prefix("begin ") {
                let name = self.name(row);
                if what.trim_start().starts_with("repeat") || what.trim_start().starts_with("loop") {
                    self.leave(row, say::left_repeat(&name));
                }
                self.groups.push(Group {
                    name,
                    label: self.rows.label(row),
                    relevant: self.rows.text(row, "relevant"),
                });
            } else if word.starts_with("end ") {
                self.groups.pop();
            } else {
                self.question(row, &kind);
            }
        }
    }

    fn name(&self, row: u32) -> String {
        let name = self.rows.text(row, "name");
        if name.is_empty() { self.rows.label(row) } else { name }
    }

    fn leave(&mut self, row: u32, what: crate::catalogue::Phrase) {
        self.sketch.left_out.push(LeftOut { place: self.rows.cell(row, "type"), what });
    }

    /// What a row has for the person who answers or for a telephone, and what a definition has no place for.
    fn leave_columns(&mut self, row: u32, name: &str) {
        let carried = |column: &str| {
            let column = column.split(':').next().unwrap_or(column);
            CARRIED.contains(&column)
        };
        let mut others: Vec<(u32, String)> = self
            .rows
            .columns
            .iter()
            .filter(|(column, _)| !column.is_empty() && !carried(column))
            .map(|(column, at)| (*at, column.clone()))
            .collect();
        others.sort();
        for (_, column) in others {
            let text = self.rows.text(row, &column);
            if !text.is_empty() {
                let place = self.rows.cell(row, &column);
                self.sketch.left_out.push(LeftOut { place, what: say::left_words(name, &column, text) });
            }
        }
    }

    fn question(&mut self, row: u32, written: &str) {
        let name = self.name(row);
        self.leave_columns(row, &name);
        let words: Vec<&str> = written.split_whitespace().collect();
        let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
        let wanted = id_from(&name).filter(|id| !id.is_empty());
        let id =
            self.sketch.free_id(&wanted.unwrap_or_else(|| format!("item{}", self.sketch.questions.len() + 1)));
        let lower = written.to_lowercase();
        let choice = [
            ("select_one", true),
            ("select_multiple", false),
            ("select one", true),
            ("select all that apply", false),
            ("select multiple", false),
            ("rank", false),
        ]
        .iter()
        .find(|(word, _)| lower.starts_with(word));
        let mut other = false;
        let kind = if let Some((word, single)) = choice {
            let rest: Vec<&str> = written[word.len()..]
                .split_whitespace()
                .filter(|part| !part.eq_ignore_ascii_case("from"))
                .collect();
            other = rest
                .iter()
                .any(|part| part.eq_ignore_ascii_case("or_other") || part.eq_ignore_ascii_case("other"));
            let list = rest.first().copied().unwrap_or_default().to_owned();
            match self.list(&list, other) {
                Some(list) if *single => Kind::Single(list),
                Some(list) => Kind::Multiple(list),
                None => {
                    self.leave(row, say::left_list(&name, &list));
                    Kind::Text
                }
            }
        } else {
            match first.as_str() {
                "integer" | "int" | "decimal" | "range" => {
                    Kind::Quantity { unit: String::new(), min: None, max: None }
                }
                "date" | "datetime" | "today" if first != "today" => Kind::Date,
                "text" | "string" | "barcode" | "time" => Kind::Text,
                "calculate" => {
                    self.leave(row, say::left_calculation(&name));
                    return;
                }
                _ => {
                    self.leave(row, say::left_type(&name, written));
                    return;
                }
            }
        };
        if other {
            self.leave(row, say::left_other(&name));
        }
        if !self.rows.text(row, "choice_filter").is_empty() {
            self.leave(row, say::left_filter(&name));
        }
        if !self.rows.text(row, "calculation").is_empty() {
            self.leave(row, say::left_calculation(&name));
        }
        let whole = first.starts_with("int");
        let kind = self.bounded(row, &name, kind, whole);
        let universe = self.universe(row, &name);
        let label = Some(self.rows.label(row)).filter(|label| !label.is_empty()).unwrap_or_else(|| name.clone());
        let groups: Vec<&str> =
            self.groups.iter().map(|group| group.label.as_str()).filter(|label| !label.is_empty()).collect();
        let text = if groups.is_empty() { label.clone() } else { format!("{} — {label}", groups.join(" — ")) };
        let required = self.rows.text(row, "required").to_lowercase();
        let number = (self.sketch.questions.len() + 1).to_string();
        self.names.insert(name, id.clone());
        self.sketch.questions.push(SketchQuestion {
            id,
            number: format!("Q{number}"),
            text,
            kind,
            optional: matches!(required.as_str(), "no" | "false" | "false()"),
            universe,
            label,
            place: Place::Nowhere,
            unnumbered: false,
            cells: vec![self.rows.cell(row, "type"), self.rows.cell(row, "name")],
            reasons: vec![say::because_type(written)],
        });
    }

    /// The id of a choice list in the draft.
    fn list(&mut self, name: &str, other: bool) -> Option<String> {
        let mut options: Vec<SketchOption> =
            self.choices.get(name)?.iter().map(|(_, option)| option.clone()).collect();
        if other && !options.iter().any(|option| option.code == "other") {
            options.push(SketchOption {
                code: "other".to_owned(),
                label: "その他".to_owned(),
                aliases: Vec::new(),
                count: None,
            });
        }
        if options.is_empty() {
            return None;
        }
        let wanted = id_from(name).unwrap_or_else(|| format!("list{}", self.sketch.lists.len() + 1));
        Some(self.sketch.list(&wanted, options))
    }

    fn bounded(&mut self, row: u32, name: &str, kind: Kind, whole: bool) -> Kind {
        let constraint = self.rows.text(row, "constraint");
        if constraint.is_empty() {
            return kind;
        }
        let bounds = expression::bounds(&constraint, whole)
            .filter(|(min, max)| min.zip(*max).is_none_or(|(min, max)| min <= max));
        match (kind, bounds) {
            (Kind::Quantity { unit, .. }, Some((min, max))) => Kind::Quantity { unit, min, max },
            (kind, _) => {
                self.leave(row, say::left_constraint(name, &constraint));
                kind
            }
        }
    }

    /// The conditions of the question and of the groups around it, as one; none of them where one cannot be said.
    fn universe(&mut self, row: u32, name: &str) -> Option<String> {
        let own = self.rows.text(row, "relevant");
        let mut parts = Vec::new();
        let mut lost = Vec::new();
        let groups = self.groups.iter().map(|group| (Some(group.name.clone()), group.relevant.clone()));
        for (group, written) in groups.chain([(None, own)]).filter(|(_, written)| !written.is_empty()) {
            match expression::universe(&written, self) {
                Some(read) => parts.push(read),
                None => lost.push(match group {
                    Some(group) => say::left_group(group, &written),
                    None => say::left_relevant(name, &written),
                }),
            }
        }
        if !lost.is_empty() {
            for what in lost {
                self.leave(row, what);
            }
            let place = vec![self.rows.cell(row, "relevant")];
            let about = self.sketch.free_id(&id_from(name).unwrap_or_default());
            self.sketch.ask(Some(&about), place, say::ask_universe_words(name));
            return None;
        }
        let many = parts.len() > 1;
        let parts: Vec<String> = parts
            .into_iter()
            .map(|part| if many && part.contains(" or ") { format!("({part})") } else { part })
            .collect();
        (!parts.is_empty()).then(|| parts.join(" and "))
    }
}
