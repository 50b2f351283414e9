//! GitHub-flavoured Markdown: the report as a text that can be read raw, compared line by line and pasted into
//! a wiki. Several heading rows become one line, the only head a pipe table has; what looks like Markdown in the
//! data is escaped.

use super::layout;
use crate::catalogue::direction::ended;
use crate::report::model::{Block, Report, ReportTable, ReportWords, Span, TableCell};

/// The whole report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut parts = vec![format!("# {}", line(&report.title))];
    parts.extend(report.stamps.iter().map(|stamp| strong_line(stamp)));
    for section in &report.sections {
        parts.push(format!("## {}", line(format!("{} {}", section.number, section.title).trim())));
        for block in &section.blocks {
            parts.push(markdown_of(block, &report.words));
            parts.push(quote(&layout::span_notes(&report.words, block)));
        }
    }
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn markdown_of(block: &Block, words: &ReportWords) -> String {
    match block {
        // A section has two marks, so a heading of level 2 has three; Markdown ends at six.
        Block::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from(*level).saturating_add(1).clamp(3, 6)), inline(text))
        }
        Block::Paragraph(spans) => at_line_start(&inline(spans)),
        Block::List { ordered, items } => {
            let lines: Vec<String> = (1..)
                .zip(items)
                .map(|(at, item): (usize, _)| {
                    let text = at_line_start(&inline(item));
                    if *ordered { format!("{at}. {text}") } else { format!("- {text}") }
                })
                .collect();
            lines.join("\n")
        }
        Block::Table(table) => table_with_notes(table, words),
        // Markdown has no drawing: what the chart shows stands in rows and columns.
        Block::Chart(chart) => table_with_notes(&layout::chart_as_table(words, chart), words),
        Block::Note(text) => quote(&[layout::note(words, text)]),
    }
}

