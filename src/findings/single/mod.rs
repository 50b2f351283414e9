//! Single figures of a plan that are counted: steps of the base chain, counts, shares and sums; and what stands beside a share:
//! its ends, its difference from a given share, the difference of two groups.

mod against;
mod difference;
mod ends;

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, differences, findings as words, inference, units};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::how::{Counting, How};
use crate::findings::intervals::{beside, of_strata, percent};
use crate::findings::material::Material;
use crate::findings::parts::{self, PartsTicket};
use crate::findings::plan::compared::Compared;
use crate::findings::plan::measured::Measured;
use crate::findings::plan::{ChainStep, FigureMeasure, FigureRequest, TableKey};
use crate::findings::response;
use crate::findings::single::difference::Difference;
use crate::stats::base::BaseChain;
use crate::stats::finite::{Estimate, Parts, alike, hypergeometric_set};
use crate::stats::inference::InferenceMode;
use crate::stats::share::{Share, share};
use crate::stats::{Real, Undefined};
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;
use crate::text::number::{self, Decimal};

/// A figure of a plan whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    /// The number itself; where two groups are compared that of each.
    numbers: Vec<Number<'p>>,
    /// The comparison, where the figure is the difference of two groups.
    difference: Option<Difference<'p>>,
}

/// A number whose counts are being made.
#[derive(Debug)]
struct Number<'p> {
    id: String,
    label: Phrase,
    unit: Phrase,
    request: &'p FigureRequest,
    table: &'p TableKey,
    measure: &'p FigureMeasure,
    /// Among whom: the filter and the group.
    among: Predicate,
    chain: ChainTicket,
    count: TallyTicket,
    parts: Option<PartsTicket>,
    evidence: Vec<EvidencePart>,
    variables: BTreeSet<String>,
}

/// Asks for what a figure needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p FigureRequest,
    table: &'p TableKey,
    measure: &'p FigureMeasure,
    filter: &'p Predicate,
) -> Asked<'p> {
    if let FigureMeasure::Share { compared: Compared::Groups(two), .. } = measure {
        let numbers = two.groups.iter().map(|group| {
            let number = ask_in(batch, material, request, table, measure, filter, &group.condition);
            let id = format!("{}.{}", request.id, group.id);
            Number {
                id,
                label: differences::share_in(&request.label, &group.label),
                unit: units::percent(),
                ..number
            }
        });
        let numbers = numbers.collect();
        return Asked { numbers, difference: Some(difference::ask(batch, request, table, two, filter)) };
    }
    let number = ask_in(batch, material, request, table, measure, filter, &Predicate::Everyone);
    Asked { numbers: vec![number], difference: None }
}

