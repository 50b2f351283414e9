//! Correlations of pairs of questions, each of those who answered both; with p and interval for a random sample only.

use crate::catalogue::{Phrase, findings, related as words, units};
use crate::findings::batch::{Batch, Counted};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::material::Material;
use crate::findings::measured::{self, doubles, estimate, probability};
use crate::findings::plan::TableRequest;
use crate::findings::plan::measured::{Coefficient, CorrelationTable};
use crate::findings::quantity_table::notes::mode_note;
use crate::findings::single::chain_note;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::concordance::Concordance;
use crate::stats::correlation::{Correlation, pearson, spearman};
use crate::stats::{Interval, Level, Undefined};
use crate::text::number::Decimal;

/// Places of coefficients and p, which lie between −1 and 1.
pub(super) const PLACES: u32 = 3;

/// A table whose numbers are being looked up.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    plan: &'p CorrelationTable,
    pairs: Vec<measured::Asked<'p>>,
}

/// Asks for the numbers of every pair.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    plan: &'p CorrelationTable,
) -> Asked<'p> {
    let pairs = plan
        .pairs
        .iter()
        .map(|(first, second)| measured::ask(batch, material, &plan.table, &[first, second], &plan.filter))
        .collect();
    Asked { request, plan, pairs }
}

/// A correlation with what a sample adds to it.
pub(super) struct Found {
    /// The coefficient.
    pub(super) r: Result<f64, Undefined>,
    /// Its interval; of Kendall's there is none.
    pub(super) interval: Option<Result<Interval, Undefined>>,
    /// The p of no correlation.
    pub(super) p: Result<f64, Undefined>,
}

/// The correlation of two lists.
pub(super) fn correlate(first: &[Decimal], second: &[Decimal], coefficient: Coefficient) -> Found {
    let (x, y) = (doubles(first), doubles(second));
    let linear = |of: Result<Correlation, Undefined>| Found {
        r: of.map(|of| of.r),
        interval: Some(of.and_then(|of| of.interval(Level::PERCENT_95))),
        p: of.and_then(|of| of.test()).map(|test| test.p),
    };
    match coefficient {
        Coefficient::Pearson => linear(pearson(&x, &y)),
        Coefficient::Spearman => linear(spearman(&x, &y)),
        Coefficient::Kendall => match Concordance::of(&x, &y) {
            Ok(pairs) => {
                let p = pairs.kendall_test().map(|(_, p)| p);
                Found {
                    r: if x.is_empty() { Err(Undefined::EmptyBase) } else { pairs.tau_b() },
                    interval: None,
                    p,
                }
            }
            Err(reason) => Found { r: Err(reason), interval: None, p: Err(reason) },
        },
    }
}

/// The name of a coefficient.
pub(super) fn name(coefficient: Coefficient) -> Phrase {
    match coefficient {
        Coefficient::Pearson => words::pearson(),
        Coefficient::Spearman => words::spearman(),
        Coefficient::Kendall => words::kendall(),
    }
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let grounds: Vec<Ground> = self.pairs.iter().map(|pair| pair.ground(counted, material)).collect();
        let tested = grounds.iter().any(|ground| ground.simple().is_ok());
        let ends = self.plan.coefficient != Coefficient::Kendall;
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for (((first, second), asked), ground) in self.plan.pairs.iter().zip(&self.pairs).zip(&grounds) {
            let called = [first, second].map(|item| measured::named(material, &self.plan.table, item));
            let lists = asked.numbers(counted);
            let [x, y] = [0, 1].map(|list| lists.get(list).map(Vec::as_slice).unwrap_or_default());
            let found = correlate(x, y, self.plan.coefficient);
            let mut row: Vec<ResultCell> = called.iter().map(|named| ResultCell::Words(named.title())).collect();
            let mut add = |what: &str, heading: Phrase, value: FigureValue| {
                let id = format!("{}.total.{}.{}.{what}", self.request.id, first.question, second.question);
                let label = words::pair_label(&self.request.title, &called[0].called, &called[1].called, heading);
                let mut figure = ground.figure(id.clone(), label, value, units::none(), PLACES);
                if !matches!(figure.value, FigureValue::Count(_)) {
                    figure.taken = asked.computed();
                }
                figures.push(figure);
                row.push(ResultCell::Figure(id));
            };
            add("n", findings::n_heading(), FigureValue::Count(ground.base.n));
            add("r", words::r_heading(), estimate(found.r));
            if tested {
                let simple = ground.simple();
                if let Some(interval) = found.interval {
                    let interval = simple.and(interval);
                    add("r.low", words::low_heading(), estimate(interval.map(|of| of.low)));
                    add("r.high", words::high_heading(), estimate(interval.map(|of| of.high)));
                }
                add("p", words::p_heading(), probability(simple.and(found.p)));
            }
            rows.push(row);
        }
        let mut head =
            vec![words::first_heading(), words::second_heading(), findings::n_heading(), words::r_heading()];
        if tested && ends {
            head.extend([words::low_heading(), words::high_heading()]);
        }
        if tested {
            head.push(words::p_heading());
        }
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 2,
            notes: self.notes(material, &grounds, tested),
            follows: None,
            turned: None,
            drawn: None,
        };
        (table, figures)
    }

    fn notes(&self, material: &Material<'_>, grounds: &[Ground], tested: bool) -> Vec<Phrase> {
        let survey = material.survey(&self.plan.table.survey);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        let mut notes = vec![words::coefficient_note(name(self.plan.coefficient))];
        let mut say = |note: Phrase| {
            if !notes.contains(&note) {
                notes.push(note);
            }
        };
        for ((first, second), ground) in self.plan.pairs.iter().zip(grounds) {
            let numbers = [first, second].map(|item| measured::named(material, &self.plan.table, item).called);
            say(crate::catalogue::quantities::of_item(
                Phrase::joined(&numbers, &Phrase::same("×")),
                chain_note(&ground.base),
            ));
        }
        for ground in grounds {
            say(mode_note(ground, records));
        }
        grounds.iter().filter_map(|ground| ground.response(self.request)).for_each(&mut say);
        say(match (tested, self.plan.coefficient) {
            (true, Coefficient::Pearson | Coefficient::Spearman) => words::tested_by_t(),
            (true, Coefficient::Kendall) => words::tested_by_kendall(),
            (false, _) if grounds.iter().any(|g| g.simple() == Err(Undefined::UnknownDesign)) => {
                words::not_tested_strata()
            }
            (false, _) => words::described_only(),
        });
        notes
    }
}
