//! Why a report cannot be read, as a finding about the file.

use crate::catalogue::{Phrase, document as words};
use crate::diagnostic::{Diagnostic, Severity};

/// The finding that a file cannot be read as a report.
pub(super) fn set_aside(rule: &'static str, file: &str, found: Phrase, hint: Phrase) -> Box<Diagnostic> {
    Box::new(Diagnostic::of_file(rule, Severity::SetAside, file, found, words::expected_document(), hint))
}
