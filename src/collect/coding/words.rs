//! Free words, words of an open list, and several of them in one cell.

use std::collections::BTreeSet;

use crate::catalogue::reading;
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding, invalid};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::question::Handling;
use crate::text::clean::clean;
use crate::text::privacy::{Personal, personal};
use crate::text::resaved::{Harm, harm};
use crate::text::stock::says_nothing;

/// The value of a free answer which says that there is nothing to say.
pub const NOTHING: &str = "特になし";

/// A free answer. What it may give away about a person is told, never shown.
pub(super) fn text(handling: &Handling, cell: &mut AnswerCell) -> Coded {
    if says_nothing(&cell.raw, &handling.none) {
        "nothing-to-say".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Text(NOTHING.to_owned()));
    }
    if let Some(time) = time_shown(cell) {
        "time-format".clone_into(&mut cell.rule);
        return Coded::clean(AnswerValue::Text(time));
    }
    "text".clone_into(&mut cell.rule);
    let mut coded = Coded::clean(AnswerValue::Text(padded(handling, cell)));
    let kinds = personal(&cell.raw);
    if !kinds.is_empty() {
        let found = crate::catalogue::Phrase::list(kinds.iter().map(|kind| kind_words(*kind)));
        coded.diagnostics.push(finding(
            "personal-data",
            Severity::Query,
            &[cell],
            reading::may_hold(found),
            reading::nothing_personal(),
            reading::hint_personal(),
        ));
    }
    coded
}

fn kind_words(kind: Personal) -> crate::catalogue::Phrase {
    match kind {
        Personal::Telephone => reading::personal_telephone(),
        Personal::Mail => reading::personal_mail(),
        Personal::Name => reading::personal_name(),
        Personal::Address => reading::personal_address(),
    }
}

/// A number that its cell shows as a time of day: 0.3958 is 9:30.
fn time_shown(cell: &AnswerCell) -> Option<String> {
    let format = cell.format.as_deref()?.to_ascii_lowercase();
    if !format.contains('h') || !format.contains(':') {
        return None;
    }
    let day: f64 = cell.raw.parse().ok().filter(|day| (0.0..1.0).contains(day))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of one day in minutes")]
    let minutes = (day * 1440.0).round() as u32;
    Some(format!("{}:{:02}", minutes / 60, minutes % 60))
}

/// A code with the zeros that it has lost in front.
fn padded(handling: &Handling, cell: &mut AnswerCell) -> String {
    let text = clean(&cell.raw);
    let Some(digits) = handling.digits.and_then(|digits| usize::try_from(digits).ok()) else { return text };
    if text.is_empty() || text.len() >= digits || !text.bytes().all(|b| b.is_ascii_digit()) {
        return text;
    }
    cell.rule.push_str("+leading-zeros");
    format!("{text:0>digits$}")
}

/// A word of a list that the data themselves make.
pub(super) fn category(handling: &Handling, cell: &mut AnswerCell) -> Coded {
    if let Some(harmed) = harm(&cell.raw) {
        return resaved(harmed, cell);
    }
    "category".clone_into(&mut cell.rule);
    Coded::clean(AnswerValue::Code(padded(handling, cell)))
}

/// A code that Excel has made a date or an exponent of.
pub(super) fn resaved(harmed: Harm, cell: &mut AnswerCell) -> Coded {
    let hint = match harmed {
        Harm::Day { month, day } => reading::hint_day_harm(format!("{month}-{day}"), format!("{month}/{day}")),
        Harm::Exponent => reading::hint_exponent_harm(),
    };
    invalid("resaved-by-excel", cell, reading::code_as_typed(), hint)
}

/// Several words in one cell.
pub(super) fn list(cell: &mut AnswerCell) -> Coded {
    "list".clone_into(&mut cell.rule);
    let items: BTreeSet<String> = clean(&cell.raw)
        .split(['、', '\n', ';', '；'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect();
    Coded::clean(if items.is_empty() {
        AnswerValue::Missing(Missing::NoAnswer)
    } else {
        AnswerValue::Options(items)
    })
}
