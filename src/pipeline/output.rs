//! Writing results: all of them beside the old ones first, then into their places, so that a full or read-only disk
//! leaves the old results whole. A file that would not change is not touched.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::catalogue::console;
use crate::error::Error;

/// Writes files, given by their paths relative to the workspace.
///
/// # Errors
/// The first that cannot be written; then none is replaced.
pub fn write(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let mut waiting: Vec<(PathBuf, PathBuf)> = Vec::new();
    let written = files.iter().try_for_each(|(name, bytes)| {
        let path = root.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| Error::io(console::act_write(), folder, error))?;
        let mut temporary = path.clone().into_os_string();
        temporary.push(format!(".{}.tmp", std::process::id()));
        let temporary = PathBuf::from(temporary);
        waiting.push((temporary.clone(), path));
        let failed = |error| Error::io(console::act_write(), &temporary, error);
        let mut file = File::create(&temporary).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.sync_all().map_err(failed)
    });
    let placed = written.and_then(|()| {
        waiting.iter().try_for_each(|(temporary, path)| {
            fs::rename(temporary, path).map_err(|error| Error::io(console::act_replace(), path, error))
        })
    });
    if placed.is_err() {
        for (temporary, _) in &waiting {
            // What cannot be removed either is left for the next run; the error that matters is told already.
            let _ = fs::remove_file(temporary);
        }
    }
    placed
}
