//! Between two steps of a replay: what was collected after the returns were replaced, with some of the cases as they stood
//! before. So the part of late returns can be told from that of returns that were replaced.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::last_run::Reread;
use crate::collect::{CollectedRound, Unit};
use crate::diagnostic::Diagnostic;
use crate::findings::changes::Cause;
use crate::findings::plan::TableKey;
use crate::pipeline::inputs::Hashes;
use crate::pipeline::replay::returns::Changed;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::responses::ledger::AnswerLedger;
use crate::responses::table::ResponseTable;

/// What is collected where only the changes up to a cause were made.
pub(super) fn up_to(
    cause: Cause,
    changed: &Changed,
    workspace: &Workspace,
    before: &Collection,
    after: &Collection,
) -> Collection {
    let pending: Vec<_> = changed.units.iter().filter(|unit| unit.cause > cause).collect();
    let mut rounds = after.rounds.clone();
    for round in &mut rounds {
        let here = |table: &TableKey| table.survey == round.survey && table.round == round.round;
        let waiting: Vec<_> = pending.iter().filter(|unit| here(&unit.table)).collect();
        if waiting.is_empty() {
            continue;
        }
        let old = before.rounds.iter().find(|old| old.survey == round.survey && old.round == round.round);
        let known: BTreeMap<&str, &Unit> =
            old.iter().flat_map(|old| &old.units).map(|unit| (unit.id.as_str(), unit)).collect();
        let as_before = |id: &Option<String>| id.as_ref().and_then(|id| known.get(id.as_str())).copied().cloned();
        let swap: BTreeMap<&str, Option<Unit>> =
            waiting.iter().filter_map(|unit| Some((unit.ids[1].as_deref()?, as_before(&unit.ids[0])))).collect();
        let units = std::mem::take(&mut round.units);
        let kept = units.into_iter().filter_map(|unit| match swap.get(unit.id.as_str()) {
            Some(before) => before.clone(),
            None => Some(unit),
        });
        let mut units: Vec<Unit> = kept.collect();
        let only_before = waiting.iter().filter(|unit| unit.ids[1].is_none());
        units.extend(only_before.filter_map(|unit| as_before(&unit.ids[0])));
        round.units = units;
    }
    let mut entered = after.entered.clone();
    for (entry, _) in changed.entries.iter().filter(|(_, its)| **its > cause) {
        match before.entered.entries.get(entry) {
            Some(was) => entered.entries.insert(entry.clone(), was.clone()),
            None => entered.entries.remove(entry),
        };
    }
    let cases: BTreeSet<(&str, &str)> = pending
        .iter()
        .flat_map(|unit| unit.ids.iter().flatten().map(|id| (unit.table.survey.as_str(), id.as_str())))
        .collect();
    let files: BTreeSet<&str> =
        changed.files.iter().filter(|(_, its)| **its > cause).map(|(file, _)| file.as_str()).collect();
    // What is odd goes with the case or the file that it is about.
    let waits = |diagnostic: &&Diagnostic| {
        let of_case = match (&diagnostic.scope.survey, &diagnostic.scope.case) {
            (Some(survey), Some(case)) => cases.contains(&(survey.as_str(), case.as_str())),
            (_, None) | (None, Some(_)) => false,
        };
        let places = diagnostic.places.iter().map(|place| &*place.file).chain(diagnostic.file.as_deref());
        of_case || places.into_iter().any(|file| files.contains(file))
    };
    let mut diagnostics: Vec<Diagnostic> = after.diagnostics.iter().filter(|odd| !waits(odd)).cloned().collect();
    diagnostics.extend(before.diagnostics.iter().filter(waits).cloned());
    assemble(workspace, rounds, entered, diagnostics)
}

/// A collection of rounds that were collected already.
pub(super) fn assemble(
    workspace: &Workspace,
    rounds: Vec<CollectedRound>,
    entered: crate::collect::indicators::EnteredBook,
    diagnostics: Vec<Diagnostic>,
) -> Collection {
    let mut tables = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    let mut ledger = AnswerLedger::default();
    for round in &rounds {
        let Some(survey) = workspace.surveys.iter().find(|survey| survey.id == round.survey) else { continue };
        let key = TableKey { survey: round.survey.clone(), round: round.round.clone() };
        if survey.records().is_none() {
            outcomes.insert(key.clone(), ResponseTable::of_outcomes(survey, round, &workspace.areas));
        }
        tables.insert(key, ResponseTable::new(survey, round, &workspace.areas));
        ledger.add(round);
    }
    let (opened, reread) = (Hashes::new(), Reread::default());
    Collection { rounds, tables, outcomes, entered, ledger, diagnostics, opened, reread }
}
