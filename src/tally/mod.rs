//! Counting, and nothing else: a specification in, counts out. Percentages are computed in `stats`.

pub mod engine;
pub mod spec;
