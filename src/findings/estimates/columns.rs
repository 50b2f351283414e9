//! The columns of a table of estimates: their headings, ids, units and places.

use crate::catalogue::{Phrase, findings, sampling as words, units};
use crate::findings::figure::FigureValue;
use crate::stats::Real;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Answers, not weighted.
    N,
    /// A share.
    Share,
    /// Its standard error, in points.
    ShareError,
    /// The lower end of its interval.
    ShareLow,
    /// The upper end.
    ShareHigh,
    /// The mean of a quantity.
    Mean,
    /// The ratio of two totals.
    Ratio,
    /// The standard error of a mean.
    Error,
    /// The standard error of a ratio.
    RatioError,
    /// The lower end of its interval.
    RatioLow,
    /// The upper end.
    RatioHigh,
    /// The lower end of its interval.
    Low,
    /// The upper end.
    High,
    /// The variance over that of a simple random sample of as many with replacement.
    Effect,
    /// The total of a quantity.
    Total,
    /// Its standard error.
    TotalError,
    /// The statistic of the test of independence.
    IndependenceF,
    /// Its p.
    IndependenceP,
}

impl Column {
    /// Its part of an id.
    pub(super) fn word(self) -> &'static str {
        match self {
            Column::N => "n",
            Column::Share => "share",
            Column::ShareError => "share.error",
            Column::ShareLow => "share.low",
            Column::ShareHigh => "share.high",
            Column::Mean => "mean",
            Column::Ratio => "ratio",
            Column::Error | Column::RatioError => "error",
            Column::Low | Column::RatioLow => "low",
            Column::High | Column::RatioHigh => "high",
            Column::Effect => "design_effect",
            Column::Total => "sum",
            Column::TotalError => "sum.error",
            Column::IndependenceF => "rao_scott.f",
            Column::IndependenceP => "rao_scott.p",
        }
    }

    /// Its heading; the level is shown at the ends of intervals.
    pub(super) fn heading(self, level: String) -> Phrase {
        match self {
            Column::N => findings::n_heading(),
            Column::Share => words::share_heading(),
            Column::ShareError => words::error_points_heading(),
            Column::ShareLow | Column::Low | Column::RatioLow => words::low_heading(level),
            Column::ShareHigh | Column::High | Column::RatioHigh => words::high_heading(level),
            Column::Mean => words::mean_heading(),
            Column::Ratio => words::ratio_heading(),
            Column::Error | Column::RatioError => words::error_heading(),
            Column::Effect => words::effect_heading(),
            Column::Total => words::total_heading(),
            Column::TotalError => words::total_error_heading(),
            Column::IndependenceF => words::statistic(),
            Column::IndependenceP => words::p_value(),
        }
    }

    /// Its formula under the design: w the weights, z the linearised values by stratum h and cluster i.
    pub(super) fn formula(self) -> &'static str {
        const VARIANCE: &str = "√V, V = Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_i (z_hi − z̄_h)²";
        match self {
            Column::N => "n",
            Column::Share => "Σ w·[yes] / Σ w",
            Column::Mean => "Σ w·y / Σ w",
            Column::Ratio => "Σ w·y / Σ w·x",
            Column::Total => "Σ w·y",
            Column::ShareError | Column::Error | Column::RatioError | Column::TotalError => VARIANCE,
            Column::ShareLow | Column::ShareHigh => "p, se, t(df)",
            Column::Low | Column::High | Column::RatioLow | Column::RatioHigh => "estimate ± t(df)·se",
            Column::Effect => "V / V(simple random sample of n, with replacement)",
            Column::IndependenceF | Column::IndependenceP => "F = X² / Σδ, Rao–Scott, second order",
        }
    }

    /// Its unit.
    pub(super) fn unit(self) -> Phrase {
        match self {
            Column::Share | Column::ShareLow | Column::ShareHigh => units::percent(),
            Column::ShareError => units::points(),
            Column::N
            | Column::Mean
            | Column::Ratio
            | Column::Error
            | Column::RatioError
            | Column::RatioLow
            | Column::RatioHigh
            | Column::Low
            | Column::High
            | Column::Effect
            | Column::Total
            | Column::TotalError
            | Column::IndependenceF
            | Column::IndependenceP => units::none(),
        }
    }

    /// Its decimals, where the table has so many.
    pub(super) fn decimals(self, table: u32) -> u32 {
        match self {
            Column::N => 0,
            Column::Share | Column::ShareLow | Column::ShareHigh | Column::Total | Column::TotalError => table,
            Column::ShareError | Column::Mean | Column::Error | Column::Low | Column::High => table + 1,
            Column::Ratio | Column::RatioError | Column::RatioLow | Column::RatioHigh => table + 2,
            Column::Effect => 2,
            Column::IndependenceF | Column::IndependenceP => 3,
        }
    }

    /// A number as its value.
    pub(super) fn value(self, number: Real) -> FigureValue {
        match self {
            Column::Share | Column::ShareError | Column::ShareLow | Column::ShareHigh => {
                FigureValue::EstimatedShare(number)
            }
            Column::IndependenceP => FigureValue::Probability(number),
            Column::N
            | Column::Mean
            | Column::Ratio
            | Column::Error
            | Column::RatioError
            | Column::RatioLow
            | Column::RatioHigh
            | Column::Low
            | Column::High
            | Column::Effect
            | Column::Total
            | Column::TotalError
            | Column::IndependenceF => FigureValue::Estimate(number),
        }
    }
}
