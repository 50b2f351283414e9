//! Files that are made for a person to go on with. None is written over another: where one is there already, nothing at
//! all is written.

use std::path::Path;

use crate::catalogue::{Phrase, definition_workbook as words};
use crate::error::Error;
use crate::pipeline::output;

/// Writes files that are not there yet, by their paths relative to a folder.
///
/// # Errors
/// One of them is there already, or cannot be written.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let there: Vec<String> = files
        .iter()
        .filter(|(name, _)| folder.join(name).symlink_metadata().is_ok())
        .map(|(name, _)| name.clone())
        .collect();
    if !there.is_empty() {
        return Err(Error::Workspace(words::already_there(Phrase::list(&there))));
    }
    output::write(folder, files).map(|_| ())
}
