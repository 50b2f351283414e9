//! Answers to one question, in total and by groups: n, counts and shares, with the base chain, what may be said
//! and what was not tested and why.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::{TableKey, TableRequest};
use crate::findings::reach::Reach;
use crate::findings::single::chain_note;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::responses::table::STRATUM;
use crate::stats::contingency::Table;
use crate::stats::inference::InferenceMode;
use crate::stats::share::share;
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::tally::spec::TallySpec;
use crate::text::number::{self, Decimal};

/// A value with its words: an option of a row, a group of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Valued {
    code: String,
    label: String,
    condition: Predicate,
}

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
    key: &'p TableKey,
    rows: &'p str,
    by: Option<&'p str>,
    filter: &'p Predicate,
    with_not_returned: bool,
    multiple: bool,
    options: Vec<Valued>,
    groups: Vec<Valued>,
    cells: TallyTicket,
    chain: ChainTicket,
    evidence: Vec<GroupEvidence>,
    variables: BTreeSet<String>,
}

/// The values of a question or frame column, with their words, in order.
fn values(material: &Material<'_>, key: &TableKey, name: &str) -> Vec<Valued> {
    let survey = material.survey(&key.survey);
    let column = material.tables.get(key).and_then(|table| table.column(name));
    let seen = column.map(|column| column.codes.clone()).unwrap_or_default();
    let valued = |code: &str, label: &str| Valued {
        code: code.to_owned(),
        label: label.to_owned(),
        condition: Predicate::is(name, code),
    };
    let area_name =
        |code: &str| material.areas.get(code).map_or_else(|| code.to_owned(), |area| area.name.clone());
    if name == STRATUM {
        let strata = survey.map(|survey| survey.strata.as_slice()).unwrap_or_default();
        return strata.iter().map(|stratum| valued(&stratum.id, &stratum.label)).collect();
    }
    match survey.and_then(|survey| survey.question(name)).map(|question| &question.domain) {
        Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            list.values().map(|option| valued(&option.code, &option.label)).collect()
        }
        Some(ResponseDomain::Area) => in_area_order(material, seen, &valued, &area_name),
        Some(_) => seen.iter().map(|code| valued(code, code)).collect(),
        None if seen.iter().all(|code| code.is_empty() || material.areas.get(code).is_some()) => {
            in_area_order(material, seen, &valued, &area_name)
        }
        None => seen.iter().map(|code| valued(code, code)).collect(),
    }
}

fn in_area_order(
    material: &Material<'_>,
    mut seen: Vec<String>,
    valued: &dyn Fn(&str, &str) -> Valued,
    name: &dyn Fn(&str) -> String,
) -> Vec<Valued> {
    let place = |code: &String| material.areas.iter().position(|area| area.id == *code);
    seen.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    seen.iter().map(|code| valued(code, &name(code))).collect()
}

