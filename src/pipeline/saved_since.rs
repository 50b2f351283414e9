//! Results that somebody saved since they were written. The hash of what was written into each place lies in the analyst's own
//! store, so that the next run tells its own file, which it may replace, from one that a person wrote into, which it keeps under
//! another name. A copy of an office's own document is told by what is in it (`filled_there`), and not here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::collect::files::sha256;
use crate::error::Error;
use crate::pipeline::freeze::FrozenFile;
use crate::pipeline::json_store;
use crate::pipeline::output::{Keep, newer};
use crate::pipeline::record::{RECORD, written_by_last_run};
use crate::threads;

/// The file in the store.
const FILE: &str = "written.json";

/// Version of the file's schema; grows when a key is removed or changes its meaning.
const SCHEMA: u32 = 1;

/// What this program wrote last, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastWritten {
    schema: u32,
    /// The hashes that a file has in each place if nobody saved it: that of the last run and, where it replaced another one, that of
    /// the one before, which stays where the new one could not be put into its place.
    places: BTreeMap<String, BTreeSet<String>>,
}

impl LastWritten {
    /// What the last commands wrote. Where the store was deleted the record of the last run says it; where that is gone too
    /// nothing is known.
    pub fn of(root: &Path) -> Self {
        let kept = json_store::kept::<Self>(root, FILE);
        kept.filter(|kept| kept.schema == SCHEMA).unwrap_or_else(|| {
            let written = written_by_last_run(root);
            let places = written.into_iter().map(|file| (file.path, BTreeSet::from([file.sha256])));
            Self { schema: SCHEMA, places: places.collect() }
        })
    }

    /// Keeps it for the next command.
    ///
    /// # Errors
    /// The disk is full or read-only.
    pub fn keep(&self, root: &Path) -> Result<(), Error> {
        json_store::keep(root, FILE, self)
    }
}

/// A result that was saved since it was written, or of which that cannot be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSince {
    /// Its place, relative to the workspace.
    pub file: String,
    /// Where it is kept.
    pub kept: String,
    /// Whether it is known what was written there; else it may be as it was written.
    pub known: bool,
}

/// Looks which of the files that are about to be replaced or removed were saved since, and says what is written from now on.
/// `hashes` are those of `files`; those that are `told` by what is in them are left to whoever does.
pub fn saved_since(
    root: &Path,
    last: &LastWritten,
    (files, hashes): (&[(String, Vec<u8>)], &[FrozenFile]),
    removed: &[String],
    told: &BTreeSet<String>,
) -> (Vec<SavedSince>, LastWritten) {
    let hashes: BTreeMap<&str, &str> =
        hashes.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    let new = files.iter().map(|(place, bytes)| (place, Some(bytes)));
    let mut places: Vec<_> = new.chain(removed.iter().map(|place| (place, None))).collect();
    // The record of the run names every file but itself, and nobody writes into it.
    places.retain(|(place, _)| !told.contains(*place) && *place != RECORD);
    let looked = threads::each(&places, |(place, bytes)| look(root, last, place, bytes.map(Vec::as_slice)));
    let mut next = LastWritten { schema: SCHEMA, places: BTreeMap::new() };
    // What a command does not write stays as some other one wrote it.
    next.places.extend(
        last.places
            .iter()
            .filter(|(place, _)| root.join(place).is_file())
            .map(|(place, known)| (place.clone(), known.clone())),
    );
    let mut found = Vec::new();
    for ((place, _), Looked { saved, ours, same }) in places.iter().zip(looked) {
        found.extend(saved);
        let Some(hash) = hashes.get(place.as_str()) else { continue };
        let known = next.places.entry((*place).clone()).or_default();
        // Where nothing changes this neither does.
        if !(same && known.contains(*hash)) {
            *known = ours;
            known.insert((*hash).to_owned());
        }
    }
    (found, next)
}

/// What lies in a place and beside it.
struct Looked {
    saved: Vec<SavedSince>,
    /// The hashes of those that are as they were written.
    ours: BTreeSet<String>,
    /// Whether what lies in the place is what is to be written.
    same: bool,
}

fn look(root: &Path, last: &LastWritten, place: &str, new: Option<&[u8]>) -> Looked {
    let known = last.places.get(place);
    let mut looked = Looked { saved: Vec::new(), ours: BTreeSet::new(), same: false };
    let beside = newer(Path::new(place)).map(|path| path.to_string_lossy().replace('\\', "/"));
    for file in [Some(place.to_owned()), beside].into_iter().flatten() {
        let Ok(old) = fs::read(root.join(&file)) else { continue };
        if new.is_some_and(|new| new == old) {
            looked.same |= file == place;
            continue;
        }
        let hash = sha256(&old);
        if known.is_some_and(|known| known.contains(&hash)) {
            looked.ours.insert(hash);
        } else {
            let kept = kept_as(root, &file, &old);
            looked.saved.push(SavedSince { file, kept, known: known.is_some() });
        }
    }
    looked
}

/// The first name beside a file that is free, or at which the very same lies already.
pub fn kept_as(root: &Path, file: &str, bytes: &[u8]) -> String {
    let path = Path::new(file);
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let stem = file.strip_suffix(&ending).unwrap_or(file);
    let mut name = format!("{stem}.edited{ending}");
    let mut number = 2;
    while fs::symlink_metadata(root.join(&name)).is_ok()
        && fs::read(root.join(&name)).ok().as_deref() != Some(bytes)
    {
        name = format!("{stem}.edited-{number}{ending}");
        number += 1;
    }
    name
}

/// The names under which they are kept, by their places.
pub fn keep(saved: &[SavedSince]) -> Keep {
    saved.iter().map(|file| (file.file.clone(), file.kept.clone())).collect()
}
