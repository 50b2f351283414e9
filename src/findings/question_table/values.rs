//! What stands at the head and at the side of a table: the options of a question and the groups of a frame column, each
//! as a condition with its words.

use crate::findings::material::Material;
use crate::findings::plan::TableKey;
use crate::responses::table::STRATUM;
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
    let valued = |code: &str, label: &str| Valued {
        code: code.to_owned(),
        label: label.to_owned(),
        condition: Predicate::is(name, code),
    };
    let area_name =
        |code: &str| material.areas.get(code).map_or_else(|| code.to_owned(), |area| area.name.clone());
    if name == STRATUM {
        let strata = survey.map(|survey| survey.strata.as_slice()).unwrap_or_default();
        return strata.iter().map(|stratum| valued(&stratum.id, &stratum.label)).collect();
    }
    match survey.and_then(|survey| survey.question(name)).map(|question| &question.domain) {
        Some(ResponseDomain::Single(list) | ResponseDomain::Multiple(list)) => {
            list.values().map(|option| valued(&option.code, &option.label)).collect()
        }
        Some(ResponseDomain::Area) => in_area_order(material, seen, &valued, &area_name),
        Some(_) => seen.iter().map(|code| valued(code, code)).collect(),
        None if seen.iter().all(|code| code.is_empty() || material.areas.get(code).is_some()) => {
            in_area_order(material, seen, &valued, &area_name)
        }
        None => seen.iter().map(|code| valued(code, code)).collect(),
    }
}

fn in_area_order(
    material: &Material<'_>,
    mut seen: Vec<String>,
    valued: &dyn Fn(&str, &str) -> Valued,
    name: &dyn Fn(&str) -> String,
) -> Vec<Valued> {
    let place = |code: &String| material.areas.iter().position(|area| area.id == *code);
    seen.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    seen.iter().map(|code| valued(code, &name(code))).collect()
}
