//! The banners (表頭) of a table of answers, as a plan names them: `by = ["stratum", "stratum * type"]`, a quantity or a date
//! in the classes of `by_classes`, and `points` with conditions of their own. A group that no answer can ever be in is refused
//! here; one that is merely empty in the data is shown empty.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::catalogue::{Phrase, definition, tabulation as words};
use crate::findings::plan::classes::{classes, measured};
use crate::findings::plan::place::{Place, condition, named_of_kind};
use crate::findings::plan::read::Known;
use crate::findings::plan::{Banner, Class, Grouping};
use crate::survey::contradiction::exclude_each_other;
use crate::survey::definition::Survey;
use crate::survey::frame::STRATUM;
use crate::survey::predicate::Predicate;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// Signs between variables that are nested.
const NESTS: [char; 4] = ['*', '＊', '×', '✕'];

/// The word that stands for the groups of `points` in ids.
const POINTS: &str = "points";

impl Grouping {
    /// Its part of the ids of figures, where several banners stand side by side.
    pub fn name(&self) -> &str {
        match self {
            Grouping::Values(variable) | Grouping::Classes { variable, .. } => variable,
            Grouping::Points(_) => POINTS,
        }
    }

    /// What decides who is in which of its groups.
    pub fn variables(&self) -> BTreeSet<&str> {
        match self {
            Grouping::Values(variable) | Grouping::Classes { variable, .. } => BTreeSet::from([variable.as_str()]),
            Grouping::Points(points) => points.iter().flat_map(|point| point.condition.variables()).collect(),
        }
    }

    /// Whether one answer can be in several of its groups.
    fn overlaps(&self, survey: &Survey) -> bool {
        match self {
            Grouping::Values(variable) => !one_code(survey, variable),
            Grouping::Classes { .. } => false,
            Grouping::Points(points) => points.iter().enumerate().any(|(place, one)| {
                points.iter().skip(place + 1).any(|other| {
                    !exclude_each_other(&[&one.condition, &other.condition], &|variable| {
                        one_code(survey, variable)
                    })
                })
            }),
        }
    }
}

impl Banner {
    /// What decides who is in which of its groups.
    pub fn variables(&self) -> BTreeSet<&str> {
        self.levels.iter().flat_map(Grouping::variables).collect()
    }

    /// Whether one answer can be in several of its groups.
    pub fn overlaps(&self, survey: &Survey) -> bool {
        self.levels.iter().any(|level| level.overlaps(survey))
    }

    /// Whether its groups are the options of a multiple answer, by themselves or nested.
    pub fn takes_several(&self, survey: &Survey) -> bool {
        self.levels.iter().any(|level| match level {
            Grouping::Values(variable) => !one_code(survey, variable),
            Grouping::Classes { .. } | Grouping::Points(_) => false,
        })
    }

    /// As a plan names it: `stratum * type`.
    pub fn called(&self) -> String {
        self.levels.iter().map(Grouping::name).collect::<Vec<_>>().join(" * ")
    }
}

/// A banner with the place of its words, of points with that of each condition.
pub(super) struct Written<'t> {
    pub(super) banner: Banner,
    words: Words<'t>,
    points: Vec<Words<'t>>,
}

impl Written<'_> {
    /// The place of one of its groups.
    fn span(&self, group: usize) -> Range<usize> {
        self.points.get(group).map_or_else(|| self.words.span.clone(), |words| words.span.clone())
    }
}

