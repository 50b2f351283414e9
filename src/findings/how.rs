//! How a figure was made, kept by the figure from where it is made: who was counted among whom, from which other figures
//! it comes, or which formula it is with the numbers in it. `kaishu explain` says it in words and computes nothing again.

use crate::catalogue::Phrase;
use crate::findings::plan::{ChainStep, Derivation, TableKey};
use crate::survey::indicator::Measure;
use crate::survey::predicate::Predicate;

/// How a figure was made. Its value and its base chain stand in the figure itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum How {
    /// By nothing but what its class, value and base say: entered by an office, claimed by a text.
    #[default]
    Plain,
    /// A step of the base chain, or where it is a share that step over all that were asked.
    Chain {
        /// The step.
        step: ChainStep,
        /// Where, and among whom.
        counting: Counting,
    },
    /// Units that meet a condition, of one table or added up over several; of a share the numerator.
    Counted(Vec<Counting>),
    /// A quantity added up over them.
    Summed {
        /// Question or column.
        quantity: String,
        /// Over whom.
        countings: Vec<Counting>,
    },
    /// Different values of a column, counted once.
    Distinct {
        /// The column.
        column: String,
        /// Column within whose values they are counted.
        within: Option<String>,
        /// Among whom.
        countings: Vec<Counting>,
    },
    /// Put together from the entered figures of an indicator.
    Derived {
        /// In which way.
        derivation: Derivation,
        /// Ids of the actuals by year.
        actuals: Vec<String>,
        /// Ids of the targets by year.
        targets: Vec<String>,
    },
    /// By a method of statistics.
    Worked(Box<Working>),
}

/// Who was counted, where and among whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// The round or record list.
    pub table: TableKey,
    /// Who is counted.
    pub condition: Predicate,
    /// Among whom: filter and group.
    pub among: Predicate,
    /// The question whose valid answers are the base; none where every valid return is.
    pub question: Option<String>,
}

/// A method with the numbers that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// Name of the method.
    pub method: Phrase,
    /// Its formula, in signs that are the same in both languages.
    pub formula: String,
    /// What each sign of it is here, such as `n` with `129`.
    pub terms: Vec<(String, String)>,
    /// The part of `docs/methods.md` that describes it.
    pub topic: Topic,
}

/// A part of `docs/methods.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Shares, return rates, comparisons and bounds.
    Shares,
    /// Interval of a share.
    Interval,
    /// Finite population.
    FinitePopulation,
    /// Tables of counts.
    Tables,
    /// Multiple answers.
    MultipleAnswers,
    /// Two rounds, two groups.
    Rounds,
    /// Ordered and numeric answers.
    Quantities,
    /// Several tests at once.
    Multiplicity,
    /// One sample against a given value.
    GivenValue,
    /// Weights.
    Weights,
    /// Complex samples.
    Design,
    /// Scales.
    Scales,
    /// Outcome rates.
    Outcome,
}

impl How {
    /// Units of one table.
    pub fn counted(counting: Counting) -> Self {
        How::Counted(vec![counting])
    }

    /// What a measure counts or adds up among some.
    pub fn measured(measure: &Measure, countings: Vec<Counting>) -> Self {
        match measure {
            Measure::Count(condition) | Measure::Share(condition) => {
                How::Counted(countings.into_iter().map(|counting| counting.who(condition.clone())).collect())
            }
            Measure::Sum(quantity) => How::Summed { quantity: quantity.clone(), countings },
            Measure::Distinct { column, within } => {
                How::Distinct { column: column.clone(), within: within.clone(), countings }
            }
        }
    }
}

impl Topic {
    /// Every topic.
    pub const ALL: [Topic; 13] = [
        Topic::Shares,
        Topic::Interval,
        Topic::FinitePopulation,
        Topic::Tables,
        Topic::MultipleAnswers,
        Topic::Rounds,
        Topic::Quantities,
        Topic::Multiplicity,
        Topic::GivenValue,
        Topic::Weights,
        Topic::Design,
        Topic::Scales,
        Topic::Outcome,
    ];
}

impl Counting {
    /// Everyone among some.
    pub fn of(table: &TableKey, among: Predicate) -> Self {
        Self { table: table.clone(), condition: Predicate::Everyone, among, question: None }
    }

    /// Those of them who meet a condition.
    #[must_use]
    pub fn who(self, condition: Predicate) -> Self {
        Self { condition, ..self }
    }

    /// Those of them with a valid answer to a question.
    #[must_use]
    pub fn answering(self, question: &str) -> Self {
        Self { question: Some(question.to_owned()), ..self }
    }
}
