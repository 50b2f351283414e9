//! `kaishu fill`: an office's own Word file with its marks filled, and the list of marks that can be put into one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use crate::catalogue::office::few;
use crate::catalogue::{Phrase, command_line, console as console_words, office as words};
use crate::cli::arguments::{Speaker, wants_json};
use crate::cli::console::Console;
use crate::cli::progress::Progress;
use crate::cli::run::{evaluate_all, from_here, nearest_ids, tell_held_back};
use crate::cli::{Outcome, advised, changes, documents, workspace};
use crate::error::Error;
use crate::findings::figure::FigureValue;
use crate::findings::marks::MarkKind;
use crate::findings::plan::AnalysisPlan;
use crate::findings::plan::nameable::Nameable;
use crate::pipeline::filled::{FilledCopy, FilledFile};
use crate::pipeline::filled_there::{edited, written_beside};
use crate::pipeline::last_filled::LastFilled;
use crate::pipeline::output::{Keep, Written};
use crate::pipeline::outputs::{Format, filled_file};
use crate::pipeline::run::PlanResult;
use crate::pipeline::saved_since::kept_as;
use crate::pipeline::templates;
use crate::pipeline::which_plan::{self, Told};
use crate::pipeline::workspace::Workspace;
use crate::pipeline::{output, printed};
use crate::render::docx::template::Template;
use crate::render::{docx, picture, terminal};
use crate::report::model::Report;
use crate::report::office;
use crate::survey::toml::source::Problems;

pub(super) fn command(speaker: &Speaker) -> clap::Command {
    let examples = "  kaishu fill --marks\n  kaishu fill --marks -o marks.docx\n  kaishu fill my-report.docx\n";
    let path = clap::value_parser!(PathBuf);
    speaker
        .command("fill", words::about_fill(), examples)
        .arg(
            speaker
                .positional("FILE", "FILE", words::help_fill_file())
                .required_unless_present("marks")
                .value_parser(path.clone()),
        )
        .arg(speaker.flag("marks", words::help_fill_marks()).conflicts_with("FILE"))
        .arg(speaker.option("plan", "PLAN", words::help_fill_plan()))
        .arg(speaker.option("output", "FILE", words::help_fill_output()).short('o').value_parser(path))
        .arg(speaker.format())
}

pub(super) fn execute(typed: &ArgMatches, root: &Path, console: &Console) -> Result<Outcome, Error> {
    let workspace = workspace(root, console)?;
    let named = typed.get_one::<String>("plan").map(String::as_str);
    let output = typed.get_one::<PathBuf>("output").map(PathBuf::as_path);
    // Under another name Word refuses what is written.
    if let Some(file) = output.filter(|file| !is_docx(file)) {
        return Err(Error::Workspace(words::output_not_docx(file.display())));
    }
    let Some(file) = typed.get_one::<PathBuf>("FILE") else {
        return marks(&workspace, named, output, wants_json(typed), console);
    };
    let bytes = std::fs::read(file).map_err(|error| Error::io(console_words::act_read(), file, error))?;
    let plan = plan_for(&workspace, named, file, &bytes, console)?;
    let names = Nameable::among(plan, &workspace.plans, workspace.book.as_ref());
    let shown = file.display().to_string();
    let mut problems = Problems::new();
    let template = templates::read(&shown, bytes, &names, &mut problems);
    let Some(template) = template else { return problems.into_result().map(|()| Outcome::Done) };
    if problems.is_empty() && output.is_some_and(|output| is_same(output, file)) && !template.is_filled() {
        return Err(Error::Workspace(words::over_template(&shown)));
    }
    let (_, results) = evaluate_all(&workspace, &Progress::new(console))?;
    let held: Vec<PlanResult> = results.into_iter().filter(|result| result.id == plan.id).collect();
    if tell_held_back(&held, console) {
        return Ok(Outcome::HeldBack);
    }
    let Some(result) = held.first() else { return Ok(Outcome::Done) };
    let renewed = output.is_none() && is_renewed(file, &template, &workspace);
    let output = if renewed { Some(file.as_path()) } else { output };
    let filled = FilledFile::new(&shown, Arc::new(template), &result.findings);
    // Which numbers its tables have is known only now, and all mistakes of marks are told together.
    filled.check(&result.findings, &|kind, id| names.may_have(kind, id), &mut problems);
    problems.into_result()?;
    fill(&filled, root, &workspace, result, output, console)
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    std::fs::canonicalize(one).is_ok_and(|one| std::fs::canonicalize(other).is_ok_and(|other| one == other))
}

