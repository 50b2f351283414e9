//! A mail of Outlook (.msg): a compound file whose streams are the properties of the mail, and whose folders are its
//! attachments. Only what a return needs is read: sender, subject, day, and the files.

use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;

use crate::catalogue::{files as reasons, workbook as words};
use crate::text::era::CivilDate;
use crate::workbook::mail::{self, Attachments, safe_name};
use crate::workbook::{Letter, Limits, Unreadable, limits};

// Properties of [MS-OXPROPS] with the name of their streams.
const SUBJECT: &str = "0037";
const BODY: &str = "1000";
const SENDER_NAME: &str = "0C1A";
const SENDER_ADDRESS: &str = "5D01";
const SENDER_EMAIL: &str = "0C1F";
const HEADERS: &str = "007D";
const LONG_FILE_NAME: &str = "3707";
const FILE_NAME: &str = "3704";
const DISPLAY_NAME: &str = "3001";
const DATA: &str = "3701";
const CONTENT_ID: &str = "3712";
/// When it was delivered, and when it was sent: 100 nanoseconds since 1601 among the fixed properties.
const TIMES: [u32; 2] = [0x0E06_0040, 0x0039_0040];

/// The longest text of a property.
const LONGEST: u64 = 1 << 20;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<(Letter, Attachments), Unreadable> {
    let mut file = CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| Unreadable::new("damaged-mail", words::reader_says(error), words::hint_send_again()))?;
    let root = PathBuf::from("/");
    let folders: Vec<PathBuf> = file
        .read_root_storage()
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0_"))
        .map(|entry| entry.path().to_owned())
        .collect();
    if folders.len() > limits.parts {
        return Err(Unreadable::new(
            "too-many-files",
            reasons::too_many_files(limits.parts),
            reasons::hint_take_out(),
        ));
    }
    // What is attached is not packed, so it cannot be more than the file.
    let mut left = limits.file_bytes;
    let mut attachments = Vec::new();
    for (number, folder) in (1..).zip(&folders) {
        let Some(data) = stream(&mut file, folder, DATA, "0102", left)? else {
            // A mail inside the mail, or a link to a file in the cloud.
            if file.is_storage(folder.join(format!("__substg1.0_{DATA}000D"))) {
                attachments.push((format!("{number}.msg"), Vec::new()));
            }
            continue;
        };
        left = left.saturating_sub(data.len() as u64);
        // The crest under a signature hangs in the text by its id.
        let picture =
            data.starts_with(b"\x89PNG") || data.starts_with(b"\xFF\xD8\xFF") || data.starts_with(b"GIF8");
        if picture && !text(&mut file, folder, CONTENT_ID)?.is_empty() {
            continue;
        }
        let mut name = String::new();
        for property in [LONG_FILE_NAME, FILE_NAME, DISPLAY_NAME] {
            if name.is_empty() {
                name = safe_name(&text(&mut file, folder, property)?);
            }
        }
        attachments.push((if name.is_empty() { number.to_string() } else { name }, data));
    }
    let subject = text(&mut file, &root, SUBJECT)?;
    let body = text(&mut file, &root, BODY)?.trim().to_owned();
    let mut letter = Letter { subject, body, ..Letter::default() };
    let name = text(&mut file, &root, SENDER_NAME)?;
    let mut address = text(&mut file, &root, SENDER_ADDRESS)?;
    if address.is_empty() {
        address = text(&mut file, &root, SENDER_EMAIL)?;
    }
    // Inside an office the address is a path of the directory, which names nobody.
    let address = if address.contains('@') { address } else { String::new() };
    letter.from = match (name.is_empty(), address.is_empty()) {
        (false, false) if name != address => format!("{name} <{address}>"),
        (true, _) => address,
        (false, _) => name,
    };
    // The headers of the mail know the day where it was written; without them there is the moment of its delivery.
    let headers = text(&mut file, &root, HEADERS)?;
    if !headers.is_empty()
        && let Ok((written, _)) = mail::read(format!("{headers}\r\n\r\n").as_bytes())
    {
        if letter.from.is_empty() {
            letter.from = written.from;
        }
        letter.day = written.day;
    }
    if letter.day.is_none() {
        letter.day = day(&mut file)?;
    }
    Ok((letter, attachments))
}

