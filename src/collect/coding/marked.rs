//! A box for a mark beside every option: which boxes are marked, and which marks nobody can read for sure.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, collect as words};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::code_list::CodeList;
use crate::survey::missing::Missing;
use crate::survey::question::Question;
use crate::text::key;
use crate::text::marks::{Mark, mark};

/// A form with a box for a mark beside every option.
pub(super) fn marked_boxes(
    question: &Question,
    codes: &CodeList,
    cells: &mut [AnswerCell],
    several: bool,
) -> Coded {
    let mut chosen = BTreeSet::new();
    let mut odd = Vec::new();
    let mut crossed = Vec::new();
    for (index, cell) in cells.iter_mut().enumerate() {
        let Some(option) = cell.option.clone() else { continue };
        if cell.rule == "mark-in-label" {
            chosen.insert(option);
            continue;
        }
        match mark(&cell.raw) {
            Mark::Blank => "blank".clone_into(&mut cell.rule),
            Mark::Chosen { rule } => {
                rule.clone_into(&mut cell.rule);
                chosen.insert(option);
            }
            Mark::NotChosen { rule } => rule.clone_into(&mut cell.rule),
            Mark::Crossed { rule } => {
                rule.clone_into(&mut cell.rule);
                crossed.push(index);
            }
            Mark::Doubtful { rule } => {
                rule.clone_into(&mut cell.rule);
                odd.push(index);
            }
            // The option's own number in its box is as clear as a mark.
            Mark::Other if key::numbers(&cell.raw).iter().map(u32::to_string).eq([option.clone()]) => {
                "mark-number".clone_into(&mut cell.rule);
                chosen.insert(option);
            }
            Mark::Other => {
                "unknown-mark".clone_into(&mut cell.rule);
                odd.push(index);
            }
        }
    }
    if !odd.is_empty() {
        let places: Vec<&AnswerCell> = odd.iter().map(|index| &cells[*index]).collect();
        let found = Phrase::list(places.iter().map(|cell| cell.raw.clone()));
        return Coded::missing(
            Missing::Invalid,
            finding("unknown-mark", Severity::Query, &places, found, words::expected_mark(), words::hint_mark()),
        );
    }
    if chosen.is_empty() && !crossed.is_empty() {
        return only_crosses(cells, &crossed);
    }
    if chosen.is_empty() {
        return Coded::clean(AnswerValue::Missing(Missing::NoAnswer));
    }
    if several {
        return Coded::clean(AnswerValue::Options(chosen));
    }
    if chosen.len() > 1 {
        let places: Vec<&AnswerCell> = cells
            .iter()
            .filter(|cell| cell.option.as_ref().is_some_and(|option| chosen.contains(option)))
            .collect();
        let labels: Vec<&str> =
            chosen.iter().filter_map(|code| codes.get(code)).map(|option| option.label.ja.as_str()).collect();
        return Coded::missing(
            Missing::Invalid,
            finding(
                "two-marks",
                Severity::Query,
                &places,
                words::marks_on(Phrase::list(&labels)),
                words::one_mark(&question.number),
                words::hint_ask(),
            ),
        );
    }
    let only = chosen.into_iter().next().unwrap_or_default();
    Coded::clean(AnswerValue::Code(only))
}

/// Crosses with no mark that chooses beside them: some people choose with an x, others strike out what they do not mean.
fn only_crosses(cells: &mut [AnswerCell], crossed: &[usize]) -> Coded {
    for index in crossed {
        "unknown-mark".clone_into(&mut cells[*index].rule);
    }
    let places: Vec<&AnswerCell> = crossed.iter().map(|index| &cells[*index]).collect();
    let found = words::only_crosses(Phrase::list(places.iter().map(|cell| cell.words().trim())));
    Coded::missing(
        Missing::Invalid,
        finding("unknown-mark", Severity::Query, &places, found, words::expected_mark(), words::hint_crosses()),
    )
}
