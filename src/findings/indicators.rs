//! Indicators by fiscal year: targets and actuals as the office entered them, and the same actual counted again from
//! records or a survey. Both are kept; where they differ it is a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Phrase, findings as words};
use crate::collect::indicators::EntryKind;
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::findings::batch::{Batch, Counted, EvidenceCells, EvidencePart, TallyTicket};
use crate::findings::chain::{self, ChainTicket};
use crate::findings::event_tables::{distinct, record_key, taken};
use crate::findings::figure::{Figure, FigureClass, FigureValue};
use crate::findings::how::{Counting, How};
use crate::findings::intervals::beside;
use crate::findings::material::Material;
use crate::findings::parts::{self, PartsTicket};
use crate::findings::plan::TableKey;
use crate::findings::reach::Reach;
use crate::findings::single::share_value;
use crate::stats::inference::InferenceMode;
use crate::stats::precision::Wanted;
use crate::stats::share::share;
use crate::survey::indicator::{CountedFrom, Indicator, IndicatorKind, Measure};
use crate::survey::predicate::{Predicate, fiscal_year_days};
use crate::tally::spec::TallySpec;
use crate::text::era::{CivilDate, fiscal_year_name, in_words};
use crate::text::number::Decimal;

/// The id of an indicator's figure.
pub fn figure_id(indicator: &str, kind: &str, year: i32) -> String {
    format!("{indicator}.{kind}.FY{year}")
}

/// One counted actual in the making.
struct Asked<'m> {
    indicator: &'m Indicator,
    year: i32,
    as_of: Option<CivilDate>,
    measure: &'m Measure,
    tallies: Vec<TallyTicket>,
    chain: Option<ChainTicket>,
    parts: Option<PartsTicket>,
    evidence: Vec<EvidencePart>,
    tables: Vec<(TableKey, BTreeSet<String>)>,
    countings: Vec<Counting>,
}

/// Every counted actual in the making.
pub struct AskedAll<'m> {
    asked: Vec<Asked<'m>>,
}

/// Asks for every actual that can be counted again.
pub fn ask<'m>(batch: &mut Batch, material: &'m Material<'m>) -> AskedAll<'m> {
    let mut asked = Vec::new();
    let Some(book) = material.book else { return AskedAll { asked } };
    for indicator in &book.indicators {
        for (year, _) in &book.year_columns {
            let entered = material.entered.entries.get(&(indicator.id.clone(), EntryKind::Actual, *year));
            let as_of = entered.and_then(|entered| entered.as_of);
            match &indicator.counted {
                Some(CountedFrom::Records { lists, measure, date }) => {
                    asked.push(from_records(batch, material, indicator, *year, as_of, lists, measure, date));
                }
                Some(CountedFrom::Survey { survey, measure }) => {
                    asked.extend(from_survey(batch, material, indicator, *year, survey, measure));
                }
                None => {}
            }
        }
    }
    AskedAll { asked }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one way of counting, taken apart")]
fn from_records<'m>(
    batch: &mut Batch,
    material: &'m Material<'m>,
    indicator: &'m Indicator,
    year: i32,
    as_of: Option<CivilDate>,
    lists: &'m [String],
    measure: &'m Measure,
    date: &str,
) -> Asked<'m> {
    let (first, last) = fiscal_year_days(year, year);
    let until = as_of.map_or(last, |day| day.first_day_number().min(last));
    // A stock is everything up to the day; a flow is what the year brought.
    let from = match indicator.kind {
        IndicatorKind::Stock => i32::MIN,
        IndicatorKind::Flow | IndicatorKind::PersonsEach | IndicatorKind::PersonsOnce | IndicatorKind::Share => {
            first
        }
    };
    let days = Predicate::Days { variable: date.to_owned(), from, to: until };
    let mut asked = Asked {
        indicator,
        year,
        as_of,
        measure,
        tallies: Vec::new(),
        chain: None,
        parts: None,
        evidence: Vec::new(),
        tables: Vec::new(),
        countings: Vec::new(),
    };
    for list in lists {
        let key = record_key(list);
        let base = material.counted(&key);
        let mut named: BTreeSet<&str> = base.variables();
        named.insert(date);
        named.extend(measure.variables());
        let variables: BTreeSet<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let condition = match measure {
            Measure::Count(condition) => days.clone().and(condition.clone()),
            Measure::Share(_) | Measure::Sum(_) | Measure::Distinct { .. } => days.clone(),
        };
        asked.evidence.push(batch.evidence(&key, &condition, &base, EvidenceCells::Variables(variables.clone())));
        let in_days = base.and(days.clone());
        match measure {
            Measure::Count(condition) | Measure::Share(condition) => {
                asked.tallies.push(batch.tally(&key, TallySpec::count(condition.clone(), in_days)));
            }
            Measure::Sum(column) => asked.tallies.push(batch.tally(
                &key,
                TallySpec { quantity: Some(column.clone()), ..TallySpec::count(Predicate::Everyone, in_days) },
            )),
            Measure::Distinct { column, within } => {
                let table = material.tables.get(&key);
                let seen =
                    |name: &str| table.and_then(|t| t.column(name)).map(|c| c.codes.clone()).unwrap_or_default();
                let groups: Vec<Predicate> = match within {
                    Some(within) => {
                        seen(within).iter().map(|code| Predicate::is(within.clone(), code.clone())).collect()
                    }
                    None => vec![Predicate::Everyone],
                };
                for group in groups {
                    let rows =
                        seen(column).iter().map(|code| Predicate::is(column.clone(), code.clone())).collect();
                    let spec = TallySpec {
                        rows,
                        columns: vec![Predicate::Everyone],
                        base: in_days.clone().and(group),
                        quantity: None,
                        weight: None,
                    };
                    asked.tallies.push(batch.tally(&key, spec));
                }
            }
        }
        asked.countings.push(Counting::of(&key, days.clone()));
        asked.tables.push((key, variables));
    }
    asked
}

