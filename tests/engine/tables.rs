//! Random response tables, conditions and specifications. Every kind of column, every reason for a missing answer,
//! every disposition, areas that contain one another in any way, and conditions that name variables and codes which
//! are not there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kaishu::catalogue::Phrase;
use kaishu::responses::table::{ColumnKind, ResponseTable, TableCase, TableColumn};
use kaishu::survey::answer::AnswerValue;
use kaishu::survey::area::{Area, Areas};
use kaishu::survey::missing::{Disposition, Missing};
use kaishu::survey::predicate::{Comparison, Predicate};
use kaishu::tally::spec::TallySpec;
use kaishu::text::era::CivilDate;
use kaishu::text::number::Decimal;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// The columns that a table may have, with the codes of their lists.
pub(crate) const COLUMNS: &[(&str, ColumnKind, &[&str])] = &[
    ("q1", ColumnKind::Code, &["1", "2", "3"]),
    // A frame column: a blank cell is a code of its own.
    ("type", ColumnKind::Code, &["市", "町村", ""]),
    // A frame column of numbers: some are weights and some are none.
    ("population", ColumnKind::Code, &["372,760", "1.25", "0", "-3", "", "不明", "１２", "999999999.999999"]),
    ("q2", ColumnKind::Options, &["1", "2", "3", "4"]),
    ("q3", ColumnKind::Options, &[]),
    ("amount", ColumnKind::Quantity, &[]),
    ("day", ColumnKind::Date, &[]),
    ("words", ColumnKind::Text, &[]),
    ("area", ColumnKind::Code, &["a0", "a1", "a2", "a3", "a4", "a5"]),
];

/// A column that no table has.
const UNKNOWN: &str = "q9";
const AREAS: usize = 6;

pub(crate) fn area_id(index: usize) -> String {
    format!("a{index}")
}

/// Areas that are parts and unions of one another in any way, also in circles.
pub(crate) fn areas() -> impl Strategy<Value = Areas> {
    let links = (option::of(0..=AREAS), subsequence((0..AREAS).collect::<Vec<_>>(), 0..3));
    vec(links, AREAS).prop_map(|links| areas_of(&links))
}

/// Areas from what each is part of, and what each is a union of. Number `AREAS` is an area that is not there.
pub(crate) fn areas_of(links: &[(Option<usize>, Vec<usize>)]) -> Areas {
    let area = |(index, (part_of, members)): (usize, &(Option<usize>, Vec<usize>))| Area {
        id: area_id(index),
        name: Phrase::same(format!("第{index}")),
        level: Phrase::same("圏域"),
        part_of: part_of.map(area_id),
        members: members.iter().map(|member| area_id(*member)).collect(),
        aliases: Vec::new(),
        population: None,
    };
    Areas::new(links.iter().enumerate().map(area).collect())
}

fn missing() -> impl Strategy<Value = Missing> {
    select(Missing::ALL.to_vec())
}

pub(crate) fn disposition() -> impl Strategy<Value = Disposition> {
    select(Disposition::ALL.to_vec())
}

/// Amounts to a thousandth, a few as large as engines hold them.
fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        9 => (-5_000_i128..5_000, 0_u32..=3).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap()),
        1 => (-9_000_000_000_000_000_000_i128..9_000_000_000_000_000_000)
            .prop_map(|mantissa| Decimal::new(mantissa, 3).unwrap()),
    ]
}

/// Numbers of conditions: any, also finer than a thousandth and larger than any amount.
fn threshold() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => amount(),
        3 => (-5_000_000_i128..5_000_000, 0_u32..=6).prop_map(|(m, s)| Decimal::new(m, s).unwrap()),
        1 => any::<i64>().prop_map(|number| Decimal::new(i128::from(number) * 1_000_000, 0).unwrap()),
    ]
}

fn day() -> impl Strategy<Value = i32> {
    17_600_i32..18_800
}

fn date() -> impl Strategy<Value = CivilDate> {
    (day(), prop::bool::weighted(0.2)).prop_map(|(day, month_only)| {
        let date = CivilDate::from_day_number(day);
        if month_only { CivilDate { day: None, ..date } } else { date }
    })
}

