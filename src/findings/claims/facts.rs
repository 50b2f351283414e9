//! What a workspace has that a text can speak of: every figure of a plan with the words that lead to it, taken apart into
//! what it is about (subject), of whom (group), which answer or column (option), when, and what it belongs to (project,
//! survey, question). The words come from the tables and definitions as they are printed, not from the ids.

mod asked;
mod beside;
mod fact;
mod labels;
mod names;
pub mod rates;
mod sources;
mod table;

use std::collections::{BTreeMap, BTreeSet};

pub use asked::Asked;
pub(super) use fact::empty;
pub use fact::{CountedAnswers, Fact, FactValue, Measure};
pub use names::{AreaName, Group, is_named, name_is_said};

use crate::findings::bins::share::ShareWord;
use crate::findings::claims::facts::fact::of_figure;
use crate::findings::claims::facts::labels::{asked_by, years_of_words};
use crate::findings::claims::facts::rates::Rate;
use crate::findings::claims::facts::sources::{
    counted_answers, indicator_of, project_name, project_of, words_of_measure, words_of_round,
};
use crate::findings::claims::judge::Written;
use crate::findings::claims::terms::{Vocabulary, denies};
use crate::findings::figure::Figure;
use crate::findings::indicators::figure_id;
use crate::findings::plan::{AnalysisPlan, FigureMeasure, FigureSource};
use crate::findings::table::ResultTable;
use crate::stats::comparison::Fraction;
use crate::survey::area::Areas;
use crate::survey::definition::{ONLY_ROUND, Survey};
use crate::survey::indicator::{IndicatorBook, IndicatorKind};
use crate::text::era::{CivilDate, DateReading, read_date};
use crate::text::key::key;

/// A project with the words that lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectWords {
    /// Terms of its name.
    pub name: Vec<u32>,
    /// Its indicators.
    pub indicators: BTreeSet<String>,
    /// The figures that are its results.
    pub results: BTreeSet<String>,
}

/// Everything that a text of this workspace can speak of.
#[derive(Debug, Default)]
pub struct Facts {
    /// The facts, figures first.
    pub list: Vec<Fact>,
    /// Terms.
    pub vocabulary: Vocabulary,
    /// The answers and columns of all tables in the matching form, with their terms.
    pub answers: BTreeMap<String, Vec<u32>>,
    /// The title of each table in the matching form.
    pub titles: Vec<String>,
    /// The groups of each table.
    pub groups: Vec<Vec<Group>>,
    /// The groups by which questions and returns are told apart, in the matching form.
    pub group_names: BTreeSet<String>,
    /// The tables of a question of which each case gives one answer, so that several answers add up.
    pub adding_up: BTreeSet<usize>,
    /// The names of groups that are years or decades (2010年代), in the matching form.
    pub times: BTreeSet<String>,
    /// Areas that are a part of the whole.
    pub areas: Vec<AreaName>,
    /// Projects.
    pub projects: Vec<ProjectWords>,
    /// First and last fiscal year of any fact.
    pub span: Option<(i32, i32)>,
    /// Questions that were asked.
    pub asked: Vec<Asked>,
    /// Ids of every figure of the plans so far.
    pub ids: BTreeSet<String>,
}

/// What the words of facts are taken from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The plan.
    pub plan: &'a AnalysisPlan,
    /// Its figures as published.
    pub figures: &'a BTreeMap<String, Figure>,
    /// Its tables.
    pub tables: &'a [ResultTable],
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Indicators.
    pub book: Option<&'a IndicatorBook>,
    /// Areas.
    pub areas: &'a Areas,
}

impl Facts {
    /// Adds every figure of a plan. Claims are none: they are what is checked. A figure that another plan has as well (those of
    /// indicators) is one fact.
    pub fn add(&mut self, sources: &Sources<'_>) {
        let known = self.list.len();
        self.named(sources);
        self.indicators(sources);
        for table in sources.tables {
            self.table(sources, table);
        }
        self.bounds(sources, known);
        for fact in self.list.iter_mut().skip(known).filter(|fact| fact.percentage) {
            fact.rate = Rate::named(&fact.option_words).or_else(|| Rate::named(&fact.label.ja));
        }
        self.areas(sources.areas);
        for project in &sources.plan.projects {
            let name = self.vocabulary.known(&project.name.ja);
            let indicators = project.indicators.iter().cloned().collect();
            let results = project.results.iter().cloned().collect();
            self.projects.push(ProjectWords { name, indicators, results });
        }
        for (first, last) in self.list.iter().filter_map(|fact| fact.years) {
            let (from, to) = self.span.unwrap_or((first, last));
            self.span = Some((from.min(first), to.max(last)));
        }
        self.asked(sources);
        self.vocabulary.weigh();
        self.ids.extend(sources.figures.keys().cloned());
    }

    /// The names of areas, but for the one that contains all others.
    fn areas(&mut self, areas: &Areas) {
        for area in areas.iter().filter(|area| area.part_of.is_some() || !area.members.is_empty()) {
            let full =
                std::iter::once(format!("{}{}", area.name.ja, area.level.ja)).chain(area.aliases.iter().cloned());
            let names = full.map(|name| (name, false)).chain([(area.name.ja.clone(), true)]);
            for (name, bare) in names.map(|(name, bare)| (key(&name), bare)) {
                if name.chars().count() > 1 && !self.areas.iter().any(|known| known.name() == name) {
                    self.areas.push(AreaName::new(name, bare));
                }
            }
        }
    }