/// Asks for the number in a group.
fn ask_in<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p FigureRequest,
    table: &'p TableKey,
    measure: &'p FigureMeasure,
    filter: &'p Predicate,
    group: &Predicate,
) -> Number<'p> {
    let among = filter.clone().and(group.clone());
    let valid = material.counted(table).and(among.clone());
    let mut named: BTreeSet<&str> = among.variables();
    let question = match measure {
        FigureMeasure::Share { question, condition, .. } => {
            named.extend(condition.variables());
            named.insert(question);
            Some(question.as_str())
        }
        FigureMeasure::Count(condition) => {
            named.extend(condition.variables());
            // A count of answers to one question shows the chain of that question.
            let questions = material.survey(&table.survey).map(|s| s.questions.as_slice()).unwrap_or_default();
            questions
                .iter()
                .map(|q| q.id.as_str())
                .find(|id| condition.variables().contains(id))
                .filter(|_| material.survey(&table.survey).is_some_and(|s| s.records().is_none()))
        }
        FigureMeasure::Sum(quantity) => {
            named.insert(quantity);
            // Of a survey the chain says how many gave a number; every event of a record list stands for itself.
            material.survey(&table.survey).filter(|survey| survey.records().is_none()).map(|_| quantity.as_str())
        }
        FigureMeasure::Chain(_) => None,
    };
    named.extend(valid.variables());
    let variables = material.routed(table, &named);
    let cells = || EvidenceCells::Variables(variables.clone());
    let everyone = Predicate::Everyone;
    let (condition, base, quantity, evidence) = match measure {
        FigureMeasure::Chain(step) => {
            let condition = match step {
                ChainStep::Distributed => everyone.clone(),
                ChainStep::NotReturned => Predicate::Disposition(Disposition::NotReturned),
                ChainStep::Returned => Predicate::Not(Box::new(Predicate::Disposition(Disposition::NotReturned))),
                ChainStep::Valid => material.counted(table),
            };
            let kind = match step {
                ChainStep::Distributed | ChainStep::NotReturned => EvidenceCells::FrameRow,
                ChainStep::Returned | ChainStep::Valid => EvidenceCells::Identity,
            };
            let part = batch.evidence(table, &condition, &among, kind);
            (condition, among.clone(), None, vec![part])
        }
        FigureMeasure::Count(condition) => {
            let part = batch.evidence(table, condition, &valid, cells());
            (condition.clone(), valid, None, vec![part])
        }
        FigureMeasure::Share { condition, question, .. } => {
            let undecided = chain::undecided(material, table, condition);
            let base = valid.and(Predicate::Answered(question.clone())).and(Predicate::Not(Box::new(undecided)));
            let parts = vec![
                batch.evidence(table, condition, &base, cells()),
                batch.evidence(table, &everyone, &base, cells()),
            ];
            (condition.clone(), base, None, parts)
        }
        FigureMeasure::Sum(quantity) => {
            let part = batch.evidence(table, &everyone, &valid, cells());
            (everyone, valid, Some(quantity.clone()), vec![part])
        }
    };
    let parts = matches!(measure, FigureMeasure::Share { .. }).then(|| {
        let conditions = std::slice::from_ref(&condition);
        parts::ask(batch, material, table, &base, conditions, std::slice::from_ref(group))
    });
    let spec =
        TallySpec { rows: vec![condition], columns: vec![Predicate::Everyone], base, quantity, weight: None };
    Number {
        id: request.id.clone(),
        label: request.label.clone(),
        unit: request.unit.clone(),
        request,
        table,
        measure,
        chain: match (measure, question) {
            (FigureMeasure::Share { condition, .. }, Some(question)) => chain::ask_share(
                batch,
                material,
                table,
                (question, condition),
                filter,
                std::slice::from_ref(group),
            ),
            (
                FigureMeasure::Share { .. }
                | FigureMeasure::Count(_)
                | FigureMeasure::Chain(_)
                | FigureMeasure::Sum(_),
                _,
            ) => chain::ask(batch, material, table, question, filter, std::slice::from_ref(group)),
        },
        count: batch.tally(table, spec),
        parts,
        evidence,
        variables,
        among,
    }
}

impl Asked<'_> {
    /// The figures from their counts: the one that was asked for first, then what stands beside it.
    pub fn figures(&self, counted: &Counted<'_>, material: &Material<'_>) -> Vec<Figure> {
        let mut figures = Vec::new();
        if let Some(difference) = &self.difference
            && let [first, second] = self.numbers.as_slice()
        {
            figures.extend(difference.figures(first, second, counted, material));
        }
        for number in &self.numbers {
            let figure = number.figure(counted, material);
            let mut beside = Vec::new();
            if matches!(number.measure, FigureMeasure::Share { .. }) {
                beside.extend(ends::of(&figure));
                beside.extend(against::figures(number, &figure, counted));
            }
            figures.extend(std::iter::once(figure).chain(beside));
        }
        figures
    }
}

