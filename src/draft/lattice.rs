//! A part of a form with rows and columns: a battery as a grid, in which a mark stands where an item and an option meet; a
//! table of numbers; a table with a row for each facility. A battery is drafted; what the others mean is asked, and none
//! of their cells is taken for a label.

use crate::catalogue::draft as say;
use crate::draft::blocks::Block;
use crate::draft::kind::label_words;
use crate::draft::labels::{Form, Label, Role};
use crate::draft::numbering::numbered;
use crate::draft::options::option_words;
use crate::draft::page::Piece;
use crate::draft::sketch::{Kind, Place, SketchQuestion, id_from, options_of};
use crate::draft::units;
use crate::draft::words;
use crate::provenance::CellAddress;

/// Rows and columns that cross.
#[derive(Debug, Clone)]
pub(super) struct Lattice {
    /// The headings of its columns.
    heads: Vec<CellAddress>,
    /// The cells in front of its rows.
    items: Vec<CellAddress>,
    /// Its first cell.
    first: CellAddress,
    /// Its last cell.
    last: CellAddress,
}

impl Lattice {
    /// Its first and last cells.
    pub(super) fn range(&self) -> (CellAddress, CellAddress) {
        (self.first, self.last)
    }
}

impl Form<'_, '_> {
    /// The first lattice of a block: a row of headings with rows below it whose cells stand under them.
    pub(super) fn lattice(&self, from: u32, end: u32) -> Option<Lattice> {
        let mut rows: Vec<u32> = self.page.rows(from, end).map(|piece| piece.at.row).collect();
        rows.dedup();
        rows.iter().find_map(|row| self.lattice_at(*row, end))
    }

    fn lattice_at(&self, row: u32, end: u32) -> Option<Lattice> {
        let free = |piece: &&Piece| self.is_free(piece) || self.roles.get(&piece.at) == Some(&Role::Note);
        let heads: Vec<&Piece> = self.page.row(row).filter(free).collect();
        let short = |piece: &&&Piece| {
            piece.words
                && piece.text.chars().count() <= 24
                && !super::page::is_mark(&piece.raw)
                && units::unit(&piece.text).is_none()
        };
        if heads.len() < 2 || !heads.iter().all(|piece| short(&piece)) {
            return None;
        }
        // Options that count on across a row are a question's own and no headings.
        let first_row = heads.iter().map(|piece| piece.last.row + 1).max()?;
        let mut items = Vec::new();
        let mut last_row = row;
        let mut gap = 0;
        // The column in front of the headings, or the first of them, which then heads the items.
        let front = self.front(&heads, first_row, end)?;
        let columns: Vec<&Piece> = heads.iter().copied().filter(|piece| piece.at.column > front).collect();
        if columns.len() < 2 {
            return None;
        }
        for next in first_row..end.min(first_row + 200) {
            let Some(item) = self.page.piece(CellAddress::new(next, front)).filter(|item| item.at.row == next)
            else {
                gap += 1;
                if gap > 2 {
                    break;
                }
                continue;
            };
            // What stands in the row stands under the headings.
            let under = self.page.row(next).filter(|piece| piece.at != item.at).all(|piece| {
                columns.iter().any(|head| (head.at.column..=head.last.column).contains(&piece.at.column))
                    || piece.at.column < front
            });
            if !under || words::is_note(&item.text) && item.words {
                break;
            }
            gap = 0;
            items.push(item.at);
            last_row = item.last.row;
        }
        if items.len() < 2 {
            return None;
        }
        let last_column = columns.iter().map(|head| head.last.column).max()?;
        Some(Lattice {
            heads: columns.iter().map(|head| head.at).collect(),
            items,
            first: CellAddress::new(row, front.min(heads[0].at.column)),
            last: CellAddress::new(last_row, last_column),
        })
    }

    /// The column of the items.
    fn front(&self, heads: &[&Piece], first_row: u32, end: u32) -> Option<u32> {
        let left = heads.first()?.at.column;
        let below = |column: u32| {
            (first_row..end.min(first_row + 8))
                .filter(|row| {
                    self.page.piece(CellAddress::new(*row, column)).is_some_and(|piece| piece.at.row == *row)
                })
                .count()
        };
        let before = (0..left).filter(|column| below(*column) >= 2).max();
        before.or_else(|| (below(left) >= 2).then_some(left))
    }

