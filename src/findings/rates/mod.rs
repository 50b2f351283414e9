//! Response rates of several rounds, in total and by stratum, area, type or another frame column, and beside them the
//! table of how the cases ended, which says how each of them counts. Counted from every case of a round, also
//! from those that the base chain of the answers folds or leaves out.

mod dispositions;
mod notes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Phrase, findings as words, outcome, units};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{Counting, How, Topic, Working};
use crate::findings::material::Material;
use crate::findings::plan::{ChainStep, RatesTable, TableKey, TableRequest};
use crate::findings::question_table::{frame_heading, frame_values};
use crate::findings::reach::Reach;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::responses::schema;
use crate::responses::table::STRATUM;
use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::comparison::Fraction;
use crate::stats::outcome_rate::aapor::{self, Rate};
use crate::stats::outcome_rate::dispositions::{Class, DispositionTable, Ending, Standing};
use crate::stats::outcome_rate::{return_rate, valid_return_rate};
use crate::stats::share::Share;
use crate::survey::definition::Survey;
use crate::survey::missing::Disposition;
use crate::survey::predicate::{Comparison, Predicate};
use crate::tally::spec::TallySpec;
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// A group of cases: everyone, a stratum, a value of a frame column.
struct Group {
    /// Part of the ids of its figures.
    code: String,
    label: Phrase,
    condition: Predicate,
    /// Whether it is known how many were asked.
    asked: bool,
    evidence: Evidence,
}

/// The cells behind the counts of a group.
struct Evidence {
    /// The frame rows of all who are not 対象外 of the outcome rates.
    eligible: EvidencePart,
    distributed: EvidencePart,
    not_returned: EvidencePart,
    returned: EvidencePart,
    valid: EvidencePart,
    refused: EvidencePart,
    /// By line of the table of dispositions.
    endings: BTreeMap<Ending, EvidencePart>,
}

struct Round {
    key: TableKey,
    label: Phrase,
    groups: Vec<Group>,
    /// A row per line of the table of dispositions, a column per group.
    counts: TallyTicket,
    /// What decides the figures: the questions by which a return is a partial one, where the plan draws that line.
    variables: BTreeSet<String>,
    period: Option<(i32, i32)>,
    as_of: Option<CivilDate>,
}

/// The table whose counts are being made.
pub struct Asked<'p> {
    request: &'p TableRequest,
    rates: &'p RatesTable,
    table: &'p DispositionTable,
    rounds: Vec<Round>,
}

/// What was counted of one group of a round.
struct Counts {
    cases: BTreeMap<Ending, u64>,
    chain: BaseChain,
    classes: aapor::Dispositions,
}

/// Asks for how the cases of every round ended.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    rates: &'p RatesTable,
    table: &'p DispositionTable,
) -> Asked<'p> {
    let rounds = rates.rounds.iter().filter_map(|key| ask_round(batch, material, rates, table, key)).collect();
    Asked { request, rates, table, rounds }
}

fn ask_round(
    batch: &mut Batch,
    material: &Material<'_>,
    rates: &RatesTable,
    table: &DispositionTable,
    key: &TableKey,
) -> Option<Round> {
    let (survey, round) = material.round(key)?;
    let groups: Vec<Group> = groups(material, survey, key, &rates.by)
        .into_iter()
        .map(|(code, label, condition)| {
            let condition = rates.filter.clone().and(condition);
            Group {
                asked: chain::is_asked(survey, &[&condition]),
                evidence: evidence(batch, table, key, &condition),
                code,
                label,
                condition,
            }
        })
        .collect();
    let spec = TallySpec {
        rows: table.endings().into_iter().map(|ending| condition(table, ending)).collect(),
        columns: groups.iter().map(|group| group.condition.clone()).collect(),
        base: Predicate::Everyone,
        quantity: None,
        weight: None,
    };
    let variables = match table.partial_below() {
        Some(_) => survey.questions.iter().map(|question| question.id.clone()).collect(),
        None => BTreeSet::new(),
    };
    Some(Round {
        key: key.clone(),
        label: words::survey_round(&survey.title, &round.label),
        counts: batch.tally(key, spec),
        groups,
        variables,
        period: round.fiscal_year.map(|year| (year, year)),
        as_of: round.as_of,
    })
}

