//! An indicator that counts meetings, and the meetings that the report lists under the same name, fiscal year by fiscal
//! year. The two may count by different rules, so it is a note.

use std::collections::BTreeMap;

use super::days::dated_lines;
use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::{Phrase, within as words};
use crate::document::Block;
use crate::findings::claims::stated::{What, When};
use crate::text::era::{fiscal_year, fiscal_year_name};
use crate::text::key::key;

/// The block, the fiscal year and the number of an actual.
type Actual = (usize, i32, i128);

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let lines: Vec<(usize, i32)> = dated_lines(view)
        .into_iter()
        .filter(|(block, _)| {
            let text = &view.blocks()[*block].text;
            let own = text.split('※').next().unwrap_or(text);
            !own.contains("中止") && !own.contains("延期")
        })
        .map(|(block, date)| (block, fiscal_year(&date)))
        .collect();
    let mut found = Vec::new();
    for table in view.document.tables() {
        // Actuals by the name of their row.
        let mut rows: BTreeMap<(usize, String), Vec<Actual>> = BTreeMap::new();
        for index in &table.cells {
            let Some(cell) = view.blocks().get(*index).and_then(Block::cell).filter(|cell| !cell.head) else {
                continue;
            };
            let Some(stated) = view.of_block(*index).first() else { continue };
            let (What::Count { value, unit }, Some(When::FiscalYear { year, .. })) = (&stated.what, stated.when)
            else {
                continue;
            };
            if unit != "回" {
                continue;
            }
            let heads = view.document.heads_in(&table, *index);
            let plan = heads.rows.iter().any(|name| key(name).starts_with("目標"));
            let Some(name) = heads.rows.iter().find_map(|name| meetings(name)).filter(|_| !plan) else { continue };
            let Some(value) = value.value.to_i128() else { continue };
            rows.entry((cell.row, name)).or_default().push((*index, year, value));
        }
        for ((_, name), actuals) in rows {
            found.extend(compare(view, &lines, &name, &actuals));
        }
    }
    found
}

/// What an indicator of meetings counts: 「②協議会の開催回数」 are 協議会の開催.
fn meetings(name: &str) -> Option<String> {
    let name = key(name);
    let bare = name.trim_start_matches(|c: char| matches!(c, '①'..='⑳') || c.is_ascii_digit());
    let counted = bare.strip_suffix("回数").or_else(|| bare.strip_suffix("の回数")).unwrap_or(bare);
    (counted.contains("開催") && counted.chars().count() >= 5).then(|| counted.to_owned())
}

fn compare(view: &View<'_>, lines: &[(usize, i32)], name: &str, actuals: &[Actual]) -> Option<Discrepancy> {
    let blocks = view.blocks();
    let table = actuals.first()?.0;
    // The lists below a heading with the name, in the same part of the report as the table.
    let under = |block: usize| {
        let above = &blocks[block].above;
        let named = above.iter().any(|above| key(&blocks[*above].text).contains(name));
        let shared = above.iter().any(|above| blocks[table].above.contains(above));
        named && shared
    };
    let listed: Vec<&(usize, i32)> = lines.iter().filter(|(block, _)| under(*block)).collect();
    if listed.len() < 2 {
        return None;
    }
    let count = |year: i32| listed.iter().filter(|(_, listed)| *listed == year).count();
    let apart: Vec<&Actual> =
        actuals.iter().filter(|(_, year, value)| i128::try_from(count(*year)).ok() != Some(*value)).collect();
    if apart.is_empty() {
        return None;
    }
    let years: Vec<Phrase> = apart
        .iter()
        .map(|(_, year, value)| words::year_listed(fiscal_year_name(*year), value, count(*year)))
        .collect();
    let mut places: Vec<Spot> = apart.iter().map(|(block, ..)| Spot::whole(view.document, *block)).collect();
    places.extend(listed.first().map(|(block, _)| Spot::whole(view.document, *block)));
    places.extend(listed.last().map(|(block, _)| Spot::whole(view.document, *block)));
    Some(Discrepancy {
        check: Check::ListAndIndicator,
        places,
        found: words::indicator_and_list(name, Phrase::listed(&years)),
        expected: words::same_count(),
        hint: words::hint_indicator(),
    })
}
