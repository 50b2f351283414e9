//! `kaishu run`: everything for a workspace, ending with a summary that a person can read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::ArgMatches;

use crate::catalogue::{Lang, Phrase, console as words, data_file as data_words, disclosure, english};
use crate::cli::arguments::Speaker;
use crate::cli::check::tell_untranslated;
use crate::cli::console::{Console, Show};
use crate::cli::progress::Progress;
use crate::cli::{Outcome, advised, changes as told, documents, in_typed_language, read_so_far};
use crate::collect::last_run::LastRun;
use crate::error::Error;
use crate::findings::evaluate::Findings;
use crate::pipeline::filled_there::{Kept, keep_edited, places_of_filled, written_into};
use crate::pipeline::inputs::{beside_returns, with_returns};
use crate::pipeline::observer::{Observer as _, Step};
use crate::pipeline::output::{self, Beside};
use crate::pipeline::outputs::{
    Format, Outputs, analyst_copy, analyst_file, filled_file, left_alone, lost_in_cp932, rendered, rendered_but,
};
use crate::pipeline::record::{hashed, record};
use crate::pipeline::replay::{self, Now, Published, Replays, ThisProgram};
use crate::pipeline::run::{
    Collection, PlanResult, WITHOUT_PLAN, add_findings, analyst_lists, collect_after, evaluate_plans,
};
use crate::pipeline::saved_since::{LastWritten, SavedSince, keep, saved_since};
use crate::pipeline::since::{self, Gone, Moved};
use crate::pipeline::summary::{all_diagnostics, free_answers, summary, touched};
use crate::pipeline::trace::CellFacts;
use crate::pipeline::unfinished::unfinished;
use crate::pipeline::{changes, data_files, rerun, workspace::Workspace};
use crate::responses::store;
use crate::tally::engine::Local;
use crate::text::names::nearest;
use crate::threads;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    speaker
        .command(
            "run",
            words::about_run(),
            "  kaishu run\n  kaishu run --strict -w jisshi2026\n  kaishu run --formats docx,xlsx\n",
        )
        .arg(speaker.flag("strict", words::help_strict()))
        .arg(speaker.option("formats", "LIST", words::help_formats(Outputs::words().join(","))))
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let outputs = match typed.get_one::<String>("formats") {
        Some(list) => Outputs::listed(list)?,
        None => Outputs::of_run(),
    };
    let strict = typed.get_flag("strict");
    all(root, &outputs, strict, console)
}

/// A run with everything that it can write.
pub(super) fn everything(root: &Path, console: &Console) -> Result<Outcome, Error> {
    all(root, &Outputs::of_run(), false, console)
}

fn all(root: &Path, outputs: &Outputs, strict: bool, console: &Console) -> Result<Outcome, Error> {
    let (workspace, own) = in_typed_language(root, console)?;
    let produced = produce_of(workspace, outputs, console)?;
    let Produced { workspace, collection, results, .. } = &produced;
    let diagnostics = all_diagnostics(collection, results);
    let open = diagnostics.iter().any(|diagnostic| diagnostic.is_open());
    summarise(root, &produced, outputs, console);
    documents::tell_written_into(root, &produced.written_into, &console.aloud());
    documents::tell_outdated(root, workspace, results, &console.aloud());
    if outputs.formats.contains(&Format::Docx) {
        documents::tell_without_pictures(root, results, &console.aloud());
    }
    if !results.is_empty() && !outputs.formats.is_empty() {
        tell_language(root, workspace, own, console)?;
    }
    let ended = produced.ended(root, console);
    // The process ends with it; taking everything apart first would only be waited for.
    std::mem::forget(produced);
    Ok(match ended {
        Outcome::Done if strict && open => Outcome::Findings,
        ended => ended,
    })
}

/// What was found, and what could not be written as it should be.
pub(super) struct Produced {
    pub(super) workspace: Workspace,
    pub(super) collection: Collection,
    pub(super) results: Vec<PlanResult>,
    /// Files that are open in another program.
    beside: Vec<Beside>,
    /// Results that somebody saved since the last run, kept under another name.
    saved: Vec<SavedSince>,
    /// Filled documents that somebody wrote into.
    pub(super) kept: Vec<Kept>,
    /// The new ones of earlier runs beside filled documents into which somebody wrote.
    written_into: BTreeSet<String>,
    /// What moved since the last run, by plan.
    moved: BTreeMap<String, Moved>,
    /// Not asked any more, and not taken apart before the files are written.
    _replays: Replays,
}

