//! Japanese text without loss: what a respondent typed is read in layers (clean, key, value) and the raw text is never
//! overwritten. Everything that knows a Japanese character by name lives here, so that no other room needs to.

pub mod brackets;
pub mod charset;
pub mod clean;
pub mod counters;
pub mod cp932;
pub mod dependent;
pub mod era;
pub mod key;
pub mod marks;
pub mod names;
pub mod number;
pub mod numeral;
pub mod privacy;
pub mod resaved;
pub mod rules;
pub mod running;
pub mod spelling;
pub mod stock;
pub mod units;
