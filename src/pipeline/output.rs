//! Writing results: all of them beside the old ones first, then into their places, so that a full or read-only disk
//! leaves the old results whole. A file that would not change is not touched.

use std::fs::{self, OpenOptions};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use crate::catalogue::console;
use crate::error::Error;

/// A file on its way into its place.
#[derive(Debug)]
struct Waiting {
    /// Where it belongs.
    path: PathBuf,
    /// Where its new bytes wait.
    new: PathBuf,
    /// Where the old file stands aside until all are in their places.
    old: PathBuf,
    progress: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nothing has been moved.
    Beside,
    /// The old file stands aside and its place is empty.
    Cleared,
    /// The new file stands in a place that was empty before.
    Placed,
    /// The new file stands in the place of the old one.
    Replaced,
}

/// Writes files, given by their paths relative to the workspace; says how many of them are other ones than before.
///
/// # Errors
/// The first that cannot be written or put into its place; then every old file stands as it stood.
pub fn write(root: &Path, files: &[(String, Vec<u8>)]) -> Result<usize, Error> {
    let mut waiting: Vec<Waiting> = Vec::new();
    let written = files.iter().try_for_each(|(name, bytes)| {
        let path = root.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| Error::io(console::act_write(), folder, error))?;
        let new = beside(&path, "tmp");
        waiting.push(Waiting { new: new.clone(), old: beside(&path, "old"), path, progress: Progress::Beside });
        let failed = |error| Error::io(console::act_write(), &new, error);
        fs::write(&new, bytes).map_err(failed)
    });
    let placed = written.and_then(|()| sync_new(&waiting)).and_then(|()| {
        waiting.iter_mut().try_for_each(|file| {
            file.place().map_err(|error| Error::io(console::act_replace(), &file.path, error))
        })
    });
    for file in waiting.iter().rev() {
        match placed {
            Ok(()) => file.tidy(),
            Err(_) => file.restore(),
        }
    }
    placed.map(|()| waiting.len())
}

fn sync_new(waiting: &[Waiting]) -> Result<(), Error> {
    sync(&waiting.iter().map(|file| file.new.as_path()).collect::<Vec<_>>())
}

/// Removes files of earlier runs, given by their paths relative to the workspace, as far as they are there; says how many.
///
/// # Errors
/// The first that cannot be removed.
pub fn remove(root: &Path, files: &[String]) -> Result<usize, Error> {
    files.iter().map(|name| root.join(name)).try_fold(0, |removed, path| match fs::remove_file(&path) {
        Ok(()) => Ok(removed + 1),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(removed),
        Err(error) => Err(Error::io(console::act_remove(), &path, error)),
    })
}

/// Files that wait for the disk at the same time: it serves their waits together.
const AT_A_TIME: usize = 8;

/// Waits until all files are on the disk, once they are all written. A wait after each took most of the time of two
/// thousand forms.
pub(super) fn sync(files: &[&Path]) -> Result<(), Error> {
    let share = files.len().div_ceil(AT_A_TIME).max(1);
    thread::scope(|scope| {
        let shares: Vec<_> = files
            .chunks(share)
            .map(|files| scope.spawn(|| files.iter().try_for_each(|file| sync_one(file))))
            .collect();
        shares.into_iter().try_for_each(|share| share.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_path_buf().into_os_string();
    name.push(format!(".{}.{ending}", std::process::id()));
    PathBuf::from(name)
}

fn sync_one(file: &Path) -> Result<(), Error> {
    let synced = OpenOptions::new().write(true).open(file).and_then(|file| file.sync_all());
    synced.map_err(|error| Error::io(console::act_write(), file, error))
}

impl Waiting {
    fn place(&mut self) -> std::io::Result<()> {
        // A folder is nobody's old result; the new file is refused its place below.
        let there = fs::symlink_metadata(&self.path).is_ok_and(|found| !found.is_dir());
        if there {
            fs::rename(&self.path, &self.old)?;
            self.progress = Progress::Cleared;
        }
        fs::rename(&self.new, &self.path)?;
        self.progress = if there { Progress::Replaced } else { Progress::Placed };
        Ok(())
    }

    /// Takes back what was done. What cannot be taken back is left; the error that matters is told already.
    fn restore(&self) {
        match self.progress {
            Progress::Beside => {}
            Progress::Placed => {
                let _ = fs::remove_file(&self.path);
            }
            Progress::Cleared | Progress::Replaced => {
                let _ = fs::rename(&self.old, &self.path);
            }
        }
        let _ = fs::remove_file(&self.new);
    }

    /// Removes the old file that stood aside. One that cannot be removed is no reason to call the run failed.
    fn tidy(&self) {
        if self.progress == Progress::Replaced {
            let _ = fs::remove_file(&self.old);
        }
    }
}
