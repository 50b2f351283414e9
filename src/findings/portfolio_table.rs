//! Satisfaction and importance of several items side by side (CS ポートフォリオ): which to improve first among them.
//! Importance was asked, or is the correlation of an item with an overall question, which describes those who answered.

use crate::catalogue::{Phrase, quantities, related as words, units};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::correlation_table::{PLACES, correlate, name};
use crate::findings::evidence::{Evidence, Taken};
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::ground::Ground;
use crate::findings::material::Material;
use crate::findings::measured::{self, estimate, valued};
use crate::findings::plan::TableRequest;
use crate::findings::plan::measured::{Importance, PortfolioTable, QuantityItem};
use crate::findings::quantity_table::notes::{labels, mode_note, scores_note};
use crate::findings::single::chain_note;
use crate::findings::table::{HeadCell, ResultCell, ResultTable};
use crate::stats::describe::{QuantileRule, quantile};
use crate::stats::moments::Moments;
use crate::stats::share::share;
use crate::stats::{Undefined, exact};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;

/// A difference that rounding leaves between an item and a line through it.
const ROUNDING: f64 = 1e-12;

/// A table whose numbers are being looked up.
#[derive(Debug)]
pub struct Asked<'p> {
    request: &'p TableRequest,
    plan: &'p PortfolioTable,
    satisfaction: Vec<AskedItem<'p>>,
    importance: Vec<AskedItem<'p>>,
}

#[derive(Debug)]
struct AskedItem<'p> {
    numbers: measured::Asked<'p>,
    /// How many chose the options of the top box, and their cells; none where the mean is wanted.
    top: Option<(TallyTicket, EvidencePart)>,
}

/// A coordinate of an item.
struct Place {
    ground: Ground,
    value: FigureValue,
    number: Option<f64>,
    /// What is taken of the answers for it, and of whom.
    taken: Taken,
    evidence: Evidence,
}

/// Asks for what a portfolio needs.
pub fn ask<'p>(
    batch: &mut Batch,
    material: &Material<'_>,
    request: &'p TableRequest,
    plan: &'p PortfolioTable,
) -> Asked<'p> {
    let mut stated = |item: &'p QuantityItem| {
        let base = measured::base(material, &plan.table, &[&item.measured], &plan.filter);
        let chosen =
            Predicate::Is { variable: item.measured.question.clone(), codes: item.top.iter().cloned().collect() };
        let cells = EvidenceCells::Variables(material.routed(&plan.table, &base.variables()));
        AskedItem {
            top: plan.top.map(|_| {
                let evidence = batch.evidence(&plan.table, &chosen, &base, cells);
                (batch.tally(&plan.table, TallySpec::count(chosen, base)), evidence)
            }),
            numbers: measured::ask(batch, material, &plan.table, &[&item.measured], &plan.filter),
        }
    };
    let satisfaction = plan.items.iter().map(&mut stated).collect();
    let importance = match &plan.importance {
        Importance::Stated(items) => items.iter().map(&mut stated).collect(),
        Importance::Derived { overall, .. } => plan
            .items
            .iter()
            .map(|item| AskedItem {
                numbers: measured::ask(batch, material, &plan.table, &[&item.measured, overall], &plan.filter),
                top: None,
            })
            .collect(),
    };
    Asked { request, plan, satisfaction, importance }
}

