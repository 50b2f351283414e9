//! The linearised variance of totals of influences, stage by stage (Särndal, Swensson and Wretman 1992; R:
//! `survey::svyrecvar`).

use crate::stats::Undefined;
use crate::stats::design::{Cluster, Design, Lonely, Stratum};
use crate::stats::linear::Matrix;
use crate::stats::number::count;

/// Below this share not selected, a stratum counts as taken whole.
const WHOLE: f64 = 1e-7;
/// Deviations below this share of the totals are rounding.
const ROUNDING: f64 = 32.0 * f64::EPSILON;

impl Design {
    /// The covariance of estimates, given for each estimate the influence of each row times its weight. Rows outside the
    /// domain have influence 0 and leave the number of selected clusters as it is; strata without a row in the domain do not
    /// count, unless the weights were calibrated.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] where the domain is empty, [`Undefined::LonelyStratum`] where a stratum has one cluster and
    /// the rule of the design gives it no variance, [`Undefined::TooFew`] where the whole design has one cluster,
    /// [`Undefined::TooLarge`] where squares are more than a double holds.
    pub fn covariance(&self, domain: &[bool], mut influences: Vec<Vec<f64>>) -> Result<Matrix, Undefined> {
        if !domain.contains(&true) {
            return Err(Undefined::EmptyBase);
        }
        let mut present: Vec<bool> = domain.to_vec();
        for adjustment in &self.adjustments {
            // What is taken away around the known totals also moves rows outside the domain.
            present = vec![true; domain.len()];
            for influence in &mut influences {
                adjustment.residual(influence);
            }
        }
        if let [only] = self.strata.as_slice()
            && only.clusters.len() == 1
            && 1.0 - only.fraction >= WHOLE
        {
            return Err(Undefined::TooFew);
        }
        let rows = Rows { present: &present, influences: &influences };
        let covariance = rows.covariance(&self.strata, self.lonely)?;
        if covariance.trace().is_finite() { Ok(covariance) } else { Err(Undefined::TooLarge) }
    }

    /// The variance of one estimate, as [`Design::covariance`].
    pub(super) fn variance(&self, domain: &[bool], influence: Vec<f64>) -> Result<f64, Undefined> {
        Ok(self.covariance(domain, vec![influence])?.at(0, 0))
    }
}

/// The rows with their influences, a list for each estimate.
struct Rows<'a> {
    present: &'a [bool],
    influences: &'a [Vec<f64>],
}

/// What one stratum adds.
enum Part {
    /// No row of it is in the domain.
    Absent,
    /// Its covariance.
    Known(Matrix),
    /// It has one cluster, and counts as the average of the others.
    AsAverage,
}

