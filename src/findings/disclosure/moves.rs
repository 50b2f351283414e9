//! What could be otherwise in the data without anybody seeing it is not tried number by number but answer by answer: one
//! case gives the answer that another gave, or one event more or less was held. Each such move says which counts it
//! changes. What hangs together by routing moves together, so that the data stay such as could have come back.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::counts::{Count, Counting, Counts, Unit, has_moved, lies_beyond, milli, units};
use crate::findings::disclosure::donors::{Own, alike, blocks, donors_of};
use crate::findings::disclosure::sheets::Sheets;
use crate::findings::plan::TableKey;
use crate::responses::table::{ColumnKind, ResponseTable};
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};

/// Evaluations of a condition on a row that are made for one table; beyond, nothing is proven about its counts.
const MOST_EVALUATIONS: usize = 10_000_000;
/// Answers to the questions of one block that are tried in the place of others, and how few are still worth trying.
const MOST_DONORS: usize = 120;
const FEWEST_DONORS: usize = 12;
/// Rows that are kept for one and the same move.
const MOST_ROWS: usize = 128;

/// Values of some variables.
pub(super) type Values = BTreeMap<String, AnswerValue>;

/// One way of making a move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// A row takes other values (of the table's donors).
    Recode { row: usize, donor: usize },
    /// An event like that of a row is added.
    Add { row: usize },
    /// A row is dropped.
    Drop { row: usize },
}

impl Edit {
    /// The row that can be used only once.
    pub(super) fn row(&self) -> Option<usize> {
        match self {
            Edit::Recode { row, .. } | Edit::Drop { row } => Some(*row),
            Edit::Add { .. } => None,
        }
    }
}

/// A change of counts, and the ways of making it.
#[derive(Debug)]
pub(super) struct Move {
    /// Changes of counts of rows and of sums.
    pub(super) linear: Vec<(usize, i128)>,
    /// Values that a row stops or begins to count for.
    pub(super) units: Vec<(usize, usize, i64)>,
    pub(super) edits: Vec<Edit>,
    /// Whether somebody leaves blank what nobody left blank: a reader may know from elsewhere that nobody did.
    pub(super) blanks: bool,
}

/// Every move in one table.
#[derive(Debug)]
pub(super) struct Moves<'m> {
    pub(super) key: &'m TableKey,
    pub(super) table: &'m ResponseTable,
    pub(super) donors: Vec<Values>,
    /// A number for the case of every row, the same in all rounds.
    pub(super) cases: Vec<usize>,
    pub(super) all: Vec<Move>,
    /// How often each value that is counted once is there.
    pub(super) there: Vec<i64>,
}

/// What one row adds to a count.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Linear(i128),
    Units(Vec<usize>),
}

/// Numbers for values that are counted once, by count.
#[derive(Default)]
struct UnitNumbers {
    known: BTreeMap<(usize, Unit), usize>,
}

impl UnitNumbers {
    fn number(&mut self, count: usize, unit: Unit) -> usize {
        let next = self.known.len();
        *self.known.entry((count, unit)).or_insert(next)
    }
}

/// What a row adds to a count.
fn part(number: usize, count: &Count<'_>, case: &dyn CaseView, numbers: &mut UnitNumbers) -> Part {
    let inside = count.condition.holds(case);
    match &count.counting {
        Counting::Rows => Part::Linear(i128::from(inside)),
        Counting::Sum(items) => Part::Linear(if inside { milli(case, items) } else { 0 }),
        Counting::Moved { from, to, direction } => {
            Part::Linear(i128::from(inside && has_moved(case, from, to, *direction)))
        }
        Counting::Beyond { item, at, side } => {
            Part::Linear(i128::from(inside && lies_beyond(case, item, *at, *side)))
        }
        Counting::Distinct { column, within } => {
            let found = if inside { units(case, column, within.as_deref()) } else { Vec::new() };
            Part::Units(found.into_iter().map(|unit| numbers.number(number, unit)).collect())
        }
    }
}