    /// Whether a lattice takes marks, by what stands in it, by its headings or by the words above it.
    fn takes_marks(&self, lattice: &Lattice, label: &Label) -> Option<bool> {
        let mut marked = 0;
        for item in &lattice.items {
            for head in &lattice.heads {
                let at = CellAddress::new(item.row, head.column);
                if !self.page.takes_mark(at) {
                    return Some(false);
                }
                marked += usize::from(self.page.has_mark(at));
            }
        }
        let heads: Vec<String> = lattice
            .heads
            .iter()
            .filter_map(|at| self.page.piece(*at))
            .map(|piece| numbered(&piece.text).map_or_else(|| piece.text.clone(), |number| number.rest))
            .collect();
        let numbers = heads.iter().any(|head| {
            units::unit_in_label(head).is_some()
                || words::fiscal_year(head).is_some()
                || words::sense(head).is_some()
                || crate::draft::who::who(head).is_some()
        });
        if numbers {
            return Some(false);
        }
        let asked = ["○", "〇", "◯", "チェック", "✓"].iter().any(|sign| label.text.contains(sign));
        if marked > 0 || asked || words::is_scale(&heads) || words::is_pair(&heads) {
            return Some(true);
        }
        None
    }

    /// Drafts the battery of a block, or asks about the table in it. Says whether there was one.
    pub(super) fn lattice_question(&mut self, block: &Block<'_>) -> bool {
        let label = block.label;
        let Some(lattice) = self.lattice(label.words_at.row + 1, block.end) else { return false };
        let marks = self.takes_marks(&lattice, label);
        let range = format!("{}:{}", lattice.first, lattice.last);
        let inside: Vec<CellAddress> = self
            .page
            .rows(lattice.first.row, lattice.last.row + 1)
            .filter(|piece| (lattice.first.column..=lattice.last.column).contains(&piece.at.column))
            .map(|piece| piece.at)
            .collect();
        let place = self.page.cell(label.words_at);
        if marks == Some(true) && self.battery(block, &lattice) {
            for at in inside {
                let is_side = lattice.heads.contains(&at) || lattice.items.contains(&at);
                self.role(at, if is_side { Role::Option } else { Role::Answer });
            }
            return true;
        }
        self.sketch.ask(
            None,
            vec![place, self.page.cell(lattice.first)],
            say::ask_table(label_words(&Self::shown(label)), range),
        );
        for at in inside {
            self.role(at, Role::Asked);
        }
        true
    }

    fn battery(&mut self, block: &Block<'_>, lattice: &Lattice) -> bool {
        let label = block.label;
        let text_of = |form: &Self, at: &CellAddress| {
            let piece = form.page.piece(*at)?;
            Some(
                numbered(&piece.text)
                    .map_or_else(|| option_words(&piece.text).0, |number| option_words(&number.rest).0),
            )
        };
        let heads: Vec<String> = lattice.heads.iter().filter_map(|at| text_of(self, at)).collect();
        let items: Vec<String> = lattice.items.iter().filter_map(|at| text_of(self, at)).collect();
        let list = options_of(heads);
        let distinct: std::collections::BTreeSet<String> =
            items.iter().map(|item| crate::text::key::key(item)).collect();
        if list.len() != lattice.heads.len() || distinct.len() != lattice.items.len() {
            return false;
        }
        let Some(words) = self.anchor(label) else { return false };
        let id = self.question_id(label);
        let list = self.sketch.list(&format!("list-{id}"), list);
        let named: Vec<(String, String)> = items
            .into_iter()
            .enumerate()
            .map(|(index, item)| {
                (id_from(&item).filter(|_| item.is_ascii()).unwrap_or_else(|| (index + 1).to_string()), item)
            })
            .collect();
        let several = lattice.items.iter().any(|item| {
            let marks =
                lattice.heads.iter().filter(|head| self.page.has_mark(CellAddress::new(item.row, head.column)));
            marks.count() > 1
        }) && self.page.returns.count < 2;
        let number = label.number.as_ref().map_or_else(|| label_words(&label.text), |number| number.token.clone());
        let cells =
            [label.at, lattice.heads[0], lattice.items[0]].into_iter().map(|at| self.page.cell(at)).collect();
        let reasons = vec![say::because_grid(named.len(), lattice.heads.len())];
        self.sketch.questions.push(SketchQuestion {
            id: id.clone(),
            number,
            text: label.text.split_whitespace().collect::<Vec<_>>().join(" "),
            kind: Kind::Single(list),
            optional: false,
            universe: None,
            label: words,
            place: Place::Grid(named),
            unnumbered: false,
            cells,
            reasons,
        });
        if several || words::how_many(&label.text) == Some(false) {
            let place = vec![self.page.cell(label.words_at)];
            self.sketch.ask(Some(&id), place, say::ask_grid_several(label_words(&Self::shown(label))));
        }
        true
    }
}
