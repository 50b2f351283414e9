//! What a command that was ended in the middle left behind: it counts as nothing, and it is nobody else's to throw away while
//! another command may still be at work on it. So it is only named, before anything else is said.

use std::fs;
use std::path::Path;

use crate::pipeline::freeze;
use crate::pipeline::replay::STEPS;
use crate::responses::store;

/// How what is not finished ends.
const ENDING: &str = ".tmp";

/// Folders and files of a workspace that were not finished, relative to it, in the order of names: publications, steps of a
/// replay, files of the store.
pub fn unfinished(root: &Path) -> Vec<String> {
    let waiting = |name: &str| name.starts_with('.') && name.ends_with(ENDING);
    let mut all = named(root, freeze::FOLDER, waiting);
    all.extend(named(root, store::FOLDER, |name| name.ends_with(ENDING)));
    all.extend(named(root, &format!("{}/{STEPS}", store::FOLDER), |_| true));
    all
}

/// What is in a folder by its names; nothing where it cannot be listed, which is told where it matters.
fn named(root: &Path, folder: &str, meant: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut named: Vec<String> = names.filter(|name| meant(name)).map(|name| format!("{folder}/{name}")).collect();
    named.sort();
    named
}
