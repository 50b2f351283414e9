//! The definition's own types: conditions, written and held against cases, and areas that contain one another.

mod areas;
mod predicates;
