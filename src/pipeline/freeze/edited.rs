//! What somebody did to a publication since: a file that is gone, that was changed or that was added, each with its place.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, publication as words};
use crate::collect::files;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::freeze::{FOLDER, FREEZE, FrozenFile, Publication, WORKSPACE};
use crate::render::json::NotWritten;
use crate::workbook;

/// Folders that a run of the frozen workspace makes beside its inputs.
const MADE_BY_RUNS: [&str; 2] = ["out", ".kaishu"];

/// The file as it was, by its hash.
fn expected(file: &FrozenFile) -> Phrase {
    words::expected_hash(&file.sha256)
}

impl Publication {
    /// Everything that is not as it was published, in the order of names.
    ///
    /// # Errors
    /// A folder of it cannot be listed.
    pub fn odd(&self) -> Result<Vec<Diagnostic>, Error> {
        let mut odd = Vec::new();
        if self.freeze.name != self.name {
            let found = words::renamed(&self.freeze.name);
            odd.push(self.told(FREEZE, found, words::expected_name(&self.freeze.name), words::hint_rename()));
        }
        let mut known: BTreeSet<String> = BTreeSet::from([FREEZE.to_owned()]);
        for frozen in &self.freeze.files {
            known.insert(frozen.path.clone());
            match files::load(&self.root, &self.path(&frozen.path)) {
                Ok(arrived) if arrived.hash == frozen.sha256 => {}
                Ok(arrived) => odd.push(self.edited(frozen, &arrived.hash)),
                Err(_) => odd.push(self.gone(frozen)),
            }
        }
        let folder = format!("{FOLDER}/{}/", self.name);
        for file in files::list(&self.root, folder.trim_end_matches('/'))? {
            let Some(file) = file.strip_prefix(&folder) else { continue };
            let own = file.rsplit('/').next().unwrap_or(file);
            let made = MADE_BY_RUNS.iter().any(|made| file.starts_with(&format!("{WORKSPACE}/{made}/")));
            if !made && !known.contains(file) && !workbook::is_helper(own) {
                odd.push(self.added(file));
            }
        }
        Ok(odd)
    }

    pub(super) fn edited(&self, file: &FrozenFile, now: &str) -> Diagnostic {
        self.told(&file.path, words::file_edited(now), expected(file), self.put_back(file))
    }

    pub(super) fn gone(&self, file: &FrozenFile) -> Diagnostic {
        self.told(&file.path, words::file_gone(), expected(file), self.put_back(file))
    }

    /// From where a file can be put back: an input may still lie in the workspace as it was.
    fn put_back(&self, file: &FrozenFile) -> Phrase {
        let input = file.path.strip_prefix(WORKSPACE).and_then(|path| path.strip_prefix('/'));
        let same = |path: &&str| files::load(&self.root, path).is_ok_and(|there| there.hash == file.sha256);
        match input.filter(same) {
            Some(path) => words::hint_copy_back(path),
            None => words::hint_put_back(),
        }
    }

    pub(super) fn added(&self, file: &str) -> Diagnostic {
        self.told(file, words::file_added(), words::expected_as_published(), words::hint_take_away())
    }

    /// That a file is no longer what a run writes.
    pub(super) fn not_written(&self, file: &str, not: &NotWritten) -> Box<Diagnostic> {
        let found = words::not_as_written(not.line, &not.detail);
        Box::new(self.told(file, found, words::expected_as_published(), words::hint_put_back()))
    }

    fn told(&self, file: &str, found: Phrase, expected: Phrase, hint: Phrase) -> Diagnostic {
        Diagnostic::of_file("publication-edited", Severity::Query, &self.path(file), found, expected, hint)
    }
}
