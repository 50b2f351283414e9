//! The share in a group that was not drawn by itself: an area, those to whom a question applies, everybody. The number of its
//! units in the population is not known; that of the strata it lies in is, or is not.

use crate::stats::Undefined;
use crate::stats::finite::{Estimate, Spread};
use crate::stats::number::float;

/// What one stratum shows of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The units of the stratum in the population, `N_h`, where known.
    pub population: Option<u64>,
    /// Its units of which it is known whether they are in the group and what they say, `r_h`.
    pub seen: u64,
    /// Those of them in the group.
    pub answered: u64,
    /// Those of the group with the answer in question.
    pub yes: u64,
}

impl Part {
    /// Whether the group is all that was seen of the stratum.
    pub fn is_whole(&self) -> bool {
        self.answered == self.seen
    }

    /// Whether every unit of the stratum was seen, so that it adds no uncertainty.
    pub fn is_taken_whole(&self) -> bool {
        self.population == Some(self.seen)
    }

    fn check(&self) -> Result<(), Undefined> {
        let beyond = self.population.is_some_and(|population| population < self.seen);
        if self.yes > self.answered || self.answered > self.seen || beyond {
            Err(Undefined::Impossible)
        } else {
            Ok(())
        }
    }
}

/// The parts of a group, or why they do not make its share: a sample that was not drawn simply within its strata.
pub type Parts = Result<Vec<Part>, Undefined>;

/// Whether a unit that was seen stands for as many of the population in every stratum that the group lies in.
pub fn alike(parts: &[Part]) -> bool {
    let used: Vec<&Part> = parts.iter().filter(|part| part.answered > 0).collect();
    used.windows(2).all(|pair| match pair {
        [one, other] => match (one.population, other.population) {
            (Some(a), Some(b)) => u128::from(a) * u128::from(other.seen) == u128::from(b) * u128::from(one.seen),
            (None, _) | (_, None) => false,
        },
        _ => true,
    })
}

