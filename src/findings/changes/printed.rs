//! A figure as it is published, in print and as data: what is compared, and the exact number behind it. It is made alike of a
//! figure of this run and of one that was frozen, so that only what a reader was given can differ.

use crate::catalogue::Lang;
use crate::findings::figure::{Figure, FigureValue};
use crate::stats::base::BaseChain;
use crate::stats::comparison::{self, Fraction};
use crate::text::number::{self, Decimal};

/// A figure as a reader has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Words for people; that they are put otherwise moves no number.
    pub label: String,
    /// As printed, without unit.
    pub text: String,
    /// Unit.
    pub unit: String,
    /// The value for data, as `results.json` writes it.
    pub value: Option<String>,
    /// The chain of its base.
    pub base: Option<BaseChain>,
    /// `final`, `provisional`, `undefined` or `suppressed`.
    pub status: String,
    /// Whether the printed number is the value times a hundred; none where that cannot be told, since the value is 0 or no
    /// number.
    pub in_percent: Option<bool>,
    /// The exact value; none where there is none, where it is hidden, and where its digits do not fit.
    pub number: Option<Fraction>,
}

/// The status of a figure that is hidden.
const HIDDEN: &str = "suppressed";

/// Places that are kept of a number that was estimated.
const PLACES: u32 = 15;

impl Printed {
    /// A figure of a run.
    pub fn of(figure: &Figure, lang: Lang) -> Self {
        let hidden = matches!(figure.value, FigureValue::Suppressed(_));
        Self::published(
            [figure.label.text(lang), figure.text().text(lang), figure.unit.text(lang), figure.status()],
            figure.value_text().filter(|_| !hidden),
            figure.base,
        )
    }

    /// A figure as `results.json` gives it: label, text, unit and status, value and base.
    pub fn published(
        [label, text, unit, status]: [&str; 4],
        value: Option<String>,
        base: Option<BaseChain>,
    ) -> Self {
        let value = value.filter(|_| status != HIDDEN);
        let number = value.as_deref().and_then(exact);
        Self {
            label: label.to_owned(),
            text: text.to_owned(),
            unit: unit.to_owned(),
            in_percent: number.and_then(|number| in_percent(number, text)),
            value,
            base,
            status: status.to_owned(),
            number,
        }
    }

    /// Whether nobody is to know its number.
    pub fn is_hidden(&self) -> bool {
        self.status == HIDDEN
    }

    /// Whether a reader was given something else: the text, the unit, the value, the base or the status.
    pub fn moved_to(&self, other: &Self) -> bool {
        self.number_moved_to(other) || self.status != other.status
    }

    /// The same without the status: that a figure is no more provisional corrects nothing.
    pub fn number_moved_to(&self, other: &Self) -> bool {
        (&self.text, &self.unit, &self.value, &self.base) != (&other.text, &other.unit, &other.value, &other.base)
    }

    /// The other less this one, exactly and in lowest terms; none where either is no number or they measure different
    /// things.
    pub fn difference_to(&self, other: &Self) -> Option<Fraction> {
        let one_kind = match (self.in_percent, other.in_percent) {
            (Some(one), Some(other)) => one == other,
            (None, _) | (_, None) => true,
        };
        if self.unit != other.unit || !one_kind {
            return None;
        }
        comparison::difference(other.number?, self.number?).ok().map(lowest)
    }

    /// Decimals that are printed.
    pub fn decimals(&self) -> u32 {
        let places = self.text.rsplit_once('.').map_or(0, |(_, places)| places.len());
        u32::try_from(places).unwrap_or(0)
    }
}

/// A value as `results.json` writes it: an integer, a ratio, or a decimal.
fn exact(value: &str) -> Option<Fraction> {
    if let Some((numerator, denominator)) = value.split_once('/') {
        let fraction = Fraction { numerator: numerator.parse().ok()?, denominator: denominator.parse().ok()? };
        return (fraction.denominator > 0).then_some(fraction);
    }
    // A number that was estimated has as many places as its bits need; beyond these they say nothing.
    let kept = value.split_once('.').map_or(value.len(), |(whole, places)| {
        whole.len() + 1 + places.len().min(usize::try_from(PLACES).unwrap_or(0))
    });
    let decimal = Decimal::from_text(value.get(..kept)?)?;
    comparison::fraction(&decimal).ok()
}

