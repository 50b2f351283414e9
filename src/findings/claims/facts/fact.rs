//! One thing that a text can state: a figure, or what is worked out from figures, with its value and the words that lead to it.

use crate::catalogue::Phrase;
use crate::findings::claims::facts::is_percent;
use crate::findings::claims::facts::rates::Rate;
use crate::findings::figure::{Figure, FigureValue};
use crate::stats::comparison::{Fraction, fraction};
use crate::text::era::CivilDate;
use crate::text::number::Decimal;

/// How a fact was measured; texts say it with words of their own (目標, 実績, 前年比 …).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A number of cases, events, persons, or an amount.
    Number,
    /// The cases that a share is of (n).
    Base,
    /// A share of a base, or a percentage that an office entered.
    Share,
    /// A target of an indicator.
    Target,
    /// An actual of an indicator, as the office entered it.
    Actual,
    /// The same, counted again.
    Counted,
    /// Actual over target.
    Achievement,
    /// Relative change from one year to another.
    Change,
    /// The difference of two numbers.
    Difference,
    /// The difference of two shares, in points.
    Points,
    /// The sum over years.
    Sum,
    /// What is left of a base or of a whole.
    Rest,
    /// A bound of non-response, or an end of an interval.
    Bound,
    /// The day of an event.
    Day,
}

impl Measure {
    /// Whether it sets one value against another.
    pub fn compares(self) -> bool {
        match self {
            Measure::Achievement | Measure::Change | Measure::Difference | Measure::Points => true,
            Measure::Number
            | Measure::Base
            | Measure::Share
            | Measure::Target
            | Measure::Actual
            | Measure::Counted
            | Measure::Sum
            | Measure::Rest
            | Measure::Bound
            | Measure::Day => false,
        }
    }
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValue {
    /// Exact; of a percentage the share of 1.
    Exact(Fraction),
    /// It is not published, so nothing is judged by it.
    Hidden,
    /// It has none.
    Undefined,
}

/// The answers to one question that a figure counts, and the others of that question, in the matching form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountedAnswers {
    /// Those that it counts; none where it counts something else.
    pub own: Vec<String>,
    /// The others.
    pub others: Vec<String>,
}

/// One thing that a text can state.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that the words may say, apart from the others")]
pub struct Fact {
    /// The figure, or the first of those that it is put together from.
    pub figure: String,
    /// All figures that it is put together from; one for a figure as it is.
    pub from: Vec<String>,
    /// Words for people.
    pub label: Phrase,
    /// Value.
    pub value: FactValue,
    /// Whether the value is a percentage or a difference of such.
    pub percentage: bool,
    /// Decimals as published.
    pub decimals: u32,
    /// Unit.
    pub unit: String,
    /// How it was measured.
    pub measure: Measure,
    /// Which rate of those who answered it is.
    pub rate: Option<Rate>,
    /// First and last fiscal year.
    pub years: Option<(i32, i32)>,
    /// Other years in its own words (問「令和5年度に実施したか」, 2010年), which are no time of its value.
    pub label_years: Vec<i32>,
    /// A day within the last year as of which it holds, where that is not its end.
    pub as_of: Option<CivilDate>,
    /// Counted from a round of a survey, which others come before and after.
    pub of_round: bool,
    /// The day of an event.
    pub day: Option<CivilDate>,
    /// Numerator and denominator as counted.
    pub counts: Option<(i128, i128)>,
    /// Number of cases that a share is of.
    pub base: Option<u64>,
    /// Touched by something undecided.
    pub provisional: bool,
    /// Asked for by name in the plan, so that a text rather means it than a cell of a table.
    pub named: bool,
    /// What it is about.
    pub subject: Vec<u32>,
    /// Of whom: the names of the group, any of which will do; nothing for all.
    pub group: Vec<Vec<u32>>,
    /// The names of the group in the matching form.
    pub group_words: Vec<String>,
    /// Everything that names its row, in the matching form.
    pub row_words: Vec<String>,
    /// Which answer or column, by any of its names.
    pub option: Vec<Vec<u32>>,
    /// The same as it is written.
    pub option_words: String,
    /// Other answers of the table in whose words this one stands.
    pub option_longer: Vec<String>,
    /// Of a figure that a plan asks for by name, the answers that it counts.
    pub counted: CountedAnswers,
    /// Whether what it counts is that something is not so.
    pub denies: bool,
    /// What it belongs to.
    pub around: Vec<u32>,
    /// The table in which it is a cell.
    pub table: Option<usize>,
    /// Whether it counts how many were asked and answered, so that whoever is named is whom was asked.
    pub of_returns: bool,
    /// The indicator.
    pub indicator: Option<String>,
}

