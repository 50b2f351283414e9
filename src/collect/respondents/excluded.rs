//! Returns that do not count by a rule that was declared before: after the cut-off of the round, or the very file that
//! came for an earlier round. A `use` row of the correction ledger takes one in all the same.

use std::collections::BTreeMap;

use crate::catalogue::{Phrase, respondents as words};
use crate::collect::round::{Inputs, is_after};
use crate::collect::{FileEntry, FileFate, Submission, duplicates};
use crate::diagnostic::{Diagnostic, Severity};
use crate::survey::decision::DecisionKind;

/// The files that do not count, each with its fate.
pub(super) fn excluded(
    inputs: &Inputs<'_>,
    submissions: &[Submission],
    entries: &[FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, FileFate> {
    let mut out = BTreeMap::new();
    let mut undated = Vec::new();
    for entry in entries.iter().filter(|entry| entry.submissions > 0) {
        let mut own = submissions.iter().filter(|one| *one.file == *entry.file);
        let dated = entry.received.is_some() || own.all(|one| one.sent.is_some());
        if inputs.round.cut_off.is_some() && !dated {
            undated.push(entry.file.as_str());
        }
        let chosen = inputs.decisions.iter().filter(|decision| inputs.decides(decision)).any(|decision| {
            let DecisionKind::Use { file } = &decision.kind else { return false };
            submissions.iter().any(|one| *one.file == *entry.file && duplicates::is_named(one, file))
        });
        if chosen {
            continue;
        }
        let finding = |rule, found: Phrase, expected: Phrase, hint: Phrase| {
            Diagnostic::of_file(rule, Severity::Query, &entry.file, found, expected, hint).in_scope(inputs.scope())
        };
        if let Some(earlier) = inputs.earlier.get(&entry.hash) {
            out.insert(entry.file.clone(), FileFate::OtherRound);
            diagnostics.push(finding(
                "other-round",
                words::same_file_as(earlier),
                words::file_of_round(&inputs.round.label),
                words::hint_other_round(),
            ));
        } else if let (true, Some(day), Some(last)) = (
            is_after(entry.received.as_deref(), inputs.round.cut_off.as_ref()),
            &entry.received,
            &inputs.round.cut_off,
        ) {
            out.insert(entry.file.clone(), FileFate::Late);
            diagnostics.push(finding(
                "after-cut-off",
                words::received_on(day),
                words::until(last),
                words::hint_late(),
            ));
        }
    }
    if let Some(first) = undated.first() {
        let list = inputs.round.received.as_deref().unwrap_or(first);
        diagnostics.push(
            Diagnostic::of_file(
                "received-unknown",
                Severity::Query,
                list,
                words::undated(Phrase::list(&undated)),
                words::dated(),
                words::hint_undated(),
            )
            .in_scope(inputs.scope()),
        );
    }
    out
}

/// A finding where a return says itself that it was sent after the cut-off, and no row of the ledger takes it in.
pub(super) fn sent_late(inputs: &Inputs<'_>, submission: &Submission) -> Option<Diagnostic> {
    let day = submission.sent?.to_string();
    let last = inputs.round.cut_off.filter(|last| is_after(Some(&day), Some(last)))?;
    let chosen = inputs.decisions.iter().filter(|decision| inputs.decides(decision)).any(
        |decision| matches!(&decision.kind, DecisionKind::Use { file } if duplicates::is_named(submission, file)),
    );
    let places = submission.identity().cloned().into_iter().collect();
    let found = words::received_on(&day);
    let told =
        Diagnostic::at("after-cut-off", Severity::Query, places, found, words::until(last), words::hint_late());
    (!chosen).then(|| told.about(submission.place()).in_scope(inputs.scope()))
}
