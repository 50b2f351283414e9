//! What a case could have answered instead: what others answered, and where a question stands by itself every option of it.
//! Of answers that no count tells apart one is enough, and cases that none tells apart are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::disclosure::counts::Counts;
use crate::findings::disclosure::moves::Values;
use crate::findings::disclosure::sheets::{Sheet, Sheets};
use crate::findings::plan::TableKey;
use crate::responses::table::ResponseTable;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::text::number::Decimal;

/// New values that stand for persons or things that nobody has named yet.
const FRESH: usize = 12;

/// The counts that an answer in one table can change.
pub(super) struct Own<'c> {
    /// The tables that they are counted on, as the answers of the one are seen in them.
    pub(super) sheets: Vec<Sheet<'c>>,
    /// The number of each count, and its table.
    pub(super) counts: Vec<(usize, usize)>,
    /// The questions of the one that decide each.
    questions: Vec<BTreeSet<&'c str>>,
    /// The conditions on single columns that each is made of.
    leaves: Vec<BTreeSet<&'c Predicate>>,
    /// The columns whose very values each counts.
    values: Vec<Vec<&'c str>>,
}

impl<'c> Own<'c> {
    /// The counts that answers in a table can change.
    pub(super) fn of(key: &TableKey, counts: &'c Counts<'_>, sheets: &'c Sheets<'_>) -> Self {
        let mut own = Self {
            sheets: Vec::new(),
            counts: Vec::new(),
            questions: Vec::new(),
            leaves: Vec::new(),
            values: Vec::new(),
        };
        let mut places: BTreeMap<&TableKey, Option<usize>> = BTreeMap::new();
        for (number, count) in counts.all.iter().enumerate() {
            let place = *places.entry(count.table).or_insert_with(|| {
                own.sheets.push(sheets.seen_from(key, count.table)?);
                Some(own.sheets.len() - 1)
            });
            let Some(place) = place else { continue };
            let mut leaves = BTreeSet::new();
            collect_leaves(count.condition, &mut leaves);
            let values = count.counting.columns();
            let named = leaves.iter().flat_map(|leaf| leaf.variables()).chain(values.iter().copied());
            own.questions.push(named.filter_map(|name| own.sheets[place].question(name)).collect());
            own.leaves.push(leaves);
            own.values.push(values);
            own.counts.push((number, place));
        }
        own
    }

    /// Whether the questions of a block decide a count.
    pub(super) fn is_touched(&self, at: usize, block: &BTreeSet<String>) -> bool {
        self.questions[at].iter().any(|question| block.contains(*question))
    }

    /// What tells cases apart by some counts: of each table the conditions and the columns whose values are counted.
    fn told_by(&self, wanted: &[usize]) -> Vec<(usize, BTreeSet<&'c Predicate>, BTreeSet<&'c str>)> {
        let mut found: Vec<_> =
            (0..self.sheets.len()).map(|sheet| (sheet, BTreeSet::new(), BTreeSet::new())).collect();
        for at in wanted {
            let (_, leaves, values) = &mut found[self.counts[*at].1];
            leaves.extend(&self.leaves[*at]);
            values.extend(&self.values[*at]);
        }
        found
    }
}

/// What the counts tell of a row: whether its return counts, which conditions it meets, what it says.
type Said = (bool, Vec<bool>, Vec<Option<AnswerValue>>);

/// The rows of a table, those together that no count tells apart.
pub(super) fn alike(table: &ResponseTable, own: &Own<'_>) -> Vec<Vec<usize>> {
    let told = own.told_by(&(0..own.counts.len()).collect::<Vec<_>>());
    let mut found: BTreeMap<Said, Vec<usize>> = BTreeMap::new();
    for (row, case) in table.cases.iter().enumerate() {
        let mut said = (case.disposition == Disposition::Valid, Vec::new(), Vec::new());
        for (sheet, leaves, values) in &told {
            let case = own.sheets[*sheet].case(Some(row), None);
            said.1.extend(leaves.iter().map(|leaf| leaf.holds(&case)));
            said.2.extend(values.iter().map(|name| case.value(name).cloned()));
        }
        found.entry(said).or_default().push(row);
    }
    found.into_values().collect()
}

/// The questions of a survey, those together that decide each other.
pub(super) fn blocks(survey: &Survey) -> Vec<BTreeSet<String>> {
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

/// Values that a block could have in the place of those that it has.
pub(super) fn donors_of(
    table: &ResponseTable,
    survey: &Survey,
    block: &BTreeSet<String>,
    rows: &[usize],
    own: &Own<'_>,
    touched: &[usize],
    most: usize,
) -> Vec<Values> {
    let told = own.told_by(touched);
    let counted = |name: &str| {
        told.iter().any(|(sheet, _, values)| {
            values.iter().any(|column| own.sheets[*sheet].question(column) == Some(name))
        })
    };
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
            Some(ResponseDomain::Category) if counted(name) => {
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
    let mut toggled = toggled(survey, block, &observed);
    if let (Some(name), 1) = (block.first(), block.len())
        && counted(name)
    {
        toggled.extend(further(survey, name, &observed));
    }
    let mut seen = BTreeSet::new();
    wanted
        .into_iter()
        .chain(toggled)
        .chain(observed)
        .filter(|given| {
            let (mut holds, mut apart): (Vec<bool>, Vec<AnswerValue>) = (Vec::new(), Vec::new());
            for (sheet, leaves, values) in &told {
                let sheet = &own.sheets[*sheet];
                let case = sheet.case(None, Some(given));
                let of_block = |name: &str| sheet.question(name).is_some_and(|question| block.contains(question));
                let leaves = leaves.iter().filter(|leaf| leaf.variables().iter().any(|name| of_block(name)));
                holds.extend(leaves.map(|leaf| leaf.holds(&case)));
                let values = values.iter().filter_map(|name| given.get(sheet.question(name)?));
                apart.extend(values.cloned());
            }
            seen.insert((holds, apart))
        })
        .take(most)
        .collect()
}

/// Numbers a fifth beyond those that were given: nobody knows that these are the ends. What a question says that it takes at
/// least and at most everybody knows.
fn further(survey: &Survey, name: &str, observed: &[Values]) -> Vec<Values> {
    let (min, max) = match survey.question(name).map(|question| &question.domain) {
        Some(ResponseDomain::Quantity { min, max, .. }) => (*min, *max),
        Some(_) | None => (None, None),
    };
    let number = |values: &Values| match values.get(name) {
        Some(AnswerValue::Quantity(number)) => Some(*number),
        Some(_) | None => None,
    };
    let (least, most) = (observed.iter().filter_map(number).min(), observed.iter().filter_map(number).max());
    let beyond = |end: Decimal, up: i128| {
        let step = (end.mantissa().abs() / 5).max(1);
        let value = Decimal::new(end.mantissa().checked_add(up * step)?, end.scale())?;
        let value = max.map_or(value, |max| value.min(max));
        let value = min.map_or(value, |min| value.max(min));
        Some(Values::from([(name.to_owned(), AnswerValue::Quantity(value))]))
    };
    [least.and_then(|end| beyond(end, -1)), most.and_then(|end| beyond(end, 1))].into_iter().flatten().collect()
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
