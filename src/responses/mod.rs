//! The answers of a round in two shapes: the answer ledger (long, one row per cell that was read, made anew in
//! every run) and the response table (wide, one row per case), which is derived from it and may be thrown away.

pub mod applied;
pub mod data_file;
pub mod frame;
pub mod joined;
pub mod ledger;
pub mod parquet;
pub mod schema;
pub mod store;
pub mod table;
pub mod weight;
