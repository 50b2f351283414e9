//! `kaishu publish`: what is found now is frozen under a name and a day. The inputs are copied first and run again from the
//! copy; only what comes out of the copy byte by byte is published, so that whoever has the publication can make it again.

mod made;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalogue::{Lang, Phrase, publication as words};
use crate::collect::FileFate;
use crate::collect::files::{self, sha256};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::findings::plan::{AnalysisPlan, FigureSource, TableKey, TableKind};
use crate::pipeline::definitions::SURVEYS;
use crate::pipeline::freeze::{
    ANALYST, FOLDER, FREEZE, Freeze, FrozenFile, Publications, PublishedPlan, UNDECIDED, Undecided, WORKSPACE,
    undecided,
};
use crate::pipeline::inputs::{Input, inputs};
use crate::pipeline::new_folder::{NewFolder, Readers};
use crate::pipeline::observer::Observer;
use crate::pipeline::run::{Collection, PlanResult, evaluate_plans};
use crate::pipeline::workspace::Workspace;
use crate::report::decision::Left;
use crate::responses::store;
use crate::survey::definition::ONLY_ROUND;
use crate::tally::engine::Local;
use crate::text::rules;

pub use made::{Made, made_again, public_files};

/// What is to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Name, as [`crate::pipeline::freeze::fresh_name`] gives it.
    pub name: String,
    /// Day, as 2021-04-01.
    pub date: String,
    /// Plans; all where none is named.
    pub plans: Vec<String>,
    /// Who decided to publish while something is left to be decided, and why.
    pub decided: Option<(String, String)>,
}

/// The plans of which nothing has been returned yet, with the rounds that they wait for: of whatever a plan counts of a survey
/// itself, rounds that are only compared with aside.
pub fn without_returns(workspace: &Workspace, collection: &Collection) -> BTreeMap<String, Vec<String>> {
    let has_returns = |key: &TableKey| {
        let round =
            collection.rounds.iter().find(|round| (&round.survey, &round.round) == (&key.survey, &key.round));
        round.is_some_and(|round| {
            round.units.iter().any(|unit| unit.submission.is_some())
                || round.files.iter().any(|file| file.fate != FileFate::Ignored)
        })
    };
    let waits = |plan: &AnalysisPlan| {
        let figures = plan.figures.iter().filter_map(|figure| match &figure.source {
            FigureSource::Counted { table, .. } => Some(table),
            FigureSource::Indicator { .. } => None,
        });
        let tables = plan.tables.iter().filter_map(|table| {
            let TableKind::Question(question) = &table.kind else { return None };
            Some(&question.table)
        });
        let counted: BTreeSet<&TableKey> = figures.chain(tables).filter(|key| key.round != ONLY_ROUND).collect();
        let waiting = !counted.is_empty() && !counted.iter().any(|key| has_returns(key));
        waiting.then(|| counted.iter().map(|key| format!("{}/{}", key.survey, key.round)).collect())
    };
    workspace.plans.iter().filter_map(|plan| Some((plan.id.clone(), waits(plan)?))).collect()
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is published.
    Published(Box<Freeze>),
    /// Nothing is published: reports are held back, so that they do not tell what is hidden.
    HeldBack,
    /// Nothing is published: these findings have to be decided first, and these figures are touched.
    Open {
        /// Findings that hold something out, and those that tell marks which nobody settled.
        findings: Vec<Diagnostic>,
        /// How many of either there are.
        left: Left,
        /// Figures that are 要確認, by their ids.
        figures: Vec<String>,
    },
}

