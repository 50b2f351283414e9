//! What of the returns is another one than at the publication: case by case and number by number, with its cause. A return is
//! known by its content, so a file under another name has not changed, and of a list that was fetched again only the rows
//! that say something else.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::indicators::{Entered, EnteredBook, EntryKind};
use crate::collect::{CollectedRound, FileEntry, Submission, Unit};
use crate::findings::changes::Cause;
use crate::findings::plan::TableKey;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::survey::answer::AnswerValue;
use crate::survey::missing::Disposition;

/// A case, event or row that is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChangedUnit {
    /// Its round.
    pub(super) table: TableKey,
    /// Its id before and after, where it was there.
    pub(super) ids: [Option<String>; 2],
    /// Why.
    pub(super) cause: Cause,
}

/// A number that an office entered: indicator, kind and fiscal year.
pub(super) type Entry = (String, EntryKind, i32);

/// Everything about the returns that is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Changed {
    /// Cases, events and rows.
    pub(super) units: Vec<ChangedUnit>,
    /// Entered numbers.
    pub(super) entries: BTreeMap<Entry, Cause>,
    /// Files that came or went without giving anybody another answer, with their causes.
    pub(super) files: BTreeMap<String, Cause>,
}

impl Changed {
    /// Every cause that is there, in the order of the replay; never none, since some file is another one.
    pub(super) fn causes(&self) -> BTreeSet<Cause> {
        let units = self.units.iter().map(|unit| unit.cause);
        let mut causes: BTreeSet<Cause> =
            units.chain(self.entries.values().copied()).chain(self.files.values().copied()).collect();
        if causes.is_empty() {
            causes.insert(Cause::Beside);
        }
        causes
    }
}

/// The files of a collection: by hash, and by path.
struct Arrived<'c> {
    hashes: BTreeSet<&'c str>,
    paths: BTreeMap<&'c str, &'c str>,
}

impl<'c> Arrived<'c> {
    fn of(collection: &'c Collection) -> Self {
        let files = collection.rounds.iter().flat_map(|round| &round.files).chain(&collection.entered.files);
        let files: Vec<_> = files.filter(|file| !file.hash.is_empty()).collect();
        Self {
            hashes: files.iter().map(|file| file.hash.as_str()).collect(),
            paths: files.iter().map(|file| (file.file.as_str(), file.hash.as_str())).collect(),
        }
    }
}

/// What is another one after the returns were replaced. What was decided of them since is in `now`.
pub(super) fn changed(
    workspace: &Workspace,
    before: &Collection,
    after: &Collection,
    now: &Collection,
) -> Changed {
    let files = [Arrived::of(before), Arrived::of(after)];
    let mut changed = Changed::default();
    for round in &after.rounds {
        let old = before.rounds.iter().find(|old| old.survey == round.survey && old.round == round.round);
        let table = TableKey { survey: round.survey.clone(), round: round.round.clone() };
        let framed = workspace.frames.contains_key(&round.survey);
        let survey = workspace.surveys.iter().find(|survey| survey.id == round.survey);
        // The rows of a form go with the return that they came on.
        let with = survey.and_then(|survey| survey.group_of.as_deref());
        let today = now.rounds.iter().find(|today| today.survey == round.survey && today.round == round.round);
        let waiting: BTreeSet<&str> = today.into_iter().flat_map(waiting).collect();
        let pairs = pairs(old, round, framed || with.is_some());
        for (one, other) in pairs {
            let own = || match cause(one, other, round, &files) {
                Cause::Superseded if other.is_some_and(|unit| waiting.contains(unit.id.as_str())) => {
                    Cause::HeldOut
                }
                cause => cause,
            };
            let cause = match with {
                Some(with) => of_return(&changed.units, with, &round.round, one.or(other)).unwrap_or_else(own),
                None => own(),
            };
            for file in [one, other].into_iter().flatten().flat_map(came_in) {
                changed.files.insert(file, cause);
            }
            let ids = [one, other].map(|unit| unit.map(|unit| unit.id.clone()));
            changed.units.push(ChangedUnit { table: table.clone(), ids, cause });
        }
    }
    changed.entries = entries(&before.entered, &after.entered, &files);
    for (entry, cause) in &changed.entries {
        let cells =
            [&before.entered, &after.entered].map(|book| book.entries.get(entry).map(|entered| &entered.cell));
        changed.files.extend(cells.into_iter().flatten().map(|cell| (cell.at.file.to_string(), *cause)));
    }
    // What gave somebody another answer has the cause of that; what is odd about the others goes with them.
    let mut others = other_files(&files);
    changed.files.retain(|file, _| others.contains_key(file));
    others.append(&mut changed.files);
    changed.files = others;
    changed
}

/// The units whose returns wait until a person decides.
fn waiting(round: &CollectedRound) -> impl Iterator<Item = &str> {
    let held_out = |unit: &&Unit| unit.disposition == Disposition::HeldOut;
    round.units.iter().filter(held_out).map(|unit| unit.id.as_str())
}

/// The files that the returns of a unit came in.
fn came_in(unit: &Unit) -> impl Iterator<Item = String> {
    unit.submission.iter().chain(&unit.contradicting).map(|submission| submission.file.to_string())
}

/// Units that are not the same, before and after.
type Pair<'u> = (Option<&'u Unit>, Option<&'u Unit>);

