//! The office's documents that lie filled among the results: whether somebody wrote into them, and which of their marks say
//! something that is no longer so. The two are different things: a document that was edited is out of date only where numbers moved.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::Phrase;
use crate::findings::marks::{Flaw, marks};
use crate::findings::plan::nameable::Nameable;
use crate::pipeline::filled::FilledFile;
use crate::pipeline::output::newer;
use crate::pipeline::outputs::{Format, filled_file};
use crate::pipeline::run::PlanResult;
use crate::pipeline::templates::{ENDING, read};
use crate::pipeline::workspace::Workspace;
use crate::render::docx::template::{Template, unsealed};
use crate::survey::toml::source::Problems;

/// What there is to say of a filled document as it lies there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Somebody saved it since it was filled.
    pub edited: bool,
    /// It has marks that cannot be filled by the plan as it is now, or cannot be read.
    pub unfillable: bool,
    /// It has neither a frame of ours nor a mark: a program that is not Word saved it, or somebody took all of them out.
    pub frameless: bool,
    /// Marks that say something else now, since something else was found: old and new.
    pub moved: Vec<Phrase>,
    /// Marks that somebody typed over: what stands there, and what would be filled.
    pub typed: Vec<Phrase>,
    /// How many marks say what they would be filled with, in the other language.
    pub translated: usize,
    /// Marks in it that are not filled yet.
    pub unfilled: Vec<Phrase>,
    /// Marks of the office's own document that it has not. Somebody may have taken them out on purpose, so they are told and make
    /// it no less current.
    pub lacking: Vec<Phrase>,
}

impl Standing {
    /// Whether it says all that would be filled today, whatever else somebody wrote into it.
    pub fn is_current(&self) -> bool {
        let Self { edited: _, unfillable, frameless, moved, typed, translated, unfilled, lacking: _ } = self;
        let other = *translated > 0 || [moved, typed, unfilled].iter().any(|list| !list.is_empty());
        !unfillable && !frameless && !other
    }
}

/// A document that a plan names and that lies filled among the results.
#[derive(Debug)]
pub struct Named<'r> {
    /// What its plan found.
    pub result: &'r PlanResult,
    /// The office's own document with its marks.
    pub document: &'r FilledFile,
    /// Where the filled one lies, relative to the workspace.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The documents that plans name, as they lie filled among the results.
pub fn named<'r>(root: &Path, results: &'r [PlanResult]) -> impl Iterator<Item = Named<'r>> {
    let all = results.iter().flat_map(|result| result.filled.iter().map(move |document| (result, document)));
    all.filter_map(move |(result, document)| {
        let file = filled_file(&result.id, document);
        let bytes = fs::read(root.join(&file)).ok()?;
        Some(Named { result, document, file, bytes })
    })
}

/// Filled documents that lie among the results of a plan that does not name them: no run renews them and no publication has them.
pub fn unnamed(root: &Path, result: &PlanResult) -> Vec<String> {
    let report = Format::Docx.file(&result.id);
    let Some((folder, _)) = report.rsplit_once('/') else { return Vec::new() };
    let named: Vec<String> = result.filled.iter().map(|document| filled_file(&result.id, document)).collect();
    let names = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let is_word =
        |name: &str| Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    // What stands beside a named one is told with it.
    let own = names.filter(|name| is_word(name) && ![".new", ".edited"].iter().any(|part| name.contains(part)));
    let places =
        own.map(|name| format!("{folder}/{name}")).filter(|place| *place != report && !named.contains(place));
    let is_filled = |place: &String| {
        let bytes = fs::read(root.join(place)).ok();
        bytes.is_some_and(|bytes| Template::read(bytes).is_ok_and(|document| document.is_filled()))
    };
    let mut found: Vec<String> = places.filter(is_filled).collect();
    found.sort();
    found
}

/// A filled document that somebody wrote into, so that no run writes over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its place, relative to the workspace.
    pub file: String,
    /// Where the one is that was made now; none where the document says everything already.
    pub new: Option<String>,
    /// The office's own document.
    pub template: String,
    /// What there is to say of it.
    pub standing: Standing,
}

