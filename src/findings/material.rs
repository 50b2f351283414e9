//! What the findings are made from: the definitions, the collected rounds as tables, the numbers that the office
//! entered and everything odd that was found on the way.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::indicators::EnteredBook;
use crate::diagnostic::Diagnostic;
use crate::findings::plan::TableKey;
use crate::findings::reach::Reach;
use crate::responses::joined::{Joining, joined, joined_name, joined_rounds, round_name};
use crate::responses::table::ResponseTable;
use crate::survey::area::Areas;
use crate::survey::concordance::mergers::{Merged, Units};
use crate::survey::concordance::series;
use crate::survey::definition::{Round, Survey};
use crate::survey::frame::SamplingFrame;
use crate::survey::indicator::IndicatorBook;
use crate::survey::predicate::Predicate;

/// Everything that was collected.
#[derive(Debug)]
pub struct Material<'a> {
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Frames by survey.
    pub frames: &'a BTreeMap<String, SamplingFrame>,
    /// Areas.
    pub areas: &'a Areas,
    /// Indicators.
    pub book: Option<&'a IndicatorBook>,
    /// Every round and record list as a table.
    pub tables: &'a BTreeMap<TableKey, ResponseTable>,
    /// Every case of every round with how it ended, also where the tables of answers fold or leave it out.
    pub outcomes: &'a BTreeMap<TableKey, ResponseTable>,
    /// Targets and actuals as the office entered them.
    pub entered: &'a EnteredBook,
    /// Findings of collecting, with what was accepted marked.
    pub diagnostics: &'a [Diagnostic],
}

