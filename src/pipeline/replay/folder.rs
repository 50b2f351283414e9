//! A step of a replay as a folder: a workspace of files from here and from the publication, below `.kaishu/replay/` while it
//! is read, and gone afterwards. Files are linked, not copied, where the disk can.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::catalogue::console;
use crate::collect::files::on_disk;
use crate::error::Error;
use crate::pipeline::inputs::{Input, InputKind};
use crate::pipeline::workspace::Workspace;
use crate::responses::store;
use crate::survey::definition::{Round, Survey};
use crate::survey::toml::append::ledger_of;

/// Folder of the steps in the store of a workspace.
pub(in crate::pipeline) const STEPS: &str = "replay";

/// The folder of one replay; what was put into it goes with it.
#[derive(Debug)]
pub(super) struct Scratch {
    root: PathBuf,
    steps: usize,
}

impl Scratch {
    /// A folder in the store of a workspace that nobody else has. One that was left behind is never gone into, whatever its
    /// name: it holds links to the returned files themselves.
    pub(super) fn new(workspace: &Path) -> Result<Self, Error> {
        let folder = store::private_folder(workspace)?.join(STEPS);
        let failed = |error| Error::io(console::act_write(), &folder, error);
        let mut taken = 0;
        loop {
            fs::create_dir_all(&folder).map_err(failed)?;
            let root = folder.join(format!("{}-{taken}", std::process::id()));
            match fs::create_dir(&root) {
                Ok(()) => return Ok(Self { root, steps: 0 }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => taken += 1,
                // Another replay that ended took the folder around it along.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
        }
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
        // The files of a folder stand beside each other.
        let mut made = root.clone();
        for (name, content) in &files.0 {
            let path = root.join(name);
            if let Some(folder) = path.parent().filter(|folder| *folder != made) {
                fs::create_dir_all(folder).map_err(failed(folder))?;
                folder.clone_into(&mut made);
            }
            content.put(&path).map_err(failed(&path))?;
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

impl Content {
    /// Puts it where nothing stands; what stands there is a link to somebody's file and is never written into. That happens
    /// where two names are one on this disk.
    fn put(&self, path: &Path) -> std::io::Result<()> {
        match self {
            Content::File(from) => {
                // A link is told by where it leads, which from another folder would be elsewhere.
                let leads = || from.canonicalize().ok().filter(|file| file.is_file());
                let file = if from.is_symlink() { leads() } else { None };
                let from = file.as_ref().unwrap_or(from);
                match fs::hard_link(from, path) {
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                    Err(_) => fs::copy(from, path).map(|_| ()),
                    Ok(()) => Ok(()),
                }
            }
            Content::Bytes(bytes) => match File::create_new(path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                opened => opened.and_then(|mut file| file.write_all(bytes)),
            },
        }
    }
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
    fn what_a_replay_left_behind_is_not_written_into() {
        let root = std::env::temp_dir().join(format!("kaishu-scratch-{}", std::process::id()));
        let (old, new) = (root.join("a.csv"), root.join("b.csv"));
        let made =
            fs::create_dir_all(&root).and_then(|()| fs::write(&old, "old")).and_then(|()| fs::write(&new, "new"));
        assert!(made.is_ok(), "{made:?}");
        let step = |file: &Path| {
            let mut scratch = Scratch::new(&root).unwrap();
            let files = Files(BTreeMap::from([("in/a.csv".to_owned(), Content::File(file.to_path_buf()))]));
            let workspace = scratch.workspace(&files).unwrap();
            (scratch, fs::read_to_string(workspace.join("in/a.csv")).unwrap())
        };
        let (left, said) = step(&old);
        assert_eq!(said, "old");
        // As if the process had ended here, and one of the same number came after it.
        std::mem::forget(left);
        let (next, said) = step(&new);
        assert_eq!((said.as_str(), fs::read_to_string(&old).unwrap().as_str()), ("new", "old"));
        // Two names that are one on some disks.
        let there = root.join("a.csv");
        for content in [Content::File(new.clone()), Content::Bytes(b"other".to_vec())] {
            content.put(&there).unwrap();
            assert_eq!(fs::read_to_string(&there).unwrap(), "old");
        }
        drop(next);
        let _ = fs::remove_dir_all(root);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_its_file_in_a_step_too() {
        let root = std::env::temp_dir().join(format!("kaishu-scratch-link-{}", std::process::id()));
        let link = root.join("in/link.csv");
        let made = fs::create_dir_all(root.join("in"))
            .and_then(|()| fs::write(root.join("a.csv"), "a"))
            .and_then(|()| std::os::unix::fs::symlink("../a.csv", &link));
        assert!(made.is_ok(), "{made:?}");
        let mut scratch = Scratch::new(&root).unwrap();
        let files = Files(BTreeMap::from([("in/link.csv".to_owned(), Content::File(link))]));
        let workspace = scratch.workspace(&files).unwrap();
        assert_eq!(fs::read_to_string(workspace.join("in/link.csv")).unwrap(), "a");
        drop(scratch);
        let _ = fs::remove_dir_all(root);
    }

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
