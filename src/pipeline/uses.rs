//! The way forward: from a cell, a file or a case to every figure and sentence that used it. A figure's evidence is asked the
//! other way round, so the two ways cannot disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::catalogue::Phrase;
use crate::collect::{CollectedRound, FileEntry, FileFate, Unit};
use crate::findings::figure::Figure;
use crate::pipeline::run::{Collection, PlanResult};
use crate::pipeline::workspace::Workspace;
use crate::provenance::{CellAddress, CellRef};
use crate::survey::definition::Survey;
use crate::survey::missing::Disposition;

/// A figure that used a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedIn {
    /// The plan.
    pub plan: String,
    /// Id of the figure or the sentence.
    pub id: String,
    /// What it is called; of a sentence nothing, since it says itself what it is about.
    pub label: Option<Phrase>,
    /// The value as it is printed with its unit, or the sentence.
    pub text: Phrase,
}

/// Where cells were used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Uses {
    /// Figures in the order of plans and ids.
    pub figures: Vec<UsedIn>,
    /// Sentences in the same order.
    pub sentences: Vec<UsedIn>,
    /// Figures that are hidden: they show their sign only.
    pub hidden: Vec<UsedIn>,
}

/// The cells that are asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cells {
    /// Everything of a file, and of the files in it.
    File(String),
    /// These.
    These(BTreeSet<CellRef>),
}

impl Cells {
    fn any_of(&self, evidence: &BTreeSet<CellRef>) -> bool {
        match self {
            Cells::File(file) => of_file(evidence, file).next().is_some(),
            Cells::These(cells) if cells.len() < evidence.len() => {
                cells.iter().any(|cell| evidence.contains(cell))
            }
            Cells::These(cells) => evidence.iter().any(|cell| cells.contains(cell)),
        }
    }
}

/// The cells of a file among others; those of a zip or mail are the cells of the files in it.
fn of_file<'c>(cells: &'c BTreeSet<CellRef>, file: &'c str) -> impl Iterator<Item = &'c CellRef> {
    let first = CellRef { file: file.into(), sheet: "".into(), at: CellAddress::new(0, 0) };
    let of_it = move |cell: &&CellRef| {
        cell.file.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let behind = cells.range((Bound::Included(first), Bound::Unbounded));
    // Other names that begin like this one may stand between it and the files in it (`a.zip-old` before `a.zip/b`).
    behind.take_while(move |cell| cell.file.starts_with(file)).filter(of_it)
}

/// Every figure and sentence that used one of these cells.
pub fn uses(results: &[PlanResult], cells: &Cells) -> Uses {
    let mut uses = Uses::default();
    for result in results {
        let findings = &result.findings;
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for figure in findings.figures.values() {
            let whole = findings.kept_back.get(&figure.id);
            if !cells.any_of(&whole.unwrap_or(figure).evidence.cells) {
                continue;
            }
            used.insert(&figure.id);
            let list = if whole.is_some() { &mut uses.hidden } else { &mut uses.figures };
            list.push(used_in(&result.id, figure));
        }
        for (id, sentence) in &findings.sentences {
            if sentence.figures.iter().any(|figure| used.contains(figure.as_str())) {
                let text = sentence.text.clone();
                uses.sentences.push(UsedIn { plan: result.id.clone(), id: id.clone(), label: None, text });
            }
        }
    }
    uses
}

fn used_in(plan: &str, figure: &Figure) -> UsedIn {
    let text = format!("{}{}", figure.text(), if figure.withheld.is_some() { "" } else { &figure.unit });
    UsedIn {
        plan: plan.to_owned(),
        id: figure.id.clone(),
        label: Some(figure.label.clone()),
        text: Phrase::same(text),
    }
}

/// What became of the answer of a case in one round.
#[derive(Debug, Clone)]
pub struct Standing<'c> {
    /// The survey.
    pub survey: &'c Survey,
    /// The round.
    pub round: &'c CollectedRound,
    /// The case.
    pub unit: &'c Unit,
    /// The file of the return that counts.
    pub file: Option<&'c FileEntry>,
    /// Its other files.
    pub others: Vec<&'c FileEntry>,
}

/// Whether an answer is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    In,
    /// It arrived, and somebody has to decide or to key it in.
    Waits,
    /// It does not count, or nothing arrived.
    NotIn,
    /// The case was not asked.
    NotAsked,
}

impl Standing<'_> {
    /// Whether the answer is in.
    pub fn state(&self) -> State {
        match self.unit.disposition {
            Disposition::Valid | Disposition::Invalid | Disposition::Nil | Disposition::Joint => State::In,
            Disposition::HeldOut | Disposition::KeyIn => State::Waits,
            Disposition::NotReturned | Disposition::Refused | Disposition::Undeliverable | Disposition::Late => {
                State::NotIn
            }
            Disposition::NotEligible => State::NotAsked,
        }
    }

    /// Every cell that was read of it, those among which somebody has to decide included, and the row of the frame.
    pub fn cells(&self) -> BTreeSet<CellRef> {
        let submissions = self.unit.submission.iter().chain(&self.unit.contradicting);
        let read = submissions.flat_map(|submission| {
            let answers = submission.answers.iter().flat_map(|answer| answer.cells.iter().chain(&answer.again));
            submission.code.iter().chain(&submission.name).chain(answers).map(|cell| cell.at.clone())
        });
        read.chain(self.unit.frame_row.clone()).collect()
    }
}

/// The cases that a code or a name means, in every round that has them. A code is taken before a name.
pub fn standings<'c>(workspace: &'c Workspace, collection: &'c Collection, typed: &str) -> Vec<Standing<'c>> {
    let by_code = |unit: &Unit| crate::text::key::key(&unit.id) == crate::text::key::key(typed);
    let found = standing_where(workspace, collection, &by_code);
    if !found.is_empty() {
        return found;
    }
    let wanted = crate::text::names::place_key(typed);
    let by_name = |unit: &Unit| crate::text::names::place_key(&unit.name) == wanted;
    standing_where(workspace, collection, &by_name)
}

fn standing_where<'c>(
    workspace: &'c Workspace,
    collection: &'c Collection,
    wanted: &dyn Fn(&Unit) -> bool,
) -> Vec<Standing<'c>> {
    let mut found = Vec::new();
    for round in &collection.rounds {
        let Some(survey) = workspace.surveys.iter().find(|survey| survey.id == round.survey) else { continue };
        // Events have no case, and the rows of a table on a form are found by the form that they came with.
        if survey.records().is_some() || survey.group_of.is_some() {
            continue;
        }
        for unit in round.units.iter().filter(|unit| wanted(unit)) {
            let counted = unit.submission.as_ref().map(|submission| &*submission.file);
            let of_case =
                |entry: &&FileEntry| entry.case.as_ref() == Some(&unit.id) || counted == Some(entry.file.as_str());
            let (file, others): (Vec<_>, Vec<_>) =
                round.files.iter().filter(of_case).partition(|entry| counted == Some(entry.file.as_str()));
            let others = others.into_iter().filter(|entry| entry.fate != FileFate::Ignored).collect();
            found.push(Standing { survey, round, unit, file: file.first().copied(), others });
        }
    }
    found
}

/// Every name and code by which a case can be asked for.
pub fn known_cases(collection: &Collection) -> BTreeMap<&str, &str> {
    let units = collection.rounds.iter().flat_map(|round| &round.units);
    units.map(|unit| (unit.id.as_str(), unit.name.as_str())).collect()
}
