//! A published figure: one number with its id, its class, the chain of its base, what is odd about it and the cells
//! it walks back to. Nothing is printed that is not one of these.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::findings::plan::{ClaimValue, TenthsConvention};
use crate::findings::reach::Reach;
use crate::provenance::CellRef;
use crate::stats::Undefined;
use crate::stats::base::BaseChain;
use crate::stats::comparison::Fraction;
use crate::stats::inference::InferenceMode;
use crate::stats::share::Share;
use crate::text::era::CivilDate;
use crate::text::number::{self, Decimal};

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureClass {
    /// Counted or calculated from answers, records or entered numbers.
    Computed,
    /// Typed by an office into its workbook.
    Entered,
    /// Stated in a published text; compared and never used.
    Claimed,
}

impl FigureClass {
    /// The word in `results.json`.
    pub fn word(self) -> &'static str {
        match self {
            FigureClass::Computed => "computed",
            FigureClass::Entered => "entered",
            FigureClass::Claimed => "claimed",
        }
    }
}

/// The value of a figure, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// Cases, events, different values.
    Count(u64),
    /// An amount.
    Amount(Decimal),
    /// A share of a base.
    Share(Share),
    /// A ratio of amounts, in percent.
    Ratio(Fraction),
    /// A relative change, in percent, with its direction.
    Change(Fraction),
    /// A difference of shares, in points.
    Points(Fraction),
    /// What a text claims.
    Claimed(ClaimValue),
    /// It cannot be computed, and why.
    Undefined(Undefined),
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Id.
    pub id: String,
    /// Class.
    pub class: FigureClass,
    /// Words for people.
    pub label: Phrase,
    /// Value.
    pub value: FigureValue,
    /// Unit.
    pub unit: String,
    /// Decimals printed.
    pub decimals: u32,
    /// The chain of its base, where it has one.
    pub base: Option<BaseChain>,
    /// What may be said beyond those who answered, where that is a question.
    pub mode: Option<InferenceMode>,
    /// First and last fiscal year.
    pub period: Option<(i32, i32)>,
    /// Day as of which it holds.
    pub as_of: Option<CivilDate>,
    /// Remarks.
    pub notes: Vec<Phrase>,
    /// 要確認: touched by something undecided.
    pub provisional: bool,
    /// What it rests on.
    pub rests_on: Vec<Arc<Reach>>,
    /// The cells behind it.
    pub evidence: BTreeSet<CellRef>,
}

impl FigureValue {
    /// Decimals of an amount, which is exact; none of anything else.
    pub fn places(&self) -> u32 {
        match self {
            FigureValue::Amount(amount) => amount.scale(),
            FigureValue::Count(_)
            | FigureValue::Share(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Claimed(_)
            | FigureValue::Undefined(_) => 0,
        }
    }
}

impl Figure {
    /// A computed figure without base, period or remarks.
    pub fn computed(id: impl Into<String>, label: Phrase, value: FigureValue, unit: &str, decimals: u32) -> Self {
        Self {
            id: id.into(),
            class: FigureClass::Computed,
            label,
            value,
            unit: unit.to_owned(),
            decimals,
            base: None,
            mode: None,
            period: None,
            as_of: None,
            notes: Vec::new(),
            provisional: false,
            rests_on: Vec::new(),
            evidence: BTreeSet::new(),
        }
    }

