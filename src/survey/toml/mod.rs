//! The definition files of a workspace, read into the types of this floor: surveys, record lists, indicators and
//! workspace settings in TOML; frames, areas and the correction ledger in CSV. Every mistake of every file is
//! reported at once, each under the very words that are wrong. The readers keep what could be read, so that one
//! mistake does not make others out of what depends on it; whoever reads a workspace ends with
//! [`source::Problems::into_result`].

pub mod append;
pub mod areas;
pub mod arguments;
pub mod boxes;
pub mod cells;
pub mod checks;
pub mod coded;
pub mod concordance;
pub mod condition;
pub mod decisions;
pub mod delimited;
mod export;
pub mod forms;
pub mod frame;
pub mod handling;
pub mod indicators;
pub mod keys;
mod ledger_book;
pub mod reading;
pub mod records;
pub mod repeats;
mod sampling;
pub mod schema;
pub mod shape;
pub mod source;
pub mod survey;
pub mod tree;
pub mod workspace;
pub mod write;
