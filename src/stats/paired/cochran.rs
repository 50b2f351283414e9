//! Several yes–no questions of the same units: whether their shares differ.

use crate::stats::number::{float, rounded, sum};
use crate::stats::{ChiSquareTest, Undefined};

/// The most questions.
const MOST_ITEMS: u64 = 1000;

/// An answer pattern and how many units gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Yes or no to each question, in one order.
    pub answers: Vec<bool>,
    /// Units.
    pub count: u64,
}

/// Q = (k − 1)(k Σ G² − T²) / (k T − Σ L²), df k − 1, with G the yes of a question, L those of a unit and T all (Cochran 1950).
/// Units that say yes to all or to none change nothing.
///
/// # Errors
/// [`Undefined::EmptyBase`] without units; [`Undefined::NoSpread`] where every unit says yes to all or to none;
/// [`Undefined::Impossible`] where patterns differ in length; [`Undefined::TooLarge`] above 1,000 questions or 2^53 units.
pub fn cochran_q(patterns: &[Pattern]) -> Result<ChiSquareTest, Undefined> {
    let items = patterns.first().map_or(0, |pattern| pattern.answers.len());
    if patterns.iter().any(|pattern| pattern.answers.len() != items) {
        return Err(Undefined::Impossible);
    }
    let k = items as u64;
    if k > MOST_ITEMS {
        return Err(Undefined::TooLarge);
    }
    if sum(patterns.iter().map(|pattern| pattern.count))? == 0 {
        return Err(Undefined::EmptyBase);
    }
    let mut of_items = vec![0_u64; items];
    // Σ L (k − L) over the units: k T − Σ L² without a difference of large numbers.
    let mut within = 0_i128;
    for pattern in patterns {
        let yes = pattern.answers.iter().filter(|yes| **yes).count() as u64;
        within += i128::from(pattern.count) * i128::from(yes) * i128::from(k - yes);
        of_items
            .iter_mut()
            .zip(&pattern.answers)
            .filter(|(_, yes)| **yes)
            .for_each(|(total, _)| *total += pattern.count);
    }
    if within == 0 {
        return Err(Undefined::NoSpread);
    }
    let all: i128 = of_items.iter().copied().map(i128::from).sum();
    // Σ (k G − T)² is k times k Σ G² − T²; each square is exact up to one rounding.
    let between: f64 =
        of_items.iter().map(|total| rounded(i128::from(k) * i128::from(*total) - all).powi(2)).sum();
    Ok(ChiSquareTest::new(float(k - 1) * between / float(k) / rounded(within), k - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::paired::Paired;

    fn patterns(patterns: &[(&str, u64)]) -> Vec<Pattern> {
        let answers = |text: &str| text.chars().map(|answer| answer == '1').collect();
        patterns.iter().map(|(text, count)| Pattern { answers: answers(text), count: *count }).collect()
    }

    /// Cochran's own example (1950) of four media on specimens of diphtheria: Q = 8.05.
    #[test]
    fn published() {
        let media = patterns(&[("1111", 4), ("1101", 2), ("0111", 3), ("0101", 1), ("0000", 59)]);
        assert!((cochran_q(&media).unwrap().statistic - 8.05).abs() < 5e-3);
    }

    /// Two questions: McNemar.
    #[test]
    fn two_questions() {
        let q = cochran_q(&patterns(&[("00", 3), ("01", 4), ("10", 2), ("11", 6)])).unwrap();
        let mcnemar = Paired::new(6, 2, 4, 3).unwrap().mcnemar().unwrap();
        assert!((q.statistic - mcnemar.statistic).abs() < 1e-14 && q.df == 1);
    }

    #[test]
    fn refused() {
        assert_eq!(cochran_q(&[]), Err(Undefined::EmptyBase));
        assert_eq!(cochran_q(&patterns(&[("01", 0)])), Err(Undefined::EmptyBase));
        assert_eq!(cochran_q(&patterns(&[("111", 4), ("000", 2)])), Err(Undefined::NoSpread));
        assert_eq!(cochran_q(&patterns(&[("1", 4), ("0", 2)])), Err(Undefined::NoSpread));
        assert_eq!(cochran_q(&patterns(&[("1", 4), ("01", 2)])), Err(Undefined::Impossible));
    }
}
