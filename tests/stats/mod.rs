//! Computing from counts, held against results that others published, and against arithmetic of another kind.

mod census;
mod compared;
mod estimates;
mod exhaustive;
mod golden;
mod groups;
mod hardened;
mod laws;
mod methods;
mod multiple;
mod options;
mod printed;
mod requested;
mod sample;
mod schools;
mod worked;