fn from_survey<'m>(
    batch: &mut Batch,
    material: &'m Material<'m>,
    indicator: &'m Indicator,
    year: i32,
    survey: &str,
    measure: &'m Measure,
) -> Option<Asked<'m>> {
    let defined = material.survey(survey)?;
    let round = defined.rounds.iter().find(|round| round.fiscal_year == Some(year))?;
    let key = TableKey { survey: survey.to_owned(), round: round.id.clone() };
    let (Measure::Count(condition) | Measure::Share(condition)) = measure else { return None };
    let named = condition.variables();
    let question = defined.questions.iter().map(|q| q.id.as_str()).find(|id| named.contains(id))?;
    let variables = material.routed(&key, &named);
    let valid = material.counted(&key);
    let base = match measure {
        Measure::Share(_) => valid.and(Predicate::Answered(question.to_owned())),
        Measure::Count(_) | Measure::Sum(_) | Measure::Distinct { .. } => valid,
    };
    let cells = EvidenceCells::Variables(variables.clone());
    let mut evidence = vec![batch.evidence(&key, condition, &base, cells.clone())];
    if matches!(measure, Measure::Share(_)) {
        evidence.push(batch.evidence(&key, &Predicate::Everyone, &base, cells));
    }
    let everyone = [Predicate::Everyone];
    let parts = matches!(measure, Measure::Share(_))
        .then(|| parts::ask(batch, material, &key, &base, std::slice::from_ref(condition), &everyone));
    Some(Asked {
        indicator,
        year,
        as_of: round.as_of,
        measure,
        tallies: vec![batch.tally(&key, TallySpec::count(condition.clone(), base))],
        chain: Some(chain::ask(batch, material, &key, Some(question), &Predicate::Everyone, &everyone)),
        parts,
        evidence,
        countings: vec![match measure {
            Measure::Share(_) => Counting::of(&key, Predicate::Everyone).answering(question),
            Measure::Count(_) | Measure::Sum(_) | Measure::Distinct { .. } => {
                Counting::of(&key, Predicate::Everyone)
            }
        }],
        tables: vec![(key, variables)],
    })
}

impl AskedAll<'_> {
    /// Every figure of every indicator, and where entered and counted differ.
    pub fn finish(&self, counted: &Counted<'_>, material: &Material<'_>) -> (Vec<Figure>, Vec<Diagnostic>) {
        let mut figures: Vec<Figure> = entered_figures(material);
        for asked in &self.asked {
            figures.push(asked.figure(counted, material));
        }
        let by_id: BTreeMap<&str, &Figure> = figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
        let mut diagnostics = Vec::new();
        for asked in &self.asked {
            let id = |kind| figure_id(&asked.indicator.id, kind, asked.year);
            if let (Some(entered), Some(counted)) =
                (by_id.get(id("actual").as_str()), by_id.get(id("counted").as_str()))
                && !agree(entered, counted, asked.indicator)
            {
                diagnostics.push(differs(asked.indicator, entered, counted));
            }
        }
        (figures, diagnostics)
    }
}

/// Whether an entered actual is what was counted; a share is compared as printed, since the office entered that.
fn agree(entered: &Figure, counted: &Figure, indicator: &Indicator) -> bool {
    match (&entered.value, &counted.value) {
        (FigureValue::Amount(entered), FigureValue::Count(count)) => {
            *entered == Decimal::from(i64::try_from(*count).unwrap_or(-1))
        }
        (FigureValue::Amount(entered), FigureValue::Amount(counted)) => entered == counted,
        (FigureValue::Amount(entered), FigureValue::Share(_)) => {
            crate::text::number::decimal(entered, indicator.decimals) == counted.text().ja
        }
        // What cannot be computed differs from nothing.
        _ => true,
    }
}

