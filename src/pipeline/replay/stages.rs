//! The steps of a replay: each evaluated as a whole, where its inputs differ from those of the step before it, and what is
//! behind it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::catalogue::{Lang, Phrase, moved as words};
use crate::collect::files;
use crate::collect::last_run::LastRun;
use crate::error::Error;
use crate::findings::changes::{Behind, Cause, Step, Unexplained, What};
use crate::findings::evaluate::Findings;
use crate::findings::reach::Reach;
use crate::pipeline::definitions::PROSE;
use crate::pipeline::freeze::{ANALYST, Publication, Versions};
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::replay::answers::Reread;
use crate::pipeline::replay::behind::{self, Between};
use crate::pipeline::replay::folder::{Files, Names, Scratch};
use crate::pipeline::replay::{Now, Program, all_same, limit, mixed, returns, same, step, unexplained};
use crate::pipeline::run::{Collection, needed};
use crate::pipeline::workspace::{self, Workspace};
use crate::provenance::CellRef;
use crate::responses::ledger::AnswerLedger;
use crate::responses::parquet::{self, Contents};
use crate::threads;

/// What every plan found after a step, and what is behind the step.
#[derive(Debug)]
struct Stage<F> {
    cause: Cause,
    found: F,
    behind: Vec<Behind>,
}

/// What is to be found after a step: the place among what is looked into, and this run.
#[derive(Debug, Clone, Copy)]
enum Place {
    Of(usize),
    Now,
}

/// What every plan found after a step.
#[derive(Debug, Clone)]
pub(super) enum Found<'n> {
    Of(ByPlan),
    Now(BTreeMap<String, &'n Findings>),
}

impl Found<'_> {
    fn plan(&self, id: &str) -> Option<&Findings> {
        match self {
            Found::Of(found) => found.get(id),
            Found::Now(found) => found.get(id).copied(),
        }
    }
}

/// A workspace that was collected, and where it is looked into.
#[derive(Debug, Clone)]
enum Collected<'n> {
    Now(Now<'n>),
    Own { workspace: Arc<Workspace>, collection: Arc<Collection>, place: usize },
}

impl Collected<'_> {
    fn workspace(&self) -> &Workspace {
        match self {
            Collected::Now(now) => now.workspace,
            Collected::Own { workspace, .. } => workspace,
        }
    }

    fn collection(&self) -> &Collection {
        match self {
            Collected::Now(now) => now.collection,
            Collected::Own { collection, .. } => collection,
        }
    }

    fn place(&self) -> Place {
        match self {
            Collected::Now(_) => Place::Now,
            Collected::Own { place, .. } => Place::Of(*place),
        }
    }
}

/// Every step between a publication and now.
#[derive(Debug)]
pub(super) struct Stages<F> {
    taken: Vec<Stage<F>>,
    /// The strictest limit of the rules that hid small counts then.
    pub(super) limit: Option<u64>,
    /// The files of plans by plan id, then and now.
    plan_files: BTreeMap<String, BTreeSet<String>>,
}

/// Steps that were replayed. What this run finds is not asked for, so that both can be done at once.
#[derive(Debug)]
pub(super) struct Replayed {
    stages: Stages<Place>,
    /// What was found in all that was looked into.
    found: Vec<ByPlan>,
    /// What it was found in. Taking that apart takes as long as comparing what was found, so it is left to whoever asked.
    _read: Vec<(Option<Arc<Workspace>>, Arc<Collection>)>,
}

/// What every plan found, by plan id.
type ByPlan = Arc<BTreeMap<String, Findings>>;

impl Replayed {
    /// The steps with what this run found at their end.
    pub(super) fn up_to<'f>(&self, today: &BTreeMap<String, &'f Findings>) -> Stages<Found<'f>> {
        let found = |place| match place {
            Place::Now => Found::Now(today.clone()),
            Place::Of(place) => Found::Of(self.found.get(place).cloned().unwrap_or_default()),
        };
        let Stages { taken, limit, plan_files } = &self.stages;
        let taken = taken.iter().map(|Stage { cause, found: place, behind }| Stage {
            cause: *cause,
            found: found(*place),
            behind: behind.clone(),
        });
        Stages { taken: taken.collect(), limit: *limit, plan_files: plan_files.clone() }
    }
}

