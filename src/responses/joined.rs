//! Several rounds as one table: a row for every case that was asked in any of them, its answer to a question
//! in a round in a column of its own. What the same units answered twice is then counted like everything else.

use std::collections::BTreeMap;

use crate::provenance::CellRef;
use crate::responses::schema;
use crate::responses::table::{ColumnKind, ResponseTable, TableCase, TableColumn};
use crate::survey::answer::AnswerValue;
use crate::survey::concordance::mergers::Merged;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;

/// Code of a case that was asked in a round, in the column that says so.
const ASKED: &str = "asked";
/// Code of one that was not.
const NOT_ASKED: &str = "not_asked";

/// The condition of a case that was asked in a round.
pub fn asked_in(round: &str) -> Predicate {
    Predicate::is(schema::asked(round), ASKED)
}

/// Code of a case that has become part of another in a round, or is another one there.
const PART: &str = "part";
/// Code of a case that others have become part of in a round.
const WHOLE: &str = "whole";
/// Code of a case that has another code in a round than before.
const RECODED: &str = "recoded";
/// Code of one that nothing happened to.
const NEITHER: &str = "neither";

/// The condition of a case that has become part of another in a round, or is another one there.
pub fn merged_away(round: &str) -> Predicate {
    Predicate::is(schema::merged(round), PART)
}

/// The condition of a case that others have become part of in a round.
pub fn merged_into(round: &str) -> Predicate {
    Predicate::is(schema::merged(round), WHOLE)
}

/// The condition of a case that has another code in a round than before.
pub fn recoded_in(round: &str) -> Predicate {
    Predicate::is(schema::merged(round), RECODED)
}

/// What stands between the names of rounds that are joined.
const BETWEEN: &str = "→";

/// The name of a round where it stands beside others: its id, with its survey where that is not the one of the last round.
pub fn round_name(survey: &str, round: &str, last_survey: &str) -> String {
    if survey == last_survey { round.to_owned() } else { format!("{survey}/{round}") }
}

/// The name of rounds joined.
pub fn joined_name(rounds: &[impl AsRef<str>]) -> String {
    rounds.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(BETWEEN)
}

/// The rounds that a name of rounds joined holds, each with its survey where that is named; none of the name of one round.
pub fn joined_rounds(name: &str) -> Vec<(Option<&str>, &str)> {
    if !name.contains(BETWEEN) {
        return Vec::new();
    }
    name.split(BETWEEN)
        .map(|part| match part.split_once('/') {
            Some((survey, round)) => (Some(survey), round),
            None => (None, part),
        })
        .collect()
}

/// A round that is joined with others.
#[derive(Debug)]
pub struct Joining<'a> {
    /// Its survey.
    pub survey: &'a Survey,
    /// Its table.
    pub table: &'a ResponseTable,
    /// Which units were merged since the round before it, or got another code.
    pub merged: Merged,
}

/// A case with its row in each round, where it has one.
struct Joined {
    rows: Vec<Option<usize>>,
    /// In which round it became part of another, or of which it is the whole.
    part_in: Option<usize>,
    whole_in: Option<usize>,
    /// In which rounds it got another code.
    recoded_in: Vec<usize>,
}

