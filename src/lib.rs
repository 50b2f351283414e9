//! kaishu (回収)

pub mod catalogue;
pub mod diagnostic;
pub mod error;
pub mod provenance;

pub mod text;
pub mod workbook;

pub mod survey;

pub mod collect;

pub mod responses;

pub mod tally;

pub mod stats;

pub mod findings;

pub mod report;

pub mod render;

pub mod pipeline;

pub mod cli;