/// Whether a text shows a number times a hundred.
fn in_percent(number: Fraction, text: &str) -> Option<bool> {
    if number.numerator == 0 {
        return None;
    }
    let shown: String = text.trim_start_matches('<').replace(['△', '\u{2212}'], "-").replace(',', "");
    let shown = Decimal::from_text(&shown)?;
    let as_text = |text: Option<String>| text.and_then(|text| Decimal::from_text(&text));
    let places = shown.scale();
    let plain = as_text(number::ratio(number.numerator, number.denominator, places));
    let hundredfold = as_text(number::percent(number.numerator, number.denominator, places));
    match (plain == Some(shown), hundredfold == Some(shown)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        // 0.0 of a very small number is both.
        (true, true) | (false, false) => None,
    }
}

/// A fraction in lowest terms.
pub(super) fn lowest(fraction: Fraction) -> Fraction {
    let (mut a, mut b) = (fraction.numerator.unsigned_abs(), fraction.denominator.unsigned_abs());
    while b > 0 {
        (a, b) = (b, a % b);
    }
    match i128::try_from(a) {
        Ok(by) if by > 1 => {
            Fraction { numerator: fraction.numerator / by, denominator: fraction.denominator / by }
        }
        Ok(_) | Err(_) => fraction,
    }
}

/// A sum in lowest terms; none where its digits do not fit.
pub(super) fn sum(parts: impl IntoIterator<Item = Option<Fraction>>) -> Option<Fraction> {
    parts.into_iter().try_fold(Fraction { numerator: 0, denominator: 1 }, |total, part| {
        let part = part?;
        // What is taken away with its sign turned is added.
        let negative = Fraction { numerator: part.numerator.checked_neg()?, ..part };
        comparison::difference(total, negative).ok().map(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str, value: &str, unit: &str) -> Printed {
        Printed::published(["数", text, unit, "final"], Some(value.to_owned()), None)
    }

    #[test]
    fn a_value_is_exact_and_knows_whether_it_is_a_percentage() {
        let share = figure("80.6", "104/129", "％");
        assert_eq!(share.number, Some(Fraction { numerator: 104, denominator: 129 }));
        assert_eq!((share.in_percent, share.decimals()), (Some(true), 1));
        assert_eq!(figure("3.5", "7/2", "件").in_percent, Some(false));
        assert_eq!(figure("1,234", "1234", "件").in_percent, Some(false));
        assert_eq!(figure("△16.7", "-3/18", "％").in_percent, Some(true));
        assert_eq!(figure("80.6", "0.8062015503875969", "％").in_percent, Some(true));
        assert_eq!(figure("0", "0", "件").in_percent, None);
        assert_eq!(figure("<0.001", "0.0000000000000000000000000001", "").number.unwrap().numerator, 0);
        assert_eq!(figure("全", "", "").number, None);
    }

    #[test]
    fn a_hidden_figure_has_no_number_and_no_value() {
        let hidden = Printed::published(["数", "Ｘ", "件", "suppressed"], Some("min-count 3".to_owned()), None);
        assert_eq!((hidden.value.clone(), hidden.number), (None, None));
        assert!(hidden.is_hidden());
        assert_eq!(figure("5", "5", "件").difference_to(&hidden), None);
    }

    #[test]
    fn differences_are_exact_and_of_one_kind() {
        let (old, new) = (figure("80.6", "104/129", "％"), figure("80.6", "108/134", "％"));
        assert_eq!(old.difference_to(&new), Some(Fraction { numerator: -2, denominator: 8643 }));
        assert!(old.moved_to(&new));
        assert_eq!(old.difference_to(&figure("104", "104", "％")), None);
        assert_eq!(old.difference_to(&figure("80.6", "108/134", "か所")), None);
        let zero = figure("0.0", "0/134", "％");
        assert_eq!(zero.difference_to(&new), Some(Fraction { numerator: 54, denominator: 67 }));
    }
}
