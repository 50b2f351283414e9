//! Disclosure control (秘匿): small counts that could tell about single persons or offices. What is decided stands in the
//! plan; here it is carried out on what was found, before a report is composed of it.

mod audit;
mod counts;
mod differences;
mod donors;
pub mod interval;
mod moves;
mod protected;
mod search;
mod sheets;
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
use crate::findings::plan::disclosure::{Disclosure, Rule};
use crate::findings::reach::Reach;
use crate::findings::table::{ResultCell, ResultTable};

/// A list of so few units says by itself whose answer a count of one is.
const FEW_UNITS: usize = 30;

/// Finds everything for a plan in given material.
pub type Find<'f> = &'f dyn Fn(&AnalysisPlan, &Material<'_>) -> Result<Findings, Error>;

/// A plan among those that are published together, with everything that it found.
#[derive(Debug, Clone, Copy)]
struct Side<'a> {
    plan: &'a AnalysisPlan,
    findings: &'a Findings,
    /// The rule by which it hides; what is found without one is shown.
    rule: Option<&'a Rule>,
}

/// Carries out what plans declare about small counts. They are published together: what one shows may give back what
/// another hides.
///
/// # Errors
/// What the engine refuses.
pub fn control(
    plans: &[&AnalysisPlan],
    material: &Material<'_>,
    found: &mut [Findings],
    find: Find<'_>,
) -> Result<(), Error> {
    let sides: Vec<Side<'_>> = plans
        .iter()
        .zip(found.iter())
        .map(|(plan, findings)| Side { plan, findings, rule: rule_of(plan) })
        .collect();
    if sides.iter().any(|side| side.rule.is_some()) {
        let published = protected::protect(&sides, material, find)?;
        for (findings, published) in found.iter_mut().zip(published) {
            *findings = published;
        }
    }
    for (plan, findings) in plans.iter().zip(found) {
        if let Some(Disclosure::Open { reason }) = &plan.disclosure {
            for table in &mut findings.tables {
                if surveys_of(table, &findings.figures).any(|id| is_sensitive(material, id)) {
                    table.notes.push(words::open_note(reason));
                }
            }
        }
        let open = small_populations(material, &findings.figures, rule_of(plan));
        findings.diagnostics.extend(open);
    }
    Ok(())
}

fn rule_of(plan: &AnalysisPlan) -> Option<&Rule> {
    match &plan.disclosure {
        Some(Disclosure::Rule(rule)) => Some(rule),
        Some(Disclosure::Open { .. }) | None => None,
    }
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

/// Surveys of few listed units of which one or two can be told from a count or a share, and which no rule is about.
fn small_populations(
    material: &Material<'_>,
    figures: &BTreeMap<String, Figure>,
    rule: Option<&Rule>,
) -> Vec<Diagnostic> {
    let small = |figure: &&Figure| match &figure.value {
        FigureValue::Count(count) => (1..=2).contains(count),
        FigureValue::Share(share) => [share.numerator, share.denominator.saturating_sub(share.numerator)]
            .iter()
            .any(|part| (1..=2).contains(part)),
        _ => false,
    };
    let published: BTreeSet<&str> = figures.values().filter(small).flat_map(surveys).collect();
    let mut found = Vec::new();
    for survey in material.surveys.iter().filter(|survey| survey.frame.is_some()) {
        let tables = material.tables.iter().filter(|(key, _)| key.survey == survey.id);
        let units = tables.map(|(_, table)| table.cases.len()).max().unwrap_or(0);
        let open = rule.is_none_or(|rule| !rule.covers(&survey.id));
        if open && published.contains(survey.id.as_str()) && (1..FEW_UNITS).contains(&units) {
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