fn value((_, kind, codes): (&'static str, ColumnKind, &'static [&'static str])) -> BoxedStrategy<AnswerValue> {
    let valid = match kind {
        ColumnKind::Code => select(codes).prop_map(|code| AnswerValue::Code(code.to_owned())).boxed(),
        ColumnKind::Options if codes.is_empty() => {
            return missing().prop_map(AnswerValue::Missing).boxed();
        }
        ColumnKind::Options => btree_set(select(codes).prop_map(str::to_owned), 1..=codes.len())
            .prop_map(AnswerValue::Options)
            .boxed(),
        ColumnKind::Quantity => amount().prop_map(AnswerValue::Quantity).boxed(),
        ColumnKind::Date => date().prop_map(AnswerValue::Date).boxed(),
        ColumnKind::Text => Just(AnswerValue::Text("ことば".to_owned())).boxed(),
    };
    prop_oneof![3 => valid, 1 => missing().prop_map(AnswerValue::Missing)].boxed()
}

/// A case's disposition and its value in every column.
pub(crate) type Row = (Disposition, Vec<AnswerValue>);

pub(crate) fn row() -> impl Strategy<Value = Row> {
    (disposition(), COLUMNS.iter().map(|column| value(*column)).collect::<Vec<_>>())
}

pub(crate) fn table() -> impl Strategy<Value = ResponseTable> {
    let there = vec(prop::bool::weighted(0.9), COLUMNS.len());
    (areas(), vec(row(), 0..24), there).prop_map(|(areas, rows, there)| table_of(&Arc::new(areas), &rows, &there))
}

pub(crate) fn table_of(areas: &Arc<Areas>, rows: &[Row], there: &[bool]) -> ResponseTable {
    let case = |(index, (disposition, _)): (usize, &Row)| TableCase {
        id: format!("C{index}"),
        disposition: *disposition,
        identity: None,
        frame_row: None,
    };
    let columns =
        COLUMNS.iter().enumerate().filter(|(index, _)| there[*index]).map(|(index, (name, kind, codes))| {
            let column = TableColumn {
                name: (*name).to_owned(),
                kind: *kind,
                codes: codes.iter().map(|code| (*code).to_owned()).collect(),
                values: rows.iter().map(|(_, values)| values[index].clone()).collect(),
                cells: vec![Vec::new(); rows.len()],
            };
            ((*name).to_owned(), column)
        });
    ResponseTable {
        survey: "any".to_owned(),
        round: "R2".to_owned(),
        cases: rows.iter().enumerate().map(case).collect(),
        columns: columns.collect::<BTreeMap<_, _>>(),
        areas: areas.clone(),
    }
}

/// The table of some of the rows, in this order.
pub(crate) fn rows_of(table: &ResponseTable, rows: &[usize]) -> ResponseTable {
    let mut part = table.clone();
    part.cases = rows.iter().map(|row| table.cases[*row].clone()).collect();
    for column in part.columns.values_mut() {
        column.values = rows.iter().map(|row| column.values[*row].clone()).collect();
        column.cells = rows.iter().map(|row| column.cells[*row].clone()).collect();
    }
    part
}

fn variable() -> impl Strategy<Value = String> {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, ..)| *name).chain([UNKNOWN]).collect();
    select(names).prop_map(str::to_owned)
}

fn codes() -> impl Strategy<Value = BTreeSet<String>> {
    let mut known: Vec<&str> = COLUMNS.iter().flat_map(|(_, _, codes)| codes.iter().copied()).collect();
    known.extend(["99", "no_answer"]);
    btree_set(select(known).prop_map(str::to_owned), 0..4)
}

fn area() -> impl Strategy<Value = String> {
    (0..=AREAS).prop_map(area_id)
}

fn comparison() -> impl Strategy<Value = Comparison> {
    select(vec![Comparison::Less, Comparison::AtMost, Comparison::More, Comparison::AtLeast])
}

/// Any condition at all, sensible for its variable or not.
pub(crate) fn predicate() -> impl Strategy<Value = Predicate> {
    let edge = || prop_oneof![8 => day(), 1 => Just(i32::MIN), 1 => Just(i32::MAX)];
    let single = prop_oneof![
        1 => Just(Predicate::Everyone),
        4 => (variable(), codes()).prop_map(|(variable, codes)| Predicate::Is { variable, codes }),
        2 => (select(vec!["q1", "q2"]), codes())
            .prop_map(|(variable, codes)| Predicate::Is { variable: variable.to_owned(), codes }),
        1 => (variable(), area()).prop_map(|(variable, area)| Predicate::Within { variable, area }),
        2 => area().prop_map(|area| Predicate::Within { variable: "area".to_owned(), area }),
        1 => (variable(), comparison(), threshold())
            .prop_map(|(variable, comparison, value)| Predicate::Quantity { variable, comparison, value }),
        3 => (comparison(), threshold()).prop_map(|(comparison, value)| Predicate::Quantity {
            variable: "amount".to_owned(),
            comparison,
            value
        }),
        1 => (variable(), edge(), edge()).prop_map(|(variable, from, to)| Predicate::Days { variable, from, to }),
        2 => (edge(), edge())
            .prop_map(|(from, to)| Predicate::Days { variable: "day".to_owned(), from, to }),
        2 => variable().prop_map(Predicate::Answered),
        2 => (variable(), option::of(missing()))
            .prop_map(|(variable, reason)| Predicate::Missing { variable, reason }),
        2 => disposition().prop_map(Predicate::Disposition),
    ];
    single.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Predicate::And),
            vec(inner.clone(), 0..4).prop_map(Predicate::Or),
            inner.prop_map(|part| Predicate::Not(Box::new(part))),
        ]
    })
}

/// A specification; its quantity is left out where the table has none.
pub(crate) fn spec() -> impl Strategy<Value = TallySpec> {
    let conditions = || vec(predicate(), 0..4);
    let weight = || option::of(select(vec!["population", "amount", "q2", UNKNOWN]).prop_map(str::to_owned));
    (conditions(), conditions(), predicate(), prop::bool::ANY, weight()).prop_map(
        |(rows, columns, base, adds, weight)| TallySpec {
            rows,
            columns,
            base,
            quantity: adds.then(|| "amount".to_owned()),
            weight,
        },
    )
}

/// The specification as this table can answer it.
pub(crate) fn for_table(mut spec: TallySpec, table: &ResponseTable) -> TallySpec {
    spec.quantity = spec.quantity.filter(|name| table.column(name).is_some());
    spec
}
