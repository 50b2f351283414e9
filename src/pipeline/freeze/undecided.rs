//! The decision to publish while something is left to be decided. It belongs to one publication: it lies in the copy of the inputs that
//! the publication keeps, so that a run of the copy prints it again, and never in the workspace that goes on.

use std::path::Path;

use crate::catalogue::publication as words;
use crate::collect::files;
use crate::error::Error;
use crate::pipeline::freeze::Undecided;

/// The file in the copy of the inputs.
pub const UNDECIDED: &str = "undecided.json";

/// The decision as a file.
pub fn written(undecided: &Undecided) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(undecided)
        .unwrap_or_else(|error| serde_json::Value::from(error.to_string()).to_string());
    text.push('\n');
    text.into_bytes()
}

/// The decision that lies in a workspace; none in all that are no copies.
///
/// # Errors
/// It is there and cannot be read: what was printed on a report would be missing without a word.
pub fn read(root: &Path) -> Result<Option<Undecided>, Error> {
    if root.join(UNDECIDED).symlink_metadata().is_err() {
        return Ok(None);
    }
    let odd = |found| Error::Workspace(words::undecided_unreadable(UNDECIDED, found));
    let arrived = files::load(root, UNDECIDED).map_err(|unread| odd(unread.found))?;
    serde_json::from_slice(&arrived.bytes)
        .map(Some)
        .map_err(|error| odd(words::not_as_written(error.line(), error.to_string())))
}
