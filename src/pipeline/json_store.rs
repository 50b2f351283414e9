//! What one command keeps for the next as JSON in the analyst's own store, where a person can read it too.

use std::fs;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::catalogue::console;
use crate::error::Error;
use crate::responses::store;

/// What a file of the store says; nothing where it is not there or cannot be read.
pub(super) fn kept<T: DeserializeOwned>(root: &Path, name: &str) -> Option<T> {
    serde_json::from_slice(&fs::read(root.join(store::FOLDER).join(name)).ok()?).ok()
}

/// Keeps something for the next command.
///
/// # Errors
/// The disk is full or read-only.
pub(super) fn keep(root: &Path, name: &str, value: &impl Serialize) -> Result<(), Error> {
    let mut text =
        serde_json::to_string_pretty(value).map_err(|error| Error::Internal(console::internal(&error)))?;
    text.push('\n');
    store::replace(root, name, text.as_bytes()).map(|_| ())
}
