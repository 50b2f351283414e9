//! Tables that are asked for on the command line: the same numbers as in a plan, the same refusals, each at the option that
//! is wrong, and nothing written.

mod data;
mod workspace;
