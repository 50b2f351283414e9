//! A definition as a tree in which every key and value knows where it stands, in the order of the file: read from TOML
//! or from a workbook, or put together by a program. The TOML library is named here only.

use std::collections::BTreeSet;
use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::catalogue::{Phrase, definition as words, units};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::source::{Problems, SourceFile};
use crate::text::number::Decimal;

/// A table: the head `[[question]]`, or the whole of an inline table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Where it stands.
    pub span: Range<usize>,
    /// Its entries in the order of the file.
    pub entries: Vec<Entry>,
}

/// What follows the key of a name where its English stands: `label_en`. Columns of a CSV are called the same.
pub const ENGLISH: &str = "_en";

/// The key whose English a key holds, or the key itself.
pub fn without_english(key: &str) -> &str {
    key.strip_suffix(ENGLISH).unwrap_or(key)
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// Value.
    pub value: Value,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Where it stands, quotes included.
    pub span: Range<usize>,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Text in quotes.
    Text(String),
    /// A number; none where it is no finite decimal.
    Number(Option<Decimal>),
    /// `true` or `false`.
    Flag(bool),
    /// A date or time without quotes.
    Time,
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it stands, quotes included.
    pub span: Range<usize>,
}

impl Value {
    /// The text, where it is one.
    pub fn words(&self) -> Option<Words<'_>> {
        match &self.data {
            Data::Text(text) => Some(Words { text, span: self.span.clone() }),
            Data::Number(_) | Data::Flag(_) | Data::Time | Data::List(_) | Data::Table(_) => None,
        }
    }

    /// The members, where it is a list.
    pub fn list(&self) -> &[Value] {
        match &self.data {
            Data::List(list) => list,
            Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time | Data::Table(_) => &[],
        }
    }

    /// The table, where it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match &self.data {
            Data::Table(table) => Some(table),
            Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time | Data::List(_) => None,
        }
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        match &self.data {
            Data::Number(number) => *number,
            Data::Text(_) | Data::Flag(_) | Data::Time | Data::List(_) | Data::Table(_) => None,
        }
    }
}

impl From<&str> for Data {
    fn from(text: &str) -> Self {
        Data::Text(text.to_owned())
    }
}

impl From<String> for Data {
    fn from(text: String) -> Self {
        Data::Text(text)
    }
}

impl From<bool> for Data {
    fn from(flag: bool) -> Self {
        Data::Flag(flag)
    }
}

impl From<Decimal> for Data {
    fn from(number: Decimal) -> Self {
        Data::Number(Some(number))
    }
}

impl From<Vec<Data>> for Data {
    fn from(members: Vec<Data>) -> Self {
        Data::List(members.into_iter().map(|data| Value { span: 0..0, data }).collect())
    }
}

impl Table {
    /// Puts a value under a key, as programs do that write definitions: `table.put("id", "q1")`.
    pub fn put(&mut self, key: &str, data: impl Into<Data>) {
        let value = Value { span: 0..0, data: data.into() };
        self.entries.push(Entry { key: key.to_owned(), key_span: 0..0, value });
    }

