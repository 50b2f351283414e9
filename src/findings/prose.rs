//! The analyst's own Markdown and the marks in it: `{{figure:id}}`, `{{table:id}}`, `{{statement:id}}`. A mark that
//! names nothing is a mistake with its place, found before anything is counted.

use std::ops::Range;

use crate::catalogue::definition as words;
use crate::survey::toml::source::{Problems, SourceFile, suggest_or_list};

/// What a mark puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A number with its unit.
    Figure,
    /// A table.
    Table,
    /// A sentence.
    Statement,
}

/// A mark in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it puts in; none for a word that is no kind.
    pub kind: Option<MarkKind>,
    /// The word before the colon.
    pub word: String,
    /// The id after it.
    pub id: String,
    /// Where the whole mark stands.
    pub span: Range<usize>,
}

/// Every mark of a text, in order; a `{{` without its `}}` has an empty id.
pub fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let Some(close) = text[start..line_end].find("}}").map(|at| start + at) else {
            found.push(Mark { kind: None, word: String::new(), id: String::new(), span: start..line_end });
            from = line_end;
            continue;
        };
        let inner = &text[start + 2..close];
        let (word, id) = inner.split_once(':').unwrap_or((inner, ""));
        let kind = match word.trim() {
            "figure" => Some(MarkKind::Figure),
            "table" => Some(MarkKind::Table),
            "statement" => Some(MarkKind::Statement),
            _ => None,
        };
        found.push(Mark { kind, word: word.trim().to_owned(), id: id.trim().to_owned(), span: start..close + 2 });
        from = close + 2;
    }
    found
}

/// Notes every mark that names nothing.
pub fn check(file: &SourceFile, figures: &[&str], tables: &[&str], statements: &[&str], problems: &mut Problems) {
    for mark in marks(&file.text) {
        let known = match mark.kind {
            Some(MarkKind::Figure) => figures,
            Some(MarkKind::Table) => tables,
            Some(MarkKind::Statement) => statements,
            None => {
                let message =
                    if mark.word.is_empty() { words::mark_not_closed() } else { words::mark_kind(&mark.word) };
                problems.problem(file, mark.span, message, None, Some(words::mark_forms()));
                continue;
            }
        };
        if !known.contains(&mark.id.as_str()) {
            let help = suggest_or_list(&mark.id, known);
            problems.problem(file, mark.span, words::mark_names_nothing(&mark.id), None, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_with_their_place() {
        let text = "全体の {{figure:a}} で、{{ table : b }}\n{{figure:c";
        let found = marks(text);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].kind, found[0].id.as_str()), (Some(MarkKind::Figure), "a"));
        assert_eq!(&text[found[0].span.clone()], "{{figure:a}}");
        assert_eq!((found[1].kind, found[1].id.as_str()), (Some(MarkKind::Table), "b"));
        assert_eq!(found[2].kind, None);
    }
}
