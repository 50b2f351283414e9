//! A table that is too wide for a page of Word, as several: each with the columns that name the rows and a part of the others.
//! Word takes 63 columns at most (its own limit), and long before that a number breaks over lines in its column.

use std::borrow::Cow;

use crate::render::layout;
use crate::report::model::{ReportTable, TableCell};

/// Most columns of a table on a lying page of A4: one of them is then still as wide as 「100.0」.
pub(super) const MOST_COLUMNS: usize = 24;
/// Most pieces that a table is cut into so that it can be read where it stands.
const MOST_PIECES: usize = 8;

/// The table in pieces of at most [`MOST_COLUMNS`]; as it is where it is not wider. The notes stand below the last piece.
pub(super) fn pieces(table: &ReportTable) -> Vec<Cow<'_, ReportTable>> {
    pieces_of(table, MOST_COLUMNS)
}

/// The table in as few pieces as it takes until all of them fit; none where no number of them does.
pub(super) fn pieces_that<'t>(
    table: &'t ReportTable,
    fit: &dyn Fn(&ReportTable) -> bool,
) -> Option<Vec<Cow<'t, ReportTable>>> {
    let columns = layout::column_count(table);
    let stub = stub(table);
    let inner = columns.saturating_sub(stub);
    let mut last = MOST_COLUMNS + 1;
    for count in 1..=MOST_PIECES {
        let most = MOST_COLUMNS.min(stub + inner.div_ceil(count).max(2));
        if most < last {
            let cut = pieces_of(table, most);
            if cut.iter().all(|piece| fit(piece)) {
                return Some(cut);
            }
            last = most;
        }
    }
    None
}

/// The columns at the left that are repeated. Where the words alone fill a page they are columns like the others.
fn stub(table: &ReportTable) -> usize {
    if table.stub_columns * 2 > MOST_COLUMNS { 0 } else { table.stub_columns }
}

/// The table in pieces of at most so many columns.
fn pieces_of(table: &ReportTable, room: usize) -> Vec<Cow<'_, ReportTable>> {
    let columns = layout::column_count(table);
    if columns <= room {
        return vec![Cow::Borrowed(table)];
    }
    let stub = stub(table);
    let ranges = ranges(table, stub, columns, room - stub);
    let last = ranges.len().saturating_sub(1);
    ranges
        .into_iter()
        .enumerate()
        .map(|(at, (from, to))| {
            let mut piece = ReportTable {
                head: head(table, stub, from, to),
                rows: table.rows.iter().map(|row| taken(row, stub, from, to)).collect(),
                stub_columns: stub,
                chart: None,
                ..table.clone()
            };
            if at != last {
                piece.notes.clear();
            }
            Cow::Owned(piece)
        })
        .collect()
}

/// The columns of each piece besides the stub, at most `room`; a piece ends where a heading of the first row does, if one ends in
/// its second half, or else one of a row below.
fn ranges(table: &ReportTable, stub: usize, columns: usize, room: usize) -> Vec<(usize, usize)> {
    let heads = layout::head_cells(table);
    let begins = |row: usize, column: usize| heads.iter().any(|head| head.row <= row && head.column == column);
    let mut ranges = Vec::new();
    let mut from = stub;
    while from < columns {
        let most = columns.min(from + room);
        let to = if most == columns {
            most
        } else {
            let half = from + (room / 2).max(1);
            let ends = |row: usize| (half..=most).rev().find(|to| begins(row, *to));
            (0..table.head.len()).find_map(ends).unwrap_or(most)
        };
        ranges.push((from, to));
        from = to;
    }
    ranges
}

fn taken(row: &[TableCell], stub: usize, from: usize, to: usize) -> Vec<TableCell> {
    let at = |column: usize| row.get(column).cloned().unwrap_or_default();
    (0..stub).chain(from..to).map(at).collect()
}

