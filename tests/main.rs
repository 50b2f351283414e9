//! The one integration-test binary; its modules are named after the rooms, and after what a user may rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod definition;
mod render;

mod change;
mod deadline;
mod determinism;
mod seed;
mod support;
mod trace;
