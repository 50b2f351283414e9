//! One run: collect every round, replay what was decided, evaluate every plan, compose and render. The same files
//! give the same bytes, wherever and whenever they lie.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Lang, Phrase, collect as collect_words, console};
use crate::collect::excel_harm;
use crate::collect::groups;
use crate::collect::indicators::{self, EnteredBook};
use crate::collect::last_run::{LastRun, Reread};
use crate::collect::round::{Inputs, collect, common, common_of};
use crate::collect::{CollectedRound, FileFate};
use crate::diagnostic::{Diagnostic, Scope, Severity};
use crate::error::Error;
use crate::findings::changes::Changes;
use crate::findings::evaluate::{Findings, evaluate_all};
use crate::findings::material::Material;
use crate::findings::plan::disclosure::Disclosure;
use crate::findings::plan::{AnalysisPlan, TableKey};
use crate::findings::reach;
use crate::pipeline::filled::FilledFile;
use crate::pipeline::inputs::Hashes;
use crate::pipeline::observer::{Observer, Step};
use crate::pipeline::stamps::stamps;
use crate::pipeline::workspace::Workspace;
use crate::report::analyst::{self, Lists};
use crate::report::area_codes::AreaCodes;
use crate::report::compose::{compose, report_words, stamp_lines, stamp_phrases};
use crate::report::decision::{print_decision, stamp_undecided};
use crate::report::guide;
use crate::report::model::Report;
use crate::report::office::Office;
use crate::responses::ledger::AnswerLedger;
use crate::responses::table::ResponseTable;
use crate::survey::decision::DecisionKind;
use crate::survey::predicate::iso_date;
use crate::tally::engine::TallyEngine;
use crate::text::key::key;
use crate::threads;

/// Everything that was collected in a workspace.
#[derive(Debug)]
pub struct Collection {
    /// Rounds and record lists in the order of the definitions.
    pub rounds: Vec<CollectedRound>,
    /// The same as tables.
    pub tables: BTreeMap<TableKey, ResponseTable>,
    /// How every case of the surveys ended, as tables.
    pub outcomes: BTreeMap<TableKey, ResponseTable>,
    /// Targets and actuals.
    pub entered: EnteredBook,
    /// The answer ledger.
    pub ledger: AnswerLedger,
    /// Every finding of collecting, accepted ones marked.
    pub diagnostics: Vec<Diagnostic>,
    /// Every file that was opened for it, or could not be, with its hash.
    pub opened: Hashes,
    /// How many files were read for it.
    pub reread: Reread,
}

/// One plan's result.
#[derive(Debug)]
pub struct PlanResult {
    /// Plan id.
    pub id: String,
    /// The language of its report.
    pub lang: Lang,
    /// What it found.
    pub findings: Findings,
    /// Every finding, of collecting and of this plan.
    pub diagnostics: Vec<Diagnostic>,
    /// What is stamped on its report.
    pub stamps: Vec<Phrase>,
    /// The report for publication.
    pub report: Report,
    /// The analyst's lists.
    pub lists: Report,
    /// The office's own files with their marks.
    pub filled: Vec<FilledFile>,
    /// What moved since its last publication, where it was published and somebody looked.
    pub changes: Option<Changes>,
}

impl PlanResult {
    /// What it found, as the marks in an office's file say it.
    pub fn office(&self) -> Office<'_> {
        Office::new(&self.findings, &self.stamps, self.lang)
    }
}

/// Reads every returned file.
///
/// # Errors
/// A folder that cannot be listed.
pub fn collect_all(workspace: &Workspace, observer: &dyn Observer) -> Result<Collection, Error> {
    collect_after(workspace, &mut LastRun::none(), observer)
}

