//! Writing results: all of them beside the old ones first, then into their places, so that a full or read-only disk
//! leaves the old results whole. A file that would not change is not touched. A report that is open in another program keeps its
//! place; the new one is written beside it. One that somebody wrote into is kept under another name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind};
use std::mem;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use crate::catalogue::{console, system};
use crate::error::Error;

/// A file on its way into its place.
#[derive(Debug)]
struct Waiting {
    /// Where it belongs.
    path: PathBuf,
    /// Where its new bytes wait.
    new: PathBuf,
    /// Where the old file stands aside until all are in their places, or where it is kept.
    old: PathBuf,
    /// Whether the old file is kept.
    kept: bool,
    /// The old file that stays where it belongs, since another program has it open.
    held: Option<PathBuf>,
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

/// A result that could not be replaced, since another program has it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The old one, which stays, relative to the workspace.
    pub file: String,
    /// Where the new one is.
    pub new: String,
    /// The mark by which LibreOffice says that it has the old one open, if that is how it is known.
    pub mark: Option<String>,
}

/// What came of writing results.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// How many files are other ones than before.
    pub changed: usize,
    /// Those that stand beside their places.
    pub beside: Vec<Beside>,
    /// The new ones of earlier runs that stood beside a place and were taken away, since the place has it now.
    pub removed: Vec<String>,
    /// The places of old ones that are kept under another name.
    pub kept: Vec<String>,
}

/// The names that old files get instead of being replaced or removed, by their places; both relative to the workspace.
pub type Keep = BTreeMap<String, String>;

/// How a file is put into its place; the tests let it fail.
type Rename<'a> = &'a dyn Fn(&Path, &Path) -> io::Result<()>;

/// Writes files, given by their paths relative to the workspace; says how many of them are other ones than before.
///
/// # Errors
/// The first that cannot be written or put into its place; then every old file stands as it stood.
pub fn write(root: &Path, files: &[(String, Vec<u8>)]) -> Result<usize, Error> {
    let place = |file: &mut Waiting| file.place(&|from, to| fs::rename(from, to));
    put(root, files, &Keep::new(), &place).map(|waiting| waiting.len())
}

/// Writes results. One that a person has open in Word, Excel or LibreOffice is not replaced: the new one goes beside it, as `NAME.new.docx`,
/// and away again with the first run that can replace it, if it is not `spared`. Old files that somebody saved since get the names that
/// `keep` gives them.
///
/// # Errors
/// As [`write()`].
pub fn write_results(
    root: &Path,
    files: &[(String, Vec<u8>)],
    spared: &BTreeSet<String>,
    keep: &Keep,
) -> Result<Written, Error> {
    write_results_by(root, files, spared, keep, &|from, to| fs::rename(from, to))
}

fn write_results_by(
    root: &Path,
    files: &[(String, Vec<u8>)],
    spared: &BTreeSet<String>,
    keep: &Keep,
    rename: Rename<'_>,
) -> Result<Written, Error> {
    let waiting = put(root, files, keep, &|file| file.place_or_beside(rename, root, keep))?;
    let held = |file: &Waiting| {
        file.held.as_ref().map(|old| Beside {
            file: shown(root, old),
            new: shown(root, &file.path),
            mark: open_mark(old).map(|mark| shown(root, &mark)),
        })
    };
    let beside: Vec<Beside> = waiting.iter().filter_map(held).collect();
    let kept = waiting.iter().filter(|file| file.kept && file.progress == Progress::Replaced);
    let mut kept: Vec<String> = kept.map(|file| shown(root, &file.path)).collect();
    let mut removed = Vec::new();
    for (name, _) in files.iter().filter(|(name, _)| beside.iter().all(|held| held.file != *name)) {
        let outdated = newer(&root.join(name)).map(|new| shown(root, &new));
        if let Some(outdated) = outdated.filter(|new| !spared.contains(new)) {
            // One that is open itself goes with a later run.
            match let_go(root, &outdated, keep) {
                Ok(Gone::Kept) => kept.push(outdated),
                Ok(Gone::Removed) => removed.push(outdated),
                Err(_) => {}
            }
        }
    }
    Ok(Written { changed: waiting.len(), beside, removed, kept })
}

