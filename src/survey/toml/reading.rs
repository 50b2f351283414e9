//! What every reader of a definition file does: say what is wrong at its place, look a name up, and see that
//! names are used once.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalogue::{Phrase, definition as words};
use crate::survey::toml::source::{Problems, SourceFile, suggest_or_list};
use crate::survey::toml::tree::{Table, Words};
use crate::text::key::key;

/// A file while it is read.
pub struct Reading<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// Where its mistakes go.
    pub problems: &'a mut Problems,
}

impl Reading<'_> {
    /// Notes a mistake.
    pub fn say(&mut self, span: Range<usize>, message: Phrase) {
        self.problems.problem(self.file, span, message, None, None);
    }

    /// Notes a mistake and what to do.
    pub fn advise(&mut self, span: Range<usize>, message: Phrase, help: Phrase) {
        self.problems.problem(self.file, span, message, None, Some(help));
    }

    /// Notes a key that a table must have and does not, with what it means or what to do: in a workbook at its blank cell, in
    /// a text where the entry stands that asks for it, or at the table.
    pub fn misses(&mut self, table: &Table, key: &str, asked_by: Option<&str>, help: Option<Phrase>) {
        let place = match asked_by {
            Some(entry) if self.file.cells.is_none() => table.place(entry),
            _ => self.file.missing(&table.span, key),
        };
        let message = words::missing_key(self.file.called(&table.span, key));
        self.problems.problem(self.file, place, message, None, help);
    }

    /// Notes bytes that are neither UTF-8 nor CP932.
    pub fn check_encoding(&mut self) {
        if let Some(charset) = self.file.foreign {
            let first = self.file.text.lines().next().map_or(0, str::len);
            self.advise(0..first, words::foreign_charset(charset), words::save_as_utf8());
        } else if let Some(at) = self.file.text.find('\u{FFFD}') {
            self.advise(at..at + '\u{FFFD}'.len_utf8(), words::unreadable_bytes(), words::save_as_utf8());
        }
    }

    /// Whether a name is known; notes it with a suggestion where it is not, unless it may stand in what could not be read.
    pub fn knows(&mut self, name: &Words<'_>, known: &[&str], unknown: Phrase) -> bool {
        let found = known.contains(&name.text);
        if !found && !self.problems.has_unread() {
            let help = suggest_or_list(name.text, known);
            self.problems.problem(self.file, name.span.clone(), unknown, None, help);
        }
        found
    }

    /// Notes every name that is used again, as it is written.
    pub fn once<'w>(&mut self, names: impl IntoIterator<Item = Words<'w>>) {
        self.once_by(names, str::to_owned);
    }

    /// Notes every name that is used again, as respondents would read it: widths and spaces make no difference.
    pub fn once_as_read<'w>(&mut self, names: impl IntoIterator<Item = Words<'w>>) {
        self.once_by(names, key);
    }

    fn once_by<'w>(&mut self, names: impl IntoIterator<Item = Words<'w>>, reading: impl Fn(&str) -> String) {
        let mut first = BTreeMap::new();
        for name in names {
            let place = self.file.place(name.span.start);
            if let Some(before) = first.get(&reading(name.text)) {
                self.advise(name.span, words::duplicate(name.text), words::first_in(before));
            } else {
                first.insert(reading(name.text), place);
            }
        }
    }
}

/// A path written relative to the folder of a file, relative to the workspace.
pub fn beside(file: &SourceFile, path: &str) -> String {
    match file.name.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{path}"),
        None => path.to_owned(),
    }
}
