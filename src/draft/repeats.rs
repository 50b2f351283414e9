//! Tables with a row for each facility or person inside a form: headings in one row, and below them rows of empty boxes
//! that lines draw. Such a table is drafted as a repeat group where at least three of its rows wait to be filled in, since
//! then they are no fixed items; anything less is asked about elsewhere.

use crate::catalogue::draft as say;
use crate::draft::kind::{Takes, judge, label_words};
use crate::draft::labels::{Form, Role};
use crate::draft::numbering::{Style, numbered};
use crate::draft::page::Piece;
use crate::draft::sketch::{Kind, SketchRepeat, id_from, options_of};
use crate::draft::who::{self, Who};
use crate::draft::{units, words};
use crate::provenance::CellAddress;

/// Rows that must be empty, so that nobody can take them for the rows of fixed items.
const READY: usize = 3;
/// Rows of a table that are looked at.
const MOST_ROWS: u32 = 200;

/// A table that was found.
struct Found {
    /// Its headings, without that of running numbers.
    heads: Vec<Piece>,
    /// The heading of running numbers.
    serial: Option<CellAddress>,
    /// Its first row, and the first behind it.
    body: u32,
    end: u32,
    /// The words of the row of its total.
    total: Option<Piece>,
}

impl Form<'_, '_> {
    /// Drafts the repeat groups of the sheet and takes their cells out of what is looked at for labels.
    pub(super) fn repeats(&mut self) {
        let mut rows: Vec<u32> = self.page.pieces.iter().map(|piece| piece.at.row).collect();
        rows.dedup();
        let mut next = 0;
        for row in rows {
            if row < next {
                continue;
            }
            for heads in self.runs_of_headings(row) {
                if let Some(found) = self.repeat_below(&heads) {
                    next = found.end;
                    self.draft_repeat(&found);
                }
            }
        }
    }

    /// Words side by side in a row that could be headings.
    fn runs_of_headings(&self, row: u32) -> Vec<Vec<Piece>> {
        let mut runs: Vec<Vec<Piece>> = Vec::new();
        for piece in self.page.row(row) {
            let heads = piece.words
                && self.is_free(piece)
                && piece.text.chars().count() <= 24
                && units::unit(&piece.text).is_none()
                && !super::page::is_mark(&piece.raw)
                && numbered(&piece.text).is_none_or(|number| number.style != Style::Question);
            let follows = |last: &Piece| self.page.right(last.at) == piece.at;
            match runs.last_mut().filter(|run| run.last().is_some_and(follows)) {
                Some(run) if heads => run.push(piece.clone()),
                Some(_) | None if heads => runs.push(vec![piece.clone()]),
                Some(_) | None => {}
            }
        }
        runs.retain(|run| run.len() > 1);
        runs
    }

    /// Rows of headings that became nothing are asked about as what they are, each as one.
    pub(super) fn headings_left(&mut self) {
        let mut rows: Vec<u32> = self.page.pieces.iter().map(|piece| piece.at.row).collect();
        rows.dedup();
        let mut before = None;
        for row in rows {
            let runs: Vec<Vec<Piece>> =
                self.runs_of_headings(row).into_iter().filter(|heads| heads.len() > 2).collect();
            // What stands right below such a row is of its table.
            let below = before.is_some_and(|before: u32| before + 1 == row);
            if !runs.is_empty() {
                before = Some(row);
            }
            for heads in runs.into_iter().filter(|_| !below) {
                let words: Vec<String> = heads.iter().map(|head| label_words(&head.text)).collect();
                let cells = heads.iter().map(|head| self.page.cell(head.at)).collect();
                self.sketch.ask(None, cells, say::ask_headings_left(words.join("」「")));
                for head in &heads {
                    self.roles.insert(head.at, Role::Asked);
                }
            }
        }
    }

