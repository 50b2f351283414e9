//! The correction ledger over a round: findings are given to their cases, `set` rows are applied, findings that a row
//! has decided are dropped, and those that are left carry the row that would decide them, ready to be pasted.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::round::Inputs;
use crate::collect::{Unit, corrections};
use crate::diagnostic::{Diagnostic, Scope, Severity, ledger_row};
use crate::provenance::CellRef;
use crate::survey::decision::DecisionKind;

/// Puts the case in the place of the return that a finding is about. A finding about a return that does not count
/// (the same once more, or another was chosen) is a note; one about a joint answer is said for each of its cases.
pub(super) fn name_cases(units: &[Unit], diagnostics: &mut Vec<Diagnostic>) {
    let mut cases: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for unit in units {
        if let Some(submission) = &unit.submission {
            cases.entry(submission.place()).or_default().push(&unit.id);
        }
    }
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
    let mut again = Vec::new();
    for diagnostic in diagnostics.iter_mut() {
        let Some(case) = diagnostic.scope.case.as_mut() else { continue };
        match cases.get(case.as_str()).map(Vec::as_slice) {
            Some([first, others @ ..]) => {
                (*first).clone_into(case);
                for other in others {
                    let scope = Scope { case: Some((*other).to_owned()), ..diagnostic.scope.clone() };
                    let subject = format!("{}#{other}", diagnostic.subject);
                    again.push(diagnostic.clone().in_scope(scope).about(subject));
                }
            }
            Some([]) | None if known.contains(case.as_str()) => {}
            Some([]) | None if diagnostic.severity < Severity::SetAside => diagnostic.severity = Severity::Note,
            Some([]) | None => {}
        }
    }
    diagnostics.extend(again);
}

/// Applies the `set` rows of a round and drops the findings that they decide. The rows that were looked at, and what
/// is odd about them.
pub(super) fn replay(
    inputs: &Inputs<'_>,
    units: &mut [Unit],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<CellRef>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut looked_at = Vec::new();
    for decision in inputs.decisions.iter().filter(|decision| inputs.decides(decision)) {
        if let DecisionKind::Set { question, .. } = &decision.kind {
            // Without a round it is about the rounds that it fits; one that fits none is seen by nobody, which is said.
            let first = inputs.survey.rounds.first().is_some_and(|first| first.id == inputs.round.id);
            let any_round = decision.round.is_empty() && inputs.survey.records().is_none();
            if any_round && inputs.survey.rounds.len() > 1 && !corrections::fits(decision, units) {
                // A question that there is none of is said once.
                if !first || inputs.survey.question(question).is_some() {
                    continue;
                }
            }
            looked_at.push(decision.place.clone());
            // A stale row holds out the whole return of a questionnaire, but only one column of an event.
            let question = inputs.survey.records().is_some().then(|| question.clone());
            let scope = Scope { case: Some(decision.case.clone()), question, ..inputs.scope() };
            found.extend(
                corrections::apply(decision, inputs.survey, units, inputs.areas)
                    .into_iter()
                    .map(|diagnostic| diagnostic.in_scope(scope.clone())),
            );
        }
    }
    diagnostics.retain(|diagnostic| !units.iter().any(|unit| corrections::replaces(unit, diagnostic)));
    (looked_at, found)
}

/// Gives each finding about an answer without a value the row of the correction ledger that would decide it.
pub(super) fn offer_rows(inputs: &Inputs<'_>, units: &[Unit], diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.is_open()) {
        let Scope { case: Some(case), question: Some(question), .. } = &diagnostic.scope else { continue };
        let answer = units.iter().find(|unit| unit.id == *case).and_then(|unit| unit.answer(question));
        let Some(answer) = answer.filter(|answer| answer.value.missing().is_some()) else { continue };
        let round = if inputs.survey.records().is_some() { "" } else { inputs.round.id.as_str() };
        let old = if inputs.survey.sensitive { "…".to_owned() } else { corrections::present(answer) };
        let new = diagnostic.suggested.as_deref().filter(|_| !inputs.survey.sensitive).unwrap_or("＜新値＞");
        diagnostic.row = Some(ledger_row(["修正", &inputs.survey.id, round, case, question, &old, new]));
    }
}
