//! Words for a change: its direction, and whether it is small enough to be called none.

use crate::catalogue::{Phrase, bins as words};
use crate::stats::comparison::Fraction;

/// A word for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeWord {
    /// 増.
    Increase,
    /// 減.
    Decrease,
    /// 増減なし.
    Unchanged,
    /// 前年並み, 横ばい.
    AboutTheSame,
}

impl ChangeWord {
    /// Every word, in the order of the table.
    pub const ALL: [ChangeWord; 4] =
        [ChangeWord::Increase, ChangeWord::Decrease, ChangeWord::Unchanged, ChangeWord::AboutTheSame];

    /// The direction of a change.
    pub fn of(change: Fraction) -> Self {
        match change.numerator.signum() * change.denominator.signum() {
            -1 => ChangeWord::Decrease,
            0 => ChangeWord::Unchanged,
            _ => ChangeWord::Increase,
        }
    }

    /// Whether it is true of a change: relative to the earlier amount, or of two shares the later less the earlier. None
    /// where it has too many digits.
    pub fn holds(self, change: Fraction) -> Option<bool> {
        Some(match self {
            ChangeWord::Increase | ChangeWord::Decrease | ChangeWord::Unchanged => ChangeWord::of(change) == self,
            ChangeWord::AboutTheSame => {
                change.numerator.checked_abs()?.checked_mul(20)? < change.denominator.checked_abs()?
            }
        })
    }

    /// As it is said.
    pub fn words(self) -> Phrase {
        match self {
            ChangeWord::Increase => words::increase(),
            ChangeWord::Decrease => words::decrease(),
            ChangeWord::Unchanged => words::unchanged(),
            ChangeWord::AboutTheSame => words::about_the_same(),
        }
    }

    /// When it may be said.
    pub fn condition(self) -> Phrase {
        match self {
            ChangeWord::Increase => words::if_increase(),
            ChangeWord::Decrease => words::if_decrease(),
            ChangeWord::Unchanged => words::if_unchanged(),
            ChangeWord::AboutTheSame => words::if_about_the_same(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_direction_holds_and_five_percent_is_not_the_same() {
        for b in 1..=200_i128 {
            for a in -b..=b {
                let change = Fraction { numerator: a, denominator: b };
                let directions = [ChangeWord::Increase, ChangeWord::Decrease, ChangeWord::Unchanged];
                let true_of = directions.iter().filter(|word| word.holds(change).unwrap());
                assert_eq!(true_of.count(), 1);
                assert_eq!(ChangeWord::Decrease.holds(change), Some(a < 0));
                assert_eq!(ChangeWord::AboutTheSame.holds(change), Some(-b < 20 * a && 20 * a < b));
            }
        }
    }
}
