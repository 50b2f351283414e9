//! A run after another. What the files gave to the last run lies in the analyst's own store, so that a file that did not change
//! is not read again. Deleting it loses nothing, and what cannot be kept is no failure of the run.

use std::fs;
use std::path::Path;

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

/// What the files of a workspace gave to the last run; nothing where there was none or it cannot be read.
pub fn last_run(root: &Path) -> LastRun {
    LastRun::read(fs::read(root.join(store::FOLDER).join(FILE)).unwrap_or_default())
}

/// Collects a workspace, taking from the last run what its files gave, and writes nothing.
///
/// # Errors
/// A folder that cannot be listed.
pub fn collect(workspace: &Workspace, observer: &dyn Observer) -> Result<Collection, Error> {
    collect_after(workspace, &mut last_run(&workspace.root), observer)
}

/// Keeps for the next run what the files gave to this one, and for the next question what can be asked of this one; says
/// whether anything of it is other than before.
///
/// # Errors
/// The disk is full or read-only. The next run then reads every file again.
pub fn keep(
    collection: &Collection,
    last: &LastRun,
    workspace: &Workspace,
    inputs: &[Input],
    results: &[PlanResult],
) -> Result<bool, Error> {
    let files = match last.written() {
        Some(bytes) => store::replace(&workspace.root, FILE, &bytes)?,
        None => false,
    };
    let uses = Uses::new(workspace, collection, results).keep(&workspace.root, inputs)?;
    Ok(files || uses)
}