impl Number<'_> {
    fn base(&self, counted: &Counted<'_>) -> BaseChain {
        self.chain.chain(counted, 0)
    }

    fn mode(&self, counted: &Counted<'_>) -> InferenceMode {
        self.chain.mode_of(counted, 0)
    }

    fn parts(&self, counted: &Counted<'_>) -> Parts {
        self.parts.as_ref().map_or_else(|| Ok(Vec::new()), |ticket| ticket.parts(counted, &self.chain, 0, 0))
    }

    /// How many are counted.
    fn n(&self, counted: &Counted<'_>) -> u64 {
        counted.n(&self.count, 0, 0)
    }

    fn ground(&self, counted: &Counted<'_>, material: &Material<'_>) -> Ground {
        Ground::of(material, counted, self.table, &self.chain, 0, &self.variables, self.among.clone())
    }

    /// The figure from its counts.
    fn figure(&self, counted: &Counted<'_>, material: &Material<'_>) -> Figure {
        let n = self.n(counted);
        let ground = self.ground(counted, material);
        let Ground { base, mode, .. } = ground;
        let parts = self.parts(counted);
        let value = match self.measure {
            FigureMeasure::Chain(_) | FigureMeasure::Count(_) => FigureValue::Count(n),
            FigureMeasure::Share { .. } => share_value(n, base.n, mode, &parts),
            FigureMeasure::Sum(_) => {
                let milli = counted.tally(&self.count).cells.first().and_then(|row| row.first());
                let amount = milli.and_then(|sums| Decimal::new(sums.quantity, 3));
                amount.map_or(FigureValue::Undefined(crate::stats::Undefined::TooLarge), FigureValue::Amount)
            }
        };
        let request = self.request;
        let decimals = match self.measure {
            FigureMeasure::Sum(_) => request.own_decimals.unwrap_or(value.places()),
            FigureMeasure::Chain(_) | FigureMeasure::Count(_) | FigureMeasure::Share { .. } => request.decimals,
        };
        let mut figure = Figure::computed(self.id.clone(), self.label.clone(), value, &self.unit, decimals);
        ground.put_under(&mut figure);
        if matches!(self.measure, FigureMeasure::Share { .. })
            && let Ok(share) = share(n, base.n)
        {
            figure.beyond = beside(share, &base, mode, &parts, &request.wanted, request.decimals);
            figure.notes.extend(figure.beyond.as_ref().map(|beside| beside.words.clone()));
            figure.notes.extend(strata_note(&figure.value, share, mode, &parts));
            if let Some(reason) = request.assumed.as_ref().filter(|_| base.unplaced == 0) {
                figure.notes.extend(assumed_note(share, &base, mode, request, reason));
            }
            if mode.is_sample() {
                figure.notes.extend(response::note(&base, request.low_response_below, request.decimals));
            }
        }
        if matches!(self.measure, FigureMeasure::Sum(_)) && base.n < base.returned {
            figure.notes.push(words::sum_of(base.n));
        }
        if let FigureValue::Amount(amount) = &figure.value
            && amount.scale() > decimals
        {
            figure.notes.push(words::sum_rounded(number::separated(&number::decimal(amount, amount.scale()))));
        }
        figure.how = match (&figure.value, &parts) {
            (FigureValue::EstimatedShare(_), Ok(parts)) => of_strata(parts),
            _ => self.how(),
        };
        figure.evidence = counted.cells(&self.evidence);
        if let FigureMeasure::Sum(column) = self.measure {
            figure.taken = Taken::Sum(vec![Measured::written(column.as_str())]);
        }
        figure
    }

    fn how(&self) -> How {
        let counting = Counting::of(self.table, self.among.clone());
        match self.measure {
            FigureMeasure::Chain(step) => How::Chain { step: *step, counting },
            FigureMeasure::Count(condition) => How::counted(counting.who(condition.clone())),
            FigureMeasure::Share { condition, question, .. } => {
                How::counted(counting.answering(question).who(condition.clone()))
            }
            FigureMeasure::Sum(quantity) => How::Summed { quantity: quantity.clone(), countings: vec![counting] },
        }
    }
}

/// A figure beside another, from the same counts.
fn beside_of(
    figure: &Figure,
    what: &str,
    label: Phrase,
    value: FigureValue,
    unit: impl Into<Phrase>,
    decimals: u32,
) -> Figure {
    let mut made = Figure::computed(format!("{}.{what}", figure.id), label, value, unit, decimals);
    made.base = figure.base;
    made.mode = figure.mode;
    made.period = figure.period;
    made.as_of = figure.as_of;
    made.provisional = figure.provisional;
    made.rests_on.clone_from(&figure.rests_on);
    made.evidence = figure.evidence.clone();
    if let FigureValue::Undefined(reason) = &made.value {
        made.notes.push(reason.words());
    }
    made
}

/// A share; of strata that were sampled at different rates the one that their populations weight.
pub(super) fn share_value(yes: u64, n: u64, mode: InferenceMode, parts: &Parts) -> FigureValue {
    if mode == InferenceMode::Strata
        && let Ok(parts) = parts
        && !alike(parts)
        && let Ok(estimate) = Estimate::of_group(parts, true)
    {
        return Real::new(estimate.share).map_or_else(FigureValue::Undefined, FigureValue::EstimatedShare);
    }
    share(yes, n).map_or_else(FigureValue::Undefined, FigureValue::Share)
}