/// Rounds joined by the ids of their cases: the cases in the order of the first round that asks them, the columns `q1@R1`,
/// `q1@R2` for question `q1`, those of the frame once where it is one survey's and otherwise once for each round, since they may
/// differ. A return that does not count answers nothing here. A unit of a merger is another row than the unit of its id before; one
/// that got another code is one row, by the code of the last round that asks it.
pub fn joined(joining: &[Joining<'_>]) -> ResponseTable {
    let rounds: Vec<&ResponseTable> = joining.iter().map(|round| round.table).collect();
    let last = joining.last().map_or("", |round| round.survey.id.as_str());
    let names: Vec<String> =
        joining.iter().map(|round| round_name(&round.survey.id, &round.table.round, last)).collect();
    let one_survey = joining.iter().all(|round| round.survey.id == last);
    let cases = cases(joining);
    let mut columns = BTreeMap::new();
    for (r, (round, name)) in joining.iter().zip(&names).enumerate() {
        for (id, column) in &round.table.columns {
            let own = schema::of_round(id, name);
            if round.survey.question(id).is_some() {
                columns.insert(own.clone(), of_round(own, column, round.table, r, &cases));
            } else if !one_survey {
                columns.insert(own.clone(), of_frame_in(own, column, r, &cases));
            } else {
                columns.entry(id.clone()).or_insert_with(|| of_frame(id, &rounds, &cases));
            }
        }
    }
    let mut say = |name: String, codes: &[&str], code: &dyn Fn(&Joined) -> &'static str| {
        columns.insert(
            name.clone(),
            TableColumn {
                name,
                kind: ColumnKind::Code,
                codes: codes.iter().map(|code| (*code).to_owned()).collect(),
                values: cases.iter().map(|case| AnswerValue::Code(code(case).to_owned())).collect(),
                cells: cases.iter().map(|case| case.first(&rounds, |case| case.frame_row.clone())).collect(),
            },
        );
    };
    for (r, name) in names.iter().enumerate() {
        let asked = |case: &Joined| if case.rows[r].is_some() { ASKED } else { NOT_ASKED };
        say(schema::asked(name), &[ASKED, NOT_ASKED], &asked);
        let merged = |case: &Joined| match (case.part_in, case.whole_in) {
            (Some(at), _) if at == r => PART,
            (_, Some(at)) if at == r => WHOLE,
            (Some(_) | None, Some(_) | None) if case.recoded_in.contains(&r) => RECODED,
            (Some(_) | None, Some(_) | None) => NEITHER,
        };
        if r > 0 {
            say(schema::merged(name), &[PART, WHOLE, RECODED, NEITHER], &merged);
        }
    }
    ResponseTable {
        survey: last.to_owned(),
        round: joined_name(&names),
        cases: cases.iter().map(|case| case.as_row(&rounds)).collect(),
        columns,
        areas: joining.first().map(|round| round.table.areas.clone()).unwrap_or_default(),
    }
}

fn cases(joining: &[Joining<'_>]) -> Vec<Joined> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cases: Vec<Joined> = Vec::new();
    for (r, round) in joining.iter().enumerate() {
        for id in &round.merged.parts {
            if let Some(place) = places.remove(id.as_str()) {
                cases[place].part_in = Some(r);
            }
        }
        for (earlier, later) in &round.merged.recoded {
            if let Some(place) = places.remove(earlier.as_str()) {
                cases[place].recoded_in.push(r);
                places.insert(later, place);
            }
        }
        for (row, case) in round.table.cases.iter().enumerate() {
            let place = *places.entry(&case.id).or_insert_with(|| {
                let whole_in = round.merged.wholes.contains(&case.id).then_some(r);
                let rows = vec![None; joining.len()];
                cases.push(Joined { rows, part_in: None, whole_in, recoded_in: Vec::new() });
                cases.len() - 1
            });
            cases[place].rows[r] = Some(row);
        }
    }
    cases
}

/// The row of every case of a round in the table that it is joined into with others.
pub fn rows_in(joining: &[Joining<'_>], round: usize) -> Vec<Option<usize>> {
    let mut rows = vec![None; joining.get(round).map_or(0, |of| of.table.cases.len())];
    for (place, case) in cases(joining).iter().enumerate() {
        if let Some(row) = case.rows.get(round).copied().flatten() {
            rows[row] = Some(place);
        }
    }
    rows
}

/// The code of every joined case in each round that asks it.
pub fn codes<'t>(joining: &[Joining<'t>]) -> Vec<Vec<Option<&'t str>>> {
    let code =
        |(round, row): (&Joining<'t>, &Option<usize>)| round.table.cases.get((*row)?).map(|case| case.id.as_str());
    cases(joining).iter().map(|case| joining.iter().zip(&case.rows).map(code).collect()).collect()
}

