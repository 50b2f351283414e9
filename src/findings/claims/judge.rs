//! Whether a statement says what a figure says: from exact fractions, rounded once, with the degree (約, 以上, 強) and the
//! direction that the words give it. What is hidden judges nothing.

use crate::findings::bins::share::ShareWord;
use crate::findings::claims::facts::{Fact, FactValue, Measure};
use crate::findings::claims::stated::Degree;
use crate::findings::plan::TenthsConvention;
use crate::stats::comparison::Fraction;
use crate::text::era::CivilDate;
use crate::text::number::{self, Decimal};

/// A number with the places that were written: 79.0 says more than 79. Its sign is in the direction of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its size.
    pub value: Decimal,
    /// Places behind the point.
    pub places: u32,
}

/// What a statement says of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Written),
    /// Percent.
    Percent(Written),
    /// ポイント.
    Points(Written),
    /// 割, and how it is taken where that is declared.
    Tenths(Written, Option<TenthsConvention>),
    /// 倍.
    Times(Written),
    /// n of N.
    Fraction(i128, i128),
    /// So many parts of so many: 3分の1 is 3 of 9 as well.
    Ratio(i128, i128),
    /// A part in words.
    Part(ShareWord),
    /// A target that was met, or was not.
    Met(bool),
    /// More (1), less (-1) or as many (0) as before.
    Trend(i8),
    /// A day, and whether it is written as that day: H31.6.20 means one and is none.
    Day(CivilDate, bool),
}

impl Value {
    /// Whether a share is only said to be above or below something, which every second one is.
    pub fn is_bound(&self, degree: Degree) -> bool {
        match self {
            Value::Percent(_) | Value::Tenths(..) => bound(degree).is_some(),
            Value::Part(part) => {
                bound(degree).is_some()
                    || matches!(part, ShareWord::Majority | ShareWord::MostOf | ShareWord::Half)
            }
            _ => false,
        }
    }

    /// Whether hardly another number is this one by chance.
    pub fn is_telling(&self) -> bool {
        matches!(self, Value::Number(written) if written.value.to_i128().is_some_and(|value| value >= 100))
    }
}

/// How a value stands to a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It says the same.
    Same,
    /// It is the same number under another rounding.
    OtherRounding,
    /// The number is right and the unit is not: ％ for ポイント.
    PercentForPoints,
    /// The number is right and the unit is not: ポイント for ％.
    PointsForPercent,
    /// It says something else.
    Differs,
}

/// How a value stands to a fact; none where the fact has no value that may be judged by.
pub fn fit(value: &Value, degree: Degree, down: Option<bool>, fact: &Fact) -> Option<Fit> {
    if let Value::Day(day, as_written) = value {
        return fact.day.map(|own| same(*as_written && super::bind::same_day(&own, day)));
    }
    let FactValue::Exact(exact) = fact.value else { return None };
    if let Value::Trend(trend) = value {
        return Some(same(i128::from(*trend) == exact.numerator.signum()));
    }
    let moves = matches!(fact.measure, Measure::Change | Measure::Difference | Measure::Points);
    let exact = oriented(exact, moves, down);
    match value {
        Value::Number(stated) => Some(number_fit(stated, degree, exact, fact.decimals)),
        Value::Percent(stated) => {
            let fit = percent_fit(stated, degree, exact, fact.decimals);
            Some(match (fit, fact.measure) {
                (Fit::Same | Fit::OtherRounding, Measure::Points) => Fit::PercentForPoints,
                (fit, _) => fit,
            })
        }
        Value::Points(stated) => {
            let fit = percent_fit(stated, degree, exact, fact.decimals);
            Some(match (fit, fact.measure) {
                (fit, Measure::Points) => fit,
                (Fit::Same | Fit::OtherRounding, _) => Fit::PointsForPercent,
                (fit, _) => fit,
            })
        }
        Value::Tenths(stated, convention) => Some(tenths_fit(stated, *convention, degree, exact)),
        Value::Times(stated) => {
            let ratio = if fact.measure == Measure::Change {
                Fraction { numerator: exact.numerator.checked_add(exact.denominator)?, ..exact }
            } else {
                exact
            };
            Some(number_fit(stated, degree, ratio, stated.places))
        }
        Value::Fraction(k, n) => {
            let (own_k, own_n) = fact.counts?;
            Some(same(own_k == *k && own_n == *n))
        }
        Value::Ratio(k, n) => Some(same(exact.numerator.checked_mul(*n)? == exact.denominator.checked_mul(*k)?)),
        // 半数以上 is a bound; 半数 is said of about a half as well.
        Value::Part(ShareWord::Half) if bound(degree).is_some() => {
            bound(degree).and_then(|bound| bound.holds(exact, 5)).map(same)
        }
        Value::Part(ShareWord::Half) => {
            let about = ShareWord::AboutHalf.holds(exact, 0)?;
            ShareWord::Half.holds(exact, 0).map(|half| same(half || about))
        }
        Value::Part(part) => part.holds(exact, 0).map(same),
        Value::Met(met) => Some(same((exact.numerator >= exact.denominator) == *met)),
        Value::Trend(_) | Value::Day(..) => None,
    }
}

