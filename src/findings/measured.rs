//! The numbers that the answers of some cases stand for, taken row by row from the table that was counted, with what every
//! figure made of them stands on: base chain, what may be said, evidence, what it reaches.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, quantities as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, RowsTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::evidence::Taken;
use crate::findings::figure::FigureValue;
use crate::findings::ground::Ground;
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::findings::plan::measured::Measured;
use crate::findings::question_table::called;
use crate::provenance::CellRef;
use crate::stats::{Real, Undefined, exact};
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::text::number::Decimal;

/// Numbers that are being looked up: of those who answered all of some questions, in one group.
#[derive(Debug)]
pub(super) struct Asked<'p> {
    key: &'p TableKey,
    items: Vec<&'p Measured>,
    among: Predicate,
    chain: ChainTicket,
    rows: RowsTicket,
    evidence: [EvidencePart; 1],
    variables: BTreeSet<String>,
}

/// Asks for the numbers of some questions in a group.
pub(super) fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    key: &'p TableKey,
    items: &[&'p Measured],
    among: &Predicate,
) -> Asked<'p> {
    let questions: Vec<&str> = items.iter().map(|item| item.question.as_str()).collect();
    let base = base(material, key, items, among);
    let variables = material.routed(key, &base.variables());
    let cells = EvidenceCells::Variables(variables.clone());
    Asked {
        key,
        items: items.to_vec(),
        among: among.clone(),
        chain: chain::ask_all(batch, material, key, &questions, among, &[Predicate::Everyone]),
        evidence: [batch.evidence(key, &Predicate::Everyone, &base, cells)],
        rows: batch.rows(key, base),
        variables,
    }
}

/// Those whose numbers they are.
pub(super) fn base(material: &Material<'_>, key: &TableKey, items: &[&Measured], among: &Predicate) -> Predicate {
    let counted = material.counted(key).and(among.clone());
    items.iter().fold(counted, |base, item| base.and(Predicate::Answered(item.question.clone())))
}

impl Asked<'_> {
    /// Something that was computed of the numbers.
    pub(super) fn computed(&self) -> Taken {
        Taken::Computed(self.items.iter().map(|item| (*item).clone()).collect())
    }

    /// What its figures stand on.
    pub(super) fn ground(&self, counted: &Counted<'_>, material: &Material<'_>) -> Ground {
        let mut ground =
            Ground::of(material, counted, self.key, &self.chain, 0, &self.variables, self.among.clone());
        ground.evidence = counted.cells(&self.evidence);
        ground
    }

    /// The cells of everybody whose numbers they are.
    pub(super) fn everybody(&self) -> &EvidencePart {
        &self.evidence[0]
    }

    /// The numbers, one list for each question, each case at one place in all of them. The places follow the numbers and not
    /// the cases, so that the order of a frame or a returned list leaves no trace in the last digit of what is computed.
    pub(super) fn numbers(&self, counted: &Counted<'_>) -> Vec<Vec<Decimal>> {
        let Some(table) = counted.table(&self.rows) else { return vec![Vec::new(); self.items.len()] };
        let of_row = |row: &usize| {
            let number = |item: &&Measured| {
                let column = table.column(&item.question)?;
                item.numbers.of(column.values.get(*row)?)
            };
            self.items.iter().map(number).collect::<Option<Vec<Decimal>>>()
        };
        let mut cases: Vec<Vec<Decimal>> = counted.rows(&self.rows).iter().filter_map(of_row).collect();
        cases.sort();
        let list = |item: usize| cases.iter().filter_map(|case| case.get(item).copied()).collect();
        (0..self.items.len()).map(list).collect()
    }

    /// The cells of the answers to the first question that fit.
    pub(super) fn cells(&self, counted: &Counted<'_>, fits: impl Fn(&Decimal) -> bool) -> BTreeSet<CellRef> {
        let column = self.items.first().zip(counted.table(&self.rows));
        let Some((item, column)) = column.and_then(|(item, table)| Some((item, table.column(&item.question)?)))
        else {
            return BTreeSet::new();
        };
        let rows = counted.rows(&self.rows).iter();
        let fitting = rows.filter(|row| {
            column.values.get(**row).and_then(|value| item.numbers.of(value)).is_some_and(|number| fits(&number))
        });
        fitting.filter_map(|row| column.cells.get(*row)).flatten().cloned().collect()
    }
}

/// The nearest doubles.
pub(super) fn doubles(numbers: &[Decimal]) -> Vec<f64> {
    numbers.iter().map(exact::double).collect()
}

/// What a question is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// 問5.
    pub(super) number: Phrase,
    /// 問5, or of an item of a battery 問5 時間: what tells it from the others.
    pub(super) called: Phrase,
    /// Its words.
    pub(super) text: Phrase,
    /// The unit of its numbers.
    pub(super) unit: Phrase,
}

impl Named {
    /// 問5 職員数.
    pub(super) fn title(&self) -> Phrase {
        Phrase::joined(&[self.number.clone(), self.text.clone()], &Phrase::same(" "))
    }
}

/// What a question that stands for numbers is called.
pub(super) fn named(material: &Material<'_>, key: &TableKey, item: &Measured) -> Named {
    let question = material.survey(&key.survey).and_then(|survey| survey.question(&item.question));
    question.map_or_else(Named::default, |question| Named {
        number: question.number.clone(),
        called: called(question),
        text: question.text.clone(),
        unit: match &question.domain {
            ResponseDomain::Quantity { unit, .. } => unit.clone(),
            ResponseDomain::Single(_)
            | ResponseDomain::Multiple(_)
            | ResponseDomain::Date
            | ResponseDomain::Text
            | ResponseDomain::Area
            | ResponseDomain::Category
            | ResponseDomain::List => words::score_unit(),
        },
    })
}

/// A result as the value of a figure.
pub(super) fn valued<T>(result: Result<T, Undefined>, of: impl Fn(T) -> FigureValue) -> FigureValue {
    result.map_or_else(FigureValue::Undefined, of)
}

/// A computed number as the value of a figure.
pub(super) fn estimate(result: Result<f64, Undefined>) -> FigureValue {
    valued(result.and_then(Real::new), FigureValue::Estimate)
}

/// A p as the value of a figure.
pub(super) fn probability(result: Result<f64, Undefined>) -> FigureValue {
    valued(result.and_then(Real::new), FigureValue::Probability)
}
