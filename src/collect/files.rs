//! The files of a round: every file of the declared folders in the order of names, its hash, and the list of
//! dates on which files were received. File times are never used; a copy changes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::catalogue::{Phrase, collect as words, console, files as reasons, system};
use crate::collect::{FileEntry, FileFate};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::provenance::{CellAddress, CellRef};
use crate::text::clean;
use crate::workbook::{self, Letter, Passwords};

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

/// Every file below a folder of the workspace, in the order of names. A folder that is not there holds nothing. A link to
/// a folder is listed by itself and not followed: it may lead above itself, and then everything would be there many times.
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
            let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if !link && path.is_dir() {
                queue.push(path);
            } else if let Ok(relative) = path.strip_prefix(root) {
                let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    // A Mac splits the が of a name in two; people see and type the joined one. Where both are there they stay apart.
    let written: BTreeSet<String> = found.iter().cloned().collect();
    for file in &mut found {
        let composed = clean::compose_marks(file);
        if !written.contains(&composed) {
            *file = composed;
        }
    }
    found.sort();
    Ok(found)
}

/// Where a file of the workspace lies on the disk, also where a part of its name is written with split marks there.
pub fn on_disk(root: &Path, file: &str) -> PathBuf {
    let direct = root.join(file);
    if direct.exists() {
        return direct;
    }
    file.split('/').fold(root.to_path_buf(), |folder, part| {
        let there = folder.join(part);
        if there.exists() {
            return there;
        }
        let names = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut same: Vec<_> =
            names.filter(|name| clean::compose_marks(&name.to_string_lossy()) == part).collect();
        same.sort();
        same.first().map_or(there, |name| folder.join(name))
    })
}

/// Reads one file. A file that cannot be read (locked by Excel, no permission) is data, not the end of the run.
pub fn load(root: &Path, file: &str) -> Result<Arrived, Box<Diagnostic>> {
    let path = on_disk(root, file);
    // Reading a pipe would wait for whoever writes into it, for ever.
    if let Ok(there) = path.metadata()
        && !there.is_file()
    {
        let found = if there.is_dir() { words::link_to_folder() } else { words::not_a_file() };
        return Err(Box::new(Diagnostic::of_file(
            "unreadable-file",
            Severity::SetAside,
            file,
            found,
            words::expected_file(),
            words::hint_put_file(),
        )));
    }
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Arrived { file: file.to_owned(), hash: sha256(&bytes), bytes }),
        Err(error) => {
            // One that the folder lists and nobody can open is held by another program, or its drive is gone.
            let listed = path.symlink_metadata().is_ok();
            let hint = if listed { words::hint_close_file() } else { system::remedy(&error, &path) };
            Err(Box::new(Diagnostic::of_file(
                "unreadable-file",
                Severity::SetAside,
                file,
                words::cannot_be_opened(system::reason(&error)),
                words::expected_file(),
                hint,
            )))
        }
    }
}

/// What the list of received files says of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// The day, as 2020-10-06.
    pub day: String,
    /// Who sent it.
    pub sender: Option<String>,
    /// How it came.
    pub channel: Option<String>,
}

/// Headings of the sender and of the channel, wherever they stand after the first two columns.
const SENDER: [&str; 4] = ["差出人", "送信者", "担当者", "sender"];
const CHANNEL: [&str; 4] = ["経路", "方法", "受領方法", "channel"];

/// The entry of a file, or of one of the files in it, with the day on which it or what holds it was received.
pub fn entry(file: &str, received: &BTreeMap<String, Receipt>, fate: FileFate) -> FileEntry {
    let receipt = file.rsplit('/').find_map(|name| received.get(&clean::clean(name))).cloned().unwrap_or_default();
    FileEntry {
        received: Some(receipt.day).filter(|day| !day.is_empty()),
        late: false,
        sender: receipt.sender,
        channel: receipt.channel,
        file: file.to_owned(),
        hash: String::new(),
        fate,
        case: None,
        submissions: 0,
    }
}