/// Reads every returned file of which the last run does not know what it gives.
///
/// # Errors
/// A folder that cannot be listed.
pub fn collect_after(
    workspace: &Workspace,
    last: &mut LastRun,
    observer: &dyn Observer,
) -> Result<Collection, Error> {
    let limits = workspace.settings.limits.clone();
    let mut rounds = Vec::new();
    let mut tables = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    let mut ledger = AnswerLedger::default();
    let mut diagnostics = workspace.diagnostics.clone();
    let count = workspace
        .surveys
        .iter()
        .flat_map(|survey| survey.rounds.iter().flat_map(|round| &round.sources))
        .map(|source| crate::collect::files::list(&workspace.root, &source.folder).map_or(0, |files| files.len()))
        .sum();
    observer.begin(Step::Collect, count);
    let mut opened = Hashes::new();
    let mut note = |file: &str, hash: Option<&str>| {
        opened.insert(file.to_owned(), hash.map(str::to_owned));
    };
    let common = common(&workspace.surveys, &workspace.areas);
    for survey in &workspace.surveys {
        let frame = workspace.frames.get(&survey.id);
        let common = common_of(common, survey, frame);
        let mut earlier = BTreeMap::new();
        for round in &survey.rounds {
            let inputs = Inputs {
                root: &workspace.root,
                survey,
                round,
                surveys: &workspace.surveys,
                frame,
                areas: &workspace.areas,
                decisions: &workspace.decisions,
                earlier: &earlier,
                coding: &workspace.coding,
                limits: &limits,
                common,
            };
            let collected = match &survey.group_of {
                Some(id) => {
                    let with = rounds.iter().find(|of: &&CollectedRound| of.survey == *id && of.round == round.id);
                    let Some(with) = with else { continue };
                    groups::collect(&inputs, with)
                }
                None => {
                    let mut each_file = |file: &str, hash: Option<&str>| {
                        note(file, hash);
                        observer.advance(file);
                    };
                    collect(&inputs, last, &mut each_file)?
                }
            };
            earlier.extend(
                collected
                    .files
                    .iter()
                    // What was set aside counts nowhere yet; a form of a later round that lies here too counts there.
                    .filter(|file| !file.hash.is_empty() && file.fate != FileFate::SetAside)
                    .map(|file| (file.hash.clone(), file.file.clone())),
            );
            let key = TableKey { survey: survey.id.clone(), round: round.id.clone() };
            if survey.records().is_none() {
                let ended = ResponseTable::of_outcomes(survey, &collected, &workspace.areas);
                outcomes.insert(key.clone(), ended);
            }
            tables.insert(key, ResponseTable::new(survey, &collected, &workspace.areas));
            ledger.add(&collected);
            diagnostics.extend(collected.diagnostics.iter().cloned().map(|mut diagnostic| {
                // What a record of persons says stays in the store; its place and the rule are enough to act on.
                if survey.sensitive && !diagnostic.places.is_empty() {
                    diagnostic.found = console::kept_back();
                    // What a ledger row expects repeats what somebody wrote.
                    if diagnostic.rule == "stale-correction" {
                        diagnostic.expected = console::kept_back();
                    }
                }
                diagnostic
            }));
            rounds.push(collected);
        }
    }
    observer.end();
    let entered = match &workspace.book {
        Some(book) => indicators::collect(&workspace.root, book, &limits, last, &mut note)?,
        None => EnteredBook::default(),
    };
    diagnostics.extend(entered.diagnostics.iter().cloned());
    diagnostics.extend(lost_decisions(workspace, &rounds));
    accept(workspace, &mut diagnostics);
    let reread = last.reread();
    Ok(Collection { rounds, tables, outcomes, entered, ledger, diagnostics, opened, reread })
}

