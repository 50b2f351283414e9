//! The files of a round: every file of the declared folders in the order of names, its hash, and the list of
//! dates on which files were received. File times are never used; a copy changes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::catalogue::{Phrase, collect as words, console};
use crate::collect::FileEntry;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::text::clean;
use crate::workbook::{self, Limits};

/// A file with its bytes.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// Relative to the workspace, with `/`.
    pub file: String,
    /// SHA-256 in hex.
    pub hash: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The hash by which a file is known, as `certutil -hashfile` and `sha256sum` print it.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether a name is that of a helper file which no office sends on purpose.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with("~$") || name.starts_with('.') || name.eq_ignore_ascii_case("thumbs.db")
}

/// Every file below a folder of the workspace, in the order of names. A folder that is not there holds nothing.
///
/// # Errors
/// A folder that is there and cannot be listed.
pub fn list(root: &Path, folder: &str) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut queue: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(directory) = queue.pop() {
        let entries = match std::fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Error::io(console::act_list(), &directory, error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| Error::io(console::act_list(), &directory, error))?;
            let path = entry.path();
            if path.is_dir() {
                queue.push(path);
            } else if let Ok(relative) = path.strip_prefix(root) {
                let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads one file. A file that cannot be read (locked by Excel, no permission) is data, not the end of the run.
pub fn load(root: &Path, file: &str) -> Result<Arrived, Box<Diagnostic>> {
    match std::fs::read(root.join(file)) {
        Ok(bytes) => Ok(Arrived { file: file.to_owned(), hash: sha256(&bytes), bytes }),
        Err(error) => Err(Box::new(Diagnostic::of_file(
            "unreadable-file",
            Severity::SetAside,
            file,
            Phrase::same(error.to_string()),
            words::expected_file(),
            words::hint_close_file(),
        ))),
    }
}

/// The dates on which files were received, by the file's last name part: `ファイル名,受領日`. Odd rows are findings.
pub fn received_dates(root: &Path, list: Option<&str>) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let mut dates = BTreeMap::new();
    let mut diagnostics = Vec::new();
    let Some(list) = list else { return (dates, diagnostics) };
    // A list that cannot be read takes no return with it: somebody should look, nothing is held out.
    let read = load(root, list).and_then(|arrived| workbook::read(list, &arrived.bytes, &Limits::default()));
    let sheets = match read {
        Ok(book) => book.sheets,
        Err(diagnostic) => {
            let mut diagnostic = *diagnostic;
            diagnostic.severity = Severity::Query;
            return (dates, vec![diagnostic]);
        }
    };
    for sheet in &sheets {
        for row in 1..=sheet.grid.last_row().unwrap_or(0) {
            let text = |column| sheet.grid.text(crate::provenance::CellAddress::new(row, column));
            let (name, written) = (text(0), text(1));
            if name.is_empty() {
                continue;
            }
            match crate::text::era::read_date(&written) {
                crate::text::era::DateReading::Exact { date, .. }
                | crate::text::era::DateReading::OutsideEra { date, .. } => {
                    dates.insert(clean::clean(&name), date.to_string());
                }
                _ => diagnostics.push(Diagnostic::at(
                    "received-date",
                    Severity::Query,
                    vec![workbook::cell_ref(list, &sheet.name, crate::provenance::CellAddress::new(row, 1))],
                    Phrase::same(written),
                    words::expected_date(),
                    words::hint_received(),
                )),
            }
        }
    }
    (dates, diagnostics)
}

/// Files that the list of received files names and that are not there: a file that vanished takes its answers with it.
pub fn not_here(
    list: Option<&str>,
    received: &BTreeMap<String, String>,
    entries: &[FileEntry],
) -> Vec<Diagnostic> {
    let Some(list) = list else { return Vec::new() };
    let there: BTreeSet<String> =
        entries.iter().filter_map(|entry| entry.file.rsplit('/').next()).map(clean::clean).collect();
    received
        .iter()
        .filter(|(name, _)| !there.contains(*name))
        .map(|(name, day)| {
            let found = words::received_and_gone(name, day);
            Diagnostic::of_file(
                "received-gone",
                Severity::Query,
                list,
                found,
                words::file_there(),
                words::hint_gone(),
            )
            .about(format!("{list}!{name}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_dates_that_cannot_be_read_holds_nothing_out() {
        let root = std::env::temp_dir().join(format!("kaishu-received-{}", std::process::id()));
        let written =
            std::fs::create_dir_all(&root).and_then(|()| std::fs::write(root.join("list.csv"), b"%PDF-1.7"));
        assert!(written.is_ok(), "{written:?}");
        for (list, rule) in [("list.csv", "key-in"), ("gone.csv", "unreadable-file")] {
            let (dates, diagnostics) = received_dates(&root, Some(list));
            assert!(dates.is_empty());
            let found: Vec<_> = diagnostics.iter().map(|found| (found.rule, found.severity)).collect();
            assert_eq!(found, [(rule, Severity::Query)]);
        }
        let _ = std::fs::remove_dir_all(root);
    }
}
