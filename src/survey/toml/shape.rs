//! What a definition file may hold: its keys, which of them are required, and what each takes. A file is checked
//! against its shape in one pass that reports every unknown key, missing key and wrong value; the readers look up
//! names afterwards. The JSON schema for editors is made from the same shape, so the two cannot disagree.

use std::ops::Range;

use crate::catalogue::{Phrase, definition as words};
use crate::survey::predicate::{fiscal_year_word, iso_date};
use crate::survey::toml::source::{Problems, SourceFile, suggest, suggest_or_list};
use crate::survey::toml::tree::{Data, Entry, Table, Value, Words};
use crate::survey::workbook::headings;
use crate::text::clean::clean;
use crate::text::number::Decimal;

/// One key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is for.
    pub meaning: fn() -> Phrase,
}

impl Field {
    /// A key that must be there.
    pub const fn required(key: &'static str, shape: Shape, meaning: fn() -> Phrase) -> Self {
        Self { key, shape, required: true, meaning }
    }

    /// A key that may be left out.
    pub const fn optional(key: &'static str, shape: Shape, meaning: fn() -> Phrase) -> Self {
        Self { key, shape, required: false, meaning }
    }
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A text that is not blank.
    Text,
    /// What stands between several answers; a blank is one too.
    Separator,
    /// An id of small letters, digits and `.` `_` `-`.
    Id,
    /// The id of a round, with capitals too (`R2`).
    RoundId,
    /// A code of an option: anything that can stand in a condition.
    Code,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number.
    Number,
    /// A whole number from the first to the second, both included.
    Whole(u32, u32),
    /// `true` or `false`.
    Flag,
    /// A file or folder inside the workspace, with `/`.
    Path,
    /// `FY2020`.
    FiscalYear,
    /// `2020-12-31`.
    Day,
    /// A condition; what it says is checked where the questions are known.
    Condition,
    /// A list, each member of one shape.
    List(&'static Shape),
    /// One of a shape, or a list of several.
    Several(&'static Shape),
    /// A table.
    Table(&'static [Field]),
    /// A list of tables with at least one member.
    Tables(&'static [Field]),
    /// A table whose keys are fiscal years and whose values are texts.
    ByFiscalYear,
}

/// Keys inside a shape.
#[derive(Debug, Clone, Copy)]
pub enum Inside {
    /// None: the shape is one value, however many words that has.
    Nothing,
    /// Those of one table.
    Table(&'static [Field]),
    /// Those of every table of a list.
    Tables(&'static [Field]),
}

impl Shape {
    /// The keys inside.
    pub fn inside(self) -> Inside {
        match self {
            Shape::Table(fields) => Inside::Table(fields),
            Shape::Tables(fields) => Inside::Tables(fields),
            Shape::Text
            | Shape::Separator
            | Shape::Id
            | Shape::RoundId
            | Shape::Code
            | Shape::Word(_)
            | Shape::Number
            | Shape::Whole(..)
            | Shape::Flag
            | Shape::Path
            | Shape::FiscalYear
            | Shape::Day
            | Shape::Condition
            | Shape::List(_)
            | Shape::Several(_)
            | Shape::ByFiscalYear => Inside::Nothing,
        }
    }
}

/// Words that a condition uses itself, so that no question can have them for an id.
const CONDITION_WORDS: [&str; 4] = ["and", "everyone", "not", "or"];

/// Checks a table against its fields.
pub fn check(file: &SourceFile, table: &Table, fields: &[Field], problems: &mut Problems) {
    check_within(file, table, fields, fields, problems);
}

/// The same of a table inside a file, of which `top` are the fields.
fn check_within(file: &SourceFile, table: &Table, fields: &[Field], top: &[Field], problems: &mut Problems) {
    let known: Vec<&str> = fields.iter().map(|field| field.key).collect();
    for entry in &table.entries {
        match fields.iter().find(|field| field.key == entry.key) {
            Some(field) => Check { file, entry, top, problems }.value(&entry.value, field.shape),
            None => {
                let help = if is_of_top(file, entry, fields, top) {
                    Some(words::hint_key_of_top(&entry.key))
                } else {
                    suggest_or_list(&entry.key, &known)
                };
                problems.problem(file, entry.key_span.clone(), words::unknown_key(&entry.key), None, help);
            }
        }
    }
    for field in fields.iter().filter(|field| field.required && table.get(field.key).is_none()) {
        let (message, help) = rows_of(file, field)
            .unwrap_or_else(|| (words::missing_key(file.called(&table.span, field.key)), (field.meaning)()));
        let place = file.missing(&table.span, field.key);
        problems.problem(file, place, message, None, Some(help));
    }
}

/// Whether a key that a table does not have belongs to the top of the file: whoever adds a line at the end of a text adds it to
/// the last table.
fn is_of_top(file: &SourceFile, entry: &Entry, fields: &[Field], top: &[Field]) -> bool {
    let has = |fields: &[Field]| {
        fields.iter().any(|field| field.key == entry.key && matches!(field.shape.inside(), Inside::Nothing))
    };
    file.cells.is_none() && !file.typed && !std::ptr::eq(fields, top) && has(top)
}

/// Of a workbook a list that is missing is a sheet: which one, and what stands on it.
fn rows_of(file: &SourceFile, field: &Field) -> Option<(Phrase, Phrase)> {
    let (Some(_), Inside::Tables(inside)) = (&file.cells, field.shape.inside()) else { return None };
    let (path, sheet) = headings::sheet_of_list(field.key)?;
    let parents = path[..path.len() - 1].iter().map(|parent| (*parent, *parent));
    let own = inside.iter().filter(|field| matches!(field.shape.inside(), Inside::Nothing));
    let columns: Vec<(&str, &str)> = parents.chain(own.map(|own| (field.key, own.key))).collect();
    let japanese = columns.iter().map(|(list, key)| headings::heading(list, key).unwrap_or(key));
    let headings = Phrase {
        ja: japanese.collect::<Vec<_>>().join("、"),
        en: columns.iter().map(|(_, key)| *key).collect::<Vec<_>>().join(", "),
    };
    Some((words::rows_missing(&sheet), words::rows_wanted(&sheet, headings)))
}

/// The check of one entry.
struct Check<'a, 'p> {
    file: &'a SourceFile,
    entry: &'a Entry,
    /// The fields of the whole file.
    top: &'a [Field],
    problems: &'p mut Problems,
}

impl Check<'_, '_> {
    fn value(&mut self, value: &Value, shape: Shape) {
        match (shape, &value.data) {
            (Shape::Number, Data::Number(Some(_))) | (Shape::Flag, Data::Flag(_)) => {}
            (Shape::Whole(least, most), Data::Number(number)) => {
                let whole = number.and_then(|number| number.to_i128());
                let fits = whole.is_some_and(|whole| (i128::from(least)..=i128::from(most)).contains(&whole));
                if !fits {
                    self.say(value.span.clone(), words::takes_whole(&self.entry.key, least, most), None);
                }
            }
            (Shape::Several(member), Data::Text(_) | Data::Number(_) | Data::Flag(_)) => {
                self.value(value, *member);
            }
            (Shape::List(member) | Shape::Several(member), Data::List(list)) => {
                for inner in list {
                    self.value(inner, *member);
                }
                if list.is_empty() {
                    self.say(value.span.clone(), words::empty_list(&self.entry.key), None);
                }
            }
            (Shape::Table(fields), Data::Table(table)) => {
                check_within(self.file, table, fields, self.top, self.problems);
            }
            (Shape::ByFiscalYear, Data::Table(table)) => self.years(table),
            (Shape::Tables(fields), Data::List(list)) => {
                for inner in list {
                    match inner.as_table() {
                        Some(table) => check_within(self.file, table, fields, self.top, self.problems),
                        None => self.wrong_type(inner, shape),
                    }
                }
                if list.is_empty() {
                    self.say(value.span.clone(), words::empty_list(&self.entry.key), None);
                }
            }
            (
                Shape::Text
                | Shape::Separator
                | Shape::Id
                | Shape::RoundId
                | Shape::Code
                | Shape::Word(_)
                | Shape::Path
                | Shape::FiscalYear
                | Shape::Day
                | Shape::Condition,
                Data::Text(text),
            ) => self.words(&Words { text, span: value.span.clone() }, shape),
            _ => self.wrong_type(value, shape),
        }
    }

    fn words(&mut self, words: &Words<'_>, shape: Shape) {
        let (key, text) = (&self.entry.key, words.text);
        let wrong = match shape {
            Shape::Separator if !text.is_empty() => None,
            _ if text.trim().is_empty() => Some(words::blank(key)),
            Shape::Id if CONDITION_WORDS.contains(&text) => Some(words::reserved_id(text)),
            Shape::Id if !is_id(text, false) => Some(words::bad_id(text)),
            Shape::RoundId if !is_id(text, true) => Some(words::bad_round_id(text)),
            Shape::Code if !is_code(text) => Some(words::bad_code(text)),
            Shape::Word(known) if !known.contains(&text) => {
                let message = words::unknown_word(key, text);
                let known = self.choices(known);
                let label = words::one_of(known.join(" / "));
                let help = suggest(text, known.iter().copied());
                self.problems.problem(self.file, words.span.clone(), message, Some(label), help);
                None
            }
            Shape::Path if !is_path(text) => Some(words::bad_path(typed(text))),
            Shape::FiscalYear if fiscal_year_word(text).is_none() => Some(words::bad_fiscal_year(text)),
            Shape::Day if iso_date(text).is_none() => Some(words::bad_day(text)),
            _ => None,
        };
        if let Some(message) = wrong {
            self.say(words.span.clone(), message, None);
        }
    }

    /// The words that a key takes, as they stand in the dropdown of a workbook or in a text file.
    fn choices(&self, known: &'static [&'static str]) -> Vec<&'static str> {
        let shown = |word: &&'static str| match self.file.cells {
            Some(_) => headings::word(&self.entry.key, word).unwrap_or(word),
            None => word,
        };
        known.iter().map(shown).collect()
    }

    fn years(&mut self, table: &Table) {
        for entry in &table.entries {
            if fiscal_year_word(&entry.key).is_none() {
                self.say(entry.key_span.clone(), words::bad_fiscal_year(&entry.key), None);
            }
            Check { file: self.file, entry, top: self.top, problems: self.problems }
                .value(&entry.value, Shape::Text);
        }
        if table.entries.is_empty() {
            self.say(table.span.clone(), words::empty_list(&self.entry.key), None);
        }
    }

    fn wrong_type(&mut self, value: &Value, shape: Shape) {
        let key = &self.entry.key;
        if self.file.cells.is_some() {
            return self.wrong_cell(value, shape);
        }
        let message = match shape {
            Shape::Number => words::takes_number(key),
            Shape::Whole(least, most) => words::takes_whole(key, least, most),
            Shape::Flag => words::takes_flag(key),
            Shape::Day => words::takes_day(key),
            Shape::List(_) | Shape::Several(_) => words::takes_list(key),
            Shape::Table(_) | Shape::ByFiscalYear => words::takes_table(key),
            Shape::Tables(_) => words::takes_tables(key),
            Shape::Text
            | Shape::Separator
            | Shape::Id
            | Shape::RoundId
            | Shape::Code
            | Shape::Word(_)
            | Shape::Path
            | Shape::FiscalYear
            | Shape::Condition => words::takes_text(key),
        };
        let found = match &value.data {
            Data::Text(_) => words::is_text(),
            Data::Number(_) => words::is_number(),
            Data::Flag(_) => words::is_flag(),
            Data::Time => words::is_time(),
            Data::List(_) => words::is_list(),
            Data::Table(_) => words::is_table(),
        };
        self.say(value.span.clone(), message, Some(found));
    }

    /// The same of a cell, which has no quotes and no brackets.
    fn wrong_cell(&mut self, value: &Value, shape: Shape) {
        let key = &self.entry.key;
        let message = match shape {
            Shape::Number => words::cell_takes_number(key),
            Shape::Whole(least, most) => words::takes_whole(key, least, most),
            Shape::Flag => words::cell_takes_flag(key),
            Shape::Day => words::cell_takes_day(key),
            Shape::List(_) | Shape::Several(_) | Shape::Table(_) | Shape::ByFiscalYear | Shape::Tables(_) => {
                words::cell_takes_list(key)
            }
            Shape::Text
            | Shape::Separator
            | Shape::Id
            | Shape::RoundId
            | Shape::Code
            | Shape::Word(_)
            | Shape::Path
            | Shape::FiscalYear
            | Shape::Condition => words::cell_takes_text(key),
        };
        let takes_number = matches!(shape, Shape::Number | Shape::Whole(..));
        let number = value.words().filter(|_| takes_number).and_then(|words| number_in(words.text));
        self.problems.problem(self.file, value.span.clone(), message, None, number.map(words::cell_number));
    }

    fn say(&mut self, span: Range<usize>, message: Phrase, label: Option<Phrase>) {
        self.problems.problem(self.file, span, message, label, None);
    }
}

/// The only number in a text: 500 in 「500台」.
fn number_in(text: &str) -> Option<String> {
    let text = clean(text).replace(',', "");
    let mut numbers =
        text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).filter(|run| !run.is_empty());
    let only = numbers.next().filter(|run| Decimal::from_text(run).is_some())?;
    numbers.next().is_none().then(|| only.to_owned())
}

/// Whether a text is an id.
pub fn is_id(text: &str, capitals: bool) -> bool {
    let plain = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase() || (capitals && c.is_ascii_uppercase());
    text.starts_with(plain) && text.chars().all(|c| plain(c) || matches!(c, '.' | '_' | '-'))
}

/// Whether a text can stand as one code in a condition.
fn is_code(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '=' | '<' | '>'))
        && !CONDITION_WORDS.contains(&text)
}

/// A path as it was typed, whose `\n` is not the end of a line.
fn typed(text: &str) -> String {
    text.chars()
        .flat_map(|sign| if sign.is_control() { sign.escape_default().collect() } else { vec![sign] })
        .collect()
}

/// Whether a text is a path that stays inside the workspace and reads the same on every system.
fn is_path(text: &str) -> bool {
    let drive = text.as_bytes().get(1) == Some(&b':');
    // `\n` and `\t` in a path with backslashes are no signs that anybody typed.
    let is_plain = !text.contains(|sign: char| sign == '\\' || sign.is_control());
    !drive && is_plain && text.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
