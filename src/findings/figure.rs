//! A published figure: one number with its id, its class, the chain of its base, what is odd about it and the cells
//! it walks back to. Nothing is printed that is not one of these.

use std::sync::Arc;

use crate::catalogue::{Lang, Phrase, units};
use crate::findings::evidence::{Evidence, Taken};
use crate::findings::how::How;
use crate::findings::plan::disclosure::RuleName;
use crate::findings::plan::{ClaimValue, TenthsConvention};
use crate::findings::reach::Reach;
use crate::stats::base::BaseChain;
use crate::stats::comparison::Fraction;
use crate::stats::inference::InferenceMode;
use crate::stats::share::{Beyond, Share};
use crate::stats::{Level, Real, Undefined};
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
    /// A mean, exact.
    Mean(Fraction),
    /// A number that was estimated or tested and stands for itself: a standard deviation, a statistic.
    Estimate(Real),
    /// A p-value; below the last place that is shown it is said to be below it, because no p is 0.
    Probability(Real),
    /// A share that was estimated, of 1, shown in percent: a weighted share, an end of an interval.
    EstimatedShare(Real),
    /// What a text claims.
    Claimed(ClaimValue),
    /// It is not published, by this rule.
    Suppressed(RuleName),
    /// It cannot be computed, and why.
    Undefined(Undefined),
}

/// What stands in the place of a number that is not published.
pub const SIGN: &str = "Ｘ";

/// What stands beside a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// In words.
    pub words: Phrase,
    /// Bounds, an interval, or why there is none.
    pub beyond: Beyond,
    /// The level that was asked for.
    pub level: Level,
    /// Whether the share is that of all that was seen of one stratum, so that its own n and N stand in the formula.
    pub simple: bool,
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
    pub unit: Phrase,
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
    /// What stands beside a share, as far as the mode allows anything.
    pub beyond: Option<Beside>,
    /// Remarks.
    pub notes: Vec<Phrase>,
    /// 要確認: touched by something undecided.
    pub provisional: bool,
    /// How it was made.
    pub how: How,
    /// What it rests on.
    pub rests_on: Vec<Arc<Reach>>,
    /// The rule by which its base, remarks or cells are withheld, or all of it.
    pub withheld: Option<RuleName>,
    /// What is taken of the groups that were counted.
    pub taken: Taken,
    /// The cells behind it, and the groups that were counted.
    pub evidence: Evidence,
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
            | FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::EstimatedShare(_)
            | FigureValue::Probability(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => 0,
        }
    }
}

impl Figure {
    /// A computed figure without base, period or remarks.
    pub fn computed(
        id: impl Into<String>,
        label: Phrase,
        value: FigureValue,
        unit: impl Into<Phrase>,
        decimals: u32,
    ) -> Self {
        Self {
            id: id.into(),
            class: FigureClass::Computed,
            label,
            value,
            unit: unit.into(),
            decimals,
            base: None,
            mode: None,
            period: None,
            as_of: None,
            beyond: None,
            notes: Vec::new(),
            provisional: false,
            how: How::Plain,
            rests_on: Vec::new(),
            withheld: None,
            taken: Taken::Rows,
            evidence: Evidence::default(),
        }
    }

    /// As printed, without unit; 「－」 where it cannot be computed.
    pub fn text(&self) -> Phrase {
        match &self.value {
            FigureValue::Claimed(ClaimValue::All) => units::all(),
            _ => Phrase::number(self.printed()),
        }
    }

    fn printed(&self) -> String {
        let shown = match &self.value {
            FigureValue::Count(count) => Some(number::grouped(i128::from(*count))),
            FigureValue::Amount(amount) => Some(self.separated(&number::decimal(amount, self.decimals))),
            FigureValue::Share(share) => {
                number::percent(i128::from(share.numerator), i128::from(share.denominator), self.decimals)
            }
            FigureValue::Ratio(ratio) => number::percent(ratio.numerator, ratio.denominator, self.decimals)
                .map(|text| self.separated(&text)),
            FigureValue::Change(change) | FigureValue::Points(change) => {
                number::percent(change.numerator, change.denominator, self.decimals)
                    .map(|text| self.separated(&number::with_triangle(&text)))
            }
            FigureValue::Mean(mean) => number::ratio(mean.numerator, mean.denominator, self.decimals)
                .map(|text| self.separated(&number::with_triangle(&text))),
            FigureValue::Estimate(value) => {
                real_text(value.get(), self.decimals).map(|text| self.separated(&text))
            }
            FigureValue::Probability(p) => probability_text(p.get(), self.decimals),
            FigureValue::EstimatedShare(share) => real_text(share.get() * 100.0, self.decimals),
            FigureValue::Claimed(ClaimValue::Number(claimed)) => Some(claimed.to_string()),
            FigureValue::Claimed(ClaimValue::Tenths(tenths, _)) => Some(number::with_triangle(&format!(
                "{}{}",
                if *tenths < 0 { "-" } else { "" },
                number::full_width(tenths.unsigned_abs())
            ))),
            FigureValue::Claimed(ClaimValue::All) => Some(units::all().ja),
            FigureValue::Suppressed(_) => Some(SIGN.to_owned()),
            FigureValue::Undefined(_) => None,
        };
        shown.unwrap_or_else(|| "－".to_owned())
    }

