//! Answers to one question, in total and by groups: n, counts and shares, with the base chain, what may be said
//! and what was not tested and why.

mod notes;
pub(in crate::findings) mod values;

pub(in crate::findings) use values::frame_values;

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{Counting, How};
use crate::findings::material::Material;
use crate::findings::plan::{ChainStep, QuestionTable, TableRequest};
use crate::findings::question_table::values::{Valued, values};
use crate::findings::reach::Reach;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::findings::whole::Whole;
use crate::responses::table::STRATUM;
use crate::stats::share::share;
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::tally::spec::TallySpec;

#[derive(Debug)]
struct GroupEvidence {
    base: Vec<EvidencePart>,
    options: Vec<Vec<EvidencePart>>,
    not_returned: Vec<EvidencePart>,
}

/// A table whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    question: &'p QuestionTable,
    multiple: bool,
    options: Vec<Valued>,
    groups: Vec<Valued>,
    cells: TallyTicket,
    chain: ChainTicket,
    evidence: Vec<GroupEvidence>,
    variables: BTreeSet<String>,
}

/// Asks for what a table needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    question: &'p QuestionTable,
) -> Asked<'p> {
    let QuestionTable { table: key, rows, by, filter, .. } = question;
    let options = values(material, key, rows);
    let mut groups = vec![Valued::total()];
    if let Some(by) = by {
        groups.extend(values(material, key, by));
    }
    let mut named: BTreeSet<&str> = filter.variables();
    named.insert(rows);
    named.extend(by.as_deref());
    let counted = material.counted(key);
    named.extend(counted.variables());
    let variables = material.routed(key, &named);
    let base = counted.and(filter.clone()).and(Predicate::Answered(rows.clone()));
    let evidence = groups
        .iter()
        .map(|group| {
            let mut named: BTreeSet<&str> = base.variables();
            named.extend(group.condition.variables());
            let cells = EvidenceCells::Variables(material.routed(key, &named));
            let in_group = base.clone().and(group.condition.clone());
            let unreturned = filter.clone().and(group.condition.clone());
            GroupEvidence {
                base: vec![batch.evidence(key, &Predicate::Everyone, &in_group, cells.clone())],
                options: options
                    .iter()
                    .map(|option| vec![batch.evidence(key, &option.condition, &in_group, cells.clone())])
                    .collect(),
                not_returned: vec![batch.evidence(
                    key,
                    &Predicate::Disposition(Disposition::NotReturned),
                    &unreturned,
                    EvidenceCells::FrameRow,
                )],
            }
        })
        .collect();
    let columns: Vec<Predicate> = groups.iter().map(|group| group.condition.clone()).collect();
    let spec = TallySpec {
        rows: options.iter().map(|option| option.condition.clone()).collect(),
        columns: columns.clone(),
        base,
        quantity: None,
        weight: None,
    };
    let multiple = material
        .survey(&key.survey)
        .and_then(|survey| survey.question(rows))
        .is_some_and(|question| matches!(question.domain, ResponseDomain::Multiple(_) | ResponseDomain::List));
    Asked {
        request,
        question,
        multiple,
        options,
        groups,
        cells: batch.tally(key, spec),
        chain: chain::ask(batch, material, key, Some(rows.as_str()), filter, &columns),
        evidence,
        variables,
    }
}

