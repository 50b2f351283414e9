//! Who answered: every case of the frame with the return that counts for it and its disposition, and what became of
//! the returns that count for nobody.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, collect as words};
use crate::collect::matching::FrameIndex;
use crate::collect::round::Inputs;
use crate::collect::{FileEntry, FileFate, Submission, Unit, duplicates};
use crate::diagnostic::{Diagnostic, Scope, Severity, ledger_row};
use crate::provenance::CellRef;
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::frame::{STRATUM, SamplingFrame};
use crate::survey::missing::Disposition;
use crate::text::{clean, key};

/// Every case of the frame with the return that counts.
pub(super) fn of_frame(
    inputs: &Inputs<'_>,
    frame: &SamplingFrame,
    submissions: Vec<Submission>,
    entries: &mut [FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
    decided: &mut BTreeSet<CellRef>,
) -> Vec<Unit> {
    let index = FrameIndex::new(frame);
    let mut by_case: BTreeMap<String, Vec<Submission>> = BTreeMap::new();
    for submission in submissions {
        match index.find(&submission) {
            Ok(matched) => {
                let scope = Scope { case: Some(submission.place()), ..inputs.scope() };
                diagnostics.extend(matched.diagnostics.into_iter().map(|found| found.in_scope(scope.clone())));
                by_case.entry(matched.case.id.clone()).or_default().push(submission);
            }
            Err(unmatched) => {
                set_fate(entries, &submission.file, FileFate::HeldOut, None);
                diagnostics.push(unmatched.diagnostic.in_scope(inputs.scope()));
            }
        }
    }
    frame
        .cases
        .iter()
        .map(|case| {
            let mut unit = Unit {
                id: case.id.clone(),
                name: case.name.clone(),
                stratum: case.stratum.clone(),
                // The stratum decides who belongs to a group, so it keeps its cell like any other frame column.
                attributes: case
                    .attributes
                    .iter()
                    .map(|(name, value)| (name.as_str(), value))
                    .chain([(STRATUM, &case.stratum)])
                    .filter_map(|(name, value)| Some((name.to_owned(), value.clone(), frame.cell(case, name)?)))
                    .collect(),
                frame_row: frame.cell(case, "code"),
                disposition: Disposition::NotReturned,
                submission: None,
            };
            let returns = by_case.remove(&case.id).unwrap_or_default();
            let files: Vec<_> = returns.iter().map(|submission| submission.file.clone()).collect();
            let choices: Vec<&Decision> = inputs
                .decisions
                .iter()
                .filter(|decision| {
                    matches!(decision.kind, DecisionKind::Use { .. })
                        && inputs.decides(decision)
                        && key::key(&decision.case) == key::key(&case.id)
                })
                .collect();
            if !returns.is_empty() {
                decided.extend(choices.iter().map(|choice| choice.place.clone()));
            }
            // Of several choices for one case the last one written counts.
            let decision = choices.last().copied();
            if let Some(settled) = duplicates::settle(returns, decision) {
                for (file, fate) in files.iter().zip(&settled.fates) {
                    set_fate(entries, file, *fate, Some(&case.id));
                }
                unit.disposition = if settled.held_out { Disposition::HeldOut } else { Disposition::Valid };
                unit.submission = Some(settled.submission);
                let scope = Scope { case: Some(case.id.clone()), ..inputs.scope() };
                diagnostics.extend(settled.diagnostics.into_iter().map(|mut diagnostic| {
                    diagnostic.row = diagnostic.row.map(|file| {
                        let (survey, round) = (inputs.survey.id.as_str(), inputs.round.id.as_str());
                        ledger_row(["採用", survey, round, &case.id, "", "", &file])
                    });
                    diagnostic.in_scope(scope.clone())
                }));
            }
            unit
        })
        .collect()
}

/// The worst fate of a file's returns is the file's; a workbook of many respondents belongs to no single case.
fn set_fate(entries: &mut [FileEntry], file: &str, fate: FileFate, case: Option<&str>) {
    if let Some(entry) = entries.iter_mut().find(|entry| entry.file == file) {
        entry.fate = entry.fate.max(fate);
        if entry.submissions == 1 {
            entry.case = case.map(str::to_owned);
        }
    }
}

/// Returns without a frame: events by their number, everything else by its place.
pub(super) fn unframed(
    inputs: &Inputs<'_>,
    submissions: Vec<Submission>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Unit> {
    let stratum = inputs.survey.strata.first().map(|stratum| stratum.id.clone()).unwrap_or_default();
    let mut seen: BTreeMap<String, CellRef> = BTreeMap::new();
    submissions
        .into_iter()
        .map(|submission| {
            let written = submission.code.as_ref().map(|cell| clean::clean(&cell.raw)).filter(|id| !id.is_empty());
            let place = submission.place();
            let id = match (written, submission.identity()) {
                (Some(id), Some(at)) => match seen.get(&id) {
                    Some(earlier) => {
                        diagnostics.push(
                            Diagnostic::at(
                                "same-number",
                                Severity::Query,
                                vec![earlier.clone(), at.clone()],
                                Phrase::same(id),
                                words::one_number_each(),
                                words::hint_same_number(),
                            )
                            .in_scope(inputs.scope()),
                        );
                        place
                    }
                    None => {
                        seen.insert(id.clone(), at.clone());
                        id
                    }
                },
                _ => place,
            };
            Unit {
                name: id.clone(),
                id,
                stratum: stratum.clone(),
                attributes: Vec::new(),
                frame_row: None,
                disposition: Disposition::Valid,
                submission: Some(submission),
            }
        })
        .collect()
}
