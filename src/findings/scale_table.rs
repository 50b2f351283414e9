//! A scale of several items: the score of each case that answered all of them, described item by item, as a whole and by
//! groups, with Cronbach's α and what each item does to it.

use crate::catalogue::{Phrase, findings, quantities, related as words, units};
use crate::findings::batch::{Batch, Counted};
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::material::Material;
use crate::findings::measured::{self, doubles, estimate, valued};
use crate::findings::plan::TableRequest;
use crate::findings::plan::measured::{Measured, ScaleTable};
use crate::findings::quantity_table::notes::{mode_note, scores_note};
use crate::findings::question_table::values::{Valued, values};
use crate::findings::single::chain_note;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::comparison::Fraction;
use crate::stats::correlation::Correlation;
use crate::stats::describe::describe;
use crate::stats::scale::Scale;
use crate::stats::{Level, Undefined, exact};
use crate::text::number::{self, Decimal};

/// Places of α and of correlations.
const PLACES: u32 = 3;

/// A table whose numbers are being looked up.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    plan: &'p ScaleTable,
    groups: Vec<Valued>,
    numbers: Vec<measured::Asked<'p>>,
}

/// Asks for the numbers of those who answered every item.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    plan: &'p ScaleTable,
) -> Asked<'p> {
    let mut groups = vec![Valued::total()];
    groups.extend(plan.by.iter().flat_map(|by| values(material, &plan.table, by)));
    let items: Vec<&Measured> = plan.items.iter().collect();
    let numbers = groups
        .iter()
        .map(|group| {
            let among = plan.filter.clone().and(group.condition.clone());
            measured::ask(batch, material, &plan.table, &items, &among)
        })
        .collect();
    Asked { request, plan, groups, numbers }
}

