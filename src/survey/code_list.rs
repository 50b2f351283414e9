//! The options of a closed question: stable codes with their words.

use crate::catalogue::Phrase;
use crate::survey::missing::Missing;
use crate::text::number::Decimal;

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResponseOption {
    /// Stable code, as written in the ledger and in predicates.
    pub code: String,
    /// The words on the form.
    pub label: Phrase,
    /// Other spellings that mean the same option.
    pub aliases: Vec<String>,
    /// The question that holds the words of whoever chooses it (その他).
    pub other: Option<String>,
    /// Why there is no answer where it is chosen (わからない); it is no value then and has no row in a table.
    pub missing: Option<Missing>,
    /// The number that it stands for, where means are wanted; the code is none.
    pub score: Option<Decimal>,
}

/// Ordered options. An open list (`category`, `list`) is filled from the data, in order of first appearance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeList {
    /// Id within the survey.
    pub id: String,
    /// The options in their order.
    pub options: Vec<ResponseOption>,
}

impl CodeList {
    /// The option with this code.
    pub fn get(&self, code: &str) -> Option<&ResponseOption> {
        self.options.iter().find(|option| option.code == code)
    }

    /// The options that are values: all but those that say why there is no answer.
    pub fn values(&self) -> impl Iterator<Item = &ResponseOption> {
        self.options.iter().filter(|option| option.missing.is_none())
    }
}