/// Rows of the correction ledger that no round could look at: another survey, a case without a return, and the like.
fn lost_decisions(workspace: &Workspace, rounds: &[CollectedRound]) -> Vec<Diagnostic> {
    workspace
        .decisions
        .iter()
        .filter(|decision| !matches!(decision.kind, DecisionKind::Accept { .. }))
        .filter(|decision| !rounds.iter().any(|round| round.decided.contains(&decision.place)))
        .map(|decision| {
            Diagnostic::at(
                "stale-correction",
                Severity::Undecided,
                vec![decision.place.clone()],
                collect_words::decides_nothing(&decision.survey, &decision.round, &decision.case),
                collect_words::known_survey(),
                collect_words::hint_stale(),
            )
            .in_scope(Scope {
                survey: Some(decision.survey.clone()).filter(|survey| !survey.is_empty()),
                round: Some(decision.round.clone()).filter(|round| !round.is_empty()),
                ..Scope::default()
            })
        })
        .collect()
}

/// Adds what is odd beside what was collected, marked where people accepted it.
pub fn add_findings(workspace: &Workspace, collection: &mut Collection, mut odd: Vec<Diagnostic>) {
    accept(workspace, &mut odd);
    collection.diagnostics.append(&mut odd);
}

/// Marks what people accepted. A finding that holds something out is not settled by accepting it.
fn accept(workspace: &Workspace, diagnostics: &mut [Diagnostic]) {
    for decision in &workspace.decisions {
        let DecisionKind::Accept { finding, found } = &decision.kind else { continue };
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.id() == *finding) {
            if !diagnostic.can_be_accepted() {
                diagnostic.hint = collect_words::hint_not_by_accepting(&diagnostic.hint);
            } else if !is_as_accepted(diagnostic, found) {
                diagnostic.hint = collect_words::hint_accepted_other(&diagnostic.hint, found);
            } else {
                diagnostic.accepted =
                    Some(collect_words::accepted_by(&decision.reason, &decision.confirmed_by, &decision.date));
            }
        }
    }
}

/// Whether a finding is what somebody accepted, by the words that the row holds; a row without words accepts anything.
fn is_as_accepted(diagnostic: &Diagnostic, words: &str) -> bool {
    let folded = |text: &str| key(text).split_whitespace().collect::<String>();
    let wanted = folded(words);
    wanted.is_empty()
        || [&diagnostic.found.ja, &diagnostic.found.en]
            .into_iter()
            .any(|found| folded(found) == wanted || excel_harm::made_of(words, found))
}

/// Rows that accept a finding which is not there: it was mended since, or its id is mistyped.
fn accepts_nothing(workspace: &Workspace, collected: &[Diagnostic], found: &[Diagnostic]) -> Vec<Diagnostic> {
    let ids: BTreeSet<String> = collected.iter().chain(found).map(Diagnostic::id).collect();
    let mut missed = Vec::new();
    for decision in &workspace.decisions {
        let DecisionKind::Accept { finding, .. } = &decision.kind else { continue };
        if !ids.contains(finding) {
            missed.push(Diagnostic::at(
                "accepts-nothing",
                Severity::Note,
                vec![decision.place.clone()],
                Phrase::same(finding.clone()),
                collect_words::a_finding(),
                collect_words::hint_accepts_nothing(),
            ));
        }
    }
    missed
}

/// What plans that are published together find in what was collected, in their order.
///
/// # Errors
/// What the engine refuses.
pub fn find(
    workspace: &Workspace,
    collection: &Collection,
    plans: &[&AnalysisPlan],
    engine: &dyn TallyEngine,
) -> Result<Vec<Findings>, Error> {
    let material = material(workspace, collection);
    let mut all = evaluate_all(plans, &material, engine)?;
    for findings in &mut all {
        accept(workspace, &mut findings.diagnostics);
        let missed = accepts_nothing(workspace, &collection.diagnostics, &findings.diagnostics);
        findings.diagnostics.extend(missed);
    }
    Ok(all)
}

/// What the findings are made from.
fn material<'a>(workspace: &'a Workspace, collection: &'a Collection) -> Material<'a> {
    Material {
        surveys: &workspace.surveys,
        frames: &workspace.frames,
        areas: &workspace.areas,
        book: workspace.book.as_ref(),
        tables: &collection.tables,
        outcomes: &collection.outcomes,
        entered: &collection.entered,
        diagnostics: &collection.diagnostics,
    }
}