impl Joined {
    /// The case in each round that asks it.
    fn in_rounds<'r>(&self, rounds: &'r [&ResponseTable]) -> impl Iterator<Item = &'r TableCase> {
        rounds.iter().zip(&self.rows).filter_map(|(round, row)| round.cases.get((*row)?))
    }

    fn first(&self, rounds: &[&ResponseTable], cell: impl Fn(&TableCase) -> Option<CellRef>) -> Vec<CellRef> {
        self.in_rounds(rounds).find_map(cell).into_iter().collect()
    }

    /// Valid where every round that asks it has a valid return, else as the first round without one.
    fn as_row(&self, rounds: &[&ResponseTable]) -> TableCase {
        let ended = self.in_rounds(rounds).map(|case| case.disposition);
        TableCase {
            id: self.in_rounds(rounds).last().map(|case| case.id.clone()).unwrap_or_default(),
            disposition: ended
                .into_iter()
                .find(|ended| *ended != Disposition::Valid)
                .unwrap_or(Disposition::Valid),
            identity: self.in_rounds(rounds).find_map(|case| case.identity.clone()),
            frame_row: self.in_rounds(rounds).find_map(|case| case.frame_row.clone()),
        }
    }
}

/// A question in one round.
fn of_round(name: String, column: &TableColumn, round: &ResponseTable, r: usize, cases: &[Joined]) -> TableColumn {
    let value = |case: &Joined| {
        // Whoever was not asked has no answer by no fault of its own.
        let Some(row) = case.rows[r] else { return AnswerValue::Missing(Missing::NotApplicable) };
        let counts = round.cases.get(row).is_some_and(|case| case.disposition == Disposition::Valid);
        match column.values.get(row) {
            Some(value) if counts || value.missing().is_some() => value.clone(),
            Some(_) => AnswerValue::Missing(Missing::HeldOut),
            None => AnswerValue::Missing(Missing::NoAnswer),
        }
    };
    TableColumn {
        name,
        kind: column.kind,
        codes: column.codes.clone(),
        values: cases.iter().map(value).collect(),
        cells: cases
            .iter()
            .map(|case| case.rows[r].and_then(|row| column.cells.get(row)).cloned().unwrap_or_default())
            .collect(),
    }
}

/// A column of the frame in one round: what it says holds whether or not a return came.
fn of_frame_in(name: String, column: &TableColumn, r: usize, cases: &[Joined]) -> TableColumn {
    let value = |case: &Joined| case.rows[r].and_then(|row| column.values.get(row)).cloned();
    let cells = |case: &Joined| case.rows[r].and_then(|row| column.cells.get(row)).cloned();
    TableColumn {
        name,
        kind: column.kind,
        codes: column.codes.clone(),
        values: cases
            .iter()
            .map(|case| value(case).unwrap_or(AnswerValue::Missing(Missing::NotApplicable)))
            .collect(),
        cells: cases.iter().map(|case| cells(case).unwrap_or_default()).collect(),
    }
}

/// A column of the frame, which is the same in every round.
fn of_frame(name: &str, rounds: &[&ResponseTable], cases: &[Joined]) -> TableColumn {
    let in_first = |case: &Joined| {
        rounds.iter().zip(&case.rows).find_map(|(round, row)| Some((round.column(name)?, (*row)?)))
    };
    let columns = || rounds.iter().filter_map(|round| round.column(name));
    let mut codes: Vec<String> = Vec::new();
    for code in columns().flat_map(|column| &column.codes) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let value = |case: &Joined| in_first(case).and_then(|(column, row)| column.values.get(row)).cloned();
    TableColumn {
        name: name.to_owned(),
        kind: columns().next().map_or(ColumnKind::Code, |column| column.kind),
        codes,
        values: cases
            .iter()
            .map(|case| value(case).unwrap_or(AnswerValue::Missing(Missing::NotApplicable)))
            .collect(),
        cells: cases
            .iter()
            .map(|case| {
                in_first(case).and_then(|(column, row)| column.cells.get(row)).cloned().unwrap_or_default()
            })
            .collect(),
    }
}
