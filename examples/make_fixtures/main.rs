//! Writes the bundled example of a prefecture's programme: sampling frames,
//! returned workbooks, records and the correction ledger.
//!
//! ```text
//! cargo run --example make_fixtures [-- OUT_DIR [before-late-returns]]
//! ```
//!
//! `OUT_DIR` (default: the current folder) receives `surveys/frames/` and
//! `fixtures/`; with `before-late-returns` as they were on the day on which the
//! made-up round R3 was first published, without what came or was decided later. Every published total of the outcome report comes out of these
//! files; everything else in them is invented (`fixtures/README.md` says which
//! is which). The same program writes the same bytes every time.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::struct_field_names,
    reason = "rows, columns and days of the example are small numbers"
)]

mod bodies;
mod book;
mod calendar;
mod current_state;
mod desk;
mod entry_support;
mod frames;
mod indicators;
mod meetings;
mod municipal_plans;
mod network_answers;
mod network_bodies;
mod network_form;
mod network_need;
mod network_round3;
mod offices;
mod rng;
mod services;
mod training;
mod windows;

use std::path::PathBuf;

/// Any failure ends the run; there is nothing to recover.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let out = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let until = match std::env::args().nth(2).as_deref() {
        None => None,
        Some("before-late-returns") => Some(network_round3::PUBLISHED),
        Some(other) => return Err(format!("unknown: {other}").into()),
    };
    let fixtures = out.join("fixtures");
    let records = fixtures.join("records");

    frames::write(&out.join("surveys/frames"))?;

    network_need::write(&fixtures.join("network-need/R2"))?;
    network_round3::write(&fixtures.join("network-need/R3"), until)?;
    entry_support::write(&fixtures.join("entry-support/R2"))?;
    training::write(&fixtures.join("training-comprehension"))?;
    municipal_plans::write(&fixtures.join("municipal-plans/R2"))?;
    current_state::write(&fixtures.join("current-state/H30"))?;

    meetings::write(&records)?;
    windows::write(&records)?;
    services::write(&records)?;
    indicators::write(&records)?;

    desk::write(&fixtures, until)?;
    println!("{}", out.display());
    Ok(())
}
