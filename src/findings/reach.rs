//! What a figure rests on, and with that which findings can change it. A finding is ranked by how many published figures
//! it can change, because nobody reads a hundred warnings in the order of their names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::collect::indicators::SCOPE;
use crate::diagnostic::{Diagnostic, Scope};
use crate::findings::figure::Figure;
use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::findings::plan::strata::meets;
use crate::survey::definition::is_group_of;
use crate::survey::predicate::Predicate;

/// What one figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Variables of a table, among the cases that can be in a group.
    Counted {
        /// The round or record list.
        table: TableKey,
        /// Questions, those that decide whether they are asked, and columns.
        variables: BTreeSet<String>,
        /// The group. Only what the frame says rules a case out; an answer that is not decided could be any.
        among: Predicate,
    },
    /// A number that the office entered.
    Entered {
        /// The indicator.
        indicator: String,
    },
}

impl Reach {
    /// Variables of a table among the cases of a group.
    pub fn counted(table: &TableKey, variables: &BTreeSet<String>, among: Predicate) -> Arc<Self> {
        Arc::new(Reach::Counted { table: table.clone(), variables: variables.clone(), among })
    }

    /// Whether a scope can hold the figure, leaving aside whose finding it is.
    pub(super) fn can_hold(&self, scope: &Scope) -> bool {
        let same = |wanted: &Option<String>, name: &str| wanted.as_deref().is_none_or(|wanted| wanted == name);
        match self {
            Reach::Counted { table, variables, .. } => {
                // What is open about a return is open about the rows of its tables.
                let whole = |survey: &String| scope.question.is_none() && is_group_of(&table.survey, survey);
                (same(&scope.survey, &table.survey) || scope.survey.as_ref().is_some_and(whole))
                    && same(&scope.round, &table.round)
                    && scope.question.as_ref().is_none_or(|question| variables.contains(question))
            }
            Reach::Entered { indicator } => same(&scope.survey, SCOPE) && same(&scope.question, indicator),
        }
    }
}

/// One reach with the figures that rest on it, and who of its table can be in its group (nobody ruled out where none).
struct Group<'f> {
    reach: &'f Reach,
    figures: Vec<usize>,
    members: Option<Vec<bool>>,
}

/// How many figures each open finding can change, by its id.
pub fn touched(
    material: &Material<'_>,
    figures: &BTreeMap<String, Figure>,
    diagnostics: &[Diagnostic],
) -> BTreeMap<String, usize> {
    let groups = groups(material, figures);
    let rows: BTreeMap<&TableKey, BTreeMap<&str, usize>> = material
        .tables
        .iter()
        .map(|(key, table)| (key, (0..).zip(&table.cases).map(|(row, case)| (case.id.as_str(), row)).collect()))
        .collect();
    let at: BTreeMap<&str, usize> = figures.keys().map(String::as_str).zip(0..).collect();
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.is_open()) {
        let mut hit: BTreeSet<usize> = BTreeSet::new();
        match &diagnostic.scope.figure {
            // A finding about a figure says so, and changes no other by itself.
            Some(figure) => hit.extend(at.get(figure.as_str())),
            None if diagnostic.scope == Scope::default() && !diagnostic.holds_out() => {}
            None => {
                for group in groups.iter().filter(|group| group.reach.can_hold(&diagnostic.scope)) {
                    let row = match (group.reach, &diagnostic.scope.case) {
                        (Reach::Counted { table, .. }, Some(case)) => {
                            rows.get(table).and_then(|rows| rows.get(case.as_str()).copied())
                        }
                        (Reach::Counted { .. } | Reach::Entered { .. }, _) => None,
                    };
                    let ruled_out = row
                        .zip(group.members.as_ref())
                        .is_some_and(|(row, members)| members.get(row).is_some_and(|member| !member));
                    if !ruled_out {
                        hit.extend(&group.figures);
                    }
                }
            }
        }
        let count = counts.entry(diagnostic.id()).or_insert(0);
        *count = hit.len().max(*count);
    }
    counts
}

fn groups<'f>(material: &Material<'_>, figures: &'f BTreeMap<String, Figure>) -> Vec<Group<'f>> {
    let mut groups: Vec<Group<'f>> = Vec::new();
    let mut known: BTreeMap<*const Reach, usize> = BTreeMap::new();
    for (at, figure) in figures.values().enumerate() {
        for reach in &figure.rests_on {
            let place = *known.entry(Arc::as_ptr(reach)).or_insert_with(|| {
                groups.push(Group { reach, figures: Vec::new(), members: members(material, reach) });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.figures.push(at);
            }
        }
    }
    groups
}

/// The strata of each round that some figures can speak of, as far as the frame rules none out.
pub fn strata<'f>(
    material: &Material<'_>,
    figures: impl Iterator<Item = &'f Figure>,
) -> BTreeMap<TableKey, BTreeSet<String>> {
    let mut seen: BTreeSet<*const Reach> = BTreeSet::new();
    let mut found: BTreeMap<TableKey, BTreeSet<String>> = BTreeMap::new();
    for reach in figures.flat_map(|figure| &figure.rests_on).filter(|reach| seen.insert(Arc::as_ptr(reach))) {
        let Reach::Counted { table: key, among, .. } = reach.as_ref() else { continue };
        let Some(survey) = material.survey(&key.survey) else { continue };
        let frame = material.frame(survey);
        let known = found.entry(key.clone()).or_default();
        for stratum in survey.strata.iter().map(|stratum| stratum.id.as_str()) {
            let can_meet = |case| meets(among, stratum, case, material.areas) != Some(false);
            let cases = || frame.into_iter().flat_map(|frame| &frame.cases).filter(|case| case.stratum == stratum);
            // Of a stratum of which nobody is on the list only its name is known.
            let can =
                if cases().next().is_none() { can_meet(None) } else { cases().any(|case| can_meet(Some(case))) };
            if can && !known.contains(stratum) {
                known.insert(stratum.to_owned());
            }
        }
    }
    found
}

fn members(material: &Material<'_>, reach: &Reach) -> Option<Vec<bool>> {
    let Reach::Counted { table, among, .. } = reach else { return None };
    let rows = material.tables.get(table).filter(|_| !material.rests_on_answers(table, among))?;
    Some((0..rows.cases.len()).map(|row| among.holds(&rows.view(row))).collect())
}
