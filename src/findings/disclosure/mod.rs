//! Disclosure control (秘匿): small counts that could tell about single persons or offices. What is decided stands in the
//! plan; here it is carried out on what was found, before a report is composed of it.

mod counts;
mod differences;
pub mod interval;
mod moves;
mod protected;
mod search;
mod sign;
mod targets;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::disclosure as words;
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::findings::figure::{Figure, FigureValue};
use crate::findings::material::Material;
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::disclosure::Disclosure;
use crate::findings::reach::Reach;
use crate::findings::table::{ResultCell, ResultTable};

/// A list of so few units says by itself whose answer a count of one is.
const FEW_UNITS: usize = 30;

/// Finds everything for a plan in given material.
pub type Find<'f> = &'f dyn Fn(&Material<'_>) -> Result<Findings, Error>;

/// Carries out what a plan declares about small counts.
///
/// # Errors
/// What the engine refuses.
pub fn control(
    plan: &AnalysisPlan,
    material: &Material<'_>,
    findings: &mut Findings,
    find: Find<'_>,
) -> Result<(), Error> {
    match &plan.disclosure {
        Some(Disclosure::Rule(rule)) => *findings = protected::protect(plan, material, rule, findings, find)?,
        Some(Disclosure::Open { reason }) => {
            for table in &mut findings.tables {
                if surveys_of(table, &findings.figures).any(|id| is_sensitive(material, id)) {
                    table.notes.push(words::open_note(reason));
                }
            }
            findings.diagnostics.extend(small_populations(material, &findings.figures));
        }
        None => findings.diagnostics.extend(small_populations(material, &findings.figures)),
    }
    Ok(())
}

fn is_sensitive(material: &Material<'_>, survey: &str) -> bool {
    material.survey(survey).is_some_and(|survey| survey.sensitive)
}

/// The surveys and record lists that a figure is counted from.
fn surveys(figure: &Figure) -> impl Iterator<Item = &str> {
    figure.rests_on.iter().filter_map(|reach| match reach.as_ref() {
        Reach::Counted { table, .. } => Some(table.survey.as_str()),
        Reach::Entered { .. } => None,
    })
}

fn surveys_of<'f>(table: &'f ResultTable, figures: &'f BTreeMap<String, Figure>) -> impl Iterator<Item = &'f str> {
    table.rows.iter().flatten().flat_map(move |cell| {
        let figure = match cell {
            ResultCell::Figure(id) => figures.get(id),
            ResultCell::Words(_) => None,
        };
        figure.into_iter().flat_map(surveys)
    })
}

/// Surveys of few listed units of which a count of one or two is published without a rule.
fn small_populations(material: &Material<'_>, figures: &BTreeMap<String, Figure>) -> Vec<Diagnostic> {
    let small = |figure: &&Figure| matches!(figure.value, FigureValue::Count(1 | 2));
    let published: BTreeSet<&str> = figures.values().filter(small).flat_map(surveys).collect();
    let mut found = Vec::new();
    for survey in material.surveys.iter().filter(|survey| survey.frame.is_some()) {
        let tables = material.tables.iter().filter(|(key, _)| key.survey == survey.id);
        let units = tables.map(|(_, table)| table.cases.len()).max().unwrap_or(0);
        if published.contains(survey.id.as_str()) && (1..FEW_UNITS).contains(&units) {
            found.push(
                Diagnostic::at(
                    "small-population",
                    Severity::Note,
                    Vec::new(),
                    words::small_population(&survey.title, units),
                    words::rule_expected(),
                    words::hint_small_population(),
                )
                .about(survey.id.clone())
                .in_scope(Scope { survey: Some(survey.id.clone()), ..Scope::default() }),
            );
        }
    }
    found
}
