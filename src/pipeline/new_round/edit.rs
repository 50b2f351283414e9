//! Changes to a definition in TOML where its reader says that things stand: values replaced, lines put in, blocks taken
//! out. All that is not named stays byte for byte, comments and order too. Whoever edits reads the outcome again and
//! compares it with the tree that it should be.

use std::ops::Range;

use crate::survey::toml::tree::{Data, Entry, Table, Value};

/// Changes to a text, each at its place in the text as it was.
pub(super) struct Edits<'t> {
    text: &'t str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'t> Edits<'t> {
    /// No changes yet.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, changes: Vec::new() }
    }

    /// Puts words in the place of others.
    pub(super) fn replace(&mut self, span: Range<usize>, words: impl Into<String>) {
        self.changes.push((span, words.into()));
    }

    /// Puts lines in the place of the lines in which an entry stands.
    pub(super) fn replace_lines(&mut self, entry: &Entry, lines: &str) {
        let span = self.lines(entry.key_span.start..end_of(&entry.value));
        self.replace(span, lines);
    }

    /// Puts lines below the lines in which an entry stands.
    pub(super) fn insert_below(&mut self, entry: &Entry, lines: &str) {
        let at = self.lines(entry.key_span.start..end_of(&entry.value)).end;
        // The last line of a file may lack its end.
        let lead = if self.text[..at].ends_with('\n') { "" } else { "\n" };
        self.replace(at..at, format!("{lead}{lines}"));
    }

    /// Takes out the block of a table under a head of its own, with the comment on it and the blank line above.
    pub(super) fn remove_block(&mut self, table: &Table) {
        let mut span = self.block(table);
        while let Some(above) = self.text[..span.start].strip_suffix('\n') {
            let start = above.rfind('\n').map_or(0, |newline| newline + 1);
            let line = above[start..].trim_start();
            if !line.starts_with('#') || line.starts_with("#:") {
                break;
            }
            span.start = start;
        }
        if self.text[..span.start].ends_with("\n\n") {
            span.start -= 1;
        }
        self.replace(span, "");
    }

    /// The lines of a table under a head of its own, all that stands inside it included.
    pub(super) fn block(&self, table: &Table) -> Range<usize> {
        self.lines(table.span.start..end_of_table(table))
    }

    /// The text with its changes; a change inside another that takes its place is dropped.
    pub(super) fn made(mut self) -> String {
        // What is put in at a place comes before what takes the place of the words there.
        self.changes.sort_by_key(|(span, _)| (span.start, span.end));
        let (mut out, mut at) = (String::with_capacity(self.text.len()), 0);
        for (span, words) in self.changes {
            if span.start < at {
                continue;
            }
            out.push_str(&self.text[at..span.start]);
            out.push_str(&words);
            at = span.end;
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// Whole lines around a place.
    fn lines(&self, span: Range<usize>) -> Range<usize> {
        let start = self.text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[span.end..].find('\n').map_or(self.text.len(), |newline| span.end + newline + 1);
        start..end
    }
}

/// Whether tables stand under heads of their own, `[[round]]`, and not within a line.
pub(super) fn under_heads(text: &str, tables: &[&Table]) -> bool {
    tables.iter().all(|table| text.get(table.span.clone()).is_some_and(|head| head.trim_start().starts_with("[[")))
}

fn end_of(value: &Value) -> usize {
    let inner = match &value.data {
        Data::List(list) => list.iter().map(end_of).max(),
        Data::Table(table) => Some(end_of_table(table)),
        Data::Text(_) | Data::Number(_) | Data::Flag(_) | Data::Time => None,
    };
    value.span.end.max(inner.unwrap_or(0))
}

fn end_of_table(table: &Table) -> usize {
    table.entries.iter().map(|entry| end_of(&entry.value)).max().unwrap_or(0).max(table.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::toml::source::{Problems, SourceFile};
    use crate::survey::toml::tree::parse;

    #[test]
    fn what_is_not_changed_stays_as_it_was() {
        let text = concat!(
            "# head\nid = \"a\" # why\n\n# first\n[[round]]\nid = \"R1\"\n  [[round.source]]\n  folder = \"x\"\n\n",
            "# next\n[[round]]\nid = \"R2\"\nas_of = \"d\" # day\n",
        );
        let tree = parse(&SourceFile::new("a.toml", text), &mut Problems::new()).unwrap();
        let rounds = tree.tables("round");
        assert!(under_heads(text, &rounds));
        let mut edits = Edits::new(text);
        edits.replace(tree.place("id"), "\"b\"");
        edits.remove_block(rounds[0]);
        edits.replace_lines(rounds[1].get("as_of").unwrap(), "# gone\n");
        edits.insert_below(rounds[1].get("id").unwrap(), "label = \"L\"\n");
        let made = "# head\nid = \"b\" # why\n\n# next\n[[round]]\nid = \"R2\"\nlabel = \"L\"\n# gone\n";
        assert_eq!(edits.made(), made);
    }
}
