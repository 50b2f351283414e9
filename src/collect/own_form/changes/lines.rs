//! Rows and columns that were inserted, deleted or put into another order, told from where the printed words stand now.

use std::collections::BTreeSet;

use super::{AlterationKind, List};
use crate::catalogue::{Phrase, own_form as words};
use crate::collect::own_form::{Laid, align::steady};
use crate::provenance::CellAddress;
use crate::questionnaire::SHEET_LANG;
use crate::questionnaire::blank::Blank;

fn said(count: Phrase) -> String {
    count.text(SHEET_LANG).to_owned()
}

/// One of the two directions of a sheet.
struct Axis {
    inserted: AlterationKind,
    deleted: AlterationKind,
    moved: AlterationKind,
    /// A row or column as a place.
    at: fn(u32) -> CellAddress,
    /// So many of them in words.
    say: fn(u32) -> Phrase,
}

pub(super) fn rows(list: &mut List<'_>, blank: &Blank, laid: &Laid<'_>) {
    let axis = Axis {
        inserted: AlterationKind::RowsInserted,
        deleted: AlterationKind::RowsDeleted,
        moved: AlterationKind::RowsMoved,
        at: |row| CellAddress::new(row, 0),
        say: words::lines,
    };
    let known: Vec<(u32, u32)> =
        laid.alignment.by_words.iter().filter_map(|row| Some((*row, *laid.alignment.rows.get(row)?))).collect();
    axis.compare(list, &known);
    let last = blank.words().map(|(at, _)| at.row).max().unwrap_or(0);
    if let Some((from, to)) = known.last().filter(|(from, _)| *from < last) {
        // What follows the last row that was found may be gone or only read otherwise.
        let rest = laid.sheet.grid.last_row().unwrap_or(0).saturating_sub(*to);
        if rest < last - from {
            list.add(axis.deleted, Some((axis.at)(to + 1)), said((axis.say)(last - from - rest)), "");
        }
    }
}

pub(super) fn columns(list: &mut List<'_>, blank: &Blank, laid: &Laid<'_>) {
    let axis = Axis {
        inserted: AlterationKind::ColumnsInserted,
        deleted: AlterationKind::ColumnsDeleted,
        moved: AlterationKind::ColumnsMoved,
        at: |column| CellAddress::new(0, column),
        say: words::columns,
    };
    let with_words: BTreeSet<u32> =
        blank.words().filter(|(_, text)| !text.is_empty()).map(|(at, _)| at.column).collect();
    let place = |column: &u32| laid.alignment.column_by_words(*column).map(|at| (*column, at));
    let known: Vec<(u32, u32)> = with_words.iter().filter_map(place).collect();
    axis.compare(list, &known);
    // Beyond the last that was found: those whose words are gone from rows that are there.
    let gone = |column: &&u32| {
        let mut rows = blank.words().filter(|(at, text)| at.column == **column && !text.is_empty());
        !laid.alignment.columns.contains_key(*column)
            && rows.any(|(at, _)| laid.alignment.by_words.contains(&at.row))
    };
    let lost = with_words.iter().rev().take_while(gone).count();
    if let (Some((_, last)), Ok(lost @ 1..)) = (known.last(), u32::try_from(lost)) {
        list.add(axis.deleted, Some((axis.at)(last + 1)), said((axis.say)(lost)), "");
    }
}

impl Axis {
    /// What was inserted, deleted and moved, by where each row or column of the form was found.
    fn compare(&self, list: &mut List<'_>, known: &[(u32, u32)]) {
        let steady = steady(known);
        if steady.len() < known.len() {
            self.moved(list, known, &steady);
            return;
        }
        let before = known.first().map(|(from, to)| (*from, *to, 0));
        let gaps = known.windows(2).map(|pair| {
            let ((from, place), (to, until)) = (pair[0], pair[1]);
            (to - from, until - place, place + 1)
        });
        for (was, now, place) in before.into_iter().chain(gaps) {
            self.differ(list, was, now, Some((self.at)(place)));
        }
    }

    fn differ(&self, list: &mut List<'_>, was: u32, now: u32, at: Option<CellAddress>) {
        if now > was {
            list.add(self.inserted, at, "", said((self.say)(now - was)));
        } else if was > now {
            list.add(self.deleted, at, said((self.say)(was - now)), "");
        }
    }

    /// What stands in another order; where there is more or less of it than the form has, nobody can say between which.
    fn moved(&self, list: &mut List<'_>, known: &[(u32, u32)], steady: &BTreeSet<u32>) {
        let mut before: Option<(u32, u32)> = None;
        for (from, to) in known.iter().filter(|(from, _)| !steady.contains(from)) {
            // What was moved together is one change.
            let along = before.is_some_and(|(was, now)| to.checked_sub(now) == from.checked_sub(was));
            if !along {
                list.add(self.moved, Some((self.at)(*to)), (self.at)(*from).to_string(), "");
            }
            before = Some((*from, *to));
        }
        let span = |rows: &mut dyn Iterator<Item = u32>| {
            let rows: Vec<u32> = rows.collect();
            rows.iter().max().zip(rows.iter().min()).map_or(0, |(last, first)| last - first)
        };
        let was = span(&mut known.iter().map(|(from, _)| *from));
        let now = span(&mut known.iter().map(|(_, to)| *to));
        self.differ(list, was, now, None);
    }
}
