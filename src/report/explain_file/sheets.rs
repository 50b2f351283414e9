//! The sheets of the file: those with boxes drawn, the others named, and what stands outside every box.

use std::collections::BTreeSet;

use crate::catalogue::{Lang, Phrase, explain_file as words, report as common};
use crate::collect::look::Seen;
use crate::provenance::CellAddress;
use crate::report::explain_file::{About, Boxes, HEADING_ROWS};
use crate::report::sketch::{Drawing, DrawnCell, DrawnRow, Part, Tone};
use crate::workbook::{CellValue, Sheet};

/// Rows and columns of one sheet that are drawn.
const MOST_ROWS: usize = 120;
const MOST_COLUMNS: usize = 60;
/// Rows of a sheet in which nothing was found.
const FEW_ROWS: usize = 20;
/// Cells outside every box that are listed.
const MOST_OUTSIDE: usize = 30;

/// The sheets that are drawn, with what is left out of them.
pub(super) fn sheets(about: About<'_>, shown: &[&Seen], boxes: &Boxes, lang: Lang) -> Vec<Part> {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let Some(book) = about.looked.and_then(|looked| looked.book.as_ref()) else { return Vec::new() };
    let mut parts = Vec::new();
    let drawn = drawn(about, shown);
    let is_form = |sheet: &Sheet, at, value: &CellValue| about.is_form(sheet, at, value);
    let ink = Ink { boxes, hides: about.hides(), is_form: &is_form, lang };
    for sheet in book.sheets.iter().filter(|sheet| drawn.contains(&sheet.name)) {
        let title = if sheet.visible { words::sheet(&sheet.name) } else { words::hidden_sheet(&sheet.name) };
        parts.push(Part::blank());
        parts.push(Part::line(0, Tone::Strong, say(title)));
        let (rows, left) = rows(about, shown, sheet, boxes);
        let columns = columns(sheet, &rows, boxes);
        parts.push(Part::Grid(draw(&ink, sheet, &rows, &columns)));
        if left > 0 {
            parts.push(Part::line(2, Tone::Faint, say(words::rows_left_out(left))));
        }
        let beyond = used_columns(sheet, &rows, boxes).len().saturating_sub(columns.len());
        if beyond > 0 {
            parts.push(Part::line(2, Tone::Faint, say(words::columns_left_out(beyond))));
        }
    }
    let all = about.looked.map_or(0, |looked| looked.returns.len());
    if all > shown.len() {
        parts.push(Part::line(2, Tone::Faint, say(words::returns_left_out(all - shown.len()))));
    }
    let others: Vec<String> = book
        .sheets
        .iter()
        .filter(|sheet| !drawn.contains(&sheet.name))
        .map(|sheet| {
            let count = sheet.grid.len();
            let named = if sheet.visible {
                words::cells(&sheet.name, count)
            } else {
                words::hidden_cells(&sheet.name, count)
            };
            say(named)
        })
        .collect();
    if !others.is_empty() {
        parts.push(Part::line(
            2,
            Tone::Plain,
            say(words::fact(words::other_sheets(), others.join(&say(words::between())))),
        ));
    }
    parts
}

/// The sheets that hold a box of a return that is shown; where there is none, the first that holds anything.
fn drawn(about: About<'_>, shown: &[&Seen]) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = shown.iter().map(|seen| seen.submission.sheet.to_string()).collect();
    for seen in shown {
        names.extend(super::cells(&seen.submission).map(|cell| cell.at.sheet.to_string()));
    }
    if names.is_empty() {
        let sheets = about.looked.and_then(|looked| looked.book.as_ref()).map(|book| book.sheets.as_slice());
        let first = sheets.unwrap_or_default().iter().find(|sheet| !sheet.grid.is_empty());
        names.extend(first.map(|sheet| sheet.name.clone()));
    }
    names
}

/// The rows of a sheet that are drawn, and how many of those in use are not. In a list the returns that are left out are
/// counted elsewhere.
fn rows(about: About<'_>, shown: &[&Seen], sheet: &Sheet, boxes: &Boxes) -> (Vec<u32>, usize) {
    let boxed = boxes.boxed.iter().filter(|(name, _)| *name == sheet.name).map(|(_, at)| at.row);
    let used: BTreeSet<u32> = sheet.grid.rows().chain(boxed).collect();
    let own: BTreeSet<u32> = shown
        .iter()
        .filter(|seen| *seen.submission.sheet == *sheet.name)
        .filter_map(|seen| seen.submission.row)
        .collect();
    if own.is_empty() {
        let most = if shown.is_empty() { FEW_ROWS } else { MOST_ROWS };
        return (used.iter().copied().take(most).collect(), used.len().saturating_sub(most));
    }
    let all = about.looked.iter().flat_map(|looked| &looked.returns);
    let first = all
        .filter(|seen| *seen.submission.sheet == *sheet.name)
        .filter_map(|seen| seen.submission.row)
        .min()
        .unwrap_or(0);
    let above: Vec<u32> = used.range(..first).copied().collect();
    let heading = above.len().saturating_sub(HEADING_ROWS);
    (above.into_iter().skip(heading).chain(own).collect(), 0)
}

