//! The one integration-test binary; its modules are named after the rooms, and after what a user may rely on.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::needless_raw_string_hashes,
    reason = "a test that cannot go on fails"
)]

mod ad_hoc;
mod bad_input;
mod change;
mod changes;
mod claims;
mod cli;
mod concordance;
mod corpus;
mod data_files;
mod deadline;
mod definition;
mod definition_workbook;

mod designs;
mod determinism;
mod disclosure;
mod draft;
mod engine;
mod english;
mod evidence;
mod explain;
mod findings;
mod forms;
mod guide;
mod house;
mod incremental;
mod laws;
mod layouts;
mod messy;
mod new_round;
mod office;
mod outcome;
mod publish;
mod quantities;
mod recovery;
mod render;
mod report;
mod respondents;
mod rounds;
mod schema;
mod seed;
mod shares;
mod stats;
mod support;
mod survey;
mod tabulation;
mod text;
mod trace;
mod unified_rules;
mod workbook;
