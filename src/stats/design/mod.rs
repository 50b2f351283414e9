//! Complex samples: strata, clusters in stages, weights, finite populations. Every estimator gives the influence of each row
//! on it, and [`Design::covariance`] is the one place in which variances are computed.

mod calibration;
mod estimate;
mod independence;
mod proportion;
mod shares;
mod table;
mod variance;

/// The answers to two questions of each row, where there are both.
type Both = Vec<Option<(usize, usize)>>;

pub use calibration::{Margin, RakingVariance};
pub use estimate::{Estimate, GroupMean, MeanEstimate, TTest};
pub use independence::{FirstOrder, Independence};
pub use proportion::ProportionIntervals;
pub use shares::Answers;
pub use table::{Cell, CrossTable};

use std::collections::{BTreeMap, BTreeSet};

use crate::stats::Undefined;
use crate::stats::moments::finite;
use crate::stats::number::count;

/// What a stratum with one selected cluster, which shows no spread, adds to a variance (R: `options(survey.lonely.psu)`). A
/// cluster that is the whole of its stratum adds nothing under any rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lonely {
    /// No variance can be computed.
    Fail,
    /// Nothing: the variance comes out too small.
    Remove,
    /// Its squared deviation from the overall mean instead of that of its stratum (`adjust`): influences on a mean or share
    /// add to 0 over all rows, so the cluster's sum of influences is that deviation. On a total it is the distance from 0, as
    /// in R, which is on the safe side.
    Adjust,
    /// As much as the average of the other strata.
    Average,
}

/// One stage of the selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The cluster of each row; at a later stage within the cluster of the stage before.
    pub clusters: Vec<usize>,
    /// For each row, how many clusters there are in its stratum (at a later stage: in its cluster of the stage before) in the
    /// population; none where they were selected with replacement or nobody knows.
    pub population: Option<Vec<f64>>,
}

/// How the rows were selected.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The weight of each row: how many units of the population it stands for.
    pub weights: Vec<f64>,
    /// The stratum of each row; none where all rows are of one.
    pub strata: Option<Vec<usize>>,
    /// The stages, the outermost first.
    pub stages: Vec<Stage>,
    /// The rule for strata with one cluster.
    pub lonely: Lonely,
}

/// A checked design, perhaps with weights brought to known totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    weights: Vec<f64>,
    /// Stratum and first-stage cluster of each row.
    places: Vec<(usize, usize)>,
    strata: Vec<Stratum>,
    lonely: Lonely,
    adjustments: Vec<calibration::Adjustment>,
}

/// Clusters that were selected from one set.
#[derive(Debug, Clone, PartialEq)]
struct Stratum {
    clusters: Vec<Cluster>,
    /// The share of the clusters that were selected; 0 with replacement.
    fraction: f64,
}

/// A selected cluster.
#[derive(Debug, Clone, PartialEq)]
struct Cluster {
    rows: Vec<usize>,
    /// What was selected inside it, where a further stage says so.
    within: Option<Stratum>,
}

impl Design {
    /// Checks a selection and orders its rows.
    ///
    /// # Errors
    /// [`Undefined::EmptyBase`] without rows; [`Undefined::Impossible`] where lists differ in length, no stage is named, a
    /// weight is negative or not finite, a population is below the number selected from it or differs within a stratum;
    /// [`Undefined::NotNested`] where a cluster of the first stage lies in two strata; [`Undefined::TooLarge`] where the
    /// weights add to more than a double holds.
    pub fn new(selection: Selection) -> Result<Self, Undefined> {
        let Selection { weights, strata, stages, lonely } = selection;
        let rows = weights.len();
        finite(&weights)?;
        let strata = strata.unwrap_or_else(|| vec![0; rows]);
        let lengths = stages.iter().flat_map(|stage| {
            [stage.clusters.len(), stage.population.as_ref().map_or(stage.clusters.len(), Vec::len)]
        });
        if weights.iter().any(|weight| *weight < 0.0)
            || stages.is_empty()
            || lengths.chain([strata.len()]).any(|length| length != rows)
        {
            return Err(Undefined::Impossible);
        }
        if rows == 0 {
            return Err(Undefined::EmptyBase);
        }
        if !weights.iter().sum::<f64>().is_finite() {
            return Err(Undefined::TooLarge);
        }
        let clusters = stages.first().map(|stage| stage.clusters.clone()).unwrap_or_default();
        let places: Vec<(usize, usize)> = strata.iter().copied().zip(clusters).collect();
        let mut stratum_of = BTreeMap::new();
        if places.iter().any(|(stratum, cluster)| *stratum_of.entry(*cluster).or_insert(*stratum) != *stratum) {
            return Err(Undefined::NotNested);
        }
        let strata = grouped((0..rows).map(|row| (strata.get(row).copied().unwrap_or_default(), row)))
            .into_iter()
            .map(|rows| Stratum::new(&rows, &stages))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { weights, places, strata, lonely, adjustments: Vec::new() })
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    /// The weight of each row.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Clusters of the first stage less strata, among the rows of a domain that have a weight (R: `degf`); 0 where there are
    /// none.
    pub fn degrees_of_freedom(&self, domain: &[bool]) -> usize {
        let counted = || {
            let rows = self.places.iter().zip(domain).zip(&self.weights);
            rows.filter(|((_, inside), weight)| **inside && **weight > 0.0).map(|((place, _), _)| *place)
        };
        let clusters: BTreeSet<(usize, usize)> = counted().collect();
        let strata: BTreeSet<usize> = counted().map(|(stratum, _)| stratum).collect();
        clusters.len() - strata.len()
    }

