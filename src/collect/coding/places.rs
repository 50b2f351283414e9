//! The name of an area in a cell.

use crate::catalogue::{Phrase, collect as words};
use crate::collect::AnswerCell;
use crate::collect::coding::{Coded, finding};
use crate::diagnostic::Severity;
use crate::survey::answer::AnswerValue;
use crate::survey::area::{AreaMatch, Areas};
use crate::survey::missing::Missing;
use crate::text::names;

pub(super) fn area(areas: &Areas, cell: &mut AnswerCell) -> Coded {
    let raw = cell.raw.clone();
    match areas.find(&raw) {
        AreaMatch::One(area) => {
            "area-name".clone_into(&mut cell.rule);
            Coded::clean(AnswerValue::Code(area.id.clone()))
        }
        AreaMatch::Ambiguous(several) => {
            "area-ambiguous".clone_into(&mut cell.rule);
            let names = several
                .iter()
                .map(|area| format!("{}{}", area.name.ja, area.level.ja))
                .collect::<Vec<_>>()
                .join(" / ");
            Coded::missing(
                Missing::HeldOut,
                finding(
                    "area-ambiguous",
                    Severity::Undecided,
                    &[cell],
                    Phrase::same(raw),
                    words::one_area(),
                    words::hint_area(names),
                ),
            )
        }
        AreaMatch::Unknown => {
            "area-unknown".clone_into(&mut cell.rule);
            let near = Phrase::list(names::nearest(&raw, areas.iter().map(|area| area.name.ja.as_str()), 2));
            let hint = if near.is_empty() { words::hint_area_list() } else { words::hint_nearest(near) };
            Coded::missing(
                Missing::Invalid,
                finding("area-unknown", Severity::Query, &[cell], Phrase::same(raw), words::one_area(), hint),
            )
        }
    }
}