/// Everyone, and the values of the columns in order; the strata where no column is named.
fn groups(
    material: &Material<'_>,
    survey: &Survey,
    key: &TableKey,
    by: &[String],
) -> Vec<(String, Phrase, Predicate)> {
    let mut groups = vec![(RatesTable::TOTAL.to_owned(), words::total(), Predicate::Everyone)];
    if by.is_empty() && survey.strata.len() > 1 {
        groups.extend(survey.strata.iter().map(|stratum| {
            let label = stratum.label.clone();
            (stratum.id.clone(), label, Predicate::is(STRATUM, stratum.id.clone()))
        }));
    }
    for column in by {
        let seen = material.outcomes.get(key).and_then(|table| table.column(column));
        let seen = seen.map(|column| column.codes.clone()).unwrap_or_default();
        groups.extend(frame_values(material, survey, column, seen).into_iter().map(|value| {
            let several = by.len() > 1;
            let label = if several { outcome::group_of(frame_heading(column), value.label) } else { value.label };
            (format!("{column}.{}", value.code), label, value.condition)
        }));
    }
    groups
}

/// The cases of a line of the table.
fn condition(table: &DispositionTable, ending: Ending) -> Predicate {
    let partial = |least: u32| Predicate::Quantity {
        variable: schema::ANSWERED.to_owned(),
        comparison: Comparison::Less,
        value: Decimal::from(i64::from(least)),
    };
    match (ending, table.partial_below()) {
        (Ending::As(Disposition::Valid), Some(least)) => {
            Predicate::Disposition(Disposition::Valid).and(Predicate::Not(Box::new(partial(least))))
        }
        (Ending::Partial, Some(least)) => Predicate::Disposition(Disposition::Valid).and(partial(least)),
        (Ending::As(disposition), _) => Predicate::Disposition(disposition),
        (Ending::Partial, None) => Predicate::Not(Box::new(Predicate::Everyone)),
    }
}

fn evidence(batch: &mut Batch, table: &DispositionTable, key: &TableKey, group: &Predicate) -> Evidence {
    let mut part = |counts: fn(Standing) -> bool, cells| {
        let which = table.that(counts).into_iter().map(Predicate::Disposition).collect();
        batch.evidence(key, &Predicate::Or(which), group, cells)
    };
    Evidence {
        eligible: part(|standing| standing.class != Class::NE, EvidenceCells::FrameRow),
        distributed: part(|standing| standing.distributed, EvidenceCells::FrameRow),
        not_returned: part(|standing| standing.distributed && !standing.returned, EvidenceCells::FrameRow),
        returned: part(|standing| standing.returned, EvidenceCells::Identity),
        valid: part(|standing| standing.valid, EvidenceCells::Identity),
        refused: part(|standing| standing.class == Class::R, EvidenceCells::Identity),
        endings: table
            .endings()
            .into_iter()
            .map(|ending| {
                // How complete a return is, is decided by all its answers.
                let by_answers = matches!(ending, Ending::As(Disposition::Valid) | Ending::Partial);
                let cells = if by_answers && table.partial_below().is_some() {
                    EvidenceCells::Variables(BTreeSet::from([schema::ANSWERED.to_owned()]))
                } else {
                    EvidenceCells::Identity
                };
                (ending, batch.evidence(key, &condition(table, ending), group, cells))
            })
            .collect(),
    }
}

impl Round {
    fn counts(&self, counted: &Counted<'_>, table: &DispositionTable, group: usize) -> Counts {
        let cases: BTreeMap<Ending, u64> = table
            .endings()
            .into_iter()
            .enumerate()
            .map(|(row, ending)| (ending, counted.n(&self.counts, row, group)))
            .collect();
        let asked = self.groups.get(group).is_some_and(|group| group.asked);
        Counts { chain: table.chain(&cases, asked), classes: table.classes(&cases), cases }
    }
}

