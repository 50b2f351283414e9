//! Which rows of a Word table stay on the page of the next one: a table that is not long is not cut at all, a longer one neither
//! behind its first rows nor before its last, and not inside the rows of one name. Word keeps what is said as long as it
//! fits on a page.

use crate::render::layout;
use crate::report::model::{ReportTable, TableCell};

/// A table of at most this many lines is kept on one page.
const KEPT_LINES: usize = 16;
/// Rows that stay together at both ends of a longer table.
const END_ROWS: usize = 3;
/// Rows of one name that are not cut.
const GROUP_ROWS: usize = 6;

/// Of each row, with the lines that it takes, whether it stays with the next; the last one stays with the notes, so that a
/// percentage is not read without its base.
pub(super) fn kept(table: &ReportTable, lines: &[usize]) -> Vec<bool> {
    let rows = table.rows.len();
    let short = lines.iter().sum::<usize>() <= KEPT_LINES;
    let groups = groups(table);
    (0..rows)
        .map(|at| {
            let next = at + 1;
            if next == rows {
                return !table.notes.is_empty();
            }
            let at_an_end = next < END_ROWS || rows - next < END_ROWS;
            let group =
                groups.iter().find(|(from, to)| (*from..*to).contains(&at) && (*from..*to).contains(&next));
            let in_a_group =
                group.is_some_and(|(from, to)| to - from <= GROUP_ROWS || at == *from || next + 1 == *to);
            short || at_an_end || in_a_group
        })
        .collect()
}

/// The rows of each name: first, and behind the last. A row without a name goes on with the one above.
fn groups(table: &ReportTable) -> Vec<(usize, usize)> {
    if table.stub_columns.min(layout::column_count(table)) < 2 {
        return Vec::new();
    }
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let unnamed = |row: &[TableCell]| row.first().is_none_or(|cell| cell.text.is_empty());
    for (at, row) in table.rows.iter().enumerate() {
        match groups.last_mut() {
            Some((_, to)) if unnamed(row) => *to = at + 1,
            Some(_) | None => groups.push((at, at + 1)),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::report::model::{ReportTable, TableCell};

    fn table(names: &[&str]) -> ReportTable {
        let row = |name: &&str| vec![TableCell::words(*name), TableCell::words("種"), TableCell::count(1)];
        ReportTable { rows: names.iter().map(row).collect(), stub_columns: 2, ..ReportTable::default() }
    }

    fn said(table: &ReportTable, lines: usize) -> String {
        kept(table, &vec![lines; table.rows.len()]).iter().map(|kept| if *kept { '+' } else { '.' }).collect()
    }

    #[test]
    fn a_short_table_stays_whole_and_its_last_row_with_the_notes() {
        let mut short = table(&["a", "b", "c", "d", "e", "f", "g"]);
        assert_eq!(said(&short, 1), "++++++.");
        short.notes = vec!["注".into()];
        assert_eq!(said(&short, 1), "+++++++");
    }

    #[test]
    fn a_long_table_is_cut_neither_at_its_ends_nor_inside_a_name() {
        assert_eq!(said(&table(&["a"; 8]), 4), "++...++.");
        assert_eq!(said(&table(&["a", "b", "c", "d", "", "e", "f", "g", "h"]), 4), "++.+..++.");
    }

    #[test]
    fn a_name_of_many_rows_can_be_cut_but_not_behind_its_first() {
        let names = ["a", "b", "c", "d", "", "", "", "", "", "", "", "e", "f", "g", "h"];
        assert_eq!(said(&table(&names), 4), "++.+.....+..++.");
    }
}
