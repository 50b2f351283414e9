//! One round from its folders to its units: every file read or set aside, every return coded, matched, settled,
//! corrected and checked, every case with its disposition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalogue::collect as words;
use crate::collect::around::{self, ReturnedSheet};
use crate::collect::coding_list::{self, CodingList};
use crate::collect::files::{self, Receipt};
use crate::collect::gave::{self, Gave};
use crate::collect::last_run::{Known, LastRun};
use crate::collect::own_form::{self, OwnForms};
use crate::collect::{
    CollectedRound, FileEntry, FileFate, Submission, Unit, checks, declared, evidence, ledger, neighbours, others,
    replay, respondents,
};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::kept::entries::{Digest, digest};
use crate::survey::answer::AnswerValue;
use crate::survey::area::Areas;
use crate::survey::decision::Decision;
use crate::survey::definition::{Round, Source, Survey};
use crate::survey::frame::SamplingFrame;
use crate::survey::missing::{Disposition, Missing};
use crate::text::era::CivilDate;
use crate::threads;
use crate::workbook::{Limits, Reading};

/// What a round is collected with.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The workspace folder.
    pub root: &'a Path,
    /// The survey or record list.
    pub survey: &'a Survey,
    /// Its round.
    pub round: &'a Round,
    /// Every survey of the workspace, to tell whose form it is that came back.
    pub surveys: &'a [Survey],
    /// Its frame, where it has one.
    pub frame: Option<&'a SamplingFrame>,
    /// The areas of the workspace.
    pub areas: &'a Areas,
    /// The correction ledger.
    pub decisions: &'a [Decision],
    /// Files of earlier rounds of the survey, by their hash.
    pub earlier: &'a BTreeMap<String, String>,
    /// Lists in which free answers are coded.
    pub coding: &'a [CodingList],
    /// What one file may cost.
    pub limits: &'a Limits,
    /// The digest of what the files of all rounds of the survey are read with, by which the last run is asked what they gave.
    pub common: Digest,
}

impl Inputs<'_> {
    pub(super) fn decides(&self, decision: &Decision) -> bool {
        // A record list has one round, whatever a row calls it.
        let round =
            self.survey.records().is_some() || decision.round.is_empty() || decision.round == self.round.id;
        decision.survey == self.survey.id && round
    }
}

/// The digest of what all files of a workspace are read with, whatever survey they are of.
pub fn common(surveys: &[Survey], areas: &Areas) -> Digest {
    digest(format_args!("{surveys:?} {areas:?}"))
}

/// The digest of what all files of one of these surveys are read with, whatever round they are of.
pub fn common_of(common: Digest, survey: &Survey, frame: Option<&SamplingFrame>) -> Digest {
    digest(format_args!("{common:?} {:?} {frame:?}", survey.id))
}

/// Files that are read at once before what they gave is put together.
const AT_A_TIME: usize = 32;

/// Who is told of every file and of its hash.
pub type EachFile<'e> = dyn FnMut(&str, Option<&str>) + 'e;