/// Pairs what was and what is: cases by their id, and returns without a case first by what they say, so that a list in which
/// rows were put in front is not another list.
fn pairs<'u>(old: Option<&'u CollectedRound>, new: &'u CollectedRound, by_id: bool) -> Vec<Pair<'u>> {
    let mut before: Vec<&Unit> = old.map(|old| old.units.iter().collect()).unwrap_or_default();
    let mut after: Vec<&Unit> = new.units.iter().collect();
    if !by_id {
        let mut said: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
        for unit in &before {
            said.entry(says(unit)).or_default().push(&unit.id);
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        after.retain(|unit| match said.get_mut(&says(unit)).and_then(Vec::pop) {
            Some(id) => {
                taken.insert(id.to_owned());
                false
            }
            None => true,
        });
        before.retain(|unit| !taken.contains(&unit.id));
    }
    let known: BTreeMap<&str, &Unit> = before.iter().map(|unit| (unit.id.as_str(), *unit)).collect();
    let there: BTreeSet<&str> = after.iter().map(|unit| unit.id.as_str()).collect();
    let gone = before.iter().filter(|unit| !there.contains(unit.id.as_str())).map(|unit| (Some(*unit), None));
    let pairs = after.iter().map(|unit| (known.get(unit.id.as_str()).copied(), Some(*unit)));
    let differing =
        pairs.filter(|(one, other)| one.zip(*other).is_none_or(|(one, other)| says(one) != says(other)));
    differing.chain(gone).collect()
}

/// What a unit says, wherever it stands: how it ended, its answers, its rows.
fn says(unit: &Unit) -> Vec<String> {
    let value = |value: &AnswerValue| match value.missing() {
        Some(reason) => format!("({})", reason.word()),
        None => value.text(),
    };
    let answers = |submission: &Submission| {
        let answers = submission.answers.iter();
        answers.map(|answer| format!("{}={}", answer.question, value(&answer.value))).collect::<Vec<_>>()
    };
    let mut said = vec![unit.disposition.word().to_owned(), unit.stratum.clone()];
    said.extend(unit.attributes.iter().map(|(name, value, _)| format!("{name}:{value}")));
    if let Some(submission) = &unit.submission {
        said.extend(answers(submission));
        for group in &submission.groups {
            said.push(group.survey.clone());
            said.extend(group.rows.iter().flat_map(answers));
        }
    }
    said
}

/// Why a unit is another one.
fn cause(
    before: Option<&Unit>,
    after: Option<&Unit>,
    round: &CollectedRound,
    [old, new]: &[Arrived<'_>; 2],
) -> Cause {
    let submission = |unit: Option<&'_ Unit>| unit.and_then(|unit| unit.submission.clone());
    let is_new = |hash: &str| !hash.is_empty() && !old.hashes.contains(hash);
    match (submission(before), submission(after)) {
        (None, None) => {
            // Received and still to be keyed in, or set aside.
            let of_case = |file: &&FileEntry| file.case.as_ref() == after.map(|unit| &unit.id);
            let late = round.files.iter().filter(of_case).any(|file| is_new(&file.hash));
            if late { Cause::Late } else { Cause::Beside }
        }
        (None, Some(came)) if is_new(&came.hash) => Cause::Late,
        (None, Some(_)) => Cause::Beside,
        (Some(_), Some(came)) => {
            let others = after.map(|unit| unit.contradicting.as_slice()).unwrap_or_default();
            let against = is_new(&came.hash) || others.iter().any(|other| is_new(&other.hash));
            if against { Cause::Superseded } else { Cause::Beside }
        }
        (Some(was), None) => match (new.hashes.contains(&*was.hash), new.paths.contains_key(&*was.file)) {
            (true, _) => Cause::Beside,
            (false, true) => Cause::Superseded,
            (false, false) => Cause::Gone,
        },
    }
}

/// The cause of the return that a row came on.
fn of_return(units: &[ChangedUnit], survey: &str, round: &str, row: Option<&Unit>) -> Option<Cause> {
    let (case, _) = row?.id.rsplit_once('#')?;
    let is_it = |unit: &&ChangedUnit| {
        unit.table.survey == survey && unit.table.round == round && unit.ids.iter().flatten().any(|id| id == case)
    };
    units.iter().find(is_it).map(|unit| unit.cause)
}

/// Numbers of offices: what was not there is late, what is another one supersedes.
fn entries(before: &EnteredBook, after: &EnteredBook, [_, new]: &[Arrived<'_>; 2]) -> BTreeMap<Entry, Cause> {
    let keys: BTreeSet<&Entry> = before.entries.keys().chain(after.entries.keys()).collect();
    let mut changed = BTreeMap::new();
    for key in keys {
        let (one, other) = (before.entries.get(key), after.entries.get(key));
        let said = |entered: Option<&Entered>| {
            entered.map(|entered| (entered.value, entered.as_of, entered.note.clone()))
        };
        if said(one) == said(other) {
            continue;
        }
        let value = |entered: Option<&Entered>| entered.and_then(|e| e.value);
        let cause = match (value(one), value(other)) {
            (None, Some(_)) => Cause::Late,
            (Some(_), None) => {
                let file = one.map(|entered| entered.cell.at.file.to_string());
                let there = file.is_some_and(|file| new.paths.contains_key(file.as_str()));
                if there { Cause::Superseded } else { Cause::Gone }
            }
            (Some(_), Some(_)) | (None, None) => Cause::Superseded,
        };
        changed.insert(key.clone(), cause);
    }
    changed
}

/// Files that came, went or stand in the place of another one.
fn other_files([old, new]: &[Arrived<'_>; 2]) -> BTreeMap<String, Cause> {
    let mut files = BTreeMap::new();
    for (path, hash) in &new.paths {
        if !old.hashes.contains(hash) {
            let cause = if old.paths.contains_key(path) { Cause::Superseded } else { Cause::Late };
            files.insert((*path).to_owned(), cause);
        }
    }
    for (path, hash) in &old.paths {
        if !new.hashes.contains(hash) && !new.paths.contains_key(path) {
            files.insert((*path).to_owned(), Cause::Gone);
        }
    }
    files
}
