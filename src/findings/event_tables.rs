//! Record lists as tables: events one by one, and events by area and fiscal year. An event counts in its own area
//! and in every area that contains it; held and in writing count, cancelled does not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Phrase, findings as words, units};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::how::{Counting, How};
use crate::findings::material::Material;
use crate::findings::plan::measured::Measured;
use crate::findings::plan::{TableKey, TableRequest};
use crate::findings::reach::Reach;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::survey::answer::AnswerValue;
use crate::survey::definition::ONLY_ROUND;
use crate::survey::indicator::Measure;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::tally::spec::TallySpec;
use crate::text::era::{fiscal_year_name, wareki};
use crate::text::number::Decimal;

/// The table key of a record list.
pub fn record_key(list: &str) -> TableKey {
    TableKey { survey: list.to_owned(), round: ONLY_ROUND.to_owned() }
}

struct Row {
    area: String,
    label: Phrase,
    level: Phrase,
}

/// A table by area whose counts are being made.
pub struct Asked<'p> {
    request: &'p TableRequest,
    key: TableKey,
    measure: &'p Measure,
    area: &'p str,
    columns: Vec<Predicate>,
    years: Vec<i32>,
    rows: Vec<Row>,
    /// Per row the tallies whose counts make it: one, or one per value within which different ones are counted.
    tallies: Vec<Vec<TallyTicket>>,
    evidence: Vec<Vec<EvidencePart>>,
    variables: BTreeSet<String>,
    keep_empty: BTreeSet<String>,
}

/// Asks for what a table by area needs.
#[expect(clippy::too_many_arguments, reason = "the fields of one kind of table request, taken apart")]
pub fn ask_by_area<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    records: &str,
    date: &str,
    area: &'p str,
    measure: &'p Measure,
    levels: &[String],
    period: (i32, i32),
) -> Asked<'p> {
    let key = record_key(records);
    let counted = material.counted(&key);
    let years: Vec<i32> = (period.0..=period.1).collect();
    let mut columns: Vec<Predicate> =
        years.iter().map(|year| Predicate::fiscal_years(date, *year, *year)).collect();
    columns.push(Predicate::fiscal_years(date, period.0, period.1));
    let mut named: BTreeSet<&str> = counted.variables();
    named.extend([date, area]);
    named.extend(measure.variables());
    let variables: BTreeSet<String> = named.iter().map(|name| (*name).to_owned()).collect();
    let table = material.tables.get(&key);
    let seen = |name: &str| table.and_then(|t| t.column(name)).map(|c| c.codes.clone()).unwrap_or_default();
    let rows: Vec<Row> = material
        .areas
        .iter()
        .filter(|area| levels.is_empty() || levels.contains(&area.level.ja))
        .map(|area| Row { area: area.id.clone(), label: area.name.clone(), level: area.level.clone() })
        .collect();
    let mut tallies = Vec::new();
    let mut evidence = Vec::new();
    for row in &rows {
        let inside = Predicate::Within { variable: area.to_owned(), area: row.area.clone() };
        let base = counted.clone().and(inside);
        let spec = |rows: Vec<Predicate>, base: Predicate, quantity: Option<String>| TallySpec {
            rows,
            columns: columns.clone(),
            base,
            quantity,
            weight: None,
        };
        tallies.push(match measure {
            Measure::Count(condition) | Measure::Share(condition) => {
                vec![batch.tally(&key, spec(vec![condition.clone()], base.clone(), None))]
            }
            Measure::Sum(column) => {
                vec![batch.tally(&key, spec(vec![Predicate::Everyone], base.clone(), Some(column.clone())))]
            }
            Measure::Distinct { column, within } => {
                let values: Vec<Predicate> =
                    seen(column).iter().map(|code| Predicate::is(column.clone(), code.clone())).collect();
                let groups: Vec<Predicate> = match within {
                    Some(within) => {
                        seen(within).iter().map(|code| Predicate::is(within.clone(), code.clone())).collect()
                    }
                    None => vec![Predicate::Everyone],
                };
                groups
                    .into_iter()
                    .map(|group| batch.tally(&key, spec(values.clone(), base.clone().and(group), None)))
                    .collect()
            }
        });
        evidence.push(
            columns
                .iter()
                .map(|column| batch.evidence(&key, column, &base, EvidenceCells::Variables(variables.clone())))
                .collect(),
        );
    }
    let expected =
        material.survey(records).and_then(|s| s.records()).and_then(|rules| rules.areas_expected.clone());
    Asked {
        request,
        key,
        measure,
        area,
        columns,
        years,
        rows,
        tallies,
        evidence,
        variables,
        keep_empty: expected.into_iter().collect(),
    }
}

