//! What can be asked of the last run, kept in the analyst's own store, so that the next question need not wait for another run.
//! It is asked only while every input is the one of that run and the program is the same; else the run is made again.

use std::fs;
use std::path::Path;

use crate::collect::files::sha256;
use crate::error::Error;
use crate::kept;
use crate::pipeline::inputs::{Input, inputs};
use crate::pipeline::uses::Uses;
use crate::pipeline::workspace::Workspace;
use crate::responses::store;

/// The file in the store.
const FILE: &str = "uses.kept";

/// How one of this very program begins.
const HEAD: &str = concat!("kaishu uses 1 ", env!("KAISHU_SOURCES"), "\n");

impl Uses {
    /// Those of the last run; none where anything is not as it was then, or the file is odd.
    ///
    /// # Errors
    /// A folder that cannot be listed.
    pub fn of_last_run(workspace: &Workspace) -> Result<Option<Self>, Error> {
        let Ok(bytes) = fs::read(workspace.root.join(store::FOLDER).join(FILE)) else { return Ok(None) };
        let head = head(&inputs(workspace)?);
        let payload = bytes.strip_prefix(head.as_bytes());
        let payload = payload.and_then(|rest| rest.split_at_checked(sha256(b"").len()));
        let whole = payload.filter(|(hash, payload)| *hash == sha256(payload).as_bytes());
        Ok(whole.and_then(|(_, payload)| kept::read(payload)))
    }

    /// Keeps these for the next question; says whether they are others than before.
    ///
    /// # Errors
    /// The disk is full or read-only.
    pub fn keep(&self, root: &Path, inputs: &[Input]) -> Result<bool, Error> {
        let payload = kept::written(self);
        let mut bytes = head(inputs).into_bytes();
        bytes.extend(sha256(&payload).into_bytes());
        bytes.extend(payload);
        store::replace(root, FILE, &bytes)
    }
}

/// The program, and every input with what it says.
fn head(inputs: &[Input]) -> String {
    let line = |input: &Input| format!("{} {}\n", input.sha256.as_deref().unwrap_or_default(), input.path);
    let all: String = inputs.iter().map(line).collect();
    format!("{HEAD}{}\n", sha256(all.as_bytes()))
}
