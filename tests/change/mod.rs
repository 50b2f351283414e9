//! Nothing is hard-coded: a figure moves when a cell behind it is changed, and only then.

mod answer;
mod readings;
mod sample;