/// Asks for what a table needs.
#[expect(clippy::too_many_arguments, reason = "the fields of one kind of table request, taken apart")]
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    key: &'p TableKey,
    rows: &'p str,
    by: Option<&'p str>,
    filter: &'p Predicate,
    with_not_returned: bool,
) -> Asked<'p> {
    let options = values(material, key, rows);
    let mut groups =
        vec![Valued { code: "total".to_owned(), label: String::new(), condition: Predicate::Everyone }];
    if let Some(by) = by {
        groups.extend(values(material, key, by));
    }
    let mut named: BTreeSet<&str> = filter.variables();
    named.insert(rows);
    named.extend(by);
    let counted = material.counted(key);
    named.extend(counted.variables());
    let variables = material.routed(key, &named);
    let base = counted.and(filter.clone()).and(Predicate::Answered(rows.to_owned()));
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
    };
    let multiple = material
        .survey(&key.survey)
        .and_then(|survey| survey.question(rows))
        .is_some_and(|question| matches!(question.domain, ResponseDomain::Multiple(_) | ResponseDomain::List));
    Asked {
        request,
        key,
        rows,
        by,
        filter,
        with_not_returned,
        multiple,
        options,
        groups,
        cells: batch.tally(key, spec),
        chain: chain::ask(batch, material, key, Some(rows), filter, &columns),
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
        let round = material.round(self.key);
        let period = round.and_then(|(_, round)| round.fiscal_year).map(|year| (year, year));
        let as_of = round.and_then(|(_, round)| round.as_of);
        let mode = self.chain.mode(counted);
        for (g, group) in self.groups.iter().enumerate() {
            let base = self.chain.chain(counted, g);
            // A group that nobody of the frame belongs to is no group of this table.
            if g > 0 && base.distributed.unwrap_or(base.returned) == 0 {
                continue;
            }
            let among = self.filter.clone().and(group.condition.clone());
            let reach = Reach::counted(self.key, &self.variables, among);
            let provisional = material.undecided(&reach);
            let group_label = if g == 0 { words::total() } else { Phrase::same(group.label.clone()) };
            let mut row = vec![ResultCell::Words(group_label.clone())];
            let mut add = |what: &str, label: Phrase, value: FigureValue, unit: &str, parts: &[EvidencePart]| {
                let mut figure = Figure::computed(self.id(group, what), label, value, unit, self.request.decimals);
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
            row.push(add("n", words::n_of(title, &group_label), FigureValue::Count(base.n), "", &evidence.base));
            let mut shares = Vec::new();
            for (o, option) in self.options.iter().enumerate() {
                let count = counted.n(&self.cells, o, g);
                let parts = &evidence.options[o];
                let label = words::option_of(title, &group_label, &option.label);
                row.push(add(
                    &format!("{}.count", option.code),
                    label.clone(),
                    FigureValue::Count(count),
                    "",
                    parts,
                ));
                let value = share(count, base.n).map_or_else(FigureValue::Undefined, FigureValue::Share);
                let parts: Vec<EvidencePart> = parts.iter().chain(&evidence.base).cloned().collect();
                shares.push(add(&format!("{}.share", option.code), label, value, "％", &parts));
            }
            row.extend(shares);
            if self.with_not_returned {
                let label = words::option_of(title, &group_label, words::not_returned());
                let value = FigureValue::Count(base.not_returned);
                row.push(add("not_returned", label, value, "", &evidence.not_returned));
            }
            rows.push(row);
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: Phrase::same(self.request.title.clone()),
            head: self.head(material),
            rows,
            stub_columns: 1,
            notes: self.notes(counted, material, mode),
        };
        (table, figures)
    }

    fn head(&self, material: &Material<'_>) -> Vec<Vec<HeadCell>> {
        let empty = || HeadCell::one(Phrase::default());
        let by = self.by.map_or_else(Phrase::default, |by| {
            let question = material.survey(&self.key.survey).and_then(|survey| survey.question(by));
            question.map_or_else(|| frame_heading(by), |question| Phrase::same(question.number.clone()))
        });
        let mut first = vec![HeadCell::one(by), HeadCell::one(words::n_heading())];
        first.extend(HeadCell::over(words::counts_heading(), self.options.len()));
        first.extend(HeadCell::over(words::shares_heading(), self.options.len()));
        let mut second = vec![empty(), empty()];
        for _ in 0..2 {
            second.extend(self.options.iter().map(|option| HeadCell::one(Phrase::same(option.label.clone()))));
        }
        if self.with_not_returned {
            first.push(HeadCell::one(words::not_returned()));
            second.push(empty());
        }
        vec![first, second]
    }

    fn notes(&self, counted: &Counted<'_>, material: &Material<'_>, mode: InferenceMode) -> Vec<Phrase> {
        let survey = material.survey(&self.key.survey);
        let base = self.chain.chain(counted, 0);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        let plain = records && base.n == base.returned;
        let mut notes = if plain { Vec::new() } else { vec![chain_note(&base)] };
        if let Some(question) = survey.and_then(|survey| survey.question(self.rows))
            && !records
        {
            notes.push(words::question_note(&question.number, &question.text));
        }
        if self.multiple {
            notes.push(words::multiple_note());
        }
        let unknown = base.unknown();
        notes.push(match mode {
            InferenceMode::CensusComplete => words::census_complete(),
            InferenceMode::CensusIncomplete => words::census_incomplete(base.n, unknown),
            InferenceMode::Open if records => words::records_note(base.valid),
            InferenceMode::Open => words::open(),
            InferenceMode::Sample { .. } => self.test_note(counted),
        });
        notes
    }

    /// Pearson's chi-square of the groups, for a sample and a single answer only.
    fn test_note(&self, counted: &Counted<'_>) -> Phrase {
        if self.multiple {
            return words::not_tested_multiple();
        }
        if self.groups.len() < 3 {
            return words::sample();
        }
        let table: Vec<Vec<u64>> = (0..self.options.len())
            .map(|o| (1..self.groups.len()).map(|g| counted.n(&self.cells, o, g)).collect())
            .collect();
        let tested = Table::new(table).and_then(|table| Ok((table.pearson()?, table.expected_counts()?)));
        match tested {
            Ok((test, expected)) => {
                let shown =
                    |value: f64| Decimal::from_f64(value).map(|v| number::decimal(&v, 3)).unwrap_or_default();
                if expected.suffice() {
                    // No p is 0: below the last place it is said to be below it.
                    let p = if test.p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {}", shown(test.p)) };
                    words::chi_square(shown(test.statistic), test.df, p)
                } else {
                    words::chi_square_weak(expected.below_five, expected.cells)
                }
            }
            Err(_) => words::not_tested_empty(),
        }
    }
}

/// The heading of a frame column; what every frame has is named in the report's language.
fn frame_heading(column: &str) -> Phrase {
    match column {
        STRATUM => words::stratum_column(),
        "area" => words::area_column(),
        "type" => words::type_column(),
        other => words::frame_column(other),
    }
}