impl Asked<'_> {
    fn id(&self, group: &Valued, what: &str) -> String {
        format!("{}.{}.{what}", self.request.id, group.code)
    }

    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let round = material.round(&self.question.table);
        let period = round.and_then(|(_, round)| round.fiscal_year).map(|year| (year, year));
        let as_of = round.and_then(|(_, round)| round.as_of);
        let mode = self.chain.mode(counted);
        for (g, group) in self.groups.iter().enumerate() {
            let base = self.chain.chain(counted, g);
            // A group that nobody of the frame belongs to is no group of this table.
            if g > 0 && base.distributed.unwrap_or(base.returned) == 0 {
                continue;
            }
            let among = self.question.filter.clone().and(group.condition.clone());
            let counting = Counting::of(&self.question.table, among.clone());
            let answering = counting.clone().answering(&self.question.rows);
            let reach = Reach::counted(&self.question.table, &self.variables, among);
            let provisional = material.undecided(&reach);
            let group_label = group_label(g, group);
            let mut row = vec![ResultCell::Words(group_label.clone())];
            let mut add =
                |what: &str, label: Phrase, value: FigureValue, unit: &str, how: How, parts: &[EvidencePart]| {
                    let mut figure =
                        Figure::computed(self.id(group, what), label, value, unit, self.request.decimals);
                    figure.how = how;
                    figure.base = Some(base);
                    figure.mode = Some(mode);
                    figure.period = period;
                    figure.as_of = as_of;
                    figure.provisional = provisional || !base.adds_up();
                    figure.rests_on.push(reach.clone());
                    figure.evidence = counted.cells(parts);
                    let id = figure.id.clone();
                    figures.push(figure);
                    ResultCell::Figure(id)
                };
            let title = &self.request.title;
            let evidence = &self.evidence[g];
            let how = How::counted(answering.clone());
            row.push(add(
                "n",
                words::n_of(title, &group_label),
                FigureValue::Count(base.n),
                "",
                how,
                &evidence.base,
            ));
            let mut shares = Vec::new();
            for (o, option) in self.options.iter().enumerate() {
                let count = counted.n(&self.cells, o, g);
                let parts = &evidence.options[o];
                let label = words::option_of(title, &group_label, &option.label);
                let how = How::counted(answering.clone().who(option.condition.clone()));
                row.push(add(
                    &format!("{}.count", option.code),
                    label.clone(),
                    FigureValue::Count(count),
                    "",
                    how.clone(),
                    parts,
                ));
                let value = share(count, base.n).map_or_else(FigureValue::Undefined, FigureValue::Share);
                let parts: Vec<EvidencePart> = parts.iter().chain(&evidence.base).cloned().collect();
                shares.push(add(&format!("{}.share", option.code), label, value, "％", how, &parts));
            }
            row.extend(shares);
            if self.question.with_not_returned {
                let label = words::option_of(title, &group_label, words::not_returned());
                let value = FigureValue::Count(base.not_returned);
                let how = How::Chain { step: ChainStep::NotReturned, counting: counting.clone() };
                row.push(add("not_returned", label, value, "", how, &evidence.not_returned));
            }
            rows.push(row);
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: Phrase::same(self.request.title.clone()),
            head: self.head(material),
            rows,
            stub_columns: 1,
            follows: None,
            notes: self.notes(counted, material, mode),
        };
        (table, figures)
    }

    /// The groups whose shares are those of everybody in it, each in one of them: not of a multiple answer.
    pub fn wholes(&self) -> Vec<Whole> {
        let parts =
            |group| self.options.iter().map(|option| self.id(group, &format!("{}.share", option.code))).collect();
        let groups = self.groups.iter().enumerate().filter(|_| !self.multiple);
        groups.map(|(g, group)| Whole { label: group_label(g, group), parts: parts(group) }).collect()
    }

    fn head(&self, material: &Material<'_>) -> Vec<Vec<HeadCell>> {
        let empty = || HeadCell::one(Phrase::default());
        let by = self.question.by.as_deref().map_or_else(Phrase::default, |by| {
            let question = material.survey(&self.question.table.survey).and_then(|survey| survey.question(by));
            question.map_or_else(|| frame_heading(by), |question| Phrase::same(question.number.clone()))
        });
        let mut first = vec![HeadCell::one(by), HeadCell::one(words::n_heading())];
        first.extend(HeadCell::over(words::counts_heading(), self.options.len()));
        first.extend(HeadCell::over(words::shares_heading(), self.options.len()));
        let mut second = vec![empty(), empty()];
        for _ in 0..2 {
            second.extend(self.options.iter().map(|option| HeadCell::one(Phrase::same(option.label.clone()))));
        }
        if self.question.with_not_returned {
            first.push(HeadCell::one(words::not_returned()));
            second.push(empty());
        }
        vec![first, second]
    }
}

/// The words of a group; the first one is everybody.
fn group_label(g: usize, group: &Valued) -> Phrase {
    if g == 0 { words::total() } else { Phrase::same(group.label.clone()) }
}

/// The heading of a frame column; what every frame has is named in the report's language.
pub fn frame_heading(column: &str) -> Phrase {
    match column {
        STRATUM => words::stratum_column(),
        "area" => words::area_column(),
        "type" => words::type_column(),
        other => words::frame_column(other),
    }
}
