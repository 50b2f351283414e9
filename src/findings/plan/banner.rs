//! The banners (表頭) of a table of answers, as a plan names them: `by = ["stratum", "stratum * type"]`. A group that no
//! answer can ever be in is refused here; one that is merely empty in the data is shown empty.

use crate::catalogue::{Phrase, definition, tabulation as words};
use crate::findings::plan::Banner;
use crate::findings::plan::place::{Place, named_of_kind};
use crate::findings::plan::read::Known;
use crate::survey::contradiction::exclude_each_other;
use crate::survey::definition::Survey;
use crate::survey::frame::STRATUM;
use crate::survey::predicate::Predicate;
use crate::survey::question::{Question, ResponseDomain};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words};

/// Signs between variables that are nested.
const NESTS: [char; 4] = ['*', '＊', '×', '✕'];

/// A banner with the place of its words.
pub(super) struct Written<'t> {
    pub(super) banner: Banner,
    words: Words<'t>,
}

/// Reads `by`. `closed` tells which questions can make groups.
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
    for words in request.several("by") {
        let mut variables: Vec<String> = Vec::new();
        for name in words.text.split(NESTS).map(str::trim) {
            let named = Words { text: name, span: words.span.clone() };
            let wanted = definition::kind_with_options();
            named_of_kind(reading, &named, place.survey, &names, &wanted).then_some(())?;
            if variables.iter().any(|variable| variable == name) {
                reading.say(words.span.clone(), self::words::banner_twice(name));
                return None;
            }
            variables.push(name.to_owned());
        }
        let banner = Banner { variables };
        if found.iter().any(|other| other.banner == banner) {
            reading.say(words.span.clone(), self::words::banner_twice(words.text));
            return None;
        }
        found.push(Written { banner, words });
    }
    Some(found)
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
    for Written { banner, words } in banners {
        if banner.variables.contains(&rows.id) && one(&rows.id) {
            reading.say(words.span.clone(), self::words::banner_is_row(&rows.id));
            return false;
        }
        let mut points = vec![(Vec::new(), Vec::new())];
        for variable in &banner.variables {
            let Some(codes) = declared(survey, variable) else { continue };
            if codes.is_empty() {
                reading.say(words.span.clone(), self::words::banner_without_points(variable));
                return false;
            }
            points = points
                .into_iter()
                .flat_map(|(labels, conditions): (Vec<String>, Vec<Predicate>)| {
                    codes.iter().map(move |(code, label)| {
                        let condition = Predicate::is(variable.clone(), code.clone());
                        let labels = labels.iter().cloned().chain([label.clone()]).collect();
                        (labels, conditions.iter().cloned().chain([condition]).collect())
                    })
                })
                .collect();
        }
        for (labels, conditions) in points {
            if let Some(why) = unfillable(&conditions, survey, rows, filter, &one) {
                let message = self::words::point_unfillable(labels.join("・"), why);
                reading.advise(words.span.clone(), message, self::words::point_instead());
                return false;
            }
        }
    }
    true
}

/// The codes of a variable that its definition lists, with their words; none where the data make them.
fn declared(survey: &Survey, variable: &str) -> Option<Vec<(String, String)>> {
    if variable == STRATUM {
        return Some(survey.strata.iter().map(|stratum| (stratum.id.clone(), stratum.label.clone())).collect());
    }
    let list = survey.question(variable)?.domain.codes()?;
    Some(list.values().map(|option| (option.code.clone(), option.label.clone())).collect())
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