impl Produced {
    /// Says what is not in its place: files that are open elsewhere, reports that are held back.
    pub(super) fn ended(&self, root: &Path, console: &Console) -> Outcome {
        let written = self.written(root, console);
        if tell_held_back(&self.results, console) { Outcome::HeldBack } else { written }
    }

    /// Says what moved since the last results of a plan, of every plan that is shown.
    pub(super) fn tell_moved(&self, root: &Path, say: &dyn Fn(Phrase)) {
        for result in self.results.iter().filter(|result| result.findings.held_back.is_empty()) {
            told::since_last_run(root, (result, false), &self.moved, say);
        }
    }

    /// Says which files are open elsewhere, and which are left because somebody wrote into them.
    pub(super) fn written(&self, root: &Path, console: &Console) -> Outcome {
        documents::tell_kept(root, &self.kept, &console.aloud());
        told::saved_since(root, &self.saved, console);
        for beside in &self.beside {
            told::beside(root, beside, console);
        }
        if self.beside.is_empty() { Outcome::Done } else { Outcome::Beside }
    }
}

/// Collects, evaluates and writes in the language that was typed; what `run` and `report` have in common.
pub(super) fn produce(root: &Path, outputs: &Outputs, console: &Console) -> Result<Produced, Error> {
    produce_of(crate::cli::workspace(root, console)?, outputs, console)
}

/// The same of a workspace, in its own language.
pub(super) fn produce_of(workspace: Workspace, outputs: &Outputs, console: &Console) -> Result<Produced, Error> {
    let progress = Progress::new(console);
    let root = &workspace.root.clone();
    if outputs.formats.contains(&Format::Docx) {
        workspace.with_templates()?;
    }
    tell_unfinished(root, console);
    // As it lies there before anything is collected: what is kept for the next question is then asked for by nobody where
    // a list changes meanwhile.
    let beside = beside_returns(&workspace)?;
    let mut last = rerun::last_run(root);
    let (published, mut collection) = collected(&workspace, &mut last, &progress)?;
    let inputs = with_returns(beside, &collection.opened);
    let now = Now { workspace: &workspace, collection: &collection, inputs: &inputs };
    progress.begin(Step::Evaluate, workspace.plans.len());
    let (evaluated, replays) = threads::both(
        || {
            let results = evaluate_plans(&workspace, &collection, &Local)?;
            let ahead = reports_ahead(&results, outputs)?;
            Ok::<_, Error>((results, ahead))
        },
        || Replays::ahead(&published, now, &ThisProgram, &mut last),
    );
    let ((mut results, ahead), mut replays) = (evaluated?, replays?);
    evaluated_all(&workspace, &progress);
    tell_gone(root, &collection, console);
    changes::find(now, &mut results, (&published, &mut replays), &ThisProgram, &mut last)?;
    progress.begin(Step::Write, results.len());
    let ((kept, stored, data), files) = threads::both(
        || {
            let kept = rerun::keep(&collection, &last, &workspace, &inputs, &results);
            let stored = store::write(root, &collection.ledger);
            (kept, stored, data_files::render(&workspace, &collection, &outputs.data))
        },
        || reports(&workspace, &collection, &results, outputs, ahead),
    );
    match kept {
        Ok(other) => collection.reread.written |= other,
        Err(error) => tell_not_kept(&error, console),
    }
    let mut files = files?;
    for result in &results {
        progress.advance(&result.id);
    }
    let data = data?;
    if data.cut > 0 {
        console.say(&data_words::cut(data.cut, from_here(root, data_files::FOLDER)));
    }
    files.extend(data.files);
    let hashes = hashed(&files);
    if outputs.record {
        files.push(record(&workspace, &inputs, &results, outputs, &hashes));
    }
    collection.reread.written |= stored?;
    let kept = keep_edited(&workspace, &results, &mut files);
    let moved = since::moved(&workspace, &results, &files);
    let written_into = written_into(root, &results);
    let (stale, filled) = (changes::stale(&results), places_of_filled(&results, &kept));
    let (mut saved, next) = saved_since(root, &LastWritten::of(root), (&files, &hashes), &stale, &filled);
    // Before the files are, and with what lies there now: whichever of both is found there by the next run, it is known.
    if let Err(error) = next.keep(root) {
        tell_not_kept(&error, console);
    }
    let keep = keep(&saved);
    let written = output::write_results(root, &files, &written_into, &keep)?;
    let removed = output::remove(root, &stale, &keep)?;
    saved.retain(|saved| written.kept.contains(&saved.file) || removed.kept.contains(&saved.file));
    collection.reread.written |= written.changed + removed.changed > 0;
    progress.end();
    tell_left_alone(root, outputs, (&workspace, &collection), &results, console);
    if outputs.formats.contains(&Format::CsvCp932) {
        tell_lost(&results, console);
    }
    let beside = written.beside;
    Ok(Produced { workspace, collection, results, beside, saved, kept, written_into, moved, _replays: replays })
}

