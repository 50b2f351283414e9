//! The sheet with what holds for the whole definition: one value in each row beside its name, or in one row below
//! headings as XLSForm has it.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, definition as said, definition_workbook as words};
use crate::provenance::CellAddress;
use crate::survey::toml::source::suggest;
use crate::survey::toml::tree::Table;
use crate::survey::workbook::columns::{self, Role, listed};
use crate::survey::workbook::layout::SheetLayout;
use crate::survey::workbook::rows::{place, shown};
use crate::survey::workbook::source::{Remark, Source, merged_across};
use crate::survey::workbook::xlsform;
use crate::text::key::key;
use crate::workbook::Sheet;

/// What may stand over the names of the settings.
const HEADS: [&str; 6] = ["項目", "設定", "key", "item", "setting", "name"];

/// Reads the settings into the root of a definition.
pub(super) fn read(source: &mut Source<'_>, sheet: &Sheet, layout: &SheetLayout) -> Table {
    let number = source.sheet(&sheet.name);
    let start = source.file.text.len();
    let mut root = Table { span: start..start, entries: Vec::new() };
    if sheet.grid.is_empty() {
        return root;
    }
    if below_headings(sheet, layout) {
        in_a_row(source, number, sheet, layout, &mut root);
    } else {
        beside_names(source, number, sheet, layout, &mut root);
    }
    root.span = start..source.file.text.len().saturating_sub(1).max(start);
    root
}

/// The key that a name means.
fn resolve(layout: &SheetLayout, name: &str) -> Option<Result<String, xlsform::Column>> {
    let name = name.trim().trim_end_matches(['*', '＊', '※']);
    let written = key(name);
    let known = columns::known(layout);
    match known.into_iter().find(|(heading, _)| key(heading) == written) {
        Some((_, column)) => Some(Ok(column)),
        None => match xlsform::column(layout, name) {
            Some(xlsform::Column::Key(known)) => Some(Ok(known.to_owned())),
            other => other.map(Err),
        },
    }
}

/// Whether the names stand in one row and the values below them.
fn below_headings(sheet: &Sheet, layout: &SheetLayout) -> bool {
    let Some(first_row) = sheet.grid.rows().next() else { return false };
    let hits =
        |cells: &mut dyn Iterator<Item = String>| cells.filter(|text| resolve(layout, text).is_some()).count();
    let across = hits(&mut sheet.grid.row(first_row).map(|(_, value)| value.raw()));
    let down = hits(&mut sheet.grid.rows().filter_map(|row| sheet.grid.row(row).next().map(|(_, v)| v.raw())));
    let beside = sheet.grid.row(first_row).nth(1).is_some();
    across > down || (across == down && across > 0 && !beside)
}

fn beside_names(source: &mut Source<'_>, number: usize, sheet: &Sheet, layout: &SheetLayout, root: &mut Table) {
    let mut seen: BTreeMap<String, Phrase> = BTreeMap::new();
    let names: Vec<CellAddress> =
        sheet.grid.rows().filter_map(|row| sheet.grid.row(row).next().map(|(at, _)| at)).collect();
    // The column of the names is where most of the rows begin.
    let column = names.iter().map(|at| at.column).min().unwrap_or(0);
    for at in names.into_iter().filter(|at| at.column == column) {
        let name = sheet.grid.text(at);
        if HEADS.iter().any(|head| key(head) == key(&name)) {
            continue;
        }
        let named = source.cell(number, at, &name, None, "");
        let beside = CellAddress::new(at.row, at.column + 1);
        let (value, text) = shown(sheet, beside);
        let resolved = resolve(layout, &name);
        if let (Some(Ok(_)), Some(range)) = (&resolved, merged_across(sheet, at)) {
            source.say_merged(&named, range);
            source.problems.leave_unread();
            continue;
        }
        match resolved {
            Some(Ok(key)) => {
                let placed = source.cell(number, beside, &text, Some(&key), name.trim());
                if let Some(before) = seen.get(&key) {
                    source.say(named.span, words::setting_twice(name.trim()), Some(said::first_in(before)));
                    continue;
                }
                seen.insert(key.clone(), source.file.place(named.span.start));
                let leaf = layout.settings.iter().find(|leaf| leaf.key == key);
                if let (Some(leaf), Some(value)) = (leaf, value) {
                    place(source, value, &placed, named.span, leaf, root);
                }
            }
            Some(Err(column)) => not_carried(source, sheet, at, &column, name.trim()),
            // A title over the settings, or a remark below them.
            None if text.trim().is_empty() => {}
            None => {
                let known = columns::known(layout);
                let list = listed(known.iter().map(|(heading, _)| heading.as_str()));
                let near = suggest(name.trim(), known.iter().map(|(heading, _)| heading.as_str()));
                let help = near.unwrap_or_else(|| words::known_headings(list));
                source.say(named.span, words::unknown_setting(name.trim()), Some(help));
            }
        }
    }
}

fn in_a_row(source: &mut Source<'_>, number: usize, sheet: &Sheet, layout: &SheetLayout, root: &mut Table) {
    let Some(columns) = columns::read(source, number, sheet, layout) else { return };
    let mut rows = sheet.grid.rows().filter(|row| *row >= columns.first_row);
    let Some(row) = rows.next() else { return };
    for column in &columns.all {
        let Role::Key(key) = &column.role else { continue };
        let at = CellAddress::new(row, column.index);
        let (value, text) = shown(sheet, at);
        let placed = source.cell(number, at, &text, Some(key), &column.heading);
        let leaf = layout.settings.iter().find(|leaf| leaf.key == *key);
        if let (Some(leaf), Some(value)) = (leaf, value) {
            place(source, value, &placed, placed.span.clone(), leaf, root);
        }
    }
    if let Some((at, value)) = rows.next().and_then(|row| sheet.grid.row(row).next()) {
        let placed = source.cell(number, at, &value.raw(), None, "");
        source.say(placed.span, words::two_settings_rows(), None);
    }
}

fn not_carried(source: &mut Source<'_>, sheet: &Sheet, at: CellAddress, column: &xlsform::Column, name: &str) {
    let hint = match column {
        xlsform::Column::Words => words::hint_not_carried_words(),
        xlsform::Column::Key(_)
        | xlsform::Column::Label(_)
        | xlsform::Column::Relevant
        | xlsform::Column::Required
        | xlsform::Column::Constraint
        | xlsform::Column::NotCarried => words::hint_not_carried(),
    };
    let found = words::not_carried(words::xlsform_setting(name));
    source.remark(sheet, at, Remark { rule: "not-carried", found, expected: words::carried(), hint });
}
