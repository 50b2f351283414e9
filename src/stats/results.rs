//! What tests give back.

use crate::stats::distribution::{chi_square_upper, f_upper, normal_two_sided};
use crate::stats::number::float;

/// A statistic that is χ² distributed where nothing is going on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquareTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: u64,
    /// Upper tail.
    pub p: f64,
}

impl ChiSquareTest {
    pub(super) fn new(statistic: f64, df: u64) -> Self {
        Self { statistic, df, p: chi_square_upper(statistic, float(df)) }
    }
}

/// A statistic that is standard normal where nothing is going on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZTest {
    /// The statistic; its sign is that of first minus second.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

impl ZTest {
    pub(super) fn new(z: f64) -> Self {
        Self { z, p: normal_two_sided(z) }
    }
}

/// A statistic that is F distributed where nothing is going on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FTest {
    /// The statistic.
    pub f: f64,
    /// Degrees of freedom above, between groups.
    pub df1: f64,
    /// Degrees of freedom below, within groups; neither need be whole.
    pub df2: f64,
    /// Upper tail.
    pub p: f64,
}

impl FTest {
    pub(super) fn new(f: f64, df1: f64, df2: f64) -> Self {
        Self { f, df1, df2, p: f_upper(f, df1, df2) }
    }
}
