//! Who answered: every case of the frame with the return that counts for it and its disposition, and what became of
//! the returns that count for nobody.

mod excluded;
mod linked;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Phrase, collect as collect_words, respondents as words};
use crate::collect::matching::{self, FrameIndex};
use crate::collect::own_form;
use crate::collect::round::{Inputs, Returned};
use crate::collect::{FileEntry, FileFate, Submission, Unit, duplicates, same_answers};
use crate::diagnostic::{Diagnostic, Scope, Severity, ledger_row};
use crate::provenance::CellRef;
use crate::questionnaire::Asking;
use crate::survey::decision::{Decision, DecisionKind};
use crate::survey::definition::JointRule;
use crate::survey::frame::{Case, STRATUM, SamplingFrame};
use crate::survey::missing::Disposition;
use crate::text::{clean, key};

/// The returns sorted by case, before anything is settled.
#[derive(Default)]
struct Sorted {
    /// Returns of each case, in the order of files.
    returns: BTreeMap<String, Vec<Submission>>,
    /// Cases whose only return does not count, with its file.
    late: BTreeMap<String, String>,
    /// Cases that answered in the return of another, with that other's name.
    joint: BTreeMap<String, String>,
    /// Cases of a joint answer of which nobody has said how it counts.
    undeclared: BTreeSet<String>,
}

