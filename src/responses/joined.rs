//! Several rounds of a survey as one table: a row for every case that was asked in any of them, its answer to a question
//! in a round in a column of its own. What the same units answered twice is then counted like everything else.

use std::collections::BTreeMap;

use crate::provenance::CellRef;
use crate::responses::schema;
use crate::responses::table::{ColumnKind, ResponseTable, TableCase, TableColumn};
use crate::survey::answer::AnswerValue;
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

/// What stands between the names of rounds that are joined.
const BETWEEN: &str = "→";

/// The name of rounds joined.
pub fn joined_name(rounds: &[impl AsRef<str>]) -> String {
    rounds.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(BETWEEN)
}

/// The rounds that a name of rounds joined holds; none of the name of one round.
pub fn joined_rounds(name: &str) -> Vec<&str> {
    if name.contains(BETWEEN) { name.split(BETWEEN).collect() } else { Vec::new() }
}

/// A case with its row in each round, where it has one.
struct Joined<'a> {
    id: &'a str,
    rows: Vec<Option<usize>>,
}

/// Rounds of one survey, joined by the ids of their cases: the cases in the order of the first round that asks them, the
/// columns `q1@R1`, `q1@R2` for question `q1`, those of the frame once. A return that does not count answers nothing here.
pub fn joined(survey: &Survey, rounds: &[&ResponseTable]) -> ResponseTable {
    let cases = cases(rounds);
    let mut columns = BTreeMap::new();
    for question in &survey.questions {
        for (r, round) in rounds.iter().enumerate() {
            let Some(column) = round.column(&question.id) else { continue };
            let name = schema::of_round(&question.id, &round.round);
            columns.insert(name.clone(), of_round(name, column, round, r, &cases));
        }
    }
    for round in rounds {
        for name in round.columns.keys().filter(|name| survey.question(name).is_none()) {
            columns.entry(name.clone()).or_insert_with(|| of_frame(name, rounds, &cases));
        }
    }
    for (r, round) in rounds.iter().enumerate() {
        let name = schema::asked(&round.round);
        let values = cases.iter().map(|case| if case.rows[r].is_some() { ASKED } else { NOT_ASKED });
        columns.insert(
            name.clone(),
            TableColumn {
                name,
                kind: ColumnKind::Code,
                codes: vec![ASKED.to_owned(), NOT_ASKED.to_owned()],
                values: values.map(|code| AnswerValue::Code(code.to_owned())).collect(),
                cells: cases.iter().map(|case| case.first(rounds, |case| case.frame_row.clone())).collect(),
            },
        );
    }
    let first = rounds.first();
    ResponseTable {
        survey: survey.id.clone(),
        round: joined_name(&rounds.iter().map(|round| round.round.as_str()).collect::<Vec<_>>()),
        cases: cases.iter().map(|case| case.as_row(rounds)).collect(),
        columns,
        areas: first.map(|round| round.areas.clone()).unwrap_or_default(),
    }
}

fn cases<'a>(rounds: &[&'a ResponseTable]) -> Vec<Joined<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cases: Vec<Joined<'a>> = Vec::new();
    for (r, round) in rounds.iter().enumerate() {
        for (row, case) in round.cases.iter().enumerate() {
            let place = *places.entry(&case.id).or_insert_with(|| {
                cases.push(Joined { id: &case.id, rows: vec![None; rounds.len()] });
                cases.len() - 1
            });
            cases[place].rows[r] = Some(row);
        }
    }
    cases
}

impl Joined<'_> {
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
            id: self.id.to_owned(),
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
fn of_round(
    name: String,
    column: &TableColumn,
    round: &ResponseTable,
    r: usize,
    cases: &[Joined<'_>],
) -> TableColumn {
    let value = |case: &Joined<'_>| {
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

/// A column of the frame, which is the same in every round.
fn of_frame(name: &str, rounds: &[&ResponseTable], cases: &[Joined<'_>]) -> TableColumn {
    let in_first = |case: &Joined<'_>| {
        rounds.iter().zip(&case.rows).find_map(|(round, row)| Some((round.column(name)?, (*row)?)))
    };
    let columns = || rounds.iter().filter_map(|round| round.column(name));
    let mut codes: Vec<String> = Vec::new();
    for code in columns().flat_map(|column| &column.codes) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let value = |case: &Joined<'_>| in_first(case).and_then(|(column, row)| column.values.get(row)).cloned();
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
