//! Why a file could not be read, as a stable rule word with what was found and what to do. The words are closed, because
//! an answer from another process must not bring its own.

use crate::catalogue::Phrase;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) rule: &'static str,
    pub(crate) found: Phrase,
    pub(crate) hint: Phrase,
}

/// Every rule by which a file is set aside or left to be keyed in.
pub(crate) const RULES: &[&str] = &[
    "archive-inside",
    "damaged-csv",
    "damaged-html",
    "damaged-mail",
    "damaged-workbook",
    "damaged-zip",
    "empty-archive",
    "empty-file",
    "encoding",
    "encrypted",
    "file-too-large",
    "gateway-stub",
    "holds-files",
    "key-in",
    "label-protected",
    "not-a-workbook",
    "out-of-memory",
    "out-of-time",
    "reader-failed",
    "shortcut",
    "too-many-cells",
    "too-many-files",
    "too-much-text",
    "unpacked-too-large",
    "wrong-password",
];

/// Rules that say something of the machine and the moment, not of the file alone: the same file may be read the next time.
const OF_THE_MOMENT: &[&str] = &["out-of-memory", "out-of-time", "reader-failed"];

/// Whether a finding of this rule may be another one the next time that the same file is read.
pub fn is_of_the_moment(rule: &str) -> bool {
    OF_THE_MOMENT.contains(&rule)
}

/// The rule word that is written so, where it is one of ours.
pub(crate) fn rule(word: &str) -> Option<&'static str> {
    RULES.iter().find(|rule| **rule == word).copied()
}

impl Unreadable {
    pub(crate) fn new(rule: &'static str, found: Phrase, hint: Phrase) -> Self {
        debug_assert!(RULES.contains(&rule), "{rule} is not in the list of rules");
        Self { rule, found, hint }
    }
}
