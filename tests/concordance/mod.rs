//! Rounds that asked other questions: what is compared is what the concordance says, and nothing else.

mod chained;
mod checked;
mod laws;
pub(crate) mod memory;
mod merged;
mod recoded;
mod series;
mod stratum;
mod suggested;