impl Asked<'_> {
    /// The table and its figures.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (ResultTable, Vec<Figure>) {
        let stated = |asked: &AskedItem<'_>| stated(counted, material, asked);
        let satisfaction: Vec<Place> = self.satisfaction.iter().map(stated).collect();
        let importance: Vec<Place> = match &self.plan.importance {
            Importance::Stated(_) => self.importance.iter().map(stated).collect(),
            Importance::Derived { coefficient, .. } => self
                .importance
                .iter()
                .map(|asked| {
                    let lists = asked.numbers.numbers(counted);
                    let [x, y] = [0, 1].map(|list| lists.get(list).map(Vec::as_slice).unwrap_or_default());
                    let r = correlate(x, y, *coefficient).r;
                    let ground = asked.numbers.ground(counted, material);
                    let (taken, evidence) = (asked.numbers.computed(), ground.evidence.clone());
                    Place { ground, value: estimate(r), number: r.ok(), taken, evidence }
                })
                .collect(),
        };
        let lines = [&satisfaction, &importance].map(|places| self.line(places));
        let mut figures = Vec::new();
        let mut rows = Vec::new();
        for (item, (satisfied, important)) in self.plan.items.iter().zip(satisfaction.iter().zip(&importance)) {
            let named = measured::named(material, &self.plan.table, &item.measured);
            let mut row = vec![ResultCell::Words(named.text.clone())];
            let counts = (words::satisfaction_n(), words::importance_n());
            let headings = self.headings();
            for (place, what, count, heading, decimals) in [
                (satisfied, "satisfaction", counts.0, headings.0, self.request.decimals),
                (important, "importance", counts.1, headings.1, self.importance_decimals()),
            ] {
                let n = FigureValue::Count(place.ground.base.n);
                for (what, heading, value, unit) in [
                    (format!("{what}.n"), count, n, units::none()),
                    (what.to_owned(), heading, place.value.clone(), unit(&place.value)),
                ] {
                    let id = format!("{}.total.{}.{what}", self.request.id, item.measured.question);
                    let label = quantities::of_group(&self.request.title, named.title(), "", heading);
                    let mut figure = place.ground.figure(id.clone(), label, value, unit, decimals);
                    if !matches!(figure.value, FigureValue::Count(_)) {
                        (figure.taken, figure.evidence) = (place.taken.clone(), place.evidence.clone());
                    }
                    figures.push(figure);
                    row.push(ResultCell::Figure(id));
                }
            }
            row.push(ResultCell::Words(quadrant(satisfied.number, important.number, &lines)));
            rows.push(row);
        }
        let line = if self.plan.median { words::line_median() } else { words::line_mean() };
        let mut row = vec![ResultCell::Words(line.clone())];
        for (places, what, at, decimals) in [
            (&satisfaction, "satisfaction", lines[0], self.request.decimals),
            (&importance, "importance", lines[1], self.importance_decimals()),
        ] {
            row.push(ResultCell::Words(units::nothing()));
            let Some((first, others)) = places.split_first() else { continue };
            let percent = places.iter().any(|place| matches!(place.value, FigureValue::Share(_)));
            let value = match at.and_then(crate::stats::Real::new) {
                Ok(at) if percent => FigureValue::EstimatedShare(at),
                Ok(at) => FigureValue::Estimate(at),
                Err(reason) => FigureValue::Undefined(reason),
            };
            let id = format!("{}.total.{what}.line", self.request.id);
            let label = quantities::of_group(&self.request.title, &line, "", what);
            let unit = if percent { units::percent() } else { units::none() };
            let mut figure = first.ground.figure(id.clone(), label, value, unit, decimals);
            // The line is of items with bases of their own.
            figure.base = None;
            figures.push(others.iter().fold(figure, |figure, other| other.ground.and(figure)));
            row.push(ResultCell::Figure(id));
        }
        row.push(ResultCell::Words(Phrase::default()));
        rows.push(row);
        let (satisfied, important) = self.headings();
        let head = [
            words::item_heading(),
            words::satisfaction_n(),
            satisfied,
            words::importance_n(),
            important,
            words::quadrant_heading(),
        ];
        let table = ResultTable {
            id: self.request.id.clone(),
            title: self.request.title.clone(),
            head: vec![head.into_iter().map(HeadCell::one).collect()],
            rows,
            stub_columns: 1,
            notes: self.notes(material, &satisfaction, &importance),
            follows: None,
            turned: None,
            drawn: None,
        };
        (table, figures)
    }

    /// Where a line lies among the items that have a place.
    fn line(&self, places: &[Place]) -> Result<f64, Undefined> {
        let numbers: Vec<f64> = places.iter().filter_map(|place| place.number).collect();
        if self.plan.median {
            quantile(&numbers, 0.5, QuantileRule::Inclusive)
        } else {
            Ok(Moments::of(&numbers)?.mean)
        }
    }

    fn derived(&self) -> bool {
        matches!(self.plan.importance, Importance::Derived { .. })
    }

    fn importance_decimals(&self) -> u32 {
        if self.derived() { PLACES } else { self.request.decimals }
    }

    fn headings(&self) -> (Phrase, Phrase) {
        let (satisfied, important) = match self.plan.top {
            Some(steps) => (words::satisfaction_top(steps), words::importance_top(steps)),
            None => (words::satisfaction_mean(), words::importance_mean()),
        };
        (satisfied, if self.derived() { words::importance_derived() } else { important })
    }

    fn notes(&self, material: &Material<'_>, satisfaction: &[Place], importance: &[Place]) -> Vec<Phrase> {
        let survey = material.survey(&self.plan.table.survey);
        let question = |item: &QuantityItem| survey.and_then(|survey| survey.question(&item.measured.question));
        let mut notes = vec![words::quadrants_note()];
        notes.push(match &self.plan.importance {
            Importance::Stated(_) => words::stated_note(),
            Importance::Derived { overall, coefficient } => {
                words::derived_note(name(*coefficient), measured::named(material, &self.plan.table, overall).text)
            }
        });
        let mut say = |note: Phrase| {
            if !notes.contains(&note) {
                notes.push(note);
            }
        };
        let stated = match &self.plan.importance {
            Importance::Stated(items) => items.as_slice(),
            Importance::Derived { .. } => &[],
        };
        for item in self.plan.items.iter().chain(stated) {
            if let Some(question) = question(item) {
                if let Some(note) = scores_note(question, &item.measured.numbers) {
                    say(note);
                }
                if let Some(steps) = self.plan.top {
                    say(quantities::top_note(steps, labels(question, &item.top)));
                }
            }
        }
        for (item, place) in self.plan.items.iter().chain(stated).zip(satisfaction.iter().chain(importance)) {
            let named = measured::named(material, &self.plan.table, &item.measured);
            say(quantities::of_item(named.called, chain_note(&place.ground.base)));
        }
        if self.derived() {
            say(words::described_only());
        }
        for place in satisfaction.iter().chain(importance) {
            say(mode_note(&place.ground, false));
        }
        for place in satisfaction.iter().chain(importance) {
            place.ground.response(self.request).into_iter().for_each(&mut say);
        }
        notes
    }
}

