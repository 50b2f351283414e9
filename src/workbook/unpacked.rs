//! How much an OOXML package unpacks to, before anybody unpacks it for good. The sizes that a zip declares are a claim; so
//! is the number of shared strings, for which the reader of xlsx would set aside memory at once.

use std::io::{Cursor, Read};

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::{Limits, Unreadable, limits};

/// No entry can unpack to more than this times its packed size (the bound of deflate).
const HIGHEST_RATIO: u64 = 1032;

/// Refuses a package that unpacks to more than the limit.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Unreadable> {
    let damaged = |error: &dyn std::fmt::Display| {
        Unreadable::new("damaged-zip", words::reader_says(error), words::hint_send_again())
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::new(
            "too-many-files",
            reasons::too_many_files(MOST_ENTRIES),
            words::hint_send_again(),
        ));
    }
    let mut packed: u64 = 0;
    let mut strings = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| damaged(&error))?;
        packed = packed.saturating_add(entry.compressed_size());
        if entry.name_raw().to_ascii_lowercase().ends_with(b"sharedstrings.xml") {
            strings.push(index);
        }
    }
    // A small form cannot reach the limit whatever is in it, and is not unpacked twice.
    let all = packed.saturating_mul(HIGHEST_RATIO) > limits.unpacked_bytes;
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let counts = strings.contains(&index);
        if !all && !counts {
            continue;
        }
        // An entry that cannot be unpacked is told by whoever needs it.
        let Ok(mut entry) = archive.by_index(index) else { continue };
        let mut tags = Strings::default();
        let mut buffer = vec![0; 64 << 10];
        while let Ok(length @ 1..) = entry.read(&mut buffer) {
            left =
                left.checked_sub(length as u64).ok_or_else(|| limits::unpacks_too_far(limits.unpacked_bytes))?;
            if counts {
                tags.take(&buffer[..length]);
            }
        }
        if tags.declared.max(tags.found) > limits.cells as u64 {
            return Err(Unreadable::new(
                "too-much-text",
                reasons::too_many_strings(tags.declared.max(tags.found)),
                words::hint_send_again(),
            ));
        }
    }
    Ok(())
}

/// A workbook has a few dozen parts, and one per sheet, chart and picture.
const MOST_ENTRIES: usize = 20_000;

/// Counts the shared strings of a table, and reads how many it says it has.
#[derive(Default)]
struct Strings {
    /// The end of what was taken, for a word that is cut in two.
    tail: Vec<u8>,
    declared: u64,
    found: u64,
}

impl Strings {
    fn take(&mut self, bytes: &[u8]) {
        let mut text = std::mem::take(&mut self.tail);
        // In UTF-16 every second byte of these words is 0.
        text.extend(bytes.iter().copied().filter(|byte| *byte != 0));
        let count = b"uniqueCount";
        let mut at = 0;
        while let Some(found) =
            text.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'<' | b'u')))
        {
            let rest = &text[at + found..];
            if rest.len() < 64 {
                break;
            }
            if rest.starts_with(b"<si")
                || rest.get(..40).is_some_and(|tag| tag.starts_with(b"<") && prefixed_si(tag))
            {
                self.found += 1;
            } else if let Some(value) = rest.strip_prefix(count) {
                let digits = value.iter().skip_while(|byte| !byte.is_ascii_digit() && **byte != b'>');
                let digits = digits.take_while(|byte| byte.is_ascii_digit()).take(30);
                let number = digits.fold(0_u64, |number, digit| {
                    number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
                });
                self.declared = self.declared.max(number);
            }
            at += found + 1;
        }
        let from = text.len().saturating_sub(64).max(at);
        self.tail = text.get(from..).unwrap_or_default().to_vec();
    }
}

/// Whether a tag is a shared string under a name-space prefix, as in `<x:si>`.
fn prefixed_si(tag: &[u8]) -> bool {
    let name = tag[1..].split(|byte| matches!(byte, b'>' | b' ' | b'/')).next().unwrap_or_default();
    name.split(|byte| *byte == b':').nth(1) == Some(b"si")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_counted_and_their_claim_is_read() {
        let mut text = b"<?xml version=\"1.0\"?><sst xmlns=\"x\" count='3' uniqueCount='12345678901'>".to_vec();
        for _ in 0..1000 {
            text.extend(b"<si><t>a</t></si><x:si><t/></x:si>");
        }
        text.extend([b' '; 80]);
        for size in [7, 64, 1000, 100_000] {
            let mut strings = Strings::default();
            for piece in text.chunks(size) {
                strings.take(piece);
            }
            assert_eq!((strings.declared, strings.found), (12_345_678_901, 2000), "{size}");
        }
    }
}
