//! Reads what a definition declares about the ways in which people write an answer: units, dashes, words for nothing.

use crate::survey::question::{Dash, Handling};
use crate::survey::toml::tree::{Table, Words};

/// The handling of a question or column.
pub fn read_handling(table: &Table) -> Handling {
    let texts = |words: Vec<Words<'_>>| words.into_iter().map(|word| word.text.to_owned()).collect();
    let dash = table.words("dash");
    Handling {
        unit_alias: texts(table.list("unit_alias")),
        dash: dash.and_then(|word| Dash::ALL.into_iter().find(|dash| dash.word() == word.text)),
        none: texts(table.list("none")),
        digits: table.number("digits").and_then(|number| u32::try_from(number.to_i128()?).ok()),
        coded: table.words("coded").map(|path| path.text.to_owned()),
        codes_of: None,
    }
}
