//! What a reader gets to see of the data as counts of groups, so that it can be said which numbers move when one answer
//! is another: every count behind every figure once, with what it comes to and the figures that show it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::sheets::Sheets;
use crate::findings::disclosure::{Side, surveys};
use crate::findings::evidence::{Group, Taken};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::plan::TableKey;
use crate::findings::plan::measured::{Measured, Numbers};
use crate::responses::table::ResponseTable;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::predicate::Predicate;

/// What is counted of the rows of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Counting {
    /// The rows.
    Rows,
    /// Different values, each within the values of another column.
    Distinct { column: String, within: Option<String> },
    /// The numbers that answers stand for, in thousandths.
    Sum(Vec<Measured>),
    /// The rows whose later number stands so to the earlier.
    Moved { from: String, to: String, direction: Ordering },
    /// The rows whose number, in thousandths, lies on one side of another.
    Beyond { item: Measured, at: i128, side: Ordering },
}

impl Counting {
    /// The columns whose very values are counted.
    pub(super) fn columns(&self) -> Vec<&str> {
        match self {
            Counting::Rows => Vec::new(),
            Counting::Distinct { column, within } => {
                std::iter::once(column.as_str()).chain(within.as_deref()).collect()
            }
            Counting::Sum(items) => items.iter().map(|item| item.question.as_str()).collect(),
            Counting::Moved { from, to, .. } => vec![from, to],
            Counting::Beyond { item, .. } => vec![item.question.as_str()],
        }
    }
}

/// A count, or a sum in thousandths.
#[derive(Debug)]
pub(super) struct Count<'f> {
    pub(super) table: &'f TableKey,
    pub(super) condition: &'f Predicate,
    pub(super) counting: Counting,
    /// What it comes to.
    pub(super) truth: i128,
    /// The figures that show it, by their number.
    pub(super) figures: Vec<usize>,
}

impl Count<'_> {
    /// Whether it counts rows or values that are shown as such; a sum may be anything.
    pub(super) fn is_count(&self) -> bool {
        match self.counting {
            Counting::Rows | Counting::Distinct { .. } | Counting::Moved { .. } => true,
            Counting::Sum(_) | Counting::Beyond { .. } => false,
        }
    }
}

/// A figure of one of the plans.
#[derive(Debug)]
pub(super) struct Told<'f> {
    /// The plan.
    pub(super) side: usize,
    pub(super) figure: &'f Figure,
    /// Whether its plan has a rule that can hide it; else it is shown whatever it tells.
    pub(super) ruled: bool,
    /// The counts whose sum is shown or divided.
    pub(super) above: Vec<usize>,
    /// Those whose sum it is divided by.
    pub(super) below: Vec<usize>,
    /// How many rows each of its groups has.
    pub(super) groups: Vec<usize>,
    /// Of something computed of numbers: their sum.
    pub(super) sum: Option<usize>,
    /// Of a number at a place in their order: how many are higher, and how many lower.
    pub(super) beyond: Vec<usize>,
}

impl Told<'_> {
    /// What it is called among all plans.
    pub(super) fn name(&self) -> (usize, String) {
        (self.side, self.figure.id.clone())
    }
}

/// Every count of some plans, and the figures that show them.
#[derive(Debug)]
pub(super) struct Counts<'f> {
    pub(super) all: Vec<Count<'f>>,
    pub(super) figures: Vec<Told<'f>>,
    sheets: &'f Sheets<'f>,
    known: BTreeMap<(&'f TableKey, &'f Predicate), Vec<usize>>,
}