/// The sum of the items of each case.
fn sums(lists: &[Vec<Decimal>]) -> Result<Vec<Decimal>, Undefined> {
    let cases = lists.first().map_or(0, Vec::len);
    (0..cases)
        .map(|case| exact::total(&lists.iter().filter_map(|list| list.get(case).copied()).collect::<Vec<_>>()))
        .collect()
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let grounds: Vec<Ground> = self.numbers.iter().map(|asked| asked.ground(counted, material)).collect();
        let lists: Vec<Vec<Vec<Decimal>>> = self.numbers.iter().map(|asked| asked.numbers(counted)).collect();
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        let (Some(total), Some(of_items)) = (grounds.first(), lists.first()) else {
            return (ResultTable::default(), figures);
        };
        let whole = scale(of_items);
        let rest = whole.as_ref().map(Scale::item_rest).unwrap_or_default();
        let correlations = whole.as_ref().map(Scale::item_rest_correlations).unwrap_or_default();
        let estimated = total.simple().is_ok();
        let without = whole.as_ref().map(Scale::alpha_without).unwrap_or_default();
        let nothing = ResultCell::Words(units::nothing());
        let mut against = Vec::new();
        for (at, (item, list)) in self.plan.items.iter().zip(of_items).enumerate() {
            let named = measured::named(material, &self.plan.table, item);
            let mut add = |what: &str, heading: Phrase, value: FigureValue, decimals: u32| {
                self.add(
                    &mut figures,
                    total,
                    "total",
                    &item.question,
                    what,
                    (named.title(), heading),
                    value,
                    decimals,
                )
            };
            let of = |results: &[Result<f64, Undefined>]| {
                estimate(results.get(at).copied().unwrap_or(Err(Undefined::EmptyBase)))
            };
            rows.push(vec![
                ResultCell::Words(named.title()),
                add("n", findings::n_heading(), FigureValue::Count(total.base.n), 0),
                add(
                    "mean",
                    quantities::mean(),
                    valued(exact::mean(list), FigureValue::Mean),
                    self.request.decimals,
                ),
                add("sd", quantities::sd(), sd(&doubles(list)), self.request.decimals),
                add("rest", words::rest_heading(), of(&rest), PLACES),
                add("alpha", words::alpha_heading(), of(&without), PLACES),
            ]);
            if correlations.get(at).is_some_and(|rest| rest.is_ok_and(|rest| clearly_against(&rest, estimated))) {
                against.push(named.called);
            }
        }
        let alpha = whole.as_ref().map_err(|reason| *reason).and_then(Scale::alpha);
        for (g, (group, ground)) in self.groups.iter().zip(&grounds).enumerate() {
            let label = if g == 0 { words::scale() } else { group.label.clone() };
            let scores = lists.get(g).map_or(Ok(Vec::new()), |lists| sums(lists));
            let (mean, sd) = self.score(scores);
            let mut add = |what: &str, heading: Phrase, value: FigureValue, decimals: u32| {
                self.add(
                    &mut figures,
                    ground,
                    &group.code,
                    "scale",
                    what,
                    (label.clone(), heading),
                    value,
                    decimals,
                )
            };
            rows.push(vec![
                ResultCell::Words(label.clone()),
                add("n", findings::n_heading(), FigureValue::Count(ground.base.n), 0),
                add("mean", quantities::mean(), mean, self.request.decimals),
                add("sd", quantities::sd(), sd, self.request.decimals),
                nothing.clone(),
                if g == 0 {
                    add("alpha", words::alpha_heading(), estimate(alpha), PLACES)
                } else {
                    nothing.clone()
                },
            ]);
        }
        let mut notes = self.notes(material, total);
        // Where every item runs against the others, none is the one that is reversed.
        if !against.is_empty() && against.len() < self.plan.items.len() {
            let items = Phrase::listed(&against);
            notes.push(if estimated { words::reversed_estimated(items) } else { words::reversed(items) });
        }
        if let (Ok(scale), Ok(_)) = (&whole, total.simple())
            && let Ok(interval) = scale.feldt_interval(Level::PERCENT_95)
        {
            let mut ends =
                [interval.low, interval.high].into_iter().zip(["alpha.low", "alpha.high"]).map(|(end, what)| {
                    let said = (words::scale(), words::alpha_heading());
                    self.add(&mut figures, total, "total", "scale", what, said, estimate(Ok(end)), PLACES);
                    Decimal::from_f64(end).map(|end| number::with_triangle(&number::decimal(&end, PLACES)))
                });
            if let (Some(Some(low)), Some(Some(high))) = (ends.next(), ends.next()) {
                notes.push(words::feldt(low, high));
            }
        }
        let head = [
            words::item_heading(),
            findings::n_heading(),
            quantities::mean(),
            quantities::sd(),
            words::rest_heading(),
            words::alpha_heading(),
        ];
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 1,
            notes,
            follows: None,
            turned: None,
            drawn: None,
        };
        (table, figures)
    }

    #[expect(clippy::too_many_arguments, reason = "a figure is said by its group, row and column")]
    fn add(
        &self,
        figures: &mut Vec<Figure>,
        ground: &Ground,
        group: &str,
        row: &str,
        what: &str,
        (of, heading): (Phrase, Phrase),
        value: FigureValue,
        decimals: u32,
    ) -> ResultCell {
        let id = format!("{}.{group}.{row}.{what}", self.request.id);
        let label = quantities::of_group(&self.request.title, of, "", heading);
        let mut figure = ground.figure(id.clone(), label, value, units::none(), decimals);
        if !matches!(figure.value, FigureValue::Count(_)) {
            let items = self.plan.items.iter().filter(|item| row == "scale" || item.question == row);
            figure.taken = Taken::Computed(items.cloned().collect());
        }
        figures.push(figure);
        ResultCell::Figure(id)
    }

    /// Mean and standard deviation of the scores of the cases, of which these are the sums.
    fn score(&self, sums: Result<Vec<Decimal>, Undefined>) -> (FigureValue, FigureValue) {
        let sums = match sums {
            Ok(sums) => sums,
            Err(reason) => return (FigureValue::Undefined(reason), FigureValue::Undefined(reason)),
        };
        let items = if self.plan.sum { 1 } else { self.plan.items.len() };
        let parts = i128::try_from(items).unwrap_or(1);
        let mean = exact::mean(&sums).and_then(|mean| {
            let denominator = mean.denominator.checked_mul(parts).ok_or(Undefined::TooLarge)?;
            Ok(Fraction { numerator: mean.numerator, denominator })
        });
        #[expect(clippy::cast_precision_loss, reason = "items of a scale")]
        let scores: Vec<f64> = doubles(&sums).into_iter().map(|sum| sum / items as f64).collect();
        (valued(mean, FigureValue::Mean), sd(&scores))
    }

    fn notes(&self, material: &Material<'_>, total: &Ground) -> Vec<Phrase> {
        let survey = material.survey(&self.plan.table.survey);
        let records = survey.is_some_and(|survey| survey.records().is_some());
        let mut notes = vec![
            chain_note(&total.base),
            words::listwise_note(total.base.n),
            if self.plan.sum { words::sum_of_items() } else { words::mean_of_items() },
        ];
        let item = self.plan.items.first();
        notes.extend(item.and_then(|item| scores_note(survey?.question(&item.question)?, &item.numbers)));
        notes.extend([words::alpha_note(), quantities::sd_note(), mode_note(total, records)]);
        notes.extend(total.response(self.request));
        notes
    }
}

/// A correlation with the other items below which an item runs against them where nothing is estimated.
const AGAINST: f64 = -0.2;

/// Whether an item clearly runs against the others: in a sample by the interval of its correlation with them.
fn clearly_against(rest: &Correlation, estimated: bool) -> bool {
    match (estimated, rest.interval(Level::PERCENT_95)) {
        (false, _) => rest.r < AGAINST,
        (true, Ok(interval)) => interval.high < 0.0,
        (true, Err(Undefined::Perfect)) => rest.r < 0.0,
        (true, Err(_)) => false,
    }
}

fn sd(values: &[f64]) -> FigureValue {
    estimate(describe(values).and_then(|described| described.sd))
}

/// The scale, from the answers item by item.
fn scale(lists: &[Vec<Decimal>]) -> Result<Scale, Undefined> {
    let columns: Vec<Vec<f64>> = lists.iter().map(|list| doubles(list)).collect();
    let cases = columns.first().map_or(0, Vec::len);
    if cases == 0 {
        return Err(Undefined::EmptyBase);
    }
    let units: Vec<Vec<Option<f64>>> =
        (0..cases).map(|case| columns.iter().map(|column| column.get(case).copied()).collect()).collect();
    Scale::new(&units)
}
