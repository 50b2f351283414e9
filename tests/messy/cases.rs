//! The table of messy inputs as it stands in `tests/fixtures/messy/cases.toml`.

use serde::Deserialize;

/// The whole table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) case: Vec<Case>,
}

/// One kind of input.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) number: u32,
    pub(super) input: String,
    #[serde(rename = "try")]
    pub(super) tries: Vec<Try>,
}

/// How the program has to take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Outcome {
    /// Not used until somebody acts: an open finding, and no value or no file.
    #[serde(rename = "E")]
    Refused,
    /// Taken or held, and said.
    #[serde(rename = "W")]
    Said,
    /// Taken without a word to look at.
    #[serde(rename = "S")]
    Silent,
}

/// One workspace with something that came back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Try {
    /// Folder below `workspaces/`.
    pub(super) workspace: String,
    /// Folder below `files/` whose content is put into the workspace (files below `returned/`, or a ledger).
    #[serde(default)]
    pub(super) files: Option<String>,
    /// Answers that are written into a list, one respondent each.
    #[serde(default)]
    pub(super) answers: Vec<Written>,
    /// What is expected of the files.
    #[serde(default)]
    pub(super) file: Vec<ExpectedFile>,
    /// What is expected of cases.
    #[serde(default)]
    pub(super) value: Vec<ExpectedValue>,
    /// Findings that are expected, and where they are listed no other open one.
    #[serde(default)]
    pub(super) finding: Vec<ExpectedFinding>,
    /// Files that are there and cannot be opened, as long as the try runs.
    #[serde(default)]
    pub(super) locked: Vec<String>,
    /// New values that are written into a correction ledger in code page 932.
    #[serde(default)]
    pub(super) ledger: Vec<LedgerText>,
    /// How the whole is taken, where it is about files.
    #[serde(default)]
    pub(super) outcome: Option<Outcome>,
}

/// An answer with what is expected of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) question: String,
    /// Text, number, or truth value of the cell.
    pub(super) raw: toml::Value,
    /// Number format of the cell.
    #[serde(default)]
    pub(super) format: Option<String>,
    pub(super) outcome: Outcome,
    /// The coded value as the ledger writes it.
    #[serde(default)]
    pub(super) value: Option<String>,
    /// Why there is none.
    #[serde(default)]
    pub(super) missing: Option<String>,
    /// The rule word of the cell (a part of it).
    #[serde(default)]
    pub(super) rule: Option<String>,
    /// The rule of the finding.
    #[serde(default)]
    pub(super) finding: Option<String>,
    /// Words of the finding, in Japanese.
    #[serde(default)]
    pub(super) says: Vec<String>,
}

/// What is expected of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedFile {
    /// The end of its name.
    pub(super) name: String,
    /// `FileFate` as its variant is called.
    pub(super) fate: String,
}

/// What is expected of an answer of a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedValue {
    pub(super) case: String,
    pub(super) question: String,
    #[serde(default)]
    pub(super) value: Option<String>,
    #[serde(default)]
    pub(super) missing: Option<String>,
    /// Disposition of the case as its word.
    #[serde(default)]
    pub(super) disposition: Option<String>,
}

/// A finding that is expected.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedFinding {
    pub(super) rule: String,
    /// The end of the place text: `調査票!D14`, or of the file.
    #[serde(default)]
    pub(super) place: Option<String>,
    /// Words of the finding, in Japanese.
    #[serde(default)]
    pub(super) says: Vec<String>,
}

/// A text that is written into a correction ledger in code page 932, and what is read from there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LedgerText {
    pub(super) text: String,
    pub(super) outcome: Outcome,
    /// What stands in the file, where it is another text.
    #[serde(default)]
    pub(super) reads: Option<String>,
    /// The characters that are said to be lacking.
    #[serde(default)]
    pub(super) lacks: String,
}