    /// As printed, without unit; 「－」 where it cannot be computed.
    pub fn text(&self) -> String {
        let shown = match &self.value {
            FigureValue::Count(count) => Some(number::grouped(i128::from(*count))),
            FigureValue::Amount(amount) => Some(number::decimal(amount, self.decimals)),
            FigureValue::Share(share) => {
                number::percent(i128::from(share.numerator), i128::from(share.denominator), self.decimals)
            }
            FigureValue::Ratio(ratio) => number::percent(ratio.numerator, ratio.denominator, self.decimals),
            FigureValue::Change(change) | FigureValue::Points(change) => {
                number::percent(change.numerator, change.denominator, self.decimals)
                    .map(|text| number::with_triangle(&text))
            }
            FigureValue::Claimed(ClaimValue::Number(claimed)) => Some(claimed.to_string()),
            FigureValue::Claimed(ClaimValue::Tenths(tenths, _)) => Some(number::with_triangle(&format!(
                "{}{}",
                if *tenths < 0 { "-" } else { "" },
                number::full_width(tenths.unsigned_abs())
            ))),
            FigureValue::Claimed(ClaimValue::All) => Some("全".to_owned()),
            FigureValue::Undefined(_) => None,
        };
        shown.unwrap_or_else(|| "－".to_owned())
    }

    /// The value for data: an integer, a decimal, or an unreduced ratio; none where undefined.
    pub fn value_text(&self) -> Option<String> {
        match &self.value {
            FigureValue::Count(count) => Some(count.to_string()),
            FigureValue::Amount(amount) => Some(amount.to_string()),
            FigureValue::Claimed(ClaimValue::Number(claimed)) => Some(claimed.to_string()),
            FigureValue::Claimed(ClaimValue::Tenths(tenths, _)) => Some(tenths.to_string()),
            FigureValue::Claimed(ClaimValue::All) | FigureValue::Undefined(_) => None,
            FigureValue::Share(_) | FigureValue::Ratio(_) | FigureValue::Change(_) | FigureValue::Points(_) => {
                let fraction = self.fraction()?;
                Some(format!("{}/{}", fraction.numerator, fraction.denominator))
            }
        }
    }

    /// The value as a fraction; a count is over 1. A claim has none.
    pub fn fraction(&self) -> Option<Fraction> {
        match &self.value {
            FigureValue::Count(count) => Some(Fraction { numerator: i128::from(*count), denominator: 1 }),
            FigureValue::Amount(amount) => crate::stats::comparison::fraction(amount).ok(),
            FigureValue::Share(share) => Some(Fraction {
                numerator: i128::from(share.numerator),
                denominator: i128::from(share.denominator),
            }),
            FigureValue::Ratio(fraction) | FigureValue::Change(fraction) | FigureValue::Points(fraction) => {
                Some(*fraction)
            }
            FigureValue::Claimed(_) | FigureValue::Undefined(_) => None,
        }
    }

    /// Whether it is a percentage or a difference of such, so that the shown number is the fraction times 100.
    pub fn is_percentage(&self) -> bool {
        match &self.value {
            FigureValue::Share(_) | FigureValue::Ratio(_) | FigureValue::Change(_) | FigureValue::Points(_) => {
                true
            }
            FigureValue::Count(_)
            | FigureValue::Amount(_)
            | FigureValue::Claimed(_)
            | FigureValue::Undefined(_) => false,
        }
    }

    /// `final`, `provisional` or `undefined`.
    pub fn status(&self) -> &'static str {
        match (&self.value, self.provisional) {
            (_, true) => "provisional",
            (FigureValue::Undefined(_), false) => "undefined",
            (
                FigureValue::Count(_)
                | FigureValue::Amount(_)
                | FigureValue::Share(_)
                | FigureValue::Ratio(_)
                | FigureValue::Change(_)
                | FigureValue::Points(_)
                | FigureValue::Claimed(_),
                false,
            ) => "final",
        }
    }
}

/// A fraction in tenths (割) by a convention, with its direction; `Either` gives the cut one.
pub fn tenths(fraction: Fraction, convention: TenthsConvention) -> Option<i32> {
    let convention = match convention {
        TenthsConvention::Cut | TenthsConvention::Either => number::Convention::Cut,
        TenthsConvention::Rounded => number::Convention::Rounded,
    };
    let magnitude = number::tenths(fraction.numerator.checked_abs()?, fraction.denominator, convention)?;
    let magnitude = i32::try_from(magnitude.tenths()).ok()?;
    Some(if fraction.numerator < 0 { -magnitude } else { magnitude })
}
