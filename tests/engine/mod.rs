//! Counting: that the polars engine and the naive one agree on any table, the laws of what they count, and the base
//! chain that comes of the counts.

mod agreement;
mod chain;
mod joined;
mod laws;
mod quantities;
pub(crate) mod tables;
