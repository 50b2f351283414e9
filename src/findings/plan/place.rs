//! What every request of a plan shares: the survey round or record list that it names, its filter, and the columns that
//! its keys name.

use crate::catalogue::{Phrase, definition as words, quantities};
use crate::findings::plan::TableKey;
use crate::findings::plan::keys::TABLE;
use crate::findings::plan::read::Known;
use crate::survey::definition::{ONLY_ROUND, Survey};
use crate::survey::predicate::Predicate;
use crate::survey::question::ResponseDomain;
use crate::survey::toml::condition::{Barred, Scope, Variable, answers, attributes, read_condition};
use crate::survey::toml::reading::Reading;
use crate::survey::toml::tree::{Table, Words, without_english};

/// The survey round or record list that a request speaks of.
pub(super) struct Place<'a> {
    /// The survey or record list.
    pub survey: &'a Survey,
    /// Its table.
    pub key: TableKey,
}

impl<'a> Place<'a> {
    /// The columns of its frame as variables of a condition.
    pub(super) fn attributes(&self, known: Known<'a>) -> Vec<Variable<'a>> {
        attributes(self.survey, known.frames.get(self.survey.asked_by()))
    }
}

/// The survey round or record list that a figure or table names.
pub(super) fn place<'a>(reading: &mut Reading<'_>, table: &Table, known: Known<'a>) -> Option<Place<'a>> {
    match (table.words("survey"), table.words("records")) {
        (Some(name), None) => {
            let survey = survey_named(reading, &name, known, false)?;
            let Some(round) = table.words("round") else {
                reading.misses(table, "round", None, Some(words::key_figure_round()));
                return None;
            };
            let rounds: Vec<&str> = survey.rounds.iter().map(|round| round.id.as_str()).collect();
            reading.knows(&round, &rounds, words::unknown_name(round.text)).then(|| Place {
                survey,
                key: TableKey { survey: survey.id.clone(), round: round.text.to_owned() },
            })
        }
        (None, Some(name)) => {
            let survey = survey_named(reading, &name, known, true)?;
            Some(Place { survey, key: TableKey { survey: survey.id.clone(), round: ONLY_ROUND.to_owned() } })
        }
        (Some(_), Some(_)) | (None, None) => {
            let known: Vec<&str> = known.surveys.iter().map(|survey| survey.id.as_str()).collect();
            let help = words::known_names(known.join(" / "));
            reading.advise(table.span.clone(), words::needs_survey_or_records(), help);
            None
        }
    }
}

pub(super) fn survey_named<'a>(
    reading: &mut Reading<'_>,
    name: &Words<'_>,
    known: Known<'a>,
    records: bool,
) -> Option<&'a Survey> {
    let fitting: Vec<&Survey> =
        known.surveys.iter().filter(|survey| survey.records().is_some() == records).collect();
    let ids: Vec<&str> = fitting.iter().map(|survey| survey.id.as_str()).collect();
    let unknown = if records { words::unknown_records(name.text) } else { words::unknown_survey(name.text) };
    if reading.problems.has_unread() || !reading.knows(name, &ids, unknown) {
        return None;
    }
    fitting.into_iter().find(|survey| survey.id == name.text)
}

pub(super) fn condition(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    place: &Place<'_>,
    known: Known<'_>,
) -> Option<Predicate> {
    let variables = answers(place.survey).chain(place.attributes(known)).collect();
    read_condition(reading, &table.words(key)?, &Scope { variables, barred: None, areas: known.areas })
}

/// A filter says among whom something is counted. Where a frame says who was asked, an answer cannot: it would take
/// from 配布数 everyone who gave another.
pub(super) fn filter(
    reading: &mut Reading<'_>,
    table: &Table,
    place: &Place<'_>,
    known: Known<'_>,
) -> Option<Predicate> {
    if table.get("filter").is_none() {
        return Some(Predicate::Everyone);
    }
    if place.survey.frame.is_none() {
        return condition(reading, table, "filter", place, known);
    }
    let barred = Barred {
        names: place.survey.questions.iter().map(|question| question.id.as_str()).collect(),
        why: |name| words::filter_on_answer(name),
        instead: Some(words::filter_instead),
    };
    let scope = Scope { variables: place.attributes(known), barred: Some(barred), areas: known.areas };
    read_condition(reading, &table.words("filter")?, &scope)
}

/// A column that a key names, of one of the wanted kinds.
pub(super) fn column(
    reading: &mut Reading<'_>,
    table: &Table,
    key: &str,
    place: &Place<'_>,
    wanted: &Phrase,
    fits: impl Fn(&ResponseDomain) -> bool,
) -> Option<String> {
    let name = table.words(key)?;
    let fitting = place.survey.questions.iter().filter(|question| fits(&question.domain));
    let ids: Vec<&str> = fitting.map(|question| question.id.as_str()).collect();
    named_of_kind(reading, &name, place.survey, &ids, wanted).then(|| name.text.to_owned())
}

pub(super) fn is_quantity(domain: &ResponseDomain) -> bool {
    matches!(domain, ResponseDomain::Quantity { .. })
}

/// Whether a name is one of those that fit. One that is there and of another kind is told so, with what that kind is for.
pub(super) fn named_of_kind(
    reading: &mut Reading<'_>,
    name: &Words<'_>,
    survey: &Survey,
    fitting: &[&str],
    wanted: &Phrase,
) -> bool {
    let there = survey.question(name.text).filter(|_| !fitting.contains(&name.text));
    let Some(question) = there else {
        return reading.knows(name, fitting, words::unknown_name(name.text));
    };
    let instead = match &question.domain {
        ResponseDomain::Single(_)
        | ResponseDomain::Multiple(_)
        | ResponseDomain::Area
        | ResponseDomain::Category
        | ResponseDomain::List => words::count_options(name.text),
        ResponseDomain::Quantity { .. } => words::sum_quantity(name.text),
        ResponseDomain::Date => words::condition_date(name.text),
        ResponseDomain::Text => words::answered_text(name.text),
    };
    let others = match fitting {
        [] => words::use_no_fitting(wanted),
        _ => words::use_fitting(fitting.join(" / ")),
    };
    let help = Phrase { ja: format!("{}{}", instead.ja, others.ja), en: format!("{} {}", instead.en, others.en) };
    reading.advise(name.span.clone(), words::kind_is_other(name.text, question.domain.called(), wanted), help);
    false
}

/// Notes a key that must be there and is not.
pub(super) fn require(reading: &mut Reading<'_>, table: &Table, key: &str) -> bool {
    let there = table.get(key).is_some();
    if !there {
        reading.misses(table, key, None, None);
    }
    there
}

/// The keys that every kind of table takes.
const OF_TABLES: &[&str] = &["id", "title", "kind", "decimals", "survey", "round", "records", "filter"];

/// Notes a key that has no meaning for a kind of table, which would otherwise be asked for and silently not done.
pub(super) fn only(reading: &mut Reading<'_>, table: &Table, kind: &str, keys: &[&str]) -> Option<()> {
    let fits = |key: &str| {
        let key = without_english(key);
        OF_TABLES.contains(&key) || keys.contains(&key)
    };
    let mut all_fit = true;
    // A key that nobody knows has been noted.
    let known = |key: &str| TABLE.iter().any(|field| field.key == key);
    for entry in table.entries.iter().filter(|entry| known(&entry.key) && !fits(&entry.key)) {
        reading.say(entry.key_span.clone(), quantities::key_not_for_table(&entry.key, kind));
        all_fit = false;
    }
    all_fit.then_some(())
}