/// Publishes. Where no plan is named, one of which nothing has been returned is left out.
///
/// # Errors
/// There is no such plan or nothing to publish, an input cannot be read, or something cannot be written; then nothing is
/// published.
pub fn publish(
    workspace: &Workspace,
    collection: &Collection,
    results: &[PlanResult],
    wanted: &Wanted,
    observer: &dyn Observer,
) -> Result<Outcome, Error> {
    let waiting = without_returns(workspace, collection);
    let chosen = chosen(results, &wanted.plans, &waiting)?;
    if chosen.iter().any(|result| !result.findings.held_back.is_empty()) {
        return Ok(Outcome::HeldBack);
    }
    let plans: Vec<PublishedPlan> = chosen
        .iter()
        .map(|result| PublishedPlan { id: result.id.clone(), title: result.report.title.clone() })
        .collect();
    let ids: Vec<&str> = plans.iter().map(|plan| plan.id.as_str()).collect();
    let (findings, figures) = open(&chosen, unconfirmed(workspace, collection, &ids));
    let undecided = |by: &str, reason: &str| Undecided {
        by: by.to_owned(),
        reason: reason.to_owned(),
        findings: findings.iter().map(Diagnostic::id).collect(),
    };
    let undecided = match (&wanted.decided, findings.is_empty() && figures.is_empty()) {
        (None, true) => None,
        (None, false) => {
            let left = undecided("", "").left();
            return Ok(Outcome::Open { findings, left, figures });
        }
        (Some(_), true) => return Err(Error::Workspace(words::nothing_undecided())),
        (Some((by, reason)), false) => Some(undecided(by, reason)),
    };
    let public = if undecided.is_some() {
        let decided = Workspace { undecided: undecided.clone(), ..workspace.clone() };
        public_files(&evaluate_plans(&decided, collection, &Local)?, &ids)?
    } else {
        public_files(results, &ids)?
    };
    let inputs = readable(inputs(workspace, &collection.opened)?)?;
    let number = Publications::of(&workspace.root)?.whole.last().map_or(1, |last| last.freeze.number + 1);
    let mut folder = NewFolder::begin(&workspace.root.join(FOLDER).join(&wanted.name))?;
    folder.close(ANALYST)?;
    let mut frozen = Frozen { folder: &mut folder, files: Vec::new() };
    for (file, bytes) in &public {
        frozen.add(file, bytes, Readers::All)?;
    }
    frozen.add(&format!("{ANALYST}/answers.parquet"), &store::bytes(&collection.ledger)?, Readers::Owner)?;
    frozen.add(&format!("{ANALYST}/rules.json"), rules_json().as_bytes(), Readers::Owner)?;
    for input in inputs.iter().filter(|input| undecided.is_none() || input.path != UNDECIDED) {
        let bytes = unchanged(&workspace.root, input)?;
        frozen.add(&format!("{WORKSPACE}/{}", input.path), &bytes, Readers::Owner)?;
    }
    if let Some(undecided) = &undecided {
        frozen.add(&format!("{WORKSPACE}/{UNDECIDED}"), &undecided::written(undecided), Readers::Owner)?;
    }
    let files = frozen.files;
    let again = made_again(&folder.path().join(WORKSPACE), &ids, workspace.settings.language, observer)?;
    if let Some((file, _)) = public.iter().find(|file| !again.files.contains(file)) {
        return Err(Error::Workspace(words::copy_differs(file)));
    }
    let freeze = Freeze::new(
        (&wanted.name, number, &wanted.date),
        workspace.settings.language,
        plans,
        undecided,
        inputs,
        files,
    );
    folder.write(FREEZE, freeze.text().as_bytes(), Readers::Owner)?;
    folder.finish()?;
    Ok(Outcome::Published(Box::new(freeze)))
}

/// The results of the plans that are wanted.
fn chosen<'r>(
    results: &'r [PlanResult],
    plans: &[String],
    waiting: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<&'r PlanResult>, Error> {
    if let Some(unknown) = plans.iter().find(|plan| !results.iter().any(|result| result.id == **plan)) {
        let known: Vec<&str> = results.iter().map(|result| result.id.as_str()).collect();
        return Err(Error::Workspace(words::no_such_plan(unknown, Phrase::list(&known))));
    }
    let is_wanted = |result: &&PlanResult| {
        if plans.is_empty() { !waiting.contains_key(&result.id) } else { plans.contains(&result.id) }
    };
    let chosen: Vec<&PlanResult> = results.iter().filter(is_wanted).collect();
    if chosen.is_empty() {
        let said = if results.is_empty() { words::no_plan() } else { words::nothing_returned() };
        return Err(Error::Workspace(said));
    }
    Ok(chosen)
}

