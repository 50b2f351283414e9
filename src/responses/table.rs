//! The response table: one row per case of a round (or per event of a record list), one column per question and
//! per frame column, each value with the cells that decide it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::collect::{CollectedRound, Unit};
use crate::provenance::CellRef;
use crate::responses::schema;
use crate::survey::answer::{AnswerValue, CaseView};
use crate::survey::area::Areas;
use crate::survey::definition::Survey;
use crate::survey::missing::{Disposition, Missing};
use crate::survey::question::ResponseDomain;
use crate::text::number::Decimal;

/// How a column's values are kept by an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// One code.
    Code,
    /// Several codes.
    Options,
    /// A number, exact to a thousandth.
    Quantity,
    /// A day.
    Date,
    /// Words; only whether there are any.
    Text,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Question id or frame column.
    pub name: String,
    /// How its values are kept.
    pub kind: ColumnKind,
    /// The codes of a closed or open list, in order.
    pub codes: Vec<String>,
    /// The value of every case.
    pub values: Vec<AnswerValue>,
    /// The cells of every case's value.
    pub cells: Vec<Vec<CellRef>>,
}

/// A case as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCase {
    /// Case or event id.
    pub id: String,
    /// How it ended.
    pub disposition: Disposition,
    /// The cell that identifies its return.
    pub identity: Option<CellRef>,
    /// Its row in the frame.
    pub frame_row: Option<CellRef>,
}

/// A round as a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseTable {
    /// Survey or record list.
    pub survey: String,
    /// Round.
    pub round: String,
    /// The cases in order.
    pub cases: Vec<TableCase>,
    /// The columns by name.
    pub columns: BTreeMap<String, TableColumn>,
    /// The areas of the workspace.
    pub areas: Arc<Areas>,
}

/// Frame column that holds the stratum.
pub use crate::survey::frame::STRATUM;

impl ResponseTable {
    /// The table of a collected round.
    pub fn new(survey: &Survey, collected: &CollectedRound, areas: &Arc<Areas>) -> Self {
        let mut columns = BTreeMap::new();
        // Who was not to answer is not among those asked, and nowhere counted.
        let units: Vec<(&Unit, Disposition)> =
            collected.units.iter().filter_map(|unit| Some((unit, unit.disposition.in_chain()?))).collect();
        for question in &survey.questions {
            let kind = match &question.domain {
                ResponseDomain::Single(_) | ResponseDomain::Area | ResponseDomain::Category => ColumnKind::Code,
                ResponseDomain::Multiple(_) | ResponseDomain::List => ColumnKind::Options,
                ResponseDomain::Quantity { .. } => ColumnKind::Quantity,
                ResponseDomain::Date => ColumnKind::Date,
                ResponseDomain::Text => ColumnKind::Text,
            };
            let values: Vec<AnswerValue> = units.iter().map(|(unit, _)| value(unit, &question.id)).collect();
            let declared =
                question.domain.codes().map(|codes| codes.options.iter().map(|o| o.code.clone()).collect());
            columns.insert(
                question.id.clone(),
                TableColumn {
                    name: question.id.clone(),
                    kind,
                    codes: declared.unwrap_or_else(|| seen_codes(&values)),
                    cells: units.iter().map(|(unit, _)| cells(unit, &question.id)).collect(),
                    values,
                },
            );
        }
        columns.extend(attributes(&units.iter().map(|(unit, _)| *unit).collect::<Vec<_>>()));
        ResponseTable {
            survey: collected.survey.clone(),
            round: collected.round.clone(),
            cases: units.iter().map(|(unit, disposition)| case(unit, *disposition)).collect(),
            columns,
            areas: areas.clone(),
        }
    }

    /// Every case of a collected round with how it ended, those included that the base chain folds or leaves out: the
    /// cases that outcome rates are counted from. Its columns are those of the frame and [`schema::ANSWERED`].
    pub fn of_outcomes(survey: &Survey, collected: &CollectedRound, areas: &Arc<Areas>) -> Self {
        let units: Vec<&Unit> = collected.units.iter().collect();
        let mut columns = attributes(&units);
        columns.insert(
            schema::ANSWERED.to_owned(),
            TableColumn {
                name: schema::ANSWERED.to_owned(),
                kind: ColumnKind::Quantity,
                codes: Vec::new(),
                values: units.iter().map(|unit| answered(survey, unit)).collect(),
                cells: units
                    .iter()
                    .map(|unit| measured(survey).flat_map(|id| cells(unit, id)).collect())
                    .collect(),
            },
        );
        let case = |unit: &&Unit| {
            let case = case(unit, unit.disposition);
            // What a person wrote about a case without a return is what identifies how it ended.
            TableCase { identity: case.identity.or_else(|| unit.ended_by.clone()), ..case }
        };
        ResponseTable {
            survey: collected.survey.clone(),
            round: collected.round.clone(),
            cases: units.iter().map(case).collect(),
            columns,
            areas: areas.clone(),
        }
    }