impl<'f> Counts<'f> {
    /// The counts of the figures that any rule is about.
    pub(super) fn new(sides: &[Side<'f>], sheets: &'f Sheets<'f>) -> Self {
        let mut counts = Counts { all: Vec::new(), figures: Vec::new(), sheets, known: BTreeMap::new() };
        for (side, Side { rule, findings, .. }) in sides.iter().enumerate() {
            for figure in findings.figures.values() {
                let covers = |survey: &str| sides.iter().any(|side| side.rule.is_some_and(|r| r.covers(survey)));
                if counted_from(figure).any(covers) {
                    let ruled = rule.is_some_and(|rule| counted_from(figure).any(|survey| rule.covers(survey)));
                    counts.add(side, figure, ruled);
                }
            }
        }
        counts
    }

    fn add(&mut self, side: usize, figure: &'f Figure, ruled: bool) {
        let number = self.figures.len();
        let groups: Vec<usize> =
            figure.evidence.groups.iter().map(|group| self.count(group, Counting::Rows, None)).collect();
        let of_all = |counts: &mut Self, counting: &Counting| -> Vec<usize> {
            let groups = figure.evidence.groups.iter();
            groups.map(|group| counts.count(group, counting.clone(), Some(number))).collect()
        };
        let mut told = Told {
            side,
            figure,
            ruled,
            above: Vec::new(),
            below: Vec::new(),
            groups,
            sum: None,
            beyond: Vec::new(),
        };
        let counting = match &figure.taken {
            Taken::Rows => Counting::Rows,
            Taken::Distinct { column, within } => {
                Counting::Distinct { column: column.clone(), within: within.clone() }
            }
            Taken::Sum(items) => Counting::Sum(items.clone()),
            Taken::Moved { from, to, direction } => {
                Counting::Moved { from: from.clone(), to: to.clone(), direction: *direction }
            }
            Taken::Computed(items) => {
                of_all(self, &Counting::Rows);
                told.sum = of_all(self, &Counting::Sum(items.clone())).first().copied();
                self.figures.push(told);
                return;
            }
            Taken::Ranked(item) => {
                of_all(self, &Counting::Rows);
                told.sum = of_all(self, &Counting::Sum(vec![item.clone()])).first().copied();
                if let Some(at) = thousandths(figure) {
                    for side in [Ordering::Greater, Ordering::Less] {
                        let beyond = Counting::Beyond { item: item.clone(), at, side };
                        told.beyond.extend(of_all(self, &beyond));
                    }
                }
                self.figures.push(told);
                return;
            }
            Taken::Nobody | Taken::Outliers => Counting::Rows,
        };
        let all = of_all(self, &counting);
        (told.above, told.below) = self.parts(figure, &all);
        self.figures.push(told);
    }

    /// The counts of a figure, split so that they come to its value. Where they do not, they only say what moves it.
    fn parts(&self, figure: &Figure, all: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let sum = |parts: &[usize]| parts.iter().map(|part| self.all[*part].truth).sum::<i128>();
        match &figure.value {
            FigureValue::Count(value) if sum(all) == i128::from(*value) => (all.to_vec(), Vec::new()),
            FigureValue::Share(share) => (1..all.len())
                .map(|at| all.split_at(at))
                .find(|(above, below)| {
                    sum(above) == i128::from(share.numerator) && sum(below) == i128::from(share.denominator)
                })
                .map_or((Vec::new(), Vec::new()), |(above, below)| (above.to_vec(), below.to_vec())),
            // A share that is weighted is shown of the same two groups.
            FigureValue::EstimatedShare(_) => match all {
                [above, below] => (vec![*above], vec![*below]),
                _ => (Vec::new(), Vec::new()),
            },
            FigureValue::Amount(amount) if amount.milli().map(i128::from) == Some(sum(all)) => {
                (all.to_vec(), Vec::new())
            }
            _ => (Vec::new(), Vec::new()),
        }
    }

    /// The number of a count, which is shown by a figure.
    fn count(&mut self, group: &'f Group, counting: Counting, figure: Option<usize>) -> usize {
        let next = self.all.len();
        let known = self.known.entry((&group.table, &group.condition)).or_default();
        let number = match known.iter().find(|known| self.all[**known].counting == counting) {
            Some(number) => *number,
            None => {
                known.push(next);
                let table = self.sheets.get(&group.table);
                let truth = table.map_or(0, |table| taken(table, &group.condition, &counting));
                let (table, condition) = (&group.table, &group.condition);
                self.all.push(Count { table, condition, counting, truth, figures: Vec::new() });
                next
            }
        };
        self.all[number].figures.extend(figure);
        number
    }

    /// The numbers of a group, in thousandths; 0 of whoever has none.
    pub(super) fn numbers(&self, number: usize) -> Vec<i128> {
        let count = &self.all[number];
        let Counting::Sum(items) = &count.counting else { return Vec::new() };
        let Some(table) = self.sheets.get(count.table) else { return Vec::new() };
        members(table, count.condition).map(|row| milli(&table.view(row), items)).collect()
    }

    /// The figures of a plan by their id.
    pub(super) fn told(&self, name: &(usize, String)) -> Option<&Told<'f>> {
        self.figures.iter().find(|told| told.side == name.0 && told.figure.id == name.1)
    }
}

