//! Shares that make up a whole: rounded one by one they may add up to 99 or 101, and a reader who adds them up is told so.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, findings as words};
use crate::findings::figure::Figure;
use crate::stats::comparison;
use crate::text::number::{self, Decimal};

/// More wholes than these are not named one by one.
const NAMED: usize = 8;

/// Shares of one table that are those of everybody in a group, each person in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The group, in the words of the table.
    pub label: Phrase,
    /// The figures of the shares.
    pub parts: Vec<String>,
}

impl Whole {
    /// What the shown shares add up to where that is not 100, as shown. None where one of them is not shown, so that nobody
    /// can add them up.
    fn off(&self, figures: &BTreeMap<String, Figure>) -> Option<String> {
        let parts: Vec<&Figure> = self.parts.iter().map(|id| figures.get(id)).collect::<Option<_>>()?;
        let shown: Vec<Decimal> = parts
            .iter()
            .map(|figure| figure.is_percentage().then(|| Decimal::from_text(&figure.text().ja))?)
            .collect::<Option<_>>()?;
        let sum = comparison::sum(&shown).ok()?;
        let decimals = parts.iter().map(|figure| figure.decimals).max()?;
        let text = number::ratio(sum.numerator, sum.denominator, decimals)?;
        (sum.numerator != sum.denominator * 100).then_some(text)
    }
}

/// The note under a table in which the shown shares of a whole do not add up to 100. It speaks of what is printed, so it is
/// made when nothing changes any more in what is.
pub fn note(wholes: &[Whole], figures: &BTreeMap<String, Figure>) -> Option<Phrase> {
    let off: Vec<Phrase> =
        wholes.iter().filter_map(|whole| Some(words::adds_up_to(&whole.label, whole.off(figures)?))).collect();
    let named = Phrase::listed(&off[..off.len().min(NAMED)]);
    match off.len() {
        0 => None,
        1..=NAMED => Some(words::rounded_parts(named)),
        all => Some(words::rounded_parts(words::and_others(named, all - NAMED))),
    }
}