impl Material<'_> {
    /// The survey or record list with this id.
    pub fn survey(&self, id: &str) -> Option<&Survey> {
        self.surveys.iter().find(|survey| survey.id == id)
    }

    /// The survey and round of a key.
    pub fn round(&self, key: &TableKey) -> Option<(&Survey, &Round)> {
        let survey = self.survey(&key.survey)?;
        Some((survey, survey.round(&key.round)?))
    }

    /// The id of the first survey of the series that a survey belongs to: its cases are those of all of them.
    pub(super) fn series_of<'s>(&'s self, survey: &'s str) -> &'s str {
        let last = self.survey(survey);
        last.and_then(|last| series(self.surveys, last).first().map(|first| first.id.as_str())).unwrap_or(survey)
    }

    /// The frame that says who answers in a survey.
    pub fn frame(&self, survey: &Survey) -> Option<&SamplingFrame> {
        self.frames.get(survey.asked_by())
    }

    /// Which units were merged between two rounds, or got another code.
    pub(super) fn merged(&self, earlier: &TableKey, later: &TableKey) -> Merged {
        let Some(last) = self.survey(&later.survey) else { return Merged::default() };
        let chain = series(self.surveys, last);
        let first = chain.iter().position(|survey| survey.id == earlier.survey);
        let passed = first.map_or(&[][..], |first| &chain[first..]);
        let units =
            |survey: &Survey, round| Some(Units { frame: self.frame(survey)?, round, mergers: survey.mergers });
        let mut path: Vec<Units<'_>> = Vec::new();
        for survey in passed {
            if survey.id == earlier.survey {
                path.extend(units(survey, Some(earlier.round.as_str())));
            }
            if survey.id == later.survey {
                path.extend(units(survey, Some(later.round.as_str())));
            } else if survey.id != earlier.survey {
                path.extend(units(survey, None));
            }
        }
        Merged::along(&path)
    }

    /// Rounds that are joined, in their order.
    pub(super) fn joining(&self, keys: &[TableKey]) -> Option<Vec<Joining<'_>>> {
        let mut joining: Vec<Joining<'_>> = Vec::new();
        for (r, key) in keys.iter().enumerate() {
            let (survey, table) = (self.survey(&key.survey)?, self.tables.get(key)?);
            let before = r.checked_sub(1).and_then(|before| keys.get(before));
            let merged = before.map(|before| self.merged(before, key)).unwrap_or_default();
            joining.push(Joining { survey, table, merged });
        }
        Some(joining)
    }

    /// Rounds joined into one table.
    pub(super) fn joined(&self, keys: &[TableKey]) -> Option<ResponseTable> {
        self.joining(keys).map(|joining| joined(&joining))
    }

    /// Who counts in a table before anything is asked: valid returns, and of a record list the events that took
    /// place, in person or in writing.
    pub fn counted(&self, key: &TableKey) -> Predicate {
        let valid = Predicate::Disposition(crate::survey::missing::Disposition::Valid);
        let survey = self.survey(&key.survey);
        let Some(held) = survey.and_then(Survey::records).and_then(|rules| rules.held.as_ref()) else {
            return valid;
        };
        let codes = survey
            .and_then(|survey| survey.question(&held.column))
            .and_then(|question| question.domain.codes())
            .map(|list| list.options.iter().map(|option| option.code.clone()))
            .into_iter()
            .flatten()
            .filter(|code| *code != held.cancelled)
            .collect();
        valid.and(Predicate::Is { variable: held.column.clone(), codes })
    }

    /// A question with those that decide whether it is asked.
    pub fn routed(&self, key: &TableKey, variables: &BTreeSet<&str>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut queue: Vec<String> = variables.iter().map(|name| (*name).to_owned()).collect();
        let survey = self.survey(&key.survey);
        while let Some(name) = queue.pop() {
            if let Some(question) = survey.and_then(|survey| survey.question(&name)) {
                queue.extend(question.universe.variables().into_iter().map(str::to_owned));
            }
            found.insert(name);
            queue.retain(|name| !found.contains(name));
        }
        found
    }

    /// Whether something undecided touches a figure that rests on this.
    pub fn undecided(&self, reach: &Reach) -> bool {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.holds_out()).any(|diagnostic| {
            reach.can_hold(&diagnostic.scope)
                && match (reach, &diagnostic.scope.case) {
                    (Reach::Counted { table, among, .. }, Some(case)) => self.can_belong(table, case, among),
                    (Reach::Counted { .. } | Reach::Entered { .. }, _) => true,
                }
        })
    }

    /// Whether a case can belong to a group, as far as the frame tells.
    fn can_belong(&self, key: &TableKey, case: &str, among: &Predicate) -> bool {
        let Some(table) = self.tables.get(key) else { return true };
        // A finding about a return is one about the rows that came with it.
        let of_case = |id: &str| id == case || id.strip_prefix(case).is_some_and(|number| number.starts_with('#'));
        let Some(row) = table.cases.iter().position(|known| of_case(&known.id)) else { return true };
        self.rests_on_answers(key, among) || among.holds(&table.view(row))
    }

    /// Whether who belongs to a group is made by an answer; then any case can.
    pub(super) fn rests_on_answers(&self, key: &TableKey, among: &Predicate) -> bool {
        let survey = self.survey(&key.survey);
        among.variables().iter().any(|name| survey.is_some_and(|survey| survey.question(name).is_some()))
    }
}

/// The key of the table that rounds are joined into.
pub(super) fn joined_key(rounds: &[TableKey]) -> TableKey {
    let survey = rounds.last().map(|key| key.survey.clone()).unwrap_or_default();
    let names: Vec<String> = rounds.iter().map(|key| round_name(&key.survey, &key.round, &survey)).collect();
    TableKey { round: joined_name(&names), survey }
}

/// The rounds that the table of a key was joined from; none where it is one round.
pub(super) fn joined_from(key: &TableKey) -> Vec<TableKey> {
    let of = |(survey, round): (Option<&str>, &str)| TableKey {
        survey: survey.unwrap_or(&key.survey).to_owned(),
        round: round.to_owned(),
    };
    joined_rounds(&key.round).into_iter().map(of).collect()
}