/// Keeps filled documents that somebody wrote into: the new one is given a name beside it where numbers moved or marks lack, and is not
/// written where none did. Says which.
pub fn keep_edited(
    workspace: &Workspace,
    results: &[PlanResult],
    files: &mut Vec<(String, Vec<u8>)>,
) -> Vec<Kept> {
    let mut kept = Vec::new();
    for there in named(&workspace.root, results) {
        let Some(at) = files.iter().position(|(place, _)| *place == there.file) else { continue };
        let Some(standing) = edited(there.document, there.bytes, &files[at].1, workspace, there.result) else {
            continue;
        };
        let (_, Some(new)) = beside(&workspace.root, &there.file) else { continue };
        let new = if standing.is_current() {
            files.remove(at);
            // One of an earlier run; where a program has it open it goes with a later one.
            let _ = fs::remove_file(workspace.root.join(new));
            None
        } else {
            files[at].0.clone_from(&new);
            Some(new)
        };
        kept.push(Kept { file: there.file, new, template: there.document.path.clone(), standing });
    }
    kept
}

/// The places of filled documents, and of the new ones beside those that are kept: whether somebody wrote into them is told by what
/// is in them.
pub fn places_of_filled(results: &[PlanResult], kept: &[Kept]) -> BTreeSet<String> {
    let of = |result: &'_ PlanResult| -> Vec<String> {
        result.filled.iter().map(|document| filled_file(&result.id, document)).collect()
    };
    results.iter().flat_map(of).chain(kept.iter().filter_map(|kept| kept.new.clone())).collect()
}

/// The new ones of earlier runs beside filled documents, in which somebody went on writing: nothing removes them.
pub fn written_into(root: &Path, results: &[PlanResult]) -> BTreeSet<String> {
    let of = |result: &'_ PlanResult| -> Vec<String> {
        result.filled.iter().flat_map(|document| beside(root, &filled_file(&result.id, document)).0).collect()
    };
    results.iter().flat_map(of).collect()
}

/// The new ones of earlier runs beside one document in which somebody went on writing.
pub fn written_beside(root: &Path, file: &str) -> BTreeSet<String> {
    beside(root, file).0.into_iter().collect()
}

/// Whether a document has neither a frame of ours nor a mark, so that it cannot be filled.
pub fn is_frameless(bytes: Vec<u8>) -> bool {
    let has = |text: &str| marks(text).iter().any(|mark| mark.flaw != Some(Flaw::Bare));
    Template::read(bytes).is_ok_and(|document| !document.paragraphs().iter().any(|of| has(&of.text)))
}

/// Where the new one of a filled document goes, and the new ones of earlier runs that somebody wrote into, which are not
/// written over either.
fn beside(root: &Path, file: &str) -> (Vec<String>, Option<String>) {
    let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let (mut written, mut new) = (Vec::new(), newer(Path::new(file)));
    while let Some(there) = &new {
        let Ok(bytes) = fs::read(root.join(there)) else { break };
        if is_as_filled(bytes) {
            break;
        }
        written.push(shown(there));
        new = newer(there);
    }
    (written, new.as_deref().map(shown))
}

/// Whether a document is as it was filled from the office's own: nobody wrote into it.
pub fn is_as_filled(bytes: Vec<u8>) -> bool {
    Template::read(bytes).is_ok_and(|document| document.is_as_filled())
}