fn is_docx(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

/// The plan by which a document is filled: the one that was typed, that it lies with or that names it; else what its marks tell.
fn plan_for<'w>(
    workspace: &'w Workspace,
    named: Option<&str>,
    file: &Path,
    bytes: &[u8],
    console: &Console,
) -> Result<&'w AnalysisPlan, Error> {
    if named.is_some() || workspace.plans.len() < 2 {
        return plan(workspace, named);
    }
    let known = which_plan::of_results(workspace, file).or_else(|| which_plan::that_names(workspace, file));
    if let Some(known) = known {
        return Ok(known);
    }
    match which_plan::told(workspace, bytes) {
        Told::Only(only, names) => {
            let has = names.plans.iter().find(|(plan, _)| plan.id == only.id).map_or(0, |(_, n)| *n);
            console.say(&words::filled_by(&only.id, has, names.all));
            Ok(only)
        }
        Told::Several(names) => {
            let plans: Vec<Phrase> = names.plans.iter().map(|(plan, n)| words::plan_has(&plan.id, n)).collect();
            Err(Error::Workspace(words::plans_that_fit(names.all, Phrase::listed(&plans))))
        }
        Told::NoMarks => workspace.plans.first().ok_or_else(|| Error::Workspace(words::no_plan())),
    }
}

/// Whether a document is renewed in its place: one that was filled, unless a plan names it as its own document.
fn is_renewed(file: &Path, template: &Template, workspace: &Workspace) -> bool {
    template.is_filled() && which_plan::that_names(workspace, file).is_none()
}

/// The plan that is meant.
fn plan<'w>(workspace: &'w Workspace, wanted: Option<&str>) -> Result<&'w AnalysisPlan, Error> {
    let ids: Vec<&str> = workspace.plans.iter().map(|plan| plan.id.as_str()).collect();
    match (wanted, workspace.plans.as_slice()) {
        (Some(id), plans) => plans.iter().find(|plan| plan.id == id).ok_or_else(|| {
            let near = nearest_ids(id, ids.iter().copied());
            Error::Workspace(command_line::no_such_plan(id, near, ids.join(", ")))
        }),
        (None, [only]) => Ok(only),
        (None, []) => Err(Error::Workspace(words::no_plan())),
        (None, _) => Err(Error::Workspace(words::several_plans(ids.join(", ")))),
    }
}