/// The surveys and record lists that a figure rests on.
pub(super) fn counted_from(figure: &Figure) -> impl Iterator<Item = &str> {
    let groups = figure.evidence.groups.iter().map(|group| group.table.survey.as_str());
    groups.chain(surveys(figure))
}

fn members<'t>(table: &'t ResponseTable, condition: &'t Predicate) -> impl Iterator<Item = usize> + 't {
    (0..table.cases.len()).filter(move |row| condition.holds(&table.view(*row)))
}

/// What is taken of the rows of a table that meet a condition.
fn taken(table: &ResponseTable, condition: &Predicate, counting: &Counting) -> i128 {
    let rows = members(table, condition);
    match counting {
        Counting::Rows => i128::try_from(rows.count()).unwrap_or(i128::MAX),
        Counting::Sum(items) => rows.map(|row| milli(&table.view(row), items)).sum(),
        Counting::Moved { from, to, direction } => {
            let moved = rows.filter(|row| has_moved(&table.view(*row), from, to, *direction));
            i128::try_from(moved.count()).unwrap_or(i128::MAX)
        }
        Counting::Beyond { item, at, side } => {
            let beyond = rows.filter(|row| lies_beyond(&table.view(*row), item, *at, *side));
            i128::try_from(beyond.count()).unwrap_or(i128::MAX)
        }
        Counting::Distinct { column, within } => {
            let units: BTreeSet<Unit> =
                rows.flat_map(|row| units(&table.view(row), column, within.as_deref())).collect();
            i128::try_from(units.len()).unwrap_or(i128::MAX)
        }
    }
}

/// The numbers of a row added up, in thousandths; 0 where it has none.
pub(super) fn milli(case: &dyn CaseView, items: &[Measured]) -> i128 {
    let one = |item: &Measured| -> i128 {
        let number = case.value(&item.question).and_then(|value| item.numbers.of(value));
        number.and_then(|number| number.milli()).map_or(0, i128::from)
    };
    items.iter().map(one).sum()
}

/// The value of a figure in thousandths, cut.
fn thousandths(figure: &Figure) -> Option<i128> {
    let fraction = figure.fraction()?;
    Some((fraction.numerator.checked_mul(1000)?).div_euclid(fraction.denominator))
}

/// Whether the number of a row lies on one side of another.
pub(super) fn lies_beyond(case: &dyn CaseView, item: &Measured, at: i128, side: Ordering) -> bool {
    let number = case.value(&item.question).and_then(|value| item.numbers.of(value));
    let number = number.and_then(|number| number.milli()).map(i128::from);
    number.is_some_and(|number| number.cmp(&at) == side)
}

/// Whether the later of two numbers of a row stands so to the earlier.
pub(super) fn has_moved(case: &dyn CaseView, from: &str, to: &str, direction: Ordering) -> bool {
    let number = |column: &str| case.value(column).and_then(|value| Numbers::Written.of(value));
    number(to).zip(number(from)).is_some_and(|(later, earlier)| later.cmp(&earlier) == direction)
}

/// A value that is counted once, with the value that it is counted within.
pub(super) type Unit = (String, String);

/// The values of a row that are counted once.
pub(super) fn units(case: &dyn CaseView, column: &str, within: Option<&str>) -> Vec<Unit> {
    let codes = |name: &str| -> Vec<String> {
        match case.value(name) {
            Some(AnswerValue::Code(code)) => vec![code.clone()],
            Some(AnswerValue::Options(codes)) => codes.iter().cloned().collect(),
            Some(_) | None => Vec::new(),
        }
    };
    let outer = within.map_or_else(|| vec![String::new()], codes);
    let inner = codes(column);
    outer.iter().flat_map(|outer| inner.iter().map(move |inner| (outer.clone(), inner.clone()))).collect()
}
