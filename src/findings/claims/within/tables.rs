//! A number of the text against the cell of a table that it names. Only where the names of the row, the column and the year
//! explain every word in front of the number: whatever else stands there may speak of a part, or of something else.

use super::{Check, Discrepancy, Spot, View};
use crate::catalogue::within as words;
use crate::document::{Block, Document, Table};
use crate::findings::claims::stated::{Degree, Number, Stated, What, When};
use crate::text::era::{fiscal_year, parse_fiscal_year};
use crate::text::key::key;
use crate::text::running::same_unit;

/// What may stand between names and says nothing of its own.
const JOINTS: &[&str] = &[
    "については",
    "において",
    "における",
    "では",
    "には",
    "とは",
    "また",
    "なお",
    "は",
    "が",
    "も",
    "の",
    "で",
    "に",
    "を",
    "、",
    ",",
    " ",
    "「",
    "」",
    "・",
];
/// What may follow a number that is told as it stands; 「から」 and 「と比べ」 lead to another one.
const ENDS: &[&str] = &["。", "、", "，", "（", "(", "で", "だ", "とな", "とし", "を記録"];

pub(super) fn check(view: &View<'_>) -> Vec<Discrepancy> {
    let cells: Vec<Named> = view.document.tables().iter().flat_map(|table| named(view, table)).collect();
    if cells.is_empty() {
        return Vec::new();
    }
    let compared =
        view.stated.iter().filter(|stated| stated.degree == Degree::Plain && stated.direction.is_none());
    compared.filter_map(|stated| differs(view, &cells, stated)).collect()
}

/// A value of a table with what it is called.
struct Named {
    block: usize,
    table: usize,
    names: Vec<String>,
    year: Option<i32>,
    value: Number,
    unit: Unit,
}

#[derive(Clone, PartialEq, Eq)]
enum Unit {
    Percent,
    Of(String),
}

fn number(what: &What) -> Option<(Number, Unit)> {
    match what {
        What::Count { value, unit } if !unit.is_empty() => Some((*value, Unit::Of(unit.clone()))),
        What::Percent(value) => Some((*value, Unit::Percent)),
        What::Count { .. }
        | What::Points(_)
        | What::Tenths(_)
        | What::Times(_)
        | What::Fraction { .. }
        | What::Ratio { .. }
        | What::Base(_)
        | What::Part(_)
        | What::Rank(_)
        | What::Trend
        | What::Target { .. }
        | What::Date(_)
        | What::Period(_) => None,
    }
}

fn named(view: &View<'_>, table: &Table) -> Vec<Named> {
    let of_cell = |index: &usize| {
        let block = view.blocks().get(*index)?;
        block.cell().filter(|cell| !cell.head)?;
        let [stated] = view.of_block(*index) else { return None };
        let (value, unit) = number(&stated.what).filter(|_| stated.degree == Degree::Plain)?;
        let heads = view.document.heads_in(table, *index);
        let all = || heads.rows.iter().chain(&heads.columns);
        let year = all().rev().find_map(|name| parse_fiscal_year(&key(name)));
        let names = all().filter(|name| parse_fiscal_year(&key(name)).is_none()).map(|name| bare(name));
        let names: Vec<String> = names.filter(|name| name.chars().count() >= 2).collect();
        (!names.is_empty()).then_some(Named { block: *index, table: table.number, names, year, value, unit })
    };
    table.cells.iter().filter_map(of_cell).collect()
}

/// A name without its number in front and its unit in brackets behind.
fn bare(name: &str) -> String {
    let name = key(name);
    let name = name.split('(').find(|part| part.chars().count() >= 2).unwrap_or(&name).to_owned();
    name.trim_start_matches(|c: char| matches!(c, '①'..='⑳' | '.' | ' ' | ')') || c.is_numeric()).trim().to_owned()
}

/// The cells that a number names, where none of them has it.
fn differs(view: &View<'_>, cells: &[Named], stated: &Stated) -> Option<Discrepancy> {
    let block = view.blocks().get(stated.block).filter(|block| block.cell().is_none() && !block.is_heading())?;
    let (value, unit) = number(&stated.what)?;
    let behind = block.text.get(stated.span.end..stated.sentence.end)?.trim_start();
    if !behind.is_empty() && !ENDS.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let before = before(view, block, stated)?;
    let year = match stated.when {
        Some(When::FiscalYear { year, .. } | When::Year(year)) => Some(year),
        Some(When::Date(day)) => Some(fiscal_year(&day)),
        Some(When::Month { .. } | When::Whole | When::PreviousYear | When::ThisYear) => return None,
        None => None,
    };
    let same = |own: &Unit| match (own, &unit) {
        (Unit::Of(own), Unit::Of(unit)) => same_unit(own, unit),
        (Unit::Percent, Unit::Percent) => true,
        (Unit::Of(_), Unit::Percent) | (Unit::Percent, Unit::Of(_)) => false,
    };
    let meant: Vec<&Named> = cells
        .iter()
        .filter(|cell| cell.year == year && same(&cell.unit) && explains(&cell.names, &before))
        .collect();
    let first = meant.first()?;
    // Of several, or rounded otherwise, it is not certain which is meant.
    let one = meant.iter().all(|cell| cell.value.value == first.value.value);
    if !one || first.value.value == value.value || value.places < first.value.places {
        return None;
    }
    let said = block.text.get(stated.sentence.clone()).unwrap_or_default();
    let shown = view.blocks()[first.block].text.trim();
    Some(Discrepancy {
        check: Check::TableAndText,
        places: vec![Spot::of(stated), Spot::whole(view.document, first.block)],
        found: words::told_in_text(said.trim()),
        expected: words::told_in_table(first.table, title(view.document, first), shown),
        hint: words::hint_table_and_text(),
    })
}

fn title(document: &Document, cell: &Named) -> String {
    let heads = document.heads(cell.block);
    heads.rows.iter().chain(&heads.columns).map(|name| name.trim()).collect::<Vec<_>>().join(" ")
}

/// The words of the sentence in front of a number without times and numbers; none where the number only goes on from another.
fn before(view: &View<'_>, block: &Block, stated: &Stated) -> Option<String> {
    let others = view.of_block(stated.block).iter();
    let earlier: Vec<&Stated> =
        others.filter(|other| other.sentence == stated.sentence && other.span.end <= stated.span.start).collect();
    let (mut words, mut at) = (String::new(), stated.sentence.start);
    for other in &earlier {
        words.push_str(block.text.get(at..other.span.start)?);
        at = other.span.end.max(at);
    }
    let last = block.text.get(at..stated.span.start)?;
    let goes_on = earlier.last().is_some_and(|last| number(&last.what).is_some());
    let own = last.chars().any(|c| !JOINTS.iter().any(|joint| joint.contains(c)));
    words.push_str(last);
    (!goes_on || own).then(|| key(&words))
}

/// Whether words say all of some names and nothing else; that a value is an actual is understood.
fn explains(names: &[String], words: &str) -> bool {
    let mut rest = words;
    if !names.iter().all(|name| words.contains(name.as_str()) || name.starts_with("実績")) {
        return false;
    }
    let mut known: Vec<&str> = names.iter().map(String::as_str).collect();
    known.sort_by_key(|name| std::cmp::Reverse(name.len()));
    while !rest.is_empty() {
        if let Some(left) = known.iter().find_map(|name| rest.strip_prefix(name)) {
            rest = left;
        } else if let Some(left) = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)) {
            rest = left;
        } else {
            return false;
        }
    }
    true
}
