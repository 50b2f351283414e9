//! A table of a page: headings with what they cover, the words at the left as headings of their rows, and behind every
//! number its value, by which the script sorts.

use super::text::line;
use crate::render::layout;
use crate::render::xml::escape;
use crate::report::model::{ReportTable, TableCell};

/// A table of more columns than this is printed on a lying page. It can be more than in Word, where no column gives way.
const UPRIGHT_COLUMNS: usize = 14;
/// A table of more columns than this is printed in small type.
const ROOMY_COLUMNS: usize = 20;
/// A table of more rows than this is scrolled under its headings.
const TALL_ROWS: usize = 30;

/// The classes of the figure around a table.
pub(super) fn class(table: &ReportTable) -> String {
    let columns = layout::column_count(table);
    let mut class = "table".to_owned();
    for (holds, name) in [
        (columns > UPRIGHT_COLUMNS, " wide"),
        (columns > ROOMY_COLUMNS, " crowded"),
        (table.rows.len() > TALL_ROWS, " tall"),
    ] {
        if holds {
            class.push_str(name);
        }
    }
    class
}

/// The table; it must have a column. `named` is the attribute that names it.
pub(super) fn table(table: &ReportTable, named: &str) -> String {
    let mut out = format!("<table {named}>\n");
    if !table.head.is_empty() {
        head(&mut out, table);
    }
    body(&mut out, table);
    out.push_str("</table>\n");
    out
}

fn head(out: &mut String, table: &ReportTable) {
    let heads = layout::head_cells(table);
    let columns = layout::column_count(table);
    out.push_str("<thead>\n");
    for row in 0..table.head.len() {
        out.push_str("<tr>");
        for column in 0..columns {
            let Some(head) = heads.iter().find(|head| head.covers(row, column)) else {
                out.push_str("<td></td>");
                continue;
            };
            if (head.row, head.column) != (row, column) {
                continue;
            }
            let mut attributes = String::new();
            if head.rows > 1 {
                attributes.push_str(&format!(" rowspan=\"{}\"", head.rows));
            }
            if head.columns > 1 {
                attributes.push_str(&format!(" colspan=\"{}\"", head.columns));
            }
            if head.cell.text.trim().is_empty() {
                out.push_str(&format!("<td{attributes}></td>"));
                continue;
            }
            let scope = if head.columns > 1 { "colgroup" } else { "col" };
            // By the heading that stands directly over a column it is sorted.
            if head.columns == 1 && head.row + head.rows == table.head.len() {
                attributes.push_str(&format!(" data-column=\"{column}\""));
            }
            out.push_str(&format!("<th scope=\"{scope}\"{attributes}>{}</th>", line(&head.cell.text)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</thead>\n");
}

fn body(out: &mut String, table: &ReportTable) {
    let numeric = layout::numeric_columns(table);
    let empty = TableCell::default();
    // What an empty cell at the left continues: the words above it.
    let mut above: Vec<&str> = vec![""; table.stub_columns.min(numeric.len())];
    out.push_str("<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (column, right) in numeric.iter().enumerate() {
            let cell = row.get(column).unwrap_or(&empty);
            if column >= table.stub_columns {
                out.push_str(&body_cell(cell, *right));
                continue;
            }
            let continued = column + 1 < table.stub_columns && cell.text.is_empty();
            if let Some(words) = above.get_mut(column).filter(|_| !continued) {
                *words = &cell.text;
            }
            out.push_str(&stub_cell(cell, above.get(column).copied().filter(|_| continued).unwrap_or_default()));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
}

/// A cell at the left: a heading of its row, or an empty one with the words that it continues.
fn stub_cell(cell: &TableCell, continues: &str) -> String {
    let marks = marks(cell);
    if cell.text.trim().is_empty() {
        let group =
            if continues.is_empty() { String::new() } else { format!(" data-group=\"{}\"", escape(continues)) };
        format!("<td class=\"stub\"{group}></td>")
    } else {
        format!("<th scope=\"row\"{marks}>{}</th>", line(&cell.text))
    }
}

fn body_cell(cell: &TableCell, right: bool) -> String {
    let mut attributes = if right { " class=\"n\"".to_owned() } else { String::new() };
    attributes.push_str(&marks(cell));
    if let Some(number) = cell.number.filter(|number| number.value.is_finite()) {
        attributes.push_str(&format!(" data-value=\"{}\"", number.value));
    }
    format!("<td{attributes}>{}</td>", line(&cell.text))
}

/// The figure that is printed in a cell, and whether it is still to be confirmed.
fn marks(cell: &TableCell) -> String {
    let mut out = String::new();
    if let Some(figure) = &cell.figure {
        out.push_str(&format!(" data-figure=\"{}\"", escape(figure)));
    }
    if cell.provisional && !cell.text.is_empty() {
        out.push_str(" data-provisional aria-describedby=\"provisional\"");
    }
    out
}
