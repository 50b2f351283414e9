//! Rows of the correction ledger that say whose a return is (照合): one return to one case, or to the several that
//! answered together.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, collect, respondents as words};
use crate::collect::matching::{CodeReading, FrameIndex, identity_text};
use crate::collect::round::Inputs;
use crate::collect::{Submission, duplicates};
use crate::diagnostic::{Diagnostic, Severity};
use crate::provenance::CellRef;
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::frame::Case;
use crate::text::key::key;

/// The codes of one cell, separated by `|` or `、`.
pub(super) fn codes(written: &str) -> impl Iterator<Item = &str> {
    written.split(['|', '｜', '、']).map(str::trim).filter(|code| !code.is_empty())
}

/// Returns by their place in the list with the cases that a row gives them. A row that fits no single return any more,
/// or another than it expects, is a finding.
pub(super) fn links<'a>(
    inputs: &Inputs<'_>,
    index: &FrameIndex<'a>,
    submissions: &[Submission],
    diagnostics: &mut Vec<Diagnostic>,
    decided: &mut BTreeSet<CellRef>,
) -> BTreeMap<usize, Vec<&'a Case>> {
    let mut links: BTreeMap<usize, Vec<&'a Case>> = BTreeMap::new();
    let mut rows: BTreeMap<usize, &CellRef> = BTreeMap::new();
    for decision in inputs.decisions.iter().filter(|decision| inputs.decides(decision)) {
        let DecisionKind::Match { returned, old } = &decision.kind else { continue };
        let named: Vec<usize> = submissions
            .iter()
            .enumerate()
            .filter(|(_, submission)| duplicates::is_named(submission, returned))
            .map(|(at, _)| at)
            .collect();
        // One that names nothing in this round may be about another; the ledger as a whole sees to it.
        let Some(first) = named.first().and_then(|at| submissions.get(*at)) else { continue };
        decided.insert(decision.place.clone());
        let stale = |found: Phrase, expected: Phrase| stale(inputs, decision, found, expected);
        if named.len() > 1 {
            let places = named.iter().filter_map(|at| submissions.get(*at)).map(Submission::place);
            diagnostics
                .push(stale(words::several_returns(Phrase::list(places)), words::one_return_named(returned)));
            continue;
        }
        let says = identity_text(first);
        if !old.is_empty() && key(old) != key(&says) {
            diagnostics.push(stale(Phrase::same(says), collect::value_is(old)));
            continue;
        }
        let mut cases = Vec::new();
        let mut unknown = Vec::new();
        for code in codes(&decision.case) {
            match index.by_code(code) {
                CodeReading::Case(case) => cases.push(case),
                CodeReading::WrongDigit { .. } | CodeReading::Elsewhere { .. } | CodeReading::Unknown => {
                    unknown.push(code);
                }
            }
        }
        if let Some(code) = unknown.first() {
            diagnostics.push(stale(collect::no_such_case(code), collect::case_of(&inputs.survey.id)));
            continue;
        }
        let Some(at) = named.first() else { continue };
        match (links.get(at), rows.get(at)) {
            (Some(earlier), Some(row)) => {
                let ids = |cases: &[&Case]| cases.iter().map(|case| case.id.clone()).collect::<Vec<_>>();
                if ids(earlier) != ids(&cases) {
                    diagnostics.push(twice(inputs, decision, row));
                }
            }
            _ => {
                rows.insert(*at, &decision.place);
                links.insert(*at, cases);
            }
        }
    }
    links
}

/// A row that decides otherwise than an earlier one about the same, which counts until somebody removes one of them.
pub(super) fn twice(inputs: &Inputs<'_>, decision: &Decision, earlier: &CellRef) -> Diagnostic {
    let mut found = stale(inputs, decision, collect::decided_twice(earlier), collect::one_row_per_case());
    found.places.push(earlier.clone());
    found
}

/// A row whose premise is gone.
pub(super) fn stale(inputs: &Inputs<'_>, decision: &Decision, found: Phrase, expected: Phrase) -> Diagnostic {
    Diagnostic::at(
        "stale-correction",
        Severity::Undecided,
        vec![decision.place.clone()],
        found,
        expected,
        collect::hint_stale(),
    )
    .in_scope(inputs.scope())
}
