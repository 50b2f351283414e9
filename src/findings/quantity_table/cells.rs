//! What is computed of one question in one group.

use crate::catalogue::{Phrase, findings, quantities as words};
use crate::findings::batch::Counted;
use crate::findings::evidence::Taken;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::how::{How, Topic, Working};
use crate::findings::material::Material;
use crate::findings::measured::{doubles, estimate, valued};
use crate::findings::plan::measured::{Measured, Numbers, Statistic};
use crate::findings::quantity_table::{Asked, Cell, headings};
use crate::stats::comparison::Fraction;
use crate::stats::describe::{QuantileRule, describe, mean_interval_of};
use crate::stats::share::share;
use crate::stats::{Interval, Level, Undefined, exact};
use crate::text::number::{self, Decimal};

fn amount(number: Option<&Decimal>) -> FigureValue {
    number.map_or(FigureValue::Undefined(Undefined::EmptyBase), |number| FigureValue::Amount(*number))
}

/// A statistic by its formula, with what went into it.
fn working(cell: &Cell<'_>, statistic: &Statistic, level: Level) -> How {
    let described = describe(&doubles(&cell.numbers)).ok();
    let real = |value: f64| Decimal::from_f64(value).map(|value| number::decimal(&value, 4));
    let mut terms = vec![("n".to_owned(), cell.ground.base.n.to_string())];
    let mut add = |sign: &str, value: Option<String>| terms.extend(value.map(|value| (sign.to_owned(), value)));
    let mean = || described.as_ref().and_then(|of| real(of.mean));
    match statistic {
        Statistic::Interval => {
            add("x̄", mean());
            add("s", described.as_ref().and_then(|of| real(of.sd.ok()?)));
            // The answers of the whole stratum, of which the group is a part.
            let finite = cell.ground.drawn.and_then(|(drawn, population)| Some((drawn, population?)));
            add("m", finite.map(|(drawn, _)| drawn.to_string()));
            add("N", finite.map(|(_, population)| population.to_string()));
        }
        Statistic::Sd => add("x̄", mean()),
        Statistic::Quantile(p) => add("p", Some(p.to_string())),
        Statistic::Mean
        | Statistic::Median
        | Statistic::Sum
        | Statistic::Min
        | Statistic::Max
        | Statistic::Top(_)
        | Statistic::Bottom(_)
        | Statistic::NetPromoter => {}
    }
    let headings: Vec<Phrase> = headings(statistic, level).into_iter().map(|(_, heading)| heading).collect();
    How::Worked(Box::new(Working {
        method: Phrase::listed(&headings),
        formula: statistic.formula().to_owned(),
        terms,
        topic: Topic::Quantities,
    }))
}

/// A number of a cell.
pub(super) struct Stated {
    /// The last part of its id.
    pub(super) what: String,
    pub(super) heading: Phrase,
    pub(super) value: FigureValue,
    pub(super) how: How,
    pub(super) taken: Taken,
}

/// What a statistic takes of the answers.
fn taken(measured: &Measured, statistic: &Statistic) -> Taken {
    match statistic {
        Statistic::Sum => Taken::Sum(vec![measured.clone()]),
        Statistic::Mean | Statistic::Interval | Statistic::Sd => Taken::Computed(vec![measured.clone()]),
        Statistic::Median | Statistic::Quantile(_) | Statistic::Min | Statistic::Max => {
            Taken::Ranked(measured.clone())
        }
        Statistic::Top(_) | Statistic::Bottom(_) | Statistic::NetPromoter => Taken::Rows,
    }
}