impl<'m> Moves<'m> {
    /// The moves of a table; none where they would be too many to look at.
    pub(super) fn new(
        key: &'m TableKey,
        table: &'m ResponseTable,
        survey: &Survey,
        counts: &Counts<'_>,
        sheets: &Sheets<'_>,
        cases: Vec<usize>,
    ) -> Option<Self> {
        let own = Own::of(key, counts, sheets);
        let alike = alike(table, &own);
        let valid: Vec<&[usize]> = alike
            .iter()
            .filter(|rows| table.cases[rows[0]].disposition == Disposition::Valid)
            .map(Vec::as_slice)
            .collect();
        let mut numbers = UnitNumbers::default();
        let mut budget = MOST_EVALUATIONS.checked_sub(own.counts.len() * alike.len())?;
        let mut parts_of = |row: usize| -> Vec<Part> {
            own.counts
                .iter()
                .map(|(number, sheet)| {
                    part(*number, &counts.all[*number], &own.sheets[*sheet].case(Some(row), None), &mut numbers)
                })
                .collect()
        };
        let truth: BTreeMap<usize, (Vec<Part>, i64)> = alike
            .iter()
            .map(|rows| (rows[0], (parts_of(rows[0]), i64::try_from(rows.len()).unwrap_or(i64::MAX))))
            .collect();
        let mut donors = Vec::new();
        let mut found: BTreeMap<(bool, Change), Vec<Edit>> = BTreeMap::new();
        let blocks: Vec<(BTreeSet<String>, Vec<usize>)> = blocks(survey)
            .into_iter()
            .map(|block| {
                let touched = (0..own.counts.len()).filter(|at| own.is_touched(*at, &block)).collect();
                (block, touched)
            })
            .filter(|(_, touched): &(_, Vec<usize>)| !touched.is_empty())
            .collect();
        for (b, (block, touched)) in blocks.iter().enumerate() {
            let firsts: Vec<usize> = valid.iter().map(|rows| rows[0]).collect();
            // Each block may use its part of what is left.
            let each = (valid.len() * touched.len()).max(1);
            let room = budget / (blocks.len() - b) / each;
            let most = room.min(MOST_DONORS);
            let all = donors_of(table, survey, block, &firsts, &own, touched, most.max(FEWEST_DONORS));
            budget = budget.checked_sub(all.len() * each)?;
            for values in all {
                let blanks = blanks(table, &values);
                for rows in &valid {
                    let mut change = Change::default();
                    for at in touched {
                        let (number, sheet) = own.counts[*at];
                        let case = own.sheets[sheet].case(Some(rows[0]), Some(&values));
                        let new = part(number, &counts.all[number], &case, &mut numbers);
                        change.add(number, &truth[&rows[0]].0[*at], &new);
                    }
                    let rows = rows.iter().filter(|row| says_something(table, survey, **row, &values));
                    let edits = rows.map(|row| Edit::Recode { row: *row, donor: donors.len() });
                    keep(&mut found, (blanks, change), edits);
                }
                donors.push(values);
            }
        }
        if survey.frame.is_none() {
            let nothing = |part: &Part| match part {
                Part::Linear(_) => Part::Linear(0),
                Part::Units(_) => Part::Units(Vec::new()),
            };
            for rows in &valid {
                let (mut more, mut less) = (Change::default(), Change::default());
                for (at, (number, _)) in own.counts.iter().enumerate() {
                    let there = &truth[&rows[0]].0[at];
                    more.add(*number, &nothing(there), there);
                    less.add(*number, there, &nothing(there));
                }
                keep(&mut found, (false, more), rows.iter().map(|row| Edit::Add { row: *row }));
                keep(&mut found, (false, less), rows.iter().map(|row| Edit::Drop { row: *row }));
            }
        }
        let mut there = vec![0; numbers.known.len()];
        for (parts, rows) in truth.values() {
            for part in parts {
                if let Part::Units(units) = part {
                    for unit in units {
                        there[*unit] += rows;
                    }
                }
            }
        }
        let all = found
            .into_iter()
            .map(|((blanks, change), edits)| Move { linear: change.linear, units: change.units, edits, blanks })
            .collect();
        Some(Self { key, table, donors, cases, all, there })
    }