impl Asked<'_> {
    /// The tables and their figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (Vec<ResultTable>, Vec<Figure>) {
        let mut figures = Vec::new();
        let mut rates = Vec::new();
        let mut endings = Vec::new();
        for round in &self.rounds {
            for (g, group) in round.groups.iter().enumerate() {
                let counts = round.counts(counted, self.table, g);
                // A group that the filter leaves nobody in is no group of this table.
                let nobody = counts.cases.values().all(|n| *n == 0);
                if g > 0 && nobody && self.rates.filter != Predicate::Everyone {
                    continue;
                }
                let reach = Reach::counted(&round.key, &round.variables, group.condition.clone());
                let provisional = material.undecided(&reach);
                let mut maker =
                    Maker { asked: self, round, group, counts, reach, provisional, counted, made: Vec::new() };
                let heading = if g == 0 { round.label.clone() } else { Phrase::default() };
                let stub = [ResultCell::Words(heading), ResultCell::Words(group.label.clone())];
                rates.push(stub.iter().cloned().chain(self.rates_of(&mut maker)).collect());
                endings.push(stub.into_iter().chain(dispositions::row(&mut maker)).collect());
                figures.append(&mut maker.made);
            }
        }
        (vec![self.rates_table(rates), self.dispositions_table(endings)], figures)
    }

    /// The row of a group in the table of rates.
    fn rates_of(&self, maker: &mut Maker<'_>) -> Vec<ResultCell> {
        let Evidence { eligible, distributed, not_returned, returned, valid, refused, .. } = &maker.group.evidence;
        let chain = maker.counts.chain;
        let unknown = || FigureValue::Undefined(Undefined::UnknownBase);
        let share = |rate: Result<Share, Undefined>| rate.map_or_else(FigureValue::Undefined, FigureValue::Share);
        let not_back = chain.distributed.map(|_| chain.not_returned);
        let not_back_cells: &[&EvidencePart] = if not_back.is_some() { &[not_returned] } else { &[] };
        let known = |count: Option<u64>| count.map_or_else(unknown, FigureValue::Count);
        let mut row = vec![
            maker.add(
                "distributed",
                words::distributed(),
                known(chain.distributed),
                units::none(),
                &[distributed],
            ),
            maker.add(
                "returned",
                words::returned(),
                FigureValue::Count(chain.returned),
                units::none(),
                &[returned],
            ),
            maker.add("not_returned", words::not_returned(), known(not_back), units::none(), not_back_cells),
            maker.add("valid", words::valid(), FigureValue::Count(chain.valid), units::none(), &[valid]),
            maker.add(
                RatesTable::RETURN_RATE,
                words::return_rate(),
                share(return_rate(&chain)),
                units::percent(),
                &[returned, distributed],
            ),
            maker.add(
                RatesTable::VALID_RETURN_RATE,
                words::valid_return_rate(),
                share(valid_return_rate(&chain)),
                units::percent(),
                &[valid, distributed],
            ),
        ];
        let given = self.rates.eligibility.as_ref().map(|(share, _)| share);
        for rate in &self.rates.rates {
            let value = match (chain.distributed, maker.counts.classes.exact_rate(*rate, given)) {
                (None, _) => unknown(),
                (Some(_), Ok(fraction)) => FigureValue::Ratio(fraction),
                (Some(_), Err(reason)) => FigureValue::Undefined(reason),
            };
            let numerator = match rate {
                Rate::REF1 | Rate::REF2 | Rate::REF3 => refused,
                Rate::RR1
                | Rate::RR2
                | Rate::RR3
                | Rate::RR4
                | Rate::RR5
                | Rate::RR6
                | Rate::COOP1
                | Rate::COOP2
                | Rate::COOP3
                | Rate::COOP4
                | Rate::CON1
                | Rate::CON2
                | Rate::CON3 => returned,
            };
            let label = Phrase::same(rate.name());
            row.push(maker.add(rate.name(), label, value, units::percent(), &[numerator, eligible]));
            if let (Some(figure), Some(_)) = (maker.made.last_mut(), chain.distributed) {
                figure.notes.push(notes::numbers(*rate, &maker.counts.classes, given));
                figure.how = How::Worked(Box::new(Working {
                    method: Phrase::same(rate.name()),
                    formula: rate.formula().to_owned(),
                    terms: notes::letters(*rate, &maker.counts.classes, given),
                    topic: Topic::Outcome,
                }));
            }
        }
        if self.uses_eligibility() {
            let value = match (chain.distributed, maker.counts.classes.exact_eligibility(given)) {
                (None, _) => unknown(),
                (Some(_), Ok(Fraction { numerator, denominator })) => {
                    FigureValue::Ratio(Fraction { numerator, denominator })
                }
                (Some(_), Err(reason)) => FigureValue::Undefined(reason),
            };
            row.push(maker.add("e", outcome::e_heading(), value, units::percent(), &[eligible]));
        }
        row
    }

    fn uses_eligibility(&self) -> bool {
        self.rates.rates.iter().any(|rate| rate.uses_eligibility())
    }

    fn rates_table(&self, rows: Vec<Vec<ResultCell>>) -> ResultTable {
        let mut head = self.stub_head();
        head.extend([
            words::distributed(),
            words::returned(),
            words::not_returned(),
            words::valid(),
            words::return_rate(),
            words::valid_return_rate(),
        ]);
        head.extend(self.rates.rates.iter().map(|rate| outcome::rate_heading(rate.name())));
        head.extend(self.uses_eligibility().then(outcome::e_heading));
        ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            follows: None,
            turned: None,
            drawn: None,
            notes: notes::of_rates(self.rates, self.table),
        }
    }

    /// The headings over what names a row.
    fn stub_head(&self) -> Vec<Phrase> {
        let group = match self.rates.by.as_slice() {
            [] => words::stratum_heading(),
            [column] => frame_heading(column),
            _ => outcome::group_heading(),
        };
        vec![words::survey_heading(), group]
    }
}

