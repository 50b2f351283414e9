//! What is tested over several strata, of which some were drawn and others taken whole, with the strata, their sizes and the
//! finite populations of the design: whether groups and answers are independent, by Rao and Scott's second order.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, sampling, tests as said};
use crate::findings::batch::{Batch, Counted, RowsTicket};
use crate::findings::estimates::sample::Sample;
use crate::findings::how::Topic;
use crate::findings::intervals::p_text;
use crate::findings::material::Material;
use crate::findings::plan::QuestionTable;
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::Group;
use crate::findings::question_table::tested::{Df, Line, worked};
use crate::findings::question_table::values::Valued;
use crate::stats::design::Answers;
use crate::stats::inference::InferenceMode;
use crate::stats::{FTest, Undefined};
use crate::survey::predicate::Predicate;
use crate::text::number;

/// Who is where, row by row: what a test under a design needs beyond counts.
#[derive(Debug)]
pub(in crate::findings::question_table) struct Members {
    /// The valid returns: the rows of the design, whoever of them is in the table.
    sample: RowsTicket,
    options: Vec<RowsTicket>,
    groups: Vec<RowsTicket>,
}

/// Asks for the rows, where several strata may have to be tested together.
pub(in crate::findings::question_table) fn ask(
    batch: &mut Batch,
    material: &Material<'_>,
    question: &QuestionTable,
    base: &Predicate,
    options: &[Valued],
    groups: &[Group],
) -> Option<Members> {
    let strata = material.survey(&question.table.survey).map_or(0, |survey| survey.strata.len());
    if strata < 2 || !question.tests.iter().any(|test| test.is_of_designs()) {
        return None;
    }
    let key = &question.table;
    let mut rows = |condition: &Predicate| batch.rows(key, base.clone().and(condition.clone()));
    let options = options.iter().map(|option| rows(&option.condition)).collect();
    let groups = groups.iter().map(|group| rows(&group.condition)).collect();
    Some(Members { sample: batch.rows(key, material.counted(key)), options, groups })
}

impl Asked<'_> {
    /// The line of the test; a note tells the design.
    pub(super) fn rao_scott(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        banner: usize,
        notes: &mut Vec<Phrase>,
    ) -> Line {
        let result = self.under_design(counted, material, banner, notes);
        let mut terms = vec![("n", self.chain.chain(counted, 0).n.to_string())];
        if let Ok(test) = &result {
            terms.push(("d₀", number::real(test.df1, 4)));
            terms.push(("ν", number::real(test.df2 / test.df1, 0)));
        }
        let formula = "F = X²/tr δ, d₀ = (tr δ)²/tr δ², p = P(F(d₀, d₀ν) > F)";
        Line {
            word: "rao_scott",
            name: said::rao_scott(),
            statistic: Some(result.map(|test| test.f)),
            df: Df::Two(result.map(|test| (test.df1, test.df2))),
            p: Some(result.map(|test| test.p)),
            how: worked(said::rao_scott(), formula, &terms, Topic::Design),
        }
    }

    fn under_design(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        banner: usize,
        notes: &mut Vec<Phrase>,
    ) -> Result<FTest, Undefined> {
        let drawn = self.drawn(counted, material, banner)?;
        let option = |row: usize| drawn.options.iter().position(|has| has.get(row).copied().unwrap_or(false));
        let options: Vec<Option<usize>> = (0..drawn.groups.len()).map(option).collect();
        let groups = (drawn.groups.as_slice(), self.groups_of(banner).len());
        let tests = drawn.sample.design.independence((&options, self.options.len()), groups);
        let test = tests.and_then(|tests| tests.second_order);
        notes.push(said::under_design());
        if let Ok(test) = &test {
            let (f, df1, df2) = (number::real(test.f, 3), number::real(test.df1, 2), number::real(test.df2, 2));
            notes.push(sampling::independence(f, df1, df2, p_text(test.p)));
        }
        notes.push(drawn.sample.note);
        test
    }

    /// The rows of the sample with their options and groups.
    ///
    /// # Errors
    /// What the design refuses.
    pub(super) fn drawn(
        &self,
        counted: &Counted<'_>,
        material: &Material<'_>,
        banner: usize,
    ) -> Result<Drawn, Undefined> {
        let members = self.members.as_ref().ok_or(Undefined::UnknownDesign)?;
        let survey = material.survey(&self.question.table.survey).ok_or(Undefined::UnknownDesign)?;
        let table = counted.table(&members.sample).ok_or(Undefined::EmptyBase)?;
        let rows = counted.rows(&members.sample);
        let place = |tickets: &[RowsTicket]| -> Vec<Option<usize>> {
            let members: Vec<BTreeSet<usize>> =
                tickets.iter().map(|ticket| counted.rows(ticket).iter().copied().collect()).collect();
            rows.iter().map(|row| members.iter().position(|rows| rows.contains(row))).collect()
        };
        let has = |ticket: &RowsTicket| -> Vec<bool> {
            let members: BTreeSet<usize> = counted.rows(ticket).iter().copied().collect();
            rows.iter().map(|row| members.contains(row)).collect()
        };
        let groups = members.groups.get(self.groups_of(banner)).unwrap_or_default();
        Ok(Drawn {
            sample: Sample::new(survey, table, rows)?,
            options: members.options.iter().map(has).collect(),
            groups: place(groups),
            of_groups: groups.len(),
        })
    }

    /// Whether several strata are tested together.
    pub(super) fn over_strata(&self, counted: &Counted<'_>) -> bool {
        self.chain.mode(counted) == InferenceMode::Strata
    }
}

/// A sample with the option and the group of each of its rows.
pub(super) struct Drawn {
    pub sample: Sample,
    /// For each option, whether each row has it.
    options: Vec<Vec<bool>>,
    groups: Vec<Option<usize>>,
    of_groups: usize,
}

impl Drawn {
    pub(super) fn answers(&self) -> Answers<'_> {
        Answers { options: &self.options, groups: &self.groups, of_groups: self.of_groups }
    }
}
