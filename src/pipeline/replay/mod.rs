//! What moved since a publication, found by replaying it: the frozen inputs under this program and its rules, then today's
//! definition and plan, then today's returns, then today's corrections, which is this run. What a step changes is its part.
//! Nothing is replayed where nothing moved, and a step whose inputs are the same is the one before it.

mod answers;
mod behind;
mod folder;
mod mixed;
mod returns;
mod stages;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, moved as words};
use crate::collect::last_run::LastRun;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::findings::changes::{Cause, Changes, Printed, Publication as Named, Step, Unexplained, compare};
use crate::findings::evaluate::Findings;
use crate::findings::figure::Figure;
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::disclosure::{Disclosure, Rule};
use crate::pipeline::freeze::{FOLDER, PUBLIC, Publication, Publications, PublishedReport, Versions};
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::observer::Silent;
use crate::pipeline::run::{Collection, collect_after, find};
use crate::pipeline::workspace::Workspace;
use crate::report::model::FigureRecord;
use crate::stats::base::BaseChain;
use crate::tally::engine::Local;
use stages::Replayed;

pub(super) use folder::STEPS;

/// A version of the program, as far as it makes figures: how returned files are read, and what is computed of the answers.
pub trait Program: Sync {
    /// Reads every returned file of a workspace of which the last run does not know what it gives.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    fn collect(&self, workspace: &Workspace, last: &mut LastRun) -> Result<Collection, Error>;

    /// What plans find in what was collected, in their order.
    ///
    /// # Errors
    /// What the engine refuses.
    fn find(
        &self,
        workspace: &Workspace,
        collection: &Collection,
        plans: &[&AnalysisPlan],
    ) -> Result<Vec<Findings>, Error>;

    /// Its version and that of its rules.
    fn versions(&self) -> Versions;
}

/// The program that runs.
#[derive(Debug, Clone, Copy)]
pub struct ThisProgram;

impl Program for ThisProgram {
    fn collect(&self, workspace: &Workspace, last: &mut LastRun) -> Result<Collection, Error> {
        collect_after(workspace, last, &Silent)
    }

    fn find(
        &self,
        workspace: &Workspace,
        collection: &Collection,
        plans: &[&AnalysisPlan],
    ) -> Result<Vec<Findings>, Error> {
        find(workspace, collection, plans, &Local)
    }

    fn versions(&self) -> Versions {
        Versions::current()
    }
}

/// The last publication of each plan of a workspace, as far as it can be read.
#[derive(Debug, Default)]
pub struct Published {
    /// By plan id.
    reports: BTreeMap<String, (Publication, Result<PublishedReport, Box<Diagnostic>>)>,
    /// What is odd about publications: edited by hand, or unreadable.
    pub odd: Vec<Diagnostic>,
    /// By plan id the publications that cannot be read, though the plan is among what they published: name, and where and
    /// why. Any of them may be the last one.
    passed_over: BTreeMap<String, Vec<(String, Phrase)>>,
}

impl Published {
    /// The plans whose last publication is this one.
    fn plans_of(&self, name: &str) -> BTreeSet<&str> {
        let of_it = self.reports.iter().filter(|(_, (publication, _))| publication.name == name);
        of_it.map(|(id, _)| id.as_str()).collect()
    }
}

/// Reads the publications with which a workspace is compared.
///
/// # Errors
/// The folder of publications is there and cannot be listed.
pub fn published(workspace: &Workspace) -> Result<Published, Error> {
    let publications = Publications::of(&workspace.root)?;
    let mut published =
        Published { odd: publications.odd.iter().map(|(_, odd)| odd.clone()).collect(), ..Published::default() };
    for plan in &workspace.plans {
        for (name, odd) in &publications.odd {
            let place = format!("{FOLDER}/{name}/{PUBLIC}/{}", plan.id);
            if workspace.root.join(place).exists() {
                let why = words::unexplained_at(odd.place(), &odd.found);
                published.passed_over.entry(plan.id.clone()).or_default().push((name.clone(), why));
            }
        }
        let Some(publication) = publications.last_of(&plan.id) else { continue };
        let report = publication.report(&plan.id);
        published.odd.extend(match &report {
            Ok(report) => report.odd.clone(),
            Err(odd) => vec![(**odd).clone()],
        });
        published.reports.insert(plan.id.clone(), (publication.clone(), report));
    }
    Ok(published)
}

