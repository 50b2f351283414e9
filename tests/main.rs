//! The one integration-test binary; its modules are named after the rooms.

mod definition;
mod render;
