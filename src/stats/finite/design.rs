//! The share in a finite population, with its standard error under simple random sampling within strata.

use crate::stats::Undefined;
use crate::stats::number::float;
use crate::stats::proportion::Sample;

/// The answers of one stratum, drawn at random without replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stratum {
    /// The units of the stratum in the population, `N_h`.
    pub population: u64,
    /// The units with a valid answer, `n_h`; `n_h = N_h` is a stratum taken whole, which adds no variance.
    pub answered: u64,
    /// Those with the answer in question.
    pub yes: u64,
}

/// How far a share is uncertain under the design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The standard error of the share.
    pub standard_error: f64,
    /// The standard error of the total; none where the number of units in the population is not known.
    pub total_standard_error: Option<f64>,
    /// Degrees of freedom: answers less strata.
    pub df: u64,
}

/// A share in the population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimated share, 0 to 1.
    pub share: f64,
    /// The rest of it, 1 − share, with its own digits.
    pub rest: f64,
    /// The estimated number of units in the population; none where their number is not known.
    pub total: Option<f64>,
    /// The answers, n.
    pub answered: u64,
    /// Whether every unit of the population answered, so that nothing is estimated.
    pub census: bool,
    /// The uncertainty; `TooFew` with fewer than two answers in all, or in a stratum that was not taken whole.
    pub spread: Result<Spread, Undefined>,
}

impl Estimate {
    /// Of a simple random sample: variance (1 − n/N) · p(1−p)/(n−1), with n/N = 0 where N is not known. survey `svymean`,
    /// `svytotal` (Cochran 1977, 3.2).
    ///
    /// # Errors
    /// `EmptyBase` where nobody answered, `Impossible` where k > n or n > N.
    pub fn simple(sample: &Sample) -> Result<Self, Undefined> {
        let Sample { yes, answered, population } = *sample;
        if let Some(population) = population {
            return Self::stratified(&[Stratum { population, answered, yes }]);
        }
        let no = answered.checked_sub(yes).ok_or(Undefined::Impossible)?;
        if answered == 0 {
            return Err(Undefined::EmptyBase);
        }
        let (share, rest) = (float(yes) / float(answered), float(no) / float(answered));
        let spread = if answered < 2 {
            Err(Undefined::TooFew)
        } else {
            let standard_error = (share * rest / float(answered - 1)).sqrt();
            Ok(Spread { standard_error, total_standard_error: None, df: answered - 1 })
        };
        Ok(Self { share, rest, total: None, answered, census: false, spread })
    }

    /// Of strata, each weighted with its units in the population: p = Σ `N_h p_h` / N, variance
    /// Σ (`N_h`/N)² (1 − `n_h`/`N_h`) `p_h`(1−`p_h`)/(`n_h`−1). A stratum without units is left out. survey `svymean`,
    /// `svytotal` with `lonely.psu = "fail"` (Cochran 1977, 5.10).
    ///
    /// # Errors
    /// `EmptyBase` where there are no units, or nobody of a stratum that has some answered (its share is not known);
    /// `Impossible` where in a stratum k > n or n > N, or the populations add up beyond what a count holds.
    pub fn stratified(strata: &[Stratum]) -> Result<Self, Undefined> {
        let mut population = 0_u64;
        let mut answered = 0_u64;
        let mut total = 0.0;
        let mut rest = 0.0;
        let mut variance = 0.0;
        let mut lonely = false;
        let mut census = true;
        let mut used = 0_u64;
        for stratum in strata {
            let no = stratum.answered.checked_sub(stratum.yes).ok_or(Undefined::Impossible)?;
            let unseen = stratum.population.checked_sub(stratum.answered).ok_or(Undefined::Impossible)?;
            if stratum.population == 0 {
                continue;
            }
            if stratum.answered == 0 {
                return Err(Undefined::EmptyBase);
            }
            population = population.checked_add(stratum.population).ok_or(Undefined::TooLarge)?;
            answered += stratum.answered;
            used += 1;
            let (all, seen) = (float(stratum.population), float(stratum.answered));
            total += all * float(stratum.yes) / seen;
            rest += all * float(no) / seen;
            if unseen > 0 {
                census = false;
                if stratum.answered == 1 {
                    lonely = true;
                } else {
                    let spread = float(stratum.yes) / seen * (float(no) / seen) / (seen - 1.0);
                    variance += all * float(unseen) * spread;
                }
            }
        }
        if population == 0 {
            return Err(Undefined::EmptyBase);
        }
        let all = float(population);
        let spread = if lonely || answered < 2 {
            Err(Undefined::TooFew)
        } else {
            let total_standard_error = variance.sqrt();
            let standard_error = total_standard_error / all;
            Ok(Spread {
                standard_error,
                total_standard_error: Some(total_standard_error),
                df: answered.saturating_sub(used),
            })
        };
        Ok(Self { share: total / all, rest: rest / all, total: Some(total), answered, census, spread })
    }

    /// Nobody or everybody that answered.
    pub fn at_end(&self) -> bool {
        self.share <= 0.0 || self.rest <= 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strata(list: &[(u64, u64, u64)]) -> Vec<Stratum> {
        list.iter().map(|&(population, answered, yes)| Stratum { population, answered, yes }).collect()
    }

    /// 163 of 200 from 6,194: the design's standard error, not that of Japanese reports (analysis of public examples).
    #[test]
    fn simple_sample_of_schools() {
        let sample = Sample { yes: 163, answered: 200, population: Some(6194) };
        let spread = Estimate::simple(&sample).unwrap().spread.unwrap();
        assert!((spread.standard_error - 0.027_077_6).abs() < 5e-8);
        assert_eq!(spread.df, 199);
    }

    /// One stratum is a simple sample; a stratum taken whole and one without units change no variance.
    #[test]
    fn strata_and_simple_samples_agree() {
        let simple = Estimate::simple(&Sample { yes: 11, answered: 30, population: Some(100) }).unwrap();
        assert_eq!(Estimate::stratified(&strata(&[(100, 30, 11), (0, 0, 0)])), Ok(simple));
        let more = Estimate::stratified(&strata(&[(100, 30, 11), (1, 1, 1)])).unwrap().spread.unwrap();
        let less = simple.spread.unwrap();
        assert!((more.total_standard_error.unwrap() - less.total_standard_error.unwrap()).abs() < 1e-13);
        assert_eq!((more.df, less.df), (29, 29));
    }

    #[test]
    fn refused() {
        assert_eq!(Estimate::stratified(&[]), Err(Undefined::EmptyBase));
        assert_eq!(Estimate::stratified(&strata(&[(0, 0, 0)])), Err(Undefined::EmptyBase));
        assert_eq!(Estimate::stratified(&strata(&[(9, 3, 1), (9, 0, 0)])), Err(Undefined::EmptyBase));
        assert_eq!(Estimate::stratified(&strata(&[(3, 4, 1)])), Err(Undefined::Impossible));
        assert_eq!(Estimate::stratified(&strata(&[(5, 4, 5)])), Err(Undefined::Impossible));
        let lonely = Estimate::stratified(&strata(&[(50, 10, 4), (40, 1, 1)])).unwrap();
        assert!((lonely.share - 60.0 / 90.0).abs() < 1e-15);
        assert_eq!(lonely.spread, Err(Undefined::TooFew));
        let alone = Estimate::simple(&Sample { yes: 1, answered: 1, population: Some(50) }).unwrap();
        assert_eq!((alone.share, alone.spread), (1.0, Err(Undefined::TooFew)));
    }
}
