//! What a published text claims: the claims that a plan declares, and every statement of fact that a written report makes,
//! found by the program, with what does not fit together within the report itself.

pub mod apart;
pub mod around;
pub mod bind;
mod declared;
mod declared_for;
pub mod derive;
pub mod facts;
pub mod judge;
mod rank;
pub mod since_last;
pub mod spoken;
pub mod stated;
mod terms;
mod turn;
pub mod verdict;
pub mod within;

pub use declared::check;
