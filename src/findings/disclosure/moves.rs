//! What could be otherwise in the data without anybody seeing it is not tried number by number but answer by answer: one
//! case gives the answer that another gave, or one event more or less was held. Each such move says which counts it
//! changes. What hangs together by routing moves together, so that the data stay such as could have come back.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::counts::{Count, Counts, Unit, milli, units};
use crate::findings::evidence::Taken;
use crate::findings::plan::TableKey;
use crate::responses::table::{ColumnKind, ResponseTable};
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;

/// Evaluations of a condition on a row that are made for one table; beyond, nothing is proven about its counts.
const MOST_EVALUATIONS: usize = 10_000_000;
/// Answers to the questions of one block that are tried in the place of others.
const MOST_DONORS: usize = 120;
/// Rows that are kept for one and the same move.
const MOST_ROWS: usize = 128;
/// New values that stand for persons or things that nobody has named yet.
const FRESH: usize = 12;

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
    pub(super) all: Vec<Move>,
    /// How often each value that is counted once is there.
    pub(super) there: Vec<i64>,
}

/// A row with other values for some variables.
struct Edited<'a> {
    table: &'a ResponseTable,
    row: usize,
    values: &'a Values,
}

impl CaseView for Edited<'_> {
    fn value(&self, variable: &str) -> Option<&AnswerValue> {
        let own = || self.table.columns.get(variable).and_then(|column| column.values.get(self.row));
        self.values.get(variable).or_else(own)
    }

    fn disposition(&self) -> Disposition {
        self.table.cases.get(self.row).map_or(Disposition::NotReturned, |case| case.disposition)
    }

    fn areas(&self) -> &Areas {
        &self.table.areas
    }
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
        Taken::Rows => Part::Linear(i128::from(inside)),
        Taken::Sum(column) => Part::Linear(if inside { milli(case, column) } else { 0 }),
        Taken::Distinct { column, within } => {
            let found = if inside { units(case, column, within.as_deref()) } else { Vec::new() };
            Part::Units(found.into_iter().map(|unit| numbers.number(number, unit)).collect())
        }
    }
}

/// The variables that decide a count.
fn variables<'c>(count: &'c Count<'_>) -> BTreeSet<&'c str> {
    let mut found = count.condition.variables();
    match &count.counting {
        Taken::Rows => {}
        Taken::Sum(column) => {
            found.insert(column);
        }
        Taken::Distinct { column, within } => {
            found.insert(column);
            found.extend(within.as_deref());
        }
    }
    found
}