fn fill(
    filled: &FilledFile,
    root: &Path,
    workspace: &Workspace,
    result: &PlanResult,
    output: Option<&Path>,
    console: &Console,
) -> Result<Outcome, Error> {
    let inside = filled_file(&result.id, filled);
    let target = output.map_or_else(|| root.join(&inside), Path::to_path_buf);
    if target == root.join(Format::Docx.file(&result.id)) {
        return Err(Error::Workspace(words::over_report(Format::Docx.file(&result.id))));
    }
    let shown = output.map_or_else(|| from_here(root, &inside), |path| path.display().to_string());
    let mut office = result.office();
    let mut copy = filled.filled(&mut office).map_err(|error| Error::Internal(console_words::internal(error)))?;
    // Filled into itself, its edits are in the new one.
    let itself = is_same(&target, Path::new(&filled.path));
    if let (false, Ok(old)) = (itself, std::fs::read(&target))
        && let Some(standing) = edited(filled, old, &copy.bytes, workspace, result)
    {
        let why = if standing.frameless {
            words::would_lose_frameless(shown)
        } else {
            let fill = advised::fill(root, &shown);
            words::would_lose(shown, fill)
        };
        return Err(Error::Workspace(why));
    }
    let last = LastFilled::of(root);
    let gone: Vec<Phrase> =
        last.lost(Path::new(&filled.path), &filled.counts()).iter().map(Phrase::same).collect();
    // Among the results two documents of one name have one place.
    let replaced = match output {
        None if target.is_file() => last.lost(&target, &filled.counts()),
        _ => Vec::new(),
    };
    let bytes = std::mem::take(&mut copy.bytes);
    // What a person wrote into its frames gives way to what was found, and stays under another name.
    let typed_over = itself && !copy.typed.is_empty();
    // Among the results, and where it is renewed in its place, it is written as results are. Elsewhere lie files of other people,
    // and nothing is put beside them.
    let (folder, written) = match output {
        None => (root, written_as_result(root, inside, bytes, typed_over)?),
        Some(file) => {
            let (folder, name) = place_of(file);
            if itself {
                (folder, written_as_result(folder, name, bytes, typed_over)?)
            } else {
                output::write(folder, &[(name, bytes)])?;
                (folder, (Written::default(), None))
            }
        }
    };
    let (Written { beside, removed, .. }, kept) = written;
    for beside in &beside {
        changes::beside(folder, beside, console);
    }
    for new in removed {
        console.say(&words::newer_removed(from_here(folder, &new)));
    }
    console.line(words::filled(&shown, filled.count()).text(console.lang));
    tell_moved(filled, &copy, console);
    if let Some(kept) = kept {
        console.line(words::typed_kept(&shown, from_here(folder, &kept)).text(console.lang));
    }
    if !gone.is_empty() {
        console.say(&words::frames_gone(few(&gone, NEW_SHOWN)));
    }
    if !replaced.is_empty() {
        let replaced: Vec<Phrase> = replaced.iter().map(Phrase::same).collect();
        console.say(&words::other_document(&shown, few(&replaced, NEW_SHOWN)));
    }
    for remark in &copy.remarks {
        console.say(remark);
    }
    // Without it a lost frame is not told; no reason to call the filling failed.
    let _ = last.keep(root, &target, filled.counts(), itself);
    documents::tell_stamps(&shown, filled, result, console);
    documents::tell_provisional(root, filled, result, console);
    Ok(if beside.is_empty() { Outcome::Done } else { Outcome::Beside })
}

/// Writes a document as results are written: one that is open elsewhere stays, and nothing that somebody wrote into goes. One that
/// was typed over is kept under another name, which it gives.
fn written_as_result(
    root: &Path,
    file: String,
    bytes: Vec<u8>,
    typed_over: bool,
) -> Result<(Written, Option<String>), Error> {
    let spared = written_beside(root, &file);
    let old = typed_over.then(|| std::fs::read(root.join(&file)).ok()).flatten();
    let keep: Keep = old.map(|old| (file.clone(), kept_as(root, &file, &old))).into_iter().collect();
    let written = output::write_results(root, &[(file.clone(), bytes)], &spared, &keep)?;
    let kept = keep.get(&file).filter(|_| written.kept.contains(&file)).cloned();
    Ok((written, kept))
}

/// Marks of which it is said what they say now.
const MOVED_SHOWN: usize = 40;
/// Marks that are named as filled for the first time.
const NEW_SHOWN: usize = 5;

/// Says what changed since a file was filled before; nothing of one that was not.
fn tell_moved(filled: &FilledFile, copy: &FilledCopy, console: &Console) {
    if copy.again == 0 {
        return;
    }
    if copy.moved.is_empty() {
        console.line(words::moved_none().text(console.lang));
    }
    if copy.new > 0 {
        let new: Vec<Phrase> = filled.unfilled().map(Phrase::same).collect();
        console.line(words::moved_new(copy.new, few(&new, NEW_SHOWN)).text(console.lang));
    }
    if copy.translated > 0 {
        console.line(words::moved_translated(copy.translated).text(console.lang));
    }
    tell_lines(&copy.moved, words::moved_head(copy.moved.len()), console);
    tell_lines(&copy.typed, words::typed_head(copy.typed.len()), console);
}