/// Reads `by`, `by_classes` and `points`. `closed` tells which questions can make groups by their values.
pub(super) fn banners<'t>(
    reading: &mut Reading<'_>,
    request: &'t Table,
    place: &Place<'_>,
    known: Known<'_>,
    closed: &dyn Fn(&ResponseDomain) -> bool,
) -> Option<Vec<Written<'t>>> {
    let questions = place.survey.questions.iter().filter(|question| closed(&question.domain));
    let attributes = place.attributes(known);
    let names: Vec<&str> = questions
        .map(|question| question.id.as_str())
        .chain(attributes.iter().map(|variable| variable.name))
        .collect();
    let mut found: Vec<Written<'t>> = Vec::new();
    let mut classed: Option<&str> = None;
    for words in request.several("by") {
        let mut levels: Vec<Grouping> = Vec::new();
        for name in words.text.split(NESTS).map(str::trim) {
            let named = Words { text: name, span: words.span.clone() };
            let level = match place.survey.question(name).filter(|question| measured(&question.domain)) {
                Some(question) => {
                    if request.get("by_classes").is_none() {
                        let message = self::words::banner_needs_classes(name, question.domain.called());
                        reading.advise(words.span.clone(), message, self::words::banner_classes());
                        return None;
                    }
                    if classed.is_some_and(|other| other != name) {
                        let message = self::words::banner_classes_of_two(classed.unwrap_or_default(), name);
                        reading.advise(words.span.clone(), message, self::words::banner_points());
                        return None;
                    }
                    classed = Some(question.id.as_str());
                    let classes = classes(reading, request, "by_classes", name, &question.domain)?;
                    Grouping::Classes { variable: name.to_owned(), classes }
                }
                None => {
                    let wanted = definition::kind_with_options();
                    named_of_kind(reading, &named, place.survey, &names, &wanted).then_some(())?;
                    Grouping::Values(name.to_owned())
                }
            };
            if levels.iter().any(|other| other.name() == name) {
                reading.say(words.span.clone(), self::words::banner_twice(name));
                return None;
            }
            levels.push(level);
        }
        let banner = Banner { levels };
        if found.iter().any(|other| other.banner == banner) {
            reading.say(words.span.clone(), self::words::banner_twice(words.text));
            return None;
        }
        found.push(Written { banner, words, points: Vec::new() });
    }
    if classed.is_none() && request.get("by_classes").is_some() {
        reading.advise(request.place("by_classes"), words::banner_without_measure(), words::banner_classes());
        return None;
    }
    found.extend(points(reading, request, place, known)?);
    Some(found)
}

/// Reads `points`: groups of which each has its own condition, as one banner after the others; none where there are no points.
fn points<'t>(
    reading: &mut Reading<'_>,
    request: &'t Table,
    place: &Place<'_>,
    known: Known<'_>,
) -> Option<Vec<Written<'t>>> {
    let mut points: Vec<Class> = Vec::new();
    let mut places = Vec::new();
    for point in request.tables(POINTS) {
        let id = point.words("id")?;
        if id.text == "total" || points.iter().any(|other| other.code == id.text) {
            reading.say(id.span.clone(), words::point_id_taken(id.text));
            return None;
        }
        let condition = condition(reading, point, "condition", place, known)?;
        let label = point.phrase("label");
        points.push(Class { code: id.text.to_owned(), label, condition });
        places.extend(point.words("condition"));
    }
    let Some(words) = places.first().cloned() else { return Some(Vec::new()) };
    let banner = Banner { levels: vec![Grouping::Points(points)] };
    Some(vec![Written { banner, words, points: places }])
}