fn used_columns(sheet: &Sheet, rows: &[u32], boxes: &Boxes) -> BTreeSet<u32> {
    let mut used = BTreeSet::new();
    for row in rows {
        let seen = sheet.grid.row(*row).map(|(at, _)| at).filter(|at| sheet.grid.resolve(*at) == *at);
        used.extend(seen.map(|at| at.column));
    }
    let shown: BTreeSet<u32> = rows.iter().copied().collect();
    let boxed = boxes.boxed.iter().filter(|(name, at)| *name == sheet.name && shown.contains(&at.row));
    used.extend(boxed.map(|(_, at)| at.column));
    used
}

fn columns(sheet: &Sheet, rows: &[u32], boxes: &Boxes) -> Vec<u32> {
    used_columns(sheet, rows, boxes).into_iter().take(MOST_COLUMNS).collect()
}

/// What a cell is drawn by.
pub(super) struct Ink<'a> {
    pub boxes: &'a Boxes,
    /// Whether what persons wrote is kept back.
    pub hides: bool,
    /// Whether a cell holds what the form itself says.
    pub is_form: &'a dyn Fn(&Sheet, CellAddress, &CellValue) -> bool,
    pub lang: Lang,
}

/// All of a sheet that is in use, as far as it can be drawn.
pub(super) fn whole(ink: &Ink<'_>, sheet: &Sheet) -> Drawing {
    let rows: Vec<u32> = sheet.grid.rows().take(MOST_ROWS).collect();
    draw(ink, sheet, &rows, &columns(sheet, &rows, ink.boxes))
}

fn draw(ink: &Ink<'_>, sheet: &Sheet, rows: &[u32], columns: &[u32]) -> Drawing {
    let name = |column: &u32| {
        let text = CellAddress::new(0, *column).to_string();
        text.trim_end_matches('1').to_owned()
    };
    let row = |row: &u32| DrawnRow {
        name: (u64::from(*row) + 1).to_string(),
        cells: row_cells(ink, sheet, *row, columns),
    };
    Drawing { columns: columns.iter().map(name).collect(), rows: rows.iter().map(row).collect() }
}

fn row_cells(ink: &Ink<'_>, sheet: &Sheet, row: u32, columns: &[u32]) -> Vec<DrawnCell> {
    let boxes = ink.boxes;
    let mut cells = Vec::new();
    let mut index = 0;
    while let Some(column) = columns.get(index) {
        let here = CellAddress::new(row, *column);
        let merge = sheet.grid.merged(here);
        let covered = merge.map_or(1, |merge| {
            columns.iter().skip(index).take_while(|column| **column <= merge.last.column).count().max(1)
        });
        index += covered;
        let at = sheet.grid.resolve(here);
        let place = (sheet.name.clone(), at);
        let boxed = boxes.boxed.contains(&place);
        let first = at.row == row;
        let value = sheet.grid.get(at);
        let form = value.is_some_and(|value| (ink.is_form)(sheet, at, value));
        let tone = match (boxed, value) {
            (true, _) if boxes.doubts.contains(&place) => Tone::Doubt,
            (true, _) => Tone::Box,
            (false, Some(_)) if form => Tone::Faint,
            (false, Some(_)) if boxes.boxed.is_empty() => Tone::Plain,
            (false, Some(_)) => Tone::Stray,
            (false, None) => Tone::Plain,
        };
        let text = match value {
            Some(_) if first && ink.hides && !form => common::kept_back().text(ink.lang).to_owned(),
            Some(_) if first => sheet.shown(at).unwrap_or_else(|| sheet.grid.text(at)),
            Some(_) | None => String::new(),
        };
        cells.push(DrawnCell {
            columns: covered,
            text,
            number: boxes.numbers.get(&place).copied().filter(|_| first),
            tone,
            runs_on: merge.is_none() && !boxed,
        });
    }
    cells
}

/// The cells that hold something, are in no box, and say what the form does not say.
pub(super) fn outside(about: About<'_>, shown: &[&Seen], boxes: &Boxes, lang: Lang) -> Vec<Part> {
    let say = |phrase: Phrase| phrase.text(lang).to_owned();
    let Some(book) = about.looked.and_then(|looked| looked.book.as_ref()).filter(|_| !shown.is_empty()) else {
        return Vec::new();
    };
    let drawn = drawn(about, shown);
    let mut found = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| drawn.contains(&sheet.name)) {
        let (rows, _) = rows(about, shown, sheet, boxes);
        let rows: BTreeSet<u32> = rows.into_iter().collect();
        for (at, value) in sheet.grid.cells() {
            let listed = !about.is_list() || rows.contains(&at.row);
            let boxed = boxes.boxed.contains(&(sheet.name.clone(), at));
            if listed && !boxed && !value.raw().trim().is_empty() && !about.is_form(sheet, at, value) {
                let text = if about.hides() { common::kept_back() } else { Phrase::same(value.raw()) };
                found.push(format!("{}!{at} {}", sheet.name, say(words::quoted(text))));
            }
        }
    }
    let alone = about.others.is_empty() && !about.is_list();
    let title = match (found.is_empty(), alone) {
        (true, _) => words::nothing_outside(),
        (false, true) => words::in_no_box_alone(),
        (false, false) => words::in_no_box(),
    };
    let mut parts = vec![Part::blank(), Part::line(0, Tone::Strong, say(title))];
    parts.extend(found.iter().take(MOST_OUTSIDE).map(|line| Part::line(2, Tone::Stray, line.clone())));
    if found.len() > MOST_OUTSIDE {
        parts.push(Part::line(2, Tone::Plain, say(words::and_others(found.len() - MOST_OUTSIDE))));
    }
    parts
}