fn tell_not_kept(error: &Error, console: &Console) {
    console.say(&words::not_kept(Phrase { ja: error.text(Lang::Ja), en: error.text(Lang::En) }));
}

/// Says that the reports are in another language than those of the workspace, and what of an English one is not English.
fn tell_language(root: &Path, workspace: &Workspace, own: Lang, console: &Console) -> Result<(), Error> {
    let now = workspace.settings.language;
    let word = |lang| match lang {
        Lang::En => english::in_english(),
        Lang::Ja => english::in_japanese(),
    };
    if now != own {
        let back = advised::command(root, &format!("run --lang {}", own.word()));
        console.say(&english::other_language(word(now), word(own), back));
    }
    // Looked for only where it is said.
    if console.quiet { Ok(()) } else { tell_untranslated(workspace, console) }
}

/// The reports that need not wait until it is known what moved, by their paths.
fn reports_ahead(results: &[PlanResult], outputs: &Outputs) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let shown = results.iter().filter(|result| result.findings.held_back.is_empty());
    let renderings: Vec<_> = shown.flat_map(|result| changes::ahead(result, &outputs.formats)).collect();
    Ok(rendered(&renderings)?.into_iter().collect())
}

/// The reports and the analyst's lists, beside those that were rendered before. Where a report is held back the old one
/// stays.
fn reports(
    workspace: &Workspace,
    collection: &Collection,
    results: &[PlanResult],
    outputs: &Outputs,
    ahead: BTreeMap<String, Vec<u8>>,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let facts = outputs.formats.contains(&Format::Html).then(|| CellFacts::new(workspace, collection));
    let lists = if outputs.lists { analyst_lists(workspace, collection, results) } else { Vec::new() };
    let mut renderings = Vec::new();
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        renderings.extend(changes::of_plan(result, &outputs.formats));
        renderings.extend(facts.iter().map(|facts| analyst_copy(result, facts)));
    }
    for (id, lists) in &lists {
        renderings.extend(changes::of_analyst(id, lists, results));
    }
    rendered_but(ahead, &renderings)
}

/// Says which reports of an earlier run lie beside those that were written now.
fn tell_left_alone(
    root: &Path,
    outputs: &Outputs,
    (workspace, collection): (&Workspace, &Collection),
    results: &[PlanResult],
    console: &Console,
) {
    if outputs.formats.is_empty() && outputs.data.is_empty() {
        return;
    }
    let written = results.iter().filter(|result| result.findings.held_back.is_empty());
    let ids: Vec<&str> = written.map(|result| result.id.as_str()).collect();
    let mut left = left_alone(root, &ids, &outputs.formats);
    if outputs.record {
        left.extend(data_files::left_alone(root, workspace, collection, &outputs.data));
    }
    if !left.is_empty() {
        let files: Vec<Phrase> = left.iter().map(|file| Phrase::same(from_here(root, file))).collect();
        console.say(&words::left_alone(Phrase::listed(&files)));
    }
}

/// Says which characters stand by their numbers in the files of code page 932.
fn tell_lost(results: &[PlanResult], console: &Console) {
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        let lost: Vec<Phrase> = lost_in_cp932(&result.report)
            .into_iter()
            .map(|c| Phrase::same(format!("{c} (U+{:04X})", u32::from(c))))
            .collect();
        if !lost.is_empty() {
            console.say(&words::lost_in_cp932(Format::CsvCp932.file(&result.id), Phrase::listed(&lost)));
        }
    }
}

