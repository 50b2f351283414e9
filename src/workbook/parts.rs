//! One file that arrived, and the files inside it: a zip or a mail is a folder in another coat. Each part has its own
//! place (`returned/mail.zip/長野市.xlsx`), its own bytes and its own outcome, so that one damaged attachment takes
//! nothing with it and two workbooks in one zip are two returns.

use std::collections::BTreeSet;

use crate::catalogue::{Phrase, files as reasons};
use crate::diagnostic::{Diagnostic, Severity};
use crate::workbook::sniff::Role;
use crate::workbook::{
    Container, Limits, Passwords, Unreadable, Workbook, apart, archive, contents, limits, mail, passwords,
    sheet_name, sniff,
};

/// How deep zips may lie in zips, and mails in mails.
const DEEPEST: usize = 2;

/// What reading a file needs beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What one file may cost.
    pub limits: Limits,
    /// Passwords that were agreed with the offices.
    pub passwords: Passwords,
}

/// Who sent a mail, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letter {
    /// The sender as the mail names it.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// The day it was sent, as `2021-01-20`; none where the mail does not say.
    pub day: Option<String>,
    /// Its own text, without what is attached.
    pub body: String,
}

/// A file that arrived, or one of the files in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its place: relative to the workspace, through the files that hold it.
    pub file: String,
    /// Its own bytes, as the sender saved them.
    pub bytes: Vec<u8>,
    /// The mail that it came with.
    pub letter: Option<Letter>,
    /// What came of it.
    pub content: Content,
}

/// What came of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Its cells.
    Workbook(Box<Workbook>),
    /// It was received and a person has to key it in (PDF, FAX, a letter).
    KeyIn(Box<Diagnostic>),
    /// It could not be used.
    SetAside(Box<Diagnostic>),
    /// Not a return at all: a helper file of the system.
    Helper,
}

/// Whether a place is that of a helper file which no office sends on purpose.
pub fn is_helper(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.starts_with("~$")
        || name.starts_with('.')
        || ["thumbs.db", "desktop.ini"].iter().any(|helper| name.eq_ignore_ascii_case(helper))
        || file.split('/').any(|folder| folder == "__MACOSX")
}

/// Reads a file that arrived, and every file in it, in the order in which they lie there. `each` is told of the parts; of
/// a file that holds others, of the file itself only where nothing came out of it.
pub fn open(file: &str, bytes: Vec<u8>, reading: &Reading, each: &mut dyn FnMut(Part)) {
    let mut opening =
        Opening { reading, unpacked: reading.limits.unpacked_bytes, parts: reading.limits.parts, each };
    opening.open(file.to_owned(), bytes, &Path::default());
}

/// The containers that lie around a part.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    zips: usize,
    mails: usize,
    letter: Option<Letter>,
}

/// One arrived file being opened.
pub(crate) struct Opening<'a> {
    pub(crate) reading: &'a Reading,
    /// Bytes that may still be unpacked.
    pub(crate) unpacked: u64,
    /// Files that may still be in it.
    pub(crate) parts: usize,
    each: &'a mut dyn FnMut(Part),
}

