//! What the findings are made from: the definitions, the collected rounds as tables, the numbers that the office
//! entered and everything odd that was found on the way.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::indicators::{EnteredBook, SCOPE};
use crate::diagnostic::{Diagnostic, Scope};
use crate::findings::plan::TableKey;
use crate::responses::table::ResponseTable;
use crate::survey::area::Areas;
use crate::survey::definition::{Round, Survey};
use crate::survey::indicator::IndicatorBook;
use crate::survey::predicate::Predicate;

/// Everything that was collected.
#[derive(Debug)]
pub struct Material<'a> {
    /// Surveys and record lists.
    pub surveys: &'a [Survey],
    /// Areas.
    pub areas: &'a Areas,
    /// Indicators.
    pub book: Option<&'a IndicatorBook>,
    /// Every round and record list as a table.
    pub tables: &'a BTreeMap<TableKey, ResponseTable>,
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

    /// Whether something undecided touches a figure that rests on these variables of a table, among the cases that
    /// can be in its group. Only what the frame says rules a case out; an answer that is not decided could be any.
    pub fn undecided(&self, key: &TableKey, variables: &BTreeSet<String>, among: &Predicate) -> bool {
        let same = |wanted: &Option<String>, name: &str| wanted.as_deref().is_none_or(|wanted| wanted == name);
        self.diagnostics.iter().filter(|diagnostic| diagnostic.holds_out()).any(|diagnostic| {
            let Scope { survey, round, question, case, .. } = &diagnostic.scope;
            same(survey, &key.survey)
                && same(round, &key.round)
                && question.as_ref().is_none_or(|question| variables.contains(question))
                && case.as_ref().is_none_or(|case| self.can_belong(key, case, among))
        })
    }

    /// Whether a case can belong to a group, as far as the frame tells.
    fn can_belong(&self, key: &TableKey, case: &str, among: &Predicate) -> bool {
        let survey = self.survey(&key.survey);
        let answers = |name: &str| survey.is_some_and(|survey| survey.question(name).is_some());
        let Some(table) = self.tables.get(key) else { return true };
        let Some(row) = table.cases.iter().position(|known| known.id == case) else { return true };
        among.variables().iter().any(|name| answers(name)) || among.holds(&table.view(row))
    }

    /// Whether something undecided touches the entered numbers.
    pub fn entered_undecided(&self, indicator: &str) -> bool {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.holds_out()).any(|diagnostic| {
            diagnostic.scope.survey.as_deref().is_none_or(|survey| survey == SCOPE)
                && diagnostic.scope.question.as_deref().is_none_or(|question| question == indicator)
        })
    }
}
