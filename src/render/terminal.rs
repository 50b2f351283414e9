//! Plain text for a terminal: columns aligned by East-Asian width, without borders, so that it can be read, piped
//! and pasted. Separate from Markdown, whose marks would be in the way here.

use super::{layout, width};
use crate::report::model::{Block, Report, ReportTable, ReportWords, Span, TableCell};

/// Blanks between two columns.
const GAP: &str = "  ";

/// Text over one or more columns.
struct Placed {
    text: String,
    columns: usize,
}

/// Rows as aligned columns: a column marked `true` stands at the right, every other at the left. Rows may differ in
/// length; no line ends in blanks.
pub fn table(rows: &[Vec<String>], right_aligned: &[bool]) -> String {
    let placed: Vec<Vec<Placed>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| Placed { text: one_line(cell), columns: 1 }).collect())
        .collect();
    aligned(&placed, right_aligned)
}

fn aligned(rows: &[Vec<Placed>], right_aligned: &[bool]) -> String {
    let widths = widths(rows);
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        let mut column = 0;
        for cell in row {
            if column > 0 {
                line.push_str(GAP);
            }
            let room = room(&widths, column, cell.columns);
            let blanks = " ".repeat(room.saturating_sub(width::in_terminal(&cell.text)));
            if cell.columns == 1 && right_aligned.get(column).copied().unwrap_or(false) {
                line.push_str(&blanks);
                line.push_str(&cell.text);
            } else {
                line.push_str(&cell.text);
                line.push_str(&blanks);
            }
            column += cell.columns;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The width of each column; a text over several columns widens the last of them by what it lacks.
fn widths(rows: &[Vec<Placed>]) -> Vec<usize> {
    let count = |row: &Vec<Placed>| row.iter().map(|cell| cell.columns).sum();
    let mut widths: Vec<usize> = vec![0; rows.iter().map(count).max().unwrap_or(0)];
    for spanning in [false, true] {
        for row in rows {
            let mut column = 0;
            for cell in row {
                let lacking = width::in_terminal(&cell.text).saturating_sub(room(&widths, column, cell.columns));
                column += cell.columns;
                if (cell.columns > 1) == spanning
                    && let Some(last) = widths.get_mut(column.saturating_sub(1))
                {
                    *last += lacking;
                }
            }
        }
    }
    widths
}

/// The width of several columns with the blanks between them.
fn room(widths: &[usize], column: usize, columns: usize) -> usize {
    let gaps = GAP.len() * columns.saturating_sub(1);
    widths.iter().skip(column).take(columns).sum::<usize>() + gaps
}

/// A report as plain text: title, stamps, and every section with its texts, tables and notes.
pub fn report(report: &Report) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut opening = vec![one_line(&report.title)];
    opening.extend(report.stamps.iter().map(|stamp| one_line(stamp)));
    opening.retain(|line| !line.is_empty());
    parts.push(opening.join("\n"));
    for section in &report.sections {
        parts.push(one_line(format!("{} {}", section.number, section.title).trim()));
        for block in &section.blocks {
            parts.push(text_of(block, &report.words));
            let notes = layout::span_notes(&report.words, block);
            parts.extend(notes.iter().map(|note| several_lines(note)));
        }
    }
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn text_of(block: &Block, words: &ReportWords) -> String {
    match block {
        Block::Heading { level: _, text } => one_line(&plain(text)),
        Block::Paragraph(spans) => several_lines(&plain(spans)),
        Block::List { ordered, items } => {
            let lines: Vec<String> = (1..)
                .zip(items)
                .map(|(at, item): (usize, _)| {
                    let text = one_line(&plain(item));
                    if *ordered { format!("{at}. {text}") } else { format!("- {text}") }
                })
                .collect();
            lines.join("\n")
        }
        Block::Table(found) => table_with_notes(found, words),
        Block::Chart(chart) => table_with_notes(&layout::chart_as_table(words, chart), words),
        Block::Note(text) => several_lines(&layout::note(words, text)),
    }
}

fn table_with_notes(found: &ReportTable, words: &ReportWords) -> String {
    let mut lines = vec![one_line(&layout::caption(words, found))];
    let mut rows = head_rows(found);
    let body = |cell: &TableCell| Placed { text: one_line(&cell.text), columns: 1 };
    rows.extend(found.rows.iter().map(|row| row.iter().map(body).collect()));
    lines.push(aligned(&rows, &layout::numeric_columns(found)).trim_end().to_owned());
    lines.extend(layout::notes(words, &found.notes).iter().map(|note| several_lines(note)));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The heading rows, each heading once, over the columns that it covers.
fn head_rows(found: &ReportTable) -> Vec<Vec<Placed>> {
    let heads = layout::head_cells(found);
    (0..found.head.len())
        .map(|row| {
            let mut placed = Vec::new();
            let mut column = 0;
            while column < layout::column_count(found) {
                let head = heads.iter().find(|head| head.covers(row, column));
                let columns = head.map_or(1, |head| head.columns);
                let text = head.filter(|head| head.row == row).map_or("", |head| head.cell.text.as_str());
                placed.push(Placed { text: one_line(text), columns });
                column += columns;
            }
            placed
        })
        .collect()
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn several_lines(text: &str) -> String {
    text.lines().map(one_line).collect::<Vec<_>>().join("\n")
}

/// One line without control characters: text from a returned file must not move the cursor, set colours or turn
/// the direction of writing.
pub(super) fn one_line(text: &str) -> String {
    text.replace("\r\n", " ")
        .chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::table;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_line_up_by_display_width() {
        let text = table(&[row(&["市町村", "n", ""]), row(&["a", "104", "x"])], &[false, true]);
        assert_eq!(text, "市町村    n\na       104  x\n");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(table(&[row(&["a\u{1b}[31m\nb"])], &[]), "a\u{FFFD}[31m b\n");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(table(&[], &[]), "");
    }
}
