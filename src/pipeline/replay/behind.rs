//! What is behind a step, one by one: answers, returns, entered numbers, rows of the ledger, files, versions. A figure's part
//! rests on those whose cells are among its evidence before or after the step.

use std::collections::{BTreeMap, BTreeSet};

use crate::collect::{Answer, Unit};
use crate::diagnostic::between;
use crate::findings::changes::{Behind, Cause, Respondent, What};
use crate::findings::plan::TableKey;
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::replay::returns::{Changed, ChangedUnit};
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::provenance::CellRef;
use crate::report::analyst::missing_words;
use crate::survey::decision::{Decision, DecisionKind};

/// What differs between two collections, under a cause.
#[derive(Clone, Copy)]
pub(super) struct Between<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) before: &'a Collection,
    pub(super) after: &'a Collection,
}

impl Between<'_> {
    /// The cases and numbers that the returns changed for a cause.
    pub(super) fn returns(self, cause: Cause, changed: &Changed) -> Vec<Behind> {
        let mut behind: Vec<Behind> = changed
            .units
            .iter()
            .filter(|unit| unit.cause == cause)
            .flat_map(|unit| self.unit(unit, &[]))
            .collect();
        for ((indicator, _, year), _) in changed.entries.iter().filter(|(_, its)| **its == cause) {
            behind.extend(self.entered(cause, indicator, *year));
        }
        behind
    }

    /// Every answer and case that is another one: what rules or corrections did. `rows` are the rows of the ledger that
    /// differ.
    pub(super) fn everything(self, cause: Cause, rows: &[&Decision]) -> Vec<Behind> {
        let mut behind = Vec::new();
        for round in &self.after.rounds {
            let old = self.before.rounds.iter().find(|old| old.survey == round.survey && old.round == round.round);
            let table = TableKey { survey: round.survey.clone(), round: round.round.clone() };
            let known: BTreeMap<&str, &Unit> =
                old.iter().flat_map(|old| &old.units).map(|unit| (unit.id.as_str(), unit)).collect();
            let there: BTreeSet<&str> = round.units.iter().map(|unit| unit.id.as_str()).collect();
            let gone = known.keys().filter(|id| !there.contains(*id)).map(|id| [Some((*id).to_owned()), None]);
            let same =
                round.units.iter().filter(|unit| known.get(unit.id.as_str()).is_none_or(|was| *was != *unit));
            let pairs =
                same.map(|unit| [known.get(unit.id.as_str()).map(|was| was.id.clone()), Some(unit.id.clone())]);
            for ids in pairs.chain(gone) {
                behind.extend(self.unit(&ChangedUnit { table: table.clone(), ids, cause }, rows));
            }
        }
        let told: BTreeSet<CellRef> = behind.iter().filter_map(|behind| row_of(&behind.what).cloned()).collect();
        let untold = rows.iter().filter(|row| !told.contains(&row.place));
        behind.extend(untold.map(|row| Behind {
            cause,
            what: What::Row { row: row.place.clone() },
            cells: BTreeSet::new(),
        }));
        behind
    }

    /// One case: its return as a whole, where that is another one, and every answer that is.
    fn unit(self, changed: &ChangedUnit, rows: &[&Decision]) -> Vec<Behind> {
        let [before, after] = [(self.before, &changed.ids[0]), (self.after, &changed.ids[1])].map(|(all, id)| {
            let of = |round: &&crate::collect::CollectedRound| {
                round.survey == changed.table.survey && round.round == changed.table.round
            };
            let units = all.rounds.iter().filter(of).flat_map(|round| &round.units);
            id.as_ref().and_then(|id| units.into_iter().find(|unit| unit.id == *id))
        });
        let case = changed.ids[1].as_ref().or(changed.ids[0].as_ref()).cloned().unwrap_or_default();
        let of = Respondent { survey: changed.table.survey.clone(), round: changed.table.round.clone(), case };
        let decided = rows.iter().find(|row| decides(row, &of)).map(|row| row.place.clone());
        let mut behind = Vec::new();
        if returned(before) != returned(after) {
            let sides = [before, after];
            let mut cells: BTreeSet<CellRef> = sides.into_iter().flatten().flat_map(identity).collect();
            let mut ended = sides.into_iter().flatten().filter_map(|unit| unit.ended_by.clone());
            cells.extend(ended.clone());
            let row = ended.next_back().or_else(|| decided.clone()).filter(|_| changed.cause == Cause::Correction);
            let files = sides.map(|unit| unit.and_then(|unit| self.files(unit)));
            behind.push(Behind { cause: changed.cause, what: What::Return { of: of.clone(), files, row }, cells });
        }
        let sensitive = self.workspace.surveys.iter().any(|survey| survey.id == of.survey && survey.sensitive);
        let answers = |unit: Option<&'_ Unit>| -> BTreeMap<String, Answer> {
            let answers = unit.and_then(|unit| unit.submission.as_ref()).map(|s| s.answers.clone());
            answers.into_iter().flatten().map(|answer| (answer.question.clone(), answer)).collect()
        };
        let (one, other) = (answers(before), answers(after));
        let questions: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
        for question in questions {
            let sides = [one.get(question), other.get(question)];
            if sides[0].map(|answer| &answer.value) == sides[1].map(|answer| &answer.value) {
                continue;
            }
            let written = |answer: Option<&Answer>| match answer {
                Some(answer) if !sensitive => match answer.value.missing() {
                    Some(reason) => missing_words(reason).text(self.workspace.settings.language).to_owned(),
                    None => answer.value.text(),
                },
                Some(_) | None => String::new(),
            };
            let by = sides[1].or(sides[0]).and_then(|answer| answer.corrected_by.clone());
            let by = by.or_else(|| sides[0].and_then(|answer| answer.corrected_by.clone()));
            let row = by.or_else(|| decided.clone()).filter(|_| changed.cause == Cause::Correction);
            let cells = sides.into_iter().flatten().flat_map(|answer| answer.cells.iter().chain(&answer.again));
            behind.push(Behind {
                cause: changed.cause,
                what: What::Answer { of: of.clone(), question: question.clone(), values: sides.map(written), row },
                cells: cells.map(|cell| cell.at.clone()).collect(),
            });
        }
        behind
    }

    /// The file of a return; of one that is held out those among which a person has to decide. A list can hold several of them.
    fn files(self, unit: &Unit) -> Option<String> {
        let returns = unit.submission.iter().chain(&unit.contradicting);
        let mut files: Vec<&str> = returns.map(|submission| &*submission.file).collect();
        files.dedup();
        (!files.is_empty()).then(|| files.join(between(self.workspace.settings.language)))
    }

    fn entered(self, cause: Cause, indicator: &str, year: i32) -> Vec<Behind> {
        let books = [&self.before.entered, &self.after.entered];
        let keys: BTreeSet<_> = books
            .into_iter()
            .flat_map(|book| book.entries.keys())
            .filter(|(id, _, of)| id == indicator && *of == year)
            .collect();
        let differing = keys.into_iter().filter(|key| {
            books[0].entries.get(*key).map(|e| (e.value, e.as_of))
                != books[1].entries.get(*key).map(|e| (e.value, e.as_of))
        });
        let behind = differing.map(|key| {
            let sides = books.map(|book| book.entries.get(key));
            let written = |side: Option<&crate::collect::indicators::Entered>| {
                side.and_then(|entered| entered.value).map(|value| value.to_string()).unwrap_or_default()
            };
            Behind {
                cause,
                what: What::Entered { indicator: indicator.to_owned(), year, values: sides.map(written) },
                cells: sides.into_iter().flatten().map(|entered| entered.cell.at.clone()).collect(),
            }
        });
        behind.collect()
    }
}

