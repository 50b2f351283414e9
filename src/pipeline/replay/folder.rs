//! A step of a replay as a folder: a workspace of files from here and from the publication, below `.kaishu/replay/` while it
//! is read, and gone afterwards. Files are linked, not copied, where the disk can.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::console;
use crate::collect::files::on_disk;
use crate::error::Error;
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::workspace::Workspace;
use crate::responses::store;
use crate::survey::definition::{Round, Survey};
use crate::survey::toml::append::ledger_of;

const FOLDER: &str = "replay";

/// The folder of one replay; what was put into it goes with it.
#[derive(Debug)]
pub(super) struct Scratch {
    root: PathBuf,
    steps: usize,
}

impl Scratch {
    /// A folder in the store of a workspace, for this process alone.
    pub(super) fn new(workspace: &Path) -> Result<Self, Error> {
        let root = store::private_folder(workspace)?.join(FOLDER).join(std::process::id().to_string());
        Ok(Self { root, steps: 0 })
    }

    /// Makes the workspace of a step from files: where each lies, and where it is to stand.
    pub(super) fn workspace(&mut self, files: &Files) -> Result<PathBuf, Error> {
        self.steps += 1;
        let root = self.root.join(self.steps.to_string());
        let failed = |path: &Path| {
            let path = path.to_path_buf();
            move |error| Error::io(console::act_write(), &path, error)
        };
        fs::create_dir_all(&root).map_err(failed(&root))?;
        for (name, content) in &files.0 {
            let path = root.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(failed(folder))?;
            }
            match content {
                Content::File(from) => {
                    if fs::hard_link(from, &path).is_err() {
                        fs::copy(from, &path).map_err(failed(&path))?;
                    }
                }
                Content::Bytes(bytes) => fs::write(&path, bytes).map_err(failed(&path))?,
            }
        }
        Ok(root)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is the analyst's own and stays in a private folder.
        let _ = fs::remove_dir_all(&self.root);
        let _ = self.root.parent().map(fs::remove_dir);
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
}

/// The files of a step by their names in it; what is put first under a name stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Files(BTreeMap<String, Content>);

impl Files {
    /// The inputs of one kind of a workspace, under other names where these say so.
    pub(super) fn take(&mut self, root: &Path, inputs: &[Input], kind: InputKind, names: &Names) {
        for input in inputs.iter().filter(|input| input.kind == kind) {
            let file = on_disk(root, &input.path);
            // A link that leads nowhere is there too, and is told where it is read.
            if file.symlink_metadata().is_ok() {
                self.0.entry(names.of(&input.path)).or_insert(Content::File(file));
            }
        }
    }

    /// What the definition of today names and nothing has put there: single files that are read with it as they are today,
    /// and ledgers without a row.
    pub(super) fn complete(&mut self, workspace: &Workspace) {
        let beside = workspace.surveys.iter().flat_map(|survey| {
            let rounds = survey.rounds.iter().flat_map(|round| {
                let blanks = round.sources.iter().filter_map(|source| source.blank.as_ref());
                [&round.received, &round.passwords].into_iter().flatten().chain(blanks)
            });
            rounds.chain(survey.questions.iter().filter_map(|question| question.handling.coded.as_ref()))
        });
        for name in beside {
            let file = on_disk(&workspace.root, name);
            if file.is_file() {
                self.0.entry(name.clone()).or_insert(Content::File(file));
            }
        }
        for name in &workspace.settings.more_corrections {
            self.0.entry(name.clone()).or_insert_with(|| Content::Bytes(ledger_of(&[])));
        }
    }
}

/// Where the files of a publication stand under the definition of today, where that names other folders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    /// What two definitions call otherwise: folders of returns, and single files.
    pub(super) fn between(old: &Workspace, new: &Workspace) -> Self {
        let mut names = Self::default();
        names.pair(old.settings.corrections.as_ref(), new.settings.corrections.as_ref());
        names.list(&old.settings.more_corrections, &new.settings.more_corrections);
        for survey in &new.surveys {
            if let Some(old) = old.surveys.iter().find(|old| old.id == survey.id) {
                names.survey(old, survey);
            }
        }
        names.pair(old.book.as_ref().map(|book| &book.folder), new.book.as_ref().map(|book| &book.folder));
        // The longest name first, so that a folder in a folder is found before it.
        names.0.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        names
    }

    fn survey(&mut self, old: &Survey, new: &Survey) {
        for round in &new.rounds {
            let Some(old) = old.round(&round.id) else { continue };
            self.pair(old.received.as_ref(), round.received.as_ref());
            self.pair(old.passwords.as_ref(), round.passwords.as_ref());
            let folders =
                |round: &Round| round.sources.iter().map(|source| source.folder.clone()).collect::<Vec<_>>();
            let blanks =
                |round: &Round| round.sources.iter().filter_map(|source| source.blank.clone()).collect::<Vec<_>>();
            self.list(&folders(old), &folders(round));
            self.list(&blanks(old), &blanks(round));
        }
        for question in &new.questions {
            let was = old.question(&question.id).and_then(|old| old.handling.coded.as_ref());
            self.pair(was, question.handling.coded.as_ref());
        }
    }

    /// Of two lists what only one of them has, one by one, where that is the same number on both sides.
    fn list(&mut self, old: &[String], new: &[String]) {
        let gone: Vec<&String> = old.iter().filter(|name| !new.contains(name)).collect();
        let fresh: Vec<&String> = new.iter().filter(|name| !old.contains(name)).collect();
        if gone.len() == fresh.len() {
            gone.into_iter().zip(fresh).for_each(|(old, new)| self.pair(Some(old), Some(new)));
        }
    }

    fn pair(&mut self, old: Option<&String>, new: Option<&String>) {
        if let Some((old, new)) = old.zip(new).filter(|(old, new)| old != new) {
            self.0.push((old.trim_end_matches('/').to_owned(), new.trim_end_matches('/').to_owned()));
        }
    }

    fn of(&self, path: &str) -> String {
        let renamed = self.0.iter().find_map(|(old, new)| {
            let rest = path.strip_prefix(old.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{new}{rest}"))
        });
        renamed.unwrap_or_else(|| path.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_called_otherwise_takes_its_files_along() {
        let names =
            Names(vec![("in/r2/sub".to_owned(), "x".to_owned()), ("in/r2".to_owned(), "in/R2".to_owned())]);
        assert_eq!(names.of("in/r2/a.xlsx"), "in/R2/a.xlsx");
        assert_eq!(names.of("in/r2/sub/a.xlsx"), "x/a.xlsx");
        assert_eq!(names.of("in/r22/a.xlsx"), "in/r22/a.xlsx");
        assert_eq!(names.of("in/r2"), "in/R2");
    }
}