impl<'m> Moves<'m> {
    /// The moves of a table; none where they would be too many to look at.
    pub(super) fn new(
        key: &'m TableKey,
        table: &'m ResponseTable,
        survey: &Survey,
        counts: &Counts<'_>,
    ) -> Option<Self> {
        let own: Vec<usize> = (0..counts.all.len()).filter(|number| counts.all[*number].table == key).collect();
        let alike = alike(table, counts, &own);
        let valid: Vec<&[usize]> = alike
            .iter()
            .filter(|rows| table.cases[rows[0]].disposition == Disposition::Valid)
            .map(Vec::as_slice)
            .collect();
        let mut numbers = UnitNumbers::default();
        let mut budget = MOST_EVALUATIONS.checked_sub(own.len() * alike.len())?;
        let mut parts_of = |row: usize| -> Vec<Part> {
            let case = table.view(row);
            own.iter().map(|number| part(*number, &counts.all[*number], &case, &mut numbers)).collect()
        };
        let truth: BTreeMap<usize, (Vec<Part>, i64)> = alike
            .iter()
            .map(|rows| (rows[0], (parts_of(rows[0]), i64::try_from(rows.len()).unwrap_or(i64::MAX))))
            .collect();
        let mut donors = Vec::new();
        let mut found: BTreeMap<(bool, Change), Vec<Edit>> = BTreeMap::new();
        for block in blocks(survey) {
            let touched: Vec<usize> = (0..own.len())
                .filter(|at| variables(&counts.all[own[*at]]).iter().any(|name| block.contains(*name)))
                .collect();
            if touched.is_empty() {
                continue;
            }
            let firsts: Vec<usize> = valid.iter().map(|rows| rows[0]).collect();
            let all = donors_of(table, survey, &block, &firsts, counts, touched.iter().map(|at| own[*at]));
            budget = budget.checked_sub(all.len() * valid.len() * touched.len())?;
            for values in all {
                let blanks = blanks(table, &values);
                for rows in &valid {
                    let case = Edited { table, row: rows[0], values: &values };
                    let mut change = Change::default();
                    for at in &touched {
                        let number = own[*at];
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
                for (at, number) in own.iter().enumerate() {
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
        Some(Self { key, table, donors, all, there })
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
    let case = Edited { table, row, values };
    survey.records().is_some()
        || survey.questions.iter().any(|question| match case.value(&question.id) {
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

/// What tells rows apart: the conditions that the counts are made of, and the variables whose very values are counted.
fn told_by<'c>(counts: &'c Counts<'_>, wanted: &[usize]) -> (BTreeSet<&'c Predicate>, BTreeSet<&'c str>) {
    let (mut leaves, mut values) = (BTreeSet::new(), BTreeSet::new());
    for number in wanted {
        collect_leaves(counts.all[*number].condition, &mut leaves);
        match &counts.all[*number].counting {
            Taken::Rows => {}
            Taken::Sum(column) => {
                values.insert(column.as_str());
            }
            Taken::Distinct { column, within } => {
                values.insert(column);
                values.extend(within.as_deref());
            }
        }
    }
    (leaves, values)
}

/// What the counts tell of a row: whether its return counts, which conditions it meets, what it says.
type Told = (bool, Vec<bool>, Vec<Option<AnswerValue>>);

/// The rows of a table, those together that no count tells apart.
fn alike(table: &ResponseTable, counts: &Counts<'_>, own: &[usize]) -> Vec<Vec<usize>> {
    let (leaves, values) = told_by(counts, own);
    let mut found: BTreeMap<Told, Vec<usize>> = BTreeMap::new();
    for row in 0..table.cases.len() {
        let case = table.view(row);
        let valid = case.disposition() == Disposition::Valid;
        let holds = leaves.iter().map(|leaf| leaf.holds(&case)).collect();
        let own = values.iter().map(|name| case.value(name).cloned()).collect();
        found.entry((valid, holds, own)).or_default().push(row);
    }
    found.into_values().collect()
}

/// The questions of a survey, those together that decide each other.
fn blocks(survey: &Survey) -> Vec<BTreeSet<String>> {
    let mut blocks: Vec<BTreeSet<String>> = Vec::new();
    for question in &survey.questions {
        let mut block = BTreeSet::from([question.id.clone()]);
        block.extend(question.universe.variables().into_iter().map(str::to_owned));
        block.extend(question.handling.codes_of.clone());
        block.retain(|name| survey.question(name).is_some());
        blocks.retain(|known| {
            let apart = known.is_disjoint(&block);
            if !apart {
                block.extend(known.iter().cloned());
            }
            apart
        });
        blocks.push(block);
    }
    blocks
}

/// Values that a block could have in the place of those that it has: what others answered, and where a question stands
/// by itself every option of it. Of those that no count tells apart one is enough.
fn donors_of(
    table: &ResponseTable,
    survey: &Survey,
    block: &BTreeSet<String>,
    rows: &[usize],
    counts: &Counts<'_>,
    touched: impl Iterator<Item = usize>,
) -> Vec<Values> {
    let touched: Vec<usize> = touched.collect();
    let (leaves, told_apart) = told_by(counts, &touched);
    let mut wanted: Vec<Values> = Vec::new();
    if let (Some(name), 1) = (block.first(), block.len()) {
        let one = |value: AnswerValue| Values::from([(name.clone(), value)]);
        let question = survey.question(name);
        match question.map(|question| &question.domain) {
            Some(ResponseDomain::Single(codes)) => {
                wanted.extend(codes.values().map(|option| one(AnswerValue::Code(option.code.clone()))));
            }
            Some(ResponseDomain::Multiple(codes)) => {
                wanted.extend(
                    codes.values().map(|option| one(AnswerValue::Options(BTreeSet::from([option.code.clone()])))),
                );
            }
            Some(ResponseDomain::Category) if told_apart.contains(name.as_str()) => {
                wanted.extend((0..FRESH).map(|number| one(AnswerValue::Code(format!("\u{F0000}{number}")))));
            }
            Some(
                ResponseDomain::Category
                | ResponseDomain::Area
                | ResponseDomain::List
                | ResponseDomain::Quantity { .. }
                | ResponseDomain::Date
                | ResponseDomain::Text,
            )
            | None => {}
        }
        if survey.records().is_none() {
            wanted.push(one(AnswerValue::Missing(Missing::NoAnswer)));
        }
    }
    let observed = rows.iter().map(|row| {
        let view = table.view(*row);
        block.iter().filter_map(|name| Some((name.clone(), view.value(name)?.clone()))).collect::<Values>()
    });
    let observed: Vec<Values> = observed.collect();
    let toggled = toggled(survey, block, &observed);
    let mut seen = BTreeSet::new();
    wanted
        .into_iter()
        .chain(observed)
        .chain(toggled)
        .filter(|values| {
            let case = Edited { table, row: usize::MAX, values };
            let holds: Vec<bool> = leaves
                .iter()
                .filter(|leaf| leaf.variables().iter().any(|name| block.contains(*name)))
                .map(|leaf| leaf.holds(&case))
                .collect();
            let apart: Vec<AnswerValue> =
                told_apart.iter().filter_map(|name| values.get(*name)).cloned().collect();
            seen.insert((holds, apart))
        })
        .take(MOST_DONORS)
        .collect()
}

/// Multiple answers with one option more or less than somebody chose.
fn toggled(survey: &Survey, block: &BTreeSet<String>, observed: &[Values]) -> Vec<Values> {
    let (Some(name), 1) = (block.first(), block.len()) else { return Vec::new() };
    let Some(ResponseDomain::Multiple(codes)) = survey.question(name).map(|question| &question.domain) else {
        return Vec::new();
    };
    let chosen: BTreeSet<&BTreeSet<String>> = observed
        .iter()
        .filter_map(|values| match values.get(name) {
            Some(AnswerValue::Options(chosen)) => Some(chosen),
            Some(_) | None => None,
        })
        .collect();
    let other = |chosen: &BTreeSet<String>, code: &str| {
        let mut other = chosen.clone();
        if !other.remove(code) {
            other.insert(code.to_owned());
        }
        (!other.is_empty()).then(|| Values::from([(name.clone(), AnswerValue::Options(other))]))
    };
    chosen.into_iter().flat_map(|chosen| codes.values().filter_map(|o| other(chosen, &o.code))).collect()
}

/// The conditions on single variables that a condition is made of.
fn collect_leaves<'p>(condition: &'p Predicate, found: &mut BTreeSet<&'p Predicate>) {
    match condition {
        Predicate::And(parts) | Predicate::Or(parts) => {
            for part in parts {
                collect_leaves(part, found);
            }
        }
        Predicate::Not(inner) => collect_leaves(inner, found),
        Predicate::Everyone
        | Predicate::Is { .. }
        | Predicate::Within { .. }
        | Predicate::Quantity { .. }
        | Predicate::Days { .. }
        | Predicate::Answered(_)
        | Predicate::Missing { .. }
        | Predicate::Disposition(_) => {
            found.insert(condition);
        }
    }
}
