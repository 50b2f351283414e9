//! 標本誤差: the half width of the normal interval as Japanese reports print it.

use crate::stats::number::float;
use crate::stats::proportion::Sample;
use crate::stats::{Level, Undefined};

/// The factor before the root.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Critical {
    /// The normal quantile of a level.
    Level(Level),
    /// A number that a report has always used, such as 1.96 or 2.
    Fixed(f64),
}

impl Critical {
    /// z itself.
    ///
    /// # Errors
    /// `Impossible` where a fixed one is not above 0.
    pub fn value(self) -> Result<f64, Undefined> {
        match self {
            Critical::Level(level) => Ok(level.z()),
            Critical::Fixed(z) if z > 0.0 && z.is_finite() => Ok(z),
            Critical::Fixed(_) => Err(Undefined::Impossible),
        }
    }
}

/// The half width of a result, as a share: z √(factor · (N−n)/(N−1) · p(1−p)/n) with p = k/n.
///
/// `design_factor` multiplies the variance: 1 for a simple sample, 2 in two-stage reports.
///
/// # Errors
/// As `half_width_at`; `NoWidthAtEnds` at k = 0 and k = n, where another method serves (`Method::instead_at_ends`).
pub fn half_width(sample: &Sample, critical: Critical, design_factor: f64) -> Result<f64, Undefined> {
    if sample.yes > sample.answered {
        return Err(Undefined::Impossible);
    }
    if sample.answered == 0 {
        return Err(Undefined::EmptyBase);
    }
    let share = float(sample.yes) / float(sample.answered);
    half_width_at(share, sample.answered, sample.population, critical, design_factor)
}

/// The half width at a share chosen for a table of 標本誤差 (10 %, 20 % … 50 %), for n answers; (N−n)/(N−1) is 1 where N is
/// not given.
///
/// # Errors
/// `EmptyBase` where n = 0; `Impossible` where n > N, or for a share outside 0 … 1 or factors that are not above 0;
/// `NothingEstimated` in a census, n = N; `NoWidthAtEnds` at a share of 0 or 1.
pub fn half_width_at(
    share: f64,
    answered: u64,
    population: Option<u64>,
    critical: Critical,
    design_factor: f64,
) -> Result<f64, Undefined> {
    let z = critical.value()?;
    let possible = (0.0..=1.0).contains(&share) && design_factor > 0.0 && design_factor.is_finite();
    if !possible || population.is_some_and(|population| population < answered) {
        return Err(Undefined::Impossible);
    }
    if answered == 0 {
        return Err(Undefined::EmptyBase);
    }
    let finite = match population {
        Some(population) if population == answered => return Err(Undefined::NothingEstimated),
        // n < N, so that N − 1 is at least 1.
        Some(population) => float(population - answered) / float(population - 1),
        None => 1.0,
    };
    if share <= 0.0 || share >= 1.0 {
        return Err(Undefined::NoWidthAtEnds);
    }
    Ok(z * (design_factor * finite * share * (1.0 - share) / float(answered)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(share: f64, answered: u64, z: f64, factor: f64) -> f64 {
        100.0 * half_width_at(share, answered, None, Critical::Fixed(z), factor).unwrap()
    }

    /// The tables of 伊勢原市 (z = 1.96, two places) and of a two-stage report (z = 2, factor 2, one place).
    #[test]
    fn published_tables() {
        let shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];
        let printed = [1.13, 1.55, 2.07, 2.38, 2.54, 2.59];
        for (share, printed) in shares.into_iter().zip(printed) {
            assert!((percent(share, 1430, 1.96, 1.0) - printed).abs() <= 0.005, "{share}");
        }
        for (answered, share, printed) in [
            (100, 0.05, 4.27),
            (100, 0.2, 7.84),
            (200, 0.4, 6.79),
            (500, 0.3, 4.02),
            (1000, 0.5, 3.10),
            (5000, 0.4, 1.36),
        ] {
            assert!((percent(share, answered, 1.96, 1.0) - printed).abs() <= 0.005, "{answered} {share}");
        }
        for (answered, printed) in [(1910, [1.9, 2.6, 3.0, 3.2, 3.2]), (100, [8.5, 11.3, 13.0, 13.9, 14.1])] {
            for (share, printed) in [0.1, 0.2, 0.3, 0.4, 0.5].into_iter().zip(printed) {
                assert!((percent(share, answered, 2.0, 2.0) - printed).abs() <= 0.05, "{answered} {share}");
            }
        }
        assert!((percent(0.5, 50, 1.96, 1.0) - 13.9).abs() <= 0.05);
        assert!((percent(0.5, 30, 1.96, 1.0) - 17.9).abs() <= 0.05);
    }

    /// 163 of 200 from 6,194: the factor (N−n)/(N−1) with n, not the design's formula.
    #[test]
    fn finite_population() {
        let sample = Sample { yes: 163, answered: 200, population: Some(6194) };
        let half = half_width(&sample, Critical::Fixed(1.0), 1.0).unwrap();
        assert!((half - 0.027_012_0).abs() < 5e-8);
    }

    /// Every sample of up to 60 units: above 0, or refused at 0 and n and in a census.
    #[test]
    fn every_small_sample() {
        for population in 1..=60 {
            for answered in 1..=population {
                for yes in 0..=answered {
                    let sample = Sample { yes, answered, population: Some(population) };
                    let found = half_width(&sample, Critical::Level(Level::PERCENT_95), 1.0);
                    if answered == population {
                        assert_eq!(found, Err(Undefined::NothingEstimated));
                    } else if yes == 0 || yes == answered {
                        assert_eq!(found, Err(Undefined::NoWidthAtEnds));
                    } else {
                        assert!(found.is_ok_and(|half| half > 0.0 && half < 1.0));
                    }
                }
            }
        }
    }

    #[test]
    fn refused() {
        let of = |share, answered, population, z, factor| {
            half_width_at(share, answered, population, Critical::Fixed(z), factor)
        };
        assert_eq!(of(0.5, 0, None, 1.96, 1.0), Err(Undefined::EmptyBase));
        assert_eq!(of(0.5, 9, Some(8), 1.96, 1.0), Err(Undefined::Impossible));
        assert_eq!(of(0.5, 9, Some(9), 1.96, 1.0), Err(Undefined::NothingEstimated));
        assert_eq!(of(f64::NAN, 9, None, 1.96, 1.0), Err(Undefined::Impossible));
        assert_eq!(of(0.5, 9, None, 0.0, 1.0), Err(Undefined::Impossible));
        assert_eq!(of(0.5, 9, None, 2.0, f64::NAN), Err(Undefined::Impossible));
        assert_eq!(of(1.0, 9, None, 2.0, 1.0), Err(Undefined::NoWidthAtEnds));
    }
}
