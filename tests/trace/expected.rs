//! The cells that a figure must walk back to, from the collected answers alone: no plan, no predicate, no engine. What
//! the plan asks for is written out here once more, figure by figure.

use std::collections::BTreeSet;

use kaishu::collect::indicators::EntryKind;
use kaishu::collect::{CollectedRound, Unit};
use kaishu::provenance::CellRef;
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::missing::Disposition;

use crate::support::evaluated::Collected;

use super::{groups, records};

/// A round or record list.
pub(super) fn round<'c>(collected: &'c Collected, survey: &str, round: &str) -> &'c CollectedRound {
    collected.collection.rounds.iter().find(|found| found.survey == survey && found.round == round).unwrap()
}

/// The codes of an answer; none where it is missing.
pub(super) fn codes(unit: &Unit, question: &str) -> BTreeSet<String> {
    match unit.answer(question).map(|answer| &answer.value) {
        Some(AnswerValue::Code(code)) => BTreeSet::from([code.clone()]),
        Some(AnswerValue::Options(several)) => several.clone(),
        _ => BTreeSet::new(),
    }
}

/// Whether a question was answered at all; a multiple answer may be answered with nothing chosen.
pub(super) fn answered(unit: &Unit, question: &str) -> bool {
    unit.answer(question).is_some_and(|answer| !matches!(answer.value, AnswerValue::Missing(_)))
}

/// The cells of some questions of a return.
pub(super) fn answer_cells(unit: &Unit, questions: &[&str]) -> Vec<CellRef> {
    questions
        .iter()
        .filter_map(|question| unit.answer(question))
        .flat_map(|answer| answer.cells.iter().map(|cell| cell.at.clone()))
        .collect()
}

/// The cell by which a return is known: its code, else its name, else the first in which something stands.
fn identity(unit: &Unit) -> Option<CellRef> {
    let submission = unit.submission.as_ref()?;
    let answers = submission.answers.iter().flat_map(|answer| &answer.cells);
    submission
        .code
        .iter()
        .chain(&submission.name)
        .chain(answers)
        .find(|cell| !cell.raw.trim().is_empty())
        .map(|cell| cell.at.clone())
}

pub(super) fn identities<'u>(units: impl Iterator<Item = &'u Unit>) -> BTreeSet<CellRef> {
    units.filter_map(identity).collect()
}

pub(super) fn frame_rows<'u>(units: impl Iterator<Item = &'u Unit>) -> BTreeSet<CellRef> {
    units.filter_map(|unit| unit.frame_row.clone()).collect()
}

pub(super) fn returned(unit: &Unit) -> bool {
    unit.disposition != Disposition::NotReturned
}

/// Members of a count with the cells that decide them; of a count of nobody, those of the base.
fn count_of(
    collected: &Collected,
    survey: &str,
    at: &str,
    questions: &[&str],
    wanted: &[&str],
) -> BTreeSet<CellRef> {
    let valid: Vec<&Unit> =
        round(collected, survey, at).units.iter().filter(|unit| unit.disposition == Disposition::Valid).collect();
    let hit = |unit: &&&Unit| wanted.iter().any(|code| codes(unit, questions[0]).contains(*code));
    let members: Vec<&Unit> = valid.iter().filter(hit).copied().collect();
    let counted = if members.is_empty() { valid } else { members };
    counted.into_iter().flat_map(|unit| answer_cells(unit, questions)).collect()
}

/// Everybody who answered: numerator and base of a share.
fn share_of(collected: &Collected, survey: &str, at: &str, questions: &[&str]) -> BTreeSet<CellRef> {
    round(collected, survey, at)
        .units
        .iter()
        .filter(|unit| unit.disposition == Disposition::Valid && answered(unit, questions[0]))
        .flat_map(|unit| answer_cells(unit, questions))
        .collect()
}

pub(super) fn entered(collected: &Collected, indicator: &str, kind: &str, year: &str) -> BTreeSet<CellRef> {
    let kind = if kind == "target" { EntryKind::Target } else { EntryKind::Actual };
    let year: i32 = year.trim_start_matches("FY").parse().unwrap();
    let entry = &collected.collection.entered.entries[&(indicator.to_owned(), kind, year)];
    BTreeSet::from([entry.cell.at.clone()])
}