/// Makes the figures of one group.
struct Maker<'a> {
    asked: &'a Asked<'a>,
    round: &'a Round,
    group: &'a Group,
    counts: Counts,
    reach: Arc<Reach>,
    provisional: bool,
    counted: &'a Counted<'a>,
    made: Vec<Figure>,
}

impl Maker<'_> {
    fn add(
        &mut self,
        what: &str,
        words: Phrase,
        value: FigureValue,
        unit: Phrase,
        parts: &[&EvidencePart],
    ) -> ResultCell {
        let Self { asked, round, group, counts, .. } = self;
        let id = RatesTable::figure_id(&asked.request.id, &round.key, &group.code, what);
        let label = words::rate_figure(&round.label, &group.label, &words);
        let mut figure = Figure::computed(id.clone(), label, value, unit, asked.request.decimals);
        let step = match what {
            "distributed" => Some(ChainStep::Distributed),
            "returned" | RatesTable::RETURN_RATE => Some(ChainStep::Returned),
            "not_returned" => Some(ChainStep::NotReturned),
            "valid" | RatesTable::VALID_RETURN_RATE => Some(ChainStep::Valid),
            _ => None,
        };
        let counting = || Counting::of(&round.key, group.condition.clone());
        figure.how = step.map_or(How::Plain, |step| How::Chain { step, counting: counting() });
        figure.base = Some(counts.chain);
        figure.period = round.period;
        figure.as_of = round.as_of;
        figure.provisional = self.provisional || !counts.chain.adds_up();
        figure.rests_on.push(self.reach.clone());
        figure.evidence = self.counted.cells(&parts.iter().map(|part| (*part).clone()).collect::<Vec<_>>());
        self.made.push(figure);
        ResultCell::Figure(id)
    }
}
