//! Which file a person means, and what is shown of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::catalogue::{Lang, Phrase, console, explain_file as words};
use crate::collect::look::{self, FoundBy, Looked};
use crate::collect::round::{Inputs, common, common_of};
use crate::collect::{CollectedRound, FileEntry};
use crate::error::Error;
use crate::pipeline::run::Collection;
use crate::pipeline::workspace::Workspace;
use crate::report::explain_file::{About, compose, of_indicators};
use crate::report::sketch::Part;
use crate::survey::definition::Source;
use crate::text::clean::compose_marks;
use crate::text::names::nearest;

/// Files that are named where a name fits several.
const NAMED: usize = 5;

/// How a file is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// The only row to show, as Excel numbers it.
    pub row: Option<u32>,
    /// Whether what persons wrote in a sensitive survey is shown.
    pub raw: bool,
}

/// The file that a name means: relative to the workspace, or to the folder in which it was typed, or the end of it.
///
/// # Errors
/// No file, or more than one, with the nearest names.
pub fn resolve(root: &Path, collection: &Collection, typed: &str, here: &Path) -> Result<String, Error> {
    resolve_among(root, &entries(collection).map(|entry| entry.file.as_str()).collect(), typed, here)
}

/// The same among these files.
///
/// # Errors
/// No file, or more than one, with the nearest names.
pub fn resolve_among(root: &Path, known: &BTreeSet<&str>, typed: &str, here: &Path) -> Result<String, Error> {
    let known: Vec<&str> = known.iter().copied().collect();
    let wanted = compose_marks(&typed.replace('\\', "/"));
    let wanted = wanted.trim_end_matches('/');
    let from_here = below(root, here, Path::new(wanted));
    let exact = |name: &str| known.iter().find(|file| **file == name).map(|file| (*file).to_owned());
    let plain = wanted.trim_start_matches("./");
    if let Some(file) = from_here.as_deref().and_then(exact).or_else(|| exact(plain)) {
        return Ok(file);
    }
    let ends = |file: &&&str| {
        let inside = from_here.iter().any(|outer| file.starts_with(&format!("{outer}/")));
        file.ends_with(&format!("/{plain}")) || inside || file.contains(&format!("/{plain}/"))
    };
    let mut fitting: Vec<&str> = known.iter().filter(ends).copied().collect();
    if fitting.is_empty() {
        fitting = known.iter().filter(|file| file.ends_with(plain)).copied().collect();
    }
    match fitting.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(Error::Workspace(words::no_such_file(typed, near(plain, &known)))),
        several => {
            let more = words::and_others(several.len().saturating_sub(NAMED));
            let joined = |between: &str, more: &str| {
                let mut names: Vec<&str> = several.iter().take(NAMED).copied().collect();
                names.extend(Some(more).filter(|_| several.len() > NAMED));
                names.join(between)
            };
            let between = words::between();
            let files = Phrase { ja: joined(&between.ja, &more.ja), en: joined(&between.en, &more.en) };
            Err(Error::Workspace(words::several_files(typed, files)))
        }
    }
}

/// Every file that came, in the order in which it was met.
pub fn entries(collection: &Collection) -> impl Iterator<Item = &FileEntry> {
    collection.rounds.iter().flat_map(|round| &round.files).chain(&collection.entered.files)
}

/// A path typed in a folder, as the workspace names it.
fn below(root: &Path, here: &Path, typed: &Path) -> Option<String> {
    let whole = |path: &Path| {
        let mut out = PathBuf::new();
        for part in here.join(path).components() {
            match part {
                Component::ParentDir => {
                    out.pop();
                }
                Component::CurDir => {}
                Component::Normal(_) | Component::RootDir | Component::Prefix(_) => out.push(part),
            }
        }
        out
    };
    let relative = whole(typed).strip_prefix(whole(root)).ok()?.to_path_buf();
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(compose_marks(&parts.join("/")))
}

