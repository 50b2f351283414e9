//! Single figures of a plan that are counted: steps of the base chain, counts, shares and sums.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, findings as words};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{Counting, How};
use crate::findings::material::Material;
use crate::findings::plan::{ChainStep, FigureMeasure, FigureRequest, TableKey};
use crate::findings::reach::Reach;
use crate::findings::response;
use crate::stats::base::BaseChain;
use crate::stats::inference::InferenceMode;
use crate::stats::share::{Beyond, Share, beyond, share};
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
    let spec =
        TallySpec { rows: vec![condition], columns: vec![Predicate::Everyone], base, quantity, weight: None };
    Asked {
        request,
        table,
        measure,
        filter,
        chain: chain::ask(batch, material, table, question, filter, &[Predicate::Everyone]),
        count: batch.tally(table, spec),
        evidence,
        variables,
    }
}

impl Asked<'_> {
    /// The figure from its counts.
    pub fn figure(&self, counted: &Counted<'_>, material: &Material<'_>) -> Figure {
        let n = counted.n(&self.count, 0, 0);
        let base = self.chain.chain(counted, 0);
        let value = match self.measure {
            FigureMeasure::Chain(_) | FigureMeasure::Count(_) => FigureValue::Count(n),
            FigureMeasure::Share { .. } => {
                share(n, base.n).map_or_else(FigureValue::Undefined, FigureValue::Share)
            }
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
        let mode = self.chain.mode(counted);
        figure.mode = Some(mode);
        if let FigureValue::Share(share) = &figure.value {
            figure.notes.extend(beyond_note(*share, &base, mode, request.decimals));
            if matches!(mode, InferenceMode::Sample { .. }) {
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
        figure.base = Some(base);
        let round = material.round(self.table);
        figure.period = round.and_then(|(_, round)| round.fiscal_year).map(|year| (year, year));
        figure.as_of = round.and_then(|(_, round)| round.as_of);
        let reach = Reach::counted(self.table, &self.variables, self.filter.clone());
        figure.provisional = material.undecided(&reach) || !base.adds_up();
        figure.rests_on.push(reach);
        figure.evidence = counted.cells(&self.evidence);
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

/// What the mode allows to be said beside a share, in words.
pub fn beyond_note(share: Share, base: &BaseChain, mode: InferenceMode, decimals: u32) -> Option<Phrase> {
    match beyond(share, base, mode) {
        Beyond::Nothing => None,
        Beyond::Bounds(low, high) => {
            let percent = |share: Share| {
                number::percent(i128::from(share.numerator), i128::from(share.denominator), decimals)
                    .unwrap_or_default()
            };
            Some(words::bounds(low.denominator, percent(low), percent(high)))
        }
        Beyond::Interval { interval, method, level, population } => {
            let percent = |end: f64| {
                Decimal::from_f64(end * 100.0).map(|end| number::decimal(&end, decimals)).unwrap_or_default()
            };
            let level =
                Decimal::from_f64(level.share() * 100.0).map(|level| level.to_string()).unwrap_or_default();
            let (low, high) = (percent(interval.low), percent(interval.high));
            Some(match population {
                Some(population) => {
                    words::interval_of(method.words(), level, low, high, share.denominator, population)
                }
                None => words::interval(method.words(), level, low, high, share.denominator),
            })
        }
        Beyond::Undefined(reason) => Some(words::no_interval(reason.words())),
    }
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