/// Why there are no steps.
enum Stop {
    Unexplained(Unexplained),
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

/// Replays what was published up to now, for the plans that are compared with it.
///
/// # Errors
/// The disk is full, or the engine refuses.
pub(super) fn replay(
    publication: &Publication,
    plans: &BTreeSet<&str>,
    now: Now<'_>,
    program: &dyn Program,
    last: &mut LastRun,
) -> Result<Result<Replayed, Unexplained>, Error> {
    match steps(publication, plans, now, program, last) {
        Ok(replayed) => Ok(Ok(replayed)),
        Err(Stop::Unexplained(why)) => Ok(Err(why)),
        Err(Stop::Error(error)) => Err(error),
    }
}

/// One replay at work. What is looked into waits until everything is collected: no step needs what another one found, so all
/// are looked into at once.
struct Replay<'n, 'p> {
    now: Now<'n>,
    /// The plans that are compared; others are evaluated only where they decide what these may show.
    plans: &'p BTreeSet<&'p str>,
    program: &'p dyn Program,
    last: &'p mut LastRun,
    scratch: Scratch,
    /// What was read then.
    then: &'p [Input],
    /// Where the inputs of the publication lie.
    frozen: PathBuf,
    /// What the definition of today calls them.
    names: Names,
    /// What is looked into.
    asked: Vec<(Collected<'n>, Arc<Collection>)>,
}

fn steps(
    publication: &Publication,
    plans: &BTreeSet<&str>,
    now: Now<'_>,
    program: &dyn Program,
    known: &mut LastRun,
) -> Result<Replayed, Stop> {
    let mine = |odd: &crate::diagnostic::Diagnostic| {
        odd.file.as_deref().is_none_or(|file| file.starts_with(&publication.path(ANALYST)))
    };
    let odd: Vec<_> = publication.odd()?.into_iter().filter(mine).collect();
    let ledger = answers(publication);
    let (true, Some(ledger)) = (odd.is_empty(), ledger) else {
        return Err(Stop::Unexplained(unexplained(&odd)));
    };
    let mut replay = Replay {
        now,
        plans,
        program,
        last: known,
        scratch: Scratch::new(&now.workspace.root)?,
        then: &publication.freeze.inputs,
        frozen: publication.workspace(),
        names: Names::default(),
        asked: Vec::new(),
    };
    let frozen = replay.frozen_inputs()?;
    replay.names = Names::between(frozen.as_ref().unwrap_or(now.workspace), now.workspace);
    let (definitions, returns) = (replay.definitions()?, replay.returns()?);
    let [frozen, definitions, returns] = replay.collected([frozen, definitions, returns])?;
    let mut stages = Vec::new();
    let mut last = frozen;
    let (limit, mut plan_files) = (limit(last.workspace().plans.iter()), BTreeMap::new());
    let plans = |workspace: &Workspace| -> Vec<(String, String)> {
        workspace.plans.iter().map(|plan| (plan.id.clone(), plan.file.clone())).collect()
    };
    for (id, file) in plans(last.workspace()).into_iter().chain(plans(now.workspace)) {
        plan_files.entry(id).or_insert_with(BTreeSet::new).insert(file);
    }
    stages.extend(replay.program_and_rules(&last, &ledger, &publication.freeze.made_by));
    if !replay.same(InputKind::Definition) {
        let next = definitions;
        let changed = behind::files(Cause::Definition, InputKind::Definition, replay.then, now.inputs);
        let said = |behind: &Behind| !matches!(&behind.what, What::File { file } if file.ends_with(PROSE));
        let behind = changed.into_iter().filter(said).collect();
        stages.push(Stage { cause: Cause::Definition, found: next.place(), behind });
        last = next;
    }
    if !replay.same(InputKind::Return) {
        let next = returns;
        stages.extend(replay.by_return(&last, &next));
        last = next;
    }
    if !replay.same(InputKind::Correction) {
        let rows = behind::differing_rows(&last.workspace().decisions, &now.workspace.decisions);
        let between = Between { workspace: now.workspace, before: last.collection(), after: now.collection };
        let behind = between.everything(Cause::Correction, &rows);
        stages.push(Stage { cause: Cause::Correction, found: Place::Now, behind });
    }
    let Replay { program, plans, asked, scratch, .. } = replay;
    // What is looked into was read: the files of the steps can go meanwhile.
    let (found, ()) = threads::both(|| found(program, plans, &asked), || drop(scratch));
    let found = found?;
    let read = asked.into_iter().map(|(step, collection)| match step {
        Collected::Own { workspace, .. } => (Some(workspace), collection),
        Collected::Now(_) => (None, collection),
    });
    Ok(Replayed { stages: Stages { taken: stages, limit, plan_files }, found, _read: read.collect() })
}

/// The answer ledger of a publication; none where it is not there or none of ours.
fn answers(publication: &Publication) -> Option<AnswerLedger> {
    let file = publication.path(&format!("{ANALYST}/answers.parquet"));
    let bytes = files::load(&publication.root, &file).ok()?.bytes;
    match parquet::read(&bytes).ok()? {
        Contents::Ledger(ledger) => Some(ledger),
        Contents::Wide(_) => None,
    }
}

impl<'n> Replay<'n, '_> {
    /// Whether the inputs of a kind are those of the publication.
    fn same(&self, kind: InputKind) -> bool {
        same(kind, self.then, self.now.inputs)
    }