/// What was stated: the share of the top box, or the mean score.
fn stated(counted: &Counted<'_>, material: &Material<'_>, asked: &AskedItem<'_>) -> Place {
    let ground = asked.numbers.ground(counted, material);
    #[expect(clippy::cast_precision_loss, reason = "a place among the items; the figure keeps the fraction")]
    let place = |numerator: i128, denominator: i128| numerator as f64 / denominator as f64;
    let mut evidence = ground.evidence.clone();
    let mut taken = asked.numbers.computed();
    let (value, number) = match &asked.top {
        Some((top, chose)) => {
            evidence = counted.cells(&[chose.clone(), asked.numbers.everybody().clone()]);
            taken = Taken::Rows;
            let share = share(counted.n(top, 0, 0), ground.base.n);
            let number = share.map(|share| place(share.numerator.into(), share.denominator.into()));
            (valued(share, FigureValue::Share), number)
        }
        None => {
            let numbers = asked.numbers.numbers(counted).pop().unwrap_or_default();
            let mean = exact::mean(&numbers);
            let number = mean.map(|mean| place(mean.numerator, mean.denominator));
            (valued(mean, FigureValue::Mean), number)
        }
    };
    Place { ground, value, number: number.ok(), taken, evidence }
}

fn unit(value: &FigureValue) -> Phrase {
    if matches!(value, FigureValue::Share(_)) { units::percent() } else { units::none() }
}

/// In which quadrant an item lies.
fn quadrant(satisfied: Option<f64>, important: Option<f64>, lines: &[Result<f64, Undefined>; 2]) -> Phrase {
    let side = |number: Option<f64>, line: &Result<f64, Undefined>| {
        let (number, line) = number.zip(line.ok())?;
        let over = number - line;
        Some(if over.abs() <= ROUNDING * number.abs().max(1.0) { None } else { Some(over > 0.0) })
    };
    match (side(satisfied, &lines[0]), side(important, &lines[1])) {
        (Some(Some(true)), Some(Some(true))) => words::keep(),
        (Some(Some(false)), Some(Some(true))) => words::improve_first(),
        (Some(Some(true)), Some(Some(false))) => words::maintain(),
        (Some(Some(false)), Some(Some(false))) => words::improve(),
        (Some(_), Some(_)) => words::on_the_line(),
        (None, _) | (_, None) => words::no_quadrant(),
    }
}
