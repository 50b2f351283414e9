//! Reading in a process of its own. The readers of xls, xlsb, ods and msg can be brought to hang or to ask for all memory
//! there is, which no program can catch in itself. So the same program is started once more for such a file, with limits
//! of its own that are lower than those of the run; when it is ended there, the file is set aside with that reason.

mod answer;
mod child;

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::catalogue::workbook as words;
use crate::workbook::apart::answer::Answer;
use crate::workbook::mail::Attachments;
use crate::workbook::{Container, Contents, Letter, Limits, Unreadable, guarded, limits, outlook};

pub use child::serve;

/// The command by which the program reads for itself; it is not shown in any help.
pub(crate) const COMMAND: &str = "read-apart";

/// The allocator would reserve more at its start than the process may have, and nobody would count what is taken of that; so it
/// asks the system for every piece.
const ASKS_FOR_EVERY_PIECE: (&str, &str) = ("MIMALLOC_ARENA_EAGER_COMMIT", "0");

/// The most bytes that are taken from the other process beside the text it may hold: places, numbers, attachments.
const OVERHEAD: u64 = 64;

/// The cells of a file whose reader cannot be trusted.
pub(super) fn contents(container: Container, bytes: &[u8], limits: &Limits) -> Result<Contents, Unreadable> {
    let Some(program) = &limits.reader else {
        // The sheets of these formats have names of their own.
        return crate::workbook::contents(container, "", bytes, limits);
    };
    match ask(program, container, bytes, limits)? {
        Answer::Contents(contents) => Ok(contents),
        Answer::Mail(..) => Err(failed()),
    }
}

/// The files in a mail of Outlook.
pub(crate) fn attachments(bytes: &[u8], limits: &Limits) -> Result<(Letter, Attachments), Unreadable> {
    let Some(program) = &limits.reader else {
        return guarded(|| outlook::read(bytes, limits));
    };
    match ask(program, Container::OutlookMail, bytes, limits)? {
        Answer::Mail(letter, attachments) => Ok((letter, attachments)),
        Answer::Contents(_) => Err(failed()),
    }
}

fn failed() -> Unreadable {
    Unreadable::new("reader-failed", words::reader_failed(), words::hint_resave())
}

fn ask(program: &Path, container: Container, bytes: &[u8], limits: &Limits) -> Result<Answer, Unreadable> {
    let cannot_start = |error| Unreadable::new("reader-failed", words::reader_says(error), words::hint_resave());
    let mut child = Command::new(program)
        .args(child::arguments(container, limits))
        .env(ASKS_FOR_EVERY_PIECE.0, ASKS_FOR_EVERY_PIECE.1)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot_start)?;
    let most = limits
        .text_bytes
        .saturating_add((limits.cells as u64).saturating_mul(OVERHEAD))
        .max(limits.file_bytes.saturating_add(1 << 20));
    let said = std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let stdin = child.stdin.take();
        let stdout = child.stdout.take();
        let stderr = child.stderr.take();
        // A process that ends before it has read everything breaks the pipe; its end says why.
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(bytes)));
        let complaint = scope.spawn(move || {
            let mut text = Vec::new();
            let _ = stderr.map(|pipe| pipe.take(4096).read_to_end(&mut text));
            String::from_utf8_lossy(&text).into_owned()
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|pipe| pipe.take(most).read_to_end(&mut answer));
            // Nobody listens any more where the time is over.
            let _ = sender.send((answer, read.is_some_and(|read| read.is_ok())));
        });
        // Started and ended by us, so half a second for that is on us.
        let waited = receiver.recv_timeout(limits.apart_time + Duration::from_millis(500));
        let status = end(&mut child, waited.is_err());
        (waited.ok(), status, complaint.join().unwrap_or_default())
    });
    match said {
        (None, ..) => Err(limits::out_of_time(limits.apart_time)),
        (Some((answer, true)), Some(status), _) if status.success() => {
            answer::read(&answer).unwrap_or(Err(failed()))
        }
        (Some(_), status, complaint) => Err(why_it_ended(status, &complaint, limits)),
    }
}

/// Waits for the end of the process; one whose time is over is ended.
fn end(child: &mut Child, over: bool) -> Option<ExitStatus> {
    if over {
        // It may have ended by itself in between.
        let _ = child.kill();
    }
    child.wait().ok()
}

/// Why a process ended without an answer.
fn why_it_ended(status: Option<ExitStatus>, complaint: &str, limits: &Limits) -> Unreadable {
    if complaint.contains("memory allocation of") || complaint.contains("capacity overflow") {
        return limits::out_of_memory(limits.apart_memory);
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        /// The signal that the system sends where the time of the processor is over.
        const SIGXCPU: i32 = 24;
        if status.and_then(|status| status.signal()) == Some(SIGXCPU) {
            return limits::out_of_time(limits.apart_time);
        }
    }
    let _ = status;
    failed()
}
