//! A folder that appears whole or not at all: everything is written into a waiting folder beside its place, which takes the
//! name only in the end. Until then nobody finds it, and a run that fails leaves nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::console;
use crate::error::Error;
use crate::pipeline::output;
use crate::responses::store::keep_private;

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever may read the workspace.
    All,
    /// Its owner alone.
    Owner,
}

/// A folder on its way.
#[derive(Debug)]
pub struct NewFolder {
    place: PathBuf,
    waiting: PathBuf,
    written: Vec<PathBuf>,
}

impl NewFolder {
    /// Begins one that will stand at a place where nothing stands.
    ///
    /// # Errors
    /// The folders cannot be made.
    pub fn begin(place: &Path) -> Result<Self, Error> {
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let waiting = place.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        // What is left there is of a run of this number that was cut off; it would be taken for a part.
        let _ = fs::remove_dir_all(&waiting);
        fs::create_dir_all(&waiting).map_err(|error| Error::io(console::act_write(), &waiting, error))?;
        Ok(Self { place: place.to_path_buf(), waiting, written: Vec::new() })
    }

    /// Where it is until it is finished.
    pub fn path(&self) -> &Path {
        &self.waiting
    }

    /// Closes a folder in it to everybody but its owner; what is written into it then is nobody else's to read.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn close(&self, folder: &str) -> Result<(), Error> {
        let folder = self.waiting.join(folder);
        fs::create_dir_all(&folder).map_err(|error| Error::io(console::act_write(), &folder, error))?;
        keep_private(&folder, 0o700)
    }

    /// Writes a file into it.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&mut self, file: &str, bytes: &[u8], readers: Readers) -> Result<(), Error> {
        let path = self.waiting.join(file);
        let folder = path.parent().unwrap_or(&self.waiting);
        fs::create_dir_all(folder).map_err(|error| Error::io(console::act_write(), folder, error))?;
        fs::write(&path, bytes).map_err(|error| Error::io(console::act_write(), &path, error))?;
        if readers == Readers::Owner {
            keep_private(&path, 0o600)?;
        }
        self.written.push(path);
        Ok(())
    }

    /// Puts it into its place, once everything is on the disk.
    ///
    /// # Errors
    /// The disk is full, or somebody put something into its place meanwhile.
    pub fn finish(self) -> Result<(), Error> {
        let paths: Vec<&Path> = self.written.iter().map(PathBuf::as_path).collect();
        output::sync(&paths)?;
        if self.place.symlink_metadata().is_ok() {
            let there = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(Error::io(console::act_write(), &self.place, there));
        }
        fs::rename(&self.waiting, &self.place).map_err(|error| Error::io(console::act_write(), &self.place, error))
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // After it was finished there is none; one that cannot be removed adds nothing to the error.
        let _ = fs::remove_dir_all(&self.waiting);
    }
}
