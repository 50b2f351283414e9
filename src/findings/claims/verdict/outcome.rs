//! How a statement stands to the data, and why it cannot be checked: each with its words and with the word in data.

use crate::catalogue::{Phrase, verify as words};

/// How a statement stands to the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It says something else.
    Disagrees,
    /// ％ where ポイント is meant.
    PointsMeant,
    /// Rounded otherwise than published or declared.
    OtherRounding,
    /// A part of a year is compared with a whole one, unsaid.
    UnlikePeriods,
    /// A share without the number that it is of.
    BaseMissing,
    /// It cannot be checked.
    Unchecked(Why),
    /// It says the same.
    Agrees,
}

/// Why a statement cannot be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nothing in the workspace is what it speaks of.
    NoFigure,
    /// A rate of those who answered (回収率), and nothing in the workspace is one of its kind.
    NoRate,
    /// A question is named of which the plan counts nothing.
    NotCounted,
    /// Something is near, but not near enough to contradict.
    Far,
    /// The plan has no figure of the year or round that is named.
    OtherYear,
    /// Nor has it, but another plan of the workspace.
    OtherPlan,
    /// The figure is hidden.
    Hidden,
    /// The figure has no value.
    Undefined,
    /// The figure that is named for it is not in the plan.
    Gone,
    /// There is no workspace.
    NoWorkspace,
}

impl Verdict {
    /// In words.
    pub fn words(self) -> Phrase {
        match self {
            Verdict::Disagrees => words::disagrees(),
            Verdict::PointsMeant => words::points_meant(),
            Verdict::OtherRounding => words::other_rounding(),
            Verdict::UnlikePeriods => words::unlike_periods(),
            Verdict::BaseMissing => words::base_missing(),
            Verdict::Unchecked(_) => words::unchecked(),
            Verdict::Agrees => words::agrees(),
        }
    }

    /// The word in data.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Disagrees => "disagrees",
            Verdict::PointsMeant => "points_meant",
            Verdict::OtherRounding => "other_rounding",
            Verdict::UnlikePeriods => "unlike_periods",
            Verdict::BaseMissing => "base_missing",
            Verdict::Unchecked(_) => "unchecked",
            Verdict::Agrees => "agrees",
        }
    }
}

impl Why {
    /// In words.
    pub fn words(self, figure: &str) -> Phrase {
        match self {
            Why::NoFigure => words::why_none(),
            Why::NoRate => words::why_no_rate(),
            Why::NotCounted => words::why_not_counted(),
            Why::Far => words::why_far(),
            Why::OtherYear => words::why_other_year(),
            Why::OtherPlan => words::why_other_plan(),
            Why::Hidden => words::why_hidden(),
            Why::Undefined => words::why_undefined(),
            Why::Gone => words::why_gone(figure),
            Why::NoWorkspace => words::why_no_workspace(),
        }
    }

    /// The word in data.
    pub fn word(self) -> &'static str {
        match self {
            Why::NoFigure => "no_figure",
            Why::NoRate => "no_rate",
            Why::NotCounted => "not_counted",
            Why::Far => "uncertain",
            Why::OtherYear => "other_year",
            Why::OtherPlan => "other_plan",
            Why::Hidden => "suppressed",
            Why::Undefined => "undefined",
            Why::Gone => "figure_gone",
            Why::NoWorkspace => "no_workspace",
        }
    }
}