/// Writes all files beside their places, then puts them there; gives those that are other ones than before.
fn put(
    root: &Path,
    files: &[(String, Vec<u8>)],
    keep: &Keep,
    place: &dyn Fn(&mut Waiting) -> io::Result<()>,
) -> Result<Vec<Waiting>, Error> {
    let mut waiting: Vec<Waiting> = Vec::new();
    let written = files.iter().try_for_each(|(name, bytes)| {
        let path = root.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| Error::io(console::act_write(), folder, error))?;
        let new = beside(&path, "tmp");
        let kept = keep.get(name).map(|kept| root.join(kept));
        let mut file = Waiting {
            new: new.clone(),
            old: beside(&path, "old"),
            kept: kept.is_some(),
            path,
            held: None,
            progress: Progress::Beside,
        };
        if let Some(kept) = kept {
            file.old = kept;
        }
        waiting.push(file);
        let failed = |error| Error::io(console::act_write(), &new, error);
        fs::write(&new, bytes).map_err(failed)
    });
    let placed = written.and_then(|()| sync_new(&waiting)).and_then(|()| {
        waiting
            .iter_mut()
            .try_for_each(|file| place(file).map_err(|error| Error::io(console::act_replace(), &file.path, error)))
    });
    for file in waiting.iter().rev() {
        match placed {
            Ok(()) => file.tidy(),
            Err(_) => file.restore(),
        }
    }
    placed.map(|()| waiting)
}

fn sync_new(waiting: &[Waiting]) -> Result<(), Error> {
    sync(&waiting.iter().map(|file| file.new.as_path()).collect::<Vec<_>>())
}

/// Removes files of earlier runs, given by their paths relative to the workspace, as far as they are there, or keeps them under
/// another name; says what is changed and kept by that.
///
/// # Errors
/// The first that cannot be removed.
pub fn remove(root: &Path, files: &[String], keep: &Keep) -> Result<Written, Error> {
    files.iter().try_fold(Written::default(), |mut removed, name| match let_go(root, name, keep) {
        Ok(gone) => {
            removed.changed += 1;
            removed.kept.extend((gone == Gone::Kept).then(|| name.clone()));
            Ok(removed)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(removed),
        Err(error) => Err(Error::io(console::act_remove(), &root.join(name), error)),
    })
}

/// What became of a file that has no place any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gone {
    Removed,
    Kept,
}

fn let_go(root: &Path, name: &str, keep: &Keep) -> io::Result<Gone> {
    match keep.get(name) {
        Some(kept) => fs::rename(root.join(name), root.join(kept)).map(|()| Gone::Kept),
        None => fs::remove_file(root.join(name)).map(|()| Gone::Removed),
    }
}

/// A path as it is named in the workspace.
fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Files that people open.
const OPENED: [&str; 5] = ["docx", "xlsx", "html", "md", "csv"];

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

/// Where the new one of a file goes that a person may have open; none for a file that programs read.
pub(super) fn newer(path: &Path) -> Option<PathBuf> {
    let ending = path.extension()?.to_str()?;
    OPENED.contains(&ending).then(|| path.with_extension(format!("new.{ending}")))
}