/// Reads everything that a round's folders hold, as far as the last run does not know it. `each_file` is told of every file
/// with its hash, which one has that could be opened.
///
/// # Errors
/// Only a folder that is there and cannot be listed.
pub fn collect(
    inputs: &Inputs<'_>,
    last: &mut LastRun,
    each_file: &mut EachFile<'_>,
) -> Result<CollectedRound, Error> {
    let mut diagnostics = Vec::new();
    let (rows, restored) = inputs.frame.map(|frame| ledger::restore(inputs, frame)).unwrap_or_default();
    let inputs = &Inputs { decisions: if inputs.frame.is_some() { &rows } else { inputs.decisions }, ..*inputs };
    diagnostics.extend(restored);
    let (received, odd) = files::received_dates(inputs.root, inputs.round.received.as_deref());
    diagnostics.extend(odd);
    let mut entries: Vec<FileEntry> = Vec::new();
    let mut submissions: Vec<Submission> = Vec::new();
    let (passwords, odd) = files::passwords(inputs.root, inputs.round.passwords.as_deref());
    diagnostics.extend(odd);
    let reading = Reading { limits: inputs.limits.clone(), passwords };
    let with = gave::read_with(inputs.asked(), inputs.common, &reading);
    let mut own_forms = OwnForms::default();
    for source in &inputs.round.sources {
        let form = source.form.as_deref().and_then(|id| inputs.survey.form(id));
        // The folder's own form is one of the survey's, which are all in the digest.
        let with = digest(format_args!("{with:?} {:?}", source.form));
        let mut told = evidence::Findings::default();
        let mut sheets = Vec::new();
        let before = entries.len();
        let listed = files::list(inputs.root, &source.folder)?;
        // Some at a time, so that whoever watches sees how far it has come.
        for some in listed.chunks(AT_A_TIME) {
            let gave = threads::each(some, |file| -> Result<_, Box<Diagnostic>> {
                let arrived = files::load(inputs.root, file)?;
                let hash = arrived.hash.clone();
                let known = Known { file, hash: &hash, with };
                let read = || gave::read(inputs.asked(), form, arrived, &reading);
                let gave = last.look(known, |gave: &Vec<Gave>| gave::lasts(gave), read);
                Ok((hash, gave))
            });
            for (file, gave) in some.iter().zip(gave) {
                each_file(file, gave.as_ref().ok().map(|(hash, _)| hash.as_str()));
                match gave {
                    Ok((_, gave)) => {
                        let (gave, over) = last.keep(gave);
                        last.count(over, file, gave.iter().filter(|part| part.fate != FileFate::Ignored).count());
                        let mut taken = Taken {
                            submissions: &mut submissions,
                            sheets: &mut sheets,
                            own_forms: &mut own_forms,
                            told: &mut told,
                            diagnostics: &mut diagnostics,
                        };
                        for part in gave {
                            let mut entry = taken.take(part, source, &received);
                            entry.late = is_after(entry.received.as_deref(), inputs.round.deadline.as_ref());
                            entries.push(entry);
                        }
                    }
                    Err(diagnostic) => {
                        entries.push(files::entry(file, &received, FileFate::SetAside));
                        diagnostics.push(diagnostic.in_scope(inputs.scope()));
                    }
                }
            }
        }
        evidence::settle(told, &mut submissions, &mut diagnostics);
        if let Some(form) = form {
            diagnostics.extend(around::said(inputs, source, form, &sheets, &mut submissions));
        }
        // A folder without a return counts 0 of everything, and a wrong folder name in the definition looks the same.
        if entries.iter().skip(before).all(|entry| entry.fate == FileFate::Ignored) {
            let found = words::no_files(&source.folder);
            let nothing = Diagnostic::of_file(
                "no-returns",
                Severity::Query,
                &source.folder,
                found,
                words::expected_return(),
                words::hint_no_files(),
            );
            diagnostics.push(nothing.in_scope(inputs.scope()));
        }
    }
    diagnostics.extend(files::not_here(inputs.round.received.as_deref(), &received, &entries));
    let mut decided = BTreeSet::new();
    let returned = Returned { submissions, own_forms: &own_forms };
    let mut units = match inputs.frame {
        Some(frame) => {
            respondents::of_frame(inputs, frame, returned, &mut entries, &mut diagnostics, &mut decided)
        }
        None => respondents::unframed(inputs, returned, &mut entries, &mut diagnostics),
    };
    own_form::settle_keyed(inputs, &own_forms, &mut units, &mut entries, &mut diagnostics, &mut decided);
    replay::name_cases(&units, &mut diagnostics);
    let (looked_at, of_the_ledger) = replay::replay(inputs, &mut units, &mut diagnostics);
    decided.extend(looked_at);
    for unit in &mut units {
        let mut odd = Vec::new();
        if let Some(held) = inputs.survey.records().and_then(|rules| rules.held.as_ref()) {
            odd.extend(checks::held(held, unit));
            let cancelled = AnswerValue::Code(held.cancelled.clone());
            if unit.answer(&held.column).is_some_and(|answer| answer.value == cancelled) {
                // What an event that did not take place leaves blank or odd is no matter.
                diagnostics.retain(|diagnostic| diagnostic.scope.case.as_ref() != Some(&unit.id));
            }
        }
        odd.extend(checks::routing(inputs.survey, unit, inputs.areas));
        odd.extend(others::compared(inputs.survey, unit));
        odd.extend(declared::checked(inputs.survey, unit, inputs.areas));
        for diagnostic in odd {
            // What is held out over several questions touches the whole case.
            let several = diagnostic.rule == "declared-check" && diagnostic.severity == Severity::Undecided;
            let question = question_at(unit, &diagnostic).filter(|_| !several);
            diagnostics.push(diagnostic.in_scope(Scope {
                case: Some(unit.id.clone()),
                question,
                ..inputs.scope()
            }));
        }
        // A return in which nothing at all is answered is 無効票. A record is what the office wrote down.
        if inputs.survey.records().is_none()
            && unit.disposition == Disposition::Valid
            && unit.submission.as_ref().is_some_and(|s| s.groups.iter().all(|group| group.rows.is_empty()))
            && unit.submission.as_ref().is_some_and(|s| {
                s.answers.iter().all(|answer| {
                    matches!(answer.value.missing(), Some(Missing::NoAnswer | Missing::NotApplicable))
                })
            })
        {
            unit.disposition = Disposition::Invalid;
        }
    }
    diagnostics.extend(coding_list::apply(inputs, &mut units));
    for (case, question, diagnostic) in neighbours::compared(inputs.survey, &units) {
        let scope = Scope { case: Some(case), question: Some(question), ..inputs.scope() };
        diagnostics.push(diagnostic.in_scope(scope));
    }
    // What is odd about a ledger row is said whatever became of its event.
    diagnostics.extend(of_the_ledger);
    replay::offer_rows(inputs, &units, &mut diagnostics);
    Ok(CollectedRound {
        decided,
        survey: inputs.survey.id.clone(),
        round: inputs.round.id.clone(),
        units,
        files: entries,
        diagnostics,
        alterations: own_forms.alterations,
    })
}