    /// The table below headings, if rows enough of it wait to be filled in.
    fn repeat_below(&self, heads: &[Piece]) -> Option<Found> {
        let serial = heads.first().filter(|head| who::who(&head.text) == Some(Who::Serial)).map(|head| head.at);
        let heads: Vec<Piece> = heads.iter().filter(|head| Some(head.at) != serial).cloned().collect();
        let body = heads.iter().map(|head| head.last.row + 1).max().filter(|_| heads.len() > 1)?;
        let mut ready = 0;
        let mut end = body;
        let mut total = None;
        for row in body..body + MOST_ROWS {
            let first = self.page.row(row).next();
            if let Some(piece) = first.filter(|piece| piece.words && words::is_total(&piece.text)) {
                total = Some(piece.clone());
                break;
            }
            let cells: Vec<CellAddress> = heads.iter().map(|head| CellAddress::new(row, head.at.column)).collect();
            let fits = heads.iter().zip(&cells).all(|(head, at)| {
                let extent = self.page.sheet.grid.extent(*at);
                extent.first == *at
                    && extent.last == CellAddress::new(row, head.last.column)
                    && self.page.is_ruled(*at)
            });
            // Words in front of the row are its item, and the table is no open one.
            let before = serial.is_none().then(|| cells[0].column.checked_sub(1)).flatten();
            let item = before.and_then(|column| self.page.piece(CellAddress::new(row, column)));
            if !fits || item.is_some() {
                break;
            }
            let empty = cells.iter().all(|at| self.page.piece(*at).is_none());
            ready = if empty { ready + 1 } else { 0 };
            end = row + 1;
        }
        (ready >= READY).then_some(Found { heads, serial, body, end, total })
    }

    fn draft_repeat(&mut self, found: &Found) {
        let first = found.heads[0].at;
        let title = self.title_above(first);
        let number = self.sketch.repeats.len() + 1;
        let words = title.as_ref().map_or_else(|| say::a_table(number).ja, |piece| piece.text.clone());
        let id = format!("group{number}");
        let mut columns: Vec<(String, String, Kind)> = Vec::new();
        let mut open: Vec<String> = Vec::new();
        for head in &found.heads {
            let at = CellAddress::new(found.end - 1, head.at.column);
            let judged = judge(self.page, &head.text, at, None);
            let wanted = match who::who(&head.text) {
                Some(Who::Contact(id, _)) => id.to_owned(),
                Some(Who::Code) => "code".to_owned(),
                Some(Who::Name) => "name".to_owned(),
                Some(Who::Serial) | None => id_from(&head.text)
                    .filter(|id| id.len() > 1 && head.text.is_ascii())
                    .unwrap_or_else(|| format!("item{}", columns.len() + 1)),
            };
            let taken = columns.iter().any(|(known, ..)| *known == wanted);
            let column = if taken { format!("{wanted}-{}", columns.len() + 1) } else { wanted };
            let named = who::who(&head.text).is_some();
            if judged.doubt.is_some() && !named {
                open.push(label_words(&head.text));
            }
            let list = format!("list-{id}-{column}");
            let kind = match judged.takes {
                Takes::Entries(entries) => Kind::Single(self.sketch.list(&list, options_of(entries))),
                Takes::Mark => Kind::Single(self.sketch.list(&list, options_of(["○".to_owned()]))),
                Takes::Number { unit, min, max } => Kind::Quantity { unit, min, max },
                Takes::Day => Kind::Date,
                Takes::Words { .. } => Kind::Text,
            };
            columns.push((column, head.text.clone(), kind));
        }
        let cells: Vec<_> = found.heads.iter().map(|head| self.page.cell(head.at)).collect();
        for piece in found.heads.iter().map(|head| head.at).chain(found.serial).chain(title.map(|piece| piece.at))
        {
            self.roles.insert(piece, Role::Asked);
        }
        for piece in self.page.rows(found.body, found.end) {
            let inside = piece.at.column >= found.serial.unwrap_or(first).column
                && piece.at.column <= found.heads[found.heads.len() - 1].last.column;
            if inside {
                self.roles.insert(
                    piece.at,
                    if Some(piece.at.column) == found.serial.map(|at| at.column) {
                        Role::Asked
                    } else {
                        Role::Answer
                    },
                );
            }
        }
        if let Some(total) = &found.total {
            self.roles.insert(total.at, Role::Asked);
        }
        if !open.is_empty() {
            self.sketch.ask(None, cells.clone(), say::ask_kinds(label_words(&words), open.join("」「")));
        }
        let end = found.total.as_ref().map(|piece| piece.text.clone());
        self.sketch.repeats.push(SketchRepeat { id, title: words, columns, end, cells });
    }

    /// The words right above a table, which say what it lists.
    fn title_above(&self, first: CellAddress) -> Option<Piece> {
        let rows = first.row.saturating_sub(2)..first.row;
        let above = rows.rev().flat_map(|row| self.page.row(row)).find(|piece| piece.words)?;
        let says = self.is_free(above) && !words::is_note(&above.text) && above.text.chars().count() <= 60;
        let has_box = self.page.is_box(self.page.right(above.at)) || self.is_framed(self.page.right(above.at));
        (says && !has_box && above.at.column <= first.column).then(|| above.clone())
    }
}