    /// Adds a table to the list under a key. Tables keep the order in which they are added, also where a question and a
    /// battery follow each other.
    pub fn push(&mut self, key: &str, mut member: Table) {
        let lists = self.entries.iter().map(|entry| entry.value.list().len());
        let place = lists.sum::<usize>();
        member.span = place..place;
        let value = Value { span: place..place, data: Data::Table(member) };
        match self.entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.value.data) {
            Some(Data::List(list)) => list.push(value),
            Some(_) | None => self.put(key, Data::List(vec![value])),
        }
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The text of a key, where it is one that says something.
    pub fn words(&self, key: &str) -> Option<Words<'_>> {
        self.get(key)?.value.words().filter(|words| !words.text.trim().is_empty())
    }

    /// The text of a key, or nothing.
    pub fn text(&self, key: &str) -> String {
        self.words(key).map(|words| words.text.to_owned()).unwrap_or_default()
    }

    /// Puts words under a key, and their English under its own where it differs.
    pub fn put_phrase(&mut self, key: &str, words: &Phrase) {
        self.put(key, words.ja.as_str());
        if words.en != words.ja {
            self.put(&format!("{key}{ENGLISH}"), words.en.as_str());
        }
    }

    /// The words of a key in both languages: `label`, and beside it `label_en`; without that the same in both.
    pub fn phrase(&self, key: &str) -> Phrase {
        let ja = self.text(key);
        let en = self.words(&format!("{key}{ENGLISH}")).map_or_else(|| ja.clone(), |words| words.text.to_owned());
        Phrase { ja, en }
    }

    /// The same, where the key is there.
    pub fn some_phrase(&self, key: &str) -> Option<Phrase> {
        self.words(key).map(|_| self.phrase(key))
    }

    /// A unit: one of the program's own, or the words of the definition.
    pub fn unit(&self, key: &str) -> Phrase {
        let unit = self.phrase(key);
        if unit.ja == unit.en { units::of(&unit.ja) } else { unit }
    }

    /// The number of a key.
    pub fn number(&self, key: &str) -> Option<Decimal> {
        self.get(key)?.value.number()
    }

    /// Whether a key is `true`.
    pub fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|entry| entry.value.data == Data::Flag(true))
    }

    /// The texts of a list.
    pub fn list(&self, key: &str) -> Vec<Words<'_>> {
        self.get(key).map(|entry| entry.value.list()).unwrap_or_default().iter().filter_map(Value::words).collect()
    }

    /// The texts of a key that takes one or a list of several.
    pub fn several(&self, key: &str) -> Vec<Words<'_>> {
        self.words(key).map_or_else(|| self.list(key), |only| vec![only])
    }

    /// The table of a key.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.get(key)?.value.as_table()
    }

    /// The tables of a list, in order.
    pub fn tables(&self, key: &str) -> Vec<&Table> {
        let list = self.get(key).map(|entry| entry.value.list()).unwrap_or_default();
        list.iter().filter_map(Value::as_table).collect()
    }

    /// Where a key's value stands, or else the table.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span.clone(), |entry| entry.value.span.clone())
    }
}

/// Whether two tables say the same: their entries in any order, wherever they stand. Lists of tables have an order of
/// their own; `together` are those that share one, such as questions and batteries.
pub fn same(a: &Table, b: &Table, together: &[&str]) -> bool {
    let shared = |table: &Table| {
        let mut members: Vec<(usize, String)> = Vec::new();
        for key in together {
            members.extend(table.tables(key).into_iter().map(|member| (member.span.start, (*key).to_owned())));
        }
        members.sort_by_key(|(start, _)| *start);
        members.into_iter().map(|(_, key)| key).collect::<Vec<_>>()
    };
    a.entries.len() == b.entries.len()
        && shared(a) == shared(b)
        && a.entries
            .iter()
            .all(|entry| b.get(&entry.key).is_some_and(|other| same_value(&entry.value, &other.value)))
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (&a.data, &b.data) {
        (Data::List(a), Data::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b)),
        (Data::Table(a), Data::Table(b)) => same(a, b, &[]),
        // Where one or several may stand, a list of one is that one.
        (Data::Text(_), Data::List(list)) | (Data::List(list), Data::Text(_)) => {
            let text = if matches!(a.data, Data::Text(_)) { a } else { b };
            list.len() == 1 && list.first().is_some_and(|only| only.data == text.data)
        }
        (
            Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time | Data::List(_) | Data::Table(_),
            Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time | Data::List(_) | Data::Table(_),
        ) => a.data == b.data,
    }
}

/// Reads a file as TOML. Where it is none, every mistake in the writing is noted and there is no tree.
pub fn parse(file: &SourceFile, problems: &mut Problems) -> Option<Table> {
    Reading { file, problems: &mut *problems }.check_encoding();
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    if errors.is_empty() {
        let mut root = table(document.get_ref(), 0..0);
        root.span = root.entries.first().map_or(0..0, |entry| entry.key_span.clone());
        return Some(root);
    }
    note_slips(file, &errors, problems);
    None
}

/// Reads a value as TOML that stands at a place of a source, such as `{ label = "…", codes = ["1", "2"] }`.
pub fn parse_value(file: &SourceFile, span: Range<usize>, problems: &mut Problems) -> Option<Value> {
    const KEY: &str = "v = ";
    let written = file.text.get(span.clone()).unwrap_or_default();
    // Behind so many blanks that it stands at the same byte as in the source.
    let padded = format!("{}{KEY}{written}", " ".repeat(span.start.saturating_sub(KEY.len())));
    let (document, errors) = DeTable::parse_recoverable(&padded);
    if errors.is_empty() {
        return table(document.get_ref(), 0..0).entries.pop().map(|entry| entry.value);
    }
    note_slips(file, &errors, problems);
    None
}