impl Rows<'_> {
    fn covariance(&self, strata: &[Stratum], lonely: Lonely) -> Result<Matrix, Undefined> {
        let mut sum = Matrix::zeros(self.influences.len());
        let (mut known, mut as_average) = (0, 0);
        for stratum in strata {
            match self.between(stratum, lonely)? {
                Part::Absent => {}
                Part::Known(part) => {
                    known += 1;
                    sum.add(1.0, &part);
                }
                Part::AsAverage => as_average += 1,
            }
        }
        if as_average > 0 {
            if known == 0 {
                return Err(Undefined::LonelyStratum);
            }
            sum.scale(count(known + as_average) / count(known));
        }
        for stratum in strata {
            for within in stratum.clusters.iter().filter(|c| self.is_present(c)).filter_map(|c| c.within.as_ref())
            {
                // With replacement the first stage says it all.
                if stratum.fraction > 0.0 {
                    sum.add(stratum.fraction, &self.covariance(std::slice::from_ref(within), lonely)?);
                }
            }
        }
        Ok(sum)
    }

    fn is_present(&self, cluster: &Cluster) -> bool {
        cluster.rows.iter().any(|row| self.present.get(*row).copied().unwrap_or(false))
    }

    /// The sum of the influences of a cluster, for each estimate.
    fn totals(&self, cluster: &Cluster) -> Vec<f64> {
        let total = |influence: &Vec<f64>| cluster.rows.iter().filter_map(|row| influence.get(*row)).sum();
        self.influences.iter().map(total).collect()
    }

    /// The variance between the clusters of a stratum.
    fn between(&self, stratum: &Stratum, lonely: Lonely) -> Result<Part, Undefined> {
        let totals: Vec<Vec<f64>> =
            stratum.clusters.iter().filter(|cluster| self.is_present(cluster)).map(|c| self.totals(c)).collect();
        if totals.is_empty() {
            return Ok(Part::Absent);
        }
        let mut part = Matrix::zeros(self.influences.len());
        let rest = 1.0 - stratum.fraction;
        if rest < WHOLE {
            return Ok(Part::Known(part));
        }
        let selected = count(stratum.clusters.len());
        if stratum.clusters.len() == 1 {
            return match lonely {
                Lonely::Fail => Err(Undefined::LonelyStratum),
                Lonely::Remove => Ok(Part::Known(part)),
                Lonely::Average => Ok(Part::AsAverage),
                Lonely::Adjust => {
                    for total in &totals {
                        part.add_product(rest, total, total);
                    }
                    Ok(Part::Known(part))
                }
            };
        }
        // Selected clusters without a row in the domain have the total 0.
        let absent = selected - count(totals.len());
        let estimates = self.influences.len();
        let column = |place: usize| totals.iter().filter_map(move |total| total.get(place).copied());
        let means: Vec<f64> = (0..estimates).map(|place| column(place).sum::<f64>() / selected).collect();
        let spread: Vec<bool> = means
            .iter()
            .enumerate()
            .map(|(place, mean)| {
                let largest = column(place).fold(0.0_f64, |largest, total| largest.max(total.abs()));
                let mut deviations = column(place).chain((absent > 0.0).then_some(0.0));
                deviations.any(|total| (total - mean).abs() > ROUNDING * largest)
            })
            .collect();
        let factor = rest * selected / (selected - 1.0);
        let deviation = |total: &[f64]| -> Vec<f64> {
            let each = total.iter().zip(&means).zip(&spread);
            each.map(|((total, mean), spread)| if *spread { total - mean } else { 0.0 }).collect()
        };
        for total in &totals {
            let deviations = deviation(total);
            part.add_product(factor, &deviations, &deviations);
        }
        let missing = deviation(&vec![0.0; estimates]);
        part.add_product(factor * absent, &missing, &missing);
        Ok(Part::Known(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::design::tests::simple;
    use crate::stats::design::{Selection, Stage};

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-13 * a.abs().max(b.abs()), "{a} {b}");
    }

    /// A simple sample without replacement: N² (1 − n/N) s²/n.
    #[test]
    fn simple_sample() {
        let design = simple(&[5.0; 4], Some(20.0));
        let values = [1.0, 4.0, 2.0, 9.0];
        let total: Vec<f64> = values.iter().map(|value| 5.0 * value).collect();
        let s2 = 38.0 / 3.0;
        near(design.variance(&[true; 4], total).unwrap(), 400.0 * (1.0 - 0.2) * s2 / 4.0);
    }

    /// Two stages by hand: (1 − f₁) of the spread of the cluster totals, and f₁ of what is inside.
    #[test]
    fn two_stages() {
        let stages = vec![
            Stage { clusters: vec![1, 1, 2, 2], population: Some(vec![4.0; 4]) },
            Stage { clusters: vec![1, 2, 1, 2], population: Some(vec![3.0, 3.0, 8.0, 8.0]) },
        ];
        let selection = Selection { weights: vec![1.0; 4], strata: None, stages, lonely: Lonely::Fail };
        let design = Design::new(selection).unwrap();
        // Totals 3 and 9: deviations ±3, 2 · (9 + 9)/1 · ½ = 18. Inside: ½ and ½; 4.5 and 4.5.
        let inside = 0.5 * (1.0 / 3.0 * 2.0 * 0.5) + 0.5 * (0.75 * 2.0 * 4.5);
        near(design.variance(&[true; 4], vec![1.0, 2.0, 3.0, 6.0]).unwrap(), 18.0 + inside);
    }

    fn with_lonely(lonely: Lonely) -> Design {
        let stages = vec![Stage { clusters: vec![1, 2, 3, 4, 5], population: None }];
        let strata = Some(vec![1, 1, 2, 2, 3]);
        Design::new(Selection { weights: vec![1.0; 5], strata, stages, lonely }).unwrap()
    }

    #[test]
    fn rules_for_a_lonely_cluster() {
        let variance = |lonely| with_lonely(lonely).variance(&[true; 5], vec![1.0, 3.0, 2.0, 6.0, -12.0]);
        // The others: 2·(1 + 1) + 2·(4 + 4) = 20.
        assert_eq!(variance(Lonely::Fail), Err(Undefined::LonelyStratum));
        near(variance(Lonely::Remove).unwrap(), 20.0);
        near(variance(Lonely::Adjust).unwrap(), 164.0);
        near(variance(Lonely::Average).unwrap(), 30.0);
    }

    /// A stratum outside the domain does not count.
    #[test]
    fn strata_outside_the_domain() {
        let domain = [true, true, true, false, false];
        let variance = with_lonely(Lonely::Fail).variance(&domain, vec![1.0, 3.0, 2.0, 0.0, 0.0]).unwrap();
        near(variance, 4.0 + 4.0);
        assert_eq!(with_lonely(Lonely::Fail).variance(&[false; 5], vec![0.0; 5]), Err(Undefined::EmptyBase));
    }

    #[test]
    fn one_cluster_shows_nothing_and_a_census_has_no_variance() {
        assert_eq!(simple(&[5.0], None).variance(&[true], vec![1.0]), Err(Undefined::TooFew));
        near(simple(&[1.0; 3], Some(3.0)).variance(&[true; 3], vec![1.0, 2.0, 5.0]).unwrap(), 0.0);
    }
}
