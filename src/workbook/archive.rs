//! A zip that an office packed its returns into. Windows writes the names of its entries in code page 932 and says so
//! nowhere; what is encrypted is opened with the passwords of the round, and a password counts only where the whole entry
//! comes out with the checksum that the zip holds. Of entries of one name each is read.

mod same_names;

use std::collections::BTreeSet;
use std::io::Read as _;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::catalogue::{files as reasons, workbook as words};
use crate::workbook::archive::same_names::{Spliced, hidden};
use crate::workbook::parts::{Opening, Path, own_place};
use crate::workbook::{Unreadable, limits};

type Archive<'b> = ZipArchive<Spliced<'b>>;

pub(crate) fn open(opening: &mut Opening<'_>, file: &str, bytes: &[u8], around: &Path) -> Result<(), Unreadable> {
    let damaged =
        |error: &ZipError| Unreadable::new("damaged-zip", words::reader_says(error), words::hint_send_again());
    let whole = ZipArchive::new(Spliced::whole(bytes)).map_err(|error| damaged(&error))?;
    let mut archives = Vec::new();
    for earlier in hidden(bytes, &whole) {
        archives.push(ZipArchive::new(earlier).map_err(|error| damaged(&error))?);
    }
    archives.push(whole);
    let entries: Vec<(usize, usize)> =
        (0..).zip(&archives).flat_map(|(archive, of)| (0..of.len()).map(move |index| (archive, index))).collect();
    let mut told = false;
    let mut locked: Vec<String> = Vec::new();
    let mut places = BTreeSet::new();
    // The password that opened the last entry: a zip mostly has one for all.
    let mut last: Option<Vec<u8>> = None;
    for (number, (archive, index)) in (1..).zip(entries) {
        let Some(archive) = archives.get_mut(archive) else { continue };
        let (name, folder, encrypted) = match archive.by_index_raw(index) {
            Ok(entry) => (entry_name(entry.name_raw()), entry.is_dir(), entry.encrypted()),
            Err(error) => {
                let place = own_place(&mut places, format!("{file}/{number}"));
                opening.lost(place, damaged(&error), around);
                told = true;
                continue;
            }
        };
        if folder || name.is_empty() {
            continue;
        }
        let place = own_place(&mut places, format!("{file}/{name}"));
        let unpacked = if encrypted {
            unlock(opening, archive, index, &place, &mut last)
        } else {
            unpack(opening, archive, index, None)
        };
        match unpacked {
            Ok(Some(bytes)) => {
                // What does not fit into the limits any more ends the zip; what was read stays.
                if let Err(why) = opening.count(bytes.len() as u64) {
                    opening.lost(place, why, around);
                    return Ok(());
                }
                opening.part(place, bytes, around);
                told = true;
            }
            Ok(None) => locked.push(place),
            Err(why) => {
                let ends = why.rule == "unpacked-too-large";
                opening.lost(place, why, around);
                told = true;
                if ends {
                    return Ok(());
                }
            }
        }
    }
    let closed = || Unreadable::new("encrypted", reasons::encrypted_zip(), reasons::hint_password());
    if told {
        for place in locked {
            opening.lost(place, closed(), around);
        }
        Ok(())
    } else if locked.is_empty() {
        Err(Unreadable::new("empty-archive", reasons::empty_archive(), words::hint_send_again()))
    } else {
        // Asked once for the whole zip, not for every file in it.
        Err(closed())
    }
}

/// The bytes of an entry; none where the password does not fit.
fn unpack(
    opening: &Opening<'_>,
    archive: &mut Archive<'_>,
    index: usize,
    password: Option<&[u8]>,
) -> Result<Option<Vec<u8>>, Unreadable> {
    let damaged = |error: &dyn std::fmt::Display| {
        Unreadable::new("damaged-zip", words::reader_says(error), words::hint_send_again())
    };
    let entry = match password {
        Some(password) => archive.by_index_decrypt(index, password),
        None => archive.by_index(index),
    };
    let entry = match entry {
        Ok(entry) => entry,
        Err(ZipError::InvalidPassword) => return Ok(None),
        Err(error) => return Err(damaged(&error)),
    };
    let limits = &opening.reading.limits;
    let limit = opening.unpacked.min(limits.file_bytes);
    let mut bytes = Vec::new();
    match entry.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > opening.unpacked => Err(limits::unpacks_too_far(limits.unpacked_bytes)),
        Ok(_) if bytes.len() as u64 > limits.file_bytes => {
            Err(limits::too_large(bytes.len() as u64, limits.file_bytes))
        }
        Ok(_) => Ok(Some(bytes)),
        // The check that a zip can make before unpacking lets one wrong password in 256 through.
        Err(_) if password.is_some() => Ok(None),
        Err(error) => Err(damaged(&error)),
    }
}

/// Tries the passwords of the round, the one that opened the last entry first.
fn unlock(
    opening: &Opening<'_>,
    archive: &mut Archive<'_>,
    index: usize,
    place: &str,
    last: &mut Option<Vec<u8>>,
) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut tries: Vec<Vec<u8>> = last.iter().cloned().collect();
    for candidate in opening.reading.passwords.for_file(place) {
        tries.push(candidate.password.as_bytes().to_vec());
        // A password that is not ASCII was typed in the code page of the sender.
        let (in_code_page, _, lost) = encoding_rs::SHIFT_JIS.encode(candidate.password);
        if !lost {
            tries.push(in_code_page.into_owned());
        }
    }
    for (number, password) in tries.iter().enumerate() {
        if tries[..number].contains(password) {
            continue;
        }
        match unpack(opening, archive, index, Some(password)) {
            Ok(None) => {}
            Ok(Some(bytes)) => {
                *last = Some(password.clone());
                return Ok(Some(bytes));
            }
            Err(why) => return Err(why),
        }
    }
    Ok(None)
}

/// The name of an entry as its sender saw it, as a relative path without `..`.
fn entry_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(raw).0.into_owned(),
    };
    let composed = crate::text::clean::compose_marks(&name).replace('\\', "/");
    let parts = composed.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..");
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_the_sender_wrote_them() {
        assert_eq!(entry_name("回答/長野市.xlsx".as_bytes()), "回答/長野市.xlsx");
        assert_eq!(entry_name(b"\x92\xB7\x96\xEC\x8Es.xlsx"), "長野市.xlsx");
        assert_eq!(entry_name("か\u{3099}.csv".as_bytes()), "が.csv");
        assert_eq!(entry_name(b"..\\..\\/etc/./x.csv"), "etc/x.csv");
    }
}
