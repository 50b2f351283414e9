//! Shares at the ends of a rating scale: top and bottom boxes, and the net promoter score.

use crate::stats::Undefined;
use crate::stats::number::count;

/// A rating scale, from its lowest to its highest code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingScale {
    /// The lowest code of the scale, seen or not.
    pub lowest: i64,
    /// The highest code of the scale, seen or not.
    pub highest: i64,
}

/// Shares of the ends of a scale among the valid answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// Valid answers, not weighted.
    pub valid: usize,
    /// The sum of their weights.
    pub weight: f64,
    /// The shares, which need somebody to have answered.
    pub shares: Result<BoxShares, Undefined>,
}

/// The shares themselves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoxShares {
    /// The two highest codes.
    pub top2: f64,
    /// The two lowest codes.
    pub bottom2: f64,
    /// The highest code.
    pub top1: f64,
    /// Top two less bottom two.
    pub net: f64,
    /// The mean code.
    pub mean: f64,
}

/// Boxes of the answers (none = not valid), each with its weight; a missing list of weights is 1 for all.
///
/// # Errors
/// [`Undefined::Impossible`] where the scale has fewer than two codes, a code is outside it, a weight is negative or not
/// finite, or the lists differ in length. The shares are [`Undefined::EmptyBase`] where nobody with a weight answered.
pub fn boxes(codes: &[Option<i64>], weights: Option<&[f64]>, scale: RatingScale) -> Result<Boxes, Undefined> {
    let RatingScale { lowest, highest } = scale;
    if lowest >= highest {
        return Err(Undefined::Impossible);
    }
    let answers = weighted(codes, weights, lowest, highest)?;
    let weight = total(&answers, |_| true);
    let share = |of: &dyn Fn(i64) -> bool| total(&answers, of) / weight;
    let shares = if weight > 0.0 {
        let (top2, bottom2) = (share(&|code| code >= highest - 1), share(&|code| code <= lowest + 1));
        #[expect(clippy::cast_precision_loss, reason = "codes of a scale are small")]
        let mean = answers.iter().map(|(code, weight)| *code as f64 * weight).sum::<f64>() / weight;
        Ok(BoxShares { top2, bottom2, top1: share(&|code| code == highest), net: top2 - bottom2, mean })
    } else {
        Err(Undefined::EmptyBase)
    };
    Ok(Boxes { valid: answers.len(), weight, shares })
}

fn weighted(
    codes: &[Option<i64>],
    weights: Option<&[f64]>,
    lowest: i64,
    highest: i64,
) -> Result<Vec<(i64, f64)>, Undefined> {
    let weights = weights.map_or_else(|| vec![1.0; codes.len()], <[f64]>::to_vec);
    let sound = |weight: &f64| weight.is_finite() && *weight >= 0.0;
    let inside = |code: &i64| (lowest..=highest).contains(code);
    if weights.len() != codes.len() || !weights.iter().all(sound) || !codes.iter().flatten().all(inside) {
        return Err(Undefined::Impossible);
    }
    Ok(codes.iter().zip(weights).filter_map(|(code, weight)| Some(((*code)?, weight))).collect())
}

fn total(answers: &[(i64, f64)], of: impl Fn(i64) -> bool) -> f64 {
    answers.iter().filter(|(code, _)| of(*code)).map(|(_, weight)| weight).sum()
}

/// The net promoter score of codes 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NetPromoter {
    /// Valid answers.
    pub valid: usize,
    /// Share of 9 and 10.
    pub promoters: f64,
    /// Share of 7 and 8.
    pub passives: f64,
    /// Share of 0 to 6.
    pub detractors: f64,
    /// Promoters less detractors, as a share, −1 to 1.
    pub score: f64,
    /// √((promoters + detractors − score²)/n), of a multinomial sample.
    pub standard_error: f64,
}

/// The net promoter score (Reichheld 2003), not weighted.
///
/// # Errors
/// [`Undefined::EmptyBase`] without a valid answer, [`Undefined::Impossible`] where a code is not 0 to 10.
pub fn net_promoter(codes: &[Option<i64>]) -> Result<NetPromoter, Undefined> {
    let answers = weighted(codes, None, 0, 10)?;
    if answers.is_empty() {
        return Err(Undefined::EmptyBase);
    }
    let n = count(answers.len());
    let share = |codes: std::ops::RangeInclusive<i64>| total(&answers, |code| codes.contains(&code)) / n;
    let (promoters, passives, detractors) = (share(9..=10), share(7..=8), share(0..=6));
    let score = promoters - detractors;
    let variance = (promoters + detractors - score * score).max(0.0) / n;
    let standard_error = variance.sqrt();
    Ok(NetPromoter { valid: answers.len(), promoters, passives, detractors, score, standard_error })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: RatingScale = RatingScale { lowest: 1, highest: 5 };

    #[test]
    fn ends_of_the_scale_not_of_the_answers() {
        let shares = boxes(&[Some(4), Some(4), None], None, FIVE).unwrap().shares.unwrap();
        assert!(
            (shares.top2 - 1.0).abs() < 1e-15 && shares.top1.abs() < 1e-15 && (shares.mean - 4.0).abs() < 1e-15
        );
    }

    #[test]
    fn weights_of_one_change_nothing() {
        let codes = [Some(1), Some(5), None, Some(2), Some(3), Some(5)];
        assert_eq!(boxes(&codes, None, FIVE), boxes(&codes, Some(&[1.0; 6]), FIVE));
        assert_eq!(boxes(&codes, Some(&[0.0; 6]), FIVE).unwrap().shares, Err(Undefined::EmptyBase));
    }

    #[test]
    fn refused() {
        assert_eq!(boxes(&[Some(6)], None, FIVE), Err(Undefined::Impossible));
        assert_eq!(boxes(&[Some(1)], Some(&[-1.0]), FIVE), Err(Undefined::Impossible));
        assert_eq!(boxes(&[Some(1)], Some(&[]), FIVE), Err(Undefined::Impossible));
        assert_eq!(net_promoter(&[None]), Err(Undefined::EmptyBase));
        assert_eq!(net_promoter(&[Some(11)]), Err(Undefined::Impossible));
    }

    /// Shares add to one, and the score of halves at both ends is 0 with the largest error.
    #[test]
    fn net_promoter_adds_up() {
        let result = net_promoter(&[Some(0), Some(10), Some(6), Some(9)]).unwrap();
        assert!((result.promoters + result.passives + result.detractors - 1.0).abs() < 1e-15);
        assert!(result.score.abs() < 1e-15 && (result.standard_error - 0.5).abs() < 1e-15);
    }
}
