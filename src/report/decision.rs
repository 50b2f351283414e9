//! The decision to publish while something is 要確認, printed in the report that is published so: a line under the title,
//! and who decided it and why at its end.

use crate::catalogue::{Lang, Phrase, publication as words};
use crate::report::model::{Block, Report, Section};

/// The line under the title.
pub fn stamp_undecided(by: &str) -> Phrase {
    words::stamp_undecided(by)
}

/// Prints the decision.
pub fn print_decision(report: &mut Report, by: &str, reason: &str, findings: usize, lang: Lang) {
    report.stamps.push(stamp_undecided(by).text(lang).to_owned());
    report.sections.push(Section {
        number: String::new(),
        title: words::title_undecided().text(lang).to_owned(),
        blocks: vec![Block::Note(words::note_undecided(findings, by, reason).text(lang).to_owned())],
    });
}
