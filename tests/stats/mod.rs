//! Computing from counts, held against results that others published, and against arithmetic of another kind.

mod exhaustive;
mod sample;
