//! The renderers, all on one shared report that holds every kind of block and of trouble: what they write is kept as
//! plain files under `expected/` (`KAISHU_BLESS=1` writes them anew), twice the same, and is opened by a program
//! that is not ours.

mod browser;
mod charts;
mod heat;
mod hostile;
mod numbers;
mod office;
mod page;
mod paper;
mod readback;
mod shared;
mod snapshots;
mod twin;
pub(crate) mod validate;

use kaishu::render::svg::Picture;
pub(crate) use shared::shared_report;
use snapshots::matches_expected;

/// Stands for the pixels of a chart, whose words depend on the fonts of the machine.
#[expect(clippy::unnecessary_wraps, reason = "a machine without fonts makes none")]
fn pixel(_: &Picture) -> Option<Vec<u8>> {
    Some(b"\x89PNG\r\n\x1a\n pixels".to_vec())
}
