//! Words for the place of a number among others: 最も多い, 次いで. Equal numbers stand together; the order among them says
//! nothing.

use crate::catalogue::{Phrase, bins as words};
use crate::stats::comparison::{self, Fraction};

/// A word for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderWord {
    /// 最も多い.
    Most,
    /// 並んで最も多い.
    MostTogether,
    /// 次いで.
    Next,
    /// 次いで（並んで）.
    NextTogether,
    /// 最も少ない.
    Least,
}

impl OrderWord {
    /// Every word, in the order of the table.
    pub const ALL: [OrderWord; 5] =
        [OrderWord::Most, OrderWord::MostTogether, OrderWord::Next, OrderWord::NextTogether, OrderWord::Least];

    /// Whether it is true of the value at a place of a list. None where there is no such place, or a value has too many digits.
    pub fn holds(self, values: &[Fraction], place: usize) -> Option<bool> {
        let ranks = ranks(values)?;
        let own = *ranks.get(place)?;
        let together = ranks.iter().filter(|rank| **rank == own).count() > 1;
        Some(match self {
            OrderWord::Most => own == 1 && !together,
            OrderWord::MostTogether => own == 1 && together,
            OrderWord::Next => own == 2 && !together,
            OrderWord::NextTogether => own == 2 && together,
            OrderWord::Least => !together && ranks.iter().all(|rank| *rank <= own) && ranks.len() > 1,
        })
    }

    /// As it is said.
    pub fn words(self) -> Phrase {
        match self {
            OrderWord::Most => words::most(),
            OrderWord::MostTogether => words::most_together(),
            OrderWord::Next => words::next(),
            OrderWord::NextTogether => words::next_together(),
            OrderWord::Least => words::least(),
        }
    }

    /// When it may be said.
    pub fn condition(self) -> Phrase {
        match self {
            OrderWord::Most => words::if_most(),
            OrderWord::MostTogether => words::if_most_together(),
            OrderWord::Next => words::if_next(),
            OrderWord::NextTogether => words::if_next_together(),
            OrderWord::Least => words::if_least(),
        }
    }
}

/// The rank of each value: 1 for the greatest, equal values alike, the next greater one without a gap (1, 1, 2). None where
/// a value has too many digits.
pub fn ranks(values: &[Fraction]) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    // Compared once each before sorting, so that a value that cannot be compared is told.
    for value in values {
        let signs = values.iter().map(|other| comparison::difference(*value, *other));
        signs.collect::<Result<Vec<_>, _>>().ok()?;
    }
    let against = |a: usize, b: usize| {
        comparison::difference(values[a], values[b]).map_or(0, |difference| difference.numerator.signum())
    };
    order.sort_by(|a, b| against(*b, *a).cmp(&0));
    let mut ranks = vec![0; values.len()];
    let mut rank = 0;
    let mut last: Option<usize> = None;
    for place in order {
        if last.is_none_or(|last| against(last, place) != 0) {
            rank += 1;
        }
        ranks[place] = rank;
        last = Some(place);
    }
    Some(ranks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(values: &[i128]) -> Vec<Fraction> {
        values.iter().map(|numerator| Fraction { numerator: *numerator, denominator: 1 }).collect()
    }

    fn said(values: &[i128]) -> Vec<Vec<OrderWord>> {
        let values = counts(values);
        let of =
            |place: usize| OrderWord::ALL.into_iter().filter(|word| word.holds(&values, place).unwrap()).collect();
        (0..values.len()).map(of).collect()
    }

    #[test]
    fn ties_stand_together() {
        use OrderWord::{Least, Most, MostTogether, Next, NextTogether};
        assert_eq!(said(&[3, 9, 5]), [vec![Least], vec![Most], vec![Next]]);
        assert_eq!(said(&[9, 9, 5]), [vec![MostTogether], vec![MostTogether], vec![Next, Least]]);
        assert_eq!(said(&[9, 5, 5]), [vec![Most], vec![NextTogether], vec![NextTogether]]);
        assert_eq!(said(&[4]), [vec![Most]]);
        assert_eq!(OrderWord::Most.holds(&counts(&[1]), 1), None);
    }

    #[test]
    fn shares_of_unlike_bases_are_compared_exactly() {
        // 2/3 and 67/100 are both 67 %.
        let values = [Fraction { numerator: 2, denominator: 3 }, Fraction { numerator: 67, denominator: 100 }];
        assert_eq!(ranks(&values), Some(vec![2, 1]));
        let huge = Fraction { numerator: i128::MAX, denominator: 3 };
        assert_eq!(ranks(&[values[0], Fraction { denominator: 7, ..huge }]), None);
    }
}
