//! Definitions as workbooks: that they say what they say in TOML, and that mistakes in them are told at their cells.

mod cells;
mod commands;
mod converted;
mod headings;
mod identity;
mod overlooked;
mod workspace;
mod xlsform;
mod xlsform_out;