    /// A number as people read it: with separators every three digits, as counts have them. A year is a name, not an amount.
    fn separated(&self, text: &str) -> String {
        if units::is_year(&self.unit) { text.to_owned() } else { number::separated(text) }
    }

    /// As printed, with its unit.
    pub fn with_unit(&self) -> Phrase {
        Phrase::with_unit(&self.text(), &self.unit)
    }

    /// The unit that it is printed with, where the words behind it say the same again: 80.6％％.
    pub fn doubled_unit(&self, behind: &str, lang: Lang) -> Option<String> {
        let [number, whole] = [self.text(), self.with_unit()].map(|phrase| phrase.text(lang).to_owned());
        let unit = whole.strip_prefix(&number)?.trim();
        // Whoever types it does so in either width.
        let again = behind.trim_start().replace('%', "％").starts_with(&unit.replace('%', "％"));
        (!unit.is_empty() && again).then(|| unit.to_owned())
    }

    /// The value for data: an integer, a decimal, or an unreduced ratio; the name of the rule where it is hidden, none where
    /// undefined.
    pub fn value_text(&self) -> Option<String> {
        match &self.value {
            FigureValue::Count(count) => Some(count.to_string()),
            FigureValue::Amount(amount) => Some(amount.to_string()),
            FigureValue::Claimed(ClaimValue::Number(claimed)) => Some(claimed.to_string()),
            FigureValue::Claimed(ClaimValue::Tenths(tenths, _)) => Some(tenths.to_string()),
            FigureValue::Suppressed(rule) => Some(rule.to_string()),
            FigureValue::Claimed(ClaimValue::All) | FigureValue::Undefined(_) => None,
            // The shortest text that reads back as the same number.
            FigureValue::Estimate(value)
            | FigureValue::Probability(value)
            | FigureValue::EstimatedShare(value) => Some(value.get().to_string()),
            FigureValue::Share(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Mean(_) => {
                let fraction = self.fraction()?;
                Some(format!("{}/{}", fraction.numerator, fraction.denominator))
            }
        }
    }

    /// The value as a fraction; a count is over 1. A claim and what was estimated have none.
    pub fn fraction(&self) -> Option<Fraction> {
        match &self.value {
            FigureValue::Count(count) => Some(Fraction { numerator: i128::from(*count), denominator: 1 }),
            FigureValue::Amount(amount) => crate::stats::comparison::fraction(amount).ok(),
            FigureValue::Share(share) => Some(Fraction {
                numerator: i128::from(share.numerator),
                denominator: i128::from(share.denominator),
            }),
            FigureValue::Ratio(fraction)
            | FigureValue::Change(fraction)
            | FigureValue::Points(fraction)
            | FigureValue::Mean(fraction) => Some(*fraction),
            FigureValue::Estimate(_)
            | FigureValue::EstimatedShare(_)
            | FigureValue::Probability(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => None,
        }
    }

    /// The number that is shown, before it is rounded: a percentage for what is one. None of a claim and of what is
    /// undefined.
    pub fn shown_number(&self) -> Option<f64> {
        let hundred = if self.is_percentage() { 100.0 } else { 1.0 };
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet holds doubles; the exact value is in the data"
        )]
        let of = |fraction: Fraction| fraction.numerator as f64 * hundred / fraction.denominator as f64;
        match &self.value {
            FigureValue::Estimate(value)
            | FigureValue::Probability(value)
            | FigureValue::EstimatedShare(value) => Some(value.get() * hundred),
            FigureValue::Count(_)
            | FigureValue::Amount(_)
            | FigureValue::Share(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::Mean(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => self.fraction().map(of),
        }
    }

    /// Whether it counts anybody.
    pub fn is_some_count(&self) -> bool {
        matches!(self.value, FigureValue::Count(1..))
    }

    /// Whether it is a percentage or a difference of such, so that the shown number is the fraction times 100.
    pub fn is_percentage(&self) -> bool {
        match &self.value {
            FigureValue::Share(_)
            | FigureValue::Ratio(_)
            | FigureValue::Change(_)
            | FigureValue::Points(_)
            | FigureValue::EstimatedShare(_) => true,
            FigureValue::Count(_)
            | FigureValue::Amount(_)
            | FigureValue::Mean(_)
            | FigureValue::Estimate(_)
            | FigureValue::Probability(_)
            | FigureValue::Claimed(_)
            | FigureValue::Suppressed(_)
            | FigureValue::Undefined(_) => false,
        }
    }

    /// `final`, `provisional`, `undefined` or `suppressed`.
    pub fn status(&self) -> &'static str {
        match (&self.value, self.provisional) {
            (FigureValue::Suppressed(_), _) => "suppressed",
            (_, true) => "provisional",
            (FigureValue::Undefined(_), false) => "undefined",
            (
                FigureValue::Count(_)
                | FigureValue::Amount(_)
                | FigureValue::Share(_)
                | FigureValue::Ratio(_)
                | FigureValue::Change(_)
                | FigureValue::Points(_)
                | FigureValue::Mean(_)
                | FigureValue::Estimate(_)
                | FigureValue::EstimatedShare(_)
                | FigureValue::Probability(_)
                | FigureValue::Claimed(_),
                false,
            ) => "final",
        }
    }
}

/// A number that was computed, rounded half up away from zero; one below zero carries △.
fn real_text(value: f64, decimals: u32) -> Option<String> {
    Decimal::from_f64(value).map(|value| number::with_triangle(&number::decimal(&value, decimals)))
}

/// A p-value; one below the last place is said to be below it.
fn probability_text(p: f64, decimals: u32) -> Option<String> {
    let least = Decimal::new(1, decimals)?;
    let below = p < 10_f64.powi(-i32::try_from(decimals).ok()?);
    if below { Some(format!("<{}", number::decimal(&least, decimals))) } else { real_text(p, decimals) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: FigureValue, decimals: u32) -> String {
        Figure::computed("f", Phrase::default(), value, Phrase::default(), decimals).text().ja
    }

    #[test]
    fn what_was_estimated_is_shown_with_its_places() {
        let real = |value| Real::new(value).unwrap();
        assert_eq!(text(FigureValue::Mean(Fraction { numerator: 7, denominator: 2 }), 1), "3.5");
        assert_eq!(text(FigureValue::Estimate(real(-1.25)), 1), "△1.3");
        assert_eq!(text(FigureValue::EstimatedShare(real(0.806_2)), 1), "80.6");
        assert_eq!(text(FigureValue::Probability(real(0.000_99)), 3), "<0.001");
        assert_eq!(text(FigureValue::Probability(real(0.041_46)), 3), "0.041");
    }

    #[test]
    fn every_large_number_has_separators_and_a_year_has_none() {
        let real = |value| Real::new(value).unwrap();
        let amount = |text: &str| FigureValue::Amount(Decimal::from_text(text).unwrap());
        assert_eq!(text(amount("1234567"), 0), "1,234,567");
        assert_eq!(text(amount("-1234.5"), 1), "-1,234.5");
        assert_eq!(text(FigureValue::Mean(Fraction { numerator: 2_469_135, denominator: 2 }), 1), "1,234,567.5");
        assert_eq!(text(FigureValue::Mean(Fraction { numerator: -2_469, denominator: 2 }), 1), "△1,234.5");
        assert_eq!(text(FigureValue::Estimate(real(-98_765.25)), 1), "△98,765.3");
        assert_eq!(text(FigureValue::Ratio(Fraction { numerator: 125, denominator: 10 }), 1), "1,250.0");
        assert_eq!(text(FigureValue::Change(Fraction { numerator: 125, denominator: 10 }), 1), "1,250.0");
        for (unit, shown) in [("年", "2018"), ("年度", "2018"), ("年間", "2,018"), ("円", "2,018")] {
            let figure = Figure::computed("f", Phrase::default(), amount("2018"), Phrase::same(unit), 0);
            assert_eq!(figure.text().ja, shown, "{unit}");
        }
    }
}
