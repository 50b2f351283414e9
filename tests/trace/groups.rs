//! Expected cells of the tables by group: answers by stratum, area or type, and the response rates.

use std::collections::BTreeSet;

use kaishu::collect::Unit;
use kaishu::provenance::CellRef;
use kaishu::survey::missing::Disposition;

use crate::support::evaluated::Collected;

use super::expected::{answer_cells, answered, codes, frame_rows, identities, returned, round};

/// A table of answers, as its title tells a reader what is in it.
struct Table {
    id: &'static str,
    survey: &'static str,
    round: &'static str,
    /// The question of the rows, then those that decide whether it is asked.
    questions: &'static [&'static str],
    by: Option<&'static str>,
    /// Only one stratum.
    only: Option<&'static str>,
}

const fn table(
    id: &'static str,
    survey: &'static str,
    round: &'static str,
    questions: &'static [&'static str],
    by: Option<&'static str>,
    only: Option<&'static str>,
) -> Table {
    Table { id, survey, round, questions, by, only }
}

const TABLES: [Table; 12] = [
    table("need-by-stratum", "network-need", "R2", &["q1"], Some("stratum"), None),
    table("need-by-area", "network-need", "R2", &["q1"], Some("area"), Some("municipality")),
    table("need-by-type", "network-need", "R2", &["q1"], Some("type"), Some("body")),
    table("need-reasons", "network-need", "R2", &["q2", "q1"], Some("stratum"), None),
    table("entry-experience", "entry-support", "R2", &["q1"], None, None),
    table("entry-future", "entry-support", "R2", &["q2"], None, None),
    table("comprehension-R1", "training-comprehension", "R1", &["q1"], None, None),
    table("comprehension-R2", "training-comprehension", "R2", &["q1"], None, None),
    table("plans-status", "municipal-plans", "R2", &["q1"], None, None),
    table("state-by-stratum", "current-state", "H30", &["q1.a"], Some("stratum"), None),
    table("consultation-needs", "consultations", "all", &["need"], None, None),
    table("hard-case-results", "hard-cases", "all", &["content"], Some("result"), None),
];

/// A frame column of a case, or the code of its answer.
fn value(unit: &Unit, name: &str) -> String {
    let of_frame = unit.attributes.iter().find(|(column, ..)| column == name).map(|(_, value, _)| value.clone());
    of_frame.unwrap_or_else(|| codes(unit, name).into_iter().next().unwrap_or_default())
}

fn deciding(unit: &Unit, names: &[&str]) -> Vec<CellRef> {
    let of_frame = unit.attributes.iter().filter(|(column, ..)| names.contains(&column.as_str()));
    of_frame.map(|(.., at)| at.clone()).chain(answer_cells(unit, names)).collect()
}

/// The cells of a figure of one of these tables.
pub(super) fn cells(collected: &Collected, id: &str) -> Option<(&'static str, BTreeSet<CellRef>)> {
    if let Some(rest) = id.strip_prefix("response-rates.") {
        return Some(rates(collected, rest));
    }
    let (table, rest) =
        TABLES.iter().find_map(|table| Some((table, id.strip_prefix(table.id)?.strip_prefix('.')?)))?;
    let parts: Vec<&str> = rest.split('.').collect();
    let group = parts[0];
    let mut names: Vec<&str> = table.questions.to_vec();
    names.extend(table.only.map(|_| "stratum"));
    names.extend(table.by.filter(|_| group != "total"));
    let in_group: Vec<&Unit> = round(collected, table.survey, table.round)
        .units
        .iter()
        .filter(|unit| table.only.is_none_or(|only| unit.stratum == only))
        .filter(|unit| group == "total" || table.by.is_some_and(|by| value(unit, by) == group))
        .collect();
    let base: Vec<&Unit> = in_group
        .iter()
        .copied()
        .filter(|unit| unit.disposition == Disposition::Valid && answered(unit, table.questions[0]))
        .collect();
    let all_cells = |units: &[&Unit]| units.iter().flat_map(|unit| deciding(unit, &names)).collect();
    Some(match parts[1..] {
        ["n"] => ("count", all_cells(&base)),
        // The base holds everybody who is in the numerator.
        [_, "share"] => ("share", all_cells(&base)),
        [code, "count"] => {
            let chose = |unit: &&Unit| codes(unit, table.questions[0]).contains(code);
            let members: Vec<&Unit> = base.iter().copied().filter(chose).collect();
            ("count", all_cells(if members.is_empty() { &base } else { &members }))
        }
        ["not_returned"] => ("frame", not_returned(&in_group)),
        _ => panic!("{id}"),
    })
}

fn not_returned(units: &[&Unit]) -> BTreeSet<CellRef> {
    let missing = frame_rows(units.iter().copied().filter(|unit| !returned(unit)));
    if missing.is_empty() { frame_rows(units.iter().copied()) } else { missing }
}

/// `survey.round.group.what`: distributed are the frame's rows, returned the identifying cells, a rate has both.
fn rates(collected: &Collected, rest: &str) -> (&'static str, BTreeSet<CellRef>) {
    let parts: Vec<&str> = rest.split('.').collect();
    let [survey, at, group, what @ ..] = parts.as_slice() else { panic!("{rest}") };
    let units: Vec<&Unit> = round(collected, survey, at)
        .units
        .iter()
        .filter(|unit| *group == "total" || unit.stratum == *group)
        .collect();
    let all = || units.iter().copied();
    let valid = || identities(all().filter(|unit| unit.disposition == Disposition::Valid));
    let came = || identities(all().filter(|unit| returned(unit)));
    let both = |mut cells: BTreeSet<CellRef>| {
        cells.extend(frame_rows(all()));
        cells
    };
    let [what] = what else {
        let ["disposition", word] = what else { panic!("{rest}") };
        let disposition = Disposition::from_word(word).unwrap();
        // A case without a return is known by its row of the frame.
        let identity = |unit: &'_ Unit| {
            let cells = identities([unit].into_iter());
            if cells.is_empty() { frame_rows([unit].into_iter()) } else { cells }
        };
        let ended: BTreeSet<CellRef> =
            all().filter(|unit| unit.disposition == disposition).flat_map(identity).collect();
        let known = all().any(|unit| unit.frame_row.is_some());
        if !known && disposition.in_chain().is_none_or(|chain| chain == Disposition::NotReturned) {
            return ("identity", BTreeSet::new());
        }
        // A zero rests on whoever could have ended so.
        let cells = if ended.is_empty() { all().flat_map(identity).collect() } else { ended };
        return ("identity", cells);
    };
    match *what {
        "distributed" => ("frame", frame_rows(all())),
        "not_returned" => ("frame", not_returned(&units)),
        "returned" => ("chain", came()),
        "valid" => ("chain", valid()),
        "return_rate" => ("chain", both(came())),
        "valid_return_rate" => ("chain", both(valid())),
        other => panic!("{other}"),
    }
}
