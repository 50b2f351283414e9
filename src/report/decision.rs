//! The decision to publish while something is left to be decided, printed in the report that is published so: a line under the
//! title, and who decided it and why at its end.

use crate::catalogue::{Lang, Phrase, publication as words};
use crate::report::model::{Block, Report, Section};

/// What is left to be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Findings that hold something out, which make figures 要確認.
    pub undecided: usize,
    /// Files of definitions and plans with marks that nobody settled.
    pub unconfirmed: usize,
}

impl Left {
    /// Its kinds. A figure can be 要確認 without a finding, so this is what is left where nothing is counted.
    pub fn kinds(self) -> Phrase {
        self.said(words::left_undecided(), words::left_unconfirmed())
    }

    /// Its kinds with their numbers.
    pub fn numbers(self) -> Phrase {
        self.said(words::number_undecided(self.undecided), words::number_unconfirmed(self.unconfirmed))
    }

    fn said(self, undecided: Phrase, unconfirmed: Phrase) -> Phrase {
        match (self.undecided, self.unconfirmed) {
            (_, 0) => undecided,
            (0, _) => unconfirmed,
            _ => words::both_left(undecided, unconfirmed),
        }
    }
}

/// The line under the title.
pub fn stamp_undecided(by: &str, left: Left) -> Phrase {
    words::stamp_undecided(by, left.kinds())
}

/// Prints the decision.
pub fn print_decision(report: &mut Report, by: &str, reason: &str, left: Left, lang: Lang) {
    report.stamps.push(stamp_undecided(by, left).text(lang).to_owned());
    report.sections.push(Section {
        number: String::new(),
        title: words::title_undecided().text(lang).to_owned(),
        blocks: vec![Block::Note(words::note_undecided(left.numbers(), by, reason).text(lang).to_owned())],
    });
}