/// Refuses what no answer to the question can ever be in: groups by the question itself, and groups that its routing, the
/// filter or one another exclude.
pub(super) fn possible(
    reading: &mut Reading<'_>,
    banners: &[Written<'_>],
    survey: &Survey,
    rows: &Question,
    filter: &Predicate,
) -> bool {
    let one = |variable: &str| one_code(survey, variable);
    for written in banners {
        let levels = &written.banner.levels;
        if levels.iter().any(|level| level.name() == rows.id) && one(&rows.id) {
            reading.say(written.words.span.clone(), words::banner_is_row(&rows.id));
            return false;
        }
        let mut groups: Vec<(Vec<Phrase>, Vec<Predicate>)> = vec![(Vec::new(), Vec::new())];
        for level in levels {
            let Some(values) = declared(survey, level) else { continue };
            if values.is_empty() {
                reading.say(written.words.span.clone(), words::banner_without_points(level.name()));
                return false;
            }
            groups = groups
                .iter()
                .flat_map(|(labels, conditions)| {
                    values.iter().map(move |(label, condition)| {
                        let labels = labels.iter().chain([label]).cloned().collect();
                        (labels, conditions.iter().chain([condition]).cloned().collect())
                    })
                })
                .collect();
        }
        // Strata that the filter leaves out are no groups, as long as there is still something to compare.
        let left_out = |conditions: &[Predicate]| {
            let strata: Vec<&Predicate> =
                conditions.iter().filter(|condition| condition.variables().contains(STRATUM)).collect();
            !strata.is_empty() && exclude_each_other(&[strata, vec![filter]].concat(), &one)
        };
        let compares = groups.iter().filter(|(_, conditions)| !left_out(conditions)).count() > 1;
        let groups = groups.into_iter().enumerate();
        for (place, (labels, conditions)) in groups.filter(|(_, (_, of))| !(compares && left_out(of))) {
            if let Some(why) = unfillable(&conditions, survey, rows, filter, &one) {
                let label = labels.into_iter().reduce(words::within).unwrap_or_default();
                reading.advise(written.span(place), words::point_unfillable(label, why), words::point_instead());
                return false;
            }
        }
    }
    true
}

/// The groups that are there whatever the data say, with their words; none where the data make them.
fn declared(survey: &Survey, level: &Grouping) -> Option<Vec<(Phrase, Predicate)>> {
    let variable = match level {
        Grouping::Values(variable) => variable,
        Grouping::Classes { classes, .. } | Grouping::Points(classes) => {
            return Some(classes.iter().map(|class| (class.label.clone(), class.condition.clone())).collect());
        }
    };
    let value = |code: &str, label: &Phrase| (label.clone(), Predicate::is(variable.clone(), code));
    if variable == STRATUM {
        return Some(survey.strata.iter().map(|stratum| value(&stratum.id, &stratum.label)).collect());
    }
    let list = survey.question(variable)?.domain.codes()?;
    Some(list.values().map(|option| value(&option.code, &option.label)).collect())
}

/// Whether a variable has at most one code for a case.
pub(super) fn one_code(survey: &Survey, variable: &str) -> bool {
    survey.question(variable).is_none_or(|asked| !asked.domain.takes_several())
}

/// Why nobody can be in a group and have an answer to the question in the rows.
pub(super) fn unfillable(
    point: &[Predicate],
    survey: &Survey,
    rows: &Question,
    filter: &Predicate,
    one: &dyn Fn(&str) -> bool,
) -> Option<Phrase> {
    let with = |others: &[&Predicate]| {
        let all: Vec<&Predicate> = point.iter().chain(others.iter().copied()).collect();
        exclude_each_other(&all, one)
    };
    if with(&[]) {
        return Some(words::point_by_itself());
    }
    if with(&[filter]) {
        return Some(words::point_by_filter(filter.to_string()));
    }
    let asked: Vec<&Question> = routing(survey, rows);
    let universes: Vec<&Predicate> = asked.iter().map(|question| &question.universe).collect();
    with(&universes).then(|| {
        let alone = asked.iter().find(|question| with(&[&question.universe])).copied().unwrap_or(rows);
        words::point_by_universe(&alone.number, alone.universe.to_string())
    })
}

/// The question with those that must have been answered for it to be asked.
fn routing<'s>(survey: &'s Survey, rows: &'s Question) -> Vec<&'s Question> {
    let mut asked = vec![rows];
    let mut next = 0;
    while let Some(question) = asked.get(next) {
        let needed: &[Predicate] = match &question.universe {
            Predicate::And(parts) => parts,
            single => std::slice::from_ref(single),
        };
        for part in needed {
            if let Predicate::Is { variable, .. } = part
                && let Some(question) = survey.question(variable)
                && !asked.iter().any(|known| known.id == question.id)
            {
                asked.push(question);
            }
        }
        next += 1;
    }
    asked
}