impl Opening<'_> {
    fn open(&mut self, file: String, bytes: Vec<u8>, around: &Path) {
        if is_helper(&file) {
            self.tell(file, bytes, around, Content::Helper);
            return;
        }
        let container = sniff::container(&bytes);
        let result = match container.role() {
            Role::Holds => self.inside(&file, &bytes, container, around),
            Role::Sheets | Role::Locked | Role::KeyIn | Role::Useless => {
                match workbook(&file, &bytes, container, self.reading) {
                    Ok(workbook) => {
                        self.tell(file, bytes, around, Content::Workbook(Box::new(workbook)));
                        return;
                    }
                    Err(why) => Err(why),
                }
            }
        };
        if let Err(why) = result {
            let content = why.content(&file);
            self.tell(file, bytes, around, content);
        }
    }

    fn tell(&mut self, file: String, bytes: Vec<u8>, around: &Path, content: Content) {
        (self.each)(Part { file, bytes, letter: around.letter.clone(), content });
    }

    /// Opens the files in a file; an error where nothing came out of it.
    fn inside(&mut self, file: &str, bytes: &[u8], container: Container, around: &Path) -> Result<(), Unreadable> {
        let zip = container == Container::Zip;
        if (if zip { around.zips } else { around.mails }) >= DEEPEST {
            return Err(Unreadable::new("archive-inside", reasons::archive_inside(), reasons::hint_take_out()));
        }
        let limit = self.reading.limits.file_bytes;
        if bytes.len() as u64 > limit {
            return Err(limits::too_large(bytes.len() as u64, limit));
        }
        let mut inner = around.clone();
        if zip {
            inner.zips += 1;
            return archive::open(self, file, bytes, &inner);
        }
        inner.mails += 1;
        let (letter, attachments) = match container {
            Container::OutlookMail => apart::attachments(bytes, &self.reading.limits)?,
            _ => mail::read(bytes)?,
        };
        inner.letter = Some(letter);
        if attachments.is_empty() {
            // The answer stands in the letter, if anywhere.
            let why = Unreadable::new("key-in", reasons::letter_only(), reasons::hint_key_in_letter());
            let content = why.content(file);
            self.tell(file.to_owned(), bytes.to_vec(), &inner, content);
            return Ok(());
        }
        let mut places = BTreeSet::new();
        for (name, bytes) in attachments {
            self.count(bytes.len() as u64)?;
            let place = own_place(&mut places, format!("{file}/{name}"));
            self.part(place, bytes, &inner);
        }
        Ok(())
    }

    /// Takes the size of one more part off the limits.
    pub(crate) fn count(&mut self, size: u64) -> Result<(), Unreadable> {
        let limits = &self.reading.limits;
        self.parts = self.parts.checked_sub(1).ok_or_else(|| {
            Unreadable::new("too-many-files", reasons::too_many_files(limits.parts), reasons::hint_take_out())
        })?;
        self.unpacked =
            self.unpacked.checked_sub(size).ok_or_else(|| limits::unpacks_too_far(limits.unpacked_bytes))?;
        Ok(())
    }

    /// Opens one of the files in a file.
    pub(crate) fn part(&mut self, file: String, bytes: Vec<u8>, around: &Path) {
        self.open(file, bytes, around);
    }

    /// Tells of one of the files in a file that it could not be unpacked.
    pub(crate) fn lost(&mut self, file: String, why: Unreadable, around: &Path) {
        let content = why.content(&file);
        self.tell(file, Vec::new(), around, content);
    }
}

/// A place that no other of the files in a file has: the second 調査票.xlsx is 調査票 (2).xlsx.
pub(crate) fn own_place(places: &mut BTreeSet<String>, wanted: String) -> String {
    let name = wanted.rfind('/').map_or(0, |slash| slash + 1);
    let (stem, ending) = wanted.split_at(wanted[name..].rfind('.').map_or(wanted.len(), |dot| name + dot));
    let (stem, ending) = (stem.to_owned(), ending.to_owned());
    let mut place = wanted;
    let mut number = 1;
    while !places.insert(place.clone()) {
        number += 1;
        place = format!("{stem} ({number}){ending}");
    }
    place
}

impl Unreadable {
    /// What came of a file that could not be read.
    fn content(self, file: &str) -> Content {
        let key_in = self.rule == "key-in";
        let diagnostic = Box::new(self.set_aside(file));
        if key_in { Content::KeyIn(diagnostic) } else { Content::SetAside(diagnostic) }
    }
}

/// Reads one file that is a workbook by itself, behind a password where need be.
pub(crate) fn workbook(
    file: &str,
    bytes: &[u8],
    container: Container,
    reading: &Reading,
) -> Result<Workbook, Unreadable> {
    let limits = &reading.limits;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(limits::too_large(bytes.len() as u64, limits.file_bytes));
    }
    let cells = |container: Container, bytes: &[u8]| {
        if container.read_apart() {
            apart::contents(container, bytes, limits)
        } else {
            contents(container, &sheet_name(file), bytes, limits)
        }
    };
    if container != Container::Encrypted && !(container == Container::Xls && passwords::is_locked(bytes)) {
        return Ok(crate::workbook::workbook(file, container, cells(container, bytes)?));
    }
    let opened = passwords::unlock(file, bytes, &reading.passwords)?;
    let inside = sniff::container(&opened.bytes);
    if inside.role() != Role::Sheets {
        return Err(sniff::unreadable(inside));
    }
    let mut workbook = crate::workbook::workbook(file, inside, cells(inside, &opened.bytes)?);
    if let Some(line) = opened.line {
        workbook.diagnostics.push(opened_with(file, reasons::opened_with(line)));
    }
    Ok(workbook)
}

/// The note that a file was opened with a password of the round.
fn opened_with(file: &str, found: Phrase) -> Diagnostic {
    Diagnostic::of_file(
        "opened-with-password",
        Severity::Note,
        file,
        found,
        reasons::expected_no_password(),
        crate::catalogue::workbook::hint_nothing(),
    )
}
