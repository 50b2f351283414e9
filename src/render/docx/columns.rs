//! How wide the columns of a Word table are, so that it has few lines and no word or number breaks inside. Separate because it is
//! a question of its own: each column first gets what its longest word needs, and what is left of the page goes, bit by bit,
//! to the column that saves most lines with it.

use crate::render::layout;
use crate::render::typeset::Typeset;
use crate::render::width;
use crate::report::model::ReportTable;

/// Left and right margin of a cell and its lines, in twentieths of a point.
const MARGINS: usize = 180;
/// Part of the page that one word can claim for its column: a longer one breaks.
const LONGEST_WORD: (usize, usize) = (2, 5);
/// A Japanese heading of more characters gets room for so many, or it would be read downwards.
const LEAST_HEAD: usize = 2;
/// The name of a row gets room for so many characters before anything else does, where all columns have what they need: a line
/// can end between any two of them, and 「おおむ／ね十分」 is no name.
const NAME: usize = 8;
/// So does a heading of at most so many characters, where no other heading becomes taller than so many lines by it.
const SHORT_HEAD: usize = 6;
const HEAD_LINES: usize = 4;
/// Rows whose lines are weighed; a longer table is as wide as its beginning needs.
const WEIGHED_ROWS: usize = 40;
/// Widths that are tried for a column at a time.
const TRIES: usize = 12;
/// What a line of a row costs against one of a cell that is not the tallest of its row, and a line against a single
/// character left for the last one.
const ROW: usize = 4;
const LINE: usize = 10;
const ORPHAN: usize = 4;

/// The columns of a table on a page.
#[derive(Debug)]
pub(super) struct Columns {
    /// Widths in twentieths of a point.
    pub(super) widths: Vec<usize>,
    /// Whether every word and number has its line.
    pub(super) whole: bool,
    /// Whether no heading is read downwards, character by character.
    pub(super) level: bool,
    /// Whether the names of the rows stand in one line, or have room for some words.
    pub(super) named: bool,
    /// Lines of the tallest heading.
    pub(super) head: usize,
    /// Lines of each row.
    pub(super) rows: Vec<usize>,
}

/// A text of the table that may need several lines, and the columns that it can use.
struct Text {
    /// Its row, those of the head first; a heading over several rows counts in the last of them.
    row: usize,
    /// Lines of the rows above that it may use too.
    above: usize,
    column: usize,
    columns: usize,
    set: Typeset,
}

/// The columns of a table that may be `room` wide, in letters of `size` half points.
pub(super) fn columns(table: &ReportTable, room: usize, size: usize) -> Columns {
    let em = size * 10;
    let texts = texts(table, em);
    let least = least(table, &texts, room, em);
    let mut named = least.clone();
    for text in texts.iter().filter(|text| text.is_name(table)) {
        widen(&mut named, text, text.of_name(em).min(most(room)) + MARGINS);
    }
    let mut headed = named.clone();
    for text in texts.iter().filter(|text| text.row < table.head.len() && text.set.width() <= SHORT_HEAD * em) {
        widen(&mut headed, text, text.set.width().min(most(room)) + MARGINS);
    }
    // Columns of one name are as wide as each other wherever the page has the room.
    let ties = ties(table);
    let fitting = |widths: &[usize]| Some(even(widths, &ties)).filter(|even| even.iter().sum::<usize>() <= room);
    if let (true, Some(headed)) = (headed != named, fitting(&headed)) {
        let set = filled(headed, table, &texts, &ties, (room, em));
        if set.head <= HEAD_LINES {
            return set;
        }
    }
    filled(fitting(&named).unwrap_or(least), table, &texts, &ties, (room, em))
}

/// The same widths with those of one name as wide as the widest of them.
fn even(widths: &[usize], ties: &[Vec<usize>]) -> Vec<usize> {
    let mut even = widths.to_vec();
    for tied in ties {
        let each = of(widths, tied).max().unwrap_or(0);
        for (_, width) in even.iter_mut().enumerate().filter(|(column, _)| tied.contains(column)) {
            *width = each;
        }
    }
    even
}