    /// One case as a condition sees it.
    pub fn view(&self, row: usize) -> RowView<'_> {
        RowView { table: self, row }
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&TableColumn> {
        self.columns.get(name)
    }
}

/// The columns of the frame, the stratum among them.
fn attributes(units: &[&Unit]) -> BTreeMap<String, TableColumn> {
    let mut columns = BTreeMap::new();
    let names: BTreeSet<&str> =
        units.iter().flat_map(|unit| unit.attributes.iter().map(|(name, ..)| name.as_str())).collect();
    for name in names {
        let values: Vec<AnswerValue> = units.iter().map(|unit| AnswerValue::Code(attribute(unit, name))).collect();
        let cells = units
            .iter()
            .map(|unit| unit.attributes.iter().filter(|(n, ..)| n == name).map(|(.., at)| at.clone()).collect())
            .collect();
        let codes = seen_codes(&values);
        columns.insert(
            name.to_owned(),
            TableColumn { name: name.to_owned(), kind: ColumnKind::Code, codes, values, cells },
        );
    }
    columns.entry(STRATUM.to_owned()).or_insert_with(|| {
        let values: Vec<AnswerValue> = units.iter().map(|unit| AnswerValue::Code(unit.stratum.clone())).collect();
        TableColumn {
            name: STRATUM.to_owned(),
            kind: ColumnKind::Code,
            codes: seen_codes(&values),
            cells: vec![Vec::new(); values.len()],
            values,
        }
    });
    columns
}

/// The questions by which it is judged how complete a return is: free texts, which most leave blank, are none of them.
fn measured(survey: &Survey) -> impl Iterator<Item = &str> {
    let measured = survey.printed().filter(|question| !matches!(question.domain, ResponseDomain::Text));
    measured.map(|question| question.id.as_str())
}

/// How many of the questions that concerned a case it answered, in percent, cut to a thousandth, so that it is below a
/// whole number exactly where the fraction is. 「わからない」 is an answer.
fn answered(survey: &Survey, unit: &Unit) -> AnswerValue {
    let (mut concerned, mut given) = (0_i128, 0_i128);
    for question in measured(survey) {
        match value(unit, question).missing() {
            Some(Missing::NotApplicable | Missing::Contradictory) => {}
            Some(Missing::NoAnswer | Missing::Refused | Missing::Invalid | Missing::HeldOut) => concerned += 1,
            Some(Missing::DontKnow) | None => {
                concerned += 1;
                given += 1;
            }
        }
    }
    let thousandths = if concerned == 0 { 100_000 } else { given * 100_000 / concerned };
    Decimal::new(thousandths, 3).map_or(AnswerValue::Missing(Missing::NoAnswer), AnswerValue::Quantity)
}

fn case(unit: &Unit, disposition: Disposition) -> TableCase {
    TableCase {
        id: unit.id.clone(),
        disposition,
        identity: unit.submission.as_ref().and_then(|submission| submission.identity().cloned()),
        frame_row: unit.frame_row.clone(),
    }
}

fn value(unit: &Unit, question: &str) -> AnswerValue {
    unit.answer(question).map_or(AnswerValue::Missing(Missing::NoAnswer), |answer| answer.value.clone())
}

fn cells(unit: &Unit, question: &str) -> Vec<CellRef> {
    unit.answer(question)
        .map(|answer| answer.cells.iter().chain(&answer.again).map(|cell| cell.at.clone()).collect())
        .unwrap_or_default()
}

fn attribute(unit: &Unit, name: &str) -> String {
    unit.attributes.iter().find(|(n, ..)| n == name).map(|(_, value, _)| value.clone()).unwrap_or_default()
}

/// The codes of an open list, in the order of first appearance.
fn seen_codes(values: &[AnswerValue]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for value in values {
        let found: Vec<&String> = match value {
            AnswerValue::Code(code) => vec![code],
            AnswerValue::Options(several) => several.iter().collect(),
            AnswerValue::Quantity(_) | AnswerValue::Date(_) | AnswerValue::Text(_) | AnswerValue::Missing(_) => {
                Vec::new()
            }
        };
        for code in found {
            if known.insert(code) {
                codes.push(code.clone());
            }
        }
    }
    codes
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct RowView<'a> {
    table: &'a ResponseTable,
    row: usize,
}

impl CaseView for RowView<'_> {
    fn value(&self, variable: &str) -> Option<&AnswerValue> {
        self.table.columns.get(variable).and_then(|column| column.values.get(self.row))
    }

    fn disposition(&self) -> Disposition {
        self.table.cases.get(self.row).map_or(Disposition::NotReturned, |case| case.disposition)
    }

    fn areas(&self) -> &Areas {
        &self.table.areas
    }
}