    /// Whether the share of a figure is so many tenths if cut, and if rounded.
    pub fn tenths_ways(&self, figure: Option<&str>, tenths: &Written) -> (bool, bool) {
        let fact = self.list.iter().find(|fact| Some(fact.figure.as_str()) == figure && fact.percentage);
        let Some(exact) = fact.and_then(Fact::exact) else { return (false, false) };
        let size = Fraction { numerator: exact.numerator.abs(), ..exact };
        let said = tenths.value.to_i128().and_then(|tenths| u32::try_from(tenths).ok());
        let by = |word: ShareWord| said.is_some_and(|tenths| word.holds(size, tenths) == Some(true));
        (by(ShareWord::Cut), by(ShareWord::Rounded))
    }

    /// The fact that a figure by itself is, whatever was worked out from it.
    pub fn of_figure(&self, id: &str) -> Option<usize> {
        self.list.iter().position(|fact| fact.figure == id && fact.from.len() == 1)
    }

    /// The figure of a plan, unless another plan has it already.
    fn figure<'f>(&self, sources: &Sources<'f>, id: &str) -> Option<&'f Figure> {
        sources.figures.get(id).filter(|_| !self.ids.contains(id))
    }

    /// The figures that the plan asks for by name.
    fn named(&mut self, sources: &Sources<'_>) {
        for request in &sources.plan.figures {
            let Some(figure) = self.figure(sources, &request.id) else { continue };
            let mut fact = of_figure(figure);
            fact.named = true;
            fact.subject = self.vocabulary.learn(&request.label.ja);
            fact.denies = denies(&request.label.ja);
            let mut around = project_of(sources.plan, &request.id).unwrap_or_default();
            match &request.source {
                FigureSource::Counted { table, measure, .. } => {
                    fact.of_round = table.round != ONLY_ROUND;
                    fact.of_returns = matches!(measure, FigureMeasure::Chain(_));
                    around.push_str(&words_of_round(sources.surveys, table));
                    around.push('。');
                    around.push_str(&words_of_measure(sources.surveys, table, measure));
                    fact.counted = counted_answers(sources.surveys, table, measure);
                    let words = asked_by(sources.surveys, table, measure).chain([request.label.ja.as_str()]);
                    fact.label_years = years_of_words(words, &[fact.years]);
                }
                FigureSource::Indicator { indicator, derive, .. } => {
                    use crate::findings::plan::Derivation::{ActualOverTarget, Change, PointsFromTarget};
                    if let Some(indicator) = indicator_of(sources.book, indicator) {
                        around.push_str(&indicator.label.ja);
                        fact.subject = self.vocabulary.learn(&indicator.label.ja);
                        around.push_str(&project_name(sources.plan, &indicator.project));
                    }
                    fact.indicator = Some(indicator.clone());
                    fact.measure = match derive {
                        ActualOverTarget => Measure::Achievement,
                        Change => Measure::Change,
                        PointsFromTarget => Measure::Points,
                    };
                }
            }
            fact.around = self.vocabulary.learn(&around);
            self.list.push(fact);
        }
    }

    /// Targets and actuals.
    fn indicators(&mut self, sources: &Sources<'_>) {
        let Some(book) = sources.book else { return };
        let kinds = [("target", Measure::Target), ("actual", Measure::Actual), ("counted", Measure::Counted)];
        for indicator in &book.indicators {
            let subject = self.vocabulary.learn(&indicator.label.ja);
            let around = self.vocabulary.learn(&project_name(sources.plan, &indicator.project));
            for (year, _) in &book.year_columns {
                for (kind, measure) in kinds {
                    let id = figure_id(&indicator.id, kind, *year);
                    let Some(figure) = self.figure(sources, &id) else { continue };
                    let mut fact = of_figure(figure);
                    fact.measure = measure;
                    fact.named = true;
                    fact.subject.clone_from(&subject);
                    fact.around.clone_from(&around);
                    fact.indicator = Some(indicator.id.clone());
                    // 65 in ％ is the share 0.65.
                    if is_percent(&indicator.unit.ja)
                        && let (FactValue::Exact(value), false) = (fact.value, fact.percentage)
                        && let Some(denominator) = value.denominator.checked_mul(100)
                    {
                        fact.value = FactValue::Exact(Fraction { numerator: value.numerator, denominator });
                        fact.percentage = true;
                    }
                    self.list.push(fact);
                }
            }
        }
    }
}

/// Whether a unit is percent.
pub fn is_percent(unit: &str) -> bool {
    matches!(key(unit).as_str(), "%")
}

/// The date that a text is, whole or of a month.
pub fn day_of(text: &str) -> Option<CivilDate> {
    if !text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return None;
    }
    match read_date(text) {
        DateReading::Exact { date, .. } | DateReading::OutsideEra { date, .. } => Some(date),
        _ => None,
    }
}

/// The fiscal year that a heading names.
pub fn fiscal_year_of(text: &str) -> Option<i32> {
    crate::text::era::parse_fiscal_year(text)
}

/// Whether the values of several years may be added up.
pub fn adds_over_years(kind: IndicatorKind) -> bool {
    match kind {
        IndicatorKind::Flow | IndicatorKind::PersonsEach | IndicatorKind::PersonsOnce => true,
        IndicatorKind::Stock | IndicatorKind::Share => false,
    }
}