/// The columns where each has the `least` first.
fn filled(
    least: Vec<usize>,
    table: &ReportTable,
    texts: &[Text],
    ties: &[Vec<usize>],
    (room, em): (usize, usize),
) -> Columns {
    let mut wanted = least.clone();
    for text in texts {
        widen(&mut wanted, text, text.set.width() + MARGINS);
    }
    let (needed, natural) = (least.iter().sum::<usize>(), wanted.iter().sum::<usize>());
    let fitted = if natural <= room {
        wanted
    } else if needed <= room {
        share(least, ties, texts, room, em)
    } else {
        width::fit(&least, room)
    };
    // Up to half as wide again as they need, where the page has room: figures of another font may be broader.
    let total: usize = fitted.iter().sum();
    let target = room.min(total.max(natural) * 3 / 2);
    let widths: Vec<usize> =
        if target <= total { fitted } else { fitted.iter().map(|width| width * target / total.max(1)).collect() };
    measured(table, texts, widths, em)
}

/// What the lines of a table come to with these widths.
fn measured(table: &ReportTable, texts: &[Text], widths: Vec<usize>, em: usize) -> Columns {
    let heads = table.head.len();
    let mut lines = vec![1; heads + table.rows.len()];
    let (mut whole, mut level, mut named, mut head) = (true, true, true, 1);
    for text in texts {
        let room = text.room(&widths);
        let filled = text.set.filled(room);
        whole &= text.set.longest() <= room;
        named &= !text.is_name(table) || text.of_name(em) <= room;
        if text.row < heads {
            head = head.max(filled.lines);
            level &= text.set.width().min(LEAST_HEAD * em) <= room;
        }
        if let Some(most) = lines.get_mut(text.row) {
            *most = (*most).max(filled.lines.saturating_sub(text.above));
        }
    }
    Columns { widths, whole, level, named, head, rows: lines.split_off(heads) }
}

impl Text {
    fn room(&self, widths: &[usize]) -> usize {
        let wide: usize = widths.iter().skip(self.column).take(self.columns).sum();
        wide.saturating_sub(MARGINS)
    }

    /// Whether it names a row.
    fn is_name(&self, table: &ReportTable) -> bool {
        self.row >= table.head.len() && self.column < table.stub_columns
    }

    /// The room that it asks for as the name of a row.
    fn of_name(&self, em: usize) -> usize {
        self.set.width().min(NAME * em)
    }

    /// What its lines cost.
    fn cost(&self, widths: &[usize], em: usize) -> usize {
        let filled = self.set.filled(self.room(widths));
        let orphan = if filled.lines > 1 && filled.last <= em { ORPHAN } else { 0 };
        filled.lines.saturating_sub(self.above).max(1) * LINE + orphan
    }
}

fn texts(table: &ReportTable, em: usize) -> Vec<Text> {
    let numeric = layout::numeric_columns(table);
    let heads = layout::head_cells(table);
    let head = heads.iter().map(|head| Text {
        row: head.row + head.rows - 1,
        above: head.rows - 1,
        column: head.column,
        columns: head.columns,
        set: Typeset::new(&head.cell.text, em, true),
    });
    let body = table.rows.iter().enumerate().flat_map(|(row, cells)| {
        let row = table.head.len() + row;
        cells.iter().zip(&numeric).enumerate().map(move |(column, (cell, numeric))| {
            let set = Typeset::new(&cell.text, em, false);
            let set = if *numeric { set.unbroken() } else { set };
            Text { row, above: 0, column, columns: 1, set }
        })
    });
    head.chain(body).filter(|text| text.set.width() > 0).collect()
}

/// Most that a word can claim of a page.
fn most(room: usize) -> usize {
    room * LONGEST_WORD.0 / LONGEST_WORD.1
}

/// What the longest word of each column needs.
fn least(table: &ReportTable, texts: &[Text], room: usize, em: usize) -> Vec<usize> {
    let most = most(room);
    let mut least = vec![em + MARGINS; layout::column_count(table)];
    // Headings over several columns come last: they need only what those below have not got already.
    let (one, several): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.columns == 1);
    for text in one.into_iter().chain(several) {
        let mut needed = text.set.longest();
        if text.row < table.head.len() {
            needed = needed.max(text.set.width().min(LEAST_HEAD * em));
        }
        widen(&mut least, text, needed.min(most) + MARGINS);
    }
    least
}

/// Gives the columns of a text what they lack, evenly.
fn widen(widths: &mut [usize], text: &Text, needed: usize) {
    let Some(under) = widths.get_mut(text.column..text.column + text.columns) else { return };
    let each = needed.saturating_sub(under.iter().sum()).div_ceil(text.columns.max(1));
    for width in under {
        *width += each;
    }
}

