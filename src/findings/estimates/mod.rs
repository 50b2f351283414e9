//! Estimates for the population under the design of a sample: shares, means, totals and ratios, in total and by domains,
//! each with its standard error, interval and design effect.

mod columns;
pub(in crate::findings) mod sample;

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings, sampling as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, RowsTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::estimates::columns::Column;
use crate::findings::estimates::sample::Sample;
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::how::{How, Topic, Working};
use crate::findings::intervals::p_text;
use crate::findings::material::Material;
use crate::findings::plan::measured::Measured;
use crate::findings::plan::{Estimand, EstimatesTable, TableRequest};
use crate::findings::question_table::values::{Valued, values};
use crate::findings::response;
use crate::findings::single::chain_note;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::responses::table::ResponseTable;
use crate::stats::inference::InferenceMode;
use crate::stats::{Interval, Real, Undefined};
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Missing;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::text::number::real;

/// A domain whose rows are asked for.
#[derive(Debug)]
struct Domain {
    group: Valued,
    /// Those of it who answered.
    rows: RowsTicket,
    /// Those of it who gave each option, with their cells; empty for a quantity.
    options: Vec<(RowsTicket, EvidencePart)>,
    evidence: EvidencePart,
}

/// A table whose rows are being looked up.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    wanted: &'p EstimatesTable,
    options: Vec<Valued>,
    /// The valid returns: the rows of the design, whoever of them is in a domain.
    sample: RowsTicket,
    domains: Vec<Domain>,
    chain: ChainTicket,
    variables: BTreeSet<String>,
}

/// Asks for what a table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    wanted: &'p EstimatesTable,
) -> Asked<'p> {
    let key = &wanted.table;
    let question = wanted.estimand.question();
    let options = match &wanted.estimand {
        Estimand::Shares(question) => values(material, key, question),
        Estimand::Mean(_) | Estimand::Ratio { .. } => Vec::new(),
    };
    let mut groups = vec![Valued::total()];
    groups.extend(wanted.by.iter().flat_map(|by| values(material, key, by)));
    let counted = material.counted(key);
    let mut questions = vec![question];
    let survey = material.survey(&key.survey);
    let weighted = survey.and_then(|survey| survey.sampling.as_ref()).is_some_and(|of| of.weight.is_some());
    // Where units stand for others of their stratum, those stand for it whose answer is known, as in a table of answers.
    let sample = if weighted { counted.clone() } else { counted.clone().and(known_of(&wanted.estimand)) };
    if let Estimand::Ratio { below, .. } = &wanted.estimand {
        questions.push(below);
    }
    let answered = |base: Predicate, question: &&str| base.and(Predicate::Answered((*question).to_owned()));
    let base = questions.iter().fold(counted.clone().and(wanted.filter.clone()), answered);
    let mut named = base.variables();
    named.extend(wanted.by.as_deref());
    let variables = material.routed(key, &named);
    let domains = groups
        .iter()
        .map(|group| {
            let inside = base.clone().and(group.condition.clone());
            let cells = EvidenceCells::Variables(variables.clone());
            Domain {
                group: group.clone(),
                rows: batch.rows(key, inside.clone()),
                options: options
                    .iter()
                    .map(|option| {
                        let rows = batch.rows(key, inside.clone().and(option.condition.clone()));
                        (rows, batch.evidence(key, &option.condition, &inside, cells.clone()))
                    })
                    .collect(),
                evidence: batch.evidence(key, &Predicate::Everyone, &inside, cells),
            }
        })
        .collect();
    let conditions: Vec<Predicate> = groups.iter().map(|group| group.condition.clone()).collect();
    Asked {
        request,
        wanted,
        options,
        sample: batch.rows(key, sample),
        domains,
        chain: chain::ask_all(batch, material, key, &questions, &wanted.filter, &conditions),
        variables,
    }
}

/// Those who answered, and those whom the question does not concern.
fn known_of(estimand: &Estimand) -> Predicate {
    let known = |question: &str| {
        let missing = |reason| Predicate::Missing { variable: question.to_owned(), reason: Some(reason) };
        Predicate::Or(vec![Predicate::Answered(question.to_owned()), missing(Missing::NotApplicable)])
    };
    match estimand {
        Estimand::Shares(question) | Estimand::Mean(question) => known(question),
        Estimand::Ratio { above, below } => known(above).and(known(below)),
    }
}

/// The value of a row where it is a number.
fn quantity(table: &ResponseTable, question: &str, row: usize) -> Option<f64> {
    match table.column(question)?.values.get(row)? {
        AnswerValue::Quantity(number) => number.to_string().parse().ok(),
        AnswerValue::Code(_)
        | AnswerValue::Options(_)
        | AnswerValue::Date(_)
        | AnswerValue::Text(_)
        | AnswerValue::Missing(_) => None,
    }
}

