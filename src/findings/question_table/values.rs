//! What stands at the head and at the side of a table: the options of a question and the groups of a frame column, each
//! as a condition with its words.

use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::responses::table::STRATUM;
use crate::survey::definition::Survey;
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;

/// A value with its words: an option of a row, a group of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::findings) struct Valued {
    /// Part of the ids of its figures.
    pub code: String,
    /// Words for people.
    pub label: String,
    /// Who is in it.
    pub condition: Predicate,
}

impl Valued {
    /// Everyone.
    pub(in crate::findings) fn total() -> Self {
        Self { code: "total".to_owned(), label: String::new(), condition: Predicate::Everyone }
    }
}

/// The values of a question or frame column, with their words, in order.
pub(in crate::findings) fn values(material: &Material<'_>, key: &TableKey, name: &str) -> Vec<Valued> {
    let survey = material.survey(&key.survey);
    let column = material.tables.get(key).and_then(|table| table.column(name));
    let seen = column.map(|column| column.codes.clone()).unwrap_or_default();
    match survey.and_then(|survey| survey.question(name)).map(|question| &question.domain) {
        Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            list.values().map(|option| valued(name, &option.code, &option.label)).collect()
        }
        Some(ResponseDomain::Area) => in_area_order(material, name, seen),
        Some(_) => seen.iter().map(|code| valued(name, code, code)).collect(),
        None => survey.map(|survey| frame_values(material, survey, name, seen)).unwrap_or_default(),
    }
}

/// The values of a frame column in order: the strata as they are declared, areas in their order, others as they come.
pub(in crate::findings) fn frame_values(
    material: &Material<'_>,
    survey: &Survey,
    name: &str,
    seen: Vec<String>,
) -> Vec<Valued> {
    if name == STRATUM {
        return survey.strata.iter().map(|stratum| valued(name, &stratum.id, &stratum.label)).collect();
    }
    let areas = seen.iter().all(|code| code.is_empty() || material.areas.get(code).is_some());
    if areas {
        in_area_order(material, name, seen)
    } else {
        seen.iter().map(|code| valued(name, code, code)).collect()
    }
}

fn valued(name: &str, code: &str, label: &str) -> Valued {
    Valued { code: code.to_owned(), label: label.to_owned(), condition: Predicate::is(name, code) }
}

fn in_area_order(material: &Material<'_>, name: &str, mut seen: Vec<String>) -> Vec<Valued> {
    let place = |code: &String| material.areas.iter().position(|area| area.id == *code);
    seen.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    let label = |code: &String| material.areas.get(code).map_or_else(|| code.clone(), |area| area.name.clone());
    seen.iter().map(|code| valued(name, code, &label(code))).collect()
}
