//! What stands around a cell of a table: what names its row and column, what blank cells take over from above, the title.

use crate::document::{Block, Table};
use crate::findings::claims::bind::Context;
use crate::findings::claims::facts::day_of;
use crate::findings::claims::spoken::Reader;
use crate::findings::claims::stated::Stated;
use crate::findings::claims::turn::Turn;
use crate::text::key::key;

impl Reader<'_> {
    /// What blank cells at the left of a row take over from the rows above: the indicator of 目標 and 実績.
    pub(super) fn carried(&self, table: &Table, row: usize, column: usize) -> Vec<String> {
        let text = |row: usize, column: usize| {
            let block = table.at(row, column).and_then(|at| self.document.blocks.get(at))?;
            Some(block.text.trim()).filter(|text| !text.is_empty())
        };
        let first = (0..column).take_while(|column| text(row, *column).is_none());
        first
            .filter_map(|column| (0..row).rev().find_map(|above| text(above, column)))
            .filter(|text| !text.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | '－' | '-')))
            .map(str::to_owned)
            .collect()
    }

    /// Whether a block is one of the notes below a table.
    pub(super) fn is_note(&self, block: usize) -> bool {
        self.document
            .blocks
            .get(block)
            .is_some_and(|block| block.text.starts_with('注') || block.mark.starts_with('注'))
    }

    /// The title of the table that notes stand below; nothing for any other block.
    pub(super) fn table_above(&self, block: usize) -> String {
        if !self.is_note(block) {
            return String::new();
        }
        let cell = (0..block).rev().find_map(|at| self.document.blocks.get(at)?.cell());
        let table = cell.and_then(|cell| self.tables.iter().find(|table| table.number == cell.table));
        table.map(|table| self.document.caption(table)).unwrap_or_default()
    }

    /// What stands around a cell: what names its row and column, and the rest of its row.
    pub(super) fn in_cell(&self, one: &Stated, headings: Vec<String>) -> Context {
        let Some(cell) = self.document.blocks.get(one.block).and_then(Block::cell) else {
            return Context::default();
        };
        let Some(table) = self.tables.iter().find(|table| table.number == cell.table) else {
            return Context::default();
        };
        let heads = self.document.heads_in(table, one.block);
        let own = self.document.blocks.get(one.block).map_or("", |block| block.text.as_str());
        let row: Vec<&str> = (0..table.columns)
            .filter_map(|column| table.at(cell.row, column))
            .filter(|at| *at != one.block)
            .filter_map(|at| self.document.blocks.get(at))
            .map(|block| block.text.trim())
            .collect();
        let mut heads = heads;
        let carried = self.carried(table, cell.row, cell.column);
        heads.rows.splice(0..0, carried);
        let day = heads.rows.iter().map(String::as_str).chain(row.iter().copied()).find_map(day_of);
        let names = |names: &[String]| names.join("、");
        let mut years: Vec<i32> = Vec::new();
        for name in heads.columns.iter().chain(&heads.rows) {
            years.extend(self.years_in(name));
        }
        if years.is_empty() {
            years.extend(self.years_in(&heads.caption));
        }
        years.dedup();
        let farther = std::iter::once(&heads.caption).chain(&headings).map(|name| self.years_in(name));
        let farther_years = farther.filter(|years| !years.is_empty()).collect();
        // Heads of several lines may have been written as one.
        let columns = heads.columns.iter().flat_map(|name| {
            let parts = name.split('・').filter(move |part| part.len() < name.len());
            std::iter::once(name.as_str()).chain(parts)
        });
        // Words of the row that are no numbers.
        let said: Vec<&str> = row.iter().copied().filter(|text| !text.chars().any(char::is_numeric)).collect();
        Context {
            names: heads.rows.iter().map(String::as_str).chain(columns).map(key).collect(),
            row_names: heads.rows.len(),
            loose: false,
            near: format!("{}、{}、{own}", names(&heads.rows), names(&heads.columns)),
            with_years: String::new(),
            wider: String::new(),
            sentence: said.join("、"),
            before: String::new(),
            beside_year: String::new(),
            earlier: String::new(),
            headings,
            caption: heads.caption,
            years,
            farther_years,
            day,
            moved: false,
            based: false,
            reference: false,
            turn: Turn::of_heads(&heads.columns, &heads.rows),
            cell: true,
        }
    }
}