/// One line of the table: what is estimated of a domain.
struct Line {
    /// Part of the ids of its figures; empty where the domain has one line.
    code: String,
    label: Phrase,
    cells: Vec<(Column, Result<f64, Undefined>)>,
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mode = self.chain.mode(counted);
        let survey = material.survey(&self.wanted.table.survey);
        let sample = match (counted.table(&self.sample), survey, mode) {
            (Some(table), Some(survey), InferenceMode::Sample { .. } | InferenceMode::Strata) => {
                Sample::new(survey, table, &self.units(counted))
            }
            _ => Err(Undefined::NotASample),
        };
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for (g, domain) in self.domains.iter().enumerate() {
            let ground = self.ground(counted, material, g, mode);
            let base = ground.base;
            if g > 0 && base.distributed.unwrap_or(base.returned) == 0 {
                continue;
            }
            let lines = match &sample {
                Ok(sample) => self.lines(sample, counted, domain),
                Err(reason) => self.without(*reason),
            };
            let label = domain.group.label.clone();
            for (l, line) in lines.into_iter().enumerate() {
                let first = |phrase: &Phrase| if l == 0 { phrase.clone() } else { Phrase::default() };
                let mut row = vec![ResultCell::Words(first(&label))];
                if !self.options.is_empty() {
                    row.push(ResultCell::Words(line.label.clone()));
                }
                let option = domain.options.get(l).map(|(_, evidence)| evidence);
                let mut add = |what: &str, column: Column, value: FigureValue| {
                    let mut figure = self.figure(domain, &ground, what, column, value);
                    if let (Some(option), true) = (option, column != Column::N) {
                        figure.evidence = counted.cells(&[option.clone(), domain.evidence.clone()]);
                    }
                    row.push(ResultCell::Figure(figure.id.clone()));
                    figures.push(figure);
                };
                let n = if line.code.is_empty() { "n".to_owned() } else { format!("{}.n", line.code) };
                add(&n, Column::N, FigureValue::Count(base.n));
                for (column, value) in line.cells {
                    let what = match line.code.as_str() {
                        "" => column.word().to_owned(),
                        code => format!("{code}.{}", column.word()),
                    };
                    let value =
                        value.and_then(Real::new).map_or_else(FigureValue::Undefined, |value| column.value(value));
                    add(&what, column, value);
                }
                rows.push(row);
            }
        }
        let whole = self.chain.chain(counted, 0);
        let mut notes = vec![chain_note(&whole)];
        if let Some(question) = survey.and_then(|survey| survey.question(self.wanted.estimand.question())) {
            notes.push(findings::question_note(&question.number, &question.text));
        }
        match &sample {
            Ok(sample) => {
                notes.push(sample.note.clone());
                notes.push(self.interval_note());
                notes.extend(response::sentence(&whole, self.request.low_response_below, self.request.decimals));
                notes.extend(self.independence(sample, counted, material, mode, &mut figures));
            }
            Err(Undefined::NotASample) => notes.push(words::not_estimated()),
            Err(reason) => notes.push(findings::no_interval(reason.words())),
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![self.head()],
            rows,
            stub_columns: if self.options.is_empty() { 1 } else { 2 },
            follows: None,
            turned: None,
            drawn: None,
            notes,
        };
        (table, figures)
    }

    /// What the figures of a domain stand on. Every domain is estimated from the whole sample.
    fn ground(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        domain: usize,
        mode: InferenceMode,
    ) -> Ground {
        let of = self.domains.get(domain);
        let among = of.map_or(Predicate::Everyone, |domain| domain.group.condition.clone());
        let evidence = of.map(|domain| counted.cells(std::slice::from_ref(&domain.evidence))).unwrap_or_default();
        let among = self.wanted.filter.clone().and(among);
        let mut ground =
            Ground::of(material, counted, &self.wanted.table, &self.chain, domain, &self.variables, among);
        (ground.mode, ground.evidence) = (mode, evidence);
        ground
    }

    fn figure(&self, domain: &Domain, ground: &Ground, what: &str, column: Column, value: FigureValue) -> Figure {
        let id = format!("{}.{}.{what}", self.request.id, domain.group.code);
        let heading = column.heading(self.wanted.level.percent());
        let label = words::figure_of(&self.request.title, &domain.group.label, heading);
        let decimals = column.decimals(self.request.decimals);
        let mut figure = Figure::computed(id, label, value, column.unit(), decimals);
        ground.put_under(&mut figure);
        let method = match column {
            Column::ShareLow | Column::ShareHigh => self.wanted.interval.words(),
            _ => column.heading(self.wanted.level.percent()),
        };
        figure.how = How::Worked(Box::new(Working {
            method,
            formula: column.formula().to_owned(),
            terms: vec![("n".to_owned(), ground.base.n.to_string())],
            topic: Topic::Design,
        }));
        figure.taken = match &self.wanted.estimand {
            _ if column == Column::N => Taken::Rows,
            Estimand::Shares(_) => Taken::Rows,
            Estimand::Mean(question) => Taken::Computed(vec![Measured::written(question.as_str())]),
            Estimand::Ratio { above, below } => {
                Taken::Computed(vec![Measured::written(above.as_str()), Measured::written(below.as_str())])
            }
        };
        figure
    }

    fn interval_note(&self) -> Phrase {
        match self.wanted.estimand {
            Estimand::Shares(_) => words::interval_note(self.wanted.level.percent(), self.wanted.interval.words()),
            Estimand::Mean(_) | Estimand::Ratio { .. } => words::interval_t(self.wanted.level.percent()),
        }
    }

    /// The columns of the estimand.
    fn columns(&self) -> &'static [Column] {
        match self.wanted.estimand {
            Estimand::Shares(_) => {
                &[Column::Share, Column::ShareError, Column::ShareLow, Column::ShareHigh, Column::Effect]
            }
            Estimand::Mean(_) => &[
                Column::Mean,
                Column::Error,
                Column::Low,
                Column::High,
                Column::Effect,
                Column::Total,
                Column::TotalError,
            ],
            Estimand::Ratio { .. } => &[Column::Ratio, Column::RatioError, Column::RatioLow, Column::RatioHigh],
        }
    }

    fn head(&self) -> Vec<HeadCell> {
        let mut head = vec![words::group_heading()];
        if !self.options.is_empty() {
            head.push(words::option_heading());
        }
        head.push(Column::N.heading(self.wanted.level.percent()));
        head.extend(self.columns().iter().map(|column| column.heading(self.wanted.level.percent())));
        head.into_iter().map(HeadCell::one).collect()
    }

    /// The lines of a domain where nothing is estimated.
    fn without(&self, reason: Undefined) -> Vec<Line> {
        let cells = || self.columns().iter().map(|column| (*column, Err(reason))).collect();
        if self.options.is_empty() {
            return vec![Line { code: String::new(), label: Phrase::default(), cells: cells() }];
        }
        let line =
            |option: &Valued| Line { code: option.code.clone(), label: option.label.clone(), cells: cells() };
        self.options.iter().map(line).collect()
    }

    /// The units of the sample by their ids, so that the order of the frame leaves no trace in the last digit.
    fn units(&self, counted: &Counted<'_>) -> Vec<usize> {
        let mut rows = counted.rows(&self.sample).to_vec();
        if let Some(table) = counted.table(&self.sample) {
            rows.sort_by_key(|row| table.cases.get(*row).map(|case| &case.id));
        }
        rows
    }

    /// What is estimated of a domain.
    fn lines(&self, sample: &Sample, counted: &Counted<'_>, domain: &Domain) -> Vec<Line> {
        let rows = self.units(counted);
        let inside: BTreeSet<usize> = counted.rows(&domain.rows).iter().copied().collect();
        let line = |values: Vec<Result<f64, Undefined>>| self.columns().iter().copied().zip(values).collect();
        let quantities = |question: &str| -> Vec<Option<f64>> {
            let table = counted.table(&self.sample);
            let value = |row: &usize| table.and_then(|table| quantity(table, question, *row));
            rows.iter().map(|row| inside.contains(row).then(|| value(row)).flatten()).collect()
        };
        let whole = |cells| vec![Line { code: String::new(), label: Phrase::default(), cells }];
        match &self.wanted.estimand {
            Estimand::Shares(_) => self
                .options
                .iter()
                .zip(&domain.options)
                .map(|(option, (yes, _))| {
                    let yes: BTreeSet<usize> = counted.rows(yes).iter().copied().collect();
                    let has: Vec<Option<bool>> =
                        rows.iter().map(|row| inside.contains(row).then(|| yes.contains(row))).collect();
                    let cells = line(self.share(sample, &has));
                    Line { code: option.code.clone(), label: option.label.clone(), cells }
                })
                .collect(),
            Estimand::Mean(question) => whole(line(self.mean(sample, &quantities(question)))),
            Estimand::Ratio { above, below } => {
                whole(line(self.ratio(sample, &quantities(above), &quantities(below))))
            }
        }
    }

    fn share(&self, sample: &Sample, has: &[Option<bool>]) -> Vec<Result<f64, Undefined>> {
        let numbers: Vec<Option<f64>> = has.iter().map(|has| has.map(|has| f64::from(u8::from(has)))).collect();
        match sample.design.proportion(has, self.wanted.level) {
            Ok(share) => {
                let (value, error) = (share.estimate.value, share.estimate.standard_error());
                let none = sample.without_error(has.iter().map(Option::is_some), value, error);
                // Nobody and everybody have an interval of their own, without a standard error.
                let inside = value > 0.0 && value < 1.0;
                if let Some(reason) = none.filter(|reason| inside || *reason == Undefined::NothingEstimated) {
                    return [Ok(value)].into_iter().chain([Err(reason); 4]).collect();
                }
                let interval = share.by(self.wanted.interval).map(Interval::clipped);
                let effect = sample.design.mean(&numbers).and_then(|mean| sample.effect_of(&mean));
                vec![
                    Ok(value),
                    error,
                    interval.map(|interval| interval.low),
                    interval.map(|interval| interval.high),
                    effect,
                ]
            }
            Err(reason) => vec![Err(reason); 5],
        }
    }

    fn mean(&self, sample: &Sample, values: &[Option<f64>]) -> Vec<Result<f64, Undefined>> {
        let (mean, total) = match (sample.design.mean(values), sample.design.total(values)) {
            (Ok(mean), Ok(total)) => (mean, total),
            (Err(reason), _) | (_, Err(reason)) => return vec![Err(reason); 7],
        };
        let (value, error) = (mean.estimate.value, mean.estimate.standard_error());
        if let Some(reason) = sample.without_error(values.iter().map(Option::is_some), value, error) {
            let none = Err(reason);
            return vec![Ok(value), none, none, none, none, Ok(total.value), none];
        }
        let interval = mean.estimate.t_interval(self.wanted.level, sample.degrees_of_freedom(values));
        vec![
            Ok(value),
            error,
            interval.map(|interval| interval.low),
            interval.map(|interval| interval.high),
            sample.effect_of(&mean),
            Ok(total.value),
            total.standard_error(),
        ]
    }

    fn ratio(&self, sample: &Sample, above: &[Option<f64>], below: &[Option<f64>]) -> Vec<Result<f64, Undefined>> {
        match sample.design.ratio(above, below) {
            Ok(ratio) => {
                let both = above.iter().zip(below).map(|(above, below)| above.is_some() && below.is_some());
                if let Some(reason) = sample.without_error(both, ratio.value, ratio.standard_error()) {
                    return [Ok(ratio.value)].into_iter().chain([Err(reason); 3]).collect();
                }
                let interval = ratio.t_interval(self.wanted.level, sample.degrees_of_freedom(above));
                vec![
                    Ok(ratio.value),
                    ratio.standard_error(),
                    interval.map(|interval| interval.low),
                    interval.map(|interval| interval.high),
                ]
            }
            Err(reason) => vec![Err(reason); 4],
        }
    }

    /// Whether groups and options are independent, for a single answer by groups: as two figures and a note.
    fn independence(
        &self,
        sample: &Sample,
        counted: &Counted<'_>,
        material: &Material<'_>,
        mode: InferenceMode,
        figures: &mut Vec<Figure>,
    ) -> Option<Phrase> {
        let Estimand::Shares(question) = &self.wanted.estimand else { return None };
        self.wanted.by.as_ref()?;
        let survey = material.survey(&self.wanted.table.survey)?;
        let single = matches!(survey.question(question)?.domain, ResponseDomain::Single(_));
        if !single {
            return Some(words::not_tested_multiple());
        }
        let rows = self.units(counted);
        let place = |tickets: Vec<&RowsTicket>| -> Vec<Option<usize>> {
            let members: Vec<BTreeSet<usize>> =
                tickets.iter().map(|ticket| counted.rows(ticket).iter().copied().collect()).collect();
            rows.iter().map(|row| members.iter().position(|rows| rows.contains(row))).collect()
        };
        let groups = place(self.domains.iter().skip(1).map(|domain| &domain.rows).collect());
        let total = self.domains.first()?;
        let options = place(total.options.iter().map(|(rows, _)| rows).collect());
        let test = sample
            .design
            .independence((&groups, self.domains.len() - 1), (&options, self.options.len()))
            .and_then(|tests| tests.second_order);
        let ground = self.ground(counted, material, 0, mode);
        let mut add = |column: Column, value: Result<f64, Undefined>| {
            let value = value.and_then(Real::new).map_or_else(FigureValue::Undefined, |value| column.value(value));
            figures.push(self.figure(total, &ground, column.word(), column, value));
        };
        add(Column::IndependenceF, test.map(|test| test.f));
        add(Column::IndependenceP, test.map(|test| test.p));
        Some(match test {
            Ok(test) => {
                let (f, df1, df2) = (real(test.f, 3), real(test.df1, 2), real(test.df2, 2));
                words::independence(f, df1, df2, p_text(test.p))
            }
            Err(reason) => words::independence_undefined(reason.words()),
        })
    }
}