/// Every case of the frame with the return that counts.
pub(super) fn of_frame(
    inputs: &Inputs<'_>,
    frame: &SamplingFrame,
    returned: Returned<'_>,
    entries: &mut [FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
    decided: &mut BTreeSet<CellRef>,
) -> Vec<Unit> {
    let Returned { submissions, own_forms } = returned;
    let asking = Asking { survey: inputs.survey, round: inputs.round, frame: Some(frame) };
    let index = FrameIndex::new(frame);
    let links = linked::links(inputs, &index, &submissions, diagnostics, decided);
    let excluded = excluded::excluded(inputs, &submissions, entries, diagnostics);
    let mut sorted = Sorted::default();
    let mut twice = own_form::Twice::new(inputs.survey, &own_forms.entries);
    for (at, submission) in submissions.into_iter().enumerate() {
        let cases = match links.get(&at) {
            Some(cases) => cases.clone(),
            None => match own_form::addressee(asking, own_forms, &submission, index.find(&submission)) {
                Ok(matched) => {
                    let scope = Scope { case: Some(submission.place()), ..inputs.scope() };
                    diagnostics.extend(matched.diagnostics.into_iter().map(|found| found.in_scope(scope.clone())));
                    vec![matched.case]
                }
                Err(unmatched) => {
                    set_fate(entries, &submission.file, FileFate::HeldOut, None);
                    let row = match_row(inputs, &submission, &unmatched.proposed, entries);
                    let diagnostic = Diagnostic { row: Some(row), ..unmatched.diagnostic };
                    diagnostics.push(diagnostic.in_scope(inputs.scope()));
                    continue;
                }
            },
        };
        if let Some(fate) = excluded.get(&*submission.file) {
            let ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
            set_fate(entries, &submission.file, *fate, Some(&ids.join("、")));
            if *fate == FileFate::Late {
                sorted.late.extend(cases.iter().map(|case| (case.id.clone(), submission.file.to_string())));
            }
            continue;
        }
        // One export holds the answers of many days; that one of them came late is no matter of the file.
        if let Some(late) = excluded::sent_late(inputs, &submission) {
            diagnostics.push(late);
            sorted.late.extend(cases.iter().map(|case| (case.id.clone(), submission.place())));
            continue;
        }
        sorted.add(inputs, submission, &cases);
    }
    let ended = ended(inputs);
    let units = frame
        .cases
        .iter()
        .map(|case| {
            let mut unit = blank(frame, case);
            let returns = sorted.returns.remove(&case.id).unwrap_or_default();
            let (returns, differing) = twice.merge(returns);
            diagnostics.extend(differing.into_iter().map(|found| {
                let question = found.scope.question.clone();
                found.in_scope(Scope { case: Some(case.id.clone()), question, ..inputs.scope() })
            }));
            let own: Vec<&Decision> =
                ended.iter().filter(|row| key::key(&row.case) == key::key(&case.id)).copied().collect();
            decided.extend(own.iter().map(|row| row.place.clone()));
            let ended = ending(inputs, case, &own, diagnostics);
            if !case.asked.in_round(&inputs.round.id) {
                unit.disposition = Disposition::NotEligible;
                not_asked(inputs, case, &returns, entries, diagnostics);
                return unit;
            }
            if returns.is_empty() {
                without_return(&mut unit, &sorted, ended);
                return unit;
            }
            let file = returns.first().map(|first| first.file.clone()).unwrap_or_default();
            settle(inputs, &mut unit, returns, entries, diagnostics, decided);
            let scope = Scope { case: Some(case.id.clone()), ..inputs.scope() };
            // That it was still to be keyed is no contradiction.
            if let Some(row) = ended.filter(|row| !is_to_key(row)) {
                // Somebody wrote that it does not answer, and then it did.
                unit.disposition = Disposition::HeldOut;
                let found = words::returned_all_the_same(file);
                diagnostics.push(linked::stale(inputs, row, found, words::no_return()).in_scope(scope.clone()));
            }
            if sorted.undeclared.contains(&case.id) {
                unit.disposition = Disposition::HeldOut;
                diagnostics.extend(undeclared(&unit).map(|found| found.in_scope(scope)));
            }
            unit
        })
        .collect();
    diagnostics.extend(twice.same_typist().into_iter().map(|found| found.in_scope(inputs.scope())));
    units
}

impl Sorted {
    /// Gives a return to its case, or to the cases that answered together.
    fn add(&mut self, inputs: &Inputs<'_>, submission: Submission, cases: &[&Case]) {
        let [first, others @ ..] = cases else { return };
        if !others.is_empty() {
            match inputs.round.joint {
                Some(JointRule::Once) => {
                    self.joint.extend(others.iter().map(|other| (other.id.clone(), first.name.ja.clone())));
                    self.returns.entry(first.id.clone()).or_default().push(submission);
                    return;
                }
                Some(JointRule::Each) => {}
                None => self.undeclared.extend(cases.iter().map(|case| case.id.clone())),
            }
        }
        for case in cases {
            self.returns.entry(case.id.clone()).or_default().push(submission.clone());
        }
    }
}

/// A case of which nothing is known yet.
fn blank(frame: &SamplingFrame, case: &Case) -> Unit {
    Unit {
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
        remark: None,
        ended_by: None,
        submission: None,
        contradicting: Vec::new(),
    }
}

/// How a case without a return ended: in the return of another, as somebody wrote, after the cut-off, or 未回収.
fn without_return(unit: &mut Unit, sorted: &Sorted, row: Option<&Decision>) {
    if let Some(other) = sorted.joint.get(&unit.id) {
        unit.disposition = Disposition::Joint;
        unit.remark = Some(words::in_return_of(other));
    } else if let Some((row, DecisionKind::Dispose { outcome })) = row.map(|row| (row, &row.kind)) {
        unit.disposition = *outcome;
        unit.remark = Some(words::because(&row.reason, &row.confirmed_by, &row.date));
        unit.ended_by = Some(row.place.clone());
    } else if let Some(file) = sorted.late.get(&unit.id) {
        unit.disposition = Disposition::Late;
        unit.remark = Some(Phrase::same(file.clone()));
    }
}

/// Whether a row says that a return is still to be keyed: of what becomes of it another row may tell later.
fn is_to_key(row: &Decision) -> bool {
    matches!(row.kind, DecisionKind::Dispose { outcome: Disposition::KeyIn })
}

/// The row that says how a case ended; of rows that say different things the first, and that they differ.
fn ending<'d>(
    inputs: &Inputs<'d>,
    case: &Case,
    rows: &[&'d Decision],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'d Decision> {
    let mut said = rows.iter().copied().filter(|row| !is_to_key(row));
    let Some(first) = said.next() else { return rows.last().copied() };
    let scope = Scope { case: Some(case.id.clone()), ..inputs.scope() };
    diagnostics.extend(
        said.filter(|row| row.kind != first.kind)
            .map(|row| linked::twice(inputs, row, &first.place).in_scope(scope.clone())),
    );
    Some(first)
}

/// The rows of the ledger about cases that did not answer.
fn ended<'d>(inputs: &Inputs<'d>) -> Vec<&'d Decision> {
    let rows = inputs.decisions.iter().filter(|decision| inputs.decides(decision));
    rows.filter(|decision| matches!(decision.kind, DecisionKind::Dispose { .. })).collect()
}