fn union(parts: impl IntoIterator<Item = BTreeSet<CellRef>>) -> BTreeSet<CellRef> {
    parts.into_iter().flatten().collect()
}

/// The kind of a figure and its cells.
pub(super) fn cells(collected: &Collected, id: &str) -> (&'static str, BTreeSet<CellRef>) {
    let count = |survey, at, questions: &[&str], wanted: &[&str]| {
        ("count", count_of(collected, survey, at, questions, wanted))
    };
    let share = |survey, at, questions: &[&str]| ("share", share_of(collected, survey, at, questions));
    let units = |survey, at| round(collected, survey, at).units.iter();
    // The ends of a share rest on what it rests on.
    let share_itself = [".low", ".high"].into_iter().find_map(|end| id.strip_suffix(end));
    match share_itself.filter(|id| !id.contains('.')).unwrap_or(id) {
        claim if claim.starts_with("claim-") => return ("claim", BTreeSet::new()),
        "network-returned" => {
            return ("chain", identities(units("network-need", "R2").filter(|unit| returned(unit))));
        }
        "entry-returned" => {
            return ("chain", identities(units("entry-support", "R2").filter(|unit| returned(unit))));
        }
        "entry-population" => return ("frame", frame_rows(units("entry-support", "R2"))),
        "plans-not-returned" => {
            return ("frame", frame_rows(units("municipal-plans", "R2").filter(|unit| !returned(unit))));
        }
        "network-needed-count" => return count("network-need", "R2", &["q1"], &["1"]),
        "plans-adopted" => return count("municipal-plans", "R2", &["q1"], &["1"]),
        "plans-planned" => return count("municipal-plans", "R2", &["q1"], &["2"]),
        "plans-considering" => return count("municipal-plans", "R2", &["q1"], &["3"]),
        "plans-none" => return count("municipal-plans", "R2", &["q1"], &["4"]),
        "network-needed" => return share("network-need", "R2", &["q1"]),
        // Reasons were asked only of those who need it, so that answer decides too.
        "reason-information" | "reason-cooperation" => return share("network-need", "R2", &["q2", "q1"]),
        "entry-supported" => return share("entry-support", "R2", &["q1"]),
        "entry-will-respond" => return share("entry-support", "R2", &["q2"]),
        "state-information" => return share("current-state", "H30", &["q1.a"]),
        "state-understanding" => return share("current-state", "H30", &["q1.b"]),
        "state-skills" => return share("current-state", "H30", &["q1.c"]),
        "state-continuity" => return share("current-state", "H30", &["q1.d"]),
        "clients-R2-target" => {
            let part = |kind| entered(collected, "consultation-clients", kind, "FY2020");
            return ("derived", union([part("target"), part("actual")]));
        }
        "clients-R2-change" => {
            let part = |year| entered(collected, "consultation-clients", "actual", year);
            return ("derived", union([part("FY2019"), part("FY2020")]));
        }
        "clients-whole-period" => {
            let part = |kind, year| entered(collected, "consultation-clients", kind, year);
            let years = ["FY2019", "FY2020"];
            return ("derived", union(years.iter().flat_map(|year| [part("target", year), part("actual", year)])));
        }
        "comprehension-R1-gap" => {
            let target = entered(collected, "training-comprehension", "target", "FY2019");
            return ("derived", union([target, share("training-comprehension", "R1", &["q1"]).1]));
        }
        "comprehension-R2-gap" => {
            let target = entered(collected, "training-comprehension", "target", "FY2020");
            return ("derived", union([target, share("training-comprehension", "R2", &["q1"]).1]));
        }
        "training-comprehension.counted.FY2019" => return share("training-comprehension", "R1", &["q1"]),
        "training-comprehension.counted.FY2020" => return share("training-comprehension", "R2", &["q1"]),
        _ => {}
    }
    groups::cells(collected, id)
        .or_else(|| records::cells(collected, id))
        .unwrap_or_else(|| panic!("nobody wrote down which cells {id} rests on"))
}