    /// The workspace of what was published; none where it is that of now.
    fn frozen_inputs(&mut self) -> Result<Option<Workspace>, Stop> {
        if all_same(self.then, self.now.inputs) {
            return Ok(None);
        }
        let mut files = Files::default();
        for kind in [InputKind::Definition, InputKind::Return, InputKind::Correction] {
            files.take(&self.frozen, self.then, kind, &Names::default());
        }
        self.loaded(&files, words::step_program()).map(Some)
    }

    /// The step of the program and that of its rules.
    fn program_and_rules(
        &mut self,
        frozen: &Collected<'n>,
        published: &AnswerLedger,
        made_by: &Versions,
    ) -> Vec<Stage<Place>> {
        let version =
            |versions: &Versions| words::version(&versions.program, versions.rules).text(Lang::Ja).to_owned();
        let versions = [version(made_by), version(&self.program.versions())];
        let behind = Behind { cause: Cause::Program, what: What::Version { versions }, cells: BTreeSet::new() };
        let reread = Reread::between(published, &frozen.collection().ledger);
        if reread.is_empty() {
            return vec![Stage { cause: Cause::Program, found: frozen.place(), behind: vec![behind] }];
        }
        let workspace = frozen.workspace();
        let put_back = reread.put_back(workspace, frozen.collection());
        let between = Between { workspace, before: &put_back, after: frozen.collection() };
        let rules = between.everything(Cause::Rule, &[]);
        vec![
            Stage { cause: Cause::Program, found: self.ask(frozen, put_back), behind: vec![behind] },
            Stage { cause: Cause::Rule, found: frozen.place(), behind: rules },
        ]
    }

    /// Today's definition and plan over what was returned and decided then.
    fn definitions(&mut self) -> Result<Option<Workspace>, Stop> {
        if self.same(InputKind::Definition) || (self.same(InputKind::Return) && self.same(InputKind::Correction)) {
            return Ok(None);
        }
        let mut files = Files::default();
        files.take(&self.now.workspace.root, self.now.inputs, InputKind::Definition, &Names::default());
        files.take(&self.frozen, self.then, InputKind::Return, &self.names);
        files.take(&self.frozen, self.then, InputKind::Correction, &self.names);
        files.complete(self.now.workspace);
        self.loaded(&files, words::step_definition()).map(Some)
    }

