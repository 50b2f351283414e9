//! A run after another. What the files gave to the last run lies in the analyst's own store, so that a file that did not change
//! is not read again. Deleting it loses nothing, and what cannot be kept is no failure of the run.

use std::fs;
use std::path::{Path, PathBuf};

use crate::collect::last_run::LastRun;
use crate::error::Error;
use crate::pipeline::inputs::Input;
use crate::pipeline::observer::Observer;
use crate::pipeline::run::{Collection, PlanResult, collect_after};
use crate::pipeline::uses::Uses;
use crate::pipeline::workspace::Workspace;
use crate::responses::store;

/// The file in the store.
const FILE: &str = "files.kept";

/// Where a workspace keeps what its files gave to the last run.
pub fn kept_file(root: &Path) -> PathBuf {
    root.join(store::FOLDER).join(FILE)
}

/// Collects a workspace, taking from the last run what its files gave, and writes nothing.
///
/// # Errors
/// A folder that cannot be listed.
pub fn collect(workspace: &Workspace, observer: &dyn Observer) -> Result<Collection, Error> {
    // One that is not there or cannot be read knows nothing.
    let kept = fs::read(kept_file(&workspace.root)).unwrap_or_default();
    collect_after(workspace, &mut LastRun::read(kept), observer)
}

/// Keeps for the next run what the files gave to this one, and for the next question what can be asked of this one.
///
/// # Errors
/// The disk is full or read-only. The next run then reads every file again.
pub fn keep(
    collection: &mut Collection,
    workspace: &Workspace,
    inputs: &[Input],
    results: &[PlanResult],
) -> Result<(), Error> {
    if let Some(bytes) = collection.reread.keep.take() {
        collection.reread.written |= store::replace(&workspace.root, FILE, &bytes)?;
    }
    collection.reread.written |= Uses::new(workspace, collection, results).keep(&workspace.root, inputs)?;
    Ok(())
}
