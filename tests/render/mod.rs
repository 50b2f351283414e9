//! The renderers, all on one shared report that holds every kind of block and of trouble: what they write is kept as
//! plain files under `expected/` (`KAISHU_BLESS=1` writes them anew), twice the same, and is opened by a program
//! that is not ours.

mod office;
mod shared;
mod snapshots;

pub(crate) use shared::shared_report;
