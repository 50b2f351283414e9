//! How the units of a stratum were chosen. This is declared; what may be said beyond those who answered is
//! derived from it together with completeness (in `stats`), never typed in.

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
    pub label: String,
    /// How its units were chosen.
    pub design: Design,
}
