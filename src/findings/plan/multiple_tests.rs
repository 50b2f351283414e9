//! Which tests fit a table with a multiple answer in its rows or groups: those that take each option by itself. Which of them,
//! follows from which side is a multiple answer.

use crate::catalogue::{Phrase, multiple as words, tests};
use crate::findings::plan::table_tests::{Asked, TableTest};
use crate::survey::definition::Survey;

/// What of a table is a multiple answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Several {
    Neither,
    One,
    Both,
}

/// Whether a variable is a question that one unit can answer with several options.
pub(super) fn takes_several(survey: &Survey, variable: &str) -> bool {
    survey.question(variable).is_some_and(|question| question.domain.takes_several())
}

/// Whether a test compares groups that do not overlap within each option, so that it is all one to it how many are chosen.
fn within_options(test: TableTest, asked: &Asked<'_>) -> bool {
    let overlap = || asked.by.iter().any(|banner| banner.overlaps(asked.survey));
    matches!(test, TableTest::ColumnProportions | TableTest::AgainstRest) && !overlap()
}

/// Why a test does not fit the table, for one unit having several answers or none having; and what fits.
pub(super) fn unfit(test: TableTest, asked: &Asked<'_>) -> Option<(Phrase, Phrase)> {
    let word = test.word();
    match (asked.overlapping, test.is_of_multiple()) {
        (false, false) => None,
        (false, true) => {
            let others = TableTest::ALL.into_iter().filter(|test| !test.is_of_multiple()).map(TableTest::word);
            Some((words::of_multiple(word), tests::fitting(others.collect::<Vec<_>>().join(" / "))))
        }
        (true, false) if within_options(test, asked) => None,
        (true, false) => {
            let fits = |test: &TableTest| {
                within_options(*test, asked) || (test.is_of_multiple() && unfit(*test, asked).is_none())
            };
            let fitting = TableTest::ALL.into_iter().filter(fits).map(TableTest::word);
            let fitting = fitting.collect::<Vec<_>>().join(" / ");
            let help =
                if fitting.is_empty() { words::table_of_its_own() } else { words::use_of_multiple(fitting) };
            Some((tests::overlapping(), help))
        }
        (true, true) => asked.rows.iter().find_map(|question| {
            asked.by.iter().find_map(|banner| {
                let by = banner.called();
                let several = banner.takes_several(asked.survey);
                if several && banner.levels.len() > 1 {
                    return Some((words::nested(by), words::not_nested()));
                }
                if !several && banner.overlaps(asked.survey) {
                    return Some((tests::overlapping(), words::table_of_its_own()));
                }
                if banner.levels.iter().any(|level| level.name() == question.id) {
                    return Some((words::with_itself(&question.id), words::another_question()));
                }
                let of = match (question.domain.takes_several(), several) {
                    (true, true) => Several::Both,
                    (true, false) | (false, true) => Several::One,
                    (false, false) => Several::Neither,
                };
                let use_other = |other: TableTest| tests::fitting(other.word());
                match (of, test) {
                    (Several::Neither, _) => {
                        Some((words::no_several(by, &question.id), words::table_of_its_own()))
                    }
                    (Several::Both, TableTest::Mmi) => {
                        Some((words::both_several(word, by, &question.id), use_other(TableTest::Spmi)))
                    }
                    (Several::One, TableTest::Spmi) => {
                        Some((words::one_several(word, by, &question.id), use_other(TableTest::Mmi)))
                    }
                    (Several::One | Several::Both, _) => None,
                }
            })
        }),
    }
}