/// The word for tenths that a degree makes a bound.
fn bound(degree: Degree) -> Option<ShareWord> {
    match degree {
        Degree::AtLeast => Some(ShareWord::AtLeast),
        Degree::Above => Some(ShareWord::Over),
        Degree::AtMost => Some(ShareWord::AtMost),
        Degree::Below => Some(ShareWord::Under),
        Degree::Plain | Degree::About | Degree::Nearly | Degree::Strong | Degree::Weak | Degree::Range => None,
    }
}

fn same(holds: bool) -> Fit {
    if holds { Fit::Same } else { Fit::Differs }
}

/// A change with the sign that the words give: one said without direction is compared by its size.
fn oriented(exact: Fraction, moves: bool, down: Option<bool>) -> Fraction {
    let flipped = Fraction { numerator: -exact.numerator, ..exact };
    match (moves, down) {
        (true, Some(true)) => flipped,
        (true, None) if exact.numerator < 0 => flipped,
        (true, None | Some(false)) | (false, _) => exact,
    }
}

/// A number that is not a percentage.
fn number_fit(stated: &Written, degree: Degree, exact: Fraction, decimals: u32) -> Fit {
    let (size, places) = (stated.value, stated.places);
    let compared = compare(&size, exact, 1);
    if let Some(holds) = by_degree(degree, compared) {
        return same(holds);
    }
    if compared == Some(std::cmp::Ordering::Equal) {
        return Fit::Same;
    }
    if let Some(fit) = near(degree, &size, exact, 1) {
        return fit;
    }
    // A mean or an amount with places is rounded to those that are written.
    if exact.denominator != 1 && rounded(exact, 1, places) == Some(number::decimal(&size, places)) {
        return if places < decimals { Fit::OtherRounding } else { Fit::Same };
    }
    Fit::Differs
}

fn percent_fit(stated: &Written, degree: Degree, exact: Fraction, decimals: u32) -> Fit {
    let (size, places) = (stated.value, stated.places);
    let compared = compare(&size, exact, 100);
    if let Some(holds) = by_degree(degree, compared) {
        return same(holds);
    }
    if compared == Some(std::cmp::Ordering::Equal) {
        return Fit::Same;
    }
    let written = number::decimal(&size, places);
    if rounded(exact, 100, places).as_deref() == Some(&written) {
        let coarser = places < decimals && degree == Degree::Plain;
        return if coarser { Fit::OtherRounding } else { Fit::Same };
    }
    if let Some(Fit::Same) = near(degree, &size, exact, 100) {
        return Fit::Same;
    }
    let cut = number::percent_cut(exact.numerator, exact.denominator, places);
    if cut.is_some_and(|(cut, _)| cut == written) {
        return if degree == Degree::About { Fit::Same } else { Fit::OtherRounding };
    }
    Fit::Differs
}

