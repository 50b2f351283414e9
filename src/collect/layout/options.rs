//! Options that stand one per cell below their label, each with a box for a mark beside it, or with the mark written
//! into the option's own cell: 「○1 必要」, 「■必要」, 「□不要」.

use crate::catalogue::collect as words;
use crate::collect::AnswerCell;
use crate::collect::layout::labels::{Anchors, lost_below};
use crate::collect::layout::{Context, Found};
use crate::provenance::CellAddress;
use crate::survey::code_list::ResponseOption;
use crate::survey::form::{AnswerBox, AnswerPlace, Side};
use crate::text::clean::clean;
use crate::text::key;
use crate::text::marks::{self, Mark};

/// The boxes of the options below a label, in the order of the code list.
pub(super) fn cells(
    context: &Context<'_>,
    answer: &AnswerBox,
    from: CellAddress,
    anchors: &Anchors,
    mark: Side,
    found: &mut Found,
) -> Option<Vec<AnswerCell>> {
    let codes = context.survey.question(&answer.question)?.domain.codes()?;
    // The words of その他 may be asked for in the option's own cell, which ends no block.
    let own: Vec<&AnswerBox> = codes.options.iter().filter_map(|option| words_in_cell(context, option)).collect();
    let is_own = |label: &String| own.iter().any(|answer| answer.label == *label);
    let others: Anchors =
        anchors.iter().filter(|(label, _)| !is_own(label)).map(|(label, at)| (label.clone(), *at)).collect();
    let block = Block::below(from, &others);
    let mut cells = Vec::new();
    for option in &codes.options {
        let Some((at, cell)) = option_cell(context, option, &block, mark) else {
            found.diagnostics.push(lost_below(
                context,
                "lost-option",
                (&answer.label, from),
                (&format!("{}!{}", answer.label, option.label.ja), &answer.question),
                words::option_missing(&option.label, &answer.label, from),
                option.label.clone(),
            ));
            return None;
        };
        found.captured.printed.insert(at);
        found.captured.beside.insert(cell.at.at, at);
        cells.push(cell);
    }
    Some(cells)
}

/// The cells below a label, down to the next label, and to the right up to a label that stands beside it.
pub(super) struct Block {
    /// The label's cell.
    pub(super) from: CellAddress,
    end_row: Option<u32>,
    end_column: Option<u32>,
}

impl Block {
    pub(super) fn below(from: CellAddress, anchors: &Anchors) -> Self {
        let others = || anchors.values().flatten();
        Self {
            from,
            end_row: others().map(|other| other.row).filter(|row| *row > from.row).min(),
            end_column: others()
                .filter(|other| other.row == from.row && other.column > from.column)
                .map(|other| other.column)
                .min(),
        }
    }

    pub(super) fn holds(&self, at: CellAddress) -> bool {
        at.row > self.from.row && self.end_row.is_none_or(|end| at.row < end)
    }

    /// Whether a cell stands in the label's own row, beside it and before the next label.
    pub(super) fn beside(&self, at: CellAddress) -> bool {
        at.row == self.from.row
            && at.column > self.from.column
            && self.end_column.is_none_or(|end| at.column < end)
    }

    /// Whether a cell belongs to this label and not to one beside it.
    pub(super) fn own(&self, at: CellAddress) -> bool {
        self.holds(at) && at.column >= self.from.column && self.end_column.is_none_or(|end| at.column < end)
    }
}

/// The box for the words of an option that stands in the option's own cell: 「4 その他（　　）」.
fn words_in_cell<'a>(context: &'a Context<'_>, option: &ResponseOption) -> Option<&'a AnswerBox> {
    let question = option.other.as_ref()?;
    let inside = |answer: &&AnswerBox| answer.question == *question && answer.answer == AnswerPlace::Inside;
    context.form.boxes().iter().find(inside)
}

/// Where an option stands, and its box. An option that stands below the label twice may belong to another question
/// beside it: the one in the label's own columns counts, if it is the only one.
fn option_cell(
    context: &Context<'_>,
    option: &ResponseOption,
    block: &Block,
    mark: Side,
) -> Option<(CellAddress, AnswerCell)> {
    let grid = &context.sheet.grid;
    let hits: Vec<(CellAddress, Option<String>)> = grid
        .cells()
        .filter(|(at, _)| block.holds(*at) && grid.resolve(*at) == *at)
        .filter_map(|(at, value)| {
            let raw = value.raw();
            let found = named(&raw, option).or_else(|| {
                words_in_cell(context, option)?;
                named(clean(&raw).split_once('(')?.0, option)
            });
            Some((at, found?))
        })
        .collect();
    let own: Vec<_> = hits.iter().filter(|(at, _)| block.own(*at)).collect();
    let (at, sign) = match (hits.as_slice(), own.as_slice()) {
        ([only], _) => only,
        (_, [only]) => only,
        _ => return None,
    };
    let beside = match mark {
        Side::Right => Some(grid.right_of(*at)),
        Side::Left => grid.left_of(*at),
    };
    let beside = beside.map(|at| context.cell(at, Some(&option.code)));
    let Some(sign) = sign else { return beside.map(|cell| (*at, cell)) };
    let chosen = matches!(marks::mark(sign), Mark::Chosen { .. });
    // An empty box before the words says nothing where the mark was put into the cell beside it.
    if let Some(cell) =
        beside.filter(|cell| !chosen && !matches!(marks::mark(&cell.raw), Mark::Blank | Mark::Other))
    {
        return Some((*at, cell));
    }
    let rule = if chosen { "mark-in-label" } else { "" };
    let own = context.cell(*at, Some(&option.code));
    Some((*at, AnswerCell { part: Some(sign.clone()), rule: rule.to_owned(), ..own }))
}

/// Whether a cell's text is an option: nothing where it is not, else the mark that was written into it, if any.
#[allow(clippy::option_option, reason = "the outer says whether it is the option, the inner whether it is marked")]
fn named(text: &str, option: &ResponseOption) -> Option<Option<String>> {
    if names_option(text, option) {
        return Some(None);
    }
    let (rest, sign) = without_sign(text)?;
    names_option(&rest, option).then_some(Some(sign))
}

/// A text without the one sign in it that can be a mark, and the sign. A text with two signs is a list of boxes.
fn without_sign(text: &str) -> Option<(String, String)> {
    let shown = clean(text);
    if let Some(rest) = marks::marked_option(text) {
        let sign = shown.chars().find(|c| is_sign(*c)).unwrap_or('レ');
        return Some((rest, sign.to_string()));
    }
    let signs: Vec<char> = shown.chars().filter(|c| is_sign(*c)).collect();
    let [sign] = signs.as_slice() else { return None };
    Some((shown.chars().filter(|c| c != sign).collect(), sign.to_string()))
}

/// Signs that are put to an option: those that choose it, those that do not, and those of which nobody can be sure.
pub(in crate::collect) fn is_sign(c: char) -> bool {
    "○〇◯⭕⚪✓✔☑✅■□☐×✕✖◎●△▲☒".contains(c)
}

/// Whether a cell's text is an option, with or without its number in front.
pub(super) fn names_option(text: &str, option: &ResponseOption) -> bool {
    let names = || std::iter::once(&option.label.ja).chain(&option.aliases);
    let whole = key::key(text);
    let choice = key::choice(text);
    names().any(|name| {
        let name = key::key(name);
        whole == name || (choice.label_key == name && choice.number.is_some())
    })
}
