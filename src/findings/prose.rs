//! The analyst's own Markdown and the marks in it: `{{figure:id}}`, `{{table:id}}`, `{{statement:id}}`. A mark that
//! names nothing is a mistake with its place, found before anything is counted.

use std::ops::Range;

use crate::catalogue::{definition as words, office};
use crate::survey::toml::source::{Problems, SourceFile, suggest_or_list};

/// What a mark puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A number with its unit.
    Figure,
    /// A table.
    Table,
    /// The chart of a table.
    Chart,
    /// A sentence.
    Statement,
}

impl MarkKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Figure, Self::Statement, Self::Table, Self::Chart];

    /// The word before the colon.
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Table => "table",
            Self::Chart => "chart",
            Self::Statement => "statement",
        }
    }

    /// Whether it puts in blocks of their own.
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Table | Self::Chart)
    }
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
        let kind = MarkKind::ALL.into_iter().find(|kind| kind.word() == word.trim());
        found.push(Mark { kind, word: word.trim().to_owned(), id: id.trim().to_owned(), span: start..close + 2 });
        from = close + 2;
    }
    found
}

/// Where marks stand that are written with full-width braces, or with both kinds: `｛｛figure:a｝｝`.
fn full_width_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, opening)) = pair(&text[from..], ['{', '｛']).map(|(at, width)| (from + at, width)) {
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let inside = start + opening;
        let close = pair(&text[inside..line_end], ['}', '｝']).map(|(at, width)| (inside + at, width));
        let plain = opening == 2 && close.is_none_or(|(_, width)| width == 2);
        from = close.map_or(line_end, |(at, width)| at + width);
        if !plain {
            found.push(start..from);
        }
    }
    found
}

/// The first two of these signs that follow each other, with the bytes they take.
fn pair(text: &str, signs: [char; 2]) -> Option<(usize, usize)> {
    let second = |at: usize| text[at..].chars().nth(1).filter(|next| signs.contains(next));
    text.char_indices()
        .filter(|(_, sign)| signs.contains(sign))
        .find_map(|(at, sign)| Some((at, sign.len_utf8() + second(at)?.len_utf8())))
}

/// Whether a mark is a paragraph of its own: the whole of its line, between empty lines or headings.
fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let mut above = before.rsplit('\n');
    let mut below = after.split('\n');
    let whole_line =
        above.next().is_some_and(str::is_empty) && below.next().is_some_and(|rest| rest.trim().is_empty());
    let apart = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty() || line.starts_with('#'));
    whole_line && apart(above.next()) && apart(below.next())
}

/// Whether a mark is the whole of its paragraph, where each line of the text is one.
fn fills_its_line(text: &str, span: &Range<usize>) -> bool {
    let before = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let after = text[span.end..].split('\n').next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty()
}

/// Notes every mark that names nothing, that is written with other braces, or whose table has no place of its own.
pub fn check(file: &SourceFile, figures: &[&str], tables: &[&str], statements: &[&str], problems: &mut Problems) {
    let broken = full_width_marks(&file.text);
    for span in &broken {
        problems.problem(file, span.clone(), words::mark_full_width(), None, Some(words::mark_forms()));
    }
    let is_broken =
        |mark: &Mark| broken.iter().any(|span| span.start < mark.span.end && mark.span.start < span.end);
    for mark in marks(&file.text).into_iter().filter(|mark| !is_broken(mark)) {
        let known = match mark.kind {
            Some(MarkKind::Figure) => figures,
            Some(MarkKind::Table | MarkKind::Chart) => tables,
            Some(MarkKind::Statement) => statements,
            None => {
                let message =
                    if mark.word.is_empty() { words::mark_not_closed() } else { words::mark_kind(&mark.word) };
                problems.problem(file, mark.span, message, None, Some(words::mark_forms()));
                continue;
            }
        };
        let (alone, help) = if file.paragraphs.is_some() {
            (fills_its_line(&file.text, &mark.span), office::own_paragraph())
        } else {
            (stands_alone(&file.text, &mark.span), words::table_paragraph())
        };
        if mark.kind.is_some_and(MarkKind::stands_alone) && !alone {
            let help = Some(help);
            problems.problem(file, mark.span.clone(), words::table_not_alone(&mark.id), None, help);
        }
        // Where a file could not be read at all, what a mark names may stand there.
        if !known.contains(&mark.id.as_str()) && !problems.has_unread() {
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

    #[test]
    fn full_width_braces_are_found_however_they_are_mixed() {
        let text = "{{figure:a}} ｛｛figure:b｝｝ {｛figure:c}} {{figure:d}｝ ｛一つ｝ {{figure:e}} ｛｛f";
        let found: Vec<&str> = full_width_marks(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["｛｛figure:b｝｝", "{｛figure:c}}", "{{figure:d}｝", "｛｛f"]);
    }

    #[test]
    fn a_table_stands_alone_in_its_paragraph() {
        let alone = |text: &str| stands_alone(text, &marks(text)[0].span);
        for text in ["{{table:a}}", "文。\n\n{{table:a}}\r\n\r\n文。", "## 見出し\n{{table:a}} \n## 次\n"]
        {
            assert!(alone(text), "{text}");
        }
        for text in [
            "表は{{table:a}}",
            "{{table:a}}のとおり",
            "文。\n{{table:a}}\n",
            "{{table:a}}\n文。",
            "- 一\n\n  {{table:a}}",
        ] {
            assert!(!alone(text), "{text}");
        }
    }
}
