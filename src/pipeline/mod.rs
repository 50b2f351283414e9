//! A workspace from its files to its reports: definitions are loaded, every round is collected, every plan is
//! evaluated, composed and rendered, and the outputs replace the old ones only when all of them are written.

pub mod ad_hoc;
pub mod blank_brackets;
pub mod changes;
pub mod coding;
pub mod convert;
pub mod data;
pub mod definitions;
pub mod explain_file;
pub mod figure_cells;
pub mod freeze;
pub mod fresh;
pub mod from_folder;
pub mod inputs;
pub mod ledgers;
mod left_open;
pub mod new_folder;
pub mod new_round;
pub mod observer;
pub mod output;
pub mod outputs;
pub mod printed;
pub mod publish;
pub mod queries;
pub mod record;
pub mod replay;
pub mod reproduce;
pub mod rerun;
pub mod run;
pub mod since;
pub mod start;
pub mod summary;
pub mod trace;
pub mod unfinished;
pub mod uses;
pub mod verify;
pub mod workspace;
