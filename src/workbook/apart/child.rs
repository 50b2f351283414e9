//! The other process: it takes its limits from its arguments, a file from its input, and writes one answer. It looks at
//! nothing else of the machine.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use crate::workbook::apart::COMMAND;
use crate::workbook::apart::answer::{self, Answer};
use crate::workbook::{Container, Limits, contents, guarded, outlook};

/// The words by which the kinds of file are asked for.
const KINDS: &[(&str, Container)] = &[
    ("xls", Container::Xls),
    ("xlsb", Container::Xlsb),
    ("ods", Container::Ods),
    ("msg", Container::OutlookMail),
];

/// How the program is asked to read one file.
pub(super) fn arguments(container: Container, limits: &Limits) -> Vec<String> {
    let kind = KINDS.iter().find(|(_, kind)| *kind == container).map_or("", |(word, _)| *word);
    let numbers = [
        limits.file_bytes,
        limits.unpacked_bytes,
        limits.cells as u64,
        limits.text_bytes,
        limits.parts as u64,
        limits.apart_time.as_millis().try_into().unwrap_or(u64::MAX),
        limits.apart_memory,
    ];
    let mut arguments = vec![COMMAND.to_owned(), kind.to_owned()];
    arguments.extend(numbers.map(|number| number.to_string()));
    arguments
}

/// Reads one file for another process of this program: the kind of file and the limits are its arguments, the file is its
/// input, the answer its output. Whether it could do so.
pub fn serve(arguments: &[String]) -> bool {
    let Some((container, limits)) = asked(arguments) else { return false };
    confine(&limits);
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).is_err() {
        return false;
    }
    let read = match container {
        Container::OutlookMail => {
            guarded(|| outlook::read(&bytes, &limits)).map(|(letter, files)| Answer::Mail(letter, files))
        }
        _ => contents(container, "", &bytes, &limits).map(Answer::Contents),
    };
    drop(bytes);
    let mut output = std::io::stdout().lock();
    output.write_all(&answer::written(&read)).and_then(|()| output.flush()).is_ok()
}

fn asked(arguments: &[String]) -> Option<(Container, Limits)> {
    let (kind, numbers) = arguments.split_first()?;
    let (_, container) = KINDS.iter().find(|(word, _)| word == kind)?;
    let numbers: Vec<u64> = numbers.iter().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [file_bytes, unpacked_bytes, cells, text_bytes, parts, milliseconds, apart_memory] = numbers[..] else {
        return None;
    };
    let apart_time = Duration::from_millis(milliseconds);
    let limits = Limits {
        file_bytes,
        unpacked_bytes,
        cells: usize::try_from(cells).ok()?,
        text_bytes,
        parts: usize::try_from(parts).ok()?,
        // Its own time ends first, so that it can still say so.
        time: apart_time,
        apart_time,
        apart_memory,
        reader: None,
    };
    Some((*container, limits))
}

/// Asks the system to hold this process to its limits, where the system can: memory that it writes to, and time of the
/// processor in case the process that waits for it is gone. Elsewhere the counts of the readers have to do.
#[cfg(unix)]
fn confine(limits: &Limits) {
    use rlimit::Resource;
    let seconds = limits.apart_time.as_secs().saturating_add(2);
    // A system that refuses a limit leaves the others; the reading process is ended from outside as well.
    let _ = Resource::CORE.set(0, 0);
    let _ = Resource::CPU.set(seconds, seconds.saturating_add(1));
    let _ = Resource::DATA.set(limits.apart_memory, limits.apart_memory);
}

#[cfg(not(unix))]
fn confine(_: &Limits) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_understood() {
        let limits = Limits { reader: None, ..Limits::default() };
        let written = arguments(Container::Ods, &limits);
        assert_eq!(written[0], COMMAND);
        let understood = asked(&written[1..]);
        assert_eq!(understood, Some((Container::Ods, Limits { time: limits.apart_time, ..limits })));
        assert_eq!(asked(&["pdf".to_owned()]), None);
    }
}