    /// The degrees of freedom of all rows.
    pub fn all_degrees_of_freedom(&self) -> usize {
        self.degrees_of_freedom(&vec![true; self.rows()])
    }
}

/// The rows of each key, by key.
fn grouped(rows: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (key, row) in rows {
        groups.entry(key).or_default().push(row);
    }
    groups.into_values().collect()
}

impl Stratum {
    /// The clusters among these rows at the first of these stages.
    fn new(rows: &[usize], stages: &[Stage]) -> Result<Self, Undefined> {
        let Some((stage, further)) = stages.split_first() else { return Err(Undefined::Impossible) };
        let cluster = |row: &usize| stage.clusters.get(*row).map(|cluster| (*cluster, *row));
        let clusters = grouped(rows.iter().filter_map(cluster))
            .into_iter()
            .map(|rows| {
                let within = if further.is_empty() { None } else { Some(Self::new(&rows, further)?) };
                Ok(Cluster { rows, within })
            })
            .collect::<Result<Vec<_>, Undefined>>()?;
        let selected = count(clusters.len());
        let fraction = match &stage.population {
            None => 0.0,
            Some(population) => {
                let mut sizes = rows.iter().filter_map(|row| population.get(*row).copied());
                let size = sizes.next().unwrap_or(0.0);
                if size.is_nan() || size < selected || sizes.any(|other| other.to_bits() != size.to_bits()) {
                    return Err(Undefined::Impossible);
                }
                selected / size
            }
        };
        Ok(Self { clusters, fraction })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A simple sample of rows with these weights.
    pub(in crate::stats) fn simple(weights: &[f64], population: Option<f64>) -> Design {
        let rows = weights.len();
        let population = population.map(|size| vec![size; rows]);
        let stages = vec![Stage { clusters: (0..rows).collect(), population }];
        Design::new(Selection { weights: weights.to_vec(), strata: None, stages, lonely: Lonely::Fail }).unwrap()
    }

    fn selection() -> Selection {
        Selection {
            weights: vec![1.0; 4],
            strata: Some(vec![1, 1, 2, 2]),
            stages: vec![Stage { clusters: vec![1, 2, 3, 4], population: Some(vec![5.0, 5.0, 3.0, 3.0]) }],
            lonely: Lonely::Fail,
        }
    }

    #[test]
    fn refused_selections() {
        assert!(Design::new(selection()).is_ok());
        let refused = |change: fn(&mut Selection)| {
            let mut selection = selection();
            change(&mut selection);
            Design::new(selection).unwrap_err()
        };
        assert_eq!(refused(|s| s.weights[0] = -1.0), Undefined::Impossible);
        assert_eq!(refused(|s| s.weights[0] = f64::NAN), Undefined::Impossible);
        assert_eq!(refused(|s| s.weights.clear()), Undefined::Impossible);
        assert_eq!(refused(|s| s.stages.clear()), Undefined::Impossible);
        assert_eq!(refused(|s| s.stages[0].population = Some(vec![1.0; 4])), Undefined::Impossible);
        assert_eq!(refused(|s| s.stages[0].population = Some(vec![5.0, 6.0, 3.0, 3.0])), Undefined::Impossible);
        assert_eq!(refused(|s| s.stages[0].population = Some(vec![f64::NAN; 4])), Undefined::Impossible);
        assert_eq!(refused(|s| s.stages[0].clusters = vec![1, 2, 2, 4]), Undefined::NotNested);
    }

    #[test]
    fn degrees_of_freedom_are_clusters_less_strata() {
        let design = Design::new(selection()).unwrap();
        assert_eq!(design.all_degrees_of_freedom(), 2);
        assert_eq!(design.degrees_of_freedom(&[true, true, false, false]), 1);
        assert_eq!(design.degrees_of_freedom(&[false; 4]), 0);
    }
}