    /// Today's returns, with what was decided then.
    fn returns(&mut self) -> Result<Option<Workspace>, Stop> {
        if self.same(InputKind::Return) || self.same(InputKind::Correction) {
            return Ok(None);
        }
        let mut files = Files::default();
        for kind in [InputKind::Definition, InputKind::Return] {
            files.take(&self.now.workspace.root, self.now.inputs, kind, &Names::default());
        }
        files.take(&self.frozen, self.then, InputKind::Correction, &self.names);
        files.complete(self.now.workspace);
        self.loaded(&files, words::step_returns()).map(Some)
    }

    /// The step of the returns, cause by cause.
    fn by_return(&mut self, before: &Collected<'n>, after: &Collected<'n>) -> Vec<Stage<Place>> {
        let workspace = after.workspace();
        let changed = returns::changed(workspace, before.collection(), after.collection(), self.now.collection);
        let between = Between { workspace, before: before.collection(), after: after.collection() };
        let causes: Vec<Cause> = changed.causes().into_iter().collect();
        let mut stages = Vec::new();
        for (at, cause) in causes.iter().enumerate() {
            let found = if at + 1 == causes.len() {
                after.place()
            } else {
                let mixed = mixed::up_to(*cause, &changed, workspace, before.collection(), after.collection());
                self.ask(after, mixed)
            };
            stages.push(Stage { cause: *cause, found, behind: between.returns(*cause, &changed) });
        }
        stages
    }

    /// The workspace of a step.
    fn loaded(&mut self, files: &Files, step: Phrase) -> Result<Workspace, Stop> {
        let root = self.scratch.workspace(files)?;
        match workspace::load(&root) {
            Ok(mut workspace) => {
                // What is told of the step is in the language of this run, whatever the files say.
                workspace.settings.language = self.now.workspace.settings.language;
                Ok(workspace)
            }
            Err(error) => Err(match error {
                Error::Definition { .. } | Error::Options { .. } | Error::Workspace(_) => {
                    Stop::Unexplained(Unexplained {
                        reason: words::unexplained(),
                        places: vec![words::not_evaluated(step, said(&error))],
                    })
                }
                Error::Io { .. } | Error::Internal(_) => Stop::Error(error),
            }),
        }
    }

    /// The workspaces of steps collected, all at once: none needs what another one gave. The place of none is this run's.
    fn collected<const N: usize>(&mut self, steps: [Option<Workspace>; N]) -> Result<[Collected<'n>; N], Stop> {
        let (program, known) = (self.program, &*self.last);
        let collected = threads::each(&steps, |step| {
            step.as_ref().map(|workspace| {
                let mut known = known.fork();
                program.collect(workspace, &mut known).map(|collection| (collection, known))
            })
        });
        let mut all = [(); N].map(|()| Collected::Now(self.now));
        for ((made, step), collected) in all.iter_mut().zip(steps).zip(collected) {
            let Some((workspace, collected)) = step.zip(collected) else { continue };
            let (collection, known) = collected?;
            self.last.join(known);
            let collection = Arc::new(collection);
            let own = Collected::Own {
                workspace: Arc::new(workspace),
                collection: collection.clone(),
                place: self.asked.len(),
            };
            self.asked.push((own.clone(), collection));
            *made = own;
        }
        Ok(all)
    }