impl Fact {
    /// Whether a term stands in any of its words.
    pub fn says(&self, term: u32) -> bool {
        let words = self.subject.iter().chain(&self.around);
        words.chain(self.group.iter().chain(&self.option).flatten()).any(|known| *known == term)
    }

    /// Whether it is of another answer of the same group in the same table.
    pub fn stands_beside(&self, other: &Fact) -> bool {
        self.table == other.table
            && self.measure == other.measure
            && self.percentage == other.percentage
            && self.years == other.years
            && self.group_words == other.group_words
            && self.row_words == other.row_words
            && self.option_words != other.option_words
    }

    /// The value, where it may be judged by.
    pub fn exact(&self) -> Option<Fraction> {
        match self.value {
            FactValue::Exact(fraction) => Some(fraction),
            FactValue::Hidden | FactValue::Undefined => None,
        }
    }
}

/// A figure as a fact, before it has words.
pub(super) fn of_figure(figure: &Figure) -> Fact {
    let exact = match &figure.value {
        FigureValue::EstimatedShare(share) | FigureValue::Estimate(share) => {
            Decimal::from_f64(share.get()).and_then(|value| fraction(&value).ok())
        }
        _ => figure.fraction(),
    };
    let value = match (&figure.value, exact) {
        (FigureValue::Suppressed(_), _) => FactValue::Hidden,
        (_, Some(fraction)) => FactValue::Exact(fraction),
        (_, None) => FactValue::Undefined,
    };
    let measure = match &figure.value {
        FigureValue::Share(_) | FigureValue::EstimatedShare(_) => Measure::Share,
        FigureValue::Points(_) => Measure::Points,
        FigureValue::Change(_) => Measure::Change,
        FigureValue::Ratio(_) => Measure::Share,
        FigureValue::Count(_)
        | FigureValue::Amount(_)
        | FigureValue::Mean(_)
        | FigureValue::Estimate(_)
        | FigureValue::Probability(_)
        | FigureValue::Claimed(_)
        | FigureValue::Suppressed(_)
        | FigureValue::Undefined(_) => Measure::Number,
    };
    let counts = match (&figure.value, exact) {
        (FigureValue::Share(_) | FigureValue::Ratio(_), Some(f)) => Some((f.numerator, f.denominator)),
        _ => None,
    };
    Fact {
        label: figure.label.clone(),
        value,
        percentage: figure.is_percentage() || (value == FactValue::Hidden && is_percent(&figure.unit.ja)),
        decimals: figure.decimals,
        unit: figure.unit.ja.clone(),
        measure,
        years: figure.period,
        as_of: figure.as_of.filter(|day| {
            // The end of the fiscal year is the whole of it.
            figure.period.is_none_or(|(_, last)| {
                let end = CivilDate { year: last + 1, month: 3, day: Some(31) };
                day.first_day_number() < end.first_day_number()
            })
        }),
        counts,
        // A base beside a hidden figure is its own figure, or is hidden with it.
        base: figure.base.filter(|_| value != FactValue::Hidden).map(|base| base.n),
        provisional: figure.provisional,
        ..empty(&figure.id)
    }
}

/// A fact of which nothing is known but its figure.
pub(in crate::findings::claims) fn empty(id: &str) -> Fact {
    Fact {
        figure: id.to_owned(),
        from: vec![id.to_owned()],
        label: Phrase::default(),
        value: FactValue::Undefined,
        percentage: false,
        decimals: 0,
        unit: String::new(),
        measure: Measure::Number,
        rate: None,
        years: None,
        label_years: Vec::new(),
        as_of: None,
        of_round: false,
        day: None,
        counts: None,
        base: None,
        provisional: false,
        named: false,
        subject: Vec::new(),
        group: Vec::new(),
        option: Vec::new(),
        group_words: Vec::new(),
        row_words: Vec::new(),
        option_words: String::new(),
        option_longer: Vec::new(),
        counted: CountedAnswers::default(),
        denies: false,
        around: Vec::new(),
        table: None,
        of_returns: false,
        indicator: None,
    }
}
