//! What is read from Japanese text, over the whole walk: the rules are counted and listed.

mod coding;
mod rules;