fn differs(indicator: &Indicator, entered: &Figure, counted: &Figure) -> Diagnostic {
    let places = entered.evidence.iter().chain(counted.evidence.iter()).cloned().collect();
    Diagnostic::at(
        "entered-differs",
        Severity::Query,
        places,
        words::entered_value(&indicator.label, entered.with_unit()),
        words::counted_value(Phrase::with_unit(&counted.text(), &indicator.unit)),
        words::hint_entered(),
    )
    .about(counted.id.clone())
    .in_scope(Scope { figure: Some(counted.id.clone()), ..Scope::default() })
}

fn entered_figures(material: &Material<'_>) -> Vec<Figure> {
    let Some(book) = material.book else { return Vec::new() };
    let mut figures = Vec::new();
    for ((id, kind, year), entered) in &material.entered.entries {
        let Some(indicator) = book.indicators.iter().find(|indicator| indicator.id == *id) else { continue };
        let Some(value) = entered.value else { continue };
        let (kind, word) = match kind {
            EntryKind::Target => ("target", words::target()),
            EntryKind::Actual => ("actual", words::actual()),
        };
        let label =
            words::indicator_figure(&indicator.label, &word, words::fiscal_year(fiscal_year_name(*year), *year));
        let decimals = indicator.decimals;
        let mut figure = Figure::computed(
            figure_id(id, kind, *year),
            label,
            FigureValue::Amount(value),
            &indicator.unit,
            decimals,
        );
        figure.class = FigureClass::Entered;
        figure.period = Some((*year, *year));
        figure.as_of = entered.as_of;
        if !entered.note.is_empty() {
            figure.notes.push(Phrase::same(entered.note.clone()));
        }
        if let Some(day) = entered.as_of {
            figure.notes.push(words::as_of_note(in_words(&day)));
        }
        figure.evidence = BTreeSet::from([entered.cell.at.clone()]).into();
        let reach = Arc::new(Reach::Entered { indicator: id.clone() });
        figure.provisional = material.undecided(&reach);
        figure.rests_on.push(reach);
        figures.push(figure);
    }
    figures
}

impl Asked<'_> {
    fn figure(&self, counted: &Counted<'_>, material: &Material<'_>) -> Figure {
        let n = || self.tallies.iter().map(|ticket| counted.n(ticket, 0, 0)).sum::<u64>();
        let base = self.chain.as_ref().map(|chain| chain.chain(counted, 0));
        let mode = self.chain.as_ref().map(|chain| chain.mode(counted));
        let parts = self.parts.as_ref().zip(self.chain.as_ref());
        let parts = parts.map_or_else(|| Ok(Vec::new()), |(parts, chain)| parts.parts(counted, chain, 0, 0));
        let among = base.map_or(0, |base| base.n);
        let value = match self.measure {
            Measure::Count(_) => FigureValue::Count(n()),
            Measure::Share(_) => share_value(n(), among, mode.unwrap_or(InferenceMode::Open), &parts),
            Measure::Sum(_) => {
                let milli: i128 = self
                    .tallies
                    .iter()
                    .filter_map(|ticket| counted.tally(ticket).cells.first()?.first().map(|sums| sums.quantity))
                    .sum();
                Decimal::new(milli, 3)
                    .map_or(FigureValue::Undefined(crate::stats::Undefined::TooLarge), FigureValue::Amount)
            }
            Measure::Distinct { .. } => FigureValue::Count(distinct(counted, &self.tallies, 0)),
        };
        let label = words::indicator_figure(
            &self.indicator.label,
            words::counted(),
            words::fiscal_year(fiscal_year_name(self.year), self.year),
        );
        let id = figure_id(&self.indicator.id, "counted", self.year);
        let mut figure = Figure::computed(id, label, value, &self.indicator.unit, self.indicator.decimals);
        figure.how = How::measured(self.measure, self.countings.clone());
        figure.base = base;
        figure.mode = mode;
        if let (Measure::Share(_), Some(base), Some(mode)) = (self.measure, base, mode)
            && let Ok(share) = share(n(), base.n)
        {
            figure.beyond = beside(share, &base, mode, &parts, &Wanted::default(), self.indicator.decimals);
        }
        figure.period = Some((self.year, self.year));
        figure.as_of = self.as_of;
        figure.rests_on = self
            .tables
            .iter()
            .map(|(key, variables)| Reach::counted(key, variables, Predicate::Everyone))
            .collect();
        figure.provisional = figure.rests_on.iter().any(|reach| material.undecided(reach));
        figure.evidence = counted.cells(&self.evidence);
        figure.taken = taken(self.measure);
        figure
    }
}
