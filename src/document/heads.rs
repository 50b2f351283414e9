//! Tables: where a cell lies when others span rows and columns, which cells name what stands below or beside them, and
//! what a value is therefore called: its row, its column, its unit.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::build::{Text, Told};
use crate::document::{Block, Cell, Document, Kind};
use crate::text::era::parse_fiscal_year;
use crate::text::key::key;

/// Rows at the top of a table that may name its columns.
const MOST_HEAD_ROWS: usize = 4;
/// Signs of a line above a table that can still be its caption.
const LONGEST_CAPTION: usize = 80;
/// Columns and rows that a cell may span, as in Excel.
const WIDEST: usize = 16_384;

/// A table of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its number in the document, from 1.
    pub number: usize,
    /// How many rows it has.
    pub rows: usize,
    /// How many columns it has.
    pub columns: usize,
    /// Its cells as blocks of the document, row by row.
    pub cells: Vec<usize>,
    /// The rows at the top that only name columns, and the columns at the left that name rows.
    head_rows: usize,
    head_columns: usize,
    /// The block whose cell covers a row and a column.
    covered: BTreeMap<(usize, usize), usize>,
}

impl Table {
    /// The block at a row and a column, which may reach there from above or from the left.
    pub fn at(&self, row: usize, column: usize) -> Option<usize> {
        self.covered.get(&(row, column)).copied()
    }
}

/// What a value of a table is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads {
    /// The words above the table, where they can be its title.
    pub caption: String,
    /// What names its row, outermost first.
    pub rows: Vec<String>,
    /// What names its column, from the top.
    pub columns: Vec<String>,
    /// The unit that its row, its column or the caption gives.
    pub unit: Option<String>,
}

impl Document {
    /// The tables of the document, in order.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        for (index, block) in self.blocks.iter().enumerate() {
            let Some(cell) = block.cell() else { continue };
            if tables.last().is_none_or(|last| last.number != cell.table) {
                let covered = BTreeMap::new();
                tables.push(Table {
                    number: cell.table,
                    rows: 0,
                    columns: 0,
                    cells: Vec::new(),
                    head_rows: 0,
                    head_columns: 0,
                    covered,
                });
            }
            if let Some(table) = tables.last_mut() {
                table.rows = table.rows.max(cell.row + cell.rows);
                table.columns = table.columns.max(cell.column + cell.columns);
                table.cells.push(index);
                for row in cell.row..cell.row + cell.rows {
                    for column in cell.column..cell.column + cell.columns {
                        table.covered.entry((row, column)).or_insert(index);
                    }
                }
            }
        }
        for table in &mut tables {
            let cells = || table.cells.iter().filter_map(|index| self.blocks[*index].cell());
            let first_value = cells().filter(|cell| !cell.head).map(|cell| cell.row).min();
            let last_head = cells().filter(|cell| cell.head).map(|cell| cell.row + cell.rows).max();
            table.head_rows = first_value.or(last_head).unwrap_or(0);
            let beside = cells().filter(|cell| cell.head && cell.row >= table.head_rows);
            table.head_columns = beside.map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        }
        tables
    }

    /// A table by its number.
    pub fn table(&self, number: usize) -> Option<Table> {
        self.tables().into_iter().find(|table| table.number == number)
    }

    /// What the cell of a block is called; nothing for any other block.
    pub fn heads(&self, block: usize) -> Heads {
        let Some(cell) = self.blocks.get(block).and_then(Block::cell) else { return Heads::default() };
        self.table(cell.table).map(|table| self.heads_in(&table, block)).unwrap_or_default()
    }

    /// The same, where the table is at hand.
    pub fn heads_in(&self, table: &Table, block: usize) -> Heads {
        let Some(cell) = self.blocks.get(block).and_then(Block::cell) else { return Heads::default() };
        let caption = self.caption(table);
        let mut heads = Heads { caption, ..Heads::default() };
        let mut seen = BTreeSet::new();
        let mut name = |at: Option<usize>, names: &mut Vec<String>| {
            let Some(index) = at.filter(|index| *index != block && seen.insert(*index)) else { return };
            let named = &self.blocks[index];
            if named.cell().is_some_and(|cell| cell.head) && !named.text.trim().is_empty() {
                names.push(named.text.trim().to_owned());
            }
        };
        for row in 0..cell.row.min(table.head_rows) {
            for column in cell.column..cell.column + cell.columns {
                name(table.at(row, column), &mut heads.columns);
            }
        }
        let mut unit = None;
        for column in 0..cell.column.min(table.head_columns) {
            // A column of units names no row.
            if self.names_units(table, column) {
                let stated = table.at(cell.row, column).map(|index| self.blocks[index].text.trim().to_owned());
                unit = stated.filter(|text| !text.is_empty());
                continue;
            }
            for row in cell.row..cell.row + cell.rows {
                name(table.at(row, column), &mut heads.rows);
            }
        }
        let bracketed = heads.columns.iter().chain(&heads.rows).find_map(|name| unit_in_brackets(name));
        heads.unit = unit.or(bracketed).or_else(|| unit_of_caption(&heads.caption));
        heads
    }

    /// The words above a table, where they can be its title.
    pub fn caption(&self, table: &Table) -> String {
        let first = table.cells.first().copied().unwrap_or_default();
        let above = first.checked_sub(1).and_then(|index| self.blocks.get(index));
        let title = above.filter(|block| block.cell().is_none());
        title
            .map(|block| block.text.trim().to_owned())
            .filter(|text| text.chars().count() <= LONGEST_CAPTION && !text.ends_with('。'))
            .unwrap_or_default()
    }

    fn names_units(&self, table: &Table, column: usize) -> bool {
        (0..table.rows.min(MOST_HEAD_ROWS)).filter_map(|row| table.at(row, column)).any(|index| {
            self.blocks[index].cell().is_some_and(|cell| cell.head) && key(&self.blocks[index].text) == "単位"
        })
    }
}