/// What is left to be decided in reports: findings, each once, and figures that are 要確認.
fn open<'d>(
    results: &[&'d PlanResult],
    unconfirmed: impl Iterator<Item = &'d Diagnostic>,
) -> (Vec<Diagnostic>, Vec<String>) {
    let mut seen = BTreeSet::new();
    let held_out =
        results.iter().flat_map(|result| &result.diagnostics).filter(|diagnostic| diagnostic.holds_out());
    let findings = held_out.chain(unconfirmed);
    let figures = results.iter().flat_map(|result| result.findings.figures.values());
    (
        findings.filter(|diagnostic| seen.insert(diagnostic.id())).cloned().collect(),
        figures.filter(|figure| figure.provisional).map(|figure| figure.id.clone()).collect(),
    )
}

/// The findings of marks that nobody settled in the definitions and in the plans that are published.
fn unconfirmed<'c>(
    workspace: &Workspace,
    collection: &'c Collection,
    published: &[&str],
) -> impl Iterator<Item = &'c Diagnostic> {
    let of_other = |file: &str| {
        let plans = || workspace.plans.iter().filter(|plan| plan.file == file);
        // A workbook can hold a plan beside the definition.
        !file.starts_with(&format!("{SURVEYS}/"))
            && plans().next().is_some()
            && !plans().any(|plan| published.contains(&plan.id.as_str()))
    };
    collection.unconfirmed().filter(move |(file, _)| !of_other(file)).map(|(_, found)| found)
}

/// Inputs that can all be read: of one that cannot, nobody could make the report again.
fn readable(inputs: Vec<Input>) -> Result<Vec<Input>, Error> {
    let unread: Vec<&str> =
        inputs.iter().filter(|input| input.sha256.is_none()).map(|input| input.path.as_str()).collect();
    if unread.is_empty() {
        Ok(inputs)
    } else {
        Err(Error::Workspace(words::input_unreadable(Phrase::list(&unread))))
    }
}

/// The bytes of an input, as they were listed.
fn unchanged(root: &Path, input: &Input) -> Result<Vec<u8>, Error> {
    let arrived =
        files::load(root, &input.path).ok().filter(|arrived| input.sha256.as_ref() == Some(&arrived.hash));
    arrived.map(|arrived| arrived.bytes).ok_or_else(|| Error::Workspace(words::copy_differs(&input.path)))
}

/// A publication that is being written, with the hashes of its files.
struct Frozen<'f> {
    folder: &'f mut NewFolder,
    files: Vec<FrozenFile>,
}

impl Frozen<'_> {
    fn add(&mut self, file: &str, bytes: &[u8], readers: Readers) -> Result<(), Error> {
        self.folder.write(file, bytes, readers)?;
        self.files.push(FrozenFile { path: file.to_owned(), sha256: sha256(bytes) });
        Ok(())
    }
}

/// The rules in force, as data.
fn rules_json() -> String {
    let said = |phrase: &Phrase| serde_json::json!({ "ja": phrase.text(Lang::Ja), "en": phrase.text(Lang::En) });
    let effect = |effect| match effect {
        rules::Effect::Plain => "plain",
        rules::Effect::Silent => "silent",
        rules::Effect::Told => "told",
    };
    let layer = |layer| match layer {
        rules::Layer::Clean => "clean",
        rules::Layer::Key => "key",
        rules::Layer::Value => "value",
    };
    let rules: Vec<_> = rules::RULES
        .iter()
        .map(|rule| {
            serde_json::json!({
                "id": rule.id,
                "layer": layer(rule.layer),
                "effect": effect(rule.effect),
                "meaning": said(&(rule.meaning)()),
            })
        })
        .collect();
    format!("{:#}\n", serde_json::json!({ "version": rules::VERSION, "rules": rules }))
}
