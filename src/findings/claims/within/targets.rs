//! A target that a table shows as missed, and a text that never speaks of it.

use std::collections::BTreeMap;

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::{Block, Cell, Heads, Table};
use crate::findings::claims::stated::{Against, Number, Stated, What};
use crate::text::key::key;
use crate::text::number::decimal;

/// Names of indicators of which less is better; whether one was missed is not to be told from a table.
const LESS_IS_BETTER: &[&str] =
    &["再犯率", "再犯者", "苦情", "事故", "待機", "未回答", "減少率", "削減", "費用", "滞納", "違反"];
/// Words that speak of a target that was not reached.
const SPEAKS: &[&str] =
    &["下回", "届か", "達し", "達成", "未達", "満た", "減少", "低下", "目標", "及ば", "至らな", "縮小", "中止"];

/// An indicator with its targets and actuals by the name of the year.
pub(super) struct Indicator {
    /// Its name without the number in front.
    pub(super) name: String,
    /// The first of its cells.
    pub(super) block: usize,
    table: usize,
    rows: std::ops::Range<usize>,
    years: Vec<Year>,
}

/// Target and actual of one year.
struct Year {
    name: String,
    target: (Number, Spot),
    actual: (Number, Spot),
}

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    indicators(view).iter().filter_map(|indicator| missed(view, indicator)).collect()
}

/// Every indicator of which a table shows target and actual.
pub(super) fn indicators(view: &View<'_>) -> Vec<Indicator> {
    view.document.tables().iter().flat_map(|table| of_table(view, table)).collect()
}

/// Whether a name is that of the targets or of the actuals.
fn kind_of(name: &str) -> Option<bool> {
    let name = key(name);
    let is = |words: &[&str]| words.iter().any(|word| name == *word || name.starts_with(word));
    if is(&["目標", "計画", "目標値"]) {
        Some(true)
    } else if is(&["実績", "実績値", "結果"]) {
        Some(false)
    } else {
        None
    }
}

type Side = BTreeMap<usize, (Number, Spot)>;

fn of_table(view: &View<'_>, table: &Table) -> Vec<Indicator> {
    // By the names of the row without 目標 and 実績: targets and actuals by column.
    let mut found: Vec<(String, usize, std::ops::Range<usize>, Side, Side)> = Vec::new();
    let mut columns: BTreeMap<usize, String> = BTreeMap::new();
    for index in &table.cells {
        let Some(cell) = view.blocks().get(*index).and_then(Block::cell).filter(|cell| !cell.head) else {
            continue;
        };
        let heads = view.document.heads_in(table, *index);
        let Some((name, target)) = named(&heads) else { continue };
        let Some(number) = number(view.of_block(*index)) else { continue };
        columns.entry(cell.column).or_insert_with(|| heads.columns.join(" "));
        let at = found.iter().position(|(other, ..)| *other == name).unwrap_or_else(|| {
            found.push((name.clone(), *index, cell.row..cell.row + 1, Side::new(), Side::new()));
            found.len() - 1
        });
        let (_, _, rows, targets, actuals) = &mut found[at];
        rows.start = rows.start.min(cell.row);
        rows.end = rows.end.max(cell.row + cell.rows);
        let side = if target { targets } else { actuals };
        side.insert(cell.column, (number, Spot::whole(view.document, *index)));
    }
    let indicators = found.into_iter().map(|(name, block, rows, mut targets, mut actuals)| {
        let both: Vec<usize> = targets.keys().filter(|column| actuals.contains_key(column)).copied().collect();
        let years = both.into_iter().filter_map(|column| {
            let name = columns.get(&column).cloned().unwrap_or_default();
            Some(Year { name, target: targets.remove(&column)?, actual: actuals.remove(&column)? })
        });
        Indicator { name, block, table: table.number, rows, years: years.collect() }
    });
    indicators.collect()
}

/// The name of the indicator of a cell, and whether the cell holds its target.
fn named(heads: &Heads) -> Option<(String, bool)> {
    let at = heads.rows.iter().rposition(|name| kind_of(name).is_some());
    let target = at.and_then(|at| kind_of(&heads.rows[at]))?;
    let names =
        heads.rows.iter().enumerate().filter(|(place, _)| Some(*place) != at).map(|(_, name)| name.as_str());
    let name: String = names.collect::<Vec<_>>().join(" ");
    let bare = name.trim_start_matches(|c: char| {
        matches!(c, '①'..='⑳') || c.is_numeric() || matches!(c, '(' | ')' | '（' | '）' | '.' | ' ')
    });
    Some((if bare.is_empty() { heads.caption.clone() } else { bare.to_owned() }, target))
}

fn number(stated: &[Stated]) -> Option<Number> {
    match &stated.first()?.what {
        What::Count { value, .. } | What::Percent(value) | What::Points(value) => Some(*value),
        _ => None,
    }
}

fn missed(view: &View<'_>, indicator: &Indicator) -> Option<Discrepancy> {
    if LESS_IS_BETTER.iter().any(|word| indicator.name.contains(word)) {
        return None;
    }
    let missed: Vec<&Year> =
        indicator.years.iter().filter(|year| year.actual.0.value < year.target.0.value).collect();
    if missed.is_empty() || is_spoken_of(view, indicator) {
        return None;
    }
    let shown = |number: &Number| decimal(&number.value, number.places);
    let years: Vec<crate::catalogue::Phrase> = missed
        .iter()
        .map(|year| words::year_missed(&year.name, shown(&year.target.0), shown(&year.actual.0)))
        .collect();
    let places = missed.iter().flat_map(|year| [year.actual.1.clone(), year.target.1.clone()]).collect();
    Some(Discrepancy {
        check: Check::MissedTarget,
        places,
        found: words::target_missed(&indicator.name, crate::catalogue::Phrase::listed(&years)),
        expected: words::spoken_of(),
        hint: words::hint_target(),
    })
}

/// Whether the text speaks of how an indicator compares with its target: in a remark beside its row, in a sentence that
/// names it, or in one about the target under the name of the same project.
fn is_spoken_of(view: &View<'_>, indicator: &Indicator) -> bool {
    let name = key(&indicator.name);
    let short = name.trim_end_matches(['数', '率']);
    for (index, block) in view.blocks().iter().enumerate() {
        match block.cell() {
            Some(cell) => {
                if is_remark(block, cell, indicator) {
                    return true;
                }
            }
            None => {
                let text = key(&block.text);
                let names = short.chars().count() >= 3 && text.contains(short);
                if names
                    && !block.is_heading()
                    && SPEAKS.iter().any(|word| text.contains(word))
                    && !is_reason(&text)
                {
                    return true;
                }
                let measured = view
                    .of_block(index)
                    .iter()
                    .any(|stated| stated.against == Some(Against::Target) && !block.is_heading());
                if measured && view.related(index, indicator.block) {
                    return true;
                }
            }
        }
    }
    false
}

/// A reason why an indicator was chosen speaks of what is hoped for.
fn is_reason(text: &str) -> bool {
    text.contains("見込まれる") || text.contains("設定理由") || text.contains("を図る")
}

/// A cell with words in the rows of the indicator.
fn is_remark(block: &Block, cell: Cell, indicator: &Indicator) -> bool {
    let beside = cell.table == indicator.table
        && cell.row < indicator.rows.end
        && cell.row + cell.rows > indicator.rows.start;
    let words = block.text.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    beside && !cell.head && words
}