fn tenths_fit(stated: &Written, convention: Option<TenthsConvention>, degree: Degree, exact: Fraction) -> Fit {
    let (size, places) = (stated.value, stated.places);
    if places > 0 {
        return if rounded(exact, 10, places).as_deref() == Some(&number::decimal(&size, places)) {
            Fit::Same
        } else {
            Fit::Differs
        };
    }
    let Some(tenths) = size.to_i128().and_then(|tenths| u32::try_from(tenths).ok()) else { return Fit::Differs };
    let by = |word: ShareWord| word.holds(exact, tenths) == Some(true);
    let (cut, round) = (by(ShareWord::Cut), by(ShareWord::Rounded));
    let (fits, other) = match (degree, convention) {
        (Degree::About, _) => (round, cut),
        (Degree::Strong, _) => (by(ShareWord::Above), by(ShareWord::Odd)),
        (Degree::Weak | Degree::Nearly, _) => (by(ShareWord::Below), false),
        (Degree::AtLeast, _) => (by(ShareWord::AtLeast), false),
        (Degree::Above, _) => (by(ShareWord::Over), false),
        (Degree::AtMost, _) => (by(ShareWord::AtMost), false),
        (Degree::Range, _) => (by(ShareWord::Decade), false),
        (Degree::Below, _) => (by(ShareWord::Under), false),
        (Degree::Plain, None | Some(TenthsConvention::Either)) => (cut || round, false),
        (Degree::Plain, Some(TenthsConvention::Cut)) => (cut, round),
        (Degree::Plain, Some(TenthsConvention::Rounded)) => (round, cut),
    };
    match (fits, other) {
        (true, _) => Fit::Same,
        (false, true) => Fit::OtherRounding,
        (false, false) => Fit::Differs,
    }
}

/// What a degree says where it is one that compares; none where it does not.
fn by_degree(degree: Degree, compared: Option<std::cmp::Ordering>) -> Option<bool> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    // Of the exact value to the stated one.
    let compared = compared?;
    match degree {
        Degree::AtLeast => Some(matches!(compared, Greater | Equal)),
        Degree::Above => Some(compared == Greater),
        Degree::AtMost => Some(matches!(compared, Less | Equal)),
        Degree::Below => Some(compared == Less),
        // Somewhat more, somewhat less: within a twentieth of the number, on its side.
        Degree::Plain | Degree::About | Degree::Nearly | Degree::Strong | Degree::Weak | Degree::Range => None,
    }
}

/// The exact value, times a scale, compared with the stated one.
fn compare(stated: &Decimal, exact: Fraction, scale: i128) -> Option<std::cmp::Ordering> {
    let tens = 10_i128.checked_pow(stated.scale())?;
    let own = exact.numerator.checked_mul(scale)?.checked_mul(tens)?;
    let said = stated.mantissa().checked_mul(exact.denominator)?;
    Some(own.cmp(&said))
}

/// What a degree says that is no bound and not the number itself; none of a number as it stands.
fn near(degree: Degree, stated: &Decimal, exact: Fraction, scale: i128) -> Option<Fit> {
    use std::cmp::Ordering::{Greater, Less};
    let close = about(stated, exact, scale);
    let side = compare(stated, exact, scale)?;
    match degree {
        Degree::Plain | Degree::AtLeast | Degree::AtMost | Degree::Above | Degree::Below => None,
        Degree::About => Some(same(close)),
        Degree::Nearly | Degree::Weak => Some(same(close && side == Less)),
        Degree::Strong => Some(same(close && side == Greater)),
        // 80％台, 20人台: up to the next ten.
        Degree::Range => {
            let ten = Decimal::from(10);
            let top = Decimal::new(stated.mantissa().checked_add(ten.mantissa())?, stated.scale())?;
            Some(same(side != Less && compare(&top, exact, scale) == Some(Less)))
        }
    }
}