/// Evaluates every plan of a workspace over what was collected.
///
/// # Errors
/// What the engine refuses.
pub fn evaluate_plans(
    workspace: &Workspace,
    collection: &Collection,
    engine: &dyn TallyEngine,
) -> Result<Vec<PlanResult>, Error> {
    let plans: Vec<&AnalysisPlan> = workspace.plans.iter().collect();
    let all = find(workspace, collection, &plans, engine)?;
    let found: Vec<_> = plans.into_iter().zip(&all).collect();
    let composed = threads::each(&found, |(plan, findings)| composed(workspace, collection, plan, findings));
    Ok(composed.into_iter().zip(all).map(|(composed, findings)| composed.with(findings)).collect())
}

/// Whether a plan hides small counts. Then the plans that are published with it are evaluated together.
fn hides(plan: &AnalysisPlan) -> bool {
    matches!(plan.disclosure, Some(Disclosure::Rule(_)))
}

/// The plans that are evaluated where some of them are asked for: these alone, but all where any of them hides something.
pub fn needed<'w>(workspace: &'w Workspace, asked: &BTreeSet<&str>) -> Vec<&'w AnalysisPlan> {
    let together = workspace.plans.iter().any(hides);
    workspace.plans.iter().filter(|plan| together || asked.contains(plan.id.as_str())).collect()
}

/// Evaluates one plan over what was collected; where any plan hides something, with the others beside it, since they are
/// published together.
///
/// # Errors
/// What the engine refuses.
pub fn evaluate_plan(
    workspace: &Workspace,
    collection: &Collection,
    plan: &AnalysisPlan,
    engine: &dyn TallyEngine,
) -> Result<PlanResult, Error> {
    let together = hides(plan) || workspace.plans.iter().any(hides);
    let others = workspace.plans.iter().filter(|other| together && other.id != plan.id);
    let all: Vec<&AnalysisPlan> = std::iter::once(plan).chain(others).collect();
    let findings = find(workspace, collection, &all, engine)?.swap_remove(0);
    Ok(composed(workspace, collection, plan, &findings).with(findings))
}

/// The sections of a plan's report in another language than that of its workspace, to be looked at.
pub fn report_in(workspace: &Workspace, result: &PlanResult, lang: Lang) -> Report {
    let plan = workspace.plans.iter().find(|plan| plan.id == result.id);
    plan.map_or_else(
        || result.report.clone(),
        |plan| {
            let stamps = stamps(workspace, &result.diagnostics);
            compose(plan, &result.findings, &workspace.prose, stamps, lang)
        },
    )
}

/// A plan's result without what it was composed of.
struct Composed {
    id: String,
    lang: Lang,
    diagnostics: Vec<Diagnostic>,
    stamps: Vec<Phrase>,
    report: Report,
    lists: Report,
    filled: Vec<FilledFile>,
}

impl Composed {
    fn with(self, findings: Findings) -> PlanResult {
        let Self { id, lang, diagnostics, stamps, report, lists, filled } = self;
        PlanResult { id, lang, findings, diagnostics, stamps, report, lists, filled, changes: None }
    }
}

