//! Weighted shares (人口ベース): exact, beside the unweighted ones. A unit whose weight cannot be used is in neither the sum
//! nor the base, and its cell in the frame is told.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, tabulation as words};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::findings::material::Material;
use crate::findings::plan::{AnalysisPlan, BaseShown, QuestionTable, TableKey, TableKind};
use crate::findings::question_table::Asked;
use crate::findings::question_table::groups::Group;
use crate::findings::question_table::head::frame_heading;
use crate::findings::question_table::values::eligible;
use crate::responses::weight::NoWeight;
use crate::stats::Undefined;
use crate::stats::comparison::Fraction;
use crate::survey::answer::AnswerValue;
use crate::survey::predicate::Predicate;
use crate::tally::spec::Sums;

/// The share of a part in its base by their weights, as a fraction of what the frame says.
///
/// # Errors
/// [`Undefined::EmptyBase`] where nobody in the base has a weight above 0.
pub(super) fn weighted_share(part: Sums, base: Sums) -> Result<Fraction, Undefined> {
    let (mut numerator, mut denominator) = (part.weight, base.weight);
    if denominator == 0 {
        return Err(Undefined::EmptyBase);
    }
    for _ in 0..crate::responses::weight::PLACES {
        if numerator % 10 != 0 || denominator % 10 != 0 {
            break;
        }
        numerator /= 10;
        denominator /= 10;
    }
    Ok(Fraction { numerator, denominator })
}

impl Asked<'_> {
    /// How many of the base of a group have no weight that can be used.
    pub(super) fn without_weight(&self, material: &Material<'_>, group: &Group) -> usize {
        let QuestionTable { table: key, rows, base, weight, .. } = self.question;
        let Some((weight, table)) = weight.as_ref().zip(material.tables.get(key)) else { return 0 };
        let of = match base {
            BaseShown::Answered | BaseShown::Both => Predicate::Answered(rows.clone()),
            BaseShown::Eligible => Predicate::Everyone,
        };
        let base = eligible(material, self.question).and(of).and(group.condition.clone());
        let weights = table.weights(weight);
        (0..table.cases.len()).filter(|row| weights[*row].is_err() && base.holds(&table.view(*row))).count()
    }

    /// What the weighted shares are, and who is not in them.
    pub(super) fn weight_notes(&self, material: &Material<'_>) -> Vec<Phrase> {
        let Some(weight) = &self.question.weight else { return Vec::new() };
        let weight = frame_heading(weight);
        let mut notes = vec![words::weighted_note(&weight)];
        let without = self.groups.first().map_or(0, |total| self.without_weight(material, total));
        if without > 0 {
            notes.push(words::unweighted_note(&weight, without));
        }
        notes
    }
}

/// Every weight of the tables of a plan that cannot be used, at its cell in the frame; and those of 0, which can.
pub fn audit(plan: &AnalysisPlan, material: &Material<'_>) -> Vec<Diagnostic> {
    let tables = plan.tables.iter().flat_map(|request| match &request.kind {
        TableKind::Question(table) => std::slice::from_ref(table),
        TableKind::Battery(tables) => tables,
        TableKind::Estimates(_)
        | TableKind::Change(_)
        | TableKind::Series(_)
        | TableKind::Quantities(_)
        | TableKind::Scale(_)
        | TableKind::Correlation(_)
        | TableKind::Portfolio(_)
        | TableKind::ResponseRates(_)
        | TableKind::EventList { .. }
        | TableKind::EventsByArea { .. }
        | TableKind::Indicators(_)
        | TableKind::LogicModel => &[],
    });
    let used: BTreeSet<(&TableKey, &str)> =
        tables.filter_map(|table| Some((&table.table, table.weight.as_deref()?))).collect();
    used.into_iter().flat_map(|(key, weight)| of_column(material, key, weight)).collect()
}

fn of_column(material: &Material<'_>, key: &TableKey, weight: &str) -> Vec<Diagnostic> {
    let Some(table) = material.tables.get(key) else { return Vec::new() };
    let Some(column) = table.column(weight) else { return Vec::new() };
    let mut found = Vec::new();
    for (row, value) in table.weights(weight).into_iter().enumerate() {
        let (Some(case), Some(written)) = (table.cases.get(row), column.values.get(row)) else { continue };
        let said = match written {
            AnswerValue::Code(words) => words.clone(),
            other => other.text(),
        };
        let said = said.trim();
        let what = match value {
            Ok(0) => words::weight_zero(said),
            Ok(_) => continue,
            Err(NoWeight::Missing) => words::weight_blank(),
            Err(NoWeight::NotANumber) => words::weight_words(said),
            Err(NoWeight::Negative) => words::weight_negative(said),
            Err(NoWeight::TooFine) => words::weight_too_fine(said),
            Err(NoWeight::TooLarge) => words::weight_too_large(said),
        };
        let cells = column.cells.get(row).cloned().unwrap_or_default();
        let what = words::weight_found(&case.id, frame_heading(weight), what);
        let expected = words::weight_expected();
        let diagnostic = match value {
            Ok(_) => {
                Diagnostic::at("zero-weight", Severity::Note, cells, what, expected, words::hint_weight_zero())
            }
            Err(_) => {
                Diagnostic::at("unusable-weight", Severity::Undecided, cells, what, expected, words::hint_weight())
            }
        };
        found.push(diagnostic.about(format!("{}.{weight}", case.id)).in_scope(Scope {
            survey: Some(key.survey.clone()),
            round: Some(key.round.clone()),
            case: Some(case.id.clone()),
            question: Some(weight.to_owned()),
            figure: None,
        }));
    }
    found
}