/// 約: rounded at the last digit that is not 0 (約70％ is 65 to 75, 約100人 is 50 to 150 as little as anybody means it, so
/// no more than a twentieth of the number is forgiven).
fn about(stated: &Decimal, exact: Fraction, scale: i128) -> bool {
    let close = || {
        let tens = 10_i128.checked_pow(stated.scale())?;
        let own = exact.numerator.checked_mul(scale)?.checked_mul(tens)?;
        let said = stated.mantissa().checked_mul(exact.denominator)?;
        Some(own.abs_diff(said).checked_mul(20)? <= said.unsigned_abs())
    };
    close().unwrap_or(false)
}

fn rounded(exact: Fraction, scale: i128, places: u32) -> Option<String> {
    number::ratio(exact.numerator.checked_mul(scale)?, exact.denominator, places)
}

/// The value of a fact as it should be written, with its unit.
pub fn right(fact: &Fact) -> Option<String> {
    if let Some(day) = fact.day.filter(|_| fact.counts.is_none() && fact.unit.is_empty()) {
        return Some(crate::text::era::wareki(&day));
    }
    let exact = fact.exact()?;
    if !fact.percentage {
        let text = match exact.denominator {
            1 => number::grouped(exact.numerator),
            _ => number::separated(&number::ratio(exact.numerator, exact.denominator, fact.decimals)?),
        };
        return Some(format!("{}{}", number::with_triangle(&text), fact.unit));
    }
    let text = number::percent(exact.numerator, exact.denominator, fact.decimals)?;
    let unit = if fact.measure == Measure::Points { "ポイント" } else { "％" };
    let counts = match fact.counts {
        Some((k, n)) if matches!(fact.measure, Measure::Share | Measure::Achievement | Measure::Rest) => {
            format!("（{k}/{n}）")
        }
        _ => String::new(),
    };
    Some(format!("{}{unit}{counts}", number::with_triangle(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(value: FactValue) -> Fact {
        let counts = Some((104, 129));
        Fact {
            value,
            percentage: true,
            decimals: 1,
            measure: Measure::Share,
            counts,
            ..super::super::facts::empty("a")
        }
    }

    fn written(text: &str) -> Written {
        let places = text.split_once('.').map_or(0, |(_, places)| u32::try_from(places.len()).unwrap());
        Written { value: Decimal::from_text(text).unwrap(), places }
    }

    #[test]
    fn a_percentage_is_compared_at_its_places() {
        let fact = share(FactValue::Exact(Fraction { numerator: 104, denominator: 129 }));
        let says = |value: &Value, degree| fit(value, degree, None, &fact);
        assert_eq!(says(&Value::Percent(written("80.6")), Degree::Plain), Some(Fit::Same));
        assert_eq!(says(&Value::Percent(written("81")), Degree::Plain), Some(Fit::OtherRounding));
        assert_eq!(says(&Value::Percent(written("81")), Degree::About), Some(Fit::Same));
        assert_eq!(says(&Value::Percent(written("86.0")), Degree::Plain), Some(Fit::Differs));
        assert_eq!(says(&Value::Points(written("80.6")), Degree::Plain), Some(Fit::PointsForPercent));
        assert_eq!(says(&Value::Fraction(104, 139), Degree::Plain), Some(Fit::Differs));
    }

    /// Whether a claim about a hidden figure is right is not told, whatever it says.
    #[test]
    fn what_is_hidden_judges_nothing() {
        let fact = share(FactValue::Hidden);
        for text in ["80.6", "0", "100"] {
            assert_eq!(fit(&Value::Percent(written(text)), Degree::Plain, None, &fact), None);
        }
        assert_eq!(right(&fact), None);
    }
}