fn table_with_notes(table: &ReportTable, words: &ReportWords) -> String {
    let mut parts = vec![strong_line(&layout::caption(words, table))];
    if layout::column_count(table) > 0 {
        parts.push(pipe_table(table, words));
    }
    if !table.notes.is_empty() {
        parts.push(quote(&layout::notes(words, &table.notes)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn pipe_table(table: &ReportTable, words: &ReportWords) -> String {
    let head: Vec<String> = layout::merged_head(words, table).iter().map(|text| escape(text)).collect();
    let marks: Vec<String> = layout::numeric_columns(table)
        .iter()
        .map(|right| if *right { "---:".to_owned() } else { "---".to_owned() })
        .collect();
    let mut lines = vec![pipe_row(&head), pipe_row(&marks)];
    for row in &table.rows {
        // Without colours a provisional cell is bold; the note below the table says so.
        let shown = |cell: &TableCell| {
            if cell.provisional && !cell.text.is_empty() {
                bold(&cell.text, None, None)
            } else {
                escape(&cell.text)
            }
        };
        let mut cells: Vec<String> = row.iter().map(shown).collect();
        cells.resize(head.len(), String::new());
        lines.push(pipe_row(&cells));
    }
    lines.join("\n")
}

fn pipe_row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn quote(notes: &[String]) -> String {
    let lines: Vec<String> = notes.iter().map(|note| format!("> {}", line(note))).collect();
    lines.join("\n>\n")
}

/// Spans with their marks.
fn inline(spans: &[Span]) -> String {
    // Neighbours of one weight are one run: `**a****b**` would not be read as bold.
    let mut runs: Vec<(String, bool)> = Vec::new();
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        match runs.last_mut() {
            Some((text, strong)) if *strong == span.strong => text.push_str(&ended(&span.text)),
            Some(_) | None => runs.push((ended(&span.text).into_owned(), span.strong)),
        }
    }
    let mut out = String::new();
    for (at, (text, strong)) in runs.iter().enumerate() {
        if *strong {
            let before = at.checked_sub(1).and_then(|at| runs.get(at)).and_then(|(text, _)| text.chars().last());
            let after = runs.get(at + 1).and_then(|(text, _)| text.chars().next());
            out.push_str(&bold(text, before, after));
        } else {
            out.push_str(&escape(text));
        }
    }
    out
}

/// Bold text between two neighbours. Asterisks next to a bracket or full stop do not close in front of a letter
/// (CommonMark's flanking rule, which knows no text without blanks: `**「要」**です`), so there the tag is written.
fn bold(text: &str, before: Option<char>, after: Option<char>) -> String {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let holds = |inner: Option<char>, outer: Option<char>| match inner {
        None => false,
        Some(c) if blank(c) => false,
        Some(c) => c.is_alphanumeric() || outer.is_none_or(blank),
    };
    if holds(text.chars().next(), before) && holds(text.chars().last(), after) {
        format!("**{}**", escape(text))
    } else {
        format!("<strong>{}</strong>", escape(text))
    }
}

fn strong_line(text: &str) -> String {
    if text.is_empty() { String::new() } else { bold(text, None, None) }
}

/// Escaped text that stands after a mark, where only the start of a block inside a block could be misread.
fn line(text: &str) -> String {
    at_line_start(&escape(text))
}

/// Escaped text at the start of a line, where `#`, `-`, `+` and `1.` would start a heading or a list and four blanks
/// a code block.
fn at_line_start(escaped: &str) -> String {
    let text = escaped.trim_start_matches([' ', '\t']);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let mut following = rest.chars();
    let first = following.next();
    let second = following.next();
    let opens = match first {
        Some('#') => digits == 0,
        Some('-' | '+') => digits == 0 && second.is_none_or(|c| c == ' ' || Some(c) == first),
        Some('.' | ')') => digits > 0 && second.is_none_or(|c| c == ' '),
        Some(_) | None => false,
    };
    if opens { format!("{number}\\{rest}") } else { text.to_owned() }
}

/// Text with everything escaped that Markdown or HTML would take for a mark; Japanese marks and brackets are not
/// touched. `<` becomes an entity, which stays harmless also where a viewer does not know backslashes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = ended(text).replace("\r\n", "\n");
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '~' | '[' | ']' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if entity(text.get(at + 1..).unwrap_or_default()) => out.push_str("&amp;"),
            '\n' | '\r' => out.push_str("<br>"),
            '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Whether what follows an ampersand reads as an entity, so that 調査&分析 and R&D stay as they are.
fn entity(rest: &str) -> bool {
    rest.split_once(';')
        .is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

#[cfg(test)]
mod tests {
    use super::{at_line_start, bold, escape, inline, line};
    use crate::report::model::Span;

    #[test]
    fn marks_are_escaped_and_japanese_is_not() {
        assert_eq!(escape("a|b*c_d`e`<script>"), "a\\|b\\*c\\_d\\`e\\`&lt;script&gt;");
        assert_eq!(escape("「必要」（１０４）＃…〜R&D&amp;"), "「必要」（１０４）＃…〜R&D&amp;amp;");
        assert_eq!(escape("一\r\n二\n三"), "一<br>二<br>三");
    }

    #[test]
    fn a_line_does_not_start_a_block() {
        assert_eq!(line("# 見出し"), "\\# 見出し");
        assert_eq!(line("- a"), "\\- a");
        assert_eq!(line("--- "), "\\--- ");
        assert_eq!(line("-0.5"), "-0.5");
        assert_eq!(line("12. x"), "12\\. x");
        assert_eq!(line("12.5"), "12.5");
        assert_eq!(at_line_start("    code"), "code");
        assert_eq!(at_line_start("　字下げ"), "　字下げ");
    }

    #[test]
    fn bold_holds_beside_brackets() {
        assert_eq!(bold("要", Some('は'), Some('で')), "**要**");
        assert_eq!(bold("「要」", Some('は'), Some('で')), "<strong>「要」</strong>");
        assert_eq!(bold("「要」", None, None), "**「要」**");
    }

    #[test]
    fn neighbours_of_one_weight_are_one_run() {
        let strong = |text: &str| Span::bold(text);
        assert_eq!(inline(&[strong("a"), strong("b"), Span::plain("c")]), "**ab**c");
    }
}
