//! How many units chose two options at once: what the tests of multiple answers are made of. Counts of pairs are tallies like
//! any other, so that they come from the engine and add up.

use crate::catalogue::{Phrase, tabulation};
use crate::findings::batch::{Batch, Counted, TallyTicket};
use crate::findings::material::Material;
use crate::findings::plan::QuestionTable;
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::Group;
use crate::findings::question_table::values::Valued;
use crate::stats::Undefined;
use crate::stats::contingency::Table;
use crate::stats::inference::InferenceMode;
use crate::stats::multiple_response::{Crossed, Grouped, MOST_TABLES, MarginalIndependence, pairs};
use crate::survey::predicate::Predicate;
use crate::tally::spec::TallySpec;

/// Which side of a table is a multiple answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sides {
    /// The question in the rows; the groups are groups.
    Rows,
    /// The question of the banner; the options in the rows are the groups.
    Banner,
    /// Both.
    Both,
}

/// The counts of one banner.
#[derive(Debug)]
pub(in crate::findings::question_table) struct Pairs {
    sides: Sides,
    /// None where they would be too many.
    ticket: Option<TallyTicket>,
}

/// Asks for them, banner by banner, where tests of multiple answers are asked for.
pub(in crate::findings::question_table) fn ask(
    batch: &mut Batch,
    material: &Material<'_>,
    question: &QuestionTable,
    base: &Predicate,
    options: &[Valued],
    groups: &[Group],
) -> Vec<Pairs> {
    if !question.tests.iter().any(|test| test.is_of_multiple()) {
        return Vec::new();
    }
    let survey = material.survey(&question.table.survey);
    let several = |variable: &String| {
        survey.and_then(|survey| survey.question(variable)).is_some_and(|asked| asked.domain.takes_several())
    };
    let options: Vec<Predicate> = options.iter().map(|option| option.condition.clone()).collect();
    let of_banner = |(b, banner): (usize, &crate::findings::plan::Banner)| {
        let groups = groups.iter().filter(|group| group.banner == Some(b));
        let groups: Vec<Predicate> = groups.map(|group| group.condition.clone()).collect();
        let answered = || banner.variables().into_iter().map(|variable| Predicate::Answered(variable.to_owned()));
        let of_banner = survey.is_some_and(|survey| banner.takes_several(survey));
        let (sides, rows, columns, base) = match (several(&question.rows), of_banner) {
            (true, true) => {
                let base = answered().fold(base.clone(), Predicate::and);
                (Sides::Both, of_pairs(&options), of_pairs(&groups), base)
            }
            (false, true) => {
                let base = answered().fold(base.clone(), Predicate::and);
                (Sides::Banner, of_pairs(&groups), options.clone(), base)
            }
            (true | false, false) => (Sides::Rows, of_pairs(&options), groups.clone(), base.clone()),
        };
        let fits = options.len().saturating_mul(groups.len()) <= MOST_TABLES;
        let spec = TallySpec { rows, columns, base, quantity: None, weight: None };
        Pairs { sides, ticket: fits.then(|| batch.tally(&question.table, spec)) }
    };
    question.by.iter().enumerate().map(of_banner).collect()
}

/// Everybody, then each pair of options.
fn of_pairs(options: &[Predicate]) -> Vec<Predicate> {
    let both = pairs(options.len()).into_iter().filter_map(|(one, other)| {
        let (first, second) = (options.get(one)?.clone(), options.get(other)?.clone());
        Some(if one == other { first } else { first.and(second) })
    });
    [Predicate::Everyone].into_iter().chain(both).collect()
}

/// The counts as the tests take them.
pub(super) enum Answers {
    Grouped(Grouped),
    /// With the number of options of the banner.
    Crossed(Crossed, usize),
}

impl Answers {
    pub(super) fn test(&self) -> MarginalIndependence {
        match self {
            Answers::Grouped(grouped) => grouped.test(),
            Answers::Crossed(crossed, _) => crossed.test(),
        }
    }

    /// The table of an option, or of two.
    pub(super) fn table(&self, place: usize) -> Result<Table, Undefined> {
        match self {
            Answers::Grouped(grouped) => grouped.table(place),
            Answers::Crossed(crossed, second) => {
                let second = (*second).max(1);
                crossed.table(place / second, place % second)
            }
        }
    }

    pub(super) fn units(&self) -> u64 {
        match self {
            Answers::Grouped(grouped) => grouped.units(),
            Answers::Crossed(crossed, _) => crossed.units(),
        }
    }
}

impl Asked<'_> {
    pub(super) fn sides(&self, banner: usize) -> Sides {
        self.pairs.get(banner).map_or(Sides::Rows, |pairs| pairs.sides)
    }

    /// What was counted of a banner.
    pub(super) fn answers(&self, counted: &Counted<'_>, banner: usize) -> Result<Answers, Undefined> {
        if self.chain.mode(counted) == InferenceMode::Strata {
            return Err(Undefined::UnknownDesign);
        }
        let pairs = self.pairs.get(banner).ok_or(Undefined::PartMissing)?;
        let tally = counted.tally(pairs.ticket.as_ref().ok_or(Undefined::TooLarge)?);
        if tally.cells.is_empty() {
            return Err(Undefined::EmptyBase);
        }
        let lines = tally.cells.iter().map(|line| line.iter().map(|cell| cell.n).collect()).collect();
        let (options, groups) = (self.options.len(), self.groups_of(banner).len());
        match pairs.sides {
            Sides::Rows => Grouped::new(options, lines).map(Answers::Grouped),
            Sides::Banner => Grouped::new(groups, lines).map(Answers::Grouped),
            Sides::Both => Crossed::new(options, groups, lines).map(|crossed| Answers::Crossed(crossed, groups)),
        }
    }

    /// The tables of a banner in order: part of the ids of their figures, and words.
    pub(super) fn tables_of(&self, banner: usize) -> Vec<(String, Phrase)> {
        let options = || self.options.iter().map(|option| (option.code.clone(), option.label.clone()));
        let groups = || {
            let groups = self.groups.get(self.groups_of(banner)).unwrap_or_default();
            groups.iter().map(|group| (group.code.clone(), group.label.clone()))
        };
        match self.sides(banner) {
            Sides::Rows => options().collect(),
            Sides::Banner => groups().collect(),
            Sides::Both => options()
                .flat_map(|(code, label)| {
                    groups().map(move |(group, words)| {
                        (format!("{code}.{group}"), tabulation::crossed(label.clone(), words))
                    })
                })
                .collect(),
        }
    }

    /// The tables whose expected counts fall short of Cochran's rule, counted from 0.
    pub(super) fn weak_tables(&self, answers: &Answers, banner: usize) -> Vec<usize> {
        let weak = |place: &usize| {
            let expected = answers.table(*place).and_then(|table| table.expected_counts());
            expected.is_ok_and(|expected| !expected.suffice())
        };
        (0..self.tables_of(banner).len()).filter(weak).collect()
    }
}
