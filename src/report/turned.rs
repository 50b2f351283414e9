//! A table of answers with its options in rows (選択肢を縦に並べた集計表): every option is a row, and every group has its counts and
//! shares side by side. Turned when the table is done, so that the same cells with the same figures stand in another place; what is
//! drawn is taken from the table before, and so is data: how a table is shown must not change what a program reads.

use crate::catalogue::Lang;
use crate::findings::table::Turned;
use crate::report::model::{ReportTable, TableCell};
use crate::report::shape::{HeadCell, head_cells};

/// A row of the turned table: its words, and the column that it has been in each block of options.
struct Row {
    words: String,
    from: Vec<Option<usize>>,
}

/// What is at the head of the table before: the bases, and blocks of options under a heading each (counts, shares).
struct Parts {
    headings: Vec<String>,
    /// Bases that stand before the options.
    before: Vec<Row>,
    options: Vec<Row>,
    /// Sums that stand behind them.
    behind: Vec<Row>,
}

/// The table with its options in rows; as it is where it has no row or no options.
pub(super) fn turned(table: ReportTable, how: &Turned, lang: Lang) -> ReportTable {
    let parts = parts(&table);
    if table.rows.is_empty() || parts.headings.is_empty() {
        return table;
    }
    let rows = parts.before.iter().chain(&parts.options).chain(&parts.behind);
    let rows = rows.map(|row| {
        let of_group = |group: &Vec<TableCell>| {
            let cell = |at: &Option<usize>| at.and_then(|at| group.get(at).cloned());
            row.from.iter().map(|at| cell(at).unwrap_or_else(blank)).collect::<Vec<_>>()
        };
        let groups = table.rows.iter().flat_map(of_group);
        std::iter::once(TableCell::words(&row.words)).chain(groups).collect()
    });
    let (rows, head) = (rows.collect(), head(&table, &parts.headings, how, lang));
    let in_data = Some(Box::new(ReportTable { chart: None, ..table.clone() }));
    ReportTable { rows, head, stub_columns: 1, in_data, ..table }
}

fn blank() -> TableCell {
    TableCell::words("")
}

/// The head and the rows by what stands over the columns. A heading with others under it is one of options; the same words under
/// several headings are the same option, in the same order everywhere.
fn parts(table: &ReportTable) -> Parts {
    let heads = head_cells(table);
    let blocks: Vec<&HeadCell<'_>> =
        heads.iter().filter(|head| head.row == 0 && head.column >= table.stub_columns).collect();
    let is_options = |head: &HeadCell<'_>| head.rows < table.head.len();
    let count = blocks.iter().filter(|head| is_options(head)).count();
    let row = |words: &str, block: usize, column: usize| {
        let from = (0..count).map(|at| (at == block).then_some(column)).collect();
        Row { words: words.to_owned(), from }
    };
    let mut parts = Parts { headings: Vec::new(), before: Vec::new(), options: Vec::new(), behind: Vec::new() };
    for head in blocks {
        if !is_options(head) {
            let list = if parts.headings.is_empty() { &mut parts.before } else { &mut parts.behind };
            list.push(row(&head.cell.text, 0, head.column));
            continue;
        }
        let block = parts.headings.len();
        parts.headings.push(head.cell.text.clone());
        let mut next = 0;
        for column in head.column..head.column + head.columns {
            let cell = table.head.last().and_then(|cells| cells.get(column));
            let words = cell.map_or("", |cell| cell.text.as_str());
            let known = parts.options.iter_mut().enumerate().skip(next).find(|(_, option)| option.words == words);
            next = match known {
                Some((at, option)) => {
                    if let Some(from) = option.from.get_mut(block) {
                        *from = Some(column);
                    }
                    at + 1
                }
                None => {
                    parts.options.push(row(words, block, column));
                    parts.options.len()
                }
            };
        }
    }
    parts
}

/// The head: what the groups are by, the groups level by level, and over every column what it holds.
fn head(table: &ReportTable, headings: &[String], how: &Turned, lang: Lang) -> Vec<Vec<TableCell>> {
    let (levels, groups, each) = (table.stub_columns, table.rows.len(), headings.len());
    let over = how.groups.as_ref().filter(|(_, from)| *from < groups);
    let depth = levels + usize::from(over.is_some());
    let mut head = vec![vec![blank(); 1 + groups * each]; depth + 1];
    let mut put = |row: usize, group: usize, covered: usize, text: &str| {
        if let Some(cell) = head.get_mut(row).and_then(|cells| cells.get_mut(1 + group * each)) {
            *cell = TableCell { span: u32::try_from(covered * each).unwrap_or(1), ..TableCell::words(text) };
        }
    };
    let begins = over.map_or(0, |(_, from)| *from);
    if let Some((words, from)) = over {
        put(0, *from, groups - from, words.text(lang));
    }
    let words = |group: usize, level: usize| {
        table.rows.get(group).and_then(|row| row.get(level)).map_or("", |cell| cell.text.as_str())
    };
    for group in 0..groups {
        let first = usize::from(over.is_some() && group >= begins);
        for level in (0..levels).filter(|level| !words(group, *level).is_empty()) {
            // Outer words go on over the groups that do not say them again.
            let goes_on = |next: &usize| {
                level + 1 < levels && *next != begins && (0..=level).all(|outer| words(*next, outer).is_empty())
            };
            let covered = 1 + (group + 1..groups).take_while(goes_on).count();
            put(first + level, group, covered, words(group, level));
        }
    }
    if let Some(cell) = head.first_mut().and_then(|cells| cells.first_mut()) {
        *cell = TableCell::words(how.options.text(lang));
    }
    if let Some(cells) = head.last_mut() {
        for (cell, heading) in cells.iter_mut().skip(1).zip(headings.iter().cycle()) {
            *cell = TableCell::words(heading);
        }
    }
    head
}