/// What this run read: where the steps lead to.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// What was collected.
    pub collection: &'a Collection,
    /// The files that it comes from.
    pub inputs: &'a [Input],
}

impl Now<'_> {
    /// Whether a publication was made of other inputs.
    fn is_other(self, publication: &Publication) -> bool {
        !all_same(&publication.freeze.inputs, self.inputs)
    }
}

/// Publications replayed up to now, by their names.
#[derive(Debug, Default)]
pub struct Replays(BTreeMap<String, Result<Replayed, Unexplained>>);

impl Replays {
    /// Replays the publications that were made of other inputs, before it is known whether anything moved: what this run
    /// finds can be looked for meanwhile. What files give to a step is taken from the last run where that knows it, and known
    /// to the next one.
    ///
    /// # Errors
    /// The steps cannot be put beside each other: a disk that is full, or what the engine refuses.
    pub fn ahead(
        published: &Published,
        now: Now<'_>,
        program: &dyn Program,
        last: &mut LastRun,
    ) -> Result<Self, Error> {
        let mut replays = Self::default();
        for (publication, report) in published.reports.values() {
            if report.is_ok() && now.is_other(publication) {
                replays.of(publication, published, now, program, last)?;
            }
        }
        Ok(replays)
    }

    /// The steps of a publication.
    fn of(
        &mut self,
        publication: &Publication,
        published: &Published,
        now: Now<'_>,
        program: &dyn Program,
        last: &mut LastRun,
    ) -> Result<&Result<Replayed, Unexplained>, Error> {
        Ok(match self.0.entry(publication.name.clone()) {
            Entry::Occupied(replayed) => replayed.into_mut(),
            Entry::Vacant(place) => {
                let plans = published.plans_of(&publication.name);
                place.insert(stages::replay(publication, &plans, now, program, last)?)
            }
        })
    }
}

/// What moved in every plan that was published, by plan id; `findings` are those of every plan of this run, in their order.
///
/// # Errors
/// The steps cannot be put beside each other: a disk that is full, or what the engine refuses.
pub fn changes(
    published: &Published,
    now: Now<'_>,
    findings: &[&Findings],
    replays: &mut Replays,
    program: &dyn Program,
    last: &mut LastRun,
) -> Result<BTreeMap<String, Changes>, Error> {
    let found_now: BTreeMap<String, &Findings> =
        now.workspace.plans.iter().map(|plan| plan.id.clone()).zip(findings.iter().copied()).collect();
    let mut all = BTreeMap::new();
    for (plan, findings) in now.workspace.plans.iter().zip(findings) {
        let passed_over = published.passed_over.get(&plan.id).cloned().unwrap_or_default();
        let Some((publication, report)) = published.reports.get(&plan.id) else {
            if let Some((name, _)) = passed_over.last() {
                let named = Named { name: name.clone(), date: String::new() };
                let unread = Changes { compared: false, passed_over, ..Changes::new(&plan.id, named) };
                all.insert(plan.id.clone(), unread);
            }
            continue;
        };
        let named = Named { name: publication.name.clone(), date: publication.freeze.date.clone() };
        let mut changes = Changes { passed_over, ..Changes::new(&plan.id, named) };
        let report = match report {
            Ok(report) => report,
            Err(odd) => {
                changes.compared = false;
                changes.unexplained = Some(unexplained(std::slice::from_ref(&**odd)));
                all.insert(plan.id.clone(), changes);
                continue;
            }
        };
        let old: BTreeMap<String, Printed> =
            report.figures.iter().map(|(id, record)| (id.clone(), of_record(record))).collect();
        let today = step(Cause::Correction, findings, publication.freeze.language());
        let (moved, said) =
            compare((&old, &report.sentences), std::slice::from_ref(&today), false, &|_, _| BTreeSet::new());
        if moved.is_empty() && said.is_empty() {
            all.insert(plan.id.clone(), changes);
            continue;
        }
        let replayed = replays.of(publication, published, now, program, last)?;
        let mut least = limit(now.workspace.plans.iter());
        match replayed {
            Ok(replayed) if report.odd.is_empty() => {
                let stages = replayed.up_to(&found_now);
                least = least.into_iter().chain(stages.limit).max();
                let of_plan = stages.of_plan(&plan.id, publication.freeze.language());
                let (figures, sentences) =
                    compare((&old, &report.sentences), &of_plan.steps, true, &|at, id| of_plan.behind(at, id));
                (changes.figures, changes.sentences, changes.behind) = (figures, sentences, of_plan.all.clone());
                changes.keep_what_is_used();
            }
            Err(why) => {
                (changes.figures, changes.sentences) = (moved, said);
                changes.unexplained = Some(why.clone());
            }
            Ok(_) => {
                (changes.figures, changes.sentences) = (moved, said);
                changes.unexplained = Some(unexplained(&report.odd));
            }
        }
        changes.withhold(least);
        all.insert(plan.id.clone(), changes);
    }
    Ok(all)
}