/// 「参加者数（人）」, 「割合(％)」.
fn unit_in_brackets(name: &str) -> Option<String> {
    let inside = key(name);
    let inside = inside.strip_suffix(')')?.rsplit_once('(')?.1;
    let inside = inside.strip_prefix("単位:").or_else(|| inside.strip_prefix("単位")).unwrap_or(inside);
    crate::text::units::is_unit(inside).then(|| inside.to_owned())
}

/// 「（単位：人）」 in the line above.
fn unit_of_caption(caption: &str) -> Option<String> {
    let text = key(caption);
    let after = text.split_once("単位:").map(|(_, after)| after)?;
    let unit: String = after.chars().take_while(|c| !matches!(c, ')' | ']' | '、' | ',')).collect();
    (!unit.is_empty()).then_some(unit)
}

/// Puts rows of cells on a lattice, where those that span rows push the others to the right.
pub(super) fn laid_out(table: usize, rows: Vec<Vec<Told>>) -> Vec<(Cell, Text)> {
    let mut placed = Vec::new();
    // Columns taken by cells of rows above, with the rows that are left of them.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (row, cells) in rows.into_iter().enumerate() {
        let mut column = 0;
        let mut below: Vec<(usize, usize)> = Vec::new();
        for told in cells {
            while taken.contains_key(&column) {
                column += 1;
            }
            let mut cell = told.cell(table, row, column);
            cell.columns = cell.columns.min(WIDEST);
            cell.rows = cell.rows.min(WIDEST);
            if cell.rows > 1 {
                below.extend((column..column + cell.columns).map(|column| (column, cell.rows - 1)));
            }
            column += cell.columns;
            placed.push((cell, told.text));
            if column >= WIDEST {
                break;
            }
        }
        taken.retain(|_, left| {
            *left -= 1;
            *left > 0
        });
        taken.extend(below);
    }
    placed
}

/// Finds the cells of every table that name others: rows at the top without a value, and columns at the left without one.
pub(super) fn mark_heads(blocks: &mut [Block]) {
    let mut first = 0;
    while first < blocks.len() {
        let Some(number) = blocks[first].cell().map(|cell| cell.table) else {
            first += 1;
            continue;
        };
        let length = blocks[first..]
            .iter()
            .take_while(|block| block.cell().is_some_and(|cell| cell.table == number))
            .count();
        mark_table(&mut blocks[first..first + length]);
        first += length;
    }
}

fn mark_table(cells: &mut [Block]) {
    let placed: Vec<(Cell, bool, bool)> = cells
        .iter()
        .filter_map(|block| {
            let cell = block.cell()?;
            // At the left 「5人以上」 is a class, farther right it may be a target.
            let value = is_value(&block.text) && !(cell.column == 0 && names_class(&block.text));
            Some((cell, value, block.text.trim().is_empty()))
        })
        .collect();
    let valued: BTreeSet<usize> =
        placed.iter().filter(|(_, value, _)| *value).map(|(cell, ..)| cell.row).collect();
    let declared = placed.iter().filter(|(cell, ..)| cell.head).map(|(cell, ..)| cell.row).max();
    let last_row = placed.iter().map(|(cell, ..)| cell.row).max().unwrap_or(0);
    let head_rows = match (declared, valued.first()) {
        (Some(last), _) => last + 1,
        (None, Some(first)) => (*first).min(MOST_HEAD_ROWS),
        (None, None) => usize::from(last_row > 0),
    };
    let body: Vec<&(Cell, bool, bool)> = placed.iter().filter(|(cell, ..)| cell.row >= head_rows).collect();
    let first_value = body.iter().filter(|(_, value, _)| *value).map(|(cell, ..)| cell.column).min();
    let head_columns = first_value.unwrap_or(1);
    for block in cells {
        if let Kind::Cell(cell) = &mut block.kind {
            cell.head = cell.head || cell.row < head_rows || cell.column + cell.columns <= head_columns;
        }
    }
}

/// Whether a cell holds a value: a number with what may stand around it, or a sign for none.
pub(crate) fn is_value(text: &str) -> bool {
    let text = key(text);
    if text.is_empty() {
        return false;
    }
    if matches!(text.as_str(), "-" | "--" | "…" | "..." | "x" | "*" | "―") {
        return true;
    }
    if !text.contains(|c: char| c.is_ascii_digit()) || parse_named_year(&text) || text.ends_with('代') {
        return false;
    }
    let number = text.trim_start_matches(['△', '▲', '-', '+', '約', '(']);
    let signs = number.trim_end_matches(|c: char| !c.is_ascii_digit() && c != '%');
    let unit = &number[signs.len()..];
    let plain = signs
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '(' | ')' | '/' | '△' | '▲' | '-'));
    plain && !signs.is_empty() && unit.chars().count() <= 4
}

/// 「5人以上」「10床未満」
fn names_class(text: &str) -> bool {
    ["以上", "以下", "未満", "超"].iter().any(|word| text.trim().ends_with(word))
}

/// 「R1年度」「令和2年」「2020年度」 name a column.
fn parse_named_year(text: &str) -> bool {
    let bare = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text);
    let named = bare.len() < text.len() || !bare.starts_with(|c: char| c.is_ascii_digit());
    named && parse_fiscal_year(bare).is_some()
}
