//! A battery laid out as a table: items and options are its sides, and a mark stands where they meet. The sides are found
//! by their words below the label, so that inserted and moved rows and columns make no difference.

use crate::catalogue::{Phrase, layouts};
use crate::collect::AnswerCell;
use crate::collect::layout::labels::{Anchors, lost_below};
use crate::collect::layout::options::{Block, names_option};
use crate::collect::layout::{Context, Found};
use crate::provenance::CellAddress;
use crate::survey::code_list::CodeList;
use crate::survey::form::{Along, AnswerBox, GridItem};
use crate::text::key;
use crate::workbook::cell_ref;

/// Files every item of a grid: its cells, or that it is lost.
pub(super) fn capture(
    context: &Context<'_>,
    answer: &AnswerBox,
    items: &[GridItem],
    along: Along,
    (from, anchors): (CellAddress, &Anchors),
    found: &mut Found,
) {
    let codes =
        items.first().and_then(|item| context.survey.question(&item.question)).and_then(|q| q.domain.codes());
    let Some(codes) = codes else { return };
    let block = Block::below(from, anchors);
    let Some(options) = option_sides(context, answer, codes, &block, items, found) else {
        found.captured.lost.extend(items.iter().map(|item| item.question.clone()));
        return;
    };
    for item in items {
        let side = match only(context, &block, |text| names_item(text, &item.label)) {
            Ok(side) => side,
            Err(cells) => {
                let said = if cells.is_empty() {
                    layouts::item_missing(&item.label, &answer.label, from)
                } else {
                    layouts::side_unclear(&item.label, &answer.label, listed(&cells))
                };
                let mut lost = lost_below(
                    context,
                    "lost-item",
                    (&answer.label, from),
                    (&format!("{}!{}", answer.label, item.label), &item.question),
                    said,
                    Phrase::same(item.label.clone()),
                );
                lost.places.extend(cells.iter().map(|at| cell_ref(context.file, &context.sheet.name, *at)));
                found.diagnostics.push(lost);
                found.captured.lost.insert(item.question.clone());
                continue;
            }
        };
        found.captured.printed.insert(side);
        let cells =
            options.iter().flat_map(|(code, option)| crossing(context, side, *option, along, code)).collect();
        found.captured.boxes.push((item.question.clone(), cells));
    }
}

/// Where the options of the battery stand.
fn option_sides<'a>(
    context: &Context<'_>,
    answer: &AnswerBox,
    codes: &'a CodeList,
    block: &Block,
    items: &[GridItem],
    found: &mut Found,
) -> Option<Vec<(&'a str, CellAddress)>> {
    let mut sides = Vec::new();
    for option in &codes.options {
        let at = match only(context, block, |text| names_option(text, option)) {
            Ok(at) => at,
            Err(cells) => {
                let said = if cells.is_empty() {
                    layouts::grid_option_missing(&option.label, &answer.label, block.from)
                } else {
                    layouts::side_unclear(&option.label, &answer.label, listed(&cells))
                };
                for item in items {
                    let mut lost = lost_below(
                        context,
                        "lost-option",
                        (&answer.label, block.from),
                        (&format!("{}!{}!{}", answer.label, option.label.ja, item.question), &item.question),
                        said.clone(),
                        option.label.clone(),
                    );
                    lost.places.extend(cells.iter().map(|at| cell_ref(context.file, &context.sheet.name, *at)));
                    found.diagnostics.push(lost);
                }
                return None;
            }
        };
        found.captured.printed.insert(at);
        sides.push((option.code.as_str(), at));
    }
    Some(sides)
}

/// The only cell of a block whose text fits; in the label's own columns, if it stands beside another block. Where none does,
/// the only one in the label's own row: the headings of a grid made by hand often stand there.
///
/// # Errors
/// The cells that have the words: several, or those elsewhere on the sheet.
fn only(
    context: &Context<'_>,
    block: &Block,
    fits: impl Fn(&str) -> bool,
) -> Result<CellAddress, Vec<CellAddress>> {
    let grid = &context.sheet.grid;
    let all: Vec<CellAddress> = grid
        .cells()
        .filter(|(at, value)| grid.resolve(*at) == *at && fits(&value.raw()))
        .map(|(at, _)| at)
        .collect();
    let hits: Vec<CellAddress> = all.iter().copied().filter(|at| block.holds(*at)).collect();
    let own: Vec<CellAddress> = hits.iter().copied().filter(|at| block.own(*at)).collect();
    let beside: Vec<CellAddress> = all.iter().copied().filter(|at| block.beside(*at)).collect();
    match (hits.as_slice(), own.as_slice(), beside.as_slice()) {
        ([at], ..) | (_, [at], _) | ([], _, [at]) => Ok(*at),
        ([], _, []) => Err(all),
        ([], ..) => Err(beside),
        _ => Err(hits),
    }
}

/// Cells one after another.
fn listed(cells: &[CellAddress]) -> String {
    cells.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

/// The cells where an item and an option meet. A heading that is merged over several columns has them all; of those the
/// first stands for an empty box.
fn crossing(
    context: &Context<'_>,
    item: CellAddress,
    option: CellAddress,
    along: Along,
    code: &str,
) -> Vec<AnswerCell> {
    let grid = &context.sheet.grid;
    let last = match along {
        Along::Rows => grid.merge_end_column(option),
        Along::Columns => grid.merge_end_row(option),
    };
    let first = match along {
        Along::Rows => option.column,
        Along::Columns => option.row,
    };
    let mut cells: Vec<AnswerCell> = Vec::new();
    for place in first..=last {
        let at = match along {
            Along::Rows => CellAddress::new(item.row, place),
            Along::Columns => CellAddress::new(place, item.column),
        };
        let cell = context.cell(at, Some(code));
        let again = cells.iter().any(|known| known.at == cell.at);
        if cells.is_empty() || (!again && !cell.raw.trim().is_empty()) {
            cells.push(cell);
        }
    }
    // An empty first cell says nothing beside a filled one.
    if cells.len() > 1 && cells[0].raw.trim().is_empty() {
        cells.remove(0);
    }
    cells
}

/// Whether a cell's text is an item, with or without its number or letter in front: 「(1) 送迎」, 「ア　送迎」.
fn names_item(text: &str, label: &str) -> bool {
    let (text, label) = (key::key(text), key::key(label));
    if text == label || key::choice(&text).label_key == label {
        return true;
    }
    text.strip_suffix(label.as_str()).is_some_and(|front| {
        let bare = front.trim_matches(|c| "().、・:".contains(c));
        let mut signs = bare.chars();
        let letter =
            signs.next().is_some_and(|c| c.is_ascii_alphabetic() || "アイウエオカキクケコサシスセソ".contains(c));
        letter && signs.next().is_none()
    })
}