/// The heading rows of a piece; a heading that begins before it or ends behind it covers what is left of it here.
fn head(table: &ReportTable, stub: usize, from: usize, to: usize) -> Vec<Vec<TableCell>> {
    let heads = layout::head_cells(table);
    (0..table.head.len())
        .map(|row| {
            let mut cells: Vec<TableCell> =
                table.head.get(row).map(|cells| taken(cells, stub, from, to)).unwrap_or_default();
            for found in heads.iter().filter(|head| head.row == row && head.columns > 1) {
                let (first, end) = (found.column.max(from), (found.column + found.columns).min(to));
                if first < end
                    && let Some(cell) = cells.get_mut(stub + first - from)
                {
                    *cell = TableCell { span: u32::try_from(end - first).unwrap_or(1), ..found.cell.clone() };
                }
            }
            cells
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_COLUMNS, pieces, pieces_that};
    use crate::report::model::{ReportTable, TableCell};

    /// A table of groups of three columns behind a name.
    fn wide(groups: usize) -> ReportTable {
        let spanning = |at: usize| {
            let head = TableCell { span: 3, ..TableCell::words(format!("群{at}")) };
            [head, TableCell::default(), TableCell::default()]
        };
        let below = |at: usize| [0, 1, 2].map(|of| TableCell::words(format!("{at}-{of}")));
        let named = |text: &str| vec![TableCell::words(text)];
        ReportTable {
            head: vec![
                named("区分").into_iter().chain((0..groups).flat_map(spanning)).collect(),
                vec![TableCell::default()].into_iter().chain((0..groups).flat_map(below)).collect(),
            ],
            rows: vec![named("計").into_iter().chain((0..groups * 3).map(TableCell::count)).collect()],
            stub_columns: 1,
            notes: vec!["注".into()],
            ..ReportTable::default()
        }
    }

    #[test]
    fn a_table_that_fits_is_not_cut() {
        assert_eq!(pieces(&wide(7)).len(), 1);
    }

    #[test]
    fn a_table_is_cut_until_its_pieces_fit() {
        let table = wide(7);
        let fits = |most: usize| move |piece: &ReportTable| piece.rows[0].len() <= most;
        assert_eq!(pieces_that(&table, &fits(22)).map(|cut| cut.len()), Some(1));
        let cut = pieces_that(&table, &fits(10)).unwrap_or_default();
        assert_eq!(cut.iter().map(|piece| piece.rows[0].len()).collect::<Vec<_>>(), [10, 10, 4]);
        assert_eq!(pieces_that(&table, &|_| false), None);
    }

    /// Where no heading of the first row ends, one of the second does.
    #[test]
    fn groups_under_one_heading_stay_whole() {
        let mut table = wide(25);
        let all = TableCell { span: 75, ..TableCell::words("種別") };
        let mut over = vec![TableCell::default(), all];
        over.resize(76, TableCell::default());
        table.head.insert(0, over);
        for piece in pieces(&table) {
            assert_eq!((piece.head[0][1].text.as_str(), piece.head[1][1].span), ("種別", 3));
            assert_eq!((piece.rows[0].len() - 1) % 3, 0);
        }
    }

    #[test]
    fn every_column_is_in_one_piece_and_groups_stay_whole() {
        let table = wide(25);
        let cut = pieces(&table);
        assert_eq!(cut.len(), 4);
        let mut numbers = Vec::new();
        for piece in &cut {
            assert!(piece.rows[0].len() <= MOST_COLUMNS);
            assert_eq!(piece.rows[0][0].text, "計");
            assert_eq!(piece.head[0][0].text, "区分");
            // A group begins behind the name and has its three columns.
            assert!(piece.head[0][1].text.starts_with('群') && piece.head[0][1].span == 3);
            assert_eq!((piece.rows[0].len() - 1) % 3, 0);
            numbers.extend(piece.rows[0].iter().skip(1).map(|cell| cell.text.clone()));
        }
        assert_eq!(numbers, (0..75).map(|at| at.to_string()).collect::<Vec<_>>());
        assert_eq!(cut.iter().map(|piece| piece.notes.len()).collect::<Vec<_>>(), [0, 0, 0, 1]);
    }

    #[test]
    fn a_heading_over_more_than_a_page_is_there_in_every_piece() {
        let mut table = wide(10);
        let all = TableCell { span: 30, ..TableCell::words("すべて") };
        table.head[0] =
            [TableCell::words("区分"), all].into_iter().chain(vec![TableCell::default(); 29]).collect();
        let cut = pieces(&table);
        assert_eq!(cut.len(), 2);
        assert!(cut.iter().all(|piece| piece.head[0][1].text == "すべて"));
        assert_eq!(cut.iter().map(|piece| piece.head[0][1].span).collect::<Vec<_>>(), [23, 7]);
    }

    #[test]
    fn a_table_as_wide_as_a_page_is_not_cut_and_one_column_more_is() {
        let of = |columns: usize| ReportTable {
            head: vec![vec![TableCell::words("x"); columns]],
            rows: vec![(0..columns).map(TableCell::count).collect()],
            stub_columns: 1,
            ..ReportTable::default()
        };
        assert_eq!(pieces(&of(MOST_COLUMNS)).len(), 1);
        let wider = of(MOST_COLUMNS + 1);
        let cut = pieces(&wider);
        assert_eq!(cut.iter().map(|piece| piece.rows[0].len()).collect::<Vec<_>>(), [MOST_COLUMNS, 2]);
    }

    #[test]
    fn where_words_alone_fill_a_page_they_are_cut_like_the_others() {
        let table = ReportTable {
            rows: vec![(0..30).map(|at| TableCell::words(format!("語{at}"))).collect()],
            stub_columns: 13,
            ..ReportTable::default()
        };
        let cut = pieces(&table);
        assert!(cut.iter().all(|piece| piece.stub_columns == 0));
        let texts: Vec<String> =
            cut.iter().flat_map(|piece| &piece.rows[0]).map(|cell| cell.text.clone()).collect();
        assert_eq!(texts, (0..30).map(|at| format!("語{at}")).collect::<Vec<_>>());
        // One column of words fewer, and they are repeated.
        let repeated = ReportTable { stub_columns: 12, ..table };
        assert!(pieces(&repeated).iter().all(|piece| piece.rows[0][0].text == "語0" && piece.stub_columns == 12));
    }

    #[test]
    fn a_row_that_is_too_short_ends_in_empty_cells() {
        let mut table = wide(10);
        table.rows.push(vec![TableCell::words("短い"), TableCell::count(1)]);
        let cut = pieces(&table);
        assert!(
            cut.iter().all(|piece| piece.rows[1].len() == piece.rows[0].len() && piece.rows[1][0].text == "短い")
        );
        assert!(cut[1].rows[1].iter().skip(1).all(|cell| cell.text.is_empty()));
    }
}
