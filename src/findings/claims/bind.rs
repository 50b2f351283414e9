//! Which figure a statement speaks of. Every fact of the workspace is scored by the words around the statement; the value
//! has no part in the score, because a claim whose value is wrong must still find its figure, and a value that fits by
//! chance must not bind alone. Only among facts that the words fit about equally well does the value decide.
//!
//! The score of a fact adds up:
//! * how much of its subject the words cover, the near ones counting more than headings (up to 1, with option and group);
//! * how much of the nearest words the fact explains (up to 0.5): 「策定予定」 rather means 策定予定の市町村 than 策定した市町村;
//! * its project where a heading names one (± 0.2), its year (+ 0.1, − 0.5 where another is named), its unit (+ 0.1),
//!   its day (+ 0.6), its having a name of its own in the plan (+ 0.1), and the words of its measure (± 0.3).

mod measured;
mod seen;
mod topic;

use crate::findings::claims::bind::measured::{measured, unit_score};
use crate::findings::claims::bind::seen::Seen;
pub(super) use crate::findings::claims::bind::seen::put_together;
use crate::findings::claims::bind::topic::Named;
pub use crate::findings::claims::bind::topic::uncounted;
use crate::findings::claims::facts::Facts;
use crate::findings::claims::facts::rates::Rate;
use crate::findings::claims::turn::Turn;
use crate::text::era::CivilDate;

/// Below this a fact is not what is spoken of.
pub const FLOOR: f64 = 0.75;
/// Below this a difference is no contradiction: the words are too far from the figure.
pub const SURE: f64 = 0.95;
/// Facts within this of the best are about as likely, and the value decides.
const ABOUT: f64 = 0.15;

/// What a rate has for being called by its name, which says more of it than of other figures.
const OF_RATE: f64 = 0.3;

/// What kind of number is spoken of; it decides which facts can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A number with its unit.
    Number {
        /// The unit as written; empty where none is.
        unit: String,
    },
    /// A percentage, 割, or a part in words: a share, an achievement, a change.
    Share,
    /// ポイント.
    Points,
    /// n/N.
    Fraction,
    /// A day on which something took place.
    Day,
    /// That something became more or less.
    Moved,
    /// Whether a target was reached.
    Reached,
}

/// The words around a statement, by how near they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that the words may say, apart from the others")]
pub struct Context {
    /// The words next to it: its clause, or what names its row and column.
    pub near: String,
    /// The same words with years, which may be part of a name.
    pub with_years: String,
    /// Everything between the statement before and the next one.
    pub wider: String,
    /// The sentence.
    pub sentence: String,
    /// The sentence up to the statement.
    pub before: String,
    /// A year that stands alone beside the statement, which may be the answer that it is of.
    pub beside_year: String,
    /// What stands before the sentence in the same paragraph.
    pub earlier: String,
    /// The headings above, the nearest first.
    pub headings: Vec<String>,
    /// The title of its table.
    pub caption: String,
    /// What names its row and then its column, in the matching form.
    pub names: Vec<String>,
    /// How many of those name its row.
    pub row_names: usize,
    /// Where a figure contradicts nothing: among the notes of a table, of a part, of several things put together.
    pub loose: bool,
    /// Fiscal years that it is about.
    pub years: Vec<i32>,
    /// Those that it may be about where `years` are a part of the name of something, the nearest first.
    pub farther_years: Vec<Vec<i32>>,
    /// A day that stands with it.
    pub day: Option<CivilDate>,
    /// By how much something moved, not what it became.
    pub moved: bool,
    /// Called the base of something (n=129).
    pub based: bool,
    /// What something was before or became (前年度の20件から, 20件に増加), so no change itself.
    pub reference: bool,
    /// Of which round it is, where it names no year.
    pub turn: Turn,
    /// In a cell of a table.
    pub cell: bool,
}

impl Context {
    /// The fiscal years that it is about where it speaks of a fact that has these years in its own words.
    pub fn years_beside(&self, label_years: &[i32]) -> &[i32] {
        if self.years.is_empty() || label_years.is_empty() {
            return &self.years;
        }
        let mut layers = std::iter::once(&self.years).chain(&self.farther_years);
        let is_other = |years: &&Vec<i32>| years.iter().any(|year| !label_years.contains(year));
        layers.find(is_other).map_or(&[], Vec::as_slice)
    }

    /// The same of the round before, which most often was that of the year before; none where no year says which.
    pub(super) fn of_round_before(&self) -> Option<Self> {
        let is_before = self.turn == Turn::Before && !self.years.is_empty();
        is_before.then(|| Self { years: self.years.iter().map(|year| year - 1).collect(), ..self.clone() })
    }
}

/// A fact that can be meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Index of the fact.
    pub fact: usize,
    /// How well the words fit.
    pub score: f64,
    /// Whether the text names another year than that of the fact.
    pub other_year: bool,
    /// Whether the text says what the fact is about, so that a difference contradicts it.
    pub grounded: bool,
}

/// Candidates for a statement, the likeliest first.
pub fn candidates(facts: &Facts, kind: &Kind, context: &Context) -> Vec<Candidate> {
    let seen = Seen::new(facts, context);
    let rate = rate(kind, context);
    let named = Named::new(facts, context);
    let mut found: Vec<Candidate> = facts
        .list
        .iter()
        .enumerate()
        .filter_map(|(index, fact)| {
            if seen.is_of_an_area_only(fact) || seen.names_other_answers(facts, fact) {
                return None;
            }
            if rate.is_none() && named.rule_out(facts, fact, &seen) {
                return None;
            }
            let measure = measured(fact, kind, context, &seen)?;
            let of_rate = match (rate, fact.rate) {
                (Some(said), Some(own)) if said.can_be(own) => true,
                (Some(_), _) => return None,
                (None, _) => false,
            };
            let (score, other_year) = seen.score(facts, fact, context);
            let score = score + measure + unit_score(fact, kind) + if of_rate { OF_RATE } else { 0.0 };
            // The only rate of its kind is meant whatever else is said.
            let only = || {
                facts.list.iter().filter(|other| other.rate == fact.rate && other.group.is_empty()).count() == 1
            };
            let grounded = seen.grounds(facts, fact, context) || of_rate && fact.group.is_empty() && only();
            Some(Candidate { fact: index, score, other_year, grounded })
        })
        .filter(|candidate| candidate.score >= FLOOR - ABOUT)
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    found
}

/// The rate of those who answered that a statement is called.
pub fn rate(kind: &Kind, context: &Context) -> Option<Rate> {
    match kind {
        Kind::Share | Kind::Points | Kind::Fraction | Kind::Moved => {
            Rate::named(&context.near).or_else(|| Rate::goes_on(&context.before).filter(|_| !context.cell))
        }
        Kind::Number { .. } | Kind::Day | Kind::Reached => None,
    }
}

/// The candidates that are about as likely as the best.
pub fn about_best(candidates: &[Candidate]) -> &[Candidate] {
    let Some(best) = candidates.first().filter(|best| best.score >= FLOOR) else { return &[] };
    let until = candidates.partition_point(|candidate| candidate.score >= best.score - ABOUT);
    &candidates[..until]
}

/// Whether two dates are one day, or one month where a day is missing.
pub fn same_day(a: &CivilDate, b: &CivilDate) -> bool {
    a.year == b.year && a.month == b.month && (a.day == b.day || a.day.is_none() || b.day.is_none())
}
