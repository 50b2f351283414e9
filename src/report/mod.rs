//! One document model: sections, blocks, tables and a plain record of every figure. A renderer reads [`model`] and
//! nothing else, so every format says the same; the other modules compose it: the report for publication, and the
//! analyst's own lists, which name files, cells and cases and stay in the office.

mod altered;
pub mod analyst;
pub mod area_codes;
mod base;
pub mod cell_names;
pub mod changes;
mod chart;
pub mod codebook;
pub mod compose;
pub mod data;
pub mod decision;
pub mod explain_figure;
pub mod explain_file;
pub mod guide;
pub mod model;
pub mod office;
mod prose;
pub mod readings;
pub mod shape;
pub mod sketch;
mod turned;
pub mod verification;
