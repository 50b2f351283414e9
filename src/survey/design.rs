//! How the units of a stratum were chosen. This is declared; what may be said beyond those who answered is
//! derived from it together with completeness (in `stats`), never typed in.

use crate::catalogue::Phrase;

/// Choice of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Design {
    /// 全数: everyone was asked.
    Census,
    /// 標本: a simple random sample, drawn by whoever runs the survey.
    Sample {
        /// Units in the population, where known.
        population: Option<u64>,
    },
    /// 任意回答: whoever answered.
    Open,
}

/// A stratum of the frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Id as in the frame's column `stratum`.
    pub id: String,
    /// Words for people.
    pub label: Phrase,
    /// How its units were chosen.
    pub design: Design,
}

/// How the units of the sample strata were drawn beyond a simple random sample (標本設計), as columns of the frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sampling {
    /// Column with the weight of each unit: how many units of the population it stands for. Without one a unit stands for
    /// the population of its stratum over the valid returns of the stratum.
    pub weight: Option<String>,
    /// Column of the clusters (集落) that were drawn at the first stage; without one each unit was drawn by itself.
    pub cluster: Option<String>,
    /// Column with the number of clusters in the stratum of the population.
    pub clusters: Option<String>,
    /// Column with the number of units in the cluster of the population, where units were drawn in it at a second stage.
    pub units: Option<String>,
    /// What a stratum with one cluster adds to a variance.
    pub lonely: Lonely,
    /// Known sizes of groups that the weights are brought to: of one column post-stratification, of several raking.
    pub margins: Vec<SamplingMargin>,
}

impl Sampling {
    /// Whether it is more than simple random samples within the strata.
    pub fn is_complex(&self) -> bool {
        self.weight.is_some() || self.cluster.is_some() || !self.margins.is_empty()
    }
}

/// The groups of one frame column with their sizes in the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplingMargin {
    /// The column.
    pub column: String,
    /// The value of each group and its size.
    pub groups: Vec<(String, u64)>,
}

/// The rule for a stratum of which one cluster was drawn and which shows no spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lonely {
    /// No variance can be computed.
    #[default]
    Fail,
    /// It adds nothing.
    Remove,
    /// Its distance from the overall mean.
    Adjust,
    /// The average of the other strata.
    Average,
}

impl Lonely {
    /// Every rule.
    pub const ALL: [Lonely; 4] = [Lonely::Fail, Lonely::Remove, Lonely::Adjust, Lonely::Average];

    /// Its word in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Lonely::Fail => "fail",
            Lonely::Remove => "remove",
            Lonely::Adjust => "adjust",
            Lonely::Average => "average",
        }
    }
}