impl Asked<'_> {
    fn value(&self, counted: &Counted<'_>, row: usize, column: usize) -> FigureValue {
        let tallies = &self.tallies[row];
        match self.measure {
            Measure::Count(_) | Measure::Share(_) => FigureValue::Count(counted.n(&tallies[0], 0, column)),
            Measure::Sum(_) => {
                let sums = counted.tally(&tallies[0]).cells.first().and_then(|cells| cells.get(column));
                let amount = sums.map_or_else(|| Decimal::new(0, 0), |sums| Decimal::new(sums.quantity, 3));
                amount.map_or(FigureValue::Undefined(crate::stats::Undefined::TooLarge), FigureValue::Amount)
            }
            Measure::Distinct { .. } => FigureValue::Count(distinct(counted, tallies, column)),
        }
    }

    /// The unit of a sum is that of what is summed.
    fn unit(&self, material: &Material<'_>) -> Phrase {
        let Measure::Sum(column) = self.measure else { return units::none() };
        let survey = material.survey(&self.key.survey);
        match survey.and_then(|survey| survey.question(column)).map(|question| &question.domain) {
            Some(ResponseDomain::Quantity { unit, .. }) => unit.clone(),
            Some(_) | None => units::none(),
        }
    }

    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let reach = Reach::counted(&self.key, &self.variables, Predicate::Everyone);
        let provisional = material.undecided(&reach);
        // Persons counted once a year cannot be added up over years.
        let total = !matches!(self.measure, Measure::Distinct { .. });
        let columns = self.years.len() + usize::from(total);
        let all = (0..self.rows.len()).flat_map(|r| (0..columns).map(move |c| (r, c)));
        let places = all.map(|(r, c)| self.value(counted, r, c).places()).max().unwrap_or(0);
        let decimals = self.request.own_decimals.unwrap_or(places);
        let unit = self.unit(material);
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for (r, row) in self.rows.iter().enumerate() {
            let values: Vec<FigureValue> = (0..columns).map(|c| self.value(counted, r, c)).collect();
            let empty = values.iter().all(|value| match value {
                FigureValue::Count(count) => *count == 0,
                FigureValue::Amount(amount) => *amount == Decimal::from(0),
                _ => false,
            });
            if empty && !self.keep_empty.contains(&row.level.ja) {
                continue;
            }
            let mut cells = vec![ResultCell::Words(row.level.clone()), ResultCell::Words(row.label.clone())];
            for (c, value) in values.into_iter().enumerate() {
                let (code, period) = match self.years.get(c) {
                    Some(year) => (format!("FY{year}"), (*year, *year)),
                    None => ("total".to_owned(), (self.years[0], *self.years.last().unwrap_or(&self.years[0]))),
                };
                let id = format!("{}.{}.{code}", self.request.id, row.area);
                let label =
                    words::area_figure(&self.request.title, words::area_at_level(&row.label, &row.level), &code);
                let mut figure = Figure::computed(id.clone(), label, value, unit.clone(), decimals);
                let inside = Predicate::Within { variable: self.area.to_owned(), area: row.area.clone() };
                let among = self.columns.get(c).cloned().unwrap_or(Predicate::Everyone).and(inside);
                figure.how = How::measured(self.measure, vec![Counting::of(&self.key, among)]);
                figure.period = Some(period);
                figure.provisional = provisional;
                figure.rests_on.push(reach.clone());
                figure.evidence = counted.cells(&self.evidence[r][c..=c]);
                figure.taken = taken(self.measure);
                figures.push(figure);
                cells.push(ResultCell::Figure(id));
            }
            rows.push(cells);
        }
        let mut head = vec![HeadCell::one(words::level_heading()), HeadCell::one(words::area_heading())];
        head.extend(
            self.years.iter().map(|year| HeadCell::one(words::fiscal_year(fiscal_year_name(*year), *year))),
        );
        if total {
            head.push(HeadCell::one(words::total()));
        }
        // Larger areas are explained where there are any.
        let levels: BTreeSet<&str> = self.rows.iter().map(|row| row.level.ja.as_str()).collect();
        let mut notes = Vec::new();
        if levels.len() > 1 {
            notes.push(words::areas_note());
        }
        if material.survey(&self.key.survey).and_then(|s| s.records()).is_some_and(|rules| rules.held.is_some()) {
            notes.push(words::held_note());
        }
        if !total {
            notes.push(words::distinct_note());
        }
        if places > decimals {
            notes.push(words::sums_rounded());
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![head],
            rows,
            stub_columns: 2,
            follows: None,
            turned: None,
            drawn: None,
            notes,
        };
        (table, figures)
    }
}