/// Columns that are as wide as each other: those of numbers with the same heading, as of counts and percentages.
fn ties(table: &ReportTable) -> Vec<Vec<usize>> {
    let heads = layout::head_cells(table);
    let name = |column: usize| {
        let mut over = heads.iter().filter(|head| head.columns == 1 && head.column == column);
        over.next_back().map(|head| head.cell.text.as_str()).filter(|text| !text.is_empty())
    };
    let mut ties: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for (column, numeric) in layout::numeric_columns(table).into_iter().enumerate() {
        let name = if numeric { name(column) } else { None };
        match ties.iter_mut().find(|(tied, _)| tied.is_some() && *tied == name) {
            Some((_, tied)) => tied.push(column),
            None => ties.push((name, vec![column])),
        }
    }
    ties.into_iter().map(|(_, tied)| tied).collect()
}

/// Hands out what the page has beyond the `least` widths, always where it saves most for what it takes.
fn share(least: Vec<usize>, ties: &[Vec<usize>], texts: &[Text], room: usize, em: usize) -> Vec<usize> {
    let mut widths = least;
    let mut rest = room.saturating_sub(widths.iter().sum());
    for tied in ties {
        let even = even(&widths, std::slice::from_ref(tied));
        let lacking = even.iter().sum::<usize>() - widths.iter().sum::<usize>();
        if lacking <= rest {
            rest -= lacking;
            widths = even;
        }
    }
    // What has its line already keeps it.
    let weighed: Vec<&Text> = texts
        .iter()
        .filter(|text| text.row < WEIGHED_ROWS && text.set.filled(text.room(&widths)).lines > 1)
        .collect();
    let step = em / 2;
    let mut cost = costs(&weighed, &widths, em);
    loop {
        let mut best: Option<(usize, usize, &[usize])> = None;
        for tied in ties {
            let most = most_steps(&weighed, &widths, tied, step).min(rest / (step * tied.len()).max(1));
            let stride = most.div_ceil(TRIES).max(1);
            for steps in (stride..=most).step_by(stride) {
                let saved = cost.saturating_sub(costs(&weighed, &wider(&widths, tied, steps * step), em));
                let rate = |saved: usize, steps: usize, tied: &[usize]| (saved, steps * tied.len());
                let (new, old) =
                    (rate(saved, steps, tied), best.map(|(saved, steps, tied)| rate(saved, steps, tied)));
                if saved > 0 && old.is_none_or(|old| new.0 * old.1 > old.0 * new.1) {
                    best = Some((saved, steps, tied));
                }
            }
        }
        let Some((saved, steps, tied)) = best else { return widths };
        widths = wider(&widths, tied, steps * step);
        rest -= steps * step * tied.len();
        cost -= saved;
    }
}

fn of<'w>(widths: &'w [usize], tied: &'w [usize]) -> impl Iterator<Item = usize> + 'w {
    tied.iter().filter_map(|column| widths.get(*column)).copied()
}

fn wider(widths: &[usize], tied: &[usize], by: usize) -> Vec<usize> {
    widths.iter().enumerate().map(|(at, width)| if tied.contains(&at) { width + by } else { *width }).collect()
}

/// Steps after which every text of these columns has one line.
fn most_steps(texts: &[&Text], widths: &[usize], tied: &[usize], step: usize) -> usize {
    let stands = |text: &&&Text| tied.iter().any(|at| (text.column..text.column + text.columns).contains(at));
    let lacks = |text: &&Text| text.set.width().saturating_sub(text.room(widths));
    texts.iter().filter(stands).map(lacks).max().unwrap_or(0).div_ceil(step)
}

