//! The codes that say why there is no answer. SPSS takes one range of codes for missing values, and so they lie beside each
//! other below zero, as the British household panels have them: -9 no answer, -8 not applicable, -2 refused, -1 don't know.

use crate::catalogue::{Lang, report};
use crate::survey::missing::Missing;
use crate::text::number::Decimal;

/// The codes of a variable: the last digit is the reason, whatever stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reasons {
    /// What the digit is added to: 0 for codes, 999999990 for numbers, which may themselves be below zero.
    base: i64,
}

/// Bases of numbers, the first of which no number of the data gets into the way of.
const BASES: [i64; 3] = [999_999_990, 999_999_999_990, 999_999_999_999_990];

/// The digit of a reason.
fn digit(reason: Missing) -> i64 {
    match reason {
        Missing::DontKnow => 1,
        Missing::Refused => 2,
        Missing::Invalid => 5,
        Missing::Contradictory => 6,
        Missing::HeldOut => 7,
        Missing::NotApplicable => 8,
        Missing::NoAnswer => 9,
    }
}

impl Reasons {
    /// Those of a variable whose values are codes.
    pub(super) const OF_CODES: Reasons = Reasons { base: 0 };

    /// Those of a variable with these numbers.
    pub(super) fn of_numbers<'n>(numbers: impl Iterator<Item = &'n Decimal> + Clone) -> Self {
        let free = |base: &&i64| {
            let reasons = Reasons { base: **base };
            let within = |number: &Decimal| {
                number
                    .to_i128()
                    .is_some_and(|n| (i128::from(reasons.first())..=i128::from(reasons.last())).contains(&n))
            };
            !numbers.clone().any(within)
        };
        Reasons { base: *BASES.iter().find(free).unwrap_or(&BASES[0]) }
    }

    /// The code of a reason.
    pub fn code(self, reason: Missing) -> i64 {
        -(self.base + digit(reason))
    }

    /// The lowest code that is taken for a reason.
    pub fn first(self) -> i64 {
        -(self.base + 9)
    }

    /// The highest.
    pub fn last(self) -> i64 {
        -(self.base + 1)
    }
}

/// The reasons with their words, the lowest code first.
pub(super) fn words(lang: Lang) -> Vec<(Missing, String)> {
    let mut words: Vec<(Missing, String)> = Missing::ALL
        .into_iter()
        .map(|reason| {
            let word = match reason {
                Missing::NoAnswer => report::missing_no_answer(),
                Missing::NotApplicable => report::missing_not_applicable(),
                Missing::DontKnow => report::missing_dont_know(),
                Missing::Refused => report::missing_refused(),
                Missing::Invalid => report::missing_invalid(),
                Missing::Contradictory => report::missing_contradictory(),
                Missing::HeldOut => report::missing_held_out(),
            };
            (reason, word.text(lang).to_owned())
        })
        .collect();
    words.sort_by_key(|(reason, _)| std::cmp::Reverse(digit(*reason)));
    words
}
