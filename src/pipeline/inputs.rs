//! What a run reads: every file of a workspace that can change what is written, by what kind of cause it is. The run
//! record names them, a publication keeps them, and what moved since is told kind by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::collect::coding_list::CodingList;
use crate::collect::files;
use crate::error::Error;
use crate::pipeline::freeze::UNDECIDED;
use crate::pipeline::workspace::Workspace;
use crate::pipeline::{definitions, ledgers};
use crate::survey::definition::Survey;
use crate::survey::toml::workspace::WorkspaceSettings;

/// Which kind of cause a file is, when what it says changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InputKind {
    /// What is asked, of whom, and what is made of it: definitions, plans and their texts, frames, areas.
    Definition,
    /// What a person decided afterwards: correction ledgers, and the codes of free answers.
    Correction,
    /// What came back, with what is needed to read it: returned files, workbooks of indicators, dates of receipt,
    /// passwords, forms as they were sent out.
    Return,
}

/// A file that a run reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Relative to the workspace, with `/`.
    pub path: String,
    /// Its kind.
    pub kind: InputKind,
    /// SHA-256 in hex; none of what cannot be read, such as a file that another program holds.
    pub sha256: Option<String>,
}

/// The files that definitions name.
pub fn named<'a>(settings: &'a WorkspaceSettings, surveys: &'a [Survey]) -> Vec<(InputKind, &'a str)> {
    let mut named: Vec<(InputKind, &str)> = Vec::new();
    let mut add = |kind, path: &'a String| named.push((kind, path.as_str()));
    settings.areas.iter().for_each(|path| add(InputKind::Definition, path));
    settings
        .corrections
        .iter()
        .chain(&settings.more_corrections)
        .for_each(|path| add(InputKind::Correction, path));
    for survey in surveys {
        survey.frame.iter().for_each(|path| add(InputKind::Definition, path));
        let lists = survey.questions.iter().filter_map(|question| question.handling.coded.as_ref());
        lists.for_each(|path| add(InputKind::Correction, path));
        for round in &survey.rounds {
            let blanks = round.sources.iter().filter_map(|source| source.blank.as_ref());
            let beside = [&round.received, &round.passwords].into_iter().flatten();
            beside.chain(blanks).for_each(|path| add(InputKind::Return, path));
        }
    }
    named
}

/// Files with their hashes; one that cannot be opened has none.
pub type Hashes = BTreeMap<String, Option<String>>;

/// Every file that a run of a workspace reads, in the order of paths: the returns as collecting opened them, what else there
/// is as it lies there now.
///
/// # Errors
/// A folder that is there and cannot be listed.
pub fn inputs(workspace: &Workspace, opened: &Hashes) -> Result<Vec<Input>, Error> {
    Ok(with_returns(beside_returns(workspace)?, opened))
}

/// Every file that a run reads beside the returns, with its hash as it lies there now.
///
/// # Errors
/// A folder that is there and cannot be listed.
pub fn beside_returns(workspace: &Workspace) -> Result<Vec<Input>, Error> {
    let root = &workspace.root;
    let named = named(&workspace.settings, &workspace.surveys);
    let mut known: Vec<(InputKind, String)> =
        named.into_iter().map(|(kind, path)| (kind, path.to_owned())).collect();
    let corrections = ledgers::names(root, &workspace.settings);
    let beside_lists = workspace.coding.iter().filter_map(CodingList::beside);
    known.extend(corrections.into_iter().chain(beside_lists).map(|path| (InputKind::Correction, path)));
    let templates = workspace.plans.iter().flat_map(|plan| &plan.templates);
    known.extend(templates.map(|path| (InputKind::Definition, path.clone())));
    known.extend(workspace.undecided.iter().map(|_| (InputKind::Definition, UNDECIDED.to_owned())));
    known.sort();
    // What a definition calls a file weighs more than where it lies: a ledger may lie among the plans.
    known.extend(definitions::looked_at(root)?.into_iter().map(|path| (InputKind::Definition, path)));
    let mut kinds: BTreeMap<String, InputKind> = BTreeMap::new();
    for (kind, path) in known {
        kinds.entry(path).or_insert(kind);
    }
    let there = kinds.into_iter().filter(|(path, _)| files::on_disk(root, path).symlink_metadata().is_ok());
    Ok(there
        .map(|(path, kind)| {
            let sha256 = hash(root, &path);
            Input { path, kind, sha256 }
        })
        .collect())
}

/// The same with the returns among them. A list that lies in a folder of returns stays what the definition calls it.
pub fn with_returns(beside: Vec<Input>, opened: &Hashes) -> Vec<Input> {
    let returned = opened.iter().map(|(path, sha256)| Input {
        path: path.clone(),
        kind: InputKind::Return,
        sha256: sha256.clone(),
    });
    let mut all: BTreeMap<String, Input> = returned.map(|input| (input.path.clone(), input)).collect();
    all.extend(beside.into_iter().map(|input| (input.path.clone(), input)));
    all.into_values().collect()
}

/// What lies in the folders of returns, as collecting would open it now.
///
/// # Errors
/// A folder that is there and cannot be listed.
pub fn returned(workspace: &Workspace) -> Result<Hashes, Error> {
    let sources =
        workspace.surveys.iter().flat_map(|survey| survey.rounds.iter().flat_map(|round| &round.sources));
    let folders = sources.map(|source| &source.folder).chain(workspace.book.iter().map(|book| &book.folder));
    let folders: BTreeSet<&String> = folders.collect();
    let mut all = Hashes::new();
    for folder in folders {
        for path in files::list(&workspace.root, folder)? {
            let sha256 = hash(&workspace.root, &path);
            all.insert(path, sha256);
        }
    }
    Ok(all)
}

fn hash(root: &Path, path: &str) -> Option<String> {
    files::load(root, path).ok().map(|arrived| arrived.hash)
}
