//! What one file gave: its returns, captured and coded, and everything odd about it. It follows from the bytes of the file
//! and what it is read with alone; what it means beside other files, lists and decisions comes after.

use crate::collect::around::ReturnedSheet;
use crate::collect::asked::Asked;
use crate::collect::files::{self, Arrived};
use crate::collect::own_form::OwnForms;
use crate::collect::reading::read_book;
use crate::collect::{FileFate, Submission, evidence};
use crate::diagnostic::Diagnostic;
use crate::kept::entries::{Digest, digest};
use crate::kept::kept;
use crate::survey::form::Form;
use crate::workbook::{self, Content, Part, Reading};

/// What a file gave, or one of the files in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gave {
    /// Its place.
    pub file: String,
    /// Its own hash; none of a helper file.
    pub hash: String,
    /// Whether it was read, set aside, left to be keyed in, or is none of the returns.
    pub fate: FileFate,
    /// How it came, where its form says it.
    pub channel: Option<String>,
    /// Who sent the mail that it came with.
    pub sender: Option<String>,
    /// The day on which that mail was sent.
    pub sent: Option<String>,
    /// Its returns, each with what is to be said of what it shows beside its values.
    pub submissions: Vec<(Submission, Vec<evidence::Finding>)>,
    /// Its sheets, to be compared with those of other files.
    pub sheets: Vec<ReturnedSheet>,
    /// What it says beside its answers, where it is a form of ours.
    pub own: OwnForms,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

kept!(Gave { file, hash, fate, channel, sender, sent, submissions, sheets, own, diagnostics });

/// The digest of everything that files of a folder are read with. What all rounds of the survey have in common comes as its
/// own digest, so that it is shown once and not for each of them.
pub(super) fn read_with(asked: Asked<'_>, common: Digest, reading: &Reading) -> Digest {
    digest(format_args!("{common:?} {:?} {}", asked.round.id, shown(reading)))
}

/// A reading as a text that is the same wherever the program lies.
pub(super) fn shown(reading: &Reading) -> String {
    let mut reading = reading.clone();
    reading.limits.reader = reading.limits.reader.map(|_| "apart".into());
    format!("{reading:?}")
}

/// Reads a file, and every file in it.
pub(super) fn read(asked: Asked<'_>, form: Option<&Form>, arrived: Arrived, reading: &Reading) -> Vec<Gave> {
    let mut gave = Vec::new();
    workbook::open(&arrived.file, arrived.bytes, reading, &mut |part| gave.push(of_part(asked, form, part)));
    gave
}

/// Whether what a file gave is always what it gives: a reader that ran out of time may come further the next time.
pub(super) fn lasts(gave: &[Gave]) -> bool {
    !gave.iter().flat_map(|part| &part.diagnostics).any(|found| workbook::is_of_the_moment(found.rule))
}

/// What came of a file, or of one of the files in it.
fn of_part(asked: Asked<'_>, form: Option<&Form>, part: Part) -> Gave {
    let Part { file, bytes, letter, content } = part;
    let mut gave = Gave {
        hash: files::sha256(&bytes),
        file,
        fate: FileFate::Read,
        channel: None,
        sender: None,
        sent: None,
        submissions: Vec::new(),
        sheets: Vec::new(),
        own: OwnForms::default(),
        diagnostics: Vec::new(),
    };
    if let Some(letter) = letter {
        let attached = !matches!(content, Content::KeyIn(_));
        let came = files::came_by_mail(&gave.file, &letter, attached, asked.survey.sensitive);
        gave.diagnostics.push(came.in_scope(asked.scope()));
        gave.sender = Some(letter.from).filter(|from| !from.is_empty());
        gave.sent = letter.day;
    }
    let failed = match content {
        Content::Workbook(book) => {
            let arrived = Arrived { file: gave.file.clone(), hash: gave.hash.clone(), bytes };
            match read_book(asked, form, &arrived, &book, &mut gave.own) {
                Ok(read) => {
                    gave.channel = read.channel;
                    gave.sheets = read.returned;
                    gave.submissions = read.submissions;
                    gave.diagnostics.extend(read.diagnostics);
                    return gave;
                }
                Err(diagnostic) => {
                    gave.fate = FileFate::SetAside;
                    diagnostic
                }
            }
        }
        Content::KeyIn(diagnostic) => {
            gave.fate = FileFate::KeyIn;
            diagnostic
        }
        Content::SetAside(diagnostic) => {
            gave.fate = FileFate::SetAside;
            diagnostic
        }
        Content::Helper => {
            gave.fate = FileFate::Ignored;
            gave.hash = String::new();
            gave.diagnostics.push(files::helper(&gave.file));
            return gave;
        }
    };
    gave.diagnostics.push(failed.in_scope(asked.scope()));
    gave
}
