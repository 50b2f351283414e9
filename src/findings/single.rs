//! Single figures of a plan that are counted: steps of the base chain, counts, shares and sums.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings as words, inference};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::how::{Counting, How};
use crate::findings::intervals::{beside, percent};
use crate::findings::material::Material;
use crate::findings::parts::{self, PartsTicket};
use crate::findings::plan::{ChainStep, FigureMeasure, FigureRequest, TableKey};
use crate::findings::response;
use crate::stats::base::BaseChain;
use crate::stats::finite::{Estimate, Parts, alike, hypergeometric_set};
use crate::stats::inference::InferenceMode;
use crate::stats::share::{Share, share};
use crate::stats::{Real, Undefined};
use crate::survey::missing::Disposition;
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;
use crate::text::number::{self, Decimal};

/// A single figure whose counts are being made.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p FigureRequest,
    table: &'p TableKey,
    measure: &'p FigureMeasure,
    filter: &'p Predicate,
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
    let valid = material.counted(table).and(filter.clone());
    let mut named: BTreeSet<&str> = filter.variables();
    let question = match measure {
        FigureMeasure::Share { question, condition } => {
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
            let part = batch.evidence(table, &condition, filter, kind);
            (condition, filter.clone(), None, vec![part])
        }
        FigureMeasure::Count(condition) => {
            let part = batch.evidence(table, condition, &valid, cells());
            (condition.clone(), valid, None, vec![part])
        }
        FigureMeasure::Share { condition, question } => {
            let base = valid.and(Predicate::Answered(question.clone()));
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
        parts::ask(batch, material, table, &base, conditions, &[Predicate::Everyone])
    });
    let spec =
        TallySpec { rows: vec![condition], columns: vec![Predicate::Everyone], base, quantity, weight: None };
    Asked {
        request,
        table,
        measure,
        filter,
        chain: chain::ask(batch, material, table, question, filter, &[Predicate::Everyone]),
        count: batch.tally(table, spec),
        parts,
        evidence,
        variables,
    }
}

impl Asked<'_> {
    /// The figure from its counts.
    pub fn figure(&self, counted: &Counted<'_>, material: &Material<'_>) -> Figure {
        let n = counted.n(&self.count, 0, 0);
        let ground =
            Ground::of(material, counted, self.table, &self.chain, 0, &self.variables, self.filter.clone());
        let Ground { base, mode, .. } = ground;
        let parts =
            self.parts.as_ref().map_or_else(|| Ok(Vec::new()), |ticket| ticket.parts(counted, &self.chain, 0, 0));
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
        let label = Phrase::same(request.label.clone());
        let mut figure = Figure::computed(request.id.clone(), label, value, &request.unit, decimals);
        ground.put_under(&mut figure);
        if matches!(self.measure, FigureMeasure::Share { .. })
            && let Ok(share) = share(n, base.n)
        {
            figure.beyond = beside(share, &base, mode, &parts, &request.wanted, request.decimals);
            figure.notes.extend(figure.beyond.as_ref().map(|beside| beside.words.clone()));
            figure.notes.extend(strata_note(&figure.value, share, mode, &parts));
            if let Some(reason) = &request.assumed {
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
            figure.notes.push(words::sum_rounded(number::decimal(amount, amount.scale())));
        }
        figure.how = self.how();
        figure.evidence = counted.cells(&self.evidence);
        if let FigureMeasure::Sum(column) = self.measure {
            figure.taken = Taken::Sum(column.clone());
        }
        figure
    }

    fn how(&self) -> How {
        let counting = Counting::of(self.table, self.filter.clone());
        match self.measure {
            FigureMeasure::Chain(step) => How::Chain { step: *step, counting },
            FigureMeasure::Count(condition) => How::counted(counting.who(condition.clone())),
            FigureMeasure::Share { condition, question } => {
                How::counted(counting.answering(question).who(condition.clone()))
            }
            FigureMeasure::Sum(quantity) => How::Summed { quantity: quantity.clone(), countings: vec![counting] },
        }
    }
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
    reason: &str,
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