    /// Has a collection looked into with the definition and the plans of a step.
    fn ask(&mut self, step: &Collected<'n>, collection: Collection) -> Place {
        self.asked.push((step.clone(), Arc::new(collection)));
        Place::Of(self.asked.len() - 1)
    }
}

/// What the plans find in everything that is looked into.
fn found(
    program: &dyn Program,
    wanted: &BTreeSet<&str>,
    asked: &[(Collected<'_>, Arc<Collection>)],
) -> Result<Vec<ByPlan>, Error> {
    let found = threads::each(asked, |(step, collection)| {
        let plans = needed(step.workspace(), wanted);
        let found = program.find(step.workspace(), collection, &plans)?;
        let ids = plans.iter().map(|plan| plan.id.clone());
        Ok(Arc::new(ids.zip(found).collect()))
    });
    found.into_iter().collect()
}

/// An error in both languages.
fn said(error: &Error) -> Phrase {
    Phrase { ja: error.text(Lang::Ja), en: error.text(Lang::En) }
}

/// The steps as one plan sees them.
pub(super) struct OfPlan<'s, 'n> {
    stages: &'s Stages<Found<'n>>,
    plan: &'s str,
    /// What stands after each step.
    pub(super) steps: Vec<Step>,
    /// Everything behind the steps, in their order.
    pub(super) all: Vec<Behind>,
    /// Of each step the place of its first in `all`, and its places by cell.
    by_cell: Vec<(usize, BTreeMap<CellRef, Vec<usize>>)>,
}

impl<'n> Stages<Found<'n>> {
    /// The steps of a plan.
    pub(super) fn of_plan<'s>(&'s self, plan: &'s str, lang: Lang) -> OfPlan<'s, 'n> {
        let (mut steps, mut all, mut by_cell) = (Vec::new(), Vec::new(), Vec::new());
        for stage in &self.taken {
            let nothing = || Step { cause: stage.cause, figures: BTreeMap::new(), sentences: BTreeMap::new() };
            steps.push(stage.found.plan(plan).map_or_else(nothing, |found| step(stage.cause, found, lang)));
            let mut cells: BTreeMap<CellRef, Vec<usize>> = BTreeMap::new();
            for (at, behind) in stage.behind.iter().enumerate() {
                for cell in &behind.cells {
                    cells.entry(cell.clone()).or_default().push(all.len() + at);
                }
            }
            by_cell.push((all.len(), cells));
            all.extend(stage.behind.iter().cloned());
        }
        OfPlan { stages: self, plan, steps, all, by_cell }
    }
}

impl OfPlan<'_, '_> {
    /// What is behind the part of a step in a figure: what is among its evidence before or after, and what has no cell. Where
    /// that is nothing, everything of the rounds that it rests on.
    pub(super) fn behind(&self, at: usize, id: &str) -> BTreeSet<usize> {
        let Some((first, by_cell)) = self.by_cell.get(at) else { return BTreeSet::new() };
        let Some(stage) = self.stages.taken.get(at) else { return BTreeSet::new() };
        let before = at.checked_sub(1).and_then(|at| self.stages.taken.get(at));
        let sides = [before, Some(stage)].into_iter().flatten().filter_map(|stage| stage.found.plan(self.plan));
        let figures: Vec<_> =
            sides.flat_map(|found| [found.kept_back.get(id), found.figures.get(id)]).flatten().collect();
        let cells = figures.iter().flat_map(|figure| figure.evidence.iter());
        let mut hit: BTreeSet<usize> = cells.filter_map(|cell| by_cell.get(cell)).flatten().copied().collect();
        let own = |file: &String| {
            let others = self.stages.plan_files.iter().filter(|(plan, _)| *plan != self.plan);
            !others.into_iter().any(|(_, files)| files.contains(file))
        };
        let everywhere = stage.behind.iter().enumerate().filter(|(_, behind)| match &behind.what {
            What::File { file } => own(file),
            What::Version { .. } => true,
            What::Answer { .. } | What::Return { .. } | What::Entered { .. } | What::Row { .. } => false,
        });
        hit.extend(everywhere.map(|(place, _)| first + place));
        if hit.is_empty() {
            let rests_on = |behind: &Behind| match &behind.what {
                What::Answer { of, .. } | What::Return { of, .. } => figures.iter().any(|figure| {
                    figure.rests_on.iter().any(|reach| match &**reach {
                        Reach::Counted { table, .. } => table.survey == of.survey && table.round == of.round,
                        Reach::Entered { .. } => false,
                    })
                }),
                What::Entered { .. } | What::Row { .. } | What::File { .. } | What::Version { .. } => true,
            };
            let near = stage.behind.iter().enumerate().filter(|(_, behind)| rests_on(behind));
            hit.extend(near.map(|(place, _)| first + place));
        }
        if hit.is_empty() {
            hit.extend(*first..first + stage.behind.len());
        }
        hit
    }
}
