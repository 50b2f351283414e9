//! Several tests at once: p-values adjusted so that the level holds for all of them together.

use crate::stats::Undefined;
use crate::stats::number::float;

/// How p-values are adjusted (R `p.adjust`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Adjustment {
    /// Not at all.
    Raw,
    /// m p, for the chance of any false alarm (Bonferroni).
    Bonferroni,
    /// Step down, for the chance of any false alarm (Holm 1979); never weaker than Bonferroni.
    Holm,
    /// Step up, for the chance of any false alarm among independent tests (Hochberg 1988).
    Hochberg,
    /// The expected share of false alarms among the alarms (Benjamini and Hochberg 1995).
    BenjaminiHochberg,
    /// The same whatever the dependence (Benjamini and Yekutieli 2001).
    BenjaminiYekutieli,
}

/// Adjusted p-values in the order given. A missing p stays missing and is not counted as a test.
///
/// # Errors
/// [`Undefined::Impossible`] where a p is not between 0 and 1.
pub fn adjust(p: &[Option<f64>], adjustment: Adjustment) -> Result<Vec<Option<f64>>, Undefined> {
    let mut known: Vec<(usize, f64)> =
        p.iter().enumerate().filter_map(|(index, p)| Some((index, (*p)?))).collect();
    if known.iter().any(|(_, p)| !(0.0..=1.0).contains(p)) {
        return Err(Undefined::Impossible);
    }
    known.sort_by(|one, other| one.1.total_cmp(&other.1));
    let m = float(known.len() as u64);
    let harmonic: f64 = (1..=known.len() as u64).map(|i| 1.0 / float(i)).sum();
    // The factor of the p that has `rank` − 1 smaller ones before it.
    let factor = |rank: f64| match adjustment {
        Adjustment::Raw => 1.0,
        Adjustment::Bonferroni => m,
        Adjustment::Holm | Adjustment::Hochberg => m + 1.0 - rank,
        Adjustment::BenjaminiHochberg => m / rank,
        Adjustment::BenjaminiYekutieli => harmonic * (m / rank),
    };
    let scaled = known.iter().zip(1_u64..).map(|((index, p), rank)| (*index, (factor(float(rank)) * p).min(1.0)));
    let mut scaled: Vec<(usize, f64)> = scaled.collect();
    match adjustment {
        Adjustment::Raw | Adjustment::Bonferroni => {}
        Adjustment::Holm => {
            scaled.iter_mut().fold(0.0, |largest: f64, (_, p)| {
                *p = p.max(largest);
                *p
            });
        }
        Adjustment::Hochberg | Adjustment::BenjaminiHochberg | Adjustment::BenjaminiYekutieli => {
            scaled.iter_mut().rev().fold(1.0, |smallest: f64, (_, p)| {
                *p = p.min(smallest);
                *p
            });
        }
    }
    let mut adjusted = vec![None; p.len()];
    for (index, p) in scaled {
        if let Some(place) = adjusted.get_mut(index) {
            *place = Some(p);
        }
    }
    Ok(adjusted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Adjustment; 6] = [
        Adjustment::Raw,
        Adjustment::Bonferroni,
        Adjustment::Holm,
        Adjustment::Hochberg,
        Adjustment::BenjaminiHochberg,
        Adjustment::BenjaminiYekutieli,
    ];

    /// The six pairs of R's `?pairwise.prop.test` smokers.
    #[test]
    fn smokers() {
        let p = [0.922_320_1, 0.775_5, 0.011_328_960_4, 0.845_3, 0.007_140_962_7, 0.016_143_293_8].map(Some);
        let at = |adjustment, index: usize| adjust(&p, adjustment).unwrap()[index].unwrap();
        for (index, bonferroni, holm) in
            [(2, 0.067_973_8, 0.056_644_8), (4, 0.042_845_8, 0.042_845_8), (5, 0.096_859_8, 0.064_573_2)]
        {
            assert!((at(Adjustment::Bonferroni, index) - bonferroni).abs() < 1e-7);
            assert!((at(Adjustment::Holm, index) - holm).abs() < 1e-7);
            assert!((at(Adjustment::BenjaminiHochberg, index) - 0.032_286_6).abs() < 1e-7);
        }
    }

    #[test]
    fn missing_ones_are_no_tests() {
        for adjustment in ALL {
            assert_eq!(adjust(&[], adjustment), Ok(vec![]));
            assert_eq!(adjust(&[None], adjustment), Ok(vec![None]));
            let with = adjust(&[Some(0.01), None, Some(0.04)], adjustment).unwrap();
            let without = adjust(&[Some(0.01), Some(0.04)], adjustment).unwrap();
            assert_eq!(vec![with[0], with[2]], without);
            for wrong in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
                assert_eq!(adjust(&[Some(wrong)], adjustment), Err(Undefined::Impossible));
            }
        }
    }

    /// None is below the raw p or above 1; Hochberg ≤ Holm ≤ Bonferroni, and the order of p is kept.
    #[test]
    fn order() {
        let p: Vec<Option<f64>> = (0..50_u32).map(|i| Some(f64::from(i * 7919 % 1000) / 999.0)).collect();
        let of =
            |adjustment| adjust(&p, adjustment).unwrap().into_iter().map(Option::unwrap).collect::<Vec<f64>>();
        for adjustment in ALL {
            let adjusted = of(adjustment);
            for (raw, one) in p.iter().zip(&adjusted) {
                assert!(*one >= raw.unwrap() && *one <= 1.0);
                for (other_raw, other) in p.iter().zip(&adjusted) {
                    assert!(raw > other_raw || one <= other);
                }
            }
        }
        for ((hochberg, holm), bonferroni) in
            of(Adjustment::Hochberg).iter().zip(of(Adjustment::Holm)).zip(of(Adjustment::Bonferroni))
        {
            assert!(*hochberg <= holm && holm <= bonferroni);
        }
    }
}