impl Estimate {
    /// Of a group over strata, each unit weighted with `N_h / r_h`: p = Σ w k / Σ w n; the variance is that of the influences
    /// w (y − p) / Σ w n, which are 0 outside the group: Σ (1 − `r_h`/`N_h`) `r_h`/(`r_h`−1) Σ (z − z̄)² (Cochran 1977, 5A.14;
    /// survey `svymean` of a `subset`). Of one stratum of unknown size nothing is corrected and nothing weighted; a group that
    /// is its whole stratum has the variance of a simple sample. Degrees of freedom are those of the group: answers less strata.
    /// Where it is not `corrected`, strata that were not taken whole count as if they had no end (1 − `r_h`/`N_h` = 1).
    ///
    /// # Errors
    /// `EmptyBase` where nobody of the group answered, or nobody of a stratum that has units; `Impossible` where in a stratum
    /// k > n, n > r or r > N; `UnknownPopulation` where the group lies in several strata and one has no known number of units.
    pub fn of_group(parts: &[Part], corrected: bool) -> Result<Self, Undefined> {
        for part in parts {
            part.check()?;
        }
        if parts.iter().any(|part| part.seen == 0 && part.population != Some(0)) {
            return Err(Undefined::EmptyBase);
        }
        let used: Vec<&Part> = parts.iter().filter(|part| part.answered > 0).collect();
        let several = used.len() > 1;
        let mut weighted = Vec::with_capacity(used.len());
        for part in &used {
            let weight = match part.population {
                Some(population) => float(population) / float(part.seen),
                None if several => return Err(Undefined::UnknownPopulation),
                None => 1.0,
            };
            weighted.push((*part, weight));
        }
        let sum = |of: &dyn Fn(&Part) -> u64| -> f64 {
            weighted.iter().map(|(part, weight)| weight * float(of(part))).sum()
        };
        let all = sum(&|part| part.answered);
        if all <= 0.0 {
            return Err(Undefined::EmptyBase);
        }
        let (yes, no) = (sum(&|part| part.yes), sum(&|part| part.answered - part.yes));
        let (share, rest) = (yes / all, no / all);
        let answered: u64 = used.iter().map(|part| part.answered).sum();
        let census = used.iter().all(|part| part.is_taken_whole());
        let mut variance = 0.0;
        let mut lonely = false;
        for (part, weight) in &weighted {
            if part.is_taken_whole() {
                continue;
            }
            if part.seen < 2 {
                lonely = true;
                continue;
            }
            let (seen, k, n) = (float(part.seen), float(part.yes), float(part.answered));
            let unseen = match part.population.filter(|_| corrected) {
                Some(population) => float(population - part.seen) / float(population),
                None => 1.0,
            };
            let (of_yes, of_no) = (weight * rest / all, -weight * share / all);
            let total = k * of_yes + (n - k) * of_no;
            let squares = k * of_yes * of_yes + (n - k) * of_no * of_no;
            variance += unseen * seen / (seen - 1.0) * (squares - total * total / seen).max(0.0);
        }
        let known = used.iter().all(|part| part.population.is_some());
        let spread = if lonely || answered < 2 {
            Err(Undefined::TooFew)
        } else {
            let df = answered.saturating_sub(used.len() as u64);
            if df == 0 && !census {
                Err(Undefined::TooFew)
            } else {
                Ok(Spread { standard_error: variance.sqrt(), total_standard_error: None, df })
            }
        };
        Ok(Self { share, rest, total: known.then_some(yes), answered, census, spread })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Level;
    use crate::stats::design::{Design, Lonely, Selection, Stage};
    use crate::stats::finite::{Stratum, formula};
    use crate::stats::proportion::Method;

    fn near(one: f64, other: f64) {
        assert!((one - other).abs() <= 1e-12 * one.abs().max(1e-3), "{one} {other}");
    }

    /// A whole stratum is a simple sample, whole strata a stratified one.
    #[test]
    fn whole_strata() {
        let strata = [(500, 60, 25), (40, 40, 11), (90, 30, 29)];
        let parts: Vec<Part> = strata
            .iter()
            .map(|&(population, seen, yes)| Part { population: Some(population), seen, answered: seen, yes })
            .collect();
        for some in [&[0][..], &[0, 2], &[0, 1, 2]] {
            let of_parts =
                Estimate::of_group(&some.iter().map(|at| parts[*at]).collect::<Vec<_>>(), true).unwrap();
            let of_strata = Estimate::stratified(
                &some
                    .iter()
                    .map(|at| strata[*at])
                    .map(|(population, answered, yes)| Stratum { population, answered, yes })
                    .collect::<Vec<_>>(),
            )
            .unwrap();
            near(of_parts.share, of_strata.share);
            near(of_parts.spread.unwrap().standard_error, of_strata.spread.unwrap().standard_error);
            assert_eq!(of_parts.spread.unwrap().df, of_strata.spread.unwrap().df);
        }
        assert!(!alike(&parts) && alike(&parts[..1]));
        let even = [(100, 10), (50, 5)].map(|(population, seen)| Part {
            population: Some(population),
            seen,
            answered: seen,
            yes: 1,
        });
        assert!(alike(&even));
    }

    /// Groups inside strata, against the general design, row by row.
    #[test]
    fn groups_as_domains_of_the_design() {
        let parts = [
            Part { population: Some(90), seen: 20, answered: 12, yes: 5 },
            Part { population: Some(30), seen: 30, answered: 9, yes: 4 },
            Part { population: Some(70), seen: 11, answered: 7, yes: 6 },
        ];
        let (mut weights, mut strata, mut population, mut has) = (vec![], vec![], vec![], vec![]);
        for (h, part) in parts.iter().enumerate() {
            let all = float(part.population.unwrap());
            for row in 0..part.seen {
                weights.push(all / float(part.seen));
                strata.push(h);
                population.push(all);
                has.push((row < part.answered).then_some(row < part.yes));
            }
        }
        let stages = vec![Stage { clusters: (0..weights.len()).collect(), population: Some(population) }];
        let design =
            Design::new(Selection { weights, strata: Some(strata), stages, lonely: Lonely::Fail }).unwrap();
        let known = design.proportion(&has, Level::PERCENT_95).unwrap();
        let found = Estimate::of_group(&parts, true).unwrap();
        near(found.share, known.estimate.value);
        near(found.spread.unwrap().standard_error, known.estimate.standard_error().unwrap());
        assert_eq!(found.spread.unwrap().df, known.df as u64);
        let logit = formula(Method::Logit, &found, Level::PERCENT_95).unwrap();
        near(logit.low, known.logit.unwrap().low);
    }

    #[test]
    fn refused() {
        let part = |population, seen, answered, yes| Part { population, seen, answered, yes };
        let of = |parts: &[Part]| Estimate::of_group(parts, true).map(|_| ());
        assert_eq!(of(&[]), Err(Undefined::EmptyBase));
        assert_eq!(of(&[part(Some(9), 4, 0, 0)]), Err(Undefined::EmptyBase));
        assert_eq!(of(&[part(Some(9), 4, 2, 1), part(Some(9), 0, 0, 0)]), Err(Undefined::EmptyBase));
        assert_eq!(of(&[part(Some(3), 4, 2, 1)]), Err(Undefined::Impossible));
        assert_eq!(of(&[part(None, 4, 5, 1)]), Err(Undefined::Impossible));
        assert_eq!(of(&[part(None, 4, 2, 1), part(Some(9), 3, 1, 1)]), Err(Undefined::UnknownPopulation));
        // A stratum in which nobody of the group was seen needs no number of units.
        assert_eq!(of(&[part(None, 4, 0, 0), part(Some(9), 3, 2, 1)]), Ok(()));
        let lonely = Estimate::of_group(&[part(Some(50), 10, 10, 4), part(Some(40), 1, 1, 1)], true).unwrap();
        assert_eq!(lonely.spread, Err(Undefined::TooFew));
        let whole = Estimate::of_group(&[part(Some(5), 5, 3, 1)], true).unwrap();
        assert!(whole.census);
    }
}
