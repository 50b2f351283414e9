//! Questions whose answers stand for numbers, as a plan asks for them: a quantity by itself, an answer with options by the
//! scores that are declared for them. A code is no number, so without scores there is no mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::plan::TableKey;
use crate::stats::Level;
use crate::stats::describe::QuantileRule;
use crate::stats::multiplicity::Adjustment;
use crate::survey::answer::AnswerValue;
use crate::survey::predicate::Predicate;
use crate::text::number::Decimal;

/// A question as numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The question.
    pub question: String,
    /// What its answers stand for.
    pub numbers: Numbers,
}

impl Measured {
    /// A quantity by what was written.
    pub fn written(question: impl Into<String>) -> Self {
        Self { question: question.into(), numbers: Numbers::Written }
    }
}

/// What an answer stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// The number that was written.
    Written,
    /// The score of the option, by code.
    Scores(BTreeMap<String, Decimal>),
}

impl Numbers {
    /// The number of an answer; none of what has none.
    pub fn of(&self, answer: &AnswerValue) -> Option<Decimal> {
        match (self, answer) {
            (Numbers::Written, AnswerValue::Quantity(number)) => Some(*number),
            (Numbers::Scores(scores), AnswerValue::Code(code)) => scores.get(code).copied(),
            (Numbers::Written | Numbers::Scores(_), _) => None,
        }
    }

    /// The scores from the lowest to the highest, each once; none of a quantity.
    pub fn steps(&self) -> Vec<Decimal> {
        match self {
            Numbers::Written => Vec::new(),
            Numbers::Scores(scores) => {
                scores.values().copied().collect::<BTreeSet<Decimal>>().into_iter().collect()
            }
        }
    }

    /// The codes of the options whose score fits.
    pub fn codes(&self, fits: impl Fn(&Decimal) -> bool) -> BTreeSet<String> {
        match self {
            Numbers::Written => BTreeSet::new(),
            Numbers::Scores(scores) => {
                scores.iter().filter(|(_, score)| fits(score)).map(|(code, _)| code.clone()).collect()
            }
        }
    }
}

/// A quantity or a scored answer, described in total and by groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityTable {
    /// Where.
    pub table: TableKey,
    /// The questions.
    pub items: Vec<QuantityItem>,
    /// Frame column or question whose values are the groups.
    pub by: Option<String>,
    /// Among whom.
    pub filter: Predicate,
    /// What is shown of each, in order.
    pub show: Vec<Statistic>,
    /// How a quantile between two answers is found.
    pub rule: QuantileRule,
    /// How the groups are compared.
    pub compare: Vec<Comparison>,
    /// How the p of pairs of groups are adjusted.
    pub adjust: Adjustment,
    /// Level of the intervals.
    pub level: Level,
}

/// One question of such a table, with the options at both ends of its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityItem {
    /// The question.
    pub measured: Measured,
    /// Codes of the highest scores, where their share is shown.
    pub top: BTreeSet<String>,
    /// Codes of the lowest scores.
    pub bottom: BTreeSet<String>,
    /// Codes of those who recommend.
    pub promoters: BTreeSet<String>,
    /// Codes of those who do not.
    pub detractors: BTreeSet<String>,
}

impl QuantityItem {
    /// A question without ends.
    pub fn of(measured: Measured) -> Self {
        let none = BTreeSet::new;
        Self { measured, top: none(), bottom: none(), promoters: none(), detractors: none() }
    }
}

/// What is shown of a quantity, beside how many gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statistic {
    /// 平均.
    Mean,
    /// The interval of the mean, of a sample.
    Interval,
    /// 標準偏差.
    Sd,
    /// 中央値.
    Median,
    /// The answer below which this share of them lies.
    Quantile(Decimal),
    /// 合計.
    Sum,
    /// 最小.
    Min,
    /// 最大.
    Max,
    /// The share of the highest scores, and how many steps of the scale they are.
    Top(u32),
    /// The share of the lowest scores.
    Bottom(u32),
    /// Promoters less detractors.
    NetPromoter,
}