impl Asked<'_> {
    /// Each number of a cell.
    pub(super) fn statistics(&self, counted: &Counted<'_>, cell: &Cell<'_>) -> Vec<Stated> {
        let mut found = vec![Stated {
            what: "n".to_owned(),
            heading: findings::n_heading(),
            value: FigureValue::Count(cell.ground.base.n),
            how: How::Plain,
            taken: Taken::Rows,
        }];
        for statistic in &self.plan.show {
            let values = self.values(counted, cell, statistic);
            let all = headings(statistic, self.plan.level).into_iter().zip(values);
            found.extend(all.map(|((what, heading), value)| Stated {
                what,
                heading,
                value,
                how: working(cell, statistic, self.plan.level),
                taken: taken(&cell.item.measured, statistic),
            }));
        }
        found
    }

    fn values(&self, counted: &Counted<'_>, cell: &Cell<'_>, statistic: &Statistic) -> Vec<FigureValue> {
        let numbers = &cell.numbers;
        let n = cell.ground.base.n;
        let count = |row: usize| counted.n(&cell.asked.ends, row, 0);
        let quantile = |p: &Decimal, rule| valued(exact::quantile(numbers, p, rule), FigureValue::Mean);
        vec![match statistic {
            Statistic::Mean => valued(exact::mean(numbers), FigureValue::Mean),
            Statistic::Interval => {
                let interval = cell.interval(self.plan.level);
                return vec![estimate(interval.map(|of| of.low)), estimate(interval.map(|of| of.high))];
            }
            Statistic::Sd => estimate(describe(&doubles(numbers)).and_then(|described| described.sd)),
            Statistic::Median => match Decimal::new(5, 1) {
                Some(half) => quantile(&half, QuantileRule::Inclusive),
                None => FigureValue::Undefined(Undefined::Impossible),
            },
            Statistic::Quantile(p) => quantile(p, self.plan.rule),
            // Of nobody it is not known, which is not 0.
            Statistic::Sum if numbers.is_empty() => FigureValue::Undefined(Undefined::EmptyBase),
            Statistic::Sum => valued(exact::total(numbers), FigureValue::Amount),
            Statistic::Min => amount(numbers.iter().min()),
            Statistic::Max => amount(numbers.iter().max()),
            Statistic::Top(_) => valued(share(count(0), n), FigureValue::Share),
            Statistic::Bottom(_) => valued(share(count(1), n), FigureValue::Share),
            Statistic::NetPromoter => {
                let net = i128::from(count(2)) - i128::from(count(3));
                valued(share(0, n), |of| {
                    FigureValue::Points(Fraction { numerator: net, denominator: i128::from(of.denominator) })
                })
            }
        }]
    }

    /// How many answers lie far beyond the quartiles (Tukey 1977), as a remark and a figure that leads to their cells.
    pub(super) fn outliers(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        cell: &Cell<'_>,
    ) -> Option<(Phrase, Figure)> {
        let (low, high) = fences(&cell.numbers).filter(|_| cell.item.measured.numbers == Numbers::Written)?;
        let far = |number: &Decimal| {
            let number = exact::double(number);
            number < low || number > high
        };
        let many = cell.numbers.iter().filter(|number| far(number)).count();
        let group = self.groups.first().filter(|_| many > 0)?;
        let value = FigureValue::Count(u64::try_from(many).ok()?);
        let mut figure =
            self.figure(material, cell, group, &findings::total(), "outliers", &words::outliers(), value);
        figure.evidence = cell.asked.numbers.cells(counted, far).into();
        figure.taken = Taken::Outliers;
        let note = words::outliers_note(number::grouped(i128::try_from(many).ok()?));
        figure.notes.push(note.clone());
        Some((note, figure))
    }
}

/// 1.5 interquartile ranges beyond the quartiles; none where half of the answers are one number, beside which every other
/// would be far.
fn fences(numbers: &[Decimal]) -> Option<(f64, f64)> {
    let numbers = doubles(numbers);
    let quartile = |p| crate::stats::describe::quantile(&numbers, p, QuantileRule::Inclusive).ok();
    let (low, high) = (quartile(0.25)?, quartile(0.75)?);
    let reach = 1.5 * (high - low);
    (reach > 0.0).then_some((low - reach, high + reach))
}

impl Cell<'_> {
    /// The interval of the mean.
    pub(super) fn interval(&self, level: Level) -> Result<Interval, Undefined> {
        if self.ground.base.n == 0 {
            return Err(Undefined::EmptyBase);
        }
        self.ground.simple()?;
        let (drawn, population) = self.ground.drawn.ok_or(Undefined::UnknownDesign)?;
        mean_interval_of(&doubles(&self.numbers), drawn, population, level)
    }
}