/// Says which reports are held back, with the figures of which it is not proven that nobody can work them out; and whether
/// there are any.
pub(super) fn tell_held_back(results: &[PlanResult], console: &Console) -> bool {
    let mut any = false;
    for result in results.iter().filter(|result| !result.findings.held_back.is_empty()) {
        any = true;
        console.error(&Error::Workspace(held_back(&result.id, &result.findings, results)));
    }
    any
}

/// Why what a plan found is not shown, figure by figure, with those of other plans that stand in the way.
pub(super) fn held_back(plan: &str, findings: &Findings, results: &[PlanResult]) -> Phrase {
    let label = |findings: Option<&Findings>, id: &String| {
        let figure = findings.and_then(|findings| findings.figures.get(id));
        figure.map(|figure| figure.label.clone()).unwrap_or_default()
    };
    let mut said = vec![disclosure::held_back(plan)];
    said.extend(findings.held_back.iter().map(|id| disclosure::held_back_figure(id, label(Some(findings), id))));
    if !findings.held_by.is_empty() {
        said.push(disclosure::held_by());
        said.extend(findings.held_by.iter().map(|(plan, id)| {
            let other = results.iter().find(|other| other.id == *plan);
            disclosure::held_by_figure(plan, id, label(other.map(|other| &other.findings), id))
        }));
    }
    said.push(disclosure::held_back_hint());
    let lines = |lang| said.iter().map(|line| line.text(lang)).collect::<Vec<_>>().join("\n");
    Phrase { ja: lines(Lang::Ja), en: lines(Lang::En) }
}

/// Says what a command left behind that was ended in the middle.
pub(super) fn tell_unfinished(root: &Path, console: &Console) {
    for path in unfinished(root) {
        console.say(&words::unfinished(path));
    }
}

/// Says which files the last run used and this one finds no more, and whether there are any.
pub(super) fn tell_gone(root: &Path, collection: &Collection, console: &Console) -> bool {
    let gone = since::gone(root, collection);
    for Gone { file, answers, ledger } in &gone {
        console.say(&if *ledger { words::gone_ledger(file, answers) } else { words::gone_return(file, answers) });
    }
    if !gone.is_empty() {
        console.say(&words::hint_gone());
    }
    !gone.is_empty()
}

/// Collects and evaluates every plan, and writes nothing.
pub(super) fn evaluate_all(
    workspace: &Workspace,
    progress: &Progress,
) -> Result<(Collection, Vec<PlanResult>), Error> {
    let (_, collection) = collected(workspace, &mut rerun::last_run(&workspace.root), progress)?;
    progress.begin(Step::Evaluate, workspace.plans.len());
    let results = evaluate_plans(workspace, &collection, &Local)?;
    evaluated_all(workspace, progress);
    Ok((collection, results))
}

/// Collects, and reads the publications beside it; what is odd about them is among the findings.
fn collected(
    workspace: &Workspace,
    last: &mut LastRun,
    progress: &Progress,
) -> Result<(Published, Collection), Error> {
    let (published, collection) =
        threads::both(|| replay::published(workspace), || collect_after(workspace, last, progress));
    let (published, mut collection) = (published?, collection?);
    add_findings(workspace, &mut collection, published.odd.clone());
    Ok((published, collection))
}

/// Shows that every plan was evaluated.
fn evaluated_all(workspace: &Workspace, progress: &Progress) {
    for plan in &workspace.plans {
        progress.advance(&plan.id);
    }
    progress.end();
}

/// The known ids nearest to a mistyped one, in brackets; nothing where none is near.
pub(super) fn nearest_ids<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Phrase {
    let near = nearest(id, known, 3);
    if near.is_empty() { Phrase::default() } else { words::nearest(near.join(", ")) }
}