/// The report of what a plan found.
fn composed(workspace: &Workspace, collection: &Collection, plan: &AnalysisPlan, findings: &Findings) -> Composed {
    let mut diagnostics = collection.diagnostics.clone();
    diagnostics.extend(findings.diagnostics.iter().cloned());
    let stamps = stamps(workspace, &diagnostics);
    let lang = workspace.settings.language;
    let mut report = compose(plan, findings, &workspace.prose, stamps, lang);
    let of_plan = workspace.templates.get(&plan.id).into_iter().flatten();
    let filled: Vec<FilledFile> =
        of_plan.map(|(path, template)| FilledFile::new(path, template.clone(), findings)).collect();
    for record in &mut report.figures {
        let printed = filled.iter().filter(|file| file.figures.contains(&record.id));
        record.printed.extend(printed.map(|file| file.path.clone()));
    }
    let received = received(&collection.rounds);
    let printed: BTreeSet<&str> = report
        .figures
        .iter()
        .filter(|figure| !figure.printed.is_empty())
        .map(|figure| figure.id.as_str())
        .collect();
    let printed = findings.figures.values().filter(|figure| printed.contains(figure.id.as_str()));
    let strata = reach::strata(&material(workspace, collection), printed);
    let ground =
        guide::Ground { plan, findings, surveys: &workspace.surveys, strata: &strata, received: &received };
    let guide = guide::section(&ground, &report, lang);
    report.sections.splice(0..0, guide);
    AreaCodes::of(workspace.frames.values(), &workspace.areas).mark(&mut report);
    let mut stamped = stamp_phrases(stamps);
    if let Some(undecided) = &workspace.undecided {
        print_decision(&mut report, &undecided.by, &undecided.reason, undecided.left(), lang);
        stamped.push(stamp_undecided(&undecided.by, undecided.left()));
    }
    let lists = Lists {
        surveys: &workspace.surveys,
        rounds: &collection.rounds,
        indicator_files: &collection.entered.files,
        diagnostics: &diagnostics,
        touched: &findings.touched,
        panels: &findings.panels,
        areas: &workspace.areas,
        frames: &workspace.frames,
        ledger: &collection.ledger,
        report: &report,
    };
    let lists = analyst::compose(&plan.id, lists, stamp_lines(stamps, lang), lang);
    Composed { id: plan.id.clone(), lang, diagnostics, stamps: stamped, report, lists, filled }
}

/// The first and the last day on which something was received, by round, where these are known.
fn received(rounds: &[CollectedRound]) -> BTreeMap<TableKey, (String, String)> {
    let days = |round: &CollectedRound| {
        let read = round.files.iter().filter(|file| file.submissions > 0);
        let days: BTreeSet<String> =
            read.filter_map(|file| file.received.clone()).filter(|day| iso_date(day).is_some()).collect();
        Some((days.first()?.clone(), days.last()?.clone()))
    };
    let key = |round: &CollectedRound| TableKey { survey: round.survey.clone(), round: round.round.clone() };
    rounds.iter().filter_map(|round| Some((key(round), days(round)?))).collect()
}

/// Id of the analyst's lists where no plan gives them one.
pub const WITHOUT_PLAN: &str = "returns";

/// The analyst's lists of every plan by their ids; where there is no plan, those of what came back, without figures.
pub fn analyst_lists<'r>(
    workspace: &Workspace,
    collection: &Collection,
    results: &'r [PlanResult],
) -> Vec<(&'r str, Cow<'r, Report>)> {
    if !results.is_empty() {
        return results.iter().map(|result| (result.id.as_str(), Cow::Borrowed(&result.lists))).collect();
    }
    let lang = workspace.settings.language;
    let stamps = stamp_lines(stamps(workspace, &collection.diagnostics), lang);
    let nothing = Report {
        id: WITHOUT_PLAN.to_owned(),
        title: String::new(),
        stamps: Vec::new(),
        sections: Vec::new(),
        figures: Vec::new(),
        findings: Vec::new(),
        words: report_words(lang),
    };
    let lists = Lists {
        surveys: &workspace.surveys,
        rounds: &collection.rounds,
        indicator_files: &collection.entered.files,
        diagnostics: &collection.diagnostics,
        touched: &BTreeMap::new(),
        panels: &[],
        areas: &workspace.areas,
        frames: &workspace.frames,
        ledger: &collection.ledger,
        report: &nothing,
    };
    vec![(WITHOUT_PLAN, Cow::Owned(analyst::compose(WITHOUT_PLAN, lists, stamps, lang)))]
}