fn tell_lines(lines: &[Phrase], head: Phrase, console: &Console) {
    if lines.is_empty() {
        return;
    }
    console.line(head.text(console.lang));
    for line in lines.iter().take(MOVED_SHOWN) {
        console.line(&format!("  {}", line.text(console.lang)));
    }
    if lines.len() > MOVED_SHOWN {
        console.line("  …");
    }
}

/// The marks of the plan that was named, else of all.
fn marks(
    workspace: &Workspace,
    named: Option<&str>,
    output: Option<&Path>,
    as_data: bool,
    console: &Console,
) -> Result<Outcome, Error> {
    let plans: Vec<&AnalysisPlan> = match (named, workspace.plans.as_slice()) {
        (None, plans) if plans.len() > 1 => plans.iter().collect(),
        (named, _) => vec![plan(workspace, named)?],
    };
    let (_, results) = evaluate_all(workspace, &Progress::new(console))?;
    let wanted = |result: &PlanResult| plans.iter().any(|plan| plan.id == result.id);
    let results: Vec<PlanResult> = results.into_iter().filter(|result| wanted(result)).collect();
    let is_held_back = tell_held_back(&results, console);
    let of_plan = |plan: &&AnalysisPlan| {
        let result = results.iter().find(|of| of.id == plan.id && of.findings.held_back.is_empty())?;
        let names = Nameable::of(plan, workspace.book.as_ref());
        let mut ids: Vec<(MarkKind, Vec<String>)> =
            MarkKind::ALL.into_iter().map(|kind| (kind, names.ids(kind).to_vec())).collect();
        // A rate that nobody can know is none to offer.
        let known = |id: &&String| {
            let figure = result.findings.figures.get(id.as_str());
            figure.is_some_and(|figure| !matches!(figure.value, FigureValue::Undefined(_)))
        };
        let rates: Vec<String> = names.rates.iter().filter(known).cloned().collect();
        for (_, ids) in ids.iter_mut().filter(|(kind, _)| *kind == MarkKind::Figure) {
            ids.extend(rates.iter().cloned());
        }
        let title = words::marks_of_plan(&plan.title, &plan.id);
        let title = if plans.len() > 1 { &title } else { &plan.title };
        let list = office::marks(&mut result.office(), &ids, title.text(result.lang));
        Some(Report { id: plan.id.clone(), ..list })
    };
    let lists: Vec<Report> = plans.iter().filter_map(of_plan).collect();
    match output {
        Some(file) if !lists.is_empty() => {
            let bytes = docx::docx(&as_one(lists), &picture::png);
            let bytes = bytes.map_err(|error| Error::Internal(console_words::internal(error)))?;
            let (folder, name) = place_of(file);
            output::write(folder, &[(name, bytes)])?;
            console.line(words::marks_written(file.display()).text(console.lang));
        }
        Some(_) => {}
        None if as_data => console.line(&printed::tables(&lists, &[])),
        None => {
            let shown: Vec<String> =
                lists.iter().map(|list| terminal::report(list).trim_end().to_owned()).collect();
            console.line(&shown.join("\n\n"));
        }
    }
    Ok(if is_held_back { Outcome::HeldBack } else { Outcome::Done })
}

/// Lists of several plans in one document, each below its own title.
fn as_one(mut lists: Vec<Report>) -> Report {
    if lists.len() > 1 {
        for list in &mut lists {
            for section in &mut list.sections {
                section.title.clone_from(&list.title);
            }
        }
    }
    let mut all = lists.into_iter();
    let mut one = all.next().unwrap_or_default();
    one.sections.extend(all.flat_map(|list| list.sections));
    one
}

/// The folder of a file and its name there.
fn place_of(file: &Path) -> (&Path, String) {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (file.parent().unwrap_or(Path::new("")), name)
}