/// What a share of an incomplete census is under the declared assumption that those who answered are like a random sample of
/// all whom the question concerns.
fn assumed_note(
    share: Share,
    base: &BaseChain,
    mode: InferenceMode,
    request: &FigureRequest,
    reason: &Phrase,
) -> Option<Phrase> {
    match mode {
        InferenceMode::CensusIncomplete => {}
        InferenceMode::CensusComplete => return Some(inference::assumption_not_needed()),
        InferenceMode::Sample { .. } | InferenceMode::Strata | InferenceMode::Open => return None,
    }
    let all = base.n + base.unknown();
    let counts =
        |low: u64, high: u64| inference::from_to(number::grouped(low.into()), number::grouped(high.into()));
    let set = hypergeometric_set(share.numerator, share.denominator, all, request.wanted.level);
    Some(match set {
        Ok(set) => inference::assumed(
            request.wanted.level.percent(),
            counts(set.low, set.high),
            inference::from_to(
                percent(set.shares().low, request.decimals),
                percent(set.shares().high, request.decimals),
            ),
            number::grouped(all.into()),
            counts(set.least, set.most),
            reason,
        ),
        Err(why) => words::no_interval(why.words()),
    })
}

/// How a share of several strata was put together.
pub(super) fn strata_note(
    value: &FigureValue,
    share: Share,
    mode: InferenceMode,
    parts: &Parts,
) -> Option<Phrase> {
    if mode != InferenceMode::Strata {
        return None;
    }
    if matches!(value, FigureValue::EstimatedShare(_)) {
        return Some(inference::weighted_by_strata(share.denominator));
    }
    let whole = parts.as_ref().map_err(|why| *why).and_then(|parts| Estimate::of_group(parts, true));
    let unknown = whole.is_err_and(|why| why == Undefined::UnknownPopulation);
    unknown.then(inference::not_weighted_by_strata)
}

/// The base chain as one line.
pub fn chain_note(base: &BaseChain) -> Phrase {
    let steps = chain_steps(base);
    let ja = steps.iter().map(|step| step.ja.as_str()).collect();
    let en = steps.iter().map(|step| step.en.as_str()).collect::<Vec<_>>().join(" ");
    words::chain(Phrase { ja, en })
}

/// The base chain step by step: what leaves it and what is left.
pub fn chain_steps(base: &BaseChain) -> Vec<Phrase> {
    let less = |parts: &[(u64, &str, &str)]| {
        let there = || parts.iter().filter(|(count, ..)| *count > 0);
        let ja: String = there().map(|(count, ja, _)| format!("−{ja}{count}")).collect();
        let en: String = there().map(|(count, _, en)| format!("− {en} {count} ")).collect();
        (ja, en)
    };
    let mut steps = Vec::new();
    if let Some(distributed) = base.distributed {
        steps.push(Phrase { ja: format!("配布{distributed}"), en: format!("distributed {distributed}") });
        let (ja, en) = less(&[(base.not_returned, "未回収", "not returned")]);
        let returned = base.returned;
        steps.push(Phrase { ja: format!("{ja}＝回収{returned}"), en: format!("{en}= returned {returned}") });
    } else {
        steps.push(Phrase { ja: format!("回収{}", base.returned), en: format!("returned {}", base.returned) });
    }
    let (ja, en) =
        less(&[(base.invalid_returns, "無効票", "invalid returns"), (base.held_out_returns, "保留", "held out")]);
    steps.push(Phrase { ja: format!("{ja}＝有効{}", base.valid), en: format!("{en}= valid {}", base.valid) });
    if base.not_applicable > 0 {
        let (ja, en) = less(&[(base.not_applicable, "非該当", "not applicable")]);
        let eligible = base.eligible();
        steps.push(Phrase { ja: format!("{ja}＝該当{eligible}"), en: format!("{en}= eligible {eligible}") });
    }
    let (ja, en) = less(&[
        (base.no_answer, "無回答", "no answer"),
        (base.dont_know, "わからない", "don't know"),
        (base.refused, "回答しない", "refused"),
        (base.invalid, "無効回答", "invalid answers"),
        (base.contradictory, "矛盾", "contradictory"),
        (base.held_out, "保留", "held out"),
    ]);
    steps.push(Phrase { ja: format!("{ja}＝n {}", base.n), en: format!("{en}= n {}", base.n) });
    steps
}