/// The returns of a case, settled.
fn settle(
    inputs: &Inputs<'_>,
    unit: &mut Unit,
    mut returns: Vec<Submission>,
    entries: &mut [FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
    decided: &mut BTreeSet<CellRef>,
) {
    let days: BTreeMap<String, String> = returns
        .iter()
        .filter_map(|one| {
            let entry = entries.iter().find(|entry| *entry.file == *one.file);
            Some((one.place(), one.received(entry)?))
        })
        .collect();
    let received = |one: &Submission| days.get(&one.place()).cloned();
    duplicates::in_order(&mut returns, &received);
    let files: Vec<_> = returns.iter().map(|submission| submission.file.clone()).collect();
    let choices: Vec<&Decision> = inputs
        .decisions
        .iter()
        .filter(|decision| {
            matches!(decision.kind, DecisionKind::Use { .. })
                && inputs.decides(decision)
                && key::key(&decision.case) == key::key(&unit.id)
        })
        .collect();
    decided.extend(choices.iter().map(|choice| choice.place.clone()));
    // Of several choices for one case the last one written counts.
    let decision = choices.last().copied();
    let Some(settled) = duplicates::settle(returns, &received, decision) else { return };
    for (file, fate) in files.iter().zip(&settled.fates) {
        set_fate(entries, file, *fate, Some(&unit.id));
    }
    unit.disposition = if settled.held_out { Disposition::HeldOut } else { Disposition::Valid };
    unit.submission = Some(settled.submission);
    unit.contradicting = settled.others;
    let scope = Scope { case: Some(unit.id.clone()), ..inputs.scope() };
    diagnostics.extend(settled.diagnostics.into_iter().map(|mut diagnostic| {
        diagnostic.row = diagnostic.row.map(|file| {
            let (survey, round) = (inputs.survey.id.as_str(), inputs.round.id.as_str());
            ledger_row(["採用", survey, round, &unit.id, "", "", &file])
        });
        diagnostic.in_scope(scope.clone())
    }));
}

/// Returns of a case that was not to answer.
fn not_asked(
    inputs: &Inputs<'_>,
    case: &Case,
    returns: &[Submission],
    entries: &mut [FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for submission in returns {
        set_fate(entries, &submission.file, FileFate::NotAsked, Some(&case.id));
        let places = submission.identity().cloned().into_iter().collect();
        let found = Diagnostic::at(
            "not-asked",
            Severity::Query,
            places,
            words::not_asked(&case.name),
            words::only_asked(),
            words::hint_not_asked(),
        );
        diagnostics.push(found.about(submission.place()).in_scope(inputs.scope()));
    }
}

/// A joint answer waits until the definition says how one counts.
fn undeclared(unit: &Unit) -> Option<Diagnostic> {
    let submission = unit.submission.as_ref()?;
    let places = submission.identity().cloned().into_iter().collect();
    let found = Diagnostic::at(
        "joint-answer",
        Severity::Undecided,
        places,
        words::joint_of(&unit.name),
        words::joint_rule(),
        words::hint_joint(),
    );
    Some(found.about(format!("{}#{}", submission.place(), unit.id)))
}

/// The row of the correction ledger that would say whose a return is.
fn match_row(inputs: &Inputs<'_>, submission: &Submission, proposed: &[&Case], entries: &[FileEntry]) -> String {
    let alone = entries.iter().any(|entry| entry.file == *submission.file && entry.submissions == 1);
    let returned = if alone { submission.file.to_string() } else { submission.place() };
    let ids: Vec<&str> = proposed.iter().map(|case| case.id.as_str()).collect();
    let case = if ids.is_empty() { "＜対象＞".to_owned() } else { ids.join("|") };
    let old = if inputs.survey.sensitive { String::new() } else { matching::identity_text(submission) };
    ledger_row(["照合", &inputs.survey.id, &inputs.round.id, &case, "", &old, &returned])
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

/// Returns without a frame: events by their number, everything else by its place. Nothing tells there who answered, so
/// that only a file which is there twice, byte for byte, is known to be the same return.
pub(super) fn unframed(
    inputs: &Inputs<'_>,
    returned: Returned<'_>,
    entries: &mut [FileEntry],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Unit> {
    let Returned { mut submissions, own_forms } = returned;
    for (copy, first) in duplicates::copies(entries) {
        submissions.retain(|submission| *submission.file != copy);
        // What is odd about the copy was said of the first.
        diagnostics.retain(|found| {
            found.file.as_ref() != Some(&copy) && !found.places.iter().any(|place| *place.file == copy)
        });
        set_fate(entries, &copy, FileFate::Duplicate, None);
        diagnostics.push(duplicates::counted_once(&copy, &first).in_scope(inputs.scope()));
    }
    let mut twice = own_form::Twice::new(inputs.survey, &own_forms.entries);
    let (submissions, differing) = twice.merge_unframed(submissions);
    diagnostics.extend(differing.into_iter().chain(twice.same_typist()).map(|found| {
        let (case, question) = (found.scope.case.clone(), found.scope.question.clone());
        found.in_scope(Scope { case, question, ..inputs.scope() })
    }));
    if inputs.survey.records().is_none() {
        diagnostics.extend(same_answers::found(inputs.survey, &submissions).into_iter().map(|found| {
            let case = found.scope.case.clone();
            found.in_scope(Scope { case, ..inputs.scope() })
        }));
    }
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
                                collect_words::one_number_each(),
                                collect_words::hint_same_number(),
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
                name: Phrase::same(&id),
                id,
                stratum: stratum.clone(),
                attributes: Vec::new(),
                frame_row: None,
                disposition: Disposition::Valid,
                remark: None,
                ended_by: None,
                submission: Some(submission),
                contradicting: Vec::new(),
            }
        })
        .collect()
}