/// The file with which LibreOffice marks one that it has open. It stays behind where the program was killed.
fn open_mark(path: &Path) -> Option<PathBuf> {
    let mark = path.with_file_name(format!(".~lock.{}#", path.file_name()?.to_str()?));
    (path.is_file() && mark.is_file()).then_some(mark)
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
    fn place(&mut self, rename: Rename<'_>) -> io::Result<()> {
        // A folder is nobody's old result; the new file is refused its place below.
        let there = fs::symlink_metadata(&self.path).is_ok_and(|found| !found.is_dir());
        if there {
            rename(&self.path, &self.old)?;
            self.progress = Progress::Cleared;
        }
        rename(&self.new, &self.path)?;
        self.progress = if there { Progress::Replaced } else { Progress::Placed };
        Ok(())
    }

    /// The same, or beside it where another program has the old one open. Its folder can be written to: the new one waits in it.
    fn place_or_beside(&mut self, rename: Rename<'_>, root: &Path, keep: &Keep) -> io::Result<()> {
        // LibreOffice lets an open file be replaced, and would write its old content over the new one when it saves.
        let newer = newer(&self.path);
        let marked = newer.is_some() && open_mark(&self.path).is_some();
        let placed = if marked { Err(ErrorKind::ResourceBusy.into()) } else { self.place(rename) };
        match (placed, newer) {
            (Err(error), Some(newer)) if self.progress == Progress::Beside && system::is_held(&error) => {
                let kept = keep.get(&shown(root, &newer));
                self.kept = kept.is_some();
                self.old = kept.map_or_else(|| beside(&newer, "old"), |kept| root.join(kept));
                self.held = Some(mem::replace(&mut self.path, newer));
                self.place(rename)
            }
            (placed, _) => placed,
        }
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
        if self.progress == Progress::Replaced && !self.kept {
            let _ = fs::remove_file(&self.old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Windows refuses to move a file that Word has open.
    fn held<'a>(open: &'a [&'a str]) -> impl Fn(&Path, &Path) -> io::Result<()> + 'a {
        move |from, to| {
            let name = from.file_name().unwrap().to_string_lossy().into_owned();
            if open.contains(&name.as_str()) {
                Err(io::ErrorKind::PermissionDenied.into())
            } else {
                fs::rename(from, to)
            }
        }
    }

    fn names(root: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(root.join("out"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn files(of: &str) -> Vec<(String, Vec<u8>)> {
        ["out/r.docx", "out/r.json", "out/r.xlsx"]
            .map(|name| (name.to_owned(), format!("{name} {of}").into_bytes()))
            .into()
    }

    #[test]
    fn a_report_that_is_open_gets_its_new_one_beside_it_until_it_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let read = |name: &str| fs::read_to_string(root.join("out").join(name)).unwrap();
        assert_eq!(
            write_results(root, &files("1"), &BTreeSet::new(), &Keep::new()).unwrap(),
            Written { changed: 3, ..Written::default() }
        );
        for of in ["2", "3"] {
            let written =
                write_results_by(root, &files(of), &BTreeSet::new(), &Keep::new(), &held(&["r.docx"])).unwrap();
            let beside = Beside { file: "out/r.docx".into(), new: "out/r.new.docx".into(), mark: None };
            assert_eq!(written, Written { changed: 3, beside: vec![beside], ..Written::default() });
            assert_eq!(names(root), ["r.docx", "r.json", "r.new.docx", "r.xlsx"]);
            assert_eq!(read("r.docx"), "out/r.docx 1");
            assert_eq!(read("r.new.docx"), format!("out/r.docx {of}"));
            assert_eq!(read("r.xlsx"), format!("out/r.xlsx {of}"));
        }
        assert_eq!(
            write_results(root, &files("3"), &BTreeSet::new(), &Keep::new()).unwrap(),
            Written { changed: 1, removed: vec!["out/r.new.docx".into()], ..Written::default() }
        );
        assert_eq!(names(root), ["r.docx", "r.json", "r.xlsx"]);
        assert_eq!(read("r.docx"), "out/r.docx 3");
    }

    /// LibreOffice does not hold a file; it marks that it has it open. What programs read is replaced all the same.
    #[test]
    fn what_libreoffice_has_open_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let read = |name: &str| fs::read_to_string(root.join("out").join(name)).unwrap();
        let write = |of: &str| write_results(root, &files(of), &BTreeSet::new(), &Keep::new()).unwrap();
        let mark = |name: &str| root.join("out").join(format!(".~lock.{name}#"));
        fs::create_dir(root.join("out")).unwrap();
        fs::write(mark("r.docx"), ",somebody,office,27.11.2026 09:00,;").unwrap();
        assert_eq!(write("1").beside, [], "there is none that could be open");
        fs::write(mark("r.json"), "").unwrap();
        let beside = Beside {
            file: "out/r.docx".into(),
            new: "out/r.new.docx".into(),
            mark: Some("out/.~lock.r.docx#".into()),
        };
        assert_eq!(write("2").beside, [beside]);
        assert_eq!((read("r.docx"), read("r.new.docx")), ("out/r.docx 1".into(), "out/r.docx 2".into()));
        assert_eq!(read("r.json"), "out/r.json 2");
        fs::remove_file(mark("r.docx")).unwrap();
        assert_eq!(write("3").removed, ["out/r.new.docx"]);
        assert_eq!(read("r.docx"), "out/r.docx 3");
    }

    #[test]
    fn what_programs_read_has_no_place_beside_and_then_nothing_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write_results(root, &files("1"), &BTreeSet::new(), &Keep::new()).unwrap();
        for open in [["r.docx", "r.json"].as_slice(), &["r.docx", "r.new.docx"], &["r.xlsx", "r.json"]] {
            fs::write(root.join("out/r.new.docx"), "looked at").unwrap();
            let failed = write_results_by(root, &files("2"), &BTreeSet::new(), &Keep::new(), &held(open));
            assert!(matches!(failed, Err(Error::Io { .. })), "{open:?}: {failed:?}");
            for (name, bytes) in files("1") {
                assert_eq!(fs::read(root.join(&name)).unwrap(), bytes, "{open:?}: {name}");
            }
            assert_eq!(fs::read(root.join("out/r.new.docx")).unwrap(), b"looked at");
            assert_eq!(names(root), ["r.docx", "r.json", "r.new.docx", "r.xlsx"]);
        }
    }

    /// What a person wrote gets another name, whether its place is free, open elsewhere, or beside it.
    #[test]
    fn what_is_kept_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let keep: Keep = [("out/r.docx", "out/r.edited.docx"), ("out/r.new.docx", "out/r.new.edited.docx")]
            .map(|(place, kept)| (place.to_owned(), kept.to_owned()))
            .into();
        let by_hand = |name: &str| fs::write(root.join("out").join(name), "by hand").unwrap();
        let read = |name: &str| fs::read_to_string(root.join("out").join(name)).unwrap();
        write_results(root, &files("1"), &BTreeSet::new(), &Keep::new()).unwrap();
        by_hand("r.docx");
        by_hand("r.new.docx");
        // Open in Word it stays where it is; the one beside it gives way.
        let written = write_results_by(root, &files("2"), &BTreeSet::new(), &keep, &held(&["r.docx"])).unwrap();
        assert_eq!(written.kept, ["out/r.new.docx"]);
        assert_eq!(
            (read("r.docx"), read("r.new.docx"), read("r.new.edited.docx")),
            ("by hand".into(), "out/r.docx 2".into(), "by hand".into())
        );
        // Where something cannot be put into its place everything is as it was.
        fs::remove_file(root.join("out/r.new.edited.docx")).unwrap();
        by_hand("r.new.docx");
        write_results_by(root, &files("3"), &BTreeSet::new(), &keep, &held(&["r.json"])).unwrap_err();
        assert_eq!((read("r.docx"), read("r.new.docx")), ("by hand".into(), "by hand".into()));
        assert_eq!(names(root), ["r.docx", "r.json", "r.new.docx", "r.xlsx"]);
        let written = write_results(root, &files("3"), &BTreeSet::new(), &keep).unwrap();
        assert_eq!(written.kept, ["out/r.docx", "out/r.new.docx"]);
        assert_eq!(
            names(root),
            ["r.docx", "r.edited.docx", "r.json", "r.new.edited.docx", "r.xlsx"],
            "nothing stands beside what could be replaced"
        );
        assert_eq!((read("r.docx"), read("r.edited.docx")), ("out/r.docx 3".into(), "by hand".into()));
        // What has no place any more.
        let keep = Keep::from([("out/r.docx".to_owned(), "out/r.edited-2.docx".to_owned())]);
        let gone = ["out/r.docx", "out/r.xlsx", "out/none.md"].map(str::to_owned);
        let removed = remove(root, &gone, &keep).unwrap();
        assert_eq!((removed.changed, removed.kept), (2, vec!["out/r.docx".to_owned()]));
        assert_eq!(names(root), ["r.edited-2.docx", "r.edited.docx", "r.json", "r.new.edited.docx"]);
    }
}
