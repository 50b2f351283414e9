//! What the last run used and this one finds no more. A file that vanishes takes its answers with it, and nothing that is
//! written may depend on an older run; so it is only said while it can still be put back, and never becomes a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::collect::files::on_disk;
use crate::pipeline::run::Collection;
use crate::responses::store;

/// A file that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The file, relative to the workspace.
    pub file: String,
    /// Answers that it gave, or that its rows changed.
    pub answers: usize,
    /// Whether it was a correction ledger.
    pub ledger: bool,
}

/// The files that answers or corrections of the last run came from and that are neither there nor there under another
/// name. A store that is not there or cannot be read says nothing.
pub fn gone(root: &Path, collection: &Collection) -> Vec<Gone> {
    let Ok(last) = store::read(root) else { return Vec::new() };
    let now: BTreeSet<&str> = collection.ledger.rows.iter().map(|row| row.hash.as_str()).collect();
    let mut used: BTreeMap<(bool, &str), BTreeSet<[&str; 4]>> = BTreeMap::new();
    for row in &last.rows {
        let answer = [row.survey.as_str(), &row.round, &row.case, &row.question];
        if !now.contains(row.hash.as_str()) {
            used.entry((false, &row.at.file)).or_default().insert(answer);
        }
        if let Some(by) = &row.corrected_by {
            used.entry((true, &by.file)).or_default().insert(answer);
        }
    }
    let lost = used.into_iter().filter(|((_, file), _)| !is_there(root, file));
    lost.map(|((ledger, file), answers)| Gone { file: file.to_owned(), answers: answers.len(), ledger }).collect()
}

/// Whether a file, or the zip or mail that it came in, is there.
fn is_there(root: &Path, file: &str) -> bool {
    let ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
    ends.map(|end| &file[..end]).any(|part| on_disk(root, part).is_file())
}