/// A property, where it is there.
fn stream<F: Read + Seek>(
    file: &mut CompoundFile<F>,
    folder: &Path,
    property: &str,
    kind: &str,
    limit: u64,
) -> Result<Option<Vec<u8>>, Unreadable> {
    let path = folder.join(format!("__substg1.0_{property}{kind}"));
    if !file.is_stream(&path) {
        return Ok(None);
    }
    let damaged = |error| Unreadable::new("damaged-mail", words::reader_says(error), words::hint_send_again());
    let stream = file.open_stream(&path).map_err(damaged)?;
    if stream.len() > limit {
        return Err(limits::unpacks_too_far(limit));
    }
    let mut bytes = Vec::new();
    stream.take(limit).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(Some(bytes))
}

/// A text, in UTF-16 or in the code page of the sender.
fn text<F: Read + Seek>(file: &mut CompoundFile<F>, folder: &Path, property: &str) -> Result<String, Unreadable> {
    let read = match stream(file, folder, property, "001F", LONGEST)? {
        Some(wide) => encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.into_owned(),
        None => match stream(file, folder, property, "001E", LONGEST)? {
            Some(narrow) => match std::str::from_utf8(&narrow) {
                Ok(text) => text.to_owned(),
                Err(_) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(&narrow).0.into_owned(),
            },
            None => String::new(),
        },
    };
    Ok(read.trim_end_matches('\0').to_owned())
}

/// The day the mail was delivered, else sent.
fn day<F: Read + Seek>(file: &mut CompoundFile<F>) -> Result<Option<String>, Unreadable> {
    let path = Path::new("/__properties_version1.0");
    let damaged = |error| Unreadable::new("damaged-mail", words::reader_says(error), words::hint_send_again());
    let mut bytes = Vec::new();
    file.open_stream(path).map_err(damaged)?.take(LONGEST).read_to_end(&mut bytes).map_err(damaged)?;
    for wanted in TIMES {
        // 32 bytes of header, then 16 bytes for each property: tag, flags, value.
        for property in bytes.get(32..).unwrap_or_default().chunks_exact(16) {
            let tag = u32::from_le_bytes([property[0], property[1], property[2], property[3]]);
            if tag == wanted
                && let Ok(value) = <[u8; 8]>::try_from(&property[8..])
                && let Some(day) = japanese_day(u64::from_le_bytes(value))
            {
                return Ok(Some(day));
            }
        }
    }
    Ok(None)
}

/// The day in Japan of a moment in units of 100 nanoseconds since 1601, which the format counts in UTC.
fn japanese_day(moment: u64) -> Option<String> {
    const HOUR: u64 = 36_000_000_000;
    let days = i32::try_from((moment + 9 * HOUR) / (24 * HOUR)).ok().filter(|days| *days > 0)?;
    let first = CivilDate { year: 1601, month: 1, day: Some(1) };
    let day = CivilDate::from_day_number(first.first_day_number().checked_add(days)?);
    (day.year < 2200).then(|| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_in_japan() {
        // 2020-10-12 16:30 UTC is the 13th in Japan.
        assert_eq!(japanese_day(132_469_938_000_000_000).as_deref(), Some("2020-10-13"));
        assert_eq!(japanese_day(u64::MAX / 2), None);
        assert_eq!(japanese_day(0), None);
    }

    #[test]
    fn what_is_no_mail_is_said() {
        let rule = |bytes: &[u8]| read(bytes, &Limits::default()).err().map(|why| why.rule);
        assert_eq!(rule(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 cut off"), Some("damaged-mail"));
    }
}
