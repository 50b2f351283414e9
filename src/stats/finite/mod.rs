//! Samples from finite populations: design-based shares of simple and stratified samples with their intervals, the exact set
//! of totals, and the 標本誤差 of Japanese reports.

mod design;
mod domain;
mod hypergeometric;
mod interval;
pub mod sampling_error;

pub use design::{Estimate, Spread, Stratum};
pub use domain::{Part, Parts, alike};
pub use hypergeometric::{HypergeometricSet, LARGEST_POPULATION, hypergeometric_set};
pub use interval::{formula, interval};