/// What the lines of the texts cost: each, and the tallest of its row again.
fn costs(texts: &[&Text], widths: &[usize], em: usize) -> usize {
    let mut rows = std::collections::BTreeMap::new();
    let mut all = 0;
    for text in texts {
        let cost = text.cost(widths, em);
        all += cost;
        rows.entry(text.row).and_modify(|most: &mut usize| *most = cost.max(*most)).or_insert(cost);
    }
    all + rows.values().sum::<usize>() * ROW
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::report::model::{CellNumber, ReportTable, TableCell};

    const ROOM: usize = 9072;

    fn cell(text: &str) -> TableCell {
        let number = text.parse().ok().map(|value| CellNumber { value, decimals: 1 });
        TableCell { number, ..TableCell::words(text) }
    }

    fn table(head: &[&str], rows: &[&[&str]]) -> ReportTable {
        let numbered = |text: &&str| cell(text);
        ReportTable {
            head: vec![head.iter().map(|text| TableCell::words(*text)).collect()],
            rows: rows.iter().map(|row| row.iter().map(numbered).collect()).collect(),
            stub_columns: 1,
            ..ReportTable::default()
        }
    }

    #[test]
    fn no_word_of_a_heading_breaks() {
        let survey = "再犯防止推進ネットワーク構築事業に関するアンケート（令和２年度調査）";
        let rows: &[&[&str]] = &[&[survey, "Total", "172", "129", "43", "129", "75.0", "75.0"]];
        let head = [
            "Survey",
            "Stratum",
            "Distributed",
            "Returned",
            "Not returned",
            "Valid",
            "Return rate (%)",
            "Valid return rate (%)",
        ];
        for (size, lines) in [(18, 5), (16, 3)] {
            let found = columns(&table(&head, rows), ROOM, size);
            assert!(found.whole && found.widths.iter().sum::<usize>() <= ROOM, "{found:?}");
            assert!(found.rows[0] <= lines, "{found:?}");
        }
    }

    /// The columns of numbers ask for all of the room; the names have theirs first, and where there is none at all the numbers do.
    #[test]
    fn the_name_of_a_row_does_not_break_where_there_is_room() {
        let head = ["区分", "集計対象数", "やや必要である", "必要である", "あまり必要でない", "必要でない"];
        let rows: &[&[&str]] = &[&["おおむね十分", "1,234", "100.0", "100.0", "100.0", "100.0"]];
        let wide = columns(&table(&head, rows), 5000, 18);
        assert!(wide.named && wide.whole && wide.rows == [1], "{wide:?}");
        assert!(wide.widths[0] >= 6 * 180 + 180 && wide.widths.iter().sum::<usize>() <= 5000, "{wide:?}");
        let narrow = columns(&table(&head, rows), 4400, 18);
        assert!(!narrow.named && narrow.whole && narrow.rows[0] > 1, "{narrow:?}");
    }

    /// Two columns of the same options, as the counts and the shares of a table: they are as wide as their words, not as each other.
    #[test]
    fn a_short_heading_does_not_break_where_the_others_stay_low() {
        let options = ["十分", "おおむね十分", "やや不十分", "不十分"];
        let head: Vec<&str> = ["層", "集計対象数（n）"].into_iter().chain(options).chain(options).collect();
        let row = ["刑事司法関係機関", "1,093", "4", "15", "46", "28", "4.3", "16.1", "49.5", "30.1"];
        let broken = |room: usize| {
            let found = columns(&table(&head, &[&row]), room, 16);
            assert!(found.whole && found.named && found.widths.iter().sum::<usize>() <= room, "{found:?}");
            (found.widths[3] < 6 * 160 + 180, found.head)
        };
        let (breaks, lines) = broken(9072);
        assert!(!breaks && lines <= 3);
        let (breaks, _) = broken(7600);
        assert!(breaks);
    }

    #[test]
    fn what_is_left_goes_where_it_saves_lines() {
        let words = "あ".repeat(120);
        let found = columns(&table(&["区分", "説明"], &[&["四捨五入", &words]]), ROOM, 18);
        assert!(found.widths[1] > found.widths[0] * 4, "{found:?}");
        assert_eq!(found.rows, [3]);
    }

    #[test]
    fn columns_of_one_name_are_as_wide_as_each_other() {
        let long = "必要とする理由をすべて選んだ市町村の数";
        let mut table = table(&["層", "n", long, "その他", long, "その他"], &[]);
        let cells = ["あ".repeat(60), "129".into(), "104".into(), "15".into(), "80.6".into(), "11.6".into()];
        table.rows = vec![cells.iter().map(|text: &String| cell(text)).collect()];
        let found = columns(&table, ROOM / 2, 18).widths;
        assert_eq!((found[2], found[3]), (found[4], found[5]));
    }

    #[test]
    fn a_word_longer_than_the_page_breaks_and_leaves_room_for_the_others() {
        let word = "x".repeat(300);
        let found = columns(&table(&["区分", "n"], &[&[&word, "1"]]), ROOM, 18);
        assert!(!found.whole && found.widths.iter().sum::<usize>() <= ROOM, "{found:?}");
        let found = columns(&table(&["n"; 60], &[&["100.0"; 60]]), ROOM, 18);
        assert!(!found.whole && found.widths.iter().sum::<usize>() <= ROOM, "{found:?}");
    }
}