/// The note about a helper file.
pub fn helper(file: &str) -> Diagnostic {
    Diagnostic::of_file(
        "helper-file",
        Severity::Note,
        file,
        words::helper_file(),
        words::expected_return(),
        crate::catalogue::workbook::hint_nothing(),
    )
}

/// Characters of a letter that are quoted.
const QUOTED: usize = 200;

/// That a file came with a mail, with the beginning of its text. A letter that may correct what is attached to it is asked
/// about; one with nothing attached is asked about already. Of a sensitive survey it is not quoted.
pub fn came_by_mail(file: &str, letter: &Letter, attached: bool, sensitive: bool) -> Diagnostic {
    let asks = attached && may_correct(&letter.body);
    let body = letter.body.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = if body.is_empty() {
        reasons::mail_of(&letter.from, &letter.subject)
    } else if sensitive {
        reasons::mail_with_text(&letter.from, &letter.subject)
    } else {
        let mut quoted: String = body.chars().take(QUOTED).collect();
        if quoted.len() < body.len() {
            quoted.push('…');
        }
        reasons::mail_saying(&letter.from, &letter.subject, quoted)
    };
    Diagnostic::of_file(
        "came-by-mail",
        if asks { Severity::Query } else { Severity::Note },
        file,
        found,
        words::expected_return(),
        if asks { reasons::hint_read_letter() } else { crate::catalogue::workbook::hint_nothing() },
    )
}

/// Whether a letter may say something of the answers: a number, or a word of correcting. How to reach the sender, and
/// what is quoted of an earlier letter, are numbers of another kind.
fn may_correct(body: &str) -> bool {
    const CORRECTING: [&str; 7] = ["誤", "訂正", "修正", "正しく", "差し替え", "差替", "間違"];
    const REACHING: [&str; 9] = ["tel", "fax", "電話", "内線", "〒", "@", "＠", "http", "郵便"];
    body.lines().map(str::trim).filter(|line| !line.starts_with(['>', '＞'])).any(|line| {
        let folded = clean::clean(line).to_lowercase();
        CORRECTING.iter().any(|word| folded.contains(word))
            || (folded.contains(char::is_numeric) && !REACHING.iter().any(|word| folded.contains(word)))
    })
}

/// The passwords of a round. A list that cannot be read opens nothing, which the locked files then say as well.
pub fn passwords(root: &Path, list: Option<&str>) -> (Passwords, Vec<Diagnostic>) {
    let Some(list) = list else { return (Passwords::default(), Vec::new()) };
    let unreadable = || {
        Diagnostic::of_file(
            "passwords-unreadable",
            Severity::Query,
            list,
            reasons::passwords_unreadable(),
            reasons::expected_passwords(),
            crate::catalogue::workbook::hint_utf8(),
        )
    };
    match load(root, list) {
        Ok(arrived) => match Passwords::read(&arrived.bytes) {
            Some(passwords) => (passwords, Vec::new()),
            None => (Passwords::default(), vec![unreadable()]),
        },
        Err(mut diagnostic) => {
            diagnostic.severity = Severity::Query;
            (Passwords::default(), vec![*diagnostic])
        }
    }
}

