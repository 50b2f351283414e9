//! What can be asked of the last run, kept in the analyst's own store, so that the next question need not wait for another run.
//! It is asked only while every input is the one of that run and the program is the same; else the run is made again.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::kept;
use crate::kept::entries::{self, Digest, Entries, digest};
use crate::pipeline::inputs::{Input, inputs, returned};
use crate::pipeline::uses::Uses;
use crate::pipeline::workspace::Workspace;
use crate::responses::store;

/// The file in the store, and what kind it is: its one entry is found by every input with what it says.
const FILE: &str = "uses.kept";
const KIND: &str = "uses 2";

impl Uses {
    /// Those of the last run; none where anything is not as it was then, or the file is odd.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn of_last_run(workspace: &Workspace) -> Result<Option<Self>, Error> {
        let Ok(bytes) = fs::read(workspace.root.join(store::FOLDER).join(FILE)) else { return Ok(None) };
        let entries = Entries::read(KIND, bytes);
        if entries.is_empty() {
            return Ok(None);
        }
        let now = inputs(workspace, &returned(workspace)?)?;
        Ok(entries.get(&key(&now)).and_then(kept::read))
    }

    /// Keeps these for the next question; says whether they are others than before.
    ///
    /// # Errors
    /// The disk is full or read-only.
    pub fn keep(&self, root: &Path, inputs: &[Input]) -> Result<bool, Error> {
        let mut bytes = entries::begun(KIND);
        entries::add(&mut bytes, &key(inputs), &kept::written(self));
        store::replace(root, FILE, &bytes)
    }
}

fn key(inputs: &[Input]) -> Digest {
    digest(format_args!("{inputs:?}"))
}