/// What there is to say of a filled document before the new one takes its place; nothing where nobody wrote into it.
pub fn edited(
    document: &FilledFile,
    old: Vec<u8>,
    new: &[u8],
    workspace: &Workspace,
    result: &PlanResult,
) -> Option<Standing> {
    if old == new {
        return None;
    }
    let plan = workspace.plans.iter().find(|plan| plan.id == result.id)?;
    let names = Nameable::of(plan, workspace.book.as_ref());
    let Some(Looked { again, mut standing, refilled }) = look(&document.path, old, &names, result) else {
        return Some(Standing { edited: true, unfillable: true, ..Standing::default() });
    };
    // One that an earlier program filled has no seal; one in which nothing was filled is no copy of ours.
    let is_same = again.is_filled() && refilled.is_some_and(|refilled| refilled == unsealed(new));
    if !standing.edited || is_same {
        return None;
    }
    if standing.frameless {
        return Some(standing);
    }
    let there: BTreeSet<String> = again.names().collect();
    let lacking: BTreeSet<String> = document.names().filter(|name| !there.contains(name)).collect();
    standing.lacking = lacking.into_iter().map(Phrase::same).collect();
    Some(standing)
}

/// A document with its marks, what there is to say of it, and what it is when it is filled again.
struct Looked {
    again: FilledFile,
    standing: Standing,
    refilled: Option<Vec<u8>>,
}

/// Looks at a document; nothing of one that is no Word file.
fn look(path: &str, bytes: Vec<u8>, names: &Nameable, result: &PlanResult) -> Option<Looked> {
    let mut problems = Problems::new();
    let template = Arc::new(read(path, bytes, names, &mut problems)?);
    let edited = !template.is_as_filled();
    let again = FilledFile::new(path, template, &result.findings);
    let whole = (problems.is_empty() || !again.has_marks()) && again.is_whole(&result.findings).is_ok();
    let copy = whole.then(|| again.filled(&mut result.office()).ok()).flatten();
    let unfilled: BTreeSet<String> = again.unfilled().collect();
    let standing = Standing {
        edited,
        unfillable: copy.is_none(),
        frameless: !again.has_marks(),
        unfilled: unfilled.into_iter().map(Phrase::same).collect(),
        ..Standing::default()
    };
    let Some(copy) = copy else { return Some(Looked { again, standing, refilled: None }) };
    let translated = copy.translated;
    let standing = Standing { moved: copy.moved, typed: copy.typed, translated, ..standing };
    Some(Looked { again, standing, refilled: Some(unsealed(&copy.bytes)) })
}

/// The documents in the folders of the results that `kaishu fill` made, that no plan names, and that are not what it would
/// make. Where it wrote elsewhere nobody looks.
pub fn outdated(workspace: &Workspace, results: &[PlanResult]) -> Vec<(String, Standing)> {
    let mut found = Vec::new();
    for result in results.iter().filter(|result| result.findings.held_back.is_empty()) {
        let Some(plan) = workspace.plans.iter().find(|plan| plan.id == result.id) else { continue };
        let names = Nameable::of(plan, workspace.book.as_ref());
        for file in alone(&workspace.root, result) {
            let Ok(bytes) = fs::read(workspace.root.join(&file)) else { continue };
            let looked = look(&file, bytes, &names, result);
            let is_ours =
                |of: &Looked| of.again.is_filled() || (of.standing.frameless && of.again.has_lost_frames());
            let filled = looked.filter(|looked| is_ours(looked) && !looked.standing.is_current());
            found.extend(filled.map(|looked| (file, looked.standing)));
        }
    }
    found
}

/// Word files in the folder of a plan's results that neither the plan names nor a run writes.
fn alone(root: &Path, result: &PlanResult) -> Vec<String> {
    let folder = format!("out/{}", result.id);
    let own: Vec<String> = std::iter::once(format!("{}{ENDING}", result.id))
        .chain(result.filled.iter().map(|file| file.name().to_owned()))
        .flat_map(|name| [name.to_lowercase(), name.to_lowercase().replace(ENDING, &format!(".new{ENDING}"))])
        .collect();
    let entries = fs::read_dir(root.join(&folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    // Word keeps a file of that ending beside one that is open.
    let is_document = |name: &String| name.to_lowercase().ends_with(ENDING) && !name.starts_with(['~', '.']);
    let mut names: Vec<String> =
        names.filter(|name| is_document(name) && !own.contains(&name.to_lowercase())).collect();
    names.sort();
    names.into_iter().map(|name| format!("{folder}/{name}")).collect()
}