/// Notes every mistake in the writing.
fn note_slips(file: &SourceFile, errors: &[::toml::de::Error], problems: &mut Problems) {
    problems.leave_unread();
    let mut slips: Vec<(Range<usize>, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
    slips.sort_by(|a, b| (a.0.start, a.1).cmp(&(b.0.start, b.1)));
    // A line that could not be read leaves further errors in its own line, and keys that then seem to come twice.
    let broken = slips.iter().find(|(_, message)| !is_duplicate(message)).map(|(span, _)| span.start);
    let mut lines = BTreeSet::new();
    for (span, message) in slips {
        let follows = is_duplicate(message) && broken.is_some_and(|at| at < span.start);
        if !follows && lines.insert(file.line(span.start)) {
            let marked = file.text.get(span.clone()).unwrap_or_default();
            if is_backslash(file, &span, message) {
                problems.problem(file, span, words::toml_backslash(), None, Some(words::hint_backslash()));
                continue;
            }
            let message = if marked.trim().is_empty() && message.starts_with(UNQUOTED) {
                words::toml_no_value()
            } else {
                slip(message)
            };
            problems.problem(file, span, message, None, None);
        }
    }
}

/// What the library says of a value that is neither a number nor a text: also where there is no value at all.
const UNQUOTED: &str = "string values must be quoted";

/// What the library says of a sign behind a backslash that means nothing there, or not enough: a Windows path in quotes.
const ESCAPES: [&str; 3] = ["missing escaped value", "too few unicode value digits", "invalid value"];

/// Whether a mistake comes from a backslash within quotes. One at the end of a path takes the closing quote along.
fn is_backslash(file: &SourceFile, span: &Range<usize>, message: &str) -> bool {
    let from = file.text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line = file.text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let is_open = message.starts_with("invalid basic string") && line.trim_end().ends_with("\\\"");
    line.contains('\\') && (is_open || ESCAPES.iter().any(|start| message.starts_with(start)))
}

fn is_duplicate(message: &str) -> bool {
    message.starts_with("duplicate key")
}

/// A mistake in the writing of TOML, in the words of people who write it by hand.
fn slip(message: &str) -> Phrase {
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if is_duplicate(message) {
        words::toml_duplicate_key()
    } else if begins(&[UNQUOTED]) {
        words::toml_unquoted()
    } else if begins(&[
        "invalid basic string",
        "invalid literal string",
        "invalid multi-line",
        "missing opening quote",
    ]) {
        words::toml_bad_quotes(message)
    } else if begins(&["missing comma"]) {
        words::toml_missing_comma()
    } else if begins(&["unclosed"]) {
        words::toml_unclosed(message)
    } else if begins(&["key with no value", "missing value", "missing assignment"]) {
        words::toml_no_value()
    } else {
        words::toml_slip(message)
    }
}

fn table(table: &DeTable<'_>, span: Range<usize>) -> Table {
    let entry = |(key, inner): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &Spanned<std::borrow::Cow<'_, str>> = key;
        Entry { key: key.get_ref().to_string(), key_span: key.span(), value: value(inner) }
    };
    let mut entries: Vec<Entry> = table.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { span, entries }
}

fn value(found: &Spanned<DeValue<'_>>) -> Value {
    let data = match found.get_ref() {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Data::Number(Decimal::from_text(number.as_str())),
        DeValue::Integer(number) => {
            let whole = i128::from_str_radix(number.as_str(), number.radix()).ok();
            Data::Number(whole.and_then(|whole| Decimal::new(whole, 0)))
        }
        DeValue::Float(number) => Data::Number(Decimal::from_text(number.as_str())),
        DeValue::Boolean(flag) => Data::Flag(*flag),
        DeValue::Datetime(_) => Data::Time,
        DeValue::Array(list) => Data::List(list.iter().map(value).collect()),
        DeValue::Table(inner) => Data::Table(table(inner, found.span())),
    };
    Value { span: found.span(), data }
}