/// How a unit came back, so that it can be told whether its return is another one.
fn returned(unit: Option<&Unit>) -> Option<(&'static str, Option<String>)> {
    unit.map(|unit| (unit.disposition.word(), unit.submission.as_ref().map(|s| s.hash.to_string())))
}

/// The cells by which a figure that counts a unit is known.
fn identity(unit: &Unit) -> Vec<CellRef> {
    let returned = unit.submission.as_ref().and_then(|submission| submission.identity().cloned());
    unit.frame_row
        .iter()
        .cloned()
        .chain(returned)
        .chain(unit.attributes.iter().map(|(.., at)| at.clone()))
        .collect()
}

/// Whether a row of the ledger is about a case.
fn decides(row: &Decision, of: &Respondent) -> bool {
    let case = of.case.split('#').next().unwrap_or_default();
    row.survey == of.survey
        && (row.case == of.case || row.case == case || row.case.split(['、', ',', ' ']).any(|one| one == case))
}

fn row_of(what: &What) -> Option<&CellRef> {
    match what {
        What::Answer { row, .. } | What::Return { row, .. } => row.as_ref(),
        What::Row { row } => Some(row),
        What::Entered { .. } | What::File { .. } | What::Version { .. } => None,
    }
}

/// The rows of two ledgers that only one of them has, wherever they stand in it.
pub(super) fn differing_rows<'d>(before: &'d [Decision], after: &'d [Decision]) -> Vec<&'d Decision> {
    let says = |row: &Decision| (row.survey.clone(), row.round.clone(), row.case.clone(), kind(&row.kind));
    let [old, new]: [BTreeSet<_>; 2] = [before, after].map(|rows| rows.iter().map(says).collect());
    let added = after.iter().filter(|row| !old.contains(&says(row)));
    added.chain(before.iter().filter(|row| !new.contains(&says(row)))).collect()
}

/// What a row decides, in words that can be compared.
fn kind(kind: &DecisionKind) -> String {
    format!("{kind:?}")
}

/// The files of a kind that are not the same in two workspaces.
pub(super) fn files(cause: Cause, kind: InputKind, old: &[Input], new: &[Input]) -> Vec<Behind> {
    let of = |inputs: &[Input]| -> BTreeMap<String, Option<String>> {
        let inputs = inputs.iter().filter(|input| input.kind == kind);
        inputs.map(|input| (input.path.clone(), input.sha256.clone())).collect()
    };
    let (old, new) = (of(old), of(new));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differing = paths.into_iter().filter(|path| old.get(*path) != new.get(*path));
    differing
        .map(|path| Behind { cause, what: What::File { file: path.clone() }, cells: BTreeSet::new() })
        .collect()
}