/// Whether the inputs of a kind are those of the publication.
fn same(kind: InputKind, then: &[Input], today: &[Input]) -> bool {
    let of = |inputs: &'_ [Input]| -> BTreeSet<(String, Option<String>)> {
        let inputs = inputs.iter().filter(|input| input.kind == kind);
        inputs.map(|input| (input.path.clone(), input.sha256.clone())).collect()
    };
    of(then) == of(today)
}

/// Whether the inputs of every kind are those of the publication.
fn all_same(then: &[Input], today: &[Input]) -> bool {
    let kinds = [InputKind::Definition, InputKind::Return, InputKind::Correction];
    kinds.into_iter().all(|kind| same(kind, then, today))
}

/// Why causes cannot be found, with the places.
fn unexplained(odd: &[Diagnostic]) -> Unexplained {
    let place = |odd: &Diagnostic| words::unexplained_at(odd.place(), &odd.found);
    Unexplained { reason: words::unexplained(), places: odd.iter().map(place).collect() }
}

/// The strictest limit of the rules that hide small counts in some plans.
fn limit<'p>(plans: impl Iterator<Item = &'p AnalysisPlan>) -> Option<u64> {
    let rule = |plan: &AnalysisPlan| match &plan.disclosure {
        Some(Disclosure::Rule(rule)) => Some(strictest(rule)),
        Some(Disclosure::Open { .. }) | None => None,
    };
    plans.filter_map(rule).max()
}

fn strictest(rule: &Rule) -> u64 {
    rule.steps.iter().filter_map(|step| step.least).chain([rule.least]).max().unwrap_or(rule.least)
}

/// What a plan found, as what stands after a step, in the language of the publication that it is compared with.
fn step(cause: Cause, findings: &Findings, lang: Lang) -> Step {
    let printed = |figure: &Figure| Printed::of(figure, lang);
    Step {
        cause,
        figures: findings.figures.iter().map(|(id, figure)| (id.clone(), printed(figure))).collect(),
        sentences: findings
            .sentences
            .iter()
            .map(|(id, written)| (id.clone(), written.text.text(lang).to_owned()))
            .collect(),
    }
}

/// A figure as it was published.
fn of_record(record: &FigureRecord) -> Printed {
    Printed::published(
        [&record.label, &record.text, &record.unit, &record.status],
        record.value.clone(),
        record.base.map(BaseChain::from),
    )
}