/// The nearest names, by their last part.
fn near(typed: &str, known: &[&str]) -> Phrase {
    let last = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
    let names: BTreeMap<String, &str> = known.iter().map(|file| (last(file), *file)).collect();
    let stem = last(typed);
    let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _)| stem);
    let holding: Vec<&str> =
        names.iter().filter(|(name, _)| !stem.is_empty() && name.contains(stem)).map(|(_, file)| *file).collect();
    let near: Vec<&str> = if holding.is_empty() {
        let near = nearest(&last(typed), names.keys().map(String::as_str), 3);
        near.into_iter().filter_map(|name| names.get(name).copied()).collect()
    } else {
        holding.into_iter().take(3).collect()
    };
    if near.is_empty() { Phrase::default() } else { console::nearest(Phrase::list(&near)) }
}

/// What was read from a file; one that came for several rounds is shown for each.
///
/// # Errors
/// A folder that cannot be listed, or a row that was not read as a return.
pub fn explain(
    workspace: &Workspace,
    collection: &Collection,
    file: &str,
    wish: Wish,
    lang: Lang,
) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for round in &collection.rounds {
        let Some(entry) = round.files.iter().find(|entry| entry.file == file) else { continue };
        if !parts.is_empty() {
            parts.push(Part::blank());
        }
        parts.extend(of_round(workspace, collection, round, entry, wish, lang)?);
    }
    if let Some(entry) = collection.entered.files.iter().find(|entry| entry.file == file)
        && let Some(book) = &workspace.book
    {
        let limits = &workspace.settings.limits;
        let opened = look::alone(&workspace.root, &book.folder, file, limits)?;
        let entered = &collection.entered;
        parts.extend(of_indicators(book, entry, opened.as_ref(), entered, &collection.diagnostics, lang));
    }
    Ok(parts)
}

fn of_round(
    workspace: &Workspace,
    collection: &Collection,
    round: &CollectedRound,
    entry: &FileEntry,
    wish: Wish,
    lang: Lang,
) -> Result<Vec<Part>, Error> {
    let file = entry.file.as_str();
    let survey = workspace.surveys.iter().find(|survey| survey.id == round.survey);
    let Some((survey, declared)) = survey.and_then(|survey| Some((survey, survey.round(&round.round)?))) else {
        return Ok(Vec::new());
    };
    let inputs = Inputs {
        root: &workspace.root,
        survey,
        surveys: &workspace.surveys,
        round: declared,
        frame: workspace.frames.get(&survey.id),
        areas: &workspace.areas,
        decisions: &workspace.decisions,
        earlier: &BTreeMap::new(),
        coding: &workspace.coding,
        limits: &workspace.settings.limits,
        common: common_of(common(&workspace.surveys, &workspace.areas), survey, workspace.frames.get(&survey.id)),
    };
    let mut found: Option<(&Source, Looked)> = None;
    for source in declared.sources.iter().filter(|source| file.starts_with(&format!("{}/", source.folder))) {
        if found.as_ref().is_some_and(|(_, looked)| looked.found_by != FoundBy::Nothing) {
            break;
        }
        if let Some(looked) = look::look(&inputs, source, file)? {
            found = Some((source, looked));
        }
    }
    let row = wish.row.map(|row| row.saturating_sub(1));
    if let Some(number) = wish.row {
        let returns = found.iter().flat_map(|(_, looked)| &looked.returns);
        let rows: BTreeSet<u32> = returns.filter_map(|seen| seen.submission.row).collect();
        if row.is_none_or(|row| !rows.contains(&row)) {
            let read = match (rows.first(), rows.last()) {
                (Some(first), Some(last)) => words::rows_read(u64::from(*first) + 1, u64::from(*last) + 1),
                (None, _) | (_, None) => Phrase::default(),
            };
            return Err(Error::Workspace(words::no_such_row(number, file, read)));
        }
    }
    let others = match &found {
        Some((source, looked)) if looked.returns.iter().all(|seen| seen.submission.row.is_none()) => {
            look::words_of_others(&inputs, source, file)?
        }
        Some(_) | None => BTreeSet::new(),
    };
    let about = About {
        survey,
        round,
        entry,
        looked: found.as_ref().map(|(_, looked)| looked),
        others: &others,
        frame: inputs.frame,
        decisions: &workspace.decisions,
        diagnostics: &collection.diagnostics,
        raw: wish.raw,
        row,
    };
    Ok(compose(about, lang))
}