    /// The table as it would be with some edits.
    pub(super) fn edited(&self, edits: &[&Edit]) -> ResponseTable {
        let mut table = self.table.clone();
        let mut dropped: Vec<usize> = Vec::new();
        for (number, edit) in edits.iter().enumerate() {
            match edit {
                Edit::Recode { row, donor } => {
                    for (name, value) in &self.donors[*donor] {
                        let Some(column) = table.columns.get_mut(name) else { continue };
                        if let AnswerValue::Code(code) = value
                            && column.kind == ColumnKind::Code
                            && !column.codes.contains(code)
                        {
                            column.codes.push(code.clone());
                        }
                        column.values[*row] = value.clone();
                    }
                }
                Edit::Add { row } => {
                    let mut case = self.table.cases[*row].clone();
                    case.id = format!("{}#{number}", case.id);
                    table.cases.push(case);
                    for (name, column) in &mut table.columns {
                        let like = &self.table.columns[name];
                        column.values.push(like.values[*row].clone());
                        column.cells.push(like.cells[*row].clone());
                    }
                }
                Edit::Drop { row } => dropped.push(*row),
            }
        }
        dropped.sort_unstable_by(|a, b| b.cmp(a));
        for row in dropped {
            table.cases.remove(row);
            for column in table.columns.values_mut() {
                column.values.remove(row);
                column.cells.remove(row);
            }
        }
        table
    }
}

/// A change of counts, by which moves are told apart.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    linear: Vec<(usize, i128)>,
    units: Vec<(usize, usize, i64)>,
}

impl Change {
    fn add(&mut self, count: usize, old: &Part, new: &Part) {
        match (old, new) {
            (Part::Linear(old), Part::Linear(new)) if old != new => self.linear.push((count, new - old)),
            (Part::Units(old), Part::Units(new)) if old != new => {
                self.units.extend(old.iter().filter(|unit| !new.contains(unit)).map(|unit| (count, *unit, -1)));
                self.units.extend(new.iter().filter(|unit| !old.contains(unit)).map(|unit| (count, *unit, 1)));
            }
            (Part::Linear(_) | Part::Units(_), Part::Linear(_) | Part::Units(_)) => {}
        }
    }
}

/// Whether values leave a question blank that nobody left blank.
fn blanks(table: &ResponseTable, values: &Values) -> bool {
    values.iter().any(|(name, value)| {
        *value == AnswerValue::Missing(Missing::NoAnswer)
            && table.column(name).is_some_and(|column| !column.values.contains(value))
    })
}

/// Whether a row with other values for some variables still answers anything: a return that does not is invalid, so that
/// a reader knows of those that are counted that they do.
fn says_something(table: &ResponseTable, survey: &Survey, row: usize, values: &Values) -> bool {
    let case = table.view(row);
    let value = |id: &str| values.get(id).or_else(|| case.value(id));
    survey.records().is_some()
        || survey.questions.iter().any(|question| match value(&question.id) {
            Some(AnswerValue::Missing(missing)) => !matches!(missing, Missing::NoAnswer | Missing::NotApplicable),
            Some(_) => true,
            None => false,
        })
}

fn keep(
    found: &mut BTreeMap<(bool, Change), Vec<Edit>>,
    change: (bool, Change),
    edits: impl Iterator<Item = Edit>,
) {
    let mut edits = edits.peekable();
    if change.1 == Change::default() || edits.peek().is_none() {
        return;
    }
    let known = found.entry(change).or_default();
    let room = MOST_ROWS.saturating_sub(known.len());
    known.extend(edits.take(room));
}