/// What a measure takes of the rows that it counts.
pub(super) fn taken(measure: &Measure) -> Taken {
    match measure {
        Measure::Count(_) | Measure::Share(_) => Taken::Rows,
        Measure::Sum(column) => Taken::Sum(vec![Measured::written(column.as_str())]),
        Measure::Distinct { column, within } => Taken::Distinct { column: column.clone(), within: within.clone() },
    }
}

/// How many different values are there, in each tally for itself and added up.
pub fn distinct(counted: &Counted<'_>, tallies: &[TallyTicket], column: usize) -> u64 {
    tallies
        .iter()
        .map(|ticket| {
            let cells = &counted.tally(ticket).cells;
            let there = cells.iter().filter(|row| row.get(column).is_some_and(|sums| sums.n > 0)).count();
            u64::try_from(there).unwrap_or(0)
        })
        .sum()
}

/// The events of a list one by one. Quantities are figures of their own, entered by the office.
pub fn event_list(
    material: &Material<'_>,
    request: &TableRequest,
    records: &str,
    columns: &[String],
) -> (ResultTable, Vec<Figure>) {
    let key = record_key(records);
    let mut figures = Vec::new();
    let mut rows = Vec::new();
    let survey = material.survey(records);
    if let (Some(table), Some(survey)) = (material.tables.get(&key), survey) {
        let reaches: BTreeMap<&String, (Arc<Reach>, bool)> = columns
            .iter()
            .map(|name| {
                let reach = Reach::counted(&key, &BTreeSet::from([name.clone()]), Predicate::Everyone);
                let undecided = material.undecided(&reach);
                (name, (reach, undecided))
            })
            .collect();
        for (r, case) in table.cases.iter().enumerate() {
            let mut cells = Vec::new();
            for name in columns {
                let (Some(column), Some(question)) = (table.column(name), survey.question(name)) else { continue };
                let value = &column.values[r];
                cells.push(match value {
                    AnswerValue::Quantity(number) => {
                        let unit = match &question.domain {
                            ResponseDomain::Quantity { unit, .. } => unit.clone(),
                            _ => units::none(),
                        };
                        let event = name_in_id(&case.id, r);
                        let id = format!("{}.{event}.{name}", request.id);
                        let label = words::event_figure(&request.title, event, &question.number);
                        let mut figure = Figure::computed(
                            id.clone(),
                            label,
                            FigureValue::Amount(*number),
                            unit,
                            number.scale(),
                        );
                        figure.class = FigureClass::Entered;
                        if let Some((reach, undecided)) = reaches.get(name) {
                            figure.provisional = *undecided;
                            figure.rests_on.push(reach.clone());
                        }
                        figure.evidence = column.cells[r].iter().cloned().collect();
                        figures.push(figure);
                        ResultCell::Figure(id)
                    }
                    other => ResultCell::Words(shown(material, question.domain.codes(), other)),
                });
            }
            rows.push(cells);
        }
    }
    let head = columns
        .iter()
        .filter_map(|name| survey?.question(name))
        .map(|question| HeadCell::one(question.number.clone()))
        .collect();
    let table = ResultTable {
        id: request.id.clone(),
        title: request.title.clone(),
        head: vec![head],
        rows,
        stub_columns: 1,
        follows: None,
        turned: None,
        drawn: None,
        notes: Vec::new(),
    };
    (table, figures)
}

/// An event without a number of its own goes by its order: ids of figures that leave the office name no file.
fn name_in_id(event: &str, order: usize) -> String {
    if event.contains('!') { format!("event-{}", order + 1) } else { event.to_owned() }
}

fn shown(
    material: &Material<'_>,
    codes: Option<&crate::survey::code_list::CodeList>,
    value: &AnswerValue,
) -> Phrase {
    match value {
        AnswerValue::Code(code) => {
            let option = codes.and_then(|codes| codes.get(code)).map(|option| option.label.clone());
            let area = material.areas.get(code).map(|area| words::area_at_level(&area.name, &area.level));
            option.or(area).unwrap_or_else(|| Phrase::same(code))
        }
        AnswerValue::Date(date) => words::date(wareki(date), date),
        AnswerValue::Missing(crate::survey::missing::Missing::HeldOut) => words::to_be_decided(),
        AnswerValue::Missing(_) => units::nothing(),
        AnswerValue::Options(_) | AnswerValue::Quantity(_) | AnswerValue::Text(_) => Phrase::same(value.text()),
    }
}
