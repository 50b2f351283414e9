//! The marks in what people write, checked: the analyst's own Markdown, and an office's Word file. A mark that names nothing is a
//! mistake with its place, found before anything is counted.

use std::ops::Range;

use crate::catalogue::{Phrase, definition as words, office};
use crate::findings::marks::{Flaw, Mark, MarkKind, marks, meant};
use crate::findings::plan::nameable::Nameable;
use crate::survey::toml::source::{Problems, SourceFile};

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

/// Notes every mark that names nothing, that is none although it looks like one, or whose table has no place of its own.
pub fn check(file: &SourceFile, names: &Nameable, problems: &mut Problems) {
    for mark in marks(&file.text) {
        if let Some((message, help)) = flawed(&mark, names) {
            problems.problem(file, mark.span, message, None, Some(help));
            continue;
        }
        let Some(kind) = mark.kind else { continue };
        if kind == MarkKind::Stamp {
            if !mark.id.is_empty() {
                problems.problem(file, mark.span, words::stamp_has_no_id(), None, Some(words::mark_forms()));
            }
            continue;
        }
        let (alone, help) = if file.paragraphs.is_some() {
            (fills_its_line(&file.text, &mark.span), office::own_paragraph())
        } else {
            (stands_alone(&file.text, &mark.span), words::table_paragraph())
        };
        if kind.stands_alone() && !alone {
            let is_chart = kind == MarkKind::Chart;
            let message =
                if is_chart { words::chart_not_alone(&mark.id) } else { words::table_not_alone(&mark.id) };
            problems.problem(file, mark.span.clone(), message, None, Some(help));
        }
        // Where a file could not be read at all, what a mark names may stand there.
        if !names.ids(kind).contains(&mark.id) && !problems.has_unread() {
            if let Some(table) = names.undrawn(kind, &mark.id) {
                let help = names.with_chart().map_or_else(office::hint_no_chart_at_all, office::hint_no_chart);
                problems.problem(file, mark.span, office::no_chart(table), None, Some(help));
                continue;
            }
            let message = if mark.id.is_empty() {
                words::mark_without_id(kind.word())
            } else {
                words::mark_names_nothing(&mark.id)
            };
            problems.problem(file, mark.span, message, None, names.meant(kind, &mark.id));
        }
    }
}

/// Why what looks like a mark is none, and what to do.
fn flawed(mark: &Mark, names: &Nameable) -> Option<(Phrase, Phrase)> {
    let message = match mark.flaw {
        None if mark.kind.is_some() => return None,
        None => {
            let typed = |kind: MarkKind, id: &str| words::mark_colon(format!("{{{{{}:{id}}}}}", kind.word()));
            let help = meant(mark).map(|(kind, id)| match (kind, id.as_str()) {
                (MarkKind::Stamp, _) => words::mark_colon("{{stamp}}"),
                (_, "") => typed(kind, "id"),
                // Which numbers a table has is known when it is counted.
                (_, id) if id.contains('.') || names.ids(kind).iter().any(|known| known == id) => typed(kind, id),
                (_, id) => names.meant(kind, id).unwrap_or_else(|| typed(kind, id)),
            });
            // An id alone.
            let named = |kind: &MarkKind| mark.id.is_empty() && names.ids(*kind).contains(&mark.word);
            let help = help.or_else(|| Some(typed(MarkKind::ALL.into_iter().find(named)?, &mark.word)));
            return Some((words::mark_kind(&mark.word), help.unwrap_or_else(words::mark_forms)));
        }
        Some(Flaw::NotClosed) => words::mark_not_closed(),
        Some(Flaw::NotOpened) => words::mark_not_opened(),
        Some(Flaw::Braces) => words::mark_braces(),
        Some(Flaw::Empty) => words::mark_empty(),
        Some(Flaw::Bare) => {
            MarkKind::of_word(&mark.word).filter(|kind| names.ids(*kind).contains(&mark.id))?;
            words::mark_bare()
        }
    };
    Some((message, words::mark_forms()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
