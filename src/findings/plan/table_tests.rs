//! The tests of a table of answers: whether the groups of a banner answer alike. What cannot be tested is refused where it is
//! asked for.

use crate::catalogue::{Phrase, tests as words};
use crate::findings::plan::change::TEST_WORDS;
use crate::findings::plan::inference::only_of_samples;
use crate::findings::plan::strata::Strata;
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::Table;

/// A test, or a measure of association that is printed with tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableTest {
    /// Pearson's X².
    ChiSquare,
    /// The likelihood ratio, G.
    G,
    /// Fisher's exact test; simulated where the exact one is too much work.
    Fisher,
    /// Cramér's V, plain and with the bias taken out.
    CramersV,
}

impl TableTest {
    /// Every test.
    pub const ALL: [TableTest; 4] = [TableTest::ChiSquare, TableTest::G, TableTest::Fisher, TableTest::CramersV];

    /// The word in a plan and in ids of figures.
    pub fn word(self) -> &'static str {
        match self {
            TableTest::ChiSquare => "chi_square",
            TableTest::G => "g",
            TableTest::Fisher => "fisher",
            TableTest::CramersV => "cramers_v",
        }
    }

    /// Its name in a report.
    pub fn name(self) -> Phrase {
        match self {
            TableTest::ChiSquare => words::chi_square(),
            TableTest::G => words::g(),
            TableTest::Fisher => words::fisher(),
            TableTest::CramersV => words::cramers_v(),
        }
    }
}

/// What a plan asks to be tested in a table of answers, of which `grouped` says whether it has groups, `overlapping` whether
/// one unit can give several of its answers or be in several groups, and `weighted` whether more than plain counts is shown.
pub(super) fn read_tests(
    reading: &mut Reading<'_>,
    request: &Table,
    strata: &Strata<'_>,
    grouped: bool,
    overlapping: bool,
    weighted: bool,
) -> Option<Vec<TableTest>> {
    let written = request.list("tests");
    if written.is_empty() {
        return Some(Vec::new());
    }
    only_of_samples(reading, request, &["tests"], strata).then_some(())?;
    let refused = [
        (!grouped, words::needs_groups(), words::write_by()),
        (overlapping, words::overlapping(), words::test_per_option()),
        (weighted, words::plain_counts_only(), words::use_estimates()),
    ];
    if let Some((_, why, help)) = refused.into_iter().find(|(refused, ..)| *refused) {
        reading.advise(request.place("tests"), why, help);
        return None;
    }
    reading.once(written.clone());
    let mut tests = Vec::new();
    let mut all_fit = true;
    for word in &written {
        match TableTest::ALL.into_iter().find(|test| test.word() == word.text) {
            Some(test) => tests.push(test),
            None if TEST_WORDS.contains(&word.text) => {
                all_fit = false;
                let fitting: Vec<&str> = TableTest::ALL.into_iter().map(TableTest::word).collect();
                reading.advise(
                    word.span.clone(),
                    words::of_rounds(word.text),
                    words::fitting(fitting.join(" / ")),
                );
            }
            // A word that nobody knows has been noted.
            None => all_fit = false,
        }
    }
    all_fit.then_some(tests)
}
