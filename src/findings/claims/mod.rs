//! What a published text claims: the claims that a plan declares, and every statement of fact that a written report makes,
//! found by the program, with what does not fit together within the report itself.

mod declared;
pub mod stated;

pub use declared::check;