impl Statistic {
    /// Its formula.
    pub fn formula(&self) -> &'static str {
        match self {
            Statistic::Mean => "x̄ = Σx / n",
            Statistic::Interval => "x̄ ± t(n − 1)·s/√n·√(1 − m/N)",
            Statistic::Sd => "s = √(Σ(x − x̄)² / (n − 1))",
            Statistic::Median => "x_(½)",
            Statistic::Quantile(_) => "x_(p)",
            Statistic::Sum => "Σx",
            Statistic::Min => "min x",
            Statistic::Max => "max x",
            Statistic::Top(_) | Statistic::Bottom(_) => "k / n",
            Statistic::NetPromoter => "(promoters − detractors) / n",
        }
    }

    /// The part of the id of its figure; an interval has two.
    pub fn word(&self) -> String {
        match self {
            Statistic::Mean => "mean".to_owned(),
            Statistic::Interval => "interval".to_owned(),
            Statistic::Sd => "sd".to_owned(),
            Statistic::Median => "median".to_owned(),
            // 0.25 is q25, 0.125 is q12.5.
            Statistic::Quantile(p) => {
                let percent = Decimal::new(p.mantissa().saturating_mul(100), p.scale()).unwrap_or(*p);
                format!("q{percent}")
            }
            Statistic::Sum => "sum".to_owned(),
            Statistic::Min => "min".to_owned(),
            Statistic::Max => "max".to_owned(),
            Statistic::Top(_) => "top".to_owned(),
            Statistic::Bottom(_) => "bottom".to_owned(),
            Statistic::NetPromoter => "nps".to_owned(),
        }
    }
}

/// How groups are compared in a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Means with one variance: Student's t, of more than two groups the analysis of variance.
    Student,
    /// Means with a variance each: Welch's t, of more than two groups Welch's analysis of variance.
    Welch,
    /// Ranks: Mann–Whitney, of more than two groups Kruskal–Wallis.
    Ranks,
    /// The order of the groups against that of the numbers: linear by linear.
    Trend,
}

/// How two questions are correlated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coefficient {
    /// Pearson's, of the numbers.
    Pearson,
    /// Spearman's, of their ranks.
    Spearman,
    /// Kendall's τ-b, of their order.
    Kendall,
}

/// A scale of several items, with what holds it together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleTable {
    /// Where.
    pub table: TableKey,
    /// The items.
    pub items: Vec<Measured>,
    /// Whether a case scores the sum of its items instead of their mean.
    pub sum: bool,
    /// Frame column or question whose values are the groups.
    pub by: Option<String>,
    /// Among whom.
    pub filter: Predicate,
}

/// Correlations of pairs of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrelationTable {
    /// Where.
    pub table: TableKey,
    /// The pairs.
    pub pairs: Vec<(Measured, Measured)>,
    /// How.
    pub coefficient: Coefficient,
    /// Among whom.
    pub filter: Predicate,
}

/// Satisfaction and importance of several items (CS ポートフォリオ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioTable {
    /// Where.
    pub table: TableKey,
    /// The items, by their satisfaction.
    pub items: Vec<QuantityItem>,
    /// Steps of the top box that stands for satisfaction and stated importance; the mean score where none.
    pub top: Option<u32>,
    /// Where importance comes from.
    pub importance: Importance,
    /// Whether the lines are the medians of the items instead of their means.
    pub median: bool,
    /// Among whom.
    pub filter: Predicate,
}

/// Where the importance of an item comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Importance {
    /// It was asked, in a question for each item.
    Stated(Vec<QuantityItem>),
    /// It is the correlation of the item with an overall question.
    Derived {
        /// The overall question.
        overall: Measured,
        /// How.
        coefficient: Coefficient,
    },
}
