//! Indicators (活動指標, 成果指標): what is promised and measured, its kind, and how an actual can be counted
//! again from records or a survey. Targets and actuals themselves are entered by the office in its workbook.

use std::collections::BTreeSet;

use crate::catalogue::Phrase;
use crate::survey::predicate::Predicate;

/// Activity or outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorRole {
    /// 活動指標.
    Activity,
    /// 成果指標.
    Outcome,
}

/// What kind of number it is; unlike kinds are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorKind {
    /// Events in a period.
    Flow,
    /// A state at a date.
    Stock,
    /// 延べ: persons counted at each event.
    PersonsEach,
    /// 実: persons counted once.
    PersonsOnce,
    /// A share of those who answered.
    Share,
}

/// What is added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Events or cases that meet a condition.
    Count(Predicate),
    /// The sum of a quantity over everyone.
    Sum(String),
    /// Different values of a category or list; within another column, if given.
    Distinct {
        /// The category or list.
        column: String,
        /// Column within whose values the different ones are counted and then added up.
        within: Option<String>,
    },
    /// The share that meets a condition.
    Share(Predicate),
}

impl Measure {
    /// Every column that decides it.
    pub fn variables(&self) -> BTreeSet<&str> {
        match self {
            Measure::Count(condition) | Measure::Share(condition) => condition.variables(),
            Measure::Sum(column) => BTreeSet::from([column.as_str()]),
            Measure::Distinct { column, within } => {
                std::iter::once(column.as_str()).chain(within.as_deref()).collect()
            }
        }
    }
}

/// How an actual is counted again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountedFrom {
    /// From record lists, over a date column.
    Records {
        /// The lists.
        lists: Vec<String>,
        /// What is added up.
        measure: Measure,
        /// Date column that places an event in a year.
        date: String,
    },
    /// From the rounds of a survey, each in its fiscal year.
    Survey {
        /// The survey.
        survey: String,
        /// What is counted.
        measure: Measure,
    },
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Id, unique in the workspace.
    pub id: String,
    /// Words as in the office's workbook.
    pub label: Phrase,
    /// Activity or outcome.
    pub role: IndicatorRole,
    /// Unit.
    pub unit: Phrase,
    /// Kind of number.
    pub kind: IndicatorKind,
    /// Decimals printed.
    pub decimals: u32,
    /// Project it belongs to.
    pub project: String,
    /// How it is counted again, where that is possible.
    pub counted: Option<CountedFrom>,
}

/// The office's workbook of targets and actuals, and the indicators in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorBook {
    /// Folder of the workbook, relative to the workspace.
    pub folder: String,
    /// Sheet tried first.
    pub sheet: Option<String>,
    /// Heading of the indicator's name.
    pub indicator_column: String,
    /// Heading of 目標 / 実績.
    pub kind_column: String,
    /// Heading of the remarks.
    pub note_column: Option<String>,
    /// Fiscal year and its heading, in order.
    pub year_columns: Vec<(i32, String)>,
    /// Fiscal year and the heading of its as-of date.
    pub as_of_columns: Vec<(i32, String)>,
    /// Word for a target.
    pub target_word: String,
    /// Word for an actual.
    pub actual_word: String,
    /// The indicators.
    pub indicators: Vec<Indicator>,
}
