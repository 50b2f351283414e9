//! What a reader gets to see of the data as counts of groups, so that it can be said which numbers move when one answer
//! is another: every count behind every figure once, with what it comes to and the figures that show it.

use std::collections::BTreeMap;

use crate::findings::disclosure::surveys;
use crate::findings::evidence::{Group, Taken};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::findings::plan::disclosure::Rule;
use crate::responses::table::ResponseTable;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::predicate::Predicate;

/// A count, or a sum in thousandths.
#[derive(Debug)]
pub(super) struct Count<'f> {
    pub(super) table: &'f TableKey,
    pub(super) condition: &'f Predicate,
    pub(super) counting: Taken,
    /// What it comes to.
    pub(super) truth: i128,
    /// The figures that show it, by their number.
    pub(super) figures: Vec<usize>,
}

impl Count<'_> {
    /// Whether it counts rows or values; a sum may be anything.
    pub(super) fn is_count(&self) -> bool {
        match self.counting {
            Taken::Rows | Taken::Distinct { .. } => true,
            Taken::Sum(_) => false,
        }
    }
}

/// Every count of a plan, and the figures that show them.
#[derive(Debug)]
pub(super) struct Counts<'f> {
    pub(super) all: Vec<Count<'f>>,
    pub(super) figures: Vec<&'f Figure>,
    /// Per figure the counts whose sum is shown or divided, and those whose sum it is divided by.
    pub(super) parts: Vec<(Vec<usize>, Vec<usize>)>,
}

impl<'f> Counts<'f> {
    /// The counts of the figures that the rule is about.
    pub(super) fn new(rule: &Rule, material: &Material<'_>, figures: &'f BTreeMap<String, Figure>) -> Self {
        let figures: Vec<&Figure> = figures
            .values()
            .filter(|figure| {
                let groups = figure.evidence.groups.iter().map(|group| group.table.survey.as_str());
                groups.chain(surveys(figure)).any(|survey| rule.covers(survey))
            })
            .collect();
        let mut counts = Counts { all: Vec::new(), parts: Vec::new(), figures };
        for number in 0..counts.figures.len() {
            let parts = counts.parts_of(material, number);
            counts.parts.push(parts);
        }
        counts
    }

    /// The counts of a figure, split so that they come to its value. Where they do not, they only say what moves it.
    fn parts_of(&mut self, material: &Material<'_>, number: usize) -> (Vec<usize>, Vec<usize>) {
        let figure = self.figures[number];
        let all: Vec<usize> = figure
            .evidence
            .groups
            .iter()
            .map(|group| self.count(material, group, figure.taken.clone(), number))
            .collect();
        let sum = |parts: &[usize]| parts.iter().map(|part| self.all[*part].truth).sum::<i128>();
        match &figure.value {
            FigureValue::Count(value) if sum(&all) == i128::from(*value) => (all, Vec::new()),
            FigureValue::Share(share) => (1..all.len())
                .map(|at| all.split_at(at))
                .find(|(above, below)| {
                    sum(above) == i128::from(share.numerator) && sum(below) == i128::from(share.denominator)
                })
                .map_or((Vec::new(), Vec::new()), |(above, below)| (above.to_vec(), below.to_vec())),
            FigureValue::Amount(amount) if amount.milli().map(i128::from) == Some(sum(&all)) => (all, Vec::new()),
            _ => (Vec::new(), Vec::new()),
        }
    }

    /// The number of a count, which is shown by a figure.
    fn count(&mut self, material: &Material<'_>, group: &'f Group, counting: Taken, figure: usize) -> usize {
        let known = self.all.iter().position(|count| {
            *count.table == group.table && *count.condition == group.condition && count.counting == counting
        });
        let number = known.unwrap_or_else(|| {
            let truth =
                material.tables.get(&group.table).map_or(0, |table| taken(table, &group.condition, &counting));
            self.all.push(Count {
                table: &group.table,
                condition: &group.condition,
                counting,
                truth,
                figures: Vec::new(),
            });
            self.all.len() - 1
        });
        self.all[number].figures.push(figure);
        number
    }

    /// How many rows are counted for a count.
    pub(super) fn rows(&self, material: &Material<'_>, number: usize) -> u64 {
        let count = &self.all[number];
        material.tables.get(count.table).map_or(0, |table| {
            let rows = members(table, count.condition);
            let there = rows.filter(|row| match &count.counting {
                Taken::Sum(column) => milli(&table.view(*row), column) != 0,
                Taken::Rows | Taken::Distinct { .. } => true,
            });
            u64::try_from(there.count()).unwrap_or(u64::MAX)
        })
    }

    /// The parts of a sum, the largest first, in thousandths.
    pub(super) fn contributions(&self, material: &Material<'_>, number: usize) -> Vec<i128> {
        let count = &self.all[number];
        let Taken::Sum(column) = &count.counting else { return Vec::new() };
        let Some(table) = material.tables.get(count.table) else { return Vec::new() };
        let mut parts: Vec<i128> =
            members(table, count.condition).map(|row| milli(&table.view(row), column)).collect();
        parts.sort_unstable_by(|a, b| b.cmp(a));
        parts
    }
}

fn members<'t>(table: &'t ResponseTable, condition: &'t Predicate) -> impl Iterator<Item = usize> + 't {
    (0..table.cases.len()).filter(move |row| condition.holds(&table.view(*row)))
}

/// What is taken of the rows of a table that meet a condition.
fn taken(table: &ResponseTable, condition: &Predicate, counting: &Taken) -> i128 {
    let rows = members(table, condition);
    match counting {
        Taken::Rows => i128::try_from(rows.count()).unwrap_or(i128::MAX),
        Taken::Sum(column) => rows.map(|row| milli(&table.view(row), column)).sum(),
        Taken::Distinct { column, within } => {
            let units: std::collections::BTreeSet<Unit> =
                rows.flat_map(|row| units(&table.view(row), column, within.as_deref())).collect();
            i128::try_from(units.len()).unwrap_or(i128::MAX)
        }
    }
}

/// The quantity of a row in thousandths; 0 where it has none.
pub(super) fn milli(case: &dyn CaseView, column: &str) -> i128 {
    match case.value(column) {
        Some(AnswerValue::Quantity(number)) => number.milli().map_or(0, i128::from),
        Some(_) | None => 0,
    }
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