/// Whether a day is after another; both as 2020-10-06, which sorts as it counts.
pub(super) fn is_after(day: Option<&str>, last: Option<&CivilDate>) -> bool {
    matches!((day, last), (Some(day), Some(last)) if *day > *last.to_string())
}

fn question_at(unit: &Unit, diagnostic: &Diagnostic) -> Option<String> {
    let answers = unit.submission.as_ref().map(|s| s.answers.as_slice()).unwrap_or_default();
    answers
        .iter()
        .find(|answer| answer.cells.iter().any(|cell| diagnostic.places.contains(&cell.at)))
        .map(|answer| answer.question.clone())
}

/// What the files of one folder gave, put together.
struct Taken<'a> {
    submissions: &'a mut Vec<Submission>,
    sheets: &'a mut Vec<ReturnedSheet>,
    own_forms: &'a mut OwnForms,
    told: &'a mut evidence::Findings,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Taken<'_> {
    /// Takes what one file gave, with what the list of received files says of it.
    fn take(&mut self, gave: Gave, source: &Source, received: &BTreeMap<String, Receipt>) -> FileEntry {
        let mut entry = files::entry(&gave.file, received, gave.fate);
        entry.hash = gave.hash;
        entry.channel = entry.channel.or_else(|| source.channel.clone()).or(gave.channel);
        entry.sender = entry.sender.or(gave.sender);
        entry.received = entry.received.or(gave.sent);
        entry.submissions = gave.submissions.len();
        if gave.fate == FileFate::Read {
            self.told.file();
        }
        self.sheets.extend(gave.sheets);
        self.own_forms.add(gave.own);
        for (submission, findings) in gave.submissions {
            self.told.add(self.submissions.len(), findings);
            self.submissions.push(submission);
        }
        self.diagnostics.extend(gave.diagnostics);
        entry
    }
}

/// What came back, and what the forms that kaishu made said beside their answers.
pub(super) struct Returned<'a> {
    /// The returns in the order of files.
    pub submissions: Vec<Submission>,
    /// What the own forms among them said.
    pub own_forms: &'a OwnForms,
}
