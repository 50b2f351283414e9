//! The options of a closed question: stable codes with their words.

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseOption {
    /// Stable code, as written in the ledger and in predicates.
    pub code: String,
    /// The words on the form.
    pub label: String,
    /// Other spellings that mean the same option.
    pub aliases: Vec<String>,
    /// The question that holds the words of whoever chooses it (その他).
    pub other: Option<String>,
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
}