/// When, from whom and how files were received, by the file's last name part: `ファイル名,受領日,差出人,経路`. Odd rows
/// are findings.
pub fn received_dates(root: &Path, list: Option<&str>) -> (BTreeMap<String, Receipt>, Vec<Diagnostic>) {
    let mut dates: BTreeMap<String, Receipt> = BTreeMap::new();
    let mut rows: BTreeMap<String, CellRef> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    let Some(list) = list else { return (dates, diagnostics) };
    // A list that cannot be read takes no return with it: somebody should look, nothing is held out.
    let read = load(root, list).and_then(|arrived| workbook::read_own(list, &arrived.bytes));
    let sheets = match read {
        Ok(book) => book.sheets,
        Err(diagnostic) => {
            let mut diagnostic = *diagnostic;
            diagnostic.severity = Severity::Query;
            return (dates, vec![diagnostic]);
        }
    };
    for sheet in &sheets {
        let text = |row, column| sheet.grid.text(CellAddress::new(row, column));
        let column = |headings: &[&str]| {
            let mut row = sheet.grid.row(0).filter(|(at, _)| at.column > 1);
            row.find(|(at, _)| headings.contains(&clean::clean(&text(0, at.column)).as_str()))
                .map(|(at, _)| at.column)
        };
        let (sender, channel) = (column(&SENDER), column(&CHANNEL));
        for row in 1..=sheet.grid.last_row().unwrap_or(0) {
            let (name, written) = (text(row, 0), text(row, 1));
            if name.is_empty() {
                continue;
            }
            let said = |column: Option<u32>| {
                column.map(|column| clean::clean(&text(row, column))).filter(|text| !text.is_empty())
            };
            match crate::text::era::read_date(&written) {
                crate::text::era::DateReading::Exact { date, .. }
                | crate::text::era::DateReading::OutsideEra { date, .. } => {
                    let receipt = Receipt { day: date.to_string(), sender: said(sender), channel: said(channel) };
                    let at = workbook::cell_ref(list, &sheet.name, CellAddress::new(row, 0));
                    let name = clean::clean(&name);
                    match (dates.get(&name), rows.get(&name)) {
                        (Some(earlier), Some(first)) if *earlier != receipt => diagnostics.push(Diagnostic::at(
                            "received-twice",
                            Severity::Query,
                            vec![CellRef::clone(first), at],
                            words::received_twice(&name, &earlier.day, &receipt.day),
                            words::received_once(),
                            words::hint_received_twice(),
                        )),
                        (Some(_), _) => {}
                        (None, _) => {
                            rows.insert(name.clone(), at);
                            dates.insert(name, receipt);
                        }
                    }
                }
                _ => diagnostics.push(Diagnostic::at(
                    "received-date",
                    Severity::Query,
                    vec![workbook::cell_ref(list, &sheet.name, CellAddress::new(row, 1))],
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
    received: &BTreeMap<String, Receipt>,
    entries: &[FileEntry],
) -> Vec<Diagnostic> {
    let Some(list) = list else { return Vec::new() };
    let there: BTreeSet<String> =
        entries.iter().flat_map(|entry| entry.file.split('/')).map(clean::clean).collect();
    received
        .iter()
        .filter(|(name, _)| !there.contains(*name))
        .map(|(name, receipt)| {
            let found = words::received_and_gone(name, &receipt.day);
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
    fn a_letter_that_may_correct_is_told_from_a_greeting() {
        assert!(may_correct("お世話になっております。\n添付の問3は誤りです。"));
        assert!(may_correct("問３は 500 人でした。"));
        assert!(!may_correct("お世話になっております。\n長野市福祉課 TEL 026-224-0000\n> 6月14日までに"));
    }

    #[cfg(unix)]
    #[test]
    fn only_files_are_opened_and_links_to_folders_are_not_followed() {
        let root = std::env::temp_dir().join(format!("kaishu-special-{}", std::process::id()));
        let made = std::fs::create_dir_all(root.join("in"))
            .and_then(|()| std::fs::write(root.join("in/b.csv"), b"a,b"))
            .and_then(|()| std::os::unix::fs::symlink("..", root.join("in/up")))
            .and_then(|()| std::os::unix::fs::symlink("/dev/zero", root.join("in/zero")))
            .and_then(|()| std::os::unix::fs::symlink("b.csv", root.join("in/a.csv")));
        assert!(made.is_ok(), "{made:?}");
        let files = list(&root, "in").unwrap_or_default();
        assert_eq!(files, ["in/a.csv", "in/b.csv", "in/up", "in/zero"]);
        for (file, rule) in
            [("in/a.csv", None), ("in/up", Some("unreadable-file")), ("in/zero", Some("unreadable-file"))]
        {
            assert_eq!(load(&root, file).err().map(|found| found.rule), rule, "{file}");
        }
        let _ = std::fs::remove_dir_all(root);
    }

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