fn summarise(root: &Path, produced: &Produced, outputs: &Outputs, console: &Console) {
    let Produced { workspace, collection, results, kept, moved, .. } = produced;
    let lang = console.lang;
    let say = |phrase: Phrase| console.line(phrase.text(lang));
    if console.quiet {
        if let Some(line) = told::since_last_run_in_short(moved) {
            say(line);
        }
        return;
    }
    let summary = summary(collection, results);
    console.findings(&all_diagnostics(collection, results), &touched(results), Show::First);
    if summary.open > 0 {
        console.line("");
    }
    say(summary.files_line());
    if let Some(reread) = read_so_far::reread(root, &collection.reread) {
        say(reread);
    }
    say(words::summary_findings(summary.open, summary.undecided, summary.notes));
    if let Some(written) = free_answers(&workspace.surveys, collection) {
        say(written);
    }
    let unconfirmed: Vec<&str> = collection.unconfirmed().map(|(file, _)| file).collect();
    if !unconfirmed.is_empty() {
        say(words::summary_unconfirmed(Phrase::list(&unconfirmed)));
    }
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        let undefined = result.findings.figures.values().filter(|figure| figure.status() == "undefined").count();
        let provisional = result.findings.figures.values().filter(|figure| figure.provisional).count();
        say(words::summary_figures(&result.report.title, result.findings.figures.len(), provisional, undefined));
        for stamp in &result.report.stamps {
            say(words::summary_stamp(stamp));
        }
        told::since_last_run(root, (result, outputs.lists), moved, &say);
        let id = &result.id;
        for line in written_lines(root, id, &outputs.formats) {
            say(line);
        }
        documents::tell_doubled(result, console);
        if outputs.formats.contains(&Format::Docx) {
            for line in documents::written_lines(root, result, kept) {
                say(line);
            }
            for file in &result.filled {
                documents::tell_remarks(&from_here(root, &filled_file(id, file)), file, result, console);
            }
        }
        say(words::summary_analyst(from_here(root, &analyst_file(id))));
        if summary.notes > 0 {
            say(words::summary_notes(summary.notes));
        }
        told::tell(root, result, &say);
    }
    if !outputs.data.is_empty() && !collection.rounds.is_empty() {
        say(data_words::summary(from_here(root, data_files::FOLDER)));
    }
    if results.is_empty() {
        say(words::summary_analyst(from_here(root, &analyst_file(WITHOUT_PLAN))));
        read_so_far::show(workspace, collection, console);
    }
}

/// Where the text of a report was written, and in which formats beside the first; nothing where it was in none.
pub(super) fn report_line(root: &Path, id: &str, formats: &BTreeSet<Format>) -> Option<Phrase> {
    let written =
        [Format::Docx, Format::Html, Format::Markdown].into_iter().filter(|format| formats.contains(format));
    let written: Vec<Format> = written.collect();
    let (first, others) = written.split_first()?;
    let others: Vec<Phrase> = others.iter().map(|format| Phrase::same(format!(".{}", format.word()))).collect();
    let also = if others.is_empty() { Phrase::default() } else { words::and_formats(Phrase::listed(&others)) };
    Some(words::summary_report(from_here(root, &first.file(id)), also))
}

/// Where the report of a plan was written, in the formats that were.
fn written_lines(root: &Path, id: &str, formats: &BTreeSet<Format>) -> Vec<Phrase> {
    let place = |format: Format| formats.contains(&format).then(|| from_here(root, &format.file(id)));
    let mut lines: Vec<Phrase> = report_line(root, id, formats).into_iter().collect();
    match (place(Format::Xlsx), data_line(root, id, formats)) {
        (Some(tables), Some(data)) => lines.push(words::summary_tables(tables, data)),
        (Some(tables), None) => lines.push(words::summary_sheets(tables)),
        (None, Some(data)) => lines.push(words::summary_data(data)),
        (None, None) => {}
    }
    lines
}

/// Where the numbers of a plan were written as data: the first file, and the names of the others beside it.
fn data_line(root: &Path, id: &str, formats: &BTreeSet<Format>) -> Option<Phrase> {
    let data = [Format::Json, Format::Data, Format::Csv, Format::CsvCp932].into_iter();
    let written: Vec<String> =
        data.filter(|format| formats.contains(format)).map(|format| format.file(id)).collect();
    let (first, others) = written.split_first()?;
    let name = |file: &String| Phrase::same(file.rsplit('/').next().unwrap_or_default());
    let others: Vec<Phrase> = others.iter().map(name).collect();
    let also = if others.is_empty() { Phrase::default() } else { words::and_files(Phrase::listed(&others)) };
    Some(words::with_others(from_here(root, first), also))
}

/// A file of the workspace as it opens from where the command was typed.
pub(super) fn from_here(root: &Path, file: &str) -> String {
    if root == Path::new(".") { file.to_owned() } else { root.join(file).display().to_string() }
}
